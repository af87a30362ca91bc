"""A Word document from its first block to its last."""

import posixpath

from lxml import etree

from programs.plans.reading.blocks import Source
from programs.plans.reading.docx.body import Body
from programs.plans.reading.docx.names import W, child
from programs.plans.reading.docx.numbering import Numbering
from programs.plans.reading.docx.runs import Runs
from programs.plans.reading.docx.styles import Styles
from programs.plans.reading.drafts import Draft, typed
from programs.plans.reading.kinds import DOCX, damaged
from programs.plans.reading.packages import Package, local

_ASIDES = ("footnotes", "endnotes", "comments")


def read(content: bytes) -> Source:
    """The paragraphs and tables of a .docx. Raises UnreadableFile."""
    parts = _Parts(Package(content))
    body = child(parts.main, "body")
    if body is None:
        raise damaged()
    draft = Draft()
    styles = Styles(parts.named("styles"))
    numbering = Numbering(parts.named("numbering"), styles)
    asides = {
        (kind, key): text
        for kind in _ASIDES
        for key, text in _texts(parts.named(kind), Runs(styles)).items()
    }
    Body(draft, styles, numbering, asides).read(body)
    return draft.source(DOCX)


class _Parts:
    """The parts of the package, found as the document itself refers to them."""

    def __init__(self, package: Package):
        self._package = package
        path = self._targets("").get("officeDocument", "word/document.xml")
        main = package.part(path)
        if main is None:
            raise damaged()
        self.main = main
        self._others = self._targets(path)

    def named(self, kind: str) -> etree._Element | None:
        return self._package.part(self._others.get(kind, ""))

    def _targets(self, of: str) -> dict[str, str]:
        """The path of the first part of each kind that the part ``of`` refers to."""
        folder, name = posixpath.split(of)
        relations = self._package.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, str] = {}
        for one in () if relations is None else relations.iterchildren(etree.Element):
            kind = one.get("Type", "").rpartition("/")[2]
            path = posixpath.join("/", folder, one.get("Target", ""))
            found.setdefault(kind, posixpath.normpath(path).lstrip("/"))
        return found


def _texts(root: etree._Element | None, runs: Runs) -> dict[str, str]:
    """The text of each footnote, endnote or comment, by its id."""
    found = {}
    for one in () if root is None else root.iterchildren(etree.Element):
        if one.get(f"{W}type", "normal") == "normal" and local(one) in (
            "footnote",
            "endnote",
            "comment",
        ):
            texts = (typed(runs.read(paragraph).text) for paragraph in one.iter(f"{W}p"))
            found[one.get(f"{W}id", "")] = "\n".join(filter(None, texts))
    return found
