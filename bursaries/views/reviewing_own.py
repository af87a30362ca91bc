"""What reviewers open: the applications confided to them, the conflicts that they declare first, and their scores."""

from collections.abc import Callable
from copy import copy
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bursaries import access
from bursaries.actions import reviewing as actions
from bursaries.enums import APPLICATION_UNDER_REVIEW, ReviewConflict
from bursaries.forms.reviewing import ConflictForm, DeclarationForm, ReviewForm
from bursaries.models import Application, ApplicationFile, ReferenceFile, Review
from bursaries.views.selecting_facts import facts_for_reviewer, institution
from programs.budgets.views.desk import ASKS, confirm, sent
from programs.files import SUFFIXES, attachment
from programs.forms import attempt
from programs.lib.quantities import format_number


def for_reviewers(view: Callable) -> Callable:
    """Serve a page to whoever reads applications."""

    @never_cache
    @wraps(view)
    def page(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if not access.reviews(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return page


def called(application: Application) -> str:
    """How a reviewer is told of an application: by its code alone where the round is blind."""
    return application.display_code if application.round.is_blind else str(application)


# --- what is confided


@for_reviewers
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """All that is confided to the reader, round by round: to declare first, to read, and done."""
    found = (
        access.own_reviews(request.user)
        .select_related("application__round__program", "application__institution")
        .prefetch_related("scores")
        .order_by("application__round", "pk")
    )
    rounds: dict[int, dict] = {}
    for review in found:
        round = review.application.round
        group = rounds.setdefault(
            round.pk, {"round": round, "undeclared": 0, "open": [], "done": [], "closed": []}
        )
        if review.conflict == ReviewConflict.UNDECLARED:
            group["undeclared"] += 1
        elif review.conflict == ReviewConflict.DECLARED:
            group["closed"].append({"called": called(review.application)})
        else:
            group["done" if review.completed_at else "open"].append(_listed(review))
    return render(request, "bursaries/review_home.html", {"groups": list(rounds.values())})


def _listed(review: Review) -> dict:
    application = review.application
    if review.completed_at:
        state, tone = _("Terminée"), "done"
    elif review.scores.all():
        state, tone = _("Commencée"), "active"
    else:
        state, tone = _("À lire"), "attention"
    return {
        "review": review,
        "called": called(application),
        "institution": "" if application.round.is_blind else institution(application),
        "studies": " · ".join(
            filter(None, (application.get_level_display(), application.get_field_display()))
        ),
        "state": state,
        "tone": tone,
    }


# --- conflicts of interest


@for_reviewers
@require_http_methods(ASKS)
def declare(request: HttpRequest) -> HttpResponse:
    """One screen for all that is confided: a conflict of interest or none, before anything is read."""
    found = (
        access.own_reviews(request.user)
        .filter(conflict=ReviewConflict.UNDECLARED)
        .select_related("application__round", "application__institution")
        .order_by("application__round", "pk")
    )
    forms = [DeclarationForm(*sent(request), review=one) for one in found]
    if request.method == "POST" and all(form.is_valid() for form in forms):
        _declared(request, forms)
        return redirect("review_home")
    rows = [
        {
            "form": form,
            "called": called(form.review.application),
            "institution": ""
            if form.review.application.round.is_blind
            else institution(form.review.application),
            "round": form.review.application.round,
        }
        for form in forms
    ]
    context = {"rows": rows, "has_errors": any(form.errors for form in forms)}
    return render(request, "bursaries/review_declare.html", context)


@transaction.atomic
def _declared(request: HttpRequest, forms: list[DeclarationForm]) -> None:
    said = [form for form in forms if form.cleaned_data["conflict"]]
    for form in said:
        actions.declare_conflict(
            review=form.review,
            has_conflict=form.cleaned_data["conflict"] == ReviewConflict.DECLARED,
            reason=form.cleaned_data["reason"],
        )
    if said:
        messages.success(request, _("Vos déclarations sont enregistrées."))


@for_reviewers
@require_http_methods(ASKS)
def declare_one(request: HttpRequest, pk: int) -> HttpResponse:
    """A conflict that is found while reading closes the file."""
    review = access.get_readable_review_for(request.user, pk)
    form = ConflictForm(*sent(request))
    if form.is_valid() and attempt(
        form,
        actions.declare_conflict,
        review=review,
        has_conflict=True,
        reason=form.cleaned_data["reason"],
    ):
        messages.success(request, _("Le conflit d’intérêts est déclaré : le dossier se ferme."))
        return redirect("review_home")
    return confirm(
        request,
        form,
        template="bursaries/review_confirm.html",
        title=_("Déclarer un conflit d’intérêts"),
        object_label=called(review.application),
        consequences=[
            _("Le dossier se ferme pour vous, et vos notes ne comptent plus."),
            _("La coordination lit la nature du conflit ; la personne candidate n’en sait rien."),
        ],
        danger=True,
        cancel_url=reverse("review", args=[review.pk]),
    )


# --- one application


@for_reviewers
@require_http_methods(ASKS)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Read an application and score it. What is half done is kept; once handed in, the others' scores are shown."""
    found = access.get_readable_review_for(request.user, pk)
    application = found.application
    criteria = list(application.round.criteria.all())
    may_write = not found.completed_at and application.state in APPLICATION_UNDER_REVIEW
    form = ReviewForm(*(sent(request) if may_write else ()), review=found, criteria=criteria)
    if form.is_valid() and _kept(request, found, form):
        return redirect(
            "review_home" if "complete" in request.POST else "review",
            *(() if "complete" in request.POST else (found.pk,)),
        )
    blind = application.round.is_blind
    context = {
        "review": found,
        "called": called(application),
        "round": application.round,
        "blind": blind,
        "facts": facts_for_reviewer(application, blind=blind),
        "answers": list(application.answers.select_related("question")),
        "files": [
            {"file": file, "name": shown_name(file, number, blind)}
            for number, file in enumerate(_files(application), start=1)
        ],
        "references": _references(application, blind),
        "form": form,
        "scored": form.scored(),
        "may_write": may_write,
        "own": _scores_of(found, criteria),
        "others": [
            {"who": str(one.reviewer), "comment": one.comment, "scores": _scores_of(one, criteria)}
            for one in access.others_reviews(found)
            .select_related("reviewer__user")
            .prefetch_related("scores")
        ],
    }
    return render(request, "bursaries/review.html", context)


def _kept(request: HttpRequest, found: Review, form: ReviewForm) -> bool:
    """Keep the scores, and hand them in where that is asked; what is refused is said on the form."""
    given = {"scores": form.scores(), "comment": form.cleaned_data["comment"]}
    if not attempt(form, actions.save_review, review=found, **given):
        return False
    if "complete" not in request.POST:
        messages.success(request, _("Vos notes sont gardées. Revenez quand vous voulez."))
        return True
    if not attempt(form, actions.complete_review, review=found, by=request.user, **given):
        return False
    messages.success(request, _("L’évaluation est remise. Merci."))
    return True


def _scores_of(review: Review, criteria: list) -> list[tuple]:
    """Each criterion with what the review gave it."""
    given = {one.criterion_id: one.value for one in review.scores.all()}
    language = get_language() or "fr"
    return [
        (one, format_number(given[one.pk].normalize(), language) if one.pk in given else "—")
        for one in criteria
    ]


def _files(application: Application):
    return application.files.without_content().select_related("document").order_by("pk")


def shown_name(file: ApplicationFile | ReferenceFile, number: int, blind: bool) -> str:
    """The name of a file, or where the round is blind what it answers: names of files name people."""
    if not blind:
        return file.name
    document = getattr(file, "document", None)
    stem = slugify(str(document)) if document else _("document")
    return f"{stem}-{number}{SUFFIXES[file.content_type][0]}"


def _references(application: Application, blind: bool) -> list[dict]:
    """What referees wrote; who they are is not said where the round is blind."""
    answered = application.references.filter(answered_at__isnull=False).prefetch_related("files")
    return [
        {
            "who": _("Référence %(number)d") % {"number": number} if blind else one.name,
            "relation": "" if blind else one.relation,
            "text": one.text,
            "files": [
                {"file": file, "name": shown_name(file, place, blind)}
                for place, file in enumerate(one.files.all(), start=1)
            ],
        }
        for number, one in enumerate(answered, start=1)
    ]


def _handed(file, number: int, blind: bool) -> StreamingHttpResponse:
    renamed = copy(file)
    renamed.name = shown_name(file, number, blind)
    return attachment(renamed)


@for_reviewers
@require_safe
def review_file(request: HttpRequest, pk: int, file_pk: int) -> StreamingHttpResponse:
    """A document of an application that the reader may read."""
    application = access.get_readable_review_for(request.user, pk).application
    file = get_object_or_404(_files(application), pk=file_pk)
    return _handed(file, file_pk, application.round.is_blind)


@for_reviewers
@require_safe
def review_reference_file(request: HttpRequest, pk: int, file_pk: int) -> StreamingHttpResponse:
    """What a referee joined, of an application that the reader may read."""
    application = access.get_readable_review_for(request.user, pk).application
    files = ReferenceFile.objects.without_content().filter(reference__application=application)
    return _handed(get_object_or_404(files, pk=file_pk), file_pk, application.round.is_blind)


def summary(user) -> dict:
    """What waits for a reviewer, in two numbers."""
    found = access.own_reviews(user)
    return {
        "undeclared": found.filter(conflict=ReviewConflict.UNDECLARED).count(),
        "to_do": found.filter(conflict=ReviewConflict.NONE, completed_at=None).count(),
    }
