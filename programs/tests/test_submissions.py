"""A form that is sent twice makes one record."""

import pytest
from django.core.exceptions import ValidationError

from programs.models import Program
from programs.submissions import made_once
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db


def taking(slug: str):
    """Makes a program of that slug, without asking whether there is one."""
    lead = ProgramFactory()
    return lambda: Program.objects.create(
        slug=slug, code="P", title="Un programme", lead=lead.lead, region=lead.region,
        starts_on=lead.starts_on,
    )  # fmt: skip


def named(slug: str):
    return lambda: Program.objects.filter(slug=slug).first()


def test_the_first_makes_it():
    made, is_new = made_once(taking("un"), named("un"))
    assert (made.slug, is_new) == ("un", True)


def test_the_second_finds_what_the_first_made():
    first, _is_new = made_once(taking("un"), named("un"))
    assert made_once(taking("un"), named("un")) == (first, False)
    assert Program.objects.filter(slug="un").count() == 1


def test_what_the_database_refuses_for_another_cause_is_said_in_french():
    made_once(taking("un"), named("un"))
    with pytest.raises(ValidationError) as refused:
        made_once(taking("un"), named("deux"))
    assert refused.value.messages != []
    assert Program.objects.filter(slug="un").count() == 1


def test_what_the_action_refuses_is_left_to_its_caller():
    def refuse():
        raise ValidationError("Non.")

    with pytest.raises(ValidationError, match="Non"):
        made_once(refuse, named("un"))
