"""What short anonymous questionnaires say, without ever giving away what one person answered.

Under ``least`` answers nothing is shown but that there were too few; and what is shown of several audiences never
lets the answers of one that is not be reached by subtraction: docs/decisions/0046.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

from programs.lib.quantities import (
    UNKNOWN,
    Quantity,
    format_percent,
    not_applicable,
    part_of,
    percent,
    round_half_up,
    total,
)

LEAST = 5
# Under three, « too few and not none » is one: that is a number.
LOWEST_LEAST = 3


class Kind(StrEnum):
    """How a question is answered."""

    SCALE = "scale"
    YES_NO = "yes_no"
    ONE = "one"
    SEVERAL = "several"


SCALE = ("1", "2", "3", "4", "5")
YES_NO = ("yes", "no", "unknown")
FAVOURABLE = 4  # and above
_FIXED = {Kind.SCALE: SCALE, Kind.YES_NO: YES_NO}


class Shown(StrEnum):
    """How much of the answers is shown."""

    ALL = "all"
    NONE_CAME = "none_came"
    TOO_FEW = "too_few"
    # Enough answers, but what is not shown elsewhere would follow from them.
    WITHHELD = "withheld"


@dataclass(frozen=True)
class Question:
    """What is asked. The codes of the ``choices`` stand in their order; a scale, and yes or no, have their own."""

    kind: Kind
    choices: tuple[str, ...] = ()

    def __post_init__(self):
        choices = _FIXED.get(self.kind, tuple(self.choices))
        if len(set(choices)) != len(choices) or not choices:
            raise ValueError(f"choices of a question: {choices}")
        object.__setattr__(self, "choices", choices)


@dataclass(frozen=True)
class Answers:
    """How many gave each choice, in the order of the question's; ``n`` answered it, ``silent`` left it blank."""

    question: Question
    counts: tuple[int, ...]
    n: int
    silent: int = 0

    def __post_init__(self):
        given, most = sum(self.counts), max(self.counts, default=0)
        several = self.question.kind == Kind.SEVERAL
        fits = most <= self.n <= given if several else self.n == given
        if len(self.counts) != len(self.question.choices) or not fits:
            raise ValueError(f"{self.n} answers with the counts {self.counts}")
        if min(*self.counts, self.n, self.silent) < 0:
            raise ValueError("fewer than no answers")

    @classmethod
    def counted(
        cls, question: Question, counts: Mapping[str, int], *, n: int | None = None, silent: int = 0
    ) -> "Answers":
        """Out of the counts by code. Where several choices may be given, ``n`` says how many people gave them."""
        _refuse_unknown(question, counts)
        in_order = tuple(counts.get(choice, 0) for choice in question.choices)
        return cls(question, in_order, sum(in_order) if n is None else n, silent)

    @classmethod
    def given(
        cls, question: Question, answers: Iterable[str | Collection[str] | None]
    ) -> "Answers":
        """Out of what each person answered: a code, several of them, or nothing (None, or none of them)."""
        counts: Counter[str] = Counter()
        n = silent = 0
        for answer in answers:
            chosen = {answer} if isinstance(answer, str) and answer else set(answer or ())
            counts.update(chosen)
            n += bool(chosen)
            silent += not chosen
        return cls.counted(question, counts, n=n, silent=silent)

    def __add__(self, other: "Answers") -> "Answers":
        """The answers of both, who are different people."""
        if self.question != other.question:
            raise ValueError("answers to two questions")
        counts = tuple(map(sum, zip(self.counts, other.counts, strict=True)))
        return Answers(self.question, counts, self.n + other.n, self.silent + other.silent)


@dataclass(frozen=True)
class Rate:
    """What percentage of those who were asked answered: unknown with how many they were, None of nobody.

    ``is_above`` where more answered than were asked, which is the only way beyond 100.
    """

    percent: Quantity | None
    is_above: bool = False

    def display(self, language: str) -> str:
        rate = self.percent
        said = rate.display(language, format_percent) if rate else not_applicable(language)
        if not self.is_above:
            return said
        return _("%(rate)s (plus de réponses que de personnes sollicitées)") % {"rate": said}


@dataclass(frozen=True)
class Chosen:
    """A choice, how many made it, and what percentage of those who answered they are."""

    choice: str
    count: int
    share: Decimal


@dataclass(frozen=True)
class Result:
    """What is shown of the answers to a question. Numbers are None, and the distribution empty, where it is not."""

    question: Question
    least: int
    shown: Shown
    n: int | None = None
    silent: int | None = None
    rate: Rate | None = None
    distribution: tuple[Chosen, ...] = ()
    # Of a scale alone.
    mean: Decimal | None = None
    median: Decimal | None = None
    favourable: Decimal | None = None

    @property
    def is_hidden(self) -> bool:
        return self.shown in {Shown.TOO_FEW, Shown.WITHHELD}

    @property
    def shows_comments(self) -> bool:
        """Whether what the same people wrote in their own words may be shown with it."""
        return self.shown == Shown.ALL

    @property
    def why(self) -> str:
        """Why there are no numbers; nothing where there are."""
        match self.shown:
            case Shown.NONE_CAME:
                return _("Aucune réponse.")
            case Shown.TOO_FEW:
                return _("Moins de %(least)d réponses : les résultats ne sont pas montrés.") % {
                    "least": self.least
                }
            case Shown.WITHHELD:
                return _("Non montré : les réponses d’un public trop petit s’en déduiraient.")
            case _:
                return ""


@dataclass(frozen=True)
class ByAudience:
    """The results of each audience, in the order given, and of those that ``total`` covers together."""

    audiences: dict[str, Result]
    total: Result
    covers: tuple[str, ...]

    @property
    def is_partial(self) -> bool:
        """Whether somebody's answers are not in the total."""
        return len(self.covers) < len(self.audiences)


def shows_comments(n: int, least: int = LEAST) -> bool:
    """Whether free text may be shown that is of ``n`` persons, of whom any may have written it."""
    _refuse_low(least)
    return n >= least


def response_rate(n: int, asked: Quantity) -> Rate:
    """``n`` answers of those ``asked``."""
    return Rate(part_of(n, asked), is_above=asked.maximum is not None and asked.maximum < n)


def result_of(answers: Answers, asked: Quantity = UNKNOWN, least: int = LEAST) -> Result:
    """What may be shown of ``answers`` where nothing else is shown of those who gave them."""
    _refuse_low(least)
    question = answers.question
    if 0 < answers.n < least:
        return Result(question, least, Shown.TOO_FEW)
    rate = response_rate(answers.n, asked)
    if not answers.n:
        return Result(question, least, Shown.NONE_CAME, 0, answers.silent, rate)
    distribution = tuple(
        Chosen(choice, count, percent(count, answers.n))
        for choice, count in zip(question.choices, answers.counts, strict=True)
    )
    result = Result(question, least, Shown.ALL, answers.n, answers.silent, rate, distribution)
    return _on_a_scale(result, answers) if question.kind == Kind.SCALE else result


def by_audience(given: Mapping[str, tuple[Answers, Quantity]], least: int = LEAST) -> ByAudience:
    """What may be shown of each audience, beside a total that gives none of the hidden ones away.

    Where some are hidden, the total is that of the others. Where all are, it is that of all, unless it says how
    many answered in one of them.
    """
    if not given:
        raise ValueError("answers of no audience")
    audiences = {name: result_of(*one, least=least) for name, one in given.items()}
    shown = [name for name, result in audiences.items() if result.shown == Shown.ALL]
    hidden = [name for name, result in audiences.items() if result.is_hidden]
    empty = [name for name, result in audiences.items() if result.shown == Shown.NONE_CAME]
    if hidden and not shown and not _leaves_open([given[name][0].n for name in hidden], least):
        return ByAudience(audiences, _nothing_of(audiences[hidden[0]], len(hidden)), ())
    kept = {*empty, *(shown or hidden)}
    covers = tuple(name for name in audiences if name in kept)
    whole = _together([given[name] for name in covers], least)
    if hidden and not shown:
        # Beside what other questions say of an audience, the blanks of all would give its own away.
        whole = replace(whole, silent=None)
    return ByAudience(audiences, whole, covers)


def _on_a_scale(result: Result, answers: Answers) -> Result:
    marks = [
        int(mark) for mark, count in zip(SCALE, answers.counts, strict=True) for _n in range(count)
    ]
    middle = marks[(answers.n - 1) // 2] + marks[answers.n // 2]
    return replace(
        result,
        mean=round_half_up(Decimal(sum(marks)) / answers.n),
        median=Decimal(middle) / 2,
        favourable=percent(sum(mark >= FAVOURABLE for mark in marks), answers.n),
    )


def _leaves_open(ns: list[int], least: int) -> bool:
    """Whether a total of audiences that are all hidden lets each of them have had more answers, or fewer."""
    whole = sum(ns)
    return whole >= least and len(ns) < whole < len(ns) * (least - 1)


def _nothing_of(hidden: Result, audiences: int) -> Result:
    """The total of as many hidden ``audiences``. Of several, not even that they are few is said of it."""
    return hidden if audiences == 1 else replace(hidden, shown=Shown.WITHHELD)


def _together(given: list[tuple[Answers, Quantity]], least: int) -> Result:
    (answers, asked), *others = given
    for more, more_asked in others:
        answers += more
        # « At least » as many as were known to be asked is no base for the answers of all.
        asked = total([asked, more_asked]) if asked.is_known and more_asked.is_known else UNKNOWN
    return result_of(answers, asked, least)


def _refuse_low(least: int) -> None:
    if least < LOWEST_LEAST:
        raise ValueError(f"a threshold of {least} answers")


def _refuse_unknown(question: Question, counts: Mapping[str, int]) -> None:
    if unknown := counts.keys() - set(question.choices):
        raise ValueError(f"no choices of the question: {sorted(unknown)}")
