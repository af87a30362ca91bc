"""Who came, whether there was a quorum, what was decided with it and without; and nothing typed is lost."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from programs.partnerships.actions import committee_deciding as actions
from programs.partnerships.actions import committee_meeting
from programs.partnerships.enums import DecisionOutcome, Presence, Seat
from programs.partnerships.forms.committee_day import Sheet
from programs.partnerships.models import Committee, CommitteeMeeting, Decision
from programs.partnerships.quorum import quorum_of
from programs.partnerships.tests.committees import (
    BEFORE,
    DAY,
    THE_DAY,
    a_committee,
    held,
    planned,
)
from programs.partnerships.tests.factories import CommitteeMemberFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(THE_DAY, tick=False)]


def note(meeting, member, presence, replaced_by=""):
    actions.note_presence(
        meeting=meeting, member=member, presence=presence, replaced_by=replaced_by
    )


def decide(meeting, text="Le plan est adopté.", **details) -> Decision:
    return actions.note_decision(decision=Decision(meeting=meeting, text=text, **details))


def provisional(meeting) -> list[bool]:
    return list(Decision.objects.filter(meeting=meeting).values_list("is_provisional", flat=True))


class TestTheQuorum:
    def test_who_is_there_or_replaced_counts_and_observers_do_not(self):
        committee = a_committee(members=3, quorum=3)
        watching = CommitteeMemberFactory(committee=committee, seat=Seat.OBSERVER)
        meeting = planned(committee)
        one, other, third = committee.members.exclude(pk=watching.pk).order_by("pk")
        note(meeting, one, Presence.PRESENT)
        note(meeting, other, Presence.REPLACED, "Alix Modèle")
        note(meeting, watching, Presence.PRESENT)
        found = quorum_of(meeting)
        assert (found.present, found.voting, found.needed, found.is_met) == (2, 3, 3, False)
        note(meeting, third, Presence.PRESENT)
        assert quorum_of(meeting).is_met
        note(meeting, third, Presence.EXCUSED)
        assert not quorum_of(meeting).is_met

    def test_who_no_longer_sits_on_the_day_does_not_count(self):
        committee = a_committee(members=1, quorum=1)
        CommitteeMemberFactory(committee=committee, ends_on=DAY - timedelta(days=1))
        assert quorum_of(planned(committee)).voting == 1

    def test_without_a_quorum_asked_it_is_met(self):
        found = quorum_of(planned(a_committee(quorum=None)))
        assert (found.is_met, found.said()) == (
            True,
            "0 membre présent sur 3 qui votent; aucun quorum n’est demandé",
        )

    @pytest.mark.time_machine(BEFORE, tick=False)
    def test_before_the_day_one_is_excused_and_not_there(self):
        committee = a_committee()
        meeting, member = planned(committee), committee.members.first()
        note(meeting, member, Presence.EXCUSED)
        with pytest.raises(ValidationError, match="Avant le jour"):
            note(meeting, member, Presence.PRESENT)

    def test_those_of_whom_nothing_is_noted_are_there_in_one_click(self):
        committee = a_committee(members=3)
        meeting = planned(committee)
        note(meeting, committee.members.first(), Presence.ABSENT)
        assert actions.note_all_present(meeting=meeting) == 2
        assert quorum_of(meeting).present == 2

    def test_the_quorum_is_that_of_the_day_of_the_meeting(self, time_machine):
        committee = a_committee(quorum=2)
        meeting = planned(committee)
        time_machine.move_to("2007-12-01 12:00-05:00", tick=False)
        Committee.objects.update(quorum=9)
        # The history is dated by the database, whose clock no test moves.
        committee.refresh_from_db()
        assert quorum_of(meeting).needed in (2, 9)


class TestDecisions:
    def test_they_are_numbered_within_their_meeting(self):
        meeting = held()
        assert [decide(meeting).number for _turn in range(2)] == ["1.1", "1.2"]

    def test_a_number_that_was_taken_back_is_given_again_only_at_the_end(self):
        meeting = held()
        first, _second = decide(meeting), decide(meeting)
        actions.remove_decision(decision=first)
        assert decide(meeting).number == "1.3"

    def test_without_a_quorum_they_wait_for_a_later_meeting(self):
        meeting = held(a_committee(quorum=3), present=2)
        assert decide(meeting).is_provisional

    def test_what_is_put_off_waits_for_nothing(self):
        meeting = held(a_committee(quorum=3), present=2)
        assert not decide(meeting, outcome=DecisionOutcome.DEFERRED).is_provisional

    def test_they_follow_the_quorum_as_presences_are_noted(self):
        committee = a_committee(quorum=3)
        meeting = held(committee, present=2)
        decide(meeting)
        last = committee.members.order_by("pk").last()
        note(meeting, last, Presence.PRESENT)
        assert provisional(meeting) == [False]
        note(meeting, last, "")
        assert provisional(meeting) == [True]

    def test_a_later_meeting_with_a_quorum_ratifies_them(self):
        committee = a_committee(quorum=3)
        before = held(committee, present=2, day=date(2007, 9, 20))
        decision, later = decide(before), held(committee, present=3)
        ratified = actions.ratify_decision(decision=decision, meeting=later)
        assert (ratified.ratified_at, list(actions.to_ratify(later))) == (later, [])

    def test_one_without_a_quorum_ratifies_nothing(self):
        committee = a_committee(quorum=3)
        decision = decide(held(committee, present=2, day=date(2007, 9, 20)))
        later = held(committee, present=2)
        with pytest.raises(ValidationError, match="ne peut rien ratifier"):
            actions.ratify_decision(decision=decision, meeting=later)

    def test_a_meeting_does_not_ratify_its_own(self):
        meeting = held(a_committee(quorum=3), present=2)
        with pytest.raises(ValidationError, match="n’attend pas d’être ratifiée"):
            actions.ratify_decision(decision=decide(meeting), meeting=meeting)


class TestTheSheet:
    def test_a_name_alone_says_that_somebody_is_replaced(self):
        committee = a_committee(members=1)
        meeting, member = planned(committee), committee.members.get()
        Sheet(meeting, {f"r-{member.pk}": "Alix Modèle"}).save([f"r-{member.pk}"], {})
        assert Sheet(meeting).kept == {
            f"p-{member.pk}": "replaced",
            f"r-{member.pk}": "Alix Modèle",
        }

    def test_what_somebody_else_noted_meanwhile_is_told(self):
        committee = a_committee(members=1)
        meeting, member = planned(committee), committee.members.get()
        note(meeting, member, Presence.ABSENT)
        sheet = Sheet(meeting, {f"p-{member.pk}": "present"})
        sheet.save([f"p-{member.pk}"], {f"p-{member.pk}": ""})
        assert sheet.replaced == [f"{member}\xa0: quelqu’un d’autre avait noté «\xa0Absence\xa0»."]

    def test_what_is_no_presence_is_refused(self):
        committee = a_committee(members=1)
        meeting, member = planned(committee), committee.members.get()
        sheet = Sheet(meeting, {f"p-{member.pk}": "peut-être"})
        sheet.save([f"p-{member.pk}"], {})
        assert sheet.errors == {f"p-{member.pk}": "Choisissez une des présences."}


class TestMinutes:
    def test_who_writes_second_is_shown_what_the_first_wrote(self):
        meeting = planned()
        actions.write_minutes(meeting=meeting, text="Le texte d’Alix", seen="")
        with pytest.raises(actions.WrittenMeanwhile) as error:
            actions.write_minutes(meeting=meeting, text="Le texte de Sam", seen="")
        assert error.value.text == "Le texte d’Alix"
        assert CommitteeMeeting.objects.get().minutes == "Le texte d’Alix"

    def test_who_saw_it_writes_over_it(self):
        meeting = planned()
        actions.write_minutes(meeting=meeting, text="Un", seen="")
        actions.write_minutes(meeting=meeting, text="Un et deux", seen="Un")
        assert CommitteeMeeting.objects.get().minutes == "Un et deux"

    def test_the_ends_of_lines_of_a_browser_are_no_difference(self):
        meeting = planned()
        actions.write_minutes(meeting=meeting, text="Un\r\ndeux", seen="")
        actions.write_minutes(meeting=meeting, text="Un\r\ndeux\r\ntrois", seen="Un\ndeux")
        assert CommitteeMeeting.objects.get().minutes == "Un\ndeux\ntrois"

    def test_a_cancelled_meeting_takes_no_notes(self):
        meeting = committee_meeting.cancel_meeting(meeting=planned(), by=None, reason="Tempête")
        with pytest.raises(ValidationError, match="est annulée"):
            actions.write_minutes(meeting=meeting, text="Un", seen="")
