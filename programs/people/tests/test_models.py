"""Who resembles whom: one person recorded twice is found, two persons are not taken for one."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from programs.people.likeness import Known
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory

pytestmark = pytest.mark.django_db

BORN = date(1990, 2, 3)


def found(**described) -> list[Person]:
    described = {"first_name": "Nadia", "last_name": "Inventée"} | described
    return list(Person.objects.resembling(Known(**described)))


@pytest.mark.parametrize(
    ("recorded", "described"),
    [
        ({"first_name": "NADIA", "last_name": "inventee"}, {}),
        ({"first_name": "Marie-Ève", "last_name": "L’Œil"}, {"first_name": "marie eve", "last_name": "l'oeil"}),
        ({"last_name": "Inventée", "birth_date": BORN}, {"first_name": "N.", "birth_date": BORN}),
        ({"email": "Nadia@exemple.test"}, {"email": "nadia@EXEMPLE.test"}),
        ({"phone": "+1 (819) 555-0123"}, {"phone": "819.555.0123"}),
    ],
)  # fmt: skip
def test_one_person_written_twice_is_found(recorded, described):
    person = PersonFactory(**recorded)
    PersonFactory(first_name="Autre", last_name="Personne")
    assert found(**described) == [person]


@pytest.mark.parametrize(
    ("recorded", "described"),
    [
        ({"first_name": "Nadia", "last_name": "Autrement"}, {}),
        ({"first_name": "Nad", "last_name": "Inventée"}, {"birth_date": BORN}),
        ({"email": ""}, {"email": ""}),
        ({"phone": ""}, {"phone": ""}),
        ({"phone": "819 555-0123"}, {"phone": "819 555-0123, poste 4"}),
        ({"phone": "819 555-0123"}, {"phone": "123"}),
    ],
)
def test_another_person_is_not(recorded, described):
    PersonFactory(**recorded)
    assert found(**described) == []


def test_a_name_without_a_letter_resembles_nobody():
    PersonFactory(first_name="-", last_name="?")
    assert found(first_name=".", last_name="…") == []


TOLD = st.fixed_dictionaries(
    {
        "first_name": st.sampled_from(["", "Zoé", "ZOE", "Marie-Ève", "marie eve", "-"]),
        "last_name": st.sampled_from(
            ["N’Diaye", "NDIAYE", "n diaye", "Œuvray", "oeuvray", "L'Œil"]
        ),
        "birth_date": st.sampled_from([None, BORN, date(1991, 1, 1)]),
        "email": st.sampled_from(
            ["", "zoe@exemple.test", "Zoe@Exemple.test", "autre@exemple.test"]
        ),
        "phone": st.sampled_from(["", "819 555-0142", "(819) 555-0142", "819 555-0142 poste 4"]),
    }
)


@settings(max_examples=60, derandomize=True, deadline=None, database=None)
@given(st.lists(TOLD, min_size=1, max_size=6), TOLD)
def test_the_database_and_an_import_recognise_the_same_persons(recorded, described):
    """One rule, said twice: over what is recorded, and over what a file says."""
    with transaction.atomic():
        for told in recorded:
            PersonFactory(**told)
        known = Known(**described)
        people = Person.objects.all()
        expected = {person.pk for person in people if person.known.traits & known.traits}
        assert {person.pk for person in people.resembling(known)} == expected
        transaction.set_rollback(True)
