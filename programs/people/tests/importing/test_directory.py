"""Persons by code, by name, by birth date; ambiguity is named."""

from datetime import date

import pytest

from programs.importing.errors import BadCell
from programs.people.importing.directory import PersonDirectory, reference, split_reference
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import OrganizationFactory
from programs.tests.importing.files import spaced

pytestmark = pytest.mark.django_db


@pytest.fixture
def holder():
    return OrganizationFactory()


def test_a_person_is_found_by_code_whatever_the_case(holder):
    person = PersonFactory(holder=holder, code="M-1")
    assert PersonDirectory().refer(holder.pk, "m-1").pk == person.pk


@pytest.mark.parametrize(
    "text", ["Zoé Inventée", "ZOE INVENTEE", "Inventée, Zoé", "Zoé Inventée (1980-02-03)"]
)
def test_a_person_is_found_by_name(holder, text):
    person = PersonFactory(
        holder=holder, first_name="Zoé", last_name="Inventée", birth_date=date(1980, 2, 3)
    )
    assert PersonDirectory().refer(holder.pk, text).pk == person.pk


def test_a_person_of_another_holder_is_not_found(holder):
    PersonFactory(first_name="Zoé", last_name="Inventée", code="M-1")
    people = PersonDirectory()
    assert [people.refer(holder.pk, text) for text in ("M-1", "Zoé Inventée")] == [None, None]


def test_several_persons_of_one_name_are_named(holder):
    for day in (1, 2):
        PersonFactory(
            holder=holder, first_name="Zoé", last_name="Inventée", birth_date=date(1980, 1, day)
        )
    with pytest.raises(BadCell) as caught:
        PersonDirectory().refer(holder.pk, "Zoé Inventée")
    assert spaced(caught.value) == (
        "« Zoé Inventée » désigne plusieurs personnes : Zoé Inventée (1980-01-01), Zoé Inventée (1980-01-02). "
        "Écrivez le code ou la date de naissance."
    )


def test_the_birth_date_tells_homonyms_apart(holder):
    people = [
        PersonFactory(
            holder=holder, first_name="Zoé", last_name="Inventée", birth_date=date(1980, 1, day)
        )
        for day in (1, 2)
    ]
    found = PersonDirectory().find(
        holder.pk, code="", name="Zoé Inventée", birth_date=date(1980, 1, 2)
    )
    assert found.pk == people[1].pk


def test_another_birth_date_is_somebody_else(holder):
    PersonFactory(
        holder=holder, first_name="Zoé", last_name="Inventée", birth_date=date(1980, 1, 1)
    )
    assert (
        PersonDirectory().find(holder.pk, code="", name="Zoé Inventée", birth_date=date(1990, 1, 1))
        is None
    )


def test_another_code_is_somebody_else(holder):
    PersonFactory(holder=holder, first_name="Zoé", last_name="Inventée", code="M-1")
    assert (
        PersonDirectory().find(holder.pk, code="M-2", name="Zoé Inventée", birth_date=None) is None
    )


def test_the_queries_do_not_grow_with_the_persons(holder, django_assert_num_queries):
    for _number in range(3):
        PersonFactory(holder=holder, code=f"P{_number}")
    with django_assert_num_queries(1):
        people = PersonDirectory()
        for number in range(3):
            people.refer(holder.pk, f"P{number}")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Zoé Inventée", ("Zoé Inventée", None)),
        ("Zoé Inventée (1980-02-03)", ("Zoé Inventée", date(1980, 2, 3))),
        ("Zoé Inventée (1980-02-31)", ("Zoé Inventée (1980-02-31)", None)),
        ("Inventée, Zoé", ("Zoé Inventée", None)),
    ],
)
def test_a_reference_is_taken_apart(text, parts):
    assert split_reference(text) == parts


def test_a_reference_says_no_more_than_it_must(holder):
    coded = PersonFactory(holder=holder, code="M-1")
    alone = PersonFactory(holder=holder, first_name="Luc", last_name="Inventé")
    twins = [
        PersonFactory(
            holder=holder, first_name="Zoé", last_name="Inventée", birth_date=date(1980, 1, day)
        )
        for day in (1, 2)
    ]
    ambiguous = PersonDirectory().ambiguous_names([holder.pk])
    assert [reference(person, ambiguous) for person in [coded, alone, *twins]] == [
        "M-1",
        "Luc Inventé",
        "Zoé Inventée (1980-01-01)",
        "Zoé Inventée (1980-01-02)",
    ]
