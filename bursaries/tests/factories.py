"""Factories of bursaries: a round for July 2007 to June 2008, what is sent to it, and what comes of it."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import factory
from factory.django import DjangoModelFactory

from bursaries import models
from bursaries.eligibility.subjects import Field, Level, StudyStatus
from bursaries.enums import (
    ApplicationState,
    AwardKind,
    AwardState,
    LetterKind,
    ObligationState,
    ReviewConflict,
    RoundState,
)
from programs.accounts.tests.factories import UserFactory
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory

TORONTO = ZoneInfo("America/Toronto")


class ObligationRuleFactory(DjangoModelFactory):
    """Service in the region of the program, within six months of the end of the studies."""

    class Meta:
        model = models.ObligationRule

    program = factory.SubFactory(ProgramFactory)
    code = factory.Sequence(lambda n: f"REGLE-{n}")
    title = "Travailler dans la région"
    title_en = "Work in the region"
    region = factory.SelfAttribute("program.region")
    start_within_months = 6


class ObligationTermFactory(DjangoModelFactory):
    class Meta:
        model = models.ObligationTerm

    rule = factory.SubFactory(ObligationRuleFactory)
    months = 12


class BursaryRoundFactory(DjangoModelFactory):
    """A published one, open from September 4 to October 1, 2007 at 23:59; ``draft=True`` for one that is not."""

    class Meta:
        model = models.BursaryRound

    program = factory.SubFactory(ProgramFactory)
    code = factory.Sequence(lambda n: f"2007-{n}")
    title = "Bourses de la relève"
    title_en = "Next Generation Bursaries"
    starts_on = date(2007, 7, 1)
    ends_on = date(2008, 6, 30)
    opens_at = datetime(2007, 9, 4, 8, 0, tzinfo=TORONTO)
    closes_at = datetime(2007, 10, 1, 23, 59, tzinfo=TORONTO)
    awards = 5
    envelope = Decimal("14300.00")
    state = RoundState.PUBLISHED

    class Params:
        draft = factory.Trait(state=RoundState.DRAFT)


class _OfRoundFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    round = factory.SubFactory(BursaryRoundFactory)
    code = factory.Sequence(lambda n: f"element-{n}")
    position = factory.Sequence(lambda n: n)


class AwardTierFactory(_OfRoundFactory):
    class Meta:
        model = models.AwardTier

    label = "Bourse de 2 500 $"
    label_en = "$2,500 bursary"
    amount = Decimal("2500.00")


class EligibilityRuleFactory(DjangoModelFactory):
    class Meta:
        model = models.EligibilityRule

    round = factory.SubFactory(BursaryRoundFactory)
    subject = "level"
    operator = "one_of"
    values = factory.LazyFunction(lambda: [Level.COLLEGE, Level.UNDERGRADUATE])
    message = "Ces bourses vont aux études collégiales et universitaires."


class RequiredDocumentFactory(_OfRoundFactory):
    class Meta:
        model = models.RequiredDocument

    label = "Relevé de notes"
    label_en = "Transcript"


class QuestionFactory(_OfRoundFactory):
    class Meta:
        model = models.Question

    label = "Pourquoi travailler dans la région ?"
    label_en = "Why work in the region?"


class CriterionFactory(_OfRoundFactory):
    class Meta:
        model = models.Criterion

    label = "Attachement à la région"
    label_en = "Ties to the region"
    weight = 1
    most = 5


class LetterTemplateFactory(DjangoModelFactory):
    class Meta:
        model = models.LetterTemplate

    round = factory.SubFactory(BursaryRoundFactory)
    kind = LetterKind.AWARD
    subject = "Votre bourse"
    subject_en = "Your bursary"
    body = "Nous vous accordons une bourse."
    body_en = "We are awarding you a bursary."


class ApplicationFactory(DjangoModelFactory):
    """One that was sent on September 20, 2007; ``draft=True`` for one that is still being written."""

    class Meta:
        model = models.Application

    round = factory.SubFactory(BursaryRoundFactory)
    email = factory.Sequence(lambda n: f"etudiante-{n}@exemple.test")
    state = ApplicationState.SUBMITTED
    submitted_on = date(2007, 9, 20)
    submitted_at = datetime(2007, 9, 20, 12, 0, tzinfo=TORONTO)
    consented_on = date(2007, 9, 20)
    first_name = "Frédérique"
    last_name = factory.Sequence(lambda n: f"Inventée {n}")
    level = Level.COLLEGE
    field = Field.NURSING
    study_status = StudyStatus.FULL_TIME
    institution_name = "Cégep inventé"
    studies_end_on = date(2008, 5, 30)

    class Params:
        draft = factory.Trait(
            state=ApplicationState.DRAFT,
            submitted_on=None,
            submitted_at=None,
            consented_on=None,
            first_name="",
            last_name="",
            level="",
            field="",
            study_status="",
            institution_name="",
            studies_end_on=None,
        )


class ChoiceFactory(DjangoModelFactory):
    class Meta:
        model = models.Choice

    application = factory.SubFactory(ApplicationFactory)
    tier = factory.SubFactory(AwardTierFactory, round=factory.SelfAttribute("..application.round"))


class AnswerFactory(DjangoModelFactory):
    class Meta:
        model = models.Answer

    application = factory.SubFactory(ApplicationFactory)
    question = factory.SubFactory(
        QuestionFactory, round=factory.SelfAttribute("..application.round")
    )
    text = "Pour rester près des miens."


class ReferenceFactory(DjangoModelFactory):
    class Meta:
        model = models.Reference

    application = factory.SubFactory(ApplicationFactory)
    name = "Maxime Inventé"
    email = factory.Sequence(lambda n: f"reference-{n}@exemple.test")
    relation = "Responsable de stage"


class ReviewerFactory(DjangoModelFactory):
    class Meta:
        model = models.Reviewer

    round = factory.SubFactory(BursaryRoundFactory)
    user = factory.SubFactory(UserFactory)


class ReviewFactory(DjangoModelFactory):
    """One by somebody who has no conflict of interest, not completed."""

    class Meta:
        model = models.Review

    application = factory.SubFactory(ApplicationFactory, state=ApplicationState.ELIGIBLE)
    reviewer = factory.SubFactory(
        ReviewerFactory, round=factory.SelfAttribute("..application.round")
    )
    conflict = ReviewConflict.NONE
    declared_at = datetime(2007, 10, 5, 12, 0, tzinfo=TORONTO)


class ScoreFactory(DjangoModelFactory):
    class Meta:
        model = models.Score

    review = factory.SubFactory(ReviewFactory)
    criterion = factory.SubFactory(
        CriterionFactory, round=factory.SelfAttribute("..review.application.round")
    )
    value = Decimal(4)


class ObligationFactory(DjangoModelFactory):
    class Meta:
        model = models.Obligation

    program = factory.SubFactory(ProgramFactory)
    person = factory.SubFactory(PersonFactory, holder=factory.SelfAttribute("..program.lead"))
    rule = factory.SubFactory(ObligationRuleFactory, program=factory.SelfAttribute("..program"))
    studies_ended_on = date(2008, 5, 30)
    state = ObligationState.NOT_STARTED


class AwardFactory(DjangoModelFactory):
    """A bursary of 2 500 $ given on October 20, 2007; ``small=True`` for an aid without round."""

    class Meta:
        model = models.Award

    round = factory.SubFactory(BursaryRoundFactory)
    program = factory.SelfAttribute("round.program")
    tier = factory.SubFactory(AwardTierFactory, round=factory.SelfAttribute("..round"))
    person = factory.SubFactory(PersonFactory, holder=factory.SelfAttribute("..program.lead"))
    code = factory.Sequence(lambda n: f"B-{n + 1:06d}")
    amount = Decimal("2500.00")
    awarded_on = date(2007, 10, 20)
    level = Level.COLLEGE
    field = Field.NURSING
    institution_name = "Cégep inventé"
    state = AwardState.GRANTED

    class Params:
        small = factory.Trait(
            kind=AwardKind.APPLICATION_FEES,
            round=None,
            tier=None,
            program=factory.SubFactory(ProgramFactory),
            amount=Decimal("110.00"),
            level="",
            field="",
            institution_name="",
        )


class AwardInstalmentFactory(DjangoModelFactory):
    class Meta:
        model = models.AwardInstalment

    award = factory.SubFactory(AwardFactory)
    number = factory.Sequence(lambda n: n + 1)
    amount = Decimal("1250.00")
    expected_on = date(2007, 11, 1)
    condition = "À la réception de l’attestation d’études"
    condition_en = "On receipt of the proof of enrolment"


class ServicePeriodFactory(DjangoModelFactory):
    """A full-time job in the region of the program, from July 2008 on."""

    class Meta:
        model = models.ServicePeriod

    obligation = factory.SubFactory(ObligationFactory)
    employer = factory.SubFactory(OrganizationFactory)
    employer_kind = "health"
    region = factory.SelfAttribute("obligation.program.region")
    position = "Infirmière"
    starts_on = date(2008, 7, 1)


class ServiceAttestationFactory(DjangoModelFactory):
    class Meta:
        model = models.ServiceAttestation

    service = factory.SubFactory(ServicePeriodFactory)
    starts_on = date(2008, 7, 1)
    ends_on = date(2008, 12, 31)
    received_on = date(2009, 1, 5)


class DeferralFactory(DjangoModelFactory):
    class Meta:
        model = models.Deferral

    obligation = factory.SubFactory(ObligationFactory)
    starts_on = date(2009, 1, 1)
    ends_on = date(2009, 6, 30)
    reason = "Congé parental"
    granted_on = date(2009, 1, 1)


class WaiverFactory(DjangoModelFactory):
    class Meta:
        model = models.Waiver

    obligation = factory.SubFactory(ObligationFactory)
    months = Decimal(2)
    reason = "Décision du comité"
    granted_on = date(2009, 2, 1)


class RepaymentFactory(DjangoModelFactory):
    class Meta:
        model = models.Repayment

    obligation = factory.SubFactory(ObligationFactory)
    received_on = date(2009, 9, 1)
    amount = Decimal("500.00")


class FollowUpFactory(DjangoModelFactory):
    class Meta:
        model = models.FollowUp

    obligation = factory.SubFactory(ObligationFactory)
    milestone = 12
    outcome = "retained"
    observed_on = date(2009, 6, 1)


class HolderLinkFactory(DjangoModelFactory):
    class Meta:
        model = models.HolderLink

    program = factory.SubFactory(ProgramFactory)
    person = factory.SubFactory(PersonFactory, holder=factory.SelfAttribute("..program.lead"))
    email = factory.Sequence(lambda n: f"titulaire-{n}@exemple.test")
    expires_at = datetime(2030, 1, 1, tzinfo=TORONTO)


class LetterFactory(DjangoModelFactory):
    class Meta:
        model = models.Letter

    kind = LetterKind.AWARD
    award = factory.SubFactory(AwardFactory)
    language = "fr-ca"
    addressee = "Frédérique Inventée"
    subject = "Votre bourse"
    body = "Nous vous accordons une bourse."
    dated_on = date(2007, 10, 21)
