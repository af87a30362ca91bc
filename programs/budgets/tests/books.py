"""What the tests of the ledger ask for: a program that keeps its money here, and those who keep it."""

from datetime import date
from decimal import Decimal

from django.urls import reverse

from programs.accounts.models import User
from programs.accounts.tests.factories import officer_of
from programs.budgets import actions
from programs.budgets.models import BudgetLine, Expense
from programs.budgets.tests.factories import BudgetLineFactory
from programs.enums import Service
from programs.models import Program
from programs.tests.factories import ProgramFactory

DAY = date(2007, 11, 15)


def a_line(program: Program | None = None, **fields) -> BudgetLine:
    """A line of an adopted budget of 2007-2008, of a program that keeps its money here."""
    program = program or ProgramFactory(services=[Service.BUDGETS])
    return BudgetLineFactory(budget__program=program, **{"number": "1.2"} | fields)


def signed_in(client, program: Program) -> User:
    """The client, as a finance officer of ``program``, whom it returns."""
    user = officer_of(program)
    client.force_login(user)
    return user


def ledger_url(program: Program) -> str:
    return reverse("ledger", args=[program.slug])


def typed(line: BudgetLine | str = "1.2", **fields) -> dict:
    """What somebody types of an expense that is charged to one line."""
    return {
        "spent_on": DAY.isoformat(),
        "supplier": "Autobus Inventés",
        "amount": "100,00 $",
        "submission": "6a0c5b0e-2f3e-4d39-9d0e-0d2a4b3c1f00",
        "part-TOTAL_FORMS": "1",
        "part-INITIAL_FORMS": "0",
        "part-0-line": str(line),
    } | fields


def entered(line: BudgetLine, by: User | None, amount="100.00", **answers) -> Expense:
    return actions.enter_expense(
        program=line.budget.program,
        answers={"spent_on": DAY, "supplier": "Autobus", "amount": Decimal(amount)} | answers,
        by=by,
        shares=[actions.Share(line, Decimal(amount))],
    )


def verified(line: BudgetLine, by: User | None, amount="100.00", **answers) -> Expense:
    expense = entered(line, by, amount, **answers)
    actions.justify_without_file(expense=expense, by=by, reason="Reçu perdu")
    return actions.verify_expense(expense=expense, by=by)


def approved(line: BudgetLine, amount="100.00", **answers) -> Expense:
    expense = verified(line, officer_of(line.budget.program), amount, **answers)
    return actions.approve_expense(expense=expense, by=officer_of(line.budget.program))
