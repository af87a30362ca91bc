"""Files as a whole: what is read, and the one sentence with which the rest is refused."""

from datetime import datetime

import pytest

from programs.importing import gathering, sheets
from programs.importing.reading import MAX_BYTES
from programs.tests.importing.files import (
    csv_of,
    ods_of,
    ods_row,
    parts_of_workbook,
    sentence_of,
    table_of,
    xlsx_of,
    zip_of,
)

HEADINGS = ["prénom", "nom", "localité"]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def test_it_reads_a_csv_file_with_the_rows_as_the_spreadsheet_numbers_them():
    table = table_of(csv_of("prénom;nom", "Ana;Inventée", ";", "Luc;Inventé"), file="gens.csv")
    assert table.sheet == "gens"
    assert table.names == ["first_name", "last_name"]
    assert table.rows == [(2, ["Ana", "Inventée"]), (4, ["Luc", "Inventé"])]


def test_it_reads_a_workbook():
    table = table_of(xlsx_of(HEADINGS, ["Ana", "Inventée", 12]), file="gens.xlsx")
    assert (table.sheet, table.rows) == ("Feuille1", [(2, ["Ana", "Inventée", 12])])


def test_it_reads_an_opendocument_workbook():
    table = table_of(ods_of(ods_row(*HEADINGS) + ods_row("Ana", "Inventée", "Hull")))
    assert (table.sheet, table.rows) == ("Feuille1", [(2, ["Ana", "Inventée", "Hull"])])


def test_the_content_decides_and_not_the_name():
    assert table_of(xlsx_of(HEADINGS, ["Ana", "Inventée", None]), file="gens.csv").rows == [
        (2, ["Ana", "Inventée", None])
    ]


@pytest.mark.parametrize(
    "headings", ["First name;Last name", "PRENOM;NOM", "first_name;last_name", "prénom *;Nom *"]
)
def test_headings_are_french_or_english_whatever_their_case_and_accents(headings):
    assert table_of(csv_of(headings, "Ana;Inventée")).names == ["first_name", "last_name"]


def test_a_title_may_stand_above_the_headings():
    table = table_of(csv_of("Participants 2007-2008;", ";", "prénom;nom", "Ana;Inventée"))
    assert table.rows == [(4, ["Ana", "Inventée"])]


def test_empty_rows_and_columns_at_the_end_do_not_count():
    table = table_of(csv_of("prénom;nom;;;", "Ana;Inventée;;;", ";;;;", ";;;;"))
    assert table.rows == [(2, ["Ana", "Inventée"])]


def test_dates_of_a_workbook_stay_dates():
    table = table_of(xlsx_of(["nom", "date de naissance"], ["Inventée", datetime(1980, 2, 3)]))
    assert table.rows == [(2, ["Inventée", datetime(1980, 2, 3)])]


def test_it_refuses_a_file_of_no_bytes():
    assert sentence_of(b"") == "Ce fichier est vide : il ne contient aucun octet à lire."


def test_it_refuses_a_text_file_that_is_named_as_a_workbook():
    assert sentence_of(csv_of("prénom;nom", "Ana;Inventée"), file="gens.xlsx") == (
        "« gens.xlsx » porte un nom de classeur, mais c’est un fichier texte : enregistrez-le au format "
        "XLSX, ou renommez-le en .csv si c’est un fichier CSV."
    )


def test_it_refuses_a_workbook_with_a_password():
    data = OLE + "EncryptedPackage".encode("utf-16-le")
    assert sentence_of(data, file="gens.xlsx") == (
        "Ce classeur est protégé par un mot de passe : enregistrez-le sans mot de passe, puis envoyez-le "
        "de nouveau."
    )


def test_it_refuses_an_opendocument_workbook_with_a_password():
    data = ods_of(ods_row(*HEADINGS), manifest="<manifest><encryption-data/></manifest>")
    assert sentence_of(data).startswith("Ce classeur est protégé par un mot de passe")


def test_it_refuses_a_workbook_of_the_old_format():
    assert sentence_of(OLE + "Workbook".encode("utf-16-le"), file="gens.xls") == (
        "Ce classeur est à l’ancien format XLS, ou n’est pas un classeur : enregistrez-le au format XLSX, "
        "puis envoyez-le de nouveau."
    )


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 and so on",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"PK\x03\x04 cut short",
        zip_of({"word/document.xml": "<w/>", "[Content_Types].xml": "<t/>"}),
        zip_of({"[Content_Types].xml": "<t/>", "xl/workbook.xml": "<broken"}),
        zip_of(
            {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<broken"}
        ),
    ],
)
def test_it_refuses_what_is_no_spreadsheet_or_a_damaged_one(data):
    assert sentence_of(data).startswith(
        "Ce fichier n’est pas un classeur XLSX ou ODS ni un fichier CSV, ou il est endommagé :"
    )


def test_it_refuses_a_file_without_headings():
    assert sentence_of(csv_of("Ana;Inventée", "Luc;Inventé")) == (
        "Aucun titre de colonne n’a été reconnu dans les 10 premières lignes. Titres possibles : code, "
        "prénom, nom, date de naissance, courriel, téléphone…"
    )


def test_it_refuses_a_file_that_starts_with_empty_rows():
    lines = [";"] * 12 + ["prénom;nom", "Ana;Inventée"]
    assert sentence_of(csv_of(*lines)) == (
        "Les 10 premières lignes sont vides : aucun titre de colonne à lire."
    )


def test_it_refuses_headings_without_rows():
    assert sentence_of(csv_of("prénom;nom")) == (
        "Ce fichier a des titres de colonnes, mais aucune ligne dessous."
    )


def test_it_refuses_a_workbook_without_a_filled_sheet():
    assert sentence_of(xlsx_of()) == (
        "Ce classeur est vide : aucune de ses feuilles visibles n’est remplie."
    )


def test_it_refuses_repeated_headings_and_says_which():
    assert sentence_of(csv_of("prénom;nom;Last name", "Ana;Inventée;Inventée")) == (
        "Les colonnes B et C ont le même titre ou le même sens (« nom » et « Last name ») : gardez-en une."
    )


def test_it_refuses_merged_headings_and_says_which():
    data = xlsx_of(
        ["Liste"],
        HEADINGS,
        ["Ana", "Inventée"],
        change=lambda book: book.active.merge_cells("B2:C2"),
    )
    assert sentence_of(data) == (
        "Les cellules B2:C2 de la ligne de titres sont fusionnées : défaites la fusion et donnez un titre à "
        "chaque colonne."
    )


def test_it_refuses_merged_headings_of_an_opendocument_workbook():
    merged = (
        "<table:table-row><table:table-cell office:value-type='string'><text:p>prénom</text:p>"
        "</table:table-cell><table:table-cell table:number-columns-spanned='2'><text:p>nom</text:p>"
        "</table:table-cell><table:covered-table-cell/></table:table-row>"
    )
    assert sentence_of(ods_of(merged + ods_row("Ana", "Inventée"))).startswith(
        "Les cellules B1:C1 de la ligne de titres sont fusionnées"
    )


def test_merged_cells_in_a_title_are_no_matter():
    data = xlsx_of(
        ["Liste"],
        HEADINGS,
        ["Ana", "Inventée"],
        change=lambda book: book.active.merge_cells("A1:C1"),
    )
    assert table_of(data).rows == [(3, ["Ana", "Inventée", None])]


def test_it_refuses_unknown_headings_and_names_the_nearest():
    assert sentence_of(csv_of("prénom;nom;localitée;xyz", "Ana;Inventée;;")) == (
        "Titre de colonne inconnu : « localitée » en C (vouliez-vous dire « localité » ?) et « xyz » en D."
    )


def test_it_refuses_a_filled_column_without_a_heading():
    assert sentence_of(csv_of("prénom;nom;", "Ana;Inventée;perdu")) == (
        "La colonne C n’a pas de titre, mais sa ligne 2 est remplie."
    )


def test_it_refuses_a_file_that_lacks_a_required_column():
    assert sentence_of(csv_of("personne;prénom;nom", "P1;Ana;Inventée"), "referrals") == (
        "Il manque au fichier : la colonne « programme » et la colonne « reçue le »."
    )


def test_it_refuses_a_file_that_lacks_every_alternative():
    assert sentence_of(csv_of("programme;bailleur", "qp;X"), "funding") == (
        "Il manque au fichier : l’une des colonnes « exercice » ou « début » + « fin »."
    )


def test_it_refuses_more_rows_than_it_takes(monkeypatch):
    monkeypatch.setattr(gathering, "MAX_ROWS", 3)
    assert sentence_of(csv_of("nom", *["Inventée"] * 4)).startswith("Ce fichier a plus de")


def test_it_refuses_a_hundred_thousand_rows_of_a_workbook_before_it_parses_them(monkeypatch):
    monkeypatch.setattr(sheets, "MAX_ROWS", 50_000)
    rows = "".join(
        f'<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>Inventée</t></is></c></row>'
        for number in range(1, 100_001)
    )
    data = zip_of(parts_of_workbook(f"<sheetData>{rows}</sheetData>"))
    assert len(data) < 1_000_000
    assert (
        sentence_of(data)
        == "Ce fichier a plus de 50 000 lignes : partagez-le en plusieurs fichiers."
    )


def test_it_refuses_a_file_that_is_too_long():
    assert sentence_of(b"x" * (MAX_BYTES + 1)) == (
        "Ce fichier dépasse 10 Mo : partagez-le en plusieurs fichiers."
    )


def test_it_refuses_an_archive_that_unpacks_to_too_much(monkeypatch):
    monkeypatch.setattr(sheets, "MAX_UNZIPPED_BYTES", 1000)
    data = zip_of({"xl/workbook.xml": " " * 2000, "[Content_Types].xml": ""})
    assert sentence_of(data) == (
        "Ce classeur est trop gros une fois décompressé : partagez-le en plusieurs fichiers."
    )
