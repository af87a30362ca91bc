"""What the database refuses of persons and their consents."""

from datetime import date

import pytest

from programs.people.models import Consent, Person
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import OrganizationFactory
from programs.tests.refusals import bulk, refusal_of

pytestmark = pytest.mark.django_db

START, END = date(2008, 1, 1), date(2008, 12, 31)


def second_consent():
    values = {"person": PersonFactory(), "purpose": "follow_up", "given_on": START}
    Consent.objects.create(**values)
    return bulk(Consent, **values)


REFUSALS = {
    "Écrivez au moins un nom ou un prénom.": lambda: bulk(
        Person, holder=OrganizationFactory(), first_name="", last_name=""
    ),
    "Un des choix n’existe pas dans la liste.": lambda: bulk(
        Person, holder=OrganizationFactory(), first_name="A", languages=["fr", "klingon"]
    ),
    "Le retrait précède le consentement.": lambda: bulk(
        Consent, person=PersonFactory(), purpose="follow_up", given_on=END, withdrawn_on=START
    ),
    "Un consentement à cet organisme est déjà en vigueur pour cette finalité.": second_consent,
}


@pytest.mark.parametrize("sentence", REFUSALS)
def test_the_database_refuses_and_says_why(sentence):
    assert refusal_of(REFUSALS[sentence]()) == sentence
