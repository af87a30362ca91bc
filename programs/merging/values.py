"""What a record says once two were put together, so that merging in any order gives the same.

A record that was merged has a **sheet**: every value that one of the records behind it had, with the oldest of those
that had it. Two sheets are put together as sets are, and what is shown follows from the whole: of values that differ,
the one of the oldest record, unless somebody chose. Nothing depends on who went into whom, nor when.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _

from programs.lib import phones
from programs.lib.periods import format_date
from programs.merging.registry import Mergeable
from programs.models.phones import PhoneField

KEPT, ABSORBED = "kept", "absorbed"
_BETWEEN_BLOCKS = "\n\n"

# A value, and the number of the oldest record that had it.
Sourced = tuple[Any, int]


@dataclass
class Sheet:
    """Where the values of a record come from: by field, those that it might show; the texts that were joined; and what
    it said when that was written, so that what somebody changed since is known."""

    values: dict[str, list[Sourced]] = field(default_factory=dict)
    texts: list[Sourced] = field(default_factory=list)
    now: dict[str, Any] = field(default_factory=dict)

    def kept(self) -> dict:
        """As it is stored."""
        return {"values": self.values, "texts": self.texts, "now": self.now}


def stored(record: models.Model, name: str) -> Any:
    """The value of a field as a sheet has it."""
    return _plain(getattr(record, record._meta.get_field(name).attname))


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return phones.kept(value) if isinstance(value, phones.Phone) else value


def sheet_of(record: Any, how: Mergeable, known: dict | None) -> Sheet:
    """The sheet of ``record``: that of its last merge (``known``), where nobody wrote anything else since."""
    now = {name: stored(record, name) for name in (*how.fields, how.joined)}
    before = known or {"values": {}, "texts": [], "now": {}}
    is_as_joined = how.joined in before["now"] and before["now"][how.joined] == now[how.joined]
    sheet = Sheet(now=now)
    for name in how.fields:
        was, value = before["now"].get(name), now[name]
        found = [tuple(one) for one in before["values"].get(name, ())] if is_as_joined else []
        if was != value:
            # Somebody corrected it: what it said until then was wrong.
            found = [one for one in found if one[0] != was]
        if not _is_blank(value) and value not in [one for one, _origin in found]:
            found.append((value, _origin_of(value, before, name, record.pk)))
        sheet.values[name] = found
    if is_as_joined:
        sheet.texts = [tuple(one) for one in before["texts"]]
    elif now[how.joined].strip():
        sheet.texts = [(now[how.joined].strip(), record.pk)]
    return sheet


def _origin_of(value, before: dict, name: str, own: int) -> int:
    if value != before["now"].get(name):
        return own
    return next((origin for one, origin in before["values"].get(name, ()) if one == value), own)


def _is_blank(value) -> bool:
    return value in (None, "", [])


@dataclass(frozen=True)
class Difference:
    """A field of which the two say different things, and the side that is proposed."""

    name: str
    proposed: str


def differences(kept: Sheet, absorbed: Sheet, how: Mergeable) -> list[Difference]:
    """What has to be asked."""
    return [
        Difference(name, _older(kept, absorbed, name))
        for name in how.fields
        if name not in how.united
        and not _is_blank(kept.now[name])
        and not _is_blank(absorbed.now[name])
        and kept.now[name] != absorbed.now[name]
    ]


def _older(kept: Sheet, absorbed: Sheet, name: str) -> str:
    return KEPT if _age(kept, name) <= _age(absorbed, name) else ABSORBED


def _age(sheet: Sheet, name: str) -> int:
    return next(origin for value, origin in sheet.values[name] if value == sheet.now[name])


def together(kept: Sheet, absorbed: Sheet, how: Mergeable, choices: dict[str, str]) -> Sheet:
    """The sheet of both, and in its ``now`` what the record says; ``choices`` are sides, by field."""
    proposed = {one.name: one.proposed for one in differences(kept, absorbed, how)}
    whole = Sheet(
        values={name: _union(kept.values[name], absorbed.values[name]) for name in how.fields},
        texts=_union(kept.texts, absorbed.texts),
    )
    for name in how.fields:
        if name in how.united:
            whole.now[name] = _in_order(how, name, (kept.now[name], absorbed.now[name]))
        elif name in proposed:
            side = choices.get(name, proposed[name])
            whole.now[name] = (kept if side == KEPT else absorbed).now[name]
        else:
            whole.now[name] = absorbed.now[name] if _is_blank(kept.now[name]) else kept.now[name]
    whole.now[how.joined] = _joined(whole, how)
    return whole


def _union(one: list[Sourced], other: list[Sourced]) -> list[Sourced]:
    """Both, each value once, with the oldest of the records that had it, the oldest first."""
    oldest: dict[str, Sourced] = {}
    for value, origin in (*one, *other):
        key = repr(value)
        if key not in oldest or origin < oldest[key][1]:
            oldest[key] = (value, origin)
    return sorted(oldest.values(), key=lambda sourced: (sourced[1], repr(sourced[0])))


def _in_order(how: Mergeable, name: str, arrays) -> list[str]:
    """The codes of both, in the order of their list."""
    found = {code for array in arrays for code in array}
    base = how.model._meta.get_field(name).base_field
    return [code for code, _label in base.flatchoices if code in found]


def _joined(whole: Sheet, how: Mergeable) -> str:
    """The texts of all, one after another, and what was not kept."""
    blocks = [text for text, _origin in whole.texts]
    with translation.override("fr"):
        others = [
            _("Autre %(field)s : %(value)s")
            % {
                "field": how.model._meta.get_field(name).verbose_name,
                "value": shown(how.model, name, value),
            }
            for name in how.told
            for value, _origin in whole.values[name]
            if value != whole.now[name]
        ]
    return _BETWEEN_BLOCKS.join([*blocks, *(["\n".join(others)] if others else [])])


def shown(model: type[models.Model], name: str, value: Any) -> str:
    """A value of a sheet as people read it."""
    column = model._meta.get_field(name)
    if _is_blank(value):
        return ""
    if column.is_relation:
        return str(column.related_model._base_manager.filter(pk=value).first() or "")
    if isinstance(column, PhoneField):
        return phones.show(value)
    if isinstance(column, models.DateField):
        return format_date(date.fromisoformat(value), translation.get_language() or "fr")
    labels = dict(getattr(column, "base_field", column).flatchoices)
    values = value if isinstance(value, list) else [value]
    return ", ".join(str(labels.get(one, one)) for one in values)


def write(record: models.Model, sheet: Sheet, names) -> list[str]:
    """Have ``record`` say what its sheet does in the fields ``names``; the names of those that change."""
    changed = []
    for name in names:
        if stored(record, name) != sheet.now[name]:
            column, value = record._meta.get_field(name), sheet.now[name]
            setattr(
                record, column.attname, value if column.is_relation else column.to_python(value)
            )
            changed.append(name)
    return changed
