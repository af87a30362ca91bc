"""Accountability packs in the menu: for those who prepare them, and for the funders who receive them."""

from django.utils.translation import gettext_lazy as _

from programs import access, menu
from programs.enums import Shared
from reporting.packs.access import received_deliveries

# What is reached from the list of packs.
_OF_A_PACK = (
    "pack",
    "pack_step",
    "pack_item",
    "pack_item_empty",
    "pack_item_report",
    "pack_item_minutes",
    "pack_item_file",
    "pack_item_text",
    "pack_item_sign",
    "pack_delivery_withdraw",
    "pack_requirement",
    "pack_requirement_new",
    "pack_requirement_change",
    "pack_requirement_copy",
    "pack_requirement_remove",
    "pack_piece_new",
    "pack_piece_change",
    "pack_piece_remove",
)
_RECORDS = tuple(
    f"admin:packs_{model}_{page}"
    for model in ("requirement", "requiredpiece", "pack", "packitem")
    for page in ("changelist", "change")
)


def receivers(user) -> bool:
    """Funders to whom a pack was sent: it concerns nobody else."""
    return menu.funders(user) and received_deliveries(user).exists()


menu.add(
    menu.Entry(
        _("Reddition de comptes"),
        "pack_list",
        access.keeps_accounts,
        Shared.REPORTS,
        (*_OF_A_PACK, *_RECORDS),
    ),
    menu.Entry(_("Dossiers reçus"), "pack_received", receivers),
)
