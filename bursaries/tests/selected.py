"""A round under selection, as the tests of its pages ask for: reviewers, criteria, applications with their scores."""

from decimal import Decimal

from bursaries.enums import ApplicationState, LetterKind
from bursaries.lettering import template_proposed
from bursaries.models import BursaryRound, Review
from bursaries.tests.factories import (
    AnswerFactory,
    ApplicationFactory,
    AwardTierFactory,
    BursaryRoundFactory,
    ChoiceFactory,
    CriterionFactory,
    EligibilityRuleFactory,
    QuestionFactory,
    ReferenceFactory,
    RequiredDocumentFactory,
    ReviewerFactory,
    ReviewFactory,
    ScoreFactory,
)
from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.enums import MembershipRole
from programs.people.tests.factories import PersonFactory

AT_NOON = "2007-10-20 12:00-04:00"


def a_round(**details) -> BursaryRound:
    """A published one with a tier, a rule, two criteria, a question, a document and all the letters proposed."""
    round = BursaryRoundFactory(**{"call": "Des bourses pour la relève."} | details)
    AwardTierFactory(round=round)
    EligibilityRuleFactory(round=round)
    CriterionFactory(round=round, code="attachement", weight=2)
    CriterionFactory(round=round, code="projet", label="Projet d’études", label_en="Plans")
    QuestionFactory(round=round)
    RequiredDocumentFactory(round=round)
    for kind in LetterKind.values:
        template_proposed(round, kind).save()
    return round


def a_reviewer(round: BursaryRound, **user):
    """Somebody who holds the role for the lead of ``round``, and reads its applications."""
    fields = {f"user__{name}": value for name, value in user.items()}
    membership = MembershipFactory(
        organization=round.program.lead, role=MembershipRole.REVIEWER, **fields
    )
    return ReviewerFactory(round=round, user=membership.user)


def an_application(round: BursaryRound, state=ApplicationState.REVIEWED, **details):
    """One with its person, its answer, a reference and the tier that it asks for."""
    if "person" not in details:
        details["person"] = PersonFactory(holder=round.program.lead)
    application = ApplicationFactory(round=round, state=state, **details)
    ChoiceFactory(application=application, tier=round.tiers.get())
    AnswerFactory(application=application, question=round.questions.get())
    ReferenceFactory(application=application)
    return application


def scored(application, reviewer, *values, comment="", complete=True) -> Review:
    """A review with a score for each criterion, handed in unless it is not ``complete``."""
    review = ReviewFactory(application=application, reviewer=reviewer, comment=comment)
    for criterion, value in zip(application.round.criteria.all(), values, strict=False):
        ScoreFactory(review=review, criterion=criterion, value=Decimal(value))
    if complete:
        Review.objects.filter(pk=review.pk).update(completed_at="2007-10-10 12:00-04:00")
    return review


def signed_in(client, round: BursaryRound):
    """A coordinator of the round, signed in."""
    user = coordinator_of(round.program)
    client.force_login(user)
    return user
