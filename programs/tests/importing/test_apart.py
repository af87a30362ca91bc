"""Rows that are no records: headings said again, totals, where a list comes from. The others are all read."""

import pytest

from programs.importing import registry
from programs.importing.choices import Choices
from programs.importing.reading import read_table
from programs.tests.importing.files import csv_of, sentence_of, spaced, table_of, xlsx_of

HEADINGS = "prénom;nom;localité"


def read(*lines: str):
    table = table_of(csv_of(HEADINGS, "Ana;Inventée;Hull", *lines))
    return [number for number, _cells in table.rows], [spaced(note.text) for note in table.notes]


@pytest.mark.parametrize(
    "line",
    [
        "Prénom;Nom;Localité",
        "First name;Last name;City",
        "First name;Last name;",
        "First name;Last name;Town",
        "PRÉNOM;NOM;",
    ],
)
def test_headings_that_are_said_again_are_no_record(line):
    assert read(line, "Luc;Inventé;Hull") == (
        [2, 4],
        ["La ligne 3 répète les titres des colonnes : elle n’est pas importée."],
    )


def test_one_known_heading_is_enough_just_below_the_first():
    table = table_of(csv_of(HEADINGS, "Given name;Last name;Place", "Ana;Inventée;Hull"))
    assert [number for number, _cells in table.rows] == [3]


@pytest.mark.parametrize("line", ["qp;Bailleur;2007-2008", "programme;Bailleur 2;x"])
def test_whoever_is_called_as_the_column_is_a_record_where_figures_stand_beside(line):
    table = table_of(csv_of("programme;bailleur;exercice", line), "funding")
    assert [number for number, _cells in table.rows] == [2]


def test_a_first_record_that_says_one_heading_as_it_is_written_stays():
    table = table_of(csv_of("prénom;nom;localité;note", "Ana;Inventée;Hull;note"))
    assert [number for number, _cells in table.rows] == [2]


def test_what_a_form_says_of_its_columns_is_no_record():
    table = table_of(csv_of(HEADINGS, "(obligatoire);Obligatoire;facultatif", "Ana;Requis;Hull"))
    assert [number for number, _cells in table.rows] == [3]


def test_headings_of_each_page_are_named_together():
    assert read(HEADINGS, "Luc;Inventé;", HEADINGS, "Zoé;Inventée;", HEADINGS)[1] == [
        "Les lignes 3, 5 et 7 répètent les titres des colonnes : elles ne sont pas importées."
    ]


@pytest.mark.parametrize(
    "line",
    [
        "TOTAL;1;",
        ";Total :;2",
        "Sous-total Hull;12;",
        "Grand total;;",
        "Totaux;2 personnes;",
        "Total général;14 300 $;",
        "Sous-totaux;1;2",
        "Moyenne;12,5;",
        "Total des inscriptions;2;",
        "Total 2026;2;",
        "Nombre total de personnes;2;",
        "Nombre de personnes;2;",
        "N = 3;;",
        "Total mai;2;",
    ],
)
def test_a_total_is_no_record(line):
    rows, (said,) = read(line)
    assert (rows, said.endswith("est un total et non une fiche : elle n’est pas importée.")) == (
        [2],
        True,
    )


@pytest.mark.parametrize(
    "line",
    [
        "Source : registre 2026;;",
        ";Sources: ministère;",
        "Note : les dates sont approximatives;;",
        "Mise à jour le 5 janvier 2026;;",
        "Dernière mise à jour :;2026-01-05;",
        "Mise à jour;2026-01-05;",
        "Imprimé le 5 janvier 2026;;",
        "Page 1 de 3;;",
        "Sources – ministère;;",
        "Préparé par Ana;;",
        "* selon le registre;;",
        "Région : Outaouais;;",
        "Last updated: January 5, 2026;;",
        "(Source : registre 2026);3;",
        "Màj 2026-01-05;;",
        "Fin de la liste;;",
    ],
)
def test_where_a_list_comes_from_is_no_record(line):
    rows, (said,) = read(line)
    assert (rows, said.endswith("dit d’où vient la liste : elle n’est pas importée.")) == (
        [2],
        True,
    )


@pytest.mark.parametrize(
    "line",
    [
        "Source;Vive;Hull",
        "Total;Énergies;",
        "Totalement;Inventé;",
        "Note;Inventée;",
        "Page;Un;",
        "Source-Vive;Inventée;",
        "Source-Vive;;",
        "Produits;du terroir;",
        "Nom;Inventée;Hull",
        "Moyenne;Inventée;Hull",
        "Somme;Inventée;",
        ";Inventé;",
        "Mise;Àjour;",
    ],
)
def test_whoever_bears_such_a_name_is_a_record(line):
    assert read(line) == ([2, 3], [])


def test_a_total_whose_formula_was_never_computed_is_no_record_all_the_same():
    data = xlsx_of(
        ["prénom", "nom", "localité"], ["Ana", "Inventée", "Hull"], ["Total", "=1+1", None]
    )
    assert [number for number, _cells in table_of(data).rows] == [2]


def test_headings_of_columns_that_are_left_are_headings_too():
    lines = ["nom;âge;village", "Inventée;12;Hull", "nom;âge;village"]
    choices = Choices(mapping={"B": "", "C": ""})
    table = read_table(csv_of(*lines), "f.csv", registry.get("people")(), choices)
    assert [number for number, _cells in table.rows] == [2]


def test_a_line_beside_the_columns_is_no_reason_to_refuse_where_it_says_the_source():
    table = table_of(csv_of("prénom;nom;", "Ana;Inventée;", ";;Source : registre"))
    assert [number for number, _cells in table.rows] == [2]


def test_where_nothing_else_is_there_the_file_is_refused():
    assert sentence_of(csv_of(HEADINGS, "TOTAL;0;")) == (
        "Ce fichier a des titres de colonnes, mais aucune ligne dessous."
    )


def test_a_merged_total_at_the_end_is_no_matter():
    data = xlsx_of(
        ["prénom", "nom", "localité"],
        ["Ana", "Inventée", "Hull"],
        ["TOTAL", None, 1],
        change=lambda book: book.active.merge_cells("A3:B3"),
    )
    assert [number for number, _cells in table_of(data).rows] == [2]
