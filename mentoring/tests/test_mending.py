"""A pairing recorded by mistake: annulled as if it had never been, taken up again, made with the right mentor."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from mentoring import actions, matching, mending
from mentoring.enums import PAIRING_STARTED, PairingState
from mentoring.models import Mentee, Mentor, Outcome, Pairing, PairingMeeting
from mentoring.news import news_of_referral
from mentoring.paths import mentoring_of
from mentoring.tests.factories import (
    MeetingFactory,
    MenteeFactory,
    MentorFactory,
    OutcomeFactory,
    PairingFactory,
)
from programs import integrity
from programs.accounts.tests.factories import UserFactory, coordinator_of
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db

START, END = date(2007, 10, 1), date(2008, 1, 20)


@pytest.fixture
def program():
    return ProgramFactory()


def of_state(state: str, **options) -> Pairing:
    ended = {
        PairingState.COMPLETED: {"ended_on": END, "reason": "Objectif atteint"},
        PairingState.INTERRUPTED: {
            "ended_on": END,
            "interruption": "moved",
            "reason": "Parti à Québec",
        },
    }
    return PairingFactory(state=state, **ended.get(state, {}), **options)


def said(pairing: Pairing) -> dict:
    return Pairing.objects.filter(pk=pairing.pk).values().get()


def annulled(pairing: Pairing, by=None) -> Pairing:
    return mending.annul_pairing(pairing=pairing, by=by, reason="C’était avec Louise Roy")


def refusal_of(action, **options) -> list[str]:
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        action(by=None, **options)
    return refusal.value.messages


# --- Annulled ------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", PAIRING_STARTED)
def test_any_pairing_that_began_is_annulled_with_its_reason_in_history_and_on_record(state):
    by = UserFactory()
    pairing = of_state(state)
    before = said(pairing)
    annulled(pairing, by)
    why = {"state": "annulled", "annulment": "C’était avec Louise Roy"}
    assert said(pairing) == before | why
    assert list(pairing.moves.values_list("from_state", "to_state", "moved_by", "reason")) == [
        (state, "annulled", by.pk, "C’était avec Louise Roy")
    ]


def test_nothing_is_annulled_without_a_reason():
    pairing = of_state("active")
    with pytest.raises(ValidationError) as refusal:
        mending.annul_pairing(pairing=pairing, by=None, reason="  ")
    assert refusal.value.message_dict == {"reason": ["Écrivez le motif."]}


def test_the_database_keeps_the_reason_with_the_state():
    pairing = of_state("active")
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Pairing.objects.filter(pk=pairing.pk).update(state="annulled")
    assert integrity.explain(refusal.value) == (
        "Le motif de l’annulation va avec un jumelage annulé par erreur de saisie."
    )


def test_its_meetings_and_outcomes_stay_with_it_and_stand_nowhere():
    pairing = of_state("completed")
    meeting, outcome = MeetingFactory(pairing=pairing), OutcomeFactory(pairing=pairing)
    annulled(pairing)
    assert (list(pairing.meetings.all()), list(pairing.outcomes.all())) == ([meeting], [outcome])
    everything = (Pairing, PairingMeeting, Outcome)
    assert [list(model.objects.standing()) for model in everything] == [[], [], []]


def test_its_mentor_has_the_place_again_and_its_mentee_looks_for_a_mentor():
    pairing = of_state("active")
    annulled(pairing)
    mentor, mentee = Mentor.objects.get(), Mentee.objects.get()
    (match,) = matching.propose(mentee)
    assert (mentor.free_capacity, match.mentor, match.past) == (1, mentor, 0)
    assert "Ont déjà été jumelés ensemble" not in match.cautions
    actions.propose_pairing(mentor=mentor, mentee=mentee, by=None)


def test_of_one_that_ended_the_matching_knows_nothing_either():
    pairing = of_state("completed")
    before = matching.propose(pairing.mentee)[0]
    annulled(pairing)
    after = matching.propose(pairing.mentee)[0]
    cautions = "Ont déjà été jumelés ensemble"
    assert (before.past, cautions in before.cautions) == (1, True)
    assert (after.past, cautions in after.cautions) == (0, False)


def test_neither_the_way_of_the_person_nor_the_news_of_their_referral_tells_of_it(program):
    referral = ReferralFactory(program=program)
    mentee = MenteeFactory(program=program, person=referral.person, referral=referral)
    user = coordinator_of(program)

    def told():
        return [step.what for step in mentoring_of(user, referral.person)], news_of_referral(
            referral
        )

    before = told()
    pairing = of_state("completed", program=program, mentee=mentee)
    OutcomeFactory(pairing=pairing)
    assert told() != before
    annulled(pairing)
    assert told() == before


def test_its_days_hold_no_stay_any_more():
    pairing = of_state("completed")
    later = {"registered_on": date(2008, 2, 1)}
    with pytest.raises(IntegrityError), transaction.atomic():
        Mentor.objects.update(**later)
    annulled(pairing)
    Mentor.objects.update(**later)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        mending.put_back_pairing(pairing=pairing, by=None)
    assert integrity.explain(refusal.value) == "Cette date précède l’inscription du mentor."
    assert Pairing.objects.get().state == "annulled"


# --- Put back -------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", PAIRING_STARTED)
def test_the_annulment_is_taken_back_and_the_pairing_is_as_it_was(state):
    pairing = of_state(state)
    before = said(pairing)
    mending.put_back_pairing(pairing=annulled(pairing), by=None, reason="C’était le bon")
    assert said(pairing) == before
    assert pairing.moves.latest("pk").reason == "C’était le bon"
    pairing.mentor.refresh_from_db()
    assert pairing.mentor.active_pairings == (1 if state in ("active", "paused") else 0)


@pytest.mark.parametrize(
    ("ending", "state"),
    [
        ({}, "active"),
        ({"ended_on": END}, "completed"),
        ({"ended_on": END, "interruption": "health"}, "interrupted"),
    ],
)
def test_of_one_that_a_file_brought_in_annulled_its_days_tell_what_it_was(ending, state):
    pairing = PairingFactory(state="annulled", **ending)
    assert mending.put_back_pairing(pairing=pairing, by=None).state == state


def test_only_what_was_annulled_is_put_back():
    messages = refusal_of(mending.put_back_pairing, pairing=of_state("completed"))
    assert messages == ["La fiche est à l’état « Terminé » et ne peut pas passer à « Terminé »."]


def test_it_stays_annulled_where_its_mentor_has_no_place_left(program):
    pairing = of_state("active", program=program)
    annulled(pairing)
    PairingFactory(program=program, mentor=pairing.mentor)
    assert refusal_of(mending.put_back_pairing, pairing=pairing) == [
        f"{pairing.mentor} a déjà autant de jumelages en cours que sa capacité (1)."
    ]


def test_it_stays_annulled_where_its_mentee_has_another_mentor_meanwhile(program):
    pairing = of_state("completed", program=program)
    annulled(pairing)
    right = PairingFactory(program=program, mentee=pairing.mentee, code="J7")
    assert refusal_of(mending.put_back_pairing, pairing=pairing) == [
        f"{pairing.mentee} a un autre jumelage à ces dates, J7 avec {right.mentor} : "
        "annulez-le d’abord, ou corrigez ses dates."
    ]
    Pairing.objects.filter(pk=right.pk).update(started_on=END)
    assert mending.put_back_pairing(pairing=pairing, by=None).state == "completed"


# --- With the right mentor ------------------------------------------------------------------------


def right_of(wrong: Pairing, **options) -> Pairing:
    mentor = MentorFactory(program=wrong.program)
    return mending.pair_rightly(pairing=wrong, mentor=mentor, by=None, **options)


def test_the_right_pairing_takes_over_what_was_right():
    wrong = of_state("interrupted")
    for day in (date(2007, 11, 5), date(2007, 12, 3)):
        MeetingFactory(pairing=wrong, held_on=day)
    OutcomeFactory(pairing=wrong, observed_on=END)
    annulled(wrong)
    right = right_of(wrong, meetings=True, end=True, outcomes=True)
    hung = ("meetings", "outcomes")
    kept = {"id", "pairing_id"}

    def theirs(pairing):
        return [
            [
                {name: value for name, value in row.items() if name not in kept}
                for row in getattr(pairing, relation).values()
            ]
            for relation in hung
        ]

    assert theirs(right) == theirs(wrong)
    assert [PairingMeeting.objects.standing().count(), Outcome.objects.standing().count()] == [2, 1]
    same = ("mentee_id", "started_on", "ended_on", "interruption", "reason", "proposed_on")
    assert [said(right)[name] for name in same] == [said(wrong)[name] for name in same]
    assert (right.state, right.moves.get().reason) == (
        "interrupted",
        f"Remplace {wrong.display_code}, annulé : erreur de saisie.",
    )


def test_it_begins_on_another_day_and_goes_on_where_that_is_right():
    wrong = of_state("completed")
    MeetingFactory(pairing=wrong)
    right = right_of(annulled(wrong), on=date(2007, 9, 3))
    assert (right.state, right.proposed_on, right.started_on, right.ended_on) == (
        "active",
        date(2007, 9, 3),
        date(2007, 9, 3),
        None,
    )
    assert right.meetings.count() == 0


def test_a_meeting_before_its_beginning_is_not_carried_over():
    wrong = of_state("active")
    MeetingFactory(pairing=wrong, held_on=date(2007, 11, 5))
    annulled(wrong)
    messages = refusal_of(
        mending.pair_rightly,
        pairing=wrong,
        mentor=MentorFactory(program=wrong.program),
        on=date(2007, 12, 1),
        meetings=True,
    )
    assert messages == ["Une rencontre ne peut pas précéder le début du jumelage."]
    assert list(Pairing.objects.all()) == [wrong]


def test_a_pairing_that_stands_has_no_right_one_beside_it():
    wrong = of_state("active")
    mentor = MentorFactory(program=wrong.program)
    assert refusal_of(mending.pair_rightly, pairing=wrong, mentor=mentor) == [
        "Annulez d’abord le jumelage fait par erreur."
    ]


def test_the_right_mentor_is_of_the_program_and_has_a_place_today_only_where_it_goes_on(program):
    wrong = annulled(of_state("completed", program=program))
    full = PairingFactory(program=program).mentor
    assert refusal_of(mending.pair_rightly, pairing=wrong, mentor=MentorFactory()) == [
        "Le mentor et le mentoré ne sont pas du même programme."
    ]
    assert refusal_of(mending.pair_rightly, pairing=wrong, mentor=full) == [
        f"{full} a déjà autant de jumelages en cours que sa capacité (1)."
    ]
    right = mending.pair_rightly(pairing=wrong, mentor=full, by=None, end=True)
    assert right.state == "completed"


def test_the_right_pairing_is_made_once():
    wrong = annulled(of_state("active"))
    right = right_of(wrong)
    messages = refusal_of(
        mending.pair_rightly, pairing=wrong, mentor=MentorFactory(program=wrong.program)
    )
    assert messages == [f"{right.mentee} a déjà un jumelage en cours : terminez-le d’abord."]
