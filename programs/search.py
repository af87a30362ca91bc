"""Organisations and programs, as the search finds them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import access
from programs.finding import ended_said, reasons
from programs.models import Organization, Program
from programs.models.fields import localized
from programs.models.organizations import tell_apart
from programs.searching import Found, Kind, searched


def _organization(organization: Organization) -> Found:
    return Found(
        organization.told(localized(organization, "name")),
        reverse("admin:programs_organization_change", args=[organization.pk]),
        (organization.acronym, organization.get_kind_display(), ended_said(organization)),
    )


def _program(program: Program) -> Found:
    return Found(
        str(program),
        reverse("admin:programs_program_change", args=[program.pk]),
        (program.code, str(program.lead)),
    )


searched(
    Kind(
        code="organismes",
        label=_("Organismes"),
        shown_to=lambda user: user.is_staff,
        visible=access.visible_organizations,
        words=("pk__known_as",),
        dials=("phone",),
        number="code",
        order=("name", "pk"),
        tell=_organization,
        before_showing=tell_apart,
        beside=reasons,
        list_address="admin:programs_organization_changelist",
        rank=2,
    ),
    Kind(
        code="programmes",
        label=_("Programmes"),
        shown_to=access.keeps_accounts,
        visible=access.visible_programs,
        words=("title__matches", "title_en__matches", "code__matches"),
        number="code",
        related=("lead",),
        tell=_program,
        list_address="admin:programs_program_changelist",
        rank=2,
    ),
)
