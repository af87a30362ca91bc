"""Tests of the drawing of charts."""

import re
import unicodedata
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from reporting.documents.model import Point
from reporting.rendering import canvas, charts
from reporting.rendering.fonts import text_width
from reporting.tests.rendering import factories

SVG = "{http://www.w3.org/2000/svg}"
FORMS = ("bars", "columns", "funnel", "line", "stacked")
SERIES = (
    Point("À la fin", 14, "14", "en emploi"),
    Point("À la fin", 5, "5", "en formation"),
    Point("À 3 mois", 16, "16", "en emploi"),
    Point("À 3 mois", None, "n. d.", "en formation"),
)


def texts(svg: str) -> list[str]:
    return [element.text for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def bar_lengths(svg: str) -> list[float]:
    return [float(e.get("width")) for e in ElementTree.fromstring(svg).iter(f"{SVG}rect")]


def test_a_bar_is_as_long_as_its_value():
    svg = charts.render_svg(factories.bars(("a", 20), ("b", 10), ("c", 5)))

    longest, half, quarter = bar_lengths(svg)
    assert (round(longest / half, 2), round(longest / quarter, 2)) == (2, 4)


def test_every_mark_has_its_label_and_its_number():
    svg = charts.render_svg(factories.bars(("Carrefour", 33), ("SIO", 5)))

    assert texts(svg) == ["Carrefour", "33", "SIO", "5"]


@pytest.mark.parametrize("form", ["bars", "columns", "funnel", "line"])
def test_an_unknown_value_keeps_its_label_and_draws_nothing(form):
    svg = charts.render_svg(factories.bars(("connu", 3), ("inconnu", None), form=form))
    alone = charts.render_svg(factories.bars(("inconnu", None), form=form))

    assert sorted(texts(svg)) == ["3", "connu", "inconnu", "n. d."]
    assert sorted(texts(alone)) == ["inconnu", "n. d."]
    assert len(bar_lengths(alone)) == (1 if form == "funnel" else 0)  # the funnel's whole


def test_an_unknown_value_breaks_a_line():
    svg = charts.render_svg(
        factories.bars(("a", 1), ("b", 2), ("c", None), ("d", 4), ("e", 5), form="line")
    )

    assert len(list(ElementTree.fromstring(svg).iter(f"{SVG}polyline"))) == 2


def test_zero_is_not_unknown():
    svg = charts.render_svg(factories.bars(("a", 0), ("b", 0)))

    assert texts(svg) == ["a", "0", "b", "0"]


def test_a_chart_without_points_is_not_drawn():
    assert charts.render_svg(factories.bars()) == ""


def test_a_deficit_is_drawn_to_the_left_of_zero():
    svg = charts.render_svg(factories.bars(("déficit", -10), ("surplus", 20)))
    deficit, surplus = ElementTree.fromstring(svg).iter(f"{SVG}rect")

    right = float(deficit.get("x")) + float(deficit.get("width"))
    assert round(right, 1) == round(float(surplus.get("x")), 1)


@pytest.mark.parametrize("width", [canvas.WIDE, canvas.NARROW])
@pytest.mark.parametrize("form", FORMS)
def test_no_text_leaves_the_drawing(form, width):
    points = [(factories.LONG, 14300), ("x" * 90, 1), ("CLE", None), ("Relais", -3)]
    svg = charts.render_svg(factories.bars(*points, form=form), width=width)
    root = ElementTree.fromstring(svg)

    for element in root.iter(f"{SVG}text"):
        long = text_width(element.text, canvas.SIZE, int(element.get("font-weight", 400)))
        start = {"start": 0, "middle": long / 2, "end": long}[element.get("text-anchor")]
        left = float(element.get("x")) - start
        assert (left >= -1, left + long <= width + 1) == (True, True), element.text
        assert 0 <= float(element.get("y")) <= float(root.get("height"))


@pytest.mark.parametrize("form", FORMS)
def test_the_same_chart_is_the_same_bytes(form):
    chart = factories.chart(*SERIES, form=form)

    assert charts.render_svg(chart) == charts.render_svg(chart)


@pytest.mark.parametrize("form", FORMS)
def test_a_drawing_has_no_style_script_or_address(form):
    svg = charts.render_svg(factories.chart(*SERIES, form=form))

    assert re.findall(r"style=|<style|<script|href|url\(", svg) == []


def test_labels_and_descriptions_are_escaped():
    hostile = "</title><script>alert(1)</script>&"
    svg = charts.render_svg(factories.bars((hostile, 1), title=hostile, description=hostile))

    root = ElementTree.fromstring(svg)
    assert "".join(texts(svg)[:-1]).replace(" ", "") == hostile.replace(" ", "")
    assert root.find(f"{SVG}title").text == hostile


def test_its_text_alternative_is_its_description():
    svg = charts.render_svg(factories.bars(("a", 1), description="Un seul."))
    root = ElementTree.fromstring(svg)

    assert root.find(f"{SVG}title").text == "Un seul."
    assert root.get("aria-labelledby") == root.find(f"{SVG}title").get("id")


def test_two_widths_of_a_chart_have_different_ids():
    chart = factories.bars(("a", 1))
    wide, narrow = charts.render_svg(chart), charts.render_svg(chart, width=canvas.NARROW)

    assert re.findall(r' id="([^"]+)"', wide + narrow) == ["fig-c1-640", "fig-c1-340"]


def test_series_of_bars_are_named_at_their_ends_and_need_no_legend():
    chart = factories.chart(*SERIES)

    assert texts(charts.render_svg(chart)) == [
        "À la fin",
        "14 en emploi",
        "5 en formation",
        "À 3 mois",
        "16 en emploi",
        "n. d. en formation",
    ]
    assert charts.legend(chart) == ()


def test_a_stacked_chart_names_its_series_in_a_legend():
    assert charts.legend(factories.chart(*SERIES, form="stacked")) == (
        charts.Key("series-1", "en emploi"),
        charts.Key("series-2", "en formation"),
    )


def test_lines_are_told_apart_by_shape_and_dash_as_well():
    svg = charts.render_svg(
        factories.chart(
            *(Point(str(y), y + i, str(y + i), s) for i, s in enumerate("ab") for y in (1, 2)),
            form="line",
        )
    )

    dashes = [e.get("stroke-dasharray") for e in ElementTree.fromstring(svg).iter(f"{SVG}polyline")]
    assert dashes == [None, "7 3"]
    assert (svg.count("<circle"), svg.count('width="7.2"')) == (2, 2)


def test_many_columns_are_drawn_as_bars():
    few = factories.bars(*((str(y), y) for y in range(1, 6)), form="columns")
    many = factories.bars(*((str(y), y) for y in range(1, 21)), form="columns")

    assert len(set(bar_lengths(charts.render_svg(few)))) == 1
    assert len(set(bar_lengths(charts.render_svg(many)))) == 20


def test_decimals_are_drawn():
    svg = charts.render_svg(
        factories.chart(Point("a", Decimal("14300.50"), "14 300,50 $"), Point("b", 0, "0 $"))
    )

    assert texts(svg) == ["a", "14 300,50 $", "b", "0 $"]


def test_two_points_of_one_label_stay_two_bars():
    svg = charts.render_svg(factories.bars(("La Relance", 1), ("La Relance", 2)))

    assert texts(svg) == ["La Relance", "1", "La Relance", "2"]


def test_a_line_never_ends_between_an_amount_and_its_sign():
    assert canvas.wrap("Montant de 14\u00a0300\u00a0$", 80) == ("Montant de", "14\u00a0300\u00a0$")


def test_an_endless_label_ends_with_an_ellipsis():
    lines = canvas.wrap("mot " * 60, 100)

    assert (len(lines), lines[-1][-1]) == (canvas.MAX_LINES, "…")


@pytest.mark.parametrize("colour", [*canvas.SERIES, *canvas.TONES.values()])
def test_white_text_can_be_read_on_every_colour(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    assert 1.05 / (luminance + 0.05) >= 4.5


def test_an_accent_that_comes_apart_from_its_letter_is_drawn_on_it():
    labels = ("Été à Montréal", "Nǐ")
    apart = [(unicodedata.normalize("NFD", label), 3) for label in labels]

    assert charts.render_svg(factories.bars(*apart)) == charts.render_svg(
        factories.bars(*((label, 3) for label in labels))
    )


def test_what_is_written_from_the_right_keeps_its_order_in_a_label():
    svg = charts.render_svg(factories.bars(("Foyer محمد 14, Hull", 3)))

    assert texts(svg)[0] == "Foyer \u2067محمد\u2069 14, Hull"


def test_a_label_is_never_cut_between_a_letter_and_its_accent():
    lines = canvas.wrap("e\u0314" * 120, 60)

    assert [line for line in lines if unicodedata.combining(line[0])] == []


def test_a_label_with_letters_that_the_face_lacks_asks_for_the_one_that_has_them():
    svg = charts.render_svg(factories.bars(("Paꞌipai", 3), ("Cri", 2)))

    faces = {e.text: e.get("font-family") for e in ElementTree.fromstring(svg).iter(f"{SVG}text")}
    assert faces["Paꞌipai"].split(", ")[0] == "Noto Sans"
    assert faces["Cri"] is None
