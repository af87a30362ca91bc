"""Sheets of paper, typed one after the other; and what all the surveys of an activity say once they are closed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities import access
from activities.actions.surveys import answer_survey, remove_last_sheet, sessions_asked
from activities.answers import results_of
from activities.enums import ResponseSource
from activities.forms.surveys import SheetForm
from activities.models import Session, Survey, SurveyResponse
from activities.views.desk import tabs_of
from activities.views.desk_listed import language
from programs.asked import read_number
from programs.budgets.views.desk import ASKS, sent
from programs.doors import for_coordinators
from programs.forms import attempt
from programs.lib.periods import today
from programs.lib.quantities import format_number, format_percent
from programs.submissions import made_once


@for_coordinators
@require_http_methods(ASKS)
def survey_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """One sheet; the next one keeps the session and the day."""
    survey = access.get_survey_for(request.user, pk)
    sessions = sessions_asked(survey, today())
    session = _session_asked(request, sessions)
    day = session.day if session else today()
    form = SheetForm(*sent(request), survey=survey, sessions=sessions, session=session, day=day)
    if form.is_bound and form.is_valid() and attempt(form, _keep, survey=survey, sheet=form):
        return redirect(_next(survey, form.details()["session"]))
    sheets = survey.responses.filter(source=ResponseSource.PAPER).order_by("pk")
    context = {
        "survey": survey,
        "activity": survey.activity,
        "program": survey.activity.program,
        "form": form,
        "entered": sheets.count(),
        "last": sheets.last(),
        "has_questions": bool(form.questions),
    }
    return render(request, "activities/survey_paper.html", context)


def _session_asked(request: HttpRequest, sessions) -> Session | None:
    """That of the sheet before, or the only one."""
    if asked := request.GET.get("seance"):
        return next((one for one in sessions if one.pk == read_number(asked)), None)
    return sessions[0] if len(sessions) == 1 else None


def _next(survey: Survey, session: Session | None) -> str:
    address = reverse("survey_paper", args=[survey.pk])
    return f"{address}?{urlencode({'seance': session.pk})}" if session else address


def _keep(*, survey: Survey, sheet: SheetForm) -> SurveyResponse:
    details = sheet.details()
    made, _is_new = made_once(
        lambda: answer_survey(
            survey=survey,
            language=get_language() or "",
            source=ResponseSource.PAPER,
            **details,
        ),
        lambda: survey.responses.filter(submission=details["submission"]).first(),
    )
    return made


@for_coordinators
@require_POST
def survey_paper_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the last sheet, which the button names: a second click takes back no other."""
    survey = access.get_survey_for(request.user, pk)
    if remove_last_sheet(survey=survey, code=request.POST.get("code", "")):
        messages.success(request, _("La dernière feuille est retirée."))
    return redirect("survey_paper", pk)


# --- results


@for_coordinators
@require_safe
def survey_results(request: HttpRequest, pk: int) -> HttpResponse:
    """What each audience said, as far as it may be shown."""
    activity = access.get_activity_for(request.user, pk)
    surveys = list(activity.surveys.prefetch_related("questions"))
    for one in surveys:
        one.activity = activity
    context = {
        "activity": activity,
        "program": activity.program,
        "tabs": tabs_of(activity, "survey_list"),
        "results": [_told(one) for one in results_of(activity, surveys, today())],
    }
    return render(request, "activities/survey_results.html", context)


def _told(results) -> dict:
    spoken = language()
    return {
        "one": results,
        "rate": results.rate.display(spoken) if results.rate else "",
        "asked": results.asked.display(spoken),
        "questions": [
            {
                "answered": one,
                "n": one.result.n if one.result else None,
                "mean": format_number(one.result.mean, spoken) if _has_mean(one) else "",
                "favourable": format_percent(one.result.favourable, spoken)
                if _has_mean(one)
                else "",
                "bars": [
                    {"bar": bar, "share": format_percent(bar.share, spoken)} for bar in one.bars
                ],
            }
            for one in results.questions
        ],
    }


def _has_mean(answered) -> bool:
    return answered.result is not None and answered.result.mean is not None
