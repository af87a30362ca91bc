"""Addresses, records and posted forms of the ground floor's admin, for its tests."""

from django.contrib.admin import site
from django.urls import reverse

from programs.accounts.tests.factories import AdministratorFactory, MembershipFactory, UserFactory
from programs.models import Program
from programs.people.tests.factories import PersonFactory
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import FundingFactory, ProgramFactory, SchoolFactory

MODELS = (
    "region",
    "organization",
    "school",
    "person",
    "program",
    "funding",
    "referral",
    "user",
    "membership",
)


def user_as(role: str, program: Program):
    if role == "administrator":
        return AdministratorFactory()
    return MembershipFactory(organization=program.lead, role=role).user


def record_of(model: str, program: Program):
    """A record of ``model`` that belongs to ``program`` or to its lead."""
    makers = {
        "region": lambda: program.region,
        "organization": lambda: program.lead,
        "school": lambda: SchoolFactory(board=program.lead),
        "person": lambda: PersonFactory(holder=program.lead),
        "program": lambda: program,
        "funding": lambda: FundingFactory(program=program),
        "referral": lambda: ReferralFactory(program=program),
        "user": UserFactory,
        "membership": lambda: MembershipFactory(organization=program.lead),
    }
    return makers[model]()


def url(model: str, page: str, *args) -> str:
    (label,) = (one._meta.app_label for one in site._registry if one._meta.model_name == model)
    return reverse(f"admin:{label}_{model}_{page}", args=args)


# The tables of names on the page of an organisation.
NAMES_BELOW = ("aliases", "former_names", "succeeds", "succeeded")


def no_rows(*prefixes: str) -> dict:
    """What a form sends of the tables below it that are empty."""
    return {f"{prefix}-{part}_FORMS": 0 for prefix in prefixes for part in ("TOTAL", "INITIAL")}


def signed_in(client, user):
    client.force_login(user)
    return client


def foreign_records() -> dict:
    """Records of another organisation that would be seen if anything leaked."""
    other = ProgramFactory(title="Programme secret", lead__name="Organisme secret")
    person = PersonFactory(holder=other.lead, last_name="Secretan", city="Villesecrete")
    return {
        "person": person,
        "program": other,
        "funding": FundingFactory(program=other, reference="ENTENTE-SECRETE"),
        "referral": ReferralFactory(program=other, person=person, code="REF-SECRETE"),
    }


def empty_rows(*prefixes: str) -> dict:
    return {
        f"{prefix}-{name}": 0 for prefix in prefixes for name in ("TOTAL_FORMS", "INITIAL_FORMS")
    }


def referral_form(program, person, **changes) -> dict:
    return {
        "program": program.pk,
        "person": person.pk,
        "received_on": "4 septembre 2007",
        # It came long ago: the form asks whether that is so.
        "received_on-sure": "2007-09-04",
        "urgency": "normal",
        "need": "Un premier emploi",
    } | changes


def person_form(holder, **changes) -> dict:
    return {
        "first_name": "Zoé",
        "last_name": "D’Essai",
        "holder": holder.pk,
        "languages": ["fr", "ht"],
        **empty_rows("consents"),
    } | changes


def funding_form(program, funder, **changes) -> dict:
    return {
        "program": program.pk,
        "funder": funder.pk,
        "starts_on": "1er juillet 2007",
        "ends_on": "30/06/2008",
        "amount": "14 300 $",
    } | changes
