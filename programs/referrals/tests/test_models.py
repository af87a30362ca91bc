"""What the database refuses of referrals."""

from datetime import date

import pytest

from programs.people.tests.factories import PersonFactory
from programs.referrals.models import Referral
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory
from programs.tests.refusals import bulk, refusal_of

pytestmark = pytest.mark.django_db

START, END = date(2008, 1, 1), date(2008, 12, 31)


def second_code():
    first = ReferralFactory(code="R-1")
    return bulk(Referral, program=first.program, person=first.person, code="R-1", received_on=START)


REFUSALS = {
    "Écrivez le motif du refus.": lambda: bulk(
        Referral,
        program=ProgramFactory(),
        person=PersonFactory(),
        received_on=START,
        state="refused",
    ),
    "Choisissez l’organisme vers lequel la référence est redirigée.": lambda: bulk(
        Referral,
        program=ProgramFactory(),
        person=PersonFactory(),
        received_on=START,
        state="redirected",
    ),
    "Une autre référence de ce programme porte ce code.": second_code,
}


@pytest.mark.parametrize("sentence", REFUSALS)
def test_the_database_refuses_and_says_why(sentence):
    assert refusal_of(REFUSALS[sentence]()) == sentence
