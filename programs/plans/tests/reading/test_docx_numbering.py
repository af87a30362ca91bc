"""The numbers that Word prints and that stand in no text."""

from programs.plans.reading import docx
from programs.plans.tests.reading.word import (
    abstract,
    document,
    level,
    listed,
    num,
    p,
    row,
    style,
    styled,
    table,
    tc,
)

OUTLINE = abstract(
    1, level(0, "%1."), level(1, "%1.%2."), level(2, "%1.%2.%3", more='<w:isLgl w:val="0"/>')
)


def numbers(body: str, numbering: str = OUTLINE + num(1, 1), **parts: str) -> list[str]:
    return [
        block.number for block in docx.read(document(body, numbering=numbering, **parts)).blocks
    ]


def test_levels_of_a_list_are_numbered_under_each_other():
    body = (
        listed("Axe", 1)
        + listed("Objectif", 1, 1)
        + listed("Action", 1, 2)
        + listed("Action", 1, 2)
        + listed("Objectif", 1, 1)
        + listed("Action", 1, 2)
        + listed("Axe", 1)
        + listed("Objectif", 1, 1)
    )
    assert numbers(body) == ["1.", "1.1.", "1.1.1", "1.1.2", "1.2.", "1.2.1", "2.", "2.1."]


def test_a_level_whose_parent_never_came_stands_under_the_first():
    assert numbers(listed("Objectif", 1, 1) + listed("Axe", 1)) == ["1.1.", "1."]


def test_each_format_is_printed_as_word_does():
    forms = {
        "upperRoman": "IV",
        "lowerRoman": "iv",
        "upperLetter": "D",
        "lowerLetter": "d",
        "decimalZero": "04",
        "ordinal": "4e",
        "decimal": "4",
        "none": "",
        "bullet": "",
    }
    found = {
        form: numbers(listed("Action", 1), abstract(1, level(0, "%1", form, start=4)) + num(1, 1))
        for form in forms
    }
    assert found == {form: [printed] for form, printed in forms.items()}


def test_letters_go_on_after_z_by_being_doubled():
    numbering = abstract(1, level(0, "%1)", "lowerLetter", start=26)) + num(1, 1)
    assert numbers(listed("a", 1) * 3, numbering) == ["z)", "aa)", "bb)"]


def test_a_number_is_printed_with_the_words_around_it():
    numbering = abstract(1, level(0, "AXE %1 –", "upperRoman")) + num(1, 1)
    assert numbers(listed("Concertation", 1) * 2, numbering) == ["AXE I –", "AXE II –"]


def test_roman_levels_count_in_digits_below_one_that_says_so():
    numbering = abstract(
        1, level(0, "%1", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>")
    ) + num(1, 1)
    assert numbers(listed("Axe", 1) + listed("Objectif", 1, 1), numbering) == ["I", "1.1"]


def test_three_digits_are_printed_where_the_list_says_three():
    form = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert numbers(listed("Action", 1), abstract(1, form) + num(1, 1)) == ["007"]


def test_two_lists_of_one_kind_go_on_from_each_other_unless_one_says_where_it_starts():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = OUTLINE + num(1, 1) + num(2, 1) + num(3, 1, override)
    body = listed("a", 1) + listed("b", 2) + listed("c", 3) + listed("d", 3) + listed("e", 1)
    assert numbers(body, numbering) == ["1.", "2.", "1.", "2.", "3."]


def test_a_list_may_print_a_level_in_its_own_way():
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "M %1 -", start=8)}</w:lvlOverride>'
    assert numbers(listed("Moyen", 1) * 2, OUTLINE + num(1, 1, override)) == ["M 8 -", "M 9 -"]


def test_a_level_that_never_starts_again_counts_through_the_whole_plan():
    numbering = abstract(
        1, level(0, "Axe %1"), level(1, "%2.", more='<w:lvlRestart w:val="0"/>')
    ) + num(1, 1)
    body = listed("Axe", 1) + listed("Action", 1, 1) * 2 + listed("Axe", 1) + listed("Action", 1, 1)
    assert numbers(body, numbering) == ["Axe 1", "1.", "2.", "Axe 2", "3."]


def test_a_style_numbers_its_paragraphs_at_the_level_that_names_it():
    styles = (
        style(
            "Titre1",
            "heading 1",
            '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>',
        )
        + style(
            "Titre2",
            "heading 2",
            '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr>',
        )
        + style("Monaxe", "Mon axe", '<w:basedOn w:val="Titre2"/>')
    )
    numbering = abstract(
        1,
        level(0, "AXE %1", more='<w:pStyle w:val="Titre1"/>'),
        level(1, "%1.%2", more='<w:pStyle w:val="Titre2"/>'),
    ) + num(1, 1)
    body = styled("Axe", "Titre1") + styled("Thème", "Titre2") + styled("Thème", "Monaxe")
    source = docx.read(document(body, numbering=numbering, styles=styles))
    assert [(one.number, one.heading, one.depth) for one in source.blocks] == [
        ("AXE 1", 1, 0),
        ("1.1", 2, 0),
        ("1.2", 2, 0),
    ]


def test_a_paragraph_leaves_the_list_of_its_style_by_naming_none():
    styles = style("Titre1", "heading 1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    without = p("Annexe", '<w:pStyle w:val="Titre1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    body = styled("Axe", "Titre1") + without + styled("Axe", "Titre1")
    assert numbers(body, styles=styles) == ["1.", "", "2."]


def test_a_list_may_stand_behind_a_style_of_lists():
    styles = style(
        "Plan", "Plan", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering"
    )
    linked = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Plan"/></w:abstractNum>'
    numbering = OUTLINE + linked + num(1, 1) + num(2, 2)
    assert numbers(listed("a", 2) + listed("b", 2, 1), numbering, styles=styles) == ["1.", "1.1."]


def test_an_empty_item_counts_as_it_does_in_word():
    assert numbers(listed("a", 1) + listed("", 1) + listed("c", 1)) == ["1.", "3."]


def test_items_of_lists_say_how_deep_they_stand():
    numbering = abstract(1, level(0, "•", "bullet"), level(1, "%2)")) + num(1, 1)
    source = docx.read(document(listed("a", 1) + listed("b", 1, 1) + p("c"), numbering=numbering))
    assert [(one.number, one.depth) for one in source.blocks] == [("", 1), ("1)", 2), ("", 0)]


def test_cells_of_tables_are_numbered_in_the_order_of_reading():
    body = listed("a", 1) + table(row(tc(listed("b", 1)), tc(listed("c", 1)))) + listed("d", 1)
    first, middle, last = docx.read(document(body, numbering=OUTLINE + num(1, 1))).blocks
    inside = [cell.paragraphs[0].number for cell in middle.rows[0]]
    assert [first.number, *inside, last.number] == ["1.", "2.", "3.", "4."]


def test_a_list_that_is_nowhere_numbers_nothing():
    assert numbers(listed("a", 9)) == [""]
