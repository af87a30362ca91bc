"""Where the lines of plans stood on a day: under which headings the version in force then has them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Self

from django.db.models import Case, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Concat

from programs.plans.enums import Level
from programs.plans.models import Action, Heading, PlanVersion
from programs.plans.models.plans import OfEachLine


@dataclass(frozen=True)
class Places:
    """Lines by their keys (« A75 », « H12 »): the key of the heading right above each, if any, and which are axes."""

    above: dict[str, str]
    axes: frozenset[str]

    @classmethod
    def on(cls, day: date, plans) -> Self:
        """Those of ``plans``, a queryset or keys, in one query. What no version holds stands as it does now."""
        rows = sorted(_placed(day, plans), key=itemgetter(0))
        found = {key: (under, level) for _is_adopted, key, under, level in rows}
        return cls(
            {key: under for key, (under, _level) in found.items()},
            frozenset(key for key, (_under, level) in found.items() if level == Level.AXIS),
        )

    def headings(self, action: int) -> Iterator[int]:
        """The headings above an action, the nearest first, all by their primary keys."""
        return (int(key[1:]) for key in self._keys(action))

    def axis(self, action: int) -> int | None:
        """The axis that an action stands under, by primary keys; None where there is none."""
        return next((int(key[1:]) for key in self._keys(action) if key in self.axes), None)

    def _keys(self, action: int) -> Iterator[str]:
        key = self.above.get(f"A{action}", "")
        while key:
            yield key
            key = self.above.get(key, "")


def _placed(day: date, plans) -> QuerySet:
    """Whether a version says it, a line, the heading right above it and its level: as it is now, and as adopted."""
    headings = Heading.ever.filter(plan__in=plans).order_by()
    actions = Action.ever.filter(plan__in=plans).order_by()
    versions = PlanVersion.objects.filter(plan__in=plans).in_force_on(day).order_by()
    now, adopted = Value(False), Value(True)
    return headings.values_list(now, _key("H", "pk"), _key("H", "parent"), "level").union(
        actions.values_list(now, _key("A", "pk"), _key("H", "heading"), Value(Level.ACTION.value)),
        versions.values_list(
            adopted, *(OfEachLine("content", name) for name in ("key", "under", "level"))
        ),
        all=True,
    )


def _key(letter: str, of: str) -> Case:
    key = Concat(Value(letter), Cast(of, TextField()), output_field=TextField())
    return Case(
        When(**{f"{of}__isnull": False}, then=key), default=Value(""), output_field=TextField()
    )
