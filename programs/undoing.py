"""Putting an act back: what it added goes, what it changed or deleted is again as the history kept it.

An act is what bears one name in the history (``programs.history.one_act``): a request, an import, a merging. Nothing
is put back while something rests on it: a record that was changed since, or one that was added later and names one of
those that would go.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

import pgtrigger
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils.translation import gettext as _
from pghistory.models import Context

from programs import history, integrity
from programs.models import Import
from programs.moves import Move

# The records that a refusal names one by one.
NAMED = 20
# How many rows one statement writes.
_WRITTEN_AT_ONCE = 200
_TOGETHER = 1000

# What somebody may see of a model: its records, or None where they are seen by nobody one by one.
Door = Callable[[type[models.Model]], models.QuerySet | None]
# Rows by model, each by its key.
Rows = dict[type[models.Model], set[int]]


@dataclass(frozen=True)
class Obstacle:
    """A record for which an act is not put back, and why. ``record`` is None where it is not for one's eyes."""

    kind: str
    why: str
    record: models.Model | None = None


@dataclass
class Obstacles:
    """The first of them, and how many there are."""

    named: list[Obstacle] = field(default_factory=list)
    count: int = 0

    def __bool__(self) -> bool:
        return self.count > 0

    @property
    def more(self) -> int:
        return self.count - len(self.named)


@dataclass
class Touched:
    """What one act did to the records of one model, by their keys."""

    model: type[models.Model]
    event: type[models.Model]
    added: set[int] = field(default_factory=set)
    changed: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)
    # The first and the last event of the act about each record.
    first: dict[int, int] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return str(self.model._meta.verbose_name_plural)

    def only(self, keys: set[int]) -> "Touched":
        """The same of some of its records."""
        return Touched(
            self.model,
            self.event,
            self.added & keys,
            self.changed & keys,
            self.removed & keys,
            {key: number for key, number in self.first.items() if key in keys},
            {key: number for key, number in self.last.items() if key in keys},
        )


@dataclass(frozen=True)
class Keeper:
    """What of a service keeps an act from being put back: the records that ``resting`` finds, and ``why``."""

    resting: Callable[[list[Touched]], models.QuerySet]
    why: Any


_KEEPERS: list[Keeper] = []


def keep(keeper: Keeper) -> None:
    """Have ``keeper`` asked before any act is put back, beside what keys and the history say by themselves."""
    _KEEPERS.append(keeper)


class Undoing:
    """How the act of the name ``act`` would be put back, as the database is now.

    ``memory`` are the models whose rows only remember the act, and stay. A subclass says otherwise which rows are
    ``touched``, and what more stands in the way.
    """

    def __init__(
        self,
        act: UUID | None,
        door: Door = lambda model: model._base_manager.all(),
        *,
        memory: tuple[type[models.Model], ...] = (),
    ):
        self.act = act
        self._door = door
        self._memory = memory

    @cached_property
    def touched(self) -> list[Touched]:
        """By model, those that point to others before those that they point to."""
        return [one for one in touched_by(self.act) if one.model not in self._memory]

    # --- What stands in the way -----------------------------------------------------------------

    @cached_property
    def obstacles(self) -> Obstacles:
        found = Obstacles()
        for one in self.touched:
            self._add(found, one.model, self._changed_since(one), _("a changé depuis"))
        for one in self.touched:
            if one.removed and _left_out(one):
                why = _("a été supprimé, et l’historique n’en garde pas le contenu")
                self._add(found, one.model, sorted(one.removed), why)
        for one in self.touched:
            if one.added:
                self._add_dependents(found, one)
        for keeper in _KEEPERS:
            self._add_all(found, keeper.resting(self.touched), keeper.why)
        self._add_more(found)
        return found

    def _add_more(self, found: Obstacles) -> None:
        """What else stands in the way of such an act."""

    def _changed_since(self, one: Touched) -> list[int]:
        """The records that another act changed later, unless that was put back as well."""
        later = one.event.objects.filter(
            pgh_obj_id__in=list(one.last), pgh_id__gt=min(one.last.values())
        ).order_by("pgh_obj_id")
        acts = defaultdict(set)
        for key, number, act in later.values_list("pgh_obj_id", "pgh_id", "pgh_context"):
            if number > one.last[key] and act != self.act:
                acts[key].add(act)
        undone = _undone_by({act for found in acts.values() for act in found if act})
        return [key for key, found in acts.items() if _without_undone(found, undone, self.act)]

    def _add_dependents(self, found: Obstacles, one: Touched) -> None:
        """The records of others that point to what the act added."""
        own = {other.model: other.last for other in self.touched}
        why = self.why_resting
        for model, name in pointing_to(one.model):
            if issubclass(model, Move):
                continue
            pointing = model._base_manager.filter(**{f"{name}__in": one.added})
            keys = pointing.order_by("pk").values_list("pk", flat=True)
            self._add(found, model, [key for key in keys if key not in own.get(model, ())], why)

    @property
    def why_resting(self) -> str:
        return _("s’appuie sur une fiche qui s’en irait")

    def _add_all(self, found: Obstacles, records: models.QuerySet, why) -> None:
        keys = list(records.order_by("pk").values_list("pk", flat=True))
        self._add(found, records.model, keys, str(why))

    def _add(self, found: Obstacles, model, keys: list[int], why: str) -> None:
        shown = keys[: max(0, NAMED - len(found.named))]
        seen = self._door(model) if shown else None
        records = {} if seen is None else {one.pk: one for one in seen.filter(pk__in=shown)}
        kind = str(model._meta.verbose_name)
        found.named += [Obstacle(kind, why, records.get(key)) for key in shown]
        found.count += len(keys)

    # --- Putting back ---------------------------------------------------------------------------

    @contextmanager
    def put_back(self, refusal: str, *, by=None) -> Iterator[UUID]:
        """Put all back, as an act of its own by ``by``, whose name this gives: what is done within belongs to it.

        Call within a transaction, with the row locked that says whether it was done already. Raises ValidationError, in
        French: ``refusal`` where something rests on the act.
        """
        self._lock()
        if self.obstacles:
            raise ValidationError(refusal)
        said = {"user": by.pk} if by else {}
        with history.own_act(undoes=str(self.act), **said) as name_in_history:
            try:
                with transaction.atomic():
                    self.apply()
            except IntegrityError as error:
                raise ValidationError(integrity.explain(error)) from error
            yield name_in_history

    def _lock(self) -> None:
        """Nobody changes them between the look and the act."""
        for one in self.touched:
            rows = one.model._base_manager.select_for_update(of=("self",))
            list(rows.filter(pk__in=list(one.last)).order_by("pk").values_list("pk"))

    def apply(self) -> None:
        """Put all back. Call within a transaction. Raises IntegrityError."""
        with connection.cursor() as cursor:
            # What goes may still be named by what is put back after it.
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            self._forget()
            for one in self.touched:
                delete(one.model, one.added)
            self._put_all_back()
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def _forget(self) -> None:
        """What goes first, though no event tells of it."""

    def _put_all_back(self) -> None:
        for one in reversed(self.touched):
            put_back(one)


# --- What an act did -----------------------------------------------------------------------------------


def touched_by(act: UUID | None) -> list[Touched]:
    """By model, those that point to others before those that they point to."""
    if act is None:
        return []
    found = [one for event in event_models() if (one := _touched(act, event)) is not None]
    return _dependent_first(found)


def _touched(act: UUID, event) -> Touched | None:
    events = event.objects.filter(pgh_context=act).order_by("pgh_id")
    one = Touched(event.pgh_tracked_model, event)
    for number, key, label in events.values_list("pgh_id", "pgh_obj_id", "pgh_label"):
        if key not in one.first:
            one.first[key] = number
            (one.added if label == "insert" else one.changed).add(key)
        one.last[key] = number
        if label == "delete":
            one.added.discard(key)
            if key in one.changed:
                one.changed.remove(key)
                one.removed.add(key)
    return one if one.first else None


# A row is a model and a key; what hangs on it hangs on it whichever of the two holds the key of the other.
Ties = dict[tuple[type[models.Model], int], set[tuple[type[models.Model], int]]]


def tied_by(act: UUID | None, touched: list[Touched]) -> Ties:
    """Which rows of an act hold keys of one another, by what they said in it."""
    rows = {one.model: one.first for one in touched}
    tied: Ties = defaultdict(set)
    for one in touched:
        columns = [
            column
            for column in one.event._meta.concrete_fields
            if column.related_model in rows and not column.name.startswith("pgh_")
        ]
        if not columns:
            continue
        events = one.event.objects.filter(pgh_context=act)
        names = [column.attname for column in columns]
        for own, *others in events.values_list("pgh_obj_id", *names):
            for column, other in zip(columns, others, strict=True):
                if other in rows[column.related_model]:
                    tied[one.model, own].add((column.related_model, other))
                    tied[column.related_model, other].add((one.model, own))
    return tied


def reached(tied: Ties, start: tuple[type[models.Model], int]) -> Rows:
    """The rows that hang together with one of them, itself among them."""
    found: Rows = defaultdict(set)
    waiting = [start]
    while waiting:
        model, key = waiting.pop()
        if key not in found[model]:
            found[model].add(key)
            waiting += tied.get((model, key), ())
    return dict(found)


def added_since(
    touched: Iterable[Touched], act: UUID, moment: datetime, apart: Iterable[type[models.Model]]
) -> Iterator[tuple[type[models.Model], list[int]]]:
    """The records that were added after ``moment`` beside what the act changed: what they say may rest on it.

    Those of the models ``apart`` never do.
    """
    events = {event.pgh_tracked_model: event for event in event_models()}
    for one in touched:
        for model, name in pointing_to(one.model) if one.changed else ():
            if issubclass(model, Move) or model in apart or model not in events:
                continue
            pointing = model._base_manager.filter(**{f"{name}__in": one.changed})
            later = events[model].objects.filter(
                pgh_label="insert",
                pgh_created_at__gt=moment,
                pgh_obj_id__in=pointing.values("pk"),
            )
            keys = later.exclude(pgh_context=act).order_by("pgh_obj_id")
            if found := list(keys.values_list("pgh_obj_id", flat=True).distinct()):
                yield model, found


def event_models() -> Iterator[Any]:
    """The models of the events: one a model that has a history."""
    return (model for model in apps.get_models() if getattr(model, "pgh_tracked_model", None))


def pointing_to(model) -> Iterator[tuple[type[models.Model], str]]:
    """Each model that has a foreign key to ``model``, and its name; not the histories."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        other = relation.related_model
        if not hasattr(other, "pgh_tracked_model"):
            yield other, relation.field.name


def _dependent_first(found: list[Touched]) -> list[Touched]:
    """``found`` so that each stands before those to which its records point."""
    by_model = {one.model: one for one in found}
    ordered: list[Touched] = []

    def place(one: Touched, above: tuple) -> None:
        if one in ordered or one.model in above:
            return
        for other, _name in pointing_to(one.model):
            if other in by_model:
                place(by_model[other], (*above, one.model))
        ordered.append(one)

    for one in found:
        place(one, ())
    return ordered


# --- What was put back already ---------------------------------------------------------------------------


def _undone_by(acts: set[UUID]) -> dict[UUID, UUID]:
    """Of ``acts``, those that put another back, each with the one that it put back."""
    found = dict(
        Import.objects.filter(undone_context__in=acts).values_list("undone_context", "context")
    )
    undoing = Context.objects.filter(pk__in=acts, metadata__has_key="undoes")
    return found | {one.pk: UUID(one.metadata["undoes"]) for one in undoing}


def _without_undone(acts: set, undone: dict[UUID, UUID], own: UUID | None) -> set:
    """What of the later acts about one record still counts: neither what was put back, nor the putting back."""
    undoing = {act for act in acts if act in undone and undone[act] in acts | {own}}
    return acts - undoing - {undone[act] for act in undoing}


# --- Rows ----------------------------------------------------------------------------------------------


def delete(model, keys) -> None:
    """Delete these rows and no other: what still points to them is for the database to refuse, not to go along."""
    if keys:
        model._base_manager.filter(pk__in=list(keys))._raw_delete(connection.alias)


def _kept_columns(one: Touched) -> list[models.Field]:
    """The columns that the history keeps of a model."""
    kept = {column.name for column in one.event._meta.fields}
    return [
        column
        for column in one.model._meta.concrete_fields
        if column.name in kept and not column.primary_key and not column.generated
    ]


def _left_out(one: Touched) -> bool:
    """Whether a row that was deleted cannot be made anew: it held a secret or a file, which no history keeps."""
    kept = {column.name for column in one.event._meta.fields}
    missing = (column for column in one.model._meta.concrete_fields if column.name not in kept)
    return any(isinstance(column, models.BinaryField | models.UUIDField) for column in missing)


def put_back(one: Touched) -> None:
    """Give the records what the history has of them; what only derives from it, they make anew when saved."""
    before = rows_before(one)
    columns = _kept_columns(one)
    there = one.model._base_manager.in_bulk(one.changed)
    records = [there.get(key) or one.model(pk=key) for key in before]
    for record in records:
        for column in columns:
            setattr(record, column.attname, getattr(before[record.pk], column.attname))
    with _as_it_was(one.model):
        if one.removed or one.model.save is not models.Model.save:
            for record in records:
                record.save()
            _put_back_clocks(one, before, columns)
        elif records:
            names = [column.name for column in columns]
            one.model._base_manager.bulk_update(records, names, _WRITTEN_AT_ONCE)


def _put_back_clocks(one: Touched, before: dict[int, Any], columns: list[models.Field]) -> None:
    """What a column says of the moment at which its row was written is what it said, not now."""
    clocks = [
        column.attname
        for column in columns
        if getattr(column, "auto_now_add", False) or getattr(column, "auto_now", False)
    ]
    for key, event in before.items() if clocks else ():
        said = {name: getattr(event, name) for name in clocks}
        one.model._base_manager.filter(pk=key).exclude(**said).update(**said)


def rows_before(one: Touched) -> dict[int, Any]:
    """The last event of each record that was there before the act: what it said then. Raises ValidationError."""
    keys = sorted(one.changed | one.removed)
    found = {}
    for start in range(0, len(keys), _TOGETHER):
        some = keys[start : start + _TOGETHER]
        earlier = one.event.objects.filter(pgh_obj_id__in=some).order_by("pgh_obj_id", "-pgh_id")
        for event in earlier.iterator():
            if event.pgh_id < one.first[event.pgh_obj_id]:
                found.setdefault(event.pgh_obj_id, event)
    if missing := set(keys) - found.keys():
        raise ValidationError(
            _("L’historique ne dit pas ce que %(count)d fiches étaient auparavant.")
            % {"count": len(missing)}
        )
    return found


def _as_it_was(model):
    """Without the triggers of ``model`` that make other records of a change: the history has those as well."""
    names = getattr(model, "recording_triggers", ())
    return (
        pgtrigger.ignore(*(f"{model._meta.label}:{name}" for name in names))
        if names
        else nullcontext()
    )
