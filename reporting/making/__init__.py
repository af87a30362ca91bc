"""From a subject and a period to files: gathers, builds, renders. The command, the admin and the pages call this.

Each kind has its maker, a module with ``gather(order)``, which reads all that is needed, once, in one language,
and ``write(facts, link)``, which runs no query and gives a ``Made``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import Any, Protocol

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from programs.lib.periods import Period
from programs.lib.quantities import Quantity
from programs.lib.text import is_english
from programs.models import Organization, Program, Region
from programs.models.naming import names_of
from reporting.documents import chapters
from reporting.documents.chapters import Chapter
from reporting.documents.model import Document
from reporting.documents.parts import Link, no_link
from reporting.enums import About, FileFormat, Unit
from reporting.figures import Result
from reporting.figures.display import display_part, display_result, json_number
from reporting.gathering import services_of
from reporting.kinds import KINDS, Kind
from reporting.models import Report, give_labels
from reporting.rendering import letters
from reporting.rendering.archive import Enclosed, archive
from reporting.rendering.html import render_html
from reporting.rendering.pdf import (
    LettersMissing,
    RenderingFailed,
    RenderingUnavailable,
    render_pdf,
)
from reporting.rendering.tables import render_csv, render_json, render_table_csv
from reporting.rendering.workbook import render_xlsx

LANGUAGES = ("fr", "en")
_SLOW = (FileFormat.PDF, FileFormat.XLSX)
# Rows of tables with which a request may still make a PDF or a workbook itself: some ten seconds of paper.
ROWS_AT_ONCE = 500
# What ``Made.render`` raises where no PDF can be made.
UNPRINTABLE = (RenderingUnavailable, RenderingFailed)
# Django's own names of the two languages of the documents.
LOCALES = {"fr": "fr-ca", "en": "en"}


@dataclass(frozen=True)
class Made:
    """A document and its figures, ready to be written in any format without another query.

    Its CSV has its figures, or the rows of the table whose id is ``csv_table``. ``enclosed`` gives what its ZIP
    holds, one file after the other, and may ask the database for each. ``refusals`` say why it may not
    be published, a sentence each; ``remarks`` are for who made it: what it leaves out, and why.
    """

    document: Document
    figures: dict[str, Any]
    csv_table: str = ""
    enclosed: Callable[[], Iterable[Enclosed]] = tuple
    refusals: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def rows_of(self, format: str) -> int:
        """How many rows and lines ``format`` of it has: paper may leave some out."""
        is_paper = format == FileFormat.PDF
        return self.document.printed_row_count if is_paper else self.document.row_count

    def is_long(self, format: str) -> bool:
        """Whether making ``format`` of it takes longer than somebody waits before a page."""
        return format in _SLOW and self.rows_of(format) > ROWS_AT_ONCE

    def refused_letters(self) -> str:
        """The sentence that names the letters which no font of ours has; "" where all can be printed."""
        missing = letters.missing_in(self.document)
        return letters.told(missing) if missing else ""

    def render(self, format: str) -> bytes:
        """The bytes of the document as ``format``; the same each time. ``slices`` are for a ZIP, which may be huge."""
        if format == FileFormat.HTML:
            return render_html(self.document, standalone=True).encode()
        if format == FileFormat.PDF:
            return render_pdf(self.document)
        if format == FileFormat.XLSX:
            return render_xlsx(self.document, self.figures, units=self._units())
        if format == FileFormat.CSV:
            return self._csv()
        if format == FileFormat.ZIP:
            return b"".join(self.slices(format))
        return render_json(self.figures)

    def slices(self, format: str) -> Iterator[bytes]:
        """The same bytes, so much at a time: no ZIP is ever whole in memory."""
        if format != FileFormat.ZIP:
            return iter((self.render(format),))
        day, language = self.document.created, self.document.language
        return archive(self.enclosed(), day=day, language=language)

    def _csv(self) -> bytes:
        language = self.document.language
        if self.csv_table:
            return render_table_csv(self.document.table(self.csv_table), language=language)
        return render_csv(self.figures, language=language, units=self._units())

    def _units(self) -> dict[str, str]:
        """The units in the words of the document's language: for JSON they are codes, the same in both."""
        with translation.override(LOCALES[self.document.language]):
            return {unit.value: str(unit.label) for unit in Unit}


@dataclass(frozen=True)
class Order:
    """What is asked for: a kind of report about a subject, in a language (``fr`` or ``en``), as of a day.

    ``report`` is the one that is written of it, saved or not, where the kind is published; ``programs`` are
    those that a document about many may tell of. ``year`` is what its year is called where there is no report, and
    ``options`` what else was asked, as ``reporting.options`` reads it.
    """

    kind: Kind
    subject: Program | Organization | Region
    period: Period
    language: str
    as_of: date
    report: Report | None = None
    programs: QuerySet[Program] | None = None
    year: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """What its year is called in an address; nothing where its kind has none."""
        return self.report.label if self.report else self.year


class Maker(Protocol):
    def gather(self, order: Order) -> Any: ...

    def write(self, facts: Any, link: Link) -> Made: ...


def maker_of(kind: Kind) -> Maker:
    return import_module(kind.maker)


def make(order: Order, link: Link = no_link) -> Made:
    """The document of ``order``, as the records stand now."""
    return write(order.kind, gather(order), link)


def gather(order: Order) -> Any:
    """The facts of ``order``, in its language: ``write`` makes the document of them later.

    Organisations are called as they were on the last day that it tells of.
    """
    last_day = order.options.get("period", order.period).end
    with translation.override(LOCALES[order.language]), names_of(last_day):
        return maker_of(order.kind).gather(order)


def write(kind: Kind, facts: Any, link: Link = no_link) -> Made:
    """The document of facts that were gathered before. Runs no query."""
    with translation.override(LOCALES[facts.language]):
        return maker_of(kind).write(facts, link)


def order_of(report: Report, language: str, as_of: date) -> Order:
    """What is asked for by whoever wants ``report``, saved or not."""
    return Order(report.what, report.subject, report.period, language, as_of, report)


def make_report(report: Report, language: str, *, as_of: date, link: Link = no_link) -> Made:
    """The document of ``report``, saved or not, as the records stand now."""
    return make(order_of(report, language, as_of), link)


def report_of(kind: Kind, subject: Program | Organization, period: Period) -> Report:
    """The report of that kind, subject and period, or an unsaved one, to be seen before anyone writes it."""
    known = {
        "kind": kind.code,
        kind.about.value: subject,
        "starts_on": period.start,
        "ends_on": period.end,
    }
    report = Report.objects.filter(**known).first() or Report(**known)
    setattr(report, kind.about.value, subject)
    give_labels([report])
    return report


# --- What a report is made of


def chapters_of(report: Report) -> tuple[Chapter, ...]:
    """The chapters of ``report``: those of its kind that its programs have the services for."""
    return chapters_told(report.what, services_told(report))


def chapters_told(kind: Kind, services: Iterable[str]) -> tuple[Chapter, ...]:
    return chapters.of_services(chapters.named(kind.chapters), services)


def asked_of(report: Report) -> dict[str, Iterable[str]]:
    """What is to be gathered for the chapters of ``report``: the ``codes`` of figures, the ``names`` of narratives."""
    told = chapters_of(report)
    names = [narrative.name for narrative in chapters.narratives(told)]
    return {"codes": chapters.codes(told), "names": names}


def services_told(report: Report) -> tuple[str, ...]:
    """The services that ``report`` tells of: its program's, or those of the programs of its organisation."""
    if report.what.about == About.PROGRAM:
        return tuple(report.program.services)
    led = report.organization.led_programs.all()
    return services_of(program for program in led if program.runs_in(report.period))


def all_chapters(kind_code: str) -> tuple[Chapter, ...]:
    """Every chapter that a report of that kind may have."""
    return chapters.named(KINDS[kind_code].chapters)


# --- Figures as data


def figures_json(
    kind: str, subject: dict[str, str], period: str, results: dict[str, Result], language: str
) -> dict[str, Any]:
    """The figures as data: {"kind", "program", "period", "figures": {code: {label, value, display, …}}}.

    ``subject`` names what they are about: {"program": its slug}, {"organization": its code}.
    """
    return {"kind": kind, **subject, "period": period, "figures": results_json(results, language)}


def results_json(results: dict[str, Result], language: str) -> dict[str, Any]:
    return {code: _result_json(result, language) for code, result in results.items()}


def _result_json(result: Result, language: str) -> dict[str, Any]:
    figure = result.figure
    return {
        "label": str(figure.label),
        "value": json_number(result.number),
        "display": display_result(result, language),
        **known_json(result.known),
        "unit": str(figure.unit),
        "rule": str(figure.rule),
        "breakdown": [
            {
                "key": part_key(part.key),
                "label": part.label,
                "value": json_number(part.number),
                "display": display_part(part, figure.unit, language),
                **known_json(part.known),
            }
            for part in result.parts
        ],
    }


def known_json(known: Quantity) -> dict[str, Any]:
    """How a number is known, where it is not known exactly: {"qualifier", "minimum", "maximum"}."""
    if known.is_exact:
        return {}
    return {
        "qualifier": str(known.qualifier.value),
        "minimum": json_number(known.minimum),
        "maximum": json_number(known.maximum),
    }


def part_key(key: tuple) -> str:
    """What sets a part apart whatever it is called: « ongoing », « 2018-04-01/2019-03-31 »."""
    return "/".join("" if value is None else str(value) for value in key)


# --- Words


def why_unprintable(error: Exception) -> str:
    """What a reader can do about one of ``UNPRINTABLE``, in French."""
    if isinstance(error, RenderingUnavailable):
        return _(
            "Il manque au serveur une pièce pour faire les PDF. La personne qui l’administre l’installe "
            "ainsi : %(command)s"
        ) % {"command": error}
    if isinstance(error, LettersMissing):
        return letters.told(error.missing)
    return _(
        "Ce document n’a pas pu être mis en PDF. Simplifiez le dernier texte modifié, puis recommencez; si "
        "rien n’y fait, prévenez la personne qui administre le serveur : le journal en dit la cause."
    )


def language_of(code: str) -> str:
    """The language of a document for an interface language such as ``fr-ca``."""
    return "en" if is_english(code) else "fr"
