"""``manage.py impossible_dates``: the records whose dates cannot be, entered before the database refused them."""

from collections.abc import Iterator

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from programs.dates.checks import days_of, impossible, rows_behind
from programs.lib.periods import today


class Command(BaseCommand):
    help = _(
        "Nomme les fiches dont une date ne se peut pas. Elles restent telles quelles jusqu’à ce qu’on les corrige."
    )

    def handle(self, *args, **options):
        with override("fr"):
            count = 0
            for line in _lines():
                self.stdout.write(line)
                count += 1
            self.stdout.write(_("Dates à corriger : %(count)d") % {"count": count})


def _lines() -> Iterator[str]:
    """A line a date, by the number of its record: what is printed goes into logs, where no name belongs."""
    on = today()
    for model in apps.get_models():
        days = days_of(model)
        if not days or hasattr(model, "pgh_tracked_model"):
            continue
        relations = {bound.relation for day in days.values() for bound in day.bounds} - {""}
        records: models.QuerySet = model._base_manager.order_by("pk")
        if relations:
            records = records.select_related(*sorted(relations)).prefetch_related(
                *(
                    f"{name}__{rows}"
                    for name in sorted(relations)
                    for rows in rows_behind(model, name)
                )
            )
        for record in records.iterator(chunk_size=2000):
            for wrong in impossible(record, on):
                yield _("%(model)s nº %(number)d, %(field)s, %(day)s : %(why)s") % {
                    "model": capfirst(str(model._meta.verbose_name)),
                    "number": record.pk,
                    "field": model._meta.get_field(wrong.field).verbose_name,
                    "day": getattr(record, wrong.field).isoformat(),
                    "why": wrong.sentence,
                }
