"""Rows that stand in a sheet and are no records: headings said again, totals, where the figures come from."""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta

from programs.importing.columns import Column, Headings
from programs.importing.sheets import Unread
from programs.lib.text import normalise

HEADING, TOTAL, SOURCE = "heading", "total", "source"

_TOTAL = re.compile(
    r"(?:(?:grand|sous|sub) ?)?(?:total|totaux|subtotal|totals)"
    r"(?: general| partiel| cumule| final| (?:des?|du|de la|d|pour|of|for)\b.*| [0-9].*)?"
    r"|total (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b.*"
    r"|sous ?tota(?:l|ux)\b.*|nombre (?:total|des?|d)\b.*|n [0-9]+|somme|moyenne|sum|average|count"
)
_SOURCE = re.compile(
    r"\(?(?:sources?|notes?|n\. ?b\.|remarques?|légende|source of data|last updated?|updated)(?:\s*:|\s+[–—-]\s).*"
    r"|(?:dernière )?mise à jour(?: |\s*:|$).*|mis(?:e)? à jour(?: le|\s*:).*|m[àa]j\b.*[0-9].*"
    r"|fin (?:de (?:la )?liste|du (?:fichier|tableau|document))|end of (?:list|file|report)"
    r"|données (?:au|en date) .*|page [0-9]+.*|confidentiel.*|[©*].*"
    r"|(?:liste )?(?:imprimé|extrait|produit|généré|exporté|préparé|compilé)e?s? (?:le|par) .*",
    re.IGNORECASE | re.DOTALL,
)
# What a form to fill says of each of its columns.
_DEMAND = re.compile(
    "obligatoire|requis|requise|facultati(?:f|ve)|optionnel|required|mandatory|optional"
)
# A word, a colon, and what it says: no name is written so.
_SAYS = re.compile(r"\w\s*:\s")
_DIGIT = re.compile("[0-9]")
# So many cells show what a row is; no heading, and no total or source, is longer.
_TELLING = 3
_LONGEST_HEADING = 100
_LONGEST = 300
# « 14 300 $ », « 12,5 % », « 3 personnes », « 2026-09-14 ».
_FIGURE = re.compile(
    r"[-+(]?\s*[$]?\s*[0-9][0-9\s\u00a0\u202f.,:/$%()-]*(?:\s*[^\W\d]+)?", re.UNICODE
)


class Apart:
    """Tells records from what else stands below the headings, which are ``written`` so in the file."""

    def __init__(
        self, written: Mapping[int, object], columns: Mapping[int, Column], headings: Headings
    ):
        self._written = {index: normalise(str(cell)) for index, cell in written.items()}
        self._columns, self._headings = columns, headings

    def why(self, cells: Mapping[int, object], *, is_first: bool) -> str:
        """What a row is that is no record: ``HEADING``, ``TOTAL``, ``SOURCE``; "" for a record.

        ``is_first`` is the one just below the headings, where they are said in another language.
        """
        if all(map(_is_demand, cells.values())):
            return HEADING
        if self._says_headings_again(cells, is_first=is_first):
            return HEADING
        first, *others = (cells[index] for index in sorted(cells))
        if not isinstance(first, str) or len(first) > _LONGEST or not all(map(_is_figure, others)):
            return ""
        if _TOTAL.fullmatch(normalise(first)):
            return TOTAL
        is_alone = not others and len(self._columns) > 2
        return SOURCE if _SOURCE.fullmatch(first) or (is_alone and _SAYS.search(first)) else ""

    def _says_headings_again(self, cells: Mapping[int, object], *, is_first: bool) -> bool:
        texts = {index: cell for index, cell in cells.items() if isinstance(cell, str)}
        if len(texts) < len(cells):
            return False
        others = []
        is_translated = False
        for seen, (index, text) in enumerate(texts.items(), start=1):
            if not self._is_heading(index, text):
                others.append(text)
            elif self._written.get(index) != normalise(text):
                is_translated = True
            # Most rows are records, and show it by their first cells.
            if seen >= _TELLING and len(others) == seen:
                return False
        count = len(texts) - len(others)
        # What stands beside headings is a heading in other words: it has no figures.
        if not count or any(map(_DIGIT.search, others)):
            return False
        return not others or count > len(others) or count > 1 or (is_first and is_translated)

    def _is_heading(self, index: int, text: str) -> bool:
        if len(text) > _LONGEST_HEADING:
            return False
        if self._written.get(index) == normalise(text):
            return True
        column = self._columns.get(index)
        return column is not None and self._headings.find(text) is column


def _is_demand(cell: object) -> bool:
    return isinstance(cell, str) and _DEMAND.fullmatch(normalise(cell)) is not None


def _is_figure(cell: object) -> bool:
    if isinstance(cell, str):
        return _FIGURE.fullmatch(cell) is not None
    return isinstance(cell, (int, float, date, time, timedelta, Unread))
