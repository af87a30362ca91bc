"""What a document says before anybody understands it: paragraphs and tables, in their order, each with its place.

Every reader of a kind of file (``docx``, ``odt``, ``pdf``, ``text``, ``sheets``) gives these, and ``outlines``
makes a plan of them. They are plain data: the reader runs in a child process, and they come back pickled.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. ``text`` is as typed, with « \\n » for a line break inside of it.

    ``place`` says where a person finds it (« ligne 12 », « page 3, ligne 4 », « paragraphe 18 »), in French.
    ``number`` is the one that the word processor generates and that is not in ``text`` (« 1.1. »), "" where there is
    none. ``heading`` is the level of its heading style, from 1 on, 0 where it has none. ``depth`` is that of a list
    item, from 1 on, 0 outside of lists. ``is_contents`` says that it belongs to a generated table of contents.
    """

    text: str
    place: str
    number: str = ""
    heading: int = 0
    depth: int = 0
    is_contents: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell of a table, with its paragraphs. A nested table stands among them, row by row.

    ``is_continued`` marks a place of the grid that a merged cell covers, to the right of its first or below: it has
    the paragraphs of that first cell again.
    """

    paragraphs: tuple[Paragraph, ...]
    place: str
    is_continued: bool = False

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True)
class Table:
    """A table, as a whole grid: every row has as many cells. ``place`` as in ``Paragraph``.

    ``is_sure`` is false where the columns were guessed and not drawn or stored: a text that was flattened by tabs.
    """

    rows: tuple[tuple[Cell, ...], ...]
    place: str
    is_sure: bool = True


@dataclass(frozen=True)
class Note:
    """Something that whoever imports must know: what was left out, or read in one of two ways. In French."""

    place: str
    message: str


@dataclass(frozen=True)
class Source:
    """A whole document. ``kind`` is its kind of file: « docx », « odt », « pdf », « txt », « xlsx », « csv »…"""

    kind: str
    blocks: tuple[Paragraph | Table, ...]
    notes: tuple[Note, ...] = ()

    @property
    def title(self) -> str:
        """What it begins with."""
        paragraphs = (block for block in self.blocks if isinstance(block, Paragraph))
        return next((paragraph.text for paragraph in paragraphs if paragraph.text.strip()), "")
