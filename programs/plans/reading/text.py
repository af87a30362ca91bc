"""A text without any form: a file .txt, or what somebody pastes.

Each line is a paragraph of its own, as in an outline, and a blank line ends whatever was begun. A line goes on from
the one just above only where that is certain: it begins with a small letter that is no mark of a list, the one above
does not end as a sentence does, and its next word had no room beside the longest line around it.

Lines with several tabs are the rows of a table that was flattened: a guess (``Table.is_sure``). A line that does not
fit the table stays out of it, with a note.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from programs.lib.text import normalise
from programs.plans.reading.blocks import Cell, Paragraph, Source
from programs.plans.reading.drafts import Draft, typed
from programs.plans.reading.tags import Piece, pieces

KIND = "txt"

_END_OF_LINE = re.compile(r"\r\n|\r|\n")
# A table that was flattened has three columns at least: one tab stands before the page number of a table of contents.
_FEWEST_TABS = 2
# The shortest line that a program wrapped.
_WRAPPED = 50
_FINISHED = (".", "!", "?", ":", ";", "…", "»", ")", "]")
_GOES_ON = re.compile(r"[a-zà-öø-ÿœ](?!\s?[).°/-])(?!\s+[-–—]\s)")
_BEGINS_NUMBERED = re.compile(r"\s*(?:[0-9]|[-–—•▪o]\s)")
_LONGEST_HEADING = 60
_PAGE = re.compile(r"\t\s*[0-9]{1,3}$")


@dataclass(frozen=True)
class _Line:
    """A line of the text, and how long the longest of those around it is, up to a blank one."""

    number: int
    text: str
    widest: int = 0

    @property
    def tabs(self) -> int:
        return self.text.count("\t")

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def place(self) -> str:
        return _("ligne %(number)d") % {"number": self.number}

    @property
    def is_heading(self) -> bool:
        """Whether it names columns: a short name in each cell, none of which begins with a number."""
        cells = [cell.strip() for cell in self.text.split("\t")]
        return len(cells) > _FEWEST_TABS and all(
            cell and len(cell) <= _LONGEST_HEADING and not _BEGINS_NUMBERED.match(cell)
            for cell in cells
        )


def read(content: str, odd_lines: Collection[int] = ()) -> Source:
    """The paragraphs and the flattened tables of ``content``, of which ``odd_lines`` hold bytes of another encoding."""
    draft = Draft()
    lines = list(_lines(content))
    at = 0
    while at < len(lines):
        if lines[at].tabs >= _FEWEST_TABS:
            at = _Flattened(lines, at).add_to(draft)
        elif lines[at].is_blank:
            at += 1
        else:
            at = _add_paragraph(draft, lines, at)
    for number in sorted(odd_lines):
        draft.note_odd_line(number)
    return draft.source(KIND)


def _lines(content: str) -> Iterator[_Line]:
    texts = [text.rstrip() for text in _END_OF_LINE.split(content.lstrip("\ufeff"))]
    number = 1
    for _is_blank, group in groupby(texts, key=lambda text: not text.strip()):
        together = list(group)
        widest = max(map(len, together))
        for text in together:
            yield _Line(number, text, widest)
            number += 1


def _add_paragraph(draft: Draft, lines: list[_Line], at: int) -> int:
    text, end = lines[at].text, at + 1
    while end < len(lines) and _goes_on(lines[end - 1], lines[end]):
        text = _joined(text, lines[end].text.strip())
        end += 1
    for piece in pieces(text):
        draft.add(_paragraph(piece, lines[at].place))
    return end


def _paragraph(piece: Piece, place: str) -> Paragraph:
    return Paragraph(typed(piece.text), place, depth=piece.depth)


def _goes_on(above: _Line, line: _Line) -> bool:
    text = line.text.strip()
    if "\t" in above.text or "\t" in text or not _GOES_ON.match(text):
        return False
    if len(above.text) < _WRAPPED or above.text.endswith(_FINISHED):
        return False
    # What was wrapped had no room for the next word.
    return len(above.text) + 1 + len(text.split(maxsplit=1)[0]) > above.widest


def _joined(text: str, more: str) -> str:
    return text + more if text.endswith(("-", "/")) else f"{text} {more}"


class _Flattened:
    """A table as tabs leave it, which begins at a line of ``lines``."""

    def __init__(self, lines: list[_Line], first: int):
        self._lines, self._first = lines, first
        self._most = lines[first].tabs
        self._has_heading = lines[first].is_heading

    def add_to(self, draft: Draft) -> int:
        """Add it, then what stands among its rows and is none. Returns where it ends."""
        rows: list[_Line] = []
        odd: list[_Line] = []
        end = self._first
        for at in self._taken():
            end = at + 1
            line = self._lines[at]
            (rows if self._fits(line) else odd).append(line)
        if not self._has_heading and self._is_none(rows):
            odd, rows = sorted([*rows, *odd], key=lambda line: line.number), []
        cells = [list(self._cells(line)) for line in rows]
        draft.add_rows(cells, self._lines[self._first].place, is_sure=False)
        for line in odd:
            self._leave(draft, line)
        return end

    def _is_none(self, rows: list[_Line]) -> bool:
        """Whether lines without a heading are but one, or a table of contents with the numbers of its pages."""
        return len(rows) == 1 or all(_PAGE.search(line.text) for line in rows)

    def _taken(self) -> Iterator[int]:
        """Where its lines are: up to its heading said again, or to where no row follows any more."""
        at = self._first
        while at < len(self._lines) and (at == self._first or not self._ends(at)):
            if not self._lines[at].is_blank:
                yield at
            at += 1

    def _ends(self, at: int) -> bool:
        line = self._lines[at]
        if line.is_blank:
            return not self._is_row(self._after(at))
        if self._says_heading_again(line):
            return True
        # One line without a tab between two rows is a cell that broke; anything else comes after the table.
        after = self._lines[at + 1] if at + 1 < len(self._lines) else None
        return not line.tabs and not (after and after.tabs and not self._says_heading_again(after))

    def _after(self, at: int) -> _Line | None:
        return next((line for line in self._lines[at + 1 :] if not line.is_blank), None)

    def _is_row(self, line: _Line | None) -> bool:
        """Whether a line below a blank one is surely of the table: under headings, and as wide as they are."""
        return (
            line is not None
            and self._has_heading
            and line.tabs == self._most
            and not line.is_heading
        )

    def _says_heading_again(self, line: _Line) -> bool:
        heading = self._lines[self._first]
        return self._has_heading and normalise(line.text) == normalise(heading.text)

    def _fits(self, line: _Line) -> bool:
        return 0 < line.tabs <= self._most

    def _cells(self, line: _Line) -> Iterator[Cell]:
        texts = line.text.split("\t")
        for column in range(self._most + 1):
            text = texts[column] if column < len(texts) else ""
            place = _("ligne %(line)d, colonne %(column)d") % {
                "line": line.number,
                "column": column + 1,
            }
            found = (_paragraph(piece, place) for piece in pieces(text))
            yield Cell(tuple(one for one in found if one.text), place)

    def _leave(self, draft: Draft, line: _Line) -> None:
        for piece in pieces(line.text):
            draft.add(_paragraph(piece, line.place))
        if self._has_heading:
            draft.note(line.place, self._why(line))

    def _why(self, line: _Line) -> str:
        if not line.tabs:
            return _(
                "Cette ligne coupe une rangée du tableau et rien ne dit à quelle cellule elle appartient : elle est "
                "lue à part."
            )
        return _(
            "Cette rangée a %(cells)d cellules sous %(columns)d titres de colonnes : elle est lue à part, sans être "
            "rangée dans le tableau."
        ) % {"cells": line.tabs + 1, "columns": self._most + 1}
