"""What a cell of a table is computed from: a closed algebra, so that a workbook can hold it as a formula.

Nothing here is text that somebody typed: tables, rows and columns are named by the keys that the builder of the
document gave them. The numbers that are combined have two decimals at most.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class At:
    """The cell of a column in a row of a table, by their keys; what is left out is that of the formula itself."""

    column: str = ""
    row: str = ""
    table: str = ""


@dataclass(frozen=True)
class Sum:
    """The sum of a column over the rows of ``group`` (``Row.group``): those of none where it is left out.

    The total row is never among them. What is not known is left out of the sum; where nothing is, neither is the sum.
    The sum of no row at all is zero.
    """

    group: str = ""
    column: str = ""
    table: str = ""


@dataclass(frozen=True)
class Balance:
    """What is left of ``plus`` once ``minus`` is taken away; unknown where one of them is."""

    plus: tuple[At, ...]
    minus: tuple[At, ...] = ()


@dataclass(frozen=True)
class Ratio:
    """What percentage of ``whole`` the ``part`` is, at one decimal, half up; unknown where one of them is.

    Of zero there is none.
    """

    part: At
    whole: At


Formula = Sum | Balance | Ratio


def difference(more: str, less: str) -> Balance:
    """One column of the row less another one."""
    return Balance((At(more),), (At(less),))


def ratio(part: str, whole: str) -> Ratio:
    """One column of the row in per cent of another one."""
    return Ratio(At(part), At(whole))


def elsewhere(table: str, row: str, column: str) -> Balance:
    """The same number as in another table of the document."""
    return Balance((At(column, row, table),))
