"""Funder by funder over the years: what each granted, both ways, and what share of the whole it is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from programs.lib import quantities
from programs.lib.periods import Period
from programs.lib.quantities import Quantity
from programs.lib.text import fold
from programs.models import Funding
from programs.models.fields import localized
from reporting.figures.base import Scope


@dataclass(frozen=True)
class FunderLine:
    """A funder: what it granted for each column, in all, and what percentage of the whole."""

    label: str
    amounts: tuple[Quantity | None, ...]
    total: Quantity
    share: Quantity | None


@dataclass(frozen=True)
class YearColumn:
    """The years of one grant or envelope. ``is_unshared`` is what nobody has set aside of one for a year."""

    period: Period
    is_unshared: bool = False


@dataclass(frozen=True)
class FunderTable:
    """Funders in the order of their names, by year. An amount is None where nothing is granted."""

    columns: tuple[YearColumn, ...]
    lines: tuple[FunderLine, ...]
    totals: tuple[Quantity, ...]
    shares: tuple[Quantity | None, ...]
    whole: Quantity
    # Whether somebody said of an envelope what each of its years has.
    is_shared: bool = False

    @property
    def says_something(self) -> bool:
        """Whether any of its amounts is known."""
        return any(total.is_known for total in self.totals)


EMPTY = FunderTable((), (), (), (), quantities.UNKNOWN)


def funders_by_year(scope: Scope, until: date, language: str) -> FunderTable:
    """What was granted to ``scope`` for years that begin by ``until``. Two queries, whatever the number of grants.

    An envelope is shared by year where somebody said how, and stands whole under its own years where nobody did.
    """
    granted = (
        Funding.objects.filter(scope.of(), starts_on__lte=until)
        .select_related("funder")
        .prefetch_related("shares")
    )
    cells: dict[int, dict[YearColumn, list[Quantity]]] = defaultdict(lambda: defaultdict(list))
    names = {}
    for funding in granted:
        names[funding.funder_id] = localized(funding.funder, "name", language)
        for column, amount in _amounts(funding):
            cells[funding.funder_id][column].append(amount)
    if not names:
        return EMPTY
    sums = {
        funder: {column: quantities.total(amounts) for column, amounts in row.items()}
        for funder, row in cells.items()
    }
    is_shared = any(funding.shares.all() for funding in granted)
    return replace(_table(names, sums), is_shared=is_shared)


def _amounts(funding: Funding) -> Iterator[tuple[YearColumn, Quantity]]:
    shared = funding.shared
    if not shared:
        yield YearColumn(funding.period), funding.quantity
        return
    about = funding.quantity.qualifier == quantities.Qualifier.ABOUT
    qualifier = quantities.Qualifier.ABOUT if about else ""
    for period, amount in shared.items():
        yield YearColumn(period), quantities.stated_amount(qualifier, amount)
    if left := _left(funding.quantity, sum(shared.values())):
        yield YearColumn(funding.period, is_unshared=True), left


def _left(whole: Quantity, shared: Decimal) -> Quantity | None:
    """What is not shared of an envelope; None where nothing is left."""
    left = quantities.less(whole, shared)
    return None if left.is_exact and not left.number else left


def _table(names: dict[int, str], sums: dict[int, dict[YearColumn, Quantity]]) -> FunderTable:
    columns = sorted(
        {column for row in sums.values() for column in row},
        key=lambda column: (column.is_unshared, column.period),
    )
    funders = sorted(names, key=lambda funder: (fold(names[funder]), funder))
    totals = [_total(sums[funder].get(column) for funder in funders) for column in columns]
    by_funder = [_total(sums[funder].values()) for funder in funders]
    funder_shares = quantities.shares_of(by_funder)
    return FunderTable(
        columns=tuple(columns),
        lines=tuple(
            FunderLine(names[funder], tuple(map(sums[funder].get, columns)), total, share)
            for funder, total, share in zip(funders, by_funder, funder_shares, strict=True)
        ),
        totals=tuple(totals),
        shares=tuple(quantities.shares_of(totals)),
        whole=_total(by_funder),
    )


def _total(amounts: Iterable[Quantity | None]) -> Quantity:
    return quantities.total(amount for amount in amounts if amount is not None)
