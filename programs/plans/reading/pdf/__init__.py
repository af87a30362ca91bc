"""PDF files with a text layer: their letters, by where they stand on the page, become paragraphs and ruled tables."""

from programs.plans.reading.pdf.document import read

__all__ = ["read"]
