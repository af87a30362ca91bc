"""Money that comes back: never above what is due, and every dollar of it on the line that paid the award."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from bursaries import owing
from bursaries.actions import duties
from bursaries.actions.duties_repaying import annul_repayment, lines_over, record_repayment
from bursaries.models import Obligation, Repayment
from bursaries.tests.histories import NOW, TODAY, bound, line_of, paid_by, worked
from programs.accounts.models import User
from programs.accounts.tests.factories import UserFactory
from programs.budgets.actions import approve_expense, verify_expense
from programs.budgets.models import BudgetLine, Expense
from programs.tests.at_once import all_at_once

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(TODAY)]


@pytest.fixture
def by():
    return UserFactory()


def in_default(*paid: str) -> Obligation:
    """An obligation of 12 months, 3 of them served, of which 2 500 $ were paid: 1 875 $ are due."""
    obligation = bound(state="ongoing")
    paid_by(obligation.awards.get(), line_of(obligation.program), *(paid or ("1250.00", "1250.00")))
    worked(obligation, date(2008, 7, 1), date(2008, 9, 30), date(2008, 9, 30))
    return duties.declare_default(obligation=obligation, by=UserFactory(), reason="Départ")


def repay(obligation: Obligation, amount: str, by, **details) -> Repayment:
    known = {"received_on": NOW} | details
    if "line" not in known:
        known["line"] = line_of(obligation.program, 2009)
    return record_repayment(obligation=obligation, amount=Decimal(amount), by=by, **known)


def approved(repayment: Repayment) -> None:
    """Somebody else verifies and approves the entries."""
    for reversal in repayment.reversals.all():
        officer = UserFactory()
        verify_expense(expense=reversal.expense, by=officer)
        approve_expense(expense=reversal.expense, by=officer)


def state(obligation: Obligation) -> str:
    obligation.refresh_from_db()
    return obligation.state


def left(obligation: Obligation) -> Decimal:
    return owing.statement_of(obligation, NOW).left_to_repay


def spent() -> Decimal:
    return sum((line.spent for line in BudgetLine.objects.all()), Decimal(0))


def test_a_default_is_repaid_and_every_dollar_of_it_is_on_the_lines(by):
    obligation = in_default()
    assert (left(obligation), spent()) == (Decimal("1875.00"), Decimal("2500.00"))
    first = repay(obligation, "1000.00", by)
    assert (state(obligation), left(obligation)) == ("repaying", Decimal("875.00"))
    second = repay(
        obligation, "875.00", by, line=first.reversals.get().expense.allocations.get().line
    )
    assert (state(obligation), left(obligation)) == ("settled", 0)
    # What is entered counts once somebody else approves it.
    assert spent() == Decimal("2500.00")
    approved(first)
    approved(second)
    assert spent() == Decimal("625.00")
    assert {one.spent for one in BudgetLine.objects.all()} == {
        Decimal("2500.00"),
        Decimal("-1875.00"),
    }


def test_the_latest_expense_is_taken_back_first_and_none_above_what_it_paid(by):
    repayment = repay(in_default(), "1800.01", by)
    taken = [
        (one.expense.reverses.pk, one.expense.amount)
        for one in repayment.reversals.select_related("expense__reverses")
    ]
    first, second = Expense.objects.filter(amount__gt=0).order_by("pk")
    assert taken == [(second.pk, Decimal("-1250.00")), (first.pk, Decimal("-550.01"))]


def test_nothing_is_repaid_above_what_is_due(by):
    obligation = in_default()
    with pytest.raises(ValidationError) as refusal:
        repay(obligation, "1875.01", by)
    (said,) = refusal.value.messages
    assert said.replace("\N{NO-BREAK SPACE}", " ") == "Il ne reste que 1 875 $ à rembourser."
    assert (Repayment.objects.count(), state(obligation)) == (0, "defaulted")


def test_nothing_is_repaid_before_the_default(by):
    with pytest.raises(ValidationError, match="précède le défaut"):
        repay(in_default(), "10.00", by, received_on=date(2009, 11, 30))


def test_nothing_is_repaid_of_what_is_not_in_default(by):
    with pytest.raises(ValidationError, match="pour un engagement en défaut"):
        repay(bound(state="ongoing"), "10.00", by)


def test_a_year_that_is_over_asks_for_a_line_of_this_one(by):
    obligation = in_default()
    assert [line.label for line in lines_over(obligation, NOW)] == ["Bourses"]
    with pytest.raises(ValidationError, match="choisissez le poste de l’exercice en cours"):
        repay(obligation, "10.00", by, line=None)
    assert (Repayment.objects.count(), Expense.objects.count()) == (0, 2)


def test_the_same_form_twice_is_one_repayment(by):
    obligation = in_default()
    number = uuid.uuid4()
    line = line_of(obligation.program, 2009)
    found = {repay(obligation, "1000.00", by, submission=number, line=line) for _one in range(2)}
    assert (len(found), left(obligation)) == (1, Decimal("875.00"))


def test_an_annulled_repayment_is_due_again_and_its_entries_count_no_more(by):
    obligation = in_default("2500.00")
    repayment = repay(obligation, "1875.00", by)
    approved(repayment)
    assert (state(obligation), spent()) == ("settled", Decimal("625.00"))
    annul_repayment(repayment=repayment, by=by, on=NOW, reason="Chèque sans provision")
    assert (state(obligation), left(obligation), spent()) == (
        "repaying",
        Decimal("1875.00"),
        Decimal("2500.00"),
    )
    assert [one.expense.state for one in repayment.reversals.all()] == ["refused"]
    with pytest.raises(ValidationError, match="déjà annulé"):
        annul_repayment(repayment=repayment, by=by, on=NOW, reason="Encore")


def test_what_is_repaid_is_annulled_before_the_default_is_taken_back(by):
    obligation = in_default()
    repayment = repay(obligation, "10.00", by)
    obligation.refresh_from_db()
    with pytest.raises(ValidationError, match="Annulez d’abord les remboursements"):
        duties.take_back(obligation=obligation, by=by, reason="Erreur")
    annul_repayment(repayment=repayment, by=by, on=NOW, reason="Erreur")
    obligation.refresh_from_db()
    duties.take_back(obligation=obligation, by=by, reason="Erreur")
    assert state(obligation) == "defaulted"


@pytest.mark.django_db(transaction=True)
def test_of_repayments_at_once_none_goes_above_what_is_due(by):
    obligation = in_default()
    line = line_of(obligation.program, 2009)

    def pay(amount: Decimal) -> None:
        record_repayment(
            obligation=Obligation.objects.get(pk=obligation.pk),
            amount=amount,
            received_on=NOW,
            by=User.objects.get(pk=by.pk),
            line=BudgetLine.objects.get(pk=line.pk),
        )

    told = all_at_once(pay, [Decimal("700.00")] * 6)
    assert sorted(told) == ["ValidationError"] * 4 + ["done"] * 2
    assert left(obligation) == Decimal("475.00")
