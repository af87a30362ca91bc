"""What becomes of figures and of published reports once two records of one person are one."""

from datetime import date

import pytest

from mentoring.tests.factories import MenteeFactory, PairingFactory
from programs.enums import Service
from programs.merging import merge
from programs.people.tests.factories import PersonFactory
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory
from reporting.figures import Scope, collect
from reporting.models import ReportFile
from reporting.tests.factories import YEAR, FileFactory

pytestmark = pytest.mark.django_db


def reached(program) -> int:
    return collect(Scope(program=program), YEAR, ["people.reached"])["people.reached"].number


def test_a_person_who_had_two_records_is_counted_once():
    program = ProgramFactory(services=[Service.MENTORING])
    one, other = (PersonFactory(holder=program.lead) for _ in range(2))
    over = {"state": "completed", "started_on": YEAR.start, "ended_on": date(2007, 9, 30)}
    for person, more in ((one, over), (other, {})):
        mentee = MenteeFactory(program=program, person=person, registered_on=YEAR.start)
        PairingFactory(program=program, mentee=mentee, **more)
    assert reached(program) == 2
    merge(one, other, by=None)
    assert reached(program) == 1


def test_what_was_published_stays_byte_for_byte():
    version = FileFactory(version__figures={"figures": {"people.reached": 2}}).version
    program = version.report.program
    people = [PersonFactory(holder=program.lead) for _ in range(2)]
    for person in people:
        ReferralFactory(program=program, person=person, received_on=YEAR.start)
    files = {file.pk: (bytes(file.content), file.sha256) for file in ReportFile.objects.all()}
    figures = version.figures
    merge(*people, by=None)
    version.refresh_from_db()
    assert len(files) > 0
    assert version.figures == figures
    assert {
        file.pk: (bytes(file.content), file.sha256) for file in ReportFile.objects.all()
    } == files
