"""Where anybody who holds a report checks that it was published here, without an account."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from programs import robots
from reporting import verifying
from reporting.forms import PrintedNumberForm, PublishedFileForm
from reporting.uploads import DigestUploadHandler

# Far more than a person checks, far fewer than somebody who tries numbers one after the other.
RATE = "30/m/ip"
WAIT = 60  # seconds


@login_not_required
@csrf_exempt  # it is checked below: reading the form would read the file before it has its handler
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify_report(request):
    """A number is asked for by GET, so that a printed address can hold it; a file is sent by POST."""
    asks = request.method == "POST" or "numero" in request.GET
    if asks and not robots.within_limit(request, "verify_report", RATE):
        response = _page(request, is_refused=True, status=429)
        response["Retry-After"] = str(WAIT)
        return response
    if request.method == "POST":
        request.upload_handlers = [DigestUploadHandler(request)]
        return _verify_file(request)
    return _verify_number(request) if asks else _page(request)


@csrf_protect
def _verify_file(request):
    form = PublishedFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, file_form=form)
    file = form.cleaned_data["fichier"]
    return _page(request, findings=verifying.find_by_digest(file.sha256), file_name=file.name)


def _verify_number(request):
    form = PrintedNumberForm(request.GET)
    if not form.is_valid():
        return _page(request, number_form=form)
    number = form.cleaned_data["numero"]
    findings = verifying.find_by_number(number)
    return _page(request, findings=findings, number=number, number_form=form)


def _page(request, *, status: int = 200, **found):
    context = {"number_form": PrintedNumberForm(), "file_form": PublishedFileForm()} | found
    return render(request, "reporting/verify.html", context, status=status)
