"""What the database refuses of accounts."""

from datetime import date

import pytest

from programs.accounts.models import Membership
from programs.accounts.tests.factories import MembershipFactory, UserFactory
from programs.tests.refusals import bulk, refusal_of

pytestmark = pytest.mark.django_db

START, END = date(2008, 1, 1), date(2008, 12, 31)


def second_account():
    UserFactory(email="une@exemple.test")
    return lambda: UserFactory(email="UNE@exemple.test")


def second_membership():
    first = MembershipFactory()
    return bulk(Membership, user=first.user, organization=first.organization, role=first.role)


REFUSALS = {
    "Un compte existe déjà avec ce courriel.": second_account,
    "Cette personne tient déjà ce rôle pour cet organisme.": second_membership,
}


@pytest.mark.parametrize("sentence", REFUSALS)
def test_the_database_refuses_and_says_why(sentence):
    assert refusal_of(REFUSALS[sentence]()) == sentence
