"""Whatever enters, and however, is kept composed and without control characters."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import DatabaseError, connection, models, transaction

from config.tests.injections import our_models
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.tests.worlds import world

pytestmark = pytest.mark.django_db

# Written by the product alone, out of what is clean already or of names of its own.
OUT_OF_CLEAN_TEXT = {
    "programs.Job",
    "programs.JobFile",
    "programs.OutgoingMail",
    "programs.Region",
    "programs.Sending",
}
DIRTY = "e\u0301\x07"


def texts() -> Iterator[tuple[type[models.Model], models.Field]]:
    for model in our_models():
        if model._meta.label in OUT_OF_CLEAN_TEXT or hasattr(model, "pgh_tracked_model"):
            continue
        for column in model._meta.concrete_fields:
            if isinstance(column, models.CharField | models.TextField):
                yield model, column


def dirtied(model: type[models.Model], column: models.Field) -> list[str]:
    """What the rows of ``model`` hold in ``column`` once it was put there behind Django's back, unless refused."""
    table, name = model._meta.db_table, column.column
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f'UPDATE "{table}" SET "{name}" = %s RETURNING "{name}"', [DIRTY])
            written = [value for (value,) in cursor.fetchall()]
            transaction.set_rollback(True)
    except DatabaseError:
        return ["refused"]
    return written


def is_guarded(model: type[models.Model]) -> bool:
    """Whether the database cleans the rows of ``model``, or lets none change."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname ~ '_(clean_text|frozen)_'",
            [model._meta.db_table],
        )
        return cursor.fetchone()[0] > 0


def test_every_text_column_refuses_or_composes_what_it_is_given():
    world()
    found = {
        f"{model._meta.label}.{column.name}": dirtied(model, column) for model, column in texts()
    }
    assert {name: kept for name, kept in found.items() if set(kept) - {"é", "refused"}} == {}
    assert sum("é" in kept for kept in found.values()) > len(found) / 2


def test_every_table_with_text_has_the_guard():
    assert sorted({model._meta.label for model, _column in texts() if not is_guarded(model)}) == []


def test_a_person_is_composed_whatever_else_the_row_holds():
    """What has no text passes through untouched: dates, arrays, numbers."""
    person = PersonFactory(
        birth_date=date(1990, 2, 3), languages=["fr", "ht"], phone="819 555-0142"
    )
    Person.objects.bulk_create(
        [
            Person(
                holder=person.holder,
                first_name="Zoe\u0301",
                last_name="X",
                birth_date=date(1990, 2, 3),
                languages=["fr", "ht"],
                phone="819 555-0142",
            )
        ]
    )
    made = Person.objects.get(last_name="X")
    assert (made.first_name, made.sort_key) == ("Zoé", "x zoe")
    assert made.birth_date == person.birth_date
    assert (made.languages, made.phone) == (person.languages, person.phone)
    assert made.events.get().first_name == "Zoé"
