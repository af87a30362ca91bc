"""A year that is over does not change; a correction of the year itself does change it. For every figure there is."""

from collections.abc import Iterable
from datetime import date
from functools import partial

import pytest
from django.db import transaction

from mentoring.tests.factories import MentorFactory
from reporting.figures import FIGURES, Scope, collect, collect_by_program
from reporting.tests.factories import YEAR, a_year_of_service, share_an_envelope
from reporting.tests.figures.happenings import CORRECTIONS, COUNTED, QUIET

pytestmark = pytest.mark.django_db
WITHIN, AFTER = date(2008, 6, 2), date(2008, 9, 15)


SCOPES = {
    "program": lambda program: Scope(program=program),
    "region": lambda program: Scope(region=program.region),
    "organization": lambda program: Scope(organization=program.lead),
    "funder": lambda program: Scope(funder=program.fundings.earliest("pk").funder),
}


@pytest.fixture
def program():
    """A year of service of which a part of the envelope was set aside, with a mentor who waits for a pairing."""
    program = a_year_of_service()
    share_an_envelope(program)
    MentorFactory(program=program)
    return program


def numbers(scope: Scope, codes: Iterable[str] = FIGURES) -> dict[str, tuple]:
    """What the figures say of the year, and each of their parts by its key."""
    return {
        code: (
            (result.number, result.partial),
            {part.key: (part.number, part.partial) for part in result.parts if part.number},
        )
        for code, result in collect(scope, YEAR, codes).items()
    }


def told(scope: Scope, codes: Iterable[str] = FIGURES) -> dict[str, tuple]:
    """The same with the records behind."""
    return {
        code: (*said, sorted(FIGURES[code].records(scope, YEAR).values_list("pk", flat=True)))
        for code, said in numbers(scope, codes).items()
    }


def by_program(scope: Scope, program) -> dict[str, tuple]:
    own = collect_by_program(scope, YEAR, FIGURES, [program.pk])[program.pk]
    return {code: (result.number, result.partial) for code, result in own.items()}


def batched(things: list, size: int) -> list[list]:
    return [things[start : start + size] for start in range(0, len(things), size)]


def changed(before: dict, after: dict) -> set[str]:
    return {code for code, said in after.items() if before[code] != said}


@pytest.mark.parametrize("at_once", [8, pytest.param(1, marks=pytest.mark.slow)])
def test_what_comes_after_a_year_leaves_all_its_figures(program, at_once):
    """Looked at after each, or after so many, one of which might hide another."""
    ahead = batched([(one.__name__, one(program)) for one in (*COUNTED, *QUIET)], at_once)
    scopes = {kind: scope(program) for kind, scope in SCOPES.items()}
    before = {kind: (told(one), by_program(one, program)) for kind, one in scopes.items()}
    said, wrong = numbers(scopes["program"]), {}
    for together in ahead:
        for _name, happen in together:
            happen(AFTER)
        now = numbers(scopes["program"])
        if codes := changed(said, now):
            wrong[tuple(name for name, _happen in together)] = sorted(codes)
        said = now
    assert wrong == {}
    for kind, one in scopes.items():
        records, programs = before[kind]
        assert (kind, changed(records, told(one))) == (kind, set())
        assert (kind, changed(programs, by_program(one, program))) == (kind, set())


def changed_by(program, happenings: dict) -> dict[str, set[str]]:
    """Figures that each of ``happenings`` changes, which is then undone: all begin from the same.

    Those that none before it changed, or where there is none, any other: between them all that are ever changed.
    """
    scope, found, unchanged = Scope(program=program), {}, set(FIGURES)
    before = told(scope)
    for name, happen in happenings.items():
        with transaction.atomic():
            happen()
            found[name] = changed(before, told(scope, unchanged)) or changed(
                before, told(scope, set(FIGURES) - unchanged)
            )
            transaction.set_rollback(True)
        unchanged -= found[name]
    return found


def test_every_figure_counts_what_happens_within_the_year(program):
    """Else the test above would say nothing of it: a new figure has what it counts among the happenings."""
    prepared = {one.__name__: partial(one(program), WITHIN) for one in COUNTED}
    found = changed_by(program, prepared)
    assert [name for name, codes in found.items() if not codes] == []
    assert sorted(set(FIGURES) - set().union(*found.values())) == []


def test_a_correction_of_the_year_changes_its_figures(program):
    found = changed_by(program, {one.__name__: partial(one, program) for one in CORRECTIONS})
    assert [name for name, codes in found.items() if not codes] == []
    assert sorted(set(FIGURES) - set().union(*found.values())) == []
