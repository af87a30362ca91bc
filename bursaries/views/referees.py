"""The page of a referee, who has a signed link: it tells who asks, for which call and until when, and nothing more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from bursaries.access import reference_of
from bursaries.actions import referees
from bursaries.closing import closing_said
from bursaries.enums import ApplicationState, ReferenceState
from bursaries.forms.referees import ReferenceForm
from bursaries.models import Application, Reference
from bursaries.views.links import closed
from programs.forms import attempt
from programs.referrals.views.links import by_link

OPEN = (ReferenceState.TO_ASK, ReferenceState.ASKED)


@by_link(reference_of, closed)
@require_http_methods(["GET", "HEAD", "POST"])
def reference_form(request: HttpRequest, reference: Reference, token: str) -> HttpResponse:
    """The form until it is answered, and thanks from then on, whoever opens the link."""
    state = referees.state_of(reference)
    if state not in OPEN:
        return _thank(request, reference, state)
    form = ReferenceForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST":
        if "decline" in request.POST:
            form = ReferenceForm({})
            if attempt(form, referees.decline_reference, reference=reference):
                return redirect("reference_form", token)
        elif form.is_valid() and attempt(
            form, referees.answer_reference, reference=reference, **form.cleaned_data
        ):
            return redirect("reference_form", token)
    round = reference.application.round
    context = {
        "form": form,
        "name": name_of(reference.application),
        "round": round,
        "until": closing_said(referees.answers_until(round), get_language() or "fr"),
    }
    return render(request, "bursaries/referee.html", context)


def _thank(request: HttpRequest, reference: Reference, state: ReferenceState) -> HttpResponse:
    context = {
        "declined": state == ReferenceState.DECLINED,
        "name": name_of(reference.application),
        "round": reference.application.round,
    }
    return render(request, "bursaries/referee_thanks.html", context)


def name_of(application: Application) -> str:
    """The name of who asks: that of a draft as it is typed."""
    if application.state != ApplicationState.DRAFT:
        return application.name
    typed = application.typed
    return " ".join([*typed.get("first_name", []), *typed.get("last_name", [])])
