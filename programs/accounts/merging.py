"""What becomes of roles and invitations when two records of one organisation are merged."""

from django.utils import timezone

from programs.accounts.models import Invitation, Membership
from programs.merging import Act, where


@where("membership_once")
def one_role_held_twice(act: Act, kept: Membership, absorbed: Membership) -> None:
    """Whoever holds it on either record holds it."""
    if absorbed.is_active and not kept.is_active:
        kept.is_active = True
        kept.save(update_fields=["is_active"])
    act.drop(absorbed)


@where("invitation_pending_once")
def invited_twice(act: Act, kept: Invitation, absorbed: Invitation) -> None:
    """One link is enough: the other one closes."""
    absorbed.revoked_at = timezone.now()
    absorbed.save(update_fields=["revoked_at"])
