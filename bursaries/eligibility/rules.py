"""A rule: what a call asks of one fact about its applicants."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from bursaries.eligibility.subjects import (
    CODED,
    REGIONAL,
    SCALES,
    Operator,
    Regions,
    Scale,
    Subject,
    choices_of,
    operators_of,
)
from programs.lib.quantities import round_half_up
from programs.lib.text import clean, excerpt

LONGEST_MESSAGE = 300


@dataclass(frozen=True)
class Rule:
    """What is asked of ``subject``: one of ``values`` or none of them, or a ``number`` at least or at most.

    ``message`` is what an applicant who fails is told in French instead of our own sentence, ``message_en`` in
    English. Values stand in one order, each once, so that two rules that say the same are equal. Raises ValueError,
    in French, for what is no rule; the regions that exist are `check_regions`'s matter.
    """

    subject: Subject
    operator: Operator
    values: tuple[str, ...] = ()
    number: Decimal | None = None
    message: str = ""
    message_en: str = ""

    def __post_init__(self) -> None:
        subject = _one_of(Subject, self.subject)
        operator = _one_of(Operator, self.operator)
        if operator not in operators_of(subject):
            raise ValueError(
                _("« %(operator)s » ne se dit pas de « %(subject)s ».")
                % {"operator": operator.label, "subject": subject.label}
            )
        settle = {"subject": subject, "operator": operator}
        if subject in SCALES:
            settle["number"] = self._checked_number(subject)
        else:
            settle["values"] = self._checked_values(subject)
        for name in ("message", "message_en"):
            settle[name] = _checked_message(getattr(self, name))
        for name, value in settle.items():
            object.__setattr__(self, name, value)

    def _checked_number(self, subject: Subject) -> Decimal:
        if self.values or self.number is None:
            raise ValueError(
                _("« %(subject)s » attend un nombre.") % {"subject": subject.label},
            )
        return _on_scale(Decimal(self.number), SCALES[subject], subject)

    def _checked_values(self, subject: Subject) -> tuple[str, ...]:
        if self.number is not None or not self.values:
            raise ValueError(
                _("« %(subject)s » attend au moins un choix.") % {"subject": subject.label}
            )
        if subject in REGIONAL:
            return tuple(sorted(set(self.values)))
        return in_order_of(CODED[subject], self.values, subject)


def check_regions(rules: Iterable[Rule], regions: Regions) -> None:
    """Refuse, in French, a region that is none of ``regions``."""
    for rule in rules:
        if rule.subject in REGIONAL:
            in_order_of(choices_of(rule.subject, regions), rule.values, rule.subject)


def check_set(rules: Iterable[Rule]) -> None:
    """Refuse, in French, a rule that the call has twice."""
    seen = set()
    for rule in rules:
        key = rule.subject, rule.operator, rule.values, rule.number
        if key in seen:
            raise ValueError(
                _("La même règle est écrite deux fois : %(subject)s.")
                % {"subject": rule.subject.label}
            )
        seen.add(key)


def in_order_of(
    choices: Iterable[tuple[str, str]], codes: Collection[str], subject: Subject
) -> tuple[str, ...]:
    """The codes in the order of the choices, each once; refuses, in French, one that is none of them."""
    known = [code for code, _label in choices]
    for code in codes:
        if code not in known:
            raise ValueError(
                _("« %(code)s » n’est pas un choix de « %(subject)s ».")
                % {"code": excerpt(code), "subject": subject.label}
            )
    given = set(codes)
    return tuple(code for code in known if code in given)


def _one_of(choices: type[Subject] | type[Operator], code: str):
    try:
        return choices(code)
    except ValueError:
        sentence = (
            _("« %(code)s » n’est pas un sujet de règle.")
            if choices is Subject
            else _("« %(code)s » n’est pas une comparaison.")
        )
        raise ValueError(sentence % {"code": excerpt(code)}) from None


def _on_scale(number: Decimal, scale: Scale, subject: Subject) -> Decimal:
    if not number.is_finite() or not 0 <= number <= scale.maximum:
        raise ValueError(
            _("« %(subject)s » va de 0 à %(maximum)s.")
            % {"subject": subject.label, "maximum": scale.maximum}
        )
    if round_half_up(number, scale.places) != number:
        raise ValueError(
            _("« %(subject)s » a trop de décimales.") % {"subject": subject.label},
        )
    return number.normalize() + 0  # « 12 » and not « 12.0 », nor « 1E+2 »


def _checked_message(text: str) -> str:
    message = clean(text).strip()
    if len(message) > LONGEST_MESSAGE or any(mark in message for mark in "\n\t"):
        raise ValueError(
            _("Un message tient en une ligne d’au plus %(longest)d caractères.")
            % {"longest": LONGEST_MESSAGE}
        )
    return message
