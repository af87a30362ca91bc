"""The texts of a report that its English document would print in French: found by making that document.

Every text that is written in two languages is read by ``programs.models.fields.in_language``, which notes those
without English: what a service to come prints of its records is looked at too, without being declared here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from programs.lib.periods import today
from programs.lib.text import excerpt
from programs.models import Region
from programs.models.fields import Untranslated, noting_untranslated
from reporting import making
from reporting.documents import chapters
from reporting.models import Report, ReportText


@dataclass(frozen=True)
class Missing:
    """A text to translate: what it is, the French that would be printed, and the page where it is written."""

    label: str
    french: str
    url: str


def find(report: Report) -> tuple[list[Missing], making.Made]:
    """The texts of ``report`` without English, each once, and its English document as it stands now.

    As many queries as the document takes, whatever the number of records.
    """
    with noting_untranslated() as noted:
        made = making.make_report(report, "en", as_of=today())
    printed = "\n".join(_texts(made.document))
    labels = _narratives(report)
    missing = [
        Missing(_label(one, labels), excerpt(one.french), _page(one.record))
        for one in noted.values()
        # The names of regions are the product's own, and the same in both languages.
        if not isinstance(one.record, Region)
        and (isinstance(one.record, ReportText) or one.french in printed)
    ]
    return missing, made


def _texts(value: Any) -> Iterator[str]:
    """Every text of a document."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _texts(item)


def _narratives(report: Report) -> dict[str, str]:
    told = chapters.narratives(making.chapters_of(report))
    return {narrative.name: str(narrative.label) for narrative in told}


def _label(one: Untranslated, narratives: dict[str, str]) -> str:
    """« Programme : titre en anglais », « Textes du bilan : faits saillants »."""
    if isinstance(one.record, ReportText):
        where, what = _("textes du bilan"), narratives[one.record.name]
    else:
        meta = one.record._meta
        where, what = str(meta.verbose_name), str(meta.get_field(one.field).verbose_name)
    return _("%(label)s : %(value)s") % {"label": capfirst(where), "value": what}


def _page(record: Model) -> str:
    """The page of the record, or that of the one whose rows it is among."""
    for one in (record, *(getattr(record, name, None) for name in ("program", "report"))):
        if one is None:
            continue
        meta = one._meta
        try:
            return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[one.pk])
        except NoReverseMatch:
            continue
    return ""
