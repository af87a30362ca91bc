"""Which expected payments and receipts the entries of a statement may be."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.budgets.statements.entries import Entry
from programs.budgets.statements.matching import Expected, match
from programs.budgets.tests.statements.files import entry

DAY = date(2026, 4, 3)
ORMES, UNTEL = "Papeterie des Ormes inc.", "Autobus Untel"
PAID = entry(1, DAY, "-100.00", "PAPETERIE DES OR 0033")


def expected(key, amount="100.00", on=DAY, words=ORMES, kind="payment") -> Expected:
    return Expected(key, kind, Decimal(amount), on, words)


def told(entries, candidates, **window):
    """Of each match: the row of its entry, the keys of its options, and whether it is decided."""
    return [
        (one.entry.row, [[each.key for each in option] for option in one.options], one.is_decided)
        for one in match(entries, candidates, **window)
    ]


class TestOneForOne:
    def test_an_amount_that_one_expects_is_that_one(self):
        assert told([PAID], [expected(1), expected(2, "100.01")]) == [(1, [[1]], True)]

    @pytest.mark.parametrize(
        ("amount", "kind", "is_found"),
        [
            ("-100.00", "payment", True),
            ("100.00", "receipt", True),
            ("100.00", "payment", False),
            ("-100.00", "receipt", False),
            ("-99.99", "payment", False),
        ],
    )
    def test_money_goes_the_way_it_is_expected_to(self, amount, kind, is_found):
        found = match([entry(1, DAY, amount)], [expected(1, kind=kind)])
        assert bool(found) == is_found

    @pytest.mark.parametrize(
        ("days", "is_found"), [(-8, False), (-7, True), (45, True), (46, False)]
    )
    def test_days_lie_within_a_window(self, days, is_found):
        posted = replace(PAID, posted_on=DAY + timedelta(days=days))
        assert bool(match([posted], [expected(1)])) == is_found

    def test_the_window_may_be_another(self):
        posted = replace(PAID, posted_on=DAY + timedelta(days=3))
        assert told([posted], [expected(1)], after=2) == []

    def test_the_words_of_the_party_decide_before_the_days(self):
        far = expected(1, on=DAY - timedelta(days=20))
        assert told([PAID], [far, expected(2, words=UNTEL)]) == [(1, [[1]], True)]

    def test_words_that_a_bank_cuts_off_count(self):
        cut = replace(PAID, description="AUTOB UNTEL")
        assert told([cut], [expected(1), expected(2, words=UNTEL)]) == [(1, [[2]], True)]

    def test_the_nearer_day_decides_between_equals(self):
        assert told([PAID], [expected(1, on=DAY - timedelta(days=1)), expected(2)]) == [
            (1, [[2]], True)
        ]

    def test_it_says_whether_the_party_is_named(self):
        candidates = [expected(1), expected(2, "5.00", words=UNTEL)]
        entries = [PAID, entry(2, DAY, "-5.00", "CHEQUE 12")]
        assert [one.is_named for one in match(entries, candidates)] == [True, False]

    def test_two_equal_ones_are_a_choice(self):
        assert told([PAID], [expected(2), expected(1)]) == [(1, [[1], [2]], False)]

    def test_two_entries_for_one_are_each_a_choice(self):
        assert told([PAID, replace(PAID, row=2)], [expected(1)]) == [
            (1, [[1]], False),
            (2, [[1]], False),
        ]

    def test_what_another_entry_takes_is_no_choice_any_more(self):
        other = entry(2, DAY, "-100.00", "AUTOBUS UNTEL")
        candidates = [expected(1), expected(2, words=UNTEL)]
        nameless = replace(PAID, description="CHEQUE 12")
        assert told([nameless, other], candidates) == [(1, [[1]], True), (2, [[2]], True)]

    def test_a_choice_shows_the_eight_likeliest(self):
        candidates = [expected(key, on=DAY - timedelta(days=key // 2)) for key in range(2, 22)]
        assert told([PAID], candidates) == [(1, [[key] for key in range(2, 10)], False)]

    def test_an_entry_without_an_amount_is_nothing(self):
        assert match([entry(1, DAY, "0.00")], [expected(1, "0.00")]) == []

    def test_nothing_expected_is_nothing_found(self):
        assert match([PAID], []) == []


class TestSeveralForOne:
    PARTS = (expected(1, "60.00"), expected(2, "40.00"))

    def test_a_cheque_that_pays_several_of_one_party(self):
        assert told([PAID], self.PARTS) == [(1, [[1, 2]], True)]

    def test_not_of_two_parties(self):
        assert told([PAID], [self.PARTS[0], expected(2, "40.00", words=UNTEL)]) == []

    def test_not_of_nobody(self):
        assert told([PAID], [replace(one, words="inc.") for one in self.PARTS]) == []

    def test_one_alone_comes_before_several(self):
        assert told([PAID], [*self.PARTS, expected(3)]) == [(1, [[3]], True)]

    def test_two_ways_to_make_it_are_a_choice(self):
        assert told([PAID], [*self.PARTS, expected(3, "40.00")]) == [(1, [[1, 2], [1, 3]], False)]

    def test_two_entries_for_one_sum_are_each_a_choice(self):
        assert told([PAID, replace(PAID, row=2)], self.PARTS) == [
            (1, [[1, 2]], False),
            (2, [[1, 2]], False),
        ]

    def test_what_is_taken_alone_is_in_no_sum(self):
        entries = [PAID, entry(2, DAY, "-60.00", "PAPETERIE DES ORMES")]
        assert told(entries, self.PARTS) == [(2, [[1]], True)]

    def test_all_of_a_sum_lie_within_the_window(self):
        late = replace(self.PARTS[1], on=DAY + timedelta(days=8))
        assert told([PAID], [self.PARTS[0], late]) == []

    def test_among_too_many_none_is_looked_for(self):
        many = [expected(key, "1.00") for key in range(11)]
        assert told([entry(1, DAY, "-11.00")], many) == []
        assert told([entry(1, DAY, "-10.00")], many[:10]) == [(1, [list(range(10))], True)]


AMOUNTS = st.sampled_from([Decimal(cents) / 100 for cents in (1000, 2000, 2500, 3000, 4500)])
NEAR = st.integers(0, 60).map(lambda days: DAY + timedelta(days=days))
WORDS = st.sampled_from([ORMES, UNTEL, ""])
ENTRIES = st.lists(
    st.builds(
        lambda on, amount, sign, words: Entry(0, on, sign * amount, words),
        *(NEAR, AMOUNTS, st.sampled_from([1, -1]), WORDS),
    ),
    max_size=8,
).map(lambda found: [replace(one, row=row) for row, one in enumerate(found, start=1)])
CANDIDATES = st.lists(
    st.builds(Expected, st.just(0), st.sampled_from(["payment", "receipt"]), AMOUNTS, NEAR, WORDS),
    max_size=8,
).map(lambda found: [replace(one, key=key) for key, one in enumerate(found)])


@given(ENTRIES, CANDIDATES, st.randoms(use_true_random=False))
def test_the_order_of_what_comes_in_changes_nothing(entries, candidates, random):
    shuffled = random.sample(entries, len(entries)), random.sample(candidates, len(candidates))
    assert match(*shuffled) == match(entries, candidates)


@given(ENTRIES, CANDIDATES)
def test_nothing_is_matched_twice(entries, candidates):
    found = match(entries, candidates)
    decided = [one for one in found if one.is_decided]
    taken = Counter(chain.from_iterable(one.options[0] for one in decided))
    offered = {each for one in found if not one.is_decided for each in chain(*one.options)}
    assert max(Counter(one.entry for one in found).values(), default=1) == 1
    assert max(taken.values(), default=1) == 1
    assert offered.isdisjoint(taken)


@given(ENTRIES, CANDIDATES)
def test_amounts_agree_to_the_cent_and_days_within_the_window(entries, candidates):
    for one in match(entries, candidates):
        for option in one.options:
            assert sum(each.moved for each in option) == one.entry.amount
            assert all(-7 <= (one.entry.posted_on - each.on).days <= 45 for each in option)
            assert len({(each.kind, each.words) for each in option}) == 1


@given(ENTRIES, CANDIDATES)
def test_an_entry_that_is_left_out_fits_nothing_that_is_free(entries, candidates):
    found = match(entries, candidates)
    known = {one.entry for one in found}
    taken = set(chain.from_iterable(chain(*one.options) for one in found))
    free = [one for one in candidates if one not in taken]
    for left in set(entries) - known:
        near = [one for one in free if -7 <= (left.posted_on - one.on).days <= 45]
        assert left.amount not in {one.moved for one in near}
        for words in (ORMES, UNTEL):
            party = [one for one in near if one.words == words]
            sums = {
                sum(each.moved for each in option)
                for size in range(2, len(party) + 1)
                for kind in ("payment", "receipt")
                for option in combinations([one for one in party if one.kind == kind], size)
            }
            assert left.amount not in sums
