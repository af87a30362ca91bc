"""Constraints in Python say what the database says."""

from datetime import date

import pytest
from django.db.models import F, Q, Value

from mentoring.models import Mentee, Mentor, Pairing
from programs.importing.rules import Uniqueness, broken_checks, holds
from programs.people.models import Person
from programs.referrals.models import Referral
from programs.tests.importing.files import spaced

pytestmark = pytest.mark.django_db

DAYS = (None, date(2007, 7, 1), date(2008, 6, 30))
CONDITIONS = [
    Q(left_on__gte=F("registered_on")),
    Q(left_on=None),
    Q(left_on__isnull=False),
    ~Q(state="left"),
    ~Q(state="left", left_on=None),
    Q(state="left", left_on__isnull=False) | (~Q(state="left") & Q(left_on=None)),
    Q(state__in=["left", "registered"]),
    Q(left_on__range=(date(2008, 1, 1), date(2009, 1, 1))),
    ~(Q(left_on__lt=date(2008, 1, 1)) | Q(state="left")),
    Q(fields__contained_by=["3", "4"]),
]


@pytest.mark.parametrize("left_on", DAYS)
@pytest.mark.parametrize("state", ["left", "registered"])
@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_is_refused_where_the_database_refuses_it(condition, state, left_on):
    mentee = Mentee(state=state, left_on=left_on, registered_on=date(2007, 9, 1), fields=["3"])
    names = ("left_on", "state", "registered_on", "fields")
    typed = {
        name: Value(getattr(mentee, name), output_field=Mentee._meta.get_field(name))
        for name in names
    }
    accepted = condition.check(typed)
    assert (holds(condition, mentee) is not False) == accepted


def test_what_is_not_understood_is_left_to_the_database():
    assert holds(Q(state__regex="x"), Mentee(state="left")) is None


def test_a_broken_check_says_its_sentence_and_its_fields():
    mentee = Mentee(state="registered", registered_on=date(2008, 1, 1), left_on=date(2007, 1, 1))
    assert [(spaced(sentence), fields) for sentence, fields in broken_checks(mentee)] == [
        ("La sortie précède l’inscription.", ("left_on", "registered_on")),
        ("La date de sortie va avec l’état « Sorti », et lui avec elle.", ("left_on", "state")),
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
