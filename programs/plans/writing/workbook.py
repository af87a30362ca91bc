"""A plan as a workbook: a row for each line, and what is said of the plan itself on a sheet of its own."""

import io
import re

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from programs.importing.writing import spreadsheet_cell
from programs.plans.enums import DEPTHS, Level
from programs.plans.outlines.model import Outline
from programs.plans.writing import form, words

# Readers of sheets take the lines of a cell one by one, without blank ones and edges, and drop marks of HTML.
_LOST = re.compile(r"\n(?=\n)|^[^\S\n]|[^\S\n]$|<(?=/?[A-Za-z])", re.MULTILINE)
_WIDTHS = {"level": 20, "number": 10, "text": 70, "axis": 14, "timeline": 16, "planned": 16}
_WIDTH = 26
# Kept by whoever opens the file: what is typed there stays text, « 1.10 » too.
_AS_TEXT = "@"
_FILLS = {Level.AXIS: "BDD7EE", Level.THEME: "DDEBF7", Level.OBJECTIVE: "EDF4FA"}
_BOLD = (Level.AXIS, Level.THEME, Level.OBJECTIVE)


def to_xlsx(outline: Outline) -> bytes:
    """Return the plan as a workbook that people may change and import again."""
    workbook = Workbook()
    _fill_lines(workbook.active, outline)
    _fill_plan(workbook.create_sheet(_("À propos du plan")), outline)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _fill_lines(sheet, outline: Outline) -> None:
    sheet.title = _("Plan d’action")
    sheet.append([_cell(sheet, str(column), Font(bold=True)) for column in words.COLUMNS.values()])
    for one in form.placed(outline):
        sheet.append(_row(sheet, one))
    for index, name in enumerate(words.COLUMNS, start=1):
        column = sheet.column_dimensions[get_column_letter(index)]
        column.width = _WIDTHS.get(name, _WIDTH)
        column.number_format = _AS_TEXT
        column.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    _let_choose_levels(sheet)
    _set_page(sheet)


def _row(sheet, one: form.Placed) -> list:
    line = one.line
    said = {
        "level": form.level_words(one),
        "number": form.safe(line.number),
        "text": form.safe(line.text),
        "axis": form.safe(one.axis.number or one.axis.text) if one.axis else "",
        **form.details(line),
    }
    font = Font(bold=line.level in _BOLD)
    cells = [_cell(sheet, said.get(name, ""), font) for name in words.COLUMNS]
    cells[list(words.COLUMNS).index("text")].alignment = Alignment(
        wrap_text=True, vertical="top", indent=DEPTHS[line.level]
    )
    if fill := _FILLS.get(line.level):
        for cell in cells:
            cell.fill = PatternFill("solid", start_color=fill)
    return cells


def _cell(sheet, text: str, font: Font):
    cell = spreadsheet_cell(sheet, _LOST.sub(form.coded, text))
    cell.font = font
    cell.number_format = _AS_TEXT
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _fill_plan(sheet, outline: Outline) -> None:
    for name, word in words.OF_PLAN.items():
        said = form.safe(getattr(outline, name))
        sheet.append([_cell(sheet, str(word), Font(bold=True)), _cell(sheet, said, Font())])
    sheet.column_dimensions["A"].width = 18
    sheet.column_dimensions["B"].width = 100


def _let_choose_levels(sheet) -> None:
    """Offer the words of the levels; others pass, since « Action de l’axe » is one too."""
    choices = ",".join(str(level.label) for level in Level)
    validation = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True)
    validation.showErrorMessage = False
    validation.add("A2:A1048576")
    sheet.add_data_validation(validation)


def _set_page(sheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
