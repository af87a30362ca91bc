"""Lists under the word of a level: « Moyens : », then a line each, which are means whatever begins them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from programs.plans.enums import DEPTHS, Level
from programs.plans.outlines.building import Tree
from programs.plans.outlines.columns import LEVELS, named
from programs.plans.outlines.marks import CAPITAL, LISTED, NUMBER, ROMAN, Kind
from programs.plans.outlines.notes import Notes, quoted
from programs.plans.outlines.texts import Row, Text

_COUNTED = (*LISTED, NUMBER, CAPITAL, ROMAN)


@dataclass
class Sections:
    """The list that is being read, where a word begins it: its level, how its lines begin, and how many it has.

    ``kinds`` are those that such a word gave a level.
    """

    tree: Tree
    notes: Notes
    kinds: set[Kind] = field(default_factory=set)
    _level: Level | None = None
    _kind: Kind | None = None
    _count: int = 0

    def begins(self, stream: Sequence[Text | Row], index: int) -> bool:
        """Whether the text there is such a word, which then holds."""
        text, after = stream[index], stream[index + 1] if index + 1 < len(stream) else None
        if not isinstance(text, Text) or not isinstance(after, Text):
            return False
        level = named(text.raw.strip(" :\u00a0"))
        if level not in LEVELS or not _is_counted(after) or after.is_told:
            return False
        self._begin(Level(level), text)
        self._kind = after.mark.kind
        return True

    def level(self, text: Text) -> Level | None:
        """The level that the word gives a line of its list, None where it is none of it."""
        return self._level if text.mark.kind == self._kind else None

    def add(self, text: Text) -> None:
        """Count a line of the list."""
        self._count += 1
        if text.mark.kind:
            self.kinds.add(text.mark.kind)

    def end(self) -> None:
        """Read no list any more: a line came that says its level itself."""
        self._level = self._kind = None
        self._count = 0

    def _begin(self, level: Level, text: Text) -> None:
        before, count = self._level, self._count
        self.end()
        self._level = level
        if before and count > 1 and DEPTHS[before] < DEPTHS[level]:
            self.tree.leave(before)
            self._warn(count, before, text)

    def _warn(self, count: int, before: Level, text: Text) -> None:
        current = self.tree.current
        under = (
            _("« %(line)s »") % {"line": quoted(current.line.number, current.line.text)}
            if current
            else _("le plan lui-même")
        )
        self.notes.warn(
            "unpaired",
            text.place,
            _(
                "Les lignes sous « %(word)s » suivent %(count)d lignes de niveau « %(level)s », "
                "et rien ne dit de laquelle elles relèvent : elles sont gardées sous %(under)s. Déplacez-les après "
                "l’importation."
            )
            % {"word": text.raw.strip(), "count": count, "level": before.label, "under": under},
        )


def _is_counted(text: Text) -> bool:
    return text.mark.name in _COUNTED and text.mark.kind is not None and text.mark.kind[1] <= 1
