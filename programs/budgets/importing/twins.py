"""Records that nothing but their number tells apart: two payments of one amount on one day."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from programs.importing.rows import Row


class Twins:
    """Put before the resource. The first row of ``alike`` cells means the newest record, the second the one before it,
    in the order in which an export lists them.

    ``rank`` is the last name of the ``identity``.
    """

    alike: Sequence[str] = ()

    def existing(self, rows):
        """Ranked among all that are alike, so that some rows of an export mean the very records."""
        rank = Window(RowNumber(), partition_by=[F(name) for name in self.alike], order_by="-pk")
        return super().existing(rows).annotate(rank=rank)  # type: ignore[misc]

    def before_matching(self) -> None:
        super().before_matching()  # type: ignore[misc]
        seen: Counter[tuple] = Counter()
        self._ranks: dict[int, int] = {}
        for row in self.rows:  # type: ignore[attr-defined]
            key = tuple(row.attributes.get(name) for name in self.alike)
            seen[key] += 1
            self._ranks[row.number] = seen[key]

    def getter(self, row: Row) -> Callable[[str], Any]:
        return (row.attributes | {"rank": self._ranks[row.number]}).get
