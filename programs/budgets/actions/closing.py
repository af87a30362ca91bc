"""Closing a period of a program, and opening it again."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from programs.budgets.models import Expense, PeriodClose
from programs.lib.periods import Period, add_months, today
from programs.models import Program


@transaction.atomic
def close_period(
    *, program: Program, starts_on: date, ends_on: date, by, note: str = ""
) -> PeriodClose:
    """From then on nothing dated of these days changes. Raises ValidationError where one is to come or closed."""
    if ends_on < starts_on:
        raise ValidationError({"ends_on": _("La période finit avant de commencer.")})
    if ends_on >= today():
        raise ValidationError({"ends_on": _("Une période se ferme une fois finie.")})
    closing = PeriodClose(
        program=program, starts_on=starts_on, ends_on=ends_on, closed_by=by, note=note
    )
    closing.full_clean()
    closing.save()
    return closing


@transaction.atomic
def reopen_period(*, closing: PeriodClose, by, reason: str) -> PeriodClose:
    """Closed too early: its days may be written again, until they are closed anew. Raises ValidationError."""
    locked = PeriodClose.objects.select_for_update(of=("self",)).get(pk=closing.pk)
    if locked.reopened_at:
        raise ValidationError(_("Cette période est déjà rouverte."))
    locked.reopened_at, locked.reopened_by, locked.reason = timezone.now(), by, reason
    locked.full_clean()
    locked.save(update_fields=["reopened_at", "reopened_by", "reason"])
    return locked


def left_behind(program: Program, period: Period) -> QuerySet[Expense]:
    """The expenses of the period that nobody has approved yet: once it is closed, they need another day."""
    return Expense.objects.filter(program=program).pending().spent_in(period)


def next_to_close(program: Program, day: date) -> Period | None:
    """The month after the last closing, or the first one of the program's budgets; None where it is not over yet."""
    last = program.closings.in_force().order_by("-ends_on").first()
    first = program.budgets.order_by("starts_on").first()
    if last is None and first is None:
        return None
    start = last.ends_on + timedelta(days=1) if last else first.starts_on
    end = add_months(start.replace(day=1), 1) - timedelta(days=1)
    return Period(start, end) if end < day else None
