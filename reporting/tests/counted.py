"""Figures that are counted once for as long as nobody writes: for tests of what is done with them.

A draft, the page that publishes it and its papers in two languages each count the same figures of the same records. A
test of those looks at all of them, and is not about the counting. Whatever is written has them counted anew; where it
is taken back, what was counted before it holds again. A test that counts questions has every one of them asked.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from unittest.mock import patch

from django.db import connection

from programs.lib.periods import Period
from reporting.figures import counting
from reporting.figures.base import Figure, Scope

_ASKS = re.compile(r"\s*\(*\s*(SELECT|RELEASE)\b", re.I)
_SAVES = re.compile(r"\s*SAVEPOINT (\S+)|\s*ROLLBACK TO SAVEPOINT (\S+)", re.I)
# What the site notes of a visit, accounts and reports are none of what figures count.
_NOT_COUNTED = re.compile(
    r'\s*(INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+"(django_session|cache|accounts_|reporting_)', re.I
)
Known = dict[tuple, tuple]


class _Counted:
    """What was counted, by the state of the records: each change makes a new one, and a rollback goes back to one."""

    def __init__(self, known: Known):
        self.known: dict[int, Known] = {0: known}
        self.state, self.states = 0, count(1)
        self.at: dict[str, int] = {}

    def note(self, execute, sql, params, many, context):
        if saves := _SAVES.match(sql):
            begun, undone = saves.groups()
            if begun:
                self.at[begun] = self.state
            else:
                self.state = self.at[undone] if undone in self.at else next(self.states)
        elif not _ASKS.match(sql) and not _NOT_COUNTED.match(sql):
            self.state = next(self.states)
        return execute(sql, params, many, context)

    def once(self, counting: Callable) -> Callable:
        """``counting``, which is not asked twice for the same."""

        def counted(figures: list[Figure], scope: Scope, period: Period, *more):
            if connection.force_debug_cursor:
                return counting(figures, scope, period, *more)
            runs = tuple(scope.program.services) if scope.program else ()
            asked = (counting, tuple(map(id, figures)), scope, runs, period)
            known = self.known.setdefault(self.state, {})
            if asked not in known:
                # Kept with the figures, so that no other comes to have the same identity.
                known[asked] = counting(figures, scope, period, *more), figures
            found, _figures = known[asked]
            # Who asked adds to what they get.
            return tuple(map(dict, found)) if isinstance(found, tuple) else dict(found)

        return counted


@contextmanager
def counted_once(known: Known | None = None) -> Iterator[None]:
    """``known`` is what was counted of the records as they are now, and keeps what is counted more of them."""
    counted = _Counted({} if known is None else known)
    steps = ("_plain_parts", "_wholes", "_other_parts")
    with (
        connection.execute_wrapper(counted.note),
        patch.multiple(counting, **{name: counted.once(getattr(counting, name)) for name in steps}),
    ):
        yield
