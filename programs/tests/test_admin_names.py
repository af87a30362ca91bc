"""The page of an organisation: another name is asked about, its story is told, and others end nobody."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs.accounts.tests.factories import coordinator_of
from programs.admin.names import story_of
from programs.lib.periods import today
from programs.models import Organization, OrganizationName, OrganizationSuccession
from programs.tests.admin_pages import NAMES_BELOW, no_rows, signed_in, url
from programs.tests.factories import (
    FormerNameFactory,
    OrganizationFactory,
    ProgramFactory,
    SuccessionFactory,
)

pytestmark = pytest.mark.django_db

JUNE, JULY = date(2008, 6, 30), "2008-07-01"


@pytest.fixture
def organization() -> Organization:
    return OrganizationFactory(
        name="Maison du Pont", name_en="Bridge House", acronym="MDP", code="MDP", kind="other"
    )


@pytest.fixture
def coordinator(client):
    return signed_in(client, coordinator_of(ProgramFactory()))


def sent(organization: Organization, **typed) -> dict:
    kept = ("name", "name_en", "acronym", "code", "kind", "fiscal_year_starts")
    own = {name: getattr(organization, name) for name in kept}
    return own | no_rows(*NAMES_BELOW, "school") | typed


def save(client, organization, **typed):
    return client.post(url("organization", "change", organization.pk), sent(organization, **typed))


def errors(answer) -> dict:
    return answer.context["adminform"].form.errors


def former(organization) -> list[tuple]:
    return list(organization.former_names.values_list("name", "name_en", "acronym", "used_until"))


QUESTION = "Dites si l’organisme a changé de nom, ou si le nom était mal écrit."


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "Carrefour du Pont"},
        {"name_en": "Bridge Centre"},
        {"acronym": "CDP"},
        {"acronym": ""},
    ],
)
def test_another_name_is_asked_about_and_what_was_typed_stays(typed, coordinator, organization):
    answer = save(coordinator, organization, **typed)
    assert errors(answer) == {"name_change": [QUESTION]}
    form = answer.context["adminform"].form
    ((name, value),) = typed.items()
    assert form[name].value() == value
    shown = [
        field
        for _title, options in answer.context["adminform"].fieldsets
        for field in options["fields"]
    ]
    assert {"name_change", "named_since"} <= set(shown)
    organization.refresh_from_db()
    assert (organization.name, former(organization)) == ("Maison du Pont", [])


@pytest.mark.parametrize(
    "typed", [{"name": "MAISON DU PÔNT"}, {"note": "Rien de plus"}, {"email": "a@exemple.test"}]
)
def test_accents_capitals_and_the_rest_are_not_asked_about(typed, coordinator, organization):
    assert save(coordinator, organization, **typed).status_code == 302
    assert former(organization) == []


def test_a_name_that_was_missing_is_not_asked_about(coordinator):
    bare = OrganizationFactory(kind="other")
    assert save(coordinator, bare, name_en="New", acronym="N").status_code == 302
    bare.refresh_from_db()
    assert (bare.name_en, bare.acronym, former(bare)) == ("New", "N", [])


def test_the_page_that_is_opened_asks_nothing(coordinator, organization):
    page = coordinator.get(url("organization", "change", organization.pk)).content.decode()
    assert ("Maison du Pont" in page, "name_change" in page) == (True, False)


def test_a_slip_of_the_pen_is_no_former_name(coordinator, organization):
    answer = save(coordinator, organization, name="Maison Dupont", name_change="corrected")
    organization.refresh_from_db()
    assert (answer.status_code, organization.name) == (302, "Maison Dupont")
    assert former(organization) == []


def test_a_change_of_name_keeps_all_that_it_was_called(coordinator, organization):
    typed = {"name": "Carrefour du Pont", "name_en": "", "acronym": "CDP", "note": "Deux choses"}
    answer = save(
        coordinator, organization, **typed, name_change="renamed", named_since="1er juillet 2008"
    )
    organization.refresh_from_db()
    assert (answer.status_code, organization.name, organization.note) == (
        302,
        "Carrefour du Pont",
        "Deux choses",
    )
    assert former(organization) == [("Maison du Pont", "Bridge House", "MDP", JUNE)]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("", "Écrivez le premier jour du nouveau nom."),
        ((today() + timedelta(days=1)).isoformat(), "Cette date est à venir."),
        ("2008-06-30", "Il portait encore le nom « Avant » le 30 juin 2008."),
        ("le 31 juin", None),
    ],
)
def test_the_day_of_a_new_name_is_one_that_can_be(day, sentence, coordinator, organization):
    FormerNameFactory(organization=organization, name="Avant", used_until=JUNE)
    answer = save(coordinator, organization, name="X", name_change="renamed", named_since=day)
    found = errors(answer)
    assert list(found) == ["named_since"]
    assert sentence is None or found["named_since"] == [sentence]
    organization.refresh_from_db()
    assert organization.name == "Maison du Pont"


def test_a_change_that_was_none_is_taken_back_by_the_name_before(coordinator, organization):
    FormerNameFactory(organization=organization, name="Avant", name_en="Before", used_until=JUNE)
    answer = save(coordinator, organization, name="Avent", name_change="taken_back")
    assert errors(answer) == {
        "name_change": ["Pour retirer le dernier changement, remettez le nom d’avant : Avant."]
    }
    answer = save(coordinator, organization, name="Avant", name_change="taken_back", note="Erreur")
    organization.refresh_from_db()
    kept = (organization.name, organization.name_en, organization.note, former(organization))
    assert kept == ("Avant", "Before", "Erreur", [])


def test_there_is_nothing_to_take_back_where_nothing_changed(coordinator, organization):
    answer = save(coordinator, organization, name="Avant", name_change="taken_back")
    assert errors(answer) == {
        "name_change": ["Aucun changement de nom n’est inscrit pour cet organisme."]
    }


def rows(prefix: str, **fields) -> dict:
    typed = {f"{prefix}-0-{name}": value for name, value in fields.items()}
    return {f"{prefix}-TOTAL_FORMS": 1, f"{prefix}-INITIAL_FORMS": 0} | typed


def test_a_merger_is_entered_on_the_page_of_the_one_that_goes_on(coordinator, organization):
    before = OrganizationFactory()
    row = rows("succeeds", predecessor=before.pk, kind="merger", on_day=JULY)
    assert save(coordinator, organization, **row).status_code == 302
    one = OrganizationSuccession.objects.get()
    assert (one.predecessor, one.successor) == (before, organization)


def test_nobody_ends_an_organisation_that_keeps_its_own_entry(coordinator, organization):
    other = ProgramFactory(lead__name="Organisme d’ailleurs").lead
    row = rows("succeeds", predecessor=other.pk, kind="merger", on_day=JULY)
    answer = save(coordinator, organization, **row)
    assert answer.status_code == 200
    assert OrganizationSuccession.objects.count() == 0
    row = rows("succeeded", successor=other.pk, kind="merger", on_day=JULY)
    assert save(coordinator, organization, **row).status_code == 302


def test_a_circle_is_refused_beside_the_organisation(coordinator, organization):
    after = SuccessionFactory(predecessor=organization).successor
    row = rows("succeeds", predecessor=after.pk, kind="merger", on_day=JULY)
    answer = save(coordinator, organization, **row)
    found = [
        one
        for formset in answer.context["inline_admin_formsets"]
        for one in formset.formset.errors
        if one
    ]
    assert str(found) != "[]"
    assert "Un organisme ne peut pas succéder à celui qui lui a succédé." in str(found)
    assert OrganizationSuccession.objects.count() == 1


def test_the_story_is_told_the_oldest_first():
    organization = OrganizationFactory(name="Après")
    FormerNameFactory(organization=organization, name="Avant", used_until=JUNE)
    SuccessionFactory(predecessor__name="Autre", successor=organization, on_day=date(2001, 1, 1))
    SuccessionFactory(
        predecessor=organization,
        successor__name="Ensuite",
        kind="takeover",
        on_day=date(2015, 4, 1),
    )
    organization.refresh_from_db()
    assert story_of(organization) == [
        ("1er janvier 2001", "Fusion : il prend la suite de « Autre »."),
        ("1er juillet 2008", "« Avant » devient « Après »."),
        ("1er avril 2015", "Reprise des activités : « Ensuite » prend sa suite."),
    ]


def test_a_long_story_costs_as_much_as_a_short_one():
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            story_of(Organization.objects.get(name="Après"))
        return len(asked)

    organization = OrganizationFactory(name="Après")
    SuccessionFactory(successor=organization)
    alone = queries()
    SuccessionFactory.create_batch(2, successor=organization)
    for year in (2001, 2002):
        FormerNameFactory(organization=organization, used_until=date(year, 1, 1))
    assert queries() == alone


def test_the_story_is_on_the_page(coordinator, organization):
    FormerNameFactory(organization=organization, name="Avant", used_until=JUNE)
    page = coordinator.get(url("organization", "change", organization.pk)).content.decode()
    assert "« Avant » devient « Maison du Pont »." in page


def test_the_story_is_of_what_is_kept_while_a_form_is_refused(coordinator, organization):
    FormerNameFactory(organization=organization, name="Avant", used_until=JUNE)
    page = save(coordinator, organization, name="Carrefour du Pont").content.decode()
    assert "« Avant » devient « Maison du Pont »." in page


def test_a_former_name_is_corrected_in_its_row(coordinator, organization):
    one = FormerNameFactory(organization=organization, name="Avan", used_until=JUNE)
    row = {
        "former_names-TOTAL_FORMS": 1,
        "former_names-INITIAL_FORMS": 1,
        "former_names-0-id": one.pk,
        "former_names-0-organization": organization.pk,
        "former_names-0-name": "Avant",
        "former_names-0-used_until": "2008-06-30",
    }
    assert save(coordinator, organization, **row).status_code == 302
    assert OrganizationName.objects.get().name == "Avant"
