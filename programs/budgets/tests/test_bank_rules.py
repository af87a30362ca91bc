"""What the database itself keeps of matched lines: against the forms, and against raw SQL."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from programs import integrity
from programs.budgets.models import BankTransaction, Payment, Receipt
from programs.budgets.tests.banks import an_account, posted, promised, to_pay
from programs.budgets.tests.factories import PaymentFactory, ReceiptFactory

pytestmark = pytest.mark.django_db


def refused(change) -> str:
    """The sentence by which the database refuses."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        change()
    return integrity.explain(error.value)


def sql(text: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text, values)


def matched(line: BankTransaction) -> Decimal:
    line.refresh_from_db()
    return line.matched


class TestTheCounter:
    def test_follows_payments_that_come_change_and_go(self):
        account = an_account()
        line = posted(account, "-100.00")
        payment = PaymentFactory(expense=to_pay(account), amount="60.00", transaction=line)
        assert matched(line) == Decimal("-60.00")
        Payment.objects.filter(pk=payment.pk).update(amount="70.00")
        assert matched(line) == Decimal("-70.00")
        Payment.objects.filter(pk=payment.pk).update(transaction=None)
        assert matched(line) == 0
        Payment.objects.filter(pk=payment.pk).update(transaction=line)
        payment.delete()
        assert matched(line) == 0

    def test_leaves_out_a_payment_that_is_annulled(self):
        account = an_account()
        line = posted(account)
        payment = PaymentFactory(expense=to_pay(account), transaction=line)
        Payment.objects.filter(pk=payment.pk).update(annulled_on="2007-12-10", reason="Perdu")
        assert matched(line) == 0

    def test_follows_receipts_in_both_directions(self):
        account = an_account()
        funding = promised(account).funding
        came, went = posted(account, "5000.00"), posted(account, "-250.00")
        ReceiptFactory(funding=funding, transaction=came)
        ReceiptFactory(funding=funding, amount="-250.00", transaction=went)
        assert (matched(came), matched(went)) == (Decimal(5000), Decimal(-250))


class TestRawSql:
    def test_matches_no_line_beyond_its_amount(self):
        account = an_account()
        line = posted(account, "-100.00")
        PaymentFactory(expense=to_pay(account, "60.00"), amount="60.00", transaction=line)
        other = PaymentFactory(expense=to_pay(account, "60.00"), amount="60.00")
        told = refused(
            lambda: sql(
                "UPDATE budgets_payment SET transaction_id = %s WHERE id = %s", line.pk, other.pk
            )
        )
        assert told == "Ce qui est rapproché de cette opération dépasserait son montant."

    def test_makes_no_line_smaller_than_what_it_is_matched_to(self):
        account = an_account()
        line = posted(account)
        PaymentFactory(expense=to_pay(account), transaction=line)
        told = refused(
            lambda: sql("UPDATE budgets_banktransaction SET amount = -99.99 WHERE id = %s", line.pk)
        )
        assert told == "Ce qui est rapproché de cette opération dépasserait son montant."

    def test_matches_no_payment_to_money_that_came_in(self):
        account = an_account()
        line = posted(account, "100.00")
        payment = PaymentFactory(expense=to_pay(account))
        told = refused(lambda: Payment.objects.filter(pk=payment.pk).update(transaction=line))
        assert told == (
            "Un paiement se rapproche d’une sortie d’argent, un encaissement d’une entrée."
        )

    def test_matches_nothing_of_another_program(self):
        line = posted(an_account())
        payment = PaymentFactory(expense=to_pay(an_account()))
        told = refused(lambda: Payment.objects.filter(pk=payment.pk).update(transaction=line))
        assert told == "Cette opération est d’un compte d’un autre programme."
        receipt = ReceiptFactory(funding=promised(an_account()).funding)
        came = posted(an_account(), "5000.00")
        told = refused(lambda: Receipt.objects.filter(pk=receipt.pk).update(transaction=came))
        assert told == "Cette opération est d’un compte d’un autre programme."

    def test_sets_aside_nothing_that_is_matched(self):
        account = an_account()
        line = posted(account)
        PaymentFactory(expense=to_pay(account), transaction=line)
        told = refused(lambda: BankTransaction.objects.update(set_aside="Frais"))
        assert told == (
            "Une opération rapprochée ne s’écarte pas : défaites d’abord le rapprochement."
        )


def test_a_line_waits_until_all_of_it_is_said():
    account = an_account()
    line = posted(account, "-100.00")
    posted(account, "-3.50", set_aside="Frais bancaires")
    PaymentFactory(expense=to_pay(account, "60.00"), amount="60.00", transaction=line)
    assert list(account.transactions.unmatched()) == [line]
    PaymentFactory(expense=to_pay(account, "40.00"), amount="40.00", transaction=line)
    assert list(account.transactions.unmatched()) == []
