"""What each line of a budget has, holds and has spent on a day: the one reading that screens and reports share.

The counters of a line say the same of today, at no cost; ``auditing`` says it a second time, in SQL of its own.
"""

from datetime import date
from decimal import Decimal

from django.db.models import QuerySet, Sum

from programs.budgets.models import Allocation, BudgetLine, ChangeEntry, Commitment
from programs.budgets.reckoning import ZERO, Balance


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
