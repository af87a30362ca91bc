"""Schools in the admin: listed for whoever reads the directory, written on the page of their organisation."""

import pytest

from programs.accounts.tests.factories import coordinator_of
from programs.models import Organization, School
from programs.tests.admin_pages import NAMES_BELOW, no_rows, signed_in, url, user_as
from programs.tests.factories import (
    OrganizationFactory,
    ProgramFactory,
    RegionFactory,
    SchoolFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory()


@pytest.fixture
def coordinator(client, program):
    return signed_in(client, coordinator_of(program))


def typed(organization: Organization | None = None, **fields) -> dict:
    """The form of an organisation with the school that ``fields`` say."""
    known = getattr(organization, "school", None)
    row = {"id": known.pk if known else "", "organization": organization.pk if organization else ""}
    rows = {f"school-0-{name}": value for name, value in (row | fields).items()}
    forms = {"school-TOTAL_FORMS": 1, "school-INITIAL_FORMS": 1 if known else 0}
    name = organization.name if organization else "École des Pins"
    own = {"name": name, "code": "EDP", "kind": "school", "fiscal_year_starts": 7}
    return own | rows | no_rows(*NAMES_BELOW) | forms


def test_a_school_is_added_with_its_organisation(coordinator):
    board = OrganizationFactory()
    fields = {"board": board.pk, "official_code": "762001", "levels": ["7", "8"], "town": "Hull"}
    answer = coordinator.post(url("organization", "add"), typed(**fields))
    assert answer.status_code == 302
    school = School.objects.get()
    assert (str(school), school.board, school.levels, school.town) == (
        "École des Pins",
        board,
        ["7", "8"],
        "Hull",
    )


def test_what_the_form_refuses_is_said_beside_the_school(coordinator):
    organization = SchoolFactory().organization
    SchoolFactory(official_code="762001")
    answer = coordinator.post(
        url("organization", "change", organization.pk),
        typed(organization, official_code="762001"),
    )
    formset, *_names = answer.context["inline_admin_formsets"]
    assert formset.formset.non_form_errors() == []
    assert formset.forms[0].non_field_errors() == [
        "Une autre école porte déjà ce code du ministère."
    ]


def test_what_only_the_database_refuses_comes_back_with_the_form(coordinator):
    under = SchoolFactory(board=OrganizationFactory())
    answer = coordinator.post(
        url("organization", "add"), typed(board=under.organization_id, town="Hull")
    )
    assert answer.status_code == 200
    assert "Un organisme qui a des écoles ne dépend pas lui-même" in answer.content.decode()
    assert School.objects.count() == 1


def test_the_school_of_another_lead_is_read_there_and_not_changed(client, coordinator):
    school = SchoolFactory(organization=ProgramFactory().lead)
    address = url("organization", "change", school.organization_id)
    assert client.get(address).status_code == 200
    assert client.post(address, typed(school.organization, town="Hull")).status_code == 403


def found(client, query: str) -> list[str]:
    return [
        str(one)
        for one in client.get(url("school", "changelist") + query).context["cl"].result_list
    ]


@pytest.fixture
def schools():
    """Two of one name, and one that has nothing in common with them."""
    board = OrganizationFactory(name="Conseil des Érables", acronym="CDE")
    pins = {"organization__name": "École des Pins", "board": board}
    SchoolFactory(**pins, town="Aylmer", levels=["7"], official_code="762001")
    SchoolFactory(**pins, town="Hull", levels=["12"], language="en", setting="rural")
    laurentides = RegionFactory(code="15", name="Laurentides")
    SchoolFactory(organization__name="Le Cap", organization__region=laurentides)
    return {"board": board}


PINS = ["École des Pins (Aylmer)", "École des Pins (Hull)"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", [*PINS, "Le Cap"]),
        ("?q=ecole des pins", PINS),
        ("?q=762001", ["École des Pins"]),
        ("?q=cde", PINS),
        ("?q=hull", ["École des Pins"]),
        ("?niveau=12", ["École des Pins"]),
        ("?language__exact=en", ["École des Pins"]),
        ("?setting__exact=rural", ["École des Pins"]),
    ],
)
def test_the_list_finds_schools_and_tells_homonyms_apart(
    client, coordinator, schools, query, names
):
    assert sorted(found(client, query)) == sorted(names)


def test_the_list_keeps_the_schools_of_a_board_or_a_region(client, coordinator, schools):
    assert sorted(found(client, f"?board__id__exact={schools['board'].pk}")) == PINS
    region = Organization.objects.get(name="Le Cap").region_id
    assert found(client, f"?organization__region__id__exact={region}") == ["Le Cap"]


def test_a_level_that_is_none_is_answered_400(client, coordinator, schools):
    assert client.get(url("school", "changelist") + "?niveau=13").status_code == 400


def test_the_list_leads_to_the_page_of_the_organisation(client, coordinator):
    school = SchoolFactory()
    page = client.get(url("school", "changelist")).content.decode()
    assert page.count(f'href="{url("organization", "change", school.organization_id)}"') == 1


def test_finance_officers_read_the_list_and_bring_nothing_in(client, program):
    SchoolFactory()
    signed_in(client, user_as("finance", program))
    pages = [
        client.get(url("school", page)).status_code for page in ("changelist", "export", "import")
    ]
    assert pages == [200, 200, 403]
