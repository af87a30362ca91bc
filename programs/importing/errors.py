"""What a file is refused for: as a whole, or cell by cell."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class UnreadableFile(ValidationError):
    """The file as a whole cannot be read. Carries one sentence in French."""

    @property
    def sentence(self) -> str:
        return self.messages[0]


class BadCell(ValueError):
    """One cell does not hold what its column expects. Carries one sentence in French."""


class SeveralNamed(BadCell):
    """The text of a cell names several records, by key: a day may tell which of them bore that name then."""

    def __init__(self, sentence: str, text: str, keys: frozenset[int]):
        super().__init__(sentence)
        self.text, self.keys = text, keys


@dataclass(frozen=True)
class CellError:
    """A refused cell, named as the spreadsheet names it. Without ``letter`` the whole row is meant."""

    sheet: str
    row: int
    letter: str
    heading: str
    value: str
    message: str

    @property
    def column(self) -> str:
        return f"{self.letter} · {self.heading}" if self.letter else self.heading

    def __str__(self) -> str:
        place = [_("ligne %(row)d") % {"row": self.row}]
        if self.sheet:
            place.insert(0, _("feuille « %(sheet)s »") % {"sheet": self.sheet})
        if self.column:
            place.append(_("colonne %(column)s") % {"column": self.column})
        return _("%(place)s : %(message)s") % {
            "place": ", ".join(place),
            "message": self.message,
        }
