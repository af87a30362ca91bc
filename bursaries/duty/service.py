"""What days of service count, and how much: runs of days that count alike, out of jobs and deferrals."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from django.utils.translation import gettext as _

from bursaries.duty.months import measure
from bursaries.duty.terms import Terms
from programs.lib.periods import Period

_DAY = timedelta(days=1)
FULL_TIME = Decimal(100)


@dataclass(frozen=True)
class Employment:
    """A job from a day to another, or on, at so many per cent of full time.

    Its days count as far as they are attested, where the place and the kind of employer are those that the
    rules ask for; ``why_not`` says what they lack.
    """

    start: date
    end: date | None = None
    share: Decimal = FULL_TIME
    counts: bool = True
    why_not: str = ""
    attested_until: date | None = None
    name: str = ""
    key: str = ""

    def __post_init__(self) -> None:
        if self.share <= 0:
            raise ValueError(_("La part du temps plein est au-dessus de zéro."))
        if self.end:
            Period(self.start, self.end)

    @property
    def first_unattested(self) -> date:
        """The day after the last that is attested."""
        return self.attested_until + _DAY if self.attested_until else self.start


@dataclass(frozen=True)
class Deferral:
    """Days on which nothing is asked for, and nothing counts; without an end, it goes on."""

    start: date
    end: date | None = None
    reason: str = ""
    key: str = ""

    def __post_init__(self) -> None:
        if self.end:
            Period(self.start, self.end)


@dataclass(frozen=True)
class Run:
    """Days in a row that count alike: ``weight`` is what a month of them counts for.

    ``share`` is what was worked of full time, None where it changed and makes no difference.
    """

    start: date
    end: date
    weight: Fraction
    share: Decimal | None
    jobs: tuple[Employment, ...]

    def months_until(self, day: date) -> Fraction:
        """What its days up to one of them, or to the day before it begins, count for."""
        return measure(self.start, day) * self.weight


class Why(StrEnum):
    """Why days of a job count for nothing."""

    EMPLOYER = "employer"
    NOT_ATTESTED = "not_attested"
    STUDYING = "studying"
    TOO_EARLY = "too_early"
    TOO_LITTLE = "too_little"


@dataclass(frozen=True)
class Uncounted:
    """Days that were worked and count for nothing."""

    start: date
    end: date
    why: Why
    jobs: tuple[Employment, ...]
    share: Decimal


@dataclass(frozen=True)
class Worked:
    """The days worked: those that count, and those that do not."""

    runs: list[Run]
    uncounted: list[Uncounted]


def worked(
    terms: Terms,
    employments: Sequence[Employment],
    deferrals: Iterable[Deferral],
    *,
    counts_from: date | None,
    on: date,
) -> Worked:
    """Return the days worked up to ``on``, of which service counts from a day (None: not yet).

    A day counts by what is worked that day in all the jobs that count, up to full time; nothing while
    deferred, and nothing below the least that the rules ask for.
    """
    idle = list(_not_counting(employments, counts_from, on))
    if counts_from is None:
        return Worked([], idle)
    pieces = _pieces(employments, deferrals, counts_from, on)
    joined = _joined(_weighed(terms, *piece) for piece in pieces)
    return Worked(
        [one for one in joined if isinstance(one, Run)],
        [*idle, *(one for one in joined if isinstance(one, Uncounted))],
    )


def merged(days: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Return days, from each to each, as spans that neither overlap nor touch."""
    spans: list[tuple[date, date]] = []
    for start, end in sorted(days):
        if spans and start <= spans[-1][1] + _DAY:
            start, until = spans.pop()
            end = max(end, until)
        spans.append((start, end))
    return spans


def _not_counting(
    employments: Iterable[Employment], counts_from: date | None, on: date
) -> Iterator[Uncounted]:
    """Yield the days that were worked and do not count, whatever the rules say of part-time."""
    for job in employments:
        last = min(job.end or on, on)
        if not job.counts:
            spans = [(job.start, last, Why.EMPLOYER)]
        elif counts_from is None:
            spans = [(job.start, last, Why.STUDYING)]
        else:
            unattested = max(job.start, counts_from, job.first_unattested)
            spans = [
                (job.start, min(last, counts_from - _DAY), Why.TOO_EARLY),
                (unattested, last, Why.NOT_ATTESTED),
            ]
        for start, end, why in spans:
            if start <= end:
                yield Uncounted(start, end, why, (job,), job.share)


def _pieces(
    employments: Iterable[Employment], deferrals: Iterable[Deferral], first: date, on: date
) -> Iterator[tuple[date, date, list[Employment]]]:
    """Yield the days between which nothing begins or ends, with the jobs that count on them."""
    begins, ends = defaultdict(list), defaultdict(list)
    for job in employments:
        start = max(job.start, first)
        end = min(job.end or on, job.first_unattested - _DAY, on)
        if job.counts and start <= end:
            begins[start].append(job)
            ends[end + _DAY].append(job)
    paused = merged((one.start, one.end or on) for one in deferrals)
    marks = {*begins, *ends, *(day for a, b in paused for day in (a, b + _DAY))}
    working: list[Employment] = []
    for day, following in pairwise(sorted(marks)):
        working = [job for job in working if job not in ends[day]] + begins[day]
        if working and not any(a <= day <= b for a, b in paused):
            yield day, following - _DAY, working


def _weighed(terms: Terms, start: date, end: date, jobs: Sequence[Employment]) -> Run | Uncounted:
    share = min(sum((job.share for job in jobs), Decimal(0)), FULL_TIME)
    if terms.minimum_share is not None and share < terms.minimum_share:
        return Uncounted(start, end, Why.TOO_LITTLE, tuple(jobs), share)
    weight = Fraction(share) / 100 if terms.prorate_part_time else Fraction(1)
    return Run(start, end, weight, share, tuple(jobs))


def _joined(pieces: Iterable[Run | Uncounted]) -> list[Run | Uncounted]:
    """Join what follows without a day between and counts alike: months are measured over the longest spans."""
    joined: list[Run | Uncounted] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before and before.end + _DAY == piece.start and _is_alike(before, piece):
            jobs = (*before.jobs, *(job for job in piece.jobs if job not in before.jobs))
            share = before.share if before.share == piece.share else None
            joined[-1] = replace(before, end=piece.end, jobs=jobs, share=share)
        else:
            joined.append(piece)
    return joined


def _is_alike(one: Run | Uncounted, other: Run | Uncounted) -> bool:
    if isinstance(one, Run) and isinstance(other, Run):
        return one.weight == other.weight
    return type(one) is type(other) and one.share == other.share
