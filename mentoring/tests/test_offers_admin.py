"""Offers to be a mentor in the admin: who reads them, and the answers that they get."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentoring.models import Mentor, MentorOffer
from mentoring.tests.factories import MentorOfferFactory
from programs.accounts.tests.factories import (
    AdministratorFactory,
    coordinator_of,
)
from programs.people.models import Consent, Person
from programs.people.tests.factories import PersonFactory

pytestmark = pytest.mark.django_db

LIST = reverse("admin:mentoring_mentoroffer_changelist")


@pytest.fixture
def offer():
    return MentorOfferFactory(
        last_name="Delahaye", phone="819 555-0142", motivation="Transmettre", languages=["fr", "ht"]
    )


@pytest.fixture
def client_of(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def record(offer) -> str:
    return reverse("admin:mentoring_mentoroffer_change", args=[offer.pk])


def step(offer, name: str) -> str:
    return reverse("admin:mentoring_mentoroffer_step", args=[offer.pk, name])


def read(answer) -> str:
    return answer.content.decode()


class TestWhoReads:
    def test_the_coordinator_of_the_program_reads_it(self, client_of, offer):
        client = client_of(coordinator_of(offer.program))
        assert "Delahaye" in read(client.get(LIST))
        page = read(client.get(record(offer)))
        assert ["Transmettre" in page, "français, créole haïtien" in page] == [True, True]

    def test_another_organisation_finds_not_one_byte_of_it(self, client_of, offer):
        other = MentorOfferFactory(last_name="Ailleurs")
        client = client_of(coordinator_of(other.program))
        page = read(client.get(LIST))
        assert ["Delahaye" in page, "Ailleurs" in page] == [False, True]
        for url in (record(offer), step(offer, "accepter"), step(offer, "decliner")):
            for method in (client.get, client.post):
                answer = method(url)
                assert answer.status_code == 404
                assert "Delahaye" not in read(answer)
        assert Mentor.objects.count() == 0

    def test_what_was_sent_is_not_changed_here(self, client_of, offer):
        client = client_of(AdministratorFactory())
        names = [field.name for field in MentorOffer._meta.fields]
        before = MentorOffer.objects.filter(pk=offer.pk).values().get()
        client.post(record(offer), dict.fromkeys(names, "1") | {"last_name": "Changé"})
        assert MentorOffer.objects.filter(pk=offer.pk).values().get() == before
        assert 'name="_save"' not in read(client.get(record(offer)))

    @pytest.mark.parametrize("term", ["delahaye", "DELA", "claude", "comptable", "offre"])
    def test_it_is_found(self, client_of, offer, term):
        MentorOfferFactory(
            first_name="Noa", last_name="Ailleurs", email="x@y.test", occupation="Soudeuse"
        )
        client = client_of(AdministratorFactory())
        page = client.get(LIST, {"q": term})
        assert list(page.context["cl"].queryset) == [offer]

    def test_the_list_asks_as_much_for_three_as_for_one(self, client_of, offer):
        client = client_of(AdministratorFactory())

        def queries() -> int:
            with CaptureQueriesContext(connection) as counted:
                client.get(LIST)
            return len(counted)

        one = queries()
        MentorOfferFactory(program=offer.program), MentorOfferFactory(program=offer.program)
        assert queries() == one


class TestAccepting:
    def test_one_click_makes_the_mentor_where_nobody_resembles(self, client_of, offer):
        client = client_of(coordinator_of(offer.program))
        assert "person" not in client.get(step(offer, "accepter")).context["form"].fields
        answer = client.post(step(offer, "accepter"), {"on": "2008-01-15"})
        assert answer.url == record(offer)
        mentor = Mentor.objects.get()
        assert (mentor.person.last_name, mentor.registered_on) == ("Delahaye", date(2008, 1, 15))
        page = read(client.get(record(offer)))
        assert reverse("admin:mentoring_mentor_change", args=[mentor.pk]) in page
        assert step(offer, "decliner") not in page

    def test_who_resembles_is_shown_and_the_choice_is_not_made_beforehand(self, client_of, offer):
        lead = offer.program.lead
        same_name = PersonFactory(holder=lead, first_name="claude", last_name="DELAHAYE")
        same_phone = PersonFactory(holder=lead, phone="(819) 555 0142")
        PersonFactory(holder=lead)
        client = client_of(coordinator_of(offer.program))
        form = client.get(step(offer, "accepter")).context["form"]
        choices = [value for value, _label in form.fields["person"].choices]
        assert choices == [str(same_name.pk), str(same_phone.pk), "nouvelle"]
        answer = client.post(step(offer, "accepter"), {"on": "2008-01-15"})
        assert list(answer.context["form"].errors) == ["person"]
        assert Mentor.objects.count() == 0

    def test_the_known_person_becomes_the_mentor(self, client_of, offer):
        person = PersonFactory(holder=offer.program.lead, email=offer.email)
        client = client_of(coordinator_of(offer.program))
        client.post(step(offer, "accepter"), {"on": "2008-01-15", "person": person.pk})
        assert Mentor.objects.get().person == person
        assert Person.objects.count() == 1
        assert Consent.objects.get().person == person

    def test_a_new_person_is_made_where_the_coordinator_says_so(self, client_of, offer):
        PersonFactory(holder=offer.program.lead, email=offer.email)
        client = client_of(coordinator_of(offer.program))
        client.post(step(offer, "accepter"), {"on": "2008-01-15", "person": "nouvelle"})
        assert Person.objects.count() == 2

    def test_a_person_of_another_organisation_is_neither_shown_nor_taken(self, client_of, offer):
        stranger = PersonFactory(email=offer.email, city="Ville cachée")
        PersonFactory(holder=offer.program.lead, email=offer.email)
        client = client_of(AdministratorFactory())
        assert "Ville cachée" not in read(client.get(step(offer, "accepter")))
        answer = client.post(step(offer, "accepter"), {"on": "2008-01-15", "person": stranger.pk})
        assert list(answer.context["form"].errors) == ["person"]
        assert Mentor.objects.count() == 0


class TestDeclining:
    def test_it_asks_for_the_reason_and_keeps_it(self, client_of, offer):
        client = client_of(coordinator_of(offer.program))
        answer = client.post(step(offer, "decliner"), {"on": "2008-01-15"})
        assert list(answer.context["form"].errors) == ["reason"]
        client.post(step(offer, "decliner"), {"on": "2008-01-15", "reason": "Hors du domaine"})
        offer.refresh_from_db()
        assert (offer.state, offer.reason) == ("declined", "Hors du domaine")
        assert "Hors du domaine" in read(client.get(record(offer)))
