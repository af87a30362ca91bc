"""What a printed report is made of: frozen dataclasses, no ORM, no Django, no arithmetic.

Figures and narratives are turned into a ``Document`` once; rendering then makes HTML, PDF and
spreadsheets of it without asking anything else. Every text is plain text, escaped when rendered;
``Prose.html`` alone is HTML and must come from ``programs.lib.markdown.to_html``.
``display`` is always the text a reader sees, already formatted in the document's language
("14 300 $", "n. d."); ``value`` is the number behind it, ``None`` where it is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

from reporting.documents.formulas import Formula
from reporting.documents.leaves import Picture, Scan, Seal

Number = int | Decimal
Language = Literal["fr", "en"]
ChartForm = Literal["bars", "columns", "funnel", "gauge", "line", "stacked"]
Tone = Literal["pine", "amber"]
GapLevel = Literal["gap", "agree", "unsure"]
Emphasis = Literal["", "strong", "quiet"]
Unit = Literal["", "CAD", "percent"]

# The widths that a column may have, in per cent: document.css has a rule for each.
WIDTHS = range(4, 61)


@dataclass(frozen=True)
class Heading:
    """A heading inside a section, one level below the section's title."""

    text: str


@dataclass(frozen=True)
class Lede:
    """The opening paragraph of a section, set a little larger."""

    text: str


@dataclass(frozen=True)
class Prose:
    """A narrative. ``html`` is inserted as it is, so it must already be sanitised."""

    html: str


@dataclass(frozen=True)
class Note:
    """A small remark under what it explains (roundings, abbreviations, sources)."""

    text: str


@dataclass(frozen=True)
class Gap:
    """A stated figure beside the computed one: ``gap`` where they differ, ``agree`` where they do not, ``unsure``
    where too little is known to say.
    """

    title: str
    text: str
    level: GapLevel = "gap"


@dataclass(frozen=True)
class KeyFigure:
    """One large number. ``href`` (preview only) opens the records that it counts.

    ``counts`` are the two numbers that a ratio is made of, each with its own records; ``target`` what was aimed
    at, and ``detail`` the one thing more to know.
    """

    code: str
    label: str
    display: str
    detail: str = ""
    href: str = ""
    counts: tuple[Cell, Cell] | None = None
    target: str = ""


@dataclass(frozen=True)
class KeyFigures:
    items: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table. ``unit`` formats the numbers of the spreadsheet export.

    ``aside`` names what stands in grey beside its numbers, and has a column of its own in a spreadsheet. ``width``
    is in per cent, one of ``WIDTHS``: a table of which each column has one is set by them alone, and its tallest
    rows may be cut by a page. Formulas find it by its ``key``.
    """

    label: str
    numeric: bool = False
    unit: Unit = ""
    aside: str = ""
    width: int = 0
    key: str = ""

    def __post_init__(self) -> None:
        if self.width and self.width not in WIDTHS:
            raise ValueError(f"column {self.label!r}: a width of {self.width}")


@dataclass(frozen=True)
class Piece:
    """One paragraph of a cell that holds several; ``number`` as printed (« 1.2.1 »), hung before it."""

    text: str
    number: str = ""
    quiet: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell: what is printed, the value exported to the spreadsheet, an optional link.

    A number that is not known exactly has no ``value``: the spreadsheet holds it as it is printed. ``aside`` is
    printed in grey beside it, a share or what changed. ``pieces`` are printed instead of ``display``, which then
    says the same on one line a piece. ``formula`` and ``aside_formula`` say what the two values were computed from:
    a workbook holds them instead, and ``recomputing`` says whether they come to the same.
    """

    display: str
    value: Number | date | str | None = None
    href: str = ""
    aside: str = ""
    aside_value: Number | None = None
    pieces: tuple[Piece, ...] = ()
    formula: Formula | None = None
    aside_formula: Formula | None = None


@dataclass(frozen=True)
class Row:
    """``continues`` the row before: what heads that one heads this one too, whose first cell is then empty.

    Formulas find a row by its ``key`` and add those of one ``group``; a row that sums a group is in another one.
    """

    cells: tuple[Cell, ...]
    emphasis: Emphasis = ""
    continues: bool = False
    key: str = ""
    group: str = ""


@dataclass(frozen=True)
class Built(Sequence):
    """The rows of a long table, each made of one of ``found`` when it is asked for: paper leaves out most of them."""

    found: Sequence[Any]
    make: Callable[[Any], Row]

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(map(self.make, self.found[index]))
        return self.make(self.found[index])


@dataclass(frozen=True)
class Table:
    """A table with its caption. Raises ValueError where a row and the columns differ in length, or share a key.

    ``id`` is unique among the tables of the document (it becomes an anchor).
    The first column heads its row, unless it is numeric. A table without rows prints its caption
    and says so.
    ``most_printed`` is how many of its rows the screen and paper take; where there are more, ``left_out`` is the
    sentence that stands in their place and says where they are. A workbook has them all.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] | Built
    total: Row | None = None
    note: str = ""
    most_printed: int | None = None
    left_out: str = ""

    def __post_init__(self) -> None:
        # Rows that are built are all alike: those that are printed stand for the others.
        made = self.printed_rows if isinstance(self.rows, Built) else self.all_rows
        for row in (*made, self.total) if self.total else made:
            if len(row.cells) != len(self.columns):
                raise ValueError(
                    f"table {self.id!r}: {len(row.cells)} cells for {len(self.columns)} columns"
                )
        for named in (made, self.columns):
            keys = [one.key for one in named if one.key]
            if len(keys) > len(set(keys)):
                raise ValueError(f"table {self.id!r}: the same key twice")
        if self.is_cut and not self.left_out:
            raise ValueError(f"table {self.id!r}: nothing says where its other rows are")

    @cached_property
    def all_rows(self) -> tuple[Row, ...]:
        """Its rows, the total among them."""
        return self.rows if self.total is None else (*self.rows, self.total)

    @cached_property
    def printed_rows(self) -> tuple[Row, ...]:
        """Those that the screen and paper take."""
        return self.rows[: self.most_printed]

    @property
    def is_cut(self) -> bool:
        """Whether it has rows that are not printed."""
        return self.most_printed is not None and self.most_printed < len(self.rows)

    @property
    def is_fixed(self) -> bool:
        """Whether its columns say how wide they are."""
        return all(column.width for column in self.columns)


@dataclass(frozen=True)
class Point:
    """A mark of a chart. ``None`` draws nothing, and keeps its label and its display."""

    label: str
    value: Number | None
    display: str
    series: str = ""


@dataclass(frozen=True)
class Mark:
    """Where the rows of a gauge should be by now: a ``share`` of their whole, from 0 to 1."""

    share: Decimal
    label: str


@dataclass(frozen=True)
class Chart:
    """A chart and the table that says the same.

    A ``gauge`` has a row a label, of three series or more: the parts that are taken, laid end to end, then the
    whole, then what its row says at its end (what is left, or how much too much). ``mark`` stands across its rows.

    ``description`` is its text alternative. ``table`` is the table to print after it; without
    one the renderer derives it from the points. ``table_below=True`` says that the next block
    already is that table. ``unit`` is printed after the title where the displays do not carry it.
    """

    id: str
    form: ChartForm
    title: str
    description: str
    points: tuple[Point, ...]
    unit: str = ""
    tone: Tone = "pine"
    table: Table | None = None
    table_below: bool = False
    mark: Mark | None = None


@dataclass(frozen=True)
class Rule:
    """How a figure is counted, for the annex."""

    code: str
    label: str
    unit: str
    text: str


@dataclass(frozen=True)
class Rules:
    items: tuple[Rule, ...]


@dataclass(frozen=True)
class Fact:
    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """A definition list: lead organisation, region, dates…"""

    items: tuple[Fact, ...]


@dataclass(frozen=True)
class NumberedItem:
    """``number`` is text as printed ("1.1.", "M 8", "II")."""

    number: str
    text: str


@dataclass(frozen=True)
class NumberedList:
    items: tuple[NumberedItem, ...]


@dataclass(frozen=True)
class Entry:
    """A line of an outline: a heading ``level`` steps below the title of its section, or of level 0 what it leads to.

    ``number`` is text as printed. ``details`` are printed small after it; an entry with an ``id`` stands in the table
    of contents.
    """

    number: str
    text: str
    level: int = 0
    details: tuple[Fact, ...] = ()
    aim: str = ""
    id: str = ""


@dataclass(frozen=True)
class Outline:
    """Headings of several levels with the numbered lines under them, in the order of reading."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Signatory:
    """Who is to sign: without a ``name`` there is a line to write it on. ``title`` is what they sign as."""

    title: str
    name: str = ""
    organization: str = ""


@dataclass(frozen=True)
class Signatures:
    """Lines to sign and to date on, one signatory beside another."""

    items: tuple[Signatory, ...]


@dataclass(frozen=True)
class Story:
    """Something that is told with a picture, or without one."""

    title: str
    day: str
    text: Prose
    picture: Picture | None = None


@dataclass(frozen=True)
class Stories:
    """Stories side by side, a column each; a single column is the story that leads."""

    columns: tuple[tuple[Story, ...], ...]

    @property
    def is_lead(self) -> bool:
        return len(self.columns) == 1


Block = (
    Heading
    | Lede
    | Prose
    | Note
    | Gap
    | KeyFigures
    | Chart
    | Table
    | Rules
    | Facts
    | NumberedList
    | Outline
    | Signatures
    | Scan
    | Stories
)


@dataclass(frozen=True)
class Section:
    """A titled part. Sections flow on unless ``new_page``; ``id`` is unique in the document.

    ``mark`` stands before its title (« Axe 1 »), in the colour of ``tone`` (1 to 6), and ``over`` above both:
    what it is a part of.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False
    heading_in_toc: bool = True
    mark: str = ""
    over: str = ""
    tone: int = 0

    @property
    def entries_in_toc(self) -> tuple[Entry, ...]:
        outlines = (block for block in self.blocks if isinstance(block, Outline))
        return tuple(entry for outline in outlines for entry in outline.entries if entry.id)


@dataclass(frozen=True)
class Cover:
    """The first page. Each value of ``arcs`` (0 to 1) is drawn as an arc of that length."""

    kind_label: str
    title: str
    period: str
    facts: tuple[Fact, ...] = ()
    arcs: tuple[float, ...] = ()


@dataclass(frozen=True)
class Document:
    """A whole report.

    ``period`` is displayed as it is. ``number`` is the document's own ("QP-2007-2008").
    ``version`` is ``None`` for a preview: every page then says that it is not published, unless the
    document is of a kind that never is (``publishable=False``). ``status`` is what its pages say of it then
    (« Projet »). ``landscape`` turns every page on its side.
    ``seal`` is printed on the cover and at the foot of every page, ``None`` where nothing was published.
    ``over`` stands above the title of one without a cover, whose head is then drawn as a cover is.
    ``created`` is the only date that goes into the files, so that the same document always makes the
    same bytes.
    """

    kind: str
    language: Language
    title: str
    period: str
    number: str
    version: int | None
    program: str
    organization: str
    sections: tuple[Section, ...]
    created: date
    seal: Seal | None = None
    cover: Cover | None = None
    toc: bool = False
    publishable: bool = True
    status: str = ""
    landscape: bool = False
    over: str = ""

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for section in self.sections for block in section.blocks)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables, those that stand under charts among them."""
        own = (block.table if isinstance(block, Chart) else block for block in self.blocks)
        return tuple(block for block in own if isinstance(block, Table))

    def table(self, id: str) -> Table:
        """The table that is called so. Raises ValueError where there is none."""
        for table in self.tables:
            if table.id == id:
                return table
        raise ValueError(f"no table {id!r} in this document")

    @property
    def row_count(self) -> int:
        """The rows of its tables and the lines of its outlines, which are what makes a document long."""
        rows = sum(len(block.rows) for block in self.blocks if isinstance(block, Table))
        return rows + self._line_count

    @property
    def printed_row_count(self) -> int:
        """Those of them that paper has."""
        rows = sum(len(block.printed_rows) for block in self.blocks if isinstance(block, Table))
        return rows + self._line_count

    @property
    def _line_count(self) -> int:
        return sum(len(block.entries) for block in self.blocks if isinstance(block, Outline))

    @property
    def is_preview(self) -> bool:
        """Whether its readers must be told that it is not published."""
        return self.publishable and self.version is None
