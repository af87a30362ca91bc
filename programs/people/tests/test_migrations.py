"""Telephone numbers that were typed as people do are kept in one form by the migrations; what is none is told apart."""

import pytest
from django.db import connection

from programs.lib.phones import kept

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed",
    [
        "819 555-0142", "(819) 555-0142 poste 4", "1-819-555-0142", "+1 819.555.0142, ext. 12", "8195550142 x4",
        "+33 6 12 34 56 78", "819 555-0142 (poste 7)", "demander à sa sœur", "819 555", "06 12 34 56 78",
        "819 555-0142 / 819 555-0143",
    ],
)  # fmt: skip
def test_the_database_reads_the_numbers_of_before_as_the_forms_do(typed):
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(arrimage_phone(%s), %s)", [typed, typed])
        assert cursor.fetchone() == (kept(typed),)
