"""What a source says, in the shapes that tests compare."""

from pathlib import Path

from programs.plans.reading.blocks import Paragraph, Source, Table

FILES = Path(__file__).parents[1] / "files"


def real(name: str) -> bytes:
    """A file that LibreOffice made of the .fodt of the same name (the PDF of « plan » without its changes)."""
    return (FILES / name).read_bytes()


def cells(block: Paragraph | Table) -> list[list[str]]:
    assert isinstance(block, Table)
    return [[cell.text for cell in row] for row in block.rows]


def continued(block: Paragraph | Table) -> list[list[bool]]:
    assert isinstance(block, Table)
    return [[cell.is_continued for cell in row] for row in block.rows]


def texts(source: Source) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, Paragraph)]


def said(source: Source) -> list[tuple[str, str]]:
    return [(note.place, note.message) for note in source.notes]
