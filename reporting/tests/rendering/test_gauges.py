"""Tests of gauges: what is taken of a whole, and where it should be by now."""

from xml.etree import ElementTree

import pytest

from reporting.rendering import canvas, charts, gauges
from reporting.rendering.fonts import text_width
from reporting.rendering.html import render_html
from reporting.tests.rendering import factories

SVG = "{http://www.w3.org/2000/svg}"
PINE, BERRY = canvas.SERIES[0], canvas.SERIES[3]


def drawn(*rows, width: int = canvas.WIDE, **changes) -> ElementTree.Element:
    return ElementTree.fromstring(charts.render_svg(factories.gauge(*rows, **changes), width=width))


def lengths(svg: ElementTree.Element, fill: str) -> list[float]:
    return [float(one.get("width")) for one in svg.iter(f"{SVG}rect") if one.get("fill") == fill]


def texts(svg: ElementTree.Element) -> list[str]:
    return [element.text for element in svg.iter(f"{SVG}text")]


def test_a_part_is_as_long_as_its_share_of_the_whole_of_its_row():
    svg = drawn(("a", 25, 0, 100), ("b", 500, 0, 1000))
    tracks = lengths(svg, canvas.TRACKS["pine"])

    assert tracks[0] == tracks[1]
    assert [round(part / tracks[0], 3) for part in lengths(svg, PINE)] == [0.25, 0.5]


def test_parts_are_told_apart_without_their_colours():
    svg = drawn(("a", 25, 25, 100))
    slanted = [one.get("d") for one in svg.iter(f"{SVG}path")]

    assert [one.count("M") > 20 for one in slanted] == [True]


def test_slanted_lines_stay_in_their_rectangle():
    board = canvas.Canvas(100)
    board.hatch(10, 20, 33, 18, "#000000")
    path = ElementTree.fromstring(board.elements[0]).get("d")
    ends = [tuple(map(float, end.split())) for end in path.replace("M", "L").split("L")[1:]]

    assert all(10 <= x <= 43 and 20 <= y <= 38 for x, y in ends)
    assert len(ends) == 2 * int((33 + 18) / canvas.HATCH)


def test_what_goes_beyond_passes_a_line_and_the_row_says_by_how_much():
    svg = drawn(("a", 90, 30, 100), ("b", 10, 0, 100))
    within = drawn(("a", 70, 30, 100), ("b", 10, 0, 100))

    assert [len(lengths(one, BERRY)) for one in (svg, within)] == [1, 0]
    assert [len(list(one.iter(f"{SVG}polyline"))) for one in (svg, within)] == [3, 2]
    assert texts(svg) == ["a", "-20", "b", "90"]


def test_a_row_far_beyond_is_cut_and_has_an_arrow():
    svg = drawn(("a", 900, 0, 100), mark=None)
    (track,) = lengths(svg, canvas.TRACKS["pine"])

    assert round(lengths(svg, BERRY)[0] / track, 2) == gauges.FURTHEST - 1
    assert [one.get("stroke") for one in svg.iter(f"{SVG}polyline")] == [canvas.INK, canvas.PAPER]


@pytest.mark.parametrize("whole", [0, None])
def test_where_there_is_no_whole_nothing_is_drawn_and_the_row_says_so(whole):
    svg = drawn(("a", 5, 0, whole))

    assert list(svg.iter(f"{SVG}rect")) == []
    assert texts(svg) == ["a", "-5" if whole == 0 else "n. d."]


def test_two_rows_of_one_name_stay_two():
    assert len(lengths(drawn(("a", 5, 0, 10), ("a", 10, 0, 10)), PINE)) == 2


def test_without_a_whole_and_what_is_said_of_it_there_are_bars():
    bars = factories.bars(("a", 1), ("b", 2))
    assert charts.render_svg(factories.bars(("a", 1), ("b", 2), form="gauge")) == charts.render_svg(
        bars
    )


def test_a_negative_part_takes_nothing():
    assert lengths(drawn(("a", -5, 0, 100)), PINE) == []


def test_the_mark_stands_at_its_share_of_every_row():
    svg = drawn(("a", 1, 0, 100), ("b", 1, 0, 7))
    left, width = (
        float(next(one for one in svg.iter(f"{SVG}rect")).get(name)) for name in ("x", "width")
    )
    marks = [one.get("points").split()[0].split(",")[0] for one in svg.iter(f"{SVG}polyline")]

    assert [float(x) for x in marks] == [pytest.approx(left + width / 2, abs=0.02)] * 2


def test_the_legend_names_what_is_drawn_and_nothing_else():
    whole = [("series-1", "Dépensé"), ("series-2 hatched", "Engagé"), ("track", "Prévu")]
    mark = [("mark", "50 % de l’année")]

    def named(*rows, **changes) -> list[tuple[str, str]]:
        return [(key.css, key.name) for key in charts.legend(factories.gauge(*rows, **changes))]

    assert named(("a", 1, 0, 2)) == [*whole, *mark]
    assert named(("a", 3, 0, 2)) == [*whole, ("series-4", "Au-delà"), *mark]
    assert named(("a", 1, 0, 2), mark=None) == whole


@pytest.mark.parametrize("width", [canvas.WIDE, canvas.NARROW])
def test_nothing_is_drawn_outside(width):
    rows = ((factories.LONG, 123456789, 5, 7), ("b", 1, 1, 123456789), ("c", 1, 1, 2))
    svg = drawn(*rows, width=width)
    height = float(svg.get("height"))

    for one in svg.iter(f"{SVG}rect"):
        x, y, long, tall = (float(one.get(name)) for name in ("x", "y", "width", "height"))
        assert 0 <= x <= x + long <= width + 0.01
        assert 0 <= y <= y + tall <= height
    for one in svg.iter(f"{SVG}text"):
        long = text_width(one.text, canvas.SIZE, int(one.get("font-weight", 400)))
        left = float(one.get("x")) - (long if one.get("text-anchor") == "end" else 0)
        assert -0.5 <= left <= left + long <= width + 0.5
        assert float(one.get("y")) <= height


def test_its_table_has_a_column_a_series_and_the_page_no_style_attribute():
    html = render_html(factories.with_blocks(factories.gauge(("a", 1, 2, 9))), standalone=False)

    heads = [f'<th scope="col" class="n">{name}</th>' for name in ("Dépensé", "Engagé", "Prévu")]
    assert [html.count(head) for head in heads] == [1, 1, 1]
    assert html.count(" style=") == 0


def test_the_same_gauge_is_the_same_bytes():
    gauge = factories.gauge(("a", 3, 1, 2), ("b", 1, 1, 9))

    assert charts.render_svg(gauge) == charts.render_svg(gauge)
