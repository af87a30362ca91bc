"""LibreOffice and OpenOffice documents: their paragraphs, lists and tables, as a person sees them printed."""

from programs.plans.reading.odt.document import read

__all__ = ["read"]
