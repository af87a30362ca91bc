"""Whatever a document says, it makes a tree, and nothing of it is lost without a word."""

import json
import re
from dataclasses import fields
from itertools import count
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from programs.lib.text import normalise
from programs.plans.enums import DEPTHS, Level
from programs.plans.outlines import Outline, as_json, recognise
from programs.plans.reading.blocks import Cell, Paragraph, Source, Table

BEGINNINGS = (
    "",
    "",
    "AXE 1 – ",
    "AXE : ",
    "Axe d’intervention II ",
    "Orientation 2 : ",
    "ORIENTATION",
    "Objectif 1",
    "Objectif 2 : ",
    "Objectif spécifique 1.1 ",
    "1. ",
    "1.1 ",
    "1.1. ",
    "1.2 ",
    "2.1 ",
    "1.1.1 ",
    "1.1.2 ",
    "1.1.4 ",
    "2.3.1 ",
    "a) ",
    "b) ",
    "A. ",
    "I. ",
    "V. ",
    "- ",
    "• ",
    "M 8 - ",
    "Action 3 : ",
    "Responsable : ",
    "Réalisations :",
    "But : ",
    "Table des matières",
)
WORDS = (
    "Former",
    "les jeunes",
    "2018-2023",
    "CECCE",
    "(CECCE)",
    "(p. ex., lui)",
    "et",
    "1.1.2",
    "En continu.",
    "…",
    "7",
)
ENDS = ("", "", ".", ":", "\t3", " 4", "\n1.1.3 Bouger")
HEADINGS = (
    "Axes",
    "Objectifs",
    "Objectifs spécifiques",
    "Moyens",
    "Responsable",
    "Échéancier",
    "Réalisations",
    "Coût",
    "",
)
NUMBERS = ("", "", "", "1.", "1.1.", "•", "a)", "AXE 1")
WORDY = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
# A word that nothing else says stands for each text.
SAID = st.builds("{} zq {}{}".format, st.sampled_from(BEGINNINGS), WORDY, st.sampled_from(ENDS))
BARE = st.builds("{}{}".format, st.sampled_from(BEGINNINGS), st.sampled_from(ENDS))
TEXTS = st.one_of(SAID, SAID, SAID, BARE, st.text(max_size=30))


@st.composite
def sources(draw: st.DrawFn) -> Source:
    places = count(1)
    blocks = draw(
        st.lists(st.one_of(paragraphs(places), paragraphs(places), tables(places)), max_size=14)
    )
    return Source("docx", tuple(blocks))


@st.composite
def words(draw: st.DrawFn, numbers: count) -> str:
    return draw(TEXTS).replace("zq", f"Zq{next(numbers)}x")


@st.composite
def paragraphs(draw: st.DrawFn, places: count) -> Paragraph:
    return Paragraph(
        draw(words(places)),
        f"place {next(places)}",
        number=draw(st.sampled_from(NUMBERS)),
        heading=draw(st.sampled_from((0, 0, 1, 2))),
        depth=draw(st.sampled_from((0, 0, 0, 1, 2))),
        is_contents=draw(st.integers(0, 9)) == 0,
    )


@st.composite
def tables(draw: st.DrawFn, places: count) -> Table:
    width = draw(st.integers(1, 5))
    rows: list[tuple[Cell, ...]] = []
    if draw(st.booleans()):
        named = [
            Paragraph(draw(st.sampled_from(HEADINGS)), f"place {next(places)}")
            for _column in range(width)
        ]
        rows.append(tuple(Cell((one,) if one.text else (), one.place) for one in named))
    for _row in range(draw(st.integers(0 if rows else 1, 4))):
        cells: list[Cell] = []
        for column in range(width):
            place = f"place {next(places)}"
            kind = draw(st.integers(0, 9))
            if kind == 0 and rows:
                cells.append(Cell(rows[-1][column].paragraphs, place, is_continued=True))
            elif kind == 1 and cells:
                cells.append(Cell(cells[-1].paragraphs, place, is_continued=True))
            else:
                texts = draw(st.lists(words(places).filter(str.strip), max_size=3))
                cells.append(Cell(tuple(Paragraph(said, place) for said in texts), place))
        rows.append(tuple(cells))
    return Table(tuple(rows), f"place {next(places)}", draw(st.booleans()))


def said_by(outline: Outline) -> str:
    """All that the tree and the warnings say, as it is matched."""
    texts = [outline.title, outline.period, outline.adopted_on, outline.orientation]
    texts += [warned.message for warned in outline.warnings]
    for line in outline.walk():
        for field in fields(line):
            value = getattr(line, field.name)
            if field.name not in ("lines", "level", "place"):
                texts += [value] if isinstance(value, str) else list(value)
    return " | ".join(f" {normalise(said)} " for said in texts)


def places_in(outline: Outline) -> set[int]:
    """The places that the warnings name, those between the ends of a span included."""
    found: set[int] = set()
    for warned in outline.warnings:
        said = [
            int(number)
            for number in re.findall(r"place ([0-9]+)", f"{warned.place} {warned.message}")
        ]
        found.update(said)
        if " – " in warned.place:
            found.update(range(said[0], said[1] + 1))
    return found


def paragraphs_of(source: Source) -> list[Paragraph]:
    found: list[Paragraph] = []
    for block in source.blocks:
        if isinstance(block, Paragraph):
            found.append(block)
            continue
        for row in block.rows:
            found += [
                paragraph for cell in row if not cell.is_continued for paragraph in cell.paragraphs
            ]
    return found


@settings(deadline=None, max_examples=150)
@given(sources())
def test_every_text_is_in_the_tree_or_said_to_be_left_out(source: Source):
    outline = recognise(source)
    said, places = said_by(outline), places_in(outline)
    lost = [
        paragraph
        for paragraph in paragraphs_of(source)
        for word in re.findall("Zq[0-9]+x", paragraph.text)
        if f" {word.lower()} " not in said and int(paragraph.place.split()[1]) not in places
    ]
    assert lost == []


@settings(deadline=None, max_examples=100)
@given(
    sources(),
    st.dictionaries(st.integers(1, 30).map("place {}".format), st.sampled_from([None, *Level])),
)
def test_lines_hold_only_narrower_ones_whatever_a_person_corrects(source: Source, levels: dict):
    outline = recognise(source, levels=levels)
    pairs = [(line, other) for line in outline.walk() for other in line.lines]
    assert [pair for pair in pairs if DEPTHS[pair[0].level] >= DEPTHS[pair[1].level]] == []


@settings(deadline=None, max_examples=100)
@given(st.lists(st.text(max_size=60), max_size=20), st.booleans())
def test_any_text_makes_a_tree_that_can_be_printed(texts: list[str], is_styled: bool):
    blocks = [
        Paragraph(text, f"place {at}", heading=at % 3 if is_styled else 0)
        for at, text in enumerate(texts)
    ]
    printed = json.loads(json.dumps(as_json(recognise(Source("txt", tuple(blocks))))))
    assert printed["actions"] == str(printed["outline"]).count("'level': 'action'")


def test_ten_thousand_lines_are_read_in_a_few_seconds():
    numbers = [
        (axis, objective, action)
        for axis in range(10)
        for objective in range(30)
        for action in range(33)
    ]
    lines = ["Plan"]
    for axis, objective, action in numbers:
        lines += [f"AXE {axis} – Axe"] if not objective and not action else []
        lines += [f"{axis}.{objective} Objectif"] if not action else []
        lines.append(f"{axis}.{objective}.{action} Faire la chose (CECCE)")
    blocks = tuple(Paragraph(line, f"ligne {at}") for at, line in enumerate(lines))
    began = process_time()
    outline = recognise(Source("txt", blocks))
    assert process_time() - began < 10
    assert (len(outline.of(Level.OBJECTIVE)), len(outline.of(Level.ACTION))) == (300, 9900)
