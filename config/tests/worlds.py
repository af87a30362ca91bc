"""A world asked about every address of the site: who plays which role in it, and of which records."""

from functools import cache

from django.apps import apps
from django.contrib import admin
from django.db import models
from django.db.models import Value
from django.db.models.functions import Concat

from config.tests.addresses import Address
from config.tests.source import layer_of
from programs.accounts.models import User
from programs.accounts.tests.factories import AdministratorFactory, MembershipFactory, UserFactory
from programs.admin.ticked import TickedSteps
from programs.enums import MembershipRole
from programs.models.phones import PhoneField
from programs.tests.worlds import World, of_each_app, parts

# What stands before every text of a marked world, and so in every page that shows one of them.
MARK = "Zibeline"
# The directory of organisations is shared, and an address says where it leads.
SHARED = {
    "programs.Organization",
    "programs.OrganizationAlias",
    "programs.OrganizationName",
    "programs.OrganizationSuccession",
    "programs.Region",
    "programs.School",
    # The network reads them, whichever the organisation.
    "partnerships.NetworkEntry",
    "partnerships.NetworkService",
    "partnerships.NetworkContact",
}
UNMARKED_FIELDS = {"slug", "password", "sha256", "fingerprint", "content_type"}
# Codes that are shorter than the mark, and no names.
UNMARKED_FIELDS |= {"province", "postal_code", "instruction", "first_language"}
# What a report is called is made of the code of its subject and of its dates, and given once.
UNMARKED = {"reporting.Report.label", "reporting.Report.published_number"}
# What binds somebody, and letters, never change.
UNMARKED |= {"bursaries.ObligationRule.code"}
UNMARKED |= {f"bursaries.Letter.{name}" for name in ("addressee", "subject", "body")}
# Choices that somebody answered stay, an answer is a value or a text, and only groups have pupils to name.
UNMARKED |= {"activities.SurveyQuestion.options", "activities.SurveyAnswer.text"}
UNMARKED |= {"activities.Activity.names_needed", "activities.SurveyResponse.language"}
# When something is due is a notation, and what left never changes.
UNMARKED |= {"packs.Requirement.due", "packs.RequiredPiece.due"}
UNMARKED |= {f"packs.Delivery.{name}" for name in ("receipt", "reason", "withdrawn_reason")}

# A language, and no text.
UNMARKED |= {"partnerships.Minutes.language"}


def user_of(world: World, role: str) -> User | None:
    """Somebody who plays ``role`` in ``world``; nobody for the anonymous."""
    if role == "anonymous":
        return None
    if role == "stranger":
        return UserFactory()
    if role == "administrator":
        return AdministratorFactory()
    bodies = {MembershipRole.PARTNER: world.partner, MembershipRole.FUNDER: world.funder}
    organization = bodies.get(role, world.program.lead)
    return MembershipFactory(organization=organization, role=role).user


def paths(world: World, address: Address) -> list[str]:
    """Every path worth asking of an address: of its own record, and of each choice that it offers."""
    known = values_of(world, address) if address.parameters else {}
    found: list[dict] = [{}]
    for name in address.parameters:
        found = [values | {name: value} for values in found for value in known[name]]
    return [address.path(**values) for values in found]


def values_of(world: World, address: Address) -> dict[str, tuple]:
    """The values worth asking for each parameter of an address."""
    record = record_of(world, address)
    number = (record and record.pk,)
    known = {
        "object_id": number,
        "pk": number,
        "id": number,
        "app_label": tuple(sorted({model._meta.app_label for model in admin.site._registry})),
        "step": steps_of(record),
        "url": ("nulle-part/",),
        # Of the guide, one that a visitor is asked to sign in for.
        "chapter": ("07-suivre",),
    }
    for values in of_each_app("values", world, address, record):
        known |= values
    return known


def record_of(world: World, address: Address) -> models.Model | None:
    """The record that an address is about: named in it, or known by what the address does."""
    for name, record in sorted(world.records.items(), key=lambda item: -len(item[0])):
        if f"/{name.replace('_', '/')}/" in address.route:
            return record
    about = _about()
    beginning = max(filter(address.name.startswith, about), key=len, default="")
    return world.records.get(about.get(beginning, ""))


@cache
def _about() -> dict[str, str]:
    return {
        beginning: record
        for part in parts()
        for beginning, record in getattr(part, "ABOUT", {}).items()
    }


def steps_of(record: models.Model | None) -> tuple[str, ...]:
    shown = admin.site._registry.get(type(record))
    taken = (shown.steps or shown.ticked_steps) if isinstance(shown, TickedSteps) else ()
    return tuple(step.name for step in taken)


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
        and not isinstance(column, PhoneField)
        and not column.choices
        and column.name not in UNMARKED_FIELDS
        and str(column) not in UNMARKED
        and not column.name.endswith("state")
        and not column.name.startswith("number")
    ]
