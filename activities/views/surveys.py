"""Appreciation at the desk: the surveys of an activity, what they ask, their poster, and what flooded them."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities import access
from activities.actions import surveys as actions
from activities.actions.posters import address_of, poster_of, titles_of
from activities.answers import choices_of, count_said
from activities.enums import SurveyAudience
from activities.forms.surveys import QuestionForm, SurveyForm
from activities.models import Survey, SurveyQuestion
from activities.views.certificates import printed
from activities.views.desk import CONFIRM, FORM, tabs_of
from activities.views.desk_listed import language
from programs.budgets.views.desk import ASKS, confirm, form_page, sent
from programs.doors import for_coordinators
from programs.forms import attempt
from programs.lib.periods import format_date, parse_date, today
from programs.lib.qr import qr_code
from programs.links import token_of
from programs.mailing import absolute

# On a page that is shown on a wall.
SHOWN = 120


@for_coordinators
@require_safe
def survey_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The three audiences of an activity, each with its survey or the button that makes it."""
    activity = access.get_activity_for(request.user, pk)
    surveys = {one.audience: one for one in activity.surveys.all()}
    for one in surveys.values():
        one.activity = activity
    context = {
        "activity": activity,
        "program": activity.program,
        "tabs": tabs_of(activity, "survey_list"),
        "audiences": [
            {"value": value, "label": label, "survey": _told(surveys.get(value))}
            for value, label in SurveyAudience.choices
        ],
        "has_any": bool(surveys),
    }
    return render(request, "activities/survey_list.html", context)


def _told(survey: Survey | None) -> dict | None:
    if survey is None:
        return None
    return {
        "one": survey,
        "state": state_of(survey),
        "came": count_said(survey),
        "aside": survey.responses.filter(is_aside=True).count(),
        "address": address_of(survey),
    }


def state_of(survey: Survey) -> dict[str, str]:
    """Whether it takes answers today."""
    day = today()
    if survey.is_to_open_on(day):
        said = _("Ouvre le %(day)s") % {"day": format_date(survey.opens_on, language())}
        return {"label": said, "tone": "neutral"}
    if survey.is_over_on(day):
        return {"label": _("Fermé"), "tone": "done"}
    if survey.closes_on:
        said = _("Ouvert jusqu’au %(day)s") % {"day": format_date(survey.closes_on, language())}
        return {"label": said, "tone": "active"}
    return {"label": _("Ouvert"), "tone": "active"}


@for_coordinators
@require_POST
def survey_make(request: HttpRequest, pk: int) -> HttpResponse:
    """A survey with its first questions; one that is there already is shown."""
    activity = access.get_activity_for(request.user, pk)
    audience = request.POST.get("audience", "")
    if audience not in SurveyAudience.values:
        raise BadRequest("an audience is none")
    try:
        made = actions.make_survey(activity=activity, audience=SurveyAudience(audience))
        messages.success(request, _("Le sondage est prêt. Relisez ses questions."))
    except ValidationError:
        made = activity.surveys.get(audience=audience)
    return redirect("survey_page", made.pk)


@for_coordinators
@require_safe
def survey_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One survey: its link, its questions, what came in."""
    survey = access.get_survey_for(request.user, pk)
    context = {
        "survey": survey,
        "activity": survey.activity,
        "program": survey.activity.program,
        "tabs": tabs_of(survey.activity, "survey_list"),
        "told": _told(survey),
        "link": absolute(reverse("survey_answer", args=[token_of(survey)])),
        "is_over": survey.is_over_on(today()),
        "questions": [
            {"one": one, "choices": [words for _value, words in choices_of(one)]}
            for one in survey.questions.all()
        ],
        "is_answered": survey.responses.exists(),
        "floods": floods_of(survey),
    }
    return render(request, "activities/survey_page.html", context)


@for_coordinators
@require_http_methods(ASKS)
def survey_change(request: HttpRequest, pk: int) -> HttpResponse:
    survey = access.get_survey_for(request.user, pk)
    form = SurveyForm(*sent(request), instance=survey)
    if form.is_bound and form.is_valid() and attempt(form, form.save):
        messages.success(request, _("Le sondage est enregistré."))
        return redirect("survey_page", pk)
    return _form(request, form, access.get_survey_for(request.user, pk), _("Modifier le sondage"))


def _form(request: HttpRequest, form, survey: Survey, title: str) -> HttpResponse:
    return form_page(
        request,
        form,
        template=FORM,
        title=title,
        activity=survey.activity,
        offering=None,
        shown=None,
        cancel_url=reverse("survey_page", args=[survey.pk]),
    )


@for_coordinators
@require_http_methods(ASKS)
def survey_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask before no more answers are taken."""
    survey = access.get_survey_for(request.user, pk)
    form = forms.Form(*sent(request))
    if form.is_bound and form.is_valid() and attempt(form, actions.close_survey, survey=survey):
        messages.success(request, _("Le sondage est fermé : ses résultats se lisent."))
        return redirect("survey_page", pk)
    return confirm(
        request,
        form,
        template=CONFIRM,
        title=_("Fermer le sondage"),
        object_label=str(survey),
        consequences=[
            _("Le lien et l’affiche ne prennent plus de réponses."),
            _("Les résultats se lisent. Les feuilles de papier peuvent encore être saisies."),
        ],
        lacking=[],
        cancel_url=reverse("survey_page", args=[pk]),
        activity=survey.activity,
        offering=None,
    )


# --- questions


@for_coordinators
@require_http_methods(ASKS)
def survey_question_new(request: HttpRequest, pk: int) -> HttpResponse:
    survey = access.get_survey_for(request.user, pk)
    return _question(request, SurveyQuestion(survey=survey), _("Ajouter une question"))


@for_coordinators
@require_http_methods(ASKS)
def survey_question(request: HttpRequest, pk: int) -> HttpResponse:
    question = access.get_survey_question_for(request.user, pk)
    return _question(request, question, _("Modifier la question"))


def _question(request: HttpRequest, question: SurveyQuestion, title: str) -> HttpResponse:
    form = QuestionForm(*sent(request), instance=question)
    if (
        form.is_bound
        and form.is_valid()
        and attempt(form, actions.save_question, question=question)
    ):
        messages.success(request, _("La question est enregistrée."))
        return redirect("survey_page", question.survey_id)
    return _form(request, form, question.survey, title)


@for_coordinators
@require_POST
def survey_question_move(request: HttpRequest, pk: int) -> HttpResponse:
    """One place up or down."""
    question = access.get_survey_question_for(request.user, pk)
    earlier = request.POST.get("place") != "after"
    return _changed(
        request, question, lambda: actions.move_question(question=question, earlier=earlier)
    )


@for_coordinators
@require_POST
def survey_question_remove(request: HttpRequest, pk: int) -> HttpResponse:
    question = access.get_survey_question_for(request.user, pk)
    return _changed(request, question, lambda: actions.remove_question(question=question))


def _changed(request: HttpRequest, question: SurveyQuestion, act: Callable) -> HttpResponse:
    try:
        act()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("survey_page", question.survey_id)


# --- the poster


@for_coordinators
@require_safe
def survey_poster(request: HttpRequest, pk: int) -> HttpResponse:
    """To show on a wall."""
    survey = access.get_survey_for(request.user, pk)
    address = address_of(survey)
    context = {
        "survey": survey,
        "activity": survey.activity,
        "titles": titles_of(survey),
        "address": address,
        "code": qr_code(address, _("Répondre au sondage"), side=SHOWN),
    }
    return render(request, "activities/survey_poster.html", context)


@for_coordinators
@require_safe
def survey_poster_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """To hang beside the door."""
    survey = access.get_survey_for(request.user, pk)
    return printed(poster_of(survey), f"{_('affiche')}-{survey.activity.code}-{survey.audience}")


# --- too many from one place


def floods_of(survey: Survey) -> list[dict]:
    """By day, how many answers came beyond measure, and how many of them count."""
    days = actions.once_aside(survey.responses.all()).order_by().values("answered_on")
    found = days.annotate(
        aside=Count("pk", filter=Q(is_aside=True)), counted=Count("pk", filter=Q(is_aside=False))
    )
    return [
        one | {"day": one["answered_on"], "said": format_date(one["answered_on"], language())}
        for one in found.order_by("answered_on")
    ]


@for_coordinators
@require_POST
def survey_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Count what came beyond measure on a day, or leave it aside; each takes the other back."""
    survey = access.get_survey_for(request.user, pk)
    try:
        day = parse_date(request.POST.get("day", ""))
    except ValueError:
        raise BadRequest("a day is none") from None
    if day is None:
        raise BadRequest("no day")
    aside = request.POST.get("do") != "count"
    responses = actions.once_aside(survey.responses.filter(answered_on=day))
    number = actions.put_aside(responses=responses, aside=aside)
    said = (
        ngettext("%(n)d réponse est mise de côté.", "%(n)d réponses sont mises de côté.", number)
        if aside
        else ngettext("%(n)d réponse compte.", "%(n)d réponses comptent.", number)
    )
    messages.success(request, said % {"n": number})
    return redirect("survey_page", pk)
