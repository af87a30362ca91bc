"""The resources by the names that the command, the admin and the demo data use, in the order to load them."""

from programs.importing.resources import RecordResource

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
