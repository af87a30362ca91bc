"""Which hours count against those that an agreement insures, and of how many."""

from datetime import date
from decimal import Decimal

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from programs.lib.periods import Period
from programs.partnerships.coverage import Coverage, coverage_of, span_of
from programs.partnerships.enums import HoursPer
from programs.partnerships.models import Agreement
from programs.partnerships.tests.factories import (
    AgreementFactory,
    AgreementPartyFactory,
    AmendmentFactory,
    InsuredHoursFactory,
)

DAY = date(2008, 9, 30)


def insuring(hours, **fields) -> Agreement:
    return AgreementFactory(insured_hours=hours, starts_on=date(2007, 9, 1), **fields)


def declared(agreement: Agreement, on: date, hours: int):
    party = agreement.parties.first() or AgreementPartyFactory(agreement=agreement)
    return InsuredHoursFactory(
        agreement=agreement, party=party, starts_on=on, ends_on=on, hours=hours
    )


@pytest.mark.django_db
class TestWhatIsCovered:
    def test_hours_of_the_year_of_the_agreement_count(self):
        agreement = insuring(20)
        declared(agreement, date(2008, 8, 31), 15)
        declared(agreement, date(2008, 9, 1), 12)
        assert coverage_of([agreement], DAY)[agreement.pk] == Coverage(
            Period(date(2008, 9, 1), date(2009, 8, 31)), Decimal(20), Decimal(12)
        )

    def test_hours_of_the_whole_term_count_where_it_says_so(self):
        agreement = insuring(20, insured_per=HoursPer.TERM)
        declared(agreement, date(2008, 8, 31), 15)
        declared(agreement, date(2008, 9, 1), 12)
        found = coverage_of([agreement], DAY)[agreement.pk]
        assert (found.declared, found.beyond, found.left) == (27, 7, 0)

    def test_an_amendment_insures_more_from_the_day_it_takes_effect(self):
        agreement = insuring(20)
        AmendmentFactory(
            agreement=agreement,
            insured_hours=50,
            signed_on=date(2008, 9, 10),
            effective_on=date(2008, 9, 20),
        )
        on = (coverage_of([agreement], day)[agreement.pk] for day in (date(2008, 9, 19), DAY))
        assert [one.insured for one in on] == [20, 50]

    def test_nothing_is_beyond_where_no_hours_are_insured(self):
        agreement = insuring(None)
        declared(agreement, DAY, 200)
        found = coverage_of([agreement], DAY)[agreement.pk]
        assert (found.beyond, found.left) == (0, None)

    def test_what_has_not_begun_covers_nothing(self):
        agreement = insuring(20)
        assert coverage_of([agreement], date(2007, 8, 31)) == {}

    @pytest.mark.parametrize("count", [1, 3])
    def test_it_asks_two_questions_whatever_their_number(self, count, django_assert_num_queries):
        agreements = [insuring(20) for _ in range(count)]
        for one in agreements:
            declared(one, DAY, 5)
        with django_assert_num_queries(2):
            coverage_of(agreements, DAY)


@given(st.dates(date(2000, 1, 1), date(2010, 12, 31)), st.integers(0, 3650))
def test_each_day_falls_in_one_year_of_the_agreement(starts, after):
    day = date.fromordinal(starts.toordinal() + after)
    span = span_of(Agreement(starts_on=starts), day)
    years = next(n for n in range(12) if day < starts + relativedelta(years=n + 1))
    assert span.start == starts + relativedelta(years=years)
    assert span.end == starts + relativedelta(years=years + 1, days=-1)
    assert day in span
