"""Whatever befalls a holder, the ledger and a walk day after day agree on every evening."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bursaries.duty import (
    Award,
    Deferral,
    Employment,
    Kind,
    OwedPer,
    Repayment,
    RepaymentFormula,
    Term,
    Terms,
    Waiver,
    statement,
)
from bursaries.tests.walking import Walk

MANY = 10_000
FIRST = date(2022, 11, 28)
LONGEST = 880  # days, over the end of February of two years, one of which is a leap year
LEVELS = ("college", "university")
TRICKY = (
    date(2023, 1, 29),
    date(2023, 1, 30),
    date(2023, 1, 31),
    date(2023, 2, 28),
    date(2023, 3, 1),
    date(2023, 8, 31),
    date(2024, 1, 31),
    date(2024, 2, 28),
    date(2024, 2, 29),
    date(2024, 3, 1),
)
DAYS = st.one_of(
    st.integers(0, LONGEST).map(lambda days: FIRST + timedelta(days=days)), st.sampled_from(TRICKY)
)
LENGTHS = st.none() | st.sampled_from((0, 1, 27, 28, 30, 58, 364, 365)) | st.integers(0, 500)
SHARES = st.sampled_from(("12.5", "20", "33.33", "40", "50", "60", "80", "100", "100", "100"))
MONTHS = st.sampled_from((0, 1, 2, 3, 6, 12, Fraction(1, 2), Fraction(17, 4)))
ORIGINS = st.none() | st.booleans()
CENTS = st.integers(1, 400_000).map(lambda cents: Decimal(cents) / 100)


def ending(start: date, days: int | None) -> date | None:
    return None if days is None else start + timedelta(days=days)


def terms_of(months, pers, extra, options) -> Terms:
    """Two terms for any level, so that every award has its own; more of others."""
    terms = {("", None): Term(months[0], pers[0])}
    for (level, origin), number, per in zip(extra, months[1:], pers[1:], strict=False):
        terms.setdefault((level, origin), Term(number, per, level, origin))
    return Terms(tuple(terms.values()), **options)


TERMS = st.builds(
    terms_of,
    st.lists(MONTHS, min_size=4, max_size=4),
    st.lists(st.sampled_from(OwedPer), min_size=4, max_size=4),
    st.lists(st.tuples(st.sampled_from(("", *LEVELS)), ORIGINS), max_size=3),
    st.fixed_dictionaries(
        {
            "start_within_months": st.sampled_from((None, 0, 1, 6)),
            "minimum_share": st.sampled_from((None, Decimal(50), Decimal("33.33"))),
            "prorate_part_time": st.booleans(),
            "prorate_paid": st.booleans(),
            "counts_during_studies": st.booleans(),
            "repayment": st.sampled_from(RepaymentFormula),
        }
    ),
)
AWARDS = st.lists(
    st.builds(
        lambda on, amount, part, **more: Award(on, amount, min(part, amount), **more),
        st.just(FIRST) | DAYS,
        CENTS,
        CENTS | st.just(Decimal(10_000)) | st.just(Decimal(0)),
        level=st.sampled_from(LEVELS),
        from_region=st.booleans(),
        funded_years=st.sampled_from((1, 1, 2)),
    ),
    min_size=1,
    max_size=3,
)
JOBS = st.lists(
    st.builds(
        lambda start, days, share, attested, counts: Employment(
            start,
            ending(start, days),
            Decimal(share),
            counts,
            attested_until=ending(start, attested),
        ),
        DAYS,
        LENGTHS,
        SHARES,
        st.just(2_000) | LENGTHS,
        st.sampled_from((True, True, True, False)),
    ),
    max_size=4,
)
DEFERRALS = st.lists(
    st.builds(lambda start, days: Deferral(start, ending(start, days)), DAYS, LENGTHS), max_size=3
)
WAIVERS = st.lists(st.builds(Waiver, DAYS, st.none() | MONTHS.filter(bool)), max_size=2)
REPAYMENTS = st.lists(st.builds(Repayment, DAYS, CENTS), max_size=2)


@pytest.mark.parametrize("examples", [60, pytest.param(MANY, marks=pytest.mark.slow)])
def test_the_ledger_says_what_a_walk_day_after_day_gives(examples):
    met = set()

    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(TERMS, AWARDS, JOBS, DEFERRALS, WAIVERS, REPAYMENTS, st.none() | DAYS, DAYS)
    def hold(terms, awards, jobs, deferrals, waivers, repayments, counts_from, on):
        given_ = terms, awards, jobs, deferrals, waivers, repayments
        found = statement(*given_, counts_from=counts_from, on=on)
        walk = Walk(*given_, counts_from, on)
        assert (found.owed, found.served, found.surplus, found.waived, found.repaid_months) == (
            (walk.owed, walk.served, walk.surplus, walk.waived, walk.settled)
        )
        assert found.balance == walk.left == sum(line.months for line in found.lines)
        assert found.balance >= 0
        assert (found.deferred_days, found.started) == (walk.deferred_days()[0], walk.started)
        assert (found.start_by, found.complete_by) == walk.deadlines()
        evenings = {line.on: line for line in found.lines}
        for day, line in evenings.items():
            # A service that goes on has its line on its last day: in the middle, others do not tell of it.
            if line.kind in (Kind.SERVED, Kind.WAIVED, Kind.REPAID):
                assert line.balance == walk.evenings.get(day, 0)
        met.update(walk.kept)

    hold()
    if examples == MANY:
        assert sorted(met) == [
            "leap day",
            "month end",
            "repaid for nothing",
            "repaid in part",
            "settled",
            "surplus",
            "too little",
            "two jobs",
            "waived too much",
        ]


@pytest.mark.parametrize("examples", [30, pytest.param(2_000, marks=pytest.mark.slow)])
def test_a_day_later_nobody_has_served_less(examples):
    @settings(max_examples=examples, derandomize=True, database=None)
    @given(TERMS, AWARDS, JOBS, DEFERRALS, DAYS, DAYS)
    def hold(terms, awards, jobs, deferrals, counts_from, on):
        evenings = [
            statement(
                terms,
                awards,
                jobs,
                deferrals,
                counts_from=counts_from,
                on=on + timedelta(days=days),
            )
            for days in range(2)
        ]
        assert evenings[0].served <= evenings[1].served

    hold()
