"""What each line of a budget has, holds and has spent on a day: the one reading that screens and reports share.

The counters of a line say the same of today, at no cost; ``auditing`` says it a second time, in SQL of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet, Sum

from programs.budgets.models import Allocation, Budget, BudgetLine, ChangeEntry, Commitment

ZERO = Decimal(0)


@dataclass(frozen=True)
class Balance:
    """Dollars of one line, or of several together. None is not known.

    ``committed`` is what is left of open commitments, ``spent`` what approved expenses charged.
    """

    adopted: Decimal | None
    amended: Decimal = ZERO
    committed: Decimal = ZERO
    spent: Decimal = ZERO

    @property
    def revised(self) -> Decimal | None:
        """The budget as amended."""
        return None if self.adopted is None else self.adopted + self.amended

    @property
    def engaged(self) -> Decimal:
        """All that is not free any more: spent, or committed and not spent yet."""
        return self.committed + self.spent

    @property
    def remaining(self) -> Decimal | None:
        """What is free; below zero where the line was passed."""
        return None if self.revised is None else self.revised - self.engaged

    @property
    def variance(self) -> Decimal | None:
        """The budget as amended less what was spent: above zero where less was spent."""
        return None if self.revised is None else self.revised - self.spent


def current(line: BudgetLine) -> Balance:
    """As of now, from its counters."""
    return Balance(line.adopted, line.amended, line.committed, line.spent)


def balances_on(lines: QuerySet[BudgetLine], day: date) -> dict[int, Balance]:
    """The balance of each of ``lines``, by key, as of ``day``: five queries, whatever their number.

    Expenses count by their own day once they are approved, changes by the day from which they hold, commitments from
    the day they were made to the day they were closed.
    """
    adopted = dict(lines.order_by().values_list("pk", "adopted"))
    within = {"line__in": lines.order_by().values("pk")}
    amended = _by_line(ChangeEntry.objects.filter(**within).counting_on(day))
    spent = _by_line(Allocation.objects.filter(**within).counting_on(day))
    committed = _committed_on(day, within)
    return {
        pk: Balance(amount, amended.get(pk, ZERO), committed.get(pk, ZERO), spent.get(pk, ZERO))
        for pk, amount in adopted.items()
    }


def together(balances: Iterable[Balance]) -> Balance:
    """Their sum. What is not known of one stays out of it; of none known, it is not known."""
    balances = list(balances)
    known = [one.adopted for one in balances if one.adopted is not None]
    return Balance(
        sum(known, ZERO) if known else None,
        # A line whose budget is not known has no revised budget either.
        sum((one.amended for one in balances if one.adopted is not None), ZERO),
        sum((one.committed for one in balances), ZERO),
        sum((one.spent for one in balances), ZERO),
    )


def passes_threshold(balance: Balance, budget: Budget) -> bool:
    """Whether a line ends so far above or below its budget that somebody should say why."""
    variance = balance.variance
    if not variance or abs(variance) < (budget.variance_amount or ZERO):
        return False
    return abs(variance) * 100 > budget.variance_percent * max(balance.revised, ZERO)


def _by_line(rows: QuerySet) -> dict[int, Decimal]:
    return dict(rows.order_by().values_list("line").annotate(sum=Sum("amount")))


def _committed_on(day: date, within: dict) -> dict[int, Decimal]:
    """What was left of commitments on ``day``, by line."""
    held = Commitment.objects.filter(**within, made_on__lte=day).exclude(closed_on__lte=day)
    consumed = dict(
        Allocation.objects.filter(commitment__in=held.order_by().values("pk"))
        .counting_on(day)
        .order_by()
        .values_list("commitment")
        .annotate(sum=Sum("amount"))
    )
    left: dict[int, Decimal] = {}
    for pk, line, amount in held.order_by().values_list("pk", "line", "amount"):
        left[line] = left.get(line, ZERO) + max(amount - consumed.get(pk, ZERO), ZERO)
    return left
