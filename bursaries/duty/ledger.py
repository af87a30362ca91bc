"""The statement of a service obligation on a day: what is owed, served, deferred, waived and repaid, line by line.

The balance is what is left to serve. It is the sum of the lines, and never below zero: what is served beyond it is
a surplus, which no later award takes up.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from bursaries.duty import repayment, words
from bursaries.duty.book import Book
from bursaries.duty.entries import Kind, Line, Repayment, Waiver
from bursaries.duty.months import last_day
from bursaries.duty.repayment import Standing
from bursaries.duty.service import Deferral, Employment, Run, worked
from bursaries.duty.terms import Award, Terms

_DAY = timedelta(days=1)
_ZERO = Fraction(0)


@dataclass(frozen=True)
class Statement:
    """What is known ``on`` a day of one obligation.

    ``started`` is the first day that counts. ``start_by`` and ``complete_by`` are deadlines, None where the terms
    set none or the day from which they run is not known. ``standing`` is what a repayment is reckoned from. Where an
    award owes nobody knows how much, ``owed``, ``balance`` and ``standing`` are None.
    """

    terms: Terms
    on: date
    lines: tuple[Line, ...]
    standing: Standing | None
    started: date | None = None
    start_by: date | None = None
    complete_by: date | None = None

    @property
    def owed(self) -> Fraction | None:
        return self._sum(Kind.OWED)

    @property
    def paid(self) -> Decimal:
        return self._amount(Kind.OWED)

    @property
    def repaid(self) -> Decimal:
        return self._amount(Kind.REPAID)

    @property
    def served(self) -> Fraction:
        """All that was served and counts, owed or not."""
        return self.surplus - self._sum(Kind.SERVED)

    @property
    def surplus(self) -> Fraction:
        """What was served when nothing was owed any more."""
        return sum((line.beyond for line in self.lines), _ZERO)

    @property
    def deferred_days(self) -> int:
        return sum(line.days for line in self.lines)

    @property
    def waived(self) -> Fraction | None:
        return _opposite(self._sum(Kind.WAIVED))

    @property
    def repaid_months(self) -> Fraction | None:
        return _opposite(self._sum(Kind.REPAID))

    @property
    def balance(self) -> Fraction | None:
        return self.lines[-1].balance if self.lines else _ZERO

    @property
    def left_to_repay(self) -> Decimal | None:
        """What would be to be repaid if nothing more were served."""
        return repayment.due(self.terms, self.standing) if self.standing else None

    @property
    def repayment_formula(self) -> str:
        """How that is reckoned, with its numbers: « 14 300,00 $ × 9 mois sur 24 = 5 362,50 $ »."""
        return words.formula(self.terms, self.standing)

    @property
    def is_fulfilled(self) -> bool:
        """Whether something was owed, and nothing is left of it: served, waived or repaid."""
        return bool(self.owed) and self.balance == 0

    def is_late_to_start(self, day: date) -> bool:
        """Whether service should have begun before a day, and had not."""
        had_begun = self.started is not None and self.started <= day
        return _is_past(self.start_by, day) and not had_begun and not self.is_fulfilled

    def is_late_to_complete(self, day: date) -> bool:
        """Whether all should have been served before a day, and is not."""
        return _is_past(self.complete_by, day) and not self.is_fulfilled

    def _amount(self, kind: Kind) -> Decimal:
        return sum((line.amount for line in self.lines if line.kind == kind), Decimal(0))

    def _sum(self, kind: Kind) -> Fraction | None:
        return _sum(line.months for line in self.lines if line.kind == kind)


def statement(
    terms: Terms,
    awards: Iterable[Award],
    employments: Iterable[Employment] = (),
    deferrals: Iterable[Deferral] = (),
    waivers: Iterable[Waiver] = (),
    repayments: Iterable[Repayment] = (),
    *,
    counts_from: date | None,
    on: date,
) -> Statement:
    """Return what is known ``on`` a day of what these awards owe together; what comes after it is left out.

    ``counts_from`` is the first day on which service may count, such as the day after the studies end, and from
    which deadlines run. None while nobody knows it: nothing counts yet, unless by terms that count service during
    studies. A deferral that has begun is taken whole.
    """
    awards, waivers, repayments = (
        [one for one in found if one.on <= on] for found in (awards, waivers, repayments)
    )
    begun = sorted((one for one in deferrals if one.start <= on), key=lambda one: one.start)
    first = _first_day(terms, awards, counts_from)
    found = worked(terms, list(employments), begun, counts_from=first, on=on)
    deferred = list(_days_of_each(begun, counts_from, on))

    book = Book(terms)
    cuts = {one.on - _DAY for one in awards} | {one.on for one in (*waivers, *repayments)}
    entries = [
        *(_Entry(one.on, Kind.OWED, partial(book.owe, one)) for one in awards),
        *(
            _Entry(one.start, Kind.DEFERRED, partial(book.defer, one, days))
            for one, days in deferred
        ),
        *(
            _Entry(one.end, Kind.UNCOUNTED, partial(book.leave_out, one, first))
            for one in found.uncounted
        ),
        *(
            _Entry(end, Kind.SERVED, partial(book.serve, run, start, end))
            for run in found.runs
            for start, end in _cut(run, cuts)
        ),
        *(_Entry(one.on, Kind.WAIVED, partial(book.waive, one)) for one in waivers),
        *(_Entry(one.on, Kind.REPAID, partial(book.repay, one)) for one in repayments),
    ]
    for entry in sorted(entries, key=lambda one: (one.on, one.kind.place)):
        entry.enter()

    started = found.runs[0].start if found.runs else None
    to_serve = _sum(line.months for line in book.lines if line.kind != Kind.SERVED)
    start_by, complete_by = _deadlines(terms, counts_from, started, to_serve, deferred)
    return Statement(
        terms=terms,
        on=on,
        lines=tuple(book.lines),
        standing=book.standing,
        started=started,
        start_by=start_by,
        complete_by=complete_by,
    )


class _Entry(NamedTuple):
    on: date
    kind: Kind
    enter: Callable[[], None]


def _first_day(terms: Terms, awards: Sequence[Award], counts_from: date | None) -> date | None:
    """Return the first day that may count: never before the first award."""
    awarded = min((award.on for award in awards), default=None)
    if awarded is None or terms.counts_during_studies:
        return awarded
    return counts_from and max(counts_from, awarded)


def _days_of_each(
    deferrals: Sequence[Deferral], counts_from: date | None, on: date
) -> Iterator[tuple[Deferral, int]]:
    """Yield each deferral, oldest first, with its days that no earlier one has, since deadlines run."""
    first = counts_from or date.min
    for one in deferrals:
        last = one.end or on
        yield one, max((last - max(first, one.start)).days + 1, 0)
        first = max(first, last + _DAY)


def _cut(run: Run, cuts: set[date]) -> Iterator[tuple[date, date]]:
    """Yield the parts of a run, each of which ends where something else changes the balance."""
    start = run.start
    for end in sorted({*(day for day in cuts if run.start <= day < run.end), run.end}):
        yield start, end
        start = end + _DAY


def _deadlines(
    terms: Terms,
    counts_from: date | None,
    started: date | None,
    to_serve: Fraction | None,
    deferred: Sequence[tuple[Deferral, int]],
) -> tuple[date | None, date | None]:
    """Return the last day to begin, and the last to serve what is neither waived nor repaid, from that day on.

    Every day deferred moves both; once service has begun, only the second.
    """
    if counts_from is None or terms.start_within_months is None:
        return None, None
    latest = last_day(counts_from, Fraction(terms.start_within_months))
    before = sum(days for one, days in deferred if started is None or one.start < started)
    start_by = latest + timedelta(days=before)
    if not to_serve:
        return start_by, None
    whole = sum(days for _one, days in deferred)
    return start_by, last_day(latest, to_serve) + timedelta(days=whole)


def _is_past(deadline: date | None, day: date) -> bool:
    return deadline is not None and deadline < day


def _sum(months: Iterable[Fraction | None]) -> Fraction | None:
    found = list(months)
    return None if None in found else sum(found, _ZERO)


def _opposite(months: Fraction | None) -> Fraction | None:
    return None if months is None else -months
