"""A PDF from its first page to its last."""

import io
from collections import Counter
from collections.abc import Iterator

import pdfplumber
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from programs.importing.errors import UnreadableFile
from programs.plans.reading.blocks import Paragraph, Source
from programs.plans.reading.drafts import Draft, typed
from programs.plans.reading.kinds import PDF, damaged, protected
from programs.plans.reading.pdf import footnotes
from programs.plans.reading.pdf.drawn import Drawn, rows_of
from programs.plans.reading.pdf.glyphs import Line
from programs.plans.reading.pdf.margins import Margins
from programs.plans.reading.pdf.pages import Grid, Page, read_page
from programs.plans.reading.pdf.paragraphs import Block, Joiner
from programs.plans.reading.pdf.running import running_lines

# A page of tables takes a fifth of a second of a processor, which others may use as well.
MOST_PAGES = 100
# Fewer letters a page than this are the stamp of a scanner.
_FEWEST_LETTERS = 20
# Letters of which the file does not say what they are, out of all.
_UNKNOWN = 0.2
_LONGEST_HEADING = 200


def read(content: bytes) -> Source:
    """The paragraphs and ruled tables of a PDF. Raises UnreadableFile."""
    pages = _pages(content)
    _refuse_what_says_nothing(pages)
    draft = Draft()
    running = running_lines(pages)
    _Document(pages, running, draft).read()
    _say_what_is_unsure(pages, running, draft)
    return draft.source(PDF)


def _pages(content: bytes) -> list[Page]:
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise _too_many_pages()
            return list(_each(pdf))
    except PdfminerException as error:
        if any(isinstance(cause, MemoryError) for cause in error.args):
            raise MemoryError from None
        is_locked = any(isinstance(cause, PDFPasswordIncorrect) for cause in error.args)
        raise (UnreadableFile(protected()) if is_locked else damaged()) from error


def _each(pdf) -> Iterator[Page]:
    for number, page in enumerate(pdf.pages, start=1):
        yield read_page(page, number)
        page.close()


def _too_many_pages() -> UnreadableFile:
    return UnreadableFile(
        _(
            "Ce PDF a plus de %(limit)d pages : gardez-en celles du plan, puis envoyez-le de nouveau."
        )
        % {"limit": MOST_PAGES}
    )


def _refuse_what_says_nothing(pages: list[Page]) -> None:
    letters = sum(page.letters for page in pages)
    if letters < _FEWEST_LETTERS * len(pages) and any(page.has_images for page in pages):
        raise UnreadableFile(
            _(
                "Ce PDF est une image numérisée, sans texte à lire : envoyez le document d’où il vient, ou passez-le "
                "par une reconnaissance de caractères avant de l’envoyer de nouveau."
            )
        )
    if sum(page.unknown for page in pages) > _UNKNOWN * letters:
        raise UnreadableFile(
            _(
                "Ce PDF ne dit pas quelles lettres il montre, et son texte ne peut pas être lu : envoyez le document "
                "d’où il vient."
            )
        )


class _Document:
    def __init__(self, pages: list[Page], running: set[Line], draft: Draft):
        self._pages, self._draft = pages, draft
        self._running = running
        lines = [line for page in pages for line in page.lines if line not in running]
        self._joiner = Joiner(lines)
        self._size, self._is_bold = _usual_form(lines)
        self._margins = Margins(pages, lines)
        self._headings = _headings(lines, self._size)
        self._counts: Counter[tuple[str, int]] = Counter()
        self._drawn: Drawn | None = None
        self._page = 0  # that the table which is open has come to

    def read(self) -> None:
        lines: list[Line] = []
        for item in (item for page in self._pages for item in self._items(page)):
            if isinstance(item, Line):
                self._end_table()
                lines.append(item)
            else:
                self._add_lines(lines)
                lines = []
                self._add_grid(item)
        self._end_table()
        self._add_lines(lines)

    def _items(self, page: Page) -> list[Line | Grid]:
        """What stands on a page, without what runs along all of them and without its notes, which are told apart."""
        lines = [line for line in page.lines if line not in self._running]
        in_tables = (
            line
            for item in page.items
            if isinstance(item, Grid)
            for box in item.boxes
            for line in box.lines
        )
        text, notes = footnotes.part(lines, self._size, in_tables)
        for note in self._joiner.join(notes, self._margins.of):
            self._draft.note(
                _("page %(page)d") % {"page": page.number},
                _("Note de bas de page, laissée hors du texte : « %(text)s »")
                % {"text": typed(note.text)},
            )
        kept = iter(text)
        left_out = {id(line) for line in (*self._running, *notes)}
        return [
            item if isinstance(item, Grid) else next(kept)
            for item in page.items
            if id(item) not in left_out
        ]

    def _add_lines(self, lines: list[Line]) -> None:
        for block in self._joiner.join(lines, self._margins.of):
            text = typed(block.text)
            page = block.first.page
            self._counts["lines", page] += 1
            place = _("page %(page)d, ligne %(line)d") % {
                "page": page,
                "line": self._counts["lines", page],
            }
            self._counts["lines", page] += len(block.lines) - 1
            if text:
                self._draft.add(
                    Paragraph(
                        text,
                        place,
                        heading=self._heading(block),
                        is_contents=block.first.has_leaders,
                    )
                )

    def _heading(self, block: Block) -> int:
        """How far it stands out by the size and the weight of its letters: a hint, 0 for text like any other."""
        line = block.first
        if len(block.text) > _LONGEST_HEADING or line.has_leaders:
            return 0
        if line.size in self._headings:
            return self._headings[line.size]
        stands_out = line.is_bold and not self._is_bold and line.size >= self._size - 0.6
        return len(self._headings) + 1 if stands_out else 0

    def _add_grid(self, grid: Grid) -> None:
        drawn = self._drawn
        if drawn is None or not drawn.takes(grid) or grid.page != self._page + 1:
            self._end_table()
            drawn = None
        self._counts["tables", grid.page] += 1
        place = _("page %(page)d, tableau %(table)d") % {
            "page": grid.page,
            "table": self._counts["tables", grid.page],
        }
        rows = rows_of(grid, place, self._joiner)
        if drawn is not None:
            drawn.go_on(rows, self._joiner)
        else:
            self._drawn = Drawn(place, grid.edges, rows)
        self._page = grid.page

    def _end_table(self) -> None:
        if self._drawn is not None:
            self._draft.add_rows(self._drawn.rows, self._drawn.place)
        self._drawn = None


def _usual_form(lines: list[Line]) -> tuple[float, bool]:
    """The size and the weight that most of the text has."""
    forms: Counter[tuple[float, bool]] = Counter()
    for line in lines:
        forms[line.size, line.is_bold] += len(line.text)
    return forms.most_common(1)[0][0] if forms else (0.0, False)


def _headings(lines: list[Line], usual: float) -> dict[float, int]:
    """The level of each size that is clearly above the usual one, the largest first."""
    sizes = sorted({line.size for line in lines if line.size > usual * 1.1}, reverse=True)
    levels: dict[float, int] = {}
    level, last = 0, None
    for size in sizes:
        if last is None or last - size > 0.6:
            level, last = level + 1, size
        levels[size] = level
    return levels


def _say_what_is_unsure(pages: list[Page], running: set[Line], draft: Draft) -> None:
    whole = _("document")
    if running:
        draft.note(whole, _left_out(running))
    for page in pages:
        place = _("page %(page)d") % {"page": page.number}
        if page.has_images and page.letters < _FEWEST_LETTERS:
            draft.note(place, _("Cette page est une image : aucun texte n’y est lu."))
        if page.is_turned:
            draft.note(
                place,
                _(
                    "Du texte est tourné sur cette page : il est lu après le reste. Vérifiez-en l’ordre."
                ),
            )
        if page.has_columns:
            draft.note(
                place,
                _(
                    "Cette page est lue en deux colonnes, celle de gauche d’abord. Vérifiez-en l’ordre."
                ),
            )


def _left_out(running: set[Line]) -> str:
    texts = sorted({line.text.replace("\t", " ") for line in running})
    shown = ", ".join(f"«\u00a0{text}\u00a0»" for text in texts[:3])
    if len(texts) > 3:
        shown += ", …"
    return ngettext(
        "%(count)d en-tête, pied ou numéro de page est laissé de côté : %(shown)s.",
        "%(count)d en-têtes, pieds et numéros de pages sont laissés de côté : %(shown)s.",
        len(texts),
    ) % {"count": len(texts), "shown": shown}
