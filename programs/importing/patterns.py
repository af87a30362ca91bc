"""A file to fill: the headings of a resource, and on a second sheet what each of its columns takes."""

import io
from collections.abc import Iterable

from django.http import FileResponse
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from programs.importing.columns import Column
from programs.importing.resources import RecordResource

# Excel allows 31 characters in the name of a sheet.
_LONGEST_NAME = 31
_WIDTHS = (26, 14, 90)


def response(resource: type[RecordResource]) -> FileResponse:
    """The file of ``resource``, to be downloaded."""
    name = f"{slugify(resource.get_display_name())}-{_('modele')}.xlsx"
    return FileResponse(io.BytesIO(content(resource)), as_attachment=True, filename=name)


def content(resource: type[RecordResource]) -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = resource.get_display_name()[:_LONGEST_NAME]
    sheet.freeze_panes = "A2"
    sheet.append([capfirst(column.heading) for column in resource.columns])
    for index, column in enumerate(resource.columns, start=1):
        sheet.cell(1, index).font = Font(bold=True)
        width = max(len(column.heading) + 4, 14)
        sheet.column_dimensions[get_column_letter(index)].width = width
    _explain(workbook.create_sheet(_("Explications")), resource)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _explain(sheet, resource: type[RecordResource]) -> None:
    sheet.append([_("Colonne"), _("Obligatoire"), _("Ce qu’elle reçoit")])
    for row in _explanations(resource.columns):
        sheet.append(row)
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=cell.row == 1)
    for index, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    for sets in resource.alternatives:
        headings = {column.name: column.heading for column in resource.columns}
        ways = [" + ".join(capfirst(headings[name]) for name in one) for one in sets]
        sheet.append([_("Il faut %(list)s.") % {"list": _(" ou ").join(ways)}])


def _explanations(columns: Iterable[Column]) -> Iterable[list[str]]:
    for column in columns:
        required = _("oui") if column.required else ""
        takes = _("On y met %(what)s.") % {"what": column.expects}
        yield [capfirst(column.heading), required, takes]
