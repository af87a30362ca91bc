"""What may happen to a program, each on a day of one's own; and what may be corrected of a year that is over.

A happening is prepared first, within the year that is looked at, and gives what then happens on a day. A new
service adds its own here: a figure that none of them changes fails a test.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from mentoring import actions as mentoring
from mentoring.enums import (
    InterruptionReason,
    Milestone,
    OutcomeStatus,
    PairingState,
    ParticipantState,
)
from mentoring.models import Mentee, Mentor, Outcome, Pairing, PairingMeeting
from mentoring.tests.factories import (
    MeetingFactory,
    MenteeFactory,
    MentorFactory,
    OutcomeFactory,
    PairingFactory,
)
from programs.models import Funding, FundingShare, Program
from programs.people.tests.factories import PersonFactory
from programs.referrals import actions as referrals
from programs.referrals.enums import ReferralState
from programs.referrals.models import ReferralMove
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from reporting.tests.factories import YEAR
from reporting.tests.figures import activity_happenings as activities
from reporting.tests.figures import budget_happenings as budgets
from reporting.tests.figures import bursary_happenings as bursaries
from reporting.tests.figures import partnership_happenings as partnerships
from reporting.tests.figures import plan_happenings as plans

Happening = Callable[[Program], Callable[[date], object]]
# Both in the year before, when the program had begun.
LONG_BEFORE, SINCE = date(2006, 7, 10), date(2006, 10, 15)
YEAR_LATER = timedelta(days=364)


def person_of(program: Program):
    return PersonFactory(holder=program.lead)


# --- referrals --------------------------------------------------------------------------------------


def a_referral_is_received(program):
    receive = partial(referrals.receive_referral, program=program, by=None)
    return lambda day: receive(person=person_of(program), received_on=day)


def _referral(program, state, to, **details):
    referral = ReferralFactory(program=program, state=state)
    return lambda day: referrals.move_referral(referral=referral, to=to, by=None, on=day, **details)


def a_referral_is_accepted(program):
    return _referral(program, ReferralState.UNDER_REVIEW, ReferralState.ACCEPTED)


def an_accepted_referral_is_withdrawn(program):
    return _referral(program, ReferralState.ACCEPTED, ReferralState.WITHDRAWN, reason="Départ")


def an_accepted_referral_is_closed(program):
    return _referral(program, ReferralState.ACCEPTED, ReferralState.CLOSED, reason="En emploi")


def a_referral_is_refused(program):
    return _referral(program, ReferralState.UNDER_REVIEW, ReferralState.REFUSED, reason="Ailleurs")


# --- stays ------------------------------------------------------------------------------------------


def _registers(program, model, machine):
    def happen(day):
        record = model(program=program, person=person_of(program), registered_on=day)
        return machine.begin(record, by=None, on=day)

    return happen


def a_mentor_registers(program):
    return _registers(program, Mentor, mentoring.mentor_machine)


def a_mentee_registers(program):
    return _registers(program, Mentee, mentoring.mentee_machine)


def _goes(participant, to):
    return lambda day: mentoring.move_participant(participant=participant, to=to, by=None, on=day)


def a_mentor_leaves(program):
    return _goes(MentorFactory(program=program), ParticipantState.LEFT)


def a_mentee_leaves(program):
    return _goes(MenteeFactory(program=program), ParticipantState.LEFT)


_GONE = {"state": ParticipantState.LEFT, "registered_on": LONG_BEFORE, "left_on": SINCE}


def a_mentor_comes_back(program):
    return _goes(MentorFactory(program=program, **_GONE), ParticipantState.REGISTERED)


def a_mentee_comes_back(program):
    return _goes(MenteeFactory(program=program, **_GONE), ParticipantState.REGISTERED)


def somebody_of_the_year_comes_back(program):
    mentor = MentorFactory(program=program, state=ParticipantState.LEFT, left_on=date(2008, 2, 1))
    return _goes(mentor, ParticipantState.REGISTERED)


# --- pairings ---------------------------------------------------------------------------------------


def a_pairing_starts(program):
    referral = ReferralFactory(program=program, state=ReferralState.IN_SERVICE)
    mentee = MenteeFactory(program=program, person=referral.person, referral=referral)
    pairing = PairingFactory(
        program=program, mentee=mentee, state=PairingState.MENTEE_ACCEPTED, started_on=None
    )
    return lambda day: mentoring.start_pairing(pairing=pairing, by=None, on=day)


def another_pairing_of_somebody_starts(program):
    """Whoever is paired a second time was already counted once."""
    first = program.pairings.get(ended_on=date(2008, 5, 15), mentor__capacity=1, pk=_first(program))
    pairing = PairingFactory(
        program=program,
        mentee=first.mentee,
        mentor=first.mentor,
        state=PairingState.MENTEE_ACCEPTED,
        started_on=None,
    )
    return lambda day: mentoring.start_pairing(pairing=pairing, by=None, on=day)


def _first(program) -> int:
    return program.pairings.filter(state=PairingState.COMPLETED).earliest("pk").pk


def a_pairing_ends(program):
    pairing = PairingFactory(program=program)
    return lambda day: mentoring.close_pairing(
        pairing=pairing, by=None, on=day, outcome=OutcomeStatus.EMPLOYED_IN_FIELD
    )


def a_pairing_is_interrupted(program):
    pairing = PairingFactory(program=program)
    return lambda day: mentoring.interrupt_pairing(
        pairing=pairing,
        by=None,
        on=day,
        interruption=InterruptionReason.MOVED,
        reason="Loin",
    )


def a_proposal_is_cancelled(program):
    pairing = PairingFactory(program=program, state=PairingState.PROPOSED)
    return lambda day: mentoring.advance_pairing(
        pairing=pairing, to=PairingState.CANCELLED, by=None, on=day, reason="Refus"
    )


def a_pair_meets(program):
    pairing = PairingFactory(program=program)
    return lambda day: MeetingFactory(pairing=pairing, held_on=day, minutes=75)


def something_is_learnt(program):
    pairing = PairingFactory(
        program=program, state=PairingState.COMPLETED, ended_on=date(2008, 1, 15)
    )
    OutcomeFactory(pairing=pairing, status=OutcomeStatus.JOB_SEEKING, observed_on=date(2008, 1, 15))
    return lambda day: mentoring.record_outcome(
        pairing=pairing,
        milestone=Milestone.THREE_MONTHS,
        status=OutcomeStatus.EMPLOYED_IN_FIELD,
        on=day,
    )


# --- money and names --------------------------------------------------------------------------------


def money_is_granted(program):
    """By a new funder, for the fiscal year of the day."""

    def happen(day):
        year = program.calendar.year_containing(day)
        return FundingFactory(program=program, starts_on=year.start, ends_on=year.end)

    return happen


def an_envelope_is_granted(program):
    return lambda day: FundingFactory(program=program, starts_on=day, ends_on=day + 3 * YEAR_LATER)


def a_part_of_an_envelope_is_set_aside(program):
    """For the fiscal year of the day."""
    envelope = FundingFactory(
        program=program, starts_on=program.starts_on, ends_on=date(2011, 6, 30)
    )

    def happen(day):
        year = program.calendar.year_containing(day)
        FundingShare.objects.create(
            funding=envelope, starts_on=year.start, ends_on=year.end, amount=2_860
        )

    return happen


def the_funder_takes_up_another_program(program):
    other = ProgramFactory(services=program.services)
    MentorFactory(program=other)
    ReferralFactory(program=other, state=ReferralState.ACCEPTED)
    funder = program.fundings.earliest("pk").funder

    def happen(day):
        year = program.calendar.year_containing(day)
        FundingFactory(program=other, funder=funder, starts_on=year.start, ends_on=year.end)

    return happen


def everything_is_renamed(program):
    """Names have no date: the parts of a figure are known by their keys."""
    names = [program.lead, *{one.referrer for one in program.referrals.exclude(referrer=None)}]

    def happen(day):
        for number, organization in enumerate(names):
            organization.name = f"Autre nom {number}"
            organization.save()
        person = program.mentees.earliest("pk").person
        person.last_name = "Renommée"
        person.save()

    return happen


def another_organisation_starts_a_program(program):
    lead = OrganizationFactory()
    return lambda day: MentorFactory(
        program=ProgramFactory(lead=lead, starts_on=day), registered_on=day
    )


# Those that count, where they happen within the year, and those that change nothing of it even then.
COUNTED: tuple[Happening, ...] = (
    a_referral_is_received,
    a_referral_is_accepted,
    a_mentor_registers,
    a_mentee_registers,
    a_mentor_comes_back,
    a_mentee_comes_back,
    a_pairing_starts,
    another_pairing_of_somebody_starts,
    a_pairing_ends,
    a_pairing_is_interrupted,
    a_pair_meets,
    something_is_learnt,
    money_is_granted,
    an_envelope_is_granted,
    a_part_of_an_envelope_is_set_aside,
    *plans.COUNTED,
    *budgets.COUNTED,
    *bursaries.COUNTED,
    *activities.COUNTED,
    *partnerships.COUNTED,
)
QUIET: tuple[Happening, ...] = (
    an_accepted_referral_is_withdrawn,
    an_accepted_referral_is_closed,
    a_referral_is_refused,
    a_mentor_leaves,
    a_mentee_leaves,
    somebody_of_the_year_comes_back,
    a_proposal_is_cancelled,
    the_funder_takes_up_another_program,
    everything_is_renamed,
    another_organisation_starts_a_program,
    *plans.QUIET,
    *budgets.QUIET,
    *bursaries.QUIET,
    *activities.QUIET,
    *partnerships.QUIET,
)


# --- corrections ------------------------------------------------------------------------------------


def a_referral_was_a_duplicate(program):
    referral = program.referrals.filter(state=ReferralState.RECEIVED).earliest("pk")
    referrals.mark_duplicate(referral=referral, by=None, on=YEAR.end + YEAR_LATER)


def a_referral_came_another_day(program):
    program.referrals.filter(pk=_of_a_pair(program).mentee.referral_id).update(
        received_on=YEAR.start - timedelta(days=1)
    )


def a_referral_was_accepted_another_day(program):
    ReferralMove.objects.filter(referral__program=program).update(
        effective_on=YEAR.end + timedelta(days=1)
    )


def _mended(participants):
    """Of those without a pairing: another would fall out of their stay."""
    participants.update(registered_on=YEAR.end + timedelta(days=1))


def a_mentor_registered_another_day(program):
    _mended(Mentor.objects.filter(program=program, pairings=None))


def a_mentee_registered_another_day(program):
    _mended(Mentee.objects.filter(program=program, pairings=None))


def a_pairing_began_another_day(program):
    """Before the year; both were registered by then, which is mended first: they are of the year all the same."""
    pairing, day = _of_a_pair(program), YEAR.start - timedelta(days=1)
    Mentor.objects.filter(pk=pairing.mentor_id).update(registered_on=day)
    Mentee.objects.filter(pk=pairing.mentee_id).update(registered_on=day)
    Pairing.objects.filter(pk=pairing.pk).update(proposed_on=day, started_on=day)


def a_pairing_began_some_days_later(program):
    for days, pairing in enumerate(program.pairings.order_by("pk"), start=1):
        Pairing.objects.filter(pk=pairing.pk).update(
            started_on=pairing.started_on + timedelta(days=days)
        )


def an_interruption_was_another_day(program):
    program.pairings.filter(state=PairingState.INTERRUPTED).update(
        ended_on=YEAR.end + timedelta(days=1)
    )


def a_meeting_was_not_held(program):
    PairingMeeting.objects.filter(pairing__program=program, minutes=45).latest("pk").delete()


def a_meeting_lasted_longer(program):
    meetings = PairingMeeting.objects.filter(pairing__program=program, minutes=45)
    meetings.filter(pk=meetings.earliest("pk").pk).update(minutes=120)


def an_outcome_was_another(program):
    Outcome.objects.filter(pairing__program=program, status=OutcomeStatus.EMPLOYED_IN_FIELD).update(
        status=OutcomeStatus.JOB_SEEKING
    )


def a_grant_was_of_another_amount(program):
    Funding.objects.filter(program=program, amount=14_300).update(amount=14_400)


def an_envelope_was_of_another_amount(program):
    Funding.objects.filter(program=program, amount=71_500).update(amount=71_600)


def a_part_of_an_envelope_was_another(program):
    FundingShare.objects.filter(funding__program=program, amount=14_300).update(amount=14_200)


def _of_a_pair(program) -> Pairing:
    return program.pairings.get(pk=_first(program))


CORRECTIONS: tuple[Callable[[Program], object], ...] = (
    a_referral_was_a_duplicate,
    a_referral_came_another_day,
    a_referral_was_accepted_another_day,
    a_mentor_registered_another_day,
    a_mentee_registered_another_day,
    a_pairing_began_another_day,
    a_pairing_began_some_days_later,
    an_interruption_was_another_day,
    a_meeting_was_not_held,
    a_meeting_lasted_longer,
    an_outcome_was_another,
    a_grant_was_of_another_amount,
    an_envelope_was_of_another_amount,
    a_part_of_an_envelope_was_another,
    *plans.CORRECTIONS,
    *budgets.CORRECTIONS,
    *bursaries.CORRECTIONS,
    *activities.CORRECTIONS,
    *partnerships.CORRECTIONS,
)
