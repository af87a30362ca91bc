"""What somebody sends, known by what it holds and never by its name or by the type that its sender states."""

import hashlib
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import PurePosixPath

import pikepdf
from django.core.exceptions import ValidationError
from django.http import HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageFile, MpoImagePlugin  # noqa: F401

from programs import outside

LARGEST = 10 * 1024 * 1024  # bytes
LONGEST_NAME = 150
# How the photographs of several telephones begin, after their length: HEIC and its kin.
_HEIC = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1", b"ftypmsf1")
# A scan in A3 at 600 dots an inch has 70 million points; more is made to fill a memory.
MOST_POINTS = 100_000_000

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SUFFIXES = {PDF: (".pdf",), JPEG: (".jpg", ".jpeg"), PNG: (".png",), DOCX: (".docx",)}
TYPES = tuple(SUFFIXES)
ACCEPT = ",".join(suffix for suffixes in SUFFIXES.values() for suffix in suffixes)

_TYPES_PART = "[Content_Types].xml"
_LARGEST_TYPES_PART = 1024 * 1024  # bytes


@dataclass(frozen=True)
class CheckedFile:
    """A file whose content was read and is what ``content_type`` says."""

    name: str
    content: bytes
    content_type: str

    @property
    def size(self) -> int:
        return len(self.content)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def check(upload, taken: Collection[str] = TYPES) -> CheckedFile:
    """Read an uploaded file. Raises ValidationError, in French, where it is none of the types that are ``taken``."""
    content = read(upload)
    content_type = _type_of(content, taken)
    return CheckedFile(clean_name(upload.name, content_type), content, content_type)


def read(upload) -> bytes:
    """The bytes of an uploaded file, whatever they are. Raises ValidationError for too many of them, or none."""
    if upload.size > LARGEST:
        raise ValidationError(_("Ce fichier dépasse 10 Mo. Envoyez-en une version plus légère."))
    content = upload.read()
    if not content:
        raise ValidationError(_("Ce fichier est vide."))
    return content


def is_heic(beginning: bytes) -> bool:
    """Whether a photograph that begins so is in a format of telephones that we do not read: it gets its sentence."""
    return beginning[4:12] in _HEIC


def refuse_heic(content: bytes) -> None:
    """Raise ValidationError for a photograph as several telephones keep it, which says how to send it."""
    if is_heic(content):
        raise ValidationError(
            _(
                "Cette photo est au format HEIC des téléphones, que peu de logiciels lisent. Enregistrez-la en JPEG "
                "(sur un iPhone : Réglages, Appareil photo, Formats, « Le plus compatible »), puis envoyez-la."
            )
        )


def attachment(file) -> StreamingHttpResponse:
    """The answer that hands a stored ``file`` over: always as an attachment, never to be guessed or run."""
    return StreamingHttpResponse(
        file.slices(),
        content_type=file.content_type,
        headers={
            "Content-Length": str(file.size),
            "Content-Disposition": content_disposition_header(True, file.name),
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        },
    )


def as_attachment(content: bytes | str, content_type: str, name: str) -> HttpResponse:
    """The answer that hands over what was made just now, to be saved under ``name``."""
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(content, content_type=content_type, headers=headers)


def _type_of(content: bytes, taken: Collection[str]) -> str:
    read, sentence = reader_of(content, taken)
    damaged = ValidationError(sentence)
    return outside.parse(read, content, limits=outside.A_FILE, damaged=damaged)


def reader_of(content: bytes, taken: Collection[str] = TYPES) -> tuple[Callable[[bytes], str], str]:
    """What tells the type of ``content``, and the sentence where it stumbles. Raises ValidationError.

    A sentence offers no type but those that are ``taken``.
    """
    for content_type, beginning, read, sentence in _READERS:
        if content_type in taken and content.startswith(beginning):
            return read, sentence
    refuse_heic(content)
    if DOCX in taken:
        raise ValidationError(
            _("Ce fichier n’est ni un PDF, ni une image JPEG ou PNG, ni un document Word (DOCX).")
        )
    raise ValidationError(
        _(
            "Ce fichier n’est ni un PDF, ni une image JPEG ou PNG. Enregistrez-le en PDF, puis "
            "choisissez-le de nouveau."
        )
    )


def _read_pdf(content: bytes) -> str:
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if not len(pdf.pages):
                raise ValidationError(_NO_PDF)
    except pikepdf.PasswordError:
        raise ValidationError(
            _("Ce PDF est protégé par un mot de passe : envoyez-le sans protection.")
        ) from None
    return PDF


def _image_reader(content_type: str, *formats: str) -> Callable[[bytes], str]:
    def read(content: bytes) -> str:
        # What prints has Pillow take what is cut off, in the whole process; here, in a child, it is refused.
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        with Image.open(io.BytesIO(content), formats=formats) as image:
            if image.width * image.height > MOST_POINTS:
                raise ValidationError(_NO_IMAGE)
            image.verify()
        return content_type

    return read


def _read_docx(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(_TYPES_PART) as part:
        types = part.read(_LARGEST_TYPES_PART).decode("utf-8", "replace")
        whole = "word/document.xml" in archive.namelist()
    # A document with macros has another main type, and is refused with everything else in a zip.
    if not whole or f"{DOCX}.main+xml" not in types:
        raise ValidationError(_NO_DOCX)
    return DOCX


_NO_PDF = gettext_lazy("Ce PDF est endommagé et ne s’ouvre pas.")
_NO_IMAGE = gettext_lazy("Cette image est endommagée ou démesurée.")
_NO_DOCX = gettext_lazy("Ce fichier n’est pas un document Word (DOCX) sans macros.")
_READERS = (
    (PDF, b"%PDF-", _read_pdf, _NO_PDF),
    # What several telephones send as JPEG is a JPEG with more pictures behind the first.
    (JPEG, b"\xff\xd8\xff", _image_reader(JPEG, "JPEG", "MPO"), _NO_IMAGE),
    (PNG, b"\x89PNG\r\n\x1a\n", _image_reader(PNG, "PNG"), _NO_IMAGE),
    (DOCX, b"PK\x03\x04", _read_docx, _NO_DOCX),
)
# Loaded here rather than by each child.
Image.preinit()


def clean_name(sent: str, content_type: str) -> str:
    """The name that was sent, without a path or anything invisible, and ending as its content does."""
    name = PurePosixPath((sent or "").replace("\\", "/")).name
    name = "".join(c for c in name if unicodedata.category(c)[0] != "C")
    name = re.sub(r"\s+", " ", name).strip()
    suffixes = SUFFIXES[content_type]
    stem = name
    for suffix in suffixes:
        if name.lower().endswith(suffix):
            stem, suffixes = name[: -len(suffix)], (name[-len(suffix) :],)
            break
    stem = stem[: LONGEST_NAME - len(suffixes[0])].strip(" .") or _("fichier")
    return stem + suffixes[0]
