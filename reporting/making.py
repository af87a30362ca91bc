"""From a program and a period to files: gathers, builds, renders. The command, the admin and the pages call this."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from programs.lib.periods import Period
from programs.lib.text import is_english
from programs.models import Program, Region
from programs.models.fields import localized
from reporting.documents.bilan import build_bilan
from reporting.documents.fiche import build_fiche, build_recueil
from reporting.documents.model import Document
from reporting.documents.parts import Link, no_link
from reporting.enums import FileFormat, ReportKind
from reporting.figures import Result
from reporting.figures.display import display_part, display_result, json_number
from reporting.gathering import BilanFacts, gather_bilan, gather_fiche
from reporting.models import Report
from reporting.rendering.html import render_html
from reporting.rendering.pdf import RenderingFailed, RenderingUnavailable, render_pdf
from reporting.rendering.tables import render_csv, render_json, render_xlsx

LANGUAGES = ("fr", "en")
# What ``Made.render`` raises where no PDF can be made.
UNPRINTABLE = (RenderingUnavailable, RenderingFailed)
# Django's own names of the two languages of the documents.
LOCALES = {"fr": "fr-ca", "en": "en"}


@dataclass(frozen=True)
class Made:
    """A document and its figures, ready to be written in any format without another query."""

    document: Document
    figures: dict[str, Any]

    def render(self, format: str) -> bytes:
        """The bytes of the document as ``format``; the same each time."""
        if format == FileFormat.HTML:
            return render_html(self.document, standalone=True).encode()
        if format == FileFormat.PDF:
            return render_pdf(self.document)
        if format == FileFormat.XLSX:
            return render_xlsx(self.document, self.figures)
        if format == FileFormat.CSV:
            return render_csv(self.figures, language=self.document.language)
        return render_json(self.figures)


def bilan_for(program: Program, period: Period) -> Report:
    """The report of that period, or an unsaved one, so that a bilan can be seen before anyone writes it."""
    known = {"kind": ReportKind.BILAN, "program": program}
    dates = {"starts_on": period.start, "ends_on": period.end}
    report = Report.objects.filter(**known, **dates).first() or Report(**known, **dates)
    report.program = program
    return report


def make_bilan(report: Report, language: str, *, as_of: date, link: Link = no_link) -> Made:
    """The bilan of ``report`` in ``language`` (``fr`` or ``en``), as the records stand now."""
    with translation.override(LOCALES[language]):
        return write_bilan(gather_bilan(report, language, as_of), link)


def write_bilan(facts: BilanFacts, link: Link = no_link) -> Made:
    """The bilan of facts that were gathered before. Runs no query."""
    with translation.override(LOCALES[facts.language]):
        return Made(build_bilan(facts, link), bilan_figures(facts))


def bilan_figures(facts: BilanFacts) -> dict[str, Any]:
    """The figures of a bilan as data, in its language."""
    with translation.override(LOCALES[facts.language]):
        return figures_json(
            ReportKind.BILAN, facts.program.slug, facts.period.label, facts.results, facts.language
        )


def make_fiche(program: Program, language: str, *, as_of: date) -> Made:
    """The sheet of ``program``, over its whole life."""
    with translation.override(LOCALES[language]):
        facts = gather_fiche(program, language, as_of)
        label = facts.program.life.label
        return Made(
            build_fiche(facts), figures_json("fiche", program.slug, label, facts.results, language)
        )


def make_recueil(
    region: Region, language: str, *, as_of: date, programs: QuerySet[Program]
) -> Made:
    """The catalogue of the sheets of those of ``programs`` that are of ``region``."""
    with translation.override(LOCALES[language]):
        wanted = programs.filter(region=region).select_related("lead", "region")
        sheets = [
            gather_fiche(program, language, as_of) for program in wanted.order_by("title", "pk")
        ]
        figures = {
            "kind": "recueil",
            "region": region.code,
            "period": as_of.isoformat(),
            "programs": [
                figures_json(
                    "fiche", facts.program.slug, facts.program.life.label, facts.results, language
                )
                for facts in sheets
            ],
        }
        name = f"{region.code} {localized(region, 'name', language)}"
        return Made(build_recueil(name, sheets, language, as_of), figures)


def figures_json(
    kind: str, slug: str, period: str, results: dict[str, Result], language: str
) -> dict[str, Any]:
    """The figures as data: {"kind", "program", "period", "figures": {code: {label, value, display, …}}}."""
    return {
        "kind": str(kind),
        "program": slug,
        "period": period,
        "figures": {code: _result_json(result, language) for code, result in results.items()},
    }


def _result_json(result: Result, language: str) -> dict[str, Any]:
    figure = result.figure
    return {
        "label": str(figure.label),
        "value": json_number(result.number),
        "display": display_result(result, language),
        "unit": str(figure.unit),
        "rule": str(figure.rule),
        "breakdown": [
            {
                "label": part.label,
                "value": json_number(part.number),
                "display": display_part(part, figure.unit, language),
            }
            for part in result.parts
        ],
    }


def why_unprintable(error: Exception) -> str:
    """What a reader can do about one of ``UNPRINTABLE``, in French."""
    if isinstance(error, RenderingUnavailable):
        return _(
            "Il manque au serveur une pièce pour faire les PDF. La personne qui l’administre l’installe "
            "ainsi : %(command)s"
        ) % {"command": error}
    return _(
        "Ce document n’a pas pu être mis en PDF. Simplifiez le dernier texte modifié, puis recommencez; si "
        "rien n’y fait, prévenez la personne qui administre le serveur : le journal en dit la cause."
    )


def language_of(code: str) -> str:
    """The language of a document for an interface language such as ``fr-ca``."""
    return "en" if is_english(code) else "fr"


def period_of(program: Program, label: str) -> Period:
    """The fiscal year of ``program`` that ``label`` names. Raises ValueError, in French, with what to write."""
    period = program.calendar.year(label)
    if period.end < program.starts_on:
        raise ValueError(
            _("Le programme commence le %(date)s : il n’a pas d’exercice %(label)s.")
            % {"date": program.starts_on.isoformat(), "label": period.label}
        )
    if program.ends_on and period.start > program.ends_on:
        raise ValueError(
            _("Le programme a pris fin le %(date)s : il n’a pas d’exercice %(label)s.")
            % {"date": program.ends_on.isoformat(), "label": period.label}
        )
    return period
