"""Where the documents of a budget are read: the financial report of its year, and the auditor's file."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from programs.budgets.models import Budget
from programs.budgets.papers import Paper
from programs.models import Program
from reporting import addresses
from reporting.kinds import KINDS, Kind


def papers() -> list[Paper]:
    return [Paper(kind.label, partial(_page, kind)) for kind in _OFFERED]


_OFFERED = (KINDS["financier"], KINDS["dossier"])


def _page(kind: Kind, budget: Budget) -> str:
    """That of the program's year in which the year of the budget ends; a draft is in none."""
    calendar = budget.program.calendar
    year = calendar.year_containing(budget.ends_on)
    if budget.is_draft or not budget.program.runs_in(year):
        return ""
    return addresses.page(kind, budget.program, calendar.name(year))


def reports_of(programs: Iterable[Program], day: date) -> list[dict]:
    """The financial report of each program, of the year of ``day`` or of its last: the program, the year, its page."""
    found = []
    for program in programs:
        calendar = program.calendar
        year = calendar.year_containing(min(day, program.ends_on or day))
        if program.runs_in(year):
            url = addresses.page(KINDS["financier"], program, calendar.name(year))
            found.append({"program": program, "year": calendar.label(year), "url": url})
    return found
