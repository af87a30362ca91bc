"""The archive: what the database itself refuses."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.utils import InternalError

from programs.tests.factories import ProgramFactory
from reporting.models import ReportFile, ReportVersion, StatedFigure
from reporting.tests.factories import (
    YEAR,
    FileFactory,
    OrganizationReportFactory,
    ReportFactory,
    StatedFigureFactory,
    VersionFactory,
)

pytestmark = pytest.mark.django_db


def refused_by_the_database(attempt) -> bool:
    try:
        with transaction.atomic():
            attempt()
    except DatabaseError:
        return True
    return False


@pytest.mark.parametrize("model, field", [(ReportVersion, "reason"), (ReportFile, "sha256")])
def test_what_was_published_cannot_be_updated(model, field):
    FileFactory()
    assert refused_by_the_database(lambda: model.objects.update(**{field: "autre"}))


@pytest.mark.parametrize("model", [ReportVersion, ReportFile])
def test_what_was_published_cannot_be_deleted(model):
    FileFactory()
    assert refused_by_the_database(lambda: model.objects.all()._raw_delete("default"))


@pytest.mark.parametrize("model", [ReportVersion, ReportFile])
def test_what_was_published_cannot_be_truncated(model):
    FileFactory()
    connection.check_constraints()  # nothing is pending, so only the guard is left to refuse
    with pytest.raises(InternalError, match="truncate"), transaction.atomic():
        connection.cursor().execute(f"TRUNCATE {model._meta.db_table} CASCADE")


def test_a_report_that_was_published_cannot_be_deleted():
    version = VersionFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        type(version.report).objects.all()._raw_delete("default")
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_database_refuses_a_correction_without_a_reason():
    with pytest.raises(IntegrityError, match="correction_says_why"):
        VersionFactory(number=2, reason="")


def test_a_version_number_is_given_once():
    version = VersionFactory()
    with pytest.raises(IntegrityError, match="version_number_once"):
        VersionFactory(report=version.report)


def test_a_file_is_stored_once_a_version_a_language_and_a_format():
    file = FileFactory()
    with pytest.raises(IntegrityError, match="file_once_a_version"):
        FileFactory(version=file.version)


def test_a_program_has_one_bilan_a_period():
    report = ReportFactory()
    again = ReportFactory.build(program=report.program)
    with pytest.raises(ValidationError) as refused:
        again.full_clean()
    assert refused.value.messages == ["Ce rapport existe déjà pour cette période."]


def test_an_organisation_has_one_bilan_a_period():
    report = OrganizationReportFactory()
    with pytest.raises(IntegrityError, match="report_once_a_period"):
        OrganizationReportFactory(organization=report.organization)


@pytest.mark.parametrize("both", [True, False])
def test_a_report_is_about_a_program_or_an_organisation(both):
    report = ReportFactory()
    about = {"organization": report.program.lead} if both else {"program": None}
    with pytest.raises(IntegrityError, match="report_has_one_subject"), transaction.atomic():
        type(report).objects.update(**about)


def test_a_text_is_given_once_a_report():
    report = ReportFactory(texts={"outlook": "Demain"})
    with pytest.raises(IntegrityError, match="report_text_once"):
        report.texts.create(name="outlook")


def test_a_report_is_numbered_by_its_program_and_its_year():
    report = ReportFactory(program__code="QP")
    assert (report.number, str(report)) == ("QP-2007-2008", "Bilan annuel QP-2007-2008")


def test_a_file_is_named_by_its_report_version_and_language():
    file = FileFactory(version__report__program__code="QP", language="en")
    assert file.name == "QP-2007-2008-v1-en.pdf"


def test_a_narrative_is_in_french_where_no_english_was_written():
    report = ReportFactory(
        texts={"presentation": "Bonjour", "outlook": "Demain", "outlook_en": "Tomorrow"}
    )
    said = [report.narrative(name, "en") for name in ("presentation", "outlook")]
    assert said == ["Bonjour", "Tomorrow"]


def test_one_source_states_a_figure_once():
    stated = StatedFigureFactory()
    with pytest.raises(IntegrityError, match="stated_figure_once"):
        StatedFigureFactory(program=stated.program, source=stated.source)


def test_a_stated_range_goes_from_the_smaller_to_the_larger():
    with pytest.raises(IntegrityError, match="stated_figure_range_in_order"):
        StatedFigureFactory(minimum=5, maximum=3, qualifier="range")


def test_figures_stated_of_another_period_or_program_are_not_about_this_one():
    stated = StatedFigureFactory()
    StatedFigureFactory(
        program=stated.program, starts_on=date(2006, 7, 1), ends_on=date(2007, 6, 30)
    )
    StatedFigureFactory(program=ProgramFactory())
    assert list(StatedFigure.objects.touching(stated.program, YEAR)) == [stated]
