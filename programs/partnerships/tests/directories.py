"""What the tests of the directory begin with: a network of organisations, who reads it, and what a form sends."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from programs.accounts.models import User
from programs.accounts.tests.factories import MembershipFactory
from programs.enums import MembershipRole
from programs.models import Organization
from programs.partnerships.enums import AgreementState
from programs.partnerships.models import Agreement, NetworkEntry
from programs.partnerships.tests.factories import (
    AgreementFactory,
    AgreementPartyFactory,
    NetworkContactFactory,
    NetworkEntryFactory,
    NetworkServiceFactory,
)
from programs.tests.factories import OrganizationFactory


def partner_of(organization: Organization) -> User:
    return MembershipFactory(organization=organization, role=MembershipRole.PARTNER).user


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def entry(name: str = "Toit du Nord", kind: str = "", languages=(), **values) -> NetworkEntry:
    """The entry of an organisation, with a service of ``kind`` where one is said."""
    about = {
        key.removeprefix("organization__"): values.pop(key)
        for key in list(values)
        if key.startswith("organization__")
    }
    made = NetworkEntryFactory(
        organization=OrganizationFactory(name=name, **about), languages=list(languages), **values
    )
    if kind:
        NetworkServiceFactory(entry=made, kind=kind, name="Un accompagnement")
    return made


def whole_entry(name: str = "Toit du Nord") -> NetworkEntry:
    made = entry(name, "housing", ["fr", "es"], organization__phone="819 555-0101")
    NetworkContactFactory(entry=made)
    return made


def in_force(program, organization: Organization, **values) -> Agreement:
    """An agreement of the lead of ``program`` with ``organization`` that binds both since 2007."""
    lasting = {"renewal": "indefinite", "ends_on": None, "state": AgreementState.IN_FORCE}
    made = AgreementFactory(program=program, **lasting | values)
    AgreementPartyFactory(agreement=made, organization=program.lead, role="lead")
    AgreementPartyFactory(agreement=made, organization=organization, position=1)
    return made


def queries_of(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def sent_by(page) -> dict[str, str | list]:
    """What the form of an entry sends as it came, and its rows."""
    whole = page.context["whole"]
    found = {}
    for form in (whole.form, *whole.services.forms, *whole.contacts.forms):
        for field in form:
            value = field.value()
            if value not in (None, False, ""):
                found[field.html_name] = getattr(value, "kept", value)
    for rows in (whole.services, whole.contacts):
        found |= {field.html_name: field.value() for field in rows.management_form}
    return found
