"""What will wait, by each rule that knows it today: once, and on a day that stays when it begins to wait."""

from datetime import date, timedelta

import pytest
import time_machine

from mentoring.tests.factories import OutcomeFactory, PairingFactory
from programs import awaiting
from programs.accounts.tests.factories import AdministratorFactory
from programs.lib.periods import today
from programs.tests.factories import ProgramFactory
from programs.tests.worlds import of_each_app
from reporting.tests.factories import ReportFactory

pytestmark = pytest.mark.django_db

FORESEEN = [rule for rule in awaiting.RULES if rule.foresees]


@pytest.fixture
def reader():
    """An administrator, for whom something waits, or did, or will, by every rule."""
    with time_machine.travel("2008-01-15T12:00-05:00", tick=False):
        program = ProgramFactory()
        of_each_app("awaits", program)
        ReportFactory(program=program, starts_on=date(2006, 7, 1), ends_on=date(2007, 6, 30))
        ended = PairingFactory(program=program, state="completed", ended_on=date(2007, 11, 1))
        OutcomeFactory(pairing=ended, milestone=0)
        yield AdministratorFactory()


def test_what_is_to_come_is_what_waits_in_its_time_on_the_same_day(reader):
    days = [today() + timedelta(days=number) for number in range(-400, 41, 40)]
    foreseen = {}
    for rule in FORESEEN:
        records = rule.visible(reader)

        def waits(day, rule=rule, records=records) -> dict:
            return dict(rule.select(records, day).values_list("pk", "due_day"))

        for day in days:
            until = day + timedelta(days=500)
            to_come = rule.select_upcoming(records, day, until).values_list("pk", "due_day")
            found = dict(to_come)
            assert len(to_come) == len(found)
            assert found.keys() & waits(day).keys() == set()
            for key, due in found.items():
                # What is done by its day stops waiting with it; what is late begins to.
                assert (waits(due) | waits(due + timedelta(days=1)))[key] == due
                foreseen.setdefault(rule.code, set()).add(key)
    assert set(foreseen) == {rule.code for rule in FORESEEN}


def test_nothing_is_foreseen_beyond_the_day_that_is_asked_for(reader):
    for rule in FORESEEN:
        for day in (today() - timedelta(days=360), today() - timedelta(days=40)):
            for length in (0, 30, 90):
                until = day + timedelta(days=length)
                found = rule.select_upcoming(rule.visible(reader), day, until)
                assert [one.due_day for one in found if not day <= one.due_day <= until] == []
