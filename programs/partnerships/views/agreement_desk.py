"""What the pages of agreements share: whose they are, a page of one form, what is asked before something is done."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.budgets.views.desk import ASKS, sent
from programs.doors import for_coordinators
from programs.forms import attempt
from programs.letters.model import Language
from programs.lib.markdown import letter_html
from programs.models.fields import localized
from programs.partnerships.enums import AgreementState
from programs.partnerships.models import Agreement, AgreementClause, Amendment

__all__ = [
    "ASKS",
    "asked_language",
    "do_form",
    "for_coordinators",
    "language",
    "page_url",
    "sent",
    "show_confirm",
    "show_form",
    "shown_clauses",
]

TONES = {
    AgreementState.DRAFT: "neutral",
    AgreementState.NEGOTIATION: "neutral",
    AgreementState.SIGNING: "attention",
    AgreementState.IN_FORCE: "active",
    AgreementState.SUSPENDED: "attention",
    AgreementState.RENEWED: "done",
    AgreementState.ENDED: "done",
    AgreementState.TERMINATED: "stopped",
    AgreementState.CANCELLED: "stopped",
}


def language() -> Language:
    """The language of the page."""
    return "en" if (get_language() or "fr").startswith("en") else "fr"


def asked_language(request: HttpRequest) -> Language:
    """That of a paper: the one in the address, or that of the page. Raises BadRequest for one that is none."""
    match request.GET.get("langue", ""):
        case "":
            return language()
        case "fr":
            return "fr"
        case "en":
            return "en"
    raise BadRequest("a language is none")


def page_url(agreement_pk: int, fragment: str = "") -> str:
    """The sheet of an agreement, at one of its parts."""
    path = reverse("agreement_page", args=[agreement_pk])
    return f"{path}#{fragment}" if fragment else path


def shown_clauses(clauses: Iterable[AgreementClause]) -> list[dict]:
    """Clauses in the language of the page, each as the filtered HTML of its text."""
    clauses = list(clauses)
    texts = letter_html([localized(one, "body", language()) for one in clauses])
    return [
        {
            "clause": clause,
            "html": mark_safe(html),
            "kind": "" if clause.title == clause.get_kind_display() else clause.get_kind_display(),
            "lacks_english": not clause.body_en,
        }
        for clause, html in zip(clauses, texts, strict=True)
    ]


def _context(title: str, agreement: Agreement | None, details: dict) -> dict:
    return {
        "title": title,
        "here": title,
        "agreement": agreement or "",
        "program": agreement.program if agreement else "",
        "amendment": "",
        "object_label": str(agreement) if agreement else "",
        "action": _("Enregistrer"),
        "danger": False,
        "lacking": [],
        "consequences": [],
        "enctype": "",
    } | details


def show_form(
    request: HttpRequest,
    form: forms.BaseForm,
    *,
    title: str,
    agreement: Agreement | None = None,
    template: str = "partnerships/agreement_form.html",
    **details,
) -> HttpResponse:
    return render(request, template, _context(title, agreement, details) | {"form": form})


def show_confirm(
    request: HttpRequest,
    form: forms.BaseForm,
    *,
    title: str,
    agreement: Agreement | None = None,
    amendment: Amendment | None = None,
    **details,
) -> HttpResponse:
    """Ask before something is done; the button says what the title says."""
    known = {"amendment": amendment or "", "action": title} | details
    context = _context(title, agreement, known) | {"form": form}
    return render(request, "partnerships/agreement_confirm.html", context)


def do_form(
    request: HttpRequest,
    form: forms.BaseForm,
    action: Callable,
    *,
    said: str | Callable[[Any], str],
    to: str,
    **details,
) -> HttpResponse | None:
    """Do what the form asks where it is valid, and lead on; None where it is to be shown.

    ``said`` is the sentence for it, or what makes one of what the action gave.
    """
    if not (form.is_bound and form.is_valid()):
        return None
    done = attempt(form, action, by=request.user, **details)
    if done is None and form.errors:
        return None
    messages.success(request, said(done) if callable(said) else said)
    return redirect(to)
