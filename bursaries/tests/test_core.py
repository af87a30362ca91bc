"""What a round gives at most, and what the database holds whatever writes to it."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from bursaries.actions.granting import grant_award
from bursaries.enums import ApplicationState, AwardState, ObligationState
from bursaries.models import Award, BursaryRound, ObligationTerm, Score
from bursaries.tests.factories import (
    ApplicationFactory,
    AwardFactory,
    AwardInstalmentFactory,
    AwardTierFactory,
    BursaryRoundFactory,
    ObligationFactory,
    ObligationRuleFactory,
    ObligationTermFactory,
    ReviewFactory,
    ScoreFactory,
)
from programs.accounts.tests.factories import UserFactory
from programs.budgets.tests.factories import BudgetFactory, BudgetLineFactory
from programs.people.tests.factories import PersonFactory
from programs.tests.refusals import refused

pytestmark = pytest.mark.django_db


def reviewed(round, **details):
    person = PersonFactory(holder=round.program.lead)
    return ApplicationFactory(
        round=round, state=ApplicationState.REVIEWED, person=person, **details
    )


def test_an_award_takes_a_place_and_its_amount_of_its_round():
    tier = AwardTierFactory(awards=2)
    award = grant_award(application=reviewed(tier.round), tier=tier, by=UserFactory())
    tier.refresh_from_db()
    round = BursaryRound.objects.get()
    assert (round.taken, round.granted, tier.taken) == (1, Decimal("2500.00"), 1)
    assert (award.application.state, award.amount) == ("awarded", Decimal("2500.00"))


def test_a_withdrawn_award_gives_its_place_back():
    award = AwardFactory()
    Award.objects.update(state=AwardState.WITHDRAWN, reason="Part à l’étranger")
    award.round.refresh_from_db()
    assert (award.round.taken, award.round.granted) == (0, 0)


def test_no_award_is_given_beyond_the_number_of_a_round():
    award = AwardFactory(round__awards=1)
    application = reviewed(award.round)
    with pytest.raises(ValidationError, match="Toutes les bourses de ce concours"):
        grant_award(application=application, tier=award.tier, by=UserFactory())
    with refused("round_within_its_awards"):
        AwardFactory(round=award.round, tier=award.tier)


def test_no_award_is_given_beyond_the_envelope():
    award = AwardFactory(round__envelope=Decimal("4000.00"))
    with pytest.raises(ValidationError) as error:
        grant_award(application=reviewed(award.round), tier=award.tier, by=UserFactory())
    assert error.value.messages == [
        "L’enveloppe du concours n’a plus que 1\xa0500\xa0$, et il en faut 2\xa0500\xa0$."
    ]
    with refused("round_within_its_envelope"):
        AwardFactory(round=award.round, tier=award.tier)


def test_no_award_is_given_beyond_the_number_of_its_tier():
    award = AwardFactory(tier__awards=1)
    with refused("tier_within_its_awards"):
        AwardFactory(round=award.round, tier=award.tier)


def test_an_award_engages_the_line_of_its_round_and_never_passes_it():
    round = BursaryRoundFactory()
    round.line = BudgetLineFactory(
        budget=BudgetFactory(program=round.program), adopted=Decimal("3000.00")
    )
    round.save()
    tier, by = AwardTierFactory(round=round), UserFactory()
    award = grant_award(application=reviewed(round), tier=tier, by=by, on=round.starts_on)
    round.line.refresh_from_db()
    assert (award.commitment.amount, round.line.committed) == (2500, 2500)
    with pytest.raises(ValidationError) as error:
        grant_award(application=reviewed(round), tier=tier, by=by, on=round.starts_on)
    assert error.value.error_list[0].code == "overrun"


def test_instalments_never_come_to_more_than_their_award():
    award = AwardFactory()
    AwardInstalmentFactory(award=award, amount=Decimal("2000.00"))
    with refused("award_planned_at_most_whole"):
        AwardInstalmentFactory(award=award, amount=Decimal("500.01"))


def test_an_award_brings_its_holder_one_obligation_under_one_rule():
    round = BursaryRoundFactory()
    round.rule = ObligationRuleFactory(program=round.program)
    round.save()
    first = reviewed(round)
    award = grant_award(application=first, tier=AwardTierFactory(round=round), by=UserFactory())
    assert award.obligation.person == first.person
    assert award.obligation.studies_ended_on == first.studies_end_on
    assert award.obligation.state == ObligationState.NOT_STARTED


def test_an_award_obliges_nobody_but_its_holder():
    award = AwardFactory()
    other = ObligationFactory(program=award.program)
    with refused("award_obliges_its_holder"):
        Award.objects.filter(pk=award.pk).update(obligation=other)


def test_a_rule_that_binds_somebody_never_changes():
    term = ObligationTermFactory()
    ObligationFactory(program=term.rule.program, rule=term.rule)
    with refused("binding_rule_is_kept"):
        ObligationTerm.objects.update(months=1)
    with refused("binding_rule_is_kept"):
        type(term.rule).objects.update(repayment="whole")


def test_nothing_is_scored_before_a_conflict_is_ruled_out():
    review = ReviewFactory(conflict="undeclared", declared_at=None)
    with refused("score_without_conflict"):
        ScoreFactory(review=review)


def test_a_score_is_at_most_that_of_its_criterion():
    score = ScoreFactory()
    with refused("score_within_its_criterion"):
        Score.objects.filter(pk=score.pk).update(value=6)


def test_what_is_of_one_round_is_not_of_another():
    award, other = AwardFactory(), AwardTierFactory()
    with refused("of_one_round"):
        Award.objects.filter(pk=award.pk).update(tier=other)
    with refused("stays_in_its_round"):
        type(other).objects.filter(pk=other.pk).update(round=award.round)


def test_one_person_has_one_application_a_round():
    first = reviewed(BursaryRoundFactory())
    with refused("application_once_a_person"):
        ApplicationFactory(round=first.round, person=first.person)
