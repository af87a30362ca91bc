"""Whatever points to a person or an organisation has somebody who says what becomes of two rows."""

from django.db.models import UniqueConstraint

from mentoring.models import Mentee
from programs.merging import registry
from programs.people.models import Consent, Person


def test_every_rule_of_the_database_that_a_merge_may_run_into_has_one_of_ours():
    """A new model with a foreign key to a person or an organisation in a constraint says it in its ``merging.py``."""
    assert registry.without_a_rule() == []


def test_a_constraint_of_which_nobody_says_anything_is_named(monkeypatch):
    monkeypatch.delitem(registry._RULES, "mentee_once_a_program")
    assert registry.without_a_rule() == ["mentoring.Mentee.person: mentee_once_a_program"]


def test_a_unique_column_of_which_nobody_says_anything_is_named(monkeypatch):
    monkeypatch.delitem(registry._RULES, "programs.School.organization")
    assert registry.without_a_rule() == [
        "programs.School.organization: programs.School.organization"
    ]


def test_rows_that_are_folded_are_looked_at_in_their_turn(monkeypatch):
    """A pairing names a mentee, not a person: of two mentees that become one, two pairings may overlap."""
    monkeypatch.delitem(registry._RULES, "mentee_one_pairing_at_a_time")
    assert registry.without_a_rule() == ["mentoring.Pairing.mentee: mentee_one_pairing_at_a_time"]


def test_an_expression_and_an_array_are_read_as_the_database_reads_them():
    names = {once.name for once in registry.onces_of(Mentee, "person")}
    assert names == {"mentee_once_a_program"}
    assert [once.nulls_distinct for once in registry.onces_of(Consent, "person")] == [False]


def test_what_is_merged_has_only_constraints_that_are_known():
    """Of a person, the code of a holder: it is written once the other record is gone."""
    names = {one.name for one in Person._meta.constraints if isinstance(one, UniqueConstraint)}
    assert names == {"person_code_once_a_holder"}
    assert registry.of_model(Person).written_last == ("holder", "code")
