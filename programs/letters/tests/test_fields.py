"""Tests of the fields of templates: what is typed wrong is named, and what takes their place stays plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.letters.fields import (
    Field,
    NotFilled,
    check,
    codes_in,
    compose,
    examples,
    fill,
    fill_line,
)
from programs.letters.model import Column, Table, Text
from programs.lib.markdown import letter_html

NBSP = "\u00a0"
KNOWN = (
    Field("prenom", "Prénom", "Anne-Sophie"),
    Field("montant", "Montant accordé", f"3{NBSP}000{NBSP}$"),
    Field("date_limite", "Dernier jour pour répondre", "15 juin 2022"),
    Field("versements", "Tableau des versements", table=True),
)
INSTALMENTS = Table("Versements", (Column("Session"),), (("Automne",),))


def printed(markdown: str) -> str:
    return "".join(letter_html([markdown]))


def test_a_template_of_known_fields_has_no_error():
    text = "Bonjour {{ prenom }},\n\n{{montant}} avant le {{  date_limite }}.\n\n{{ versements }}\n"

    assert check(text, KNOWN) == []
    assert codes_in(text) == ("prenom", "montant", "date_limite", "versements")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("prenon", "prenom"),
        ("Prénom", "prenom"),
        ("date limite", "date_limite"),
        ("MONTANT", "montant"),
        ("monatnt", "montant"),
    ],
)
def test_an_unknown_field_is_named_with_the_one_that_was_meant(typed, meant):
    assert check(f"Bonjour,\n\nvous {{{{ {typed} }}}}", KNOWN) == [
        f"Ligne 3{NBSP}: {{{{ {typed} }}}} n’est pas un champ connu. "
        f"Vouliez-vous écrire {{{{ {meant} }}}}{NBSP}?"
    ]


def test_a_field_that_resembles_none_is_named_alone():
    assert check("{{ zzz }}", KNOWN) == [f"Ligne 1{NBSP}: {{{{ zzz }}}} n’est pas un champ connu."]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("{{ prenom", f"«{NBSP}{{{{{NBSP}» ouvre un champ que rien ne referme."),
        ("{{ pre\nnom }}", f"«{NBSP}{{{{{NBSP}» ouvre un champ que rien ne referme."),
        ("prenom }}", f"«{NBSP}}}}}{NBSP}» referme un champ que rien n’ouvre."),
        ("{{ }}", f"Il manque le nom du champ entre «{NBSP}{{{{{NBSP}» et «{NBSP}}}}}{NBSP}»."),
        ("{ Prénom }", f"«{NBSP}{{ Prénom }}{NBSP}» s’écrit avec deux accolades de chaque côté"),
        ("a {{ versements }}", "{{ versements }} est un tableau"),
    ],
)
def test_braces_that_do_not_make_a_field_are_told(text, error):
    first, *_others = check(text, KNOWN)

    assert first.startswith(f"Ligne 1{NBSP}: {error}")


def test_braces_that_are_no_field_are_text():
    assert check("un ensemble {a, b} et {", KNOWN) == []
    assert fill("un ensemble {a, b} et {", {}) == "un ensemble {a, b} et {"


def test_the_same_error_of_many_lines_is_not_told_without_end():
    assert len(check("{{ zzz }}\n" * 5_000, KNOWN)) == 12


def test_values_take_the_place_of_fields():
    values = {"prenom": "Anne-Sophie", "montant": f"3{NBSP}000{NBSP}$"}

    assert printed(fill("**{{ prenom }}**, {{montant}}", values)) == (
        "<p><strong>Anne-Sophie</strong>, 3&nbsp;000&nbsp;$</p>\n"
    )


@pytest.mark.parametrize(
    "value",
    [
        "*x*",
        "**x**",
        "_x_",
        "# x",
        "- x",
        "1. x",
        "`x`",
        "~~x~~",
        "[x](https://exemple.test)",
        "![x](https://exemple.test)",
        "https://exemple.test/a_b_c",
        "{{ montant }}",
        "| a | b |",
        "===",
        "\\",
        "\\*",
        "$x$",
        "O’Neill-d’Amours",
    ],
)
def test_a_value_is_printed_as_it_is(value):
    assert printed(fill("{{ prenom }}", {"prenom": value})) == f"<p>{value}</p>\n"
    assert fill_line("{{ prenom }}", {"prenom": value}) == value


@pytest.mark.parametrize(
    ("value", "html"),
    [
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("<https://exemple.test>", "&lt;https://exemple.test&gt;"),
        ("> x", "&gt; x"),
        ("&copy;", "&amp;copy;"),
        ("a\u202eb\u2066c", "abc"),
        ("  a \t b  ", "a b"),
        ("a\x00b", "ab"),
    ],
)
def test_what_a_page_would_act_on_is_made_harmless(value, html):
    assert printed(fill("{{ prenom }}", {"prenom": value})) == f"<p>{html}</p>\n"


@given(st.text())
def test_no_value_makes_markup(value):
    try:
        html = printed(fill("Avant {{ prenom }} après", {"prenom": value}))
    except NotFilled:
        return
    html = html.replace("<br>", "")
    assert (html.count("<"), html.count(">")) == (2, 2)


@given(st.text(alphabet="{} ab\n"))
def test_what_passes_the_check_can_be_filled_to_the_last_brace(text):
    if check(text, (Field("a", "A"), Field("b", "B"))) == []:
        assert "{{" not in fill(text, {"a": "1", "b": "2"})


@pytest.mark.parametrize("value", [None, "", " \n ", "\u202e"])
def test_no_letter_leaves_with_a_hole(value):
    with pytest.raises(NotFilled) as caught:
        fill("{{ prenom }}, {{ montant }}, {{ prenom }}", {"prenom": value, "montant": "5"})

    assert caught.value.codes == ("prenom",)
    assert str(caught.value) == (
        f"Il manque une valeur pour {{{{ prenom }}}}{NBSP}: la lettre n’a pas été faite."
    )


def test_all_that_is_missing_is_named_at_once():
    with pytest.raises(NotFilled) as caught:
        fill_line("{{ prenom }} {{ montant }}", {})

    assert caught.value.codes == ("prenom", "montant")


def test_tables_stand_where_the_template_says():
    text = "Bonjour {{ prenom }}\n\n  {{ versements }}\nMerci\n\n\n"

    assert compose(text, {"prenom": "Zoé"}, {"versements": INSTALMENTS}) == (
        Text("Bonjour Zoé"),
        INSTALMENTS,
        Text("Merci"),
    )


def test_a_table_that_is_not_there_is_a_hole():
    with pytest.raises(NotFilled) as caught:
        compose("{{ versements }}", {})

    assert caught.value.codes == ("versements",)


def test_a_preview_is_filled_with_the_examples():
    assert (
        fill_line("{{ prenom }} {{ montant }}", examples(KNOWN)) == f"Anne-Sophie 3{NBSP}000{NBSP}$"
    )
