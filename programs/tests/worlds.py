"""A world: a program with one of everything, to which each app adds its part.

The part of an app is its ``tests/world.py``, found by itself wherever the app is installed. It may have:

- ``fill(world)``: makes a record of each model that an address may be about, and keeps it in the world;
- ``ABOUT``: the record that an address is about, by how its name begins, where its route names no model;
- ``values(world, address, record)``: the values of the parameters that only its own addresses have;
- ``awaits(program)``: makes, for each of the app's rules of what awaits, a record that waits on January 15, 2008;
- ``awkward(program)``: at least two records of every resource, with all that makes a cell hard to write;
- ``one_more(program)``: one record more of every resource.

They feed the matrix of the rights, the two organisations side by side, the forms and the readings of every page, the
lists of what awaits (config/tests), and the round trips of the imports.
"""

from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from types import ModuleType

from django.apps import apps
from django.db import models
from django.utils.module_loading import module_has_submodule

from programs.models import Merge, Organization, Program
from programs.tests.factories import OrganizationFactory, ProgramFactory

# What a cell may hold that is hard to write, and to read again.
HOSTILE = "=cmd|' /C calc'!A0"
TYPED = "L’œuvre « d'abord »,\u00a0;\r\n\r\n- deux  espaces\tet fin"


@dataclass
class World:
    """``program``, one that refers to it and one that pays for it; the records by their name in addresses.

    ``thorough`` worlds are asked for every choice that an address offers, others for a few.
    """

    program: Program
    partner: Organization
    funder: Organization
    records: dict[str, models.Model] = field(default_factory=dict)
    thorough: bool = False

    def keep(self, *records: models.Model) -> None:
        """Remember the records that addresses will be asked about: one of each model."""
        self.records |= {name_of(type(record)): record for record in records}


def name_of(model: type[models.Model]) -> str:
    """``mentoring_pairing``: a model as the names of addresses have it."""
    return f"{model._meta.app_label}_{model._meta.model_name}"


def world(**fields) -> World:
    """A world of its own, to which every app added its part."""
    made = World(ProgramFactory(**fields), OrganizationFactory(), OrganizationFactory())
    of_each_app("fill", made)
    return made


def merged_into(kept: models.Model, name: str) -> Merge:
    """The trace of a record that was merged with ``kept`` long ago, of which the history tells nothing more."""
    return Merge.objects.create(
        kind=kept._meta.label_lower,
        kept_key=kept.pk,
        leads_to=kept.pk,
        absorbed_key=10**9 + kept.pk,
        absorbed_name=name,
    )


def of_each_app(function: str, *arguments) -> list:
    """What the ``function`` of each part that has it returns, lowest app first."""
    return [getattr(part, function)(*arguments) for part in parts() if hasattr(part, function)]


@cache
def parts() -> tuple[ModuleType, ...]:
    return tuple(
        import_module(f"{app.name}.tests.world")
        for app in apps.get_app_configs()
        if module_has_submodule(app.module, "tests.world")
    )
