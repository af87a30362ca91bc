"""Bursaries in the menu: for who coordinates them, and for who keeps their accounts."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from programs import access, menu
from programs.enums import Service


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
