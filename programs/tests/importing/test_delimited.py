"""CSV and TSV: delimiters, encodings, quotes."""

import pytest

from programs.tests.importing.files import csv_of, sentence_of, table_of


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_it_finds_the_delimiter(delimiter):
    lines = [delimiter.join(["prénom", "nom"]), delimiter.join(["Ana", "Inventée"])]
    assert table_of(csv_of(*lines)).rows == [(2, ["Ana", "Inventée"])]


def test_a_comma_inside_the_text_is_no_delimiter():
    assert table_of(csv_of("nom;note", "Inventée;un, deux, trois")).rows == [
        (2, ["Inventée", "un, deux, trois"])
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_it_finds_the_encoding(encoding):
    data = "prénom;nom\nZoé;Inventée’".encode(encoding)
    assert table_of(data).rows == [(2, ["Zoé", "Inventée’"])]


def test_a_cell_may_hold_several_lines_and_the_rows_are_counted_as_in_a_spreadsheet():
    data = csv_of("nom;note", 'Inventée;"une', 'deux"', "Inventé;x")
    assert table_of(data).rows == [(2, ["Inventée", "une\ndeux"]), (3, ["Inventé", "x"])]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "'=1"])
def test_the_guard_of_an_export_is_taken_off_again(text):
    assert table_of(csv_of("nom;note", f"Inventée;'{text}")).rows == [(2, ["Inventée", text])]


def test_an_apostrophe_before_a_word_stays():
    assert table_of(csv_of("nom;note", "Inventée;'tis")).rows == [(2, ["Inventée", "'tis"])]


def test_it_refuses_a_quote_that_is_never_closed():
    data = csv_of("nom;note", 'Inventée;"' + "x" * 200_000)
    assert sentence_of(data) == (
        "La ligne 2 de ce fichier CSV ne peut pas être lue : un guillemet y est sans doute ouvert et jamais "
        "fermé."
    )
