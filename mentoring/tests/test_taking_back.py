"""A step of mentoring is taken back with all that was recorded with it; of two people at once, one has their way."""

import time
from datetime import date
from itertools import pairwise
from threading import Event

import pytest
from django.core.exceptions import ValidationError

from config.tests.rows import differences, everything
from mentoring import actions
from mentoring.enums import OutcomeStatus, PairingState, ParticipantState
from mentoring.models import Mentee, Mentor, Outcome, Pairing
from mentoring.tests.factories import MeetingFactory, MenteeFactory, MentorFactory, PairingFactory
from programs import history, undoing
from programs.accounts.tests.factories import coordinator_of
from programs.moves import Machine
from programs.referrals.enums import ReferralState
from programs.referrals.tests.factories import ReferralFactory
from programs.taking_back import Taken, consequences, take_back_step
from programs.tests.at_once import all_at_once
from programs.tests.factories import ProgramFactory

DAY = date(2008, 1, 15)
IN_TURN = pytest.mark.django_db(transaction=True)


@pytest.fixture
def by():
    return coordinator_of(ProgramFactory())


@pytest.fixture
def program(by):
    return by.memberships.get().organization.led_programs.get()


def everywhere(model):
    return model._base_manager.all()


@pytest.mark.django_db
def test_the_outcome_that_was_noted_with_the_end_goes_with_it(program, by):
    pairing = PairingFactory(program=program)
    before = everything()
    with history.own_act(user=by.pk):
        actions.close_pairing(pairing=pairing, by=by, on=DAY, outcome=OutcomeStatus.EMPLOYED)
    assert Outcome.objects.count() == 1
    take_back_step(record=pairing, by=by)
    assert differences(before, everything()) == {}


@pytest.mark.django_db
def test_the_page_says_what_goes_and_what_comes_back(program, by):
    pairing = PairingFactory(program=program)
    with history.own_act(user=by.pk):
        actions.close_pairing(pairing=pairing, by=by, on=DAY, outcome=OutcomeStatus.EMPLOYED)
    assert consequences(Taken(pairing), everywhere) == [
        "L’étape «\xa0Terminé\xa0» s’efface\xa0: la fiche revient à «\xa0Actif\xa0».",
        "À effacer\xa0: issue d’un jumelage «\xa0À la fin · En emploi\xa0».",
        f"À remettre\xa0: jumelage «\xa0{pairing}\xa0» (Fini le\xa0: 15 janvier 2008 → —).",
    ]


@pytest.mark.django_db
def test_what_somebody_may_not_see_is_not_named(program, by):
    pairing = PairingFactory(program=program)
    with history.own_act(user=by.pk):
        actions.close_pairing(pairing=pairing, by=by, on=DAY, outcome=OutcomeStatus.EMPLOYED)
    assert consequences(Taken(pairing), lambda model: None)[1] == (
        "À effacer\xa0: issue d’un jumelage «\xa0une fiche d’un autre dossier\xa0»."
    )


@pytest.mark.django_db
def test_a_mentee_who_was_registered_goes_when_the_referral_leaves_service(program, by):
    referral = ReferralFactory(program=program, state=ReferralState.ACCEPTED)
    before = everything()
    with history.own_act(user=by.pk):
        actions.register_mentee(referral=referral, by=by, on=DAY)
    take_back_step(record=referral, by=by)
    assert (Mentee.objects.count(), differences(before, everything())) == (0, {})


@pytest.mark.django_db
def test_a_return_that_is_taken_back_leaves_the_stay_as_it_was(program, by):
    mentor = MentorFactory(program=program, state=ParticipantState.LEFT, left_on=date(2007, 12, 1))
    before = everything()
    with history.own_act(user=by.pk):
        actions.move_participant(
            participant=mentor, to=actions.mentor_machine.next_states(mentor)[0], by=by, on=DAY
        )
    assert mentor.stays.count() == 1
    take_back_step(record=mentor, by=by)
    assert differences(before, everything()) == {}


@IN_TURN
def test_a_meeting_that_was_noted_since_keeps_the_start(program, by):
    pairing = PairingFactory(program=program, state=PairingState.MENTEE_ACCEPTED)
    with history.own_act(user=by.pk):
        actions.start_pairing(pairing=pairing, by=by, on=DAY)
    meeting = MeetingFactory(pairing=pairing, held_on=DAY)
    taken = Taken(pairing)
    assert [(one.record, one.why) for one in taken.obstacles.named] == [
        (meeting, "s’est ajouté depuis")
    ]
    with pytest.raises(ValidationError):
        take_back_step(record=pairing, by=by)


# --- at once -----------------------------------------------------------------------------------------


@pytest.fixture
def started(program, by) -> Pairing:
    pairing = PairingFactory(program=program, state=PairingState.MENTEE_ACCEPTED)
    with history.own_act(user=by.pk):
        actions.start_pairing(pairing=pairing, by=by, on=DAY)
    return pairing


def hold_together(pairing: Pairing) -> bool:
    """Whether the log leads, step after step, to the state in which the pairing is."""
    moves = list(pairing.moves.order_by("pk").values_list("from_state", "to_state"))
    follows = all(after[0] == before[1] for before, after in pairwise(moves))
    state = Pairing.objects.get(pk=pairing.pk).state
    return follows and (not moves or moves[-1][1] == state)


def both(pairing: Pairing, by, monkeypatch) -> list[str]:
    """One takes the start back, and has looked at everything, while another ends the pairing."""
    looked, apply = Event(), undoing.Undoing.apply

    def apply_late(self):
        looked.set()
        time.sleep(0.5)
        apply(self)

    monkeypatch.setattr(undoing.Undoing, "apply", apply_late)

    def do(what: str) -> None:
        if what == "take back":
            take_back_step(record=pairing, by=by)
        else:
            looked.wait(5)
            with history.own_act():
                actions.advance_pairing(pairing=pairing, to=PairingState.PAUSED, by=None, on=DAY)

    return all_at_once(do, ["take back", "pause"])


@IN_TURN
def test_of_taking_back_and_moving_on_at_once_one_wins(started, by, monkeypatch):
    assert both(started, by, monkeypatch) == ["done", "ValidationError"]
    assert hold_together(started)


@IN_TURN
def test_without_the_lock_both_would_have_their_way(started, by, monkeypatch):
    monkeypatch.setattr(
        Machine, "locked", lambda self, record: self.model.objects.get(pk=record.pk)
    )
    monkeypatch.setattr(undoing.Undoing, "_lock", lambda self: None)
    assert both(started, by, monkeypatch) == ["done", "done"]
    assert not hold_together(started)


@IN_TURN
def test_taken_back_twice_at_once_it_is_taken_back_once(started, by):
    outcomes = all_at_once(lambda _n: take_back_step(record=started, by=by), range(2))
    assert sorted(outcomes) == ["ValidationError", "done"]
    assert hold_together(started)


@pytest.mark.django_db
def test_the_place_that_was_taken_is_free_again(program, by):
    mentor = MentorFactory(program=program, capacity=1)
    pairing = PairingFactory(
        program=program,
        mentor=mentor,
        mentee=MenteeFactory(program=program),
        state=PairingState.MENTEE_ACCEPTED,
    )
    with history.own_act(user=by.pk):
        actions.start_pairing(pairing=pairing, by=by, on=DAY)
    take_back_step(record=pairing, by=by)
    assert Mentor.objects.get().active_pairings == 0
