"""The periods of a program whose books are closed."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from programs.budgets.triggers.parts import CLOSING_WAITS
from programs.dates import dated, past
from programs.history import tracked
from programs.lib.periods import Period
from programs.models.fields import told


class ClosingQuerySet(models.QuerySet):
    def in_force(self):
        """Those that nobody opened again."""
        return self.filter(reopened_at=None)

    def holding(self, day: date):
        return self.in_force().filter(starts_on__lte=day, ends_on__gte=day)


@dated(starts_on=past(), ends_on=past())
@tracked
class PeriodClose(models.Model):
    """From then on nothing that is dated of the period changes; a correction is a reversal in an open one.

    Closed by mistake, it is opened again with a reason (``reopened_at``), and stays as it was written.
    """

    program = models.ForeignKey(
        "programs.Program", models.PROTECT, verbose_name=_("programme"), related_name="closings"
    )
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"))
    note = models.TextField(_("note"), blank=True)
    closed_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("fermée par"),
        null=True,
        blank=True,
        related_name="+",
    )
    closed_at = models.DateTimeField(_("fermée le"), auto_now_add=True)
    reopened_at = models.DateTimeField(_("rouverte le"), null=True, blank=True)
    reopened_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("rouverte par"),
        null=True,
        blank=True,
        related_name="+",
    )
    reason = models.TextField(_("motif de la réouverture"), blank=True)

    objects = ClosingQuerySet.as_manager()

    class Meta:
        verbose_name = _("période fermée")
        verbose_name_plural = _("périodes fermées")
        ordering = ["program", "-ends_on", "-pk"]
        triggers = [CLOSING_WAITS]
        constraints = [
            models.CheckConstraint(
                name="closing_dates_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("La période finit avant de commencer."),
            ),
            models.CheckConstraint(
                name="closing_reopened_with_reason",
                condition=Q(reopened_at=None) | ~Q(reason=""),
                violation_error_message=_("Écrivez pourquoi la période est rouverte."),
            ),
            ExclusionConstraint(
                name="closing_once_a_day",
                expressions=[
                    ("program", RangeOperators.EQUAL),
                    (
                        Func(
                            "starts_on",
                            "ends_on",
                            RangeBoundary(True, True),
                            function="DATERANGE",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(reopened_at=None),
                violation_error_message=_("Ces jours sont déjà d’une période fermée."),
            ),
        ]

    def __str__(self):
        return told(self, "period")

    @property
    def period(self) -> Period | None:
        return Period(self.starts_on, self.ends_on) if self.starts_on and self.ends_on else None
