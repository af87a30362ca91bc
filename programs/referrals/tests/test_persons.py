"""A referral turns out to be about somebody known: nothing is lost, nothing is said twice."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from programs.accounts.tests.factories import coordinator_of
from programs.lib.periods import today
from programs.people.models import Consent, Person
from programs.people.tests.factories import PersonFactory
from programs.referrals import actions
from programs.referrals.models import Referral
from programs.referrals.tests.factories import ReferralFactory
from programs.referrals.tests.portal import agreed, open_program, partner_of, refer

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return open_program()


@pytest.fixture
def referral(program):
    return refer(partner_of(program), program, email="n@exemple.test")


def known_in(program, **values) -> Person:
    return PersonFactory(holder=program.lead, first_name="Nadia", last_name="Inventée", **values)


def identify(referral, person, program):
    return actions.identify_person(referral=referral, person=person, by=coordinator_of(program))


def test_the_referral_goes_to_the_known_person_and_the_provisional_one_goes(referral, program):
    known = known_in(program)
    identify(referral, known, program)
    referral.refresh_from_db()
    assert (referral.person, Person.objects.count()) == (known, 1)


def test_blanks_are_filled_and_nothing_is_replaced(referral, program):
    known = known_in(program, email="avant@exemple.test")
    identify(referral, known, program)
    known.refresh_from_db()
    assert (known.email, known.phone, known.city, known.languages) == (
        "avant@exemple.test",
        "819 555-0123",
        "Gatineau",
        ["fr", "ar"],
    )


def test_the_file_that_another_organisation_holds_is_not_filled(referral, program):
    known = PersonFactory()
    ReferralFactory(program=program, person=known)
    identify(referral, known, program)
    known.refresh_from_db()
    assert known.phone == ""


@pytest.mark.parametrize(("earlier", "later"), [(0, 5), (5, 0)])
def test_of_two_consents_the_earlier_stays(program, earlier, later):
    days = {name: today() - timedelta(days=n) for name, n in (("sent", earlier), ("known", later))}
    referral = refer(partner_of(program), program, consent=agreed(given_on=days["sent"]))
    known = known_in(program)
    Consent.objects.create(
        person=known, purpose="referral", given_to=program.lead, given_on=days["known"]
    )
    identify(referral, known, program)
    assert [one.given_on for one in known.consents.all()] == [min(days.values())]


def test_a_consent_that_was_withdrawn_goes_along(referral, program):
    Consent.objects.update(withdrawn_on=today())
    known = known_in(program)
    Consent.objects.create(
        person=known, purpose="referral", given_to=program.lead, given_on=today()
    )
    identify(referral, known, program)
    assert known.consents.count() == 2


def test_a_provisional_person_whom_something_else_needs_stays(referral, program):
    provisional = referral.person
    ReferralFactory(program=program, person=provisional)
    identify(referral, known_in(program), program)
    assert Person.objects.filter(pk=provisional.pk).count() == 1


def test_a_person_who_came_another_way_is_not_deleted(program):
    referral = ReferralFactory(program=program)
    before = referral.person
    identify(referral, known_in(program), program)
    assert Person.objects.filter(pk=before.pk).count() == 1


@pytest.mark.parametrize("state", ["in_service", "closed", "refused", "withdrawn", "duplicate"])
def test_once_the_service_has_begun_the_person_stays(referral, program, state):
    Referral.objects.update(state=state, reason="Un motif")
    with pytest.raises(ValidationError):
        identify(referral, known_in(program), program)
    assert Person.objects.count() == 2


def test_the_same_person_is_no_change(referral, program):
    with pytest.raises(ValidationError):
        identify(referral, referral.person, program)
    assert Person.objects.count() == 1
