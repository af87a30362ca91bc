"""Statements that are imported: what is new of them, the same file twice, overlaps, and undoing."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from programs.budgets import actions
from programs.budgets.banking.previewing import Preview
from programs.budgets.models import BankTransaction, Payment
from programs.budgets.statements.entries import Problem
from programs.budgets.tests.banks import (
    DAY,
    a_statement,
    an_account,
    brought,
    entry,
    officer_of,
    posted,
    to_pay,
)
from programs.lib.periods import today

pytestmark = pytest.mark.django_db


def amounts(account) -> list[Decimal]:
    return sorted(account.transactions.values_list("amount", flat=True))


class TestImporting:
    def test_brings_each_entry_once(self):
        account = an_account()
        first = brought(account, entry(), entry("-12.50", row=2), entry("80.00", row=3))
        assert (first.new, first.unchanged) == (3, 0)
        assert amounts(account) == [Decimal("-12.50"), Decimal("-12.50"), Decimal("80.00")]
        again = brought(account, entry(), entry("-12.50", row=2), entry("80.00", row=3))
        assert again is None
        assert len(amounts(account)) == 3

    def test_brings_only_what_is_new_of_a_file_that_overlaps(self):
        account = an_account()
        brought(account, entry(), entry("80.00", row=2))
        made = brought(account, entry("80.00"), entry("-5.00", on=date(2007, 12, 9), row=2))
        assert (made.new, made.unchanged) == (1, 1)
        assert amounts(account) == [Decimal("-12.50"), Decimal("-5.00"), Decimal("80.00")]

    def test_brings_nothing_while_a_cell_is_not_read(self):
        account = an_account()
        problem = Problem(2, "C · Montant", "douze", "« douze » n’est pas un montant.")
        with pytest.raises(ValidationError, match="ligne 2, colonne C · Montant"):
            brought(account, entry(), problems=(problem,))
        assert amounts(account) == []

    def test_brings_nothing_of_a_day_to_come(self):
        account = an_account()
        with pytest.raises(ValidationError, match="jour à venir"):
            brought(account, entry(), entry(on=today() + timedelta(days=1), row=2))
        assert amounts(account) == []

    def test_leaves_what_moved_before_the_account_was_opened_and_what_moved_nothing(self):
        account = an_account(opened_on=DAY)
        made = brought(
            account, entry(on=date(2007, 12, 2)), entry("0.00", row=2), entry("7.00", row=3)
        )
        assert made.new == 1
        assert amounts(account) == [Decimal("7.00")]

    def test_may_leave_out_what_looks_like_something_that_is_there(self):
        account = an_account()
        posted(account, "-12.50", description="ACHAT CAFE")
        found = Preview(account, a_statement(entry(), entry(row=2)))
        assert [one.like and one.like.description for one in found.new] == ["ACHAT CAFE", None]
        made = actions.import_transactions(
            account=account,
            statement=a_statement(entry(), entry(row=2)),
            document=actions.Document("a.csv", "0" * 64),
            by=officer_of(account.program),
            takes_alike=False,
        )
        assert made.new == 1

    def test_keeps_the_balance_of_the_bank_on_the_last_line(self):
        account = an_account()
        late = entry("-5.00", on=date(2007, 12, 9))
        brought(account, late, entry(row=2), closing=Decimal("982.50"))
        kept = account.transactions.exclude(stated_balance=None)
        assert [(one.posted_on, one.stated_balance) for one in kept] == [
            (date(2007, 12, 9), Decimal("982.50"))
        ]


class TestAPreview:
    def test_compares_the_balances_of_the_file_with_ours(self):
        account = an_account()
        posted(account, "-100.00", on=date(2007, 11, 1))
        posted(account, "-12.50", identity="x")
        found = Preview(account, a_statement(entry("40.00"), entry("-1.00", row=2)))
        assert (found.opening, found.closing()) == (Decimal("900.00"), Decimal("926.50"))
        assert (found.money_in, found.money_out) == (Decimal("40.00"), Decimal("1.00"))

    def test_takes_as_many_queries_for_many_entries(self, django_assert_num_queries):
        account = an_account()
        for count in (1, 3):
            found = Preview(account, a_statement(*(entry(row=row) for row in range(count))))
            with django_assert_num_queries(2):
                assert (found.known, found.closing()) == (0, 1000 - Decimal("12.50") * count)


class TestUndoing:
    def test_takes_the_lines_of_the_file_away_and_no_other(self):
        account = an_account()
        by = officer_of(account.program)
        first = brought(account, entry("1.00"), by=by)
        second = brought(account, entry("2.00"), entry("3.00", row=2), by=by)
        actions.take_back_import(made=second, by=by)
        assert amounts(account) == [Decimal("1.00")]
        assert brought(account, entry("2.00"), by=by).new == 1
        actions.take_back_import(made=first, by=by)
        assert amounts(account) == [Decimal("2.00")]

    @pytest.mark.parametrize("said", ["matched", "aside"])
    def test_waits_until_nothing_says_what_the_lines_are(self, said):
        account = an_account()
        by = officer_of(account.program)
        made = brought(account, entry("-100.00"), entry("3.00", row=2), by=by)
        line = BankTransaction.objects.get(amount="-100.00")
        if said == "matched":
            actions.match_transaction(posted=line, to=[to_pay(account)], by=by)
        else:
            actions.set_aside(posted=line, reason="Frais bancaires")
        with pytest.raises(ValidationError, match="rapprochées ou écartées"):
            actions.take_back_import(made=made, by=by)
        assert len(amounts(account)) == 2
        actions.unmatch(posted=line, by=by, forgets=True)
        actions.take_back_import(made=made, by=by)
        assert amounts(account) == []

    def test_undoes_with_it_what_was_said_of_its_lines_and_keeps_what_is_noted(self):
        account = an_account()
        by = officer_of(account.program)
        made = brought(account, entry("-100.00"), entry("-3.00", row=2), by=by)
        paid, charged = account.transactions.order_by("amount")
        actions.match_transaction(posted=paid, to=[to_pay(account)], by=by)
        actions.set_aside(posted=charged, reason="Frais bancaires")
        actions.take_back_import(made=made, by=by, unmatches=True)
        payment = Payment.objects.get()
        assert amounts(account) == []
        assert (payment.transaction, payment.annulled_on, payment.amount) == (None, None, 100)


class TestAnAccount:
    def test_is_opened_before_all_that_it_has(self):
        account = an_account()
        posted(account)
        account.opened_on = DAY + timedelta(days=1)
        with pytest.raises(ValidationError, match="Des opérations importées sont d’avant ce jour"):
            actions.keep_account(account=account)
