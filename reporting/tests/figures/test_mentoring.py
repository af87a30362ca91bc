"""What each figure of mentoring counts, and what it leaves out."""

from datetime import date

import pytest

from mentoring.enums import (
    InterruptionReason,
    MeetingMode,
    Milestone,
    OutcomeStatus,
    PairingState,
    ParticipantState,
)
from mentoring.tests.factories import (
    MeetingFactory,
    MenteeFactory,
    MentorFactory,
    OutcomeFactory,
    PairingFactory,
)
from programs.lib.periods import Period
from programs.people.tests.factories import PersonFactory
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory
from reporting.figures import Scope, collect

pytestmark = pytest.mark.django_db
YEAR = Period(date(2007, 7, 1), date(2008, 6, 30))


def number(program, code, period=YEAR):
    return collect(Scope(program=program), period, [code])[code].number


def parts(program, code, period=YEAR):
    result = collect(Scope(program=program), period, [code])[code]
    return {part.label: part.number for part in result.parts if part.number}


@pytest.mark.parametrize(
    ("registered_on", "left_on", "counted"),
    [
        (date(2008, 6, 30), None, 1),
        (date(2008, 7, 1), None, 0),
        (date(2006, 9, 1), date(2007, 7, 1), 1),
        (date(2006, 9, 1), date(2007, 6, 30), 0),
        (date(2006, 9, 1), None, 1),
    ],
)
@pytest.mark.parametrize(
    ("factory", "code"),
    [(MentorFactory, "mentoring.mentors"), (MenteeFactory, "mentoring.mentees")],
)
def test_someone_counts_when_registered_one_day_of_the_period(
    factory, code, registered_on, left_on, counted
):
    state = ParticipantState.LEFT if left_on else ParticipantState.AVAILABLE
    participant = factory(registered_on=registered_on, left_on=left_on, state=state)
    assert number(participant.program, code) == counted


def test_another_program_counts_for_itself_only():
    mine, other = MentorFactory(), MentorFactory()
    assert number(mine.program, "mentoring.mentors") == 1
    assert number(other.program, "mentoring.mentors") == 1


def test_a_person_of_two_programs_counts_once_in_their_region():
    first = MenteeFactory()
    MenteeFactory(person=first.person, program=ProgramFactory(region=first.program.region))
    result = collect(Scope(region=first.program.region), YEAR, ["mentoring.mentees"])
    assert result["mentoring.mentees"].number == 1


@pytest.mark.parametrize(
    ("state", "counted"),
    [
        (PairingState.PROPOSED, 0),
        (PairingState.MENTEE_ACCEPTED, 0),
        (PairingState.CANCELLED, 0),
        (PairingState.ACTIVE, 1),
        (PairingState.PAUSED, 1),
    ],
)
def test_a_pairing_counts_once_it_has_started(state, counted):
    pairing = PairingFactory(state=state)
    assert number(pairing.program, "mentoring.pairings") == counted


@pytest.mark.parametrize(
    ("started_on", "counted"),
    [
        (date(2007, 6, 30), 0),
        (date(2007, 7, 1), 1),
        (date(2008, 6, 30), 1),
        (date(2008, 7, 1), 0),
    ],
)
def test_a_pairing_counts_in_the_period_it_starts_in(started_on, counted):
    pairing = PairingFactory(started_on=started_on)
    assert number(pairing.program, "mentoring.pairings") == counted


def test_the_situation_of_a_pairing_is_that_of_the_last_day():
    program = ProgramFactory()
    PairingFactory(program=program)
    PairingFactory(program=program, state=PairingState.COMPLETED, ended_on=date(2008, 6, 30))
    PairingFactory(program=program, state=PairingState.COMPLETED, ended_on=date(2008, 7, 1))
    PairingFactory(
        program=program,
        state=PairingState.INTERRUPTED,
        ended_on=date(2008, 1, 15),
        interruption=InterruptionReason.MOVED,
    )
    assert parts(program, "mentoring.pairings") == {
        "En cours à la fin de la période": 2,
        "Terminé": 1,
        "Interrompu": 1,
    }


def test_pairs_and_persons_are_counted_apart():
    first = PairingFactory(state=PairingState.COMPLETED, ended_on=date(2007, 12, 1))
    PairingFactory(
        program=first.program, mentee=first.mentee, mentor=first.mentor, started_on=date(2008, 1, 7)
    )
    assert number(first.program, "mentoring.pairings") == 2
    assert number(first.program, "mentoring.paired_mentees") == 1
    assert number(first.program, "mentoring.paired_mentors") == 1


def test_the_last_known_outcome_decides():
    outcome = OutcomeFactory(status=OutcomeStatus.JOB_SEEKING, observed_on=date(2008, 1, 10))
    OutcomeFactory(
        pairing=outcome.pairing,
        milestone=Milestone.THREE_MONTHS,
        status=OutcomeStatus.EMPLOYED,
        observed_on=date(2008, 4, 10),
    )
    program = outcome.pairing.program
    assert number(program, "mentoring.employed") == 1
    assert number(program, "mentoring.employed_in_field") == 0
    assert parts(program, "mentoring.outcomes") == {"En emploi": 1}


def test_no_news_does_not_wipe_out_what_was_known():
    outcome = OutcomeFactory(observed_on=date(2008, 1, 10))
    OutcomeFactory(
        pairing=outcome.pairing,
        milestone=Milestone.THREE_MONTHS,
        status=OutcomeStatus.NO_NEWS,
        observed_on=date(2008, 4, 10),
    )
    assert number(outcome.pairing.program, "mentoring.employed") == 1


def test_an_outcome_observed_after_the_period_is_not_known_yet():
    outcome = OutcomeFactory(observed_on=date(2008, 7, 1))
    program = outcome.pairing.program
    assert number(program, "mentoring.employed") == 0
    assert parts(program, "mentoring.outcomes") == {"Issue pas encore recueillie": 1}


def test_only_those_paired_in_the_period_count_as_employed():
    earlier = OutcomeFactory(pairing__started_on=date(2007, 6, 1), observed_on=date(2007, 9, 1))
    assert number(earlier.pairing.program, "mentoring.employed") == 0


BEFORE = Period(date(2006, 7, 1), date(2007, 6, 30))


def test_an_outcome_counts_at_its_date_whenever_its_pairing_began():
    outcome = OutcomeFactory(pairing__started_on=date(2006, 11, 1), observed_on=date(2008, 5, 30))
    program = outcome.pairing.program
    assert [
        number(program, code, period)
        for period in (BEFORE, YEAR)
        for code in ("mentoring.employed", "mentoring.employed_learnt")
    ] == [0, 0, 0, 1]
    assert parts(program, "mentoring.outcomes_learnt") == {"En emploi dans son domaine": 1}
    assert parts(program, "mentoring.outcomes_learnt", BEFORE) == {}


def test_a_person_counts_once_a_period_by_the_last_that_was_learnt_in_it():
    outcome = OutcomeFactory(status=OutcomeStatus.JOB_SEEKING, observed_on=date(2008, 1, 10))
    for milestone, status, day in (
        (Milestone.THREE_MONTHS, OutcomeStatus.EMPLOYED, date(2008, 4, 10)),
        (Milestone.SIX_MONTHS, OutcomeStatus.NO_NEWS, date(2008, 6, 10)),
        (Milestone.TWELVE_MONTHS, OutcomeStatus.NO_NEWS, date(2008, 12, 10)),
    ):
        OutcomeFactory(pairing=outcome.pairing, milestone=milestone, status=status, observed_on=day)
    program = outcome.pairing.program
    after = Period(date(2008, 7, 1), date(2009, 6, 30))
    assert parts(program, "mentoring.outcomes_learnt") == {"En emploi": 1}
    assert parts(program, "mentoring.outcomes_learnt", after) == {"Sans nouvelles": 1}
    assert number(program, "mentoring.employed_learnt", after) == 0


def test_the_parts_of_the_outcomes_are_all_who_were_paired():
    program = ProgramFactory()
    for status in OutcomeStatus:
        OutcomeFactory(pairing__program=program, status=status)
    PairingFactory(program=program)
    outcomes = collect(Scope(program=program), YEAR, ["mentoring.outcomes"])["mentoring.outcomes"]
    assert [part.number for part in outcomes.parts] == [1, 1, 1, 1, 1, 1, 1]
    assert outcomes.number == 7


def test_the_employment_rate_is_that_of_those_who_were_paired():
    program = ProgramFactory()
    OutcomeFactory(pairing__program=program)
    PairingFactory.create_batch(2, program=program)
    MenteeFactory(program=program)
    rate = collect(Scope(program=program), YEAR, ["mentoring.employment_rate"])
    assert (
        str(rate["mentoring.employment_rate"].number),
        rate["mentoring.employment_rate"].numerator,
        rate["mentoring.employment_rate"].denominator,
    ) == ("33.3", 1, 3)


def test_a_share_of_nothing_does_not_exist():
    assert number(ProgramFactory(), "mentoring.employment_rate") is None


def test_meetings_count_by_mode_and_their_hours_add_up():
    meeting = MeetingFactory(minutes=45)
    MeetingFactory(pairing=meeting.pairing, minutes=60, mode=MeetingMode.PHONE)
    MeetingFactory(pairing=meeting.pairing, held_on=date(2008, 7, 1))
    program = meeting.pairing.program
    assert parts(program, "mentoring.meetings") == {"En personne": 1, "Téléphone": 1}
    hours = collect(Scope(program=program), YEAR, ["mentoring.hours"])["mentoring.hours"]
    assert (str(hours.number), hours.partial) == ("1.8", False)


def test_hours_are_at_least_what_is_known():
    meeting = MeetingFactory(minutes=90)
    MeetingFactory(pairing=meeting.pairing, minutes=None)
    hours = collect(Scope(program=meeting.pairing.program), YEAR, ["mentoring.hours"])
    assert str(hours["mentoring.hours"].number) == "1.5"
    assert hours["mentoring.hours"].partial is True


def test_hours_that_nobody_wrote_are_unknown_and_those_of_no_meeting_are_zero():
    meeting = MeetingFactory(minutes=None)
    assert number(meeting.pairing.program, "mentoring.hours") is None
    assert number(ProgramFactory(), "mentoring.hours") == 0


def test_an_interruption_counts_in_the_period_it_happens_in():
    pairing = PairingFactory(
        started_on=date(2007, 3, 1),
        state=PairingState.INTERRUPTED,
        ended_on=date(2007, 9, 1),
        interruption=InterruptionReason.HEALTH,
    )
    assert parts(pairing.program, "mentoring.interruptions") == {"Santé": 1}
    assert number(pairing.program, "mentoring.pairings") == 0


def paired_after(program, days):
    """A pairing ``days`` after the referral of its mentee."""
    person = PersonFactory(holder=program.lead)
    referral = ReferralFactory(program=program, person=person, received_on=date(2007, 9, 3))
    mentee = MenteeFactory(program=program, person=person, referral=referral)
    return PairingFactory(program=program, mentee=mentee, started_on=date(2007, 9, 3 + days))


def test_the_median_delay_is_one_that_was_observed():
    program = ProgramFactory()
    for days in (2, 6, 7, 20):
        paired_after(program, days)
    assert number(program, "mentoring.days_to_pairing") == 6


def test_only_the_first_pairing_of_a_mentee_has_a_delay():
    program = ProgramFactory()
    first = paired_after(program, 4)
    first.state, first.ended_on = PairingState.COMPLETED, date(2007, 12, 1)
    first.save()
    PairingFactory(
        program=program, mentee=first.mentee, mentor=first.mentor, started_on=date(2008, 2, 1)
    )
    assert number(program, "mentoring.days_to_pairing") == 4


def test_no_pairing_has_no_median_delay():
    assert number(ProgramFactory(), "mentoring.days_to_pairing") is None
