"""How a person is told: by their name, and by what sets them apart from those who bear the same one."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.lib import phones
from programs.lib.periods import format_date
from programs.lib.text import sort_key


def _birth(person) -> str:
    return _("naissance : %(day)s") % {"day": _day(person.birth_date)} if person.birth_date else ""


def _day(day: date) -> str:
    return format_date(day, get_language() or "fr")


_DETAILS: dict[str, Callable[[Any], str]] = {
    "birth_date": _birth,
    "city": lambda person: person.city,
    "code": lambda person: person.code,
    "email": lambda person: person.email,
    "phone": lambda person: phones.show(person.phone),
}
# What tells homonyms apart, the surest first, to whoever sees the file of the person.
FOR_COORDINATORS = ("birth_date", "city", "code")
# To whoever sees the person only because they sent them: no birth date, no code of another body.
FOR_PARTNERS = ("city",)


def told(person, details: Sequence[str] = tuple(_DETAILS)) -> str:
    """The name of ``person`` and all that is known of these ``details``: « Zoé Inventée (Gatineau · P-1) »."""
    return _with(str(person), [_DETAILS[name](person) for name in details])


def apart(people: Iterable, details: Sequence[str] = FOR_COORDINATORS) -> dict[int, str]:
    """The name of each of ``people`` who are shown together, by id; homonyms with as few details as tell them apart.

    Where the ``details`` do not, a number does.
    """
    by_id = {person.pk: person for person in people}
    labels = {pk: str(person) for pk, person in by_id.items()}
    shown: dict[int, list[str]] = {pk: [] for pk in by_id}
    for name in details:
        for pk in _homonyms(labels):
            shown[pk].append(_DETAILS[name](by_id[pk]))
            labels[pk] = _with(str(by_id[pk]), shown[pk])
    for pk in _homonyms(labels):
        labels[pk] = _with(str(by_id[pk]), [*shown[pk], _("nº %(number)d") % {"number": pk}])
    return labels


def _homonyms(labels: dict[int, str]) -> list[int]:
    """Those whose label another one bears, whatever the case, the accents and the apostrophes."""
    keys = {pk: sort_key(label) for pk, label in labels.items()}
    counted = Counter(keys.values())
    return [pk for pk, key in keys.items() if counted[key] > 1]


def _with(name: str, details: Iterable[str]) -> str:
    known = " · ".join(filter(None, details))
    return f"{name} ({known})" if known else name
