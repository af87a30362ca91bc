"""How a person is told: by their name, and by what sets them apart from those who bear the same one."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.lib import phones
from programs.lib.periods import format_date
from programs.lib.text import sort_key


def _birth(person) -> str:
    return _("naissance : %(day)s") % {"day": _day(person.birth_date)} if person.birth_date else ""


def _day(day: date) -> str:
    return format_date(day, get_language() or "fr")


_DETAILS: dict[str, Callable[[Any], str]] = {
    "birth_date": _birth,
    "city": lambda person: person.city,
    "code": lambda person: person.code,
    "email": lambda person: person.email,
    "phone": lambda person: phones.show(person.phone),
}
# What tells homonyms apart, the surest first.
_APART = ("birth_date", "city", "code")


def told(person) -> str:
    """The name of ``person`` and all that is known of them: « Zoé Inventée (Gatineau · 819 555-0142) »."""
    return _with(person.name, [detail(person) for detail in _DETAILS.values()])


def tell_apart(people: Iterable) -> None:
    """Have each of ``people``, who are shown together, say who they are: homonyms with what tells them apart.

    As few details as that takes, and a number where nothing else does. Only for readers who may open the files of
    all of them: a birth date is said.
    """
    copies: dict[int, list] = {}
    for person in people:
        copies.setdefault(person.pk, []).append(person)
    by_id = {pk: same[0] for pk, same in copies.items()}
    labels = {pk: person.name for pk, person in by_id.items()}
    shown: dict[int, list[str]] = {pk: [] for pk in by_id}
    for name in _APART:
        for pk in _homonyms(labels):
            shown[pk].append(_DETAILS[name](by_id[pk]))
            labels[pk] = _with(by_id[pk].name, shown[pk])
    for pk in _homonyms(labels):
        labels[pk] = _with(by_id[pk].name, [*shown[pk], _("nº %(number)d") % {"number": pk}])
    for pk, same in copies.items():
        for person in same:
            person.told_as = labels[pk]


class TellsApart:
    """Put before a ModelAdmin whose lists and choices show persons: at the end of each of the ``people`` paths."""

    people: Sequence[str] = ("person",)

    def before_showing(self, records: Iterable) -> None:
        tell_apart(people_of(records, self.people))


def people_of(records: Iterable, paths: Sequence[str]) -> list:
    """The persons whom ``records`` show, at the end of each path; some may name nobody there."""
    found = (attrgetter(path)(record) for record in records for path in paths)
    return [person for person in found if person is not None]


def _homonyms(labels: dict[int, str]) -> list[int]:
    """Those whose label another one bears, whatever the case, the accents and the apostrophes."""
    keys = {pk: sort_key(label) for pk, label in labels.items()}
    counted = Counter(keys.values())
    return [pk for pk, key in keys.items() if counted[key] > 1]


def _with(name: str, details: Iterable[str]) -> str:
    known = " · ".join(filter(None, details))
    return f"{name} ({known})" if known else name
