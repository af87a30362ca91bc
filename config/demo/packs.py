"""The accountability packs of the demonstration: one that left, on 3 months, and one in preparation, on 90 days."""

from datetime import date

from config.demo.receipts import page_of
from programs.files import PDF, CheckedFile
from programs.lib.periods import today
from reporting.packs import actions
from reporting.packs.actions.requirements import begin_due
from reporting.packs.enums import PieceKind
from reporting.packs.models import Pack, PackItem, Requirement

_LEFT, _UNDER_WAY = "EQ-BILAN", "SQ-ANNUEL"
_YEAR_LEFT, _SENT_ON = "2007-2008", date(2008, 9, 22)


def prepare_packs() -> None:
    """Begin the packs of the requirements of the files, where none is begun; what people made of them stays."""
    for requirement in Requirement.objects.filter(packs=None, code__in=(_LEFT, _UNDER_WAY)):
        if requirement.code == _LEFT:
            _deliver(requirement)
        else:
            _begin(requirement)


def _deliver(requirement: Requirement) -> None:
    year = requirement.program.calendar.year(_YEAR_LEFT)
    pack = actions.begin_pack(requirement=requirement, period=year, by=None)
    for item in _items(pack):
        _join(item)
        for role in item.piece.roles:
            actions.note_signature(
                item=item, role=role, name="Rosalie Boussole", signed_on=date(2008, 9, 15)
            )
    actions.complete_pack(pack=pack, by=None)
    actions.deliver_pack(
        pack=pack, channel="arrimage", on=_SENT_ON, receipt="EQ-2008-0417", by=None
    )


def _begin(requirement: Requirement) -> None:
    """The packs of this year and of the one that ended, of which only the minutes are there."""
    begin_due(requirement, None)
    for pack in requirement.packs.filter(ends_on__lt=today()):
        for item in _items(pack):
            if item.piece.kind == PieceKind.MINUTES:
                _join(item)


def _join(item: PackItem) -> None:
    said = [item.piece.title, str(item.pack), "Document inventé pour la démonstration."]
    file = CheckedFile(f"{item.piece.title}.pdf", page_of(said), PDF)
    actions.add_file(item=item, file=file, by=None)


def _items(pack: Pack) -> list[PackItem]:
    return list(pack.items.select_related("piece__requirement", "pack__requirement__program"))
