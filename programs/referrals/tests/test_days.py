"""The day of a referral: what cannot be, and what is asked about."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.lib.periods import today
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.referrals.models import Referral
from programs.referrals.tests.factories import ReferralFactory
from programs.referrals.tests.portal import open_program, partner_of
from programs.tests.admin_pages import referral_form, signed_in, url
from programs.tests.factories import ProgramFactory
from programs.tests.refusals import refusal_of

pytestmark = pytest.mark.django_db

TOO_EARLY = "Cette date précède de plus de 30 jours le début du programme."
TOO_LATE = "Cette date suit de plus de 30 jours la fin du programme."
BEFORE_BIRTH = "Cette date précède la naissance de la personne."


def received(referral, day):
    return lambda: Referral.objects.filter(pk=referral.pk).update(received_on=day)


def test_a_referral_comes_while_the_program_runs_or_thirty_days_around():
    referral = ReferralFactory(program__ends_on=date(2009, 6, 30))
    for day in (date(2006, 6, 1), date(2009, 7, 30)):
        received(referral, day)()
    assert refusal_of(received(referral, date(2006, 5, 31))) == TOO_EARLY
    assert refusal_of(received(referral, date(2009, 7, 31))) == TOO_LATE


def test_a_program_does_not_move_away_from_its_referrals():
    program = ReferralFactory(received_on=date(2007, 9, 4)).program
    programs = type(program).objects.filter(pk=program.pk)
    programs.update(starts_on=date(2007, 10, 4))
    assert refusal_of(lambda: programs.update(starts_on=date(2007, 10, 5))) == TOO_EARLY
    programs.update(starts_on=date(2007, 7, 1), ends_on=date(2007, 8, 5))
    assert refusal_of(lambda: programs.update(ends_on=date(2007, 8, 4))) == TOO_LATE


def test_nobody_is_referred_before_they_are_born():
    referral = ReferralFactory(person__birth_date=date(2007, 9, 4))
    assert refusal_of(received(referral, date(2007, 9, 3))) == BEFORE_BIRTH


def test_a_referral_of_long_ago_is_asked_about(client):
    program = ProgramFactory()
    signed_in(client, coordinator_of(program))
    form = referral_form(program, PersonFactory(holder=program.lead))
    del form["received_on-sure"]
    answer = client.post(url("referral", "add"), form)
    assert answer.context["adminform"].form.errors == {
        "received_on": ["Cette référence aurait été reçue il y a plus de deux ans."]
    }
    assert answer.content.decode().count("Oui, c’est bien 2007</label>") == 1


def test_a_recent_referral_is_not_asked_about(client):
    program = ProgramFactory()
    signed_in(client, coordinator_of(program))
    day = (today() - timedelta(days=700)).isoformat()
    form = referral_form(program, PersonFactory(holder=program.lead), received_on=day)
    assert client.post(url("referral", "add"), form).status_code == 302


def test_a_partner_is_asked_about_an_odd_birth_on_the_form_of_the_site(client):
    client.force_login(partner_of(open_program()))
    page = reverse("refer")
    form = client.get(page).context["form"]
    posted = {
        "submission": str(form["submission"].value()),
        "need": "Un emploi",
        "urgency": "normal",
        "last_name": "Inventée",
        "phone": "819 555-0123",
        "birth_date": "1931-05-04",
        "given_by": "person",
        "given_on": today().isoformat(),
        "agreed": "on",
    }
    answer = client.post(page, posted)
    assert list(answer.context["form"].errors) == ["birth_date"]
    assert answer.content.decode().count("Oui, c’est bien 1931</label>") == 1
    client.post(page, posted | {"birth_date-sure": "1931-05-04"})
    assert Person.objects.get(last_name="Inventée").birth_date == date(1931, 5, 4)
