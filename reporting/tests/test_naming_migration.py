"""Reports of before reports had labels: what was published keeps its number, the first before the others."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pgtrigger
import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython
from hypothesis import given
from hypothesis import strategies as st

from programs.lib.periods import Period
from programs.tests.factories import ProgramFactory
from reporting.models import Report
from reporting.tests.factories import ReportFactory, VersionFactory

pytestmark = pytest.mark.django_db


def migration() -> Callable:
    """What names the reports, as it is written in its migration, whatever its number."""
    found = MigrationLoader(None, load=False)
    found.load_disk()
    (named,) = [
        one
        for (app, name), one in found.disk_migrations.items()
        if app == "reporting" and name.endswith("labels_and_numbers")
    ]
    (code,) = [one.code for one in named.operations if isinstance(one, RunPython)]
    return code


YEARS = migration().__globals__["_years"]
FROZEN = ("reporting.Report:same_period", "reporting.Report:same_number")


def report(program, start: date, end: date, published: int | None = None) -> Report:
    """A report as it was before: without a label, published on a day of 2026 or not at all."""
    made = ReportFactory(program=program, starts_on=start, ends_on=end, label=f"sans {start}")
    if published:
        VersionFactory(
            report=made,
            published_at=datetime(2026, 7, published, tzinfo=UTC),
            printed_number="QP-2025-2026-v1-3F9A-71C2",
        )
    return made


def named() -> list[tuple[str, str]]:
    with pgtrigger.ignore(*FROZEN):
        migration()(apps, None)
    reports = Report.objects.order_by("pk")
    return list(reports.values_list("label", "published_number"))


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 1500), st.booleans())
def test_the_years_are_those_that_numbers_said(start, days, is_first):
    start = start.replace(day=1) if is_first else start
    end = start + timedelta(days=days)
    if is_first:
        end = end.replace(day=1) - timedelta(days=1) if days > 31 else end
    label = Period(start, end).label
    assert (YEARS(start, end) or f"{start}/{end}") == label


def test_the_first_that_was_published_keeps_the_number_that_both_print():
    program = ProgramFactory(code="NOUVEAU")
    report(program, date(2025, 7, 1), date(2026, 6, 30), published=9)
    report(program, date(2025, 4, 1), date(2026, 3, 31), published=2)
    assert named() == [
        ("2025-07-01--2026-06-30", "NOUVEAU-2025-07-01--2026-06-30"),
        ("2025-2026", "QP-2025-2026"),
    ]


def test_a_draft_gives_way_to_what_was_published_and_has_no_number_yet():
    program = ProgramFactory(code="QP")
    report(program, date(2025, 7, 1), date(2026, 6, 30))
    report(program, date(2025, 4, 1), date(2026, 3, 31), published=2)
    assert named() == [("2025-07-01--2026-06-30", ""), ("2025-2026", "QP-2025-2026")]


def test_two_programs_of_one_code_that_published_one_number_are_told_apart():
    for day in (2, 9):
        program = ProgramFactory(code="QP")
        other = report(program, date(2025, 4, 1), date(2026, 3, 31), published=day)
    assert [number for _label, number in named()] == [
        "QP-2025-2026",
        f"QP-2025-2026-{other.pk}",
    ]
