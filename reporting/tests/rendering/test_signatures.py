"""Tests of the lines to sign on."""

from programs.lib.markdown import to_html
from reporting.documents.model import Prose, Signatory, Signatures
from reporting.rendering.html import render_html
from reporting.rendering.pdf import render_pdf
from reporting.tests.rendering import factories
from reporting.tests.rendering.pdftext import pages_lines, pages_text

UNDER = ("Nom", "Signature", "Date")


def test_a_signatory_has_a_line_for_a_name_a_signature_and_a_date():
    signatory = Signatory("Trésorier", "Paul Fictif", "Carrefour des Rivières")
    html = render_html(factories.with_blocks(Signatures((signatory,))), standalone=False)

    assert [html.count(f">{text}<") for text in (*UNDER, "Paul Fictif")] == [1, 1, 1, 1]
    assert html.count("Trésorier, Carrefour des Rivières<") == 1


def test_whoever_is_not_named_writes_their_name():
    html = render_html(factories.with_blocks(Signatures((Signatory("x"),))), standalone=False)

    assert html.count('<span class="written"></span>') == 3


def test_no_signatory_is_cut_by_a_page_and_two_stand_side_by_side():
    for above in (0, 6, 9, 12):
        prose = Prose(to_html("\n\n".join(f"Mot {n}" for n in range(above))))
        signatures = Signatures(tuple(Signatory(f"Titre {n}", f"Nom {n}") for n in range(9)))
        pdf = render_pdf(factories.with_blocks(prose, signatures))
        pages = [page.splitlines() for page in pages_text(pdf)]

        counts = [[page.count(text) for text in UNDER] for page in pages]
        assert [len(set(count)) for count in counts] == [1] * len(pages)
        assert sum(count[0] for count in counts) == 9
        tops = [[top for top, text in page if text == "Nom"] for page in pages_lines(pdf)]
        assert [len(set(page)) for page in tops] == [(len(page) + 1) // 2 for page in tops]
