"""Surveys: made with questions to begin with, answered without a name, and held against flooding.

A class answers from one network address, so no address is refused. Beyond what a group of the size expected may send
within a day, answers are kept, put aside and counted nowhere until a coordinator has looked at them.
"""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet, Sum
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from activities.enums import QuestionKind, ResponseSource, SessionState, SurveyAudience
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


# --- before anybody answers


def _unanswered(survey: Survey) -> None:
    """Raises ValidationError where somebody answered: what was asked is no longer what would be."""
    Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.responses.exists():
        raise ValidationError(_("Quelqu’un a répondu : les questions ne changent plus."))


@transaction.atomic
def save_question(*, question: SurveyQuestion) -> SurveyQuestion:
    """Keep a question as it is written; a new one comes last."""
    _unanswered(question.survey)
    if question.pk is None:
        last = question.survey.questions.aggregate(last=Max("number"))["last"] or 0
        question.number = last + 1
    question.full_clean()
    question.save()
    return question


@transaction.atomic
def move_question(*, question: SurveyQuestion, earlier: bool) -> None:
    """Let a question change places with the one before it, or after it; at the end nothing changes."""
    _unanswered(question.survey)
    others = question.survey.questions.order_by("number")
    before, after = (
        others.filter(number__lt=question.number),
        others.filter(number__gt=question.number),
    )
    other = before.last() if earlier else after.first()
    if other is None:
        return
    number, taken = question.number, other.number
    # Two never bear one number, not even in between.
    aside = others.aggregate(last=Max("number"))["last"] + 1
    for one, place in ((question, aside), (other, number), (question, taken)):
        one.number = place
        one.save(update_fields=["number"])


@transaction.atomic
def remove_question(*, question: SurveyQuestion) -> None:
    _unanswered(question.survey)
    question.delete()


@transaction.atomic
def close_survey(*, survey: Survey, on: date | None = None) -> Survey:
    """Take no more answers from now on: yesterday was the last day."""
    yesterday = (on or today()) - timedelta(days=1)
    survey.closes_on = yesterday
    if survey.opens_on and survey.opens_on > yesterday:
        survey.opens_on = yesterday
    survey.full_clean()
    survey.save(update_fields=["opens_on", "closes_on"])
    return survey


# --- answers


def sessions_asked(survey: Survey, day: date) -> QuerySet[Session]:
    """Those of its activity to which somebody can have been by ``day``."""
    sessions = Session.objects.filter(offering__activity=survey.activity_id, day__lte=day)
    return sessions.exclude(state=SessionState.CANCELLED).select_related("offering")


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


@transaction.atomic
def remove_last_sheet(*, survey: Survey, code: str) -> bool:
    """Take back the sheet that was entered last, where it still is the one that ``code`` names."""
    last = survey.responses.filter(source=ResponseSource.PAPER).order_by("pk").last()
    if last is None or last.display_code != code:
        return False
    last.answers.all().delete()
    last.delete()
    return True


# --- too many from one place


def once_aside(responses: QuerySet[SurveyResponse]) -> QuerySet[SurveyResponse]:
    """Those that were put aside at some time, whatever a coordinator made of them since: the history says so."""
    events = SurveyResponse._meta.get_field("events").related_model.objects
    return responses.filter(Exists(events.filter(pgh_obj=OuterRef("pk"), is_aside=True)))


def put_aside(*, responses: QuerySet[SurveyResponse], aside: bool) -> int:
    """Leave ``responses`` out of every result, or take them in again; how many were changed."""
    return responses.exclude(is_aside=aside).update(is_aside=aside)


def forget_origins() -> int:
    """Empty what told places apart, of the days before this one; how many there were."""
    return (
        SurveyResponse.objects.filter(answered_on__lt=today()).exclude(origin="").update(origin="")
    )
