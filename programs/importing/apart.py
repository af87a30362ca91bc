"""Rows that stand in a sheet and are no records: headings said again, totals, where the figures come from."""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta

from programs.importing.columns import Column, Headings
from programs.lib.text import normalise

HEADING, TOTAL, SOURCE = "heading", "total", "source"

_TOTAL = re.compile(
    r"(?:(?:grand|sous|sub) ?)?(?:total|totaux|subtotal|totals)"
    r"(?: general| partiel| cumule| final| (?:des?|du|de la|d|pour|of|for)\b.*| [0-9].*)?"
    r"|sous ?tota(?:l|ux)\b.*|somme|moyenne|sum|average"
)
_SOURCE = re.compile(
    r"(?:sources?|notes?|n\. ?b\.|remarques?|légende|source of data|last updated?|updated)\s*:.*"
    r"|(?:dernière )?mise à jour(?: |\s*:|$).*|mis(?:e)? à jour(?: le|\s*:).*"
    r"|données (?:au|en date) .*|(?:imprimé|extrait|produit|généré|exporté)e? le .*|page [0-9]+.*",
    re.IGNORECASE | re.DOTALL,
)
# « 14 300 $ », « 12,5 % », « 3 personnes », « 2026-09-14 ».
_FIGURE = re.compile(
    r"[-+(]?\s*[$]?\s*[0-9][0-9\s\u00a0\u202f.,:/$%()-]*(?:\s*[^\W\d]+)?", re.UNICODE
)


def why_apart(
    cells: Mapping[int, object], columns: Mapping[int, Column], headings: Headings
) -> str:
    """What makes a row something else than a record: ``HEADING``, ``TOTAL``, ``SOURCE``; "" for a record."""
    if _says_headings_again(cells, columns, headings):
        return HEADING
    first, *others = (cells[index] for index in sorted(cells))
    if not isinstance(first, str) or not all(map(_is_figure, others)):
        return ""
    if _TOTAL.fullmatch(normalise(first)):
        return TOTAL
    return SOURCE if _SOURCE.fullmatch(first) else ""


def _says_headings_again(cells, columns, headings: Headings) -> bool:
    named = [
        column.name
        for index, column in columns.items()
        if (cell := cells.get(index)) is not None and headings.find(cell) is column
    ]
    return len(named) * 2 > len(cells) or len(named) >= max(2, len(cells) / 2)


def _is_figure(cell: object) -> bool:
    if isinstance(cell, str):
        return _FIGURE.fullmatch(cell) is not None
    return isinstance(cell, (int, float, date, time, timedelta))
