"""Budgets in the admin: the way of an expense through its steps, and what is written through actions."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.budgets.models import Commitment, Expense, ExpenseCategory, Payment, PeriodClose
from programs.budgets.tests.factories import (
    AllocationFactory,
    BudgetChangeFactory,
    BudgetFactory,
    BudgetLineFactory,
    ChangeEntryFactory,
    ExpenseFactory,
    spend,
)
from programs.enums import MembershipRole
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory()


@pytest.fixture
def line(program):
    return BudgetLineFactory(budget__program=program)


@pytest.fixture
def officer(client, program):
    user = MembershipFactory(organization=program.lead, role=MembershipRole.FINANCE).user
    client.force_login(user)
    return user


def url(model: str, page: str, *args) -> str:
    return reverse(f"admin:budgets_{model}_{page}", args=args)


def buttons(client, record, model: str = "expense") -> list[str]:
    answer = client.get(url(model, "change", record.pk))
    return [str(move["label"]) for move in answer.context["moves"]]


def take(client, record, step: str, model: str = "expense", **answers):
    return client.post(url(model, "step", record.pk, step), answers)


def test_an_expense_goes_from_step_to_step_by_two_pairs_of_eyes(client, program, line, officer):
    expense = ExpenseFactory(program=program, entered_by=officer)
    AllocationFactory(expense=expense, line=line)
    assert buttons(client, expense) == ["Justifier sans pièce", "Refuser"]
    take(client, expense, "justifier", reason="Reçu perdu")
    take(client, expense, "verifier")
    answer = take(client, expense, "approuver")
    assert answer.context["form"].errors != {}
    client.force_login(coordinator_of(program))
    take(client, expense, "approuver")
    take(client, expense, "payer", amount="40 $", on="2007-12-01", method="cheque")
    take(client, expense, "payer", amount="60 $", on="2007-12-02", method="transfer")
    expense.refresh_from_db()
    assert (expense.state, expense.paid) == ("paid", Decimal(100))
    assert buttons(client, expense) == ["Contre-passer"]
    take(client, expense, "contre-passer", amount="10 $", on="2007-12-03", reason="Note de crédit")
    assert Expense.objects.get(reverses=expense).amount == Decimal(-10)


def test_a_payment_that_is_sent_twice_is_noted_once(client, line, officer):
    expense = spend(line)
    form = client.get(url("expense", "step", expense.pk, "payer")).context["form"]
    sent = {"amount": "40 $", "on": "2007-12-01", "method": "cheque"}
    for _ in range(2):
        take(client, expense, "payer", **sent, submission=str(form["submission"].value()))
    assert [one.amount for one in expense.payments.all()] == [Decimal(40)]


def test_an_expense_is_taken_back_on_a_line_of_another_year(client, program, line, officer):
    expense = spend(line)
    new = BudgetLineFactory(
        budget__program=program,
        budget__starts_on=date(2008, 7, 1),
        budget__ends_on=date(2009, 6, 30),
    )
    reversal = {"amount": "10 $", "on": "2008-09-01", "reason": "Note de crédit"}
    take(client, expense, "contre-passer", **reversal, **{f"line_{line.pk}": str(new)})
    part = Expense.objects.get(reverses=expense).allocations.get()
    assert (part.line, part.amount) == (new, Decimal(-10))


def test_what_was_verified_is_read_and_no_longer_written(client, program, line, officer):
    expense = spend(line)
    page = client.get(url("expense", "change", expense.pk))
    assert set(page.context["adminform"].form.fields) == set()
    client.post(url("expense", "change", expense.pk), {"supplier": "Autre"})
    expense.refresh_from_db()
    assert expense.supplier == "Autobus Inventés"


def test_what_is_added_goes_through_its_action(client, program, line, officer):
    rows = {f"allocations-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    client.post(
        url("expense", "add"),
        {"program": program.pk, "spent_on": "2007-11-15", "supplier": "Autobus", "amount": "12,50 $",
         "rebated": "0"} | rows,
    )  # fmt: skip
    expense = Expense.objects.get()
    assert (expense.entered_by, expense.amount) == (officer, Decimal("12.50"))
    assert expense.moves.count() == 1
    client.post(
        url("commitment", "add"),
        {"line": line.pk, "made_on": "2007-11-15", "supplier": "Autobus", "amount": "300 $"},
    )
    assert (Commitment.objects.get().entered_by, Commitment.objects.get().code[0]) == (officer, "E")
    client.post(
        url("periodclose", "add"),
        {"program": program.pk, "starts_on": "2007-07-01", "ends_on": "2007-07-31"},
    )
    assert PeriodClose.objects.get().closed_by == officer


def test_a_payment_that_passes_what_is_owed_is_refused_beside_its_amount(
    client, program, line, officer
):
    expense = spend(line)
    answers = {"expense": expense.pk, "paid_on": "2007-12-01", "method": "cash"}
    answer = client.post(url("payment", "add"), answers | {"amount": "100,01 $"})
    assert list(answer.context["adminform"].form.errors) == ["amount"]
    client.post(url("payment", "add"), answers | {"amount": "100 $"})
    assert Payment.objects.get().made_by == officer
    expense.refresh_from_db()
    assert expense.state == "paid"


def test_the_lines_of_a_budget_are_written_until_it_is_adopted(client, program, officer):
    found = {}
    for draft in (True, False):
        budget = BudgetFactory(program=program, draft=draft)
        BudgetLineFactory(budget=budget)
        page = client.get(url("budget", "change", budget.pk))
        lines, _signatories = page.context["inline_admin_formsets"]
        found[draft] = lines.has_change_permission
    assert found == {True: True, False: False}


def test_a_change_is_approved_by_another_than_who_asked_for_it(client, program, line, officer):
    change = BudgetChangeFactory(program=program, requested_by=officer)
    ChangeEntryFactory(change=change, line=line, amount="50.00")
    take(client, change, "approuver", "budgetchange")
    change.refresh_from_db()
    assert change.state == "requested"
    client.force_login(coordinator_of(program))
    take(client, change, "approuver", "budgetchange")
    line.refresh_from_db()
    assert line.amended == Decimal(50)


def test_a_category_is_of_an_organisation_whose_accounts_one_keeps(client, program, officer):
    answers = {"code": "X", "label": "Autre", "kind": "other"}
    client.post(url("expensecategory", "add"), answers | {"organization": ProgramFactory().lead.pk})
    assert ExpenseCategory.objects.count() == 0
    client.post(url("expensecategory", "add"), answers | {"organization": program.lead.pk})
    assert ExpenseCategory.objects.get().organization == program.lead


def test_a_list_finds_without_accents_what_one_may_see(client, program, line, officer):
    spend(BudgetLineFactory(), code="AILLEURS", supplier="Écoles")
    own = spend(line, supplier="Écoles")
    page = client.get(url("expense", "changelist"), {"q": "ecoles"})
    assert [one.pk for one in page.context["cl"].queryset] == [own.pk]
