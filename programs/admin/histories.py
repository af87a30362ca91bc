"""The history of a record: what each act changed of it, before and after, and its steps, in one list."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.admin.utils import flatten_fieldsets
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs import taking_back, traces, undoing
from programs.lib.periods import format_date
from programs.moves import Machine

# How many events of one record are read: what is older is in the database.
MOST = 200


@dataclass
class Act:
    """What one act did to the record: the events about it, and the steps that it took or took back."""

    at: datetime
    events: list = field(default_factory=list)
    before: Any = None
    steps: list = field(default_factory=list)
    back: list = field(default_factory=list)

    def is_by(self) -> str:
        return next((str(one.moved_by) for one in self.steps if one.moved_by_id), "")


def told(admin, request, record: models.Model) -> dict | None:
    """The acts about ``record``, the last first, for object_history.html; None of a model without a history."""
    history = next(
        (one for one in undoing.event_models() if one.pgh_tracked_model is admin.model), None
    )
    if history is None:
        return None
    read = list(history.objects.filter(pgh_obj_id=record.pk).order_by("-pgh_id")[: MOST + 1])
    acts: dict[Any, Act] = {}
    for number, event in enumerate(read[:MOST]):
        act = acts.setdefault(event.pgh_context_id or event.pgh_id, Act(event.pgh_created_at))
        act.events.append(event)
        act.before = read[number + 1] if number + 1 < len(read) else None
    steps = taking_back.DECLARED.get(admin.model)
    if steps:
        _add_steps(acts, steps.machine, record)
    shown = sorted(acts.items(), key=lambda one: one[1].at, reverse=True)
    return {"entries": _entries(admin, request, record, shown), "is_cut": len(read) > MOST}


def _add_steps(acts: dict[Any, Act], machine: Machine, record: models.Model) -> None:
    events = taking_back.history_of(machine.log).objects.filter(**{machine.subject: record.pk})
    known = set()
    for event in events.exclude(pgh_label="update").select_related("moved_by").order_by("-pgh_id"):
        known.add(event.pgh_obj_id)
        act = acts.setdefault(
            event.pgh_context_id or ("step", event.pgh_id), Act(event.pgh_created_at)
        )
        (act.back if event.pgh_label == "delete" else act.steps).append(event)
    for move in machine.history(record):
        if move.pk not in known:
            acts["log", move.pk] = Act(move.moved_at, steps=[move])


def _shown(admin, names: list[str]) -> set[str]:
    """The fields that a record shows, with those that a column of words stands for."""
    words = (getattr(admin, name, None) for name in names if isinstance(name, str))
    return {*names, *(getattr(one, "admin_order_field", None) or "" for one in words)}


def _entries(admin, request, record: models.Model, acts: list[tuple[Any, Act]]) -> list[dict]:
    names = _shown(admin, flatten_fieldsets(admin.get_fieldsets(request, record)))
    columns = {key: list(_columns(admin.model, act, names)) for key, act in acts}
    words = traces.Words(lambda model: _door(admin, request, model))
    words.learn(
        (column, value) for found in columns.values() for column, *both in found for value in both
    )
    authors = traces.authors_of(
        event.pgh_context_id
        for _key, act in acts
        for event in act.events + act.steps[:1] + act.back
        if hasattr(event, "pgh_context_id")
    )
    entries = [
        {
            "what": _what(act),
            "when": traces.moment(act.at),
            "who": authors.get(key) or act.is_by(),
            "steps": [_step(admin.model, one) for one in reversed(act.steps)],
            "back": [_step(admin.model, one) for one in act.back],
            "changes": traces.said(words, columns[key]),
        }
        for key, act in acts
    ]
    return [one for one in entries if one["what"] or one["steps"] or one["back"] or one["changes"]]


def _door(admin, request, model: type[models.Model]) -> models.QuerySet | None:
    records = admin.admin_site._registry.get(model)
    return records.get_queryset(request) if records else None


def _columns(model: type[models.Model], act: Act, names: Iterable[str]):
    """What the record's page shows, and the act changed; the state is what its steps say."""
    if not act.events or act.before is None:
        return
    for column, was, is_now in traces.changed_columns(model, act.before, act.events[0], names):
        if column.name != "state" or not (act.steps or act.back):
            yield column, was, is_now


def _what(act: Act) -> str:
    labels = {event.pgh_label for event in act.events}
    if "delete" in labels:
        return _("Suppression")
    if "insert" in labels:
        return _("Ajout")
    return ""


def _step(model: type[models.Model], move: Any) -> dict[str, str]:
    labels = dict(model._meta.get_field("state").flatchoices)
    return {
        "from": str(labels.get(move.from_state, move.from_state)),
        "to": str(labels.get(move.to_state, move.to_state)),
        "day": format_date(move.effective_on, get_language() or "fr"),
        "why": move.reason,
    }
