"""The names of WordprocessingML, and how its values are said."""

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFF = ("0", "false", "off", "none")


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of that name, and so on down the ``path``."""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    return iter(()) if element is None else element.iterchildren(W + name)


def value(element: etree._Element | None, *path: str, name: str = "val") -> str:
    """An attribute of what stands at ``path``, "" where there is none."""
    found = child(element, *path)
    return "" if found is None else found.get(W + name, "")


def number(element: etree._Element | None, *path: str, name: str = "val") -> int | None:
    """The same where it is a number."""
    text = value(element, *path, name=name)
    return int(text) if text.lstrip("-").isdigit() and len(text) < 10 else None


def is_on(element: etree._Element | None, *path: str) -> bool | None:
    """Whether a switch is on; None where nothing is said of it."""
    found = child(element, *path)
    return None if found is None else found.get(W + "val", "1").lower() not in _OFF
