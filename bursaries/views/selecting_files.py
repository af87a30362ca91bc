"""One application with all that was sent, and its files."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bursaries import access
from bursaries.actions import reviewing
from bursaries.actions.selecting import resembling
from bursaries.admitting import check_eligibility, regions_known
from bursaries.eligibility import Standing, Verdict
from bursaries.enums import (
    APPLICATION_ELIGIBLE,
    APPLICATION_UNDER_REVIEW,
    ApplicationState,
    ReferenceState,
    ReviewConflict,
)
from bursaries.forms.reviewing import AssignForm
from bursaries.models import Application, Reference, Review
from bursaries.views.selecting import STANDING_TONES
from bursaries.views.selecting_desk import TONES, scores_hidden, tabs_of
from bursaries.views.selecting_facts import facts_of
from bursaries.views.selecting_steps import steps_of
from programs.budgets.views.desk import ASKS, sent
from programs.doors import for_coordinators
from programs.files import attachment
from programs.forms import attempt
from programs.taking_back import timeline


@for_coordinators
@require_http_methods(ASKS)
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """All that an applicant sent, what came of it, and to whom it is confided; confide it to one more."""
    found = access.get_application_for(request.user, pk)
    reviews = list(found.reviews.select_related("reviewer__user").prefetch_related("scores"))
    form = AssignForm(*sent(request), application=found, taken=[one.reviewer_id for one in reviews])
    if form.is_valid() and attempt(
        form,
        reviewing.assign_by_hand,
        application=found,
        reviewer=form.cleaned_data["reviewer"],
        by=request.user,
    ):
        messages.success(request, _("La candidature est confiée."))
        return redirect("bursary_application", found.pk)
    verdict, regions = check_eligibility(found), regions_known()
    hidden = scores_hidden(request.user, found)
    context = {
        "application": found,
        "round": found.round,
        "tabs": tabs_of(found.round, "bursary_selection"),
        "tone": TONES[found.state],
        "steps": steps_of(found),
        "verdict": verdict,
        "verdict_tone": STANDING_TONES[verdict.outcome],
        "reasons": [one.to_coordinator(regions) for one in verdict.reasons],
        "exception": _exception(found, verdict),
        "facts": facts_of(found),
        "choices": [str(one.tier) for one in found.choices.select_related("tier")],
        "answers": list(found.answers.select_related("question")),
        "files": list(found.files.without_content().select_related("document")),
        "references": [_reference(one) for one in found.references.prefetch_related("files")],
        "alike": _alike(found),
        "reviews": [] if hidden else [_review(one) for one in reviews],
        "hidden": hidden,
        "form": form,
        "may_assign": found.state in APPLICATION_UNDER_REVIEW
        and form.fields["reviewer"].queryset.exists(),
        "letters": list(found.letters.all()),
        "history": timeline(found, request.user),
        "award": getattr(found, "award", None),
    }
    return render(request, "bursaries/selection_application.html", context)


def _exception(application: Application, verdict: Verdict) -> str:
    """Why an application was admitted against what its answers say; nothing where they say so."""
    if application.state not in APPLICATION_ELIGIBLE or verdict.outcome == Standing.ELIGIBLE:
        return ""
    admitted = application.moves.filter(to_state=ApplicationState.ELIGIBLE).exclude(reason="")
    return admitted.order_by("-pk").values_list("reason", flat=True).first() or ""


def _alike(found: Application) -> list[Application]:
    others = Application.objects.received().filter(round=found.round_id)
    return resembling(others).get(found.pk, [])


def reference_state(reference: Reference) -> ReferenceState:
    """Follows from the days of a reference."""
    if reference.answered_at:
        return ReferenceState.RECEIVED
    if reference.declined_at:
        return ReferenceState.DECLINED
    return ReferenceState.ASKED if reference.asked_at else ReferenceState.TO_ASK


_REFERENCE_TONES = {
    ReferenceState.TO_ASK: "neutral",
    ReferenceState.ASKED: "attention",
    ReferenceState.RECEIVED: "done",
    ReferenceState.DECLINED: "stopped",
}


def _reference(reference: Reference) -> dict:
    state = reference_state(reference)
    return {
        "reference": reference,
        "state": state.label,
        "tone": _REFERENCE_TONES[state],
        "files": reference.files.all(),
    }


def _review(review: Review) -> dict:
    """A review as its coordinator sees it."""
    if review.conflict == ReviewConflict.DECLARED:
        state, tone = review.get_conflict_display(), "stopped"
    elif review.completed_at:
        state, tone = _("Terminée"), "done"
    elif review.scores.all():
        state, tone = _("Commencée"), "active"
    else:
        state, tone = review.get_conflict_display(), "neutral"
    return {
        "review": review,
        "state": state,
        "tone": tone,
        "may_take_away": not review.scores.all() and review.conflict != ReviewConflict.DECLARED,
        "is_conflict": review.conflict == ReviewConflict.DECLARED,
    }


# --- reviews, by hand


_BY_HAND = {
    "retirer": (
        reviewing.take_away,
        gettext_lazy("La candidature n’est plus confiée à cette personne."),
    ),
    "rouvrir": (reviewing.reopen_review, gettext_lazy("L’évaluation est rendue à son évaluateur.")),
    "declaration": (
        reviewing.take_back_declaration,
        gettext_lazy("La déclaration est à refaire."),
    ),
}


@for_coordinators
@require_POST
def review_step(request: HttpRequest, pk: int, review_step: str) -> HttpResponse:
    """Take a review away, give it back, or have a declaration made anew."""
    review = get_object_or_404(
        access.visible_reviews(request.user).select_related("application"), pk=pk
    )
    if review_step not in _BY_HAND:
        raise Http404
    action, said = _BY_HAND[review_step]
    try:
        action(review=review, by=request.user)
        messages.success(request, said)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("bursary_application", review.application_id)


@for_coordinators
@require_safe
def application_file(request: HttpRequest, pk: int, file_pk: int) -> StreamingHttpResponse:
    found = access.get_application_for(request.user, pk)
    return attachment(get_object_or_404(found.files.without_content(), pk=file_pk))


@for_coordinators
@require_safe
def reference_file(request: HttpRequest, pk: int, file_pk: int) -> StreamingHttpResponse:
    """What a referee joined."""
    found = access.get_application_for(request.user, pk)
    files = access.visible_reference_files(request.user).filter(reference__application=found)
    return attachment(get_object_or_404(files.without_content(), pk=file_pk))
