"""The command: what it prints, and how it ends."""

import io
import sys

import pytest
from django.core.management import CommandError, call_command

from programs.importing import registry
from programs.management.commands import import_records
from programs.people.models import Person
from programs.tests.factories import ProgramFactory
from programs.tests.importing.files import csv_of, spaced, xlsx_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(slug="ici")


def write(folder, *lines: str, name: str = "gens.csv"):
    path = folder / name
    path.write_bytes(csv_of(*lines))
    return path


def run(*arguments) -> list[str]:
    stdout = io.StringIO()
    call_command("import_records", *map(str, arguments), stdout=stdout)
    return spaced(stdout.getvalue()).splitlines()


def failure(*arguments) -> tuple[list[str], str, int]:
    """What is printed, the last sentence and the exit code."""
    stdout = io.StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("import_records", *map(str, arguments), stdout=stdout)
    return spaced(stdout.getvalue()).splitlines(), spaced(caught.value), caught.value.returncode


def test_it_prints_the_counts_and_imports(program, tmp_path):
    path = write(tmp_path, "code;nom", "P1;Inventée", "P2;Inventé")
    assert run("people", path, "--program", "ici") == [
        "Nouvelles : 2",
        "Modifiées : 0",
        "Inchangées : 0",
        "Refusées : 0",
    ]
    assert Person.objects.count() == 2


def test_it_names_each_bad_cell_changes_nothing_and_exits_1(program, tmp_path):
    path = write(tmp_path, "nom;date de naissance", "Inventée;", "Inventé;demain", "X;hier")
    assert failure("people", path, "--program", "ici") == (
        [
            "feuille « gens », ligne 3, colonne B · date de naissance : « demain » n’est pas une date. "
            "Écrivez-la 2008-06-30.",
            "feuille « gens », ligne 4, colonne B · date de naissance : « hier » n’est pas une date. "
            "Écrivez-la 2008-06-30.",
            "Nouvelles : 1",
            "Modifiées : 0",
            "Inchangées : 0",
            "Refusées : 2",
        ],
        "Rien n’a été importé. Lignes refusées : 2.",
        1,
    )
    assert Person.objects.count() == 0


def test_a_dry_run_changes_nothing_and_says_so(program, tmp_path):
    path = write(tmp_path, "nom", "Inventée")
    printed = run("people", path, "--program", "ici", "--dry-run")
    assert printed[-1] == "Vérification seulement : rien n’a été enregistré."
    assert Person.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("vide.csv", b"", "Ce fichier est vide : il ne contient aucun octet à lire."),
        (
            "gens.csv",
            b"\x00\x01",
            "Ce fichier n’est pas un classeur XLSX ou ODS ni un fichier CSV, ou il est",
        ),
    ],
)
def test_an_unreadable_file_is_one_sentence_and_exit_1(program, tmp_path, name, data, sentence):
    (tmp_path / name).write_bytes(data)
    printed, said, code = failure("people", tmp_path / name)
    assert (printed, said[: len(sentence)], code) == ([], sentence, 1)


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    _printed, said, code = failure("people", tmp_path / "absent.csv")
    assert (said.startswith("Le fichier « "), said.count("\n"), code) == (True, 0, 1)


def test_an_unknown_program_is_one_sentence(tmp_path):
    path = write(tmp_path, "nom", "Inventée")
    assert failure("people", path, "--program", "absent")[1] == (
        "Aucun programme n’a l’identifiant « absent »."
    )


def test_an_unknown_resource_is_refused(tmp_path):
    with pytest.raises(CommandError, match="widgets"):
        call_command("import_records", "widgets", str(tmp_path))


def test_a_workbook_is_read_too(program, tmp_path):
    path = tmp_path / "gens.xlsx"
    path.write_bytes(xlsx_of(["Last name"], ["Inventée"]))
    assert run("people", path, "--program", "ici")[0] == "Nouvelles : 1"


def test_the_help_lists_every_resource_and_column():
    text = import_records.Command().create_parser("manage.py", "import_records").format_help()
    lines = text.splitlines()
    assert [
        name for name in registry.names() if not any(one.startswith(f"{name} (") for one in lines)
    ] == []
    columns = [column for name in registry.names() for column in registry.get(name).columns]
    assert [one.name for one in columns if f"« {one.fr} » / “{one.en}”" not in text] == []


def test_what_is_left_is_said_before_the_counts(program, tmp_path):
    path = write(tmp_path, "Liste", "prénom;nom", "Ana;Inventée", "TOTAL;1")
    assert run("people", path, "--program", "ici")[:3] == [
        "À noter : Les titres des colonnes sont à la ligne 2 : ce qui est écrit au-dessus n’est pas lu.",
        "À vérifier : La ligne 4 (« TOTAL ») est un total et non une fiche : elle n’est pas importée.",
        "Nouvelles : 1",
    ]


def test_a_question_is_printed_with_the_options_that_answer_it(program, tmp_path):
    def hide(book):
        book.active.row_dimensions[3].hidden = True

    path = tmp_path / "gens.xlsx"
    path.write_bytes(xlsx_of(["nom"], ["Inventée"], ["Cachée"], change=hide))
    assert failure("people", path, "--program", "ici")[1:] == (
        "La ligne 3 est masquée ou filtrée dans le classeur : faut-il l’importer ?\n"
        "Répondez par --hidden take (les importer) ou --hidden leave (les laisser de côté).",
        1,
    )
    assert run("people", path, "--program", "ici", "--hidden", "take")[1] == "Nouvelles : 2"


def test_columns_are_named_or_left_out_by_their_letters(program, tmp_path):
    path = write(tmp_path, "nom;village;âge", "Inventée;Hull;12")
    assert failure("people", path)[1].splitlines()[1:] == [
        "Répondez par --column B=NOM, ou --column B= pour la laisser.",
        "Répondez par --column C=NOM, ou --column C= pour la laisser.",
    ]
    run("people", path, "--program", "ici", "--column", "b=city", "--column", "C=")
    assert Person.objects.get().city == "Hull"


def test_the_sheet_and_the_order_of_days_may_be_said(program, tmp_path):
    path = tmp_path / "gens.xlsx"
    data = xlsx_of(["nom", "date de naissance"], ["Inventée", "05/06/1988"], title="Gens")
    path.write_bytes(data)
    run("people", path, "--program", "ici", "--sheet", "Gens", "--dates", "month")
    assert str(Person.objects.get().birth_date) == "1988-05-06"
    assert failure("people", path, "--sheet", "Absente")[1] == (
        "Ce classeur n’a pas de feuille « Absente » remplie. Ses feuilles : « Gens »."
    )


def test_it_prints_the_same_each_time(program, tmp_path):
    path = write(tmp_path, "nom", "Inventée")
    assert run("people", path, "--program", "ici", "--dry-run") == run(
        "people", path, "--program", "ici", "--dry-run"
    )


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_goes_to_a_terminal_only(program, tmp_path, monkeypatch):
    path = write(tmp_path, "nom", "Inventée")
    for stream, shown in ((Terminal(), "\r1 / 1\n"), (io.StringIO(), "")):
        monkeypatch.setattr(sys, "stderr", stream)
        call_command(
            "import_records", "people", str(path), "--program", "ici", "--dry-run",
            stdout=io.StringIO(), stderr=stream,
        )  # fmt: skip
        assert stream.getvalue() == shown


def test_whoever_resembles_a_recorded_person_is_refused_unless_one_says_who_they_are(
    program, tmp_path
):
    path = write(tmp_path, "prénom;nom", "Fatou;N’Diaye")
    run("people", path, "--program", "ici")
    path = write(tmp_path, "prénom;nom", "FATOU;NDIAYE")
    assert failure("people", path, "--program", "ici")[2] == 1
    assert run("people", path, "--program", "ici", "--alike", "same")[2] == "Inchangées : 1"
    assert run("people", path, "--program", "ici", "--alike", "other")[1] == "Nouvelles : 1"
