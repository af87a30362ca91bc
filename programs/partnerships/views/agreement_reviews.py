"""Yearly reviews: asked of all partners, read, concluded, opened again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from programs.forms import UndatedForm, attempt
from programs.lib.periods import today
from programs.partnerships import access
from programs.partnerships.actions import agreement_reviews as actions
from programs.partnerships.addresses import amendment_url
from programs.partnerships.enums import AGREEMENT_LIVE, Wish
from programs.partnerships.forms.agreement_steps import AskReviewsForm, ConcludeForm
from programs.partnerships.models import Agreement, AgreementReview
from programs.partnerships.views.agreement_desk import (
    ASKS,
    do_form,
    for_coordinators,
    page_url,
    sent,
    show_confirm,
)


def _ask(request: HttpRequest, agreements, to: str, **details) -> HttpResponse:
    """Ask the partners of ``agreements`` that have none yet for the year of the day that is chosen."""
    form = AskReviewsForm(*sent(request))
    year = today().year
    if form.is_bound and form.is_valid():
        year = form.cleaned_data["due_on"].year
    parties = list(actions.partners_to_ask(agreements, year))
    if form.is_bound and form.is_valid():
        made = attempt(
            form, actions.ask_reviews, parties=parties, by=request.user, **form.cleaned_data
        )
        if made is not None:
            text = ngettext(
                "%(number)d évaluation est demandée.",
                "%(number)d évaluations sont demandées.",
                len(made),
            )
            messages.success(request, text % {"number": len(made)})
            return redirect(to)
    text = ngettext(
        "%(number)d partenaire n’a pas encore l’évaluation de cette année : il la reçoit par courriel.",
        "%(number)d partenaires n’ont pas encore l’évaluation de cette année : ils la reçoivent par courriel.",
        len(parties),
    )
    return show_confirm(
        request,
        form,
        title=_("Demander l’évaluation annuelle"),
        consequences=[
            text % {"number": len(parties)},
            _("Chacun répond dans son espace ; sans compte, c’est le signataire qui est averti."),
        ],
        action=_("Demander"),
        cancel_url=to,
        **details,
    )


@for_coordinators
@require_http_methods(ASKS)
def agreement_reviews_ask(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_agreement_for(request.user, pk)
    to = page_url(pk, "evaluations")
    if found.state not in AGREEMENT_LIVE:
        messages.error(request, _("Cette entente n’est pas en vigueur : elle ne s’évalue pas."))
        return redirect(to)
    return _ask(request, Agreement.objects.filter(pk=pk), to, agreement=found)


@for_coordinators
@require_http_methods(ASKS)
def agreement_reviews_ask_all(request: HttpRequest, slug: str) -> HttpResponse:
    """Of all the agreements of a program that are in force and reviewed each year."""
    program = access.get_partnership_program_for(request.user, slug)
    agreements = actions.reviewed_on(program, today())
    to = reverse("agreement_list")
    return _ask(request, agreements, to, program=program, object_label=str(program))


def _get_review(user, pk: int) -> AgreementReview:
    found = access.visible_reviews(user).select_related(
        "agreement__program__lead", "party__organization", "answered_by"
    )
    return get_object_or_404(found, pk=pk)


# Where a conclusion leads: what it asks for is begun.
def _following(review: AgreementReview) -> str:
    agreement = review.agreement
    if agreement.state in AGREEMENT_LIVE and review.conclusion == Wish.AMEND:
        subject = _("Suite de l’évaluation %(year)s") % {"year": review.year}
        return amendment_url(agreement.pk, subject=subject)
    if agreement.state in AGREEMENT_LIVE and review.conclusion == Wish.END:
        return reverse("agreement_step", args=[agreement.pk, "avis"])
    return page_url(agreement.pk, "evaluations")


@for_coordinators
@require_http_methods(ASKS)
def agreement_review(request: HttpRequest, pk: int) -> HttpResponse:
    """What a partner answered, and what is concluded of it."""
    review = _get_review(request.user, pk)
    form = ConcludeForm(*sent(request), initial={"conclusion": review.wish})
    if form.is_bound and form.is_valid():
        details = {"review": review, "by": request.user, **form.cleaned_data}
        if concluded := attempt(form, actions.conclude_review, **details):
            messages.success(request, _("L’évaluation est conclue."))
            return redirect(_following(concluded))
    context = {
        "review": review,
        "agreement": review.agreement,
        "form": form,
        "here": _("Évaluation %(year)s") % {"year": review.year},
    }
    return render(request, "partnerships/agreement_review.html", context)


REVIEW_STEPS = {
    "rouvrir": (
        gettext_lazy("Rouvrir l’évaluation"),
        actions.reopen_review,
        gettext_lazy("L’évaluation est rouverte."),
        gettext_lazy("Le partenaire peut de nouveau répondre ; ce qu’il a répondu reste."),
    ),
    "reprendre": (
        gettext_lazy("Reprendre la demande"),
        actions.take_back_review,
        gettext_lazy("La demande est reprise."),
        gettext_lazy("Elle disparaît du dossier, et du courrier qui n’est pas parti."),
    ),
}


@for_coordinators
@require_http_methods(ASKS)
def agreement_review_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, "rouvrir")


@for_coordinators
@require_http_methods(ASKS)
def agreement_review_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, "reprendre")


def _step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    review = _get_review(request.user, pk)
    title, action, said, says = REVIEW_STEPS[name]
    form = UndatedForm(*sent(request), record=review)
    to = page_url(review.agreement_id, "evaluations")
    done = do_form(request, form, action, said=said, to=to, review=review)
    return done or show_confirm(
        request,
        form,
        title=title,
        agreement=review.agreement,
        object_label=f"{review.party.organization} · {review.year}",
        consequences=[says],
        cancel_url=to,
    )
