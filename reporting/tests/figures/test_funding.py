"""What the figures of the funding add up."""

from datetime import date
from decimal import Decimal

import pytest

from mentoring.tests.factories import MenteeFactory
from programs.lib.periods import Period
from programs.models import FundingShare
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from reporting.figures import Scope, collect, collect_by_program
from reporting.figures.display import display_result
from reporting.figures.funding import programs_with_unshared

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


# --- No more certain than what was stated


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ([{"amount": 75_000, "qualifier": "over"}], "plus de 75 000 $"),
        ([{"amount": 75_000, "qualifier": "over"}, {"amount": 10}], "plus de 75 010 $"),
        ([{"amount": 2_400_000, "qualifier": "about"}, {"amount": 10}], "près de 2 400 010 $"),
        ([{"amount": 5, "qualifier": "at_least"}, {"amount": None}], "au moins 5 $"),
        ([{"amount": 5, "qualifier": "at_most"}], "jusqu’à 5 $"),
        ([{"amount": 5, "qualifier": "at_most"}, {"amount": 10}], "10 $ à 15 $"),
        ([{"amount": 10, "maximum": 12, "qualifier": "range"}, {"amount": 1}], "11 $ à 13 $"),
        ([{"amount": None, "qualifier": "over"}], "n. d."),
    ],
)
def test_a_total_is_no_more_certain_than_its_amounts(stated, shown):
    program, funder = ProgramFactory(), OrganizationFactory()
    for number, details in enumerate(stated):
        grant(program, 2018, funder=funder, reference=str(number), **details)
    for code in ("funding.total", "funding.by_funder", "funding.by_year"):
        found = result(program, code, YEAR)
        assert display_result(found, "fr").replace("\u00a0", " ") == shown
    whole = collect_by_program(
        Scope(organization=program.lead), YEAR, ["funding.total"], [program.pk]
    )
    assert whole[program.pk]["funding.total"].known == found.known


# --- An envelope that somebody shared by year


def share(funding, first_year, amount):
    FundingShare.objects.create(
        funding=funding,
        starts_on=date(first_year, 4, 1),
        ends_on=date(first_year + 1, 3, 31),
        amount=amount,
    )


def test_the_share_of_an_envelope_counts_in_its_year_and_the_envelope_stays_whole():
    program = ProgramFactory()
    envelope = grant(program, 2018, 71_500, years=5)
    share(envelope, 2018, 20_000)
    share(envelope, 2019, 10_000)
    grant(program, 2018, 500)
    numbers = {
        code: result(program, code, YEAR).number
        for code in (
            "funding.total",
            "funding.by_year",
            "funding.envelopes",
            "funding.envelope_shares",
        )
    }
    assert numbers == {
        "funding.total": 20_500,
        "funding.by_year": 20_500,
        "funding.envelopes": 71_500,
        "funding.envelope_shares": 20_000,
    }
    assert result(program, "funding.total", FIVE_YEARS).number == 72_000


def test_the_share_of_an_approximate_envelope_is_approximate():
    program = ProgramFactory()
    share(grant(program, 2018, 71_500, years=5, qualifier="about"), 2018, 20_000)
    assert display_result(result(program, "funding.total", YEAR), "en") == "nearly $20,000"


def test_a_year_for_which_nothing_was_set_aside_has_none_of_the_envelope():
    program = ProgramFactory()
    share(grant(program, 2018, 71_500, years=5), 2019, 20_000)
    assert result(program, "funding.total", YEAR).number is None


# --- For each person reached


def test_a_ratio_opens_into_the_two_figures_that_it_is_made_of():
    program = ProgramFactory()
    grant(program, 2018, 1_000, qualifier="over")
    for _mentee in range(3):
        MenteeFactory(program=program, registered_on=date(2018, 5, 1))
    found = result(program, "funding.per_person", YEAR)
    assert display_result(found, "fr").replace("\u00a0", " ") == "plus de 333,33 $"
    assert [(one.figure.code, one.number) for one in found.between] == [
        ("funding.total", 1_000),
        ("people.reached", 3),
    ]


@pytest.mark.parametrize(("amount", "mentees", "shown"), [(1000, 0, "s. o."), (None, 2, "n. d.")])
def test_a_ratio_to_nothing_does_not_exist_and_one_of_the_unknown_is_unknown(
    amount, mentees, shown
):
    program = ProgramFactory()
    grant(program, 2018, amount)
    for _mentee in range(mentees):
        MenteeFactory(program=program, registered_on=date(2018, 5, 1))
    found = display_result(result(program, "funding.per_person", YEAR), "fr")
    assert found.replace("\u00a0", " ") == shown


def test_the_funding_of_each_person_is_not_said_where_an_envelope_is_not_shared():
    program = ProgramFactory()
    envelope = grant(program, 2018, 71_500, years=5)
    # Of the very same years: what is said of one is not said of the other.
    share(grant(program, 2018, 71_500, years=5), 2018, 20_000)
    found = [programs_with_unshared(Scope(program=program), YEAR)]
    share(envelope, 2018, 10_000)
    found.append(programs_with_unshared(Scope(program=program), YEAR))
    assert found == [{program.pk}, set()]
