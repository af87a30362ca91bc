"""By what an entry is known again."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.budgets.statements.entries import Entry
from programs.budgets.statements.identities import identities, likenesses
from programs.budgets.tests.statements.files import entry

COFFEE, AGAIN = entry(2), entry(3)
FIRST = date(2026, 4, 1)


def new_of(known: list[Entry], exported: list[Entry]) -> list[Entry]:
    """The entries of an export that an earlier one did not have."""
    before = set(identities(known))
    return [
        one for one, key in zip(exported, identities(exported), strict=True) if key not in before
    ]


def test_two_equal_coffees_of_one_day_are_two_entries():
    assert len(set(identities([COFFEE, AGAIN]))) == 2


def test_the_same_file_twice_gives_nothing_new():
    assert new_of([COFFEE, AGAIN], [COFFEE, AGAIN]) == []


def test_an_export_that_goes_on_with_a_day_gives_what_came_later():
    assert new_of([COFFEE], [COFFEE, AGAIN]) == [AGAIN]


def test_rows_that_moved_and_letters_that_changed_are_the_same_entry():
    moved = replace(COFFEE, row=90, description="Café   Inventé")
    assert identities([COFFEE]) == identities([moved])


@pytest.mark.parametrize(
    "change",
    [
        {"posted_on": date(2026, 4, 4)},
        {"amount": Decimal("12.50")},
        {"description": "CAFE"},
        {"reference": "2"},
        {"bank_id": "F1"},
    ],
)
def test_what_differs_is_another_entry(change):
    assert identities([COFFEE]) != identities([replace(COFFEE, **change)])


class TestNumbersOfTheBank:
    NUMBERED = entry(bank_id="F1")

    def test_words_that_changed_are_the_same_entry(self):
        assert identities([self.NUMBERED]) == identities([replace(self.NUMBERED, description="x")])

    def test_a_number_that_is_used_again_is_another_entry(self):
        again = replace(self.NUMBERED, amount=Decimal("-99.00"))
        assert new_of([self.NUMBERED], [again]) == [again]

    def test_two_with_one_number_in_one_file_are_two(self):
        assert len(set(identities([self.NUMBERED, replace(self.NUMBERED, row=2)]))) == 2

    def test_numbers_that_were_given_anew_are_found_by_likeness(self):
        anew = replace(self.NUMBERED, bank_id="F9")
        assert identities([anew]) != identities([self.NUMBERED])
        assert likenesses([anew]) == likenesses([self.NUMBERED])


def test_a_table_of_the_month_that_came_as_ofx_is_found_by_likeness():
    table, numbered = [COFFEE, AGAIN], [entry(1, bank_id="F1"), entry(2, bank_id="F2")]
    assert likenesses(table) == likenesses(numbered)
    assert likenesses([COFFEE]) != likenesses([replace(COFFEE, amount=Decimal("-12.51"))])


LEDGER = st.lists(
    st.builds(
        Entry,
        row=st.just(1),
        posted_on=st.integers(0, 6).map(lambda days: FIRST + timedelta(days=days)),
        amount=st.sampled_from([Decimal("-12.50"), Decimal("-3.00"), Decimal("40.00")]),
        description=st.sampled_from(["CAFE INVENTE", "AUTOBUS"]),
        bank_id=st.sampled_from(["", "F1"]),
    ),
    max_size=25,
).map(lambda entries: sorted(entries, key=lambda one: one.posted_on))


@given(LEDGER)
def test_every_entry_of_a_file_has_a_key_of_its_own(entries):
    assert len(set(identities(entries))) == len(entries)


@given(LEDGER, st.randoms(use_true_random=False))
def test_the_order_of_a_file_changes_nothing(entries, random):
    shuffled = random.sample(entries, len(entries))
    assert sorted(identities(shuffled)) == sorted(identities(entries))


@given(LEDGER, st.integers(0, 25), st.integers(0, 6))
def test_overlapping_exports_hold_each_entry_once(entries, end, day):
    """The first ends anywhere, in mid-day too; the second begins with a whole day that the first reaches."""
    first = entries[:end]
    reached = min([FIRST + timedelta(days=day), *(one.posted_on for one in first[-1:])])
    second = [one for one in entries if one.posted_on >= reached] if first else entries
    assert sorted(identities(first + new_of(first, second))) == sorted(identities(entries))
