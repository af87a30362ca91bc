"""Tests of the ZIP of many files: its names, its manifest, its bytes, and what of it is in memory."""

import csv
import hashlib
import io
import subprocess
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine

from reporting.rendering.archive import LONGEST_NAME, MOST_BYTES, Enclosed, archive, safe_name

DAY = date(2008, 6, 27)


def made(*files: Enclosed, day: date = DAY, language: str = "fr") -> bytes:
    return b"".join(archive(files, day=day, language=language))


def opened(*files: Enclosed, **changes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(made(*files, **changes)))


def named(*names: str, folder: str = "") -> list[str]:
    """The paths of files of those names, in their order."""
    found = opened(*(Enclosed(name, b"x", folder) for name in names)).namelist()
    return found[: len(names)]


def receipts() -> tuple[Enclosed, ...]:
    photograph = iter((b"ab", b"", b"cd"))
    return (
        Enclosed("rapport.pdf", b"%PDF", about="Rapport financier"),
        Enclosed("reçu d’été.jpg", photograph, "pièces justificatives", "=D-0001"),
        Enclosed("vide.txt", b"", "pièces justificatives"),
    )


def test_every_file_is_there_whole_with_its_accents():
    found = opened(*receipts())

    assert found.testzip() is None
    assert {name: found.read(name) for name in found.namelist()[:3]} == {
        "rapport.pdf": b"%PDF",
        "pièces justificatives/reçu d’été.jpg": b"abcd",
        "pièces justificatives/vide.txt": b"",
    }


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("language", "name", "delimiter", "heads"),
    [
        ("fr", "MANIFESTE.csv", ";", ["Fichier", "Contenu", "Taille en octets", "SHA-256"]),
        ("en", "MANIFEST.csv", ",", ["File", "Content", "Size in bytes", "SHA-256"]),
    ],
)
def test_the_manifest_says_what_each_file_is_its_size_and_its_hash(
    language, name, delimiter, heads
):
    text = opened(*receipts(), language=language).read(name).decode("utf-8-sig")

    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)) == [
        heads,
        ["rapport.pdf", "Rapport financier", "4", sha256(b"%PDF")],
        ["pièces justificatives/reçu d’été.jpg", "'=D-0001", "4", sha256(b"abcd")],
        ["pièces justificatives/vide.txt", "", "0", sha256(b"")],
    ]


def test_sha256sum_checks_what_was_taken_out(tmp_path):
    opened(*receipts()).extractall(tmp_path)
    check = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]

    assert subprocess.run(check, cwd=tmp_path, check=False).returncode == 0
    assert (tmp_path / "SHA256SUMS").read_text().count("\n") == 4
    (tmp_path / "rapport.pdf").write_bytes(b"%PDX")
    assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode == 1


def test_the_same_files_of_the_same_day_are_the_same_bytes_at_any_hour():
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC)):
        first = made(*receipts())
    with time_machine.travel(datetime(2031, 9, 9, 9, tzinfo=UTC)):
        later = made(*receipts())

    assert first == later


@pytest.mark.parametrize(
    ("day", "said"), [(DAY, (2008, 6, 27)), (date(1975, 2, 28), (1980, 2, 28))]
)
def test_everything_is_dated_of_the_day(day, said):
    dates = {info.date_time for info in opened(*receipts(), day=day).infolist()}

    assert dates == {(*said, 0, 0, 0)}


@pytest.mark.parametrize(
    ("typed", "safe"),
    [
        ("facture.pdf", "facture.pdf"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("/etc/passwd", "-etc-passwd"),
        ("C:\\Windows\\a.exe", "C--Windows-a.exe"),
        ("..", "fichier"),
        ("", "fichier"),
        (" . ", "fichier"),
        (".htaccess", "htaccess"),
        ('a<b>c:d"e|f?g*.pdf', "a-b-c-d-e-f-g-.pdf"),
        ("a\x00b\nc\td.pdf", "ab c d.pdf"),
        ("facture\u202efdp.exe", "facturefdp.exe"),
        ("e\u0301te\u0301.pdf", "été.pdf"),
        ("CON", "_CON"),
        ("nul.tar.gz", "_nul.tar.gz"),
        ("Lpt1.pdf", "_Lpt1.pdf"),
        ("COM¹", "_COM¹"),
        ("console.pdf", "console.pdf"),
        ("fin. ", "fin"),
        ("a" * 300 + ".pdf", "a" * 96 + ".pdf"),
        ("Une phrase. Et une autre qui suit", "Une phrase. Et une autre qui suit"),
    ],
)
def test_a_name_is_one_that_every_system_can_write(typed, safe):
    assert safe_name(typed) == safe


@pytest.mark.parametrize("letter", ["é", "語", "😀"])
def test_a_name_is_short_in_bytes_too(letter):
    name = safe_name(letter * 300 + ".pdf")

    assert name.endswith(f"{letter}.pdf")
    assert (len(name) <= LONGEST_NAME, len(name.encode()) <= MOST_BYTES) == (True, True)


def test_no_two_files_share_a_name_whatever_its_case_or_its_accents():
    assert named("reçu.pdf", "REÇU.pdf", "rec\u0327u.PDF", "reçu (2).pdf", "ﬁn", "FIN") == [
        "reçu.pdf",
        "REÇU (2).pdf",
        "reçu (3).PDF",
        "reçu (2) (2).pdf",
        "ﬁn",
        "FIN (2)",
    ]


def test_the_number_of_a_long_name_stays_within_its_length():
    first, second = named("b" * 200 + ".pdf", "b" * 200 + ".pdf")

    assert (first, second) == ("b" * 96 + ".pdf", "b" * 92 + " (2).pdf")


def test_no_file_takes_the_place_of_the_manifest_of_the_sums_or_of_a_folder():
    assert named("manifeste.CSV", "sha256sums") == ["manifeste (2).CSV", "sha256sums (2)"]
    files = (Enclosed("Pièces", b"x"), Enclosed("a", b"x", "pièces"), Enclosed("b", b"x", "PIÈCES"))
    assert opened(*files).namelist()[:3] == ["Pièces", "pièces (2)/a", "pièces (2)/b"]


def test_a_folder_is_never_a_path():
    assert named("a.pdf", folder="../x") == ["-x/a.pdf"]


MEGABYTE = 1024 * 1024


def test_large_files_are_never_whole_in_memory():
    asked = []

    def slices(name: str) -> Iterator[bytes]:
        for number in range(12):
            asked.append(name)
            yield bytes([number]) * MEGABYTE

    files = (Enclosed(name, slices(name)) for name in "ab")
    tracemalloc.start()
    try:
        handed = 0
        for part in archive(files, day=DAY, language="fr"):
            handed += bool(part)
            if handed == 1:
                assert set(asked) == {"a"}
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert asked == ["a"] * 12 + ["b"] * 12
    assert peak < 5 * MEGABYTE
