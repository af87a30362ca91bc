"""Taking back a merge that was a mistake: both records are there again, with what was theirs, by the history."""

from dataclasses import replace
from functools import cached_property
from types import SimpleNamespace

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from programs import history, integrity
from programs.importing import undoing
from programs.merging import registry
from programs.models import Merge


class Undoing(undoing.Undoing):
    """How a merge would be taken back, as the database is now."""

    def __init__(self, made: Merge, door: undoing.Door = lambda model: model._base_manager.all()):
        super().__init__(SimpleNamespace(context=made.context, moves={}, resource=""), door)

    @cached_property
    def touched(self) -> list[undoing.Touched]:
        # The trace of the merge stays, and that of those before it.
        return [one for one in super().touched if one.model is not Merge]

    def apply(self) -> None:
        """Put all back. What cannot be yet, for something else is not back, is tried again after it.

        Of two rows of which one may be, the other one moves away first; a pairing is its mentor's again before that
        mentor has only as many places as they had.
        """
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            self._forget_moves()
            for one in self.touched:
                undoing._delete(one.model, one.added)
            parts = ({"changed": set()}, {"removed": set()})
            above_first = self.touched[::-1]
            self._put_all_back([replace(one, **part) for one in above_first for part in parts])
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def _put_all_back(self, waiting: list[undoing.Touched]) -> None:
        while waiting:
            for one in waiting:
                try:
                    with transaction.atomic():
                        self._put_back(one)
                except IntegrityError as error:
                    refused = error
                else:
                    waiting.remove(one)
                    break
            else:
                raise refused

    def _put_back(self, one: undoing.Touched) -> None:
        super()._put_back(one)
        before = self._before(one)
        for column in one.model._meta.concrete_fields:
            if getattr(column, "auto_now_add", False) or getattr(column, "auto_now", False):
                for key, event in before.items():
                    said = {column.attname: getattr(event, column.attname)}
                    one.model._base_manager.filter(pk=key).exclude(**said).update(**said)

    def _changed_since(self, one: undoing.Touched) -> list[int]:
        changed = set(super()._changed_since(one))
        undone = Merge.objects.exclude(undone_at=None).values_list("context", "undone_context")
        apart = {self.made.context, *(context for pair in undone for context in pair)}
        later = one.event.objects.filter(pgh_obj_id__in=changed).exclude(pgh_context__in=apart)
        since = later.order_by("pgh_obj_id").values_list("pgh_obj_id", "pgh_id")
        return list(dict.fromkeys(key for key, number in since if number > one.last[key]))


def refuse_out_of_turn(made: Merge) -> None:
    """Raise ValidationError where something else has to be taken back first, or was already."""
    if made.undone_at:
        raise ValidationError(_("Cette fusion est déjà annulée."))
    of_kind = Merge.objects.standing().filter(kind=made.kind, pk__gt=made.pk)
    later = of_kind.filter(kept_key=made.kept_key) | of_kind.filter(absorbed_key=made.kept_key)
    if last := later.order_by("-pk").first():
        raise ValidationError(
            _(
                "La fiche a été fusionnée de nouveau depuis : annulez d’abord la fusion de « %(name)s »."
            )
            % {"name": last.absorbed_name}
        )


@transaction.atomic
def unmerge(made: Merge, *, by) -> Merge:
    """Take ``made`` back as one act. Raises ValidationError, in French, where something rests on it."""
    locked = Merge.objects.select_for_update(of=("self",)).get(pk=made.pk)
    refuse_out_of_turn(locked)
    taken_back = Undoing(locked)
    for one in taken_back.touched:
        rows = one.model._base_manager.select_for_update(of=("self",))
        # Nobody changes them between the look and the act.
        list(rows.filter(pk__in=list(one.last)).order_by("pk").values_list("pk"))
    if taken_back.obstacles:
        raise ValidationError(
            _("Des fiches ont changé depuis cette fusion, ou s’y appuient : elle ne s’annule plus.")
        )
    with history.one_act() as name_in_history:
        try:
            with registry.letting_through(), transaction.atomic():
                taken_back.apply()
                _point_back(locked)
        except IntegrityError as error:
            raise ValidationError(integrity.explain(error)) from error
        locked.undone_at, locked.undoer = timezone.now(), by
        locked.undone_context = name_in_history
        locked.save(update_fields=["undone_at", "undoer", "undone_context"])
        _lead_back(locked)
    return locked


def _point_back(made: Merge) -> None:
    """The rows without a history name again what they named."""
    for label, column, before, _after, keys in reversed(made.moved):
        rows = apps.get_model(label)._base_manager.filter(pk__in=keys)
        rows.update(**{column: before})


def _lead_back(made: Merge) -> None:
    """What the absorbed record had taken in is found in it again."""
    standing = Merge.objects.standing().filter(kind=made.kind)
    front = {made.absorbed_key}
    while front:
        behind = standing.filter(kept_key__in=front)
        front = set(behind.values_list("absorbed_key", flat=True))
        behind.update(leads_to=made.absorbed_key)
