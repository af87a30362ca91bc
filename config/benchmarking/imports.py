"""The import of the same people by our engine and by import-export's defaults."""

import time

import tablib
from import_export.resources import ModelResource

from programs.importing import registry
from programs.importing.directories import Scope
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
    ours = _seconds(lambda: _ours(_people("N", rows), holder), "ours")
    defaults = _seconds(lambda: _defaults(_people("D", rows), holder), "the defaults")
    if Person.objects.filter(holder=holder).count() != 2 * rows:
        raise RuntimeError("not every row was imported")
    return ours, defaults


def _people(prefix: str, rows: int) -> list[tuple[str, ...]]:
    return [
        (f"{prefix}{n}", f"Prénom {n}", f"Nom {prefix}{n}", "Gatineau", f"{prefix}{n}@exemple.test")
        for n in range(rows)
    ]


def _ours(people: list[tuple[str, ...]], holder: Organization):
    data = tablib.Dataset(*people, headers=HEADINGS).export("csv").encode()
    resource = registry.get("people")(Scope(holder=holder))
    return resource.import_file(data, "personnes.csv")


def _defaults(people: list[tuple[str, ...]], holder: Organization):
    rows = [(*person, holder.pk) for person in people]
    dataset = tablib.Dataset(*rows, headers=(*HEADINGS, "holder"))
    return DefaultPeople().import_data(dataset)


def _seconds(work, who: str) -> float:
    start = time.perf_counter()
    result = work()
    if result.has_errors() or result.has_validation_errors():
        raise RuntimeError(f"{who} refused a row")
    return time.perf_counter() - start
