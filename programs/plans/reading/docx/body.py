"""The blocks of a Word document: paragraphs and tables, with what stands in them and beside them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from django.utils.translation import gettext as _
from lxml import etree

from programs.plans.reading.blocks import Cell, Paragraph
from programs.plans.reading.docx.names import W, child, number, value
from programs.plans.reading.docx.numbering import Numbering
from programs.plans.reading.docx.runs import Found, Runs
from programs.plans.reading.docx.styles import Styles
from programs.plans.reading.drafts import Draft, typed
from programs.plans.reading.flattening import flattened
from programs.plans.reading.packages import local
from programs.plans.reading.remarks import Remarks

_WRAPPERS = ("ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice", "Fallback")
_LEFT_OUT = ("del", "moveFrom")
_CONTENTS = "Table of Contents"
# Word itself takes no more.
_WIDEST = 63

Put = Callable[[Paragraph], None]


class Body:
    """Reads the blocks of one document into ``draft``. ``asides`` are its footnotes and the like, by kind and id."""

    def __init__(
        self,
        draft: Draft,
        styles: Styles,
        numbering: Numbering,
        asides: dict[tuple[str, str], str],
    ):
        self._draft, self._asides = draft, asides
        self._styles, self._numbering = styles, numbering
        self._runs = Runs(styles)
        self._remarks = Remarks(draft)
        self._paragraphs = self._tables = 0
        self._contents = 0
        # The text before a mark of paragraph that was deleted: it goes on in the next.
        self._begun: list[str] = []

    def read(self, body: etree._Element) -> None:
        self._blocks(body, self._draft.add, self._place)
        if text := typed("".join(self._begun)):
            self._draft.add(Paragraph(text, self._place()))
        self._remarks.finish()

    def _place(self) -> str:
        return _("paragraphe %(number)d") % {"number": max(self._paragraphs, 1)}

    def _blocks(self, parent: etree._Element, put: Put, place: Callable[[], str]) -> None:
        for one in parent.iterchildren(etree.Element):
            name = local(one)
            if name == "p":
                self._paragraph(one, put, place)
            elif name == "tbl":
                self._table(one, put)
            elif name == "sdt":
                self._content_control(one, put, place)
            elif name == "AlternateContent":
                for way in list(one.iterchildren(etree.Element))[:1]:
                    self._blocks(way, put, place)
            elif name in _LEFT_OUT:
                self._remarks.deletions += 1
            elif name in _WRAPPERS:
                self._blocks(one, put, place)
            elif name == "altChunk":
                self._remarks.say(
                    place(),
                    _(
                        "Un document inséré à cet endroit n’est pas lu : copiez son texte dans le document."
                    ),
                )

    def _content_control(self, control: etree._Element, put: Put, place: Callable[[], str]) -> None:
        gallery = value(control, "sdtPr", "docPartObj", "docPartGallery")
        is_contents = gallery == _CONTENTS
        self._contents += is_contents
        if (content := child(control, "sdtContent")) is not None:
            self._blocks(content, put, place)
        self._contents -= is_contents

    def _paragraph(self, element: etree._Element, put: Put, place: Callable[[], str]) -> None:
        properties = child(element, "pPr")
        found = self._runs.read(element)
        self._remarks.add_changes(found)
        mark = child(properties, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            self._remarks.deletions += 1
            self._begun.append(found.text)
            return
        self._remarks.insertions += child(mark, "ins") is not None
        style = self._styles.of(properties)
        outline = number(properties, "outlineLvl")
        heading = style.heading if outline is None else outline + 1 if 0 <= outline < 9 else 0
        numbered = self._numbering.next(properties, style)
        text = typed("".join([*self._begun, found.text]))
        self._begun.clear()
        if style.is_hidden and text:
            found.hidden.append(text)
            text = ""
        if text:
            if place == self._place:
                self._paragraphs += 1
            put(
                Paragraph(
                    text,
                    place(),
                    number=numbered.text,
                    heading=heading,
                    depth=0 if heading else numbered.depth,
                    is_contents=bool(self._contents or found.is_contents or style.is_contents),
                )
            )
        self._beside(found, put, place)

    def _beside(self, found: Found, put: Put, place: Callable[[], str]) -> None:
        """What is tied to a paragraph: text boxes come after it, the rest becomes notes."""
        where = place()
        for key in found.references:
            if text := self._asides.get(key):
                self._remarks.aside(where, key[0], text)
        if hidden := typed("".join(found.hidden)):
            self._remarks.hidden(where, hidden)
        self._remarks.add_pictures(where, found)
        for box in found.boxes:
            where_box = _("zone de texte, après : %(place)s") % {"place": where}
            self._remarks.box(where)
            self._blocks(box, put, partial(str, where_box))

    def _table(self, table: etree._Element, put: Put) -> None:
        if put != self._draft.add:
            self._nested(table, put)
            return
        self._tables += 1
        place = _("tableau %(number)d") % {"number": self._tables}
        self._draft.add_rows(self._rows(table, place), place)

    def _nested(self, table: etree._Element, put: Put) -> None:
        """A table inside a cell or a text box: each of its rows is one paragraph."""
        place = _("tableau %(number)d, tableau imbriqué") % {"number": self._tables}
        self._remarks.nested(place)
        for paragraph in flattened(self._rows(table, place)):
            put(paragraph)

    def _rows(self, table: etree._Element, place: str) -> list[list[Cell]]:
        rows: list[list[Cell]] = []
        for at, element in enumerate(_through(table, "tr"), start=1):
            properties = child(element, "trPr")
            if child(properties, "del") is not None:
                self._remarks.deletions += 1
                continue
            self._remarks.insertions += child(properties, "ins") is not None
            where = _("%(table)s, rangée %(row)d") % {"table": place, "row": at}
            rows.append(self._row(element, where, rows[-1] if rows else []))
        return rows

    def _row(self, element: etree._Element, place: str, above: list[Cell]) -> list[Cell]:
        before = number(element, "trPr", "gridBefore") or 0
        row = [Cell((), place) for _column in range(min(before, _WIDEST))]
        for cell in _through(element, "tc"):
            properties = child(cell, "tcPr")
            span = min(max(number(properties, "gridSpan") or 1, 1), _WIDEST)
            where = _("%(row)s, colonne %(column)d") % {"row": place, "column": len(row) + 1}
            made = self._cell(cell, properties, where, row, above)
            row.append(made)
            row += [replace(made, is_continued=True)] * (span - 1)
        return row

    def _cell(
        self,
        cell: etree._Element,
        properties: etree._Element | None,
        place: str,
        row: list[Cell],
        above: list[Cell],
    ) -> Cell:
        paragraphs: list[Paragraph] = []
        self._blocks(cell, paragraphs.append, lambda: place)
        at = len(row)
        if _goes_on(properties, "vMerge") and at < len(above) and not paragraphs:
            return Cell(above[at].paragraphs, place, is_continued=True)
        if _goes_on(properties, "hMerge") and row and not paragraphs:
            return Cell(row[-1].paragraphs, place, is_continued=True)
        return Cell(tuple(paragraphs), place)


def _goes_on(properties: etree._Element | None, name: str) -> bool:
    """Whether a cell is said to go on from the one above, or from the one before."""
    found = child(properties, name)
    return found is not None and found.get(f"{W}val", "continue") == "continue"


def _through(parent: etree._Element, name: str) -> Iterable[etree._Element]:
    """The rows of a table, or the cells of a row, whatever they are wrapped in."""
    for one in parent.iterchildren(etree.Element):
        if local(one) == name:
            yield one
        elif local(one) in ("sdt", "sdtContent", *_WRAPPERS):
            yield from _through(one, name)
