"""Birth dates and consents: what cannot be, and what is asked about."""

from datetime import date

import pytest

from programs.accounts.tests.factories import coordinator_of
from programs.people.models import Consent, Person
from programs.people.tests.factories import PersonFactory
from programs.tests.admin_pages import empty_rows, person_form, signed_in, url
from programs.tests.factories import ProgramFactory
from programs.tests.refusals import bulk, refusal_of

pytestmark = pytest.mark.django_db

BEFORE_BIRTH = "Cette date précède la naissance de la personne."


@pytest.fixture
def program():
    return ProgramFactory()


@pytest.fixture
def add(client, program):
    """Add a person by the form of the administration."""
    signed_in(client, coordinator_of(program))
    return lambda **values: client.post(url("person", "add"), person_form(program.lead, **values))


def errors(answer) -> dict:
    return dict(answer.context["adminform"].form.errors)


def test_nobody_consents_before_they_are_born():
    person = PersonFactory(birth_date=date(1990, 1, 1))
    consent = {"person": person, "purpose": "referral", "given_on": date(1989, 12, 31)}
    assert refusal_of(bulk(Consent, **consent)) == BEFORE_BIRTH
    Consent.objects.create(**consent | {"given_on": date(2008, 1, 1)})
    later = Person.objects.filter(pk=person.pk)
    assert refusal_of(lambda: later.update(birth_date=date(2008, 1, 2))) == BEFORE_BIRTH


def test_a_birth_to_come_is_refused_beside_its_field(add):
    assert errors(add(birth_date="2199-01-01")) == {"birth_date": ["Cette date est à venir."]}
    assert Person.objects.count() == 0


def test_a_birth_before_a_consent_is_refused_beside_its_field(client, program):
    person = PersonFactory(holder=program.lead)
    Consent.objects.create(person=person, purpose="referral", given_on=date(2008, 1, 1))
    signed_in(client, coordinator_of(program))
    posted = person_form(program.lead, birth_date="2008-01-02") | empty_rows("consents")
    answer = client.post(url("person", "change", person.pk), posted)
    assert errors(answer) == {"birth_date": [BEFORE_BIRTH]}


def test_an_odd_birth_is_asked_about_and_passes_once_it_is_confirmed(add):
    answer = add(birth_date="1931-05-04")
    assert list(errors(answer)) == ["birth_date"]
    assert answer.content.decode().count("Oui, c’est bien 1931</label>") == 1
    assert add(**{"birth_date": "1931-05-04", "birth_date-sure": "1931-05-04"}).status_code == 302
    assert Person.objects.get().birth_date == date(1931, 5, 4)


def test_another_odd_birth_than_the_confirmed_one_is_asked_about(add):
    answer = add(**{"birth_date": "1913-05-04", "birth_date-sure": "1931-05-04"})
    assert list(errors(answer)) == ["birth_date"]


def test_a_recorded_birth_is_not_asked_about_again(client, program):
    person = PersonFactory(holder=program.lead, birth_date=date(1931, 5, 4))
    signed_in(client, coordinator_of(program))
    posted = person_form(program.lead, birth_date="1931-05-04", city="Hull")
    assert client.post(url("person", "change", person.pk), posted).status_code == 302
    person.refresh_from_db()
    assert person.city == "Hull"
