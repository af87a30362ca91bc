"""``manage.py report``: a file, or one French sentence and exit code 1."""

import json
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from pathlib import Path

import pikepdf
import pytest
import time_machine
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from programs.tests.factories import FundingFactory, ProgramFactory
from reporting import making
from reporting.rendering.pdf import RenderingFailed, RenderingUnavailable
from reporting.tests.factories import a_year_of_service

pytestmark = pytest.mark.django_db

BILAN = ("bilan", "--program", "ici", "--year", "2007-2008")
FICHE = ("fiche", "--program", "ici")
RECUEIL = ("recueil", "--region", "07")


def written(tmp_path: Path, format: str, *arguments) -> bytes:
    output = tmp_path / f"rapport.{format}"
    call_command("report", *arguments, "--output", str(output), stdout=StringIO())
    return output.read_bytes()


def refusal(*arguments) -> str:
    with pytest.raises(CommandError) as refused:
        call_command("report", *arguments, stdout=StringIO())
    return str(refused.value).replace("\u00a0", " ")


# --- Every kind, every format


def is_page(content: bytes) -> bool:
    return content.startswith(b"<!doctype html>")


def is_pdf(content: bytes) -> bool:
    with pikepdf.open(BytesIO(content)) as document:
        return len(document.pages) > 0


def is_workbook(content: bytes) -> bool:
    return len(load_workbook(BytesIO(content)).sheetnames) > 1


def is_csv(content: bytes) -> bool:
    return content.decode("utf-8-sig").startswith("Programme;Code;")


def is_json(content: bytes) -> bool:
    return isinstance(json.loads(content), dict)


@pytest.mark.parametrize("kind", [BILAN, FICHE, RECUEIL], ids=lambda kind: kind[0])
@pytest.mark.parametrize(
    "format, is_right",
    [("html", is_page), ("xlsx", is_workbook), ("csv", is_csv), ("json", is_json)],
)
def test_every_kind_is_written_in_every_format(kind, format, is_right, tmp_path):
    FundingFactory(program=ProgramFactory(slug="ici"))
    assert is_right(written(tmp_path, format, *kind))


@pytest.mark.parametrize("kind", [BILAN, FICHE, RECUEIL], ids=lambda kind: kind[0])
def test_every_kind_is_written_as_a_pdf(kind, tmp_path):
    FundingFactory(program=ProgramFactory(slug="ici"))
    assert is_pdf(written(tmp_path, "pdf", *kind))


def test_the_end_of_the_name_may_be_in_capitals(tmp_path):
    ProgramFactory(slug="ici")
    assert is_json(written(tmp_path, "JSON", *BILAN))


def test_the_command_says_what_it_wrote(tmp_path):
    ProgramFactory(slug="ici")
    output, said = tmp_path / "bilan.json", StringIO()
    call_command("report", *BILAN, "--output", str(output), stdout=said)
    size = len(output.read_bytes())
    assert said.getvalue() == f"{output}\u00a0: {size} octets\n"


def test_the_same_records_make_the_same_file_on_the_same_day(tmp_path):
    a_year_of_service(slug="ici")
    assert written(tmp_path, "html", *BILAN) == written(tmp_path, "html", *BILAN)


# --- JSON as the issue gives it


def test_the_json_has_the_kind_the_program_the_period_and_the_figures(tmp_path):
    a_year_of_service(slug="ici")
    data = json.loads(written(tmp_path, "json", *BILAN))
    assert {name: data[name] for name in ("kind", "program", "period")} == {
        "kind": "bilan",
        "program": "ici",
        "period": "2007-2008",
    }
    assert sorted(data) == [
        "figures",
        "gaps",
        "indicators",
        "kind",
        "period",
        "program",
        "stated",
        "targets",
    ]


def test_the_json_of_a_figure_has_a_label_a_value_a_display_a_unit_a_rule_and_its_parts(tmp_path):
    a_year_of_service(slug="ici")
    figures = json.loads(written(tmp_path, "json", *BILAN))["figures"]
    assert figures["mentoring.pairings"] == {
        "label": "Jumelages",
        "value": 7,
        "display": "7",
        "unit": "pairs",
        "rule": figures["mentoring.pairings"]["rule"],
        "breakdown": [
            {
                "key": "ongoing",
                "label": "En cours à la fin de la période",
                "value": 2,
                "display": "2",
            },
            {"key": "completed", "label": "Terminé", "value": 3, "display": "3"},
            {"key": "interrupted", "label": "Interrompu", "value": 2, "display": "2"},
        ],
    }
    always = ("breakdown", "display", "label", "rule", "unit", "value")
    # What is not known exactly says what is known of it.
    qualified = tuple(sorted((*always, "maximum", "minimum", "qualifier")))
    assert {tuple(sorted(figure)) for figure in figures.values()} == {always, qualified}


def test_the_json_has_the_codes_that_the_funders_know(tmp_path):
    ProgramFactory(slug="ici")
    figures = json.loads(written(tmp_path, "json", *BILAN))["figures"]
    known = {
        "mentoring.mentors",
        "mentoring.mentees",
        "mentoring.pairings",
        "mentoring.employed",
        "mentoring.employment_rate",
        "mentoring.outcomes",
        "referrals.received",
        "people.reached",
        "funding.by_year",
        "funding.total",
    }
    assert known - set(figures) == set()


@pytest.mark.parametrize("language, shown", [("fr", "14\u00a0300\u00a0$"), ("en", "$14,300")])
def test_the_json_shows_a_number_as_its_language_writes_it(language, shown, tmp_path):
    FundingFactory(program=ProgramFactory(slug="ici"))
    total = json.loads(written(tmp_path, "json", *BILAN, "--lang", language))["figures"][
        "funding.total"
    ]
    assert (total["value"], total["display"]) == (14300, shown)


def test_an_unknown_value_is_null_and_not_zero(tmp_path):
    FundingFactory(program=ProgramFactory(slug="ici"), amount=None)
    total = json.loads(written(tmp_path, "json", *BILAN))["figures"]["funding.total"]
    assert (total["value"], total["display"]) == (None, "n.\u00a0d.")


def test_a_sheet_of_five_years_says_each_and_their_sum(tmp_path):
    program = ProgramFactory(
        slug="ici", starts_on=date(2018, 4, 1), ends_on=date(2023, 3, 31), fiscal_year_starts=4
    )
    for year in range(2018, 2023):
        FundingFactory(program=program, starts_on=date(year, 4, 1), ends_on=date(year + 1, 3, 31))
    data = json.loads(written(tmp_path, "json", *FICHE))
    years = data["figures"]["funding.by_year"]["breakdown"]
    assert (data["period"], [(part["label"], part["display"]) for part in years]) == (
        "2018-2023",
        [(f"{year}-{year + 1}", "14\u00a0300\u00a0$") for year in range(2018, 2023)],
    )
    assert data["figures"]["funding.total"]["display"] == "71\u00a0500\u00a0$"


def test_the_catalogue_of_a_region_has_its_programs_alone(tmp_path):
    ProgramFactory(slug="ici")
    ProgramFactory(slug="ailleurs", region__code="08", region__name="Abitibi-Témiscamingue")
    data = json.loads(written(tmp_path, "json", *RECUEIL))
    assert [sheet["program"] for sheet in data["programs"]] == ["ici"]


def test_an_unfinished_year_is_written_as_it_stands(tmp_path):
    ProgramFactory(slug="ici")
    with time_machine.travel(datetime(2008, 1, 15, 17, tzinfo=UTC), tick=False):
        page = written(tmp_path, "html", *BILAN).decode()
    assert page.count("L’exercice n’est pas terminé") == 1


# --- Errors: one sentence


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        (
            ("bilan", "--program", "rien", "--year", "2007-2008", "--output", "b.pdf"),
            "Le programme « rien » n’existe pas. Programmes : ici.",
        ),
        (
            ("fiche", "--program", "rien", "--output", "b.pdf"),
            "Le programme « rien » n’existe pas. Programmes : ici.",
        ),
        (
            ("bilan", "--program", "ici", "--year", "deux", "--output", "b.pdf"),
            "« deux » n’est pas un exercice. Écrivez-le 2007-2008 ou 2008-2009.",
        ),
        (
            ("bilan", "--program", "ici", "--year", "2004-2005", "--output", "b.pdf"),
            "Le programme commence le 2006-07-01 : il n’a pas d’exercice 2004-2005.",
        ),
        (
            (*BILAN, "--output", "bilan.docx"),
            "« bilan.docx » : terminez le nom par .html, .pdf, .xlsx, .csv, .json ou .zip.",
        ),
        (
            (*BILAN, "--output", "bilan"),
            "« bilan » : terminez le nom par .html, .pdf, .xlsx, .csv, .json ou .zip.",
        ),
        (
            (*BILAN, "--output", "/nulle/part/bilan.json"),
            "Impossible d’écrire « /nulle/part/bilan.json » : le dossier n’existe pas.",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(arguments, sentence):
    ProgramFactory(slug="ici")
    assert refusal(*arguments) == sentence


def test_an_unknown_region_is_refused_with_the_regions_that_are_known():
    ProgramFactory(slug="ici")
    sentence = refusal("recueil", "--region", "99", "--output", "r.json")
    assert re.sub("Régions : .*07.*", "Régions : …07…", sentence) == (
        "La région « 99 » n’existe pas. Régions : …07…"
    )


def test_a_folder_is_no_file(tmp_path):
    ProgramFactory(slug="ici")
    folder = tmp_path / "dossier.json"
    folder.mkdir()
    assert refusal(*BILAN, "--output", str(folder)) == (
        f"Impossible d’écrire « {folder} » : ce n’est pas un nom de fichier."
    )


@pytest.mark.parametrize(
    "error, beginning",
    [
        (RenderingUnavailable("apt-get install pango"), "Il manque au serveur une pièce"),
        (RenderingFailed("P1: boom"), "Ce document n’a pas pu être mis en PDF."),
    ],
)
def test_without_a_pdf_the_command_says_what_to_do(error, beginning, monkeypatch, tmp_path):
    def fail(document):
        raise error

    monkeypatch.setattr(making, "render_pdf", fail)
    ProgramFactory(slug="ici")
    sentence = refusal(*BILAN, "--output", str(tmp_path / "b.pdf"))
    assert (sentence[: len(beginning)], str(error) in sentence) == (beginning, True)


def test_a_refusal_exits_with_1_and_prints_no_traceback():
    command = [sys.executable, "manage.py", "report", *BILAN, "--output", "bilan.docx"]
    root = Path(making.__file__).resolve().parents[2]
    ended = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=120)
    assert (ended.returncode, ended.stdout, ended.stderr.replace("\u00a0", " ")) == (
        1,
        "",
        "CommandError: « bilan.docx » : terminez le nom par .html, .pdf, .xlsx, .csv, .json ou .zip.\n",
    )


def test_a_letter_that_would_be_a_box_is_refused_by_name_and_nothing_is_written(tmp_path):
    ProgramFactory(slug="ici", title="Passerelles བ")
    output = tmp_path / "fiche.pdf"
    told = refusal(*FICHE, "--output", str(output))
    assert told.count("« བ » (U+0F56, TIBETAN LETTER BA) dans « Passerelles བ »") == 1
    assert not output.exists()


@pytest.mark.parametrize(
    ("language", "head", "words"),
    [("fr", "Unité", {"personnes", "paires"}), ("en", "Unit", {"people", "pairs"})],
)
def test_a_workbook_says_units_in_its_own_language(tmp_path, language, head, words):
    a_year_of_service(slug="ici")
    content = written(tmp_path, "xlsx", *BILAN, "--lang", language)
    first, *others = [row[6].value for row in load_workbook(BytesIO(content)).worksheets[0]]
    assert (first, words <= set(others), "persons" in others) == (head, True, False)
