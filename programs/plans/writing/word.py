"""A plan as a Word document: headings down to the objectives, and a table for what is done for each."""

import io
from collections.abc import Iterator

from django.utils.translation import get_language
from docx import Document
from docx.shared import Inches

from programs.lib.text import is_english
from programs.plans.enums import Level
from programs.plans.outlines.model import Outline
from programs.plans.writing import form, styles, words
from programs.plans.writing.grids import Grid, Grids

# « Heading 1 » is « Titre 1 » in a French Word.
_HEADINGS = {Level.AXIS: 1, Level.THEME: 2, Level.OBJECTIVE: 3, Level.SPECIFIC: 4}
# What people fill in, whether anything is there yet or not.
_ALWAYS = ("responsible", "timeline")
# What a document holds of its title among its properties.
_TITLE_LENGTH = 255
_PAGE = (Inches(11), Inches(8.5))
_MARGIN = Inches(0.6)


def to_docx(outline: Outline) -> bytes:
    """Return the plan as a document that people may change and import again."""
    document = Document()
    _set_page(document)
    styles.dress(document, "en" if is_english(get_language() or "fr") else "fr-CA")
    document.core_properties.title = form.safe(outline.title)[:_TITLE_LENGTH]
    document.core_properties.author = ""
    document.core_properties.comments = ""
    _write_about(document, outline)
    _Body(document, _columns(outline)).write(form.placed(outline))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_page(document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = _PAGE
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN
    styles.number_pages(section.footer.paragraphs[0])


def _write_about(document, outline: Outline) -> None:
    document.add_paragraph(str(words.MARK), style=styles.NOTE)
    if title := form.title(outline):
        document.add_paragraph(title, style="Title")
    for name, said in form.of_plan(outline).items():
        _write_detail(document.add_paragraph(style=styles.DETAIL), name, said)


def _write_detail(paragraph, name: str, said: str) -> None:
    paragraph.add_run(form.label(name)).bold = True
    paragraph.add_run(f" {form.beside(name, said)}")


def _columns(outline: Outline) -> list[str]:
    """The details that have a column: the same in all tables, so that the eye finds them."""
    used = set(_ALWAYS)
    for line in outline.of(Level.ACTION):
        used.update(form.details(line))
    return [name for name in words.DETAILS if name in used]


class _Body:
    """The lines of the plan, below one another; actions fill the grid that is open, or open one."""

    def __init__(self, document, columns: list[str]):
        self._document = document
        self._grids = Grids(document, columns, _PAGE[0] - 2 * _MARGIN)
        self._grid: Grid | None = None

    def write(self, lines: Iterator[form.Placed]) -> None:
        for one in lines:
            if one.line.level == Level.ACTION:
                self._write_action(one)
            elif one.line.level == Level.SPECIFIC and _is_in_grid(one):
                self._write_heading(one, self._open_grid().add_band())
            else:
                self._grid = None
                self._write_heading(one, self._document)

    def _open_grid(self) -> Grid:
        if self._grid is None:
            self._grid = self._grids.open()
        return self._grid

    def _write_action(self, one: form.Placed) -> None:
        if one.parent is not None:
            self._grid = None
            self._document.add_paragraph(form.lead(one.parent), style=styles.LEAD)
        line = one.line
        self._open_grid().add_row(
            {"number": form.safe(line.number), "text": form.safe(line.text), **form.details(line)}
        )

    def _write_heading(self, one: form.Placed, where) -> None:
        """In the document, or in a cell of it."""
        where.add_paragraph(form.head(one), style=f"Heading {_HEADINGS[one.line.level]}")
        for name, said in form.details(one.line).items():
            _write_detail(where.add_paragraph(style=styles.DETAIL), name, said)


def _is_in_grid(one: form.Placed) -> bool:
    """Whether it stands in the table of its objective, between the actions."""
    return one.parent is None and one.under is not None and one.under.level == Level.OBJECTIVE
