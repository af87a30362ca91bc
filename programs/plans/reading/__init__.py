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

# docs/decisions/0029-documents-of-plans.md has what was measured.
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
            _("Ce texte est trop long pour être collé : envoyez-le dans un fichier.")
        )
    return text.read(content)


def _read(name: str, content: bytes) -> Source:
    kind = kinds.kind_of(name, content)
    if kind in _READERS:
        return _READERS[kind](content)
    decoded = delimited.decode(content)
    if kind == kinds.CSV or tables.is_delimited(decoded):
        return tables.read_delimited(decoded)
    return text.read(decoded.content)
