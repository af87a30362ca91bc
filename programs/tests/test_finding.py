"""A search for the old name finds the new: in lists, in choices, and through whoever was carried on."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs.accounts.tests.factories import coordinator_of
from programs.finding import reasons
from programs.models import Funding, Organization, OrganizationAlias
from programs.tests.admin_pages import signed_in, url
from programs.tests.factories import (
    FormerNameFactory,
    FundingFactory,
    OrganizationFactory,
    ProgramFactory,
    SuccessionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def organization() -> Organization:
    """« Carrefour du Pont », which was « Maison du Pont » and carries « Le Quai », once « L’Écluse », on."""
    found = OrganizationFactory(name="Carrefour du Pont", name_en="Crossroads", acronym="CDP")
    FormerNameFactory(
        organization=found, name="Maison Beauséjour", name_en="Good Stay", acronym="MBS"
    )
    OrganizationAlias.objects.create(organization=found, name="Le CDP d’en bas")
    quay = OrganizationFactory(name="Le Quai", acronym="LQ")
    FormerNameFactory(organization=quay, name="L’Écluse")
    middle = SuccessionFactory(predecessor=quay, successor__name="Le Relais").successor
    SuccessionFactory(predecessor=middle, successor=found, on_day=date(2010, 1, 1))
    return found


WORDS = {
    "carrefour": "",
    "crossroads": "",
    "cdp": "",
    "maison beausejour": "anciennement « Maison Beauséjour »",
    "good stay": "anciennement « Maison Beauséjour »",
    "mbs": "anciennement « Maison Beauséjour »",
    "en bas": "aussi « Le CDP d’en bas »",
    "quai": "issu de « Le Quai »",
    "ecluse": "issu de « Le Quai »",
    "relais": "issu de « Le Relais »",
}


@pytest.mark.parametrize("words", WORDS)
def test_any_name_finds_it_and_says_why(words, organization):
    OrganizationFactory(name="Autre chose")
    found = Organization.objects.filter(pk=organization.pk)
    for word in words.split():
        found = found.known_as(word)
    assert list(found) == [organization]
    assert reasons(found, words) == ({organization.pk: WORDS[words]} if WORDS[words] else {})


def test_another_name_finds_nobody(organization):
    assert list(Organization.objects.known_as("Zibeline")) == []


def test_a_predecessor_is_not_found_by_the_name_of_its_successor(organization):
    assert list(Organization.objects.known_as("carrefour du pont")) == [organization]


def test_what_names_an_organisation_is_found_by_its_former_name(organization):
    funding = FundingFactory(funder=organization)
    FundingFactory()
    assert list(Funding.objects.filter(funder__known_as="beauséjour")) == [funding]


@pytest.mark.parametrize("words", ["%", "_", "\\", "Pont'; DROP"])
def test_signs_are_signs(words, organization):
    """Those without a letter are in every name, as they are for ``matches``."""
    assert set(Organization.objects.known_as(words)) == set(
        Organization.objects.filter(name__matches=words)
    )


def test_the_reasons_of_a_list_cost_as_much_as_one(organization):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            reasons(list(Organization.objects.known_as("quai")), "quai")
        return len(asked)

    alone = queries()
    for number in range(2):
        SuccessionFactory(predecessor__name=f"Quai {number}", successor__name=f"Autre {number}")
    assert queries() == alone


def test_choices_say_why_they_are_offered(client, organization):
    signed_in(client, coordinator_of(ProgramFactory()))
    asked = {"app_label": "programs", "model_name": "funding", "field_name": "funder"}
    answer = client.get("/admin/autocomplete/", asked | {"term": "beausejour"})
    assert [one["text"] for one in answer.json()["results"]] == [
        "Carrefour du Pont (anciennement « Maison Beauséjour »)"
    ]
    answer = client.get("/admin/autocomplete/", asked | {"term": "quai"})
    assert [one["text"] for one in answer.json()["results"]] == [
        "Carrefour du Pont (issu de « Le Quai »)",
        "Le Quai (a cessé d’exister le 1er juillet 2008)",
        "Le Relais (issu de « Le Quai »; a cessé d’exister le 1er janvier 2010)",
    ]


def test_the_list_says_why_a_line_is_there(client, organization):
    signed_in(client, coordinator_of(ProgramFactory()))
    page = client.get(url("organization", "changelist"), {"q": "beausejour"}).content.decode()
    assert "anciennement « Maison Beauséjour »" in page
    page = client.get(url("organization", "changelist")).content.decode()
    assert ("Carrefour du Pont" in page, "anciennement" in page) == (True, False)
