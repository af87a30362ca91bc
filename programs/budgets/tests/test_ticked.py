"""Changes and expenses that are ticked in the administration: room and duties hold for each of them."""

import pytest

from programs.budgets.models import BudgetChange, Expense
from programs.budgets.tests.books import a_line, entered
from programs.budgets.tests.books import signed_in as officer
from programs.budgets.tests.desk import AT_NOON, a_budget, signed_in
from programs.budgets.tests.factories import ExpenseFileFactory
from programs.budgets.tests.test_budget_changes import ask, revised
from programs.tests.ticking import groups_of, tick

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]


def test_of_changes_one_passes_and_neither_ones_own_nor_what_a_line_lacks(client):
    budget = a_budget("1000", "500")
    signed_in(client, budget.program)
    for _twice in range(2):
        ask(client, budget, take_1="600", give_2="600")
    first, second = BudgetChange.objects.order_by("pk")
    me = signed_in(client, budget.program)
    ask(client, budget, take_1="100", give_2="100")
    own = BudgetChange.objects.get(requested_by=me)
    asked = tick(client, [first, second, own], "approuver")
    answer = client.post(asked, {}, follow=True)
    assert answer.context["said"] == "1 faite, 2 laissées"
    assert dict(groups_of(answer))["Qui demande une modification ne l’approuve pas."] == [str(own)]
    states = [BudgetChange.objects.get(pk=one.pk).state for one in (first, second, own)]
    assert (states, revised(budget)) == (["approved", "requested", "requested"], [400, 1100])


def test_expenses_are_verified_each_by_its_own_documents(client):
    line = a_line()
    me = officer(client, line.budget.program)
    good, bare = entered(line, me), entered(line, me)
    ExpenseFileFactory(expense=good)
    Expense.objects.filter(pk=good.pk).update(state="justified")
    answer = client.post(tick(client, [good, bare], "verifier"), {}, follow=True)
    assert (answer.context["said"], groups_of(answer)) == (
        "1 faite, 1 laissée",
        [("État actuel\N{NO-BREAK SPACE}: Saisie.", [str(bare)])],
    )
    good.refresh_from_db()
    assert (good.state, good.verified_by) == ("verified", me)
