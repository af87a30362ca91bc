"""The database finds the pairs that Python would find, one by one."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programs.merging import tell_apart
from programs.people.doubles import SHARED_BY_A_HOUSE, doubles_among, like
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db

DESCRIBED = st.fixed_dictionaries(
    {
        "first_name": st.sampled_from(["Zoé", "Zoe", "Léa"]),
        "last_name": st.sampled_from(["Ndiaye", "N’Diaye", "Roy"]),
        "code": st.sampled_from(["", "", "a1", "A1", "B2"]),
        "birth_date": st.sampled_from([None, date(1990, 1, 2), date(1991, 1, 2)]),
        "email": st.sampled_from(["", "Z@exemple.test", "z@exemple.test"]),
        "phone": st.sampled_from(["", "+18195550142", "+18195550199"]),
    }
)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(people=st.lists(DESCRIBED, min_size=2, max_size=5))
def test_the_database_and_the_rule_of_likeness_find_the_same_pairs(people):
    Person.objects.all().delete()
    made = [Person(holder=OrganizationFactory(), **one) for one in people]
    made = Person.objects.bulk_create(made)
    expected = {
        (one.pk, other.pk): frozenset(
            kind for kind, *_rest in one.known.traits & other.known.traits
        )
        for one, other in combinations(Person.objects.order_by("pk"), 2)
        if one.known.may_be(other.known)
    }
    found = doubles_among(Person.objects.all())
    assert {(one.first, one.second): frozenset(one.kinds) for one in found} == expected


def test_a_telephone_of_a_whole_house_tells_nobody_again():
    holder = OrganizationFactory()
    for _ in range(SHARED_BY_A_HOUSE):
        PersonFactory(holder=holder, phone="819 555-0142")
    everybody = Person.objects.all()
    assert len(doubles_among(everybody)) == SHARED_BY_A_HOUSE * (SHARED_BY_A_HOUSE - 1) // 2
    PersonFactory(holder=holder, phone="819 555-0142")
    assert doubles_among(everybody) == []


def test_those_that_somebody_told_apart_are_no_pair():
    holder = OrganizationFactory()
    one, other = (PersonFactory(holder=holder, first_name="Zoé", last_name="Roy") for _ in range(2))
    assert [double.kinds for double in like(one, Person.objects.all())] == [("name",)]
    tell_apart(one, other, by=None)
    assert doubles_among(Person.objects.all()) == []
