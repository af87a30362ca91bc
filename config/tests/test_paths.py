"""The way of a person through the services: whole for whoever coordinates them, and nothing of the others'."""

import re
from datetime import date

import pytest
from django.urls import reverse

from activities.tests.factories import ParticipantFactory
from bursaries.tests.factories import ApplicationFactory, AwardFactory, BursaryRoundFactory
from mentoring.tests.factories import MenteeFactory, MentorFactory, PairingFactory
from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.enums import MembershipRole, Service
from programs.people.enums import ConsentPurpose
from programs.people.paths import path_of
from programs.people.tests.factories import PersonFactory
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db

SERVICES = [Service.REFERRALS, Service.MENTORING, Service.BURSARIES]


def whole_way(program, person) -> None:
    """Referred, paired, then given a bursary, in one program."""
    ReferralFactory(program=program, person=person, code="R-1", received_on=date(2007, 7, 20))
    mentee = MenteeFactory(program=program, person=person, registered_on=date(2007, 8, 1))
    PairingFactory(program=program, mentee=mentee, code="J-1")
    call = BursaryRoundFactory(program=program)
    ApplicationFactory(round=call, person=person, code="C-1")
    AwardFactory(round=call, person=person, code="B-1")


def told(user, person) -> list[tuple[str, str, str]]:
    return [(f"{step.on}", step.service, step.what) for step in path_of(user, person)]


def page(person) -> str:
    return reverse("admin:people_person_path", args=[person.pk])


@pytest.fixture
def program():
    return ProgramFactory(title="Programme d’ici", services=SERVICES)


@pytest.fixture
def person(program):
    return PersonFactory(holder=program.lead)


def test_a_way_is_told_from_the_first_day_to_the_last(program, person):
    whole_way(program, person)
    referrer = program.referrals.get().referrer
    assert told(coordinator_of(program), person) == [
        ("2007-07-20", "Références", f"R-1, de {referrer}"),
        ("2007-08-01", "Mentorat", "Inscription comme mentoré"),
        ("2007-09-20", "Bourses", "Demande C-1"),
        ("2007-10-01", "Mentorat", "Jumelage J-1"),
        ("2007-10-20", "Bourses", "Bourse B-1"),
    ]


def test_a_mentor_has_a_way_too(program, person):
    MentorFactory(program=program, person=person, registered_on=date(2007, 8, 1))
    assert told(coordinator_of(program), person) == [
        ("2007-08-01", "Mentorat", "Inscription comme mentor")
    ]


def test_nothing_of_another_programs_services_is_told_nor_counted(client, program, person):
    """Both know the person; each learns only what its own programs did."""
    other = ProgramFactory(title="Programme d’ailleurs", services=SERVICES)
    for one in (program, other):
        whole_way(one, person)
    for own, foreign in ((program, other), (other, program)):
        client.force_login(coordinator_of(own))
        answer = client.get(page(person))
        text = answer.content.decode()
        assert (len(answer.context["rows"]), own.title in text, foreign.title in text) == (
            *(5, True, False),
        )
        opened = {int(pk) for pk in re.findall(r"/referrals/referral/(\d+)/change/", text)}
        assert opened == {own.referrals.get().pk}


def test_whoever_keeps_the_accounts_elsewhere_learns_no_more(program, person):
    other = ProgramFactory(services=SERVICES)
    whole_way(other, person)
    ReferralFactory(program=program, person=person, code="R-1", referrer=None)
    user = coordinator_of(program)
    MembershipFactory(user=user, organization=other.lead, role=MembershipRole.FINANCE)
    assert [what for _on, _service, what in told(user, person)] == ["R-1"]


@pytest.mark.parametrize("role", [MembershipRole.FINANCE, MembershipRole.PARTNER])
def test_nobody_else_opens_it(client, program, person, role):
    whole_way(program, person)
    client.force_login(MembershipFactory(organization=program.lead, role=role).user)
    assert client.get(page(person)).status_code in (302, 403)


def test_the_way_of_somebody_unknown_is_not_there(client, program, person):
    whole_way(program, person)
    client.force_login(coordinator_of(ProgramFactory()))
    assert client.get(page(person)).status_code in (302, 404)


def test_the_page_of_a_person_leads_to_their_way(client, program, person):
    client.force_login(coordinator_of(program))
    record = reverse("admin:people_person_change", args=[person.pk])
    assert f'href="{page(person)}"' in client.get(record).content.decode()
    assert client.get(page(person)).context["rows"] == []


def test_what_somebody_agreed_to_and_took_back_is_told(program, person):
    known = {"purpose": ConsentPurpose.REFERRAL, "given_to": program.lead}
    person.consents.create(**known, given_on=date(2007, 7, 1), withdrawn_on=date(2007, 9, 1))
    person.consents.create(**known, given_on=date(2007, 9, 2))
    other = ProgramFactory()
    assert [step.state for step in path_of(coordinator_of(program), person)] == [
        *("Retiré le 1er septembre 2007", "En vigueur"),
    ]
    assert path_of(coordinator_of(other), person) == []


def test_a_registration_is_somebodys_where_both_name_and_email_are_theirs(program, person):
    person.email = "awa@exemple.test"
    person.save()
    other = ProgramFactory(services=SERVICES)
    known = {"first_name": person.first_name.upper(), "last_name": person.last_name}
    for of, email, first_name, is_minor in (
        (program, "AWA@exemple.test", known["first_name"], False),
        (program, "autre@exemple.test", known["first_name"], False),
        (program, person.email, "Zoé", False),
        (program, person.email, known["first_name"], True),
        (other, person.email, known["first_name"], False),
    ):
        ParticipantFactory(
            registration__offering__activity__program=of,
            registration__code="I-1",
            email=email,
            is_minor=is_minor,
            **known | {"first_name": first_name},
        )
    assert [service for _on, service, _what in told(coordinator_of(program), person)] == [
        "Activités"
    ]


def test_the_pages_of_a_person_a_mentor_and_a_mentee_show_it(client, program, person):
    whole_way(program, person)
    mentor = MentorFactory(program=program, person=person)
    client.force_login(coordinator_of(program))
    for record in (person, mentor, person.mentees.get()):
        address = f"admin:{record._meta.label_lower.replace('.', '_')}_change"
        shown = client.get(reverse(address, args=[record.pk]))
        assert [row[0]["value"] for row in shown.context["path_rows"]] == [
            *("R-1, de " + str(program.referrals.get().referrer), "Inscription comme mentor"),
            *("Inscription comme mentoré", "Demande C-1", "Jumelage J-1", "Bourse B-1"),
        ]


def test_the_number_of_queries_does_not_grow(program, person, django_assert_num_queries):
    user, other = coordinator_of(program), PersonFactory(holder=program.lead)
    whole_way(program, person)
    for number in range(3):
        ReferralFactory(program=program, person=other, code=f"R-{number + 2}")
    for one in (person, other):
        # The first reads the roles of the user.
        path_of(user, person)
        with django_assert_num_queries(7):
            path_of(user, one)
