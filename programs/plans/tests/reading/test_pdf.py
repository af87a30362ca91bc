"""PDF files: where letters stand on the page tells paragraphs, tables, and what runs along."""

import io
from itertools import pairwise

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from PIL import Image
from weasyprint import HTML

from programs.plans.reading import pdf
from programs.plans.reading.pdf import document
from programs.plans.reading.pdf.paragraphs import BEGINS
from programs.plans.tests.reading.written import cells, continued, said, texts

PAGE = "@page { size: letter; margin: 2cm } body { font: 11pt 'DejaVu Sans'; margin: 0 }"
LONG = (
    "Rencontrer les équipes dans chacune des villes et villages de la région pour voir ce qui va bien et ce qui va "
    "moins bien, puis en faire part à la table"
)


def printed(body: str, style: str = "") -> bytes:
    return HTML(string=f"<style>{PAGE}{style}</style>{body}").write_pdf()


def read(body: str, style: str = ""):
    return pdf.read(printed(body, style))


def test_the_lines_of_a_paragraph_are_joined_and_each_number_begins_one():
    body = f"<p>1.1 {LONG}</p><p>1.2 {LONG}</p><div>a) Un</div><div>b) Deux</div>"
    source = read(body)
    assert texts(source) == [f"1.1 {LONG}", f"1.2 {LONG}", "a) Un", "b) Deux"]
    assert [block.place for block in source.blocks] == [
        "page 1, ligne 1",
        "page 1, ligne 3",
        "page 1, ligne 5",
        "page 1, ligne 6",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "1.1 Un", "1.1.1. Un", "2. Un", "2) Un", "a) Un", "B. Un", "iv) Un", "M 8 - Un", "• Un", "– Un", "o\tUn",
        "AXE 1 – Un", "Axe d’intervention II", "Objectif 2", "Chantier 3 : Un",
    ],
)  # fmt: skip
def test_what_a_number_or_a_mark_begins_is_a_line_of_its_own(line):
    assert BEGINS.match(line)


@pytest.mark.parametrize(
    "line",
    [
        "de 12 jeunes",
        "le 4 mars",
        "2025 et après",
        "objectif 2 du plan",
        "12,5 % de plus",
        "Action concertée des 3",
    ],
)
def test_other_lines_may_go_on_from_the_one_above(line):
    assert not BEGINS.match(line)


def test_short_lines_under_each_other_stay_apart():
    assert texts(read("<div>Responsable : CRJ</div><div>Échéance : juin</div>")) == [
        "Responsable : CRJ",
        "Échéance : juin",
    ]


def test_a_paragraph_goes_on_over_the_end_of_a_page_where_that_is_sure():
    words = "beaucoup de mots " * 30
    source = read(
        f"<div style='height:22cm'>Avant</div><p>Il faut {words}pour finir.</p><p>Autre</p>",
        "p { margin: 0; orphans: 1; widows: 1 }",
    )
    assert texts(source) == ["Avant", f"Il faut {words}pour finir.", "Autre"]


def test_a_hyphen_at_the_end_of_a_line_goes_where_the_word_is_known_without_it():
    joiner = document.Joiner([])
    joiner._words = {"régionale"}
    assert joiner.joined("une table régio-", "nale") == "une table régionale"
    assert joiner.joined("une table sous-", "régionale") == "une table sous-régionale"
    assert joiner.joined("une table régio\u2010", "nales") == "une table régionales"
    assert joiner.joined("les années 2025-", "2026") == "les années 2025- 2026"


def test_headings_stand_out_by_their_size_then_by_their_weight():
    source = read(
        f"<h1>Plan</h1><h2>Axe</h2><p><b>Thème en gras</b></p><p>{LONG}</p><p>{LONG}</p>",
        "h1 { font-size: 20pt } h2 { font-size: 15pt }",
    )
    assert [block.heading for block in source.blocks] == [1, 2, 3, 0, 0]


def test_what_runs_along_and_the_numbers_of_pages_are_left_out_and_said():
    style = "@page { @top-left { content: 'Plan inventé' } @bottom-right { content: 'Page ' counter(page) ' de 3' } }"
    body = "".join(
        f"<section style='break-after: page'>AXE {n} – {LONG}</section>" for n in (1, 2, 3)
    )
    source = read(body, style)
    assert texts(source) == [f"AXE {number} – {LONG}" for number in (1, 2, 3)]
    assert said(source) == [
        (
            "document",
            "4 en-têtes, pieds et numéros de pages sont laissés de côté : « Page 1 de 3 », « Page 2 de 3 », « Page 3 "
            "de 3 », ….",
        )
    ]


def test_a_title_that_changes_by_chapter_runs_along_with_the_number_of_its_page():
    style = (
        "@page { @top-left { content: string(t) } @top-right { content: counter(page) } }"
        "h2 { string-set: t content() }"
    )
    body = "".join(
        f"<section style='break-after: page'><h2>{name}</h2><p>{LONG}</p></section>"
        for name in ("Ouvrir", "Garder", "Durer")
    )
    assert texts(read(body, style)) == ["Ouvrir", LONG, "Garder", LONG, "Durer", LONG]


def test_the_title_of_the_plan_stays_where_the_next_pages_say_it_again():
    style = "@page { @top-left { content: 'Plan' } } @page :first { @top-left { content: none } }"
    pages = "".join(f"<p style='break-after: page'>{n} {LONG}</p>" for n in (1, 2, 3))
    assert texts(read(f"<h1>Plan</h1>{pages}", style)) == [
        "Plan",
        *(f"{number} {LONG}" for number in (1, 2, 3)),
    ]


def test_one_address_over_the_margin_does_not_part_the_lines_of_the_others():
    address = "https://exemple.test/" + "a" * 80
    body = "".join(f"<p>1.{number} {LONG}</p>" for number in range(1, 30))
    source = read(f"{body}<p>{address}</p>")
    assert texts(source)[:29] == [f"1.{number} {LONG}" for number in range(1, 30)]


def test_small_text_at_the_foot_of_a_page_is_no_note_where_nothing_leads_to_it():
    small = "<p style='font-size: 8pt'>1 Selon le sondage</p>"
    source = read(f"<p>{LONG}</p>{small}")
    assert (texts(source), said(source)) == ([LONG, "1 Selon le sondage"], [])


def test_headings_that_differ_by_their_number_alone_do_not_run_along():
    body = "".join(
        f"<section style='break-after: page'>AXE {n}<p>{LONG}</p></section>" for n in (1, 2, 3)
    )
    assert texts(read(body)) == [line for number in (1, 2, 3) for line in (f"AXE {number}", LONG)]


def test_dots_that_lead_to_a_page_make_a_table_of_contents():
    style = "a::after { content: leader('.') '3' } "
    source = read(f"<div><a>AXE 1 – Ouvrir</a></div><p>{LONG}</p>", style)
    assert [(block.text, block.is_contents) for block in source.blocks] == [
        ("AXE 1 – Ouvrir\t3", True),
        (LONG, False),
    ]


# --- tables

GRID = (
    "table { border-collapse: collapse; width: 100%; table-layout: fixed }"
    "td, th { border: 1px solid; padding: 4px }"
)


def test_a_ruled_table_has_its_merged_cells():
    source = read(
        "<table><tr><th>Axes</th><th colspan=2>Moyens</th></tr>"
        f"<tr><td rowspan=2>Axe 1</td><td>1.1 {LONG}</td><td>CRJ</td></tr>"
        "<tr><td>1.2 Un<br>1.3 Deux</td><td></td></tr></table>",
        GRID,
    )
    (table,) = source.blocks
    assert cells(table) == [
        ["Axes", "Moyens", "Moyens"],
        ["Axe 1", f"1.1 {LONG}", "CRJ"],
        ["Axe 1", "1.2 Un\n1.3 Deux", ""],
    ]
    assert continued(table) == [
        [False, False, True],
        [False, False, False],
        [True, False, False],
    ]
    assert table.rows[1][1].place == "page 1, tableau 1, rangée 2, colonne 2"


def _long_table(rows: int) -> str:
    head = "<thead><tr><th>Objectifs</th><th>Moyens</th></tr></thead>"
    body = "".join(
        f"<tr><td>1.{n} Viser</td><td>1.{n}.1 Faire</td></tr>" for n in range(1, rows + 1)
    )
    return f"<table>{head}{body}</table>"


def test_a_table_that_says_its_headings_again_on_each_page_is_one():
    source = read(_long_table(90), GRID)
    (table,) = source.blocks
    assert cells(table) == [
        ["Objectifs", "Moyens"],
        *([f"1.{n} Viser", f"1.{n}.1 Faire"] for n in range(1, 91)),
    ]


def test_two_tables_of_one_page_stay_two():
    source = read(_long_table(2) + "<p>Entre</p>" + _long_table(2), GRID)
    first, between, second = source.blocks
    assert (between.text, len(cells(first)), len(cells(second))) == ("Entre", 3, 3)


def test_a_row_that_the_end_of_a_page_cut_is_one_again():
    words = "mot après mot " * 300
    source = read(
        f"<table><tr><td>Axe</td><td>Moyen</td></tr><tr><td>A</td><td>Il faut {words}et finir.</td></tr></table>",
        GRID,
    )
    (table,) = source.blocks
    assert cells(table) == [["Axe", "Moyen"], ["A", f"Il faut {words}et finir."]]


def test_a_row_without_its_first_cell_stays_one_where_nothing_goes_on_in_it():
    table = "<table><tr><td>A</td><td>1.1 Viser haut</td></tr></table>"
    after = "<table style='break-before: page'><tr><td></td><td>1.2 Garder</td></tr></table>"
    (block,) = read(table + after, GRID).blocks
    assert cells(block) == [["A", "1.1 Viser haut"], ["", "1.2 Garder"]]


def test_text_that_runs_up_a_cell_is_read():
    up = "<div style='transform: rotate(-90deg); width: 3cm; height: 3cm'>AXE 1 Ouvrir</div>"
    down = up.replace("-90", "90").replace("AXE 1 Ouvrir", "AXE 2 Garder")
    (table,) = read(
        f"<table><tr><td>{up}</td><td>1.1</td></tr><tr><td>{down}</td><td>2.1</td></tr></table>",
        GRID,
    ).blocks
    assert cells(table) == [["AXE 1 Ouvrir", "1.1"], ["AXE 2 Garder", "2.1"]]


def test_a_frame_around_a_heading_is_no_table():
    assert texts(read("<p style='border: 1px solid'>AXE 1 – Ouvrir</p><p>1.1 Tenir</p>")) == [
        "AXE 1 – Ouvrir",
        "1.1 Tenir",
    ]


# --- pages that are not simple


def test_two_columns_are_read_one_after_the_other_and_said():
    lines = [f"1.{number} {LONG}" for number in range(1, 17)]
    body = "".join(f"<p>{line}</p>" for line in lines)
    source = read(f"<h1>Plan</h1><div style='columns: 2'>{body}</div>")
    assert texts(source) == ["Plan", *lines]
    assert said(source) == [
        (
            "page 1",
            "Cette page est lue en deux colonnes, celle de gauche d’abord. Vérifiez-en l’ordre.",
        )
    ]


def test_text_that_runs_up_the_page_comes_last_and_is_said():
    up = "<div style='position: absolute; top: 10cm; transform: rotate(-90deg)'>De travers</div>"
    source = read(f"{up}<p>1.1 Tenir</p>")
    assert texts(source) == ["1.1 Tenir", "De travers"]
    assert said(source) == [
        (
            "page 1",
            "Du texte est tourné sur cette page : il est lu après le reste. Vérifiez-en l’ordre.",
        )
    ]


def test_a_page_that_is_turned_as_a_whole_is_read_as_it_is_seen():
    up = (
        "<div style='position: absolute; top: 10cm; transform: rotate(-90deg)'>Un plan couché</div>"
    )
    with pikepdf.open(io.BytesIO(printed(up))) as turned:
        turned.pages[0].rotate(90, relative=True)
        stream = io.BytesIO()
        turned.save(stream)
    source = pdf.read(stream.getvalue())
    assert (texts(source), said(source)) == (["Un plan couché"], [])


def _scan() -> bytes:
    stream = io.BytesIO()
    Image.new("L", (600, 800), 255).save(stream, "PDF")
    return stream.getvalue()


def test_a_scan_without_text_is_refused():
    with pytest.raises(ValidationError) as error:
        pdf.read(_scan())
    assert error.value.messages == [
        "Ce PDF est une image numérisée, sans texte à lire : envoyez le document d’où il vient, ou passez-le par une "
        "reconnaissance de caractères avant de l’envoyer de nouveau."
    ]


def test_a_page_that_is_a_scan_is_said_and_the_others_read():
    with (
        pikepdf.open(io.BytesIO(printed(f"<p>{LONG}</p>"))) as both,
        pikepdf.open(io.BytesIO(_scan())) as scan,
    ):
        both.pages.append(scan.pages[0])
        stream = io.BytesIO()
        both.save(stream)
    source = pdf.read(stream.getvalue())
    assert texts(source) == [LONG]
    assert said(source) == [("page 2", "Cette page est une image : aucun texte n’y est lu.")]


def test_a_pdf_under_a_password_is_refused():
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed("<p>Secret</p>"))) as locked:
        locked.save(stream, encryption=pikepdf.Encryption(user="sesame", owner="sesame"))
    with pytest.raises(ValidationError) as error:
        pdf.read(stream.getvalue())
    assert error.value.messages == [
        "Ce document est protégé par un mot de passe : enregistrez-le sans mot de passe, puis envoyez-le de nouveau."
    ]


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch):
    monkeypatch.setattr(document, "MOST_PAGES", 2)
    pages = "<p style='break-after: page'>Un</p>" * 3
    with pytest.raises(ValidationError) as error:
        read(pages)
    assert error.value.messages == [
        "Ce PDF a plus de 2 pages : gardez-en celles du plan, puis envoyez-le de nouveau."
    ]


def test_a_pdf_whose_letters_nobody_knows_is_refused(monkeypatch):
    pages = document._pages(printed(f"<p>{LONG}</p>"))
    pages[0].unknown = pages[0].letters
    monkeypatch.setattr(document, "_pages", lambda content: pages)
    with pytest.raises(ValidationError) as error:
        pdf.read(b"")
    assert error.value.messages == [
        "Ce PDF ne dit pas quelles lettres il montre, et son texte ne peut pas être lu : envoyez le document d’où il "
        "vient."
    ]


def test_a_note_at_the_foot_of_a_page_is_kept_beside_and_its_number_leaves_the_text():
    style = (
        ".n { float: footnote; font-size: 8pt } ::footnote-call { font-size: 6pt }"
        "m { font-size: 6pt; vertical-align: super }"
    )
    source = read(f"<p>{LONG}<span class=n>Selon le sondage.</span> de 20 m<m>2</m></p>", style)
    assert texts(source) == [f"{LONG} de 20 m2"]
    assert said(source) == [
        ("page 1", "Note de bas de page, laissée hors du texte : « 1. Selon le sondage. »")
    ]


def test_places_go_down_the_page():
    source = read("".join(f"<p>1.{number} {LONG}</p>" for number in range(1, 9)))
    at = [int(block.place.rpartition(" ")[2]) for block in source.blocks]
    assert all(below > above for above, below in pairwise(at))
