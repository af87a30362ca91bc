"""What happens on the ground floor: one atomic function an event."""

from programs.actions.referrals import (
    mark_duplicate,
    move_referral,
    receive_referral,
    redirect_referral,
    referral_machine,
)

__all__ = [
    "mark_duplicate",
    "move_referral",
    "receive_referral",
    "redirect_referral",
    "referral_machine",
]
