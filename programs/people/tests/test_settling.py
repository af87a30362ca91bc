"""What stands of the consents of one person of whom there were two records: the stricter."""

from datetime import date

import pytest

from programs.people.merging import Given, settle

BORN = date(1990, 1, 1)


def given(key: int, on: str, withdrawn: str | None = None, by: str = "person", **more) -> Given:
    more = {"purpose": "referral", "given_to": 7} | more
    guardian = "Parent Inventé" if by == "guardian" else ""
    return Given(
        key=key, given_on=on, given_by=by, guardian_name=guardian, withdrawn_on=withdrawn, **more
    )


def test_of_two_in_force_the_last_that_was_given_stays():
    one, other = given(1, "2024-03-03"), given(2, "2024-05-04")
    assert settle([one, other], BORN) == [other]


def test_a_withdrawal_on_the_other_record_ends_what_was_given_before_it():
    withdrawn = given(1, "2023-01-10", "2024-05-04")
    assert settle([withdrawn, given(2, "2024-03-03")], BORN) == [
        withdrawn,
        given(2, "2024-03-03", "2024-05-04"),
    ]


def test_a_withdrawal_of_the_very_day_ends_it():
    withdrawn = given(1, "2023-01-10", "2024-03-03")
    assert settle([withdrawn, given(2, "2024-03-03")], BORN) == [
        withdrawn,
        given(2, "2024-03-03", "2024-03-03"),
    ]


def test_what_was_given_after_the_withdrawal_holds():
    withdrawn, later = given(1, "2023-01-10", "2024-03-02"), given(2, "2024-03-03")
    assert settle([withdrawn, later], BORN) == [withdrawn, later]


@pytest.mark.parametrize("apart", [{"purpose": "statistics"}, {"given_to": 8}, {"given_to": None}])
def test_consents_of_another_purpose_or_to_another_organisation_are_left_alone(apart):
    withdrawn, other = given(1, "2023-01-10", "2024-05-04"), given(2, "2024-03-03", **apart)
    assert sorted(settle([withdrawn, other], BORN), key=lambda one: one.key) == [withdrawn, other]


def test_of_one_day_that_of_the_guardian_stays():
    own, guarded = given(1, "2024-03-03"), given(2, "2024-03-03", by="guardian")
    assert settle([own, guarded], BORN) == [guarded]


def test_what_a_child_gave_does_not_take_the_place_of_what_a_guardian_gave():
    guarded, own = given(1, "2024-03-03", by="guardian"), given(2, "2024-05-04")
    assert settle([guarded, own], date(2012, 1, 1)) == [guarded]


def test_the_same_consent_on_both_records_is_one():
    one, same = given(1, "2023-01-10", "2024-05-04"), given(2, "2023-01-10", "2024-05-04")
    assert settle([one, same], BORN) == [one]
