"""Rules, awards and jobs as tests of service obligations need them, and what a statement says of them."""

from datetime import date
from decimal import Decimal

from bursaries.duty import Award, Employment, Line, Statement, Term, Terms, statement

AWARDED = date(2019, 6, 1)
# Studies are over.
GRADUATED = date(2023, 1, 1)


def rules(*terms: Term, **more) -> Terms:
    return Terms(terms or (Term(12),), **more)


def award(*, amount: str = "7150", paid: str | None = None, **more) -> Award:
    known = {"on": AWARDED, "from_region": True, "name": "Bourse"} | more
    return Award(amount=Decimal(amount), paid=Decimal(paid or amount), **known)


def job(start: date, end: date | None = None, share: str = "100", **more) -> Employment:
    """A job attested to its end, or without one for ever."""
    known = {"attested_until": end or date(2100, 1, 1)} | more
    return Employment(start, end, Decimal(share), **known)


def state(*jobs: Employment, terms: Terms | None = None, **more) -> Statement:
    """What one award of twelve months says at the end of 2026, but for what is told otherwise."""
    known = {"awards": [award()], "counts_from": GRADUATED, "on": date(2026, 12, 31)} | more
    return statement(terms or rules(), employments=jobs, **known)


def of_kind(found: Statement, kind: str) -> list[Line]:
    return [line for line in found.lines if line.kind == kind]


def said(found: Statement, kind: str) -> list[str]:
    return [line.explanation for line in of_kind(found, kind)]
