"""Tests of letters, contracts and statements on screen and on paper. None asks for the database."""

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from programs.letters.fields import fill
from programs.letters.model import Column, Signature, Table, Text
from programs.letters.printing import Unprintable, html_of, pdf_of
from programs.letters.tests import factories
from reporting.rendering.pdf import LettersMissing
from reporting.tests.rendering import hostile
from reporting.tests.rendering.pdftext import pages_lines, pages_text

NBSP = "\u00a0"
UNDER = ("Name", "Signature", "Date")


@pytest.fixture(scope="module")
def offer() -> bytes:
    return pdf_of(factories.offer())


@pytest.fixture(scope="module")
def contract() -> bytes:
    return pdf_of(factories.contract("en"))


@pytest.fixture(scope="module")
def statement() -> list[list[str]]:
    return [page.splitlines() for page in pages_text(pdf_of(factories.statement()))]


def words(html: str) -> str:
    """The text of some HTML on one line, its no-break spaces kept."""
    plain = re.sub(r"<[^>]*>", "", html).replace("&nbsp;", NBSP)
    return re.sub(r"[ \n]+", " ", plain).strip()


def on_one_line(page: str) -> str:
    """The text of a page; a font draws both spaces with one glyph, and says either."""
    return page.replace("\n", "").replace(NBSP, " ")


def test_a_letter_says_who_writes_to_whom_when_and_of_what():
    html = html_of(factories.offer())
    text = words(html)

    assert text.count(f"Val-Boréal, le 1er{NBSP}juin 2022") == 1
    assert text.count(f"N/Réf.{NBSP}: BR-2022-014") == 1
    assert text.count(f"Objet{NBSP}: Votre demande de bourse est acceptée") == 1
    assert text.count("Marie-Ève Fictive Coordonnatrice des bourses") == 1
    assert text.count(f"p.{NBSP}j. Contrat de bourse (deux exemplaires)") == 1
    assert html.count("<address>Anne-Sophie Ouellet-Tremblay<br>27, chemin") == 1
    assert html.count("<h1") == 1


def test_an_english_letter_is_in_english_whatever_the_language_of_its_reader():
    html = html_of(factories.offer("en"))
    text = words(html)

    assert text.count("Val-Boréal, June 1, 2022") == 1
    assert text.count("Our file: BR-2022-014") == 1
    assert text.count("Subject: Your bursary application has been accepted") == 1
    assert text.count("Encl. Bursary contract (two copies)") == 1
    assert html.count('lang="en-CA"') == 1


def test_what_a_letter_does_not_say_leaves_no_trace():
    html = html_of(
        factories.letter(place="", reference="", addressee=(), sender=replace(factories.SENDER))
    )

    assert words(html).count(f"Le 1er{NBSP}juin 2022") == 1
    found = ("<address>", "letter-reference", "letter-signatures", "letter-enclosed", "<table")
    assert [html.count(text) for text in found] == [0] * 5


def test_its_text_has_no_line_that_ends_before_a_sign():
    html = html_of(factories.letter(blocks=(Text("Voici : « 3 000 $ » ; 15 % ?"),)))

    assert words(html).endswith(
        f"Voici{NBSP}: «{NBSP}3{NBSP}000{NBSP}${NBSP}»{NBSP}; 15{NBSP}%{NBSP}?"
    )


def test_a_table_stands_where_its_template_says_with_its_amounts_on_the_right():
    html = html_of(factories.contract(times=1))

    assert html.index("temps plein.</p>") < html.index("<table") < html.index("3. Engagement")
    amounts = [words(cell) for cell in re.findall(r'<td class="n">(.*?)</td>', html)]
    assert amounts == [f"1{NBSP}500,00{NBSP}$"] * 2 + [f"3{NBSP}000,00{NBSP}$"]
    assert html.count('<th scope="row">Total</th>') == 1


def test_a_table_without_rows_says_so():
    html = html_of(factories.letter(blocks=(Table("Vide", (Column("a"),), ()),)))

    assert html.count("Aucune ligne.") == 1


def test_headings_of_a_text_that_a_table_cuts_keep_their_levels():
    html = html_of(factories.contract())

    assert re.findall(r"<h(\d)", html) == ["1", *["2"] * 13]


def test_no_text_of_a_letter_is_markup():
    vector, *_rest = hostile.vectors("https://exemple.invalid")
    letter = hostile.with_texts(factories.contract(), vector)
    html = html_of(letter) + html_of(replace(letter, kind="letter"))

    assert html.count("<img") == 0
    assert html.count("&lt;img") > 30


def test_what_its_reader_typed_is_printed_as_typed():
    vectors = hostile.vectors("https://exemple.invalid")
    text = "\n\n".join(fill("{{ nom }}", {"nom": vector}) for vector in vectors)
    html = html_of(factories.letter(blocks=(Text(text),)))

    body = html.partition('<div class="prose">')[2].partition("</div>")[0]
    assert set(re.findall(r"<(/?\w+)", body)) == {"p", "/p"}
    assert body.count("<p>") == len(vectors)


def test_making_one_asks_nothing_of_the_database(offer):
    """Tests without the mark of the database may not reach it; both languages are made here."""
    assert [len(pages_text(pdf)) for pdf in (offer, pdf_of(factories.refusal("en")))] == [1, 1]


def test_the_same_letter_makes_the_same_bytes(offer):
    assert pdf_of(factories.offer()) == offer


def test_a_letter_of_one_page_has_no_number_and_its_footer(offer):
    (page,) = pages_text(offer)

    assert page.splitlines().count(factories.WORDS["fr"]["footer"]) == 1
    assert [line for line in page.splitlines() if line.startswith("Page")] == []


def test_a_letter_of_several_pages_numbers_them_from_the_second():
    paragraphs = Text("Une phrase assez longue pour tenir sur toute la ligne. \n\n" * 60)
    pages = pages_text(pdf_of(factories.letter(blocks=(paragraphs,))))

    numbers = [re.findall(r"Page \d de \d", on_one_line(page)) for page in pages]
    assert numbers == [[], ["Page 2 de 3"], ["Page 3 de 3"]]


def test_it_is_tagged_and_says_its_language_title_and_author(offer):
    with pikepdf.open(BytesIO(offer)) as document:
        assert str(document.Root.Lang) == "fr-CA"
        assert bool(document.Root.MarkInfo.Marked) is True
        assert str(document.docinfo["/Title"]) == "Votre demande de bourse est acceptée"
        assert str(document.docinfo["/Author"]) == "Carrefour des Rivières"
        assert b'pdfuaid:part="1"' in document.Root.Metadata.read_bytes()
        assert [[float(side) for side in page.MediaBox] for page in document.pages] == [
            [0, 0, 612, 792]
        ]


def test_each_page_of_a_contract_has_its_number_and_its_title(contract):
    pages = [on_one_line(page) for page in pages_text(contract)]
    title = "Bursary Contract with Service Obligation · BR-2022-014"

    assert [page.count(f"Page {number} of 3") for number, page in enumerate(pages, 1)] == [1, 1, 1]
    assert [page.count(title) for page in pages] == [1, 1, 1]


def test_those_who_sign_a_contract_do_it_side_by_side_under_its_last_words(contract):
    *_before, last = pages_lines(contract)
    texts = [text for _top, text in last]

    assert [texts.count(text) for text in UNDER] == [2, 2, 2]
    assert [len({top for top, text in last if text == under}) for under in UNDER] == [1, 1, 1]
    assert texts.count("8. Term") == 1


def test_signatures_are_never_cut_nor_left_alone():
    for above in range(18, 34, 5):
        letter = factories.letter(
            kind="contract",
            addressee=(),
            blocks=(Text("\n\n".join(f"Mot {n}" for n in range(above))),),
            signatures=(Signature("Un rôle"), Signature("Un autre")),
        )
        pages = [page.splitlines() for page in pages_text(pdf_of(letter))]
        (signed,) = [page for page in pages if "Nom" in page]
        assert [signed.count(text) for text in ("Nom", "Signature", "Date")] == [2, 2, 2]
        assert f"Mot {above - 1}" in signed


def test_a_long_statement_repeats_the_heads_of_its_table_and_ends_with_its_total(statement):
    first, last = statement

    assert [page.count("Mouvement") for page in statement] == [1, 1]
    rows = [len([line for line in page if re.fullmatch(r"\d{4}-\d\d", line)]) for page in statement]
    assert (sum(rows), min(rows) >= 4) == (30, True)
    assert (first.count("Solde"), last.count("Solde")) == (0, 1)
    assert last.count(factories.MONTHS["fr"]["note"]) == 1


def test_lists_in_lists_are_drawn_with_signs_that_our_fonts_have():
    letter = factories.letter(blocks=(Text("- un\n  - deux\n    - trois"),))
    (page,) = pages_text(pdf_of(letter))

    assert page.count("•") == 3


def test_a_letter_that_no_font_has_is_named_before_anything_is_printed():
    letter = factories.letter(addressee=("漢",))

    with pytest.raises(Unprintable) as caught:
        pdf_of(letter)
    assert isinstance(caught.value.__cause__, LettersMissing)
    assert str(caught.value).startswith(
        f"Aucune police du document n’a cette lettre, qui s’imprimerait comme une case vide{NBSP}: "
        f"«{NBSP}漢{NBSP}» (U+6F22"
    )
    assert str(caught.value).count(f"lettre «{NBSP}Votre demande de bourse{NBSP}»") == 1


def test_names_of_other_writings_are_printed():
    letter = factories.letter(addressee=("ᐃᓄᒃ Łutselkʼe", "محمد الأمين"))
    (page,) = pages_text(pdf_of(letter))

    assert page.count("ᐃᓄᒃ") == 1


def test_what_cannot_be_laid_out_is_told_and_not_a_crash(monkeypatch):
    monkeypatch.setattr(
        "reporting.rendering.correspondence.render_letter",
        lambda letter: "<style>@color-profile --x { src: url(http://127.0.0.1:9/x) }</style>",
    )
    with pytest.raises(Unprintable) as caught:
        pdf_of(factories.letter())

    assert str(caught.value).startswith("Ce document n’a pas pu être mis en PDF.")
