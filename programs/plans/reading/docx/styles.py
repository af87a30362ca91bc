"""The styles of a Word document, each with what it takes from those that it is based on."""

import re
from dataclasses import dataclass

from lxml import etree

from programs.plans.reading.docx.names import child, children, is_on, number, value

# Word keeps the English names of its own styles, whatever language shows them.
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc(?: [1-9]| ?heading)|table of (?:figures|authorities)", re.IGNORECASE)
# Beyond these, styles are based on each other in a circle.
_DEEPEST = 30
_BODY = 9


@dataclass(frozen=True)
class Style:
    """What a style says of a paragraph: ``heading`` as in ``Paragraph``; its list, "" for none, and its level in it."""

    heading: int = 0
    list_id: str = ""
    level: int | None = None
    # The style whose list it is: levels name the styles that they belong to.
    list_style: str = ""
    is_contents: bool = False
    is_hidden: bool = False


class Styles:
    def __init__(self, root: etree._Element | None):
        self._by_id = {value_of_id(one): one for one in children(root, "style")}
        self._default = next(
            (
                value_of_id(one)
                for one in children(root, "style")
                if value(one, name="type") == "paragraph"
                and value(one, name="default") in ("1", "true")
            ),
            "",
        )
        self._known: dict[str, Style] = {}

    def of(self, properties: etree._Element | None) -> Style:
        """The style of the paragraph that has these ``properties``."""
        return self.named(value(properties, "pStyle") or self._default)

    def named(self, key: str) -> Style:
        if key not in self._known:
            self._known[key] = self._made(key)
        return self._known[key]

    def list_of(self, key: str) -> str:
        """The list of a style of lists."""
        return value(self._by_id.get(key), "pPr", "numPr", "numId")

    def _made(self, key: str) -> Style:
        chain = self._chain(key)
        list_id = list_style = ""
        level = outline = hidden = None
        for name, style in chain:
            properties = child(style, "pPr")
            if not list_id and (list_id := value(properties, "numPr", "numId")):
                level, list_style = number(properties, "numPr", "ilvl"), name
            outline = number(properties, "outlineLvl") if outline is None else outline
            hidden = is_on(style, "rPr", "vanish") if hidden is None else hidden
        names = [value(style, "name") for _name, style in chain]
        if outline is None:
            outline = next(
                (int(m[1]) - 1 for one in names if (m := _HEADING.fullmatch(one))), _BODY
            )
        return Style(
            heading=outline + 1 if 0 <= outline < _BODY else 0,
            list_id=list_id,
            level=level,
            list_style=list_style,
            is_contents=any(_CONTENTS.fullmatch(one) for one in names),
            is_hidden=bool(hidden),
        )

    def _chain(self, key: str) -> list[tuple[str, etree._Element]]:
        """The style and those that it is based on, nearest first."""
        found: list[tuple[str, etree._Element]] = []
        while key in self._by_id and len(found) < _DEEPEST:
            found.append((key, self._by_id[key]))
            key = value(self._by_id[key], "basedOn")
        return found


def value_of_id(style: etree._Element) -> str:
    return value(style, name="styleId")
