"""Tests of the table that templates fill."""

import re

from django.template import Context, Template
from django.template.loader import render_to_string

PEOPLE = """{% load tables %}{% table "Personnes" heard=heard scroll=scroll %}
{% for name, age in people %}{% row %}
{% cell "Nom" %}<b>{{ name }}</b>{% endcell %}{% cell "Âge" kind="n" %}{{ age }}{% endcell %}
{% endrow %}{% endfor %}{% endtable %}"""


def rendered(template: str = PEOPLE, **context) -> str:
    context = {"people": [("Ada", 36), ("<Bob>", 7)], "heard": False, "scroll": False} | context
    return Template(template).render(Context(context))


def texts(html: str, element: str) -> list[str]:
    """What the elements of that name hold, spaces and inner tags apart."""
    found = re.findall(rf"<{element}\b[^>]*>(.*?)</{element}>", html, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", text).strip() for text in found]


def test_a_table_has_its_caption_its_columns_and_a_name_for_each_row():
    html = rendered()

    assert texts(html, "caption") == ["Personnes"]
    assert re.findall(r'scope="(\w+)"', html) == ["col", "col", "row", "row"]
    assert texts(html, "th") == ["Nom", "Âge", "Ada", "&lt;Bob&gt;"]
    assert texts(html, "td") == ["36", "7"]


def test_a_cell_says_its_column_and_its_kind():
    assert re.findall(r"<td ([^>]*)>", rendered()) == ['role="cell" data-label="Âge" class="n"'] * 2


def test_what_a_cell_holds_is_escaped_once():
    assert "<b>&lt;Bob&gt;</b>" in rendered()
    assert "&amp;lt;" not in rendered()


def test_the_rows_become_cards_unless_the_table_scrolls():
    classes = [
        re.findall(r'class="(data[^"]*|scroll-box)"', rendered(scroll=it)) for it in (False, True)
    ]

    assert classes == [["data as-cards"], ["scroll-box", "data"]]
    assert re.findall(r'<div [^>]*tabindex="0"[^>]*aria-label="(\w+)"', rendered(scroll=True)) == [
        "Personnes"
    ]


def test_a_caption_that_the_page_shows_already_is_only_heard():
    assert [
        rendered(heard=it).count('<caption class="visually-hidden">') for it in (False, True)
    ] == [0, 1]


def test_a_table_takes_nothing_from_the_one_before():
    html = rendered(PEOPLE + PEOPLE)

    assert texts(html, "td") == ["36", "7"] * 2
    assert len(texts(html, "caption")) == 2


def test_names_of_columns_stand_beside_what_a_row_has_in_them():
    template = "{% load tables %}{% for name, value in names|beside:values %}{{ name }}={{ value }};{% endfor %}"
    assert rendered(template, names=["a", "b"], values=[1, 2]) == "a=1;b=2;"


def test_the_rows_of_a_view_and_those_of_a_template_are_the_same_table():
    rows = [[{"label": "Nom", "value": "Ada"}, {"label": "Âge", "value": 36, "numeric": True}]]
    html = render_to_string("components/table.html", {"caption": "Personnes", "rows": rows})
    filled = rendered(PEOPLE.replace("<b>", "").replace("</b>", ""), people=[("Ada", 36)])

    assert html.split() == filled.split()


def test_a_cell_that_says_nothing_is_empty_so_that_a_phone_does_not_name_its_column():
    cells = (
        '{% table "Étapes" %}{% row %}{% cell "Nom" %}Ada{% endcell %}'
        '{% cell "Faire" %}HELD{% endcell %}{% endrow %}{% endtable %}'
    )
    blank = "\n  {% if False %}<a>Annuler</a>{% endif %} "
    for held in (blank, f'<span class="links">{blank}</span>'):
        html = rendered("{% load tables %}" + cells.replace("HELD", held))
        assert '<td role="cell" data-label="Faire"></td>' in html
    html = rendered("{% load tables %}" + cells.replace("HELD", "<input>"))
    assert '<td role="cell" data-label="Faire"><input></td>' in html


def test_an_address_is_cut_at_its_joints_and_escaped():
    template = "{% load tables %}{{ one|address }}"
    assert rendered(template, one="a.b@c-d.test") == "a<wbr>.b@<wbr>c<wbr>-d<wbr>.test"
    assert rendered(template, one="<a>") == "&lt;a&gt;"
