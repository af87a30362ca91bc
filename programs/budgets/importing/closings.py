"""The resource of closed periods: the last of all, for nothing enters a period that is closed."""

from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.budgets.importing.twins import Twins
from programs.budgets.models import PeriodClose
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.layers import ProgramResource, program_column
from programs.importing.registry import register
from programs.importing.rows import Row
from programs.lib.periods import today

_TEXT = kinds.Kind()


@register
class ClosingsResource(Twins, ProgramResource):
    name = "closings"
    label = _("Périodes fermées")
    key_fields = ("starts_on", "ends_on")
    alike = ("program_id", "starts_on", "ends_on")
    identity = (*alike, "rank")
    moving_days = ("starts_on", "ends_on")
    moves_by_years = True
    columns = (
        program_column(),
        Column("starts_on", "du", "from", kinds.Day(), required=True),
        Column("ends_on", "au", "to", kinds.Day(), required=True),
        Column("note", "note", "note", _TEXT),
        Column("reopened_on", "rouverte le", "reopened on", kinds.Day(), attribute=""),
        Column("reason", "motif de la réouverture", "reason for reopening", _TEXT),
    )

    class Meta:
        model = PeriodClose

    def complete(self, row: Row) -> None:
        super().complete(row)
        if row.is_new and (day := row.value("reopened_on")):
            noon = datetime.combine(day, time(12))
            row.instance.reopened_at = timezone.make_aware(noon)

    def check(self, row: Row) -> None:
        super().check(row)
        if row.is_new and row.instance.ends_on >= today():
            row.refuse("ends_on", gettext("Une période se ferme une fois finie."))
        said = row.value("reopened_on")
        if not row.is_new and row.has("reopened_on") and said != _reopened_on(row.instance):
            row.refuse("reopened_on", gettext("Une période se rouvre dans sa fiche."))

    def cell(self, instance, column: Column):
        if column.name == "reopened_on":
            return _reopened_on(instance)
        return super().cell(instance, column)


def _reopened_on(closing: PeriodClose):
    return closing.reopened_at and timezone.localdate(closing.reopened_at)
