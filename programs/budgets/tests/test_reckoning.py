"""What is far from its budget: the rule that a document asks of numbers, and the one that a list asks of records."""

import random
from decimal import Decimal

import factory
import pytest

from programs.budgets.balances import current
from programs.budgets.models import BudgetLine
from programs.budgets.reckoning import passes_threshold
from programs.budgets.tests.factories import BudgetFactory, BudgetLineFactory
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db
_ROOM = Decimal(10_000)


def test_lists_and_documents_agree_on_what_is_far_from_its_budget():
    chance = random.Random(20)
    program = ProgramFactory()
    for percent, least in (
        ("10.00", None),
        ("0.00", "0.00"),
        ("12.50", "25.00"),
        ("100.00", "1.00"),
    ):
        budget = BudgetFactory(
            program=program, variance_percent=Decimal(percent), variance_amount=least
        )
        first = BudgetLineFactory(budget=budget, adopted=None)
        BudgetLineFactory.create_batch(
            25,
            budget=budget,
            category=first.category,
            adopted=factory.LazyFunction(lambda: Decimal(chance.choice((0, 100, 200)))),
        )
    lines = list(BudgetLine.objects.select_related("budget"))
    for line in lines:
        line.amended = Decimal(chance.choice((-150, 0, 0, 50)))
        gap = Decimal(chance.choice(("0", "0", "10", "12.50", "-20", "25", "-25.01", "100")))
        line.spent = (line.adopted or 0) + line.amended - gap
        line.overrun = _ROOM
    BudgetLine.objects.bulk_update(lines, ["amended", "spent", "overrun"])
    far = {line.pk for line in BudgetLine.objects.far_from_budget()}
    asked = {line.pk for line in lines if _is_far(line)}
    assert far == asked
    assert 20 < len(asked) < len(lines) - 20


def _is_far(line: BudgetLine) -> bool:
    budget = line.budget
    least = None if budget.variance_amount is None else Decimal(budget.variance_amount)
    return passes_threshold(current(line), budget.variance_percent, least)
