"""From a referral to a mentee, and from a mentee to a mentor: the pages and their one record a click."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentoring.enums import PairingState, ParticipantState
from mentoring.models import Mentee, Pairing
from mentoring.tests.factories import MenteeFactory, MentorFactory, PairingFactory
from programs.accounts.tests.factories import (
    MembershipFactory,
    coordinator_of,
)
from programs.referrals.enums import ReferralState
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory()


@pytest.fixture
def mentee(program):
    return MenteeFactory(program=program)


def pages(program) -> dict[str, str]:
    """One address of each page, about records of ``program``."""
    mentee = MenteeFactory(program=program, person__last_name="Secretan")
    mentor = MentorFactory(program=program)
    referral = ReferralFactory(program=program, state="accepted", code="REF-SECRETE")
    return {
        "register": reverse("register_mentee", args=[referral.pk]),
        "match": reverse("match_mentee", args=[mentee.pk]),
        "propose": reverse("propose_pairing", args=[mentee.pk, mentor.pk]),
    }


# --- Rights -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "status"), [("coordination", 200), ("finance", 403), ("partner", 403)]
)
def test_coordinators_open_a_page_and_others_are_refused(client, program, role, status):
    """One example of each door; every page for every role is in config/tests/matrix.txt."""
    client.force_login(MembershipFactory(organization=program.lead, role=role).user)
    url = pages(program)["propose"]
    assert [client.get(url).status_code, client.post(url, {}).status_code] == [status, status]


def test_an_accepted_referral_is_not_registered_by_who_does_not_coordinate(client, program):
    """The matrix asks about one that is registered already."""
    client.force_login(MembershipFactory(organization=program.lead, role="finance").user)
    url = pages(program)["register"]
    assert [client.get(url).status_code, client.post(url, {}).status_code] == [403, 403]


def test_a_page_about_foreign_records_does_not_exist(client, program):
    """One example; the others are in config/tests/test_two_organizations.py."""
    client.force_login(coordinator_of(program))
    url = pages(ProgramFactory())["propose"]
    answers = [client.get(url), client.post(url, {})]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert ["Secretan" in answer.content.decode() for answer in answers] == [False, False]


def test_a_foreign_mentor_is_not_proposed_by_address(client, program, mentee):
    client.force_login(coordinator_of(program))
    url = reverse("propose_pairing", args=[mentee.pk, MentorFactory().pk])
    assert client.post(url, {"on": "2008-01-15"}).status_code == 404
    assert Pairing.objects.count() == 0


# --- From a referral to a mentee ----------------------------------------------------------------


def test_an_accepted_referral_becomes_a_mentee_in_one_page(client, program):
    referral = ReferralFactory(program=program, state="accepted", need="Un premier emploi")
    client.force_login(coordinator_of(program))
    url = reverse("register_mentee", args=[referral.pk])
    assert client.get(url).context["form"]["need"].value() == "Un premier emploi"
    posted = {
        "on": "15 janvier 2008",
        "need": "Un emploi de chimiste",
        "fields_of_work": ["2", "4"],
        "training": "Chimie",
        "arrived_on": "",
    }
    answer = client.post(url, posted)
    mentee = Mentee.objects.get()
    assert answer.url == reverse("admin:mentoring_mentee_change", args=[mentee.pk])
    assert (mentee.need, mentee.fields, mentee.training, mentee.arrived_on) == (
        "Un emploi de chimiste",
        ["2", "4"],
        "Chimie",
        None,
    )
    assert str(mentee.registered_on) == "2008-01-15"


def test_a_second_click_opens_the_mentee_that_the_first_one_made(client, program):
    referral = ReferralFactory(program=program, state="accepted")
    client.force_login(coordinator_of(program))
    url = reverse("register_mentee", args=[referral.pk])
    answers = [client.post(url, {"on": "2008-01-15"}) for _ in range(2)]
    assert answers[0].url == answers[1].url
    assert Mentee.objects.count() == 1


def test_a_referral_that_is_not_accepted_says_so(client, program):
    referral = ReferralFactory(program=program, state=ReferralState.RECEIVED)
    client.force_login(coordinator_of(program))
    answer = client.post(reverse("register_mentee", args=[referral.pk]), {"on": "2008-01-15"})
    assert answer.context["form"].non_field_errors() == [
        "Acceptez la référence avant d’inscrire la personne."
    ]


def test_what_cannot_be_read_is_said_beside_the_field_and_kept(client, program):
    referral = ReferralFactory(program=program, state="accepted")
    client.force_login(coordinator_of(program))
    posted = {"on": "un jour", "training": "Chimie", "fields_of_work": ["alchimie"]}
    form = client.post(reverse("register_mentee", args=[referral.pk]), posted).context["form"]
    assert sorted(form.errors) == ["fields_of_work", "on"]
    assert form["training"].value() == "Chimie"


def test_a_person_already_registered_is_said(client, program):
    referral = ReferralFactory(program=program, state="accepted")
    MenteeFactory(program=program, person=referral.person)
    client.force_login(coordinator_of(program))
    answer = client.post(reverse("register_mentee", args=[referral.pk]), {"on": "2008-01-15"})
    assert answer.context["form"].non_field_errors() == [
        "Cette personne est déjà inscrite à ce titre dans ce programme."
    ]


# --- From a mentee to a mentor ------------------------------------------------------------------


def test_the_mentors_are_shown_in_their_order(client, program):
    mentee = MenteeFactory(program=program, fields=["3"])
    other = MentorFactory(program=program, fields=["4"])
    same = MentorFactory(program=program, fields=["3"])
    client.force_login(coordinator_of(program))
    answer = client.get(reverse("match_mentee", args=[mentee.pk]))
    assert [match.mentor for match in answer.context["matches"]] == [same, other]


def test_without_a_mentor_the_page_says_what_to_do(client, mentee):
    client.force_login(coordinator_of(mentee.program))
    page = client.get(reverse("match_mentee", args=[mentee.pk])).content.decode()
    assert page.count("Aucun mentor n’a de place libre") == 1


def test_a_mentee_who_is_paired_or_gone_gets_no_proposal(client, program):
    MentorFactory(program=program)
    paired = PairingFactory(program=program).mentee
    gone = MenteeFactory(program=program, state=ParticipantState.LEFT, left_on="2008-01-01")
    client.force_login(coordinator_of(program))
    for mentee in (paired, gone):
        answer = client.get(reverse("match_mentee", args=[mentee.pk]))
        assert (answer.status_code, answer.context["matches"]) == (200, [])


def test_the_number_of_queries_of_the_page_does_not_grow(client, program, mentee):
    client.force_login(coordinator_of(program))
    url = reverse("match_mentee", args=[mentee.pk])

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        return len(captured)

    counts = []
    for number in (1, 2):
        for _ in range(number):
            MentorFactory(program=program)
            PairingFactory(program=program, mentee=mentee, state=PairingState.PROPOSED)
        counts.append(queries())
    assert counts[0] == counts[1]


def test_asking_proposes_nothing_and_two_clicks_propose_once(client, program, mentee):
    mentor = MentorFactory(program=program)
    user = coordinator_of(program)
    client.force_login(user)
    url = reverse("propose_pairing", args=[mentee.pk, mentor.pk])
    assert client.get(url).status_code == 200
    assert Pairing.objects.count() == 0
    answers = [client.post(url, {"on": "2008-01-15", "note": "À relancer"}) for _ in range(2)]
    pairing = Pairing.objects.get()
    expected = reverse("admin:mentoring_pairing_change", args=[pairing.pk])
    assert [answer.url for answer in answers] == [expected, expected]
    assert (pairing.mentor, pairing.mentee, pairing.note) == (mentor, mentee, "À relancer")
    assert [move.moved_by for move in pairing.moves.all()] == [user]


def test_the_reasons_for_a_mentor_come_before_what_will_happen(client, program, mentee):
    mentor = MentorFactory(program=program)
    client.force_login(coordinator_of(program))
    page = client.get(reverse("propose_pairing", args=[mentee.pk, mentor.pk])).content.decode()
    sentences = ["Pourquoi ce mentor", "1 place libre", "Voici ce qui se passera"]
    assert re.findall("|".join(sentences), page) == sentences


def test_a_proposal_that_is_refused_says_why_once(client, program, mentee):
    mentor = MentorFactory(program=program)
    PairingFactory(program=program, mentor=mentor)
    client.force_login(coordinator_of(program))
    url = reverse("propose_pairing", args=[mentee.pk, mentor.pk])
    answer = client.post(url, {"on": "2008-01-15"})
    refusal = f"{mentor} a déjà autant de jumelages en cours que sa capacité (1)."
    assert answer.context["form"].non_field_errors() == [refusal]
    assert answer.content.decode().count(refusal) == 1
