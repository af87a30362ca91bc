"""Tests of what a maker may say of the files of its document: the table of its CSV, the content of its ZIP."""

import io
import zipfile
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from programs.accounts.tests.factories import coordinator_of
from programs.tests.factories import ProgramFactory
from reporting import addresses, making
from reporting.enums import DOCUMENT_FORMATS, FileFormat
from reporting.kinds import KINDS
from reporting.making import Made
from reporting.rendering.archive import Enclosed
from reporting.tests.rendering import factories

TABLE = factories.table(("a", 1), ("b", 2), most_printed=1, left_out="Une autre ligne.")
DOCUMENT = factories.with_blocks(TABLE)


def test_a_csv_has_the_rows_of_the_table_that_its_maker_names():
    made = Made(DOCUMENT, {}, csv_table=TABLE.id)

    assert made.render(FileFormat.CSV).decode("utf-8-sig").splitlines() == [
        "Organisme;Reçues",
        "a;1",
        "b;2",
    ]


def test_a_file_is_long_by_the_rows_that_it_has(monkeypatch):
    monkeypatch.setattr(making, "ROWS_AT_ONCE", 1)
    made = Made(DOCUMENT, {})

    assert [made.is_long(format) for format in ("pdf", "xlsx", "csv")] == [False, True, False]
    assert [made.rows_of(format) for format in ("pdf", "xlsx")] == [1, 2]


def test_every_format_of_a_document_but_the_zip_is_one_of_its_own():
    assert {*DOCUMENT_FORMATS, FileFormat.ZIP} == set(FileFormat.values)
    assert [
        kind.code for kind in KINDS.values() if kind.is_published and "zip" in kind.formats
    ] == []


@pytest.fixture
def enclosing(monkeypatch) -> list[str]:
    """The sheet of a program is a ZIP of two files; the list says which were asked for."""
    asked: list[str] = []

    def files():
        for name in ("a.pdf", "b.pdf"):
            asked.append(name)
            yield Enclosed(name, (part for part in (b"1", b"2")), "pièces")

    made = making.make
    monkeypatch.setattr(
        making,
        "make",
        lambda order, link=making.no_link: replace(made(order, link), enclosed=files),
    )
    monkeypatch.setitem(KINDS, "fiche", replace(KINDS["fiche"], formats=("zip",)))
    return asked


NAMES = ["pièces/a.pdf", "pièces/b.pdf", "MANIFESTE.csv", "SHA256SUMS"]


def names_in(content: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(content)).namelist()


def test_a_zip_is_made_slice_by_slice():
    files = [Enclosed(name, b"x", "pièces") for name in ("a.pdf", "b.pdf")]
    made = Made(DOCUMENT, {}, enclosed=lambda: files)

    assert b"".join(made.slices("zip")) == made.render("zip")
    assert names_in(made.render("zip")) == NAMES
    assert list(made.slices("json")) == [made.render("json")]


@pytest.mark.django_db
def test_the_command_writes_a_zip(enclosing, tmp_path):
    ProgramFactory(slug="ici")
    output, told = tmp_path / "dossier.zip", StringIO()
    call_command("report", "fiche", "--program", "ici", "--output", str(output), stdout=told)

    assert names_in(output.read_bytes()) == NAMES
    assert told.getvalue().split()[-2:] == [str(output.stat().st_size), "octets"]


@pytest.mark.django_db
def test_a_kind_without_a_zip_writes_none(tmp_path):
    ProgramFactory(slug="ici")
    arguments = ("report", "fiche", "--program", "ici", "--output", str(tmp_path / "a.zip"))

    with pytest.raises(CommandError, match=r"Ce document s’écrit en \.html, \.pdf"):
        call_command(*arguments)


@pytest.mark.django_db
def test_a_page_hands_a_zip_over_while_it_is_made(enclosing, client):
    program = ProgramFactory(slug="ici")
    client.force_login(coordinator_of(program))
    response = client.get(addresses.file(KINDS["fiche"], program, "", "zip"))

    assert (response.status_code, response["Content-Type"]) == (200, "application/zip")
    assert response["Content-Disposition"].startswith("attachment; ")
    assert enclosing == []
    assert names_in(b"".join(response.streaming_content)) == NAMES
    assert enclosing == ["a.pdf", "b.pdf"]


@pytest.mark.django_db
def test_a_kind_without_a_zip_has_none_at_its_address(client):
    program = ProgramFactory(slug="ici")
    client.force_login(coordinator_of(program))

    assert client.get(addresses.file(KINDS["fiche"], program, "", "zip")).status_code == 404
