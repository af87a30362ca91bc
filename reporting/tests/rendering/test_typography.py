"""Tests of French type."""

import time

import pytest

from reporting.rendering.typography import plain_face, typeset, typeset_html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1er juillet 2007", "1<sup>er</sup>\u00a0juillet 2007"),
        ("le 1er", "le 1<sup>er</sup>"),
        ("1re rencontre", "1<sup>re</sup>\u00a0rencontre"),
        ("de 9e et de 10e année", "de 9<sup>e</sup>\u00a0et de 10<sup>e</sup>\u00a0année"),
        ("11er, fichier1er, 1erx, 2,1er", "11er, fichier1er, 1erx, 2,1er"),
        ("<b>1er</b>", "&lt;b&gt;1<sup>er</sup>&lt;/b&gt;"),
        ("&", "&amp;"),
    ],
)
def test_the_ending_of_a_first_day_is_raised(text, expected):
    assert typeset(text) == expected


def test_in_html_only_the_words_are_touched():
    assert typeset_html('<a href="https://a.invalid/1er">1er mai</a>') == (
        '<a href="https://a.invalid/1er">1<sup>er</sup>\u00a0mai</a>'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Organisme محمد : 12", 'Organisme <bdi dir="rtl">محمد</bdi> : 12'),
        ("محمد الأمين (Montréal)", '<bdi dir="rtl">محمد الأمين</bdi> (Montréal)'),
        ("أ & ب", '<bdi dir="rtl">أ &amp; ب</bdi>'),
        ("شارع 12 الملك.", '<bdi dir="rtl">شارع 12 الملك.</bdi>'),
        ("Rue محمد.", 'Rue <bdi dir="rtl">محمد</bdi>.'),
        ("Sarah שרה", 'Sarah <bdi dir="rtl">שרה</bdi>'),
    ],
)
def test_what_is_written_from_the_right_keeps_its_order_among_the_rest(text, expected):
    assert typeset(text) == expected
    assert typeset_html(
        f"<p>{typeset(text)}</p>".replace('<bdi dir="rtl">', "").replace("</bdi>", "")
    ) == (f"<p>{expected}</p>")


@pytest.mark.parametrize("text", ["م، 1، " * 20_000 + "a", "م" * 50_000 + "<", "، " * 50_000])
def test_an_endless_text_from_the_right_is_set_in_a_moment(text):
    before = time.process_time()
    typeset(text)
    assert time.process_time() - before < 5


def test_a_word_with_a_letter_or_an_accent_that_the_face_lacks_is_set_in_one_that_has_them_all():
    assert typeset("Les Paꞌipai ; e\u0314t") == (
        'Les <span class="rare">Paꞌipai</span> ; <span class="rare">e\u0314t</span>'
    )
    assert typeset("Sḵwx̱wú7mesh, ᐃᓄᒃ et é") == "Sḵwx̱wú7mesh, ᐃᓄᒃ et é"


def test_accents_are_composed_but_never_with_a_tag():
    assert typeset("e\u0301te\u0301\u2028a") == "été a"
    assert typeset_html("<p>\u0338a</p>") == "<p>\u0338a</p>"


def test_a_title_with_letters_that_its_face_lacks_is_set_in_that_of_the_text():
    titles = ("Bilan annuel", "xʷməθkʷəy\u0313əm", "Sḵwx̱wú7mesh", "ᐃᓄᒃᑎᑐᑦ")
    assert [plain_face(title) for title in titles] == [False, True, True, False]
