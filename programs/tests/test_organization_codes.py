"""The short code of an organisation: given when it is made, whichever way, and changed only by hand."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from programs.accounts.tests.factories import AdministratorFactory
from programs.models import Organization
from programs.tests.admin_pages import NAMES_BELOW, no_rows
from programs.tests.at_once import all_at_once
from programs.tests.factories import OrganizationFactory
from programs.tests.importing.files import counts, import_as, refusals

pytestmark = pytest.mark.django_db


def test_one_made_by_code_gets_it_from_its_acronym_else_from_its_name():
    made = [
        OrganizationFactory(name="Carrefour", acronym="CJEO"),
        OrganizationFactory(name="Emploi-Québec"),
    ]
    assert [organization.code for organization in made] == ["CJEO", "EQ"]


def test_those_made_together_get_codes_of_their_own():
    OrganizationFactory(acronym="CJE")
    Organization.objects.bulk_create(
        [Organization(name="Un", acronym="CJE"), Organization(name="Deux", acronym="CJE")]
    )
    codes = Organization.objects.order_by("pk").values_list("code", flat=True)
    assert list(codes) == ["CJE", "CJE2", "CJE3"]


def test_an_imported_one_gets_a_code_or_keeps_the_one_of_the_file():
    lines = ["nom;sigle;code", "Un;CJE;", "Deux;CJE;", "Trois;CJE;CJE2"]
    assert counts(import_as("organizations", lines)) == (3, 0, 0, 0)
    assert dict(Organization.objects.values_list("name", "code")) == {
        "Un": "CJE",
        "Deux": "CJE3",
        "Trois": "CJE2",
    }


def test_a_file_without_a_code_leaves_the_code_as_it_is():
    OrganizationFactory(name="Un", code="A")
    assert counts(import_as("organizations", ["nom;sigle;code", "Un;CJE;"])) == (0, 1, 0, 0)
    assert Organization.objects.get().code == "A"


def test_a_file_that_takes_the_code_of_another_is_refused():
    OrganizationFactory(name="Un", code="A")
    lines = ["nom;code", "Deux;A"]
    (said,) = refusals(import_as("organizations", lines))
    assert said.endswith("Un autre organisme porte déjà ce code.")


def test_the_form_gives_a_code_and_changes_it_only_by_hand(client):
    client.force_login(AdministratorFactory())
    rows = no_rows(*NAMES_BELOW, "school")
    typed = {"name": "Emploi-Québec", "kind": "other", "fiscal_year_starts": 4} | rows
    client.post("/admin/programs/organization/add/", typed)
    organization = Organization.objects.get()
    assert organization.code == "EQ"
    address = f"/admin/programs/organization/{organization.pk}/change/"
    for code, kept in (("EQ", "EQ"), ("EQO", "EQO")):
        client.post(address, typed | {"acronym": "EMQ", "code": code})
        organization.refresh_from_db()
        assert organization.code == kept


def test_a_new_acronym_changes_no_code():
    organization = OrganizationFactory(acronym="CJE")
    organization.acronym = "CJEO"
    organization.save()
    assert organization.code == "CJE"


@pytest.mark.parametrize("code", ["cjeo", "C J", "É", "-A"])
def test_a_code_that_could_not_stand_in_an_address_is_refused(code):
    with pytest.raises(ValidationError) as refused:
        OrganizationFactory.build(code=code, region=None).full_clean()
    assert refused.value.messages == [
        "Un code s’écrit en majuscules sans accent, en chiffres et en traits d’union\u00a0: CJEO."
    ]


def test_a_code_is_given_once():
    OrganizationFactory(code="A")
    with pytest.raises(IntegrityError, match="organization_code_once"), transaction.atomic():
        OrganizationFactory(code="A")


@pytest.mark.django_db(transaction=True)
def test_homonyms_made_at_the_same_moment_get_codes_of_their_own():
    def make(number: int) -> None:
        Organization.objects.create(name=f"Centre {number}", acronym="CJE")

    assert all_at_once(make, range(8)) == ["done"] * 8
    codes = set(Organization.objects.values_list("code", flat=True))
    assert codes == {"CJE"} | {f"CJE{number}" for number in range(2, 9)}


def test_a_form_that_takes_the_code_of_another_says_so(client):
    OrganizationFactory(code="A")
    other = OrganizationFactory(name="Autre", code="B")
    client.force_login(AdministratorFactory())
    typed = {"name": "Autre", "kind": "other", "fiscal_year_starts": 4, "code": "A"}
    rows = no_rows(*NAMES_BELOW, "school")
    page = client.post(f"/admin/programs/organization/{other.pk}/change/", typed | rows)
    assert page.context["adminform"].form.errors == {
        "__all__": ["Un autre organisme porte déjà ce code."]
    }


def test_fifty_homonyms_of_one_file_get_fifty_codes():
    lines = ["nom;sigle", *(f"Centre numéro {number};CJE" for number in range(50))]
    assert counts(import_as("organizations", lines)) == (50, 0, 0, 0)
    codes = set(Organization.objects.values_list("code", flat=True))
    assert codes == {"CJE"} | {f"CJE{number}" for number in range(2, 51)}
