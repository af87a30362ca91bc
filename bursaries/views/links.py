"""The page of a link that opens nothing, of an applicant and of a referee."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def closed(request: HttpRequest) -> HttpResponse:
    """One and the same page for a link that was renewed, and for one that never was."""
    return render(request, "bursaries/apply_closed.html", status=404)
