"""What of the money awaits those who keep the accounts, each rule at its boundary, and nothing of anybody else's."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.test import RequestFactory

from programs.accounts.tests.factories import coordinator_of
from programs.admin.filters import AwaitingFilter
from programs.awaiting import PARAMETER
from programs.budgets import access, actions, awaiting
from programs.budgets.models import BudgetLine, Expense
from programs.budgets.tests import awaited
from programs.budgets.tests.claimed import claimable, claimed, officer_of, partner_of
from programs.budgets.tests.factories import (
    AllocationFactory,
    BudgetFactory,
    BudgetLineFactory,
    ExpenseFactory,
    InstalmentFactory,
    PaymentFactory,
    PeriodCloseFactory,
    ReceiptFactory,
    VarianceNoteFactory,
    amend,
    spend,
)
from programs.tests.factories import FundingFactory, ProgramFactory
from programs.tests.waiting import coming, late, waiting

pytestmark = pytest.mark.django_db

RULES = (
    awaiting.ClaimToVerify,
    awaiting.ExpenseToVerify,
    awaiting.ExpenseToApprove,
    awaiting.ExpenseToPay,
    awaiting.ExpenseWithoutDocument,
    awaiting.ChangeToApprove,
    awaiting.LateInstalment,
    awaiting.YearToClose,
    awaiting.OverrunLine,
    awaiting.GapToExplain,
)


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel("2008-01-15T12:00-05:00", tick=False):
        yield


@pytest.fixture
def program():
    return ProgramFactory()


@pytest.fixture
def officer(program):
    return officer_of(program)


def test_each_rule_has_one_thing_of_its_own_in_the_world_and_nothing_of_another_s(program, officer):
    awaited.awaits(program)
    stranger = officer_of(ProgramFactory())
    assert [len(waiting(rule, officer)) for rule in RULES] == [1] * len(RULES)
    assert [waiting(rule, stranger) for rule in RULES] == [[]] * len(RULES)


def test_what_waits_is_told_in_words(program, officer):
    awaited.awaits(program)
    told = [rule().details(record) for rule in RULES for record in waiting(rule, officer)]
    assert [details[0] for details in told] == [
        "100 $",
        "100 $",
        "100 $",
        "100 $",
        "100 $",
        "Demandée le 1er octobre 2007",
        "Attendu le 1er septembre 2007",
        "Fini le 30 juin 2007",
        "Dépassé de 1 $",
        "Écart : 1 000 $",
    ]


@pytest.mark.parametrize("role", ["finance", "coordination"])
def test_it_awaits_whoever_keeps_the_accounts(program, role):
    user = officer_of(program) if role == "finance" else coordinator_of(program)
    assert [rule().is_for(user) for rule in RULES] == [True] * len(RULES)


class TestFourEyes:
    def test_what_one_entered_awaits_the_approval_of_the_others(self, program, officer):
        line = BudgetLineFactory(budget__program=program)
        expense = AllocationFactory(line=line, expense__entered_by=officer).expense
        type(expense).objects.filter(pk=expense.pk).update(state="verified")
        assert waiting(awaiting.ExpenseToApprove, officer) == []
        other = officer_of(program)
        assert waiting(awaiting.ExpenseToApprove, other) == [expense]
        assert [self.kept(user) for user in (officer, other)] == [[], [expense]]

    def kept(self, user) -> list:
        """What the filter of the list keeps for ``user``."""
        code = awaiting.ExpenseToApprove.code
        request = RequestFactory().get("/", {PARAMETER: code})
        request.user = user
        chosen = AwaitingFilter(request, {PARAMETER: [code]}, Expense, None)
        return list(chosen.queryset(request, access.visible_expenses(user)))

    def test_what_one_asked_for_awaits_the_approval_of_the_others(self, program, officer):
        line = BudgetLineFactory(budget__program=program)
        change = amend(line, requested_by=officer).change
        type(change).objects.filter(pk=change.pk).update(state="requested")
        assert waiting(awaiting.ChangeToApprove, officer) == []
        assert waiting(awaiting.ChangeToApprove, officer_of(program)) == [change]


class TestExpenses:
    def test_a_claim_waits_since_it_came_last_and_is_late_after_five_working_days(self):
        program, organization = claimable()
        officer = officer_of(program)
        partner = partner_of(organization, program)
        with time_machine.travel("2008-01-02T12:00-05:00"):
            claim = claimed(program, organization, partner)
        with time_machine.travel("2008-01-08T12:00-05:00"):
            actions.return_expense(expense=claim, by=officer, reason="Quoi ?")
            assert waiting(awaiting.ClaimToVerify, officer) == []
            actions.document_claim(claim=claim, files=(), by=partner)
        (found,) = waiting(awaiting.ClaimToVerify, officer)
        assert (found.waiting_since, found.due_day) == (date(2008, 1, 8), date(2008, 1, 15))
        assert late(awaiting.ClaimToVerify, officer) == [False]
        with time_machine.travel("2008-01-16T12:00-05:00"):
            assert late(awaiting.ClaimToVerify, officer) == [True]

    def test_a_claim_without_a_document_awaits_its_partner_and_nobody_here(self):
        program, organization = claimable()
        claimed(program, organization, partner_of(organization, program), files=())
        assert waiting(awaiting.ExpenseWithoutDocument, officer_of(program)) == []

    def test_paid_in_part_it_is_still_to_pay_and_paid_whole_no_longer(self, program, officer):
        expense = spend(BudgetLineFactory(budget__program=program))
        PaymentFactory(expense=expense, amount=Decimal("99.99"))
        (found,) = waiting(awaiting.ExpenseToPay, officer)
        assert awaiting.ExpenseToPay().details(found) == ["0,01 $", ""]
        PaymentFactory(expense=expense, amount=Decimal("0.01"))
        assert waiting(awaiting.ExpenseToPay, officer) == []

    def test_of_an_unknown_amount_it_says_so(self, program, officer):
        ExpenseFactory(program=program, amount=None)
        (found,) = waiting(awaiting.ExpenseWithoutDocument, officer)
        assert awaiting.ExpenseWithoutDocument().details(found)[0] == "montant inconnu"


class TestInstalments:
    def instalment(self, program, **details):
        return InstalmentFactory(funding=FundingFactory(program=program), **details)

    @pytest.mark.parametrize(
        ("expected_on", "is_late"), [(date(2008, 1, 15), False), (date(2008, 1, 14), True)]
    )
    def test_one_is_late_from_the_day_after(self, program, officer, expected_on, is_late):
        promised = self.instalment(program, expected_on=expected_on)
        assert waiting(awaiting.LateInstalment, officer) == [promised] * is_late
        assert coming(awaiting.LateInstalment, officer) == [promised] * (not is_late)

    def test_one_that_came_before_its_day_does_not_come_again(self, program, officer):
        promised = self.instalment(program, expected_on=date(2008, 2, 1))
        assert coming(awaiting.LateInstalment, officer) == [promised]
        ReceiptFactory(funding=promised.funding, instalment=promised, amount=promised.amount)
        assert coming(awaiting.LateInstalment, officer) == []

    def test_it_has_come_once_its_receipts_make_it(self, program, officer):
        promised = self.instalment(program)
        for amount in ("4000.00", "999.99"):
            ReceiptFactory(funding=promised.funding, instalment=promised, amount=Decimal(amount))
        assert waiting(awaiting.LateInstalment, officer) == [promised]
        ReceiptFactory(funding=promised.funding, instalment=promised, amount=Decimal("0.01"))
        assert waiting(awaiting.LateInstalment, officer) == []

    def test_one_of_an_unknown_amount_has_come_once_anything_has(self, program, officer):
        promised = self.instalment(program, amount=None)
        assert waiting(awaiting.LateInstalment, officer) == [promised]
        ReceiptFactory(funding=promised.funding, instalment=promised)
        assert waiting(awaiting.LateInstalment, officer) == []


class TestYears:
    def over(self, program, **details):
        return BudgetFactory(
            program=program, adopted_on=date(2006, 7, 1), **awaited.LAST_YEAR, **details
        )

    def test_one_that_is_over_waits_until_its_last_day_is_closed(self, program, officer):
        budget = self.over(program)
        BudgetFactory(program=program)
        PeriodCloseFactory(program=program, starts_on=date(2007, 5, 1), ends_on=date(2007, 6, 29))
        assert waiting(awaiting.YearToClose, officer) == [budget]
        closing = PeriodCloseFactory(
            program=program, starts_on=date(2007, 6, 30), ends_on=date(2007, 6, 30)
        )
        assert waiting(awaiting.YearToClose, officer) == []
        actions.reopen_period(closing=closing, by=officer, reason="Trop tôt")
        assert waiting(awaiting.YearToClose, officer) == [budget]

    def test_one_that_is_adopted_and_under_way_is_to_be_closed_ninety_days_after_it(
        self, program, officer
    ):
        self.over(program)
        BudgetFactory(program=program, draft=True)
        adopted = BudgetFactory(program=program, adopted_on=date(2007, 6, 15))
        (found,) = coming(awaiting.YearToClose, officer)
        assert (found, found.due_day) == (adopted, date(2008, 9, 28))

    @pytest.mark.parametrize(
        ("spent", "least", "asked"),
        [
            ("900.00", None, False),
            ("899.99", None, True),
            ("800.00", "200.01", False),
            ("800.00", "200.00", True),
        ],
    )
    def test_a_gap_is_explained_beyond_both_bounds(self, program, officer, spent, least, asked):
        budget = self.over(program, variance_amount=least and Decimal(least))
        line = BudgetLineFactory(budget=budget)
        spend(line, spent, spent_on=date(2007, 1, 15))
        assert waiting(awaiting.GapToExplain, officer) == [line] * asked
        VarianceNoteFactory(line=line)
        assert waiting(awaiting.GapToExplain, officer) == []

    def test_above_its_budget_as_well_and_not_where_it_is_unknown(self, program, officer):
        budget = self.over(program)
        BudgetLineFactory(budget=budget, adopted=None)
        line = BudgetLineFactory(budget=budget, adopted=Decimal("100.00"))
        BudgetLine.objects.filter(pk=line.pk).update(overrun=Decimal("10.01"))
        spend(line, "110.00", spent_on=date(2007, 1, 15))
        assert waiting(awaiting.GapToExplain, officer) == []
        spend(line, "0.01", spent_on=date(2007, 1, 15))
        assert waiting(awaiting.GapToExplain, officer) == [line]


def test_a_line_that_was_let_be_passed_waits_until_something_is_moved_to_it(program, officer):
    line = BudgetLineFactory(budget__program=program)
    BudgetLine.objects.filter(pk=line.pk).update(overrun=Decimal(50))
    spend(line, "1000.00")
    assert waiting(awaiting.OverrunLine, officer) == []
    spend(line, "50.00")
    assert waiting(awaiting.OverrunLine, officer) == [line]
    amend(line, "50.00")
    assert waiting(awaiting.OverrunLine, officer) == []
