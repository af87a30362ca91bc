"""What the figures of the funding add up."""

from datetime import date
from decimal import Decimal

import pytest

from programs.lib.periods import Period
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from reporting.figures import Scope, collect
from reporting.figures.display import display_result

pytestmark = pytest.mark.django_db
FIVE_YEARS = Period(date(2018, 4, 1), date(2023, 3, 31))
YEAR = Period(date(2018, 4, 1), date(2019, 3, 31))


def grant(program, first_year, amount, years=1, **details):
    return FundingFactory(
        program=program,
        starts_on=date(first_year, 4, 1),
        ends_on=date(first_year + years, 3, 31),
        amount=amount,
        **details,
    )


def result(program, code, period):
    return collect(Scope(program=program), period, [code])[code]


def test_five_equal_years_add_up_to_the_last_dollar():
    program = ProgramFactory()
    for year in range(2018, 2023):
        grant(program, year, 14_300)
    by_year = result(program, "funding.by_year", FIVE_YEARS)
    assert [(part.label, part.number) for part in by_year.parts] == [
        ("2018-2019", Decimal("14300.00")),
        ("2019-2020", Decimal("14300.00")),
        ("2020-2021", Decimal("14300.00")),
        ("2021-2022", Decimal("14300.00")),
        ("2022-2023", Decimal("14300.00")),
    ]
    total = result(program, "funding.total", FIVE_YEARS)
    assert display_result(total, "fr") == "71\u00a0500\u00a0$"


def test_cents_add_up_without_a_loss():
    program = ProgramFactory()
    for funder in range(3):
        grant(program, 2018, "0.10", reference=str(funder))
    assert result(program, "funding.total", YEAR).number == Decimal("0.30")


def test_two_funders_of_one_year_are_one_year():
    program = ProgramFactory()
    grant(program, 2018, 10_000)
    grant(program, 2018, 5_000)
    by_year = result(program, "funding.by_year", YEAR)
    assert [(part.label, part.number) for part in by_year.parts] == [("2018-2019", 15_000)]


def test_an_unknown_amount_makes_the_total_at_least_the_known_one():
    program = ProgramFactory()
    grant(program, 2018, 10_000, funder=OrganizationFactory(name="Amont"))
    grant(program, 2018, None, funder=OrganizationFactory(name="Zénith"))
    total = result(program, "funding.total", YEAR)
    assert display_result(total, "fr") == "au moins 10\u00a0000\u00a0$"
    assert display_result(total, "en") == "at least $10,000"
    by_funder = result(program, "funding.by_funder", YEAR)
    assert [(part.label, part.number) for part in by_funder.parts] == [
        ("Amont", 10_000),
        ("Zénith", None),
    ]


def test_amounts_that_are_all_unknown_have_an_unknown_total():
    program = ProgramFactory()
    grant(program, 2018, None)
    total = result(program, "funding.total", YEAR)
    assert (total.number, display_result(total, "fr")) == (None, "n.\u00a0d.")


def test_no_funding_is_unknown_and_not_zero():
    assert result(ProgramFactory(), "funding.total", YEAR).number is None


def test_a_granted_zero_is_a_zero():
    program = ProgramFactory()
    grant(program, 2018, 0)
    assert display_result(result(program, "funding.total", YEAR), "fr") == "0\u00a0$"


def test_an_envelope_is_shown_whole_and_never_split():
    program = ProgramFactory()
    grant(program, 2018, 71_500, years=5)
    assert result(program, "funding.total", YEAR).number is None
    envelopes = result(program, "funding.envelopes", YEAR)
    assert [(part.label, part.number) for part in envelopes.parts] == [("2018-2023", 71_500)]


def test_an_envelope_counts_where_its_years_are_all_inside():
    program = ProgramFactory()
    grant(program, 2018, 71_500, years=5)
    assert result(program, "funding.total", FIVE_YEARS).number == 71_500
    assert result(program, "funding.envelopes", FIVE_YEARS).parts == ()


def test_what_a_funder_grants_is_counted_over_the_programs_it_funds():
    funder = OrganizationFactory()
    first, second, other = ProgramFactory(), ProgramFactory(), ProgramFactory()
    grant(first, 2018, 1_000, funder=funder)
    grant(second, 2018, 2_000, funder=funder)
    grant(other, 2018, 4_000)
    total = collect(Scope(funder=funder), YEAR, ["funding.total"])["funding.total"]
    assert total.number == 3_000
