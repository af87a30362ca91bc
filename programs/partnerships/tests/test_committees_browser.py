"""A coordinator prepares a meeting, holds it with a laptop and a telephone, prints its minutes, and is reminded."""

from datetime import timedelta

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.lib.periods import today
from programs.links import token_of
from programs.models import OutgoingMail
from programs.partnerships.actions import committee_meeting
from programs.partnerships.enums import CommitteeMeetingState
from programs.partnerships.models import CommitteeMeeting, Decision, FollowUp
from programs.partnerships.tests.committees import (
    a_committee,
    a_file,
    convened,
    follow_up_of,
    held,
    planned,
)
from programs.partnerships.tests.factories import CommitteeFactory, DecisionFactory
from programs.tests.browsing import DESK, PHONE, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAVED = "Enregistré à"


@pytest.fixture
def visit(page, live_server) -> Visit:
    return Visit(page, live_server.url).resize(DESK)


def state_says(page, words: str) -> None:
    page.wait_for_function(
        "words => document.querySelector('[data-status]').textContent.includes(words)", arg=words
    )


def click(page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()


def confirm(page, name: str) -> None:
    click(page, name)
    page.get_by_role("button", name=name, exact=True).click()


def test_a_meeting_is_planned_convened_held_printed_and_what_was_promised_comes_back(visit):
    committee = a_committee(members=2, quorum=2)
    visit.sign_in(coordinator_of(committee.program))
    page = visit.open(reverse("committee_page", args=[committee.pk]))

    click(page, "Planifier une rencontre")
    page.get_by_label("Jour", exact=True).fill(today().isoformat())
    page.get_by_label("De", exact=True).fill("09:00")
    page.get_by_label("À", exact=True).fill("11:00")
    page.get_by_role("button", name="Planifier").click()
    page.wait_for_url("**/comites/rencontre/**")
    page.get_by_role("button", name="Descendre « Adoption".replace("« ", "«\xa0")).click()
    confirm(page, "Convoquer")
    page.wait_for_url("**/comites/rencontre/*/")
    meeting = CommitteeMeeting.objects.get()
    assert meeting.state == CommitteeMeetingState.CONVENED
    assert OutgoingMail.objects.filter(template="committee_news").count() == 2
    assert visit.faults() == []

    # With a thumb, at the door.
    visit.resize(PHONE)
    click(page, "Présences")
    page.get_by_label("Présence", exact=True).first.check()
    state_says(page, SAVED)
    assert "non atteint" in page.locator("[data-check]").inner_text()
    page.get_by_label("Remplacement", exact=True).nth(1).check()
    page.get_by_label("En remplacement").nth(1).fill("Alix Modèle")
    page.wait_for_function(
        "() => document.querySelector('[data-check]').textContent.includes(': atteint')"
        " || document.querySelector('[data-check]').textContent.includes('\u00a0: atteint')"
    )
    state_says(page, SAVED)
    assert visit.faults(PHONE) == []

    # On the laptop: notes that save themselves, a decision, a follow-up.
    visit.resize(DESK)
    page.get_by_role("navigation", name="Pages du comité").get_by_role(
        "link", name="Notes et compte rendu"
    ).click()
    page.get_by_label("Texte du compte rendu").press_sequentially(" On commence.")
    state_says(page, SAVED)
    meeting.refresh_from_db()
    assert "On commence." in meeting.minutes
    page.get_by_label("Décision*", exact=True).fill("Le plan est adopté.")
    page.get_by_role("button", name="Noter la décision").click()
    page.wait_for_url("**/notes/#decisions")
    page.get_by_label("Suivi*", exact=True).fill("Écrire aux écoles")
    page.get_by_role("button", name="Noter le suivi").click()
    page.wait_for_url("**/notes/#follow-ups")
    assert not Decision.objects.get().is_provisional
    assert visit.faults() == []

    click(page, "La rencontre")
    confirm(page, "Noter comme tenue")
    page.wait_for_url("**/comites/rencontre/*/")
    with page.expect_download() as downloaded:
        click(page, "Projet de compte rendu, en PDF")
    assert downloaded.value.path().read_bytes().startswith(b"%PDF")

    # What was promised stands on the agenda of the next meeting by itself.
    planned(committee, day=today() + timedelta(days=28))
    follow_up = FollowUp.objects.get()
    page = visit.open(
        reverse("committee_meeting", args=[CommitteeMeeting.objects.get(number=2).pk])
    )
    assert page.get_by_role("link", name=follow_up.text).count() == 1
    visit.open(reverse("follow_up_list"))
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Noter comme faits").click()
    page.wait_for_url("**/suivis/**")
    page = visit.open(
        reverse("committee_meeting", args=[CommitteeMeeting.objects.get(number=2).pk])
    )
    assert page.get_by_role("link", name=follow_up.text).count() == 0
    assert visit.faults() == []


def test_the_pages_of_committees_are_read_by_all(visit):
    committee = a_committee(members=2, quorum=3, announced_members=5)
    past = held(committee, present=1, day=today() - timedelta(days=30), usual=True)
    DecisionFactory(meeting=past, number="1.1", is_provisional=True)
    CommitteeMeeting.objects.filter(pk=past.pk).update(minutes="## 1. Ouverture\n\nOn commence.")
    follow_up = follow_up_of(committee, noted_on=today() - timedelta(days=30))
    coming = convened(committee, usual=True, day=today() + timedelta(days=3))
    undated = planned(committee, day=None, usual=True)
    a_file(coming)
    off = planned(committee, day=today())
    committee_meeting.cancel_meeting(meeting=off, by=None, reason="Tempête")
    empty = CommitteeFactory(program=committee.program)
    visit.sign_in(coordinator_of(committee.program))
    pages = [
        reverse("committee_list"),
        reverse("committee_page", args=[committee.pk]),
        reverse("committee_page", args=[empty.pk]),
        reverse("committee_change", args=[committee.pk]),
        reverse("committee_decisions", args=[committee.pk]),
        reverse("committee_decisions", args=[empty.pk]),
        reverse("committee_member_new", args=[committee.pk]),
        reverse("committee_member_replace", args=[committee.members.first().pk]),
        reverse("committee_meeting_new", args=[committee.pk]),
        *(reverse("committee_meeting", args=[one.pk]) for one in (past, coming, undated, off)),
        reverse("committee_meeting_change", args=[coming.pk]),
        reverse("committee_meeting_step", args=[past.pk, "adopter"]),
        reverse("committee_attendance", args=[coming.pk]),
        reverse("committee_attendance", args=[off.pk]),
        reverse("committee_notes", args=[coming.pk]),
        reverse("committee_notes", args=[off.pk]),
        reverse("committee_preview", args=[past.pk]),
        reverse("committee_follow_up_new", args=[coming.pk]),
        reverse("follow_up_list"),
        reverse("follow_up_page", args=[follow_up.pk]),
        reverse("follow_up_new", args=[committee.program.slug]),
        reverse("follow_up_step", args=[follow_up.pk, "reporter"]),
        reverse("committee_invitation", args=[token_of(coming)]),
    ]
    assert visit.faults_of(pages) == []
