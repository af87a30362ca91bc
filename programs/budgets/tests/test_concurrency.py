"""Several officers at the same moment, in threads and transactions of their own."""

from datetime import date
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection

from programs.accounts.models import User
from programs.accounts.tests.factories import UserFactory
from programs.budgets import actions
from programs.budgets.balances import current
from programs.budgets.models import BudgetLine, Expense, Payment
from programs.budgets.tests.factories import (
    AllocationFactory,
    BudgetLineFactory,
    CommitmentFactory,
    ExpenseFactory,
    PeriodCloseFactory,
    spend,
)
from programs.tests.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 32
# Of the 32, so many have room.
ROOM = 10

_CHECK = "line_engaged_within_available"


def a_crowd(line: BudgetLine, amount: str = "100.00") -> list[Expense]:
    """Expenses of ``line`` that are ready to be approved, more than it has room for."""
    crowd = []
    for _one in range(THREADS):
        expense = ExpenseFactory(program=line.budget.program, amount=Decimal(amount))
        AllocationFactory(expense=expense, line=line, amount=Decimal(amount))
        crowd.append(expense)
    Expense.objects.filter(pk__in=[one.pk for one in crowd]).update(state="verified")
    return crowd


def approved_at_once(line: BudgetLine) -> list[str]:
    director = UserFactory()

    def approve(expense: Expense) -> None:
        actions.approve_expense(expense=expense, by=User.objects.get(pk=director.pk))

    return sorted(all_at_once(approve, a_crowd(line)))


def is_within(line: BudgetLine) -> bool:
    line.refresh_from_db()
    return line.spent + line.committed <= line.adopted + line.amended + line.overrun


@pytest.fixture
def without_check():
    """The database without the check that bounds a line."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = %s", [_CHECK]
        )
        (check,) = cursor.fetchone()
        cursor.execute(f"ALTER TABLE budgets_budgetline DROP CONSTRAINT {_CHECK}")
    yield
    with connection.cursor() as cursor:
        # The control left a line passed, which the check would refuse.
        cursor.execute(
            "UPDATE budgets_budgetline SET overrun = greatest(0, spent + committed - adopted - amended)"
        )
        cursor.execute(f"ALTER TABLE budgets_budgetline ADD CONSTRAINT {_CHECK} {check}")


def test_32_officers_who_approve_at_once_never_pass_a_line():
    line = BudgetLineFactory()
    assert approved_at_once(line) == ["ValidationError"] * (THREADS - ROOM) + ["done"] * ROOM
    assert (line.budget.lines.get().spent, is_within(line)) == (Decimal(1000), True)


@pytest.mark.slow
def test_32_officers_who_approve_at_once_never_pass_any_of_20_lines():
    results = []
    for _trial in range(20):
        line = BudgetLineFactory()
        results.append((approved_at_once(line).count("done"), is_within(line)))
    assert results == [(ROOM, True)] * 20


def test_the_lock_alone_holds_the_line(without_check):
    line = BudgetLineFactory()
    assert (approved_at_once(line).count("done"), is_within(line)) == (ROOM, True)


def test_who_looks_first_and_writes_then_passes_the_line(without_check):
    """The control: neither lock nor check."""
    line, waiting = BudgetLineFactory(), Barrier(THREADS)

    def approve(expense: Expense) -> None:
        has_room = current(BudgetLine.objects.get(pk=line.pk)).remaining >= expense.amount
        waiting.wait()
        if has_room:
            Expense.objects.filter(pk=expense.pk).update(state="approved")

    all_at_once(approve, a_crowd(line))
    assert not is_within(line)


def test_a_line_is_not_committed_twice_while_it_is_spent():
    line, officer = BudgetLineFactory(), UserFactory()
    crowd = a_crowd(line, "600.00")[:1]

    def engage(what) -> None:
        by = User.objects.get(pk=officer.pk)
        if isinstance(what, Expense):
            actions.approve_expense(expense=what, by=by)
        else:
            actions.commit_amount(
                line=line,
                amount=Decimal("600.00"),
                supplier="Autobus",
                by=by,
                made_on=date(2007, 9, 4),
            )

    assert sorted(all_at_once(engage, [*crowd, "order"])) == ["ValidationError", "done"]
    assert is_within(line)


def test_an_expense_is_paid_once_by_two_officers_at_once():
    expense, officer = spend(BudgetLineFactory()), UserFactory()

    def pay(_turn) -> None:
        actions.pay_expense(expense=expense, by=User.objects.get(pk=officer.pk))

    assert sorted(all_at_once(pay, range(8))) == ["ValidationError"] * 7 + ["done"]
    assert [payment.amount for payment in Payment.objects.all()] == [Decimal(100)]


def test_numbers_are_given_once_each_in_a_row():
    line, officer = BudgetLineFactory(), UserFactory()

    def enter(_turn) -> None:
        actions.enter_expense(
            program=line.budget.program,
            answers={"spent_on": date(2007, 11, 15), "supplier": "Autobus"},
            by=User.objects.get(pk=officer.pk),
        )

    assert all_at_once(enter, range(8)) == ["done"] * 8
    codes = Expense.objects.order_by("code").values_list("code", flat=True)
    assert [int(code.split("-")[1]) for code in codes] == list(range(1, 9))


def test_a_period_is_not_closed_over_an_expense_that_is_being_approved():
    """Either the expense is of the closed period, or it is refused; it never comes in afterwards."""
    line, director = BudgetLineFactory(), UserFactory()
    (expense, *_others) = a_crowd(line)
    CommitmentFactory(line=line)

    def act(what) -> None:
        if what == "close":
            PeriodCloseFactory(program=line.budget.program, ends_on=date(2007, 12, 31))
        else:
            actions.approve_expense(expense=expense, by=User.objects.get(pk=director.pk))

    results = all_at_once(act, ["close", "approve"])
    expense.refresh_from_db()
    assert results[0] == "done"
    assert (results[1] == "done") == (expense.state == "approved")
