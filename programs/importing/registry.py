"""The resources by the names that the command, the admin and the demo data use, in the order to load them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models

from programs.importing.resources import RecordResource
from programs.models import Import

_RESOURCES: dict[str, type[RecordResource]] = {}


def register(resource: type[RecordResource]) -> type[RecordResource]:
    """Class decorator: make ``resource`` known by its ``name``. Raises ValueError for a name taken."""
    if _RESOURCES.setdefault(resource.name, resource) is not resource:
        raise ValueError(f"two resources are named {resource.name}")
    return resource


def get(name: str) -> type[RecordResource]:
    """The resource of that name. Raises KeyError where there is none."""
    return _RESOURCES[name]


def names() -> list[str]:
    """The names in the order of registration: each may refer only to those before it."""
    return list(_RESOURCES)


# --- What is imported whole, not row by row -------------------------------------------------------


@dataclass(frozen=True)
class Whole:
    """A document that is imported as one: its ``name`` in ``Import.resource``, what lists call it, and the ``model``
    that whoever may import such records may import it to.

    ``standing_on`` are the records for which an import of it cannot be undone, beyond those that the history tells
    of, and ``why``.
    """

    name: str
    label: Any
    model: type[models.Model]
    standing_on: Callable[[Import], models.QuerySet]
    why: Any


_WHOLES: dict[str, Whole] = {}


def declare(whole: Whole) -> None:
    """Make a document known by its name."""
    _WHOLES[whole.name] = whole


def whole(name: str) -> Whole | None:
    return _WHOLES.get(name)


def label_of(name: str) -> str:
    """What lists call the records of an import; its name where nobody knows it any more."""
    if name in _RESOURCES:
        return _RESOURCES[name].get_display_name()
    return str(_WHOLES[name].label) if name in _WHOLES else name


def model_of(name: str) -> type[models.Model]:
    """The model of the records that an import is of. Raises KeyError where there is none."""
    return _WHOLES[name].model if name in _WHOLES else _RESOURCES[name]._meta.model
