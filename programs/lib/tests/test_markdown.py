"""Tests of narratives."""

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.lib.markdown import letter_html, to_html


@pytest.mark.parametrize("text", ["", "  \n\t "])
def test_a_blank_narrative_is_nothing(text):
    assert to_html(text) == ""


def test_it_makes_paragraphs_lists_and_emphasis():
    assert to_html("Un *mot* **fort**.\n\n- un\n- deux\n") == (
        "<p>Un <em>mot</em> <strong>fort</strong>.</p>\n<ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n"
    )


def test_it_makes_tables():
    assert to_html("|a|b|\n|-|-|\n|1|2|").startswith("<table>\n<thead>\n<tr>\n<th>a</th>")


@pytest.mark.parametrize(
    ("text", "levels"),
    [("# a\n\n## b\n\n# c", "343"), ("## a\n\n##### b", "34"), ("#### a", "3")],
)
def test_its_headings_begin_at_the_third_level_and_skip_none(text, levels):
    html = to_html(text)

    assert "".join(html[i + 2] for i in range(len(html)) if html.startswith("<h", i)) == levels


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html;base64,AAAA",
        "http://exemple.invalid",
        "//exemple.invalid/x",
        "/admin/",
        "file:///etc/passwd",
        "https:///x",
    ],
)
def test_a_link_that_is_not_safe_loses_its_address(address):
    assert "href" not in to_html(f"[mot](<{address}>)")


@pytest.mark.parametrize("address", ["https://exemple.invalid/a?b=1", "mailto:a@exemple.invalid"])
def test_a_safe_link_keeps_its_address(address):
    assert to_html(f"[mot]({address})") == (
        f'<p><a href="{address}" rel="noopener noreferrer">mot</a></p>\n'
    )


def test_an_image_is_not_fetched():
    assert "<img" not in to_html("![x](https://exemple.invalid/a.png)")


def test_html_is_shown_and_not_obeyed():
    assert to_html("a <script>alert(1)</script>") == (
        "<p>a &lt;script&gt;alert(1)&lt;/script&gt;</p>\n"
    )


def test_a_number_stays_beside_its_sign():
    assert to_html("14 300 $ : « oui »") == ("<p>14&nbsp;300&nbsp;$&nbsp;: «&nbsp;oui&nbsp;»</p>\n")


@given(st.text())
def test_whatever_is_typed_gives_no_script_style_or_image(text):
    html = to_html(text).lower()

    for element in ("<script", "<style", "<img", "<iframe", "<svg", "<link", "<object", "<!--"):
        assert element not in html


def test_a_letter_keeps_its_lines_lists_and_emphasis():
    assert letter_html(["Un *mot*\n**fort**\n\n- un\n- deux"]) == [
        "<p>Un <em>mot</em><br>\n<strong>fort</strong></p>\n<ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n"
    ]


def test_the_texts_of_a_letter_have_their_headings_together():
    assert letter_html(["## a\n\n### b", "### c", ""]) == [
        "<h2>a</h2>\n<h3>b</h3>\n",
        "<h3>c</h3>\n",
        "",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[mot](https://exemple.invalid)",
        "<https://exemple.invalid>",
        "![x](https://exemple.invalid/a.png)",
        "`x`",
        "| a |",
        "<b>x</b>",
        "> x",
        "~~x~~",
        "[a]: https://exemple.invalid",
        "===",
    ],
)
def test_whatever_else_a_letter_holds_is_printed_as_it_is_typed(text):
    assert letter_html([text, f"```\n{text}", f"    {text}"]) == [
        f"<p>{escape(text, quote=False)}</p>\n",
        f"<p>```<br>\n{escape(text, quote=False)}</p>\n",
        f"<p>{escape(text, quote=False)}</p>\n",
    ]


@given(st.lists(st.text(), max_size=3))
def test_a_letter_of_anything_has_no_markup_of_its_own(texts):
    tags = re.findall(r"</?(\w+)", "".join(letter_html(texts)))

    assert set(tags) <= {
        "p",
        "br",
        "hr",
        "em",
        "strong",
        "ul",
        "ol",
        "li",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    }
