"""The accounts' part of a world: who may sign in, in which role, and who is invited."""

from datetime import timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.utils import timezone

from programs import links
from programs.accounts.models import Invitation
from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.enums import MembershipRole
from programs.tests.worlds import World

ABOUT = {
    "invite_person": "partner",
    "accept_invitation": "accounts_invitation",
    "renew_invitation": "accounts_invitation",
    "withdraw_invitation": "accounts_invitation",
    "end_access": "accounts_membership",
    "reset_second_factor": "accounts_user",
    "account_reset_password_from_key": "accounts_user",
    "admin:auth_user_password_change": "accounts_user",
}


def fill(world: World) -> None:
    lead = world.program.lead
    MembershipFactory(organization=world.funder, role=MembershipRole.FUNDER)
    member = MembershipFactory(
        organization=world.partner, role=MembershipRole.PARTNER, vouched_by=lead
    )
    invitation = Invitation.objects.create(
        email="invitation@exemple.test",
        organization=world.partner,
        role=MembershipRole.PARTNER,
        vouched_by=lead,
        invited_by=coordinator_of(world.program),
        expires_at=timezone.now() + timedelta(days=1),
    )
    world.keep(member, member.user, invitation)


def values(world: World, address, record) -> dict[str, tuple]:
    user = world.records["accounts_user"]
    known = {
        "uidb36": (user_pk_to_url_str(user),),
        "key": (default_token_generator.make_token(user),),
    }
    return known | ({"token": (links.token_of(record),)} if isinstance(record, Invitation) else {})
