"""The public pages of the site: whom to write to, what becomes of personal data, accessibility."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from programs.access import lead_organizations


@login_not_required
@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """The organisations that lead a program today, and who keeps the site."""
    context = {"organizations": lead_organizations(), "site_email": settings.CONTACT_EMAIL}
    return render(request, "pages/contact.html", context)


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of persons, why, who sees it, and what they may ask."""
    context = {"officer": settings.PRIVACY_OFFICER, "officer_email": settings.PRIVACY_EMAIL}
    return render(request, "pages/privacy.html", context)


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How far the site conforms, where it does not, and whom to tell."""
    return render(request, "pages/accessibility.html", {"site_email": settings.CONTACT_EMAIL})
