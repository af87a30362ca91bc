"""One page: the tables that are drawn on it, and the lines beside them in the order of reading."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from programs.plans.reading.pdf.columns import in_columns
from programs.plans.reading.pdf.glyphs import ACROSS, Glyph, Line, glyphs_of, lines_of

# What keeps drawn lines that nearly meet together, in points.
_NEARLY = 3
# No side of a cell is shorter.
_SHORTEST = 10


@dataclass(frozen=True)
class Box:
    """One drawn cell: where it stands in its grid, and the lines in it."""

    row: int
    column: int
    rows: int
    columns: int
    right: float
    left: float
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Grid:
    """A drawn table. ``edges`` are the left edges of its columns, and the right one of its last."""

    page: int
    top: float
    bottom: float
    height: int
    edges: tuple[float, ...]
    boxes: tuple[Box, ...]


@dataclass
class Page:
    """What stands on a page. ``items`` are its lines and grids, in the order of reading."""

    number: int
    width: float
    height: float
    items: list[Line | Grid] = field(default_factory=list)
    letters: int = 0
    unknown: int = 0
    has_images: bool = False
    is_turned: bool = False
    has_columns: bool = False

    @property
    def lines(self) -> list[Line]:
        return [item for item in self.items if isinstance(item, Line)]


def read_page(page, number: int) -> Page:
    """Read what pdfplumber gives of a ``page``."""
    glyphs = glyphs_of(page.chars)
    found = Page(number, float(page.width), float(page.height), has_images=bool(page.images))
    found.letters = sum(not glyph.text.isspace() for glyph in glyphs)
    found.unknown = sum(
        glyph.text.startswith("(cid:") or glyph.text == "\ufffd" for glyph in glyphs
    )
    grids = []
    if page.edges:
        for table in page.find_tables(
            {
                "snap_tolerance": _NEARLY,
                "join_tolerance": _NEARLY,
                "explicit_horizontal_lines": _closing_edges(page.edges),
            }
        ):
            if len(table.cells) > 1:
                grid, glyphs = _grid(table, glyphs, number)
                if grid is not None:
                    grids.append(grid)
    lines = lines_of((glyph for glyph in glyphs if glyph.runs == ACROSS), number)
    _add_in_order(found, page, [*lines, *grids])
    _add_turned(found, glyphs)
    return found


def _add_in_order(found: Page, page, items: Sequence[Line | Grid]) -> None:
    """Add what stands on the page from the top down; the columns of the lines between two tables one by one."""
    lines: list[Line] = []
    for item in sorted(items, key=lambda item: item.top):
        if isinstance(item, Line):
            lines.append(item)
            continue
        _add_lines(found, page, lines)
        lines = []
        found.items.append(item)
    _add_lines(found, page, lines)


def _add_lines(found: Page, page, lines: list[Line]) -> None:
    ordered, is_parted = in_columns(lines, page.bbox[0], page.width)
    found.items += ordered
    found.has_columns |= is_parted


def _closing_edges(edges: Sequence[dict]) -> list[dict]:
    """Where several lines down a page begin or end together and none lies across: the end of a page left it open."""
    across = {
        round(edge["top"]) + near
        for edge in edges
        if edge["orientation"] == "h" and edge["x1"] - edge["x0"] > _SHORTEST
        for near in range(-_NEARLY, _NEARLY + 1)
    }
    ends: dict[int, list[dict]] = {}
    for edge in edges:
        if edge["orientation"] == "v" and edge["bottom"] - edge["top"] > _SHORTEST:
            for y in {round(edge["top"]), round(edge["bottom"])} - across:
                ends.setdefault(y, []).append(edge)
    return [_edge_across(y, group) for y, group in ends.items() if len(group) > 1]


def _edge_across(y: float, group: Sequence[dict]) -> dict:
    x0, x1 = min(edge["x0"] for edge in group), max(edge["x1"] for edge in group)
    place = {"x0": x0, "x1": x1, "top": y, "bottom": y, "width": x1 - x0, "height": 0}
    return {"object_type": "line", "orientation": "h", **place}


def _add_turned(found: Page, glyphs: Sequence[Glyph]) -> None:
    """Add the lines that run up or down the page, after the others."""
    turned = sorted((one for one in glyphs if one.runs != ACROSS), key=lambda one: one.runs)
    for _runs, group in groupby(turned, key=lambda one: one.runs):
        lines = lines_of(group, found.number)
        found.items += lines
        found.is_turned |= bool(lines)


def _grid(table, glyphs: list[Glyph], number: int) -> tuple[Grid | None, list[Glyph]]:
    """The grid of a drawn table, and the glyphs that are not in it."""
    tops = _edges(cell[1] for cell in table.cells)
    lefts = _edges(cell[0] for cell in table.cells)
    inside: dict[int, list[Glyph]] = {}
    others: list[Glyph] = []
    for glyph in glyphs:
        at = _cell_of(glyph, table.cells)
        (others if at is None else inside.setdefault(at, [])).append(glyph)
    if not inside:
        return None, glyphs
    boxes = []
    for at, (x0, top, x1, bottom) in enumerate(table.cells):
        row, column = _index(tops, top), _index(lefts, x0)
        rows = sum(top - _NEARLY < one < bottom - _NEARLY for one in tops)
        columns = sum(x0 - _NEARLY < one < x1 - _NEARLY for one in lefts)
        lines = tuple(_lines_of_cell(inside.get(at, []), number))
        boxes.append(Box(row, column, max(rows, 1), max(columns, 1), x1, x0, lines))
    x1 = max(cell[2] for cell in table.cells)
    _x0, top, _x1, bottom = table.bbox
    return Grid(number, top, bottom, len(tops), (*lefts, x1), tuple(boxes)), others


def _lines_of_cell(glyphs: list[Glyph], number: int) -> list[Line]:
    by_way: dict[str, list[Glyph]] = {}
    for glyph in glyphs:
        by_way.setdefault(glyph.runs, []).append(glyph)
    return [line for way in by_way.values() for line in lines_of(way, number)]


def _edges(values) -> list[float]:
    """The edges of rows or of columns: those that nearly meet are one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEARLY:
            edges.append(value)
    return edges


def _index(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))


def _cell_of(glyph: Glyph, cells) -> int | None:
    x, y = glyph.on_page
    for at, (x0, top, x1, bottom) in enumerate(cells):
        if x0 <= x <= x1 and top <= y <= bottom:
            return at
    return None
