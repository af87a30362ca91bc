"""An address on paper: typed, or scanned."""

from reporting.documents.model import Scan
from reporting.rendering.html import render_html
from reporting.tests.rendering import factories

ADDRESS = "https://exemple.test/activites/?nature=fair&lang=fr"


def test_it_stands_with_its_code_which_says_what_it_opens():
    document = factories.with_blocks(Scan("Détails et <inscription>", ADDRESS))
    html = render_html(document, standalone=False)
    written = ADDRESS.replace("&", "&amp;")
    assert f'<a href="{written}">{written}</a>' in html
    assert (html.count('class="qr"'), html.count("<title>Détails et &lt;inscription&gt;")) == (1, 1)
