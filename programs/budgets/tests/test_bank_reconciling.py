"""The reconciliation: what the bank has, what the books have, and nothing between them that is not told."""

import random
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from programs.budgets import actions
from programs.budgets.banking.reconciling import (
    Matched,
    matched_of,
    reconcile,
    span_of,
    spans_of,
    stated_of,
    summed_up,
)
from programs.budgets.models import BankAccount, BankTransaction
from programs.budgets.tests.banks import DAY, an_account, officer_of, posted, promised, to_pay
from programs.budgets.tests.factories import PaymentFactory, ReceiptFactory

pytestmark = pytest.mark.django_db


def test_an_account_that_nothing_moved_agrees():
    account = an_account()
    told = reconcile(account.program, DAY)
    assert (told.bank, told.books, told.difference) == (1000, 1000, 0)


def test_an_account_that_is_opened_later_holds_nothing_yet():
    account = an_account(opened_on=date(2007, 7, 1))
    an_account(program=account.program, opened_on=DAY + timedelta(days=1))
    told = reconcile(account.program, DAY)
    assert (told.bank, told.books, told.difference) == (1000, 1000, 0)
    assert reconcile(account.program, DAY + timedelta(days=1)).bank == 2000


def test_each_side_says_what_the_other_has_not():
    account = an_account()
    by = officer_of(account.program)
    actions.match_transaction(posted=posted(account), to=[to_pay(account)], by=by)
    cheque = PaymentFactory(expense=to_pay(account, "40.00"), amount="40.00")
    deposit = ReceiptFactory(funding=promised(account).funding, received_on=DAY)
    fee = posted(account, "-3.50", set_aside="Frais bancaires")
    told = reconcile(account.program, DAY)
    assert (told.bank, told.books) == (Decimal("896.50"), Decimal("5860.00"))
    assert (told.outstanding.shown, told.outstanding.total) == ([cheque], Decimal("-40.00"))
    assert (told.in_transit.shown, told.in_transit.total) == ([deposit], Decimal("5000.00"))
    assert (told.unexplained.shown, told.unexplained.total) == ([fee], Decimal("-3.50"))
    assert told.bank_adjusted == told.books_adjusted == Decimal("5856.50")
    assert told.difference == 0


def test_a_payment_that_the_bank_had_before_the_books_is_told():
    account = an_account()
    line = posted(account)
    PaymentFactory(expense=to_pay(account), transaction=line, paid_on=DAY + timedelta(days=4))
    told = reconcile(account.program, DAY)
    assert (told.dated_later, told.paid, told.difference) == (Decimal("-100.00"), 0, 0)


def test_a_cheque_of_before_the_account_is_told_when_it_is_cashed():
    account = an_account(opened_on=date(2007, 11, 30))
    payment = PaymentFactory(expense=to_pay(account), paid_on=date(2007, 11, 20))
    told = reconcile(account.program, DAY)
    assert (told.outstanding.count, told.books, told.difference) == (0, 1000, 0)
    actions.match_payment(posted=posted(account), payment=payment)
    told = reconcile(account.program, DAY)
    assert (told.bank, told.books, told.difference) == (900, 900, 0)


class TestAccountsOpenedAtDifferentTimes:
    """The cheques of October: from the account of July they are outstanding, from that of November never."""

    def two(self):
        first = an_account(opened_on=date(2007, 7, 1))
        second = an_account(program=first.program, code="A2", opened_on=date(2007, 11, 1))
        return first, second

    def paid(self, account, amount, on=date(2007, 10, 5)):
        return PaymentFactory(expense=to_pay(account, amount), amount=amount, paid_on=on)

    def test_a_payment_of_which_nothing_says_the_account_is_outstanding_and_asked_about(self):
        first, _second = self.two()
        old = self.paid(first, "40.00")
        self.paid(first, "30.00", on=date(2007, 11, 5))
        told = reconcile(first.program, DAY)
        assert told.outstanding.total == Decimal("-70.00")
        assert (told.unsaid.shown, told.unsaid.total) == ([old], Decimal("-40.00"))
        assert (told.before.count, told.difference) == (0, 0)

    def test_one_older_than_the_account_it_is_paid_from_is_not_outstanding(self):
        first, second = self.two()
        old, cheque = self.paid(first, "40.00"), self.paid(first, "25.00")
        assert actions.say_account(payments=[old], account=second) == 1
        assert actions.say_account(payments=[cheque], account=first) == 1
        told = reconcile(first.program, DAY)
        assert (told.outstanding.shown, told.outstanding.total) == ([cheque], Decimal("-25.00"))
        assert (told.before.shown, told.unsaid.count) == ([old], 0)
        assert (told.bank, told.books, told.difference) == (2000, 1975, 0)

    def test_one_paid_since_the_account_was_opened_stays_outstanding(self):
        first, second = self.two()
        new = self.paid(first, "40.00", on=date(2007, 11, 1))
        actions.say_account(payments=[new], account=second)
        told = reconcile(first.program, DAY)
        assert (told.outstanding.shown, told.before.count) == ([new], 0)

    def test_what_was_said_is_taken_back(self):
        first, second = self.two()
        old = self.paid(first, "40.00")
        actions.say_account(payments=[old], account=second)
        assert actions.say_account(payments=[old], account=None) == 1
        told = reconcile(first.program, DAY)
        assert (told.outstanding.shown, told.unsaid.shown) == ([old], [old])

    def test_the_statement_has_the_last_word(self):
        first, second = self.two()
        old = self.paid(first, "40.00")
        actions.say_account(payments=[old], account=second)
        actions.match_payment(posted=posted(second, "-40.00", on=DAY), payment=old)
        told = reconcile(first.program, date(2007, 11, 30))
        assert (told.outstanding.shown, told.before.count, told.difference) == ([old], 0, 0)
        assert reconcile(first.program, DAY).outstanding.count == 0
        with pytest.raises(ValidationError, match="déjà rapproché"):
            actions.say_account(payments=[old], account=first)

    def test_before_its_account_is_followed_a_matched_payment_is_of_no_books(self):
        first, second = self.two()
        old = self.paid(first, "40.00")
        actions.match_payment(posted=posted(second, "-40.00", on=DAY), payment=old)
        told = reconcile(first.program, date(2007, 10, 31))
        assert (told.outstanding.count, told.bank, told.books) == (0, 1000, 1000)

    def test_an_account_of_another_program_is_refused(self):
        first, _second = self.two()
        old = self.paid(first, "40.00")
        with pytest.raises(ValidationError, match="autre programme"):
            actions.say_account(payments=[old], account=an_account())


def test_the_accounts_of_a_program_are_taken_together_and_of_no_other():
    account = an_account()
    second = an_account(program=account.program)
    posted(an_account(), "-77.00")
    PaymentFactory(expense=to_pay(account), transaction=posted(second))
    told = reconcile(account.program, DAY)
    assert (told.bank, told.books, told.difference) == (1900, 1900, 0)


def test_a_counter_that_lies_is_a_difference():
    account = an_account()
    line = posted(account)
    BankTransaction.objects.filter(pk=line.pk).update(matched="-60.00")
    assert reconcile(account.program, DAY).difference == Decimal("-60.00")


def test_whatever_is_noted_and_matched_the_difference_is_nothing():
    """Thirty steps by chance, each followed by a reconciliation on a day by chance."""
    chance = random.Random(11)
    account = an_account()
    by = officer_of(account.program)
    funding = promised(account).funding
    days = [DAY + timedelta(days=number) for number in range(0, 60, 7)]

    def amount() -> Decimal:
        return Decimal(chance.randrange(1, 20_000)) / 100

    lines, payments, done = [], [], Counter()
    for _step in range(30):
        on = chance.choice(days)
        act = chance.choice(("line", "pay", "receive", "match", "unmatch", "aside"))
        done[act] += 1
        if act == "line":
            lines.append(posted(account, chance.choice((1, -1)) * amount(), on=on))
        elif act == "pay":
            owed = amount()
            payments.append(PaymentFactory(expense=to_pay(account, owed), amount=owed, paid_on=on))
        elif act == "receive":
            ReceiptFactory(funding=funding, amount=amount(), received_on=on)
        elif act == "match" and payments:
            one = payments.pop()
            line = posted(account, -one.amount - chance.choice((0, 5)), on=on)
            lines.append(actions.match_transaction(posted=line, to=[one], by=by))
        elif act == "unmatch" and lines:
            actions.unmatch(posted=lines.pop(), by=by)
        elif act == "aside" and lines and not lines[-1].matched:
            lines[-1] = actions.set_aside(posted=lines[-1], reason="Frais")
        else:
            done[act] -= 1
        assert reconcile(account.program, chance.choice(days)).difference == 0
    assert [act for act, count in done.items() if not count] == []


class TestAnAccount:
    def test_begins_moves_and_ends(self):
        account = an_account()
        posted(account, "-50.00", on=date(2007, 11, 30))
        posted(account, "-10.00")
        posted(account, "25.00", on=date(2007, 12, 31))
        posted(account, "99.00", on=date(2008, 1, 1))
        span = span_of(account, date(2007, 12, 1), date(2007, 12, 31))
        assert (span.opening, span.money_in, span.money_out, span.closing) == (950, 25, 10, 965)

    def test_tells_what_each_movement_was(self, django_assert_num_queries):
        account = an_account()
        other = an_account(program=account.program, code="A0")
        by = officer_of(account.program)
        actions.match_transaction(posted=posted(account, "-105.00"), to=[to_pay(account)], by=by)
        posted(account, "-3.50", set_aside="Frais bancaires")
        posted(account, "20.00")
        year = (date(2007, 7, 1), date(2008, 6, 30))
        with django_assert_num_queries(1):
            spans = spans_of([account, other], *year)
        span = spans[account.pk]
        assert (span.closing, span.set_aside, span.left) == (
            Decimal("911.50"),
            Decimal("-3.50"),
            15,
        )
        assert spans[other.pk].closing == 1000
        with django_assert_num_queries(2):
            matched = matched_of([account, other], *year)
        assert matched == {account.pk: Matched(paid=Decimal("100.00"))}

    def test_is_compared_with_what_the_bank_wrote_last(self):
        account = an_account()
        assert stated_of(account, DAY) is None
        posted(account, "-10.00", stated_balance=Decimal("980.00"))
        posted(account, "-1.00", on=DAY + timedelta(days=1))
        found = stated_of(account, DAY + timedelta(days=5))
        assert (found.day, found.stated, found.computed, found.difference) == (DAY, 980, 990, -10)

    def test_is_summed_up_in_one_query(self, django_assert_num_queries):
        account = an_account()
        an_account(program=account.program, code="A0")
        posted(account, "-10.00")
        posted(account, "-1.00", set_aside="Frais")
        with django_assert_num_queries(1):
            found = {one.pk: one for one in summed_up(BankAccount.objects.all())}
        one = found.pop(account.pk)
        (empty,) = found.values()
        assert (one.moved, one.last_on, one.waiting) == (-11, DAY, 1)
        assert (empty.moved, empty.last_on, empty.waiting) == (0, None, 0)
