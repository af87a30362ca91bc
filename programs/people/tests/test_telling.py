"""Homonyms are told apart among those who are shown together, and by no more than it takes."""

from datetime import date

import pytest
from django.urls import reverse

from mentoring.tests.factories import MenteeFactory, MentorFactory, PairingFactory
from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.people.models import Person
from programs.people.telling import tell_apart, told
from programs.people.tests.factories import PersonFactory
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory
from programs.tests.importing.files import spaced

pytestmark = pytest.mark.django_db

ZOE = {"first_name": "Zoé", "last_name": "Inventée"}
BORN = {"birth_date": date(1990, 2, 3)}


@pytest.fixture
def program():
    return ProgramFactory()


def shown(*persons: dict) -> list[str]:
    people = [PersonFactory(**ZOE | person) for person in persons]
    tell_apart(people)
    return [spaced(person) for person in people]


def test_one_name_says_nothing_more():
    assert shown(BORN, {"first_name": "Zora", **BORN}) == ["Zoé Inventée", "Zora Inventée"]


def test_the_birth_date_tells_homonyms_apart_whatever_their_accents():
    assert shown(BORN, {"first_name": "ZOE", "birth_date": date(1991, 2, 3)}) == [
        "Zoé Inventée (naissance : 3 février 1990)",
        "ZOE Inventée (naissance : 3 février 1991)",
    ]


def test_the_town_or_the_code_do_where_the_birth_date_does_not():
    assert shown({"city": "Hull"}, {"city": "Laval", "code": "P1"}) == [
        "Zoé Inventée (Hull)",
        "Zoé Inventée (Laval)",
    ]
    assert shown({"city": "Hull"}, {"city": "Hull", "code": "P1"}) == [
        "Zoé Inventée (Hull)",
        "Zoé Inventée (Hull · P1)",
    ]


def test_a_number_tells_apart_whom_nothing_else_does():
    people = [PersonFactory(**ZOE) for _ in range(2)]
    tell_apart(people)
    assert [spaced(one) for one in people] == [f"Zoé Inventée (nº {one.pk})" for one in people]


def test_the_same_person_twice_is_no_homonym():
    person = PersonFactory(**ZOE)
    again = Person.objects.get()
    tell_apart([person, again])
    assert [str(person), str(again)] == ["Zoé Inventée"] * 2


def test_all_that_is_known_is_told_to_whoever_decides():
    person = PersonFactory(**ZOE, **BORN, city="Hull", phone="819 555-0142")
    assert spaced(told(person)) == (
        "Zoé Inventée (naissance : 3 février 1990 · Hull · 819 555-0142)"
    )


def two_of(factory, program, **fields) -> list:
    return [
        factory(
            program=program, **fields, person=PersonFactory(holder=program.lead, **ZOE, city=city)
        )
        for city in ("Hull", "Laval")
    ]


def choices(client, app: str, model: str, field: str) -> list[str]:
    asked = {"app_label": app, "model_name": model, "field_name": field, "term": "Inventée"}
    answer = client.get(reverse("admin:autocomplete"), asked).json()
    return sorted(spaced(choice["text"]) for choice in answer["results"])


APART = ["Zoé Inventée (Hull)", "Zoé Inventée (Laval)"]


def test_pickers_tell_homonyms_apart(client, program):
    two_of(MentorFactory, program)
    client.force_login(coordinator_of(program))
    assert choices(client, "mentoring", "pairing", "mentor") == APART
    assert choices(client, "referrals", "referral", "person") == APART


@pytest.mark.parametrize(
    ("model", "factory"),
    [("mentoring_mentor", MentorFactory), ("mentoring_mentee", MenteeFactory), ("referrals_referral", ReferralFactory)],
)  # fmt: skip
def test_lists_tell_homonyms_apart(client, program, model, factory):
    two_of(factory, program)
    client.force_login(coordinator_of(program))
    rows = client.get(reverse(f"admin:{model}_changelist")).context["cl"].result_list
    assert sorted(spaced(row.person) for row in rows) == APART


def test_a_pair_of_homonyms_is_told_apart(client, program):
    mentor, mentee = (two_of(one, program)[0] for one in (MentorFactory, MenteeFactory))
    PairingFactory(program=program, mentor=mentor, mentee=mentee)
    client.force_login(coordinator_of(program))
    (row,) = client.get(reverse("admin:mentoring_pairing_changelist")).context["cl"].result_list
    assert spaced(row) == (
        f"Zoé Inventée (Hull · nº {mentor.person_id}) et Zoé Inventée (Hull · nº {mentee.person_id})"
    )


def test_a_partner_learns_no_birth_date_from_homonyms(client, program):
    partner = MembershipFactory(role="partner")
    for year in (1990, 1991):
        person = PersonFactory(holder=program.lead, **ZOE, birth_date=date(year, 2, 3))
        ReferralFactory(program=program, person=person, referrer=partner.organization)
    client.force_login(partner.user)
    page = client.get(reverse("sent_referrals")).content.decode()
    assert page.count("Zoé Inventée") == 2
    assert "199" not in page.replace(str(program), "")
