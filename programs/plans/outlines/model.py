"""The tree that a document makes once it is understood, whatever file it came from, and whatever it is printed to."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from programs.plans.enums import Level


@dataclass
class Line:
    """One line of a plan: an axis, a theme, an objective, a specific objective or an action, with those under it.

    ``number`` and ``text`` are as printed, the number without a level's own word (« 1 » of « AXE 1 – … »), but with its
    dots and letters (« 1.1. », « M 8 », « II »). ``place`` is where its source has it. ``tags`` are those that stood in
    brackets at the end (« CECCE », « collaboration »), and stay in ``text``. Of an action only: who is ``responsible``,
    ``collaborators`` and ``concerned``, each as typed, one entry a name; ``timeline`` as typed; ``achievements`` and
    ``ongoing``, what the document says was done and is under way; ``target_population``; ``planned`` as typed. What a
    column says of a whole specific objective stands on each of its actions only where it is certain that it means
    them; where the cell is the heading's, it stands on the heading's own line.
    """

    level: Level
    number: str
    text: str
    place: str = ""
    tags: tuple[str, ...] = ()
    aim: str = ""
    responsible: tuple[str, ...] = ()
    collaborators: tuple[str, ...] = ()
    concerned: tuple[str, ...] = ()
    timeline: str = ""
    achievements: str = ""
    ongoing: str = ""
    target_population: str = ""
    planned: str = ""
    lines: list["Line"] = field(default_factory=list)

    def walk(self) -> Iterator["Line"]:
        """This line and all those under it, in the order of reading."""
        yield self
        for line in self.lines:
            yield from line.walk()


@dataclass(frozen=True)
class Warned:
    """What is not sure, or looks wrong, at ``place``. ``code`` is stable: « gap », « duplicate », « missing-parent »,
    « contents-only », « unpaired », « left-out », « level », « year », « spelling »… ``message`` is in French.
    """

    code: str
    place: str
    message: str


@dataclass
class Outline:
    """A plan as its document says it. ``period`` is its label as printed (« 2024-2025 »), "" where it says none."""

    title: str = ""
    period: str = ""
    adopted_on: str = ""
    orientation: str = ""
    lines: list[Line] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)

    def walk(self) -> Iterator[Line]:
        for line in self.lines:
            yield from line.walk()

    def of(self, level: Level) -> list[Line]:
        return [line for line in self.walk() if line.level == level]
