"""A plan as plain text."""

import re

from programs.plans.outlines.model import Outline
from programs.plans.writing import form, words

# Readers of text drop the spaces that end a line, take tabs for columns, and drop marks of HTML.
_LOST = re.compile(r"\t|[^\S\n](?=\n|$)|<(?=/?[A-Za-z])")


def to_text(outline: Outline) -> str:
    """Return the plan as a text that people may change and import again."""
    blocks = [_about(outline)]
    for one in form.placed(outline):
        details = form.details(one.line).items()
        blocks.append([form.head(one), *(form.detail(name, value) for name, value in details)])
    return "\n\n".join("\n".join(map(_printed, block)) for block in blocks) + "\n"


def _about(outline: Outline) -> list[str]:
    title = form.title(outline)
    said = [form.detail(name, value) for name, value in form.of_plan(outline).items()]
    return [str(words.MARK), *([title] if title else []), *said]


def _printed(said: str) -> str:
    first, *others = _LOST.sub(form.coded, said).split("\n")
    return "\n".join([first, *(f"{form.CONTINUES} {other}".rstrip() for other in others)])
