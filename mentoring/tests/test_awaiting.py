"""What of mentoring awaits a coordinator, each rule at its boundary day, and nothing of anybody else's."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from mentoring.awaiting import (
    FreeMentor,
    OfferToRead,
    OutcomeToRecord,
    ToMakeAvailable,
    ToPair,
    ToRegister,
    WithoutAnswer,
    WithoutMeeting,
)
from mentoring.models import Pairing
from mentoring.tests.factories import (
    MeetingFactory,
    MenteeFactory,
    MentorFactory,
    MentorOfferFactory,
    OutcomeFactory,
    PairingFactory,
)
from programs.accounts.tests.factories import coordinator_of
from programs.enums import Service
from programs.lib.periods import today
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory
from programs.tests.moves import logged
from programs.tests.waiting import coming, late, waiting

pytestmark = pytest.mark.django_db

NOW = "2008-01-15T12:00-05:00"


@pytest.fixture(autouse=True)
def _in_january():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def program():
    return ProgramFactory()


@pytest.mark.parametrize(
    ("state", "received_on", "expected"),
    [
        ("received", date(2008, 1, 8), [False]),
        ("received", date(2008, 1, 7), [True]),
        ("declined", date(2008, 1, 7), []),
    ],
)
def test_an_offer_of_a_mentor_is_late_after_a_week(program, state, received_on, expected):
    MentorOfferFactory(state=state, received_on=received_on)
    MentorOfferFactory(program=program, state=state, received_on=received_on)
    assert late(OfferToRead, coordinator_of(program)) == expected


class TestToRegister:
    @pytest.mark.parametrize(
        ("state", "received_on", "expected"),
        [
            ("accepted", date(2008, 1, 1), [False]),
            ("first_contact", date(2007, 12, 31), [True]),
            ("in_service", date(2007, 12, 31), []),
            ("received", date(2007, 12, 31), []),
        ],
    )
    def test_an_accepted_referral_is_late_after_two_weeks(
        self, program, state, received_on, expected
    ):
        ReferralFactory(state=state, received_on=received_on)
        ReferralFactory(program=program, state=state, received_on=received_on)
        assert late(ToRegister, coordinator_of(program)) == expected

    def test_a_referral_whose_mentee_exists_is_not_asked_for_again(self, program):
        referral = ReferralFactory(program=program, state="first_contact")
        MenteeFactory(program=program, person=referral.person, referral=referral)
        assert waiting(ToRegister, coordinator_of(program)) == []

    def test_a_program_without_mentoring_asks_for_no_registration(self, program):
        other = ProgramFactory(lead=program.lead, services=[Service.REFERRALS])
        ReferralFactory(program=other, state="accepted")
        awaited = ReferralFactory(program=program, state="accepted")
        assert waiting(ToRegister, coordinator_of(program)) == [awaited]

    def test_its_button_opens_the_form_that_registers(self, program):
        referral = ReferralFactory(program=program, state="accepted")
        assert ToRegister().url(referral) == reverse("register_mentee", args=[referral.pk])


@pytest.mark.parametrize(
    ("state", "registered_on", "expected"),
    [
        ("registered", date(2008, 1, 1), [False]),
        ("verified", date(2007, 12, 31), [True]),
        ("available", date(2007, 12, 1), []),
    ],
)
def test_a_new_mentee_awaits_until_they_are_available(program, state, registered_on, expected):
    MenteeFactory(state=state, registered_on=registered_on)
    MenteeFactory(program=program, state=state, registered_on=registered_on)
    assert late(ToMakeAvailable, coordinator_of(program)) == expected


def test_a_new_mentee_who_is_paired_already_awaits_nothing_while_that_lasts(program):
    user = coordinator_of(program)
    new = MenteeFactory(program=program, state="registered")
    pairing = PairingFactory(program=program, mentee=new)
    assert waiting(ToMakeAvailable, user) == []
    Pairing.objects.filter(pk=pairing.pk).update(state="completed", ended_on=date(2008, 1, 10))
    assert waiting(ToMakeAvailable, user) == [new]


class TestToPair:
    def test_whoever_is_available_and_has_no_mentor_waits_since_they_do(self, program):
        MenteeFactory()
        MenteeFactory(program=program, state="registered")
        PairingFactory(program=program, state="proposed")
        PairingFactory(program=program)
        registered = MenteeFactory(program=program, registered_on=date(2007, 9, 3))
        opened = MenteeFactory(program=program, registered_on=date(2007, 8, 1))
        logged(opened, ("registered", date(2007, 8, 1)), ("available", date(2007, 9, 10)))
        stopped = PairingFactory(
            program=program,
            state="interrupted",
            interruption="moved",
            ended_on=date(2007, 12, 1),
        ).mentee
        seen = ToPair.visible(coordinator_of(program))
        found = ToPair().select(seen, today())
        # Nobody is late who has not found the right person yet.
        assert {one: (one.waiting_since, one.due_day) for one in found} == {
            registered: (date(2007, 9, 3), None),
            opened: (date(2007, 9, 10), None),
            stopped: (date(2007, 12, 1), None),
        }

    def test_its_button_opens_the_mentors_who_suit(self, program):
        mentee = MenteeFactory(program=program)
        assert ToPair().url(mentee) == reverse("match_mentee", args=[mentee.pk])


@pytest.mark.parametrize(
    ("proposed_on", "expected"), [(date(2008, 1, 1), []), (date(2007, 12, 31), [True])]
)
def test_a_proposal_is_late_as_soon_as_it_waits(program, proposed_on, expected):
    PairingFactory(state="proposed", proposed_on=proposed_on)
    PairingFactory(program=program, state="proposed", proposed_on=proposed_on)
    assert late(WithoutAnswer, coordinator_of(program)) == expected


class TestWithoutMeeting:
    @pytest.mark.parametrize(
        ("met_on", "expected"),
        [
            (date(2007, 12, 17), []),
            (date(2007, 12, 16), [False]),
            (date(2007, 12, 15), [True]),
        ],
    )
    def test_a_pair_is_due_thirty_days_after_it_met_and_late_the_next(
        self, program, met_on, expected
    ):
        MeetingFactory(held_on=met_on)
        MeetingFactory(pairing__program=program, held_on=met_on)
        assert late(WithoutMeeting, coordinator_of(program)) == expected

    def test_it_waits_since_the_last_meeting_or_since_it_began(self, program):
        met = MeetingFactory(pairing__program=program, held_on=date(2007, 11, 5)).pairing
        MeetingFactory(pairing=met, held_on=date(2007, 12, 1))
        PairingFactory(program=program, started_on=date(2007, 10, 1))
        found = waiting(WithoutMeeting, coordinator_of(program))
        days = [pairing.waiting_since for pairing in found]
        assert days == [date(2007, 10, 1), date(2007, 12, 1)]
        assert WithoutMeeting().details(found[1]) == [
            "Aucune rencontre notée depuis le 1er décembre 2007"
        ]


class TestOutcomes:
    def ended(self, program, ended_on, *known: int):
        pairing = PairingFactory(
            program=program,
            state="completed",
            proposed_on=ended_on,
            started_on=ended_on,
            ended_on=ended_on,
        )
        for milestone in known:
            OutcomeFactory(pairing=pairing, milestone=milestone, observed_on=ended_on)
        return pairing

    @pytest.mark.parametrize(
        ("ended_on", "is_late"), [(date(2007, 12, 16), False), (date(2007, 12, 15), True)]
    )
    def test_it_is_late_thirty_days_after_it_fell_due(self, program, ended_on, is_late):
        self.ended(ProgramFactory(), ended_on)
        self.ended(program, ended_on)
        assert late(OutcomeToRecord, coordinator_of(program)) == [is_late]

    @pytest.mark.parametrize(
        ("ended_on", "known", "since"),
        [
            (date(2008, 1, 10), (), date(2008, 1, 10)),
            (date(2007, 10, 15), (0,), date(2008, 1, 15)),
            # A month without a 31st has its last day.
            (date(2007, 8, 31), (0,), date(2007, 11, 30)),
            (date(2007, 5, 31), (0,), date(2007, 11, 30)),
            (date(2007, 1, 10), (0, 3, 6), date(2008, 1, 10)),
        ],
    )
    def test_it_fell_due_whole_months_after_the_end(self, program, ended_on, known, since):
        self.ended(program, ended_on, *known)
        [pairing] = waiting(OutcomeToRecord, coordinator_of(program))
        assert pairing.waiting_since == since

    @pytest.mark.parametrize(
        ("ended_on", "known", "expected"),
        [
            # The outcome at close is missing: it waits now.
            (date(2008, 1, 10), (), []),
            (date(2008, 1, 10), (0,), [(3, date(2008, 4, 10), date(2008, 5, 10))]),
            (date(2007, 11, 30), (0,), [(3, date(2008, 2, 29), date(2008, 3, 30))]),
            # That at three months waits, or is known.
            (date(2007, 10, 15), (0,), []),
            (date(2007, 10, 15), (0, 3), [(6, date(2008, 4, 15), date(2008, 5, 15))]),
            (date(2007, 1, 15), (0, 3, 6, 12), []),
        ],
    )
    def test_the_next_one_is_known_before_it_falls_due(self, program, ended_on, known, expected):
        self.ended(program, ended_on, *known)
        self.ended(ProgramFactory(), ended_on, *known)
        found = coming(OutcomeToRecord, coordinator_of(program))
        said = [(one.due_milestone, one.waiting_since, one.due_day) for one in found]
        assert said == expected

    def test_it_says_which_outcome_and_its_button_opens_the_page_that_notes_it(self, program):
        pairing = self.ended(program, date(2007, 10, 1), 0)
        [found] = waiting(OutcomeToRecord, coordinator_of(program))
        assert OutcomeToRecord().details(found) == [
            "Issue attendue depuis le 1er janvier 2008",
            "À 3 mois",
        ]
        step = reverse("admin:mentoring_pairing_step", args=[pairing.pk, "noter-issue"])
        assert OutcomeToRecord().url(found) == step


def test_a_mentor_who_accompanies_nobody_awaits_and_is_never_late(program):
    MentorFactory()
    free = MentorFactory(program=program, registered_on=date(2006, 8, 1), capacity=2)
    PairingFactory(program=program)
    MentorFactory(program=program, state="on_pause")
    [found] = waiting(FreeMentor, coordinator_of(program))
    assert (found, found.due_day) == (free, None)
    assert FreeMentor().details(found) == ["Inscription du 1er août 2006", "2 places libres"]
