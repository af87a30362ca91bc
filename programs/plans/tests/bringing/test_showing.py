"""What the preview of a document says of each of its places."""

from programs.plans.bringing.showing import rows_of
from programs.plans.enums import Level
from programs.plans.outlines import Line
from programs.plans.reading.blocks import Paragraph, Source


def test_a_cell_that_is_told_of_another_line_is_not_said_to_be_left_out():
    texts = {
        "A2": "1.1",
        "B2": "Visiter",
        "C2": "CJEO\u00a0; La Relance",
        "D2": "Mars 2027",
        "B3": "Total",
    }
    source = Source("xlsx", tuple(Paragraph(text, place) for place, text in texts.items()))
    line = Line(
        Level.ACTION,
        "1.1.",
        "Visiter",
        place="B2",
        responsible=("CJEO", "La Relance"),
        timeline="Mars 2027",
    )
    rows = rows_of(source, [line], {})
    assert {row.place: row.entries[0].recognised for row in rows} == {
        "A2": "Détail d’une autre ligne",
        "B2": "Action",
        "C2": "Détail d’une autre ligne",
        "D2": "Détail d’une autre ligne",
        "B3": "Ni titre ni action",
    }
