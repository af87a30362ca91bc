"""The rules themselves: how far a day may lie from the present, and what other day bounds it."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.lib.periods import add_months

# Nobody who is alive was born before, and nothing that the product knows of happened before.
EARLIEST = date(1900, 1, 1)
# How far ahead a program, a grant or a role is planned at most.
YEARS_AHEAD = 30

TO_COME = _("Cette date est à venir.")
TOO_FAR = _("Cette date est dans plus de 30 ans : vérifiez l’année.")
TOO_EARLY = _("Cette date précède 1900 : vérifiez l’année.")


@dataclass(frozen=True)
class Bound:
    """Another day that a day may not precede (``is_first``) or follow, and the ``sentence`` that says so.

    ``path`` is « relation.column », or a column of the same record. A bound that is not known bounds nothing, but
    where it is ``needed``: what hangs on it cannot have happened yet. ``margin`` is how many days beyond still pass.
    """

    path: str
    sentence: Any
    is_first: bool
    needed: bool = False
    margin: int = 0

    @cached_property
    def relation(self) -> str:
        """The name of the foreign key to the record that has the other day; nothing where it is the same record."""
        return self.path.rpartition(".")[0]

    @cached_property
    def column(self) -> str:
        return self.path.rpartition(".")[2]

    def allows(self, day: date, other: date | None) -> bool:
        if other is None:
            return not self.needed
        margin = timedelta(days=self.margin)
        return other - margin <= day if self.is_first else day <= other + margin

    def breach(self, day: date, instance: models.Model, holder: models.Model) -> Any:
        """The sentence that refuses ``day`` of ``instance``, or None. ``holder`` has the other day."""
        return None if self.allows(day, getattr(holder, self.column)) else self.sentence

    def also(self) -> set[str]:
        """The other columns of the record that it compares."""
        return set() if self.relation else {self.column}

    def name(self, model: type[models.Model], column: str) -> str:
        """What the database calls it."""
        place = "after" if self.is_first else "before"
        return f"{model._meta.model_name}_{column}_{place}_{self.path.replace('.', '_')}"


# From a day to a day, both included; to no day yet where it goes on.
Time = tuple[date, date | None]


@dataclass(frozen=True)
class Within:
    """Times of another record, one of which holds a day, and the day of ``start`` with it where one is named.

    ``path`` is « relation.property »: the property gives the times in their order, and reads the ``rows`` of that
    record. The sentences say that the day lies before them, after them, between two, or in another than the start.
    No trigger is made of it: several rows have a part in it, and whoever declares it writes one for each table.
    """

    path: str
    rows: str
    before: Any
    after: Any
    between: Any
    across: Any = None
    start: str = ""

    @cached_property
    def relation(self) -> str:
        return self.path.rpartition(".")[0]

    def breach(self, day: date, instance: models.Model, holder: models.Model) -> Any:
        """The sentence that refuses ``day`` of ``instance``, or None. ``holder`` was there at some times."""
        times: list[Time] = getattr(holder, self.path.rpartition(".")[2])
        if not (time := _holding(times, day)):
            first, last = times[0][0], times[-1][1]
            return (
                self.before if day < first else self.after if last and day > last else self.between
            )
        start = getattr(instance, self.start) if self.start else None
        # A start that lies nowhere is refused by itself, one after the end by its own rule.
        began = _holding(times, start) if start and start <= day else None
        return self.across if began not in (None, time) else None

    def also(self) -> set[str]:
        """The other columns of the record that it compares."""
        return {self.start} - {""}


def _holding(times: list[Time], day: date) -> Time | None:
    return next((one for one in times if one[0] <= day and (one[1] is None or day <= one[1])), None)


@dataclass(frozen=True)
class Day:
    """What one date may be: between 1900 and so many ``years_ahead`` of today, and within its ``bounds``."""

    bounds: tuple[Bound | Within, ...] = ()
    years_ahead: int = 0

    @property
    def compared(self) -> list[Bound]:
        """Its bounds that are one day of one record: the database holds them by triggers made of them."""
        return [bound for bound in self.bounds if isinstance(bound, Bound)]

    @property
    def too_late(self) -> Any:
        return TOO_FAR if self.years_ahead else TO_COME

    def misplaced(self, day: date, on: date) -> Any:
        """The sentence that refuses ``day`` by itself when it is written ``on`` that day, or None."""
        if day < EARLIEST:
            return TOO_EARLY
        if day > on and day > add_months(on, 12 * self.years_ahead):
            return self.too_late
        return None


def past(*bounds: Bound | Within) -> Day:
    """The day of a fact: it has come."""
    return Day(bounds)


def planned(*bounds: Bound | Within) -> Day:
    """A day that may be to come, as that of a program or of a grant."""
    return Day(bounds, YEARS_AHEAD)


def since(path: str, sentence: Any, **options) -> Bound:
    """Not before the day at the end of ``path``."""
    return Bound(path, sentence, is_first=True, **options)


def until(path: str, sentence: Any, **options) -> Bound:
    """Not after the day at the end of ``path``."""
    return Bound(path, sentence, is_first=False, **options)
