"""Undoing an import as one act: what it added goes, what it changed is put back as the history kept it.

Nothing is undone while something rests on it: a record that was changed since, or one that was added later and names
one of those that would go.
"""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pgtrigger
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from programs import history, integrity
from programs.importing import registry
from programs.importing.bulk import UPDATE_BATCH
from programs.importing.taking import wait_for_others
from programs.models import Import
from programs.moves import Move

# The records that a refusal names one by one.
NAMED = 20
_TOGETHER = 1000

# What somebody may see of a model: its records, or None where they are seen by nobody one by one.
Door = Callable[[type[models.Model]], models.QuerySet | None]


@dataclass(frozen=True)
class Obstacle:
    """A record for which an import cannot be undone, and why. ``record`` is None where it is not for one's eyes."""

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
    """What one import did to the records of one model, by their keys."""

    model: type[models.Model]
    event: type[models.Model]
    added: set[int] = field(default_factory=set)
    changed: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)
    # The last event of the import about each record.
    last: dict[int, int] = field(default_factory=dict)
    first: dict[int, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return str(self.model._meta.verbose_name_plural)


class Undoing:
    """How ``made`` would be undone, as the database is now."""

    def __init__(self, made: Import, door: Door = lambda model: model._base_manager.all()):
        self.made = made
        self._door = door

    @cached_property
    def touched(self) -> list[Touched]:
        """By model, those that point to others before those that they point to."""
        if self.made.context is None:
            return []
        found = [one for event in _event_models() if (one := self._touched_by(event)) is not None]
        return _dependent_first(found)

    def _touched_by(self, event) -> Touched | None:
        events = event.objects.filter(pgh_context=self.made.context).order_by("pgh_id")
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
        # The import's own row is no part of what it did.
        return one if one.first and one.model is not Import else None

    @cached_property
    def obstacles(self) -> Obstacles:
        found = Obstacles()
        for one in self.touched:
            self._add(found, one.model, self._changed_since(one), _("a changé depuis"))
        for one in self.touched:
            if one.added:
                self._add_dependents(found, one)
        if whole := registry.whole(self.made.resource):
            standing = whole.standing_on(self.made)
            keys = list(standing.order_by("pk").values_list("pk", flat=True))
            self._add(found, standing.model, keys, str(whole.why))
        return found

    def _changed_since(self, one: Touched) -> list[int]:
        neutral = Import.objects.exclude(undone_at=None).values_list("context", "undone_context")
        # What another import did and its undoing took back left the records as they were.
        apart = {self.made.context, *(context for pair in neutral for context in pair if context)}
        later = one.event.objects.filter(
            pgh_obj_id__in=list(one.last), pgh_id__gt=min(one.last.values())
        ).order_by("pgh_obj_id")
        events = later.values_list("pgh_obj_id", "pgh_id", "pgh_context")
        since = (
            key
            for key, number, context in events
            if number > one.last[key] and context not in apart
        )
        return list(dict.fromkeys(since))

    def _add_dependents(self, found: Obstacles, one: Touched) -> None:
        """The records of others that point to what the import added."""
        own = {other.model: other.last for other in self.touched}
        why = _("s’appuie sur une fiche que l’importation a ajoutée")
        for model, name in _pointing_to(one.model):
            pointing = model._base_manager.filter(**{f"{name}__in": one.added})
            keys = pointing.order_by("pk").values_list("pk", flat=True)
            self._add(found, model, [key for key in keys if key not in own.get(model, ())], why)

    def _add(self, found: Obstacles, model, keys: list[int], why: str) -> None:
        shown = keys[: max(0, NAMED - len(found.named))]
        seen = self._door(model) if shown else None
        records = {} if seen is None else {one.pk: one for one in seen.filter(pk__in=shown)}
        kind = str(model._meta.verbose_name)
        found.named += [Obstacle(kind, why, records.get(key)) for key in shown]
        found.count += len(keys)

    def apply(self) -> None:
        """Put all back. Call within a transaction. Raises IntegrityError."""
        with connection.cursor() as cursor:
            # What goes may still be named by what is put back after it.
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            self._forget_moves()
            for one in self.touched:
                _delete(one.model, one.added)
            for one in reversed(self.touched):
                self._put_back(one)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def _forget_moves(self) -> None:
        """The steps that the import logged, and those of the records that it added."""
        for label, keys in self.made.moves.items():
            _delete(apps.get_model(label), keys)
        added = {one.model: one.added for one in self.touched}
        for log in apps.get_models():
            if issubclass(log, Move) and (keys := added.get(log.subject().related_model)):
                own = log._base_manager.filter(**{f"{log.subject().name}__in": keys})
                _delete(log, own.values_list("pk", flat=True))

    def _put_back(self, one: Touched) -> None:
        """Give the records what the history has of them; what only derives from it, they make anew when saved."""
        before = self._before(one)
        kept = {column.name for column in one.event._meta.fields}
        columns = [
            column
            for column in one.model._meta.concrete_fields
            if column.name in kept and not column.primary_key and not column.generated
        ]
        there = one.model._base_manager.in_bulk(one.changed)
        records = [there.get(key) or one.model(pk=key) for key in before]
        for record in records:
            for column in columns:
                setattr(record, column.attname, getattr(before[record.pk], column.attname))
        with _as_it_was(one.model):
            if one.removed or one.model.save is not models.Model.save:
                for record in records:
                    record.save()
            elif records:
                names = [column.name for column in columns]
                one.model._base_manager.bulk_update(records, names, UPDATE_BATCH)

    def _before(self, one: Touched) -> dict[int, Any]:
        """The last event of each record that was there before the import: what it said then."""
        keys = sorted(one.changed | one.removed)
        found = {}
        for start in range(0, len(keys), _TOGETHER):
            some = keys[start : start + _TOGETHER]
            earlier = one.event.objects.filter(pgh_obj_id__in=some).order_by(
                "pgh_obj_id", "-pgh_id"
            )
            for event in earlier.iterator():
                if event.pgh_id < one.first[event.pgh_obj_id]:
                    found.setdefault(event.pgh_obj_id, event)
        if missing := set(keys) - found.keys():
            raise ValidationError(
                _(
                    "L’historique ne dit pas ce que %(count)d fiches étaient avant cette importation."
                )
                % {"count": len(missing)}
            )
        return found


@transaction.atomic
def undo(made: Import, *, by) -> Import:
    """Undo ``made`` as one act. Raises ValidationError, in French, where something rests on it."""
    wait_for_others()
    locked = Import.objects.select_for_update(of=("self",)).get(pk=made.pk)
    if locked.undone_at:
        raise ValidationError(_("Cette importation est déjà annulée."))
    undoing = Undoing(locked)
    for one in undoing.touched:
        # Nobody changes them between the look and the act.
        list(
            one.model._base_manager.select_for_update(of=("self",))
            .filter(pk__in=list(one.last))
            .values_list("pk")
        )
    if undoing.obstacles:
        raise ValidationError(
            _("D’autres fiches s’appuient sur cette importation : elle ne s’annule plus.")
        )
    with history.one_act() as name_in_history:
        try:
            with transaction.atomic():
                undoing.apply()
        except IntegrityError as error:
            raise ValidationError(integrity.explain(error)) from error
        locked.undone_at, locked.undoer = timezone.now(), by
        locked.undone_context = name_in_history
        locked.save(update_fields=["undone_at", "undoer", "undone_context"])
    return locked


def _as_it_was(model):
    """Without the triggers of ``model`` that make other records of a change: the history has those as well."""
    names = getattr(model, "recording_triggers", ())
    return (
        pgtrigger.ignore(*(f"{model._meta.label}:{name}" for name in names))
        if names
        else nullcontext()
    )


def _delete(model, keys) -> None:
    """Delete these rows and no other: what still points to them is for the database to refuse, not to go along."""
    if keys:
        model._base_manager.filter(pk__in=list(keys))._raw_delete(connection.alias)


def _event_models() -> Iterator[Any]:
    return (model for model in apps.get_models() if getattr(model, "pgh_tracked_model", None))


def _pointing_to(model) -> Iterator[tuple[type[models.Model], str]]:
    """Each model that has a foreign key to ``model``, and its name; neither histories nor logs of steps."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        other = relation.related_model
        if not (issubclass(other, Move) or hasattr(other, "pgh_tracked_model")):
            yield other, relation.field.name


def _dependent_first(found: list[Touched]) -> list[Touched]:
    """``found`` so that each stands before those to which its records point."""
    by_model = {one.model: one for one in found}
    ordered: list[Touched] = []

    def place(one: Touched, above: tuple) -> None:
        if one in ordered or one.model in above:
            return
        for other, _name in _pointing_to(one.model):
            if other in by_model:
                place(by_model[other], (*above, one.model))
        ordered.append(one)

    for one in found:
        place(one, ())
    return ordered
