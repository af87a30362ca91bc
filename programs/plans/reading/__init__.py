"""The one door for the documents that a plan is imported from: bytes of any kind, or a pasted text, to a ``Source``."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from programs import files, outside
from programs.importing import delimited
from programs.importing.errors import UnreadableFile
from programs.lib.confined import Limits
from programs.plans.reading import docx, kinds, odt, pdf, tables, text
from programs.plans.reading.blocks import Source
from programs.plans.reading.kinds import ACCEPT

__all__ = ["ACCEPT", "LIMITS", "MOST_PASTED", "read", "read_text"]

# Measured: 20,000 paragraphs of Word 64 MB and 1.5 s of processor, a table of 70,000 cells 167 MB, 4.5 s and an answer
# of 20 MB, a hundred pages of tables of a PDF 80 MB and 19 s.
LIMITS = Limits(memory=600, processor=60, time=90, answer=64)
MOST_PASTED = 2_000_000  # characters

_READERS = {
    kinds.DOCX: docx.read,
    kinds.ODT: odt.read,
    kinds.PDF: pdf.read,
    kinds.XLSX: tables.read_xlsx,
    kinds.ODS: tables.read_ods,
}


def read(name: str, content: bytes) -> Source:
    """What the document ``content`` says. Raises ValidationError, in French, where it cannot be read.

    Its kind is that of its content; a ``name`` that states another is refused.
    """
    if len(content) > files.LARGEST:
        raise ValidationError(_("Ce fichier dépasse 10 Mo. Envoyez-en une version plus légère."))
    return outside.parse(_read, name, content, limits=LIMITS, damaged=kinds.damaged())


def read_text(content: str) -> Source:
    """What a pasted text says. Raises ValidationError, in French, where nothing or far too much was pasted."""
    if len(content) > MOST_PASTED:
        raise UnreadableFile(
            _("Ce texte est trop long pour être collé : envoyez-le dans un fichier.")
        )
    return _of_text(delimited.Text(content, "utf-8"))


def _read(name: str, content: bytes) -> Source:
    kind = kinds.kind_of(name, content)
    if kind in _READERS:
        return _READERS[kind](content)
    decoded = _decoded(content)
    return tables.read_delimited(decoded) if kind == kinds.CSV else _of_text(decoded)


def _of_text(written: delimited.Text) -> Source:
    if tables.is_delimited(written):
        return tables.read_delimited(written)
    return text.read(written.content, written.odd_lines)


def _decoded(content: bytes) -> delimited.Text:
    try:
        return delimited.decode(content)
    except UnreadableFile as error:
        raise UnreadableFile(
            _(
                "Les lettres de ce texte sont écrites dans un encodage inconnu : enregistrez-le en UTF-8 ou en "
                ".docx, puis envoyez-le de nouveau."
            )
        ) from error
