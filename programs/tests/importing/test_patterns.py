"""The file to be filled: read again, it holds every column of its resource."""

import io

import pytest
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook

from programs.accounts.tests.factories import coordinator_of
from programs.importing import patterns, registry
from programs.importing.reading import read_table
from programs.tests.factories import ProgramFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("read_here")]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", registry.names())
def test_every_column_is_recognised_once_the_file_is_filled(name, language):
    resource = registry.get(name)
    with translation.override(language):
        book = load_workbook(io.BytesIO(patterns.content(resource)))
        sheet = book.worksheets[0]
        for index in range(1, len(resource.columns) + 1):
            sheet.cell(2, index).value = "x"
        stream = io.BytesIO()
        book.save(stream)
        table = read_table(stream.getvalue(), "f.xlsx", resource())
    assert table.names == [column.name for column in resource.columns]
    assert [note.level for note in table.notes] == ["info"]


def test_the_second_sheet_says_what_each_column_takes():
    resource = registry.get("people")
    sheet = load_workbook(io.BytesIO(patterns.content(resource))).worksheets[1]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("Colonne", "Obligatoire", "Ce qu’elle reçoit")
    assert rows[1] == ("Code", None, "On y met du texte.")
    assert [row[0].lower() for row in rows[1:-1]] == [column.fr for column in resource.columns]
    assert rows[-1][0] == "Il faut Nom ou Prénom."


def test_it_is_downloaded_from_the_page_of_the_import(client):
    client.force_login(coordinator_of(ProgramFactory()))
    page = client.get(reverse("admin:people_person_import"))
    assert page.content.decode().count('import/?modele"') == 1
    response = client.get(reverse("admin:people_person_import"), {"modele": ""})
    content = b"".join(response.streaming_content)
    assert (response["Content-Disposition"], content[:2]) == (
        'attachment; filename="personnes-modele.xlsx"',
        b"PK",
    )
