"""What the due dates of actions were, as one cell: the days that a figure of a period that is over reads."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.dates.checks import days_of
from programs.importing import kinds
from programs.importing.bulk import BATCH
from programs.importing.columns import Column
from programs.importing.resources import RecordResource
from programs.importing.rows import Row
from programs.plans.actions.due_dates import keep_due_dates
from programs.plans.importing.steps import ByDay
from programs.plans.models import Action, DueDateChange

# The day of a change, and the due date until then.
Said = tuple[date, date]
_NAME = "due_dates_before"


class DueDates(ByDay):
    expects = gettext_lazy(
        "les changements, séparés par « ; », chacun avec son jour puis l’échéance d’avant : 2026-05-12 2026-03-01"
    )
    not_one = gettext_lazy("« %(text)s » n’est pas un changement d’échéance. Attendu : %(it)s.")


DUE_DATES_BEFORE = Column(
    _NAME, "échéances d’avant", "earlier due dates", DueDates(kinds.Day()), attribute=""
)


class DueDatesResource(RecordResource):
    """Actions: a due date that a file changes is kept, and a file may say all those that were kept elsewhere."""

    def complete(self, row: Row) -> None:
        super().complete(row)
        said: list[Said] = row.value(_NAME, [])
        if not said:
            return
        if sentence := _misplaced([day for day, _due in said], self._today):
            row.refuse(_NAME, sentence)
        if row.is_new or _changes_of(row.instance) != said:
            row.touched = True

    def before_writing(self) -> None:
        super().before_writing()
        keep_due_dates(self.update_instances)

    def after_writing(self, user) -> None:
        super().after_writing(user)
        told = [
            row
            for row in self.rows
            if row.value(_NAME) and (row.touched or row.is_new or "due_on" in row.changed)
        ]
        changes = DueDateChange.objects
        changes.filter(action__in=[row.instance.pk for row in told]).delete()
        changes.bulk_create(
            [
                DueDateChange(action=row.instance, changed_on=day, due_before=due)
                for row in told
                for day, due in row.value(_NAME)
            ],
            BATCH,
        )

    def existing(self, rows):
        return super().existing(rows).prefetch_related("due_date_changes")

    def for_export(self, queryset):
        return super().for_export(queryset).prefetch_related("due_date_changes")

    def cell(self, instance, column: Column):
        return _changes_of(instance) if column.name == _NAME else super().cell(instance, column)


def _misplaced(days: list[date], on: date) -> str | None:
    """What is wrong with the days of changes, or None."""
    if days != sorted(set(days)):
        return _("Les changements vont du premier au dernier, un par jour au plus.")
    rule = days_of(DueDateChange)["changed_on"]
    return next(filter(None, (rule.misplaced(day, on) for day in days)), None)


def _changes_of(action: Action) -> list[Said]:
    return [(one.changed_on, one.due_before) for one in action.due_date_changes.all()]
