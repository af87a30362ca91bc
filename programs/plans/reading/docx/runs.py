"""The text of a Word paragraph, run by run: what a person who accepts all changes reads."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from programs.plans.reading.docx.names import W, child, is_on, value
from programs.plans.reading.docx.styles import Styles
from programs.plans.reading.packages import local

_SPELT = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
}
_INSERTED = ("ins", "moveTo")
_DELETED = ("del", "moveFrom")
_DRAWN = ("drawing", "pict", "object")
_REFERENCES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_ASIDE = (
    "rPr",
    "pPr",
    "sdtPr",
    "sdtEndPr",
    "fldData",
    "rt",
    "annotationRef",
    "footnoteRef",
    "endnoteRef",
)


@dataclass
class Field:
    """A field that is open: what fills it, and whether what follows is its result."""

    code: str = ""
    is_result: bool = False

    @property
    def is_contents(self) -> bool:
        return self.code.split()[:1] == ["TOC"]


@dataclass
class Found:
    """What a paragraph holds: its text, and what stands beside it."""

    pieces: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    references: list[tuple[str, str]] = field(default_factory=list)
    insertions: int = 0
    deletions: int = 0
    is_contents: bool = False
    has_diagram: bool = False
    has_image: bool = False

    @property
    def text(self) -> str:
        return "".join(self.pieces)


class Runs:
    """Reads one paragraph after the other: a field may open in one and close in another."""

    def __init__(self, styles: Styles):
        self._styles = styles
        self._fields: list[Field] = []

    def read(self, paragraph: etree._Element) -> Found:
        found = Found(is_contents=self._is_in_contents)
        self._walk(paragraph, found)
        return found

    @property
    def _is_in_contents(self) -> bool:
        return any(one.is_contents for one in self._fields)

    @property
    def _is_instruction(self) -> bool:
        return any(not one.is_result for one in self._fields)

    def _walk(self, element: etree._Element, found: Found) -> None:
        for one in _chosen(element):
            name = local(one)
            if name == "r":
                self._run(one, found)
            elif name in _DELETED:
                found.deletions += 1
            elif name == "fldSimple":
                self._simple_field(one, found)
            elif name == "sdt":
                self._content_control(one, found)
            elif name == "t":  # of a formula
                found.pieces.append(one.text or "")
            elif name not in _ASIDE:
                found.insertions += name in _INSERTED
                found.is_contents |= name == "hyperlink" and one.get(f"{W}anchor", "").startswith(
                    "_Toc"
                )
                self._walk(one, found)

    def _content_control(self, element: etree._Element, found: Found) -> None:
        # « Cliquez ici pour entrer du texte » is what nobody has written yet.
        if (
            not is_on(element, "sdtPr", "showingPlcHdr")
            and (content := child(element, "sdtContent")) is not None
        ):
            self._walk(content, found)

    def _simple_field(self, element: etree._Element, found: Found) -> None:
        self._fields.append(Field(element.get(f"{W}instr", ""), is_result=True))
        found.is_contents |= self._is_in_contents
        self._walk(element, found)
        self._fields.pop()

    def _run(self, run: etree._Element, found: Found) -> None:
        is_hidden = self._is_hidden(run)
        for one in _chosen(run):
            name = local(one)
            if name == "fldChar":
                self._field_mark(one, found)
            elif name == "instrText":
                if self._fields and not self._fields[-1].is_result:
                    self._fields[-1].code += one.text or ""
            elif name == "commentReference":
                found.references.append(("comments", one.get(f"{W}id", "")))
            elif name in _REFERENCES:
                found.references.append((_REFERENCES[name], one.get(f"{W}id", "")))
            elif name in _DRAWN:
                _look_at_drawing(one, found)
            elif name == "ruby":
                self._walk(one, found)
            elif not self._is_instruction and (text := _text_of(one, name)):
                (found.hidden if is_hidden else found.pieces).append(text)

    def _field_mark(self, mark: etree._Element, found: Found) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].is_result = True
            found.is_contents |= self._is_in_contents
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _is_hidden(self, run: etree._Element) -> bool:
        own = is_on(run, "rPr", "vanish")
        if own is not None:
            return own
        style = value(run, "rPr", "rStyle")
        return bool(style) and self._styles.named(style).is_hidden


def _chosen(element: etree._Element) -> Iterator[etree._Element]:
    """The children, and of what is there twice (for new and old programs) the first that has anything."""
    for one in element.iterchildren(etree.Element):
        if local(one) == "AlternateContent":
            ways = list(one.iterchildren(etree.Element))
            yield from next((list(_chosen(way)) for way in ways if len(way)), [])
        else:
            yield one


def _text_of(element: etree._Element, name: str) -> str:
    if name == "t":
        return element.text or ""
    if name == "sym":
        return _symbol(element)
    return _SPELT.get(name, "")


def _symbol(element: etree._Element) -> str:
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return chr(code) if code >= 0x20 and not 0xD800 <= code < 0xE000 and code < 0x10000 else ""


def _look_at_drawing(element: etree._Element, found: Found) -> None:
    """Its text boxes, outermost only: those inside are found as these are read."""
    waiting = list(_chosen(element))
    while waiting:
        one = waiting.pop(0)
        name = local(one)
        if name == "txbxContent":
            found.boxes.append(one)
            continue
        found.has_diagram |= name in ("relIds", "chart")
        found.has_image |= name in ("blip", "imagedata")
        waiting = [*_chosen(one), *waiting]
