"""The import of people by our engine, as it is, as it was, and as import-export does it by default."""

import time
from collections.abc import Callable
from contextlib import nullcontext
from unittest.mock import patch

import tablib
from import_export.resources import ModelResource

from programs.importing import resources
from programs.importing.directories import Scope
from programs.importing.kept import KeptFile
from programs.importing.taking import take_in
from programs.models import Organization
from programs.people.models import Person

HEADINGS = ("code", "first_name", "last_name", "city", "email")


class DefaultPeople(ModelResource):
    """What import-export does when it is told nothing but the model and its key."""

    class Meta:
        model = Person
        import_id_fields = ("code",)
        fields = (*HEADINGS, "holder")


def compare(rows: int) -> tuple[float, float]:
    """Seconds of ours and of the defaults, for ``rows`` new people each. Raises RuntimeError if one refuses a row."""
    holder = Organization.objects.create(name="Organisme de mesure")
    ours = _seconds(lambda: _ours("N", rows, holder))
    defaults = _seconds(lambda: _defaults(_people("D", rows), holder))
    _hold(holder, 2 * rows)
    return ours, defaults


def before_and_after(rows: int) -> tuple[float, float]:
    """Seconds of ``rows`` new people as it was, foreign keys checked at the end under the collector, and as it is."""
    holder = Organization.objects.create(name=f"Organisme de {rows}")
    as_it_was = {"check_at_once": lambda: None, "uncollected": nullcontext}
    with patch.multiple(resources, **as_it_was):
        before = _seconds(lambda: _ours("A", rows, holder))
    after = _seconds(lambda: _ours("B", rows, holder))
    _hold(holder, 2 * rows)
    return before, after


def _hold(holder: Organization, count: int) -> None:
    if Person.objects.filter(holder=holder).count() != count:
        raise RuntimeError("not every row was imported")


def _people(prefix: str, rows: int) -> list[tuple[str, ...]]:
    return [
        (f"{prefix}{n}", f"Prénom {n}", f"Nom {prefix}{n}", "Gatineau", f"{prefix}{n}@exemple.test")
        for n in range(rows)
    ]


def _ours(prefix: str, rows: int, holder: Organization) -> None:
    data = tablib.Dataset(*_people(prefix, rows), headers=HEADINGS).export("csv").encode()
    file = KeptFile(data, f"personnes-{prefix}.csv", "people")
    _made, result = take_in(file, scope=Scope(holder=holder))
    if result.is_refused:
        raise RuntimeError("ours refused a row")


def _defaults(people: list[tuple[str, ...]], holder: Organization) -> None:
    rows = [(*person, holder.pk) for person in people]
    dataset = tablib.Dataset(*rows, headers=(*HEADINGS, "holder"))
    result = DefaultPeople().import_data(dataset)
    if result.has_errors() or result.has_validation_errors():
        raise RuntimeError("the defaults refused a row")


def _seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
