"""A world that has one of everything, to ask every address of the site about its own records or another's."""

import hashlib
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Value
from django.db.models.functions import Concat
from django.utils import timezone

from config.tests.addresses import Address
from config.tests.source import layer_of
from mentoring.tests.factories import MentorOfferFactory
from programs import links
from programs.admin.moves import MovesAdmin
from programs.enums import MembershipRole
from programs.models import (
    Consent,
    Invitation,
    Organization,
    OrganizationAlias,
    Program,
    ProgramRole,
    Referral,
    ReferralFile,
    ReferralLink,
    ReferralMessage,
    User,
)
from programs.tests.factories import (
    AdministratorFactory,
    MembershipFactory,
    UserFactory,
    coordinator_of,
)
from reporting.tests.factories import LABEL, StatedFigureFactory, a_year_of_service, published_files

# What stands before every text of a marked world, and so in every page that shows one of them.
MARK = "Zibeline"
# The directory of organisations is shared, and an address says where it leads.
SHARED = {"programs.Organization", "programs.OrganizationAlias", "programs.Region"}
UNMARKED_FIELDS = {"slug", "password", "sha256", "fingerprint", "content_type"}

# The formats that an address may name and that cost little, and the language of the published files.
FORMATS, LANGUAGES = ("html", "json"), ("fr",)

# A figure of each door: records of mentoring, referrals, persons, money.
SOME_FIGURES = ("mentoring.pairings", "referrals.received", "people.reached", "funding.total")

# Which record an address is about, where its route does not name the model.
ABOUT = {
    "accept_invitation": "programs_invitation",
    "renew_invitation": "programs_invitation",
    "withdraw_invitation": "programs_invitation",
    "end_access": "programs_membership",
    "reset_second_factor": "programs_user",
    "account_reset_password_from_key": "programs_user",
    "register_mentee": "programs_referral",
    "match_mentee": "mentoring_mentee",
    "propose_pairing": "mentoring_mentee",
    "admin:auth_user_password_change": "programs_user",
    "admin:view_on_site": "programs_program",
}


@dataclass
class World:
    """A program with one of everything; ``records`` by their name in addresses (``mentoring_pairing``).

    ``figures`` are the codes whose records are asked for.
    """

    program: Program
    records: dict[str, models.Model] = field(default_factory=dict)
    figures: tuple[str, ...] = SOME_FIGURES

    @cached_property
    def referral(self) -> Referral:
        return self.program.referrals.exclude(referrer=None).earliest("pk")

    @cached_property
    def funder(self) -> Organization:
        return self.program.fundings.earliest("pk").funder

    def user(self, role: str) -> User | None:
        """Somebody who plays ``role`` in this world; nobody for the anonymous."""
        if role == "anonymous":
            return None
        if role == "stranger":
            return UserFactory()
        if role == "administrator":
            return AdministratorFactory()
        bodies = {
            MembershipRole.PARTNER: self.referral.referrer,
            MembershipRole.FUNDER: self.funder,
        }
        organization = bodies.get(role, self.program.lead)
        return MembershipFactory(organization=organization, role=role).user

    def paths(self, address: Address) -> list[str]:
        """Every path worth asking of an address: of its own record, and of each choice that it offers."""
        record = self.record_of(address)
        known = self._values(address, record)
        found: list[dict] = [{}]
        for name in address.parameters:
            found = [values | {name: value} for values in found for value in known[name]]
        return [address.path(**values) for values in found]

    def _values(self, address: Address, record: models.Model | None) -> dict[str, tuple]:
        number = (record and record.pk,)
        report = self.records["reporting_report"]
        return {
            "object_id": number,
            "pk": number,
            "id": number,
            "slug": (self.program.slug,),
            "organization": (self.program.lead.code,),
            "year": (LABEL,),
            "format": FORMATS,
            "language": LANGUAGES,
            "version": (report.versions.get().pk,),
            "app_label": ("programs", "mentoring", "reporting"),
            "step": steps_of(record),
            "url": ("nulle-part/",),
            "content_type_id": (ContentType.objects.get_for_model(Program).pk,),
            "mentor_pk": (self.records["mentoring_mentor"].pk,),
            "person_pk": (self.records["mentoring_mentor"].person_id,),
            "file_pk": (self.records["programs_referralfile"].pk,),
            "token": (self._token(record),),
            "uidb36": (user_pk_to_url_str(self.records["programs_user"]),),
            "key": (default_token_generator.make_token(self.records["programs_user"]),),
            "code": self.figures if "/chiffres/" in address.route else (self.program.region.code,),
        }

    def _token(self, record: models.Model | None) -> str:
        invited = isinstance(record, Invitation)
        return links.token_of(record if invited else self.records["programs_referrallink"])

    def record_of(self, address: Address) -> models.Model | None:
        """The record that an address is about: named in it, or known by what the address does."""
        for name, record in sorted(self.records.items(), key=lambda item: -len(item[0])):
            if f"/{name.replace('_', '/')}/" in address.route:
                return record
        if address.name == "invite_person":
            return self.referral.referrer
        if address.name.startswith("referral_"):
            return self.records["programs_referral"]
        if address.name.startswith("link_"):
            return self.records["programs_referrallink"]
        return self.records.get(ABOUT.get(address.name, ""))


def steps_of(record: models.Model | None) -> tuple[str, ...]:
    shown = admin.site._registry.get(type(record))
    return tuple(step.name for step in shown.steps) if isinstance(shown, MovesAdmin) else ()


def world(**fields) -> World:
    """A world of its own: a year of service, and a record of each other model that the admin shows."""
    program = a_year_of_service(**fields)
    organization = program.lead
    OrganizationAlias.objects.create(organization=organization, name="Autre nom")
    ProgramRole.objects.create(program=program, organization=organization, role="partner")
    MembershipFactory(organization=organization)
    person = program.mentees.first().person
    Consent.objects.create(person=person, purpose="statistics", given_on="2008-01-15")
    StatedFigureFactory(program=program)
    published_files(program)
    MentorOfferFactory(program=program)
    made = World(program)
    member = MembershipFactory(
        organization=made.referral.referrer, role=MembershipRole.PARTNER, vouched_by=organization
    )
    MembershipFactory(organization=made.funder, role=MembershipRole.FUNDER)
    letters = _correspondence(made.referral, coordinator_of(program))
    for model in admin.site._registry:
        made.records[_name_of(model)] = _own(model, program, organization)
    made.records["programs_referral"] = made.referral
    made.records["programs_membership"] = member
    made.records["programs_user"] = member.user
    made.records |= {_name_of(type(letter)): letter for letter in letters}
    return made


def _name_of(model: type[models.Model]) -> str:
    return f"{model._meta.app_label}_{model._meta.model_name}"


def _correspondence(referral: Referral, coordinator: User) -> list[models.Model]:
    """What was said and sent about a referral, the link of its referrer, and an invitation to them."""
    organization, soon = referral.referrer, timezone.now() + timedelta(days=1)
    for from_referrer in (True, False):
        ReferralMessage.objects.create(
            referral=referral, from_referrer=from_referrer, author=coordinator, body="Un mot."
        )
    content = b"%PDF-1.7"
    return [
        ReferralFile.objects.create(
            referral=referral,
            name="lettre.pdf",
            content=content,
            content_type="application/pdf",
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
        ),
        ReferralLink.objects.create(
            program=referral.program,
            organization=organization,
            contact_name="Quelqu’un",
            email="lien@exemple.test",
            referral=referral,
            created_by=coordinator,
            expires_at=soon,
        ),
        Invitation.objects.create(
            email="invitation@exemple.test",
            organization=organization,
            role=MembershipRole.PARTNER,
            vouched_by=referral.program.lead,
            invited_by=coordinator,
            expires_at=soon,
        ),
    ]


def _own(model: type[models.Model], program: Program, organization: Organization) -> models.Model:
    """The newest record of ``model`` that belongs to the program, or to the organisation."""
    if model in (Program, Organization):
        return program if model is Program else organization
    rows = model._default_manager.order_by("-pk")
    names = {field.name for field in model._meta.fields}
    if "program" in names:
        rows = rows.filter(program=program)
    return rows.first()


def mark_everything() -> None:
    """Put MARK before every free text in the database, the empty ones too, but for what is shared or frozen."""
    for model in apps.get_models():
        if layer_of(model.__module__) and model._meta.label not in SHARED and _can_change(model):
            for name in _texts(model):
                rows = model._default_manager.all()
                # A code is unique, where there is one.
                rows = rows.exclude(code="") if name == "code" else rows
                rows.update(**{name: Concat(Value(MARK), name)})


def _can_change(model: type[models.Model]) -> bool:
    frozen = any(trigger.name == "frozen" for trigger in getattr(model._meta, "triggers", ()))
    return not frozen and not hasattr(model, "pgh_tracked_model")


def _texts(model: type[models.Model]) -> list[str]:
    """The columns of free text: no choice, no state, no digest."""
    return [
        column.name
        for column in model._meta.concrete_fields
        if isinstance(column, models.CharField | models.TextField)
        and not column.choices
        and column.name not in UNMARKED_FIELDS
        and not column.name.endswith("state")
        and not column.name.startswith("number")
    ]
