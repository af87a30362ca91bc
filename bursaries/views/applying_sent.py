"""What was sent, as its author reads it, and where it stands: in words that say nothing of anybody else."""

from datetime import date
from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bursaries.access import application_of
from bursaries.actions import applying, referees
from bursaries.admitting import answers_of, closing_day
from bursaries.calls import Call
from bursaries.closing import closing_said
from bursaries.eligibility import Outcome, Subject, check, choices_of
from bursaries.enums import ApplicationState, LetterKind
from bursaries.forms.applying import PROVINCES, REFEREE, ApplicationForm
from bursaries.models import Application, Letter
from bursaries.views import applying_referees
from bursaries.views.links import closed
from programs.asked import LONGEST_NUMBER
from programs.lib.periods import format_date
from programs.lib.quantities import format_number
from programs.referrals.views.links import by_link

# What was decided, once the letter that says so has left; until then it is received, and nothing more.
_A = ApplicationState
TOLD_BY = {
    _A.INELIGIBLE: LetterKind.INELIGIBLE,
    _A.AWARDED: LetterKind.AWARD,
    _A.WAITING: LetterKind.WAITING,
    _A.REFUSED: LetterKind.REFUSAL,
}
_TONES = {_A.INELIGIBLE: "stopped", _A.AWARDED: "done", _A.WAITING: "active", _A.REFUSED: "stopped"}
# The columns that somebody fills in, by the title of their part.
_WHO = ("name", "email", "birth_date", "phone")
_HOME = (
    *("street", "city", "province", "postal_code", "region", "lives_there_since", "origin"),
    *("citizenship", "first_language", "languages"),
)
_STUDIES = (
    *("level", "field", "study_status", "institution_name", "study_program", "study_year"),
    *("studies_end_on", "instruction", "average", "pathway", "commits"),
)
PARTS = (
    (gettext_lazy("Qui vous êtes"), _WHO),
    (gettext_lazy("Où vous habitez"), _HOME),
    (gettext_lazy("Vos études"), _STUDIES),
)


def page(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """What was sent, read-only; whoever declined may still be replaced by another referee."""
    call = Call.of(application.round)
    checking = REFEREE if request.method == "POST" else ()
    typed = {name: request.POST.getlist(name) for name in REFEREE}
    form = ApplicationForm(typed, call=call, checking=checking)
    if request.method == "POST":
        asked, _colon, key = request.POST.get("do", "").partition(":")
        if asked == "ask":
            applying_referees.ask(form, application)
        elif asked == "drop" and key.isdecimal() and len(key) <= LONGEST_NUMBER:
            form = ApplicationForm(typed, call=call)
            applying_referees.drop(form, application, int(key))
        if not form.errors or asked not in ("ask", "drop"):
            return redirect("application_form", token)
    return render(request, "bursaries/apply_sent.html", _told(application, call, token, form))


def _told(application: Application, call: Call, token: str, form: ApplicationForm) -> dict:
    language, round = get_language() or "fr", application.round
    return where_it_stands(application) | {
        "application": application,
        "token": token,
        "round": round,
        "form": form,
        "received": closing_said(application.submitted_at, language)
        if application.submitted_at
        else format_date(application.submitted_on, language, "full"),
        "parts": [(title, list(_rows(application, names, language))) for title, names in PARTS],
        "choices": [str(choice.tier) for choice in application.choices.select_related("tier")],
        "answers": application.answers.select_related("question"),
        "files": application.files.select_related("document"),
        "references": applying_referees.told(application),
        "may_ask": bool(round.references_needed)
        and application.state in referees.REFERRED
        and timezone.now() <= referees.answers_until(round),
        "until": closing_said(referees.answers_until(round), language),
        "may_withdraw": application.state in applying.WITHDRAWABLE,
    }


def where_it_stands(application: Application) -> dict:
    """« Reçue » until a letter says more: nothing tells what reviewers do, or how many there are to choose from."""
    state = ApplicationState(application.state)
    if state == ApplicationState.WITHDRAWN:
        return _stands(_("Retirée"), "stopped", _("Vous avez retiré cette candidature."))
    kind = TOLD_BY.get(state)
    if kind is None or not _letter_left(application, kind):
        return _stands(
            _("Reçue"),
            "active",
            _("Elle sera étudiée, et une lettre vous dira ce qui en est décidé."),
        )
    said = {
        _A.INELIGIBLE: _("Elle ne remplit pas toutes les conditions de l’appel."),
        _A.AWARDED: _("Félicitations ! Votre lettre dit la suite."),
        _A.WAITING: _("Vous recevrez une autre lettre si une bourse se libère."),
        _A.REFUSED: _("Votre lettre le dit avec ses raisons."),
    }[state]
    reasons = _reasons(application) if state == _A.INELIGIBLE else []
    return _stands(state.label, _TONES[state], said, reasons)


def _stands(label: str, tone: str, sentence: str, reasons=()) -> dict:
    return {"state": label, "tone": tone, "sentence": sentence, "reasons": reasons}


def _letter_left(application: Application, kind: str) -> bool:
    letters = Letter.objects.filter(kind=kind, sent_at__isnull=False)
    return letters.filter(Q(application=application) | Q(award__application=application)).exists()


def _reasons(application: Application) -> list[str]:
    """The conditions that are not met, as an applicant is told them."""
    call = Call.of(application.round)
    verdict = check(call.rules, answers_of(application, closing_day(application.round)))
    return [reason.to_refused(call.region_names) for reason in verdict.which(Outcome.FAILED)]


def _rows(application: Application, names: tuple[str, ...], language: str):
    for name in names:
        if value := _shown(application, name, language):
            yield {"label": _label(name), "value": value, "url": ""}


def _label(name: str) -> str:
    """As the form asked for it."""
    if name in ApplicationForm.base_fields:
        return str(ApplicationForm.base_fields[name].label)
    return _("Courriel") if name == "email" else _("Nom")


def _shown(application: Application, name: str, language: str) -> str:
    value = getattr(application, name)
    if name in ("region", "origin") and value is None:
        return _("Ailleurs")
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return _("Oui") if value else _("Non")
    if isinstance(value, date):
        return format_date(value, language)
    if isinstance(value, Decimal):
        return format_number(value, language)
    if isinstance(value, list):
        labels = dict(Application._meta.get_field(name).base_field.choices)
        return ", ".join(str(labels.get(code, code)) for code in value)
    if name in ("first_language", "instruction"):
        return str(dict(choices_of(Subject.FIRST_LANGUAGE, {})).get(value, value))
    if name == "province":
        return str(dict(PROVINCES).get(value, value))
    display = getattr(application, f"get_{name}_display", None)
    return str(display() if display else value)


@by_link(application_of, closed)
@require_http_methods(["GET", "HEAD", "POST"])
def application_withdraw(
    request: HttpRequest, application: Application, token: str
) -> HttpResponse:
    """Take an application back, after saying what follows from it."""
    if application.state not in applying.WITHDRAWABLE:
        return redirect("application_form", token)
    if request.method == "POST":
        try:
            applying.withdraw_application(application=application)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Votre candidature est retirée."))
        return redirect("application_form", token)
    context = {"application": application, "token": token, "round": application.round}
    return render(request, "bursaries/apply_withdraw.html", context)
