"""Tests of the PDF of documents. None asks for the database: rendering runs no query."""

import hashlib
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from programs.letters.printing import pdf_of
from programs.letters.tests.factories import contract
from reporting.documents.model import Cover, KeyFigure, KeyFigures, Lede, Prose, Section
from reporting.rendering import correspondence, letters
from reporting.rendering.html import render_article, render_page
from reporting.rendering.pdf import RenderingFailed, RenderingUnavailable, render_pdf
from reporting.tests.rendering import factories, hostile
from reporting.tests.rendering.pdftext import pages_text

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def plenty() -> bytes:
    return render_pdf(factories.plenty())


@pytest.fixture
def listener():
    """A server that notes what is asked of it: (its address, the paths)."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *args):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()
    thread.join()


def structure(document: pikepdf.Pdf):
    """Every element of the tagged structure."""
    waiting = [document.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop()
        if isinstance(element, pikepdf.Array):
            waiting.extend(element)
        elif isinstance(element, pikepdf.Dictionary):
            yield element
            if "/K" in element:
                waiting.append(element.K)


def test_it_prints_the_figures(plenty):
    lines = "\n".join(pages_text(plenty)).splitlines()

    for figure in ("42", "43", "34", "58,8 %", "14 300 $", "71 500 $", "n. d."):
        assert figure in lines


def test_every_page_says_which_document_it_is(plenty):
    _cover, *pages = pages_text(plenty)

    for number, page in enumerate(pages, 2):
        lines = page.splitlines()
        assert lines.count("XX-2007-2008-v1-3F9A-71C2 · arrimage.test/verifier/") == 1
        assert lines.count(f"{number} / {len(pages) + 1}") == 1


def test_the_cover_is_one_page_and_prints_the_number_that_anyone_can_check(plenty):
    cover, contents, *_rest = pages_text(plenty)

    assert cover.splitlines().count("XX-2007-2008-v1-3F9A-71C2") == 1
    assert cover.splitlines().count("arrimage.test/verifier/") == 1
    assert contents.splitlines().count("Table des matières") >= 1


def test_every_page_of_a_preview_says_that_it_is_not_published():
    document = factories.document(
        version=None,
        cover=Cover("Bilan", "Titre", "2007-2008"),
        sections=tuple(Section(f"s{n}", f"Partie {n}", (), new_page=True) for n in range(3)),
    )

    counts = [
        page.splitlines().count("Aperçu, non publié") for page in pages_text(render_pdf(document))
    ]
    assert counts == [1, 1, 1, 1]


def test_a_long_table_repeats_its_heads(plenty):
    pages = [page.splitlines() for page in pages_text(plenty)]
    heads = [number for number, lines in enumerate(pages) if "Rencontres" in lines]

    assert len(heads) > 1
    assert heads == list(range(heads[0], heads[0] + len(heads)))


def test_key_figures_that_fill_more_than_a_page_are_cut_between_two_rows():
    """Those of a program that runs every service: kept on one page, they could not be printed at all."""
    keys = KeyFigures(
        tuple(KeyFigure(f"k.{n}", f"Chiffre {n}", str(n), "l’an dernier : 3") for n in range(48))
    )
    pages = pages_text(render_pdf(factories.with_blocks(keys)))
    found = [[f"Chiffre {n}" in page.splitlines() for page in pages].index(True) for n in range(48)]
    assert len(set(found)) > 1
    assert found == sorted(found)


def test_a_table_of_one_row_does_not_follow_the_next_one_to_another_page():
    words = Prose("".join(f"<p>Paragraphe {n}</p>" for n in range(17)))
    alone = factories.table(("Seule", 1), id="alone", total=None)
    many = factories.table(*((f"Ligne {n}", n) for n in range(12)), id="many", total=None)
    pages = pages_text(render_pdf(factories.with_blocks(words, alone, many)))

    def number(text):
        return [text in page.splitlines() for page in pages].index(True)

    assert number("Seule") == number("Paragraphe 16")
    assert number("Ligne 0") == number("Seule") + 1


def test_it_is_tagged_and_says_its_language_title_and_author(plenty):
    with pikepdf.open(BytesIO(plenty)) as document:
        assert str(document.Root.Lang) == "fr-CA"
        assert bool(document.Root.MarkInfo.Marked) is True
        assert str(document.docinfo["/Title"]) == (
            "Passerelles, service de mentorat en Outaouais, 1er juillet 2007 – 30 juin 2008"
        )
        assert str(document.docinfo["/Author"]) == "Carrefour des Rivières"
        assert b'pdfuaid:part="1"' in document.Root.Metadata.read_bytes()


def test_every_figure_has_a_text_alternative(plenty):
    with pikepdf.open(BytesIO(plenty)) as document:
        figures = [e for e in structure(document) if e.get("/S") == "/Figure"]

        assert len(figures) == 10  # the mark of the cover and nine charts
        assert [f for f in figures if not str(f.get("/Alt", ""))] == []


def test_its_fonts_are_ours_and_in_the_file(plenty):
    with pikepdf.open(BytesIO(plenty)) as document:
        fonts = [
            font.DescendantFonts[0].FontDescriptor
            for page in document.pages
            for font in page.Resources.Font.values()
        ]
        names = {str(font.FontName).split("+")[1][:10] for font in fonts}
        assert names == {"Source-San", "Source-Ser"}
        assert [f for f in fonts if "/FontFile2" not in f and "/FontFile3" not in f] == []


def test_the_fonts_of_the_machine_are_unknown_to_it(monkeypatch):
    """Not even where a letter is in none of ours: DejaVu has this arrow, which would be drawn in it."""
    monkeypatch.setattr(letters, "missing_in", lambda document: ())
    pdf = render_pdf(factories.with_blocks(Lede("Le sens ⤳ et ᐃᓄᒃ")))

    with pikepdf.open(BytesIO(pdf)) as document:
        fonts = {str(f.BaseFont) for page in document.pages for f in page.Resources.Font.values()}
    families = {name.split("+")[1].rstrip(",") for name in fonts}
    assert families == {
        "Noto-Sans-Canadian-Aboriginal",
        "Source-Sans-3",
        "Source-Sans-3-Semi-Bold",
        "Source-Serif-4-Semi-Bold",
    }


def test_the_letters_of_a_chart_are_set_together():
    label = "محمد e\u0314"
    pdf = render_pdf(factories.with_blocks(factories.bars((label, 3), ("b", 1))))

    # One array of glyphs for the Arabic word, where each letter would else have its own.
    lines = "\n".join(pages_text(pdf)).splitlines()
    assert [line for line in lines if line.strip() == "م"] == []


def test_its_outline_names_its_parts(plenty):
    with pikepdf.open(BytesIO(plenty)) as document, document.open_outline() as contents:
        titles = [item.title for item in contents.root[0].children]

    assert titles[:3] == ["Table des matières", "L’année en bref", "D’où viennent les participants"]


def test_two_processes_make_the_same_bytes_even_where_the_machine_has_no_fonts(tmp_path):
    code = (
        "import django, hashlib; django.setup();"
        "from reporting.tests.rendering import factories;"
        "from reporting.rendering.pdf import render_pdf;"
        "print(hashlib.sha256(render_pdf(factories.document(title='Foyer ᓄᓇᕕᒃ'))).hexdigest())"
    )
    no_fonts = tmp_path / "fonts.conf"
    no_fonts.write_text(f"<fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>")
    environment = os.environ | {"PYTHONHASHSEED": "7", "FONTCONFIG_FILE": str(no_fonts)}
    other = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    here = hashlib.sha256(render_pdf(factories.document(title="Foyer ᓄᓇᕕᒃ"))).hexdigest()
    assert (other.stdout.strip(), other.stderr) == (here, "")


def test_it_fetches_nothing_even_were_the_filter_of_narratives_to_fail(listener):
    address, asked = listener

    render_pdf(hostile.poisoned(factories.one_of_each(), address))

    assert asked == []


def test_a_letter_fetches_nothing_either(listener, monkeypatch):
    address, asked = listener
    monkeypatch.setattr(
        correspondence,
        "letter_html",
        lambda texts: ["".join(hostile.vectors(address))] * len(texts),
    )

    pdf_of(hostile.with_texts(contract(times=1), hostile.vectors(address)[0]))

    assert asked == []


def test_another_renderer_would_fetch_them(listener):
    """The control: with its own fetcher WeasyPrint asks for most of what the test above holds."""
    import weasyprint

    address, asked = listener
    weasyprint.HTML(string="".join(hostile.vectors(address))).write_pdf()

    assert len(set(asked)) > 8


def test_a_document_that_cannot_be_printed_fails_cleanly():
    profile = "<style>@color-profile --x { src: url(http://127.0.0.1:9/profile) }</style>"

    with pytest.raises(RenderingFailed) as error:
        render_pdf(factories.with_blocks(Prose(profile)))

    assert str(error.value).startswith("XX-2007-2008: ")


def test_without_pango_it_says_what_installs_it(monkeypatch):
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)

    class Finder:
        @staticmethod
        def find_spec(name, path=None, target=None):
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")
            return None

    monkeypatch.setattr(sys, "meta_path", [Finder, *sys.meta_path])
    with pytest.raises(RenderingUnavailable) as error:
        render_pdf(factories.document())

    assert str(error.value) == ("apt-get install --no-install-recommends libpangoft2-1.0-0")


def test_screen_and_paper_hold_the_very_same_article(monkeypatch):
    import weasyprint

    document = factories.document()
    pages = []
    original = weasyprint.HTML
    monkeypatch.setattr(
        weasyprint, "HTML", lambda **values: pages.append(values["string"]) or original(**values)
    )
    render_pdf(document)

    assert pages == [render_page(document, render_article(document), "")]
