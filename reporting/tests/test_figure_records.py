"""Every number can be opened: the records of each figure are declared by the app that they belong to."""

import pytest

from programs import records
from programs.accounts.tests.factories import coordinator_of
from programs.tests.factories import ProgramFactory
from reporting.figures import FIGURES, Scope
from reporting.tests.factories import YEAR

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", FIGURES)
def test_the_records_of_a_figure_have_a_list(code):
    program = ProgramFactory()
    found = FIGURES[code].records(Scope(program=program), YEAR)
    seen = records.with_related(records.visible_among(coordinator_of(program), found))
    assert records.rows(list(seen)) == []
