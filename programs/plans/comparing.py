"""What sets two versions of a plan apart, line by line, in words that people read."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.lib.periods import format_date, parse_date
from programs.plans.enums import Level
from programs.plans.looks import language
from programs.plans.versions import differences

_LABELS = {
    "number": gettext_lazy("Numéro"),
    "text": gettext_lazy("Texte"),
    "text_en": gettext_lazy("Texte en anglais"),
    "timeline": gettext_lazy("Échéancier"),
    "timeline_en": gettext_lazy("Échéancier en anglais"),
    "level": gettext_lazy("Niveau"),
    "aim": gettext_lazy("But"),
    "aim_en": gettext_lazy("But en anglais"),
    "target_population": gettext_lazy("Population visée"),
    "target_population_en": gettext_lazy("Population visée en anglais"),
    "counted": gettext_lazy("Ce qui est compté"),
    "counted_en": gettext_lazy("Ce qui est compté, en anglais"),
    "qualifier": gettext_lazy("Précision"),
    "minimum": gettext_lazy("Quantité prévue"),
    "maximum": gettext_lazy("Quantité prévue, au plus"),
    "responsible": gettext_lazy("Responsables"),
    "collaborator": gettext_lazy("Collaborateurs"),
    "concerned": gettext_lazy("Organismes concernés"),
    "due_on": gettext_lazy("Échéance"),
    "under": gettext_lazy("Placée sous"),
    "title": gettext_lazy("Titre"),
    "title_en": gettext_lazy("Titre en anglais"),
    "orientation": gettext_lazy("Orientation"),
    "orientation_en": gettext_lazy("Orientation en anglais"),
    "framework": gettext_lazy("Cadre"),
    "framework_en": gettext_lazy("Cadre en anglais"),
    "starts_on": gettext_lazy("Début"),
    "ends_on": gettext_lazy("Fin"),
}
_DAYS = ("due_on", "starts_on", "ends_on")


@dataclass(frozen=True)
class Word:
    """Some words of a text, and whether the other text has them too."""

    text: str
    is_same: bool


@dataclass(frozen=True)
class Side:
    """One field as two versions have it."""

    label: str
    before: list[Word]
    after: list[Word]


@dataclass(frozen=True)
class Told:
    """A line that two versions do not say alike: ``kind`` is "new", "gone" or "changed"."""

    kind: str
    level: str
    name: str
    sides: list[Side]


def told(before: dict[str, Any], after: dict[str, Any]) -> list[Told]:
    """All that changed from one content to another: the plan's own texts, then its lines."""
    names = {line["key"]: _name(line) for one in (before, after) for line in one["lines"]}
    found = []
    own = [name for name in after["plan"] if before["plan"].get(name) != after["plan"][name]]
    if own:
        sides = [_side(name, before["plan"], after["plan"], names) for name in own]
        found.append(Told("changed", "", _("Le plan lui-même"), sides))
    for one in differences(before, after):
        line = one.after or one.before
        kind = "changed" if one.before and one.after else ("new" if one.after else "gone")
        fields = one.fields if kind == "changed" else ()
        sides = [_side(name, one.before, one.after, names) for name in fields]
        found.append(Told(kind, str(Level(line["level"]).label), _name(line), sides))
    return found


def _name(line: dict[str, Any]) -> str:
    english = line["text_en"] if language() == "en" else ""
    return f"{line['number']} {english or line['text']}".strip()


def _side(name: str, before: dict, after: dict, names: dict[str, str]) -> Side:
    one, other = (_said(name, line.get(name, ""), names) for line in (before, after))
    return Side(str(_LABELS.get(name, name)), *_apart(one, other))


def _said(name: str, value: Any, names: dict[str, str]) -> str:
    if isinstance(value, list):
        return " ; ".join(value)
    if value and name in _DAYS:
        return format_date(parse_date(value), language())
    if name == "under":
        return names.get(value, "") or _("Le plan lui-même")
    if name == "level":
        return str(Level(value).label)
    return str(value or "")


def _apart(one: str, other: str) -> tuple[list[Word], list[Word]]:
    """Both texts by words, those that the other has not set apart."""
    before, after = one.split(), other.split()
    left: list[Word] = []
    right: list[Word] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if b > a:
            left.append(Word(" ".join(before[a:b]), tag == "equal"))
        if d > c:
            right.append(Word(" ".join(after[c:d]), tag == "equal"))
    return left, right
