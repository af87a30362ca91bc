"""Who reads the applications of a round, as its coordinator sees it."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from bursaries import access
from bursaries.actions import reviewing as actions
from bursaries.enums import APPLICATION_UNDER_REVIEW, ReviewConflict
from bursaries.forms.reviewing import ReviewersForm
from bursaries.models import BursaryRound, Reviewer
from bursaries.views.selecting_desk import tabs_of
from programs.budgets.views.desk import ASKS, sent
from programs.doors import for_coordinators
from programs.forms import attempt

_WITHOUT_CONFLICT = ~Q(reviews__conflict=ReviewConflict.DECLARED)


@for_coordinators
@require_http_methods(ASKS)
def reviewers(request: HttpRequest, pk: int) -> HttpResponse:
    """The reviewers with what they have to read and have read, what is confided to nobody yet; add some."""
    round = access.get_round_for(request.user, pk)
    form = ReviewersForm(*sent(request), round=round)
    if form.is_valid():
        added = attempt(
            form,
            actions.add_reviewers,
            round=round,
            users=form.cleaned_data["users"],
            by=request.user,
        )
        if added is not None:
            messages.success(
                request, _("Les évaluateurs sont ajoutés. Confiez-leur des candidatures.")
            )
            return redirect("bursary_reviewers", round.pk)
    found = (
        round.reviewers.select_related("user")
        .order_by(*Reviewer._meta.ordering)
        .annotate(
            confided=Count("reviews"),
            undeclared=Count("reviews", filter=Q(reviews__conflict=ReviewConflict.UNDECLARED)),
            conflicts=Count("reviews", filter=Q(reviews__conflict=ReviewConflict.DECLARED)),
            completed=Count("reviews", filter=Q(reviews__completed_at__isnull=False)),
        )
    )
    context = {
        "round": round,
        "tabs": tabs_of(round, "bursary_reviewers"),
        "reviewers": [
            {"reviewer": one, "to_do": one.confided - one.conflicts - one.completed}
            for one in found
        ],
        "lacking": _lacking(round),
        "may_assign": round.reviewers.filter(is_active=True).exists(),
        "form": form,
        "may_add": form.fields["users"].queryset.exists(),
        "organization": round.program.lead,
    }
    return render(request, "bursaries/review_reviewers.html", context)


def _lacking(round: BursaryRound) -> int:
    """How many applications under review are read by fewer than they should be."""
    counting = Count("reviews", filter=_WITHOUT_CONFLICT)
    found = round.applications.filter(state__in=APPLICATION_UNDER_REVIEW).order_by()
    return found.annotate(read_by=counting).filter(read_by__lt=round.reviews_needed).count()


@for_coordinators
@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Share the applications out among the reviewers."""
    round = access.get_round_for(request.user, pk)
    made = actions.assign_reviews(round=round, by=request.user)
    if made:
        text = ngettext(
            "%(number)d évaluation est confiée ; la personne en est avisée par courriel.",
            "%(number)d évaluations sont confiées ; les personnes en sont avisées par courriel.",
            made,
        )
        messages.success(request, text % {"number": made})
    if lacking := _lacking(round):
        text = ngettext(
            "Il manque encore un évaluateur à %(number)d candidature : ajoutez-en un.",
            "Il manque encore un évaluateur à %(number)d candidatures : ajoutez-en un.",
            lacking,
        )
        messages.warning(request, text % {"number": lacking})
    return redirect("bursary_reviewers", round.pk)


@for_coordinators
@require_POST
def retire(request: HttpRequest, pk: int, reviewer_pk: int) -> HttpResponse:
    """Have somebody read no more of this round."""
    round = access.get_round_for(request.user, pk)
    reviewer = get_object_or_404(round.reviewers, pk=reviewer_pk)
    actions.retire_reviewer(reviewer=reviewer, by=request.user)
    messages.success(
        request,
        _(
            "Cette personne n’évalue plus ce concours. Confiez à d’autres ce qu’elle n’avait pas commencé."
        ),
    )
    return redirect("bursary_reviewers", round.pk)
