"""Meetings are planned with or without a day, convened by mail and calendar, moved, cancelled and held."""

from datetime import date, time, timedelta

import icalendar
import pytest
from django.core.exceptions import ValidationError

from programs.lib.periods import Period
from programs.links import token_of
from programs.models import OutgoingMail
from programs.partnerships.actions import committee_meeting as actions
from programs.partnerships.actions.machines import meeting_machine
from programs.partnerships.enums import CommitteeMeetingState
from programs.partnerships.models import CommitteeMeeting
from programs.partnerships.tests.committees import (
    BEFORE,
    DAY,
    THE_DAY,
    a_committee,
    convened,
    planned,
    state_of,
)
from programs.partnerships.tests.factories import CommitteeMemberFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(BEFORE, tick=False)]

_S = CommitteeMeetingState


def refusal(action, **details) -> list[str]:
    with pytest.raises(ValidationError) as error:
        action(**details)
    return error.value.messages


def mails() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.unsent().order_by("pk"))


def events() -> list[tuple[str, str, str, int]]:
    """What each mail that waits has for a calendar: the method, whom it is for, its state and its sequence."""
    found = []
    for mail in mails():
        calendar = icalendar.Calendar.from_ical(bytes(mail.file))
        (event,) = calendar.walk("VEVENT")
        attendee = str(event["ATTENDEE"]).removeprefix("mailto:")
        found.append((calendar["METHOD"], attendee, event["STATUS"], int(event["SEQUENCE"])))
    return found


def change(meeting, **wanted):
    said = {name: getattr(meeting, name) for name in actions.TOLD}
    return actions.change_meeting(meeting=meeting, by=None, **said | wanted)


class TestPlanning:
    def test_one_may_have_no_day_yet(self):
        assert planned(day=None).day is None

    def test_several_are_numbered_after_those_there_are(self):
        committee = a_committee()
        planned(committee)
        days = [DAY + timedelta(days=28 * turn) for turn in (1, 2)]
        made = actions.plan_meetings(
            committee=committee,
            meetings=[CommitteeMeeting(day=day) for day in days],
            usual=False,
            by=None,
        )
        assert [(one.number, one.day) for one in made] == [(2, days[0]), (3, days[1])]

    def test_an_hour_that_no_clock_shows_is_refused(self):
        spring = {"day": date(2008, 3, 9), "starts": time(2, 30), "ends": time(4)}
        assert refusal(planned, **spring) == [
            "Le dimanche 9 mars 2008, 2\xa0h\xa030 n’existe pas\xa0: l’heure avance cette nuit-là."
        ]


class TestConvening:
    def test_without_a_day_nobody_is_convened(self):
        meeting = planned(day=None)
        assert refusal(actions.convene_meeting, meeting=meeting, by=None) == [
            "Fixez d’abord le jour\xa0: on ne convoque pas à une date à fixer."
        ]
        assert (state_of(meeting), mails()) == (_S.PLANNED, [])

    def test_who_sits_on_that_day_and_has_an_address_is_told(self):
        committee = a_committee(members=1)
        (member,) = committee.members.all()
        CommitteeMemberFactory(committee=committee, email="", name="Sans Adresse")
        CommitteeMemberFactory(committee=committee, ends_on=DAY - timedelta(days=1))
        CommitteeMemberFactory(committee=committee, starts_on=DAY + timedelta(days=1))
        convened(committee)
        assert events() == [("REQUEST", member.email, "CONFIRMED", 0)]

    def test_the_log_keeps_who_could_not_be_told(self):
        committee = a_committee(members=1)
        lonely = CommitteeMemberFactory(committee=committee, email="", name="Sans Adresse")
        meeting = convened(committee)
        assert meeting_machine.history(meeting).first().reason == (
            f"1 membre convoqué par courriel. Sans adresse\xa0: {lonely}."
        )

    def test_the_mail_says_when_and_where_and_leads_to_the_page_of_the_meeting(self):
        meeting = convened(a_committee(members=1))
        (mail,) = mails()
        assert token_of(meeting) in mail.body
        assert "jeudi 18 octobre 2007, de 9\xa0h à 11\xa0h\xa030" in mail.body
        assert "Salle B" in mail.body

    def test_without_the_address_of_whoever_leads_the_mail_goes_without_a_calendar(self):
        committee = a_committee(members=1)
        lead = committee.program.lead
        lead.email = ""
        lead.save()
        convened(committee)
        assert [bytes(mail.file) for mail in mails()] == [b""]


class TestChanging:
    def test_whoever_was_convened_hears_of_it_and_their_calendar_moves(self):
        meeting = convened(a_committee(members=1))
        assert change(meeting, day=DAY + timedelta(days=7)) == 1
        ((method, _who, status, sequence),) = events()
        assert (method, status, sequence) == ("REQUEST", "CONFIRMED", 1)

    def test_what_is_not_convened_yet_moves_in_silence(self):
        assert change(planned(), place="Salle C") is None
        assert mails() == []

    def test_what_says_the_same_tells_nobody(self):
        meeting = convened()
        before = len(mails())
        assert (change(meeting), len(mails())) == (None, before)

    def test_a_convened_meeting_keeps_a_day(self):
        meeting = convened()
        assert refusal(change, meeting=meeting, day=None, starts=None, ends=None) == [
            "Fixez le jour de la rencontre."
        ]

    @pytest.mark.time_machine(THE_DAY, tick=False)
    def test_what_was_held_moves_no_more(self):
        meeting = actions.hold_meeting(meeting=planned(), by=None)
        assert refusal(change, meeting=meeting, place="Ailleurs") == [
            "La rencontre est à l’état « Tenue »\xa0: elle ne se déplace plus.".replace(
                "« ", "«\xa0"
            ).replace(" »", "\xa0»")
        ]


class TestCancelling:
    def test_calendars_let_it_go(self):
        meeting = convened(a_committee(members=1))
        actions.cancel_meeting(meeting=meeting, by=None, reason="Tempête")
        ((method, _who, status, sequence),) = events()
        assert (method, status, sequence) == ("CANCEL", "CANCELLED", 1)

    def test_nobody_hears_of_what_nobody_was_told(self):
        actions.cancel_meeting(meeting=planned(), by=None, reason="Tempête")
        assert mails() == []

    def test_what_is_given_back_and_convened_anew_is_newer_for_calendars(self):
        meeting = convened(a_committee(members=1))
        meeting = actions.cancel_meeting(meeting=meeting, by=None, reason="Tempête")
        meeting = actions.restore_meeting(meeting=meeting, by=None)
        actions.convene_meeting(meeting=meeting, by=None)
        ((method, _who, status, sequence),) = events()
        assert (method, status, sequence) == ("REQUEST", "CONFIRMED", 2)


class TestHolding:
    def test_it_is_not_held_before_its_day(self):
        assert refusal(actions.hold_meeting, meeting=planned(), by=None) == [
            "La rencontre est prévue le 18 octobre 2007\xa0: elle ne peut pas être déjà tenue."
        ]

    @pytest.mark.time_machine(THE_DAY, tick=False)
    def test_the_quorum_of_that_day_is_kept(self):
        committee = a_committee(quorum=2)
        meeting = actions.hold_meeting(meeting=planned(committee), by=None)
        type(committee).objects.update(quorum=5)
        assert CommitteeMeeting.objects.get().quorum_needed == meeting.quorum_needed == 2

    def test_one_that_is_noted_long_after_counts_for_its_day(self):
        day = date(2007, 3, 20)
        meeting = actions.hold_meeting(meeting=planned(day=day), by=None)
        period = Period(date(2006, 4, 1), date(2007, 3, 31))
        assert list(CommitteeMeeting.objects.held_in(period)) == [meeting]

    @pytest.mark.time_machine(THE_DAY, tick=False)
    def test_noted_too_fast_it_is_to_come_again(self):
        meeting = actions.hold_meeting(meeting=convened(), by=None)
        taken_back = actions.take_back_held(meeting=meeting, by=None)
        assert (taken_back.state, taken_back.quorum_needed) == (_S.CONVENED, None)
