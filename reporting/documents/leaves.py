"""Parts of a document that are made of no other part."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """A photograph of ``programs.pictures``, which is in the file itself; ``alt`` says what it shows."""

    content: bytes
    content_type: str
    width: int
    height: int
    alt: str
    credit: str = ""

    @property
    def is_tall(self) -> bool:
        return self.height > self.width


@dataclass(frozen=True)
class Seal:
    """What a published document prints so that anyone can check it.

    ``number`` is typed at ``address``, which is printed without its scheme; ``url`` opens there with the number.
    """

    number: str
    address: str
    url: str


@dataclass(frozen=True)
class Scan:
    """An address of a page, to be typed or scanned: its QR code stands beside it. ``title`` says what it opens."""

    title: str
    address: str
