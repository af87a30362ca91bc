"""Filters of the admin's lists."""

import re
from collections.abc import Callable

from django.contrib import admin
from django.core.exceptions import BadRequest
from django.db.models import F, Max, Min, Q, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _

from programs import awaiting
from programs.lib.periods import FiscalCalendar, today

# « 2008 », « 2007-2008 », and both dates of a year that a change of calendar cut short.
_YEARS = re.compile(r"[0-9]{4}(-[0-9]{4})?|[0-9-]{10}/[0-9-]{10}")


class AwaitingFilter(admin.SimpleListFilter):
    """Keeps what awaits somebody, by each rule that speaks of these records: what the home page counts.

    A list may have choices of its own ``before`` those: the label of each, and a function of (request, records).
    """

    title = _("suivi")
    parameter_name = awaiting.PARAMETER
    before: dict[str, tuple[str, Callable]] = {}

    def __init__(self, request, params, model, model_admin):
        self.rules = {rule.code: rule for rule in awaiting.rules_of(model)}
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        own = [(code, label) for code, (label, _keep) in self.before.items()]
        return own + [(code, rule.label) for code, rule in self.rules.items()]

    def queryset(self, request, queryset):
        if self.value() in self.before:
            _label, keep = self.before[self.value()]
            return keep(request, queryset)
        if self.value() is None:
            return queryset
        if self.value() not in self.rules:
            raise BadRequest("no rule has this code")
        rule = self.rules[self.value()]
        # A rule may show less than the list does: nobody approves what they entered.
        own = queryset.filter(pk__in=rule.visible(request.user).values("pk"))
        return rule.select(own, today())


class FiscalYearFilter(admin.SimpleListFilter):
    """Keeps the records of one fiscal year, each by the calendar of its own program.

    What lasts, up to its ``end_field``, is found in every year that it covers; without an end, in every one since.
    Two programs may both have a « 2007-2008 » that starts in different months: a label stands for all of them.
    """

    title = _("exercice")
    parameter_name = "exercice"
    date_field = ""
    end_field = ""
    program_field = "program"

    def lookups(self, request, model_admin):
        self.years = self._years_of(model_admin.get_queryset(request))
        return [(label, label) for label in sorted(self.years, reverse=True)]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        if not _YEARS.fullmatch(self.value()):
            raise BadRequest("no fiscal year is written so")
        wanted = Q(pk__in=[])
        month_field, changes_field = self._calendar_fields
        for calendar, period in self.years.get(self.value(), ()):
            wanted |= Q(
                **{
                    month_field: calendar.start_month,
                    changes_field: list(calendar.changes),
                }
            ) & self._within(period)
        return queryset.filter(wanted)

    def _within(self, period) -> Q:
        if not self.end_field:
            return Q(**{f"{self.date_field}__range": (period.start, period.end)})
        lasts = Q(**{f"{self.end_field}__gte": period.start}) | Q(**{self.end_field: None})
        return lasts & Q(**{f"{self.date_field}__lte": period.end})

    @property
    def _last_day(self):
        if not self.end_field:
            return F(self.date_field)
        return Coalesce(self.end_field, Greatest(self.date_field, Value(today())))

    @property
    def _calendar_fields(self) -> tuple[str, str]:
        prefix = f"{self.program_field}__" if self.program_field else ""
        return f"{prefix}fiscal_year_starts", f"{prefix}fiscal_year_changes"

    def _years_of(self, queryset) -> dict[str, list]:
        """Each label of a fiscal year with the calendars that have it, from the first record to the last."""
        spans = (
            queryset.order_by()
            .values_list(*self._calendar_fields)
            .annotate(first=Min(self.date_field), last=Max(self._last_day))
        )
        years: dict[str, list] = {}
        for month, changes, first, last in spans:
            if first is None:
                continue
            calendar = FiscalCalendar(month, tuple(changes))
            for period in calendar.years_between(first, last):
                years.setdefault(calendar.label(period), []).append((calendar, period))
        return years


def fiscal_year(
    date_field: str, program_field: str = "program", until: str = ""
) -> type[FiscalYearFilter]:
    """The filter by fiscal year of the day ``date_field``, by the calendar of ``program_field``.

    With ``until``, of all the days from the one to the other.
    """
    attributes = {"date_field": date_field, "program_field": program_field, "end_field": until}
    return type("FiscalYearFilter", (FiscalYearFilter,), attributes)
