"""What is said of a file beside its rows: sheets, hidden rows and columns, columns that are left."""

import pytest

from programs.importing import registry
from programs.importing.choices import Choices, Unanswered
from programs.importing.errors import UnreadableFile
from programs.importing.reading import read_table
from programs.tests.importing.files import csv_of, spaced, table_of, xlsx_of


def read(data: bytes, **choices):
    return read_table(data, "f.csv", registry.get("people")(), Choices(**choices))


def said(table) -> list[tuple[str, str]]:
    return [(note.level, spaced(note.text)) for note in table.notes]


def months(**states: str) -> bytes:
    """A workbook with a sheet a month, each with one person, and its state."""

    def add(book):
        del book[book.sheetnames[0]]
        for name, state in states.items():
            sheet = book.create_sheet(name)
            sheet.append(["prénom", "nom"])
            sheet.append(["Ana", name])
            sheet.sheet_state = state

    return xlsx_of(change=add)


def test_a_plain_file_needs_no_word():
    assert said(table_of(csv_of("nom", "Inventée"))) == []


def test_the_sheets_that_are_left_are_named_with_their_rows():
    table = read(months(Janvier="visible", Fevrier="visible", Mars="visible"))
    assert (table.sheet, said(table)) == (
        "Janvier",
        [
            (
                "ask",
                "La feuille lue est « Janvier » ; ces autres ne sont pas lues : « Fevrier » (2 lignes) et « Mars » "
                "(2 lignes).",
            )
        ],
    )


def test_the_sheet_that_is_named_is_read():
    table = read(months(Janvier="visible", Fevrier="visible"), sheet="février")
    assert (table.sheet, table.rows) == ("Fevrier", [(2, ["Ana", "Fevrier"])])


def test_a_sheet_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(UnreadableFile) as caught:
        read(months(Janvier="visible", Fevrier="visible"), sheet="Avril")
    assert spaced(caught.value.sentence) == (
        "Ce classeur n’a pas de feuille « Avril » remplie. Ses feuilles : « Janvier » et « Fevrier »."
    )


def test_hidden_sheets_are_named_and_left():
    table = read(months(Janvier="visible", Personnes="hidden", Secret="veryHidden"))
    assert (table.sheet, said(table)) == (
        "Janvier",
        [("ask", "Les feuilles masquées « Personnes » et « Secret » ne sont pas lues.")],
    )


def test_a_sheet_of_notes_before_the_records_is_left():
    def add(book):
        book.create_sheet("Gens").append(["nom"])
        book["Gens"].append(["Inventée"])

    table = read(xlsx_of(["Consignes"], ["à lire"], title="Lisez-moi", change=add))
    assert (table.sheet, said(table)) == (
        "Gens",
        [
            (
                "info",
                "La feuille lue est « Gens » ; cette autre n’est pas lue : « Lisez-moi » (2 lignes).",
            )
        ],
    )


def hide(*rows: int):
    def change(book):
        for row in rows:
            book.active.row_dimensions[row].hidden = True

    return change


PEOPLE = [["nom"], *[[f"P{row}"] for row in range(2, 12)]]


def test_hidden_rows_are_a_question_with_two_answers():
    with pytest.raises(Unanswered) as caught:
        read(xlsx_of(*PEOPLE, change=hide(3, 4, 5, 9)))
    (question,) = caught.value.questions
    assert (spaced(question.text), question.name, question.options) == (
        "Les lignes 3 à 5 et 9 sont masquées ou filtrées dans le classeur : faut-il les importer ?",
        "hidden",
        (("take", "les importer"), ("leave", "les laisser de côté")),
    )


@pytest.mark.parametrize(
    ("answer", "rows", "sentence"),
    [
        ("take", 10, "sont importées comme vous l’avez demandé."),
        ("leave", 8, "sont laissées comme vous l’avez demandé."),
    ],
)
def test_hidden_rows_are_taken_or_left_as_it_was_answered(answer, rows, sentence):
    table = read(xlsx_of(*PEOPLE, change=hide(3, 4)), hidden=answer)
    assert (len(table.rows), table.notes[0].rows, said(table)) == (
        rows,
        (3, 4),
        [("info", f"Les lignes 3 et 4, masquées dans le classeur, {sentence}")],
    )


def test_a_hidden_total_or_blank_row_is_no_question():
    data = xlsx_of(["nom"], ["Inventée"], [None], ["TOTAL"], change=hide(3, 4))
    assert [number for number, _cells in read(data).rows] == [2]


def test_a_hidden_column_is_read_and_said():
    def change(book):
        book.active.column_dimensions["B"].hidden = True

    table = read(xlsx_of(["nom", "localité"], ["Inventée", "Hull"], change=change))
    assert (table.rows, said(table)) == (
        [(2, ["Inventée", "Hull"])],
        [
            (
                "ask",
                "La colonne B · localité est masquée dans le classeur : elle est lue comme les autres.",
            )
        ],
    )


def test_headings_below_a_title_are_said():
    assert said(read(csv_of("Liste 2026;", "prénom;nom", "Ana;Inventée"))) == [
        (
            "info",
            "Les titres des colonnes sont à la ligne 2 : ce qui est écrit au-dessus n’est pas lu.",
        )
    ]


def test_a_column_that_is_left_is_said_and_one_that_is_mapped_is_read():
    table = read(csv_of("nom;âge;village", "Inventée;12;Hull"), mapping={"B": "", "C": "city"})
    assert (table.names, table.rows, said(table)) == (
        ["last_name", "city"],
        [(2, ["Inventée", "Hull"])],
        [("info", "La colonne B · âge est laissée de côté.")],
    )


def test_each_unknown_column_is_a_question_that_proposes_what_is_free():
    with pytest.raises(Unanswered) as caught:
        read(csv_of("nom;âge;village", "Inventée;12;Hull"))
    assert [one.name for one in caught.value.questions] == ["mapping.B", "mapping.C"]
    options = dict(caught.value.questions[0].options)
    assert (options[""], options["city"], "last_name" in options) == (
        "la laisser de côté",
        "localité",
        False,
    )


def test_a_filled_column_without_a_title_is_a_question():
    with pytest.raises(Unanswered) as caught:
        read(csv_of("nom;", "Inventée;Hull"))
    assert [one.name for one in caught.value.questions] == ["mapping.B"]
    assert read(csv_of("nom;", "Inventée;Hull"), mapping={"B": "city"}).rows == [
        (2, ["Inventée", "Hull"])
    ]


def test_one_of_two_columns_of_the_same_title_may_be_left():
    data = csv_of("nom;nom", "Inventée;Autre")
    with pytest.raises(Unanswered) as caught:
        read(data)
    assert [one.name for one in caught.value.questions] == ["mapping.B"]
    assert read(data, mapping={"B": ""}).rows == [(2, ["Inventée"])]


@pytest.mark.parametrize("name", ["absente", "last_name;", "LAST_NAME"])
def test_a_column_that_does_not_exist_cannot_be_named(name):
    with pytest.raises(Unanswered):
        read(csv_of("nom;âge", "Inventée;12"), mapping={"B": name})


def test_cells_far_to_the_right_without_a_title_are_said():
    def change(book):
        book.active["EU2"] = "loin"

    assert said(read(xlsx_of(["nom"], ["Inventée"], change=change))) == [
        ("ask", "La cellule EU2, loin à droite et sans titre de colonne, n’est pas lue.")
    ]


@pytest.mark.parametrize(
    "name", ["B\ufffddard", "BÃ©dard", "Ã‰tienne", "Lâ€™Ã‰cuyer", "NoÃ«l", "CÅ“ur"]
)
def test_letters_that_another_program_spoilt_are_named(name):
    assert said(table_of(csv_of("nom", "Inventé", name))) == [
        (
            "ask",
            "La ligne 3 a des lettres abîmées avant d’arriver ici, comme « � » ou « Ã© » : corrigez-les dans le "
            "fichier.",
        )
    ]


@pytest.mark.parametrize(
    "name", ["JOÃO", "São Tomé", "Ångström", "Âge d’or", "ÉTÉ’", "« LÉVÉ »", "Nguyễn"]
)
def test_rare_letters_are_not_taken_for_spoilt_ones(name):
    assert said(table_of(csv_of("nom", name))) == []
