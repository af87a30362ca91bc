"""Tests of what a page may be cut in: no table after two rows, no heading, note or line by itself."""

import re

import pytest

from programs.lib.markdown import to_html
from reporting.documents.model import Cell, Gap, Heading, Note, Prose, Row, Section
from reporting.rendering.pdf import render_pdf
from reporting.tests.rendering import factories
from reporting.tests.rendering.pdftext import pages_lines, pages_text

# The body of a page of letter size, between the margins of print.css, in CSS pixels.
TOP, BOTTOM = 24 / 25.4 * 96, (279.4 - 21) / 25.4 * 96
FOOT, HEAD = 4, 3  # the least rows of a table before and after the end of a page
ROWS = (8, 12, 40)
# With so many short paragraphs above it, a table begins from the middle of a page to its very end.
PARAGRAPHS = (12, 15, 20, 21)


def table_of(name: str, rows: int):
    return factories.table(
        *((f"Rang {n} de {name}", n) for n in range(rows)),
        id=name,
        caption=f"Tableau {name}",
        total=Row((Cell(f"Total {name}"), Cell("99"))),
        note=f"Note {name}",
    )


def a_table_lower_and_lower() -> tuple[Section, ...]:
    return tuple(
        Section(
            f"{rows}-{above}",
            "Partie",
            (
                Prose(to_html("\n\n".join(f"Mot {n}" for n in range(above)))),
                Heading(f"Titre {rows}-{above}"),
                table_of(f"{rows}-{above}", rows),
            ),
            new_page=True,
        )
        for rows in ROWS
        for above in PARAGRAPHS
    )


@pytest.fixture(scope="module")
def pages() -> list[list[str]]:
    document = factories.document(sections=a_table_lower_and_lower())
    return [page.splitlines() for page in pages_text(render_pdf(document))]


NAMES = [f"{rows}-{above}" for rows in ROWS for above in PARAGRAPHS]


def rows_by_page(pages: list[list[str]], name: str) -> list[int]:
    found = [sum(line.endswith(f" de {name}") for line in page) for page in pages]
    return [count for count in found if count]


def page_of(pages: list[list[str]], text: str) -> int:
    return next(number for number, page in enumerate(pages) if text in "\n".join(page).split("\n"))


def test_a_table_is_never_cut_after_two_rows_nor_before_the_last_two(pages):
    cut = [rows_by_page(pages, name) for name in NAMES]
    parted = [counts for counts in cut if len(counts) > 1]

    assert len(parted) > 5
    assert [counts for counts in parted if counts[0] < FOOT or counts[-1] < HEAD] == []


def test_a_small_table_is_not_cut(pages):
    assert [rows_by_page(pages, name) for name in NAMES if name.startswith("8-")] == [[8]] * 4


def test_a_heading_and_a_caption_stand_above_the_first_rows(pages):
    for name in NAMES:
        first = page_of(pages, f"Rang 0 de {name}")
        assert (page_of(pages, f"Titre {name}"), first) == (first, first), name
        assert [line for line in pages[first] if line.strip() == f"Tableau {name}"], name


def test_a_total_and_a_note_stand_under_the_last_rows(pages):
    for name in NAMES:
        rows = int(name.split("-")[0])
        last = page_of(pages, f"Rang {rows - 1} de {name}")
        assert (page_of(pages, f"Total {name}"), page_of(pages, f"Note {name}")) == (last, last)


def fills(pdf: bytes) -> list[tuple[float, int]]:
    """How far down each page is filled (1 is whole), and how many lines it has."""
    found = []
    for lines in pages_lines(pdf):
        body = [height for height, _text in lines if TOP < height < BOTTOM]
        found.append(((max(body) - TOP) / (BOTTOM - TOP), len({round(height) for height in body})))
    return found


def test_no_page_but_the_last_is_left_almost_empty():
    """One block of each size after another: what does not fit goes on, and takes no more along than it must."""
    words = Prose(to_html("Une phrase de récit assez longue pour tenir une ligne. " * 12))
    sizes = (3, 11, 34, 2, 12, 7, 40, 13, 5, 20)
    blocks = [
        block
        for n, rows in enumerate(sizes)
        for block in (
            words,
            Heading(f"Titre {n}"),
            factories.bars(*((f"Barre {k}", k + 1) for k in range(rows)), id=f"c{n}"),
            table_of(f"{n}", rows),
            Gap("Écart", "Le bulletin dit 45 ; les fiches comptent 43."),
            Note("Une note seule."),
        )
    ]
    *whole, (_last, last_lines) = fills(
        render_pdf(
            factories.document(
                sections=tuple(
                    Section(f"s{n}", "Partie", tuple(blocks[n * 6 : n * 6 + 6]))
                    for n in range(len(sizes))
                )
            )
        )
    )

    assert len(whole) > 8
    assert [page for page in whole if page[0] < 0.4 or page[1] < 6] == []
    assert last_lines >= 3


def test_a_heading_is_not_left_alone_above_a_chart_that_takes_the_page():
    rows = tuple((f"Organisme {n}", n + 1) for n in range(40))
    pages = pages_text(
        render_pdf(
            factories.with_blocks(Heading("Titre"), factories.bars(*rows), factories.table(*rows))
        )
    )

    assert [bool(re.search("Figure 1|Organisme 3", page)) for page in pages] == [True] * len(pages)
