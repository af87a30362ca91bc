"""Spreadsheets that are made to fill a memory or to be read for ever: each gets a sentence, within the limits."""

from collections.abc import Callable
from itertools import chain, repeat

import pytest

from programs import outside
from programs.lib import confined
from programs.lib.confined import Limits
from programs.tests.bombs import at_most, grown, repeated, understated
from programs.tests.importing import bombs
from programs.tests.importing.bombs import (
    FORMATTED_ROW,
    HEADINGS,
    ODS_HEADINGS,
    ODS_ROW,
    ROW,
    SHARED_ROW,
    shared,
    styles,
)
from programs.tests.importing.files import sentence_of, table_of
from programs.tests.test_bombs import TOO_HEAVY, TOO_LONG

pytestmark = pytest.mark.forks

DAMAGED = (
    "Ce fichier n’est pas un classeur XLSX ou ODS ni un fichier CSV, ou il est endommagé : ouvrez-le dans votre "
    "tableur, enregistrez-le au format XLSX, puis envoyez-le de nouveau."
)
UNFOLDED = "Ce classeur est trop gros une fois décompressé : partagez-le en plusieurs fichiers."
TOO_MANY = "Ce fichier a plus de 50 000 lignes : partagez-le en plusieurs fichiers."
NO_ROW = "Ce fichier a des titres de colonnes, mais aucune ligne dessous."
NO_HEADING = "La colonne B n’a pas de titre, mais sa ligne {} est remplie."
NOT_CLOSED = (
    "La ligne {} de ce fichier CSV ne peut pas être lue : "
    "un guillemet y est sans doute ouvert et jamais fermé."
)
LONG = "a b " * 8_000
TEN = 10_400_000

Bomb = Callable[[], bytes]


def cells_of(row: bytes) -> bytes:
    return b"<row>%s</row>" % row


# Those that cost next to nothing, at the real limits.
BOMBS: dict[str, tuple[Bomb, str]] = {
    "shared texts of 1 GB": (
        lambda: bombs.xlsx([HEADINGS, SHARED_ROW], sharedStrings=shared(repeated(b"<si/>", 1024))),
        UNFOLDED,
    ),
    "shared texts that say they are shorter": (
        lambda: understated(
            bombs.xlsx([HEADINGS, SHARED_ROW], sharedStrings=shared(repeated(b"<si/>", 200))),
            "xl/sharedStrings.xml",
        ),
        DAMAGED,
    ),
    "styles of 1 GB": (
        lambda: bombs.xlsx([HEADINGS, FORMATTED_ROW], styles=styles(repeated(b"<xf/>", 1024))),
        UNFOLDED,
    ),
    "a billion laughs": (
        lambda: bombs.xlsx([HEADINGS, SHARED_ROW], sharedStrings=bombs.laughs()),
        DAMAGED,
    ),
    "rows of 16,384 cells": (
        lambda: bombs.xlsx([HEADINGS, *repeat(cells_of(b"<c><v>1</v></c>" * 16_384), 10)]),
        NO_HEADING.format(2),
    ),
    "one long text 49,000 times": (
        lambda: bombs.xlsx(
            [HEADINGS, *repeat(cells_of(b'<c t="s"><v>0</v></c>'), 49_000)],
            sharedStrings=shared([b"<si><t>%s</t></si>" % LONG.encode()]),
        ),
        UNFOLDED,
    ),
    "a row of an ODS a million times": (
        lambda: bombs.ods([ODS_HEADINGS, bombs.ods_repeated(1_048_576)]),
        TOO_MANY,
    ),
    "a long row of an ODS 49,000 times": (
        lambda: bombs.ods([ODS_HEADINGS, bombs.ods_repeated(49_000, LONG)]),
        UNFOLDED,
    ),
    "blank rows of an ODS, ten billion": (
        lambda: bombs.ods(
            [ODS_HEADINGS, ODS_ROW]
            + [b"<table:table-row table:number-rows-repeated='1048576'/>"] * 10_000
        ),
        TOO_MANY,
    ),
    "a cell of an ODS a million times": (
        lambda: bombs.ods(
            [
                ODS_HEADINGS,
                b"<table:table-row><table:table-cell table:number-columns-repeated='1048576' ",
                b"office:value-type='string'><text:p>x</text:p></table:table-cell></table:table-row>",
            ]
        ),
        NO_HEADING.format(2),
    ),
    "an ODS of 1 GB": (
        lambda: bombs.ods(chain([ODS_HEADINGS, ODS_ROW], repeated(b"<table:table-row/>", 1024))),
        UNFOLDED,
    ),
    "rows of an ODS": (
        lambda: bombs.ods(chain([ODS_HEADINGS, ODS_ROW], repeated(b"<table:table-row/>", 140))),
        TOO_MANY,
    ),
    "sheets of an ODS": (
        lambda: bombs.ods(
            b"</table:table><table:table table:name='%d'>%s" % (number, ODS_ROW)
            for number in range(100_000)
        ),
        UNFOLDED,
    ),
    "styles": (
        lambda: bombs.xlsx([HEADINGS, FORMATTED_ROW], styles=styles(repeated(b"<xf/>", 140))),
        DAMAGED,
    ),
    "a million merged cells": (
        lambda: bombs.xlsx(
            [HEADINGS, ROW],
            chain(
                [b"<mergeCells>"],
                (b'<mergeCell ref="A%d:B%d"/>' % (row, row) for row in range(20, 1_000_020)),
                [b"</mergeCells>"],
            ),
        ),
        UNFOLDED,
    ),
    "elements, one in the other": (
        lambda: bombs.xlsx(chain([HEADINGS], repeated(b"<a>", 100))),
        DAMAGED,
    ),
    "a row that says that it is the two billionth": (
        lambda: bombs.xlsx([HEADINGS, ROW, b'<row r="2000000000"><c><v>1</v></c></row>']),
        TOO_MANY,
    ),
    "10 MB of quotes": (lambda: b"nom\n" + b'"' * TEN, NOT_CLOSED.format(2)),
    "10 MB of lines": (lambda: b"nom\n" + b"\n" * TEN, TOO_MANY),
    "10 MB of one word": (lambda: b"a" * TEN, NOT_CLOSED.format(1)),
}

# What must be read before it can be refused, with limits of a tenth and bombs of a tenth.
SMALL = Limits(memory=60, processor=10, time=60, answer=6)
SMALL_BOMBS: dict[str, tuple[Bomb, str]] = {
    "shared texts": (
        lambda: bombs.xlsx([HEADINGS, SHARED_ROW], sharedStrings=shared(repeated(b"<si/>", 14))),
        NO_ROW,
    ),
    "cells of an ODS": (
        lambda: bombs.ods(
            chain([ODS_HEADINGS, b"<table:table-row>"], repeated(b"<table:table-cell/>", 20))
        ),
        DAMAGED,
    ),
    "ten megabytes of separators": (lambda: b"nom\n" + b";" * TEN, TOO_HEAVY),
}

# At the real limits, several seconds each.
LARGE_BOMBS: dict[str, tuple[Bomb, str]] = {
    "shared texts": (
        lambda: bombs.xlsx([HEADINGS, SHARED_ROW], sharedStrings=shared(repeated(b"<si/>", 140))),
        UNFOLDED,
    ),
    "8 million rows": (
        lambda: bombs.xlsx(chain([HEADINGS, ROW], repeated(b"<row/>", 140))),
        TOO_MANY,
    ),
    "10 MB of separators": (lambda: b"nom\n" + b";" * TEN, NO_ROW),
}


def held(make: Bomb, limits: Limits) -> str:
    """The sentence that a bomb gets, once parent and child are seen to have stayed within their bounds."""
    data = make()
    assert len(data) <= 10 * 1024 * 1024
    with grown() as parent, confined.watched() as usages:
        sentence = sentence_of(data)
    (child,) = usages
    assert child.memory < at_most(limits.memory, child)
    assert child.processor <= limits.processor + 1
    assert child.time <= limits.time + 5
    assert parent() < 5
    return sentence


# Three to ten seconds each; the others of their kinds are quicker.
LONG = {
    "styles of 1 GB",
    "an ODS of 1 GB",
    "one long text 49,000 times",
    "a long row of an ODS 49,000 times",
    "10 MB of lines",
}


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=pytest.mark.slow) if name in LONG else name for name in BOMBS],
)
def test_it_gets_a_sentence(name):
    make, sentence = BOMBS[name]
    assert held(make, outside.A_TABLE) == sentence


@pytest.mark.parametrize("name", SMALL_BOMBS)
def test_what_is_read_in_vain_ends_at_a_limit(name, monkeypatch):
    monkeypatch.setattr(outside, "A_TABLE", SMALL)
    make, sentence = SMALL_BOMBS[name]
    # Which limit ends it first is the machine's; a parser that finds no more room may take its file for damaged.
    assert held(make, SMALL) in {sentence, TOO_LONG, DAMAGED}


@pytest.mark.slow
@pytest.mark.parametrize("name", LARGE_BOMBS)
def test_the_same_at_the_real_limits(name):
    make, sentence = LARGE_BOMBS[name]
    assert held(make, outside.A_TABLE) == sentence


def test_a_cell_in_the_last_corner_of_a_workbook_is_no_bomb():
    """The rows up to there are blank, and it stands beyond the columns that are read."""
    data = bombs.xlsx([HEADINGS, ROW, b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'])
    with grown() as parent, confined.watched() as usages:
        table = table_of(data)
    assert (table.rows, usages[0].memory < 20, parent() < 5) == ([(2, ["Inventée"])], True, True)
    assert usages[0].processor < 10


def test_a_table_as_large_as_allowed_comes_back_whole():
    lines = [f"{number};Inventée" for number in range(50_000)]
    table = table_of("\n".join(["code;nom", *lines]).encode())
    assert (len(table.rows), table.rows[-1]) == (50_000, (50_001, ["49999", "Inventée"]))


def test_a_table_that_is_too_long_to_be_handed_over(monkeypatch):
    monkeypatch.setattr(outside, "A_TABLE", Limits(memory=200, processor=10, time=60, answer=1))
    lines = [f"{number} {'Inventée' * 5}" for number in range(40_000)]
    assert sentence_of("\n".join(["nom", *lines]).encode()) == TOO_HEAVY
