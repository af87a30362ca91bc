"""The pages of the reports: previews, the records behind a figure, published files."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from programs.access import can_coordinate, get_program_for, visible_programs, visible_referrals
from programs.lib.periods import today
from programs.models import Region
from reporting import access, making, records
from reporting.enums import CONTENT_TYPES, FileFormat
from reporting.figures import FIGURES, Scope, collect
from reporting.figures.base import Tally
from reporting.figures.display import display_result
from reporting.rendering.html import CONTENT_SECURITY_POLICY, render_html

RECORDS_A_PAGE = 100


@require_safe
def home(request):
    """Coordinators and finance officers work in the admin; partners and funders see what concerns them."""
    if request.user.is_staff:
        return redirect("admin:index")
    sent = visible_referrals(request.user).select_related("program", "person")
    versions = access.visible_versions(request.user)
    return render(
        request,
        "reporting/home.html",
        {
            "referrals": Paginator(sent, 50).get_page(request.GET.get("page")),
            "versions": _shelf(versions),
        },
    )


@require_safe
def published(request):
    """Every published report that the user may read."""
    return render(
        request,
        "reporting/published.html",
        {"versions": _shelf(access.visible_versions(request.user))},
    )


def _shelf(versions) -> list[dict]:
    """The versions with their files, without a query a version."""
    language = making.language_of(get_language())
    return [
        {
            "version": version,
            "title": version.report.program,
            "replaced_by": version.latest if version.latest > version.number else None,
            "files": [
                {
                    "format": file.get_format_display(),
                    "url": reverse("report_file", args=[version.pk, language, file.format]),
                    "sha256": file.sha256,
                    "size": file.size,
                }
                for file in version.files.all()
                if file.language == language
            ],
        }
        for version in versions.prefetch_related(access.files_without_content())
    ]


def _language(request) -> str:
    """The language of the document: the one asked for, or that of the interface."""
    asked = request.GET.get("langue")
    return asked if asked in making.LANGUAGES else making.language_of(get_language())


def _program_and_period(request, slug: str, year: str):
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
        return _records_url(slug, period.label, code, key)

    made = making.make_bilan(report, language, as_of=today(), link=link)
    return render(
        request,
        "reporting/preview.html",
        {
            "report": report,
            "program": program,
            "period": period,
            "language": language,
            "article": render_html(made.document, standalone=False),
            "formats": [
                (format.label, reverse("preview_file", args=[slug, period.label, format]))
                for format in FileFormat
            ],
            "can_write": can_coordinate(request.user, program),
        },
    )


@never_cache
@require_safe
def preview_file(request, slug: str, year: str, format: str):
    """The preview as a file, marked as not published."""
    program, period = _program_and_period(request, slug, year)
    language = _language(request)
    made = making.make_bilan(making.bilan_for(program, period), language, as_of=today())
    name = f"{made.document.number}-{_('apercu')}-{language}.{format}"
    return _file(made.render(format), format, name)


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
    seen = access.visible_records(request.user, found)
    page = Paginator(records.with_related(seen), RECORDS_A_PAGE).get_page(request.GET.get("page"))
    if page.paginator.count == 0 and found.exists():
        raise PermissionDenied
    result = collect(scope, period, [code])[code]
    part = next((p for p in result.parts if key and _same(p.key, key)), None)
    return render(
        request,
        "reporting/records.html",
        {
            "program": program,
            "period": period,
            "figure": figure,
            "part": part,
            "display": display_result(result, get_language()),
            "is_count": isinstance(figure.measure, Tally),
            "page": page,
            "rows": records.rows(page.object_list),
            "hidden": found.count() - page.paginator.count,
        },
    )


def _behind(figure, scope, period, key):
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
            "title": program,
            "language": language,
            "article": render_html(made.document, standalone=False),
            "formats": [
                (format.label, reverse("program_sheet_file", args=[slug, format]))
                for format in FileFormat
            ],
        },
    )


@require_safe
def program_sheet_file(request, slug: str, format: str):
    program = get_program_for(request.user, slug)
    language = _language(request)
    made = making.make_fiche(program, language, as_of=today())
    return _file(made.render(format), format, f"{program.slug}-fiche-{language}.{format}")


@require_safe
def region_catalogue_file(request, code: str, format: str):
    """The catalogue of the sheets of a region, for the programs that the user may see."""
    region = get_object_or_404(Region, code=code)
    language = _language(request)
    made = making.make_recueil(
        region, language, as_of=today(), programs=visible_programs(request.user)
    )
    return _file(made.render(format), format, f"recueil-{region.code}-{language}.{format}")


@never_cache
@require_safe
def report_file(request, version: int, language: str, format: str):
    """The stored bytes of a published report: never made again."""
    file = access.get_file_for(request.user, version, language, format)
    inline = format == FileFormat.HTML and "telecharger" not in request.GET
    response = _file(bytes(file.content), format, file.name, inline=inline)
    response["X-Content-SHA256"] = file.sha256
    return response


def _file(content: bytes, format: str, name: str, *, inline: bool = False) -> HttpResponse:
    response = HttpResponse(content, content_type=CONTENT_TYPES[format])
    disposition = "inline" if inline else "attachment"
    response["Content-Disposition"] = f'{disposition}; filename="{name}"'
    if format == FileFormat.HTML:
        # The file carries its own style and needs nothing else.
        response["Content-Security-Policy"] = f"{CONTENT_SECURITY_POLICY}; sandbox"
        response._csp_exempt = True
    return response
