"""Telephone numbers that were typed as people do are kept in one form; what is none stays readable."""

import pytest
from django.apps import apps
from django.db import connection

from programs.models.phones import keep_in_one_form
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def typed_before(**columns) -> Person:
    """A person as they were recorded before the constraint."""
    person = PersonFactory(note=columns.pop("note", ""))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE people_person DROP CONSTRAINT IF EXISTS person_phone_is_kept")
        cursor.execute(
            "UPDATE people_person SET phone = %s WHERE id = %s", [columns["phone"], person.pk]
        )
    return person


@pytest.mark.parametrize(
    ("phone", "note", "kept"),
    [
        ("(819) 555-0142 poste 4", "", ("+18195550142;ext=4", "")),
        ("demander à sa sœur", "", ("", "Téléphone tel qu’écrit : demander à sa sœur")),
        ("819 555", "Le soir", ("", "Le soir\nTéléphone tel qu’écrit : 819 555")),
    ],
)
def test_nothing_that_was_typed_is_lost(phone, note, kept):
    person = typed_before(phone=phone, note=note)
    keep_in_one_form("people", "Person", "note")(apps, connection.schema_editor())
    person.refresh_from_db()
    assert (person.phone, person.note) == kept
