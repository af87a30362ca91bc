"""Tests of the letters that can be printed: what we say is printed is, and the rest is named."""

import logging
import re
import unicodedata
from dataclasses import replace
from html import escape

import pytest

from programs.lib.markdown import to_html
from reporting.documents.model import Cover, Lede, Prose
from reporting.rendering import fonts, letters
from reporting.rendering.pdf import LettersMissing, render_pdf
from reporting.tests.rendering import factories
from reporting.tests.rendering.hostile import with_texts
from reporting.tests.rendering.pdftext import pages_text

# Names of peoples and places as they are written, and what newcomers are called.
WRITTEN_HERE = (
    "ᐃᓄᒃᑎᑐᑦ ᓄᓇᕕᒃ ᓀᐦᐃᔭᐍᐏᐣ ᐃᔨᔨᐤ ᐊᔨᒧᐎᓐ 𑪰 xʷməθkʷəy̓əm Sḵwx̱wú7mesh səlilwətaɬ Kwak̓wala Nłeʔkepmxcín W̱SÁNEĆ "
    "SENĆOŦEN Nuučaan̓uɫ Haíɫzaqv Tłı̨chǫ Dënesųłiné Kǝdǝ́ Wəlastəkwey Onʌyoteʔa:ka Onǫdaˀgegáˀ Skarù·ręʔ "
    "Sm̓algya̱x ʔa·qanⱡiⱡxwaʔ Łíídlįį Kų́ę́ Ɂehtseo ɂ ꞌ Ꞌ ƛ̓ q̓ʷ ə̀ ą́ ḵ Nguyễn Đặng Ștefan Çelik Łódź Wójcik "
    "Ελένη Наталія محمد الأمين نور‌الدین שרה हिन्दी क्षत्रिय ਪੰਜਾਬੀ"
)
SIGNS = "≥ ≤ → ⇒ ½ № ℃ ™ ✓ ✔ ✗ ★ ☆ ☐ ☑ ☎ ① ⑳ ■ ▲ ● ♀ ♂ ⚠ ∑ √ ∞ ≈ ₂ ⁿ ₿ ❤\ufe0f"


class Boxes(logging.Handler):
    """The characters of which WeasyPrint says that it drew a box."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        if found := re.match(r"\.notdef glyph .*\(U\+([0-9A-F]+)\)$", record.getMessage(), re.S):
            self.drawn.add(chr(int(found[1], 16)))


@pytest.fixture
def boxes(monkeypatch):
    logger, handler = logging.getLogger("weasyprint"), Boxes()
    level = logger.level
    monkeypatch.setattr(logger, "propagate", False)
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    yield handler.drawn
    logger.setLevel(level)
    logger.removeHandler(handler)


def every_letter_of_ours() -> str:
    families = (fonts.SANS, *fonts.other_families())
    return "".join(sorted(frozenset().union(*map(fonts.characters_of, families))))


def some_of_all_others() -> str:
    """Every 97th character that is assigned, and all that Unicode calls invisible."""
    assigned = [
        chr(code)
        for code in range(0x20, 0x1FB00)
        if unicodedata.category(chr(code)) not in ("Cn", "Co", "Cs")
    ]
    invisible = [one for one in assigned if unicodedata.category(one) in ("Cf", "Zl", "Zp", "Zs")]
    return "".join([*assigned[::97], *invisible])


def test_a_box_is_drawn_for_the_letters_that_we_refuse_and_for_no_other(boxes, monkeypatch):
    text = " ".join(every_letter_of_ours() + some_of_all_others())
    monkeypatch.setattr(letters, "missing_in", lambda document: ())
    render_pdf(factories.with_blocks(Prose(f"<p>{escape(text)}</p>")))

    refused = set(letters.missing_from(fonts.composed(text)))
    # The Thai vowel am is named by its halves; an Arabic sign that embraces a number is one beside a number alone.
    but = set("\u0e32\u0e33\u0e4d\u0890\u0891")
    assert len(refused) > 500
    assert boxes - but == refused - but


@pytest.mark.parametrize("text", [WRITTEN_HERE, SIGNS, unicodedata.normalize("NFD", WRITTEN_HERE)])
def test_what_is_written_here_can_be_printed(text):
    assert letters.missing_from(fonts.composed(text)) == []


def test_every_weight_of_a_family_has_the_same_letters():
    for family in (fonts.SANS, *fonts.other_families()):
        files = [name for (known, _w), name in fonts._upright_files().items() if known == family]
        assert len({frozenset(fonts._advances(name)) for name in files}) == 1, family


def test_a_letter_that_no_font_has_is_refused_with_its_name_and_its_place():
    document = factories.with_blocks(Lede("Le Foyer བོད y fut cité."))
    with pytest.raises(LettersMissing) as refused:
        render_pdf(document)

    assert str(refused.value) == "XX-2007-2008: U+0F56, U+0F7C, U+0F51"
    assert letters.told(refused.value.missing).replace("\u00a0", " ") == (
        "Aucune police du document n’a ces lettres, qui s’imprimeraient comme des cases vides : "
        "« བ » (U+0F56, TIBETAN LETTER BA), « ◌ོ » (U+0F7C, TIBETAN VOWEL SIGN O), "
        "« ད » (U+0F51, TIBETAN LETTER DA) dans « Le Foyer བོད y fut cité. », partie « Partie ». "
        "Remplacez-les, puis recommencez."
    )


def test_a_long_list_of_letters_is_cut_and_counted():
    told = letters.told(letters.missing_in(factories.with_blocks(Lede("漢字假名交じり文書"))))

    assert told.count("(U+") == 6
    assert told.replace("\u00a0", " ").count("; et 3 autres. Remplacez-les") == 1


def test_a_long_text_is_quoted_about_the_letter():
    (missing,) = letters.missing_in(factories.with_blocks(Lede("a " * 40 + "😀" + " b" * 40)))

    assert missing.text == "… a a a a a a a a a a a a 😀 b b b b b b b b b b b b…".replace(
        "… a", "…a", 1
    )


@pytest.mark.parametrize("where", ["title", "program", "organization", "period", "number"])
def test_a_letter_of_the_title_page_is_refused(where):
    (missing,) = letters.missing_in(factories.document(**{where: "Le ས"}))

    assert (missing.letter, missing.part) == ("ས", "page de titre")


def test_wherever_a_person_may_have_typed_a_letter_is_refused():
    """Each text of each block, one at a time."""
    document = replace(factories.one_of_each(), cover=Cover("Bilan", "Titre", "2007-2008"))
    silent = []
    for block in document.sections[0].blocks:
        hostile = Prose(to_html("Le **ས**")) if isinstance(block, Prose) else with_texts(block, "ས")
        found = letters.missing_in(factories.with_blocks(hostile))
        silent += [type(block).__name__] * ([one.letter for one in found] != ["ས"])

    assert silent == []
    assert letters.missing_in(document) == ()


def test_names_in_other_letters_are_printed_in_order():
    text = "\n".join(
        pages_text(
            render_pdf(
                factories.with_blocks(
                    factories.table(("محمد", 12), ("ᐃᓄᒃᑎᑐᑦ", 4)),
                    Lede("Organisme محمد : 12 références."),
                )
            )
        )
    )

    # A line is read as it is drawn: what follows the name stands to its right.
    drawn = text.splitlines()
    assert drawn.count("ᐃᓄᒃᑎᑐᑦ") == 1
    assert [line for line in drawn if "référence" in line] == [" : 12 références."]
