"""Records of every model of bursaries in one program: a whole course of one person, and what is hard to write."""

from datetime import date, datetime
from decimal import Decimal

from django.db.models import Model

from bursaries import models
from bursaries.eligibility.subjects import Citizenship, Pathway
from bursaries.enums import (
    ApplicationState,
    AttestationState,
    AwardState,
    InstalmentState,
    LetterKind,
    ObligationState,
    ReviewConflict,
    RoundState,
)
from bursaries.tests.factories import (
    TORONTO,
    AnswerFactory,
    ApplicationFactory,
    AwardFactory,
    AwardInstalmentFactory,
    AwardTierFactory,
    BursaryRoundFactory,
    ChoiceFactory,
    CriterionFactory,
    DeferralFactory,
    EligibilityRuleFactory,
    FollowUpFactory,
    HolderLinkFactory,
    LetterFactory,
    LetterTemplateFactory,
    ObligationFactory,
    ObligationRuleFactory,
    ObligationTermFactory,
    QuestionFactory,
    ReferenceFactory,
    RepaymentFactory,
    RequiredDocumentFactory,
    ReviewerFactory,
    ReviewFactory,
    ScoreFactory,
    ServiceAttestationFactory,
    ServicePeriodFactory,
    WaiverFactory,
)
from programs.budgets.models import BudgetLine, Commitment, Expense
from programs.budgets.tests.factories import spend
from programs.models import Program
from programs.people.tests.factories import PersonFactory
from programs.plans.models import Action
from programs.tests.factories import OrganizationFactory
from programs.tests.moves import logged
from programs.tests.worlds import TYPED

_R, _A, _W, _I, _O, _T = (
    RoundState, ApplicationState, AwardState, InstalmentState, ObligationState, AttestationState,
)  # fmt: skip


def whole_course(program: Program) -> list[Model]:
    """One person from the call to a job, in a round that is still open to decisions: a record of each model."""
    rule = ObligationRuleFactory(program=program)
    term = ObligationTermFactory(rule=rule)
    round = BursaryRoundFactory(program=program, rule=rule, awards=50, envelope=None)
    logged(round, (_R.DRAFT, date(2007, 8, 1)), (_R.PUBLISHED, date(2007, 9, 4)))
    tier, question = AwardTierFactory(round=round), QuestionFactory(round=round)
    document, criterion = RequiredDocumentFactory(round=round), CriterionFactory(round=round)
    reviewer = ReviewerFactory(round=round)
    person = PersonFactory(holder=program.lead)
    application = ApplicationFactory(round=round, person=person, state=_A.AWARDED)
    logged(
        application,
        (_A.DRAFT, date(2007, 9, 10)),
        (_A.SUBMITTED, date(2007, 9, 20)),
        (_A.ELIGIBLE, date(2007, 10, 4)),
        (_A.REVIEWED, date(2007, 10, 15)),
        (_A.AWARDED, date(2007, 10, 20)),
    )
    review = ReviewFactory(application=application, reviewer=reviewer)
    reference = ReferenceFactory(application=application)
    obligation = ObligationFactory(program=program, person=person, rule=rule, state=_O.ONGOING)
    logged(
        obligation,
        (_O.NOT_STARTED, date(2007, 10, 20)),
        (_O.ONGOING, date(2008, 7, 1)),
    )
    award = AwardFactory(
        round=round, tier=tier, person=person, application=application, obligation=obligation
    )
    logged(award, (_W.GRANTED, date(2007, 10, 20)))
    instalment = AwardInstalmentFactory(award=award, number=1)
    logged(instalment, (_I.EXPECTED, date(2007, 10, 20)))
    service = ServicePeriodFactory(obligation=obligation)
    attestation = ServiceAttestationFactory(service=service)
    logged(attestation, (_T.RECEIVED, date(2009, 1, 5)))
    return [
        rule, term, round, tier, question, document, criterion, reviewer, application, review,
        reference, obligation, award, instalment, service, attestation,
        EligibilityRuleFactory(round=round),
        LetterTemplateFactory(round=round),
        ChoiceFactory(application=application, tier=tier),
        AnswerFactory(application=application, question=question),
        ScoreFactory(review=review, criterion=criterion),
        DeferralFactory(obligation=obligation),
        WaiverFactory(obligation=obligation),
        RepaymentFactory(obligation=obligation),
        FollowUpFactory(obligation=obligation),
        HolderLinkFactory(program=program, person=person),
        LetterFactory(award=award),
    ]  # fmt: skip


def one_more(program: Program) -> None:
    whole_course(program)


def awkward(program: Program) -> None:
    """Two rounds of two rules, with all that may be said of what hangs on them."""
    rule, other = _rules(program)
    line = BudgetLine.objects.filter(
        budget__program=program, budget__adopted_on__isnull=False
    ).first()
    round = _round(program, rule, line)
    bare = BursaryRoundFactory(
        program=program, code="2008", rule=None, draft=True, awards=None, envelope=None
    )
    QuestionFactory(round=bare), RequiredDocumentFactory(round=bare), CriterionFactory(round=bare)
    AwardTierFactory(round=bare, amount=None, awards=None, label=TYPED)
    logged(bare, (_R.DRAFT, date(2008, 1, 7)))
    people = [PersonFactory(holder=program.lead) for _turn in range(2)]
    applications = _applications(round, people)
    _reviewed(round, applications)
    obligations = _obligations(program, people, (rule, other))
    _awards(program, round, applications[0], obligations[0], line)
    for obligation in obligations:
        _serve(program, obligation)


def _rules(program: Program) -> tuple[models.ObligationRule, models.ObligationRule]:
    first = ObligationRuleFactory(
        program=program,
        code="=SANTE",
        title=TYPED,
        employer_kinds=["health", "school"],
        complete_within_months=60,
        minimum_share=Decimal("12.50"),
        prorates_paid=True,
        counts_during_studies=True,
        repayment="whole",
        repay_within_months=24,
        text=TYPED,
        text_en="Work in the region.",
    )
    second = ObligationRuleFactory(
        program=program,
        code="=SANTE",
        version=2,
        prorates_part_time=False,
        start_within_months=None,
    )
    ObligationTermFactory(rule=first)
    ObligationTermFactory(rule=first, from_region=False, months=24, per="funded_year")
    ObligationTermFactory(rule=first, level="college", from_region=True, months=6)
    ObligationTermFactory(rule=second, level="doctoral")
    return first, second


def _round(program: Program, rule, line: BudgetLine | None) -> models.BursaryRound:
    round = BursaryRoundFactory(
        program=program,
        code="2007-=A",
        title=TYPED,
        funder=program.lead,
        line=line,
        call=TYPED,
        call_en="Two\nlines",
        opens_at=datetime(2007, 11, 4, 1, 30, tzinfo=TORONTO, fold=1),
        closes_at=datetime(2007, 12, 1, 23, 59, 59, 123456, tzinfo=TORONTO),
        grace_minutes=15,
        rule=rule,
        references_needed=2,
        is_blind=True,
        state=_R.ENDED,
    )
    logged(
        round,
        (_R.DRAFT, date(2007, 8, 1)),
        (_R.PUBLISHED, date(2007, 9, 4)),
        (_R.ENDED, date(2008, 1, 14)),
    )
    EligibilityRuleFactory(round=round, message="Un [vrai] motif ; à lire", message_en="A \\reason")
    EligibilityRuleFactory(
        round=round, subject="residence", values=[program.region.code, "elsewhere"], message=""
    )
    EligibilityRuleFactory(
        round=round, subject="average", operator="at_least", values=[], number=Decimal("72.50")
    )
    EligibilityRuleFactory(
        round=round, subject="first_language", operator="none_of", values=["en", "other"]
    )
    AwardTierFactory(round=round, code="college", awards=3, level="college")
    AwardTierFactory(round=round, code="libre", amount=None, label=TYPED, label_en="")
    RequiredDocumentFactory(round=round, code="releve", label=TYPED, is_required=False)
    QuestionFactory(round=round, code="pourquoi", label=TYPED, most_words=250)
    QuestionFactory(round=round, code="autre", is_required=False)
    CriterionFactory(round=round, code="motivation", guidance=TYPED, guidance_en="5: very strong")
    CriterionFactory(round=round, code="besoin", weight=3, most=20)
    for kind in (LetterKind.AWARD, LetterKind.REFUSAL):
        LetterTemplateFactory(round=round, kind=kind, body=TYPED, subject="=1+1", subject_en="")
    return round


def _applications(round, people) -> list[models.Application]:
    told = ApplicationFactory(
        round=round,
        code="=C1",
        person=people[0],
        state=_A.AWARDED,
        submitted_at=datetime(2007, 9, 20, 12, 0, 1, 20, tzinfo=TORONTO),
        birth_date=date(1988, 2, 29),
        phone="+1 819 555-0100",
        street=TYPED,
        city="-Tiret",
        province="QC",
        postal_code="J8X 1A1",
        region=round.program.region,
        lives_there_since=date(2000, 1, 1),
        origin=round.program.region,
        citizenship=Citizenship.CITIZEN,
        languages=["fr", "ht"],
        pathway=[Pathway.COOP, Pathway.MAJOR],
        instruction="fr",
        first_language="other",
        commits=False,
        average=Decimal("87.25"),
        institution=OrganizationFactory(),
        study_program=TYPED,
        study_year=2,
        note=TYPED,
    )
    logged(
        told,
        (_A.DRAFT, date(2007, 9, 10)),
        (_A.SUBMITTED, date(2007, 9, 20)),
        (_A.ELIGIBLE, date(2007, 10, 4)),
        (_A.REVIEWED, date(2007, 10, 15)),
        (_A.AWARDED, date(2007, 10, 20)),
    )
    waiting = ApplicationFactory(round=round, state=_A.WAITING, waiting_rank=1, commits=True)
    refused = ApplicationFactory(round=round, state=_A.INELIGIBLE, reason=TYPED, person=people[1])
    logged(refused, (_A.SUBMITTED, date(2007, 9, 20)), (_A.INELIGIBLE, date(2007, 10, 4)))
    draft = ApplicationFactory(round=round, draft=True, email=told.email)
    AnswerFactory(application=draft, question=round.questions.first())
    ReferenceFactory(application=draft)
    for application in (told, waiting):
        for position, tier in enumerate(round.tiers.all(), start=1):
            ChoiceFactory(application=application, tier=tier, position=position)
        for question in round.questions.all():
            AnswerFactory(application=application, question=question, text=TYPED)
    moment = datetime(2007, 9, 25, 9, 30, tzinfo=TORONTO)
    ReferenceFactory(application=told, asked_at=moment, answered_at=moment, text=TYPED)
    ReferenceFactory(application=told, asked_at=moment, reminded_at=moment, declined_at=moment)
    ReferenceFactory(application=waiting, language="en")
    return [told, waiting, refused]


def _reviewed(round, applications) -> None:
    reviewers = [ReviewerFactory(round=round, is_active=active) for active in (True, False)]
    moment = datetime(2007, 10, 15, 9, 0, tzinfo=TORONTO)
    done = ReviewFactory(
        application=applications[0], reviewer=reviewers[0], comment=TYPED, completed_at=moment
    )
    for criterion, value in zip(round.criteria.order_by("code"), ("18.5", "4"), strict=True):
        ScoreFactory(review=done, criterion=criterion, value=Decimal(value))
    ReviewFactory(
        application=applications[0],
        reviewer=reviewers[1],
        conflict=ReviewConflict.DECLARED,
        conflict_reason=TYPED,
    )
    ReviewFactory(
        application=applications[1],
        reviewer=reviewers[0],
        conflict=ReviewConflict.UNDECLARED,
        declared_at=None,
    )


def _obligations(program: Program, people, rules) -> list[models.Obligation]:
    running = ObligationFactory(
        program=program, person=people[0], rule=rules[0], code="=S1", state=_O.ONGOING, note=TYPED
    )
    logged(running, (_O.NOT_STARTED, date(2007, 10, 20)), (_O.ONGOING, date(2008, 7, 1)))
    left = ObligationFactory(
        program=program,
        person=people[1],
        rule=rules[1],
        state=_O.DEFAULTED,
        reason=TYPED,
        studies_ended_on=None,
    )
    logged(left, (_O.NOT_STARTED, date(2007, 10, 20)), (_O.DEFAULTED, date(2009, 7, 1)))
    return [running, left]


def _awards(program: Program, round, application, obligation, line) -> None:
    award = AwardFactory(
        round=round,
        tier=round.tiers.get(code="college"),
        application=application,
        person=application.person,
        obligation=obligation,
        code="=B1",
        line=line,
        commitment=Commitment.objects.filter(line=line, award=None).first() if line else None,
        action=Action.objects.filter(plan__program=program).first(),
        state=_W.SIGNED,
        signed_on=date(2007, 10, 25),
        institution=OrganizationFactory(),
        origin=program.region,
        studies_end_on=date(2008, 5, 30),
        funded_years=2,
        address=TYPED,
        note=TYPED,
        language="en",
    )
    logged(award, (_W.GRANTED, date(2007, 10, 20)), (_W.SIGNED, date(2007, 10, 25)))
    paid = AwardInstalmentFactory(
        award=award,
        number=1,
        condition=TYPED,
        state=_I.AUTHORIZED,
        attested_on=date(2007, 11, 1),
        expense=spend(line, "10.00", spent_on=date(2007, 12, 3)) if line else None,
    )
    logged(
        paid,
        (_I.EXPECTED, date(2007, 10, 20)),
        (_I.ATTESTED, date(2007, 11, 1)),
        (_I.AUTHORIZED, date(2007, 11, 2)),
    )
    AwardInstalmentFactory(award=award, number=2, expected_on=None, condition_en="")
    aid = AwardFactory(
        small=True,
        program=program,
        person=None,
        organization=OrganizationFactory(),
        beneficiaries=12,
        description=TYPED,
        state=_W.CANCELLED,
        reason=TYPED,
    )
    logged(aid, (_W.GRANTED, date(2007, 10, 20)), (_W.CANCELLED, date(2007, 11, 20)))


def _serve(program: Program, obligation) -> None:
    jobs = [
        ServicePeriodFactory(obligation=obligation, share=Decimal("60.50")),
        ServicePeriodFactory(
            obligation=obligation,
            employer=None,
            employer_name="Clinique, « d’ici » / sud",
            employer_kind="",
            region=None,
            starts_on=date(2009, 2, 1),
            ends_on=date(2009, 2, 28),
            recognized=True,
            reason=TYPED,
        ),
        ServicePeriodFactory(
            obligation=obligation, starts_on=date(2009, 2, 1), recognized=False, reason="Non"
        ),
    ]
    confirmed = ServiceAttestationFactory(service=jobs[0], state=_T.CONFIRMED, comment=TYPED)
    logged(confirmed, (_T.RECEIVED, date(2009, 1, 5)), (_T.CONFIRMED, date(2009, 1, 12)))
    refused = ServiceAttestationFactory(
        service=jobs[1],
        starts_on=date(2009, 2, 1),
        ends_on=date(2009, 2, 20),
        received_on=date(2009, 3, 2),
        state=_T.REFUSED,
        reason=TYPED,
    )
    logged(refused, (_T.RECEIVED, date(2009, 3, 2)), (_T.REFUSED, date(2009, 3, 4)))
    DeferralFactory(obligation=obligation, reason=TYPED)
    DeferralFactory(obligation=obligation, starts_on=date(2009, 8, 1), ends_on=None)
    WaiverFactory(obligation=obligation, reason=TYPED)
    WaiverFactory(obligation=obligation, months=None)
    back = RepaymentFactory(obligation=obligation, reference="=1+1")
    RepaymentFactory(obligation=obligation)
    RepaymentFactory(obligation=obligation, annulled_on=date(2009, 9, 15), reason=TYPED)
    for expense in Expense.objects.filter(
        program=program, reverses__isnull=False, bursary_repayment=None
    )[:1]:
        models.RepaymentReversal.objects.create(repayment=back, expense=expense)
    FollowUpFactory(obligation=obligation, note=TYPED)
    FollowUpFactory(
        obligation=obligation, milestone=24, outcome="unknown", observed_on=date(2010, 6, 1)
    )
