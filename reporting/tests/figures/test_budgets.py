"""What the figures of budgets add up, by hand, line by line and against the independent readings."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programs.budgets.auditing import balances_by_sql
from programs.budgets.balances import balances_on
from programs.budgets.models import BudgetLine
from programs.budgets.reckoning import together
from programs.budgets.tests.factories import (
    BudgetFactory,
    BudgetLineFactory,
    CommitmentFactory,
    ExpenseCategoryFactory,
    ReceiptFactory,
    amend,
    spend,
)
from programs.budgets.tests.years import a_year_of_budgets
from programs.lib.periods import Period
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from reporting.figures import Scope, collect
from reporting.figures.budgets import FIGURES, category_labels
from reporting.figures.display import display_result

pytestmark = pytest.mark.django_db

YEAR = Period(date(2007, 7, 1), date(2008, 6, 30))
NEXT = Period(date(2008, 7, 1), date(2009, 6, 30))
CODES = tuple(figure.code for figure in FIGURES)
OF_BUDGETS = CODES[:-1]


def said(scope: Scope, period: Period = YEAR, codes=CODES) -> dict[str, str]:
    found = collect(scope, period, codes, with_parts=False)
    return {
        code: display_result(result, "fr").replace("\u00a0", " ") for code, result in found.items()
    }


@pytest.fixture
def program():
    return ProgramFactory()


def test_a_year_of_budgets_comes_to_what_is_written_above_it(program):
    a_year_of_budgets(program, OrganizationFactory())
    assert said(Scope(program=program)) == {
        "budget.adopted": "au moins 6 800 $",
        "budget.amended": "au moins 6 900 $",
        "budget.engaged": "5 890,10 $",
        "budget.spent": "5 690,10 $",
        "budget.remaining": "au moins 1 009,90 $",
        "funding.received": "6 000 $",
    }


def test_each_reading_of_the_lines_gives_the_same(program):
    a_year_of_budgets(program, OrganizationFactory())
    lines = BudgetLine.objects.filter(budget__program=program)
    for day in (date(2007, 7, 1), date(2007, 9, 10), date(2007, 11, 20), YEAR.end):
        scope = Scope(program=program, as_of=day)
        by_rows = together(balances_on(lines, day).values())
        by_sql = together(balances_by_sql(lines.values_list("pk", flat=True), day).values())
        found = collect(scope, YEAR, OF_BUDGETS, with_parts=False)
        numbers = tuple(result.number for result in found.values())
        for one in (by_rows, by_sql):
            assert numbers == (one.adopted, one.revised, one.engaged, one.spent, one.remaining)


_CENTS = st.integers(0, 200_000).map(lambda cents: Decimal(cents) / 100)
_LINES = st.lists(st.tuples(st.none() | _CENTS, _CENTS, st.booleans()), min_size=1, max_size=5)


@settings(
    max_examples=8,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(_LINES)
def test_whatever_is_not_known_the_known_add_up_to_the_cent(program, drawn):
    """Each line: what was adopted, what was spent of it, and whether it was amended by 0,01 $."""
    with transaction.atomic():
        budget = BudgetFactory(program=program)
        for adopted, spent, is_amended in drawn:
            line = BudgetLineFactory(budget=budget, adopted=adopted)
            BudgetLine.objects.filter(pk=line.pk).update(overrun=spent)
            if is_amended and adopted is not None:
                amend(line, "0.01")
            if spent:
                spend(line, spent)
        known = [adopted for adopted, _spent, _amended in drawn if adopted is not None]
        added = sum(
            Decimal("0.01")
            for adopted, _spent, is_amended in drawn
            if is_amended and adopted is not None
        )
        gone = sum((spent for _adopted, spent, _amended in drawn), Decimal(0))
        revised = sum(known) + added if known else None
        found = collect(Scope(program=program), YEAR, OF_BUDGETS)
        assert [result.number for result in found.values()] == [
            sum(known) if known else None,
            revised,
            gone,
            gone,
            None if revised is None else revised - gone,
        ]
        by_sql = together(
            balances_by_sql(budget.lines.values_list("pk", flat=True), YEAR.end).values()
        )
        assert found["budget.remaining"].number == by_sql.remaining
        for result in list(found.values())[:-1]:
            parts = [part.number for part in result.parts if part.number is not None]
            assert sum(parts, Decimal(0)) == (result.number or 0)
        transaction.set_rollback(True)


def test_without_a_budget_nothing_is_adopted_and_nothing_was_spent(program):
    assert said(Scope(program=program)) == {
        "budget.adopted": "n. d.",
        "budget.amended": "n. d.",
        "budget.engaged": "0 $",
        "budget.spent": "0 $",
        "budget.remaining": "n. d.",
        "funding.received": "0 $",
    }


def test_what_no_line_knows_is_not_known(program):
    line = BudgetLineFactory(budget__program=program, adopted=None)
    spend(line, "40.00")
    assert said(Scope(program=program), codes=OF_BUDGETS) == {
        "budget.adopted": "n. d.",
        "budget.amended": "n. d.",
        "budget.engaged": "40 $",
        "budget.spent": "40 $",
        "budget.remaining": "n. d.",
    }


def test_a_budget_counts_once_in_the_period_in_which_its_year_ends(program):
    """A funder on April to March, in a program on July to June."""
    budget = BudgetFactory(program=program, starts_on=date(2007, 4, 1), ends_on=date(2008, 3, 31))
    line = BudgetLineFactory(budget=budget)
    for day in (date(2007, 5, 2), date(2008, 3, 31)):
        spend(line, "0.10", spent_on=day)
    years = (YEAR.previous(), YEAR, NEXT)
    assert [said(Scope(program=program), year, ["budget.spent"]) for year in years] == [
        {"budget.spent": "0 $"},
        {"budget.spent": "0,20 $"},
        {"budget.spent": "0 $"},
    ]


def test_a_draft_counts_nowhere(program):
    BudgetLineFactory(budget=BudgetFactory(program=program, draft=True))
    assert collect(Scope(program=program), YEAR, ["budget.adopted"])["budget.adopted"].parts == ()


def test_an_amendment_counts_from_its_day_and_a_commitment_until_it_is_closed(program):
    line = BudgetLineFactory(budget__program=program)
    amend(line, "50.00", effective_on=date(2008, 1, 10))
    CommitmentFactory(line=line, made_on=date(2007, 9, 4), closed_on=date(2008, 2, 1))
    codes = ("budget.amended", "budget.engaged")
    days = (date(2007, 9, 3), date(2008, 1, 9), date(2008, 1, 10), date(2008, 2, 1))
    found = [said(Scope(program=program, as_of=day), codes=codes) for day in days]
    assert [tuple(one.values()) for one in found] == [
        ("1 000 $", "0 $"),
        ("1 000 $", "300 $"),
        ("1 050 $", "300 $"),
        ("1 050 $", "0 $"),
    ]


def test_a_funder_has_what_is_its_own_in_every_program(program):
    funder = OrganizationFactory()
    for _number in range(2):
        budget = BudgetFactory(program=ProgramFactory(), funder=funder)
        spend(BudgetLineFactory(budget=budget), "10.00")
    spend(BudgetLineFactory(budget__program=budget.program), "99.00")
    for payer in (funder, OrganizationFactory()):
        ReceiptFactory(funding=FundingFactory(program=budget.program, funder=payer))
    codes = ("budget.spent", "funding.received")
    assert tuple(said(Scope(funder=funder), codes=codes).values()) == ("20 $", "5 000 $")
    among = type(program).objects.filter(pk=budget.program_id)
    one = Scope(funder=funder, among=among)
    assert tuple(said(one, codes=codes).values()) == ("10 $", "5 000 $")


def test_a_program_that_keeps_no_budgets_says_nothing_of_them(program):
    BudgetLineFactory(budget__program=program)
    program.services = ["mentoring"]
    program.save()
    for scope in (Scope(program=program), Scope(organization=program.lead)):
        assert said(scope, codes=["budget.adopted"]) == {"budget.adopted": "n. d."}


def test_a_category_that_is_renamed_stays_one_and_homonyms_are_told_apart(program):
    first = ExpenseCategoryFactory(organization=program.lead, code="A1", label="Transport")
    lines = [
        BudgetLineFactory(budget__program=program, category=first),
        BudgetLineFactory(
            budget__program=program,
            category=ExpenseCategoryFactory(organization=program.lead, code="A2"),
        ),
    ]
    for line in lines:
        spend(line, "5.00")
    first.label = "Autobus"
    first.save()
    spend(lines[0], "5.00")

    def parts():
        found = collect(Scope(program=program), YEAR, ["budget.spent"])["budget.spent"]
        return [(part.label, part.number) for part in found.parts]

    assert parts() == [("Autobus", Decimal(10)), ("Transport", Decimal(5))]
    first.label = "Transport"
    first.save()
    assert parts() == [("Transport (A1)", Decimal(10)), ("Transport (A2)", Decimal(5))]


def test_categories_of_two_organisations_that_share_name_and_code_say_whose_they_are():
    pair = [
        ExpenseCategoryFactory(
            organization=OrganizationFactory(name=name, name_en=""),
            code="T",
            label="Transport",
            label_en="Travel",
        )
        for name in ("Ici", "Là")
    ]
    with translation.override("en"):
        labels = category_labels([(one.pk,) for one in pair])
    assert sorted(labels.values()) == ["Travel (T) (Ici)", "Travel (T) (Là)"]
