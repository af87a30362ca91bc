"""What a program is given for each year of its life: as its grants say, and as its budgets say where no grant does.

No dollar is said twice: a budget of a year of which a grant of the same funder speaks adds nothing, and an envelope
that budgets split year by year stands in them, but for what they leave of it (``docs/decisions/0032``).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, Sum

from programs.lib import quantities
from programs.lib.periods import Period
from programs.lib.quantities import Quantity
from programs.models import Funding
from reporting.figures.base import Scope
from reporting.figures.budgets import budgets
from reporting.figures.funders import YearColumn

_MONTHS = 12


@dataclass(frozen=True)
class Allotted:
    """The amount of each year, in their order, and of all of them. ``has_budgets`` where a budget says one of them."""

    years: tuple[tuple[YearColumn, Quantity], ...] = ()
    total: Quantity = quantities.UNKNOWN
    has_budgets: bool = False


NOTHING = Allotted()


@dataclass(frozen=True)
class _Said:
    """What a grant or a budget says of days of a funder."""

    funder: int | None
    period: Period
    amount: Quantity


def allotted_by_year(scope: Scope, life: Period) -> Allotted:
    """Four queries, whatever the number of grants and budgets."""
    granted = list(Funding.objects.filter(scope.of()).prefetch_related("shares"))
    years = [one for grant in granted for one in _years_of(grant)]
    envelopes = [grant for grant in granted if not grant.shared and not _is_a_year(grant.period)]
    own = [one for one in _budgeted(scope, life) if not _is_said(one, years)]
    if not own:
        return NOTHING
    found: dict[YearColumn, list[Quantity]] = defaultdict(list)
    for said in (*years, *own):
        found[YearColumn(said.period)].append(said.amount)
    for envelope in envelopes:
        split = [
            one.amount
            for one in own
            if one.funder == envelope.funder_id and _lies_in(one.period, envelope.period)
        ]
        left = envelope.quantity
        for amount in split:
            left = quantities.less(left, amount.number or Decimal(0))
        if not split or not (left.is_exact and left.number <= 0):
            found[YearColumn(envelope.period, is_unshared=bool(split))].append(left)
    columns = sorted(found, key=lambda column: (column.is_unshared, column.period))
    sums = [(column, quantities.total(found[column])) for column in columns]
    return Allotted(tuple(sums), quantities.total(amount for _column, amount in sums), True)


def _years_of(grant: Funding) -> Iterator[_Said]:
    """The years of which a grant says what it gives: its own, or those of which a share was set aside."""
    if _is_a_year(grant.period):
        yield _Said(grant.funder_id, grant.period, grant.quantity)
        return
    for period, amount in grant.shared.items():
        yield _Said(grant.funder_id, period, quantities.stated_amount("", amount))


def _budgeted(scope: Scope, life: Period) -> list[_Said]:
    """What was adopted, by funder and fiscal year."""
    rows = (
        budgets(scope, life)
        .order_by("starts_on", "ends_on")
        .values("funder", "starts_on", "ends_on")
        .annotate(
            sum=Sum("lines__adopted"),
            unknown=Count("lines", filter=Q(lines__adopted=None)),
        )
    )
    return [
        _Said(
            row["funder"],
            Period(row["starts_on"], row["ends_on"]),
            _known(row["sum"], row["unknown"]),
        )
        for row in rows
    ]


def _known(amount: Decimal | None, unknown: int) -> Quantity:
    known = quantities.stated_amount("", amount)
    return quantities.total([known, quantities.UNKNOWN]) if unknown and amount else known


def _is_said(budget: _Said, years: list[_Said]) -> bool:
    return any(one.funder == budget.funder and one.period.overlaps(budget.period) for one in years)


def _is_a_year(period: Period) -> bool:
    return period.months <= _MONTHS


def _lies_in(period: Period, whole: Period) -> bool:
    return whole.start <= period.start and period.end <= whole.end
