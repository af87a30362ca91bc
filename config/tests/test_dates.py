"""Every date says what it may be, and the database holds it against whoever writes behind the forms."""

import hashlib
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, models

from activities.tests import factories as activities
from activities.tests.logistics import a_picture
from bursaries.tests import factories as bursaries
from config.tests.source import layer_of
from mentoring.tests import factories as mentoring
from programs.agenda.tests.factories import DigestFactory
from programs.budgets.models import Overrun
from programs.budgets.tests import factories as budgets
from programs.dates.checks import days_of
from programs.dates.rules import EARLIEST, TOO_EARLY, Bound
from programs.importing import registry
from programs.lib.periods import add_months, today
from programs.models import FundingShare, OrganizationAlias, ProgramRole
from programs.partnerships.models import Minutes
from programs.partnerships.tests import factories as partnerships
from programs.people.models import Consent
from programs.people.tests.factories import PersonFactory
from programs.plans.models import PlanVersion
from programs.plans.tests import factories as plans
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import (
    FormerNameFactory,
    FundingFactory,
    OrganizationFactory,
    ProgramFactory,
    SuccessionFactory,
)
from programs.tests.refusals import refusal_of
from reporting.packs.tests import factories as packs
from reporting.tests.factories import ReportFactory, StatedFigureFactory


def our_models() -> list:
    """Models that somebody wrote: the history keeps what was there, right or wrong."""
    return [
        model
        for model in apps.get_models()
        if layer_of(model.__module__) and not hasattr(model, "pgh_tracked_model")
    ]


def is_moment(field: models.Field) -> bool:
    return isinstance(field, models.DateTimeField)


# A trigger copies it from the session that bears it, over whatever is written there.
COPIED = {"activities.Offering.first_day"}
DAYS = {
    label: (model, field.name)
    for model in our_models()
    for field in model._meta.concrete_fields
    if isinstance(field, models.DateField) and not is_moment(field)
    if (label := f"{model._meta.label}.{field.name}") not in COPIED
}


def test_every_date_says_what_it_may_be():
    silent = [label for label, (model, name) in DAYS.items() if name not in days_of(model)]
    assert silent == []


def test_nothing_is_said_of_a_date_that_is_not_there():
    said = {f"{model._meta.label}.{name}" for model in our_models() for name in days_of(model)}
    assert said - DAYS.keys() == set()


# What a coordinator sets beforehand, and what tells of those who wrote elsewhere: applicants, referees, reviewers and
# partners.
SAID_MOMENTS = {
    "bursary_rounds": {"opens_at", "closes_at"},
    "offerings": {"opens_at", "closes_at", "freezes_at"},
    "bursary_applications": {"submitted_at"},
    "application_references": {"asked_at", "reminded_at", "answered_at", "declined_at"},
    "bursary_reviews": {"declared_at", "completed_at"},
    "agreement_reviews": {"answered_at"},
}


def test_nobody_imports_a_moment():
    """The product writes the moments itself, by its clock, but for those that something hangs on."""
    typed = [
        f"{name}.{column.name}"
        for name in registry.names()
        for column in registry.get(name).columns
        for field in registry.get(name)._meta.model._meta.concrete_fields
        if field.name == column.target and is_moment(field)
        if field.name not in SAID_MOMENTS.get(name, ())
    ]
    assert typed == []


def role(**values) -> ProgramRole:
    return ProgramRole.objects.create(
        program=ProgramFactory(), organization=OrganizationFactory(), role="partner", **values
    )


def move(record) -> models.Model:
    """The log of one move of ``record``."""
    log = type(record)._meta.get_field("moves").related_model
    return log.objects.create(
        **{log.subject().name: record}, to_state=record.state, effective_on=date(2008, 1, 15)
    )


def stay(participant) -> models.Model:
    """An earlier stay of ``participant``, within the life of the program."""
    return participant.stays.create(starts_on=date(2006, 9, 1), ends_on=date(2007, 3, 31))


def version(adopted_on: date) -> PlanVersion:
    """A kept version of a plan."""
    plan = plans.ActionPlanFactory(adopted=True)
    return PlanVersion.objects.create(
        plan=plan, number=1, adopted_by="Comité", adopted_on=adopted_on, content={}
    )


def overrun(allowed_on: date) -> Overrun:
    """What lets a line be passed."""
    line = budgets.BudgetLineFactory()
    return Overrun.objects.create(line=line, amount=1, reason="Urgence", allowed_on=allowed_on)


def minutes(adopted_on: date) -> Minutes:
    """The adopted minutes of a meeting."""
    content = b"%PDF-1.7"
    return Minutes.objects.create(
        meeting=partnerships.CommitteeMeetingFactory(),
        adopted_on=adopted_on,
        name="compte-rendu.pdf",
        content=content,
        content_type="application/pdf",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


# A record of each model that has a date, as it may be.
RECORDS = {
    "programs.Organization": OrganizationFactory,
    "programs.OrganizationName": FormerNameFactory,
    "programs.OrganizationSuccession": SuccessionFactory,
    "programs.OrganizationAlias": lambda: OrganizationAlias.objects.create(
        organization=OrganizationFactory(), name="Autre"
    ),
    "programs.Program": ProgramFactory,
    "programs.ProgramRole": role,
    "programs.Funding": FundingFactory,
    "programs.FundingShare": lambda: FundingShare.objects.create(
        funding=FundingFactory(), starts_on=date(2007, 7, 1), ends_on=date(2008, 6, 30), amount=1
    ),
    "people.Person": PersonFactory,
    "people.Consent": lambda: Consent.objects.create(
        person=PersonFactory(), purpose="referral", given_on=date(2008, 1, 15)
    ),
    "referrals.Referral": ReferralFactory,
    "agenda.Digest": DigestFactory,
    "referrals.ReferralMove": lambda: move(ReferralFactory()),
    "plans.ActionPlan": lambda: plans.ActionPlanFactory(adopted=True),
    "plans.ActionPlanMove": lambda: move(plans.ActionPlanFactory()),
    "plans.Heading": plans.HeadingFactory,
    "plans.Action": plans.ActionFactory,
    "plans.ActionMove": lambda: move(plans.ActionFactory()),
    "plans.Obstacle": plans.ObstacleFactory,
    "plans.DueDateChange": plans.DueDateChangeFactory,
    "plans.ProgressUpdate": plans.ProgressUpdateFactory,
    "plans.ProgressMove": lambda: move(plans.ProgressUpdateFactory()),
    "plans.Indicator": plans.IndicatorFactory,
    "plans.IndicatorTarget": plans.IndicatorTargetFactory,
    "plans.Measurement": plans.MeasurementFactory,
    "budgets.Budget": budgets.BudgetFactory,
    "budgets.ExpenseCategory": budgets.ExpenseCategoryFactory,
    "budgets.BudgetChange": budgets.BudgetChangeFactory,
    "budgets.BudgetChangeMove": lambda: move(budgets.BudgetChangeFactory()),
    "budgets.SharingKey": budgets.SharingKeyFactory,
    "budgets.Commitment": budgets.CommitmentFactory,
    "budgets.Expense": budgets.ExpenseFactory,
    "budgets.ExpenseMove": lambda: move(budgets.ExpenseFactory()),
    "budgets.Payment": lambda: budgets.PaymentFactory(
        expense=budgets.spend(budgets.BudgetLineFactory())
    ),
    "budgets.Instalment": budgets.InstalmentFactory,
    "budgets.Receipt": budgets.ReceiptFactory,
    "budgets.BankAccount": budgets.BankAccountFactory,
    "budgets.BankTransaction": budgets.BankTransactionFactory,
    "partnerships.Agreement": partnerships.AgreementFactory,
    "partnerships.AgreementMove": lambda: move(partnerships.AgreementFactory()),
    "partnerships.Amendment": partnerships.AmendmentFactory,
    "partnerships.Signature": partnerships.SignatureFactory,
    "partnerships.AgreementObligation": partnerships.AgreementObligationFactory,
    "partnerships.InsuredHours": partnerships.InsuredHoursFactory,
    "partnerships.AgreementReview": lambda: partnerships.AgreementReviewFactory(
        concluded_on=date(2008, 6, 1), conclusion="keep"
    ),
    "partnerships.Committee": partnerships.CommitteeFactory,
    "partnerships.CommitteeMember": partnerships.CommitteeMemberFactory,
    "partnerships.CommitteeMeeting": partnerships.CommitteeMeetingFactory,
    "partnerships.CommitteeMeetingMove": lambda: move(partnerships.CommitteeMeetingFactory()),
    "partnerships.FollowUp": partnerships.FollowUpFactory,
    "partnerships.FollowUpMove": lambda: move(partnerships.FollowUpFactory()),
    "partnerships.NetworkEntry": partnerships.NetworkEntryFactory,
    "activities.ActivityMove": lambda: move(activities.ActivityFactory()),
    "activities.OfferingMove": lambda: move(activities.OfferingFactory()),
    "activities.Session": activities.SessionFactory,
    "activities.SessionMove": lambda: move(activities.SessionFactory()),
    "activities.Registration": activities.RegistrationFactory,
    "activities.RegistrationMove": lambda: move(activities.RegistrationFactory()),
    "activities.Participant": activities.ParticipantFactory,
    "activities.Cost": activities.CostFactory,
    "activities.Survey": activities.SurveyFactory,
    "activities.SurveyResponse": activities.SurveyResponseFactory,
    "activities.OutreachEntry": activities.OutreachEntryFactory,
    "activities.Highlight": activities.HighlightFactory,
    "activities.HighlightPicture": lambda: a_picture(activities.HighlightFactory()),
    "bursaries.BursaryRound": bursaries.BursaryRoundFactory,
    "bursaries.BursaryRoundMove": lambda: move(bursaries.BursaryRoundFactory()),
    "bursaries.Application": bursaries.ApplicationFactory,
    "bursaries.ApplicationMove": lambda: move(bursaries.ApplicationFactory()),
    "bursaries.Award": bursaries.AwardFactory,
    "bursaries.AwardMove": lambda: move(bursaries.AwardFactory()),
    "bursaries.AwardInstalment": bursaries.AwardInstalmentFactory,
    "bursaries.AwardInstalmentMove": lambda: move(bursaries.AwardInstalmentFactory()),
    "bursaries.Obligation": bursaries.ObligationFactory,
    "bursaries.ObligationMove": lambda: move(bursaries.ObligationFactory()),
    "bursaries.ServicePeriod": bursaries.ServicePeriodFactory,
    "bursaries.ServiceAttestation": bursaries.ServiceAttestationFactory,
    "bursaries.ServiceAttestationMove": lambda: move(bursaries.ServiceAttestationFactory()),
    "bursaries.Deferral": bursaries.DeferralFactory,
    "bursaries.Waiver": bursaries.WaiverFactory,
    "bursaries.Repayment": lambda: bursaries.RepaymentFactory(reason="Chèque perdu"),
    "bursaries.FollowUp": bursaries.FollowUpFactory,
    "mentoring.Mentor": mentoring.MentorFactory,
    "mentoring.MentorStay": lambda: stay(mentoring.MentorFactory()),
    "mentoring.MenteeStay": lambda: stay(mentoring.MenteeFactory()),
    "mentoring.MentorMove": lambda: move(mentoring.MentorFactory()),
    "mentoring.MentorOffer": mentoring.MentorOfferFactory,
    "mentoring.MentorOfferMove": lambda: move(mentoring.MentorOfferFactory()),
    "mentoring.Mentee": mentoring.MenteeFactory,
    "mentoring.MenteeMove": lambda: move(mentoring.MenteeFactory()),
    "mentoring.Pairing": mentoring.PairingFactory,
    "mentoring.PairingMove": lambda: move(mentoring.PairingFactory()),
    "mentoring.PairingMeeting": mentoring.MeetingFactory,
    "mentoring.Outcome": mentoring.OutcomeFactory,
    "reporting.Report": ReportFactory,
    "reporting.ReportMove": lambda: move(ReportFactory()),
    "reporting.StatedFigure": StatedFigureFactory,
    "packs.Requirement": packs.RequirementFactory,
    "packs.Pack": packs.PackFactory,
    "packs.PackMove": lambda: move(packs.PackFactory()),
    "packs.PackItem": packs.ItemFactory,
    "packs.PackSignature": packs.SignatureFactory,
}
# What is frozen is written once, with its dates.
FROZEN = {
    "plans.PlanVersion": version,
    "budgets.Overrun": overrun,
    "budgets.PeriodClose": budgets.PeriodCloseFactory,
    "partnerships.Minutes": minutes,
    "bursaries.Letter": bursaries.LetterFactory,
    "packs.Delivery": packs.DeliveryFactory,
}


def written_raw(label: str, day: date):
    """Writing ``day`` into a date of one record, behind every check in Python."""
    model, name = DAYS[label]
    if model._meta.label in FROZEN:
        return lambda: FROZEN[model._meta.label](**{name: day})
    record = RECORDS[model._meta.label]()
    return lambda: model._base_manager.filter(pk=record.pk).update(**{name: day})


@pytest.mark.django_db
@pytest.mark.parametrize("label", DAYS)
def test_no_date_precedes_1900(label):
    write = written_raw(label, EARLIEST - timedelta(days=1))
    assert refusal_of(write) == TOO_EARLY


@pytest.mark.django_db
@pytest.mark.parametrize("label", DAYS)
def test_no_date_is_further_ahead_than_it_may_be(label):
    model, name = DAYS[label]
    rule = days_of(model)[name]
    beyond = add_months(today(), 12 * rule.years_ahead) + timedelta(days=1)
    assert refusal_of(written_raw(label, beyond)) == str(rule.too_late)


@pytest.mark.django_db
def test_a_fact_may_be_of_today_and_a_plan_of_thirty_years_on():
    PersonFactory(birth_date=today())
    FundingFactory(ends_on=add_months(today(), 12 * 30))


def recorded_before_the_rule(sql: str) -> None:
    """Write as a database did that had no triggers yet."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql)
        cursor.execute("SET LOCAL session_replication_role = origin")


@pytest.mark.django_db
def test_a_record_that_was_wrong_before_the_rule_may_change_otherwise():
    """A database may hold such dates from before: it is migrated, and they are mended one by one."""
    person = PersonFactory()
    recorded_before_the_rule("UPDATE people_person SET birth_date = '2199-01-01'")
    person.refresh_from_db()
    person.city = "Gatineau"
    person.full_clean()
    person.save()
    person.refresh_from_db()
    assert (person.city, person.birth_date) == ("Gatineau", date(2199, 1, 1))


@pytest.mark.django_db
@pytest.mark.parametrize("records", [1, 3])
def test_the_command_names_what_was_recorded_before_the_rule(
    records, capsys, django_assert_num_queries
):
    people = [PersonFactory() for _number in range(records)]
    recorded_before_the_rule("UPDATE people_person SET birth_date = '2199-01-01'")
    tables = sum(1 for model in our_models() if days_of(model))
    with django_assert_num_queries(tables):
        call_command("impossible_dates")
    assert capsys.readouterr().out.splitlines() == [
        *(
            f"Personne nº {person.pk}, date de naissance, 2199-01-01\u00a0: Cette date est à venir."
            for person in people
        ),
        f"Dates à corriger\u00a0: {records}",
    ]


# --- what a constraint and a day both say

ORDERED = {
    f"{model._meta.label}.{name}": (model, name, bound)
    for model in our_models()
    for name, rule in days_of(model).items()
    for bound in rule.bounds
    if isinstance(bound, Bound)
    and not bound.relation
    and any(
        str(bound.sentence) == str(one.violation_error_message) for one in model._meta.constraints
    )
}


def test_some_orders_are_held_by_a_constraint_and_a_day():
    assert "bursaries.Deferral.ends_on" in ORDERED


@pytest.mark.django_db
@pytest.mark.parametrize("label", ORDERED)
def test_an_order_of_days_that_is_wrong_is_said_once_beside_its_day(label):
    model, name, bound = ORDERED[label]
    record = model(**{name: date(2008, 1, 15), bound.column: date(2008, 2, 15)})
    others = {field.name for field in model._meta.fields} - {name, bound.column}
    with pytest.raises(ValidationError) as error:
        record.validate_constraints(exclude=others)
    assert error.value.message_dict == {name: [str(bound.sentence)]}
