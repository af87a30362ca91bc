"""Reads a document as a person does: its sections, its tables, its words."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from reporting.documents import model


def section(document: model.Document, id: str) -> model.Section:
    return next(section for section in document.sections if section.id == id)


def blocks(document: model.Document, kind: type) -> list:
    """Every block of ``kind``, in the order of the document."""
    return [
        block
        for section in document.sections
        for block in section.blocks
        if isinstance(block, kind)
    ]


def table(document: model.Document, id: str) -> list[list[str]]:
    """What each row of a table prints, its total last; what stands in grey beside a number comes after it."""
    found = next(block for block in blocks(document, model.Table) if block.id == id)
    rows = (*found.rows, found.total) if found.total else found.rows
    return [list(_printed(row, found.columns)) for row in rows]


def _printed(row: model.Row, columns: tuple[model.Column, ...]) -> Iterator[str]:
    for cell, column in zip(row.cells, columns, strict=True):
        yield cell.display
        if column.aside:
            yield cell.aside


def keys(document: model.Document) -> dict[str, tuple[str, str]]:
    """Each key figure: its number and what stands under it, as printed, with plain spaces."""
    (found,) = blocks(document, model.KeyFigures)
    return {item.code: (plain(item.display), plain(_under(item))) for item in found.items}


def _under(item: model.KeyFigure) -> str:
    counts = " sur ".join(count.display for count in item.counts or ())
    return " · ".join(filter(None, (counts, item.target, item.detail)))


def notes(document: model.Document, id: str) -> list[str]:
    return [
        plain(block.text) for block in section(document, id).blocks if isinstance(block, model.Note)
    ]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def leaves(part) -> Iterator:
    """Every value of a document, or of any part of it, that has no parts itself."""
    if isinstance(part, tuple):
        for item in part:
            yield from leaves(item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from leaves(getattr(part, field.name))
    else:
        yield part
