"""CSV and TSV: delimiters, encodings, quotes."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.importing import delimited
from programs.importing.errors import UnreadableFile
from programs.tests.importing.files import csv_of, sentence_of, spaced, table_of

CELL = st.sampled_from("ab;\" \n\r'é")


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


@pytest.mark.parametrize("written", ['="007"', '"=""007"""'])
def test_a_text_that_is_kept_from_being_a_number_is_read_as_it_is_seen(written):
    assert table_of(csv_of("code;nom", f"{written};Inventée")).rows == [(2, ["007", "Inventée"])]


def test_an_apostrophe_before_a_word_stays():
    assert table_of(csv_of("nom;note", "Inventée;'tis")).rows == [(2, ["Inventée", "'tis"])]


def test_it_refuses_a_quote_that_is_never_closed():
    data = csv_of("nom;note", 'Inventée;"' + "x" * 200_000)
    assert sentence_of(data) == (
        "La ligne 2 de ce fichier CSV ne peut pas être lue : un guillemet y est sans doute ouvert et jamais "
        "fermé."
    )


WIDE = "prénom;nom;localité;note"


def test_a_quote_that_is_never_closed_is_named_by_the_row_where_it_opens():
    lines = [f"Li;P{number};Hull;note" for number in range(2, 40)]
    lines[2] = 'Li;P4;Hull;"surnommé le grand'
    assert sentence_of(csv_of(WIDE, *lines)) == (
        "La ligne 4 de ce fichier CSV ne peut pas être lue : un guillemet y est sans doute ouvert et jamais "
        "fermé."
    )


@pytest.mark.parametrize("end", ['Li;P30;Hull;grand de 5 pieds 10"', 'Li;P30;Hull"', 'Li"'])
def test_a_quote_that_would_swallow_rows_up_to_another_is_refused_where_it_opens(end):
    lines = [f"Li;P{number};Hull;note" for number in range(2, 40)]
    lines[2], lines[28] = 'Li;P4;Hull;"surnommé le grand', end + ";x" * (3 - end.count(";"))
    assert sentence_of(csv_of(WIDE, *lines)) == (
        "Un guillemet s’ouvre à la ligne 4 de ce fichier CSV et avale ce qui ressemble à d’autres cellules : "
        "retirez-le, ou enregistrez le fichier au format XLSX si c’est bien un seul texte."
    )


def test_a_quote_that_would_swallow_rows_of_odd_widths_is_refused_too():
    lines = ["Li;P2;Hull;", 'Li;P3;"le grand', "Li;P4", "Li;P5;Hull;", "Li;P6", 'Li;P7 5 pieds 10"']
    assert sentence_of(csv_of(WIDE, *lines)).startswith("Un guillemet s’ouvre à la ligne 3 ")


def test_a_text_of_several_lines_in_the_first_column_is_read():
    data = csv_of("note;prénom;nom;localité", '"un', "deux", 'trois";Ana;Inventée;Hull')
    assert table_of(data).rows == [(2, ["un\ndeux\ntrois", "Ana", "Inventée", "Hull"])]


def test_a_quote_that_meets_the_start_of_a_quoted_cell_is_refused_where_it_opens():
    lines = ['Li;P2;Hull;"le grand', 'Li;P3;Hull;"oui; non"', "Li;P4;Hull;"]
    assert sentence_of(csv_of(WIDE, *lines)).startswith("La ligne 2 de ce fichier CSV")


def test_a_quote_that_would_join_two_cells_is_refused():
    assert sentence_of(csv_of(WIDE, "Li;P2;Hull;", 'Li;"le grand;Hull 5 pieds 10";x')).startswith(
        "Un guillemet s’ouvre à la ligne 3 "
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"Chez Nous" inc.', '"Chez Nous" inc.'),
        ("haut de 5'10\"", "haut de 5'10\""),
        ('dit "le grand"', 'dit "le grand"'),
        ('"dit ""le grand"""', 'dit "le grand"'),
        ('"un; deux"', "un; deux"),
        ('"un; deux" ', "un; deux"),
        ('""', None),
        ('"""', '"""'),
    ],
)
def test_a_quote_that_can_only_be_a_letter_is_one(written, read):
    data = csv_of("nom;note", f"Inventée;{written}", "Autre;")
    if read == '"""':
        assert sentence_of(data).startswith("La ligne 2 de ce fichier CSV")
    else:
        assert table_of(data).rows[0] == (2, ["Inventée", read])


def test_text_of_several_lines_with_delimiters_in_it_is_read():
    data = csv_of(
        WIDE, 'Ana;P2;Hull;"parle: français', "anglais; un peu", 'et espagnol"', "Luc;P3;Hull;"
    )
    assert [(number, cells[3]) for number, cells in table_of(data).rows] == [
        (2, "parle: français\nanglais; un peu\net espagnol"),
        (3, None),
    ]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_quote_near_the_top_is_named_whatever_the_delimiter(delimiter):
    lines = ["prénom;nom;note", 'Ana;Inventée;"oh', "Luc;Inventé;x"]
    data = csv_of(*(line.replace(";", delimiter) for line in lines))
    assert sentence_of(data).startswith("La ligne 2 de ce fichier CSV ne peut pas être lue")


def test_a_quote_that_swallows_rows_of_one_column_is_refused_where_it_opens():
    assert sentence_of(csv_of("nom", '"Un', "Deux", 'Trois"', "Quatre")).startswith(
        "Un guillemet s’ouvre à la ligne 2 "
    )


@pytest.mark.parametrize(
    "lines",
    [
        ['Un;"x', "Deux;y", "Trois", 'Quatre;"', "Cinq;z;Hull"],
        ['Un;"x', 'Deux;y"', "Trois;z;Hull"],
        ['Un;x;"dit', "Deux;y;Hull", 'Trois"', "Quatre;z;Hull"],
    ],
)
def test_a_quote_that_swallows_rows_of_three_columns_is_refused_where_it_opens(lines):
    assert sentence_of(csv_of("nom;note;localité", *lines)).startswith(
        "Un guillemet s’ouvre à la ligne 2 "
    )


def test_a_text_of_several_lines_of_which_one_could_be_a_row_is_named():
    table = table_of(csv_of("nom;note", 'Un;"x', "Deux;y", 'Trois"', "Quatre;z"))
    assert (table.rows[0], [(note.level, spaced(note.text)) for note in table.notes]) == (
        (2, ["Un", "x\nDeux;y\nTrois"]),
        [
            (
                "ask",
                "Un texte de la ligne 2 tient sur plusieurs lignes, dont une ressemble à une autre fiche : vérifiez "
                "qu’il se ferme où il faut.",
            )
        ],
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(end):
    data = end.join(["nom;note", 'Inventée;"une', 'deux"', "Autre;x", ""]).encode()
    assert [(number, cells[0]) for number, cells in table_of(data).rows] == [
        (2, "Inventée"),
        (3, "Autre"),
    ]


@given(
    st.lists(
        st.tuples(st.text(CELL, min_size=1), st.text(CELL), st.text(CELL)), min_size=1, max_size=5
    )
)
def test_what_a_program_writes_is_read_as_it_was_or_refused(rows):
    """``csv`` quotes what must be; only text that looks like rows of the file may be refused."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";").writerows([["prénom", "nom", "note"], *rows])
    text = delimited.Text(stream.getvalue(), "utf-8")
    try:
        records = [tuple(record.cells) for record in delimited.records(text.content, ";")][1:]
    except UnreadableFile:
        # A line of « ; » and a break may hold as many delimiters as a row, whichever cells they lie in.
        assert any(";" in text and ("\n" in text or "\r" in text) for text in map("".join, rows))
    else:
        assert records == rows


def test_a_byte_of_another_encoding_is_read_alone_and_its_row_is_named():
    lines = ["nom;note", "Bédard;été", "Lévesque;", "Côté;thé"]
    data = "\n".join(lines).encode().replace("thé".encode(), "thé".encode("cp1252"))
    table = table_of(data)
    assert [cells for _number, cells in table.rows] == [
        ["Bédard", "été"],
        ["Lévesque", None],
        ["Côté", "thé"],
    ]
    assert [(note.level, note.rows) for note in table.notes] == [("ask", (4,))]


def test_a_byte_of_no_encoding_is_refused_by_its_line():
    data = csv_of("nom;note", "Bédard;été", "Côté;thé").replace("thé".encode(), b"th\x81")
    assert sentence_of(data).startswith("La ligne 3 de ce fichier contient un caractère")


def test_rows_and_not_lines_are_named_for_their_encoding():
    data = csv_of("nom;note", 'Bédard;"une', 'deux"').decode() + "\nCôté;thé"
    data = data.encode().replace("thé".encode(), b"th\xe9")
    assert table_of(data).notes[0].rows == (3,)


@pytest.mark.parametrize(
    "text", ["MONTRÉ\u00a0»", "MONTRÉ\u00a0: non", "L’ÉTÉ", "« LÉVÉ »", "ÉTÉ’", "Zoé – œuvre…"]
)
def test_a_file_of_windows_is_not_taken_for_another(text):
    """« É » before a guillemet makes bytes that would be a letter in UTF-8."""
    table = table_of(f"nom;note\nInventée;{text}".encode("cp1252"))
    assert (table.rows, [spaced(note.text) for note in table.notes]) == (
        [(2, ["Inventée", text])],
        ["Le fichier est lu dans l’encodage Windows-1252 : vérifiez les accents."],
    )


@pytest.mark.parametrize("name", ["Œuvray", "Ġorġ", "Πέτρος", "é’"])
def test_a_file_of_utf_8_is_not_taken_for_one_of_windows(name):
    table = table_of(f"nom\n{name}".encode())
    assert (table.rows, table.notes) == ([(2, [name])], [])
