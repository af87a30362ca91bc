"""Exported files: text stays text, whatever it begins with."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override
from openpyxl import load_workbook

from programs.importing import registry
from programs.importing.writing import Csv, Ods, Xlsx
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import FundingFactory, OrganizationFactory

pytestmark = pytest.mark.django_db


def people_named(*names: str):
    for name in names:
        PersonFactory(
            holder__name="Un", first_name=name, last_name="Z", birth_date=date(1980, 2, 3)
        )
    return registry.get("people")().export(export_fields=["first_name", "birth_date"])


def test_a_formula_in_a_workbook_is_a_string():
    sheet = load_workbook(io.BytesIO(Xlsx().export_data(people_named("=cmd()")))).active
    cell = sheet["A2"]
    assert (cell.value, cell.data_type) == ("=cmd()", "s")


def test_a_date_in_a_workbook_is_a_date():
    sheet = load_workbook(io.BytesIO(Xlsx().export_data(people_named("Ana")))).active
    assert (sheet["B2"].is_date, sheet["B2"].value.date()) == (True, date(1980, 2, 3))


def test_a_workbook_names_its_sheet_and_keeps_its_headings_in_sight():
    sheet = load_workbook(io.BytesIO(Xlsx().export_data(people_named("Ana")))).active
    assert (sheet.title, sheet.freeze_panes, sheet["A1"].font.bold) == ("Personnes", "A2", True)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "'=1"])
def test_text_that_a_spreadsheet_would_run_is_guarded_in_a_csv_file(text):
    lines = Csv().export_data(people_named(text)).decode("utf-8-sig").splitlines()
    assert lines == ["Prénom;Date de naissance", f"'{text};1980-02-03"]


def test_a_csv_file_opens_in_excel_in_french():
    data = Csv().export_data(people_named("Zoé"))
    assert data == "\ufeffPrénom;Date de naissance\r\nZoé;1980-02-03\r\n".encode()


@pytest.mark.parametrize(("language", "amount"), [("fr-ca", "82143,05"), ("en", "82143.05")])
def test_an_amount_in_a_csv_file_is_written_as_the_language_does_and_never_guarded(
    language, amount
):
    FundingFactory(amount=Decimal("82143.05"))
    with override(language):
        dataset = registry.get("funding")().export(export_fields=["amount"])
        assert Csv().export_data(dataset).decode("utf-8-sig").splitlines()[1] == amount


def test_an_opendocument_workbook_says_first_what_it_is():
    archive = zipfile.ZipFile(io.BytesIO(Ods().export_data(people_named("=a & <b>"))))
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    content = archive.read("content.xml").decode()
    cell = '<table:table-cell office:value-type="string"><text:p>=a &amp; &lt;b&gt;</text:p></table:table-cell>'
    assert content.count(cell) == 1


def test_characters_that_no_workbook_may_hold_are_left_out():
    OrganizationFactory(name="Un\x0bdeux")
    dataset = registry.get("organizations")().export(export_fields=["name"])
    sheet = load_workbook(io.BytesIO(Xlsx().export_data(dataset))).active
    assert sheet["A2"].value == "Undeux"


def test_an_empty_list_exports_its_headings():
    dataset = registry.get("people")().export(export_fields=["code"])
    assert Csv().export_data(dataset) == "\ufeffCode\r\n".encode()
