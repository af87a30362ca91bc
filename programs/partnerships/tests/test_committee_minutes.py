"""Minutes are adopted once, in both languages, and never change; reopened, they have a version more."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from programs.lib.periods import Period
from programs.links import token_of
from programs.models import OutgoingMail
from programs.partnerships.access import approved_minutes
from programs.partnerships.actions import committee_minutes as actions
from programs.partnerships.actions.committee_deciding import note_decision, write_minutes
from programs.partnerships.actions.follow_up import finish
from programs.partnerships.committee_papers import agenda_paper, minutes_paper
from programs.partnerships.enums import CommitteeMeetingState
from programs.partnerships.models import CommitteeMeeting, Decision, Minutes
from programs.partnerships.tests.committees import (
    DAY,
    THE_DAY,
    a_committee,
    convened,
    follow_up_of,
    held,
    planned,
    state_of,
)
from programs.tests.refusals import refused
from reporting.rendering import correspondence

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(THE_DAY, tick=False)]

YEAR = Period(date(2007, 4, 1), date(2008, 3, 31))


@pytest.fixture(autouse=True)
def quick_print(monkeypatch):
    """A paper stands for its PDF: how one is made is tried elsewhere."""

    monkeypatch.setattr(
        "programs.partnerships.actions.committee_minutes.pdf_of",
        lambda letter: b"%PDF " + correspondence.render_letter(letter).encode(),
    )


def with_minutes(committee=None, *, text="## 1. Ouverture\n\nOn commence.", **details):
    meeting = held(committee, **details)
    return write_minutes(meeting=meeting, text=text, seen="")


def adopt(meeting, **details) -> CommitteeMeeting:
    details = {"adopted_on": DAY, "adopted_at": None, "by": None} | details
    return actions.adopt_minutes(meeting=meeting, **details)


def versions(meeting) -> list[tuple[int, str]]:
    return sorted(meeting.adopted.values_list("version", "language"))


def words(paper) -> str:
    return str(correspondence.render_letter(paper))


class TestAdopting:
    def test_both_languages_are_kept_with_their_sums(self):
        meeting = adopt(with_minutes())
        assert versions(meeting) == [(1, "en"), (1, "fr-ca")]
        assert all(len(one.sha256) == 64 for one in meeting.adopted.all())

    def test_what_is_adopted_no_longer_changes(self):
        meeting = adopt(with_minutes())
        with pytest.raises(ValidationError, match="est adopté"):
            write_minutes(meeting=meeting, text="Autre", seen=meeting.minutes)
        with refused("adopted_minutes_are_kept"):
            Minutes.objects.update(sha256="0" * 64)

    def test_it_is_adopted_at_a_meeting_of_the_same_committee(self):
        meeting, other = with_minutes(), planned()
        with refused("part_of_its_committee"):
            adopt(meeting, adopted_at=other)
        assert state_of(meeting) == CommitteeMeetingState.HELD

    def test_blank_minutes_are_not_adopted(self):
        meeting = held()
        with pytest.raises(ValidationError, match="est vide"):
            adopt(meeting)
        assert (state_of(meeting), versions(meeting)) == (CommitteeMeetingState.HELD, [])

    def test_reopened_for_a_reason_they_have_a_version_more_and_the_first_stays(self):
        meeting = adopt(with_minutes())
        first = meeting.adopted.get(language="fr-ca")
        actions.reopen_minutes(meeting=meeting, by=None, reason="Une coquille")
        write_minutes(meeting=meeting, text="Corrigé", seen=meeting.minutes)
        adopt(meeting)
        assert versions(meeting) == [(1, "en"), (1, "fr-ca"), (2, "en"), (2, "fr-ca")]
        assert Minutes.objects.get(pk=first.pk).sha256 == first.sha256

    def test_they_are_not_reopened_without_a_reason(self):
        meeting = adopt(with_minutes())
        with pytest.raises(ValidationError, match="Écrivez le motif"):
            actions.reopen_minutes(meeting=meeting, by=None, reason=" ")


class TestForWhoeverRendersAccount:
    def test_the_last_version_of_what_stands_adopted_is_found(self):
        committee = a_committee()
        meeting = adopt(with_minutes(committee))
        actions.reopen_minutes(meeting=meeting, by=None, reason="Une coquille")
        assert list(approved_minutes(committee.program, YEAR)) == []
        adopt(meeting)
        found = approved_minutes(committee.program, YEAR)
        assert [(one.version, one.language) for one in found] == [(2, "en"), (2, "fr-ca")]

    def test_those_of_another_program_and_of_another_year_are_not(self):
        committee = a_committee()
        adopt(with_minutes())
        adopt(with_minutes(committee, day=date(2007, 3, 31)), adopted_on=DAY)
        assert list(approved_minutes(committee.program, YEAR)) == []


class TestOnPaper:
    def test_a_draft_says_that_it_is_one_and_what_was_adopted_says_when(self):
        meeting = with_minutes()
        draft = words(minutes_paper(meeting, "fr-ca"))
        assert "n’est pas encore adopté" in draft
        final = words(minutes_paper(meeting, "en", adopted_on=DAY, adopted_at=None))
        assert ("n’est pas encore" in final, "October 18, 2007" in final) == (False, True)

    def test_the_same_records_make_the_same_paper(self):
        committee = a_committee()
        follow_up_of(committee, noted_on=date(2007, 10, 1))
        meeting = with_minutes(committee)
        note_decision(decision=Decision(meeting=meeting, text="Adopté."))
        assert minutes_paper(meeting, "fr-ca") == minutes_paper(meeting, "fr-ca")
        assert agenda_paper(meeting, "en") == agenda_paper(meeting, "en")

    def test_without_a_quorum_the_paper_says_so(self):
        meeting = with_minutes(a_committee(quorum=3), present=1)
        note_decision(decision=Decision(meeting=meeting, text="Adopté."))
        printed = words(minutes_paper(meeting, "fr-ca"))
        assert "non atteint" in printed
        assert "sous réserve de ratification" in printed

    def test_a_follow_up_stands_as_it_stood_on_that_day(self, time_machine):
        committee = a_committee()
        follow_up = follow_up_of(committee, noted_on=date(2007, 10, 1))
        meeting = with_minutes(committee)
        before = minutes_paper(meeting, "fr-ca")
        time_machine.move_to("2007-11-01 12:00-04:00", tick=False)
        finish(follow_up=follow_up, by=None)
        assert minutes_paper(meeting, "fr-ca") == before

    def test_what_is_typed_is_text_and_no_markup(self):
        meeting = planned(a_committee(name="*Table* <b>"), usual=True)
        printed = words(agenda_paper(meeting, "fr-ca"))
        assert "*Table* &lt;b&gt;" in printed
        assert "<b>" not in printed.split("</header>")[1]


class TestSending:
    def test_members_are_led_to_them_and_the_mail_holds_none(self):
        meeting = with_minutes(a_committee(members=2))
        OutgoingMail.objects.all().delete()
        actions.send_minutes(meeting=meeting, by=None)
        found = list(OutgoingMail.objects.filter(template="committee_minutes"))
        assert len(found) == 2
        assert all(token_of(meeting) in one.body for one in found)
        assert all(not one.file and "On commence" not in one.body for one in found)

    def test_what_was_not_held_has_none_to_send(self):
        with pytest.raises(ValidationError, match="comme tenue"):
            actions.send_minutes(meeting=convened(), by=None)


def test_the_proposed_plan_follows_the_agenda():
    committee = a_committee()
    follow_up_of(committee, noted_on=date(2007, 10, 1), text="Écrire au centre")
    meeting = planned(committee, usual=True)
    assert actions.skeleton_of(meeting).splitlines() == [
        "## 1. Ouverture de la rencontre et mot de bienvenue",
        "",
        "",
        "## 2. Adoption de l’ordre du jour",
        "",
        "",
        "## 3. Suivis des rencontres précédentes",
        "",
        "- Écrire au centre\xa0: ",
        "",
        "## 4. Divers",
    ]
