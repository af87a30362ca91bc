"""How a Word document of a plan looks: its styles, which people change in one place, and its footer."""

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

# Names of our own are French in every language: a document keeps them wherever it is opened.
NOTE = "Mode d’emploi"
DETAIL = "Précision"
LEAD = "Rattachement"
COLUMN = "Titre de colonne"
CELL = "Cellule"
_FONT = "Calibri"
_BLUE = RGBColor(0x1F, 0x38, 0x64)
_GREY = RGBColor(0x59, 0x59, 0x59)
_WHITE = RGBColor(0xFF, 0xFF, 0xFF)
# Points, and points above and below.
_HEADINGS = {
    "Title": (24, 0, 6),
    "Heading 1": (17, 20, 4),
    "Heading 2": (14, 12, 3),
    "Heading 3": (11.5, 10, 4),
    "Heading 4": (10, 3, 3),
}


def dress(document, language: str) -> None:
    """Give the document its styles, and the language in which words are checked."""
    normal = document.styles["Normal"]
    _set(normal, 10, 0, 4)
    _set_language(normal, language)
    for name, (size, above, below) in _HEADINGS.items():
        style = document.styles[name]
        _set(style, size, above, below, _BLUE)
        style.font.bold, style.font.italic = True, False
        style.paragraph_format.keep_with_next = True
    _drop_rule(document.styles["Title"])
    _add(document, NOTE, 8, 0, 12, _GREY).font.italic = True
    _add(document, DETAIL, 10, 0, 3)
    _add(document, LEAD, 10, 8, 4, _BLUE).font.bold = True
    _add(document, COLUMN, 8, 2, 2, _WHITE).font.bold = True
    _add(document, CELL, 9, 2, 2)
    for name in (LEAD, COLUMN):
        document.styles[name].paragraph_format.keep_with_next = True


def number_pages(paragraph) -> None:
    """« 2 / 9 », which Word counts."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph._p.append(_field("PAGE"))
    paragraph.add_run(" / ")
    paragraph._p.append(_field("NUMPAGES"))


def _field(name: str):
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    return field


def _add(document, name: str, size: float, above: float, below: float, colour=None):
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    _set(style, size, above, below, colour)
    return style


def _set(style, size: float, above: float, below: float, colour=None) -> None:
    style.font.size = Pt(size)
    style.font.name = _FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # The fonts of the template's theme would win.
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    if colour is not None:
        style.font.color.rgb = colour
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(above), Pt(below), 1.0


def _set_language(style, code: str) -> None:
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), code)
    properties.append(language)


def _drop_rule(style) -> None:
    """The template draws a line under the title."""
    properties = style.element.get_or_add_pPr()
    for rule in properties.findall(qn("w:pBdr")):
        properties.remove(rule)
