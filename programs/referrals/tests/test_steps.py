"""What happens to a referral: every step that it may take, and every one that it may not."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from programs.accounts.tests.factories import UserFactory
from programs.people.consents import Agreement
from programs.people.tests.factories import PersonFactory
from programs.referrals import actions
from programs.referrals.actions.steps import referral_machine
from programs.referrals.enums import (
    REFERRAL_REASON_REQUIRED,
    REFUSAL_EXPLAINED,
    ReferralState,
    RefusalReason,
)
from programs.referrals.models import Referral
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory

pytestmark = pytest.mark.django_db

DAY = date(2008, 1, 15)
AGREED = Agreement("person", DAY)

# What may follow each state: written out, so that a wrong table cannot agree with itself.
ENDINGS = ("refused", "redirected", "withdrawn", "duplicate")
NEXT = {
    "received": ("acknowledged", *ENDINGS),
    "acknowledged": ("under_review", "accepted", *ENDINGS),
    "under_review": ("accepted", *ENDINGS),
    "accepted": ("first_contact", "in_service", "closed", "withdrawn"),
    "first_contact": ("in_service", "closed", "withdrawn"),
    "in_service": ("closed",),
    "closed": (),
    "refused": (),
    "redirected": (),
    "withdrawn": (),
    "duplicate": (),
}
LEGAL = [(before, after) for before, following in NEXT.items() for after in following]


def referral_in(state: str) -> Referral:
    needs = {
        ReferralState.REFUSED: {"reason": "Hors territoire"},
        ReferralState.REDIRECTED: {"redirected_to": OrganizationFactory()},
    }
    return ReferralFactory(state=state, **needs.get(state, {}))


def move(referral: Referral, to: str, by) -> Referral:
    if to == ReferralState.REDIRECTED:
        return actions.redirect_referral(
            referral=referral, organization=OrganizationFactory(), consent=AGREED, by=by, on=DAY
        )
    return actions.move_referral(referral=referral, to=to, by=by, on=DAY, reason="Un motif")


@pytest.mark.parametrize(("before", "after"), LEGAL)
def test_a_step_of_the_table_is_taken_and_logged(before, after):
    by = UserFactory()
    moved = move(referral_in(before), after, by)
    logged = moved.moves.last()
    assert (moved.state, logged.from_state, logged.to_state) == (after, before, after)
    assert (logged.effective_on, logged.moved_by) == (DAY, by)


@pytest.mark.parametrize("before", NEXT)
def test_no_other_step_is_taken_from_a_state(before):
    referral, by = referral_in(before), UserFactory()
    logged = referral.moves.count()
    refused = [state for state in ReferralState.values if state not in NEXT[before]]
    for after in refused:
        with pytest.raises(ValidationError, match="ne peut pas passer à"):
            move(referral, after, by)
    referral.refresh_from_db()
    assert (referral.state, referral.moves.count(), before in refused) == (before, logged, True)


@pytest.mark.parametrize("to", REFERRAL_REASON_REQUIRED)
@pytest.mark.parametrize("reason", ["", "   "])
def test_a_reason_is_asked_for_where_one_is_due(to, reason):
    before = next(state for state, following in NEXT.items() if to in following)
    with pytest.raises(ValidationError) as refusal:
        actions.move_referral(referral=referral_in(before), to=to, by=None, on=DAY, reason=reason)
    assert list(refusal.value.message_dict) == ["reason"]


@pytest.mark.parametrize("refusal", ["", RefusalReason.OTHER])
def test_a_refusal_that_says_nothing_by_itself_is_explained(refusal):
    referral = ReferralFactory()
    with pytest.raises(ValidationError) as refused:
        actions.refuse_referral(referral=referral, refusal=refusal, by=None, on=DAY, reason="  ")
    assert refused.value.message_dict == {"reason": ["Écrivez le motif du refus."]}
    made = actions.refuse_referral(
        referral=referral, refusal=refusal, by=None, on=DAY, reason="Déjà suivie"
    )
    assert (made.state, made.refusal, made.reason) == ("refused", refusal, "Déjà suivie")


@pytest.mark.parametrize("refusal", REFUSAL_EXPLAINED)
def test_any_other_reason_of_a_refusal_is_enough(refusal):
    made = actions.refuse_referral(referral=ReferralFactory(), refusal=refusal, by=None, on=DAY)
    assert (made.refusal, made.reason) == (refusal, "")


@pytest.mark.parametrize(
    ("values", "broken"),
    [
        ({"state": "refused"}, "referral_refused_with_reason"),
        ({"state": "refused", "refusal": "other"}, "referral_refused_with_reason"),
        ({"refusal": "outside"}, "referral_refusal_of_a_refused_one"),
        ({"state": "refused", "reason": "x", "refusal": "why"}, "referral_refusal_known"),
    ],
)
def test_the_database_holds_why_a_referral_was_refused(values, broken):
    with pytest.raises(IntegrityError, match=broken):
        ReferralFactory(**values)


@pytest.mark.parametrize(
    ("refusal", "reason", "told"),
    [
        ("outside", "", "Hors territoire"),
        ("outside", "À Maniwaki", "Hors territoire\N{NO-BREAK SPACE}: À Maniwaki"),
        ("", "Ailleurs", "Ailleurs"),
    ],
)
def test_why_a_referral_was_refused_is_what_was_chosen_and_written(refusal, reason, told):
    referral = ReferralFactory(state="refused", refusal=refusal, reason=reason)
    assert referral.why_refused == told


def test_the_reason_of_a_final_state_stays_on_the_record():
    accepted = referral_in(ReferralState.ACCEPTED)
    contacted = actions.move_referral(
        referral=accepted, to=ReferralState.FIRST_CONTACT, by=None, on=DAY, reason="Par téléphone"
    )
    assert contacted.reason == ""
    closed = actions.move_referral(
        referral=contacted, to=ReferralState.CLOSED, by=None, on=DAY, reason="En emploi"
    )
    assert closed.reason == "En emploi"


def test_a_referral_is_received_with_its_first_move():
    by, program = UserFactory(), ProgramFactory()
    referral = actions.receive_referral(
        program=program, person=PersonFactory(), by=by, received_on=DAY, need="Un stage"
    )
    first = referral.moves.get()
    assert (referral.need, first.from_state, first.to_state) == ("Un stage", "", "received")
    assert (first.effective_on, first.moved_by) == (DAY, by)


def test_a_referral_to_come_is_not_received():
    with pytest.raises(ValidationError) as refusal:
        actions.receive_referral(
            program=ProgramFactory(), person=PersonFactory(), by=None, received_on=date(2999, 1, 1)
        )
    assert list(refusal.value.message_dict) == ["on"]
    assert Referral.objects.count() == 0


def test_a_step_does_not_precede_the_last_one():
    referral = actions.move_referral(
        referral=ReferralFactory(), to=ReferralState.ACKNOWLEDGED, by=None, on=DAY
    )
    with pytest.raises(ValidationError) as refusal:
        actions.move_referral(
            referral=referral, to=ReferralState.ACCEPTED, by=None, on=date(2008, 1, 14)
        )
    assert refusal.value.message_dict == {
        "on": ["La dernière étape est du 15 janvier 2008 : celle-ci ne peut pas la précéder."]
    }


def test_a_referral_is_not_sent_back_to_who_sent_it():
    referral = ReferralFactory()
    with pytest.raises(ValidationError) as refusal:
        actions.redirect_referral(
            referral=referral, organization=referral.referrer, consent=AGREED, by=None, on=DAY
        )
    assert list(refusal.value.message_dict) == ["organization"]


def test_a_redirection_needs_its_organisation():
    with pytest.raises(ValidationError):
        actions.move_referral(
            referral=ReferralFactory(), to=ReferralState.REDIRECTED, by=None, on=DAY
        )


def test_a_duplicate_points_to_another_referral_of_its_program():
    referral = ReferralFactory()
    for original in (referral, ReferralFactory()):
        with pytest.raises(ValidationError):
            actions.mark_duplicate(referral=referral, original=original, by=None, on=DAY)
    twin = ReferralFactory(program=referral.program)
    marked = actions.mark_duplicate(referral=referral, original=twin, by=None, on=DAY)
    assert (marked.state, marked.duplicate_of) == (ReferralState.DUPLICATE, twin)


def test_the_same_step_twice_is_one_move():
    referral = ReferralFactory()
    actions.move_referral(referral=referral, to=ReferralState.ACKNOWLEDGED, by=None, on=DAY)
    with pytest.raises(ValidationError) as refusal:
        # The caller's copy still says « reçue », as an old page would.
        actions.move_referral(referral=referral, to=ReferralState.ACKNOWLEDGED, by=None, on=DAY)
    assert refusal.value.messages == [
        "La fiche est à l’état « Réception confirmée » et ne peut pas passer à « Réception confirmée »."
    ]
    assert referral.moves.count() == 1


def test_the_steps_of_a_referral_are_these():
    assert (referral_machine.transitions, list(ReferralState)) == (NEXT, list(NEXT))
