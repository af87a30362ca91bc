"""The page of an application: its form until it is sent, and from then on what was sent and where it stands.

Mail scanners open links: reading any of these pages changes nothing.
"""

import json

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bursaries.access import application_of
from bursaries.actions import applying, drafts
from bursaries.calls import Call
from bursaries.closing import closing_said, finishing_said, last_moment, left_said
from bursaries.eligibility import Outcome
from bursaries.enums import ApplicationState
from bursaries.forms.applying import REFEREE, ApplicationForm
from bursaries.models import Application
from bursaries.views import applying_referees, applying_sent
from bursaries.views.links import closed
from programs.asked import LONGEST_NUMBER
from programs.files import ACCEPT, attachment
from programs.forms import attempt
from programs.lib.periods import today
from programs.referrals.views.links import by_link

# What a button of the form asks for beside saving; the rest of its value says of which record.
SAVE, SEND, ASK, REMOVE, DROP = "save", "send", "ask", "remove", "drop"


def _closed_to_scripts(request: HttpRequest) -> HttpResponse:
    sentence = _(
        "Ce lien ne s’ouvre plus. Ce que vous avez écrit reste sur cet appareil ; demandez votre lien de nouveau."
    )
    return JsonResponse({"renewed": sentence}, status=404)


of_application = by_link(application_of, closed)


@of_application
@require_http_methods(["GET", "HEAD", "POST"])
def application_form(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """The form while it is a draft, and what was sent from then on."""
    if application.state != ApplicationState.DRAFT:
        return applying_sent.page(request, application, token)
    if request.method == "POST":
        return _Posted(request, application, token).answer()
    return _show(request, application, token, _form(application))


@by_link(application_of, _closed_to_scripts)
@require_POST
def application_save(request: HttpRequest, application: Application, token: str) -> JsonResponse:
    """Keep what a script sends: some of the fields, as they are typed."""
    call = Call.of(application.round)
    names = set(request.POST.getlist("fields"))
    try:
        saved = _save(request, application, ApplicationForm({}, call=call), names)
    except ValidationError as error:
        return JsonResponse({"refused": " ".join(error.messages)}, status=422)
    if saved is None:
        sentence = _("Cette candidature est envoyée : elle ne change plus.")
        return JsonResponse({"sent": sentence}, status=409)
    form = _form(application, call)
    return JsonResponse(
        {
            "saved": _saved_said(saved.at),
            "late": _late(application),
            "seen": _seen(form, application, names),
            "newer": saved.newer,
            "replaced": render_to_string(
                "bursaries/apply_replaced.html", _replaced(form, application), request
            ),
            "check": render_to_string("bursaries/apply_check.html", _check(form), request),
        }
    )


def _form(application: Application, call: Call | None = None, checking=()) -> ApplicationForm:
    call = call or Call.of(application.round)
    return ApplicationForm(application.typed, call=call, checking=checking)


def _save(
    request: HttpRequest, application: Application, form: ApplicationForm, names: set[str]
) -> drafts.Saved | None:
    """Save those of the fields of ``form`` that are among ``names``."""
    typed = {name: request.POST.getlist(name) for name in form.kept if name in names}
    return drafts.save_draft(
        application=application, typed=typed, seen=_read_seen(request.POST.get("seen", ""))
    )


def _read_seen(text: str) -> dict[str, str]:
    """What a window says that it saw; one that says nothing saw what is there."""
    try:
        seen = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(seen, dict):
        return {}
    return {name: digest for name, digest in seen.items() if isinstance(digest, str)}


def _seen(form: ApplicationForm, application: Application, names=None) -> dict[str, str]:
    return {
        name: drafts.digest_of(application.typed.get(name, []))
        for name in form.kept
        if names is None or name in names
    }


def _saved_said(moment) -> str:
    local = timezone.localtime(moment)
    time = date_format(local, "TIME_FORMAT")
    if local.date() == today():
        return _("Enregistré à %(time)s") % {"time": time}
    return _("Enregistré le %(day)s à %(time)s") % {
        "day": date_format(local, "DATE_FORMAT"),
        "time": time,
    }


def _late(application: Application) -> str:
    """The sentence of a draft that can be sent no more, or nothing."""
    try:
        applying.refuse_late(application, timezone.now())
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _replaced(form: ApplicationForm, application: Application) -> dict:
    """What one window wrote over of another: it is shown, to be copied where it was better, until somebody saw it."""
    found = drafts.replaced(application).items()
    return {
        "replaced": [
            {"label": str(form[name].label), "was": "\n".join(was)}
            for name, was in found
            if name in form.fields
        ]
    }


def _check(form: ApplicationForm) -> dict:
    """What the conditions make of the answers so far, as an applicant reads it."""
    verdict, regions = form.verdict(), form.call.region_names
    tones = {Outcome.MET: "done", Outcome.FAILED: "stopped", Outcome.UNKNOWN: "neutral"}
    reasons = [
        {
            "label": reason.outcome.label,
            "tone": tones[reason.outcome],
            "said": reason.to_applicant(regions),
        }
        for reason in verdict.reasons
    ]
    return {"reasons": reasons}


class _Posted:
    """What the form sent: whatever its button asks, what is typed is kept first, then the files that were chosen."""

    def __init__(self, request: HttpRequest, application: Application, token: str):
        self.request, self.application, self.token = request, application, token
        self.call = Call.of(application.round)
        self.asked, _colon, self.key = request.POST.get("do", SAVE).partition(":")
        checking = {SEND: None, ASK: REFEREE}.get(self.asked, ())
        self.checking, self.has_joined = checking, False
        self.form = ApplicationForm({}, call=self.call, checking=checking)

    def answer(self) -> HttpResponse:
        try:
            saved = _save(self.request, self.application, self.form, set(self.form.kept))
        except ValidationError as error:
            self.form.add_error(None, error)
            return self._again()
        if saved is None:
            return self._back()
        self.form = ApplicationForm(
            self.application.typed,
            call=self.call,
            checking=self.checking,
            files=self.request.FILES,
        )
        self._join_files()
        self._do()
        if self.form.errors:
            return self._again()
        return self._back(f"#{self._place()}" if self._place() else "")

    def _do(self) -> None:
        match self.asked:
            case "send":
                self._send()
            case "ask":
                applying_referees.ask(self.form, self.application)
            case "seen":
                drafts.forget_replaced(application=self.application)
            case "remove" if self.key.isdecimal():
                drafts.remove_file(application=self.application, pk=_key(self.key))
            case "drop" if self.key.isdecimal():
                applying_referees.drop(self.form, self.application, _key(self.key))

    def _place(self) -> str:
        if self.asked in (ASK, DROP):
            return "referees"
        return "documents" if self.asked == REMOVE or self.has_joined else ""

    def _join_files(self) -> None:
        for document, file in list(self.form.files_chosen()):
            try:
                drafts.join_file(application=self.application, document=document, file=file)
            except ValidationError as error:
                self.form.add_error(f"file_{document.pk}", error.messages)
            else:
                self.has_joined = True

    def _send(self) -> None:
        missing = applying.lacking(self.application)
        for name, sentence in missing.items():
            if name not in self.form.errors:
                self.form.add_error(name, sentence)
        if late := _late(self.application):
            self.form.add_error(None, late)
        if self.form.is_valid():
            attempt(
                self.form,
                applying.submit_application,
                application=self.application,
                **self.form.details(),
            )

    def _again(self) -> HttpResponse:
        return _show(self.request, self.application, self.token, self.form)

    def _back(self, place: str = "") -> HttpResponse:
        return redirect(reverse("application_form", args=[self.token]) + place)


def _key(text: str) -> int:
    """The key that a button holds; one that no record can have is nobody's."""
    return int(text) if len(text) <= LONGEST_NUMBER else 0


def _show(
    request: HttpRequest, application: Application, token: str, form: ApplicationForm
) -> HttpResponse:
    round, language = application.round, get_language() or "fr"
    now = timezone.now()
    context = (
        _check(form)
        | _replaced(form, application)
        | {
            "application": application,
            "token": token,
            "form": form,
            "round": round,
            "call": form.call,
            "saved": _saved_said(application.saved_at) if application.typed else "",
            "late": _late(application),
            "closing": closing_said(round.closes_at, language),
            "finishing": finishing_said(round.closes_at, round.grace_minutes, language),
            "left": left_said(now, last_moment(round.closes_at, round.grace_minutes), language),
            "seen": json.dumps(_seen(form, application)),
            "documents": _documents(application, form),
            "accept": ACCEPT,
            "references": applying_referees.told(application),
            "problems": bool(form.errors),
        }
    )
    return render(request, "bursaries/apply.html", context)


def _documents(application: Application, form: ApplicationForm) -> list[dict]:
    """Each document of the call with its field and what is joined to answer it."""
    files = list(application.files.all())
    return [
        {
            "document": document,
            "field": form[f"file_{document.pk}"],
            "files": [file for file in files if file.document_id == document.pk],
        }
        for document in form.call.documents
    ]


@of_application
@require_safe
def application_file(
    request: HttpRequest, application: Application, token: str, file_pk: int
) -> HttpResponse:
    """Hand over a document that the applicant joined."""
    return attachment(get_object_or_404(application.files, pk=file_pk))


@of_application
@require_http_methods(["GET", "HEAD", "POST"])
def application_discard(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """Delete a draft for good."""
    if application.state != ApplicationState.DRAFT:
        return redirect("application_form", token)
    if request.method == "POST":
        if not drafts.discard_draft(application=application):
            return redirect("application_form", token)
        messages.success(request, _("Votre brouillon est supprimé, avec ses documents."))
        return redirect("bursary_calls")
    context = {"application": application, "token": token, "round": application.round}
    return render(request, "bursaries/apply_discard.html", context)
