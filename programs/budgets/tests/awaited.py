"""One thing that waits by each rule of budgets, on January 15, 2008."""

from datetime import date
from decimal import Decimal

from programs.budgets.models import Expense, Overrun
from programs.budgets.tests.factories import (
    AllocationFactory,
    BudgetChangeFactory,
    BudgetFactory,
    BudgetLineFactory,
    ExpenseFactory,
    InstalmentFactory,
    ReceiptFactory,
    spend,
)
from programs.models import Program
from programs.tests.factories import FundingFactory, OrganizationFactory

LAST_YEAR = {"starts_on": date(2006, 7, 1), "ends_on": date(2007, 6, 30)}


def awaits(program: Program) -> None:
    budget = BudgetFactory(program=program)
    line = BudgetLineFactory(budget=budget)
    _expenses(program, line)
    BudgetChangeFactory(program=program)
    late = InstalmentFactory(funding=FundingFactory(program=program))
    ReceiptFactory(funding=late.funding, instalment=late, amount=Decimal("4999.99"))
    over = BudgetFactory(program=program, **LAST_YEAR, adopted_on=date(2006, 7, 1))
    BudgetLineFactory(budget=over, category=line.category)
    _pass(BudgetLineFactory(budget=budget, category=line.category))


def _expenses(program: Program, line) -> None:
    """One at each step of its way."""
    ExpenseFactory(program=program)
    ExpenseFactory(program=program, state="justified")
    ExpenseFactory(
        program=program,
        state="justified",
        claimant=OrganizationFactory(),
        claimed=Decimal("100.00"),
    )
    verified = AllocationFactory(line=line).expense
    Expense.objects.filter(pk=verified.pk).update(state="verified")
    spend(line)


def _pass(line) -> None:
    """Spend one dollar more than the line has, as somebody allowed."""
    Overrun.objects.create(
        line=line, amount=Decimal(1), reason="Urgence", allowed_on=date(2008, 1, 7)
    )
    type(line).objects.filter(pk=line.pk).update(overrun=1)
    spend(line, "1001.00", state="paid")
