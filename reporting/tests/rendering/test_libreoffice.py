"""Opens our workbooks in LibreOffice, has it compute them anew, and holds what it finds against the document.

It needs LibreOffice Calc: apt-get install --no-install-recommends libreoffice-calc
"""

import random
import subprocess
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reporting.documents.model import Document
from reporting.rendering.workbook import render_xlsx
from reporting.tests.rendering import factories, spreadsheet
from reporting.tests.rendering.computed import computed_document, of_pairs

NO_FIGURES = {"kind": "x", "program": "x", "period": "x", "figures": {}}
SECONDS = 120

pytestmark = pytest.mark.slow


def without_values(content: bytes) -> bytes:
    """The workbook with its formulas and nothing that they come to: only computing gives that back."""
    out = BytesIO()
    load_workbook(BytesIO(content)).save(out)
    return out.getvalue()


def recalculated(content: bytes, folder: Path) -> bytes:
    """The workbook as LibreOffice writes it again."""
    (folder / "in").mkdir(exist_ok=True)
    (folder / "in" / "a.xlsx").write_bytes(without_values(content))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", folder, "in/a.xlsx"],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    return (folder / "a.xlsx").read_bytes()


def results(document: Document, folder: Path) -> list[list[Decimal | str]]:
    """What LibreOffice comes to in the cells that have formulas, sheet by sheet."""
    content = render_xlsx(document, NO_FIGURES)
    formulas = load_workbook(BytesIO(content)).worksheets[1:]
    computed = load_workbook(BytesIO(recalculated(content, folder)), data_only=True)
    return [
        [
            as_decimal(computed[sheet.title][cell.coordinate].value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        ]
        for sheet in formulas
    ]


def as_decimal(value: object) -> Decimal | str:
    return value if isinstance(value, str) else Decimal(repr(value))


def test_libreoffice_comes_to_what_the_document_says(tmp_path):
    document = computed_document()

    assert results(document, tmp_path) == spreadsheet.said(document)


def test_libreoffice_finds_the_sheet_of_a_strange_name(tmp_path):
    document = computed_document(captions=("L'an '26 : $A$1 & « x »!", "=1+1"))

    assert results(document, tmp_path) == spreadsheet.said(document)


def test_libreoffice_rounds_a_half_up(tmp_path):
    halves = [(Decimal(200), Decimal(part) / 100) for part in range(10, 20_000, 20)]
    document = factories.with_blocks(of_pairs(halves))

    assert results(document, tmp_path) == spreadsheet.said(document)


@pytest.mark.parametrize("largest", [3, 2_000, 10**11])
def test_libreoffice_rounds_any_amounts_as_the_document_does(largest, tmp_path):
    chance = random.Random(largest)
    cents = (chance.randint(-largest, largest) for _ in range(1000))
    amounts = [Decimal(number) / 100 for number in cents]
    pairs = list(zip(amounts[::2], amounts[1::2], strict=True))
    document = factories.with_blocks(of_pairs(pairs))

    assert results(document, tmp_path) == spreadsheet.said(document)
