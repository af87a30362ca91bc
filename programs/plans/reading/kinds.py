"""What kind of document somebody's bytes are, by what they hold; those that are none that we read say why, and more."""

import io
import re
import zipfile
from pathlib import PurePath

from django.utils.translation import gettext as _

from programs.files import is_heic
from programs.importing.errors import UnreadableFile
from programs.lib.text import excerpt

DOCX, ODT, PDF, XLSX, ODS, CSV, TXT = "docx", "odt", "pdf", "xlsx", "ods", "csv", "txt"
ACCEPT = ".docx,.odt,.pdf,.xlsx,.ods,.csv,.txt"

MOST_UNZIPPED = 150 * 1024 * 1024
_LARGEST_NAMING_PART = 1024 * 1024  # bytes
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_WORD_WITH_MACROS = "application/vnd.ms-word."
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_IMAGES = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"GIF8",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)
_XML = re.compile(rb"\s*<\?xml\b", re.I)

# By the endings of names: what a file that is called so has to be. Text may be called anything else.
_BY_NAME = {
    ".docx": DOCX,
    ".docm": DOCX,
    ".dotx": DOCX,
    ".odt": ODT,
    ".ott": ODT,
    ".pdf": PDF,
    ".xlsx": XLSX,
    ".xlsm": XLSX,
    ".ods": ODS,
    ".csv": CSV,
    ".tsv": CSV,
    ".txt": TXT,
    ".doc": "doc",
    ".rtf": "rtf",
    ".pages": "pages",
    ".xls": "xls",
    ".jpg": "image",
    ".jpeg": "image",
    ".png": "image",
}
_TEXTS = (CSV, TXT)


def kind_of(name: str, content: bytes) -> str:
    """The kind of ``content``. Raises UnreadableFile where it is none that we read, or ``name`` says another."""
    kind = _kind_of(content)
    said = _BY_NAME.get(PurePath(name.lower()).suffix, kind)
    if said == kind or (kind == TXT and said in _TEXTS):
        return said
    raise UnreadableFile(
        _(
            "Le nom « %(name)s » ne dit pas ce qu’est ce fichier : c’est en fait %(kind)s. Renommez-le pour qu’il "
            "finisse par « %(suffix)s », ou envoyez le fichier que vous vouliez."
        )
        % {"name": excerpt(name), "kind": _called(kind), "suffix": f".{kind}"}
    )


def _called(kind: str) -> str:
    return {
        DOCX: _("un document Word"),
        ODT: _("un document LibreOffice ou OpenOffice"),
        PDF: _("un PDF"),
        XLSX: _("un classeur Excel"),
        ODS: _("un classeur LibreOffice ou OpenOffice"),
        TXT: _("un fichier texte"),
    }[kind]


def _kind_of(content: bytes) -> str:
    if not content.strip():
        raise UnreadableFile(_("Ce fichier est vide : il ne contient aucun octet à lire."))
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(_ZIP):
        return _kind_of_zip(content)
    if refusal := _refusal_by_beginning(content):
        raise UnreadableFile(refusal)
    return TXT


def _refusal_by_beginning(content: bytes) -> str:
    if content.startswith(_OLE):
        return _refusal_of_ole(content)
    if content.startswith(b"{\\rtf"):
        return _(
            "Ce fichier est un document RTF : ouvrez-le dans Word ou LibreOffice, enregistrez-le en .docx, puis "
            "envoyez-le de nouveau."
        )
    if content.startswith(_IMAGES) or is_heic(content):
        return _image()
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return _image()
    if _HTML.match(content, 0, 4096):
        return _(
            "Ce fichier est une page web (HTML) : ouvrez-la dans Word ou LibreOffice, enregistrez-la en .docx, puis "
            "envoyez-la de nouveau."
        )
    if _XML.match(content, 0, 4096):
        return _(
            "Ce fichier est un document XML : ouvrez-le dans le logiciel où il a été fait, enregistrez-le en .docx, "
            "puis envoyez-le de nouveau."
        )
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return "" if is_utf16 or b"\x00" not in content else _nothing_known()


def _image() -> str:
    return _(
        "Ce fichier est une image, et son texte ne peut pas être lu : envoyez le document d’où elle vient, ou tapez "
        "son texte dans la page."
    )


def _nothing_known() -> str:
    return _(
        "Ce fichier n’est ni un document Word (.docx), ni un document LibreOffice (.odt), ni un PDF, ni un classeur, "
        "ni un texte : enregistrez-le en .docx, puis envoyez-le de nouveau."
    )


def _refusal_of_ole(content: bytes) -> str:
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if has("EncryptedPackage"):
        return protected()
    if has("WordDocument"):
        return _(
            "Ce fichier est un document Word de l’ancien format (.doc) : ouvrez-le dans Word ou LibreOffice, "
            "enregistrez-le en .docx, puis envoyez-le de nouveau."
        )
    if has("Workbook"):
        return _(
            "Ce fichier est un classeur Excel de l’ancien format (.xls) : ouvrez-le dans Excel ou LibreOffice, "
            "enregistrez-le en .xlsx, puis envoyez-le de nouveau."
        )
    return _(
        "Ce fichier est d’un ancien format de Microsoft Office : ouvrez-le dans son logiciel, enregistrez-le en "
        ".docx, puis envoyez-le de nouveau."
    )


def protected() -> str:
    return _(
        "Ce document est protégé par un mot de passe : enregistrez-le sans mot de passe, puis envoyez-le de nouveau."
    )


def _kind_of_zip(content: bytes) -> str:
    with open_zip(content) as archive:
        names = set(archive.namelist())
        if "mimetype" in names:
            return _kind_of_open_document(_naming_part(archive, "mimetype"))
        if "[Content_Types].xml" in names:
            return _kind_of_office(
                names, _naming_part(archive, "[Content_Types].xml").decode("utf-8", "replace")
            )
        if any(name.endswith(".iwa") or name == "Index.zip" for name in names):
            raise UnreadableFile(
                _(
                    "Ce fichier est un document Pages : dans Pages, choisissez « Fichier », « Exporter vers », "
                    "« Word », puis envoyez le fichier .docx."
                )
            )
    raise UnreadableFile(
        _("Ce fichier est une archive ZIP : sortez-en le document, puis envoyez-le seul.")
    )


def open_zip(content: bytes) -> zipfile.ZipFile:
    """Open the archive of a document. ``zipfile`` reads no more of a member than it declares: the sum bounds it."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    members = archive.infolist()
    if sum(member.file_size for member in members) > MOST_UNZIPPED:
        raise UnreadableFile(
            _("Ce document est trop gros une fois décompressé : partagez-le en plusieurs fichiers.")
        )
    if any(member.flag_bits & 0x1 for member in members):
        raise UnreadableFile(protected())
    return archive


def damaged() -> UnreadableFile:
    return UnreadableFile(
        _(
            "Ce fichier est endommagé et ne s’ouvre pas : ouvrez-le dans le logiciel où il a été fait, "
            "enregistrez-le de nouveau, puis envoyez-le."
        )
    )


def _naming_part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_LARGEST_NAMING_PART)


def _kind_of_open_document(media_type: bytes) -> str:
    kind = media_type.strip().removeprefix(_OPEN_DOCUMENT)
    if kind.startswith(b"text"):
        return ODT
    if kind.startswith(b"spreadsheet"):
        return ODS
    raise UnreadableFile(_nothing_known())


def _kind_of_office(names: set[str], types: str) -> str:
    if _WORD in types or _WORD_WITH_MACROS in types:
        return DOCX
    if any(name.startswith("xl/") for name in names):
        return XLSX
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableFile(
            _(
                "Ce fichier est une présentation PowerPoint : copiez son texte dans un document .docx, puis envoyez "
                "celui-ci."
            )
        )
    raise UnreadableFile(_nothing_known())
