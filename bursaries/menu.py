"""Bursaries in the menu: for those who coordinate them, and for those who read applications."""

from django.utils.translation import gettext_lazy as _

from programs import access, menu
from programs.enums import MembershipRole, Service

# What is reached from the list of rounds.
_OF_A_ROUND = (
    "bursary_round",
    "bursary_round_step",
    "bursary_round_copy",
    "bursary_selection",
    "bursary_eligibility",
    "bursary_reviewers",
    "bursary_ranking",
    "bursary_decisions",
    "bursary_waiting",
    "bursary_promote",
    "bursary_letters",
    "bursary_letters_send",
    "bursary_letter_template",
    "bursary_application",
    "bursary_application_step",
)


def reviewers(user) -> bool:
    """Those who hold the role; a coordinator who reads applications too finds them on the page of the rounds."""
    return MembershipRole.REVIEWER in getattr(user, "roles", ())


menu.add(
    menu.Entry(_("Concours"), "bursary_rounds", access.coordinates, Service.BURSARIES, _OF_A_ROUND),
    menu.Entry(_("Mes évaluations"), "review_home", reviewers, "", ("review", "review_declare")),
)
