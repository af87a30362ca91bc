"""What a committee decides, what is taken back, and who comes after whom."""

from datetime import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from bursaries.actions import deciding
from bursaries.actions.deciding import Decision, RefusedDecision
from bursaries.enums import ApplicationState, AwardState, LetterKind, ObligationState
from bursaries.models import Application, Award, Letter
from bursaries.tests.factories import (
    TORONTO,
    ApplicationFactory,
    AwardTierFactory,
    BursaryRoundFactory,
    ChoiceFactory,
    LetterFactory,
    ObligationRuleFactory,
)
from programs.accounts.tests.factories import UserFactory
from programs.budgets.tests.factories import BudgetFactory, BudgetLineFactory
from programs.people.tests.factories import PersonFactory

_A = ApplicationState
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2007-10-20 12:00-04:00")]


def reviewed(round, state=_A.REVIEWED, **details):
    person = PersonFactory(holder=round.program.lead)
    return ApplicationFactory(round=round, state=state, person=person, **details)


def waiting(round, rank, **details):
    return reviewed(round, _A.WAITING, waiting_rank=rank, **details)


def states(*applications):
    return [Application.objects.get(pk=one.pk).state for one in applications]


# --- the committee


def test_a_committee_decides_all_at_once_and_those_who_wait_are_ranked_in_its_order():
    tier = AwardTierFactory()
    first, second, third, fourth = (reviewed(tier.round) for _one in range(4))
    deciding.decide(
        round=tier.round,
        decisions=[
            Decision(first, _A.AWARDED, tier),
            Decision(third, _A.WAITING),
            Decision(second, _A.WAITING),
            Decision(fourth, _A.REFUSED),
        ],
        by=UserFactory(),
    )
    assert states(first, second, third, fourth) == ["awarded", "waiting", "waiting", "refused"]
    assert list(Application.objects.waiting()) == [third, second]


def test_one_decision_that_cannot_be_taken_leaves_all_as_they_were_and_is_named():
    tier = AwardTierFactory(round__awards=1)
    first, second = reviewed(tier.round), reviewed(tier.round)
    with pytest.raises(RefusedDecision, match="Toutes les bourses") as refusal:
        deciding.decide(
            round=tier.round,
            decisions=[Decision(one, _A.AWARDED, tier) for one in (first, second)],
            by=UserFactory(),
        )
    assert refusal.value.application == second
    assert states(first, second) == ["reviewed", "reviewed"]
    assert not Award.objects.exists()


def test_nothing_is_decided_in_a_round_that_is_over():
    tier = AwardTierFactory(round__state="ended")
    with pytest.raises(ValidationError, match="n’est pas en cours"):
        deciding.decide(round=tier.round, decisions=[], by=UserFactory())
    with pytest.raises(ValidationError, match="n’est pas en cours"):
        deciding.award_application(application=reviewed(tier.round), tier=tier, by=UserFactory())


def test_an_award_of_no_set_amount_takes_the_one_that_is_written():
    tier = AwardTierFactory(amount=None)
    one = reviewed(tier.round)
    decision = Decision(one, _A.AWARDED, tier, Decimal("1200.00"))
    deciding.decide(round=tier.round, decisions=[decision], by=UserFactory())
    assert Award.objects.get().amount == Decimal("1200.00")


def test_decisions_are_summed_up_beside_what_is_left():
    tier = AwardTierFactory(round__awards=1, round__envelope=Decimal("4000.00"), awards=3)
    decisions = [Decision(reviewed(tier.round), _A.AWARDED, tier) for _one in range(2)]
    of_tier, whole = deciding.sums_of(tier.round, decisions)
    assert (of_tier.number, of_tier.awards_left, of_tier.is_passed) == (2, 3, False)
    assert (whole.number, whole.awards_left, whole.amount) == (2, 1, Decimal(5000))
    assert whole.is_passed


# --- steps back


def test_an_award_is_taken_back_with_all_that_it_took_until_its_letter_was_sent():
    round = BursaryRoundFactory()
    round.rule = ObligationRuleFactory(program=round.program)
    round.line = BudgetLineFactory(budget=BudgetFactory(program=round.program), adopted=3000)
    round.save()
    tier, by = AwardTierFactory(round=round), UserFactory()
    one = reviewed(round)
    award = deciding.award_application(application=one, tier=tier, by=by)
    LetterFactory(award=award, application=one)
    deciding.take_back_decision(application=one, by=by, reason="Erreur de rang")
    award.refresh_from_db()
    round.refresh_from_db()
    round.line.refresh_from_db()
    assert states(one) == ["reviewed"]
    assert (award.state, award.application) == (AwardState.CANCELLED, None)
    assert (round.taken, round.granted, round.line.committed) == (0, 0, 0)
    assert award.obligation.state == ObligationState.CANCELLED
    assert not Letter.objects.exists()
    again = deciding.award_application(application=one, tier=tier, by=by)
    assert again.obligation.state == ObligationState.NOT_STARTED


def test_a_decision_whose_letter_was_sent_is_not_taken_back():
    tier, by = AwardTierFactory(), UserFactory()
    one = reviewed(tier.round)
    award = deciding.award_application(application=one, tier=tier, by=by)
    sent = datetime(2007, 10, 20, 13, 0, tzinfo=TORONTO)
    LetterFactory(award=award, application=one, sent_at=sent)
    with pytest.raises(ValidationError, match="ne se reprend plus"):
        deciding.take_back_decision(application=one, by=by, reason="Erreur")


@pytest.mark.parametrize("to", [_A.WAITING, _A.REFUSED])
def test_a_refusal_and_a_place_on_the_list_are_taken_back(to):
    one, by = reviewed(BursaryRoundFactory()), UserFactory()
    deciding.decide(round=one.round, decisions=[Decision(one, to)], by=by)
    deciding.take_back_decision(application=one, by=by, reason="Erreur")
    assert states(one) == ["reviewed"]


def test_the_letter_of_an_earlier_wait_does_not_hold_an_award():
    tier, by = AwardTierFactory(), UserFactory()
    one = waiting(tier.round, 1)
    LetterFactory(
        kind=LetterKind.WAITING,
        application=one,
        sent_at=datetime(2007, 10, 20, 11, 0, tzinfo=TORONTO),
    )
    deciding.award_application(application=one, tier=tier, by=by)
    deciding.take_back_decision(application=one, by=by, reason="Erreur")
    assert states(one) == ["reviewed"]


# --- who gives up, and who comes after


def test_who_gives_up_an_award_gives_the_place_to_the_first_who_waits():
    tier, by = AwardTierFactory(round__awards=1), UserFactory()
    one = reviewed(tier.round)
    second, first = waiting(tier.round, 2), waiting(tier.round, 1)
    deciding.award_application(application=one, tier=tier, by=by)
    with pytest.raises(ValidationError, match="Aucune place n’est libre"):
        deciding.promote_next(round=tier.round, by=by)
    deciding.withdraw_application(application=one, by=by, reason="Étudie ailleurs")
    assert one.award.state == AwardState.WITHDRAWN
    award = deciding.promote_next(round=tier.round, by=by)
    assert award.application == first
    assert states(one, first, second) == ["withdrawn", "awarded", "waiting"]


def test_a_place_expected_for_one_is_not_given_to_another():
    tier, by = AwardTierFactory(), UserFactory()
    first, second = waiting(tier.round, 1), waiting(tier.round, 2)
    with pytest.raises(ValidationError, match="maintenant au tour de"):
        deciding.promote_next(round=tier.round, by=by, expected=second.pk)
    assert states(first, second) == ["waiting", "waiting"]


def test_the_next_is_the_first_who_asked_for_a_tier_that_has_room():
    round, by = BursaryRoundFactory(), UserFactory()
    full, free = AwardTierFactory(round=round, awards=1), AwardTierFactory(round=round)
    deciding.award_application(application=reviewed(round), tier=full, by=by)
    first, second = waiting(round, 1), waiting(round, 2)
    ChoiceFactory(application=first, tier=full)
    ChoiceFactory(application=second, tier=full, position=1)
    ChoiceFactory(application=second, tier=free, position=2)
    award = deciding.promote_next(round=round, by=by)
    assert (award.application, award.tier) == (second, free)


def test_who_was_withdrawn_by_mistake_waits_for_a_decision_again():
    tier, by = AwardTierFactory(), UserFactory()
    one = ApplicationFactory(round=tier.round)
    deciding.withdraw_application(application=one, by=by)
    deciding.restore_application(application=one, by=by)
    assert states(one) == ["submitted"]


def test_an_award_given_back_by_mistake_is_given_anew():
    tier, by = AwardTierFactory(), UserFactory()
    one = reviewed(tier.round)
    one.moves.create(to_state=_A.REVIEWED, effective_on="2007-10-10")
    deciding.award_application(application=one, tier=tier, by=by)
    deciding.withdraw_application(application=one, by=by)
    deciding.restore_application(application=one, by=by)
    assert states(one) == ["reviewed"]
    deciding.award_application(application=one, tier=tier, by=by)
    assert sorted(Award.objects.values_list("state", flat=True)) == ["granted", "withdrawn"]


def test_the_waiting_list_is_written_anew_and_refused_where_it_changed_meanwhile():
    round, by = BursaryRoundFactory(), UserFactory()
    first, second, third = (waiting(round, rank) for rank in (1, 2, 3))
    deciding.reorder_waiting(round=round, order=[third.pk, first.pk, second.pk], by=by)
    assert list(Application.objects.waiting()) == [third, first, second]
    with pytest.raises(ValidationError, match="a changé"):
        deciding.reorder_waiting(round=round, order=[first.pk, second.pk], by=by)
