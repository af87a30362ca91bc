"""What the due date of an action was before it was changed: a period that is over reads the one of its day."""

from datetime import date

from django.db import models
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from programs.dates import dated, past, planned
from programs.history import tracked
from programs.models.fields import told
from programs.plans.models.lines import Action


@dated(due_before=planned(), changed_on=past())
@tracked
class DueDateChange(models.Model):
    """The due date of an action was ``due_before`` until ``changed_on``, the first day of the next one.

    Of a date that was only mistyped there is none: it is deleted, and the date of now was always the right one.
    """

    action = models.ForeignKey(
        Action, models.CASCADE, verbose_name=_("action"), related_name="due_date_changes"
    )
    due_before = models.DateField(_("échéance d’avant"))
    changed_on = models.DateField(_("changée le"))

    class Meta:
        verbose_name = _("changement d’échéance")
        verbose_name_plural = _("changements d’échéance")
        ordering = ["action", "changed_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "changed_on"],
                name="due_date_changed_once_a_day",
                violation_error_message=_("L’échéance a déjà changé ce jour-là."),
            ),
        ]

    def __str__(self):
        return told(self, "due_before", "changed_on")


def due_on_day(day: date) -> Coalesce:
    """The due date that an action had at the end of ``day``: that of the first change after it, else that of now."""
    later = DueDateChange.objects.filter(action=OuterRef("pk"), changed_on__gt=day)
    return Coalesce(Subquery(later.order_by("changed_on").values("due_before")[:1]), F("due_on"))
