"""What was promised comes back by itself: on each agenda to come while it is open, on those past for good."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from programs.lib.periods import today
from programs.partnerships.actions import committee_agenda, committee_meeting
from programs.partnerships.actions import follow_up as actions
from programs.partnerships.actions.machines import follow_up_machine
from programs.partnerships.agendas import points_of
from programs.partnerships.enums import FollowUpState
from programs.partnerships.models import AgendaItem, FollowUp
from programs.partnerships.tests.committees import (
    AFTER,
    BEFORE,
    DAY,
    THE_DAY,
    a_committee,
    follow_up_of,
    held,
    on_agenda,
    planned,
)
from programs.partnerships.tests.factories import CommitteeFactory, FollowUpFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(BEFORE, tick=False)]

EARLIER = date(2007, 10, 1)


def carried_in(meeting) -> list[FollowUp]:
    """What the agenda shows as carried over."""
    return [one for point in points_of(meeting) for one in point.follow_ups]


def test_what_is_open_stands_on_a_meeting_that_is_planned():
    committee = a_committee()
    follow_up = follow_up_of(committee, noted_on=EARLIER)
    other = follow_up_of(CommitteeFactory(program=committee.program), noted_on=EARLIER)
    assert on_agenda(planned(committee)) == [follow_up]
    assert on_agenda(planned(other.committee)) == [other]


def test_what_opens_later_comes_to_every_meeting_to_come_and_to_no_other():
    committee = a_committee()
    past = held(committee, day=date(2007, 9, 20))
    coming, undated = planned(committee), planned(committee, day=None)
    follow_up = follow_up_of(committee, noted_on=today())
    assert [on_agenda(one) for one in (past, coming, undated)] == [[], [follow_up], [follow_up]]


def test_what_is_done_leaves_the_agendas_to_come_and_stays_on_those_past(time_machine):
    committee = a_committee()
    follow_up = follow_up_of(committee, noted_on=EARLIER)
    meeting, later = planned(committee), planned(committee, day=DAY + timedelta(days=28))
    time_machine.move_to(THE_DAY, tick=False)
    actions.finish(follow_up=follow_up, by=None)
    assert (on_agenda(meeting), on_agenda(later)) == ([follow_up], [])
    committee_meeting.hold_meeting(meeting=meeting, by=None)
    time_machine.move_to(AFTER, tick=False)
    actions.reopen(follow_up=FollowUp.objects.get(), by=None)
    assert (on_agenda(meeting), on_agenda(later)) == ([follow_up], [follow_up])
    actions.drop(follow_up=FollowUp.objects.get(), by=None, reason="Sans objet")
    assert (on_agenda(meeting), on_agenda(later)) == ([follow_up], [])


def test_what_a_meeting_notes_is_not_carried_to_itself():
    committee = a_committee()
    meeting, later = planned(committee), planned(committee, day=DAY + timedelta(days=28))
    noted = FollowUp(program=committee.program, meeting=meeting, text="Écrire", noted_on=today())
    actions.note_follow_up(follow_up=noted, by=None)
    assert (on_agenda(meeting), on_agenda(later)) == ([], [noted])
    assert (carried_in(meeting), carried_in(later)) == ([], [noted])


def test_a_meeting_that_is_cancelled_and_given_back_has_what_opened_meanwhile():
    committee = a_committee()
    meeting = planned(committee)
    committee_meeting.cancel_meeting(meeting=meeting, by=None, reason="Tempête")
    follow_up = follow_up_of(committee, noted_on=today())
    assert on_agenda(meeting) == []
    committee_meeting.restore_meeting(meeting=meeting, by=None)
    assert on_agenda(meeting) == [follow_up]


def test_one_that_goes_to_another_committee_changes_agendas():
    committee = a_committee()
    other = a_committee(program=committee.program)
    here, there = planned(committee), planned(other)
    follow_up = follow_up_of(committee, noted_on=EARLIER)
    follow_up.committee = other
    actions.change_follow_up(follow_up=follow_up)
    assert (on_agenda(here), on_agenda(there)) == ([], [follow_up])


def test_one_is_never_twice_on_an_agenda():
    committee = a_committee()
    follow_up_of(committee, noted_on=EARLIER)
    meeting = planned(committee)
    committee_meeting.convene_meeting(meeting=meeting, by=None)
    item = AgendaItem.objects.get(meeting=meeting)
    with pytest.raises(IntegrityError, match="follow_up_once_an_agenda"), transaction.atomic():
        AgendaItem.objects.create(meeting=meeting, title="Encore", follow_up=item.follow_up)


def test_what_was_written_past_our_code_is_shown_and_is_written_when_it_is_convened():
    committee = a_committee()
    meeting = planned(committee)
    FollowUp.objects.bulk_create(
        [FollowUp(program=committee.program, committee=committee, text="X", noted_on=EARLIER)]
    )
    assert (on_agenda(meeting), carried_in(meeting)) == ([], list(FollowUp.objects.all()))
    committee_meeting.convene_meeting(meeting=meeting, by=None)
    assert on_agenda(meeting) == carried_in(meeting) == list(FollowUp.objects.all())


def test_a_follow_up_of_no_committee_is_on_no_agenda():
    committee = a_committee()
    meeting = planned(committee)
    loose = FollowUpFactory(program=committee.program, noted_on=EARLIER)
    assert on_agenda(meeting) == []
    follow_up_machine.move(loose, FollowUpState.DONE, by=None)
    assert AgendaItem.objects.count() == 0


class TestTheOrderOfAnAgenda:
    def titles(self, meeting) -> list[str]:
        return [
            point.item.title if point.item else f"{len(point.follow_ups)} suivis"
            for point in points_of(meeting)
        ]

    def test_the_usual_points_are_proposed_with_the_follow_ups_before_the_last(self):
        committee = a_committee()
        follow_up_of(committee, noted_on=EARLIER)
        held(committee, day=date(2007, 9, 20))
        assert self.titles(planned(committee, usual=True)) == [
            "Ouverture de la rencontre et mot de bienvenue",
            "Adoption de l’ordre du jour",
            "Adoption du compte rendu de la rencontre précédente",
            "1 suivis",
            "Divers",
        ]

    def test_they_are_proposed_once(self):
        meeting = planned(usual=True)
        assert committee_agenda.add_usual(meeting=meeting) == 0

    def test_a_point_is_added_before_the_last_and_moves_past_the_follow_ups_as_a_whole(self):
        committee = a_committee()
        meeting = planned(committee, usual=True)
        follow_up_of(committee, noted_on=EARLIER)
        follow_up_of(committee, noted_on=EARLIER)
        added = committee_agenda.add_item(item=AgendaItem(meeting=meeting, title="Budget"))
        assert self.titles(meeting)[2:] == ["2 suivis", "Budget", "Divers"]
        committee_agenda.move_item(item=added, by=-1)
        assert self.titles(meeting)[2:] == ["Budget", "2 suivis", "Divers"]
        carried = AgendaItem.objects.exclude(follow_up=None).last()
        committee_agenda.move_item(item=carried, by=-1)
        assert self.titles(meeting)[2:] == ["2 suivis", "Budget", "Divers"]

    def test_it_goes_no_further_than_its_ends(self):
        meeting = planned(usual=True)
        with pytest.raises(Exception, match="déjà à ce bout"):
            committee_agenda.move_item(item=meeting.items.first(), by=-1)

    def test_a_follow_up_is_not_taken_off_by_hand(self):
        committee = a_committee()
        follow_up_of(committee, noted_on=EARLIER)
        meeting = planned(committee)
        with pytest.raises(Exception, match="revient de lui-même"):
            committee_agenda.remove_item(item=meeting.items.get())
