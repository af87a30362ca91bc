"""The term of an agreement: its notice, its length, and its years."""

from datetime import date, timedelta

from programs.lib.periods import add_months
from programs.lib.terms import Term, TermUnit

# Where an agreement says nothing of it, one begins to think of its end so long before.
DEFAULT_NOTICE = Term(90, TermUnit.DAYS)


def notice_of(count: int | None, unit: str) -> Term:
    return Term(count, TermUnit(unit)) if count else DEFAULT_NOTICE


def last_day(start: date, term: Term) -> date:
    """The last day of a ``term`` that begins on ``start``, which it counts.

    In months it is the eve of the day that bears the same number; where its month has none, the last of that month:
    a year from 29 February ends on 28 February, and from 1 March on the last of February, 28 or 29.
    """
    following = term.after(start)
    is_cut = term.unit == TermUnit.MONTHS and following.day < start.day
    return following if is_cut else following - timedelta(days=1)


def length_of(start: date, end: date) -> Term:
    """How long a term is, from its first day to its last: in months where these are whole, else in days."""
    months = (end.year - start.year) * 12 + end.month - start.month
    for count in (months, months + 1):
        if count > 0 and last_day(start, Term(count, TermUnit.MONTHS)) == end:
            return Term(count, TermUnit.MONTHS)
    return Term((end - start).days + 1, TermUnit.DAYS)


def years_from(start: date, day: date) -> tuple[date, date]:
    """The first and the last day of the year of an agreement, begun on ``start``, in which ``day`` lies."""
    turn = max(day.year - start.year, 0)
    while turn and add_months(start, 12 * turn) > day:
        turn -= 1
    first = add_months(start, 12 * turn)
    return first, add_months(start, 12 * (turn + 1)) - timedelta(days=1)
