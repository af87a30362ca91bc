"""Choices and transition tables of the reports."""

from enum import Enum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from programs.enums import Unit as Unit


class About(Enum):
    """What a report is about. ``reporting/subjects.py`` says of each how it is found, named and read."""

    PROGRAM = "program"
    ORGANIZATION = "organization"
    REGION = "region"
    FUNDER = "funder"


class Span(Enum):
    """How long a report covers: one fiscal year of its subject, the whole of its life, or one day."""

    YEAR = "year"
    LIFE = "life"
    DAY = "day"


class ReportState(TextChoices):
    """« Remplacée » is not here: it follows from a later version."""

    DRAFT = "draft", _("Brouillon")
    IN_REVIEW = "in_review", _("En révision")
    PUBLISHED = "published", _("Publié")


_S = ReportState
REPORT_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _S.DRAFT: (_S.IN_REVIEW,),
    _S.IN_REVIEW: (_S.DRAFT, _S.PUBLISHED),
    _S.PUBLISHED: (_S.DRAFT,),
}
# Reopening a published report starts a correction: the funder will read why.
REPORT_EDITABLE = (_S.DRAFT, _S.IN_REVIEW)


class FileFormat(TextChoices):
    HTML = "html", "HTML"
    PDF = "pdf", "PDF"
    XLSX = "xlsx", "XLSX"
    CSV = "csv", "CSV"
    JSON = "json", "JSON"
    ZIP = "zip", "ZIP"


# What a document itself is written and published as; a ZIP holds it with the papers that prove it.
DOCUMENT_CHOICES = [choice for choice in FileFormat.choices if choice[0] != FileFormat.ZIP]
DOCUMENT_FORMATS: tuple[str, ...] = tuple(format for format, _label in DOCUMENT_CHOICES)
CONTENT_TYPES = {
    FileFormat.HTML: "text/html; charset=utf-8",
    FileFormat.PDF: "application/pdf",
    FileFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileFormat.CSV: "text/csv; charset=utf-8",
    FileFormat.JSON: "application/json",
    FileFormat.ZIP: "application/zip",
}
