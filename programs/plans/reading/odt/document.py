"""A document from its first block to its last."""

from programs.importing.errors import UnreadableFile
from programs.plans.reading.blocks import Source
from programs.plans.reading.drafts import Draft
from programs.plans.reading.kinds import ODT, damaged, protected
from programs.plans.reading.odt.body import Body
from programs.plans.reading.odt.names import full
from programs.plans.reading.odt.styles import Styles
from programs.plans.reading.packages import Package

_ENCRYPTED = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"


def read(content: bytes) -> Source:
    """The paragraphs and tables of an .odt. Raises UnreadableFile."""
    package = Package(content)
    manifest = package.part("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(_ENCRYPTED), None) is not None:
        raise UnreadableFile(protected())
    root = package.part("content.xml")
    body = None if root is None else root.find(f"{full('office:body')}/{full('office:text')}")
    if root is None or body is None:
        raise damaged()
    draft = Draft()
    Body(draft, Styles(package.part("styles.xml"), root)).read(body)
    return draft.source(ODT)
