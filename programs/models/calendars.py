"""Whoever has fiscal years of its own: the month of the first calendar, and the days from which others hold."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from programs.lib.periods import FiscalCalendar, Period


class HasCalendar(models.Model):
    """A calendar that never changed is its ``fiscal_year_starts``; each later one is the day from which it holds."""

    fiscal_year_starts = models.PositiveSmallIntegerField(
        _("premier mois de l’exercice"),
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text=_(
            "4 pour avril-mars, 7 pour juillet-juin, 9 pour septembre-août, 1 pour l’année civile."
        ),
    )
    fiscal_year_changes = ArrayField(
        models.DateField(),
        verbose_name=_("changements d’exercice"),
        default=list,
        blank=True,
        help_text=_(
            "Si l’exercice change un jour : le premier jour du premier nouvel exercice, par exemple 2026-07-01 pour "
            "passer à juillet-juin. L’exercice en cours finit alors la veille, plus court que douze mois; ceux "
            "d’avant gardent leurs dates. Séparez plusieurs jours par « ; »."
        ),
    )

    class Meta:
        abstract = True

    @property
    def calendar(self) -> FiscalCalendar:
        return FiscalCalendar(self.fiscal_year_starts, tuple(self.fiscal_year_changes))

    # The last day of which its fiscal years matter, where there is one.
    ends_on: date | None = None

    @property
    def kept_since(self) -> date | None:
        """The first day of which its fiscal years matter; None before there is one."""
        raise NotImplementedError

    def year_at(self, day: date) -> Period:
        """The fiscal year that one works in on ``day``: the last once it is over, the first before it has begun."""
        within = min(day, self.ends_on) if self.ends_on else day
        return self.calendar.year_containing(max(within, self.kept_since or within))

    def years_altered(
        self, before: FiscalCalendar, after: FiscalCalendar, day: date
    ) -> list[Period]:
        """The fiscal years over by ``day`` that are of the calendar ``before`` and not of ``after``."""
        since = self.kept_since
        if self.ends_on:
            day = min(day, before.year_containing(self.ends_on).end)
        return [] if since is None or since > day else before.years_altered(after, since, day)


def calendar_rules(name: str) -> list[models.CheckConstraint]:
    """What the database holds of a calendar; ``name`` begins the names of the constraints."""
    return [
        models.CheckConstraint(
            name=f"{name}_fiscal_month",
            condition=Q(fiscal_year_starts__range=(1, 12)),
            violation_error_message=_("Le premier mois de l’exercice va de 1 à 12."),
        ),
        models.CheckConstraint(
            name=f"{name}_fiscal_changes",
            condition=Q(
                Func(
                    F("fiscal_year_changes"),
                    function="arrimage_begin_calendars",
                    output_field=models.BooleanField(),
                )
            ),
            violation_error_message=_(
                "Un exercice commence le premier jour d’un mois, et les changements vont du plus ancien au plus "
                "récent."
            ),
        ),
    ]
