"""The rows of a table: what each cell says, and of which line it is certain that it says so."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from programs.lib.text import excerpt
from programs.plans.enums import DEPTHS, Level
from programs.plans.outlines import cells, marks
from programs.plans.outlines.building import Node, Tree, continues
from programs.plans.outlines.columns import DETAILS, LEVELS, NAMES, NUMBER, Column
from programs.plans.outlines.marks import Key, key_of, mark
from programs.plans.outlines.model import Line
from programs.plans.outlines.notes import Notes, quoted
from programs.plans.outlines.scheme import Scheme
from programs.plans.outlines.texts import Row, Text

# What the word before a number says, where it stands in a column of its own: « Axe 1 » | « Faire connaître ».
_SAID_BESIDE = dict.fromkeys(marks.WIDE_WORDS, Level.AXIS) | {
    marks.THEME: Level.THEME,
    marks.OBJECTIVE: Level.OBJECTIVE,
    marks.SPECIFIC: Level.SPECIFIC,
    marks.ACTION: Level.ACTION,
}


class Rows:
    """Puts the rows of tables into a tree."""

    def __init__(self, tree: Tree, notes: Notes, scheme: Scheme):
        self._tree, self._notes, self._scheme = tree, notes, scheme

    def read(self, row: Row) -> None:
        """Read one row: its headings, its actions, and what its other cells say of them."""
        _Reading(row, self._tree, self._notes, self._scheme).read()


class _Reading:
    def __init__(self, row: Row, tree: Tree, notes: Notes, scheme: Scheme):
        self._row, self._tree, self._notes, self._scheme = row, tree, notes, scheme
        self._headings: list[Node] = []
        self._actions: list[Node] = []
        self._is_shifted = False
        self._numbered = {
            level for kind, level in scheme.levels.items() if kind[0] == NUMBER and kind[1] > 1
        }

    def read(self) -> None:
        levels = [column for column in self._row.columns if column.name in LEVELS]
        for column in sorted(levels, key=lambda column: DEPTHS[column.name]):
            self._read_level(column)
        why = self._doubt()
        for column in self._row.columns:
            if column.name in LEVELS or (column.name == NUMBER and self._numbers(column)):
                continue
            self._read_detail(column, why)

    # --- Lines of the plan --------------------------------------------------------------------------

    def _read_level(self, column: Column) -> None:
        texts = self._row.cells[column.index]
        if column.index in self._row.above:
            self._go_on(Level(column.name), texts)
            return
        for text in texts:
            if text.is_told and text.level is None:
                continue
            level = self._level_of(text, Level(column.name))
            if self._is_astray(level, text):
                why = _(
                    "elle n’a pas de numéro comme les autres de sa colonne, et la rangée peut avoir perdu une cellule"
                )
                self._refuse(column, [text], why)
            else:
                self._add(level, text, column)
        for number in self._row.unsure.get(column.index, ()):
            self._notes.warn(
                "level",
                self._row.places[column.index],
                _(
                    "Il n’est pas sûr que « %(number)s » commence une autre ligne dans cette cellule : elle n’est pas "
                    "coupée là. Mettez chaque moyen sur sa ligne."
                )
                % {"number": number},
            )

    def _is_astray(self, level: Level, text: Text) -> bool:
        """Whether a cell of a guessed column is no line like the others there."""
        is_unlike = level in self._numbered and not text.mark.key
        return not self._row.is_sure and not text.is_told and is_unlike

    def _go_on(self, level: Level, texts: Sequence[Text]) -> None:
        """What is said beside an action that a merged cell carries down is said of it."""
        current = self._tree.current
        if current and current.level == level == Level.ACTION and len(texts) == 1:
            self._actions.append(current)

    def _level_of(self, text: Text, level: Level) -> Level:
        """The level of the column, but where the number says that the row has slipped."""
        if text.is_told and text.level:
            return text.level
        said = (
            self._scheme.levels.get(text.mark.kind)
            if text.mark.is_dotted and text.mark.kind
            else None
        )
        if said is None or said == level or self._row.is_sure:
            return level
        self._is_shifted = True
        return said

    def _add(self, level: Level, text: Text, column: Column) -> None:
        number, key = text.mark.number, text.mark.key
        if not number:
            number = self._number_beside(column)
            key = key_of(number)
            beside = mark(number)
            if beside.is_word and beside.number and beside.name in _SAID_BESIDE:
                number, key = beside.number, beside.key
                level = level if text.is_told else _SAID_BESIDE[beside.name]
        said = text.mark.text if text.mark.kind else text.raw
        if not (said or number):
            return
        node = self._put(level, number, key, said, text.place)
        (self._actions if level == Level.ACTION else self._headings).append(node)

    def _put(self, level: Level, number: str, key: Key, said: str, place: str) -> Node:
        objective = self._tree.nearest(Level.OBJECTIVE)
        names = {column.name for column in self._row.columns}
        is_after = level == Level.AXIS and Level.OBJECTIVE not in names
        if is_after and self._tree.can_be_named(objective):
            return self._tree.name_axis(number, key, said, place, True)
        node = self._tree.add(level, number, key, said, place, True)
        if level == Level.ACTION and self._is_between(node):
            self._warn_between(node)
        return node

    def _is_between(self, node: Node) -> bool:
        """Whether the row has several headings of one level, and nothing says under which an action stands."""
        parent = node.parent
        around = [heading for heading in self._headings if parent and heading.level == parent.level]
        return len(around) > 1 and parent is not None and not continues(node.key, parent.key)

    def _numbers(self, column: Column) -> bool:
        """Whether a column of numbers says that of the one to its right."""
        after = column.index + 1
        return after < len(self._row.columns) and self._row.columns[after].name in LEVELS

    def _number_beside(self, column: Column) -> str:
        before = self._row.columns[column.index - 1] if column.index else None
        is_one = (
            before is not None and before.name == NUMBER and before.index not in self._row.above
        )
        return self._row.text(before.index).strip() if before and is_one else ""

    # --- What the other cells say ---------------------------------------------------------------------

    def _doubt(self) -> str:
        """Why the cells of the row cannot be told apart, "" where they can."""
        row = self._row
        if row.is_sure:
            return ""
        if self._is_shifted:
            return _("les numéros de cette rangée ne sont pas dans les colonnes de leurs titres")
        others = [column for column in row.columns if column.name not in (*LEVELS, NUMBER)]
        times = [column for column in others if cells.is_time(row.text(column.index))]
        if any(column.name not in ("timeline", "ongoing", "planned", "") for column in times):
            return _("une date se trouve dans une autre colonne que celle des échéances")
        if any(column.name == "timeline" for column in times):
            return ""
        filled = [bool(row.text(column.index).strip()) for column in others]
        if not any(filled) or filled[-1] or not all(filled[: filled.index(True)]):
            return ""
        last = len(filled) - filled[::-1].index(True)
        if not all(filled[:last]):
            return ""
        return _(
            "la rangée a moins de cellules que le tableau n’a de colonnes, et rien ne dit lesquelles manquent"
        )

    def _read_detail(self, column: Column, why: str) -> None:
        texts = self._row.cells[column.index]
        lines = [text for text in texts if text.is_told and text.level]
        for text in lines:
            self._add(text.level or Level.ACTION, text, column)
        texts = [text for text in texts if not text.is_told]
        if not any(text.raw.strip() for text in texts):
            return
        if column.name not in DETAILS:
            self._leave(column, texts)
        elif why:
            self._refuse(column, texts, why)
        else:
            self._give(column, texts)

    def _give(self, column: Column, texts: Sequence[Text]) -> None:
        only = self._actions[0] if len(self._actions) == 1 else None
        if target := only if self._actions else self._heading():
            say(target.line, column.name, texts)
            return
        if self._pairs(column, texts):
            return
        heading = self._common()
        if heading is None:
            self._refuse(
                column, texts, _("rien ne dit de quelle ligne du plan cette cellule parle")
            )
            return
        say(heading.line, column.name, texts)
        self._notes.warn(
            "unpaired",
            self._row.places[column.index],
            _(
                "« %(text)s » (%(column)s) est à côté de %(count)d moyens, et rien ne dit duquel il s’agit : ce texte "
                "est gardé avec « %(line)s ». Pour le donner à un moyen, mettez-les chacun dans sa rangée."
            )
            % {
                "text": excerpt(self._row.text(column.index)),
                "column": column.heading,
                "count": len(self._actions),
                "line": quoted(heading.line.number, heading.line.text),
            },
        )

    def _heading(self) -> Node | None:
        """The narrowest heading of the row, or the one that is carried down; none where there are several."""
        if not self._headings:
            return self._tree.nearest(Level.SPECIFIC, Level.OBJECTIVE)
        *others, last = self._headings
        return None if any(other.level == last.level for other in others) else last

    def _common(self) -> Node | None:
        """The heading that holds all actions of the row, where there is one."""
        parents = {id(node.parent): node.parent for node in self._actions}
        return next(iter(parents.values())) if len(parents) == 1 else None

    def _pairs(self, column: Column, texts: Sequence[Text]) -> bool:
        """Give each line to the action whose number it begins with, where all do."""
        by_key = {node.key: node for node in self._actions if node.key}
        if len(by_key) != len(self._actions) or any(text.mark.key not in by_key for text in texts):
            return False
        for text in texts:
            say(by_key[text.mark.key].line, column.name, [_without_number(text)])
        return True

    # --- Saying so --------------------------------------------------------------------------------------

    def _refuse(self, column: Column, texts: Sequence[Text], why: str) -> None:
        self._notes.warn(
            "unpaired",
            self._row.places[column.index],
            _(
                "« %(text)s » (%(column)s) n’est pas repris : %(why)s. Ajoutez-le à la bonne ligne après l’importation."
            )
            % {"text": excerpt(cells.joined(texts)), "column": column.heading, "why": why},
        )

    def _leave(self, column: Column, texts: Sequence[Text]) -> None:
        if column.index in self._row.above:
            return
        said = {"text": excerpt(cells.joined(texts)), "column": column.heading}
        self._notes.warn(
            "left-out",
            self._row.places[column.index],
            _(
                "La colonne « %(column)s » n’a pas de place dans un plan : « %(text)s » n’est pas repris."
            )
            % said
            if column.heading
            else _("Cette colonne n’a pas de titre : « %(text)s » n’est pas repris.") % said,
        )

    def _warn_between(self, node: Node) -> None:
        parent = node.parent
        self._notes.warn(
            "unpaired",
            node.line.place,
            _(
                "« %(line)s » est à côté de plusieurs objectifs, et son numéro ne dit pas duquel il relève : il est "
                "gardé sous « %(parent)s ». Corrigez-le après l’importation s’il le faut."
            )
            % {
                "line": quoted(node.line.number, node.line.text),
                "parent": quoted(parent.line.number, parent.line.text) if parent else "",
            },
        )


def say(line: Line, name: str, texts: Sequence[Text]) -> None:
    """Put what a cell or a label says on a line, after what it says already."""
    if name in NAMES:
        said = getattr(line, name)
        setattr(line, name, tuple(dict.fromkeys((*said, *cells.names(texts)))))
        return
    said, more = getattr(line, name), cells.joined(texts)
    is_new = said != more and not said.endswith(f"\n{more}")
    setattr(line, name, f"{said}\n{more}" if said and is_new else said or more)


def _without_number(text: Text) -> Text:
    return replace(text, mark=replace(text.mark, raw=text.mark.text))
