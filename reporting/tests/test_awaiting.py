"""The bilans that await those who write them, to the day."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from config.agenda import home
from programs.accounts.models import User
from programs.accounts.tests.factories import MembershipFactory, UserFactory, coordinator_of
from programs.enums import MembershipRole
from programs.tests.factories import ProgramFactory
from programs.tests.waiting import coming, late, waiting
from reporting.awaiting import ToPublish
from reporting.models import Report
from reporting.tests.factories import OrganizationReportFactory, ReportFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("ends_on", "expected"),
    [
        (date(2008, 1, 15), []),
        (date(2008, 1, 14), [False]),
        (date(2007, 10, 17), [False]),
        (date(2007, 10, 16), [True]),
    ],
)
def test_a_report_awaits_once_its_year_is_over_and_is_late_after_three_months(ends_on, expected):
    program = ProgramFactory()
    for known in (ProgramFactory(), program):
        ReportFactory(program=known, starts_on=date(2006, 7, 1), ends_on=ends_on)
    with time_machine.travel("2008-01-15T12:00-05:00", tick=False):
        assert late(ToPublish, coordinator_of(program)) == expected
        assert len(coming(ToPublish, coordinator_of(program))) == (expected == [])


def test_bilans_of_organisations_await_in_as_many_queries_however_many_they_are():
    user, counted = UserFactory(), []
    for count in (1, 3):
        while Report.objects.count() < count:
            lead = ProgramFactory(lead__fiscal_year_starts=7).lead
            # Seen through two programs and in two roles, it awaits once.
            ProgramFactory(lead=lead)
            for role in (MembershipRole.COORDINATION, MembershipRole.FINANCE):
                MembershipFactory(user=user, organization=lead, role=role)
            OrganizationReportFactory(organization=lead)
        reader = User.objects.get(pk=user.pk)
        with CaptureQueriesContext(connection) as queries:
            assert home(reader, {}, date(2008, 9, 1))["agenda"]["total"] == count
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_a_published_report_awaits_no_more():
    program = ProgramFactory()
    ReportFactory(program=program, state="published")
    draft = ReportFactory(
        program=program, starts_on=date(2006, 7, 1), ends_on=date(2007, 6, 30), state="in_review"
    )
    assert waiting(ToPublish, coordinator_of(program)) == [draft]
