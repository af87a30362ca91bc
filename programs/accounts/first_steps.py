"""Who is let in first."""

from django.db.models import Exists, OuterRef
from django.db.models.expressions import Combinable
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import first_steps
from programs.accounts.models import Invitation, Membership
from programs.enums import STAFF_ROLES, MembershipRole
from programs.first_steps import Step
from programs.help import Section
from programs.models import Organization, Program


def _let_in(*roles: str, **whose) -> Combinable:
    """Whether somebody holds one of ``roles``, or was asked to come as such, where ``whose`` says."""
    invited = Invitation.objects.filter(**whose, role__in=roles, revoked_at=None)
    return Exists(invited) | Exists(Membership.objects.filter(**whose, role__in=roles))


def _colleague() -> Combinable:
    return _let_in(*STAFF_ROLES, organization=OuterRef("lead"))


def _partner() -> Combinable:
    """Somebody of another organisation, let in by the lead or, by an administrator, for the programs of all."""
    roles = (MembershipRole.FUNDER, MembershipRole.PARTNER)
    return _let_in(*roles, vouched_by=OuterRef("lead")) | _let_in(*roles, vouched_by=None)


def _page_of_a_partner(program: Program) -> str:
    """Of who pays the program, the form that invites them; before anybody does, the organisations to choose from."""
    funder = Organization.objects.filter(fundings__program=program).order_by("pk").first()
    if funder and funder.pk != program.lead_id:
        return reverse("invite_person", args=[funder.pk])
    return reverse("admin:programs_organization_changelist")


first_steps.add(
    Step(
        label=_("Inviter une collègue"),
        why=_("Chaque personne a son compte : l’historique dit qui a fait quoi."),
        done=_colleague,
        address=lambda program: reverse("invite_person", args=[program.lead_id]),
        guide=Section("10-inviter", "inviter"),
        # Only an administrator lets colleagues in.
        roles=(),
        rank=1,
    ),
    Step(
        label=_("Inviter votre bailleur de fonds ou un partenaire"),
        why=_(
            "L’un lira les rapports que vous publiez ; l’autre vous enverra des références en ligne."
        ),
        done=_partner,
        address=_page_of_a_partner,
        guide=Section("10-inviter", "inviter"),
        rank=1,
    ),
)
