"""Applications of a round: the table with what their answers come to, and the eligibility of many at once."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from bursaries import access
from bursaries.actions import selecting as actions
from bursaries.admitting import regions_known, verdicts_of
from bursaries.eligibility import Outcome, Regions, Standing, Verdict
from bursaries.enums import APPLICATION_RECEIVED, ApplicationState
from bursaries.models import Application, ApplicationFile, BursaryRound, Reference
from bursaries.views.selecting_desk import TONES, tabs_of
from programs.asked import page_of
from programs.budgets.views.desk import ASKS, confirm, sent
from programs.doors import for_coordinators
from programs.forms import UndatedForm, attempt

PAGE = 50
STANDING_TONES = {
    Standing.ELIGIBLE: "active",
    Standing.INELIGIBLE: "stopped",
    Standing.UNKNOWN: "attention",
}


@for_coordinators
@require_safe
def selection(request: HttpRequest, pk: int) -> HttpResponse:
    """What was received: what the rules make of each, what came of its references and documents, who resembles whom."""
    round = access.get_round_for(request.user, pk)
    received = access.visible_applications(request.user).filter(round=round)
    state = request.GET.get("etat", "")
    if state and state not in APPLICATION_RECEIVED:
        raise BadRequest("no such state")
    sought = request.GET.get("q", "").strip()[:100]
    page = page_of(_shown(received, state, sought), PAGE, request.GET.get("page"))
    alike = actions.resembling(_described(received))
    rows = _rows(round, list(page.object_list), alike)
    context = {
        "round": round,
        "tabs": tabs_of(round, "bursary_selection"),
        "states": _counted(received),
        "state": state,
        "sought": sought,
        "page": page,
        "rows": rows,
        "tones": TONES,
        "standing_tones": STANDING_TONES,
        "certain": received.filter(state=ApplicationState.SUBMITTED).exists(),
    }
    return render(request, "bursaries/selection.html", context)


def _shown(received: QuerySet[Application], state: str, sought: str) -> QuerySet[Application]:
    shown = received.filter(state=state) if state else received
    for word in sought.split():
        shown = shown.filter(
            Q(last_name__matches=word) | Q(first_name__matches=word) | Q(code__iexact=word)
        )
    references = Prefetch("references", Reference.objects.order_by("pk"))
    files = Prefetch("files", ApplicationFile.objects.without_content().select_related("document"))
    return (
        shown.select_related("region", "origin", "institution", "person")
        .prefetch_related(references, files, "choices__tier")
        .order_by("last_name", "first_name", "pk")
    )


def _described(received: QuerySet[Application]) -> QuerySet[Application]:
    """What tells persons again, of all the round; who gave up or was not admitted is no second chance."""
    standing = received.exclude(state__in=(ApplicationState.WITHDRAWN, ApplicationState.INELIGIBLE))
    return standing.only("pk", "code", "first_name", "last_name", "birth_date", "email", "phone")


def _counted(received: QuerySet[Application]) -> list[dict]:
    counted = dict(
        received.order_by()
        .values_list("state")
        .annotate(number=Count("pk"))
        .values_list("state", "number")
    )
    states = [
        {"code": state, "label": ApplicationState(state).label, "number": counted[state]}
        for state in APPLICATION_RECEIVED
        if state in counted
    ]
    return [{"code": "", "label": _("Toutes"), "number": sum(counted.values())}, *states]


def _rows(
    round: BursaryRound, applications: list[Application], alike: dict[int, list[Application]]
) -> list[dict]:
    verdicts, regions = verdicts_of(round, applications), regions_known()
    required = [one for one in round.documents.all() if one.is_required]
    return [
        {
            "application": one,
            "verdict": verdicts[one.pk],
            "reasons": reasons_said(verdicts[one.pk], regions),
            "references": _references(round, one),
            "missing": [
                str(document)
                for document in required
                if all(file.document_id != document.pk for file in one.files.all())
            ],
            "alike": alike.get(one.pk, ()),
        }
        for one in applications
    ]


def reasons_said(verdict: Verdict, regions: Regions) -> list[str]:
    """What stands against an application, or is still to be verified."""
    reasons = (*verdict.which(Outcome.FAILED), *verdict.which(Outcome.UNKNOWN))
    return [one.to_coordinator(regions) for one in reasons]


def _references(round: BursaryRound, application: Application) -> dict | None:
    """How many came of those that are needed; None where none is."""
    found = application.references.all()
    if not round.references_needed and not found:
        return None
    came = sum(one.answered_at is not None for one in found)
    return {
        "came": came,
        "needed": max(round.references_needed, len(found)),
        "lacks": came < round.references_needed,
    }


# --- many at once


@for_coordinators
@require_http_methods(ASKS)
def eligibility(request: HttpRequest, pk: int) -> HttpResponse:
    """What the answers decide by themselves: shown with its reasons, then noted for all at once."""
    round = access.get_round_for(request.user, pk)
    waiting = list(
        access.visible_applications(request.user)
        .filter(round=round, state=ApplicationState.SUBMITTED)
        .select_related("region", "origin")
        .order_by("last_name", "first_name", "pk")
    )
    verdicts, regions = verdicts_of(round, waiting), regions_known()
    groups = {
        outcome: [(one, verdicts[one.pk]) for one in waiting if verdicts[one.pk].outcome == outcome]
        for outcome in Standing
    }
    form = UndatedForm(*sent(request), record=round)
    if form.is_valid():
        outcomes = [one for one in _asked(request) if one != Standing.UNKNOWN]
        done = attempt(form, actions.mark_certain, round=round, by=request.user, outcomes=outcomes)
        if done is not None:
            _say(request, sum(done.values()))
            return redirect("bursary_selection", round.pk)
    return confirm(
        request,
        form,
        template="bursaries/selection_eligibility.html",
        title=_("Vérifier l’admissibilité"),
        object_label=str(round),
        consequences=[],
        action=_("Noter ce qui est coché"),
        cancel_url=reverse("bursary_selection", args=[round.pk]),
        round=round,
        eligible=[one for one, _verdict in groups[Standing.ELIGIBLE]],
        ineligible=[(one, reasons_said(v, regions)) for one, v in groups[Standing.INELIGIBLE]],
        unknown=[(one, reasons_said(v, regions)) for one, v in groups[Standing.UNKNOWN]],
    )


def _asked(request: HttpRequest) -> Iterable[str]:
    asked = request.POST.getlist("outcome")
    if not set(asked) <= set(Standing.values):
        raise BadRequest("no such verdict")
    return asked


def _say(request: HttpRequest, number: int) -> None:
    text = ngettext(
        "L’admissibilité de %(number)d candidature est notée.",
        "L’admissibilité de %(number)d candidatures est notée.",
        number,
    )
    messages.success(request, text % {"number": number})
