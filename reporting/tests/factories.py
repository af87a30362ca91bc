"""Factories of the reports, and a year of service that gives every figure something to count."""

import hashlib
from datetime import UTC, date, datetime, timedelta

import factory
from factory.django import DjangoModelFactory

from activities.tests.years import a_board, a_year_of_activities
from bursaries.tests.years import a_year_of_bursaries
from mentoring.tests.world import a_year_of_mentoring
from programs.accounts.models import User
from programs.accounts.tests.factories import MembershipFactory
from programs.budgets.tests.years import a_year_of_budgets
from programs.enums import MembershipRole, Service
from programs.lib.periods import Period, today
from programs.models import FundingShare, Organization, Program
from programs.partnerships.tests.years import a_year_of_partnerships
from programs.people.tests.factories import PersonFactory
from programs.plans.models import Action
from programs.plans.tests.years import a_year_of_plans
from programs.referrals.enums import ReferralState, RefusalReason
from programs.referrals.models import Referral
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from programs.tests.moves import logged
from programs.tests.world import a_year_of_grants
from reporting import actions, making, models, publishing
from reporting.enums import DOCUMENT_FORMATS, FileFormat, ReportState
from reporting.kinds import KINDS, Kind
from reporting.subjects import period_of, title_of

YEAR = Period(date(2007, 7, 1), date(2008, 6, 30))
LABEL = "2007-2008"


class ReportFactory(DjangoModelFactory):
    """The draft of the bilan 2007-2008 of a program; ``texts`` by name, the English ones with « _en » after it."""

    class Meta:
        model = models.Report
        skip_postgeneration_save = True

    program = factory.SubFactory(ProgramFactory)
    starts_on = YEAR.start
    ends_on = YEAR.end

    @factory.post_generation
    def texts(report, create, written):
        for name in {name.removesuffix("_en") for name in written or ()}:
            models.ReportText.objects.create(
                report=report,
                name=name,
                french=written.get(name, ""),
                english=written.get(f"{name}_en", ""),
            )


class OrganizationReportFactory(ReportFactory):
    """The draft of the bilan 2007-2008 of an organisation on July–June years, with all its programs."""

    kind = "bilan-organisme"
    program = None
    organization = factory.SubFactory(OrganizationFactory, fiscal_year_starts=7)


class VersionFactory(DjangoModelFactory):
    """A published version, without its files."""

    class Meta:
        model = models.ReportVersion

    report = factory.SubFactory(ReportFactory, state=ReportState.PUBLISHED)
    number = 1
    published_at = datetime(2008, 7, 10, 12, tzinfo=UTC)
    reason = factory.LazyAttribute(lambda version: "Un chiffre." if version.number > 1 else "")
    figures = factory.LazyFunction(dict)
    narratives = factory.LazyFunction(dict)
    fingerprint = "0" * 64
    printed_number = factory.LazyAttribute(
        lambda version: publishing.printed_number(
            version.report.number, version.number, version.fingerprint
        )
    )


class FileFactory(DjangoModelFactory):
    """One stored file of a published version."""

    class Meta:
        model = models.ReportFile

    version = factory.SubFactory(VersionFactory)
    language = "fr"
    format = FileFormat.PDF
    content = b"%PDF-1.7 publication"
    sha256 = factory.LazyAttribute(lambda file: hashlib.sha256(file.content).hexdigest())
    size = factory.LazyAttribute(lambda file: len(file.content))


class StatedFigureFactory(DjangoModelFactory):
    """What a bulletin states of the mentors of 2007-2008."""

    class Meta:
        model = models.StatedFigure

    program = factory.SubFactory(ProgramFactory)
    starts_on = YEAR.start
    ends_on = YEAR.end
    code = "mentoring.mentors"
    minimum = 7
    source = factory.Sequence(lambda n: f"Bulletin n° {n}")


def member_of(organization: Organization, role: str) -> User:
    return MembershipFactory(organization=organization, role=role).user


def finance_officer_of(program: Program) -> User:
    return member_of(program.lead, MembershipRole.FINANCE)


def funder_of(program: Program) -> User:
    """A reader at an organisation that grants money to ``program``."""
    return member_of(FundingFactory(program=program).funder, MembershipRole.FUNDER)


def published_files(
    subject: Program | Organization, *, number: int = 1, language: str = "fr"
) -> models.ReportVersion:
    """A published version of the bilan 2007-2008 of ``subject`` with one small file a format."""
    is_program = isinstance(subject, Program)
    about = {"program": subject} if is_program else {"organization": subject}
    make = ReportFactory if is_program else OrganizationReportFactory
    report = models.Report.objects.filter(**about).first()
    report = report or make(**about, state=ReportState.PUBLISHED)
    version = VersionFactory(report=report, number=number)
    for format in DOCUMENT_FORMATS:
        content = f"{title_of(subject)}, version {number}, {language}.{format}".encode()
        FileFactory(version=version, language=language, format=format, content=content)
    return version


def started_report(kind: Kind, subject: Program | Organization) -> models.Report:
    """The draft of 2007-2008 that the form begins, its first state logged."""
    day = today()
    report = making.report_of(kind, subject, period_of(kind, subject, LABEL, day))
    return actions.report_machine.begin(report, by=None, on=day)


def submitted_report(subject: Program | Organization, **texts: str) -> models.Report:
    """The bilan 2007-2008 of ``subject`` under review with its French ``texts``, its steps logged."""
    kind = KINDS["bilan" if isinstance(subject, Program) else "bilan-organisme"]
    report = started_report(kind, subject)
    written = {name: (french, "") for name, french in texts.items()}
    actions.write_texts(report=report, texts=written)
    return actions.submit_report(report=report, by=None)


def made_of(kind: str, subject, language: str, as_of: date, **order) -> making.Made:
    """The document of a kind that is not published."""
    period = period_of(KINDS[kind], subject, "", as_of)
    return making.make(making.Order(KINDS[kind], subject, period, language, as_of, **order))


def met_then_served(referral: Referral) -> None:
    """Log its first contact three days after it was received, and its service a week later."""
    contact, begun = (referral.received_on + timedelta(days=days) for days in (3, 10))
    logged(referral, (ReferralState.FIRST_CONTACT, contact), (ReferralState.IN_SERVICE, begun))


def year_of_a_lead(**fields) -> Organization:
    """A lead organisation on July–June years, with a year of service and a program that only takes referrals.

    One of the mentees of the first was also referred to the second, which has two more people of its own: one was
    met, then served.
    """
    lead = OrganizationFactory(fiscal_year_starts=7, **fields)
    first = a_year_of_service(lead=lead)
    second = ProgramFactory(lead=lead, services=[Service.REFERRALS])
    shared = first.mentees.earliest("pk").person
    for person in (shared, PersonFactory(holder=lead)):
        ReferralFactory(program=second, person=person, state=ReferralState.ACCEPTED)
    served = ReferralFactory(
        program=second, person=PersonFactory(holder=lead), state=ReferralState.IN_SERVICE
    )
    met_then_served(served)
    refused = ReferralFactory(
        program=second, state=ReferralState.REFUSED, reason="Hors territoire."
    )
    logged(refused, (ReferralState.REFUSED, refused.received_on))
    FundingFactory(program=second, amount=700)
    return lead


def a_year_of_service(**fields) -> Program:
    """A program of which every figure of 2007-2008 but those of refusals and delays, and every part, counts something.

    Seven mentors and eight mentees, one of whom is not paired; seven pairings; eight referrals of two
    organisations and of nobody; two grants, one of them of an unknown amount, and an envelope; a plan of five
    actions and two indicators; the budgets of ``a_year_of_budgets``; the bursaries of ``a_year_of_bursaries``, whose
    holders are the mentees, the activities of ``a_year_of_activities`` and the partnerships of
    ``a_year_of_partnerships``.
    """
    program = ProgramFactory(**fields)
    a_year_of_mentoring(program, (OrganizationFactory(), OrganizationFactory(), None))
    a_year_of_grants(program)
    a_year_of_plans(program, OrganizationFactory())
    a_year_of_budgets(program, OrganizationFactory())
    holders = [mentee.person for mentee in program.mentees.order_by("pk")]
    a_year_of_bursaries(program, holders, OrganizationFactory())
    action = Action.objects.filter(plan__program=program).earliest("pk")
    a_year_of_activities(program, a_board(), action)
    a_year_of_partnerships(program, OrganizationFactory())
    return program


def refuse_and_serve(program: Program) -> None:
    """Have one referral of ``a_year_of_service`` met and served, and another one refused."""
    met_then_served(program.referrals.earliest("received_on", "pk"))
    refused = ReferralFactory(
        program=program, state=ReferralState.REFUSED, refusal=RefusalReason.NO_PLACE
    )
    logged(refused, (ReferralState.REFUSED, refused.received_on))


def share_an_envelope(program: Program, amount: int = 14_300) -> None:
    """Set a share of the envelope of ``a_year_of_service`` aside for 2007-2008."""
    FundingShare.objects.create(
        funding=program.fundings.envelopes_over(YEAR).get(),
        starts_on=YEAR.start,
        ends_on=YEAR.end,
        amount=amount,
    )
