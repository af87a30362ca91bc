"""The budgets of the demonstration: a regional plan under way, and a project of five years."""

from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal

from django.test import TestCase

from config.tests.loaded import demo
from programs.accounts.models import User
from programs.budgets.access import own_claims
from programs.budgets.auditing import balances_by_sql
from programs.budgets.balances import balances_on, current
from programs.budgets.enums import ExpenseState
from programs.budgets.models import (
    BankTransaction,
    Budget,
    BudgetLine,
    Expense,
    ExpenseFile,
    PeriodClose,
)

NOW = datetime(2026, 11, 25, 17, tzinfo=UTC)


class TestTheBudgets(TestCase):
    @classmethod
    def setUpTestData(cls):
        demo(NOW)
        cls.plan = Expense.objects.filter(program__slug="orientation-outaouais")
        cls.project = Budget.objects.filter(program__slug="outaouais-sante-2018-2023")

    def test_its_expenses_stand_in_every_state(self):
        assert Counter(self.plan.values_list("state", flat=True)) == {
            ExpenseState.PAID: 41,
            ExpenseState.APPROVED: 6,
            ExpenseState.VERIFIED: 3,
            ExpenseState.JUSTIFIED: 5,
            ExpenseState.ENTERED: 4,
            ExpenseState.REFUSED: 2,
        }

    def test_every_line_comes_to_the_same_by_three_ways(self):
        lines = BudgetLine.objects.all()
        by_rows = balances_on(lines, NOW.date())
        assert by_rows == balances_by_sql(by_rows, NOW.date())
        assert by_rows == {line.pk: current(line) for line in lines}

    def test_a_document_that_does_not_add_up_is_kept_with_both_figures(self):
        budget = Budget.objects.get(code="SQ")
        lines = sum(budget.lines.values_list("adopted", flat=True))
        assert (budget.stated_total, lines) == (Decimal(42_900), Decimal(42_850))
        assert BudgetLine.objects.get(budget__code="FP", number="2").adopted is None

    def test_the_partner_finds_its_claims_one_of_them_granted_in_part(self):
        partner = User.objects.get(email="partenaire@demo.arrimage.test")
        claims = own_claims(partner)
        assert claims.count() == 8
        assert claims.filter(state=ExpenseState.PAID).exclude(reduction="").count() == 1

    def test_some_expenses_have_a_document(self):
        kinds = Counter(ExpenseFile.objects.values_list("content_type", flat=True))
        assert set(kinds) == {"application/pdf", "image/jpeg"}
        assert not self.plan.filter(files__isnull=False, state=ExpenseState.ENTERED).exists()

    def test_a_month_of_the_bank_is_matched_in_part(self):
        assert BankTransaction.objects.count() == 13
        assert BankTransaction.objects.unmatched().count() == 3

    def test_the_project_has_a_budget_a_year_of_which_the_last_is_not_closed(self):
        totals = [sum(one.lines.values_list("adopted", flat=True)) for one in self.project]
        assert totals == [Decimal(14_300)] * 5
        closings = PeriodClose.objects.filter(program__slug="outaouais-sante-2018-2023")
        assert closings.count() == 4
        carried = BudgetLine.objects.get(budget__code="2021-2022", number="2")
        assert carried.amended == Decimal(1000)

    def test_all_that_has_an_english_name_bears_it(self):
        assert BudgetLine.objects.filter(label_en="").count() == 0
        assert Budget.objects.filter(title_en="").count() == 0
