"""What happens in mentoring: every step that may be taken, every one that may not, and what each writes."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from mentoring import actions, mending
from mentoring.enums import (
    PAIRING_ENDED,
    PAIRING_PENDING,
    PAIRING_STARTED,
    Milestone,
    OutcomeStatus,
    PairingState,
    ParticipantState,
)
from mentoring.models import Mentee, Outcome, Pairing
from mentoring.tests.factories import MenteeFactory, MentorFactory, OutcomeFactory, PairingFactory
from programs.accounts.tests.factories import UserFactory
from programs.enums import Service
from programs.people.tests.factories import PersonFactory
from programs.referrals.enums import ReferralState
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db

DAY = date(2008, 1, 15)


# What may follow each state: written out, so that a wrong table cannot agree with itself.
PARTICIPANT_NEXT = {
    "registered": ("verified", "left"),
    "verified": ("available", "on_pause", "left"),
    "available": ("on_pause", "left"),
    "on_pause": ("available", "left"),
    "left": ("registered",),
}
PAIRING_NEXT = {
    "proposed": ("mentor_accepted", "cancelled"),
    "mentor_accepted": ("mentee_accepted", "cancelled"),
    "mentee_accepted": ("active", "cancelled"),
    "active": ("paused", "completed", "interrupted", "annulled"),
    "paused": ("active", "completed", "interrupted", "annulled"),
    "completed": ("annulled",),
    "interrupted": ("annulled",),
    "cancelled": (),
    "annulled": (),
}


def steps(following: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(before, after) for before, states in following.items() for after in states]


# --- Participants -------------------------------------------------------------------------------


def test_the_steps_of_a_participant_are_these():
    machines = (actions.mentor_machine, actions.mentee_machine)
    assert [machine.transitions for machine in machines] == [PARTICIPANT_NEXT] * 2
    assert list(ParticipantState) == list(PARTICIPANT_NEXT)


def participant_in(factory, state):
    left_on = date(2007, 12, 1) if state == ParticipantState.LEFT else None
    return factory(state=state, left_on=left_on)


@pytest.mark.parametrize("factory", [MentorFactory, MenteeFactory])
@pytest.mark.parametrize(("before", "after"), steps(PARTICIPANT_NEXT))
def test_a_participant_takes_the_steps_of_the_table(factory, before, after):
    by = UserFactory()
    moved = actions.move_participant(
        participant=participant_in(factory, before), to=after, by=by, on=DAY, reason="Un motif"
    )
    logged = moved.moves.get()
    assert (moved.state, logged.from_state, logged.to_state) == (after, before, after)
    assert (logged.moved_by, logged.effective_on, logged.reason) == (by, DAY, "Un motif")
    assert moved.left_on == (DAY if after == ParticipantState.LEFT else None)


@pytest.mark.parametrize("factory", [MentorFactory, MenteeFactory])
@pytest.mark.parametrize("before", PARTICIPANT_NEXT)
def test_a_participant_takes_no_other_step_from_a_state(factory, before):
    participant = participant_in(factory, before)
    refused = [state for state in ParticipantState.values if state not in PARTICIPANT_NEXT[before]]
    for after in refused:
        with pytest.raises(ValidationError, match="ne peut pas passer à"):
            actions.move_participant(participant=participant, to=after, by=None, on=DAY)
    participant.refresh_from_db()
    assert (participant.state, participant.moves.count(), before in refused) == (before, 0, True)


@pytest.mark.parametrize("state", [PairingState.ACTIVE, PairingState.PAUSED])
def test_nobody_leaves_while_a_pairing_is_under_way(state):
    pairing = PairingFactory(state=state)
    for participant in (pairing.mentor, pairing.mentee):
        with pytest.raises(ValidationError):
            actions.move_participant(
                participant=participant, to=ParticipantState.LEFT, by=None, on=DAY
            )


# --- From a referral to a mentee ----------------------------------------------------------------


def test_an_accepted_referral_becomes_a_mentee_without_typing_anything_twice():
    referral = ReferralFactory(state=ReferralState.ACCEPTED, need="Un premier emploi")
    by = UserFactory()
    mentee = actions.register_mentee(referral=referral, by=by, on=DAY, fields=["3"])
    assert (mentee.program, mentee.person, mentee.referral) == (
        referral.program,
        referral.person,
        referral,
    )
    assert (mentee.need, mentee.fields, mentee.registered_on) == ("Un premier emploi", ["3"], DAY)
    assert [move.to_state for move in mentee.moves.all()] == [ParticipantState.REGISTERED]
    referral.refresh_from_db()
    assert referral.state == ReferralState.IN_SERVICE


@pytest.mark.parametrize(
    "state", [ReferralState.RECEIVED, ReferralState.UNDER_REVIEW, ReferralState.WITHDRAWN]
)
def test_a_referral_that_was_not_accepted_becomes_nobody(state):
    with pytest.raises(ValidationError):
        actions.register_mentee(referral=ReferralFactory(state=state), by=None, on=DAY)
    assert Mentee.objects.count() == 0


def test_a_program_without_mentoring_registers_nobody():
    program = ProgramFactory(services=[Service.REFERRALS])
    referral = ReferralFactory(program=program, state="accepted")
    with pytest.raises(ValidationError) as refused:
        actions.register_mentee(referral=referral, by=None)
    assert refused.value.messages == ["Ce programme n’offre pas de mentorat."]
    assert Mentee.objects.count() == 0


def test_a_referral_becomes_one_mentee():
    referral = ReferralFactory(state=ReferralState.ACCEPTED)
    actions.register_mentee(referral=referral, by=None, on=DAY)
    with pytest.raises(ValidationError) as refusal:
        actions.register_mentee(referral=referral, by=None, on=DAY)
    assert refusal.value.messages == ["Cette référence a déjà son mentoré."]
    assert Mentee.objects.count() == 1


# --- Pairings -----------------------------------------------------------------------------------


def pairing_in(state: str) -> Pairing:
    ended = {"ended_on": date(2007, 12, 1)} if state in PAIRING_ENDED else {}
    cause = {"interruption": "moved"} if state == PairingState.INTERRUPTED else {}
    return PairingFactory(state=state, **ended, **cause)


def move(pairing: Pairing, to: str, by) -> Pairing:
    common = {"pairing": pairing, "by": by, "on": DAY}
    if to == PairingState.ACTIVE:
        resuming = pairing.state == PairingState.PAUSED
        return (actions.resume_pairing if resuming else actions.start_pairing)(**common)
    if to == PairingState.COMPLETED:
        return actions.close_pairing(**common, reason="Objectif atteint")
    if to == PairingState.INTERRUPTED:
        return actions.interrupt_pairing(**common, interruption="moved", reason="À Québec")
    if to == PairingState.ANNULLED:
        return mending.annul_pairing(pairing=pairing, by=by, reason="Mauvais mentor")
    return actions.advance_pairing(**common, to=to, reason="Un motif")


def test_only_a_pause_is_ended():
    pairing = pairing_in(PairingState.MENTEE_ACCEPTED)
    with pytest.raises(ValidationError, match="ne peut pas passer à"):
        actions.resume_pairing(pairing=pairing, by=None, on=DAY)


def test_the_steps_of_a_pairing_are_these():
    assert actions.pairing_machine.transitions == PAIRING_NEXT
    assert list(PairingState) == list(PAIRING_NEXT)


@pytest.mark.parametrize(("before", "after"), steps(PAIRING_NEXT))
def test_a_pairing_takes_the_steps_of_the_table(before, after):
    by = UserFactory()
    pairing = pairing_in(before)
    moved = move(pairing, after, by)
    logged = moved.moves.get()
    assert (moved.state, logged.from_state, logged.to_state, logged.moved_by) == (
        after,
        before,
        after,
        by,
    )
    started = DAY if before == PairingState.MENTEE_ACCEPTED and after == "active" else None
    assert moved.started_on == (started or pairing.started_on)
    assert moved.ended_on == (DAY if after in PAIRING_ENDED else pairing.ended_on)
    moved.mentor.refresh_from_db()
    assert moved.mentor.active_pairings == (1 if after in ("active", "paused") else 0)


@pytest.mark.parametrize("before", PAIRING_NEXT)
def test_a_pairing_takes_no_other_step_from_a_state(before):
    pairing = pairing_in(before)
    refused = [state for state in PairingState.values if state not in PAIRING_NEXT[before]]
    for after in refused:
        with pytest.raises(ValidationError, match=r"ne peut pas passer à|a déjà commencé"):
            move(pairing, after, None)
    pairing.refresh_from_db()
    assert (pairing.state, pairing.moves.count(), before in refused) == (before, 0, True)


@pytest.mark.parametrize("state", PAIRING_STARTED)
def test_a_pairing_that_has_begun_does_not_begin_again(state):
    pairing = pairing_in(state)
    with pytest.raises(ValidationError) as refusal:
        actions.start_pairing(pairing=pairing, by=None, on=DAY)
    assert refusal.value.messages == ["Ce jumelage a déjà commencé."]


@pytest.mark.parametrize("to", [PairingState.CANCELLED, PairingState.INTERRUPTED])
def test_a_pairing_that_fails_says_why(to):
    pairing = pairing_in("proposed" if to == PairingState.CANCELLED else "active")
    with pytest.raises(ValidationError) as refusal:
        if to == PairingState.CANCELLED:
            actions.advance_pairing(pairing=pairing, to=to, by=None, on=DAY, reason=" ")
        else:
            actions.interrupt_pairing(
                pairing=pairing, by=None, on=DAY, interruption="moved", reason=""
            )
    assert list(refusal.value.message_dict) == ["reason"]


def test_an_interruption_has_a_cause():
    with pytest.raises(ValidationError) as refusal:
        actions.interrupt_pairing(
            pairing=PairingFactory(), by=None, on=DAY, interruption="", reason="On ne sait pas"
        )
    assert refusal.value.messages == ["Choisissez la cause de l’interruption."]


def test_the_outcome_at_close_is_recorded_with_the_end():
    closed = actions.close_pairing(
        pairing=PairingFactory(), by=None, on=DAY, outcome=OutcomeStatus.EMPLOYED
    )
    outcome = closed.outcomes.get()
    assert (outcome.milestone, outcome.status, outcome.observed_on) == (0, "employed", DAY)


def test_an_outcome_that_is_refused_undoes_the_end():
    pairing = PairingFactory()
    with pytest.raises(ValidationError):
        actions.close_pairing(pairing=pairing, by=None, on=DAY, outcome="au soleil")
    pairing.refresh_from_db()
    assert (pairing.state, pairing.moves.count()) == (PairingState.ACTIVE, 0)


# --- Proposals ----------------------------------------------------------------------------------


def people(**mentor):
    program = ProgramFactory()
    return MentorFactory(program=program, **mentor), MenteeFactory(program=program)


def proposal_refused(mentor, mentee) -> list[str]:
    before = Pairing.objects.count()
    with pytest.raises(ValidationError) as refusal:
        actions.propose_pairing(mentor=mentor, mentee=mentee, by=None, on=DAY)
    assert Pairing.objects.count() == before
    return refusal.value.messages


def test_a_proposal_is_logged_and_holds_no_place():
    mentor, mentee = people()
    by = UserFactory()
    pairing = actions.propose_pairing(mentor=mentor, mentee=mentee, by=by, on=DAY)
    first = pairing.moves.get()
    assert (pairing.program, pairing.proposed_on, first.to_state, first.moved_by) == (
        mentor.program,
        DAY,
        PairingState.PROPOSED,
        by,
    )
    mentor.refresh_from_db()
    assert mentor.free_capacity == 1


def test_a_mentor_without_a_free_place_is_not_proposed():
    mentor, mentee = people(capacity=1)
    PairingFactory(program=mentor.program, mentor=mentor)
    assert proposal_refused(mentor, mentee) == [
        f"{mentor} a déjà autant de jumelages en cours que sa capacité (1)."
    ]


def test_a_mentee_with_a_pairing_under_way_gets_no_other():
    mentor, mentee = people()
    PairingFactory(program=mentor.program, mentee=mentee, state=PairingState.PAUSED)
    assert proposal_refused(mentor, mentee) == [
        f"{mentee} a déjà un jumelage en cours : terminez-le d’abord."
    ]


def test_two_programs_are_not_paired():
    assert proposal_refused(MentorFactory(), MenteeFactory()) == [
        "Le mentor et le mentoré ne sont pas du même programme."
    ]


def test_nobody_is_their_own_mentor():
    program, person = ProgramFactory(), PersonFactory()
    both = (factory(program=program, person=person) for factory in (MentorFactory, MenteeFactory))
    assert proposal_refused(*both) == ["Une personne ne peut pas être son propre mentor."]


def test_who_has_left_is_not_paired():
    mentor, mentee = people(state=ParticipantState.LEFT, left_on=DAY)
    assert proposal_refused(mentor, mentee) == [f"{mentor} a quitté le service."]


def test_the_same_proposal_twice_is_one_pairing():
    mentor, mentee = people(capacity=3)
    actions.propose_pairing(mentor=mentor, mentee=mentee, by=None, on=DAY)
    assert proposal_refused(mentor, mentee) == ["Ce jumelage est déjà proposé."]


@pytest.mark.parametrize("state", PAIRING_PENDING)
def test_of_two_proposals_the_first_that_starts_takes_the_place(state):
    mentor, mentee = people(capacity=1)
    waiting = PairingFactory(program=mentor.program, mentor=mentor, mentee=mentee, state=state)
    PairingFactory(program=mentor.program, mentor=mentor)
    with pytest.raises(ValidationError):
        actions.start_pairing(pairing=waiting, by=None, on=DAY)


# --- Outcomes -----------------------------------------------------------------------------------


def ended_pairing(**changes):
    return PairingFactory(state=PairingState.COMPLETED, ended_on=date(2007, 12, 1), **changes)


@pytest.mark.parametrize("milestone", Milestone)
def test_an_outcome_of_an_ended_pairing_is_recorded_at_every_moment(milestone):
    outcome = actions.record_outcome(
        pairing=ended_pairing(), milestone=milestone, status=OutcomeStatus.IN_TRAINING, on=DAY
    )
    assert (outcome.milestone, outcome.status) == (milestone, "in_training")


def test_recording_an_outcome_again_corrects_it():
    outcome = OutcomeFactory(pairing=ended_pairing(), observed_on=DAY)
    actions.record_outcome(
        pairing=outcome.pairing, milestone=0, status="job_seeking", on=DAY, note="Corrigée"
    )
    assert list(Outcome.objects.values_list("pk", "status", "note")) == [
        (outcome.pk, "job_seeking", "Corrigée")
    ]


@pytest.mark.parametrize(
    ("state", "milestone", "on"),
    [
        ("proposed", 0, DAY),
        ("active", 0, date(2007, 9, 30)),
        ("active", 3, DAY),
        ("active", 0, date(2999, 1, 1)),
        ("cancelled", 0, DAY),
    ],
)
def test_an_outcome_that_the_pairing_cannot_have_is_refused(state, milestone, on):
    with pytest.raises(ValidationError):
        actions.record_outcome(
            pairing=pairing_in(state), milestone=milestone, status="employed", on=on
        )
    assert Outcome.objects.count() == 0


def test_an_active_pairing_may_have_its_outcome_at_close_already():
    outcome = actions.record_outcome(
        pairing=PairingFactory(), milestone=Milestone.CLOSE, status="employed", on=DAY
    )
    assert outcome.observed_on == DAY
