"""Rules as JSON, as a record keeps them. What is read is held to be no rule until each word of it is known."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from bursaries.eligibility.rules import Rule, check_regions, check_set
from bursaries.eligibility.subjects import Regions
from programs.lib.text import excerpt

_NEEDED = ("subject", "operator")
_TEXTS = (*_NEEDED, "number", "message", "message_en")
_KEYS = {*_TEXTS, "values"}


def to_json(rules: Iterable[Rule]) -> list[dict[str, Any]]:
    """What `from_json` reads back; what a rule does not say is not there."""
    return [
        {name: value for name, value in _parts(rule).items() if value not in ("", [], None)}
        for rule in rules
    ]


def from_json(data: Any, regions: Regions) -> tuple[Rule, ...]:
    """The rules of a list. Raises ValueError, in French, for anything else, and for a region that is not there."""
    if not isinstance(data, list):
        raise ValueError(_("Les règles sont une liste."))
    rules = tuple(_rule(one) for one in data)
    check_set(rules)
    check_regions(rules, regions)
    return rules


def _parts(rule: Rule) -> dict[str, Any]:
    return {
        "subject": str(rule.subject),
        "operator": str(rule.operator),
        "values": list(rule.values),
        "number": None if rule.number is None else f"{rule.number:f}",
        "message": rule.message,
        "message_en": rule.message_en,
    }


def _rule(one: Any) -> Rule:
    if not isinstance(one, dict) or not all(name in one for name in _NEEDED):
        raise ValueError(_("« %(text)s » n’est pas une règle.") % {"text": excerpt(one)})
    if unknown := sorted(str(name) for name in one if name not in _KEYS):
        raise ValueError(
            _("Une règle ne dit rien de « %(name)s ».") % {"name": excerpt(unknown[0])}
        )
    values = one.get("values", [])
    texts = [one[name] for name in _TEXTS if name in one]
    if not isinstance(values, list) or not all(isinstance(text, str) for text in [*texts, *values]):
        raise ValueError(_("« %(text)s » n’est pas une règle.") % {"text": excerpt(one)})
    number = _number(one["number"]) if "number" in one else None
    return Rule(**{**one, "values": tuple(values), "number": number})


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(_("« %(text)s » n’est pas un nombre.") % {"text": excerpt(text)}) from None
