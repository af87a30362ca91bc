"""What surveys say: rows made into what may be shown (``programs.lib.appreciation``, ``docs/decisions/0046``).

Nothing of a survey is shown before it is closed: two readings of an open one differ by what one person answered.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Max
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from activities.enums import QuestionKind, SessionState, SurveyAudience
from activities.models import (
    Activity,
    Attendance,
    Survey,
    SurveyAnswer,
    SurveyQuestion,
    SurveyResponse,
)
from programs.lib.appreciation import (
    SCALE,
    Answers,
    Kind,
    Question,
    Rate,
    Result,
    response_rate,
    result_of,
    shows_comments,
)
from programs.lib.quantities import UNKNOWN, Quantity, exactly, total
from programs.models.fields import localized

_KINDS = {
    QuestionKind.SCALE: Kind.SCALE,
    QuestionKind.YES_NO: Kind.YES_NO,
    QuestionKind.CHOICE: Kind.ONE,
}
_YES_NO = {1: "yes", 0: "no"}
# Who of a registration answers which survey. How many represent a board is in no attendance.
_COUNTED = {SurveyAudience.STUDENTS: "pupils", SurveyAudience.ADULTS: "companions"}


@dataclass(frozen=True)
class Bar:
    """One choice of a question in words, how many made it and what percentage of those who answered they are."""

    label: str
    count: int
    share: Decimal


@dataclass(frozen=True)
class Answered:
    """What may be shown of one question: bars or comments, or in ``hidden`` why there are none."""

    question: SurveyQuestion
    result: Result | None = None
    bars: tuple[Bar, ...] = ()
    comments: tuple[str, ...] = ()
    hidden: str = ""


@dataclass(frozen=True)
class SurveyResults:
    """What may be shown of one survey: nothing but ``hidden`` where it is open, or too few answered."""

    survey: Survey
    hidden: str = ""
    n: int | None = None
    rate: Rate | None = None
    asked: Quantity = UNKNOWN
    questions: tuple[Answered, ...] = ()


def choices_of(question: SurveyQuestion) -> list[tuple[int, str]]:
    """The values that may answer ``question``, each with its words."""
    match question.kind:
        case QuestionKind.SCALE:
            words = {1: _("1 – pas du tout d’accord"), 5: _("5 – tout à fait d’accord")}
            return [(int(mark), words.get(int(mark), mark)) for mark in SCALE]
        case QuestionKind.YES_NO:
            return [(1, _("Oui")), (0, _("Non"))]
        case QuestionKind.CHOICE:
            return list(enumerate(_options(question), start=1))
    return []


def _options(question: SurveyQuestion) -> list[str]:
    """The choices in the language of the reader; in French where their translation is not of as many."""
    french = question.options.splitlines()
    said = localized(question, "options", get_language()).splitlines()
    return said if len(said) == len(french) else french


# --- how many were asked, and how many answered


def asked_of(activity: Activity) -> dict[str, Quantity]:
    """By audience, how many were at the held sessions: of each registration, those of the session where most were."""
    attended = Attendance.objects.filter(
        session__offering__activity=activity, session__state=SessionState.HELD
    )
    most = attended.order_by().values("registration")
    most = list(most.annotate(most_pupils=Max("pupils"), most_companions=Max("companions")))
    return {
        audience: total(exactly(one[f"most_{column}"]) for one in most)
        for audience, column in _COUNTED.items()
    }


def count_said(survey: Survey) -> str:
    """How many answers count, as far as it may be told: few are not counted out."""
    n = survey.responses.counted().count()
    if 0 < n < survey.least:
        return _("moins de %(least)d") % {"least": survey.least}
    return str(n)


# --- results


def results_of(activity: Activity, surveys: Sequence[Survey], day: date) -> list[SurveyResults]:
    """What may be shown on ``day`` of the ``surveys`` of an activity, which hold their questions. Four queries."""
    over = [one for one in surveys if one.is_over_on(day)]
    came = _numbers(over)
    shown = [one for one in over if shows_comments(came[one.pk], one.least)]
    counts, comments = _counts(shown), _comments(shown)
    asked = asked_of(activity)
    return [
        _result(one, came, counts, comments, asked) if one in shown else _nothing(one, came)
        for one in surveys
    ]


def _nothing(survey: Survey, came: Mapping[int, int]) -> SurveyResults:
    if survey.pk not in came:
        return SurveyResults(
            survey, _("Le sondage n’est pas fermé : ses résultats se lisent ensuite.")
        )
    few = Answers.counted(Question(Kind.SCALE), {"1": came[survey.pk]})
    return SurveyResults(survey, result_of(few, least=survey.least).why)


def _numbers(surveys: Iterable[Survey]) -> dict[int, int]:
    found = SurveyResponse.objects.counted().filter(survey__in=surveys).order_by()
    numbers = dict(found.values_list("survey").annotate(n=Count("pk")))
    return {one.pk: numbers.get(one.pk, 0) for one in surveys}


def _of_counted(surveys: Iterable[Survey]):
    return SurveyAnswer.objects.filter(response__survey__in=surveys, response__is_aside=False)


def _counts(surveys: Iterable[Survey]) -> dict[int, dict[int, int]]:
    """By question, how many gave each value."""
    found: dict[int, dict[int, int]] = defaultdict(dict)
    values = _of_counted(surveys).filter(value__isnull=False).order_by()
    for question, value, n in values.values_list("question", "value").annotate(n=Count("pk")):
        found[question][value] = n
    return found


def _comments(surveys: Iterable[Survey]) -> dict[int, list[str]]:
    """By question, in an order that says nothing of when each was written."""
    found: dict[int, list[str]] = defaultdict(list)
    texts = _of_counted(surveys).exclude(text="").order_by("text", "pk")
    for question, text in texts.values_list("question", "text"):
        found[question].append(text)
    return found


def _result(survey: Survey, came, counts, comments, asked) -> SurveyResults:
    n = came[survey.pk]
    those = asked.get(survey.audience, UNKNOWN) if survey.asked is None else exactly(survey.asked)
    questions = tuple(
        _words(one, comments.get(one.pk, []))
        if one.kind == QuestionKind.TEXT
        else _answered(one, counts.get(one.pk, {}), n, survey.least)
        for one in survey.questions.all()
    )
    return SurveyResults(survey, "", n, response_rate(n, those), those, questions)


def _words(question: SurveyQuestion, comments: list[str]) -> Answered:
    hidden = "" if comments else _("Aucun commentaire.")
    return Answered(question, comments=tuple(comments), hidden=hidden)


def _answered(question: SurveyQuestion, counts: Mapping[int, int], n: int, least: int) -> Answered:
    choices = choices_of(question)
    codes = [_code(question, value) for value, _words in choices]
    said = sum(counts.values())
    answers = Answers.counted(
        Question(_KINDS[QuestionKind(question.kind)], tuple(codes)),
        {_code(question, value): number for value, number in counts.items()},
        silent=n - said,
    )
    result = result_of(answers, least=least)
    given = {one.choice: one for one in result.distribution}
    bars = tuple(
        Bar(words, given[code].count, given[code].share)
        for code, (_value, words) in zip(codes, choices, strict=True)
        if code in given
    )
    return Answered(question, result, bars, hidden=result.why)


def _code(question: SurveyQuestion, value: int) -> str:
    return _YES_NO[value] if question.kind == QuestionKind.YES_NO else str(value)
