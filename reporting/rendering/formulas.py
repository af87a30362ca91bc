"""The formulas of a document as a spreadsheet writes them.

They are made of the addresses of cells and of the two words for a number that there is not, never of a text that
somebody typed; a spreadsheet and ``recomputing`` come to the same numbers, to the last decimal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from openpyxl.utils import get_column_letter

from programs.lib.quantities import not_applicable, unknown
from reporting.documents.formulas import Balance, Formula, Ratio, Sum
from reporting.documents.model import Table
from reporting.documents.recomputing import DECIMALS, Places, Spot

FIRST_ROW = 2  # under the heads
# What a spreadsheet takes in one formula, and in one call of a function.
LONGEST = 8192
MOST_OPERANDS = 255


class Writer:
    """Writes the formulas of the tables of a document, each of which has the sheet of its name in ``sheets``."""

    def __init__(self, places: Places, sheets: Mapping[str, str], language: str) -> None:
        self.places, self.sheets, self.language = places, sheets, language
        self._letters = {id: list(_letters(table)) for id, table in places.tables.items()}

    def written(self, formula: Formula, spot: Spot) -> str:
        """What stands after the equals sign at ``spot``.

        Raises ValueError where it points to nothing, or is longer than a spreadsheet takes.
        """
        if isinstance(formula, Sum):
            text = self._sum(formula, spot)
        elif isinstance(formula, Balance):
            text = self._balance(formula, spot)
        else:
            text = self._ratio(formula, spot)
        if len(text) > LONGEST:
            raise ValueError(f"table {spot.table!r}: a formula of {len(text)} characters")
        return text

    def _sum(self, formula: Sum, spot: Spot) -> str:
        summed = self.places.summed(formula, spot)
        if not summed:
            return "0"
        ranges = list(self._ranges(summed, spot))
        return self._where_known(
            f"{_called('COUNT', ranges)}>0", f"ROUND({_called('SUM', ranges)},{DECIMALS})"
        )

    def _balance(self, formula: Balance, spot: Spot) -> str:
        plus, minus = (
            [self._address(self.places.find(at, spot), spot) for at in side]
            for side in (formula.plus, formula.minus)
        )
        count = len(plus) + len(minus)
        terms = "+".join(plus) + "".join(f"-{address}" for address in minus)
        return self._where_known(
            f"{_called('COUNT', [*plus, *minus])}={count}",
            terms if count == 1 else f"ROUND({terms},{DECIMALS})",
        )

    def _ratio(self, formula: Ratio, spot: Spot) -> str:
        part, whole = (
            self._address(self.places.find(at, spot), spot) for at in (formula.part, formula.whole)
        )
        # Of whole cents, so that the half that is rounded up is exactly a half: 1.005 is not, in a spreadsheet.
        percent = f"ROUND(1000*ROUND(100*{part},0)/ROUND(100*{whole},0),0)/10"
        return self._where_known(
            f"COUNT({part},{whole})=2",
            f"IF({whole}=0,{_quoted(not_applicable(self.language))},{percent})",
        )

    def _where_known(self, test: str, then: str) -> str:
        return f"IF({test},{then},{_quoted(unknown(self.language))})"

    def _ranges(self, summed: list[Spot], seen_from: Spot) -> Iterator[str]:
        """The addresses of cells of one column, those that follow each other as one range."""
        for _place, run in groupby(enumerate(summed), lambda item: item[1].row - item[0]):
            spots = [spot for _index, spot in run]
            first = self._address(spots[0], seen_from)
            yield first if len(spots) == 1 else f"{first}:{self._local(spots[-1])}"

    def _address(self, spot: Spot, seen_from: Spot) -> str:
        if spot.table == seen_from.table:
            return self._local(spot)
        name = self.sheets[spot.table].replace("'", "''")
        return f"'{name}'!{self._local(spot)}"

    def _local(self, spot: Spot) -> str:
        return f"{self._letters[spot.table][spot.column]}{spot.row + FIRST_ROW}"


def _letters(table: Table) -> Iterator[str]:
    """The letter of each column: what stands beside numbers has one of its own."""
    index = 1
    for column in table.columns:
        yield get_column_letter(index)
        index += 2 if column.aside else 1


def _called(function: str, operands: list[str]) -> str:
    """A call of ``COUNT`` or ``SUM``, of itself where there are too many operands for one."""
    if len(operands) <= MOST_OPERANDS:
        return f"{function}({','.join(operands)})"
    parts = (
        _called(function, operands[start : start + MOST_OPERANDS])
        for start in range(0, len(operands), MOST_OPERANDS)
    )
    return _added(parts)


def _added(parts: Iterable[str]) -> str:
    return f"({'+'.join(parts)})"


def _quoted(word: str) -> str:
    return f'"{word}"'
