"""Surveys: made with questions to begin with, answered without a name, and held against flooding.

A class answers from one network address, so no address is refused. Beyond what a group of the size expected may send
within a day, answers are kept, put aside and counted nowhere until a coordinator has looked at them.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, QuerySet, Sum
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from activities.enums import QuestionKind, ResponseSource, SurveyAudience
from activities.models import (
    Activity,
    Attendance,
    Session,
    Survey,
    SurveyAnswer,
    SurveyQuestion,
    SurveyResponse,
)
from programs import locks
from programs.lib.periods import today

# What one network address may send of a survey within a day at the least: two classes.
LEAST_FROM_ONE_PLACE = 60

_Q = QuestionKind
# Kind, text in French, in English, whether it measures satisfaction.
_COMMON = (_Q.TEXT, "Un commentaire, une idée ?", "A comment, an idea?", False)
DEFAULT_QUESTIONS = {
    SurveyAudience.STUDENTS: (
        (_Q.SCALE, "Cette activité m’a plu.", "I enjoyed this activity.", True),
        (
            _Q.SCALE,
            "J’y ai appris quelque chose d’utile.",
            "I learned something useful.",
            False,
        ),
        (
            _Q.YES_NO,
            "J’ai envie d’en savoir plus sur le sujet.",
            "I would like to know more about the subject.",
            False,
        ),
        (
            _Q.YES_NO,
            "Je recommanderais cette activité à quelqu’un.",
            "I would recommend this activity to somebody.",
            False,
        ),
        _COMMON,
    ),
    SurveyAudience.ADULTS: (
        (
            _Q.SCALE,
            "L’activité a bien servi le groupe.",
            "The activity served the group well.",
            True,
        ),
        (_Q.SCALE, "Le contenu convenait à son niveau.", "The content suited its level.", False),
        (
            _Q.SCALE,
            "L’accueil et l’organisation étaient bons.",
            "The welcome and the organization were good.",
            False,
        ),
        (
            _Q.SCALE,
            "L’horaire et le transport convenaient.",
            "The schedule and transportation suited us.",
            False,
        ),
        (
            _Q.YES_NO,
            "Je reviendrais avec un autre groupe.",
            "I would come back with another group.",
            False,
        ),
        _COMMON,
    ),
    SurveyAudience.BOARD: (
        (
            _Q.SCALE,
            "L’activité répond aux besoins de notre milieu.",
            "The activity meets the needs of our community.",
            True,
        ),
        (
            _Q.SCALE,
            "La collaboration avec l’organisation a été bonne.",
            "Working with the organizers went well.",
            False,
        ),
        (
            _Q.YES_NO,
            "Nous voulons y participer de nouveau.",
            "We want to take part again.",
            False,
        ),
        _COMMON,
    ),
}


@transaction.atomic
def make_survey(*, activity: Activity, audience: SurveyAudience) -> Survey:
    """A survey of ``activity`` for ``audience``, with the questions that most of them ask."""
    survey = Survey(activity=activity, audience=audience)
    survey.full_clean()
    survey.save()
    for number, (kind, text, text_en, measures) in enumerate(DEFAULT_QUESTIONS[audience], start=1):
        SurveyQuestion.objects.create(
            survey=survey,
            number=number,
            kind=kind,
            text=text,
            text_en=text_en,
            measures_satisfaction=measures,
        )
    return survey


def origin_of(survey: Survey, address: str, day: date) -> str:
    """What tells one network address from another within ``day``, for one survey, without keeping it."""
    return salted_hmac(
        "activities.survey", f"{survey.pk}|{day}|{address}", algorithm="sha256"
    ).hexdigest()


def most_from_one_place(survey: Survey) -> int:
    """How many answers may come from one address in a day: twice the greatest number that a session expects."""
    sessions = Attendance.objects.filter(session__offering__activity=survey.activity_id)
    expected = (
        sessions.order_by()
        .values("session")
        .annotate(sum=Sum("expected_pupils") + Sum("expected_companions"))
    )
    greatest = expected.aggregate(most=Max("sum"))["most"] or 0
    return max(LEAST_FROM_ONE_PLACE, 2 * greatest, 2 * (survey.asked or 0))


@transaction.atomic
def answer_survey(
    *,
    survey: Survey,
    answers: dict[SurveyQuestion, int | str],
    language: str,
    session: Session | None = None,
    origin: str = "",
    source: ResponseSource = ResponseSource.ONLINE,
    submission=None,
    on: date | None = None,
) -> SurveyResponse:
    """Keep what one person answered: a number, or the text of a comment, for each question that was answered.

    Raises ValidationError where nothing was.
    """
    said = {question: answer for question, answer in answers.items() if answer not in (None, "")}
    if not said:
        raise ValidationError(_("Répondez à au moins une question."))
    if origin:
        locks.alone("activities.survey", f"{survey.pk}|{origin}")
    response = SurveyResponse(
        survey=survey,
        session=session,
        answered_on=on or today(),
        language=language,
        source=source,
        origin=origin,
        is_aside=bool(origin) and _is_beyond(survey, origin),
        submission=submission,
    )
    response.full_clean()
    response.save()
    for question, answer in said.items():
        is_text = question.kind == QuestionKind.TEXT
        row = SurveyAnswer(
            response=response,
            question=question,
            value=None if is_text else answer,
            text=answer if is_text else "",
        )
        row.full_clean()
        row.save()
    return response


def _is_beyond(survey: Survey, origin: str) -> bool:
    sent = survey.responses.filter(origin=origin).count()
    return sent >= most_from_one_place(survey)


def put_aside(*, responses: QuerySet[SurveyResponse], aside: bool) -> int:
    """Leave ``responses`` out of every result, or take them in again; how many were changed."""
    return responses.exclude(is_aside=aside).update(is_aside=aside)


def forget_origins() -> int:
    """Empty what told places apart, of the days before this one; how many there were."""
    return (
        SurveyResponse.objects.filter(answered_on__lt=today()).exclude(origin="").update(origin="")
    )
