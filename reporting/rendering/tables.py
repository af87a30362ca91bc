"""The figures of a document as JSON, and its figures or one of its tables as CSV.

What a person typed never becomes a formula: an apostrophe stands before a text that a spreadsheet
would take for one.

``figures`` is the mapping of the JSON report: ``{"kind", "program", "period", "figures":
{code: {"label", "value", "display", "unit", "rule", "breakdown": [{"label", "value",
"display"}]}}}``; what is not known exactly has its "qualifier", "minimum" and "maximum" too.
Of an organisation it has "organization" instead, and the figures of its "programs" beside; of a
catalogue ``{"programs": [several of those]}`` alone. A value is a number, its text ("14300.00")
or ``None`` where it is unknown.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from io import StringIO
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from programs.lib.quantities import Qualifier
from reporting.documents.model import Row, Table
from reporting.rendering.html import LOCALES

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


# --- JSON


def render_json(data: Mapping[str, Any]) -> bytes:
    """``data`` as UTF-8 JSON, indented, keys in order; decimals as texts, so none is rounded."""
    text = json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True, default=_plain)
    return (text + "\n").encode("utf-8")


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"not for JSON: {value!r}")


# --- CSV


def render_csv(
    figures: Mapping[str, Any], *, language: str, units: Mapping[str, str] | None = None
) -> bytes:
    """One row a figure and one a part of its breakdown, for a spreadsheet to open by itself.

    UTF-8 with its mark and ``;`` in French, where the comma is that of the decimals; ``,`` in
    English. ``units`` are the words of the language for the codes of units.
    """
    with translation.override(LOCALES[language]):
        rows = (worded(row, units) for row in figure_rows(figures))
        return written(figure_heads(), rows, language)


def render_table_csv(table: Table, *, language: str) -> bytes:
    """The rows of one table as CSV, all of them, with its total; written as ``render_csv`` does."""
    rows = ([_told(*cell) for cell in row_values(row, table)] for row in table.all_rows)
    return written(table_heads(table), rows, language)


def _told(value: object, display: str, _unit: str) -> object:
    return value if isinstance(value, int | Decimal | date) else display or value


def written(heads: Iterable[str], rows: Iterable[Iterable[object]], language: str) -> bytes:
    """Rows under their heads, for a spreadsheet in that language to open by itself."""
    french = language == "fr"
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if french else ",")
    for row in (heads, *rows):
        writer.writerow([_csv_cell(cell, french) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(value: object, french: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, int | Decimal):
        return str(value).replace(".", ",") if french else str(value)
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


# --- rows of figures, the same for both


def figure_heads() -> list[str]:
    return [
        _("Programme"),
        _("Code"),
        _("Chiffre"),
        _("Détail"),
        _("Valeur"),
        _("Affichage"),
        _("Unité"),
        _("Règle"),
        _("Précision"),
    ]


UNIT = 6  # where the unit stands in a row


def figure_rows(figures: Mapping[str, Any]) -> Iterator[list[object]]:
    whole = (figures,) if "figures" in figures else ()
    for report in (*whole, *figures.get("programs", ())):
        about = report.get("program") or report["organization"]
        for code, figure in report["figures"].items():
            start = [about, code, figure["label"]]
            yield [*start, "", *_shown(figure), figure["unit"], figure["rule"], _known(figure)]
            for part in figure.get("breakdown") or ():
                yield [*start, part["label"], *_shown(part), figure["unit"], "", _known(part)]


def worded(row: list[object], units: Mapping[str, str] | None) -> list[object]:
    """A row with its unit as the word that ``units`` has for it."""
    unit = str(row[UNIT])
    return [*row[:UNIT], (units or {}).get(unit, unit), *row[UNIT + 1 :]]


def _shown(item: Mapping[str, Any]) -> list[object]:
    return [_number(item["value"]), item["display"]]


def _known(item: Mapping[str, Any]) -> str:
    """How a value is known, where it is not known exactly."""
    said = item.get("qualifier", "")
    return str(Qualifier(said).label) if said else ""


def _number(value: object) -> object:
    """The number that a figure's value says; a value that is none stays as it is."""
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        try:
            return Decimal(value)
        except InvalidOperation:
            return value
    if isinstance(value, float):
        return Decimal(str(value))
    return value


# --- rows of tables, the same for both


def table_heads(table: Table) -> Iterator[str]:
    """The heads of the columns; what stands beside numbers has a column of its own."""
    for column in table.columns:
        yield column.label
        if column.aside:
            yield f"{column.label} ({column.aside})"


def row_values(row: Row, table: Table) -> Iterator[tuple[object, str, str]]:
    """Each cell of a row, and what stands beside it: its value, what is printed of it, its unit."""
    for cell, column in zip(row.cells, table.columns, strict=True):
        yield cell.value, cell.display, column.unit
        if column.aside:
            yield cell.aside_value, cell.aside, "percent"
