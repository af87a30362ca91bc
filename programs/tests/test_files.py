"""A file is what it holds: neither its name nor the type that its sender states says anything."""

import contextlib
import io
import zipfile
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError

from programs import files, outside
from programs.tests import uploads
from programs.tests.uploads import upload

KINDS = {
    files.PDF: uploads.pdf(),
    files.JPEG: uploads.image("JPEG"),
    files.PNG: uploads.image("PNG"),
    files.DOCX: uploads.docx(),
}


def refusal(content: bytes, name: str = "cv.pdf") -> str:
    with pytest.raises(ValidationError) as error:
        files.check(upload(content, name))
    return error.value.message


@pytest.mark.parametrize("content_type", KINDS)
def test_each_kind_that_we_take_is_known_by_its_content(content_type):
    checked = files.check(upload(KINDS[content_type], "page.html"))
    assert (checked.content_type, checked.content) == (content_type, KINDS[content_type])


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>alert(1)</script></html>",
        b"MZ" + b"\0" * 100,
        b"GIF89a" + b"\0" * 100,
        b"\xd0\xcf\x11\xe0" + b"\0" * 100,
        b" %PDF-1.7",
    ],
)
def test_another_content_is_refused_whatever_its_name(content):
    assert refusal(content) == (
        "Ce fichier n’est ni un PDF, ni une image JPEG ou PNG, ni un document Word (DOCX)."
    )


def test_a_photograph_as_a_telephone_keeps_it_is_told_how_to_be_sent():
    said = refusal(b"\0\0\0\x18ftypheic" + b"\0" * 100, "etudes.heic")
    assert said.startswith("Cette photo est au format HEIC des téléphones")
    assert "Le plus compatible" in said


@pytest.mark.parametrize("content", [KINDS[files.DOCX], uploads.archive(a="b"), b"nothing"])
def test_a_field_that_takes_no_word_document_offers_none(content):
    with pytest.raises(ValidationError) as error:
        files.check(upload(content, "contrat.pdf"), (files.PDF, files.JPEG, files.PNG))
    assert error.value.message == (
        "Ce fichier n’est ni un PDF, ni une image JPEG ou PNG."
        " Enregistrez-le en PDF, puis choisissez-le de nouveau."
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Ce fichier est vide."),
        (b"%PDF-1.7 and nothing more", "Ce PDF est endommagé et ne s’ouvre pas."),
        (uploads.pdf("secret"), "Ce PDF est protégé par un mot de passe : envoyez-le sans protection."),
        (b"\xff\xd8\xff\xe0 no picture", "Cette image est endommagée ou démesurée."),
        (uploads.image("PNG")[:40], "Cette image est endommagée ou démesurée."),
        (uploads.archive(a="b"), "Ce fichier n’est pas un document Word (DOCX) sans macros."),
        (uploads.docm(), "Ce fichier n’est pas un document Word (DOCX) sans macros."),
        (b"PK\x03\x04 broken", "Ce fichier n’est pas un document Word (DOCX) sans macros."),
    ],
)  # fmt: skip
def test_what_only_begins_well_is_refused_in_words(content, sentence):
    assert refusal(content) == sentence


def test_a_picture_made_to_fill_a_memory_is_refused(monkeypatch):
    monkeypatch.setattr(files, "MOST_POINTS", 11)
    assert refusal(uploads.image("PNG")) == "Cette image est endommagée ou démesurée."


def test_a_file_beyond_ten_megabytes_is_not_even_read():
    file = SimpleNamespace(size=files.LARGEST + 1)
    with pytest.raises(ValidationError) as error:
        files.check(file)
    assert error.value.message == "Ce fichier dépasse 10 Mo. Envoyez-en une version plus légère."


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Curriculum vitæ d’été.PDF", "Curriculum vitæ d’été.PDF"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Documents\\cv.pdf", "cv.pdf"),
        ("photo.html", "photo.html.pdf"),
        ("a\r\nSet-Cookie: b.pdf", "aSet-Cookie: b.pdf"),
        ("cv\u202efdp.pdf", "cvfdp.pdf"),
        (".pdf", "fichier.pdf"),
        ("n" * 200 + ".pdf", "n" * 146 + ".pdf"),
    ],
)
def test_a_name_is_kept_without_what_could_mislead(sent, kept):
    file = upload(uploads.pdf())
    file._name = sent
    assert files.check(file).name == kept


def deflated(content: bytes) -> bytes:
    """A DOCX with its parts compressed, as word processors write them."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as parts,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in parts.namelist():
            archive.writestr(name, parts.read(name))
    return written.getvalue()


@pytest.mark.parametrize("content_type", KINDS)
def test_a_file_damaged_anywhere_is_taken_or_refused_and_nothing_else(content_type):
    whole = KINDS[content_type]
    whole = deflated(whole) if content_type == files.DOCX else whole
    variants = [
        whole[:place] + bytes([byte]) + whole[place + 1 :]
        for place in range(len(whole))
        for byte in (0x00, 0x7F, 0xFF)
    ]
    assert outside.parse(types_of, variants, limits=outside.A_TABLE, damaged=DAMAGED) >= {
        content_type,
        None,
    }


DAMAGED = ValidationError("a parser stumbled beyond its door")


def types_of(variants: list[bytes]) -> set[str | None]:
    """The types that are found, in one child for all: None for a refusal."""
    return {type_of(content) for content in variants}


def type_of(content: bytes) -> str | None:
    with contextlib.suppress(ValidationError, outside.Stumbled):
        return outside.attempt(files.reader_of(content)[0], content)
    return None
