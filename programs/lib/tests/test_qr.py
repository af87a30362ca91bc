"""QR codes are read back from their drawing, and are fit for a page without styles."""

from xml.etree import ElementTree

import pytest

from programs.lib.qr import MEDIUM, QUARTILE, qr_code
from programs.lib.tests import qr_reader
from programs.lib.tests.qr_reader import SVG, Read

SHORT = "https://exemple.org/a/7Fq2"


@pytest.mark.parametrize("error", [MEDIUM, QUARTILE])
@pytest.mark.parametrize("length", [1, 20, 60, 120, 200, 300, 600])
def test_it_is_read_back_from_its_drawing(length, error):
    address = f"https://exemple.org/{'Ab9-' * length}"[: 19 + length]
    found = qr_reader.read(qr_code(address, "Questionnaire", error=error))
    assert (found.text, found.level, found.quiet) == (address, error, 4)


def test_a_short_address_makes_a_small_code():
    assert qr_reader.read(qr_code(SHORT, "")) == Read(SHORT, MEDIUM, 2, 4)


def test_an_address_with_accents_is_written_as_browsers_send_it():
    read = qr_reader.read(qr_code("https://exemple.org/école?a=1&b=2", ""))
    assert read.text == "https://exemple.org/%C3%A9cole?a=1&b=2"


def test_a_square_that_is_drawn_wrong_is_noticed():
    drawn = qr_code(SHORT, "")
    start = drawn.index('d="', drawn.index("#000")) + 3
    last = drawn.rindex("M")
    for damaged in (
        drawn[:start] + drawn[drawn.index("z", start) + 1 :],
        drawn[:last] + drawn[drawn.index("z", last) + 1 :],
    ):
        with pytest.raises(ValueError):
            qr_reader.read(damaged)


def test_it_has_a_name_and_a_size_and_no_style():
    drawn = qr_code(SHORT, "Votre avis <b>", side=40)
    root = ElementTree.fromstring(drawn)
    assert (root.get("role"), root.find(f"{SVG}title").text) == ("img", "Votre avis <b>")
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == (
        "40mm",
        "40mm",
        "0 0 33 33",
    )
    white, dark = root.findall(f"{SVG}path")
    assert (white.get("fill"), white.get("d"), dark.get("fill")) == (
        "#fff",
        "M0 0h33v33h-33z",
        "#000",
    )
    names = {name for element in root.iter() for name in element.keys()}  # noqa: SIM118
    assert names == {"class", "role", "viewBox", "width", "height", "shape-rendering", "fill", "d"}


def test_it_is_the_same_each_time():
    assert qr_code(SHORT, "a") == qr_code(SHORT, "a")


@pytest.mark.parametrize(
    ("address", "options"),
    [
        ("javascript:alert(1)", {}),
        ("exemple.org", {}),
        ("", {}),
        ("https://exemple.org/" + "a" * 3000, {}),
        (SHORT, {"side": 10}),
    ],
)
def test_what_no_telephone_would_open_is_refused(address, options):
    with pytest.raises(ValueError):
        qr_code(address, "", **options)
