"""Figures that are counted once for as long as nobody writes: for tests of what is done with them.

A draft, the page that publishes it and its papers in two languages each count the same figures of the same records. A
test of those looks at all of them, and is not about the counting. Whatever is written, or taken back, has them counted
anew; and a test that counts questions has every one of them asked.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.db import connection

from programs.lib.periods import Period
from reporting.figures import counting
from reporting.figures.base import Figure, Scope

_ASKS = re.compile(r"\s*\(*\s*(SELECT|RELEASE)\b", re.I)
_SAVES = re.compile(r"\s*SAVEPOINT (\S+)|\s*ROLLBACK TO SAVEPOINT (\S+)", re.I)
# What the site notes of a visit is none of what figures count.
_OF_A_VISIT = re.compile(
    r'\s*(INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+"(django_session|cache)"', re.I
)


class _Counted:
    """What was counted since the last change."""

    def __init__(self):
        self.known: dict[tuple, tuple] = {}
        self.changes = 0
        self.at: dict[str, int] = {}

    def note(self, execute, sql, params, many, context):
        if saves := _SAVES.match(sql):
            begun, undone = saves.groups()
            if begun:
                self.at[begun] = self.changes
            elif self.at.get(undone) != self.changes:
                self._forget()
        elif not _ASKS.match(sql) and not _OF_A_VISIT.match(sql):
            self._forget()
        return execute(sql, params, many, context)

    def _forget(self) -> None:
        self.changes += 1
        self.known.clear()

    def once(self, count: Callable) -> Callable:
        """``count``, which is not asked twice for the same."""

        def counted(figures: list[Figure], scope: Scope, period: Period, *more):
            if connection.force_debug_cursor:
                return count(figures, scope, period, *more)
            runs = tuple(scope.program.services) if scope.program else ()
            asked = (count, tuple(map(id, figures)), scope, runs, period)
            if asked not in self.known:
                # Kept with the figures, so that no other comes to have the same identity.
                self.known[asked] = count(figures, scope, period, *more), figures
            found, _figures = self.known[asked]
            # Who asked adds to what they get.
            return tuple(map(dict, found)) if isinstance(found, tuple) else dict(found)

        return counted


@contextmanager
def counted_once() -> Iterator[None]:
    counted = _Counted()
    steps = ("_plain_parts", "_wholes", "_other_parts")
    with (
        connection.execute_wrapper(counted.note),
        patch.multiple(counting, **{name: counted.once(getattr(counting, name)) for name in steps}),
    ):
        yield
