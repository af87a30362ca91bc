"""The public pages: whom to write to, what becomes of personal data, accessibility."""

from datetime import timedelta

import pytest
from django.contrib import messages
from django.contrib.messages.storage.session import SessionStorage
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.accounts.tests.factories import UserFactory
from programs.lib.periods import today
from programs.tests.factories import OrganizationFactory, ProgramFactory

pytestmark = pytest.mark.django_db

PAGES = ["contact", "privacy", "accessibility"]


def page(client, name: str) -> str:
    return client.get(reverse(name)).content.decode()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("method", "status"), [("get", 200), ("head", 200), ("post", 405)])
def test_anybody_reads_and_nobody_writes(client, name, method, status):
    assert getattr(client, method)(reverse(name)).status_code == status


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_in_either_language(client, name):
    client.cookies["django_language"] = "en"
    assert '<html lang="en">' in page(client, name)


@pytest.mark.parametrize("name", [*PAGES, "account_login", "become_mentor"])
def test_the_foot_of_a_page_leads_to_the_public_pages(client, name):
    foot = page(client, name).partition('<footer class="site-footer">')[2]
    assert [f'href="{reverse(one)}"' in foot for one in (*PAGES, "verify_report")] == [True] * 4


class TestContact:
    def test_it_names_the_organisations_that_lead_a_program_today(self, client):
        lead = OrganizationFactory(
            name="Carrefour inventé", phone="819 555-0100", email="carrefour@exemple.test"
        )
        ProgramFactory(lead=lead, title="Mentorat inventé")
        read = page(client, "contact")
        for shown in (
            "Carrefour inventé",
            "Mentorat inventé",
            'href="tel:+18195550100"',
            'href="mailto:carrefour@exemple.test"',
        ):
            assert shown in read

    def test_it_names_an_organisation_once_with_its_running_programs(self, client):
        lead = OrganizationFactory(name="Carrefour inventé")
        for title in ("Premier programme", "Second programme"):
            ProgramFactory(lead=lead, title=title)
        ProgramFactory(lead=lead, title="Ancien programme", ends_on=today() - timedelta(days=1))
        read = page(client, "contact")
        assert read.count("Carrefour inventé") == 1
        assert ["Premier programme" in read, "Second programme" in read] == [True, True]
        assert "Ancien programme" not in read

    def test_it_names_no_other_organisation(self, client):
        OrganizationFactory(name="Partenaire inventé", email="partenaire@exemple.test")
        over = ProgramFactory(ends_on=today() - timedelta(days=1))
        read = page(client, "contact")
        assert "Partenaire inventé" not in read
        assert str(over.lead) not in read
        assert "Aucun programme n’est en cours" in read

    def test_it_names_who_keeps_the_site_where_somebody_does(self, client, settings):
        settings.CONTACT_EMAIL = ""
        assert "Le site lui-même" not in page(client, "contact")
        settings.CONTACT_EMAIL = "site@exemple.test"
        assert 'href="mailto:site@exemple.test"' in page(client, "contact")

    def test_the_number_of_queries_does_not_grow_with_the_organisations(self, client):
        def queries() -> int:
            with CaptureQueriesContext(connection) as counted:
                page(client, "contact")
            return len(counted)

        ProgramFactory()
        one = queries()
        ProgramFactory(), ProgramFactory()
        assert queries() == one


class TestPrivacy:
    def test_it_names_who_answers_for_personal_data(self, client, settings):
        settings.PRIVACY_OFFICER = "Camille Exemple, direction"
        settings.PRIVACY_EMAIL = "vie-privee@exemple.test"
        read = page(client, "privacy")
        assert "Camille Exemple, direction" in read
        assert 'href="mailto:vie-privee@exemple.test"' in read

    def test_it_leads_to_the_organisation_where_nobody_is_named(self, client, settings):
        settings.PRIVACY_OFFICER = settings.PRIVACY_EMAIL = ""
        read = page(client, "privacy")
        assert "mailto:" not in read
        assert "c’est la personne qui le dirige" in read

    def test_the_site_sets_only_the_cookies_that_it_names(self, client):
        """A session, the protection of forms, a language: what a page tells in passing stays on the server."""
        client.force_login(UserFactory())
        client.post(reverse("set_language"), {"language": "en"})
        answer = client.get(reverse("become_mentor"))
        assert isinstance(messages.storage.default_storage(answer.wsgi_request), SessionStorage)
        client.post(reverse("set_language"), {"language": "en", "submission_number": "12345678"})
        assert client.cookies["kept_done"].value == "12345678"
        known = {"csrftoken", "sessionid", "django_language", "kept_done"}
        assert set(client.cookies) == known


class TestAccessibility:
    def test_it_says_whom_to_tell(self, client, settings):
        settings.CONTACT_EMAIL = "site@exemple.test"
        assert 'href="mailto:site@exemple.test"' in page(client, "accessibility")
        settings.CONTACT_EMAIL = ""
        assert f'href="{reverse("contact")}"' in page(client, "accessibility")


class TestRefusals:
    def test_a_form_without_its_protection_is_refused_in_french(self):
        answer = Client(enforce_csrf_checks=True).post(reverse("become_mentor"))
        assert answer.status_code == 403
        assert "Ce formulaire n’a pas pu être reçu" in answer.content.decode()

    @pytest.mark.parametrize("name", ["403.html", "404.html", "500.html", "403_csrf.html"])
    def test_a_page_of_refusal_needs_nothing_and_leads_on(self, name):
        assert f'href="{reverse("contact")}"' in render_to_string(name)
