"""What a Word document says, with all that Word keeps in and beside the text."""

import pytest
from django.core.exceptions import ValidationError

from programs.plans.reading import docx
from programs.plans.reading.blocks import Paragraph, Source
from programs.plans.reading.kinds import damaged
from programs.plans.tests.reading.word import (
    document,
    p,
    packed,
    row,
    run,
    style,
    styled,
    table,
    tc,
    unpacked,
)
from programs.plans.tests.reading.written import cells, said

CHANGED = 'w:id="1" w:author="Invente" w:date="2025-01-01T00:00:00Z"'
BOX = "<w:txbxContent>{}</w:txbxContent>"


def read(body: str, **parts: str) -> Source:
    return docx.read(document(body, **parts))


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in read(body, **parts).blocks]


def test_paragraphs_and_tables_come_in_their_order_with_their_places():
    source = read(p("Un") + p() + table(row(tc("a"), tc("b"))) + p("Deux"))
    assert [block.place for block in source.blocks] == ["paragraphe 1", "tableau 1", "paragraphe 2"]
    assert [cell.place for cell in source.blocks[1].rows[0]] == [
        "tableau 1, rangée 1, colonne 1",
        "tableau 1, rangée 1, colonne 2",
    ]
    assert (source.kind, source.title) == ("docx", "Un")


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:t>1.1</w:t><w:tab/><w:t>Bâtir</w:t>", "1.1\tBâtir"),
        ("<w:t>Bâtir</w:t><w:br/><w:t>un guide</w:t>", "Bâtir\nun guide"),
        ("<w:t>mi</w:t><w:noBreakHyphen/><w:t>mars</w:t>", "mi\u2011mars"),
        ("<w:t>par</w:t><w:softHyphen/><w:t>tage</w:t>", "partage"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/><w:t> fait</w:t>', "✓ fait"),
        ('<w:sym w:font="Wingdings" w:char="F04A"/><w:t> oui</w:t>', "• oui"),
        ('<w:sym w:font="Wingdings" w:char="D800"/><w:sym w:char="x"/><w:t>rien</w:t>', "rien"),
        ('<w:sym w:font="Arial" w:char="00E9"/><w:t>cole</w:t>', "école"),
        ("<w:t>1</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>re</w:t>", "1re"),
        ("<w:t>e\u0301cole</w:t>", "école"),
    ],
)  # fmt: skip
def test_what_stands_in_a_run_is_spelt(inside, text):
    assert texts(p(f"<w:r>{inside}</w:r>")) == [text]


def test_links_content_controls_and_simple_fields_are_read_through():
    inside = (
        f"<w:hyperlink>{run('Le ')}</w:hyperlink>"
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('comité ')}</w:sdtContent></w:sdt>"
        f'<w:fldSimple w:instr=" DATE ">{run("2025")}</w:fldSimple>'
    )
    assert texts(p(inside)) == ["Le comité 2025"]


def test_the_prompt_of_a_field_that_nobody_filled_is_left_out():
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Cliquez ici')}</w:sdtContent></w:sdt>"
    assert texts(p(run("Responsable : ") + prompt)) == ["Responsable :"]


def test_headings_are_known_by_their_outline_level_whatever_their_style_is_called():
    styles = (
        style("Titre1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
        + style("Rubrique", "Rubrique maison", '<w:basedOn w:val="Titre1"/>')
        + style("Titre2", "Heading 2")
        + style("Normal", "Normal")
    )
    body = (
        styled("Axe", "Titre1")
        + styled("Axe", "Rubrique")
        + styled("Thème", "Titre2")
        + styled("Texte", "Normal")
        + p("Direct", '<w:outlineLvl w:val="2"/>')
        + p("Corps", '<w:pStyle w:val="Titre1"/><w:outlineLvl w:val="9"/>')
    )
    assert [block.heading for block in read(body, styles=styles).blocks] == [1, 1, 2, 0, 3, 0]


def test_styles_based_on_each_other_in_a_circle_end():
    styles = style("A", "A", '<w:basedOn w:val="B"/>') + style("B", "B", '<w:basedOn w:val="A"/>')
    assert texts(styled("Axe", "A"), styles=styles) == ["Axe"]


# --- tables of contents


def _field(code: str, inside: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{inside}'
    )


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def test_a_table_of_contents_is_known_by_its_gallery():
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    body = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('Axe 1')}</w:sdtContent></w:sdt>"
    assert [block.is_contents for block in read(body + p("Axe 1")).blocks] == [True, False]


def test_a_table_of_contents_is_known_by_its_field_which_lasts_several_paragraphs():
    page = _field(" PAGEREF _a ", run("2")) + END
    body = p(_field(r' TOC \o "1-3" ', run("Axe 1"))) + p(run("Axe 2") + page) + p(END) + p("Axe 1")
    source = read(body)
    assert [(block.text, block.is_contents) for block in source.blocks] == [
        ("Axe 1", True),
        ("Axe 22", True),
        ("Axe 1", False),
    ]


def test_a_table_of_contents_is_known_by_its_styles_and_its_links():
    styles = style("TM1", "toc 1") + style("En-tetedetm", "TOC Heading")
    body = (
        styled("Table des matières", "En-tetedetm")
        + styled("Axe 1", "TM1")
        + p(f'<w:hyperlink w:anchor="_Toc12">{run("Axe 2")}</w:hyperlink>')
        + p("Axe 1")
    )
    source = read(body, styles=styles)
    assert [block.is_contents for block in source.blocks] == [True, True, True, False]


# --- changes, comments, notes, hidden text


def test_insertions_are_read_and_deletions_left_out_and_both_are_said():
    inside = (
        run("Bâtir ")
        + f"<w:del {CHANGED}><w:r><w:delText>deux</w:delText></w:r></w:del>"
        + f"<w:ins {CHANGED}>{run('trois')}</w:ins>"
        + run(" guides")
        + f"<w:moveFrom {CHANGED}>{run(' ailleurs')}</w:moveFrom>"
    )
    source = read(p(inside))
    assert [block.text for block in source.blocks] == ["Bâtir trois guides"]
    assert said(source) == [
        (
            "document",
            "Ce document a 3 modifications suivies : les ajouts sont lus comme acceptés, les suppressions laissées "
            "de côté.",
        )
    ]


def test_a_paragraph_whose_mark_was_deleted_goes_on_in_the_next():
    body = p("Bâtir un ", f"<w:rPr><w:del {CHANGED}/></w:rPr>") + p("guide")
    assert texts(body) == ["Bâtir un guide"]
    assert texts(p("Bâtir", f"<w:rPr><w:del {CHANGED}/></w:rPr>")) == ["Bâtir"]


def test_a_deleted_row_is_left_out():
    body = table(
        row(tc("a"), tc("b")),
        row(tc("c"), tc("d"), properties=f"<w:del {CHANGED}/>"),
        row(tc("e"), tc("f"), properties=f"<w:ins {CHANGED}/>"),
    )
    (block,) = read(body).blocks
    assert cells(block) == [["a", "b"], ["e", "f"]]


def test_a_deleted_block_is_left_out_and_an_inserted_one_read():
    body = f"<w:del {CHANGED}>{p('Ancien')}</w:del><w:ins {CHANGED}>{p('Nouveau')}</w:ins>"
    assert texts(body) == ["Nouveau"]


def test_comments_and_notes_are_left_out_of_the_text_and_kept_with_their_words():
    body = p(
        run("Bâtir un guide")
        + '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        + '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
    )
    source = read(
        body,
        comments=f'<w:comment w:id="0">{p("Avec qui ?")}{p("Et quand ?")}</w:comment>',
        footnotes=f'<w:footnote w:id="0" w:type="separator">{p("_")}</w:footnote><w:footnote w:id="2">'
        f"{p('<w:r><w:footnoteRef/></w:r>' + run('Selon le budget.'))}</w:footnote>",
        endnotes=f'<w:endnote w:id="2">{p("Voir l’annexe.")}</w:endnote>',
    )
    assert [block.text for block in source.blocks] == ["Bâtir un guide"]
    assert said(source) == [
        ("paragraphe 1", "Commentaire laissé de côté : « Avec qui ?\nEt quand ? »"),
        ("paragraphe 1", "Note de bas de page, laissée hors du texte : « Selon le budget. »"),
        ("paragraphe 1", "Note de fin, laissée hors du texte : « Voir l’annexe. »"),
    ]


def test_hidden_text_is_left_out_and_said():
    styles = style("Cache", "Caché", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    body = p(
        run("Bâtir")
        + run(" en secret", "<w:vanish/>")
        + run(" vraiment", '<w:rStyle w:val="Cache"/>')
        + run(" un guide", '<w:rStyle w:val="Cache"/><w:vanish w:val="0"/>')
    )
    source = read(body, styles=styles)
    assert [block.text for block in source.blocks] == ["Bâtir un guide"]
    assert said(source) == [
        ("paragraphe 1", "Texte masqué, laissé de côté : « en secret vraiment »")
    ]


def test_a_paragraph_of_a_hidden_style_is_left_out_and_said():
    styles = style("Cache", "Caché", "<w:rPr><w:vanish/></w:rPr>")
    source = read(p("Axe") + styled("Brouillon", "Cache"), styles=styles)
    assert [block.text for block in source.blocks] == ["Axe"]
    assert said(source) == [("paragraphe 1", "Texte masqué, laissé de côté : « Brouillon »")]


# --- text boxes and pictures


def test_a_text_box_is_read_once_at_its_place():
    box = BOX.format(p("Encadré"))
    new = f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    old = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    body = p(
        run("Avant") + f"<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r>"
    ) + p("Après")
    source = read(body)
    assert [(block.text, block.place) for block in source.blocks] == [
        ("Avant", "paragraphe 1"),
        ("Encadré", "zone de texte, après : paragraphe 1"),
        ("Après", "paragraphe 2"),
    ]
    assert said(source) == [
        (
            "paragraphe 1",
            "1 zone de texte est lue après le paragraphe auquel elle est ancrée.",
        )
    ]


def test_a_text_box_of_an_old_program_is_read_too_in_a_cell_as_well():
    box = f"<w:r><w:pict><v:textbox>{BOX.format(p('Encadré'))}</v:textbox></w:pict></w:r>"
    (block,) = read(table(row(tc("a"), tc(p(run("b") + box))))).blocks
    assert cells(block) == [["a", "b\nEncadré"]]


def test_pictures_and_diagrams_are_counted():
    picture = "<w:r><w:pict><v:imagedata/></w:pict></w:r>"
    diagram = "<w:r><w:drawing><v:relIds/></w:drawing></w:r>"
    assert said(read(p(run("Axe") + picture + diagram))) == [
        (
            "paragraphe 1",
            "Un diagramme ou un graphique est laissé de côté : s’il contient du texte du plan, tapez-le dans le "
            "document.",
        ),
        ("document", "1 image n’est pas lue."),
    ]


# --- tables


def _merged(value: str = "") -> str:
    return f'<w:vMerge w:val="{value}"/>' if value else "<w:vMerge/>"


def test_merged_cells_stand_at_each_place_that_they_cover():
    span = '<w:gridSpan w:val="2"/>'
    (block,) = read(
        table(
            row(tc("Axes"), tc("Moyens", span)),
            row(tc("Axe 1", _merged("restart")), tc("a"), tc("b")),
            row(tc("", _merged()), tc("c"), tc("d")),
        )
    ).blocks
    assert cells(block) == [
        ["Axes", "Moyens", "Moyens"],
        ["Axe 1", "a", "b"],
        ["Axe 1", "c", "d"],
    ]
    assert [[cell.is_continued for cell in row] for row in block.rows] == [
        [False, False, True],
        [False, False, False],
        [True, False, False],
    ]


def test_columns_that_no_cell_begins_in_are_no_columns():
    span = '<w:gridSpan w:val="3"/>'
    (block,) = read(table(row(tc("a", span), tc("b")), row(tc("c", span), tc("d")))).blocks
    assert cells(block) == [["a", "b"], ["c", "d"]]


def test_rows_of_unequal_lengths_make_a_whole_grid():
    before = '<w:gridBefore w:val="1"/>'
    (block,) = read(
        table(row(tc("a"), tc("b"), tc("c")), row(tc("d"), properties=before), row(tc(), tc()))
    ).blocks
    assert cells(block) == [["a", "b", "c"], ["", "d", ""]]


def test_a_nested_table_is_read_row_by_row_in_its_cell():
    nested = table(row(tc("x"), tc("y")), row(tc("z"), tc("w")))
    source = read(table(row(tc("a"), tc(p("b") + nested + p("c")))))
    (block,) = source.blocks
    assert cells(block) == [["a", "b\nx\ty\nz\tw\nc"]]
    assert said(source) == [
        (
            "tableau 1, tableau imbriqué",
            "1 tableau placé dans une cellule est lu rangée par rangée, dans cette cellule.",
        )
    ]


def test_a_single_cell_is_a_frame_around_paragraphs():
    (block,) = read(table(row(tc("AXE 1 – Concertation")))).blocks
    assert block == Paragraph("AXE 1 – Concertation", "tableau 1, rangée 1, colonne 1")


def test_rows_and_cells_inside_content_controls_are_read():
    wrapped = f"<w:sdt><w:sdtContent>{row(tc('a'), tc('b'))}</w:sdtContent></w:sdt>"
    (block,) = read(table(wrapped, row(tc("c"), tc("d")))).blocks
    assert cells(block) == [["a", "b"], ["c", "d"]]


# --- what is no document


def test_a_document_without_text_is_refused():
    with pytest.raises(ValidationError) as error:
        read(p() + table(row(tc())))
    assert error.value.messages == ["Ce document ne contient aucun texte : il n’y a rien à lire."]


def test_a_strict_document_is_read_as_any_other():
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    members = unpacked(document(p("Axe")))
    main = members["word/document.xml"].replace(usual, strict)
    assert main != members["word/document.xml"]
    source = docx.read(packed(members | {"word/document.xml": main}))
    assert [block.text for block in source.blocks] == ["Axe"]


def test_a_document_type_that_declares_nothing_is_read():
    members = unpacked(document(p("Axe")))
    declared = b"<!DOCTYPE d SYSTEM 'office.dtd'>" + members["word/document.xml"]
    source = docx.read(packed(members | {"word/document.xml": declared}))
    assert [block.text for block in source.blocks] == ["Axe"]


def test_an_entity_is_never_unfolded():
    members = unpacked(document(p("Axe")))
    declared = b'<!DOCTYPE d [<!ENTITY a "aaaa">]>' + members["word/document.xml"]
    with pytest.raises(ValidationError) as error:
        docx.read(packed(members | {"word/document.xml": declared}))
    assert error.value.messages == [str(damaged().messages[0])]
