"""The term of an agreement: its notice, and an end that rolls on by tacit renewals."""

from datetime import date

from programs.lib.periods import add_months
from programs.lib.terms import Term, TermUnit

# Where an agreement says nothing of it, one begins to think of its end so long before.
DEFAULT_NOTICE = Term(90, TermUnit.DAYS)


def notice_of(count: int | None, unit: str) -> Term:
    return Term(count, TermUnit(unit)) if count else DEFAULT_NOTICE


def rolled_end(first: date, months: int, day: date) -> date:
    """The first of the ends ``first``, ``months`` later, twice as much later… that is not before ``day``.

    Each is reckoned from the first, so that an end on 31 January is one on 31 March after it was one on 28 February.
    """
    turn = 0
    while (end := add_months(first, months * turn)) < day:
        turn += 1
    return end
