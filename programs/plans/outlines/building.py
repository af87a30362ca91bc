"""The tree, as lines are added to it in the order of reading: each under the line whose number it continues."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from programs.lib.text import normalise
from programs.plans.enums import DEPTHS, Level
from programs.plans.outlines.marks import Key
from programs.plans.outlines.model import Line
from programs.plans.outlines.notes import Notes, around_difference, differ, quoted

# How much of the words two wordings of one line share.
_ALIKE = 0.6
_PIECE = 4


@dataclass(eq=False)
class Node:
    """A line of the tree, its number in parts, and what it stands under.

    ``visits`` counts how often the document came to it: a summary and then tables say the same lines twice, and what
    was said in another visit may be said again, where twice in one are two lines. ``names_objective`` marks an axis
    that the document says after its objective.
    """

    line: Line
    key: Key
    parent: "Node | None"
    visit: int = 0
    visits: int = 1
    names_objective: bool = False
    is_of_table: bool = False
    has_actions: bool = False
    by_name: dict[tuple[Level, Key], "Node"] = field(default_factory=dict)

    @property
    def level(self) -> Level:
        return self.line.level

    @property
    def path(self) -> list["Node"]:
        above: list[Node] = []
        node: Node | None = self
        while node:
            above.append(node)
            node = node.parent
        return above[::-1]


@dataclass(frozen=True)
class Numbering:
    """How numbers go in a document: the levels whose numbers begin with that of a wider line, and their lengths."""

    continued: frozenset[Level]
    lengths: dict[Level, frozenset[int]]

    def expects(self, level: Level, key: Key) -> bool:
        """Whether a wider line must have the number ``key`` without its last part."""
        wider = (
            lengths for other, lengths in self.lengths.items() if DEPTHS[other] < DEPTHS[level]
        )
        return level in self.continued and any(len(key) - 1 in lengths for lengths in wider)


def numbering_of(lines: Iterable[tuple[Level, Key]]) -> Numbering:
    """How the numbers of the lines go, read in order."""
    last: dict[Level, Key] = {}
    lengths: dict[Level, set[int]] = defaultdict(set)
    counted: dict[Level, list[bool]] = defaultdict(list)
    for level, key in lines:
        wider = [last[other] for other in last if DEPTHS[other] < DEPTHS[level]]
        if len(key) > 1:
            counted[level].append(any(continues(key, other) for other in wider))
        last = {other: kept for other, kept in last.items() if DEPTHS[other] < DEPTHS[level]}
        last[level] = key
        lengths[level].add(len(key))
    continued = {level for level, found in counted.items() if 2 * sum(found) >= len(found)}
    return Numbering(
        frozenset(continued), {level: frozenset(found) for level, found in lengths.items()}
    )


def continues(key: Key, other: Key) -> bool:
    """Whether ``key`` is ``other`` and more: 1.1.2 continues 1.1."""
    return 0 < len(other) < len(key) and key[: len(other)] == other


def alike(one: str, other: str) -> bool:
    """Whether two texts are two wordings of one, were the words of one cut by a narrow column."""
    ours, theirs = normalise(one).split(), normalise(other).split()
    if ours == theirs or not ours or not theirs:
        return True
    return max(_shared(ours, theirs), _shared(_pieces(ours), _pieces(theirs))) >= _ALIKE


def _shared(ours: list[str], theirs: list[str]) -> float:
    common = Counter(ours) & Counter(theirs)
    return 2 * common.total() / max(len(ours) + len(theirs), 1)


def _pieces(words: list[str]) -> list[str]:
    whole = "".join(words)
    return [whole[at : at + _PIECE] for at in range(len(whole) - _PIECE + 1)]


def _is_cut(one: str, other: str) -> bool:
    """Whether ``one`` is ``other`` with more spaces in it."""
    ours, theirs = normalise(one), normalise(other)
    return len(ours) > len(theirs) and ours.replace(" ", "") == theirs.replace(" ", "")


def _name(level: Level, key: Key, text: str) -> tuple[Level, Key]:
    """By what a line is known under its heading: its number, else its text."""
    return level, key or ("", normalise(text))


class Tree:
    """The lines so far. ``open`` is the path to the last heading or action that was read."""

    def __init__(self, numbering: Numbering, notes: Notes):
        self.lines: list[Line] = []
        self.open: list[Node] = []
        self._numbering = numbering
        self._notes = notes
        self._met: dict[tuple[Level, Key], list[Node]] = defaultdict(list)
        self._named: dict[str, Node] = {}

    @property
    def current(self) -> Node | None:
        return self.open[-1] if self.open else None

    def nearest(self, *levels: Level) -> Node | None:
        """The innermost open line of one of the levels."""
        return next((node for node in reversed(self.open) if node.level in levels), None)

    def add(
        self, level: Level, number: str, key: Key, text: str, place: str, is_of_table: bool = False
    ) -> Node:
        """Add a line, or come back to it where the document said it before."""
        self._close(level)
        again = self._again(level, key, text)
        if again:
            self._say_again(again, number, text, place, is_of_table)
            return again
        parent, is_missing = self._parent(level, key)
        node = self._put(
            parent, Node(Line(level, number, text, place), key, parent, is_of_table=is_of_table)
        )
        if is_missing:
            self._warn_missing(node)
        return node

    def name_axis(self, number: str, key: Key, text: str, place: str, is_of_table: bool) -> Node:
        """Add an axis that is said after its objective, and holds it: « OBJECTIF 1 », then « AXE : SERVICES »."""
        objective = self.nearest(Level.OBJECTIVE)
        assert objective
        axis = objective.parent
        if axis and axis.level == Level.AXIS and axis.names_objective:
            if alike(axis.line.text, text):
                self._say_again(axis, number, text, place, is_of_table)
            else:
                self._warn_two_axes(objective, axis, text, place)
        else:
            axis = self._named.get(normalise(text)) or self._new_axis(
                number, key, text, place, is_of_table
            )
            self._move(objective, axis)
        self.open = objective.path
        return axis

    def leave(self, level: Level) -> None:
        """Close the lines of a level and all narrower ones."""
        self.open = [node for node in self.open if DEPTHS[node.level] < DEPTHS[level]]

    def can_be_named(self, objective: Node | None) -> bool:
        """Whether an axis may be said after the objective: it stands under none yet, or under one said so."""
        return objective is not None and (
            objective.parent is None or objective.parent.names_objective
        )

    # --- Coming back ------------------------------------------------------------------------------

    def _close(self, level: Level) -> None:
        """A next objective leaves the axis that was said after the one before."""
        axis = self.nearest(Level.AXIS)
        if axis and axis.names_objective and level in (Level.OBJECTIVE, Level.THEME):
            self.open = []

    def _again(self, level: Level, key: Key, text: str) -> Node | None:
        if level == Level.ACTION or not key:
            return self._open(level, key, text) or self._earlier(level, key, text)
        axis = self.nearest(Level.AXIS)
        for node in reversed(self._met.get((level, key), [])[-3:]):
            if alike(node.line.text, text) and self._is_around(node, axis):
                return node
        return None

    def _open(self, level: Level, key: Key, text: str) -> Node | None:
        """The heading without a number that is open: a table says it in each of its rows."""
        if level == Level.ACTION or key:
            return None
        around = (node for node in self.open if node.level == level and not node.key)
        return next((node for node in around if not differ(node.line.text, text)), None)

    def _earlier(self, level: Level, key: Key, text: str) -> Node | None:
        """The line that an earlier visit put under the same heading; an axis without a number has its name once."""
        parent, _is_missing = self._parent(level, key)
        if parent is None:
            return self._named.get(normalise(text)) if level == Level.AXIS else None
        found = parent.by_name.get(_name(level, key, text))
        is_one = found and found.visit < parent.visits and alike(found.line.text, text)
        return found if is_one else None

    def _is_around(self, node: Node, axis: Node | None) -> bool:
        """Whether a line met before stands where reading is now: numbers may begin again under each heading."""
        if node.level == Level.AXIS:
            return True
        parent = node.parent
        is_near = parent is None or parent in self.open or parent.names_objective
        return (axis is None or axis in node.path) and (is_near or len(node.key) > 1)

    def _say_again(self, node: Node, number: str, text: str, place: str, is_of_table: bool) -> None:
        # A row that says the heading of the row above once more is no second visit.
        node.visits += not (is_of_table and node.is_of_table and node in self.open)
        self.open = node.path
        line = node.line
        # What has no letter says nothing, and takes the place of nothing.
        text, is_said = text if normalise(text) else "", bool(normalise(line.text))
        is_detailed = is_of_table > node.is_of_table and not _is_cut(text, line.text)
        if text and is_said and differ(line.text, text):
            is_detailed |= is_of_table == node.is_of_table and not node.has_actions
            kept, other = (text, line.text) if is_detailed else (line.text, text)
            self._warn_differs(number or line.number, kept, other, place, line.place)
        if text and (is_detailed or not is_said):
            line.text, line.place, line.number = text, place, number or line.number
        node.is_of_table |= is_of_table

    # --- Putting ----------------------------------------------------------------------------------

    def _parent(self, level: Level, key: Key) -> tuple[Node | None, bool]:
        """What a new line stands under, and whether the line that it should stand under is missing."""
        above = [node for node in self.open if DEPTHS[node.level] < DEPTHS[level]]
        if len(key) < 2 or level not in self._numbering.continued:
            return (above[-1] if above else None), False
        at = max((at for at, node in enumerate(above) if continues(key, node.key)), default=-1)
        if at >= 0 and above[at].key == key[:-1]:
            return self._past_headings(above, at), False
        other = self._wanted(level, key)
        if other:
            return other, False
        if not self._numbering.expects(level, key):
            return (
                self._past_headings(above, at) if at >= 0 else (above[-1] if above else None)
            ), False
        return (self._past_headings(above, at) if at >= 0 else None), True

    def _past_headings(self, above: list[Node], at: int) -> Node:
        """The line at ``at``, or the last of the headings without number that follow it."""
        end = at + 1
        while end < len(above) and not above[end].key:
            end += 1
        return above[end - 1]

    def _wanted(self, level: Level, key: Key) -> Node | None:
        """The line whose number ``key`` goes on from, read before."""
        for other in (Level.SPECIFIC, Level.OBJECTIVE, Level.THEME, Level.AXIS):
            if DEPTHS[other] < DEPTHS[level] and (met := self._met.get((other, key[:-1]))):
                return met[-1]
        return None

    def _put(self, parent: Node | None, node: Node) -> Node:
        (parent.line.lines if parent else self.lines).append(node.line)
        if parent:
            node.visit = parent.visits
            parent.by_name.setdefault(_name(node.level, node.key, node.line.text), node)
        elif node.level == Level.AXIS and not node.key:
            self._named.setdefault(normalise(node.line.text), node)
        if node.level == Level.ACTION:
            for above in node.path:
                above.has_actions = True
        if node.key and node.level != Level.ACTION:
            self._met[node.level, node.key].append(node)
        self.open = node.path
        return node

    def _new_axis(self, number: str, key: Key, text: str, place: str, is_of_table: bool) -> Node:
        axis = Node(
            Line(Level.AXIS, number, text, place),
            key,
            None,
            names_objective=True,
            is_of_table=is_of_table,
        )
        self._named[normalise(text)] = axis
        return axis

    def _move(self, objective: Node, axis: Node) -> None:
        # From the end: it is nearly always the last.
        at = next(
            at for at in range(len(self.lines) - 1, -1, -1) if self.lines[at] is objective.line
        )
        if axis.line.lines:
            del self.lines[at]
        else:
            self.lines[at] = axis.line
        axis.line.lines.append(objective.line)
        axis.by_name.setdefault(
            _name(objective.level, objective.key, objective.line.text), objective
        )
        objective.parent = axis

    # --- Saying -----------------------------------------------------------------------------------

    def _warn_missing(self, node: Node) -> None:
        line, parent = node.line, node.parent
        under = (
            _("cette ligne est gardée sous « %(line)s »")
            % {"line": quoted(parent.line.number, parent.line.text)}
            if parent
            else _("cette ligne est gardée au premier niveau")
        )
        self._notes.warn(
            "missing-parent",
            line.place,
            _(
                "« %(line)s » continue le numéro %(parent)s, qu’aucune ligne ne porte : %(under)s. Ajoutez la ligne "
                "qui manque au document, ou corrigez le numéro."
            )
            % {
                "line": quoted(line.number, line.text),
                "parent": ".".join(node.key[:-1]),
                "under": under,
            },
        )

    def _warn_differs(self, number: str, kept: str, other: str, place: str, before: str) -> None:
        """What is not kept is said whole: it stands nowhere else."""
        what = _("Le numéro %(number)s") % {"number": number} if number else _("Ce titre")
        self._notes.warn(
            "differs",
            place,
            _(
                "%(what)s est écrit deux fois, en d’autres mots (%(before)s) : « %(kept)s » est gardé, "
                "« %(other)s » ne l’est pas. Corrigez le texte après l’importation si c’est l’autre qui est le bon."
            )
            % {
                "what": what,
                "before": before,
                "kept": around_difference(kept, other),
                "other": " ".join(other.split()),
            },
        )

    def _warn_two_axes(self, objective: Node, axis: Node, text: str, place: str) -> None:
        self._notes.warn(
            "level",
            place,
            _(
                "L’objectif %(number)s est déjà sous l’axe « %(axis)s » et le document nomme aussi « %(other)s » : il "
                "reste sous le premier. Déplacez les lignes concernées après l’importation s’il le faut."
            )
            % {"number": objective.line.number, "axis": axis.line.text, "other": text},
        )
