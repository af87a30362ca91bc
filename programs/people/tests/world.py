"""The people's part of a world: persons, and what they agreed to."""

from datetime import date

from programs.models import Program
from programs.people.models import Consent
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import RegionFactory
from programs.tests.worlds import HOSTILE, World, merged_into


def fill(world: World) -> None:
    person = PersonFactory(holder=world.program.lead)
    Consent.objects.create(person=person, purpose="statistics", given_on="2008-01-15")
    other = PersonFactory(holder=world.program.lead)
    merged = merged_into(person, "Fiche d’avant")
    world.keep(person)
    world.records |= {"other_person": other, "merged_person": merged}


def values(world: World, address, record) -> dict[str, tuple]:
    found = {"person_pk": (world.records["people_person"].pk,)}
    if address.name.startswith("admin:people_person"):
        keys = ("other", "other_person"), ("merge", "merged_person")
        found |= {name: (world.records[kept].pk,) for name, kept in keys}
    return found


def awkward(program: Program) -> None:
    """Two of the same name, whom their birth dates tell apart, and one known by a code."""
    for day in (1, 2):
        PersonFactory(
            holder=program.lead,
            first_name="Zoé",
            last_name="Inventée",
            birth_date=date(1980, 1, day),
            languages=["fr", "ht"],
            phone="+1 819 555-0100",
            region=RegionFactory(),
        )
    PersonFactory(holder=program.lead, code="007", last_name="-Tiret", note=HOSTILE)


def one_more(program: Program) -> None:
    PersonFactory(holder=program.lead)
