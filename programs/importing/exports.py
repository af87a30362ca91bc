"""Exports: a short one at once, a long one as a job whose file waits for whoever asked."""

from collections.abc import Sequence

import tablib
from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, Func, IntegerField, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.text import slugify
from django.utils.translation import gettext as _

from programs import jobs
from programs.importing import registry
from programs.importing.resources import RecordResource
from programs.importing.writing import FORMATS
from programs.lib.periods import today
from programs.models import Job

# Rows that a request may write itself: about a second of a workbook.
AT_ONCE = 2_000
# Rows that are read together, and after which a job says how far it is.
TOGETHER = 1_000


def file_name(resource: type[RecordResource], extension: str) -> str:
    return f"{slugify(resource.get_display_name())}-{today().isoformat()}.{extension}"


def ask(resource: str, records: QuerySet, *, format: int, columns: Sequence[str] | None, by) -> Job:
    """Have ``records``, in their order, written in the ``format`` of that index: what ``by`` sees at this moment.

    Without ``columns``, all of them.
    """
    label = registry.get(resource).get_display_name()
    return jobs.ask(
        "export",
        by=by,
        title=_("Exportation : %(records)s") % {"records": label},
        resource=resource,
        keys=list(records.values_list("pk", flat=True)),
        format=format,
        columns=columns,
    )


@jobs.kind("export")
def export(work: jobs.Work) -> None:
    """Write the records of a list into a file. Those that were deleted meanwhile are left out."""
    given = work.job.parameters
    kind = registry.get(given["resource"])
    resource, format, keys = kind(), FORMATS[given["format"]](), given["keys"]
    parts = []
    for start in range(0, len(keys), TOGETHER):
        work.progress(start, len(keys), _("Les fiches sont lues"))
        some = _in_order(kind, keys[start : start + TOGETHER])
        parts.append(resource.export(some, export_fields=given["columns"]))
    work.progress(len(keys), len(keys), _("Le fichier est écrit"))
    content = format.export_data(_joined(parts))
    name = file_name(kind, format.get_extension())
    work.finish(file=(name, format.get_content_type(), content))


def _in_order(resource: type[RecordResource], keys: Sequence[int]) -> QuerySet:
    """The records of ``keys`` as they stood in the list."""
    given = Cast(Value(list(keys)), ArrayField(BigIntegerField()))
    place = Func(given, F("pk"), function="array_position", output_field=IntegerField())
    return resource._meta.model._default_manager.filter(pk__in=keys).order_by(place)


def _joined(parts: list[tablib.Dataset]) -> tablib.Dataset:
    whole = parts[0]
    for part in parts[1:]:
        whole.extend(part)
    return whole
