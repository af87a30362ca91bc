"""Tests of the HTML of documents. None asks for the database: rendering runs no query."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from django.utils import translation

from reporting.documents.model import (
    Cell,
    Column,
    Cover,
    Fact,
    KeyFigure,
    KeyFigures,
    Point,
    Prose,
    Row,
    Section,
)
from reporting.rendering.html import arcs, engine, key_columns, lay, render_html, table_of
from reporting.tests.rendering import factories, hostile

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Outline(HTMLParser):
    """Which elements a page has, with what attributes; refuses badly nested ones."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not self.open or self.open[-1] != "style":
            self.words.append(data)

    def attributes(self, name: str) -> list[str]:
        return [attrs[name] for _, attrs in self.elements if name in attrs]

    def tags(self) -> set[str]:
        return {tag for tag, _ in self.elements}

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.words))


def outline(document, *, standalone: bool = True) -> Outline:
    return Outline(render_html(document, standalone=standalone))


@pytest.mark.parametrize("standalone", [True, False])
@pytest.mark.parametrize("make", [factories.plenty, factories.document])
def test_its_elements_are_well_nested_and_its_ids_unique(make, standalone):
    page = outline(make(), standalone=standalone)

    assert page.open == []
    ids = page.attributes("id")
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("make", [factories.plenty, factories.document])
def test_every_reference_inside_the_page_leads_somewhere(make):
    page = outline(make())
    ids = set(page.attributes("id"))

    wanted = [href[1:] for href in page.attributes("href") if href.startswith("#")]
    wanted += [name for names in page.attributes("aria-labelledby") for name in names.split()]
    assert [name for name in wanted if name not in ids] == []


def test_a_file_that_stands_alone_asks_for_nothing_and_runs_nothing():
    page = outline(factories.plenty())

    assert page.tags() & {"script", "link", "img", "iframe", "object", "base"} == set()
    assert page.attributes("src") == []
    assert [name for _, attrs in page.elements for name in attrs if name.startswith("on")] == []


def test_the_part_for_a_page_has_neither_style_nor_script():
    page = outline(factories.plenty(), standalone=False)

    assert page.elements[0] == ("article", {"class": "document document-bilan", "lang": "fr-CA"})
    assert page.tags() & {"html", "body", "style", "script", "link"} == set()
    assert page.attributes("style") == []


def test_both_hold_the_very_same_article():
    document = factories.plenty()

    assert render_html(document, standalone=False) in render_html(document, standalone=True)


def test_the_same_document_is_the_same_text():
    assert render_html(factories.plenty(), standalone=True) == render_html(
        factories.plenty(), standalone=True
    )


def test_every_text_is_escaped():
    text = '<b class="x">&\'"</b><script>alert(1)</script>{{ document.number }}{% now "Y" %}'
    document = hostile.with_texts(factories.plenty(), text)
    page = outline(document)
    plain = outline(factories.plenty())

    assert page.tags() == plain.tags()
    assert page.text.count(text) > 100


def test_no_text_of_a_document_is_forgotten():
    """A text that a template leaves out would also pass the test of its escaping."""
    given = []

    def mark() -> str:
        given.append(f"§{len(given)}§")
        return given[-1]

    document = hostile.with_texts(factories.one_of_each(), mark)
    html = render_html(document, standalone=True)

    # The number of a published document is in that of its seal, and a cover says what is over a title.
    assert [text for text in given if text not in html] == [document.number, document.over]


@pytest.mark.parametrize(("language", "tag"), [("fr", "fr-CA"), ("en", "en-CA")])
def test_it_says_its_language(language, tag):
    page = outline(factories.plenty(language))

    assert page.attributes("lang") == [tag, tag]


@pytest.mark.parametrize(("language", "locale"), [("fr", "fr-ca"), ("en", "en")])
def test_its_own_words_are_in_its_language_whatever_the_site_speaks(monkeypatch, language, locale):
    monkeypatch.setattr(
        translation._trans, "gettext", lambda word: f"{translation.get_language()}:{word}"
    )
    with translation.override("en" if language == "fr" else "fr-ca"):
        page = outline(factories.plenty(language, version=None))

    for word in ("Table des matières", "Aperçu, non publié", "Élément", "Valeur"):
        assert page.text.count(f"{locale}:{word}") == page.text.count(word) > 0


def test_figures_and_tables_are_numbered_in_order():
    page = outline(factories.plenty())

    assert re.findall(r"Figure (\d+)\.", page.text) == [str(n) for n in range(1, 11)]
    assert re.findall(r"Tableau (\d+)\.", page.text) == ["1", "2", "3"]


def test_a_preview_says_so_and_a_published_version_its_number():
    preview = outline(factories.document(version=None, seal=None))
    published = outline(factories.document(version=2))

    assert preview.text.count("Aperçu, non publié") == 2  # at its head, and on every page
    assert published.text.count("Aperçu") == 0
    assert published.text.count("XX-2007-2008-v1-3F9A-71C2 · arrimage.test/verifier/") == 1


def test_a_cover_of_a_preview_says_so_too():
    cover = Cover("Bilan", "Titre", "2007-2008")

    assert outline(factories.document(version=None, cover=cover)).text.count("Aperçu") == 2


def test_the_contents_name_the_sections_that_want_it():
    sections = (Section("a", "Une", ()), Section("b", "Deux", (), heading_in_toc=False))
    page = outline(factories.document(sections=sections, toc=True))

    assert page.attributes("href") == ["#doc-a"]


def test_a_document_of_one_part_says_its_title_once():
    page = outline(factories.document(title="Fiche", sections=(Section("f", "Fiche", ()),)))

    assert [tag for tag, _ in page.elements if tag in ("h1", "h2")] == ["h1"]


def test_a_row_is_headed_by_its_first_cell_unless_that_is_a_number():
    years = factories.table(
        columns=(Column("2007", numeric=True), Column("2008", numeric=True)),
        rows=(Row((Cell("1"), Cell("2"))),),
    )

    assert [tag for tag, _ in outline(factories.with_blocks(years)).elements].count("td") == 2
    named = outline(factories.with_blocks(factories.table(("a", 1))))
    assert named.attributes("scope") == ["col", "col", "row"]


def test_a_section_a_chart_and_a_table_may_share_an_id():
    blocks = (factories.bars(("a", 1), id="s1"), factories.table(("a", 1), id="s1"))
    ids = outline(factories.with_blocks(*blocks)).attributes("id")

    assert sorted(ids) == sorted(set(ids))


def test_a_chart_comes_with_its_table():
    chart = factories.bars(("Carrefour", 33), ("SIO", None))
    page = outline(factories.with_blocks(chart))

    assert (
        page.text.count("Données de la figure 1") == 2
    )  # to open on screen, as a caption on paper
    assert [tag for tag, _ in page.elements].count("table") == 1
    assert page.text.count("n. d.") == 3  # in both widths of the chart, and in the table


def test_a_chart_followed_by_its_table_does_not_repeat_it():
    chart = factories.bars(("a", 33), table_below=True)
    page = outline(factories.with_blocks(chart, factories.table(("a", 33))))

    assert [tag for tag, _ in page.elements].count("table") == 1


def test_a_chart_too_long_for_a_page_gives_its_table_alone():
    chart = factories.bars(*((f"organisme {n}", n) for n in range(40)))
    page = outline(factories.with_blocks(chart))

    assert ("svg" in page.tags(), "table" in page.tags()) == (False, True)
    said = "Ce graphique aurait 40 rangées, plus que n’en tient une page"
    assert page.text.replace("\u00a0", " ").count(said) == 1


def test_both_counts_of_a_ratio_open_into_their_records():
    counts = (Cell("20", 20, "/a/"), Cell("34", 34, "/b/"))
    key = KeyFigure("x", "Taux", "58,8 %", counts=counts, target="cible : 60 %")
    page = outline(factories.with_blocks(KeyFigures((key,))))
    links = [attributes["href"] for tag, attributes in page.elements if tag == "a"]
    assert [link for link in links if link in ("/a/", "/b/")] == ["/a/", "/b/"]
    assert page.text.count("20 sur 34cible") == 1


def test_what_stands_beside_a_number_is_printed_in_grey():
    table = factories.table(("a", 3))
    columns = (table.columns[0], replace(table.columns[1], aside="Part"))
    row = Row((Cell("a"), Cell("3", 3, aside="58,8 %")))
    page = outline(factories.with_blocks(replace(table, columns=columns, rows=(row,))))
    asides = [tag for tag, attributes in page.elements if attributes.get("class") == "aside"]
    assert (asides, page.text.count("3 58,8")) == (["span", "span"], 1)


def test_nothing_to_show_is_said():
    page = outline(factories.with_blocks(factories.bars(), factories.table()))

    assert page.text.count("Aucune donnée pour la période.") == 2


def test_the_table_of_a_chart_has_a_column_a_series():
    chart = factories.chart(
        Point("a", 1, "1", "x"), Point("a", 2, "2", "y"), Point("b", None, "n. d.", "x")
    )
    table = table_of(chart)

    assert [column.label for column in table.columns] == ["Élément", "x", "y"]
    assert [[cell.display for cell in row.cells] for row in table.rows] == [
        ["a", "1", "2"],
        ["b", "n. d.", "s. o."],
    ]


def test_a_short_table_of_a_chart_lies_across_the_page():
    laid = lay(table_of(factories.bars(("2007-2008", 34), ("2008-2009", 40))))

    assert [column.label for column in laid.columns] == ["Élément", "2007-2008", "2008-2009"]
    assert [[cell.display for cell in row.cells] for row in laid.rows] == [["Valeur", "34", "40"]]


def test_a_long_one_does_not():
    table = table_of(factories.bars((factories.LONG, 34), (factories.LONG, 40)))

    assert lay(table) == table


def test_a_key_figure_opens_its_records():
    keys = KeyFigures((KeyFigure("a", "mentors", "42", href="/rapports/chiffres/a/?p=1&q=2"),))

    assert outline(factories.with_blocks(keys)).attributes("href") == [
        "/rapports/chiffres/a/?p=1&q=2"
    ]


@pytest.mark.parametrize(
    ("count", "columns"), [(0, 1), (1, 1), (2, 2), (3, 3), (4, 4), (5, 3), (6, 3), (7, 4), (8, 4)]
)
def test_key_figures_stand_in_even_rows(count, columns):
    assert key_columns(count) == columns


def test_an_arc_of_the_cover_is_as_long_as_its_value():
    none, half, whole = arcs((0.0, 0.5, 1.0))

    assert none.reached == ""
    assert half.reached != half.whole
    assert whole.reached == whole.whole


def test_without_values_the_mark_is_whole():
    assert [arc.reached == arc.whole for arc in arcs(())] == [True] * 5


def test_a_first_day_of_the_month_is_raised_everywhere():
    document = factories.document(
        cover=Cover("Bilan", "Titre", "1er juillet", (Fact("Le", ("1er mai",)),)),
        sections=(
            Section("a", "Au 1er juin", (Prose("<p>1er août</p>"),)),
            Section("b", "b", (factories.table(("1er avril", 1)),)),
        ),
    )
    html = render_html(document, standalone=False)

    assert html.count("1<sup>er</sup>\u00a0") == 5


def test_its_templates_print_no_variable_that_they_are_not_given(monkeypatch):
    """An unknown variable is a mistake, which Django would print as nothing."""
    monkeypatch.setattr(engine(), "string_if_invalid", "¿%s?")
    documents = (factories.plenty(version=None), factories.document())

    found = [re.findall(r"¿.*?\?", render_html(d, standalone=True)) for d in documents]
    assert found == [[], []]


def test_a_document_can_be_rendered_again_with_other_words():
    document = factories.document()
    changed = replace(document, title="Autre")

    assert render_html(changed, standalone=True) != render_html(document, standalone=True)
