"""Word documents: their paragraphs, lists and tables, as a person who accepts all changes sees them printed."""

from programs.plans.reading.docx.document import read

__all__ = ["read"]
