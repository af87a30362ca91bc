"""Bursaries in the menu: for who coordinates them, for who keeps their accounts, and for who reads applications."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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

# What is reached from the list of awards, and from that of obligations.
_OF_AN_AWARD = (
    "award_list",
    "award_contracts",
    "award_instalments",
    "aid_new",
    "award_slips",
    "award",
    "award_plan",
    "award_step",
    "award_instalment_step",
    "award_contract",
)
_OF_A_DUTY = (
    "duty_list",
    "duty",
    "duty_step",
    "duty_studies",
    "duty_job_new",
    "duty_job",
    "duty_job_remove",
    "duty_attest",
    "duty_attestation",
    "duty_defer",
    "duty_deferral",
    "duty_waive",
    "duty_waiver",
    "duty_repay",
    "duty_repayment",
    "duty_follow_up",
    "duty_follow_up_remove",
    "duty_link",
    "duty_link_close",
)


def reviewers(user) -> bool:
    """Those who hold the role; a coordinator who reads applications too finds them on the page of the rounds."""
    return MembershipRole.REVIEWER in getattr(user, "roles", ())


def _records(*models: str) -> tuple[str, ...]:
    """The pages of the administration for records that have no entry of their own."""
    return tuple(
        f"admin:bursaries_{model}_{page}" for model in models for page in ("changelist", "change")
    )


def _list(
    label: str, model: str, *others: str, shown_to: Callable = access.coordinates
) -> menu.Entry:
    address = f"admin:bursaries_{model}_changelist"
    return menu.Entry(label, address, shown_to, Service.BURSARIES, _records(*others))


menu.add(
    menu.Entry(
        pgettext_lazy("plusieurs", "Concours"),
        "bursary_rounds",
        access.coordinates,
        Service.BURSARIES,
        _OF_A_ROUND,
    ),
    menu.Entry(
        _("Bourses et aides"), "awards", access.keeps_accounts, Service.BURSARIES, _OF_AN_AWARD
    ),
    menu.Entry(
        _("Engagements de service"),
        "duty_programs",
        access.coordinates,
        Service.BURSARIES,
        _OF_A_DUTY,
    ),
    menu.Entry(_("Bourses"), "bursary_calls", menu.visitors, "", ("bursary_call",)),
    menu.Entry(_("Mes évaluations"), "review_home", reviewers, "", ("review", "review_declare")),
    _list(_("Fiches des concours"), "bursaryround"),
    _list(_("Fiches des candidatures"), "application", "review"),
    _list(_("Fiches des bourses"), "award", "awardinstalment", shown_to=access.keeps_accounts),
    _list(
        _("Fiches des engagements"),
        "obligation",
        "serviceperiod",
        "serviceattestation",
        "repayment",
        "followup",
    ),
    _list(_("Règles d’engagement"), "obligationrule"),
)
