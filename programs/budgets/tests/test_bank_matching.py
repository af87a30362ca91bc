"""What lines of a statement are matched to: what it notes, what it refuses, and taking it back."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from programs.budgets import actions
from programs.budgets.banking.proposing import propose, targets
from programs.budgets.enums import ExpenseState
from programs.budgets.models import Payment, Receipt
from programs.budgets.tests.banks import DAY, an_account, officer_of, posted, promised, to_pay
from programs.budgets.tests.factories import (
    PaymentFactory,
    PeriodCloseFactory,
    ReceiptFactory,
)

pytestmark = pytest.mark.django_db


def matched(line, *to, by=None):
    return actions.match_transaction(posted=line, to=to, by=by or officer_of(line.account.program))


class TestMatching:
    def test_an_approved_expense_notes_that_it_is_paid_that_day(self):
        account = an_account()
        expense, line = to_pay(account), posted(account, reference="CHQ 12")
        assert matched(line, expense).left == 0
        payment = Payment.objects.get()
        expense.refresh_from_db()
        assert (payment.paid_on, payment.amount, payment.reference, payment.transaction) == (
            DAY,
            Decimal("100.00"),
            "CHQ 12",
            line,
        )
        assert expense.state == ExpenseState.PAID

    @pytest.mark.parametrize(
        ("description", "reference", "noted"),
        [
            ("CHÈQUE NO 1042", "", ("cheque", "1042")),
            ("CHQ 1042", "88", ("cheque", "88")),
            ("CHEQUE", "201", ("cheque", "201")),
            ("RETRAIT", "CHQ 12", ("cheque", "CHQ 12")),
            ("ECHEQUIER INVENTE", "V12", ("transfer", "V12")),
        ],
    )
    def test_a_cheque_is_noted_as_one(self, description, reference, noted):
        account = an_account()
        line = posted(account, description=description, reference=reference)
        matched(line, to_pay(account))
        payment = Payment.objects.get()
        assert (payment.method, payment.reference) == noted

    def test_an_instalment_notes_what_came(self):
        account = an_account()
        instalment, line = promised(account), posted(account, "4000.00")
        matched(line, instalment)
        receipt = Receipt.objects.get()
        assert (receipt.instalment, receipt.amount, receipt.received_on) == (
            instalment,
            Decimal("4000.00"),
            DAY,
        )

    def test_a_noted_payment_or_receipt_is_only_attached(self):
        account = an_account()
        payment = PaymentFactory(expense=to_pay(account))
        receipt = ReceiptFactory(funding=promised(account).funding)
        out, came = posted(account), posted(account, "5000.00")
        matched(out, payment)
        matched(came, receipt)
        payment.refresh_from_db()
        receipt.refresh_from_db()
        assert (payment.transaction, payment.paid_on) == (out, date(2007, 12, 1))
        assert receipt.transaction == came

    def test_one_line_may_pay_several(self):
        account = an_account()
        one, two = to_pay(account, "60.00"), to_pay(account, "40.00")
        assert matched(posted(account), one, two).left == 0
        assert sorted(Payment.objects.values_list("amount", flat=True)) == [40, 60]

    def test_a_part_of_a_line_waits(self):
        account = an_account()
        assert matched(posted(account), to_pay(account, "60.00")).left == Decimal("-40.00")

    def test_a_line_is_matched_once(self):
        account = an_account()
        line = posted(account)
        matched(line, to_pay(account))
        with pytest.raises(ValidationError, match="déjà rapprochée ou écartée"):
            matched(line, to_pay(account))
        assert Payment.objects.count() == 1

    def test_a_payment_is_matched_once(self):
        account = an_account()
        payment = PaymentFactory(expense=to_pay(account))
        matched(posted(account), payment)
        with pytest.raises(ValidationError, match="déjà rapproché d’une autre opération"):
            matched(posted(account), payment)

    def test_nothing_is_matched_where_one_of_several_is_refused(self):
        account = an_account()
        line = posted(account)
        with pytest.raises(ValidationError):
            matched(line, to_pay(account, "60.00"), PaymentFactory(expense=to_pay(account)))
        line.refresh_from_db()
        assert (line.matched, Payment.objects.filter(transaction=line).count()) == (0, 0)

    def test_nothing_is_paid_in_a_closed_period(self):
        account = an_account()
        expense, line = to_pay(account), posted(account)
        PeriodCloseFactory(
            program=account.program, starts_on=date(2007, 12, 1), ends_on=date(2007, 12, 31)
        )
        with pytest.raises(ValidationError, match="est d’une période fermée"):
            matched(line, expense)
        assert Payment.objects.count() == 0

    def test_a_noted_payment_of_a_closed_period_is_matched_all_the_same(self):
        account = an_account()
        payment, line = PaymentFactory(expense=to_pay(account)), posted(account)
        PeriodCloseFactory(
            program=account.program, starts_on=date(2007, 12, 1), ends_on=date(2007, 12, 31)
        )
        assert matched(line, payment).left == 0

    def test_money_of_a_funder_may_come_without_an_instalment(self):
        account = an_account()
        funding = promised(account).funding
        actions.receive_funding(posted=posted(account, "12.00"), funding=funding)
        assert list(Receipt.objects.values_list("amount", "instalment")) == [(12, None)]


class TestSettingAside:
    def test_says_why(self):
        line = posted(an_account(), "-3.50")
        assert actions.set_aside(posted=line, reason=" Frais ").set_aside == "Frais"
        with pytest.raises(ValidationError, match="Écrivez pourquoi"):
            actions.set_aside(posted=line, reason=" ")

    def test_is_not_for_what_is_matched(self):
        account = an_account()
        line = posted(account)
        matched(line, to_pay(account))
        with pytest.raises(ValidationError, match="défaites d’abord"):
            actions.set_aside(posted=line, reason="Frais")


class TestUndoing:
    def test_keeps_what_was_noted(self):
        account = an_account()
        expense, line = to_pay(account), posted(account)
        matched(line, expense)
        actions.unmatch(posted=line, by=officer_of(account.program))
        line.refresh_from_db()
        payment = Payment.objects.get()
        assert (line.left, payment.transaction, payment.annulled_on) == (-100, None, None)

    def test_or_takes_it_back(self):
        account = an_account()
        expense, line, came = to_pay(account), posted(account), posted(account, "5000.00")
        matched(line, expense)
        matched(came, promised(account))
        for one in (line, came):
            actions.unmatch(posted=one, by=officer_of(account.program), forgets=True)
        expense.refresh_from_db()
        assert (expense.state, expense.paid) == (ExpenseState.APPROVED, 0)
        assert Payment.objects.get().reason == "Rapprochement défait"
        assert Receipt.objects.count() == 0
        assert account.transactions.unmatched().count() == 2

    def test_takes_a_line_up_again_that_was_set_aside(self):
        line = posted(an_account(), set_aside="Frais")
        actions.unmatch(posted=line, by=None)
        line.refresh_from_db()
        assert line.set_aside == ""


class TestProposals:
    def test_are_payments_expenses_receipts_and_instalments_of_the_program(self):
        account = an_account()
        noted = PaymentFactory(expense=to_pay(account, "20.00"), amount="20.00")
        expense, instalment = to_pay(account), promised(account)
        receipt = ReceiptFactory(
            funding=instalment.funding, amount="70.00", received_on=date(2007, 12, 1)
        )
        to_pay(an_account(), "33.00")
        lines = [posted(account, text) for text in ("-20.00", "-100", "70.00", "5000", "-33.00")]
        found = {one.posted: one.best[0].record for one in propose(account)}
        assert found == {
            lines[0]: noted,
            lines[1]: expense,
            lines[2]: receipt,
            lines[3]: instalment,
        }

    def test_leave_out_what_is_matched_paid_annulled_or_received(self):
        account = an_account()
        matched(posted(account), to_pay(account))
        annulled = PaymentFactory(expense=to_pay(account, "30.00"), amount="30.00")
        actions.annul_payment(payment=annulled, by=None, reason="Perdu", on=date(2007, 12, 10))
        received = promised(account)
        ReceiptFactory(funding=received.funding, instalment=received)
        posted(account, "-100.00")
        posted(account, "5000.00", on=date(2008, 6, 1))
        assert propose(account) == []

    def test_take_as_many_queries_for_many_lines(self, django_assert_num_queries):
        for count in (1, 3):
            account = an_account()
            for number in range(count):
                to_pay(account, f"{number + 1}.00")
                PaymentFactory(expense=to_pay(account, "500.00"), amount=f"{number + 11}.00")
                posted(account, f"-{number + 1}.00")
                posted(account, f"-{number + 11}.00")
            with django_assert_num_queries(5):
                assert len([one.best[0].name for one in propose(account)]) == 2 * count

    @pytest.mark.parametrize("text", ["", "expense-", "expense-x", "user-1", "expense-1-2"])
    def test_are_named_by_a_form_that_cannot_name_anything_else(self, text):
        with pytest.raises(ValueError):
            targets(an_account().program, text)

    def test_name_nothing_of_another_program(self):
        expense = to_pay(an_account())
        assert targets(expense.program, f"expense-{expense.pk}") == [expense]
        with pytest.raises(ValueError):
            targets(an_account().program, f"expense-{expense.pk}")
