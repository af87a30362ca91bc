"""The book of one obligation, in which one thing after the other is entered, and what it holds so far."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial

from bursaries.duty import repayment, words
from bursaries.duty.entries import Kind, Line, Repayment, Waiver
from bursaries.duty.service import Deferral, Run, Uncounted
from bursaries.duty.terms import Award, Terms, owed

_DAY = timedelta(days=1)
_ZERO = Fraction(0)


class Book:
    """What is owed and left after the lines so far; None once an award owes nobody knows how much."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.lines: list[Line] = []
        self.owed: Fraction | None = _ZERO
        self.left: Fraction | None = _ZERO
        self.paid = Decimal(0)
        self.repaid = Decimal(0)

    def owe(self, award: Award) -> None:
        months = owed(self.terms, award)
        self.paid += award.paid
        self.owed = None if None in (self.owed, months) else self.owed + months
        say = partial(words.owed, self.terms, award)
        self._enter(award.on, Kind.OWED, months, say, amount=award.paid, keys=(award.key,))

    def defer(self, deferral: Deferral, days: int) -> None:
        say = partial(words.deferred, deferral, days)
        self._enter(deferral.start, Kind.DEFERRED, _ZERO, say, days=days, keys=(deferral.key,))

    def leave_out(self, days: Uncounted, counts_from: date | None) -> None:
        say = partial(words.uncounted, days, counts_from, self.terms.minimum_share)
        self._enter(days.end, Kind.UNCOUNTED, _ZERO, say, keys=_keys(days))

    def serve(self, run: Run, start: date, end: date) -> None:
        """Enter the days of a run from one to another: what they add to its days before."""
        months = run.months_until(end) - run.months_until(start - _DAY)
        served = months if self.left is None else min(months, self.left)
        beyond = months - served
        say = partial(words.served, run, start, end, beyond)
        self._enter(end, Kind.SERVED, -served, say, beyond=beyond, keys=_keys(run))

    def waive(self, waiver: Waiver) -> None:
        asked = None if waiver.months is None else Fraction(waiver.months)
        known = [months for months in (asked, self.left) if months is not None]
        months = min(known, default=None)
        say = partial(words.waived, waiver, months)
        change = None if months is None else -months
        self._enter(waiver.on, Kind.WAIVED, change, say, keys=(waiver.key,))

    def repay(self, given: Repayment) -> None:
        months, asked = None, None
        if self.left is not None:
            standing = {
                "paid": self.paid,
                "owed": self.owed,
                "left": self.left,
                "repaid": self.repaid,
            }
            asked = repayment.due(self.terms, **standing)
            months = repayment.months_settled(self.terms, given.amount, **standing)
        self.repaid += given.amount
        say = partial(words.repaid, given, asked, self.left, months)
        change = None if months is None else -months
        self._enter(given.on, Kind.REPAID, change, say, amount=given.amount, keys=(given.key,))

    def _enter(
        self, on: date, kind: Kind, months: Fraction | None, say: Callable[[], str], **more
    ) -> None:
        self.left = None if None in (self.left, months) else self.left + months
        self.lines.append(Line(on, kind, months, self.left, say, **more))


def _keys(days: Run | Uncounted) -> tuple[str, ...]:
    return tuple(job.key for job in days.jobs)
