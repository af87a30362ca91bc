"""Taking back a merge that was a mistake: both records are there again, with what was theirs, by the history."""

from dataclasses import replace

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from programs import undoing
from programs.merging import registry
from programs.models import Merge


class Undoing(undoing.Undoing):
    """How a merge would be taken back, as the database is now. Its trace stays, and that of those before it."""

    def __init__(self, made: Merge, door: undoing.Door = lambda model: model._base_manager.all()):
        super().__init__(made.context, door, memory=(Merge,))
        self.made = made

    def apply(self) -> None:
        # Within the act: a trigger that is let through by a statement around it takes its name away.
        with registry.letting_through():
            super().apply()

    def _put_all_back(self) -> None:
        """What cannot be put back yet, for something else is not back, is tried again after it.

        Of two rows of which one may be, the other one moves away first; a pairing is its mentor's again before that
        mentor has only as many places as they had.
        """
        parts = ({"changed": set()}, {"removed": set()})
        waiting = [replace(one, **part) for one in reversed(self.touched) for part in parts]
        while waiting:
            for one in waiting:
                try:
                    with transaction.atomic():
                        undoing.put_back(one)
                except IntegrityError as error:
                    refused = error
                else:
                    waiting.remove(one)
                    break
            else:
                raise refused
        _point_back(self.made)


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
    refusal = _(
        "Des fiches ont changé depuis cette fusion, ou s’y appuient : elle ne s’annule plus."
    )
    with Undoing(locked).put_back(refusal, by=by) as name_in_history:
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
