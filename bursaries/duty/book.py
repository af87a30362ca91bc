"""The book of one obligation, in which one thing is entered after the other."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial

from bursaries.duty import repayment, words
from bursaries.duty.entries import Kind, Line, Repayment, Waiver
from bursaries.duty.repayment import Standing
from bursaries.duty.service import Deferral, Run, Uncounted
from bursaries.duty.terms import Award, Terms, owed

_DAY = timedelta(days=1)
_ZERO = Fraction(0)


class Book:
    """The lines so far, and what is left and at stake after them; None once an award owes nobody knows how much."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.lines: list[Line] = []
        self.left: Fraction | None = _ZERO
        self._begin_anew()

    @property
    def standing(self) -> Standing | None:
        if self.left is None or self._owed is None:
            return None
        return Standing(self._paid, self._owed, self.left, self._repaid)

    def owe(self, award: Award) -> None:
        if self.left == 0:
            self._begin_anew()
        months = owed(self.terms, award)
        self._paid += award.paid
        self._owed = None if None in (self._owed, months) else self._owed + months
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
        before, months = self.standing, None
        if before:
            months = repayment.months_settled(self.terms, before, given.amount)
            # What is too much is no part of what a later award is repaid by.
            self._repaid += min(given.amount, repayment.due(self.terms, before))
        say = partial(words.repaid, self.terms, given, before, months)
        change = None if months is None else -months
        self._enter(given.on, Kind.REPAID, change, say, amount=given.amount, keys=(given.key,))

    def _begin_anew(self) -> None:
        """Forget what all was served, waived or repaid of, and is not at stake any more."""
        self._owed: Fraction | None = _ZERO
        self._paid = self._repaid = Decimal(0)

    def _enter(
        self, on: date, kind: Kind, months: Fraction | None, say: Callable[[], str], **more
    ) -> None:
        self.left = None if None in (self.left, months) else self.left + months
        self.lines.append(Line(on, kind, months, self.left, say, **more))


def _keys(days: Run | Uncounted) -> tuple[str, ...]:
    return tuple(job.key for job in days.jobs)
