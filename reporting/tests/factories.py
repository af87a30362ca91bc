"""Factories of the reports, and a year of service that gives every figure something to count."""

import hashlib
from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from mentoring.tests.world import a_year_of_mentoring
from programs.accounts.models import User
from programs.accounts.tests.factories import MembershipFactory
from programs.enums import MembershipRole
from programs.lib.periods import Period
from programs.models import Organization, Program
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from programs.tests.world import a_year_of_grants
from reporting import actions, models, publishing
from reporting.enums import FileFormat, ReportState

YEAR = Period(date(2007, 7, 1), date(2008, 6, 30))
LABEL = "2007-2008"


class ReportFactory(DjangoModelFactory):
    """The draft of the bilan 2007-2008 of a program."""

    class Meta:
        model = models.Report

    program = factory.SubFactory(ProgramFactory)
    starts_on = YEAR.start
    ends_on = YEAR.end


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
    program: Program, *, number: int = 1, language: str = "fr"
) -> models.ReportVersion:
    """A published version of the bilan 2007-2008 of ``program`` with one small file a format."""
    report = models.Report.objects.filter(program=program).first()
    report = report or ReportFactory(program=program, state=ReportState.PUBLISHED)
    version = VersionFactory(report=report, number=number)
    for format in FileFormat.values:
        content = f"{program.title}, version {number}, {language}.{format}".encode()
        FileFactory(version=version, language=language, format=format, content=content)
    return version


def submitted_report(program: Program, **fields) -> models.Report:
    """A report under review, its steps logged."""
    report = actions.start_report(program=program, year=LABEL, by=None)
    models.Report.objects.filter(pk=report.pk).update(**fields)
    return actions.submit_report(report=report, by=None)


def a_year_of_service(**fields) -> Program:
    """A program of which every figure of 2007-2008, and every part of it, counts something.

    Seven mentors and eight mentees, one of whom is not paired; seven pairings; eight referrals of two
    organisations and of nobody; two grants, one of them of an unknown amount, and an envelope.
    """
    program = ProgramFactory(**fields)
    a_year_of_mentoring(program, (OrganizationFactory(), OrganizationFactory(), None))
    a_year_of_grants(program)
    return program
