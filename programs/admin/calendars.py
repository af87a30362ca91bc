"""The fiscal calendar of a record in the admin: changed from a day on, and what is over keeps its years."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programs.admin.base import RefusableForm
from programs.forms import DaysField
from programs.lib.periods import FiscalCalendar, Period, format_date, today
from programs.models.calendars import HasCalendar

# Years that a refusal names, of all those that would change.
MOST_NAMED = 3
_SAID = "fiscal_years_said"
_ANYWAY = "fiscal_years_corrected"


class CalendarForm(RefusableForm):
    """Asks again before years that are over take other dates: only a mistake is mended so."""

    fiscal_years_corrected = forms.BooleanField(
        label=_("Corriger aussi les exercices terminés"),
        required=False,
        help_text=_(
            "À cocher seulement si l’exercice était mal inscrit. Les bilans commencés ou publiés gardent leurs dates "
            "et leur numéro."
        ),
    )

    @cached_property
    def changed_data(self):
        """Of the record: the answer to the question is no column of it."""
        return [name for name in super().changed_data if name != _ANYWAY]

    def clean(self):
        cleaned = super().clean()
        month, days = (cleaned.get(name) for name in CalendarAdmin.calendar_fields)
        if month is None or days is None:
            return cleaned
        try:
            calendar = FiscalCalendar(month, tuple(days))
        except ValueError as error:
            self.add_error("fiscal_year_changes", str(error))
            return cleaned
        if self.instance.pk and not cleaned.get(_ANYWAY):
            # The instance still is as it was read: Django fills it once the form is clean.
            altered = self.instance.years_altered(self.instance.calendar, calendar, today())
            if altered:
                self.add_error(_ANYWAY, _refusal(altered))
        return cleaned


def _refusal(altered: list[Period]) -> ValidationError:
    years = ", ".join(year.display(get_language() or "fr") for year in altered[:MOST_NAMED])
    years += ", etc" if len(altered) > MOST_NAMED else ""
    return ValidationError(
        _(
            "Des exercices terminés changeraient de dates : %(years)s. Si l’exercice change à partir d’un jour, "
            "écrivez le premier jour à venir sous « changements d’exercice »; si c’était une erreur, cochez cette case."
        ),
        params={"years": years},
    )


class CalendarAdmin(admin.ModelAdmin):
    """Beside ScopedAdmin, for records that have a calendar. ``calendar_fields`` are for their fieldset."""

    form = CalendarForm
    calendar_fields = ("fiscal_year_starts", "fiscal_year_changes")

    def get_fieldsets(self, request, obj=None):
        """Once there is a record: what its years are, and what mends them."""
        more = [_SAID] if obj else []
        if obj and self.has_change_permission(request, obj):
            more.append(_ANYWAY)
        return [
            (title, options | {"fields": [*options["fields"], *more]})
            if "fiscal_year_starts" in options["fields"]
            else (title, options)
            for title, options in super().get_fieldsets(request, obj)
        ]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), _SAID]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "fiscal_year_changes":
            return DaysField(
                label=capfirst(db_field.verbose_name),
                required=False,
                help_text=db_field.help_text,
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description=_("exercices"))
    def fiscal_years_said(self, record: HasCalendar) -> str:
        """The year under way, or the last of what is over; and what comes of each change."""
        language, calendar = get_language() or "fr", record.calendar
        last = record.ends_on or today()
        is_over = last < today()
        year = calendar.year_containing(last if is_over else today()).display(language)
        named = _("dernier exercice : %(year)s") if is_over else _("en cours : %(year)s")
        said = [named % {"year": year}]
        for change in calendar.changes:
            cut = calendar.previous(calendar.year_containing(change))
            said.append(
                _("depuis le %(day)s : %(month)s; l’exercice d’avant va du %(start)s au %(end)s")
                % {
                    "day": format_date(change, language),
                    "month": calendar.months_said(change, language),
                    "start": format_date(cut.start, language),
                    "end": format_date(cut.end, language),
                }
            )
        return ". ".join(capfirst(one) for one in said) + "."
