"""Small files of each kind that a referrer may send, and some that it may not."""

import io
import zipfile

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_WITH_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def upload(content: bytes, name: str = "fichier.bin", content_type: str = "text/html"):
    return SimpleUploadedFile(name, content, content_type)


def pdf(password: str = "") -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        lock = pikepdf.Encryption(owner=password, user=password) if password else None
        # The same bytes each time, which an encrypted document cannot have.
        document.save(out, encryption=lock, deterministic_id=lock is None)
    return out.getvalue()


def image(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 3), "white").save(out, kind)
    return out.getvalue()


def archive(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return out.getvalue()


def docx(main: str = _MAIN) -> bytes:
    return archive(
        **{"[Content_Types].xml": f"<Types>{main}</Types>", "word/document.xml": "<document/>"}
    )


def docm() -> bytes:
    return docx(_WITH_MACROS)
