"""What surveys say: rows made into the results that may be shown (``programs.lib.appreciation``, ``docs/decisions/0046``)."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from activities.enums import QuestionKind
from activities.models import Survey, SurveyQuestion
from programs.lib.appreciation import (
    SCALE,
    Kind,
    Rate,
    Result,
)
from programs.models.fields import localized

_KINDS = {
    QuestionKind.SCALE: Kind.SCALE,
    QuestionKind.YES_NO: Kind.YES_NO,
    QuestionKind.CHOICE: Kind.ONE,
}


@dataclass(frozen=True)
class Bar:
    """One choice of a question in words, how many made it and what percentage of those who answered they are."""

    label: str
    count: int
    share: object


@dataclass(frozen=True)
class Answered:
    """What may be shown of one question: bars, or comments."""

    question: SurveyQuestion
    result: Result | None = None
    bars: tuple[Bar, ...] = ()
    comments: tuple[str, ...] = ()
    hidden: str = ""


@dataclass(frozen=True)
class SurveyResults:
    """What may be shown of one survey; ``n`` is None where too few answered."""

    survey: Survey
    n: int | None
    rate: Rate | None
    questions: tuple[Answered, ...]
    aside: int


def choices_of(question: SurveyQuestion) -> list[tuple[int, str]]:
    """The values that may answer ``question``, each with its words."""
    match question.kind:
        case QuestionKind.SCALE:
            words = {1: _("1 – pas du tout d’accord"), 5: _("5 – tout à fait d’accord")}
            return [(int(mark), words.get(int(mark), mark)) for mark in SCALE]
        case QuestionKind.YES_NO:
            return [(1, _("Oui")), (0, _("Non"))]
        case QuestionKind.CHOICE:
            lines = localized(question, "options", get_language()).splitlines()
            return [(number, line) for number, line in enumerate(filter(None, lines), start=1)]
    return []
