"""The lines of a budget: all of a draft on one screen, pasted, one by one; what an adoption fixes."""

from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertRedirects

from programs.budgets.actions.lines import mark_of
from programs.budgets.models import BudgetLine
from programs.budgets.tests.desk import AT_NOON, a_budget, page, sent_by, signed_in
from programs.budgets.tests.factories import (
    BudgetFactory,
    BudgetLineFactory,
    ExpenseCategoryFactory,
    ExpenseFactory,
)
from programs.plans.actions import remove_line, revise_plan
from programs.plans.tests.factories import ActionFactory, ActionPlanFactory, HeadingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]


def grid(client, budget) -> dict:
    """The screen of all lines, as a browser would send it back."""
    sent = {}
    for row in page(client, "budget_write", budget.pk).context["rows"]:
        sent |= sent_by(row)
    return sent


def save(client, budget, sent: dict):
    return client.post(reverse("budget_write", args=[budget.pk]), sent)


def said(budget) -> list[tuple]:
    return list(budget.lines.values_list("number", "label", "adopted"))


@pytest.fixture
def draft(client):
    budget = a_budget("1000", "500", draft=True)
    signed_in(client, budget.program)
    return budget


def test_lines_are_changed_added_and_removed_at_once(client, draft):
    one, two = draft.lines.all()
    sent = grid(client, draft) | {
        f"l{one.pk}-adopted": "1 250,50 $",
        f"l{one.pk}-forecast_1": "250",
        f"l{two.pk}-gone": "on",
        "n0-number": "10",
        "n0-label": "Suppléance",
        "n0-category": str(one.category_id),
        "n0-adopted": "n. d.",
    }
    assertRedirects(save(client, draft, sent), reverse("budget_write", args=[draft.pk]))
    assert said(draft) == [
        ("1", "Transport des élèves", Decimal("1250.50")),
        ("10", "Suppléance", None),
    ]
    assert draft.lines.first().forecast_1 == 250


def test_one_bad_cell_keeps_everything_from_being_written_and_is_named(client, draft):
    one, two = draft.lines.all()
    sent = grid(client, draft) | {f"l{one.pk}-adopted": "1,234.567", f"l{two.pk}-label": "Autre"}
    rows = save(client, draft, sent).context["rows"]
    assert [list(row.errors) for row in rows[:2]] == [["adopted"], []]
    assert said(draft)[1][1] == "Transport des élèves"


def test_two_lines_do_not_bear_one_number_but_may_exchange_theirs(client, draft):
    one, two = draft.lines.all()
    sent = grid(client, draft)
    refused = save(client, draft, sent | {f"l{two.pk}-number": "1"}).context["rows"]
    assert [list(row.errors) for row in refused[:2]] == [[], ["number"]]
    save(client, draft, sent | {f"l{one.pk}-number": "2", f"l{two.pk}-number": "1"})
    assert [line.pk for line in draft.lines.all()] == [two.pk, one.pk]


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(client, draft):
    one = draft.lines.first()
    sent = grid(client, draft)
    BudgetLine.objects.filter(pk=one.pk).update(label="Autobus")
    rows = save(client, draft, sent | {f"l{one.pk}-label": "Taxi"}).context["rows"]
    assert len(rows[0].non_field_errors()) == 1
    one.refresh_from_db()
    assert one.label == "Autobus"


def test_a_category_of_another_organisation_is_refused(client, draft):
    foreign = ExpenseCategoryFactory()
    one = draft.lines.first()
    sent = grid(client, draft) | {f"l{one.pk}-category": str(foreign.pk)}
    assert list(save(client, draft, sent).context["rows"][0].errors) == ["category"]


def test_lines_of_an_adopted_budget_are_not_written_there(client):
    budget = a_budget("1000")
    signed_in(client, budget.program)
    assertRedirects(page(client, "budget_write", budget.pk), reverse("budget", args=[budget.pk]))


def test_the_screen_asks_as_many_questions_of_three_lines_as_of_one(client):
    budget = a_budget("1000", draft=True)
    signed_in(client, budget.program)

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(client, "budget_write", budget.pk)
        return len(asked)

    questions()
    of_one = questions()
    BudgetLineFactory.create_batch(2, budget=budget)
    assert questions() == of_one


# --- pasted


def paste(client, budget, text: str, **more):
    return client.post(reverse("budget_paste", args=[budget.pk]), {"text": text} | more)


def test_rows_of_a_spreadsheet_are_shown_then_written(client):
    budget = BudgetFactory(draft=True)
    ExpenseCategoryFactory(organization=budget.program.lead, code="02", label="Transport")
    signed_in(client, budget.program)
    text = "Montant\tNo\tPoste\tCatégorie\r\n14 300 $\t1.1\tAutobus scolaires\ttransport\r\n\t1.2\tTaxi\t02\r\n"
    answer = paste(client, budget, text)
    assert (answer.context["wrong"], answer.context["total"], said(budget)) == (0, 14300, [])
    paste(client, budget, text, confirm="1")
    assert said(budget) == [("1.1", "Autobus scolaires", 14300), ("1.2", "Taxi", None)]


def test_what_is_wrong_is_said_by_row_and_nothing_is_written(client):
    budget = a_budget("1000", draft=True)
    ExpenseCategoryFactory(organization=budget.program.lead, code="02")
    signed_in(client, budget.program)
    text = "1\tAutobus\t02\t\t100\n2\t\tInconnue\t\tbeaucoup\n3\tTaxi\t02\t\t-5"
    answer = paste(client, budget, text, confirm="1")
    assert [sorted(row.errors) for row in answer.context["rows"]] == [
        ["number"],
        ["adopted", "category", "label"],
        ["adopted"],
    ]
    assert budget.lines.count() == 1


# --- one by one


def test_a_line_serves_an_axis_of_the_plan_of_its_own_program(client, draft):
    one = draft.lines.first()
    own = HeadingFactory(plan=ActionPlanFactory(program=draft.program))
    foreign = HeadingFactory()
    url = reverse("budget_line_edit", args=[one.pk])
    sent = sent_by(client.get(url).context["form"])
    assert list(client.post(url, sent | {"heading": foreign.pk}).context["form"].errors) == [
        "heading"
    ]
    client.post(url, sent | {"heading": own.pk, "account_code": "55-200"})
    one.refresh_from_db()
    assert (one.heading, one.account_code) == (own, "55-200")


def test_a_line_that_changed_meanwhile_is_not_overwritten(client, draft):
    one = draft.lines.first()
    url = reverse("budget_line_edit", args=[one.pk])
    sent = sent_by(client.get(url).context["form"])
    assert sent["seen"] == mark_of(one)
    BudgetLine.objects.filter(pk=one.pk).update(account_code="1")
    assert len(client.post(url, sent).context["form"].non_field_errors()) == 1


def test_a_line_added_to_an_adopted_budget_comes_without_money(client):
    budget = a_budget("1000")
    signed_in(client, budget.program)
    url = reverse("budget_add_line", args=[budget.pk])
    sent = sent_by(client.get(url).context["form"])
    sent |= {"number": "9", "label": "Imprévus", "category": budget.lines.get().category_id}
    refused = client.post(url, sent | {"adopted": "50"})
    assert list(refused.context["form"].errors) == ["adopted"]
    client.post(url, sent)
    assert said(budget)[1] == ("9", "Imprévus", 0)
    edit = reverse("budget_line_edit", args=[budget.lines.last().pk])
    assert "adopted" not in client.get(edit).context["form"].fields


def test_a_line_leaves_a_draft_and_not_an_adopted_budget(client, draft):
    one = draft.lines.first()
    client.post(reverse("budget_line_remove", args=[one.pk]))
    assert [line.number for line in draft.lines.all()] == ["2"]
    kept = BudgetLineFactory(budget=BudgetFactory(program=draft.program))
    answer = client.post(reverse("budget_line_remove", args=[kept.pk]))
    assert len(answer.context["form"].non_field_errors()) == 1


def test_an_action_that_an_expense_goes_by_is_not_taken_out_of_its_plan():
    plan = ActionPlanFactory(adopted=True)
    action = ActionFactory(plan=plan)
    ExpenseFactory(program=plan.program, action=action)
    revise_plan(plan=plan, by=None)
    with pytest.raises(ProtectedError), transaction.atomic():
        remove_line(line=action)
    assert plan.actions.get() == action
