"""Mentoring's part of a world: a year of it, with an end of each kind, and an offer to be read."""

from datetime import date, timedelta

from mentoring.enums import InterruptionReason, MeetingMode, OutcomeStatus, PairingState
from mentoring.models import Outcome, Pairing, PairingMeeting
from mentoring.tests.factories import (
    MeetingFactory,
    MenteeFactory,
    MentorFactory,
    MentorOfferFactory,
    OutcomeFactory,
    PairingFactory,
)
from programs.models import Organization, Program
from programs.people.models import Person
from programs.referrals.enums import ReferralState
from programs.referrals.models import Referral
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import OrganizationFactory
from programs.tests.worlds import TYPED, World

ABOUT = {"match_mentee": "mentoring_mentee", "propose_pairing": "mentoring_mentee"}

# A mentee for each: what became of them ("" where nobody asked yet), and where the pairing stands.
COURSES = (
    (OutcomeStatus.EMPLOYED_IN_FIELD, PairingState.COMPLETED),
    (OutcomeStatus.EMPLOYED, PairingState.COMPLETED),
    (OutcomeStatus.IN_TRAINING, PairingState.COMPLETED),
    (OutcomeStatus.INTERNSHIP, PairingState.INTERRUPTED),
    (OutcomeStatus.JOB_SEEKING, PairingState.INTERRUPTED),
    (OutcomeStatus.NO_NEWS, PairingState.ACTIVE),
    ("", PairingState.PAUSED),
)


def fill(world: World) -> None:
    program, referral = world.program, world.records["referrals_referral"]
    MenteeFactory(program=program, person=referral.person, referral=referral)
    a_year_of_mentoring(program, (world.partner, OrganizationFactory(), None))
    world.keep(
        MentorOfferFactory(program=program),
        program.mentors.latest("pk"),
        program.mentees.latest("pk"),
        program.pairings.latest("pk"),
        PairingMeeting.objects.filter(pairing__program=program).latest("pk"),
        Outcome.objects.filter(pairing__program=program).latest("pk"),
    )


def values(world: World, address, record) -> dict[str, tuple]:
    return {"mentor_pk": (world.records["mentoring_mentor"].pk,)}


def a_year_of_mentoring(program: Program, referrers: tuple[Organization | None, ...]) -> None:
    """Seven mentors and eight mentees, one of whom is not paired; seven pairings; a referral for each mentee."""
    for index, (outcome, state) in enumerate(COURSES):
        referral = ReferralFactory(
            program=program,
            referrer=referrers[index % len(referrers)],
            received_on=date(2007, 7, 21) + timedelta(days=index),
            state=ReferralState.IN_SERVICE,
        )
        pairing = _pairing(program, referral, state, index)
        mode = MeetingMode.values[index % len(MeetingMode.values)]
        MeetingFactory(pairing=pairing, mode=mode, minutes=None if index == 6 else 45)
        if outcome:
            OutcomeFactory(pairing=pairing, status=outcome)
    waiting = ReferralFactory(program=program, referrer=referrers[0])
    MenteeFactory(program=program, person=waiting.person)


def _pairing(program: Program, referral: Referral, state: str, index: int) -> Pairing:
    ended = {
        PairingState.COMPLETED: {"ended_on": date(2008, 5, 15)},
        PairingState.INTERRUPTED: {
            "ended_on": date(2008, 2, 15),
            "interruption": InterruptionReason.values[index % 2],
        },
    }
    return PairingFactory(
        program=program,
        mentor=MentorFactory(program=program),
        mentee=MenteeFactory(program=program, person=referral.person, referral=referral),
        state=state,
        **ended.get(state, {}),
    )


def awaits(program: Program) -> None:
    MenteeFactory(program=program)


def awkward(program: Program) -> None:
    people = Person.objects.filter(holder=program.lead)
    mentor = MentorFactory(
        program=program, person=people.get(code="007"), capacity=3, fields=["1", "5"]
    )
    mentor.stays.create(starts_on=date(2006, 7, 1), ends_on=date(2006, 10, 15))
    mentor.stays.create(starts_on=date(2007, 1, 8), ends_on=date(2007, 1, 8))
    mentees = [
        MenteeFactory(program=program, person=person)
        for person in people.filter(first_name="Zoé").order_by("birth_date")
    ]
    mentees[0].referral = program.referrals.get(code="R1")
    mentees[0].save()
    gone = MenteeFactory(program=program, state="left", left_on=date(2008, 1, 1))
    gone.stays.create(starts_on=date(2006, 9, 1), ends_on=date(2006, 10, 15))
    ended = PairingFactory(
        program=program,
        mentor=mentor,
        mentee=mentees[0],
        code="J1",
        state="interrupted",
        interruption="moved",
        reason=TYPED,
        ended_on=date(2008, 1, 1),
    )
    running = PairingFactory(program=program, mentor=mentor, mentee=mentees[1])
    mistaken = PairingFactory(
        program=program,
        mentor=mentor,
        mentee=mentees[1],
        code="J2",
        state="annulled",
        annulment=TYPED,
        ended_on=date(2008, 1, 1),
    )
    PairingFactory(program=program, mentor=mentor, mentee=mentees[0], state="proposed")
    for minutes in (60, None):
        MeetingFactory(pairing=running, minutes=minutes)
    MeetingFactory(pairing=mistaken)
    for pairing in (ended, mistaken):
        OutcomeFactory(pairing=pairing, milestone=3)


def one_more(program: Program) -> None:
    outcome = OutcomeFactory(pairing__program=program)
    MeetingFactory(pairing=outcome.pairing)
