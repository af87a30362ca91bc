"""A spreadsheet: computes the formulas of a workbook out of its file, in the floats of one, and nothing else."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from io import BytesIO

from openpyxl import load_workbook

from reporting.documents.model import Document

Value = float | str | None

_TOKEN = re.compile(
    r"""'(?P<sheet>(?:[^']|'')*)'!|(?P<cell>[A-Z]+\d+(?::[A-Z]+\d+)?)|(?P<name>[A-Z]+)(?=\()
    |(?P<number>\d+(?:\.\d+)?)|"(?P<text>[^"]*)"|(?P<sign>[-+*/(),<>=])""",
    re.VERBOSE,
)
_TESTS = {">": operator.gt, "=": operator.eq, "<": operator.lt}


def results(content: bytes) -> list[list[Decimal | str]]:
    """What the formulas of each sheet but the first come to, from the top down."""
    book = load_workbook(BytesIO(content))

    @cache
    def value(sheet: str, address: str) -> Value:
        cell = book[sheet][address]
        if cell.data_type == "f":
            return _Reader(cell.value[1:], sheet, value).whole()
        return float(cell.value) if isinstance(cell.value, int | float) else cell.value

    return [
        [
            as_decimal(value(sheet.title, cell.coordinate))
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        ]
        for sheet in book.worksheets[1:]
    ]


def said(document: Document) -> list[list[Decimal | str]]:
    """What the document says in the cells that have formulas, in the same order."""
    return [
        [
            Decimal(value) if value is not None else display
            for row in table.all_rows
            for cell in row.cells
            for value, display, formula in (
                (cell.value, cell.display, cell.formula),
                (cell.aside_value, cell.aside, cell.aside_formula),
            )
            if formula
        ]
        for table in document.tables
    ]


def as_decimal(value: Value) -> Decimal | str:
    return Decimal(repr(value)) if isinstance(value, float) else str(value)


class _Reader:
    """Reads one formula from left to right and computes on the way."""

    def __init__(self, text: str, sheet: str, value: Callable[[str, str], Value]) -> None:
        self.tokens = list(_TOKEN.finditer(text))
        assert "".join(found.group() for found in self.tokens) == text
        self.sheet, self.value, self.at = sheet, value, 0

    def whole(self) -> Value:
        found = self._comparison()
        assert self.at == len(self.tokens)
        return found

    def _next_is(self, signs: str) -> bool:
        at_end = self.at == len(self.tokens)
        return not at_end and (self.tokens[self.at]["sign"] or " ") in signs

    def _take(self) -> re.Match[str]:
        self.at += 1
        return self.tokens[self.at - 1]

    def _comparison(self) -> Value:
        left = self._terms()
        return _TESTS[self._take().group()](left, self._terms()) if self._next_is("<>=") else left

    def _terms(self) -> Value:
        found = self._factors()
        while self._next_is("+-"):
            adds = self._take().group() == "+"
            other = self._factors()
            found = found + other if adds else found - other
        return found

    def _factors(self) -> Value:
        found = self._operand()
        while self._next_is("*/"):
            multiplies = self._take().group() == "*"
            other = self._operand()
            found = found * other if multiplies else found / other
        return found

    def _operand(self) -> Value:
        token = self._take()
        if token["name"]:
            return self._call(token["name"])
        if token["number"]:
            return float(token["number"])
        if token["text"] is not None:
            return token["text"]
        if token["sign"]:
            found = self._comparison()
            assert self._take().group() == ")"
            return found
        (only,) = self._cells(token)
        return only

    def _cells(self, token: re.Match[str]) -> list[Value]:
        sheet = self.sheet
        if token["sheet"] is not None:
            sheet, token = token["sheet"].replace("''", "'"), self._take()
        first, _, last = token["cell"].partition(":")
        letters = first.rstrip("0123456789")
        rows = [int(address.removeprefix(letters)) for address in (first, last or first)]
        return [self.value(sheet, f"{letters}{row}") for row in range(rows[0], rows[1] + 1)]

    def _call(self, name: str) -> Value:
        self._take()
        if name == "IF":
            return self._chosen()
        found = self._arguments()
        if name == "ROUND":
            (number,), (places,) = found
            step = Decimal(1).scaleb(-int(places))
            return float(Decimal(number).quantize(step, ROUND_HALF_UP))
        numbers = [number for one in found for number in one if isinstance(number, float)]
        return float(len(numbers) if name == "COUNT" else sum(numbers))

    def _arguments(self) -> list[list[Value]]:
        found = []
        while True:
            start = self.at
            token = self._take()
            cells = self._cells(token) if token["sheet"] is not None or token["cell"] else []
            if not self._next_is(",)"):
                # More than an address: something to compute.
                self.at = start
                cells = [self._comparison()]
            found.append(cells or [float(token["number"])])
            if self._take().group() == ")":
                return found

    def _chosen(self) -> Value:
        """One of the two branches of IF; only that one is computed."""
        test = self._comparison()
        self._take()
        if not test:
            self._skip()
            return self._last()
        chosen = self._comparison()
        self._take()
        self._skip()
        return chosen

    def _last(self) -> Value:
        found = self._comparison()
        self._take()
        return found

    def _skip(self) -> None:
        """Pass over an argument, and the comma or the bracket that ends it."""
        depth = 0
        while True:
            sign = self._take()["sign"]
            if depth == 0 and sign in (",", ")"):
                return
            depth += (sign == "(") - (sign == ")")
