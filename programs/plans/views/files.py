"""A plan as a file that people change and import again."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from programs.doors import for_coordinators
from programs.files import DOCX, as_attachment
from programs.importing.writing import Xlsx
from programs.plans import access
from programs.plans.outlines.model import Outline
from programs.plans.outlining import outline_of
from programs.plans.writing.text import to_text
from programs.plans.writing.word import to_docx
from programs.plans.writing.workbook import to_xlsx

_Write = Callable[[Outline], str | bytes]

_WRITERS: dict[str, tuple[_Write, str]] = {
    "docx": (to_docx, DOCX),
    "xlsx": (to_xlsx, Xlsx.content_type),
    "txt": (to_text, "text/plain; charset=utf-8"),
}


@for_coordinators
@require_safe
def plan_file(request: HttpRequest, pk: int, written_as: str) -> HttpResponse:
    """The plan in a file of the kind ``written_as``."""
    plan = access.get_plan_for(request.user, pk)
    if written_as not in _WRITERS:
        raise Http404
    write, content_type = _WRITERS[written_as]
    name = f"{plan.program.code}-{plan.code}.{written_as}"
    return as_attachment(write(outline_of(plan)), content_type, name)
