"""Documents whose every text tries to be something else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace

from reporting.documents.model import Document, Prose

# Words of the code, not of a person.
_NOT_TYPED = {
    "kind",
    "language",
    "id",
    "form",
    "tone",
    "level",
    "emphasis",
    "code",
    "href",
    "unit",
    "value",
    "key",
    "group",
    "formula",
    "aside_formula",
    # Printed only of a table that is cut: test_long_tables looks at it.
    "left_out",
}


def with_texts(part, text: str | Callable[[], str]):
    """The same dataclass with ``text`` for each text that a person may have typed."""
    if isinstance(part, str):
        return text() if callable(text) else text
    if isinstance(part, tuple):
        return tuple(with_texts(item, text) for item in part)
    if not is_dataclass(part) or isinstance(part, Prose):
        return part
    typed = [field.name for field in fields(part) if field.name not in _NOT_TYPED]
    return replace(part, **{name: with_texts(getattr(part, name), text) for name in typed})


def vectors(address: str) -> list[str]:
    """Pieces of HTML and CSS that make a careless renderer fetch ``address``."""
    return [
        f'<img src="{address}/img">',
        f'<img srcset="{address}/srcset 2x">',
        f'<link rel="stylesheet" href="{address}/link">',
        f'<link rel="attachment" href="{address}/attachment">',
        f"<style>@import url({address}/import);</style>",
        f"<style>@font-face{{font-family:f;src:url({address}/face)}} p{{font-family:f}}</style>",
        f'<p style="background:url({address}/background)">a</p>',
        f'<p style="list-style-image:url({address}/list);display:list-item">a</p>',
        f'<p style="content:url({address}/content)">a</p>',
        f'<object data="{address}/object"></object>',
        f'<embed src="{address}/embed">',
        f'<iframe src="{address}/iframe"></iframe>',
        f'<svg><image href="{address}/svg" width="9" height="9"/></svg>',
        f'<svg><use href="{address}/use#a"/></svg>',
        f'<input type="image" src="{address}/input">',
        f'<video poster="{address}/poster"></video>',
        f'<base href="{address}/"><img src="base">',
        f'<meta http-equiv="refresh" content="0;url={address}/refresh">',
        f'<a rel="attachment" href="{address}/a">a</a>',
        '<img src="file:///etc/hostname">',
    ]


def poisoned(document: Document, address: str) -> Document:
    """An image in each text, and, as if the filter had failed, every vector in each narrative."""
    first, *_ = vectors(address)
    hostile = with_texts(document, first)
    prose = Prose("".join(vectors(address)))
    sections = tuple(
        replace(section, blocks=tuple(prose if isinstance(b, Prose) else b for b in section.blocks))
        for section in hostile.sections
    )
    return replace(hostile, sections=sections)
