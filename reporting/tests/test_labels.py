"""What the period of a report is called, in its number, its files and its address: one name, one report."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, InternalError, transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programs.accounts.tests.factories import coordinator_of
from programs.lib.periods import Period
from programs.tests.factories import OrganizationFactory, ProgramFactory
from reporting import access, actions, addresses, making
from reporting.forms import StartReportForm, start_query, startable_key
from reporting.kinds import KINDS
from reporting.models import Report
from reporting.subjects import period_of
from reporting.tests.factories import OrganizationReportFactory, ReportFactory, published_files

pytestmark = pytest.mark.django_db

BILAN = KINDS["bilan"]
IN_APRIL = Period(date(2025, 4, 1), date(2026, 3, 31))
IN_JULY = Period(date(2025, 7, 1), date(2026, 6, 30))
CUT = Period(date(2025, 4, 1), date(2025, 6, 30))
BY_DATES = "2025-07-01--2026-06-30"


@pytest.fixture
def program():
    return ProgramFactory(code="QP", slug="qp", starts_on=date(2020, 4, 1), fiscal_year_starts=4)


def bilan(program, period: Period, **fields) -> Report:
    return ReportFactory(program=program, starts_on=period.start, ends_on=period.end, **fields)


def moved_to_july(program):
    """The calendar of ``program``, mended from July 2025 on."""
    program.fiscal_year_changes = [date(2025, 7, 1)]
    program.save()
    return program


def test_two_years_of_one_label_have_two_numbers(program):
    old = bilan(program, IN_APRIL)
    new = bilan(moved_to_july(program), IN_JULY)
    assert (old.number, new.number) == ("QP-2025-2026", f"QP-{BY_DATES}")


def test_the_files_of_the_two_have_two_names(program):
    bilan(program, IN_APRIL)
    new = bilan(moved_to_july(program), IN_JULY)
    name = new.what.file_name(new.number, "v1", "fr", "pdf")
    assert name == "QP-2025-07-01--2026-06-30-v1-fr.pdf"


def test_where_nothing_was_called_so_before_the_new_year_has_its_label(program):
    new = bilan(moved_to_july(program), IN_JULY)
    assert (new.number, new.years_said) == ("QP-2025-2026", "2025-2026")


def test_a_year_that_was_cut_says_its_dates(program):
    cut = bilan(moved_to_july(program), CUT)
    assert (cut.number, cut.years_said) == (
        "QP-2025-04-01--2025-06-30",
        "1er avril 2025 – 30 juin 2025",
    )


def test_an_organisation_has_the_same_rule():
    lead = OrganizationFactory(code="CAR", fiscal_year_starts=4)
    days = {"starts_on": IN_APRIL.start, "ends_on": IN_APRIL.end}
    OrganizationReportFactory(organization=lead, **days)
    lead.fiscal_year_changes = [date(2025, 7, 1)]
    lead.save()
    new = OrganizationReportFactory(organization=lead, starts_on=IN_JULY.start, ends_on=IN_JULY.end)
    assert new.number == f"CAR-ORG-{BY_DATES}"


def test_the_address_of_a_report_opens_it_after_the_calendar_moved(program):
    old = bilan(program, IN_APRIL)
    place = addresses.page(BILAN, program, old.label)
    moved_to_july(program)
    assert place == "/rapports/qp/2025-2026/"
    assert period_of(BILAN, program, old.label, date(2026, 11, 1)) == IN_APRIL


def test_both_addresses_open_each_their_year(program, client):
    reports = [bilan(program, IN_APRIL), bilan(moved_to_july(program), IN_JULY)]
    client.force_login(coordinator_of(program))
    pages = [
        client.get(addresses.page(BILAN, program, report.label)).context["report"]
        for report in reports
    ]
    assert pages == reports


@pytest.mark.parametrize("typed", [BY_DATES, "2025-07-01/2026-06-30"])
def test_the_dates_of_a_year_always_name_it(typed, program):
    bilan(program, IN_APRIL)
    moved_to_july(program)
    assert period_of(BILAN, program, typed, date(2026, 11, 1)) == IN_JULY


def test_another_spelling_of_a_label_opens_the_same_report(program):
    bilan(program, IN_APRIL)
    moved_to_july(program)
    assert period_of(BILAN, program, "2025-26", date(2026, 11, 1)) == IN_APRIL


def test_a_label_that_means_an_old_year_says_how_the_new_one_is_written(program):
    bilan(program, IN_APRIL)
    moved_to_july(program)
    form = type("Form", (StartReportForm,), {"user": coordinator_of(program)})
    asked = form({"subject": startable_key(BILAN, program), "year": "2025-2026"})
    assert asked.errors["year"] == [
        "« 2025-2026 » est déjà le rapport du 1er avril 2025 – 31 mars 2026. Pour l’exercice du "
        f"1er juillet 2025 – 30 juin 2026, écrivez {BY_DATES}."
    ]


def test_the_new_year_is_begun_by_its_dates(program):
    bilan(program, IN_APRIL)
    moved_to_july(program)
    form = type("Form", (StartReportForm,), {"user": coordinator_of(program)})
    asked = form({"subject": startable_key(BILAN, program), "year": BY_DATES})
    assert (asked.is_valid(), asked.instance.period, asked.instance.label) == (
        True,
        IN_JULY,
        BY_DATES,
    )


def test_an_offer_to_begin_names_the_year_that_it_means(program):
    bilan(program, IN_APRIL)
    report = making.report_of(BILAN, moved_to_july(program), IN_JULY)
    assert start_query(report).endswith(f"year={BY_DATES}")


def test_the_year_before_a_change_is_offered_as_it_was_cut(program):
    moved_to_july(program)
    found = access.bilans_to_start(coordinator_of(program), date(2025, 9, 1))
    assert [period for _program, period in found] == [IN_JULY, CUT]


def test_a_label_is_given_once(program):
    report = bilan(program, IN_APRIL)
    with pytest.raises(InternalError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(label="2026-2027")
    with pytest.raises(InternalError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(ends_on=date(2026, 3, 30))
    report.refresh_from_db()
    assert (report.label, report.ends_on) == ("2025-2026", IN_APRIL.end)


def test_the_database_refuses_two_reports_of_one_label(program):
    bilan(program, IN_APRIL)
    with pytest.raises(IntegrityError), transaction.atomic():
        bilan(program, IN_JULY, label="2025-2026")


def test_reports_made_at_once_have_labels_too(program):
    made = Report.objects.bulk_create(
        Report(program=program, starts_on=period.start, ends_on=period.end)
        for period in (IN_APRIL, IN_JULY)
    )
    assert [report.label for report in made] == ["2025-2026", BY_DATES]


@given(
    months=st.lists(
        st.tuples(st.integers(2020, 2026), st.integers(1, 12)), min_size=1, max_size=4, unique=True
    )
)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_the_calendar_became_different_days_have_different_numbers_and_addresses(
    months, django_db_blocker
):
    """A report of every year of each calendar that a program had, one after the other."""
    with transaction.atomic():
        program = ProgramFactory(starts_on=date(2018, 1, 1), fiscal_year_starts=4)
        found = {}
        for year, month in months:
            program.fiscal_year_starts = month
            program.fiscal_year_changes = [date(year, (month + 4) % 12 + 1, 1)]
            program.save()
            for period in program.calendar.years_between(date(2019, 1, 1), date(2027, 12, 31)):
                report = making.report_of(BILAN, program, period)
                report.save()
                found[period] = report
        assert len({report.number for report in found.values()}) == len(found)
        asked = {
            period: period_of(BILAN, program, report.label, date(2027, 1, 1))
            for period, report in found.items()
        }
        assert asked == {period: period for period in found}
        transaction.set_rollback(True)


# --- Numbers that were published


def test_a_published_number_does_not_follow_the_code_of_its_program(program, quick_pdf):
    report = bilan(program, IN_APRIL)
    actions.report_machine.move(report, "in_review", by=None)
    actions.publish_report(report=report, by=None)
    program.code = "NOUVEAU"
    program.save()
    report = Report.objects.get()
    file = report.versions.get().files.get(language="fr", format="pdf")
    assert (report.number, file.name) == ("QP-2025-2026", "QP-2025-2026-v1-fr.pdf")


def test_a_published_number_never_changes(program):
    report = bilan(program, IN_APRIL, published_number="QP-2025-2026")
    with pytest.raises(InternalError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(published_number="")
    report.refresh_from_db()
    assert report.published_number == "QP-2025-2026"


def test_two_programs_of_one_code_do_not_publish_one_number(program):
    bilan(program, IN_APRIL, published_number="QP-2025-2026", state="published")
    other = ProgramFactory(code="QP", fiscal_year_starts=4)
    report = bilan(other, IN_APRIL)
    actions.report_machine.move(report, "in_review", by=None)
    with pytest.raises(ValidationError, match="déjà celui d’un rapport publié") as refused:
        actions.ask_to_publish(report=report, by=None)
    assert refused.value.messages[0].count(program.title) == 1


def test_the_shelf_tells_the_two_years_apart(program, client):
    moved_to_july(program)
    published_files(program)
    report = bilan(program, CUT)
    client.force_login(coordinator_of(program))
    page = client.get(reverse("admin:reporting_report_changelist")).content.decode()
    assert page.count("1er avril 2025 – 30 juin 2025") == page.count(report.years_said) == 1
