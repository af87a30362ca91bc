"""The names of OpenDocument, with the usual prefixes of their namespaces."""

from lxml import etree

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_PREFIXES = {address: prefix for prefix, address in _SPACES.items()}


def full(name: str) -> str:
    """« text:p » as lxml says it."""
    prefix, _colon, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def short(element: etree._Element) -> str:
    """The name of an element, as « text:p »; « :p » for a namespace that says nothing to a reader."""
    address, _brace, local = element.tag[1:].rpartition("}")
    return f"{_PREFIXES.get(address, '')}:{local}"


def get(element: etree._Element, name: str) -> str:
    return element.get(full(name), "")


def count(element: etree._Element, name: str, without: int = 1) -> int:
    """An attribute that counts something, ``without`` where it is not there."""
    text = get(element, name)
    return int(text) if text.isdigit() and len(text) < 10 else without
