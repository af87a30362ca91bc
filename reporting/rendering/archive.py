"""Many files as one ZIP, with a manifest of what they are: made as it is handed over, and never whole in memory.

The same files of the same day always make the same bytes. Whoever receives it checks it with ``sha256sum -c``.
"""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from reporting.rendering.html import LOCALES
from reporting.rendering.tables import written

SUMS = "SHA256SUMS"
# Windows takes 260 characters for a whole path, of which a folder of the reader's own takes its share.
LONGEST_NAME = 100
# What file systems take is counted in bytes, and letters may have four of them.
MOST_BYTES = 200
# Receipts are compressed already: a higher level takes four times as long to gain nothing.
_LEVEL = 1
_FIRST_YEAR = 1980  # that a ZIP can say
_READABLE = 0o644 << 16
_UNIX = 3
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*]')
_SPACES = re.compile(r"\s+")
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE
)


@dataclass(frozen=True)
class Enclosed:
    """A file to put in an archive: ``name`` may be what somebody typed, and ``folder`` too; each is made safe.

    ``content`` is its bytes, or their slices, which are asked for when its turn comes. ``about`` says in the
    manifest what it is.
    """

    name: str
    content: bytes | Iterable[bytes]
    folder: str = ""
    about: str = ""


@dataclass(frozen=True)
class _Kept:
    path: str
    size: int
    sha256: str
    about: str


def archive(files: Iterable[Enclosed], *, day: date, language: str) -> Iterator[bytes]:
    """The bytes of a ZIP of ``files``, in their order, with a manifest and ``SHA256SUMS`` after them.

    Everything in it is dated of ``day``. One file at most is read at a time, slice by slice.
    """
    with translation.override(LOCALES[language]):
        manifest = _("MANIFESTE.csv")
        heads = [_("Fichier"), _("Contenu"), _("Taille en octets"), "SHA-256"]
    names = Names((manifest, SUMS))
    sink = _Sink()
    kept: list[_Kept] = []
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as target:
        for file in files:
            path = names.path(file.folder, file.name)
            yield from _put(target, sink, path, file, day, kept)
        rows = [(one.path, one.about, one.size, one.sha256) for one in kept]
        listed = Enclosed(manifest, written(heads, rows, language))
        yield from _put(target, sink, manifest, listed, day, kept)
        sums = "".join(f"{one.sha256}  {one.path}\n" for one in kept)
        yield from _put(target, sink, SUMS, Enclosed(SUMS, sums.encode()), day, kept)
    yield sink.taken()


def _put(
    target: zipfile.ZipFile, sink: _Sink, path: str, file: Enclosed, day: date, kept: list[_Kept]
) -> Iterator[bytes]:
    """Write a file, handing over what it came to as it goes; ``kept`` then has its size and its hash."""
    digest, size = hashlib.sha256(), 0
    slices = (file.content,) if isinstance(file.content, bytes) else file.content
    with target.open(_info(path, day), "w") as entry:
        for part in slices:
            entry.write(part)
            digest.update(part)
            size += len(part)
            yield sink.taken()
    kept.append(_Kept(path, size, digest.hexdigest(), file.about))


def _info(path: str, day: date) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path, (max(day.year, _FIRST_YEAR), day.month, day.day, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system, info.external_attr = _UNIX, _READABLE
    return info


class _Sink(io.RawIOBase):
    """Where the archive is written, until it is taken; it goes forward only."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, part) -> int:
        self._parts.append(bytes(part))
        return len(part)

    def taken(self) -> bytes:
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken


# --- Names


class Names:
    """Gives each file a path of its own, that every system can write: no two differ by their case alone."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {_folded(path) for path in taken}
        self._folders: dict[str, str] = {}

    def path(self, folder: str, name: str) -> str:
        """Where a file goes: « justificatifs/D-0012 facture (2).pdf »."""
        within = f"{self._folder(folder)}/" if folder else ""
        return self._own(within, safe_name(name))

    def _folder(self, folder: str) -> str:
        safe = safe_name(folder)
        key = _folded(safe)
        if key not in self._folders:
            self._folders[key] = self._own("", safe)
        return self._folders[key]

    def _own(self, within: str, name: str) -> str:
        stem, suffix = _split(name)
        path, number = within + name, 1
        while _folded(path) in self._taken:
            number += 1
            ending = f" ({number}){suffix}"
            path = within + _cut(stem, ending) + ending
        self._taken.add(_folded(path))
        return path


def safe_name(name: str) -> str:
    """``name`` as every system can write it: no path, nothing invisible, no name that Windows keeps for itself."""
    seen = "".join(
        letter
        for letter in unicodedata.normalize("NFC", name)
        if letter.isspace() or unicodedata.category(letter)[0] != "C"
    )
    plain = _SPACES.sub(" ", _NOT_IN_NAMES.sub("-", seen)).strip(" .")
    if _RESERVED.fullmatch(plain):
        plain = f"_{plain}"
    stem, suffix = _split(plain or _("fichier"))
    return _cut(stem, suffix) + suffix


def _split(name: str) -> tuple[str, str]:
    """A name and its suffix, which is short: what follows the last point of a sentence is none."""
    stem, point, suffix = name.rpartition(".")
    if stem and 0 < len(suffix) <= 8 and suffix.isalnum():
        return stem, point + suffix
    return name, ""


def _cut(stem: str, ending: str) -> str:
    """As much of ``stem`` as a name has room for before its ``ending``."""
    stem = stem[: LONGEST_NAME - len(ending)]
    while len((stem + ending).encode()) > MOST_BYTES:
        stem = stem[:-1]
    return stem.rstrip(" .")


def _folded(path: str) -> str:
    return unicodedata.normalize("NFKC", path).casefold()
