"""From what a document says to the tree of its plan.

``recognise`` works out the levels of lines from the whole document, keeps numbers as printed, and never guesses what a
cell is about: it says so in a warning. ``as_json`` prints the tree with its counts.
"""

from collections.abc import Mapping, Sequence

from programs.plans.enums import Level
from programs.plans.outlines.checking import check
from programs.plans.outlines.counting import as_json
from programs.plans.outlines.model import Line, Outline, Warned
from programs.plans.outlines.tags import tag
from programs.plans.outlines.understanding import understood
from programs.plans.reading.blocks import Source

__all__ = ["Line", "Outline", "Warned", "as_json", "recognise"]

_NO_CORRECTIONS: Mapping[str, Level | None] = {}


def recognise(
    source: Source,
    *,
    levels: Mapping[str, Level | None] = _NO_CORRECTIONS,
    known: Sequence[str] = (),
) -> Outline:
    """Return the plan that a document says, with warnings of all that is not sure or looks wrong.

    ``levels`` are the corrections of a person, by the place of a line, and win over everything; None leaves the line
    out. ``known`` are names and acronyms of organisations, which are tags wherever they end a line in brackets.
    """
    outline = understood(source, levels)
    tag(list(outline.walk()), known)
    outline.warnings += check(outline.lines)
    return outline
