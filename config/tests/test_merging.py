"""Two records of one person are merged in a real browser, at a desk and on a phone, and it is taken back."""

import pytest
from django.urls import reverse

from mentoring.tests.factories import MenteeFactory, PairingFactory
from programs.accounts.tests.factories import coordinator_of
from programs.people.models import Consent, Person
from programs.people.tests.factories import PersonFactory
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.browsing import SIZES, Visit
from programs.tests.factories import ProgramFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(page, live_server) -> Visit:
    return Visit(page, live_server.url)


@pytest.fixture
def pair():
    program = ProgramFactory()
    more = {"holder": program.lead, "phone": "819 555-0142"}
    kept = PersonFactory(first_name="Zoé", last_name="Ndiaye", city="Gatineau", **more)
    absorbed = PersonFactory(first_name="Zoe", last_name="N’Diaye", city="Aylmer", **more)
    PairingFactory(program=program, mentee=MenteeFactory(program=program, person=kept))
    ReferralFactory(program=program, person=absorbed)
    Consent.objects.create(person=absorbed, purpose="statistics", given_on="2008-01-15")
    return program, kept, absorbed


@pytest.mark.parametrize("size", SIZES, ids=["desk", "phone"])
def test_two_records_of_one_person_are_merged_and_taken_apart_again(visit, pair, size):
    program, kept, absorbed = pair
    visit.sign_in(coordinator_of(program))
    page = visit.resize(size).open(reverse("admin:people_person_change", args=[absorbed.pk]))
    page.get_by_role("link", name="Fusionner avec une autre fiche…").click()
    faults = visit.faults(size)
    page.get_by_role("link", name="Comparer Zoé Ndiaye").click()
    faults += visit.faults(size)
    page.get_by_role("radio", name="Aylmer").check()
    page.get_by_label("Pourquoi (facultatif)").fill("Deux formulaires le même jour.")
    page.get_by_role("button", name="Fusionner les deux fiches").click()
    page.wait_for_url(f"**{reverse('admin:people_person_change', args=[kept.pk])}")
    faults += visit.faults(size)
    person = Person.objects.get(pk=kept.pk)
    assert (person.first_name, person.city, person.referrals.count()) == ("Zoé", "Aylmer", 1)
    page.get_by_role("link", name="Annuler cette fusion").first.click()
    faults += visit.faults(size)
    page.get_by_role("button", name="Annuler cette fusion").click()
    page.wait_for_url(f"**{reverse('admin:people_person_change', args=[absorbed.pk])}")
    assert (Person.objects.get(pk=absorbed.pk).city, faults) == ("Aylmer", [])


def test_a_pair_that_is_two_is_put_aside_from_the_list(visit, pair):
    program, _kept, _absorbed = pair
    visit.sign_in(coordinator_of(program))
    page = visit.open(reverse("admin:people_person_changelist"))
    page.get_by_role("link", name="Doublons possibles").click()
    faults = visit.faults()
    page.get_by_role("button", name="Ce sont deux fiches différentes").click()
    page.get_by_text("Aucune fiche n’en rappelle une autre").wait_for()
    assert faults + visit.faults() == []
