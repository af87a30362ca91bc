"""What was published, as its readers find it: the list, one version, its files."""

from django.db.models import F
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from programs.asked import page_of
from reporting import access, actions, differences, making, shelf
from reporting.enums import FileFormat
from reporting.forms import ShelfForm
from reporting.subjects import title_of
from reporting.views.files import as_file

REPORTS_A_PAGE = 20


@never_cache
@require_safe
def published(request):
    """The published reports that the user may read, by program and year, with the versions that they replace."""
    form = ShelfForm(request.GET, access.published_reports(request.user))
    versions = access.visible_versions(request.user)
    newest = versions.filter(number=F("latest"), report__in=form.chosen())
    page = page_of(newest, REPORTS_A_PAGE, request.GET.get("page"))
    reports = [version.report_id for version in page]
    shown = shelf.of(versions.filter(report__in=reports))
    funded = [] if shown else access.funded_programs(request.user)
    context = {"form": form, "page": page, "shelf": shown, "funded": funded}
    return render(request, "reporting/published.html", context)


@never_cache
@require_safe
def published_version(request, version: int):
    """One version: its key figures, what it changed and why, its files, and whether it still stands."""
    found = access.get_version_for(request.user, version)
    language = making.language_of(get_language())
    versions = access.visible_versions(request.user).filter(report=found.report_id)
    return render(
        request,
        "reporting/published_version.html",
        {
            "entry": shelf.entry(found),
            "version": found,
            "report": found.report,
            "title": title_of(found.report.subject),
            "differences": differences.stored(found, language),
            "versions": list(versions.defer("narratives", "figures", "changes")),
            "crumbs": [(_("Rapports publiés"), reverse("published"))],
        },
    )


@cache_control(private=True, no_cache=True)
@require_safe
def report_file(request, version: int, language: str, format: str):
    """The stored bytes of a published report: never made again.

    A browser keeps them only to ask whether they still are what it has; that they are is no reading of them.
    """
    file = access.get_file_for(request.user, version, language, format)
    etag = quote_etag(file.sha256)
    inline = format == FileFormat.HTML and "telecharger" not in request.GET
    response = get_conditional_response(request, etag=etag)
    if response is None:
        content = b"" if request.method == "HEAD" else actions.hand_over(file=file, by=request.user)
        response = as_file(content, format, file.name, inline=inline)
        response["Content-Length"] = file.size
        response["X-Content-SHA256"] = file.sha256
    response["ETag"] = etag
    return response
