"""An invoice that is entered a second time: it is said where it is entered, listed and read, and nothing is refused."""

from decimal import Decimal

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from programs.accounts.tests.factories import officer_of
from programs.budgets import actions
from programs.budgets.ledger import same_bills, with_a_bill_elsewhere
from programs.budgets.models import Expense
from programs.budgets.tests.books import (
    a_line,
    approved,
    entered,
    ledger_url,
    signed_in,
    typed,
)

pytestmark = pytest.mark.django_db

BILL = {"supplier": "Papeterie", "reference": "F-10"}


@pytest.fixture
def line():
    return a_line()


def twice(*expenses) -> set[Expense]:
    """Those of ``expenses`` that are said to be entered twice, in a list as on their own pages."""
    keys = with_a_bill_elsewhere(expenses)
    assert keys == {one.pk for one in expenses if same_bills(one)}
    return {one for one in expenses if one.pk in keys}


def test_the_number_of_one_supplier_is_one_invoice_however_it_is_typed(line):
    one = entered(line, None, **BILL)
    same = entered(line, None, "5.00", supplier="PAPETERIE", reference="f-10")
    others = [
        entered(line, None, **BILL | {"supplier": "Imprimerie"}),
        entered(line, None, **BILL | {"reference": "F-11"}),
        entered(line, None, **BILL | {"reference": ""}),
        entered(line, None, **BILL | {"reference": ""}),
        entered(a_line(), None, **BILL),
    ]
    assert twice(one, same, *others) == {one, same}


def test_what_was_refused_or_reversed_is_entered_again_in_silence(line):
    refused, unknown = entered(line, None, **BILL), entered(line, None, **BILL)
    actions.refuse_expense(expense=refused, by=None, reason="Mauvais montant")
    Expense.objects.filter(pk=unknown.pk).update(amount=None, state="refused", reason="Rien")
    wrong = approved(line, **BILL)
    reversal = actions.reverse_expense(
        expense=wrong, by=None, amount=wrong.amount, reason="Erreur", on=wrong.spent_on
    )
    actions.verify_expense(expense=reversal, by=None)
    actions.approve_expense(expense=reversal, by=officer_of(line.budget.program))
    again = entered(line, None, **BILL)
    assert twice(refused, unknown, wrong, reversal, again) == set()


def test_whoever_enters_it_again_is_told_and_finds_the_first(client, line):
    program = line.budget.program
    first = entered(line, signed_in(client, program), **BILL)
    answer = client.post(ledger_url(program), typed(line, **BILL))
    second = Expense.objects.exclude(pk=first.pk).get()
    assert [str(one) for one in get_messages(answer.wsgi_request)] == [
        f"{second.code} est saisie\u00a0: Papeterie, 100\u00a0$, {line}. "
        f'<a href="/depenses/{second.pk}/">Ouvrir la dépense</a>',
        f"La facture F-10 de Papeterie était déjà saisie\u00a0: {first.code}.",
    ]
    page = client.get(reverse("expense", args=[second.pk]))
    assert page.context["same_bills"] == [first]
    entered(line, None, **BILL | {"reference": "F-11"}, amount=Decimal(1))
    listed = client.get(ledger_url(program), {"facture-double": "1"}).context
    assert {one.pk for one in listed["rows"]} == listed["billed_twice"] == {first.pk, second.pk}
