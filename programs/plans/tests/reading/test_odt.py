"""What a LibreOffice document says, with all that it keeps in and beside the text."""

import pytest

from programs.plans.reading import odt
from programs.plans.reading.blocks import Source
from programs.plans.tests.reading.office import (
    COVERED,
    document,
    h,
    items,
    level,
    list_style,
    nested,
    p,
    row,
    table,
    tc,
)
from programs.plans.tests.reading.written import cells, continued, said, texts

LEVELS = list_style(
    level(1), level(2, more='text:display-levels="2"'), level(3, "a", suffix=")"), name="L"
)


def read(body: str, automatic: str = "", styles: str = "") -> Source:
    return odt.read(document(body, automatic, styles))


def numbers(body: str, automatic: str = LEVELS, styles: str = "") -> list[str]:
    return [block.number for block in read(body, automatic, styles).blocks]


# --- numbers


def test_items_of_lists_are_numbered_under_each_other():
    body = items(
        p("Axe") + nested(p("Objectif") + nested(p("Action"), p("Action")), p("Objectif")),
        p("Axe") + nested(p("Objectif")),
    )
    assert numbers(body) == ["1.", "1.1.", "a)", "b)", "1.2.", "2.", "2.1."]
    assert [block.depth for block in read(body, LEVELS).blocks] == [1, 2, 3, 3, 2, 1, 2]


def test_the_second_paragraph_of_an_item_has_no_number_and_a_list_header_neither():
    header = f'<text:list text:style-name="L"><text:list-header>{p("Titre")}</text:list-header></text:list>'
    assert numbers(header + items(p("Un") + p("suite"), p("Deux"))) == ["", "1.", "", "2."]


def test_an_outer_item_without_a_paragraph_does_not_count():
    assert numbers(items(nested(p("Objectif"))) + items(p("Axe"))) == ["1.1.", "1."]


@pytest.mark.parametrize(
    ("form", "more", "printed"),
    [
        ("i", "", "xxviii."),
        ("I", "", "XXVIII."),
        ("a", "", "ab."),
        ("A", "", "AB."),
        ("a", 'style:num-letter-sync="true"', "bb."),
        ("01", "", "28."),
        ("001", "", "028."),
        ("", "", "."),
    ],
)
def test_each_format_is_printed_as_libreoffice_does(form, more, printed):
    style = list_style(level(1, form, f'text:start-value="28" {more}'))
    assert numbers(items(p("Action")), style) == [printed]


def test_a_list_prints_the_words_around_its_numbers():
    worded = 'style:num-prefix="M " loext:num-list-format="M %1% -" text:start-value="8"'
    assert numbers(items(p("Moyen")), list_style(level(1, more=worded))) == ["M 8 -"]
    prefixed = list_style(level(1, "I", 'style:num-prefix="AXE "', suffix=" –"))
    assert numbers(items(p("Axe"), p("Axe")), prefixed) == ["AXE I –", "AXE II –"]


def test_bullets_are_no_numbers():
    assert numbers(items(p("a")), list_style(level(1, kind="bullet"))) == [""]


def test_lists_go_on_from_each_other_where_they_say_so():
    body = (
        items(p("Un"), more='xml:id="a"')
        + items(p("Autre"))
        + items(p("Deux"), more='text:continue-list="a"')
        + items(p("Trois"), more='text:continue-numbering="true"')
    )
    assert numbers(body) == ["1.", "1.", "2.", "3."]


def test_an_item_may_say_its_number():
    body = '<text:list text:style-name="L"><text:list-item text:start-value="7">{}</text:list-item></text:list>'
    assert numbers(body.format(p("Sept"))) == ["7."]


def test_a_list_that_names_no_style_takes_that_of_its_paragraphs():
    styles = '<style:style style:name="Axe" style:family="paragraph" style:list-style-name="L"/>'
    body = f"<text:list><text:list-item>{p('Un', 'Axe')}</text:list-item></text:list>"
    assert numbers(body, LEVELS, styles) == ["1."]


def test_paragraphs_may_be_numbered_one_by_one():
    one = '<text:numbered-paragraph text:style-name="L" text:level="1">{}</text:numbered-paragraph>'
    assert numbers(one.format(p("Un")) + p("Entre") + one.format(p("Deux"))) == ["1.", "", "2."]


OUTLINE = (
    '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-prefix="AXE "/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
)


def test_headings_are_numbered_by_the_outline():
    body = h("Axe") + h("Thème", 2) + h("Annexe", 1, 'text:is-list-header="true"') + h("Axe")
    source = read(body, styles=OUTLINE)
    assert [(block.number, block.heading) for block in source.blocks] == [
        ("AXE 1", 1),
        ("1.1", 2),
        ("", 1),
        ("AXE 2", 1),
    ]


def test_a_heading_may_say_its_number():
    again = h("Axe", 1, 'text:restart-numbering="true" text:start-value="5"')
    assert numbers(h("Axe") + again, "", OUTLINE) == ["AXE 1", "AXE 5"]


# --- text


def test_blanks_tabs_and_breaks_are_spelt():
    body = p(
        '1.1<text:tab/>Bâtir<text:s text:c="2"/>un\n  guide<text:line-break/>et <text:span>un outil</text:span>'
    )
    assert texts(read(body)) == ["1.1\tBâtir  un guide\net un outil"]


def test_fields_links_and_ruby_are_read_through_and_prompts_left_out():
    body = p(
        "<text:a>Le</text:a> <text:date>2 mai</text:date><text:placeholder>&lt;Nom&gt;</text:placeholder>"
        "<text:ruby><text:ruby-base>.</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby>"
    )
    assert texts(read(body)) == ["Le 2 mai."]


def test_a_table_of_contents_is_known():
    index = (
        f"<text:table-of-content><text:index-body><text:index-title>{p('Table')}</text:index-title>"
    )
    body = f"{index}{p('Axe 1<text:tab/>2')}</text:index-body></text:table-of-content>{p('Axe 1')}"
    assert [(block.text, block.is_contents) for block in read(body).blocks] == [
        ("Table", True),
        ("Axe 1\t2", True),
        ("Axe 1", False),
    ]


def test_sections_are_read_through_unless_they_are_hidden():
    section = '<text:section text:display="{}">{}</text:section>'
    source = read(section.format("true", p("Axe")) + section.format("none", p("Brouillon")))
    assert texts(source) == ["Axe"]
    assert said(source) == [("paragraphe 1", "Texte masqué, laissé de côté : « Brouillon »")]


def test_hidden_spans_and_paragraphs_are_left_out_and_said():
    hidden = (
        '<style:style style:name="{name}" style:family="{family}"><style:text-properties text:display="none"/>'
        "</style:style>"
    )
    styles = hidden.format(name="S", family="text") + hidden.format(name="P", family="paragraph")
    source = read(
        p('Bâtir<text:span text:style-name="S"> en secret</text:span> un guide')
        + p("Brouillon", "P"),
        styles,
    )
    assert texts(source) == ["Bâtir un guide"]
    assert said(source) == [
        ("paragraphe 1", "Texte masqué, laissé de côté : « en secret »"),
        ("paragraphe 1", "Texte masqué, laissé de côté : « Brouillon »"),
    ]


def test_styles_based_on_each_other_in_a_circle_end():
    style = '<style:style style:name="{}" style:family="paragraph" style:parent-style-name="{}"/>'
    assert texts(read(p("Axe", "A"), style.format("A", "B") + style.format("B", "A"))) == ["Axe"]


def test_comments_and_notes_are_kept_with_their_words():
    note = (
        '<text:note text:note-class="{}"><text:note-citation>1</text:note-citation><text:note-body>{}'
        "</text:note-body></text:note>"
    )
    comment = f"<office:annotation><dc:creator>X</dc:creator>{p('Avec qui')}</office:annotation>"
    source = read(
        p(
            "Bâtir"
            + note.format("footnote", p("Un."))
            + note.format("endnote", p("Deux."))
            + comment
        )
    )
    assert texts(source) == ["Bâtir"]
    assert said(source) == [
        ("paragraphe 1", "Note de bas de page, laissée hors du texte : « Un. »"),
        ("paragraphe 1", "Note de fin, laissée hors du texte : « Deux. »"),
        ("paragraphe 1", "Commentaire laissé de côté : « Avec qui »"),
    ]


def test_changes_are_read_as_accepted_and_said():
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{p('vieux')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    source = read(changes + p("Bâtir"))
    assert texts(source) == ["Bâtir"]
    assert said(source) == [
        (
            "document",
            "Ce document a 1 modification suivie : les ajouts sont lus comme acceptés, les suppressions laissées de "
            "côté.",
        )
    ]


def test_text_boxes_and_shapes_are_read_at_their_place():
    box = f"<draw:frame><draw:text-box>{p('Encadré')}</draw:text-box></draw:frame>"
    shape = f"<draw:g><draw:custom-shape>{p('Bulle')}</draw:custom-shape></draw:g>"
    source = read(p(f"Avant{box}") + p(f"Milieu{shape}") + box.replace("Encadré", "Page"))
    assert [(block.text, block.place) for block in source.blocks] == [
        ("Avant", "paragraphe 1"),
        ("Encadré", "zone de texte, après : paragraphe 1"),
        ("Milieu", "paragraphe 2"),
        ("Bulle", "zone de texte, après : paragraphe 2"),
        ("Page", "zone de texte, après : paragraphe 2"),
    ]


def test_pictures_and_diagrams_are_counted():
    source = read(p("Axe<draw:frame><draw:object/><draw:image/></draw:frame>"))
    assert [message.split(" ")[:2] for _place, message in said(source)] == [
        ["Un", "diagramme"],
        ["1", "image"],
    ]


# --- tables


def test_merged_cells_stand_at_each_place_that_they_cover():
    wide, high = 'table:number-columns-spanned="2"', 'table:number-rows-spanned="2"'
    (block,) = read(
        table(
            f"<table:table-header-rows>{row(tc('Axes'), tc('Moyens', wide), COVERED)}</table:table-header-rows>",
            row(tc("Axe 1", high), tc("a"), tc("b")),
            row(COVERED, tc("c"), tc("d")),
        )
    ).blocks
    assert cells(block) == [["Axes", "Moyens", "Moyens"], ["Axe 1", "a", "b"], ["Axe 1", "c", "d"]]
    assert continued(block) == [
        [False, False, True],
        [False, False, False],
        [True, False, False],
    ]
    assert block.rows[2][1].place == "tableau 1, rangée 3, colonne 2"


def test_a_cell_that_is_wide_and_high_stands_everywhere_in_its_square():
    square = 'table:number-columns-spanned="2" table:number-rows-spanned="2"'
    (block,) = read(
        table(
            row(tc("A", square), COVERED, tc("b")),
            row(COVERED, COVERED, tc("c")),
            row(tc("d"), tc("e"), tc("f")),
        )
    ).blocks
    assert cells(block) == [["A", "A", "b"], ["A", "A", "c"], ["d", "e", "f"]]


def test_a_nested_table_is_read_row_by_row_in_its_cell():
    inner = table(row(tc("x"), tc("y")))
    (block,) = read(table(row(tc("a"), tc(p("b") + inner)))).blocks
    assert cells(block) == [["a", "b\nx\ty"]]


def test_repeated_cells_are_bounded():
    many = 'table:number-columns-repeated="999999"'
    (block,) = read(table(row(tc("a", many)), row(tc("b")))).blocks
    assert len(block.rows[0]) == 64
