"""The engine: one transaction, every bad cell, right counts, a bounded number of queries."""

import logging

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from programs.importing import registry, results
from programs.importing.directories import Scope
from programs.importing.resources import RecordResource
from programs.models import Organization
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory
from programs.tests.importing.files import counts, csv_of, import_as, refusals, xlsx_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(lead__name="Responsable")


def names() -> list[str]:
    return list(Person.objects.values_list("last_name", flat=True))


def test_it_tells_new_updated_and_unchanged_rows_apart(program):
    lines = ["code;nom;localité", "P1;Inventée;Hull", "P2;Inventé;Aylmer"]
    assert counts(import_as("people", lines, program=program)) == (2, 0, 0, 0)
    lines = ["code;nom;localité", "P1;Inventée;Hull", "P2;Inventé;Gatineau", "P3;Imaginée;"]
    assert counts(import_as("people", lines, program=program)) == (1, 1, 1, 0)


def test_a_column_that_the_file_lacks_is_left_as_it_is(program):
    person = PersonFactory(holder=program.lead, code="P1", last_name="Inventée", city="Hull")
    import_as("people", ["code;nom;note", "P1;Inventée;bonjour"], program=program)
    person.refresh_from_db()
    assert (person.city, person.note) == ("Hull", "bonjour")


def test_an_empty_cell_empties_the_field(program):
    person = PersonFactory(holder=program.lead, code="P1", last_name="Inventée", city="Hull")
    import_as("people", ["code;nom;localité", "P1;Inventée;"], program=program)
    person.refresh_from_db()
    assert person.city == ""


def test_an_empty_cell_of_a_choice_with_a_default_leaves_it():
    OrganizationFactory(name="Un collège", kind="school")
    result = import_as("organizations", ["nom;type", "Un collège;", "Autre;"])
    assert counts(result) == (1, 0, 1, 0)
    assert dict(Organization.objects.values_list("name", "kind")) == {
        "Un collège": "school",
        "Autre": "community",
    }


def test_a_dry_run_counts_and_changes_nothing(program):
    result = import_as("people", ["nom", "Inventée"], program=program, dry_run=True)
    assert (counts(result), names()) == ((1, 0, 0, 0), [])


def test_it_tells_which_records_are_there_and_changes_none(program):
    PersonFactory(holder=program.lead, code="P1", last_name="Inventée", city="Hull")
    resource = registry.get("people")(Scope(program=program, holder=program.lead))
    data = csv_of("code;nom;localité", "P1;Inventée;Aylmer", "P2;Inventé;Hull")
    (row,) = resource.recorded(data, "gens.csv")
    assert (row.value("city"), row.instance.city, names()) == ("Aylmer", "Hull", ["Inventée"])


def test_nothing_is_imported_where_any_row_is_refused(program):
    lines = ["nom;date de naissance", "Inventée;", "Inventé;demain", "Imaginée;1980-01-01"]
    assert counts(import_as("people", lines, program=program)) == (2, 0, 0, 1)
    assert names() == []


def test_every_bad_cell_is_named_by_sheet_row_and_column(program):
    data = xlsx_of(
        ["Nos gens"],
        ["Nom", "Date de naissance", "Courriel"],
        ["Inventée", "demain", "ana(a)exemple.test"],
        ["Inventé", None, None],
        ["Imaginée", "1980-13-13", None],
        title="Gens",
    )
    result = import_as("people", data, program=program)
    assert refusals(result) == [
        "feuille « Gens », ligne 3, colonne B · Date de naissance : « demain » n’est pas une date. Écrivez-la "
        "2008-06-30.",
        "feuille « Gens », ligne 3, colonne C · Courriel : Saisissez une adresse de courriel valide.",
        "feuille « Gens », ligne 5, colonne B · Date de naissance : « 1980-13-13 » n’est pas une date. "
        "Écrivez-la 2008-06-30.",
    ]
    assert [error.value for error in result.cell_errors] == [
        "demain",
        "ana(a)exemple.test",
        "1980-13-13",
    ]


def test_an_empty_required_cell_says_what_was_expected(program):
    result = import_as("roles", ["organisme;rôle", ";partenaire"], program=program)
    assert refusals(result) == [
        "feuille « f », ligne 2, colonne A · organisme : Cette cellule est obligatoire : le nom, le sigle ou un "
        "autre nom connu d’un organisme déjà inscrit."
    ]


def test_a_required_cell_that_names_nothing_is_refused(program):
    result = import_as("roles", ["organisme;rôle", "-;partenaire"], program=program)
    assert counts(result) == (0, 0, 0, 1)


def test_text_that_is_too_long_is_refused(program):
    result = import_as("people", ["nom", "x" * 81], program=program)
    assert refusals(result) == [
        "feuille « f », ligne 2, colonne A · nom : Assurez-vous que cette valeur comporte au plus 80 caractères "
        "(actuellement 81)."
    ]


def test_more_bad_cells_than_are_shown_are_counted(program, monkeypatch):
    monkeypatch.setattr(results, "SHOWN_ERRORS", 2)
    lines = ["nom;date de naissance", *["Inventée;demain"] * 5]
    result = import_as("people", lines, program=program)
    assert (len(result.cell_errors), result.cell_error_count) == (2, 5)


def test_repeated_rows_are_refused_with_both_numbers(program):
    lines = ["code;nom", "P1;Inventée", "P2;Inventé", "P1;Inventée"]
    assert refusals(import_as("people", lines, program=program)) == [
        "feuille « f », ligne 4, colonne A · code : Les lignes 2 et 4 désignent la même fiche : gardez-en une."
    ]


def test_a_check_of_the_model_is_said_beside_the_cell(program):
    lines = ["organisme;rôle;début;fin", "Responsable;lead;2008-01-01;2007-01-01"]
    assert refusals(import_as("roles", lines, program=program)) == [
        "feuille « f », ligne 2, colonne D · fin : La fin du rôle précède son début."
    ]


def test_a_missing_program_is_a_bad_cell(program):
    result = import_as("objectives", ["programme;objectif", ";Jumeler"])
    assert refusals(result) == [
        "feuille « f », ligne 2, colonne A · programme : Cette cellule est obligatoire : l’identifiant, le sigle "
        "ou le titre d’un programme ; inutile si le programme est choisi."
    ]


def test_the_chosen_program_stands_for_an_empty_cell(program):
    result = import_as("objectives", ["programme;objectif", ";Jumeler"], program=program)
    assert counts(result) == (1, 0, 0, 0)


def test_a_row_that_cannot_be_read_is_refused_and_logged(program, monkeypatch, caplog):
    def stumble(self, row):
        raise ZeroDivisionError

    monkeypatch.setattr(registry.get("people"), "complete", stumble)
    with caplog.at_level(logging.ERROR):
        result = import_as("people", ["nom", "Inventée"], program=program)
    assert refusals(result) == ["feuille « f », ligne 2 : Cette ligne ne peut pas être lue."]
    assert (names(), len(caplog.records)) == ([], 1)


def test_a_mistake_of_ours_is_raised_and_not_shown_to_a_coordinator(program, monkeypatch):
    def stumble(self, row):
        raise ZeroDivisionError

    monkeypatch.setattr(registry.get("people"), "resolve", stumble)
    with pytest.raises(ZeroDivisionError):
        import_as("people", ["nom", "Inventée"], program=program)


def test_the_history_of_imported_records_is_kept(program):
    import_as("people", ["code;nom", "P1;Inventée"], program=program)
    import_as("people", ["code;nom", "P1;Inventee"], program=program)
    events = Person.objects.get().events.order_by("pgh_id")
    assert [(event.pgh_label, event.last_name) for event in events] == [
        ("insert", "Inventée"),
        ("update", "Inventee"),
    ]


def queries_for(name: str, program, rows: int) -> int:
    lines = ["personne;prénom;nom;localité;inscription"]
    lines += [f"P{rows}-{one};Ana;Inventée {one};Hull;2007-09-01" for one in range(rows)]
    with CaptureQueriesContext(connection) as captured:
        assert counts(import_as(name, lines, program=program)) == (rows, 0, 0, 0)
    return len(captured)


@pytest.mark.parametrize("name", ["mentors", "mentees"])
def test_the_number_of_queries_does_not_grow_with_the_rows(program, name):
    assert queries_for(name, program, 1) == queries_for(name, program, 3)


def test_the_number_of_queries_of_an_unchanged_file_does_not_grow_with_the_rows(program):
    found = []
    for rows in (1, 3):
        lines = ["code;nom;localité", *(f"P{one};Inventée {one};Hull" for one in range(rows))]
        import_as("people", lines, program=program)
        with CaptureQueriesContext(connection) as captured:
            assert counts(import_as("people", lines, program=program)) == (0, 0, rows, 0)
        found.append(len(captured))
    assert found[0] == found[1]


def test_the_number_of_queries_of_updates_does_not_grow_with_the_rows(program):
    found = []
    for rows in (1, 3):
        lines = ["code;nom;localité", *(f"P{one};Inventée {one};Hull" for one in range(rows))]
        import_as("people", lines, program=program)
        lines = [line.replace("Hull", f"Aylmer {rows}") for line in lines]
        with CaptureQueriesContext(connection) as captured:
            assert counts(import_as("people", lines, program=program)) == (0, rows, 0, 0)
        found.append(len(captured))
    assert found[0] == found[1]


def test_the_headings_of_an_export_are_in_the_language_of_the_reader(program):
    found = {}
    for language in ("fr-ca", "en"):
        with override(language):
            found[language] = registry.get("roles")().export().headers
    assert found == {
        "fr-ca": ["Programme", "Organisme", "Rôle", "Début", "Fin"],
        "en": ["Program", "Organization", "Role", "Start", "End"],
    }


def test_an_export_may_leave_columns_out(program):
    PersonFactory(holder=program.lead, first_name="Ana", last_name="Inventée")
    dataset = registry.get("people")().export(export_fields=["last_name", "first_name"])
    assert (dataset.headers, list(dataset)) == (["Prénom", "Nom"], [("Ana", "Inventée")])


@pytest.mark.parametrize("name", registry.names())
def test_a_resource_says_how_it_finds_its_records(name):
    resource = registry.get(name)
    assert resource.identity or resource.keys is not RecordResource.keys
