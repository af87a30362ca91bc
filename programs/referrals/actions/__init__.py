"""What happens to a referral, to its messages and to the links of occasional partners."""

from programs.referrals.actions.notices import is_reachable
from programs.referrals.actions.persons import identify_person
from programs.referrals.actions.portal import (
    Speaker,
    close_link,
    complete_referral,
    mark_messages_read,
    missing_answers,
    refer_person,
    renew_link,
    send_link,
    withdraw_referral,
    write_to_coordinators,
    write_to_referrer,
)
from programs.referrals.actions.steps import (
    assign_referral,
    mark_duplicate,
    move_referral,
    receive_referral,
    redirect_referral,
    referral_machine,
    refuse_referral,
)

__all__ = [
    "Speaker",
    "assign_referral",
    "close_link",
    "complete_referral",
    "identify_person",
    "is_reachable",
    "mark_duplicate",
    "mark_messages_read",
    "missing_answers",
    "move_referral",
    "receive_referral",
    "redirect_referral",
    "refer_person",
    "referral_machine",
    "refuse_referral",
    "renew_link",
    "send_link",
    "withdraw_referral",
    "write_to_coordinators",
    "write_to_referrer",
]
