"""Several expenses at once: each passes or not by itself, and it is said of each."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from programs.budgets.actions.budgets import lock_lines
from programs.budgets.actions.deciding import approve_expense, verify_expense
from programs.budgets.actions.paying import annul_last_payment, pay_expense
from programs.budgets.models import Allocation, Commitment, Expense
from programs.together import Outcome, each_by_itself


@transaction.atomic
def verify_together(*, expenses: Iterable[Expense], by) -> list[Outcome]:
    return each_by_itself(_locked(expenses), lambda expense: verify_expense(expense=expense, by=by))


@transaction.atomic
def approve_together(*, expenses: Iterable[Expense], by) -> list[Outcome]:
    """In the order of their dates, so that of several for which a line lacks room the first ones have it."""
    ordered = _locked(expenses)
    parts = Allocation.objects.filter(expense__in=ordered)
    held = Commitment.objects.filter(pk__in=parts.values("commitment")).order_by("pk")
    # What all of them hold is locked first, in the order of the keys: two such approvals never wait for each other.
    list(held.select_for_update(of=("self",), no_key=True))
    lock_lines(parts.values_list("line", flat=True))
    return each_by_itself(ordered, lambda expense: approve_expense(expense=expense, by=by))


@transaction.atomic
def pay_together(
    *, expenses: Iterable[Expense], by, on: date, method: str, reference: str = ""
) -> list[Outcome]:
    """Pay all that is owed of each, on one day and by one reference: a run of transfers, a batch of cheques."""
    return each_by_itself(
        _locked(expenses),
        lambda expense: pay_expense(
            expense=expense, by=by, on=on, method=method, reference=reference
        ),
    )


@transaction.atomic
def annul_together(*, expenses: Iterable[Expense], by, on: date, reason: str) -> list[Outcome]:
    """Annul the last payment of each: a run of transfers that came back, or that was noted of the wrong expenses."""
    return each_by_itself(
        _locked(expenses),
        lambda expense: annul_last_payment(expense=expense, by=by, on=on, reason=reason),
    )


def _locked(expenses: Iterable[Expense]) -> list[Expense]:
    """Locked in the order of their keys, and given back in that of their dates."""
    rows = Expense.objects.filter(pk__in=[expense.pk for expense in expenses]).order_by("pk")
    locked = list(rows.select_for_update(of=("self",), no_key=True))
    return sorted(locked, key=lambda expense: (expense.spent_on, expense.pk))
