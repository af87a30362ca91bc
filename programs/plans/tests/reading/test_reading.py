"""The one door: what a file is, whatever it is called, and the sentence for what cannot be read."""

import pytest
from django.core.exceptions import ValidationError

from programs.lib.confined import Limits, watched
from programs.plans import reading
from programs.plans.tests.reading.word import document, p, packed, unpacked
from programs.plans.tests.reading.written import cells, real, said, texts
from programs.tests import bombs

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(ValidationError) as error:
        reading.read(name, content)
    (sentence,) = error.value.messages
    return sentence


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le")


@pytest.mark.parametrize("name", ["plan.docx", "PLAN.DOCX", "plan", "plan d’action 2026.v2"])
def test_a_document_is_known_by_its_content(name):
    source = reading.read(name, document(p("Axe 1")))
    assert (source.kind, texts(source)) == ("docx", ["Axe 1"])


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", ""), ("utf-8", "\ufeff"), ("utf-16", ""), ("cp1252", "")]
)
def test_a_text_is_read_in_any_usual_encoding(encoding, mark):
    content = f"{mark}AXE 1 – Équité".encode(encoding)
    source = reading.read("plan.txt", content)
    assert (source.kind, texts(source)) == ("txt", ["AXE 1 – Équité"])


def test_a_text_in_no_known_encoding_is_refused():
    assert refusal("plan.txt", b"\xff\xfeA") == (
        "Les lettres de ce texte sont écrites dans un encodage inconnu : enregistrez-le en UTF-8 ou en .docx, puis "
        "envoyez-le de nouveau."
    )


def test_a_line_of_another_encoding_is_read_and_said():
    source = reading.read("plan.txt", "AXE 1 Équité\n".encode() + "1.1 Été".encode("cp1252"))
    assert texts(source) == ["AXE 1 Équité", "1.1 Été"]
    assert said(source) == [
        ("ligne 2", "Cette ligne mêle deux encodages : vérifiez ses lettres accentuées.")
    ]


def test_a_pasted_text_is_read():
    assert texts(reading.read_text("AXE 1\n1.1 Un")) == ["AXE 1", "1.1 Un"]


def test_pasted_cells_of_a_workbook_are_a_table():
    source = reading.read_text('Axe\tObjectif\tMoyen\nA\t1.1\t"Un\nDeux"\nB\t1.2\tTrois')
    assert cells(source.blocks[0]) == [
        ["Axe", "Objectif", "Moyen"],
        ["A", "1.1", "Un\nDeux"],
        ["B", "1.2", "Trois"],
    ]


def test_too_long_a_pasted_text_is_refused():
    with pytest.raises(ValidationError) as error:
        reading.read_text("a" * (reading.MOST_PASTED + 1))
    assert error.value.messages == [
        "Ce texte est trop long pour être collé : envoyez-le dans un fichier."
    ]


@pytest.mark.parametrize(
    ("name", "content", "what", "suffix"),
    [
        ("plan.pdf", document(p("Axe 1")), "un document Word", ".docx"),
        ("plan.doc", document(p("Axe 1")), "un document Word", ".docx"),
        ("plan.docx", real("plan.odt"), "un document LibreOffice ou OpenOffice", ".odt"),
        ("plan.docx", real("plan.pdf"), "un PDF", ".pdf"),
        ("plan.xlsx", b"AXE 1\n1.1 Un", "un fichier texte", ".txt"),
    ],
)
def test_a_name_that_lies_is_refused_with_the_way_to_mend_it(name, content, what, suffix):
    assert refusal(name, content) == (
        f"Le nom « {name} » ne dit pas ce qu’est ce fichier : c’est en fait {what}. Renommez-le pour qu’il finisse "
        f"par « {suffix} », ou envoyez le fichier que vous vouliez."
    )


@pytest.mark.parametrize(
    ("content", "beginning"),
    [
        (b"", "Ce fichier est vide"),
        (b" \n", "Ce fichier est vide"),
        (ole("WordDocument"), "Ce fichier est un document Word de l’ancien format (.doc)"),
        (ole("Workbook"), "Ce fichier est un classeur Excel de l’ancien format (.xls)"),
        (ole("EncryptedPackage"), "Ce document est protégé par un mot de passe"),
        (OLE, "Ce fichier est d’un ancien format de Microsoft Office"),
        (rb"{\rtf1\ansi Axe 1}", "Ce fichier est un document RTF"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "Ce fichier est une image"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "Ce fichier est une image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "Ce fichier est une image"),
        (b"\x00\x00\x00\x18ftypheic", "Ce fichier est une image"),
        (b"<!DOCTYPE html><html><p>Axe 1", "Ce fichier est une page web (HTML)"),
        (b'<html xmlns:o="urn:x">', "Ce fichier est une page web (HTML)"),
        (b'<?xml version="1.0"?><office:document/>', "Ce fichier est un document XML"),
        (b"\x00\x01\x02binaire", "Ce fichier n’est ni un document Word (.docx)"),
        (packed({"Index/Document.iwa": "x"}), "Ce fichier est un document Pages"),
        (packed({"photo.txt": "x"}), "Ce fichier est une archive ZIP"),
        (
            packed({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "x"}),
            "Ce fichier est une présentation PowerPoint",
        ),
        (packed({"[Content_Types].xml": "<Types/>"}), "Ce fichier n’est ni un document Word"),
        (packed({"mimetype": f"{OPEN_DOCUMENT}presentation"}), "Ce fichier n’est ni un document Word"),
        (b"PK\x03\x04" + bytes(50), "Ce fichier est endommagé et ne s’ouvre pas"),
        (b"%PDF-1.7\n" + bytes(50), "Ce fichier est endommagé et ne s’ouvre pas"),
        (packed({"mimetype": f"{OPEN_DOCUMENT}text"}), "Ce fichier est endommagé et ne s’ouvre pas"),
        (document(p("a"))[:-200], "Ce fichier est endommagé et ne s’ouvre pas"),
    ],
)  # fmt: skip
def test_each_thing_that_is_no_document_gets_its_own_sentence(content, beginning):
    assert refusal("plan", content).startswith(beginning)


def test_macros_change_nothing_of_what_a_document_says():
    main = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert texts(reading.read("plan.docm", document(p("Axe 1"), main=main))) == ["Axe 1"]


def test_a_document_whose_main_part_is_broken_is_refused():
    broken = unpacked(document(p("Axe"))) | {"word/document.xml": b"<w:document"}
    assert refusal("plan.docx", packed(broken)).startswith("Ce fichier est endommagé")


def test_a_locked_open_document_is_refused():
    manifest = (
        '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><file-entry>'
        "<encryption-data/></file-entry></manifest>"
    )
    locked = {
        "mimetype": f"{OPEN_DOCUMENT}text",
        "META-INF/manifest.xml": manifest,
        "content.xml": "?",
    }
    assert refusal("plan.odt", packed(locked)).startswith("Ce document est protégé")


def test_too_heavy_a_file_is_refused_before_it_is_looked_at(monkeypatch):
    monkeypatch.setattr(reading.files, "LARGEST", 10)
    assert refusal("plan.docx", document(p("Axe"))) == (
        "Ce fichier dépasse 10 Mo. Envoyez-en une version plus légère."
    )


# --- what is made to fill


def test_a_document_that_unfolds_to_too_much_is_refused():
    parts = {name: [content] for name, content in unpacked(document(p("a"))).items()}
    parts["word/media/image1.png"] = bombs.repeated(b"\x00" * 1024, 200)
    sentence = refusal("plan.docx", bombs.archive(parts))
    assert (
        sentence
        == "Ce document est trop gros une fois décompressé : partagez-le en plusieurs fichiers."
    )


def test_a_text_of_a_hundred_megabytes_in_a_small_file_is_refused():
    parts = {name: [content] for name, content in unpacked(document(p("@"))).items()}
    head, tail = parts["word/document.xml"][0].split(b"@")
    parts["word/document.xml"] = [head, *bombs.repeated(b"a" * 1024, 100), tail]
    assert refusal("plan.docx", bombs.archive(parts)).startswith("Ce fichier est endommagé")


def test_a_pdf_that_unfolds_to_a_gigabyte_is_refused():
    assert refusal("plan.pdf", bombs.unfolding_pdf()).startswith("Ce fichier ")


def test_elements_inside_elements_are_refused():
    deep = "<w:ins>" * 5000 + "</w:ins>" * 5000
    assert refusal("plan.docx", document(f"<w:p>{deep}</w:p>")).startswith(
        "Ce fichier est endommagé"
    )


def test_a_table_that_cells_stretch_over_is_bounded():
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr>' + p("a") + "</w:tc>"
    wide = f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>"
    (table,) = reading.read("plan.docx", document(wide)).blocks
    assert [cell.text for cell in table.rows[0]] == ["a", "a"]


def test_what_takes_too_long_ends(monkeypatch):
    monkeypatch.setattr(reading, "LIMITS", Limits(memory=600, processor=60, time=0))
    assert refusal("plan.docx", document(p("Axe"))).startswith("Ce fichier est trop long à lire")


@pytest.mark.forks
def test_ten_thousand_paragraphs_are_read_well_within_the_limits():
    content = document("".join(p(f"1.{number} Bâtir un guide") for number in range(10_000)))
    with watched() as (usages):
        source = reading.read("plan.docx", content)
    assert len(source.blocks) == 10_000
    assert (usages[0].memory < 300, usages[0].processor < 20) == (True, True)


def test_more_paragraphs_than_anybody_follows_are_refused():
    content = document(p("a") * 20_001)
    assert refusal("plan.docx", content) == (
        "Ce document a plus de 20\u00a0000 paragraphes et rangées de tableaux : partagez-le en plusieurs fichiers."
    )
