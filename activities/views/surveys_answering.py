"""The page on which somebody answers a survey: by the link or by the poster, without an account and without a name."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from activities import access
from activities.actions.surveys import answer_survey, origin_of, sessions_asked
from activities.enums import ActivityState
from activities.forms.surveys import AnswerForm
from activities.models import Survey, SurveyResponse
from programs import robots
from programs.forms import attempt
from programs.lib.periods import format_date, today
from programs.links import token_of
from programs.models.fields import localized
from programs.referrals.views.links import by_link
from programs.submissions import made_once

# From one network address in an hour: far beyond a school that fills a gymnasium, and the end for a robot.
RATE = "3000/h/ip"


def _unknown(request: HttpRequest) -> HttpResponse:
    return render(request, "activities/survey_closed.html", {"activity": None}, status=404)


@login_not_required
@never_cache
@require_safe
def survey_short(request: HttpRequest, survey_code: str) -> HttpResponse:
    """From the address on a poster to the survey."""
    survey = access.survey_of_code(survey_code)
    if survey is None:
        return _unknown(request)
    return redirect("survey_answer", token_of(survey))


@by_link(access.survey_of, _unknown)
@require_http_methods(["GET", "HEAD", "POST"])
def survey_answer(request: HttpRequest, survey: Survey, token: str) -> HttpResponse:
    """The questions on one page; before it opens and once it is closed, a sentence."""
    day = today()
    if reason := _why_not(survey):
        context = {"activity": survey.activity, "reason": reason}
        return render(request, "activities/survey_closed.html", context)
    sessions = sessions_asked(survey, day)
    of_today = [one for one in sessions if one.day == day]
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        survey=survey,
        sessions=sessions,
        session=of_today[0] if len(of_today) == 1 else None,
    )
    thanks = redirect("survey_thanks", token)
    if form.is_bound and form.trapped:
        return thanks
    status = 200
    if form.is_valid():
        if not robots.within_limit(request, "survey_answer", RATE):
            form.add_error(
                None, _("Trop de réponses viennent d’arriver d’ici. Attendez une heure.")
            )
            status = 429
        elif attempt(form, _keep, request=request, survey=survey, sent=form):
            return thanks
    context = {"survey": survey, "activity": survey.activity, "form": form}
    context["intro"] = localized(survey, "intro")
    return render(request, "activities/survey_answer.html", context, status=status)


def _why_not(survey: Survey) -> str:
    day = today()
    if survey.is_to_open_on(day):
        opening = format_date(survey.opens_on, get_language() or "fr")
        return _("On y répond à partir du %(day)s.") % {"day": opening}
    if survey.is_over_on(day) or survey.activity.state == ActivityState.CANCELLED:
        return _("Il est fermé : on n’y répond plus.")
    return "" if survey.questions.exists() else _("Ses questions ne sont pas encore écrites.")


def _keep(*, request: HttpRequest, survey: Survey, sent: AnswerForm) -> SurveyResponse:
    """What was sent, once however often it is."""
    made, _is_new = made_once(
        lambda: answer_survey(
            survey=survey,
            language=get_language() or "",
            origin=origin_of(survey, robots.place_of(request), today()),
            submission=sent.number,
            **sent.details(),
        ),
        lambda: survey.responses.filter(submission=sent.number).first(),
    )
    return made


@by_link(access.survey_of, _unknown)
@require_safe
def survey_thanks(request: HttpRequest, survey: Survey, token: str) -> HttpResponse:
    return render(
        request, "activities/survey_thanks.html", {"activity": survey.activity, "token": token}
    )
