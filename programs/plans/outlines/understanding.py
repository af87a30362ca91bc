"""The walk through a document: each line in its turn is given its place in the tree, or said to have none."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from programs.lib.text import excerpt, normalise
from programs.plans.enums import DEPTHS, Level
from programs.plans.outlines import marks
from programs.plans.outlines.building import Node, Tree, numbering_of
from programs.plans.outlines.columns import LEVELS, label
from programs.plans.outlines.contents import contents_of
from programs.plans.outlines.front import Front
from programs.plans.outlines.marks import LISTED, Key, Kind
from programs.plans.outlines.model import Outline
from programs.plans.outlines.notes import Notes
from programs.plans.outlines.rows import Rows, say
from programs.plans.outlines.scheme import LABELS, Scheme, scheme_of
from programs.plans.outlines.sections import Sections
from programs.plans.outlines.streams import stream_of
from programs.plans.outlines.supplying import supply
from programs.plans.outlines.texts import Places, Row, Text, longer
from programs.plans.reading.blocks import Source

_PAGE = re.compile(
    r"(?:page|p\.)?\s*[0-9]{1,3}(?:\s*(?:/|de|sur|of)\s*[0-9]{1,3})?|[-–—]\s*[0-9]{1,3}\s*[-–—]",
    re.IGNORECASE,
)
_ENDS = (".", "!", "?", "…", ";", ":", ",")
_LONGEST_TITLE = 120


def understood(source: Source, levels: Mapping[str, Level | None]) -> Outline:
    """The tree of a document, without its tags and without what only the whole tree shows."""
    walk = _Walk(source, levels)
    walk.go()
    return walk.outline


class _Walk:
    def __init__(self, source: Source, levels: Mapping[str, Level | None]):
        self.outline = Outline()
        self._notes = Notes()
        stream = stream_of(source, Places(dict(levels)))
        self._contents = contents_of(stream)
        self._scheme = self._scheme_of(stream)
        supplied = supply(stream, self._contents, self._scheme)
        self._stream = supplied.stream
        self._supplied = supplied
        self._has_axes = self._scheme.has(Level.AXIS) or any(
            column.name == Level.AXIS
            for one in stream
            if isinstance(one, Row)
            for column in one.columns
        )
        self._next = self._following()
        self._title_heading = min((text.heading for text in self._titles()), default=0)
        self._tree = Tree(numbering_of(self._numbers()), self._notes)
        self._rows = Rows(self._tree, self._notes, self._scheme)
        self._sections = Sections(self._tree, self._notes)
        self._front = Front(self.outline)
        self._last_kind: Kind | None = None
        self._last_part = ""
        # What takes the texts that follow: « ORIENTATION », or a label with nothing behind it.
        self._awaiting = ""
        self._used: set[int] = set()

    def go(self) -> None:
        for index, one in enumerate(self._stream):
            if index in self._used:
                continue
            left = self._notes.count
            if isinstance(one, Row):
                self._awaiting, self._last_kind = "", None
                self._rows.read(one)
            else:
                self._read(index, one)
            if self._notes.count == left:
                self._notes.settle()
        self._front.end()
        self._say_asked()
        self._say_of_contents()
        self.outline.lines = self._tree.lines
        self.outline.warnings = self._notes.end()

    # --- Before the walk ---------------------------------------------------------------------------

    def _scheme_of(self, stream: Sequence[Text | Row]) -> Scheme:
        texts = [one for one in stream if isinstance(one, Text) and not self._is_apart(one)]
        columns: dict[Kind, dict[Level, int]] = {}
        for row in stream:
            for kind, level in _said_by_columns(row) if isinstance(row, Row) else ():
                counts = columns.setdefault(kind, {})
                counts[level] = counts.get(level, 0) + 1
        said = {kind: max(counts, key=counts.__getitem__) for kind, counts in columns.items()}
        extra = [
            entry.mark.kind
            for entry in self._contents.entries
            if entry.mark.kind and entry.mark.is_word
        ]
        return scheme_of(texts, said, extra)

    def _is_apart(self, text: Text) -> bool:
        """Whether a line is none of the body: in the table of contents, or a cell that nobody named."""
        return text.is_astray or (text.place in self._contents.places and not text.is_supplied)

    def _level(self, text: Text) -> Level | None:
        if text.is_told or text.is_supplied:
            return text.level
        return None if self._is_apart(text) else self._scheme.level(text)

    def _following(self) -> list[tuple[Level | None, Key]]:
        """For each place, the level and the number of the next line of the plan after it."""
        found: tuple[Level | None, Key] = (None, ())
        following = []
        for one in reversed(self._stream):
            following.append(found)
            if isinstance(one, Row):
                levels = [Level(column.name) for column in one.columns if column.name in LEVELS]
                found = (min(levels, key=DEPTHS.__getitem__), ())
            elif level := self._level(one):
                found = (level, one.mark.key)
        return following[::-1]

    def _titles(self) -> Iterator[Text]:
        """Headings without a number that come before lines of the plan."""
        for index, one in enumerate(self._stream):
            if not isinstance(one, Text) or not one.heading or one.mark.kind:
                continue
            if index and self._next[index][0] not in (None, Level.AXIS):
                yield one

    def _numbers(self) -> Iterator[tuple[Level, Key]]:
        for one in self._stream:
            if isinstance(one, Text):
                if (level := self._level(one)) and one.mark.key:
                    yield level, one.mark.key
                continue
            for column in one.columns:
                if column.name in LEVELS and column.index not in one.above:
                    for text in one.cells[column.index]:
                        if text.mark.key:
                            yield Level(column.name), text.mark.key

    # --- One line ------------------------------------------------------------------------------------

    def _read(self, index: int, text: Text) -> None:
        level = self._level(text)
        if text.is_told:
            if level:
                self._add(level, index, text)
        elif text.is_astray:
            self._notes.leave(text)
        elif self._is_apart(text):
            return
        elif _PAGE.fullmatch(text.raw.strip()) and not text.heading:
            self._notes.leave_page(text)
        elif text.mark.is_bare and self._sections.begins(self._stream, index):
            self._awaiting = ""
        elif section := self._sections.level(text):
            self._listed(section, index, text)
        elif level and not self._is_cover(index, text, level):
            self._sections.end()
            self._line(level, index, text)
        elif text.mark.kind in LABELS:
            self._labelled(
                "orientation" if text.mark.name == "orientation" else "aim", text.mark.text, text
            )
        elif text.mark.kind:
            self._detail(text)
        else:
            self._unmarked(index, text)

    def _is_cover(self, index: int, text: Text, level: Level) -> bool:
        """Whether a heading at the very beginning is the title: nothing that it could hold follows it at once."""
        if index or text.mark.kind or text.is_supplied:
            return False
        after = self._stream[1] if len(self._stream) > 1 else None
        following = self._level(after) if isinstance(after, Text) else None
        return following is None or DEPTHS[following] <= DEPTHS[level]

    def _line(self, level: Level, index: int, text: Text) -> None:
        is_more = self._is_below_action(text) or self._awaiting or label(text.mark.text)
        if text.mark.name in LISTED and is_more:
            self._detail(text)
        else:
            self._add(level, index, text)

    def _listed(self, level: Level, index: int, text: Text) -> None:
        """A line of a list that the word of a level begins."""
        if label(text.mark.text):
            self._detail(text)
            return
        self._sections.add(text)
        self._add(level, index, text)

    def _is_below_action(self, text: Text) -> bool:
        """Whether an item of a list stands below an action that has a number, or another kind of list."""
        current = self._tree.current
        return (
            current is not None
            and current.level == Level.ACTION
            and self._last_kind not in (None, text.mark.kind)
        )

    def _add(self, level: Level, index: int, text: Text) -> None:
        self._awaiting = ""
        text = text if text.mark.text or text.is_told else self._with_next(index, text)
        said = text.mark.text if text.mark.kind else text.raw
        number, key = text.mark.number, text.mark.key
        if level == Level.AXIS and self._names_objective(text):
            self._tree.name_axis(number, key, said, text.place, False)
        else:
            self._tree.add(level, number, key, said, text.place)
        self._last_kind = text.mark.kind
        if text.is_supplied:
            self._say_supplied(text)

    def _names_objective(self, text: Text) -> bool:
        current = self._tree.current
        return (
            text.mark.kind == (marks.AXIS, 0)
            and current is not None
            and current.level == Level.OBJECTIVE
            and self._tree.can_be_named(current)
        )

    def _with_next(self, index: int, text: Text) -> Text:
        """« OBJECTIF 1 » alone on its line: its text is the next one."""
        for at in range(index + 1, len(self._stream)):
            other = self._stream[at]
            if isinstance(other, Text) and _PAGE.fullmatch(other.raw.strip()):
                continue
            if isinstance(other, Row) or other.mark.kind or other.is_told or self._is_apart(other):
                break
            if label(other.raw) or self._front.repeats(other.raw):
                break
            self._used.add(at)
            return longer(text, other)
        return text

    # --- What has no mark of its own ----------------------------------------------------------------------

    def _unmarked(self, index: int, text: Text) -> None:
        if self._sections.begins(self._stream, index):
            self._awaiting = ""
        elif level := self._title_level(index, text):
            self._add(level, index, text)
            self._last_part = (self._next[index][1] or ("",))[0]
        elif found := label(text.raw):
            self._labelled(*found, text)
        elif self._front.repeats(text.raw):
            return
        elif self._awaiting:
            self._give(text)
        elif not self._tree.lines and self._front.take(text.raw):
            return
        else:
            self._follow(text)

    def _title_level(self, index: int, text: Text) -> Level | None:
        """The level of a heading without a number, None where the text is no heading of the plan."""
        following, key = self._next[index]
        is_first = index == 0 or not (
            self._tree.lines or self.outline.title or self._is_titled(text)
        )
        if is_first or following in (None, Level.AXIS) or not self._is_title(index, text):
            return None
        if self._has_axes:
            return (
                Level.THEME if self._tree.nearest(Level.AXIS) and following != Level.THEME else None
            )
        if text.heading:
            return Level.AXIS if text.heading == self._title_heading else Level.THEME
        return Level.AXIS if len(key) > 1 and key[0] != self._last_part else Level.THEME

    def _is_titled(self, text: Text) -> bool:
        """Whether the document has a title before the text, were it only in its table of contents."""
        return normalise(text.raw) in self._contents.titles

    def _is_title(self, index: int, text: Text) -> bool:
        if text.heading or self._is_titled(text):
            return True
        after = self._stream[index + 1]
        is_before_line = (
            isinstance(after, Text) and self._level(after) == Level.OBJECTIVE and not after.is_told
        )
        said = text.raw.strip()
        is_short = len(said) <= _LONGEST_TITLE and "\n" not in said and not said.endswith(_ENDS)
        return is_before_line and is_short and not said[:1].islower() and label(said) is None

    def _labelled(self, name: str, said: str, text: Text) -> None:
        self._awaiting = name
        if said:
            self._give(replace(text, mark=replace(text.mark, text=said, raw=said, kind=None)))
            self._awaiting = ""

    def _give(self, text: Text) -> None:
        """Give a text to what awaits it: the orientation of the plan, or a detail of the line above."""
        name, current = self._awaiting, self._tree.current
        if name == "orientation":
            self._orient(text)
            self._awaiting = ""
        elif current:
            say(current.line, name, [text])
        elif not self._front.takes_day_or_period(text.raw):
            self._notes.leave(text)

    def _orient(self, text: Text) -> None:
        said = text.raw.strip()
        if not self.outline.orientation:
            self.outline.orientation = said
        elif normalise(said) != normalise(self.outline.orientation):
            self._notes.warn(
                "differs",
                text.place,
                _(
                    "L’orientation du plan est écrite deux fois et autrement : « %(text)s » n’est pas gardé."
                )
                % {"text": excerpt(said)},
            )

    def _detail(self, text: Text) -> None:
        """An item of a list below a line: a detail of that line."""
        current = self._tree.current
        if found := label(text.mark.text):
            self._labelled(*found, text)
        elif self._awaiting:
            self._give(text)
        elif current and current.line.text:
            self._go_on(current, "\n", text.raw)
        else:
            self._notes.leave(text)

    def _follow(self, text: Text) -> None:
        """A text after a line: the rest of it, the aim of a heading, or nothing that a plan has room for."""
        current = self._tree.current
        said = text.raw.strip()
        if current is None:
            self._notes.leave(text)
        elif said[:1].islower() and not current.line.text.rstrip().endswith(_ENDS[:4]):
            self._go_on(current, " ", said)
        elif self._is_aim(current, said):
            say(current.line, "aim", [text])
        else:
            self._notes.leave(text)

    def _is_aim(self, current: Node, said: str) -> bool:
        is_heading = current.level in (Level.AXIS, Level.THEME, Level.OBJECTIVE)
        is_sentence = said.endswith(_ENDS[:4]) or len(said) > _LONGEST_TITLE
        return is_heading and not current.line.lines and is_sentence

    def _go_on(self, node: Node, between: str, said: str) -> None:
        node.line.text = f"{node.line.text}{between}{said}"

    # --- Saying ---------------------------------------------------------------------------------------------

    def _say_supplied(self, text: Text) -> None:
        self._notes.warn(
            "contents-only",
            text.place,
            _(
                "« %(line)s » se trouve seulement dans la table des matières : ce titre est ajouté devant ce qui porte "
                "son numéro ou le suit. Ajoutez-le au texte du document."
            )
            % {"line": excerpt(text.raw)},
        )

    def _say_asked(self) -> None:
        """Ask once of each kind of line whose level could be another."""
        for kind in dict.fromkeys(self._scheme.asked):
            if kind in self._sections.kinds:
                continue
            level = self._scheme.levels[kind]
            first = next(
                (one for one in self._stream if isinstance(one, Text) and self._is_of(one, kind)),
                None,
            )
            if first is None:
                continue
            self._notes.warn(
                "level",
                first.place,
                _(
                    "Rien ne dit le niveau des lignes écrites comme « %(line)s » : elles sont lues au niveau "
                    "« %(level)s ». Corrigez-le dans l’aperçu si ce n’est pas le bon."
                )
                % {"line": excerpt(first.raw), "level": level.label},
            )

    def _is_of(self, text: Text, kind: Kind) -> bool:
        is_one = (text.mark.kind or ("heading", text.heading)) == kind
        return is_one and not (
            text.is_told or self._is_apart(text) or self._front.repeats(text.raw)
        )

    def _say_of_contents(self) -> None:
        """Say what the table of contents has and the document has not, or has in other words."""
        for entry, text in self._supplied.differing:
            self._notes.warn(
                "differs",
                entry.place,
                _(
                    "La table des matières écrit « %(entry)s » et le document « %(text)s » : c’est le texte du "
                    "document qui est gardé."
                )
                % {"entry": excerpt(entry.mark.text), "text": excerpt(text)},
            )
        for entry in self._supplied.unknown:
            self._notes.warn(
                "left-out",
                entry.place,
                _(
                    "« %(line)s » se trouve dans la table des matières et nulle part ailleurs : cette ligne n’est pas "
                    "reprise."
                )
                % {"line": excerpt(entry.raw)},
            )


def _said_by_columns(row: Row) -> Iterator[tuple[Kind, Level]]:
    for column in row.columns:
        if column.name in LEVELS and column.index not in row.above:
            for text in row.cells[column.index]:
                if text.mark.is_dotted and text.mark.kind:
                    yield text.mark.kind, Level(column.name)
