"""What a program has for each year, out of its grants and of its budgets, each dollar once."""

from datetime import date
from decimal import Decimal

import pytest

from programs.budgets.tests.factories import BudgetFactory, BudgetLineFactory
from programs.lib.periods import Period
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from reporting.figures import Scope
from reporting.figures.allotted import NOTHING, allotted_by_year
from reporting.tests.documents import reading
from reporting.tests.documents.reading import plain
from reporting.tests.factories import made_of

pytestmark = pytest.mark.django_db

LIFE = Period(date(2018, 4, 1), date(2023, 3, 31))


@pytest.fixture
def program():
    return ProgramFactory(slug="ici", starts_on=LIFE.start, ends_on=LIFE.end, fiscal_year_starts=4)


@pytest.fixture
def funder():
    return OrganizationFactory()


def budget(program, funder, year, amount="14300.00"):
    made = BudgetFactory(
        program=program,
        funder=funder,
        starts_on=date(year, 4, 1),
        ends_on=date(year + 1, 3, 31),
        adopted_on=date(year, 4, 1),
    )
    return BudgetLineFactory(budget=made, adopted=amount and Decimal(amount))


def test_five_budgets_make_the_table_of_the_sheet_and_their_sum(program, funder):
    for year in range(2018, 2023):
        budget(program, funder, year)
    for language, each, whole in (("fr", "14 300 $", "71 500 $"), ("en", "$14,300", "$71,500")):
        document = made_of("fiche", program, language, LIFE.end).document
        (row,) = reading.table(document, "budget-ici")
        assert [plain(cell) for cell in row] == [*[each] * 5, whole]


def test_budgets_that_split_an_envelope_are_not_added_to_it(program, funder):
    FundingFactory(
        program=program, funder=funder, amount=71_500, starts_on=LIFE.start, ends_on=LIFE.end
    )
    for year in range(2018, 2023):
        budget(program, funder, year)
    found = allotted_by_year(Scope(program=program), LIFE)
    assert [amount.number for _column, amount in found.years] == [Decimal(14_300)] * 5
    assert found.total.number == Decimal(71_500)


def test_what_budgets_leave_of_an_envelope_stands_beside_them(program, funder):
    FundingFactory(
        program=program, funder=funder, amount=71_500, starts_on=LIFE.start, ends_on=LIFE.end
    )
    budget(program, funder, 2018)
    found = allotted_by_year(Scope(program=program), LIFE)
    assert [
        (column.period.label, column.is_unshared, amount.number) for column, amount in found.years
    ] == [("2018-2019", False, Decimal(14_300)), ("2018-2023", True, Decimal(57_200))]
    assert found.total.number == Decimal(71_500)


def test_a_year_of_which_a_grant_speaks_is_not_said_again_by_its_budget(program, funder):
    for year in range(2018, 2023):
        FundingFactory(
            program=program,
            funder=funder,
            starts_on=date(year, 4, 1),
            ends_on=date(year + 1, 3, 31),
            amount=14_300,
        )
        budget(program, funder, year, "14000.00")
    assert allotted_by_year(Scope(program=program), LIFE) == NOTHING


def test_a_grant_of_one_funder_and_a_budget_of_another_add_up(program, funder):
    FundingFactory(
        program=program, starts_on=date(2018, 4, 1), ends_on=date(2019, 3, 31), amount=1_000
    )
    budget(program, funder, 2018, "200.50")
    budget(program, funder, 2019, None)
    found = allotted_by_year(Scope(program=program), LIFE)
    assert [(column.period.label, amount.number) for column, amount in found.years] == [
        ("2018-2019", Decimal("1200.50")),
        ("2019-2020", None),
    ]
