"""A partner keeps its own entry: made on first use, written with its rows, confirmed in one click."""

from datetime import timedelta

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.enums import MembershipRole
from programs.lib.periods import today
from programs.models import Organization
from programs.partnerships.models import NetworkEntry
from programs.partnerships.tests.directories import (
    client_of,
    entry,
    partner_of,
    sent_by,
    whole_entry,
)
from programs.partnerships.tests.factories import NetworkServiceFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory

pytestmark = pytest.mark.django_db

OWN = reverse("directory_own")
YEAR_AGO = timedelta(days=365)


def edit(organization) -> str:
    return reverse("directory_edit", args=[organization.pk])


def page_of(made: NetworkEntry) -> str:
    return reverse("directory_entry", args=[made.pk])


def confirm(made: NetworkEntry) -> str:
    return reverse("directory_confirm", args=[made.pk])


def said(made: NetworkEntry) -> tuple:
    made.refresh_from_db()
    services = list(made.services.order_by("position").values_list("kind", "name"))
    contacts = list(made.contacts.order_by("position").values_list("name", flat=True))
    return made.mission, services, contacts


class TestMine:
    def test_it_leads_to_the_entry_or_to_the_form_where_there_is_none(self):
        made, none_yet = entry("Toit"), OrganizationFactory()
        asked = [client_of(partner_of(one)).get(OWN) for one in (made.organization, none_yet)]
        assert [answer["Location"] for answer in asked] == [page_of(made), edit(none_yet)]

    def test_of_several_organisations_one_chooses(self):
        made = entry("Toit")
        user = partner_of(made.organization)
        other = MembershipFactory(user=user, role=MembershipRole.PARTNER).organization
        page = client_of(user).get(OWN)
        choices = {one["organization"]: one["entry"] for one in page.context["choices"]}
        assert choices == {made.organization: made, other: None}

    def test_it_is_the_partners_alone(self):
        assert client_of(coordinator_of(ProgramFactory())).get(OWN).status_code == 403


class TestTheForm:
    def test_an_entry_is_made_when_it_is_first_sent_and_once_however_often(self):
        organization = OrganizationFactory(name="Toit")
        client = client_of(partner_of(organization))
        page = client.get(edit(organization))
        assert NetworkEntry.objects.count() == 0
        sent = sent_by(page) | {
            "mission": "Loger.\r\nAccompagner.",
            "languages": ["fr", "es"],
            "is_listed": "on",
            "phone": "(819) 555-0101",
            "service-0-kind": "housing",
            "service-0-name": "Recherche de logement",
            "contact-1-name": "Dominique Modèle",
        }
        answers = [client.post(edit(organization), sent) for _ in range(2)]
        made = NetworkEntry.objects.get()
        assert [answer.get("Location") for answer in answers] == [page_of(made)] * 2
        assert said(made) == (
            "Loger.\r\nAccompagner.",
            [("housing", "Recherche de logement")],
            ["Dominique Modèle"],
        )
        organization.refresh_from_db()
        assert (made.languages, made.confirmed_on, organization.phone) == (
            ["fr", "es"],
            today(),
            "+18195550101",
        )

    def test_rows_are_changed_added_and_taken_out(self):
        made = whole_entry()
        kept = made.services.get()
        NetworkServiceFactory(entry=made, kind="food", name="Repas", position=1)
        client = client_of(partner_of(made.organization))
        sent = sent_by(client.get(edit(made.organization)))
        sent |= {
            "service-0-name": "Visites de logements",
            "service-1-DELETE": "on",
            "service-2-kind": "rights",
            "service-2-name": "Droits des locataires",
        }
        assert client.post(edit(made.organization), sent).status_code == 302
        expected = [("housing", "Visites de logements"), ("rights", "Droits des locataires")]
        assert (said(made)[1], made.services.first()) == (expected, kept)

    def test_what_is_left_as_it_is_changes_nothing_but_the_day(self):
        made = whole_entry()
        client = client_of(partner_of(made.organization))
        before = said(made), made.organization.phone
        client.post(edit(made.organization), sent_by(client.get(edit(made.organization))))
        made.organization.refresh_from_db()
        assert (said(made), made.organization.phone) == before
        assert made.confirmed_on == today()

    def test_what_somebody_else_wrote_meanwhile_is_replaced_only_by_who_was_told(self):
        made = whole_entry()
        client = client_of(partner_of(made.organization))
        sent = sent_by(client.get(edit(made.organization))) | {"mission": "La mienne"}
        NetworkServiceFactory(entry=made, kind="food", name="Repas", position=1)
        page = client.post(edit(made.organization), sent)
        assert len(page.context["form"].non_field_errors()) == 1
        assert (said(made)[0], page.context["form"]["mission"].value()) == (
            "Accueillir et orienter.",
            "La mienne",
        )
        again = sent | {"seen": page.context["form"]["seen"].value()}
        assert client.post(edit(made.organization), again).status_code == 302
        assert said(made)[:2] == ("La mienne", [("housing", "Un accompagnement")])

    def test_what_is_wrong_is_said_beside_its_row(self):
        made = whole_entry()
        client = client_of(partner_of(made.organization))
        sent = sent_by(client.get(edit(made.organization)))
        sent |= {
            "service-1-kind": "food",
            "service-1-name": "Un accompagnement",
            "contact-0-phone": "12",
            "contact-1-title": "Direction",
        }
        whole = client.post(edit(made.organization), sent).context["whole"]
        assert [list(form.errors) for form in whole.services.forms[:2]] == [[], ["name"]]
        assert [list(form.errors) for form in whole.contacts.forms[:2]] == [["phone"], ["name"]]
        assert len(whole.form.non_field_errors()) == 1

    def test_a_row_of_another_entry_is_not_touched(self):
        made, other = whole_entry("Toit"), whole_entry("Aube")
        client = client_of(partner_of(made.organization))
        sent = sent_by(client.get(edit(made.organization)))
        sent |= {"service-0-row": other.services.get().pk, "service-0-name": "Pris"}
        client.post(edit(made.organization), sent)
        assert [said(made)[1], said(other)[1]] == [
            [("housing", "Pris")],
            [("housing", "Un accompagnement")],
        ]


class TestWhoWrites:
    def test_nobody_of_another_organisation(self):
        made = whole_entry()
        client = client_of(partner_of(OrganizationFactory()))
        answers = [
            client.get(edit(made.organization)),
            client.post(edit(made.organization), {}),
            client.post(confirm(made)),
        ]
        assert [answer.status_code for answer in answers] == [404, 404, 403]
        assert client.get(page_of(made)).content.decode().count(edit(made.organization)) == 0

    def test_a_coordinator_of_all_but_other_leads_without_confirming_in_its_name(self):
        made, lead = whole_entry(), ProgramFactory().lead
        client = client_of(coordinator_of(ProgramFactory()))
        assert client.get(edit(lead)).status_code == 404
        sent = sent_by(client.get(edit(made.organization))) | {"mission": "Revue"}
        client.post(edit(made.organization), sent)
        assert (said(made)[0], made.confirmed_on) == ("Revue", None)

    def test_how_a_lead_is_reached_is_written_by_its_coordinators(self):
        program = ProgramFactory()
        Organization.objects.filter(pk=program.lead_id).update(email="chef@exemple.test")
        found = []
        for user in (partner_of(program.lead), coordinator_of(program)):
            client = client_of(user)
            page = client.get(edit(program.lead))
            found.append("email" in page.context["form"].fields)
            client.post(edit(program.lead), sent_by(page) | {"email": "autre@exemple.test"})
            found.append(Organization.objects.get(pk=program.lead_id).email)
        assert found == [False, "chef@exemple.test", True, "autre@exemple.test"]


class TestConfirming:
    def test_one_click_says_that_all_holds_today(self):
        made = whole_entry()
        client = client_of(partner_of(made.organization))
        seen = client.get(page_of(made)).context["seen"]
        answers = [client.post(confirm(made), {"seen": seen})["Location"] for _ in range(2)]
        made.refresh_from_db()
        assert (answers, made.confirmed_on) == ([page_of(made)] * 2, today())

    def test_what_changed_since_it_was_read_is_not_confirmed(self):
        made = whole_entry()
        client = client_of(partner_of(made.organization))
        seen = client.get(page_of(made)).context["seen"]
        made.services.update(name="Autre")
        client.post(confirm(made), {"seen": seen})
        made.refresh_from_db()
        assert made.confirmed_on is None

    def test_the_home_page_reminds_of_what_nobody_confirmed_for_a_year(self):
        made = whole_entry()
        client, found = client_of(partner_of(made.organization)), []
        for day in (today() - YEAR_AGO, today() - YEAR_AGO + timedelta(days=1)):
            NetworkEntry.objects.update(confirmed_on=day)
            found.append(client.get(reverse("home")).content.decode().count(page_of(made)))
        NetworkEntry.objects.update(confirmed_on=None, is_listed=False)
        found.append(client.get(reverse("home")).content.decode().count(page_of(made)))
        assert found == [1, 0, 0]


def test_a_form_of_nothing_at_all_is_refused_in_words():
    made = whole_entry()
    page = client_of(partner_of(made.organization)).post(edit(made.organization), {})
    assert (page.status_code, len(page.context["form"].non_field_errors())) == (200, 1)
