"""The directory in a real browser: found on a phone, written at a desk, read by all."""

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.partnerships.tests.directories import entry, in_force, partner_of, whole_entry
from programs.tests.browsing import DESK, PHONE, Visit
from programs.tests.factories import FormerNameFactory, OrganizationFactory, ProgramFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_housing_in_spanish_is_found_on_a_phone_and_an_entry_is_written_and_confirmed(
    page, live_server
):
    found, program = whole_entry("Toit du Nord"), ProgramFactory()
    FormerNameFactory(organization=found.organization, name="L’Abri")
    entry("Aube", "food", ["fr"])
    in_force(program, found.organization)
    organization, visit = OrganizationFactory(name="Carrefour"), Visit(page, live_server.url)

    visit.sign_in(partner_of(organization))
    visit.resize(PHONE).open(reverse("directory_search"))
    page.fill("main [name=q]", "logement en espagnol")
    page.get_by_role("button", name="Chercher").click()
    assert page.locator(".directory-cards h3").all_inner_texts() == ["Toit du Nord"]
    assert page.locator("a[href='tel:+18195550101']").count() == 1
    faults = visit.faults(DESK, PHONE)
    page.get_by_role("link", name="Toit du Nord", exact=True).click()
    faults += visit.faults(DESK, PHONE)

    visit.resize(DESK).open(reverse("directory_own"))
    page.get_by_text("Ajouter un service").first.click()
    page.select_option("[name=service-0-kind]", "food")
    page.fill("[name=service-0-name]", "Repas du midi")
    faults += visit.faults(DESK, PHONE)
    page.get_by_role("button", name="Enregistrer et confirmer").click()
    assert page.locator("h3").all_inner_texts() == ["Repas du midi"]
    page.get_by_role("button", name="Tout est exact").click()
    assert organization.network_entry.services.get().name == "Repas du midi"

    empty = f"{reverse('directory_search')}?q=rien&langue=sw"
    faults += visit.faults_of([empty, reverse("directory_print")], DESK, PHONE)
    visit.sign_in(coordinator_of(program))
    listed = [reverse("directory_search"), reverse("directory_entry", args=[found.pk])]
    faults += visit.faults_of(listed, DESK, PHONE)
    assert (faults, page.locator("#directory-agreements").count()) == ([], 1)
