"""Rules as one line of text, as a cell of a spreadsheet holds them.

« Niveau d’études : Collégial, Premier cycle universitaire ; Temps vécu dans la région : au moins 12 ;
Première langue : tout sauf français [Cette bourse est pour…] [en : This bursary is for…] »
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bursaries.eligibility.rules import Rule, check_set
from bursaries.eligibility.subjects import (
    REGIONAL,
    SCALES,
    Operator,
    Regions,
    Subject,
    choices_of,
    operators_of,
)
from programs.importing.kinds import Choice
from programs.lib.quantities import format_number, parse_number
from programs.lib.text import excerpt, is_english

# A message stands in square brackets; one that closes inside it, and a backslash, have a backslash before them.
# Each mark is read once, whether its message ends or not.
_MARKS = re.compile(
    r"\[(?P<message>(?:[^\]\\]|\\.)*)(?P<end>\])?|(?P<between>[;\n])|(?P<said>[^\[;\n]+)"
)
# No label of a choice holds one of these.
_BETWEEN_CHOICES = re.compile(r"[,|]")
_LANGUAGE = re.compile(r"(fr|en)\s*:", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)")
_SUBJECTS = Choice(Subject.choices)
_OPERATORS = Choice(
    Operator.choices,
    also={
        **{"parmi": Operator.ONE_OF, "sauf": Operator.NONE_OF},
        **{"minimum": Operator.AT_LEAST, "maximum": Operator.AT_MOST},
    },
)
_LONGEST_OPERATOR = 3


def write(rules: Iterable[Rule]) -> str:
    """What `parse` reads back, whatever the language of its reader; regions by their codes."""
    return "; ".join(_written(rule) for rule in rules)


def parse(text: str, regions: Regions) -> tuple[Rule, ...]:
    """The rules that a line says, by codes or labels in French or in English. Raises ValueError, in French."""
    rules = tuple(_read(piece, regions) for piece in _pieces(text))
    check_set(rules)
    return rules


@dataclass
class _Piece:
    """What a line says of one rule, and the messages beside it."""

    said: str = ""
    messages: list[str] = field(default_factory=list)


def _pieces(text: str) -> list[_Piece]:
    pieces = [_Piece()]
    for mark in _MARKS.finditer(text):
        if mark["between"]:
            pieces.append(_Piece())
        elif mark["end"]:
            pieces[-1].messages.append(mark["message"])
        elif mark["said"] and "]" not in mark["said"]:
            pieces[-1].said += mark["said"]
        else:
            raise ValueError(
                _("« %(text)s » : un message commence par [ et finit par ].")
                % {"text": excerpt(mark[0])}
            )
    return [piece for piece in pieces if piece.said.strip() or piece.messages]


def _written(rule: Rule) -> str:
    said = f"{rule.subject.label}{_colon()} {_condition(rule)}"
    if rule.message:
        # French goes without saying, unless the message itself seems to name a language.
        mark = f"fr{_colon()} " if _LANGUAGE.match(rule.message) else ""
        said += f" [{mark}{_escape(rule.message)}]"
    if rule.message_en:
        said += f" [en{_colon()} {_escape(rule.message_en)}]"
    return said


def _condition(rule: Rule) -> str:
    if rule.number is not None:
        return f"{rule.operator.label} {format_number(rule.number, get_language() or 'fr')}"
    labels = {} if rule.subject in REGIONAL else dict(choices_of(rule.subject, {}))
    choices = ", ".join(str(labels.get(code, code)) for code in rule.values)
    return choices if rule.operator == Operator.ONE_OF else f"{rule.operator.label} {choices}"


def _read(piece: _Piece, regions: Regions) -> Rule:
    subject_said, colon, condition = piece.said.partition(":")
    if not colon or not condition.strip():
        raise ValueError(
            _("« %(text)s » n’est pas une règle. Écrivez-la « Niveau d’études : Collégial ».")
            % {"text": excerpt(piece.said)}
        )
    subject = Subject(_SUBJECTS.read(subject_said.strip(), None))
    operator, rest = _operator(subject, condition.split())
    messages = _messages(piece)
    if subject in SCALES:
        return Rule(subject, operator, number=_number(rest), **messages)
    choice = Choice(choices_of(subject, regions))
    codes = [choice.read(one.strip(), None) for one in _BETWEEN_CHOICES.split(rest)]
    return Rule(subject, operator, tuple(codes), **messages)


def _operator(subject: Subject, words: list[str]) -> tuple[Operator, str]:
    """The comparison that the words begin with, else « l’un de », which goes without saying; and what follows."""
    for length in range(min(_LONGEST_OPERATOR, len(words) - 1), 0, -1):
        found = _OPERATORS.find(" ".join(words[:length]))
        if found in operators_of(subject):
            return Operator(found), " ".join(words[length:])
    if subject in SCALES:
        raise ValueError(
            _("« %(text)s » : écrivez « au moins » ou « au plus » avant le nombre.")
            % {"text": excerpt(" ".join(words))}
        )
    return Operator.ONE_OF, " ".join(words)


def _number(text: str) -> Decimal:
    return parse_number(re.sub(r"\s*(?:%|mois|ans?|months?|years?)$", "", text))


def _messages(piece: _Piece) -> dict[str, str]:
    messages: dict[str, str] = {}
    for body in piece.messages:
        marked = _LANGUAGE.match(body)
        name = "message_en" if marked and is_english(marked[1]) else "message"
        if name in messages:
            raise ValueError(
                _("« %(text)s » : une règle a un message par langue.")
                % {"text": excerpt(piece.said)}
            )
        messages[name] = _ESCAPED.sub(r"\1", body[marked.end() :] if marked else body)
    return messages


def _escape(message: str) -> str:
    return re.sub(r"([\]\\])", r"\\\1", message)


def _colon() -> str:
    return ":" if is_english(get_language() or "fr") else "\u00a0:"
