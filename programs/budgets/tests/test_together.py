"""Several expenses of a ledger at once: what passes, and what does not and why."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from programs.accounts.tests.factories import officer_of
from programs.budgets import actions
from programs.budgets.actions.together import approve_together
from programs.budgets.models import Expense
from programs.budgets.tests.books import a_line, approved, entered, ledger_url, signed_in, verified
from programs.budgets.tests.factories import ExpenseFileFactory
from programs.moves import validate_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def line():
    return a_line()


@pytest.fixture
def program(line):
    return line.budget.program


def sent(client, program, expenses, step: str, **fields):
    url = reverse("ledger_together", args=[program.slug])
    keys = [expense.pk for expense in expenses]
    return client.post(url, {"expense": keys, "step": step} | fields)


def said(answer) -> dict[str, list[str]]:
    """Why each expense did not pass, nothing where it did."""
    outcomes = [*answer.context["passed"], *answer.context["refused"]]
    return {one["record"].code: list(one["refusals"]) for one in outcomes}


def test_those_that_agree_are_verified_and_the_others_say_why_not(client, line, program):
    me = signed_in(client, program)
    good, bare = entered(line, me), entered(line, me)
    ExpenseFileFactory(expense=good)
    Expense.objects.filter(pk=good.pk).update(state="justified")
    assert said(sent(client, program, [good, bare], "verify")) == {
        good.code: [],
        bare.code: [
            "La fiche est à l’état «\u00a0Saisie\u00a0» et ne peut pas passer à «\u00a0Vérifiée\u00a0»."
        ],
    }
    assert set(Expense.objects.values_list("state", flat=True)) == {"verified", "entered"}


def test_of_several_for_which_a_line_lacks_room_the_first_ones_have_it(client, line, program):
    other = officer_of(program)
    late = verified(line, other, "700.00", spent_on=date(2007, 12, 1))
    early = verified(line, other, "600.00", spent_on=date(2007, 11, 1))
    me = signed_in(client, program)
    mine = verified(line, me, "1.00")
    answer = sent(client, program, [late, early, mine], "approve")
    assert said(answer) == {
        early.code: [],
        mine.code: [
            "Qui saisit une dépense ne l’approuve pas\u00a0: demandez à une autre personne."
        ],
        late.code: [
            f"Le poste «\u00a0{line}\u00a0» n’a que 400\u00a0$ de disponible, et il en faut 700\u00a0$\u00a0: virez "
            "d’un autre poste, ou permettez le dépassement avec un motif."
        ],
    }
    line.refresh_from_db()
    assert (line.spent, [one["links"] for one in answer.context["refused"]]) == (
        Decimal("600.00"),
        [
            [],
            [
                (
                    reverse("expense_step", args=[late.pk, "approuver"]),
                    "Permettre le dépassement, avec un motif",
                )
            ],
        ],
    )


def test_what_is_approved_already_is_not_said_to_lack_room(client, line, program):
    done = approved(line, "900.00")
    signed_in(client, program)
    answer = sent(client, program, [done], "approve")
    assert said(answer) == {
        done.code: [
            "La fiche est à l’état «\u00a0Approuvée\u00a0» et ne peut pas passer à «\u00a0Approuvée\u00a0»."
        ]
    }
    assert answer.context["refused"][0]["links"] == []


def test_a_run_of_transfers_is_noted_at_once(client, line, program):
    one, other = approved(line), approved(line, "50.00")
    actions.pay_expense(expense=other, by=None, amount=Decimal(20))
    signed_in(client, program)
    how = {"on": "2007-12-15", "method": "transfer", "reference": "Lot 14"}
    assert said(sent(client, program, [one, other], "pay", **how)) == {one.code: [], other.code: []}
    assert set(Expense.objects.values_list("state", flat=True)) == {"paid"}
    assert list(other.payments.filter(reference="Lot 14").values_list("amount", flat=True)) == [
        Decimal("30.00")
    ]
    again = sent(client, program, [one], "pay", **how)
    assert said(again) == {one.code: ["Il ne reste rien à payer de cette dépense."]}


def test_a_run_of_transfers_that_came_back_is_annulled_at_once(client, line, program):
    one, other, never = approved(line), approved(line, "50.00"), approved(line, "1.00")
    actions.pay_expense(expense=other, by=None, amount=Decimal(20))
    actions.pay_together(expenses=[one, other], by=None, on=date(2007, 12, 15), method="transfer")
    signed_in(client, program)
    why = {"annulled_on": "2007-12-18", "reason": ""}
    refused = sent(client, program, [one, other], "annul", **why)
    assert list(refused.context["together"].errors) == ["reason"]
    answer = sent(client, program, [one, other, never], "annul", **why | {"reason": "Revenus"})
    assert said(answer) == {
        one.code: [],
        other.code: [],
        never.code: ["Aucun paiement de cette dépense n’est noté."],
    }
    assert set(Expense.objects.values_list("state", "paid")) == {
        ("approved", Decimal(0)),
        ("approved", Decimal(20)),
    }


def test_all_that_is_asked_for_is_taken_whatever_the_page(client, line, program):
    for _ in range(3):
        verified(line, officer_of(program))
    signed_in(client, program)
    url = reverse("ledger_together", args=[program.slug])
    client.post(f"{url}?suivi=a-approuver", {"all": "1", "step": "approve"})
    assert set(Expense.objects.values_list("state", flat=True)) == {"approved"}


def test_nothing_is_ticked(client, program):
    signed_in(client, program)
    answer = sent(client, program, [], "verify")
    assert dict(answer.context["together"].errors) == {"__all__": ["Cochez d’abord les dépenses."]}


def test_an_expense_of_another_program_is_none_of_them(client, line, program):
    foreign = verified(a_line(), None)
    signed_in(client, program)
    sent(client, program, [foreign], "approve")
    foreign.refresh_from_db()
    assert (foreign.state, client.get(ledger_url(program)).status_code) == ("verified", 200)


def test_a_step_asks_the_database_only_what_it_may_have_broken(line, program):
    other, me = officer_of(program), officer_of(program)
    asked = []
    for count in (1, 3):
        expenses = [verified(line, other) for _ in range(count)]
        with CaptureQueriesContext(connection) as captured:
            outcomes = approve_together(expenses=expenses, by=me)
        assert all(one.passed for one in outcomes)
        asked.append(sum(not _is_savepoint(query["sql"]) for query in captured))
    once, a_row = 4, 12
    assert asked == [once + a_row, once + 3 * a_row]


def _is_savepoint(sql: str) -> bool:
    return "SAVEPOINT" in sql


def test_every_rule_that_a_step_breaks_is_told(line, program):
    expense = verified(line, officer_of(program))
    expense.state, expense.amount, expense.claimed = "refused", None, Decimal("90.00")
    with pytest.raises(ValidationError) as whole:
        expense.full_clean()
    with pytest.raises(ValidationError) as step:
        validate_step(expense, {"state", "amount", "claimed"})
    assert step.value.message_dict == whole.value.message_dict
    assert step.value.messages == [
        "Écrivez quel organisme réclame la dépense.",
        "Écrivez pourquoi la dépense est refusée.",
    ]


def test_a_refusal_writes_amounts_in_the_language_of_its_sentence(line, program):
    me = officer_of(program)
    expense = entered(line, me)
    expense.allocations.all().delete()
    actions.justify_without_file(expense=expense, by=me, reason="Reçu perdu")
    with translation.override("en"):
        (outcome,) = actions.verify_together(expenses=[expense], by=me)
    assert [str(one) for one in outcome.refusals] == [
        "The expense charges $100, and its lines receive $0: share it out to the cent."
    ]
