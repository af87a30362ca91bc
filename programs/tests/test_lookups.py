"""The database orders, finds and cleans text as Python does."""

import unicodedata

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from programs.lib.text import clean, counted_key, in_order, sort_key
from programs.models import Organization
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db

# What Python knows of Unicode, and PostgreSQL can keep.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="\0"), max_size=40
)


def asked(function: str, texts: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {function}(text) FROM unnest(%s) WITH ORDINALITY AS given(text, place) ORDER BY place",
            [texts],
        )
        return [value for (value,) in cursor.fetchall()]


@settings(max_examples=300, derandomize=True, deadline=None, database=None)
@given(st.lists(TEXTS, min_size=1))
def test_the_database_and_python_agree_on_the_order_and_on_what_is_kept(texts):
    assert asked("arrimage_sort_key", texts) == [sort_key(text) for text in texts]
    assert asked("arrimage_clean_text", texts) == [clean(text) for text in texts]
    assert asked("arrimage_is_clean", texts) == [text == clean(text) for text in texts]


def test_they_agree_on_every_letter():
    letters = [
        chr(code)
        for code in range(1, 0x110000)
        if unicodedata.category(chr(code)) not in ("Cn", "Cs")
    ]
    assert asked("arrimage_sort_key", letters) == [sort_key(letter) for letter in letters]


NAMES = ["Zola", "Étienne", "d’Amours", "Œuvray", "De Blois", "Ogden", "Damien", "Odette", "Edgar"]


def test_persons_stand_in_the_order_of_their_names():
    for name in NAMES:
        PersonFactory(last_name=name, first_name="Bé")
    PersonFactory(last_name="Edgar", first_name="Ána")
    found = [str(person) for person in Person.objects.all()]
    expected = [f"Bé {name}" for name in in_order(NAMES)]
    expected.insert(expected.index("Bé Edgar"), "Ána Edgar")
    assert found == expected


def test_organisations_stand_in_the_order_of_their_names():
    for name in NAMES:
        OrganizationFactory(name=name)
    assert [str(one) for one in Organization.objects.all()] == in_order(NAMES)


@pytest.mark.parametrize(
    "looked_for", ["819 555-0142", "(819)", "5550142", "0142", "+1 819 555", "e\u0301"]
)
def test_a_number_is_found_in_any_form(looked_for):
    person = PersonFactory(phone="819 555-0142", city="Gatin\u00e9au")
    PersonFactory(phone="418 222-3333")
    found = Person.objects.filter(phone__dials=looked_for) | Person.objects.filter(
        city__matches=looked_for
    )
    assert list(found) == [person]


@settings(max_examples=200, derandomize=True, deadline=None, database=None)
@given(
    st.lists(
        st.one_of(TEXTS, st.from_regex(r"[a-zA-Z .-]?[0-9]{0,14}[. -]?[0-9]{0,3}", fullmatch=True)),
        min_size=1,
    )
)
def test_they_agree_on_how_people_count(texts):
    assert asked("arrimage_counted_key", texts) == [counted_key(text) for text in texts]


@pytest.mark.parametrize(
    "counted",
    [
        ["1", "2", "10"],
        ["R-9", "R-10", "R-0114"],
        ["1.1", "1.2", "1.10", "2"],
        ["BOU-2025-9", "BOU-2025-10", "BOU-2026-1"],
        ["École 2", "École 10", "Écoles"],
    ],
)
def test_numbers_stand_as_people_count(counted):
    turned = list(reversed(counted))
    assert sorted(turned, key=counted_key) == counted
