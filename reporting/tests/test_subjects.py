"""What reports are about, and the years that they may be of."""

from datetime import date

import pytest

from programs.tests.factories import ProgramFactory
from reporting.kinds import KINDS
from reporting.subjects import period_of
from reporting.tests.factories import LABEL, YEAR

pytestmark = pytest.mark.django_db


def test_a_label_names_a_year_of_the_program():
    program = ProgramFactory(ends_on=date(2009, 6, 30))
    assert period_of(KINDS["bilan"], program, LABEL, YEAR.end) == YEAR


@pytest.mark.parametrize(
    "year, sentence",
    [
        ("deux", "« deux » n’est pas un exercice. Écrivez-le 2007-2008 ou 2008-2009."),
        ("2004-2005", "Le programme commence le 2006-07-01 : il n’a pas d’exercice 2004-2005."),
        ("2010-2011", "Le programme a pris fin le 2009-06-30 : il n’a pas d’exercice 2010-2011."),
    ],
)
def test_a_year_that_is_not_one_of_the_program_is_refused(year, sentence):
    program = ProgramFactory(ends_on=date(2009, 6, 30))
    with pytest.raises(ValueError) as refused:
        period_of(KINDS["bilan"], program, year, YEAR.end)
    assert str(refused.value).replace("\u00a0", " ") == sentence
