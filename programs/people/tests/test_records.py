"""The rows of the persons behind a figure."""

import pytest

from programs.people.tests.factories import PersonFactory
from programs.tests.listed import opens, read_of, row_of

pytestmark = pytest.mark.django_db


def test_a_person_is_told_by_name_and_place():
    person = PersonFactory(first_name="Aube", last_name="Fictive", city="Gatineau")
    assert row_of(person) == {"Personne": "Aube Fictive", "Localité": "Gatineau"}
    assert opens(person) == [f"/admin/people/person/{person.pk}/change/"]


def test_an_unknown_place_is_a_dash():
    assert row_of(PersonFactory(first_name="Aube", last_name="Fictive")) == {
        "Personne": "Aube Fictive",
        "Localité": "—",
    }


def test_a_row_costs_no_query(django_assert_num_queries):
    made = [PersonFactory() for _record in range(3)]
    with django_assert_num_queries(1):
        assert read_of(*made) == 3
