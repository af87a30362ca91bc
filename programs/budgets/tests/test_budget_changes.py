"""Changes of a budget on their pages: asked for by one, granted by another, never in anybody's way; and movements."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.budgets import actions
from programs.budgets.balances import current
from programs.budgets.models import Budget, BudgetChange, BudgetLine, Commitment
from programs.budgets.movements import movements_of
from programs.budgets.tests.desk import (
    AT_NOON,
    a_budget,
    officer_of,
    page,
    sent_by,
    signed_in,
)
from programs.budgets.tests.factories import CommitmentFactory, amend, spend
from programs.tests.factories import ProgramFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]


def ask(client, budget, genre="virement", **amounts):
    """Send a request; ``take_1="50"`` is what the line number 1 gives."""
    url = f"{reverse('budget_ask', args=[budget.pk])}?genre={genre}"
    sent = sent_by(client.get(url).context["form"]) | {"why": "Plus d’élèves que prévu"}
    keys = {line.number: line.pk for line in budget.lines.all()}
    for name, value in amounts.items():
        what, number = name.split("_")
        sent[f"{what}_{keys[number]}"] = value
    return client.post(url, sent)


def grants(client, change, **granted):
    """Approve with what is granted to the lines, by their numbers."""
    url = reverse("budget_change", args=[change.pk])
    sent = sent_by(client.get(url).context["form"])
    keys = {entry.line.number: entry.pk for entry in change.entries.select_related("line")}
    sent |= {f"granted_{keys[name.removeprefix('to_')]}": said for name, said in granted.items()}
    return client.post(url, sent)


def revised(budget) -> list[Decimal]:
    return [current(line).revised for line in budget.lines.all()]


def test_a_transfer_waits_for_somebody_else_and_moves_nothing_before(client):
    budget = a_budget("1000", "500")
    asker = signed_in(client, budget.program)
    ask(client, budget, take_1="200", give_2="200")
    change = BudgetChange.objects.get()
    assert (change.kind, change.requested_by, change.why) == (
        "transfer",
        asker,
        "Plus d’élèves que prévu",
    )
    assert revised(budget) == [1000, 500]
    own = page(client, "budget_change", change.pk)
    assert (own.context["may_decide"], own.context["is_own"]) == (False, True)
    signed_in(client, budget.program)
    grants(client, change)
    assert revised(budget) == [800, 700]


def test_whoever_asked_cannot_approve_by_sending_the_form_either(client):
    budget = a_budget("1000", "500")
    signed_in(client, budget.program)
    ask(client, budget, take_1="200", give_2="200")
    change = BudgetChange.objects.get()
    sent = {f"granted_{entry.pk}": "200" for entry in change.entries.all()}
    answer = client.post(reverse("budget_change", args=[change.pk]), sent)
    assert answer.context["form"].non_field_errors() == [
        "Qui demande une modification ne l’approuve pas."
    ]
    assert revised(budget) == [1000, 500]


def test_a_transfer_that_does_not_add_up_is_refused_where_it_is_typed(client):
    budget = a_budget("1000", "500")
    signed_in(client, budget.program)
    for amounts in ({"take_1": "200", "give_2": "150"}, {}, {"take_1": "5", "give_1": "5"}):
        assert ask(client, budget, **amounts).context["form"].errors
    assert ask(client, budget, take_1="-200", give_2="-200").context["form"].errors
    assert not BudgetChange.objects.exists()


def test_a_transfer_of_more_than_is_left_says_so_to_who_asks_and_to_who_decides(client):
    budget = a_budget("1000", "500")
    said = [
        "Le poste «\u00a01 Transport des élèves\u00a0» n’a plus que 1\u00a0000\u00a0$ de disponible."
    ]
    signed_in(client, budget.program)
    ask(client, budget, take_1="1200", give_2="1200")
    change = BudgetChange.objects.get()
    assert page(client, "budget_change", change.pk).context["lacking"] == said
    signed_in(client, budget.program)
    assert page(client, "budget_change", change.pk).context["lacking"] == said
    assert grants(client, change).context["form"].non_field_errors() == said
    grants(client, change, to_1="900", to_2="900")
    assert (revised(budget), page(client, "budget_change", change.pk).context["lacking"]) == (
        [100, 1400],
        [],
    )


def test_less_is_granted_and_the_two_sides_of_a_transfer_stay_equal(client):
    budget = a_budget("1000", "500")
    signed_in(client, budget.program)
    ask(client, budget, take_1="200", give_2="200")
    change = BudgetChange.objects.get()
    signed_in(client, budget.program)
    assert grants(client, change, to_1="100").context["form"].non_field_errors()
    assert list(grants(client, change, to_1="300", to_2="300").context["form"].errors)
    grants(client, change, to_1="100", to_2="100")
    assert revised(budget) == [900, 600]
    assert list(change.entries.values_list("amount", "asked")) == [(-100, -200), (100, 200)]


def test_an_amendment_adds_to_the_budget_and_stops_nothing_while_it_waits(client):
    budget = a_budget("1000", "500")
    signed_in(client, budget.program)
    ask(client, budget, "amendement", give_1="300")
    one, two = budget.lines.all()
    spend(one, "900")
    spend(two, "500")
    signed_in(client, budget.program)
    grants(client, BudgetChange.objects.get())
    assert revised(budget) == [1300, 500]


def test_a_change_is_refused_with_a_reason_and_taken_up_again(client):
    budget = a_budget("1000", "500")
    signed_in(client, budget.program)
    ask(client, budget, "amendement", give_1="300")
    change = BudgetChange.objects.get()
    signed_in(client, budget.program)
    refuse = reverse("budget_change_refuse", args=[change.pk])
    assert list(client.post(refuse, {"reason": " "}).context["form"].errors) == ["reason"]
    client.post(refuse, {"reason": "Trop tôt"})
    change.refresh_from_db()
    assert (change.state, change.reason) == ("refused", "Trop tôt")
    client.post(reverse("budget_change_take_back", args=[change.pk]), {"reason": "Relu"})
    change.refresh_from_db()
    assert change.state == "requested"


# --- carried forward


def a_following(budget, *amounts, **fields):
    """The budget of the year after, of the same funder."""
    return a_budget(
        *amounts,
        program=budget.program,
        funder=budget.funder,
        starts_on=date(2008, 7, 1),
        ends_on=date(2009, 6, 30),
        **fields,
    )


def test_a_carry_forward_proposes_what_is_left_and_the_line_that_is_the_same(client):
    budget = a_budget("1000", "500", carries_forward=True)
    spend(budget.lines.first(), "400")
    spend(budget.lines.last(), "500")
    following = a_following(budget, "700", "300")
    signed_in(client, budget.program)
    ask(client, budget, "report")
    change = BudgetChange.objects.get()
    signed_in(client, budget.program)
    grants(client, change)
    assert (revised(budget), revised(following)) == ([400, 500], [1300, 300])


def test_a_carry_forward_goes_by_the_name_of_a_line_and_leaves_a_number_of_another_alone(client):
    budget = a_budget("1000", "500", carries_forward=True)
    moved, alone = budget.lines.all()
    following = a_following(budget, "700", "300")
    other, same = following.lines.all()
    BudgetLine.objects.filter(pk=alone.pk).update(label="Repas des élèves")
    BudgetLine.objects.filter(pk=other.pk).update(label="Nouveau poste")
    BudgetLine.objects.filter(pk=same.pk).update(label=moved.label.upper())
    signed_in(client, budget.program)
    form = page(client, "budget_ask", budget.pk, genre="report").context["form"]
    assert [form[f"to_{one.pk}"].value() for one in (moved, alone)] == [str(same.pk), ""]


def obstacle_of(client, budget):
    """What the page of a carry-forward says instead of asking: the sentence, and where it leads."""
    answer = page(client, "budget_ask", budget.pk, genre="report")
    assert answer.context["form"] is None
    told = answer.context["obstacle"]
    return told.says, told.url


def test_what_keeps_a_balance_from_being_carried_leads_to_what_mends_it(client):
    budget = a_budget("1000")
    signed_in(client, budget.program)
    says, url = obstacle_of(client, budget)
    assert "ne permet pas de reporter" in says
    assert url == reverse("budget_settings", args=[budget.pk])
    Budget.objects.filter(pk=budget.pk).update(carries_forward=True)
    says, url = obstacle_of(client, budget)
    assert "Aucun budget du même" in says
    assert url == reverse("budget_next", args=[budget.pk])
    draft = a_following(budget, "700", adopted_on=None)
    says, url = obstacle_of(client, budget)
    assert "est encore un brouillon" in says
    assert url == reverse("budget", args=[draft.pk])


# --- the list


def test_changes_are_listed_for_those_who_keep_the_accounts_those_that_wait_first(client):
    budget = a_budget("1000")
    amend(budget.lines.get(), "50", effective_on=date(2007, 12, 1))
    signed_in(client, budget.program)
    ask(client, budget, "amendement", give_1="300")
    listed = page(client, "budget_changes", budget.program.slug).context["page"]
    assert [(one.state, one.gained, one.budgets) for one in listed] == [
        ("requested", 300, [budget]),
        ("approved", 50, [budget]),
    ]
    client.force_login(officer_of(ProgramFactory()))
    assert page(client, "budget_changes", budget.program.slug).status_code == 404
    assert page(client, "budget_change", listed[0].pk).status_code == 404


def test_the_list_asks_as_many_questions_of_three_as_of_one(client):
    budget = a_budget("1000")
    signed_in(client, budget.program)

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(client, "budget_changes", budget.program.slug)
        return len(asked)

    amend(budget.lines.get(), "50")
    questions()
    of_one = questions()
    for _ in range(2):
        amend(budget.lines.get(), "50")
    assert questions() == of_one


# --- movements of a line


def test_the_statement_of_a_line_ends_on_what_its_counters_say():
    budget = a_budget("1000")
    line = budget.lines.get()
    amend(line, "100", effective_on=date(2007, 9, 1))
    held = CommitmentFactory(line=line, amount=Decimal(300), made_on=date(2007, 9, 4))
    first = spend(line, "120", commitment=held, spent_on=date(2007, 10, 1))
    spend(line, "40", spent_on=date(2007, 10, 2))
    reversal = actions.reverse_expense(
        expense=first,
        by=officer_of(budget.program),
        amount=Decimal(20),
        reason="Facturé deux fois",
        on=date(2007, 11, 1),
    )
    actions.verify_expense(expense=reversal, by=officer_of(budget.program))
    actions.approve_expense(expense=reversal, by=officer_of(budget.program))
    line.refresh_from_db()
    movements = movements_of(line)
    assert [(one.budget, one.held, one.spent, one.balance.remaining) for one in movements] == [
        (1000, None, None, 1000),
        (100, None, None, 1100),
        (None, 300, None, 800),
        (None, -120, 120, 800),
        (None, None, 40, 760),
        (None, 20, -20, 760),
    ]
    assert movements[-1].balance == current(line)
    actions.close_commitment(commitment=held, on=date(2007, 12, 1))
    line.refresh_from_db()
    last = movements_of(line)[-1]
    assert (last.held, last.balance) == (-200, current(line))


def test_what_a_commitment_spends_beyond_itself_is_taken_off_the_line():
    line = a_budget("1000").lines.get()
    held = CommitmentFactory(line=line, amount=Decimal(100), made_on=date(2007, 9, 4))
    spend(line, "150", commitment=held)
    line.refresh_from_db()
    last = movements_of(line)[-1]
    assert (last.held, last.spent, last.balance) == (-100, 150, current(line))
    assert Commitment.objects.get().left == 0


def test_the_page_of_a_line_shows_its_movements_at_a_constant_number_of_questions(client):
    budget = a_budget("1000")
    line = budget.lines.get()
    signed_in(client, budget.program)

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert page(client, "budget_line", line.pk).status_code == 200
        return len(asked)

    amend(line, "50")
    CommitmentFactory(line=line, amount=Decimal(10))
    questions()
    of_one = questions()
    for _ in range(2):
        amend(line, "50")
        CommitmentFactory(line=line, amount=Decimal(10))
    assert questions() == of_one
    movements = page(client, "budget_line", line.pk).context["movements"]
    assert len(movements) == 7
