"""Closing a period of a program, or a whole year, and opening it again."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from programs.budgets.models import Expense, PeriodClose
from programs.budgets.years import closings_within, open_days
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


@transaction.atomic
def close_year(*, program: Program, period: Period, by, note: str = "") -> list[PeriodClose]:
    """Close what is still open of a year. Raises ValidationError where it is not over, or nothing of it is open."""
    if period.end >= today():
        raise ValidationError(_("Un exercice se ferme une fois fini."))
    stretches = open_days(period, closings_within(program, period))
    if not stretches:
        raise ValidationError(_("Cet exercice est déjà fermé en entier."))
    return [
        close_period(program=program, starts_on=one.start, ends_on=one.end, by=by, note=note)
        for one in stretches
    ]


@transaction.atomic
def reopen_year(*, program: Program, period: Period, by, reason: str) -> list[PeriodClose]:
    """Open again every closing that holds a day of a year. Raises ValidationError where there is none."""
    closings = list(closings_within(program, period).order_by("pk"))
    if not closings:
        raise ValidationError(_("Rien de cet exercice n’est fermé."))
    return [reopen_period(closing=one, by=by, reason=reason) for one in closings]


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
