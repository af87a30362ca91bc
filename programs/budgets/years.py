"""The years of programs as their budgets tell them: what of each is closed, and what is still open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from programs.budgets.models import Budget, PeriodClose
from programs.lib.periods import Period, today
from programs.models import Program

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Year:
    """A year of a program: ``budget`` is one of those that were adopted for it, ``closings`` are in force in it."""

    budget: Budget
    closings: tuple[PeriodClose, ...]

    @property
    def period(self) -> Period:
        return self.budget.period

    @property
    def is_over(self) -> bool:
        return self.period.end < today()

    @property
    def is_to_come(self) -> bool:
        return self.period.start > today()

    @property
    def open(self) -> list[Period]:
        """Its days that are of no closed period, as few stretches as they make."""
        return open_days(self.period, self.closings)

    @property
    def is_closed(self) -> bool:
        return not self.open


def open_days(period: Period, closings: Iterable[PeriodClose]) -> list[Period]:
    """What of ``period`` none of ``closings``, which have no day in common, holds."""
    found, start = [], period.start
    for closing in sorted(closings, key=lambda one: one.starts_on):
        if closing.starts_on > start:
            found.append(Period(start, closing.starts_on - _DAY))
        start = max(start, closing.ends_on + _DAY)
    return [*found, Period(start, period.end)] if start <= period.end else found


def closings_within(program: Program, period: Period):
    """The closings in force that hold a day of ``period``."""
    return program.closings.in_force().filter(starts_on__lte=period.end, ends_on__gte=period.start)


def year_of(budget: Budget) -> Year:
    closings = closings_within(budget.program, budget.period).select_related("closed_by")
    return Year(budget, tuple(closings.order_by("starts_on")))


def years_by_budget(budgets: Iterable[Budget]) -> dict[int, Year]:
    """The year of each budget that is adopted, by its key: one query for all."""
    adopted = [one for one in budgets if not one.is_draft]
    closings = list(
        PeriodClose.objects.in_force()
        .filter(program__in={one.program_id for one in adopted})
        .order_by("starts_on")
    )
    return {
        one.pk: Year(
            one,
            tuple(
                closing
                for closing in closings
                if closing.program_id == one.program_id and closing.period.overlaps(one.period)
            ),
        )
        for one in adopted
    }


def years_of(program: Program) -> list[Year]:
    """The years that ``program`` adopted a budget for, each once, the latest first."""
    budgets = program.budgets.filter(adopted_on__isnull=False).order_by("-starts_on", "pk")
    of_dates = {year.period: year for year in years_by_budget(budgets).values()}
    return sorted(of_dates.values(), key=lambda one: one.period.start, reverse=True)
