"""Constraints in Python say what the database says."""

from datetime import date

import pytest
from django.db import models
from django.db.models import F, Q, UniqueConstraint, Value
from django.db.models.functions import Lower

from mentoring.models import Mentee, Mentor, Pairing
from programs.importing.rules import Uniqueness, broken_checks
from programs.people.models import Person
from programs.referrals.models import Referral
from programs.tests.importing.files import spaced
from programs.tests.importing.random_conditions import throwaway

pytestmark = pytest.mark.django_db


def test_a_broken_check_says_its_sentence_and_its_fields():
    mentee = Mentee(state="registered", registered_on=date(2008, 1, 1), left_on=date(2007, 1, 1))
    assert [(spaced(sentence), fields) for sentence, fields in broken_checks(mentee)] == [
        ("La sortie précède l’inscription.", ("left_on", "registered_on")),
        ("La date de sortie va avec l’état « Sortie », et lui avec elle.", ("left_on", "state")),
    ]


@pytest.mark.parametrize("model", [Mentee, Mentor, Pairing, Person, Referral])
def test_every_constraint_of_a_model_can_be_looked_at(model):
    list(broken_checks(model()))


def test_a_value_is_taken_once():
    taken = Uniqueness(Person)
    first, second = Person(holder_id=1, code="P1"), Person(holder_id=1, code="P1")
    assert list(taken.claim(first)) == []
    assert [(fields, holder) for _sentence, fields, holder in taken.claim(second)] == [
        (("holder", "code"), first)
    ]


def test_a_blank_code_is_taken_by_nobody():
    taken = Uniqueness(Person)
    assert list(taken.claim(Person(holder_id=1))) == []
    assert list(taken.claim(Person(holder_id=1))) == []


def test_a_person_who_is_not_yet_recorded_counts_as_themselves():
    taken = Uniqueness(Mentee)
    ana, luc = Person(), Person()
    assert list(taken.claim(Mentee(program_id=1, person=ana))) == []
    assert list(taken.claim(Mentee(program_id=1, person=luc))) == []
    assert len(list(taken.claim(Mentee(program_id=1, person=ana)))) == 1


def sharing(*constraints, **fields) -> type[models.Model]:
    """A model of a ``word`` and a ``number`` with ``constraints``, and ``fields`` of its own."""
    return throwaway(
        "Shared",
        word=models.CharField(max_length=20, null=True),
        number=models.IntegerField(null=True),
        meta={"constraints": list(constraints)},
        **fields,
    )


def refused(model: type[models.Model], **values) -> bool:
    """Whether two records of the same ``values`` are one too many."""
    taken = Uniqueness(model)
    assert list(taken.claim(model(**values))) == []
    return bool(list(taken.claim(model(**values))))


@pytest.mark.parametrize(
    ("rule", "values", "expected"),
    [
        ({}, {"word": "a", "number": 1}, True),
        ({}, {"word": "a"}, False),
        ({"nulls_distinct": True}, {"word": "a"}, False),
        ({"nulls_distinct": False}, {"word": "a"}, True),
        ({"include": ["number"]}, {"word": "a", "number": 1}, True),
        ({"condition": Q(number__gt=0)}, {"word": "a", "number": 1}, True),
        ({"condition": Q(number__gt=0)}, {"word": "a", "number": 0}, False),
        ({"condition": Q(number__gt=F("number") - 1)}, {"word": "a", "number": 1}, True),
        # The database alone can tell whether these are meant.
        ({"condition": Q(word__regex="a")}, {"word": "a", "number": 1}, False),
        ({"condition": Q(number__gt=0)}, {"word": "a"}, False),
    ],
)
def test_a_value_is_taken_twice_where_the_constraint_says_so(rule, values, expected):
    fields = ["word"] if "include" in rule else ["word", "number"]
    assert (
        refused(sharing(UniqueConstraint(fields=fields, name="rule", **rule)), **values) is expected
    )


def test_the_uniqueness_of_an_expression_is_left_to_the_database():
    assert not refused(sharing(UniqueConstraint(Lower("word"), name="rule")), word="a")


@pytest.mark.parametrize(
    "column",
    [
        models.IntegerField(db_default=Value(3), unique=True),
        models.GeneratedField(
            expression=F("number"),
            output_field=models.IntegerField(),
            db_persist=True,
            unique=True,
        ),
    ],
)
def test_a_value_that_the_database_computes_is_left_to_it(column):
    assert not refused(sharing(column=column), number=1)
