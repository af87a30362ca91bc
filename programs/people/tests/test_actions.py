"""What happens to persons."""

import pytest
from django.core.exceptions import ValidationError

from programs.people.actions import fill_blanks
from programs.people.tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def test_only_what_a_file_lacks_is_filled():
    person = PersonFactory(email="", city="Gatineau", phone="")
    fill_blanks(person, {"email": "ana@exemple.test", "city": "Laval", "phone": ""})
    person.refresh_from_db()
    assert (person.email, person.city, person.phone) == ("ana@exemple.test", "Gatineau", "")


def test_what_is_filled_is_checked_and_nothing_else():
    person = PersonFactory(email="", city="")
    type(person).objects.filter(pk=person.pk).update(last_name="")
    with pytest.raises(ValidationError) as refused:
        fill_blanks(person, {"email": "sans arobase"})
    assert list(refused.value.message_dict) == ["email"]


def test_a_complete_file_costs_no_query(django_assert_num_queries):
    person = PersonFactory(email="ana@exemple.test")
    with django_assert_num_queries(0):
        fill_blanks(person, {"email": "autre@exemple.test"})
