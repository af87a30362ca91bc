"""Tests of the type that documents carry."""

import re

import pytest

from reporting.rendering import fonts


def test_a_text_is_measured_in_the_unit_of_its_size():
    assert fonts.text_width("0000", 10) == 2 * fonts.text_width("00", 10)
    assert fonts.text_width("00", 20) == 2 * fonts.text_width("00", 10)


def test_bold_text_is_wider():
    assert fonts.text_width("mentorés", 10, 600) > fonts.text_width("mentorés", 10)


@pytest.mark.parametrize("text", ["Œuvre à l’été : « 14 300 $ » – 1er", "1\u202f234\u00a0$"])
def test_ordinary_french_needs_the_small_faces_only(text):
    rules = fonts.stylesheet(text)

    assert len(re.findall(r"@font-face", rules)) == 5
    assert len(rules) < 200_000


def test_other_signs_bring_the_whole_faces():
    names = []
    fonts.stylesheet("≥ 12 → Łódź", face_url=lambda name: names.append(name) or name)

    assert [name for name in names if "-full-" not in name] == []
    assert len(names) == 5


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Été", []),
        (
            "ᐃᓄᒃ",
            [
                "noto-sans-canadian-aboriginal-400-normal",
                "noto-sans-canadian-aboriginal-700-normal",
            ],
        ),
        ("محمد", ["noto-sans-arabic-400-normal", "noto-sans-arabic-700-normal"]),
        ("⚠", ["noto-sans-symbols2-400-normal"]),
    ],
)
def test_a_document_takes_the_families_that_its_letters_need(text, asked):
    names = []
    fonts.stylesheet(text, face_url=lambda name: names.append(name) or name)

    assert sorted(name for name in names if name.startswith("noto")) == [
        f"{name}.woff2" for name in asked
    ]
    assert [name for name in names if "-full-" in name] == []


def test_every_family_writes_a_space():
    """A line of one family would else draw boxes between its words."""
    assert [
        name for name in fonts.other_families() if not {" ", "\u00a0"} <= fonts.characters_of(name)
    ] == []


def test_a_letter_of_another_family_is_as_wide_as_it_is_there():
    assert 0.3 < fonts.text_width("ᐃ", 1) < 1
    assert fonts.text_width("e\u0301\u200d", 1) == fonts.text_width("e", 1)


def test_a_stylesheet_that_stands_alone_points_nowhere():
    rules = fonts.stylesheet("a")

    assert re.findall(r'url\("(?!data:font/woff2;base64,)[^"]*', rules) == []
    assert re.findall(r"@import", rules) == []


@pytest.mark.parametrize("name", ["../css/tokens.css", "x.ttf", "/etc/passwd", "a/b.woff2"])
def test_only_a_font_file_is_read(name):
    with pytest.raises(ValueError):
        fonts.font_bytes(name)


def test_every_face_of_the_tokens_has_its_file_and_its_licence():
    tokens = (fonts.STATIC / "css" / "tokens.css").read_text(encoding="utf-8")
    named = set(re.findall(r"fonts/([\w-]+\.woff2)", tokens))

    assert named == {path.name for path in (fonts.STATIC / "fonts").glob("*.woff2")}
    assert len(list((fonts.STATIC / "fonts").glob("OFL-*.txt"))) == 3
