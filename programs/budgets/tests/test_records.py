"""The rows of budgets and expenses behind a figure, and what of them the page of an action shows."""

import pytest

from programs.accounts.tests.factories import coordinator_of
from programs.budgets.tests.factories import (
    AllocationFactory,
    BudgetFactory,
    BudgetLineFactory,
    ChangeEntryFactory,
    CommitmentFactory,
    ExpenseFactory,
    InstalmentFactory,
    ReceiptFactory,
)
from programs.plans.tests.factories import ActionFactory
from programs.plans.ties import serving
from programs.tests.factories import ProgramFactory
from programs.tests.importing.files import spaced
from programs.tests.listed import opens, read_of, row_of

pytestmark = pytest.mark.django_db


def test_an_expense_is_told_by_its_day_its_amount_and_its_state():
    expense = ExpenseFactory(code="D-1")
    assert {name: spaced(said) for name, said in row_of(expense).items()} == {
        "Dépense": "D-1 · Autobus Inventés",
        "Description": "Transport à la journée des métiers",
        "Date": "15 novembre 2007",
        "Montant": "100 $",
        "État": "Saisie",
    }
    assert opens(expense) == [f"/admin/budgets/expense/{expense.pk}/change/"]


def test_what_an_expense_charges_opens_the_expense():
    part = AllocationFactory()
    assert opens(part) == [f"/admin/budgets/expense/{part.expense_id}/change/"]


@pytest.mark.parametrize(
    "factory",
    [
        AllocationFactory,
        BudgetFactory,
        BudgetLineFactory,
        ChangeEntryFactory,
        CommitmentFactory,
        ExpenseFactory,
        InstalmentFactory,
        ReceiptFactory,
    ],
)
def test_a_row_costs_no_query(factory, django_assert_num_queries):
    made = [factory() for _record in range(3)]
    with django_assert_num_queries(1):
        assert read_of(*made) == 3


def test_the_page_of_an_action_shows_what_of_the_money_serves_it_to_whoever_keeps_the_accounts():
    program = ProgramFactory()
    action = ActionFactory(plan__program=program)
    line = BudgetLineFactory(budget__program=program, action=action)
    expense = ExpenseFactory(program=program, action=action)

    def shown(user) -> dict[str, list[str]]:
        return {
            str(tied.label): [url for _text, url in tied.links] for tied in serving(user, action)
        }

    assert shown(coordinator_of(program)) == {
        "Postes budgétaires": [f"/admin/budgets/budgetline/{line.pk}/change/"],
        "Dépenses": [f"/admin/budgets/expense/{expense.pk}/change/"],
    }
    assert shown(coordinator_of(ProgramFactory())) == {}
