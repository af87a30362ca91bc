"""The only doors to accounts, their roles and invitations, and who coordinates or refers."""

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from programs.access import coordinates
from programs.accounts.models import Invitation, Membership, User
from programs.enums import STAFF_ROLES, MembershipRole
from programs.links import record_of
from programs.models import Organization, Program


def partners_of(organization_id: int | None, program: Program) -> QuerySet[User]:
    """The accounts that read what ``organization_id`` sent to ``program``, or received from it."""
    memberships = Membership.objects.counting(MembershipRole.PARTNER, program.lead_id).filter(
        organization=organization_id
    )
    return User.objects.filter(is_active=True, pk__in=memberships.values("user"))


def colleagues_of(user) -> QuerySet[User]:
    """Those who coordinate with the user, and who may follow a referral: for administrators, everybody's."""
    holding = Membership.objects.active().filter(role=MembershipRole.COORDINATION)
    if not user.is_superuser:
        holding = holding.filter(
            organization__in=user.organizations_as(MembershipRole.COORDINATION)
        )
    return User.objects.filter(is_active=True, pk__in=holding.values("user"))


def coordinators_of(program: Program) -> QuerySet[User]:
    """Those who coordinate ``program`` now, and are told of what comes in for it."""
    holding = Membership.objects.active().filter(
        role=MembershipRole.COORDINATION, organization=program.lead_id
    )
    return User.objects.filter(is_active=True, pk__in=holding.values("user"))


# Whom a coordinator lets in: people of other organisations, for the programs of their own.
_INVITED_BY_COORDINATORS = (
    MembershipRole.PARTNER,
    MembershipRole.FUNDER,
    MembershipRole.REVIEWER,
)


def roles_to_give(user, organization: Organization) -> list[str]:
    """The roles for ``organization`` to which the user may invite somebody."""
    if user.is_superuser:
        return MembershipRole.values
    if coordinates(user) and not organization.led_programs.exists():
        return list(_INVITED_BY_COORDINATORS)
    # Somebody of the house may sit on the committee, and see nothing else.
    if organization.pk in user.organizations_as(MembershipRole.COORDINATION):
        return [MembershipRole.REVIEWER]
    return []


def can_invite(user, organization: Organization, role: str, vouched_by) -> bool:
    """A coordinator lets others in for the programs of an organisation that they coordinate."""
    if role not in roles_to_give(user, organization):
        return False
    return user.is_superuser or _vouches(user, vouched_by and vouched_by.pk)


def _vouches(user, organization_id: int | None) -> bool:
    return organization_id in user.organizations_as(MembershipRole.COORDINATION)


def visible_memberships(user) -> QuerySet[Membership]:
    """Who works with the user: colleagues, and the people of others who were let in to the same programs.

    Those for whom nobody vouches came in by an administrator, for the programs of all.
    """
    if user.is_superuser:
        return Membership.objects.all()
    own = user.organizations_as(MembershipRole.COORDINATION)
    if not own:
        return Membership.objects.none()
    let_in = Q(vouched_by__in=own) | Q(vouched_by=None)
    colleagues, others = Q(organization__in=own), ~Q(role__in=STAFF_ROLES)
    return Membership.objects.filter(let_in, colleagues | others)


def visible_invitations(user) -> QuerySet[Invitation]:
    if user.is_superuser:
        return Invitation.objects.all()
    return Invitation.objects.filter(
        vouched_by__in=user.organizations_as(MembershipRole.COORDINATION)
    )


def can_end_membership(user, membership: Membership) -> bool:
    return user.is_superuser or _vouches(user, membership.vouched_by_id)


def can_manage_invitation(user, invitation: Invitation) -> bool:
    return user.is_superuser or _vouches(user, invitation.vouched_by_id)


def get_membership_for(user, pk) -> Membership:
    return get_object_or_404(
        visible_memberships(user).select_related("user", "organization"), pk=pk
    )


def get_invitation_for(user, pk) -> Invitation:
    return get_object_or_404(visible_invitations(user).select_related("organization"), pk=pk)


def invitation_of(token: str) -> Invitation | None:
    """The invitation that ``token`` names, in whatever state; None where it is not the last one that was sent."""
    return record_of(token, Invitation.objects.select_related("organization", "invited_by"))
