"""In whatever order records of one person come together, and whichever goes into which, they say the same."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programs.merging import merge
from programs.models import Organization
from programs.people.models import Consent, Person
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db

DAYS = [date(2024, 1, 10), date(2024, 3, 3), date(2024, 5, 4)]
TEXTS = st.sampled_from(["", "Une note.", "Deux\n\nblocs.", "Autre"])
CONSENT = st.tuples(
    st.sampled_from(["referral", "statistics"]),
    st.sampled_from(DAYS),
    st.sampled_from([None, None, *DAYS]),
    st.sampled_from(["person", "guardian"]),
).filter(lambda one: one[2] is None or one[2] >= one[1])
PERSON = st.fixed_dictionaries(
    {
        "first_name": st.sampled_from(["Zoé", "Zoe"]),
        "last_name": st.sampled_from(["Ndiaye", "N’Diaye"]),
        "birth_date": st.sampled_from([None, date(1990, 1, 2), date(2012, 1, 2)]),
        "email": st.sampled_from(["", "z@exemple.test", "zoe@exemple.test"]),
        "phone": st.sampled_from(["", "+18195550142", "+18195550199"]),
        "city": st.sampled_from(["", "Gatineau", "Aylmer"]),
        "languages": st.sampled_from([[], ["fr"], ["ht", "fr"]]),
        "note": TEXTS,
        "consents": st.lists(
            CONSENT, max_size=3, unique_by=lambda one: (one[0], one[2] is None or one[1])
        ),
    }
)
# Which two of those that are left come together, and whether the first one stays.
STEP = st.tuples(st.integers(0, 5), st.integers(0, 5), st.booleans())


def _recorded(described: list[dict], holder: Organization) -> list[Person]:
    people = []
    for one in described:
        values = {name: value for name, value in one.items() if name != "consents"}
        person = PersonFactory(holder=holder, **values)
        people.append(person)
        given_once = set()
        for purpose, given_on, withdrawn_on, given_by in one["consents"]:
            if withdrawn_on is None and purpose in given_once:
                continue
            if withdrawn_on is None:
                given_once.add(purpose)
            Consent.objects.create(
                person=person,
                purpose=purpose,
                given_on=given_on,
                withdrawn_on=withdrawn_on,
                given_by=given_by,
                guardian_name="Parent Inventé" if given_by == "guardian" else "",
            )
    return people


def _merged(people: list[Person], steps) -> tuple:
    left = [person.pk for person in people]
    for first, second, first_stays in steps:
        one = left.pop(first % len(left))
        other = left.pop(second % len(left))
        kept, absorbed = (one, other) if first_stays else (other, one)
        merge(Person.objects.get(pk=kept), Person.objects.get(pk=absorbed), by=None)
        left.append(kept)
    (last,) = Person.objects.filter(pk__in=left)
    own = ("first_name", "last_name", "birth_date", "email", "phone", "city", "languages", "note")
    consents = last.consents.values_list(
        "purpose", "given_on", "given_by", "guardian_name", "withdrawn_on"
    )
    return [str(getattr(last, name)) for name in own], sorted(map(str, consents))


def check(described: list[dict], orders: list[list[tuple]]) -> None:
    holder = OrganizationFactory()
    found = []
    for steps in orders:
        people = _recorded(described, holder)
        found.append(_merged(people, steps[: len(described) - 1]))
        Person.objects.all().delete()
    assert [one for one in found if one != found[0]] == []


ORDERS = st.lists(st.lists(STEP, min_size=3, max_size=3), min_size=2, max_size=3)
KEPT = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=6, deadline=None, suppress_health_check=KEPT)
@given(described=st.lists(PERSON, min_size=3, max_size=4), orders=ORDERS)
def test_any_order_gives_the_same_person(described, orders):
    check(described, orders)


@pytest.mark.slow
@settings(max_examples=300, deadline=None, suppress_health_check=KEPT)
@given(described=st.lists(PERSON, min_size=3, max_size=4), orders=ORDERS)
def test_any_order_gives_the_same_person_300_times(described, orders):
    check(described, orders)


def test_three_in_every_order_with_either_as_the_one_that_stays():
    """The whole of one case: six orders of three, and in each step one or the other stays."""
    described = [
        {
            "email": "a@exemple.test",
            "note": "A",
            "city": "",
            "consents": [("referral", DAYS[0], None, "person")],
        },
        {
            "email": "",
            "note": "B",
            "city": "Gatineau",
            "consents": [("referral", DAYS[0], DAYS[2], "person")],
        },
        {
            "email": "c@exemple.test",
            "note": "C",
            "city": "Aylmer",
            "consents": [("referral", DAYS[1], None, "person")],
        },
    ]
    described = [{"first_name": "Zoé", "last_name": "Roy", **one} for one in described]
    pairs = {(first, second) for first, second, _third in permutations(range(3))}
    orders = [
        [(first, second - (second > first), one), (0, 0, other)]
        for first, second in sorted(pairs)
        for one in (True, False)
        for other in (True, False)
    ]
    assert len(orders) == 24
    check(described, orders)


def test_what_somebody_corrected_between_two_merges_is_not_lost():
    holder = OrganizationFactory()
    one, other, third = (
        PersonFactory(holder=holder, first_name="Zoé", last_name="Roy", email=email)
        for email in ("a@exemple.test", "b@exemple.test", "c@exemple.test")
    )
    merge(one, other, by=None)
    one = Person.objects.get(pk=one.pk)
    one.email, one.note = "juste@exemple.test", "Relue."
    one.save()
    merge(one, third, by=None)
    one.refresh_from_db()
    assert (one.email, one.note) == (
        "juste@exemple.test",
        "Relue.\n\nAutre courriel\u00a0: c@exemple.test",
    )
