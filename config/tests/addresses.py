"""Every address of the site, found by introspection, so that no test has to know them by heart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

_PARAMETER = re.compile(r"<(?:[^:<>]+:)?(?P<name>\w+)>")
_REGEX_GROUP = re.compile(r"\(\?P<(?P<name>\w+)>[^()]*\)")


@dataclass(frozen=True)
class Address:
    """``route`` is a path with its parameters as ``<name>``; ``name`` is "" for the nameless."""

    route: str
    name: str
    parameters: tuple[str, ...]

    def path(self, **values: object) -> str:
        """The path with its parameters filled. Raises KeyError, naming a parameter without a value."""
        return _PARAMETER.sub(lambda found: str(values[found["name"]]), self.route)


def addresses() -> list[Address]:
    """Every address of the site, the admin's included."""
    return list(_walk(get_resolver().url_patterns))


def _walk(patterns, before: str = "/", namespace: str = "") -> Iterator[Address]:
    for pattern in patterns:
        route = before + _plain(str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, route, inner)
        elif isinstance(pattern, URLPattern):
            name = f"{namespace}{pattern.name}" if pattern.name else ""
            yield Address(route, name, tuple(_PARAMETER.findall(route)))


def _plain(route: str) -> str:
    """A route without the marks of a regular expression and of converters."""
    route = _REGEX_GROUP.sub(lambda found: f"<{found['name']}>", route)
    return (
        _PARAMETER.sub(lambda found: f"<{found['name']}>", route)
        .removeprefix("^")
        .removesuffix("$")
    )
