"""A ``Document`` to HTML, the very same for screen and paper. Runs no query, reads no clock.

The templates have an engine of their own: no context processor of the site, no request, so that
a stored report can be made again by a command or a background task and be the same.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from django.template import Context, Engine
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from programs.lib.qr import qr_code
from reporting.documents.model import (
    Block,
    Cell,
    Chart,
    Column,
    Document,
    Entry,
    KeyFigures,
    Outline,
    Row,
    Scan,
    Section,
    Stories,
    Story,
    Table,
)
from reporting.rendering import canvas, charts
from reporting.rendering.fonts import stylesheet, text_width

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "documents"

# What a page that shows a stand-alone document may load: nothing but what is in the file.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
LOCALES = {"fr": "fr-ca", "en": "en"}
MANY_KEYS = 12  # key figures; more may be cut between two pages
WIDE_TABLE = 6  # columns; beyond, the type is smaller
LONG_KEY = 8  # characters; beyond, the type of key figures is smaller
LONG_TITLE = 70  # characters of the title of a section; beyond, its type is smaller
SHORT_TABLE = 10  # rows
SHORT_ROW = 3  # lines of a row of such a table
TALL_ROW = 16  # lines; beyond, a row may be cut by a page
LETTERS = 1.15  # that one per cent of the width of an upright page holds
SHORT_FIGURE = 420  # units of a chart; a page has some 850
SCANNED = 24  # millimetres of a QR code
ROW_HEIGHT = 22  # of the table under a chart
_LAID_WIDTH = 0.8 * canvas.WIDE
TAGS = {"fr": "fr-CA", "en": "en-CA"}


@cache
def engine() -> Engine:
    """What renders our documents: nothing of the site, no request."""
    return Engine(
        dirs=[TEMPLATES],
        libraries={
            "i18n": "django.templatetags.i18n",
            "typography": "reporting.rendering.typography",
        },
        autoescape=True,
    )


def render_html(document: Document, *, standalone: bool) -> str:
    """The document as HTML, in its own language.

    ``standalone=True``: a whole file that carries its style and its fonts, asks for nothing and
    runs nothing. ``False``: an ``<article>`` for a page that links ``css/tokens.css``,
    ``css/document.css`` and ``css/print.css``. Either is marked safe for a template.
    """
    article = render_article(document)
    if not standalone:
        return article
    return render_page(document, article, stylesheet(article))


def render_article(document: Document) -> SafeString:
    """The ``<article>`` alone."""
    with translation.override(LOCALES[document.language]):
        context = {
            "document": document,
            "lang": TAGS[document.language],
            "cover_class": _cover_class(document.cover.title) if document.cover else "",
            "masthead_class": _masthead_class(document) if document.over else "",
            "arcs": arcs(document.cover.arcs if document.cover else ()),
            "sections": list(_sections(document)),
            "contents": [s for s in document.sections if document.toc and s.heading_in_toc],
        }
        return engine().get_template("document.html").render(Context(context))


def render_page(document: Document, article: str, css: str) -> SafeString:
    """A whole page around the article; ``css`` is our own style rules, inserted as they are."""
    return whole_page(
        article,
        css,
        lang=TAGS[document.language],
        title=f"{document.title}, {document.period}",
        author=document.organization,
        created=document.created,
    )


def whole_page(
    article: str, css: str, *, lang: str, title: str, author: str, created: date
) -> SafeString:
    """A whole page around an article of ours, with what its file says of itself."""
    context = {
        "article": mark_safe(article),
        "css": mark_safe(css),
        "lang": lang,
        "title": title,
        "author": author,
        "created": created,
        "policy": CONTENT_SECURITY_POLICY,
    }
    return engine().get_template("page.html").render(Context(context))


def _cover_class(title: str) -> str:
    return " cover-longest" if len(title) > 130 else " cover-long" if len(title) > 70 else ""


def _masthead_class(document: Document) -> str:
    length = len(document.title)
    return " masthead-longest" if length > 90 else " masthead-long" if length > 45 else ""


# --- blocks: what the templates need beside the dataclasses themselves


class _Numbers:
    """Figure 1, 2…; Table 1, 2…: in the order of the document."""

    def __init__(self) -> None:
        self.figure = 0
        self.table = 0

    def next_figure(self) -> int:
        self.figure += 1
        return self.figure

    def next_table(self) -> int:
        self.table += 1
        return self.table


def _sections(document: Document) -> Iterator[dict[str, object]]:
    numbers = _Numbers()
    for section in document.sections:
        # Without a cover the head of the page already says the title of a document of one part.
        titled = document.cover is not None or section.title != document.title
        blocks = list(_blocks(section, numbers))
        yield {
            "section": section,
            "blocks": blocks,
            "titled": titled,
            "long": len(section.title) > LONG_TITLE,
            "running": _running(section),
        }


def _running(section: Section) -> str:
    """What the head of its pages says of a section: its mark leaves less room for its title."""
    if section.mark:
        return f"{section.mark} – {Truncator(section.title).chars(36)}"
    return Truncator(section.title).chars(80)


def _blocks(section: Section, numbers: _Numbers) -> Iterator[dict[str, object]]:
    for block in section.blocks:
        yield {
            "template": f"blocks/{type(block).__name__.lower()}.html",
            "block": block,
            **_extras(block, numbers),
        }


def _extras(block: Block, numbers: _Numbers) -> dict[str, object]:
    if isinstance(block, Table):
        return {"number": numbers.next_table(), "grid": Grid.of(block)}
    if isinstance(block, Scan):
        return {"svg": qr_code(block.address, block.title, side=SCANNED)}
    if isinstance(block, Outline):
        return {"groups": list(groups_of(block))}
    if isinstance(block, KeyFigures):
        longest = max((len(item.display) for item in block.items), default=0)
        count = len(block.items)
        return {
            "columns": key_columns(count),
            "compact": longest > LONG_KEY,
            "many": count > MANY_KEYS,
        }
    if isinstance(block, Stories):
        return {"columns": [[_told(story) for story in column] for column in block.columns]}
    if isinstance(block, Chart):
        number = numbers.next_figure()
        drawn = bool(block.points) and charts.height_of(block) <= charts.TALLEST
        bare = block.table_below or not block.points
        table = None if bare else (block.table or lay(table_of(block)))
        return {
            "number": number,
            "left_out": "" if drawn else _why_left_out(block),
            "svg": mark_safe(charts.render_svg(block)) if drawn else "",
            "narrow_svg": mark_safe(charts.render_svg(block, width=canvas.NARROW)) if drawn else "",
            "short": _is_short(block, table),
            "legend": charts.legend(block) if drawn else (),
            "grid": table and Grid.of(table),
        }
    return {}


def _told(story: Story) -> dict[str, object]:
    """A story with its picture as an address that is the picture: a document asks for nothing."""
    source = ""
    if picture := story.picture:
        written = base64.b64encode(picture.content).decode("ascii")
        source = f"data:{picture.content_type};base64,{written}"
    return {"story": story, "source": source}


def _is_short(chart: Chart, table: Table | None) -> bool:
    """Whether a chart and its table take less than half a page, so that they are kept together."""
    rows = len(table.printed_rows) + 1 if table else 0
    return charts.height_of(chart) + rows * ROW_HEIGHT <= SHORT_FIGURE


def _why_left_out(chart: Chart) -> str:
    """Why a chart is not drawn, where its data stand without it."""
    if not chart.points:
        return _("Aucune donnée pour la période.")
    return _(
        "Ce graphique aurait %(rows)s rangées, plus que n’en tient une page : son tableau les donne toutes."
    ) % {"rows": charts.rows_of(chart)}


@dataclass(frozen=True)
class Line:
    """A row of a table with, beside each cell, the column in which it stands."""

    css: str
    has_head: bool
    cells: tuple[tuple[Cell, Column], ...]

    @classmethod
    def of(cls, row: Row, columns: tuple[Column, ...]) -> Line:
        names = (
            row.emphasis,
            "continues" if row.continues else "",
            "tall" if _lines_of(row, columns) > TALL_ROW else "",
        )
        css = " ".join(filter(None, names))
        has_head = not (columns[0].numeric or row.continues)
        return cls(css, has_head, tuple(zip(row.cells, columns, strict=True)))


def _lines_of(row: Row, columns: tuple[Column, ...]) -> int:
    """How many lines a row of a table of fixed widths takes, about; one where its columns have none."""
    return max(
        sum(math.ceil(len(text) / (column.width * LETTERS)) for text in cell.display.split("\n"))
        if column.width
        else 1
        for cell, column in zip(row.cells, columns, strict=True)
    )


@dataclass(frozen=True)
class Grid:
    """A table made ready for its template."""

    table: Table
    lines: tuple[Line, ...]
    total: Line | None
    # "wide" takes a smaller type, "short" is not cut between two pages, "fixed" has the widths that its columns say,
    # "pair" is no wider on a landscape page than two columns are read across.
    size: str

    @classmethod
    def of(cls, table: Table) -> Grid:
        return cls(
            table,
            tuple(Line.of(row, table.columns) for row in table.printed_rows),
            Line.of(table.total, table.columns) if table.total else None,
            " ".join(
                name
                for name, applies in (
                    ("fixed", table.is_fixed),
                    ("wide", len(table.columns) > WIDE_TABLE and not table.is_fixed),
                    ("short", _is_short_table(table)),
                    ("pair", len(table.columns) == 2 and not table.is_fixed),
                )
                if applies
            ),
        )


def _is_short_table(table: Table) -> bool:
    """Whether it is kept on one page: few rows, and none of them high."""
    rows = table.printed_rows
    return len(rows) <= SHORT_TABLE and all(
        _lines_of(row, table.columns) <= SHORT_ROW for row in rows
    )


@dataclass(frozen=True)
class Group:
    """A heading of an outline with the lines right under it; ``rank`` is that of its HTML."""

    heading: Entry | None
    rank: int
    lines: tuple[Entry, ...]


def groups_of(outline: Outline) -> Iterator[Group]:
    """The headings of an outline in their order, each with its lines; lines before the first stand under none."""
    heading: Entry | None = None
    lines: list[Entry] = []
    for entry in outline.entries:
        if not entry.level:
            lines.append(entry)
            continue
        if heading or lines:
            yield Group(heading, _rank(heading), tuple(lines))
        heading, lines = entry, []
    if heading or lines:
        yield Group(heading, _rank(heading), tuple(lines))


def _rank(heading: Entry | None) -> int:
    return min(2 + heading.level, 6) if heading else 0


def key_columns(count: int) -> int:
    """How many key figures stand side by side, so that no row is left with one alone."""
    if count <= 4:
        return max(count, 1)
    return 3 if count % 3 == 0 or count % 4 == 1 else 4


def table_of(chart: Chart) -> Table:
    """The table that says what the chart shows: a row a label, a column a series.

    Call it under the document's language: it names its columns.
    """
    series = charts.series_of(chart)
    several = len(series) > 1
    heads = series if several else (chart.unit or _("Valeur"),)
    labels = dict.fromkeys(point.label for point in chart.points)
    if several:
        cells = {(p.label, p.series): Cell(p.display, p.value) for p in chart.points}
        missing = Cell(_("s. o."))
        rows = tuple(
            Row((Cell(label, label), *(cells.get((label, name), missing) for name in series)))
            for label in labels
        )
    else:
        rows = tuple(
            Row((Cell(point.label, point.label), Cell(point.display, point.value)))
            for point in chart.points
        )
    return Table(
        id=f"{chart.id}-table",
        caption=chart.title,
        columns=(Column(_("Élément")), *(Column(head, numeric=True) for head in heads)),
        rows=rows,
    )


def lay(table: Table) -> Table:
    """A short table of two columns laid across the page, which it would else leave mostly white."""
    labels = [row.cells[0].display for row in table.rows]
    room = sum(text_width(label, canvas.SIZE, canvas.BOLD) + 2 * canvas.SIZE for label in labels)
    if len(table.columns) != 2 or room > _LAID_WIDTH:
        return table
    name, value = table.columns
    values = tuple(row.cells[1] for row in table.rows)
    return replace(
        table,
        columns=(name, *(Column(label, numeric=True) for label in labels)),
        rows=(Row((Cell(value.label), *values)),) if labels else (),
    )


@dataclass(frozen=True)
class Arc:
    """An arc of the cover: the path of its whole quarter, and of the part that is reached."""

    whole: str
    reached: str
    tint: int


def arcs(values: tuple[float, ...]) -> tuple[Arc, ...]:
    """The product's mark drawn from data: from the inside out, each as long as its value.

    Coordinates are those of a square of 100; values are cut to 0…1. Without values the mark is
    drawn whole.
    """
    shown = values[:8] or (1.0,) * 5
    pitch = min(16.0, 78.0 / len(shown))
    drawn = []
    for index, value in enumerate(shown):
        radius = 22 + index * pitch
        part = min(max(float(value), 0.0), 1.0)
        reached = _arc(radius, part) if part > 0 else ""
        drawn.append(Arc(_arc(radius, 1.0), reached, index % 2 + 1))
    return tuple(drawn)


def _arc(radius: float, part: float) -> str:
    """From the lower edge, clockwise, around the lower right corner."""
    angle = part * math.pi / 2
    x, y = 100 - radius * math.cos(angle), 100 - radius * math.sin(angle)
    return f"M{100 - radius:.2f} 100A{radius:.2f} {radius:.2f} 0 0 1 {x:.2f} {y:.2f}"
