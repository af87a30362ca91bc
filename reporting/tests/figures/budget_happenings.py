"""What may happen to the budgets of a program, and what may be corrected of them: see ``happenings``."""

from datetime import date, timedelta
from decimal import Decimal

from programs.budgets import actions
from programs.budgets.enums import ChangeKind, ExpenseState
from programs.budgets.models import BudgetChange, BudgetLine, Commitment, Expense, Receipt
from programs.budgets.tests.factories import (
    BudgetFactory,
    BudgetLineFactory,
    CommitmentFactory,
    PaymentFactory,
    ReceiptFactory,
    amend,
    spend,
)
from programs.models import Program
from programs.tests.factories import FundingFactory
from reporting.tests.factories import YEAR


def _line_of(program: Program, day: date, **fields) -> BudgetLine:
    """A line of a budget of the fiscal year of ``day``, adopted on its first day."""
    year = program.calendar.year_containing(day)
    budget = BudgetFactory(
        program=program, starts_on=year.start, ends_on=year.end, adopted_on=year.start
    )
    return BudgetLineFactory(budget=budget, **fields)


def a_budget_is_adopted(program):
    """That of the year, whenever it is adopted."""
    line = BudgetLineFactory(budget=BudgetFactory(program=program, draft=True))
    return lambda day: actions.adopt_budget(budget=line.budget, adopted_by="Comité", on=day)


def a_line_is_amended(program):
    line = _line_of(program, YEAR.start)
    return lambda day: amend(line, effective_on=day)


def a_balance_is_carried_forward(program):
    """Out of the year, in force from the day."""
    line = _line_of(program, YEAR.start)

    def happen(day):
        gains = _line_of(program, YEAR.end + timedelta(days=1), adopted=Decimal(0))
        amend(line, "-100.00", effective_on=day, kind=ChangeKind.AMENDMENT)
        amend(gains, effective_on=day, kind=ChangeKind.AMENDMENT)

    return happen


def an_amount_is_committed(program):
    line = _line_of(program, YEAR.start)
    return lambda day: CommitmentFactory(line=line, made_on=day)


def a_commitment_is_closed(program):
    commitment = CommitmentFactory(line=_line_of(program, YEAR.start))
    return lambda day: actions.close_commitment(commitment=commitment, on=day)


def spent_on_a_line_of(program: Program, day: date, amount: str = "100.00") -> Expense:
    """An approved expense of ``day``, on a line of its own."""
    return spend(_line_of(program, day), amount, spent_on=day)


def something_is_spent(program):
    return lambda day: spent_on_a_line_of(program, day)


def an_expense_is_reversed(program):
    """In the year of the day, on a line of it."""
    first = spend(_line_of(program, YEAR.start))
    return lambda day: spend(_line_of(program, day), "-40.00", reverses=first, spent_on=day)


def an_expense_is_paid(program):
    expense = spend(_line_of(program, YEAR.start))
    return lambda day: PaymentFactory(expense=expense, paid_on=day)


def an_instalment_is_received(program):
    funding = FundingFactory(program=program)
    return lambda day: ReceiptFactory(funding=funding, received_on=day)


# --- corrections ------------------------------------------------------------------------------------


def a_budget_was_adopted_another_day(program):
    program.budgets.update(adopted_on=YEAR.end + timedelta(days=1))


def an_amendment_held_from_another_day(program):
    BudgetChange.objects.filter(program=program).update(effective_on=YEAR.end + timedelta(days=1))


def an_expense_of_the_year_is_approved_late(program):
    """It counts on its own day, as long as the period is open."""
    line = BudgetLine.objects.get(budget__program=program, number="1")
    spend(line, "10.00", state=ExpenseState.APPROVED)


def an_expense_was_approved_too_fast(program):
    Expense.objects.filter(program=program, supplier="Taxi Essai").update(
        state=ExpenseState.VERIFIED
    )


def a_commitment_was_of_another_amount(program):
    Commitment.objects.filter(line__budget__program=program).update(amount=Decimal(310))


def a_receipt_was_of_another_amount(program):
    Receipt.objects.filter(funding__program=program).update(amount=Decimal(5900))


COUNTED = (
    a_budget_is_adopted,
    a_line_is_amended,
    a_balance_is_carried_forward,
    an_amount_is_committed,
    a_commitment_is_closed,
    something_is_spent,
    an_expense_is_reversed,
    an_instalment_is_received,
)
QUIET = (an_expense_is_paid,)
CORRECTIONS = (
    a_budget_was_adopted_another_day,
    an_amendment_held_from_another_day,
    an_expense_of_the_year_is_approved_late,
    an_expense_was_approved_too_fast,
    a_commitment_was_of_another_amount,
    a_receipt_was_of_another_amount,
)
