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

    def name(self, model: type[models.Model], column: str) -> str:
        """What the database calls it."""
        place = "after" if self.is_first else "before"
        return f"{model._meta.model_name}_{column}_{place}_{self.path.replace('.', '_')}"


@dataclass(frozen=True)
class Day:
    """What one date may be: between 1900 and so many ``years_ahead`` of today, and within its ``bounds``."""

    bounds: tuple[Bound, ...] = ()
    years_ahead: int = 0

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


def past(*bounds: Bound) -> Day:
    """The day of a fact: it has come."""
    return Day(bounds)


def planned(*bounds: Bound) -> Day:
    """A day that may be to come, as that of a program or of a grant."""
    return Day(bounds, YEARS_AHEAD)


def since(path: str, sentence: Any, **options) -> Bound:
    """Not before the day at the end of ``path``."""
    return Bound(path, sentence, is_first=True, **options)


def until(path: str, sentence: Any, **options) -> Bound:
    """Not after the day at the end of ``path``."""
    return Bound(path, sentence, is_first=False, **options)
