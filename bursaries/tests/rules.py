"""Rules and answers of every kind, for the tests that hold for any of them."""

from decimal import Decimal

from hypothesis import strategies as st

from bursaries.eligibility import Answers, Operator, Rule, Subject, choices_of, operators_of
from bursaries.eligibility.subjects import SCALES, SEVERAL

REGIONS = {"07": "Outaouais", "08": "Abitibi-Témiscamingue", "ON-E": "Est de l’Ontario"}

_MARKS = st.sampled_from(["[", "]", "\\", ";", ":", "en : ", "fr: ", "« non »", "au moins", ","])
_LETTERS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8)
messages = st.just("") | st.lists(_MARKS | _LETTERS, max_size=6).map("".join)


def codes_of(subject: Subject) -> list[str]:
    return [code for code, _label in choices_of(subject, REGIONS)]


def numbers_of(subject: Subject) -> st.SearchStrategy[Decimal]:
    scale = SCALES[subject]
    return st.decimals(0, scale.maximum, places=scale.places)


@st.composite
def one_rule(draw) -> Rule:
    subject = draw(st.sampled_from(Subject))
    operator = draw(st.sampled_from(operators_of(subject)))
    said = {"message": draw(messages), "message_en": draw(messages)}
    if subject in SCALES:
        return Rule(subject, operator, number=draw(numbers_of(subject)), **said)
    values = draw(st.lists(st.sampled_from(codes_of(subject)), min_size=1, max_size=5))
    return Rule(subject, operator, tuple(values), **said)


def _is_about(rule: Rule) -> tuple:
    return rule.subject, rule.operator, rule.values, rule.number


rules = st.lists(one_rule(), max_size=6, unique_by=_is_about)


@st.composite
def answers(draw) -> Answers:
    given = {}
    for subject in Subject:
        if draw(st.booleans()):
            given[subject.value] = draw(_answer(subject))
    return Answers(**given)


def _answer(subject: Subject) -> st.SearchStrategy:
    if subject in SCALES:
        return numbers_of(subject)
    codes = st.sampled_from(codes_of(subject))
    if subject in SEVERAL:
        return st.lists(codes, min_size=1, max_size=3).map(tuple)
    return codes


def level(*codes: str, operator: str = Operator.ONE_OF, **said) -> Rule:
    return Rule(Subject.LEVEL, operator, codes, **said)


def at_least(subject: Subject, number: int | str) -> Rule:
    return Rule(subject, Operator.AT_LEAST, number=Decimal(number))


def at_most(subject: Subject, number: int | str) -> Rule:
    return Rule(subject, Operator.AT_MOST, number=Decimal(number))
