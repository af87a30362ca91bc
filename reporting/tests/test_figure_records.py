"""Every number can be opened: the records of each figure are declared by the app that they belong to."""

import pytest

from programs.records import is_listed
from programs.tests.factories import ProgramFactory
from reporting.figures import FIGURES, Scope
from reporting.tests.factories import YEAR

pytestmark = pytest.mark.django_db


def test_the_records_of_every_figure_are_listed():
    scope = Scope(program=ProgramFactory())
    unlisted = [
        code for code, figure in FIGURES.items() if not is_listed(figure.records(scope, YEAR).model)
    ]
    assert unlisted == []
