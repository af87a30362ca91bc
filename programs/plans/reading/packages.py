"""The XML parts of a zipped document (.docx, .odt), parsed so that they fetch, include and unfold nothing."""

import zipfile

from lxml import etree

from programs.plans.reading.kinds import damaged, open_zip

# Three times the largest that 20,000 paragraphs were seen to take.
_LARGEST_PART = 60 * 1024 * 1024

# Strict Open XML differs from what Word writes by the addresses of its namespaces only.
_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/"
    b"relationships",
}


class Package:
    """A zipped document, of which each part is parsed as it is asked for."""

    def __init__(self, content: bytes):
        self._archive: zipfile.ZipFile = open_zip(content)
        self.names = frozenset(self._archive.namelist())

    def part(self, name: str) -> etree._Element | None:
        """The root of the part ``name``, None where there is none. Raises UnreadableFile."""
        if name not in self.names:
            return None
        with self._archive.open(name) as stream:
            data = stream.read(_LARGEST_PART + 1)
        if len(data) > _LARGEST_PART:
            raise damaged()
        if _STRICT in data[:4096]:
            for strict, usual in _USUAL.items():
                data = data.replace(strict, usual)
        return _parsed(data)


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(data, parser)
    # No word processor declares an entity: what does was made to unfold.
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _entity in declared.iterentities()):
        raise damaged()
    return root


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]
