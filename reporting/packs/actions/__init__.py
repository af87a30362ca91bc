"""What happens to accountability packs: what is asked, what it is given by, what leaves."""

from reporting.packs.actions.delivering import deliver_pack, withdraw_delivery
from reporting.packs.actions.filling import (
    add_file,
    choose_minutes,
    choose_report,
    drop_file,
    drop_signature,
    empty_item,
    explain,
    note_signature,
)
from reporting.packs.actions.packs import begin_pack, complete_pack, discard_pack, reopen_pack
from reporting.packs.actions.requirements import (
    copy_requirement,
    drop_piece,
    drop_requirement,
    keep_piece,
    keep_requirement,
    offer_usual_pieces,
)

__all__ = [
    "add_file",
    "begin_pack",
    "choose_minutes",
    "choose_report",
    "complete_pack",
    "copy_requirement",
    "deliver_pack",
    "discard_pack",
    "drop_file",
    "drop_piece",
    "drop_requirement",
    "drop_signature",
    "empty_item",
    "explain",
    "keep_piece",
    "keep_requirement",
    "note_signature",
    "offer_usual_pieces",
    "reopen_pack",
    "withdraw_delivery",
]
