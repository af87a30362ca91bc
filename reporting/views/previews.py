"""Reports as the records of today give them, and the records behind a figure: one page a kind."""

import logging
from urllib.parse import urlencode

import tablib
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db.models import Model
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from programs import jobs, records
from programs.access import visible_programs
from programs.asked import page_of
from programs.budgets.access import budgeted_programs
from programs.files import as_attachment
from programs.importing.marking import sheet_title
from programs.importing.writing import Xlsx
from programs.lib.periods import Period, today
from programs.models import Program
from programs.models.naming import names_of
from reporting import access, addresses, differences, making, orders, shelf
from reporting.enums import REPORT_EDITABLE, FileFormat, ReportState
from reporting.figures import FIGURES, Figure, Scope, collect
from reporting.figures.base import Tally
from reporting.figures.display import display_part, display_result
from reporting.forms import start_query
from reporting.jobs import ask_for_file
from reporting.kinds import KINDS, Kind
from reporting.making import Order
from reporting.models import Report
from reporting.rendering.html import render_html
from reporting.subjects import title_of
from reporting.views.files import as_file, as_slices
from reporting.views.narrowing import choices_of

RECORDS_A_PAGE = 100

logger = logging.getLogger(__name__)


def _language(request) -> str:
    """The language of the document: the one asked for, or that of the interface."""
    asked = request.GET.get("langue")
    if asked is None:
        return making.language_of(get_language())
    if asked not in making.LANGUAGES:
        raise BadRequest("no document has this language")
    return asked


def _asked(request, kind: Kind) -> dict[str, str]:
    """The options of ``kind`` that the address has, by their names."""
    found = {option.name: request.GET.get(option.word, "") for option in kind.options}
    return {name: text for name, text in found.items() if text}


def _tools(request, order: Order) -> dict:
    """The languages and the formats of a document, for its page; both keep the options that were asked."""
    place = order.kind, order.subject, order.label
    asked = _asked(request, order.kind)
    kept = {
        option.word: asked[option.name] for option in order.kind.options if option.name in asked
    }
    return {
        "language": order.language,
        "languages": shelf.LANGUAGE_NAMES.items(),
        "formats": [
            (label, addresses.file(*place, format))
            for format, label in shelf.FORMATS.items()
            if format in order.kind.formats
        ],
        "asked": f"&{urlencode(kept)}" if kept else "",
    }


def _reports_crumb() -> tuple[str, str]:
    return _("Rapports"), reverse("admin:reporting_report_changelist")


@never_cache
@require_safe
def page(request, kind: str, **where):
    """The document on screen: of a published kind with every figure open into what it counts."""
    kind = KINDS[kind]
    order = orders.order(request.user, kind, where, _language(request), _asked(request, kind))
    return _preview(request, order) if kind.is_published else _sheet(request, order)


def _preview(request, order: Order):
    kind, subject, report = order.kind, order.subject, order.report

    def link(code, key=(), program=""):
        opens = access.may_open_records(request.user, subject, FIGURES[code].unit)
        return addresses.records(kind, subject, report.label, code, key, program) if opens else ""

    made = making.make(order, link)
    return render(
        request,
        "reporting/preview.html",
        {
            "report": report,
            "title": title_of(subject),
            "published": _published_version(request.user, report),
            "is_closed": report.state == ReportState.PUBLISHED,
            "article": render_html(made.document, standalone=False),
            "refused_letters": made.refused_letters(),
            "differences": differences.since_published(report, made)
            if report.state in REPORT_EDITABLE
            else None,
            "can_write": access.may_write(request.user, kind, subject),
            "start": start_query(report),
            "also": [*_also(report), *_books(request.user, report)],
            "crumbs": [_reports_crumb()],
            **_tools(request, order),
        },
    )


def _also(report: Report) -> list[tuple[str, str]]:
    """The documents of the same year that its page opens."""
    run = making.services_told(report)
    kinds = (kind for code in report.what.also if (kind := KINDS[code]).service in run)
    return [(kind.label, addresses.page(kind, report.subject, report.own_label)) for kind in kinds]


def _books(user, report: Report) -> list[tuple[str, str]]:
    """From the financial report of a program to what it tells of, for whoever keeps it."""
    if report.kind != "financier":
        return []
    if not budgeted_programs(user).filter(pk=report.program_id).exists():
        return []
    return [(_("Registre des dépenses"), reverse("ledger", args=[report.program.slug]))]


def _published_version(user, report: Report):
    """The newest published version of ``report``, if any."""
    if report.pk is None:
        return None
    return access.visible_versions(user).filter(report=report).first()


def _crumbs(order: Order) -> list[tuple[str, str]]:
    """From where a document that is not published is reached: its plan, else the reports."""
    plan = order.options.get("plan")
    if plan is None:
        return [_reports_crumb()]
    return [(_("Plans d’action"), reverse("plans")), (str(plan), reverse("plan", args=[plan.pk]))]


def _sheet(request, order: Order):
    made = making.make(order)
    catalogue = KINDS["recueil"]
    region = order.subject.region if order.kind.code == "fiche" else None
    return render(
        request,
        "reporting/sheet.html",
        {
            "kind": order.kind,
            "title": title_of(order.subject),
            "year": order.label,
            "enclosed": order.kind.help if FileFormat.ZIP in order.kind.formats else "",
            "article": render_html(made.document, standalone=False),
            "refused_letters": made.refused_letters(),
            "remarks": made.remarks,
            "crumbs": _crumbs(order),
            "here": order.kind.label if "plan" in order.options else title_of(order.subject),
            "region": region,
            "choices": choices_of(order, _asked(request, order.kind)),
            "catalogue_url": addresses.file(catalogue, region, "", "pdf") if region else "",
            **_tools(request, order),
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page_file(request, kind: str, format: str, **where):
    """The document as a file; of a published kind it says that it is not the published one.

    One that takes long is not made here: the page says so, and its button has it made in the background. A ZIP is
    handed over while it is made, for no row of the database holds one.
    """
    kind = KINDS[kind]
    if format not in kind.formats:
        raise Http404
    asked = _asked(request, kind)
    order = orders.order(request.user, kind, where, _language(request), asked)
    if request.method == "POST" and format != FileFormat.ZIP:
        job = ask_for_file(order, where, format, by=request.user, asked=asked)
        return HttpResponseRedirect(jobs.address_of(job))
    made = making.make(order)
    name = orders.file_name(order, made, format)
    if format == FileFormat.ZIP:
        return as_slices(made.slices(format), format, name)
    if made.is_long(format):
        context = {"name": name, "rows": made.rows_of(format), "title": title_of(order.subject)}
        return render(request, "reporting/long_file.html", context)
    try:
        return as_file(made.render(format), format, name)
    except making.UNPRINTABLE as error:
        logger.exception("%s was not made", name)
        context = {"why": making.why_unprintable(error), "name": name}
        return render(request, "reporting/unprintable.html", context, status=503)


# --- The records behind a figure


@never_cache
@require_safe
def figure_records(request, kind: str, code: str, **where) -> HttpResponse:
    """The records that a figure counts, or one of its parts: exactly as many as the figure says."""
    kind = KINDS[kind]
    subject, period = orders.found(request.user, kind, where)
    figure = FIGURES.get(code)
    if figure is None:
        raise Http404
    program = _program_asked_for(request, subject)
    about = {"program": program} if program else {kind.about.value: subject}
    scope = Scope(**about, as_of=today())
    key = tuple(value or None for value in request.GET.getlist("part"))
    result = collect(scope, period, [code])[code]
    part = next((part for part in result.parts if _same(part.key, key)), None)
    # A part of today whose key is blank: its own key says whether that is nothing, or a text of no letters.
    found = _behind(figure, scope, period, part.key if part else key)
    if key and part is None:
        raise Http404
    seen = records.visible_among(request.user, found)
    listed = page_of(records.with_related(seen), RECORDS_A_PAGE, request.GET.get("page"))
    behind = found.count()
    if behind and not listed.paginator.count:
        raise PermissionDenied
    report = making.report_of(kind, subject, period)
    is_file = request.GET.get("format") == FileFormat.XLSX
    with names_of(period.end):
        rows = records.rows(list(listed.paginator.object_list) if is_file else listed.object_list)
    if is_file:
        return _records_file(rows, str(figure.label), f"{report.number}-{figure.code}")
    back = addresses.page(kind, subject, report.label)
    return render(
        request,
        "reporting/records.html",
        {
            "title": title_of(program or subject),
            "years": report.years_said,
            "figure": figure,
            "part": part,
            "display": _shown(result, part),
            "is_count": isinstance(figure.measure, Tally),
            "page": listed,
            "rows": rows,
            "hidden": behind - listed.paginator.count,
            "preview_url": back,
            "file_url": "?"
            + urlencode(_in_the_address(request) | {"format": FileFormat.XLSX}, doseq=True),
            "crumbs": [_reports_crumb(), (report.number, back)],
        },
    )


def _in_the_address(request) -> dict[str, list[str]]:
    """What the page was asked for, whichever of its pages it is."""
    return {name: request.GET.getlist(name) for name in request.GET if name != "page"}


def _records_file(rows: list[list[dict]], title: str, name: str) -> HttpResponse:
    """The records as the page lists them, all of them, as a workbook."""
    headers = [cell["label"] for cell in rows[0]] if rows else [title]
    sheet = tablib.Dataset(headers=[str(label) for label in headers], title=sheet_title(title))
    for row in rows:
        sheet.append([str(cell["value"]) for cell in row])
    file = f"{slugify(name)}.{FileFormat.XLSX}"
    return as_attachment(Xlsx().export_data(sheet), Xlsx.content_type, file)


def _program_asked_for(request, subject: Model) -> Program | None:
    """One program of an organisation, where its own column was opened. Raises Http404 where it is not of it."""
    slug = request.GET.get("programme")
    if slug is None or isinstance(subject, Program):
        return None
    led = {program.slug: program for program in visible_programs(request.user).filter(lead=subject)}
    if slug not in led:
        raise Http404
    return led[slug]


def _behind(figure: Figure, scope: Scope, period: Period, key: tuple):
    if not key:
        return figure.records(scope, period)
    if figure.breakdown is None or len(key) != len(figure.breakdown.by):
        raise Http404
    try:
        found = figure.part_records(scope, period, key)
        found.exists()
    except (ValueError, ValidationError):
        raise BadRequest("a part of a figure has no such key") from None
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
    if result.between:
        part, whole = (display_result(one, language) for one in result.between)
        text += " (" + _("%(part)s sur %(whole)s") % {"part": part, "whole": whole} + ")"
    return text
