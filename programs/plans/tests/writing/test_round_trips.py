"""Printing a plan and reading the print gives the same tree, whatever it says, in both languages."""

from dataclasses import replace
from functools import partial

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programs.plans.outlines.model import Line, Outline
from programs.plans.reading import read
from programs.plans.reading.blocks import Source
from programs.plans.tests.writing import sources
from programs.plans.tests.writing.outlines import outlines
from programs.plans.writing.reading_back import read_back
from programs.plans.writing.text import to_text
from programs.plans.writing.word import to_docx
from programs.plans.writing.workbook import to_xlsx

KINDS = {
    "txt": (to_text, sources.of_text),
    "docx": (to_docx, sources.of_docx),
    "xlsx": (to_xlsx, sources.of_xlsx),
}
MANY = 1_000
LANGUAGES = st.sampled_from(["fr-ca", "en"])


def _through_the_door(kind: str, content: str | bytes) -> Source:
    """As what somebody sends is read: in a process of its own, by what it holds."""
    return read(f"plan.{kind}", content.encode() if isinstance(content, str) else content)


def without_places(outline: Outline) -> Outline:
    return replace(outline, lines=[_without_place(line) for line in outline.lines])


def _without_place(line: Line) -> Line:
    return replace(line, place="", lines=[_without_place(each) for each in line.lines])


@pytest.mark.parametrize(
    ("kind", "examples"),
    [
        ("txt", 100),
        ("docx", 25),
        ("xlsx", 25),
        *(pytest.param(kind, MANY, marks=pytest.mark.slow) for kind in KINDS),
    ],
)
def test_a_print_says_the_tree_that_it_was_made_of(kind, examples):
    write, source_of = KINDS[kind]
    if examples == MANY:
        source_of = partial(_through_the_door, kind)

    @settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(outlines(), LANGUAGES)
    def hold(outline, language):
        with override(language):
            content = write(outline)
        assert without_places(read_back(source_of(content))) == outline

    hold()
