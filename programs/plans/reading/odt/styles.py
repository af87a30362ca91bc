"""What the styles of a document say that its reader must know: which text is hidden, which list is behind a name."""

from lxml import etree

from programs.plans.reading.odt.lists import Levels, levels_of
from programs.plans.reading.odt.names import full, get

_DEEPEST = 30


class Styles:
    def __init__(self, *roots: etree._Element | None):
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self.lists: dict[str, Levels] = {}
        self.outline: Levels = {}
        for root in roots:
            if root is not None:
                self._gather(root)
        self._hidden: dict[tuple[str, str], bool] = {}

    def _gather(self, root: etree._Element) -> None:
        for one in root.iter(full("style:style")):
            self._styles[get(one, "style:family"), get(one, "style:name")] = one
        for one in root.iter(full("text:list-style")):
            self.lists[get(one, "style:name")] = levels_of(one)
        for one in root.iter(full("text:outline-style")):
            self.outline = levels_of(one)

    def is_hidden(self, family: str, name: str) -> bool:
        key = family, name
        if key not in self._hidden:
            self._hidden[key] = self._display(key) == "none"
        return self._hidden[key]

    def list_of(self, name: str) -> str:
        """The list style that a paragraph style names."""
        return self._found(("paragraph", name), "style:list-style-name")

    def _display(self, key: tuple[str, str]) -> str:
        for style in self._chain(key):
            properties = style.find(full("style:text-properties"))
            if properties is not None and (display := get(properties, "text:display")):
                return display
        return ""

    def _found(self, key: tuple[str, str], attribute: str) -> str:
        return next((said for style in self._chain(key) if (said := get(style, attribute))), "")

    def _chain(self, key: tuple[str, str]) -> list[etree._Element]:
        found: list[etree._Element] = []
        while key in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[key])
            key = key[0], get(self._styles[key], "style:parent-style-name")
        return found
