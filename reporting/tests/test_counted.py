"""What stands in the tests for figures that were counted before: it says what would be counted now."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from mentoring.tests.factories import MentorFactory
from programs.accounts.tests.factories import coordinator_of
from programs.tests.factories import ProgramFactory
from reporting.figures import FIGURES, Scope, collect
from reporting.tests.counted import counted_once
from reporting.tests.factories import YEAR, ReportFactory

pytestmark = pytest.mark.django_db

MENTORS = "mentoring.mentors"


def mentors_of(program) -> int:
    return collect(Scope(program=program), YEAR, [MENTORS])[MENTORS].number


@pytest.fixture
def asked():
    """How many questions about mentors were asked since the last time."""
    found = []

    def note(execute, sql, *others):
        if 'FROM "mentoring_mentor"' in sql:
            found.append(sql)
        return execute(sql, *others)

    def since_the_last_time() -> int:
        count = len(found)
        found.clear()
        return count

    with connection.execute_wrapper(note):
        yield since_the_last_time


def test_what_is_written_is_counted_and_what_is_taken_back_is_not(asked):
    program = ProgramFactory()
    MentorFactory(program=program)
    asked()
    assert (mentors_of(program), asked() > 0) == (1, True)
    with transaction.atomic():
        MentorFactory(program=program)
        asked()
        assert (mentors_of(program), asked() > 0) == (2, True)
        transaction.set_rollback(True)
    assert (mentors_of(program), asked()) == (1, 0)


def test_a_change_after_one_that_was_taken_back_is_counted():
    program = ProgramFactory()
    for _again in range(2):
        with transaction.atomic():
            MentorFactory(program=program)
            assert mentors_of(program) == 1
            MentorFactory(program=program)
            assert mentors_of(program) == 2
            transaction.set_rollback(True)
        assert mentors_of(program) == 0


def test_accounts_and_reports_are_not_among_what_is_counted(asked):
    program = ProgramFactory()
    report = ReportFactory(program=program)
    assert (mentors_of(program), asked() > 0) == (0, True)
    coordinator_of(program)
    report.save()
    assert (mentors_of(program), asked()) == (0, 0)


def test_what_was_known_before_is_not_asked_and_grows():
    program, known = ProgramFactory(), {}
    with counted_once(known):
        assert mentors_of(program) == 0
    assert len(known) > 0
    with counted_once(known):
        MentorFactory(program=program)
        assert mentors_of(program) == 1


def test_no_figure_looks_at_accounts_or_reports():
    program = ProgramFactory()
    with CaptureQueriesContext(connection) as captured:
        collect(Scope(program=program), YEAR, FIGURES)
    told = " ".join(query["sql"] for query in captured)
    assert ('"mentoring_mentor"' in told, '"accounts_' in told, '"reporting_' in told) == (
        True,
        False,
        False,
    )
