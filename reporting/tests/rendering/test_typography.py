"""Tests of French type."""

import pytest

from reporting.rendering.typography import typeset, typeset_html


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
