"""Previews, the records behind a figure, and the sheets of programs: what is drawn from the records of today."""

import logging
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from programs import records
from programs.access import can_coordinate, get_program_for, visible_programs
from programs.lib.periods import Period, today
from programs.models import Program, Region
from reporting import access, making, shelf
from reporting.enums import ReportState
from reporting.figures import FIGURES, Figure, Scope, collect
from reporting.figures.base import Tally
from reporting.figures.display import display_part, display_result
from reporting.models import Report
from reporting.rendering.html import render_html
from reporting.views.files import as_file

RECORDS_A_PAGE = 100

logger = logging.getLogger(__name__)


def _language(request) -> str:
    """The language of the document: the one asked for, or that of the interface."""
    asked = request.GET.get("langue")
    return asked if asked in making.LANGUAGES else making.language_of(get_language())


def _tools(name: str, args: list, language: str) -> dict:
    """The languages and the formats of a document, for its page; ``name`` is the address of its files."""
    return {
        "language": language,
        "languages": shelf.LANGUAGE_NAMES.items(),
        "formats": [
            (label, reverse(name, args=[*args, format])) for format, label in shelf.FORMATS.items()
        ],
    }


# --- The bilan as the records stand now


def _program_and_period(request, slug: str, year: str) -> tuple[Program, Period]:
    program = get_program_for(request.user, slug)
    try:
        return program, making.period_of(program, year)
    except ValueError as error:
        raise Http404(str(error)) from None


@never_cache
@require_safe
def preview(request, slug: str, year: str):
    """The bilan as the records stand now, every figure of which opens into what it counts."""
    program, period = _program_and_period(request, slug, year)
    language = _language(request)
    report = making.bilan_for(program, period)

    def link(code, key=()):
        opens = access.may_open_records(request.user, program, FIGURES[code].unit)
        return _records_url(slug, period.label, code, key) if opens else ""

    made = making.make_bilan(report, language, as_of=today(), link=link)
    return render(
        request,
        "reporting/preview.html",
        {
            "report": report,
            "program": program,
            "period": period,
            "published": _published_version(request.user, report),
            "is_closed": report.state == ReportState.PUBLISHED,
            "article": render_html(made.document, standalone=False),
            "can_write": can_coordinate(request.user, program),
            "crumbs": [_reports_crumb()],
            **_tools("preview_file", [slug, period.label], language),
        },
    )


def _published_version(user, report: Report):
    """The newest published version of ``report``, if any."""
    if report.pk is None:
        return None
    return access.visible_versions(user).filter(report=report).first()


def _reports_crumb() -> tuple[str, str]:
    return _("Rapports"), reverse("admin:reporting_report_changelist")


@never_cache
@require_safe
def preview_file(request, slug: str, year: str, format: str):
    """The preview as a file, marked as not published."""
    program, period = _program_and_period(request, slug, year)
    language = _language(request)
    made = making.make_bilan(making.bilan_for(program, period), language, as_of=today())
    name = f"{made.document.number}-{_('apercu')}-{language}.{format}"
    return _made_file(request, made, format, name)


# --- The records behind a figure


def _records_url(slug: str, year: str, code: str, key: tuple = ()) -> str:
    url = reverse("figure_records", args=[slug, year, code])
    if not key:
        return url
    values = [("part", "" if value is None else str(value)) for value in key]
    return f"{url}?{urlencode(values)}"


@never_cache
@require_safe
def figure_records(request, slug: str, year: str, code: str):
    """The records that a figure counts, or one of its parts: exactly as many as the figure says."""
    program, period = _program_and_period(request, slug, year)
    figure = FIGURES.get(code)
    if figure is None:
        raise Http404
    scope = Scope(program=program)
    key = tuple(value or None for value in request.GET.getlist("part"))
    found = _behind(figure, scope, period, key)
    seen = records.visible_among(request.user, found)
    page = Paginator(records.with_related(seen), RECORDS_A_PAGE).get_page(request.GET.get("page"))
    behind = found.count()
    if behind and not page.paginator.count:
        raise PermissionDenied
    result = collect(scope, period, [code])[code]
    part = next((part for part in result.parts if _same(part.key, key)), None)
    if key and part is None:
        raise Http404
    return render(
        request,
        "reporting/records.html",
        {
            "program": program,
            "period": period,
            "figure": figure,
            "part": part,
            "display": _shown(result, part),
            "is_count": isinstance(figure.measure, Tally),
            "page": page,
            "rows": records.rows(page.object_list),
            "hidden": behind - page.paginator.count,
            "preview_url": reverse("preview", args=[slug, period.label]),
            "crumbs": [
                _reports_crumb(),
                (f"{program.code}-{period.label}", reverse("preview", args=[slug, period.label])),
            ],
        },
    )


def _behind(figure: Figure, scope: Scope, period: Period, key: tuple):
    if not key:
        return figure.records(scope, period)
    if figure.breakdown is None or len(key) != len(figure.breakdown.by):
        raise Http404
    try:
        found = figure.part_records(scope, period, key)
        found.exists()
    except (ValueError, ValidationError):
        raise Http404 from None
    return found


def _same(key: tuple, asked: tuple) -> bool:
    return tuple("" if value is None else str(value) for value in key) == tuple(
        value or "" for value in asked
    )


def _shown(result, part) -> str:
    """The figure, or the part of it, that a list of records stands behind."""
    language = get_language()
    if part:
        return display_part(part, result.figure.unit, language)
    text = display_result(result, language)
    if result.denominator:
        of = {"part": result.numerator, "whole": result.denominator}
        text += " (" + _("%(part)s sur %(whole)s") % of + ")"
    return text


# --- Sheets


@never_cache
@require_safe
def program_sheet(request, slug: str):
    """The sheet of a program, on screen."""
    program = get_program_for(request.user, slug)
    language = _language(request)
    made = making.make_fiche(program, language, as_of=today())
    return render(
        request,
        "reporting/sheet.html",
        {
            "program": program,
            "article": render_html(made.document, standalone=False),
            "crumbs": [_reports_crumb()],
            "catalogue_url": reverse("region_catalogue_file", args=[program.region.code, "pdf"]),
            **_tools("program_sheet_file", [slug], language),
        },
    )


@never_cache
@require_safe
def program_sheet_file(request, slug: str, format: str):
    program = get_program_for(request.user, slug)
    language = _language(request)
    made = making.make_fiche(program, language, as_of=today())
    return _made_file(request, made, format, f"{program.slug}-{_('fiche')}-{language}.{format}")


@never_cache
@require_safe
def region_catalogue_file(request, code: str, format: str):
    """The catalogue of the sheets of a region, for the programs that the user may see."""
    region = get_object_or_404(Region, code=code)
    programs = visible_programs(request.user).filter(region=region)
    if not programs.exists():
        raise Http404
    language = _language(request)
    made = making.make_recueil(region, language, as_of=today(), programs=programs)
    return _made_file(request, made, format, f"{_('recueil')}-{region.code}-{language}.{format}")


def _made_file(request, made: making.Made, format: str, name: str) -> HttpResponse:
    """The document as a file, or the page that says why there is none and what to do."""
    try:
        return as_file(made.render(format), format, name)
    except making.UNPRINTABLE as error:
        logger.exception("%s was not made", name)
        context = {"why": making.why_unprintable(error), "name": name}
        return render(request, "reporting/unprintable.html", context, status=503)
