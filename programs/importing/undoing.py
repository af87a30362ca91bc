"""Undoing an import as one act: ``programs.undoing``, and what only imports have beside it."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from programs import undoing
from programs.importing import registry
from programs.importing.taking import wait_for_others
from programs.models import Import
from programs.moves import Move


class Undoing(undoing.Undoing):
    """How ``made`` would be undone, as the database is now."""

    def __init__(self, made: Import, door: undoing.Door = lambda model: model._base_manager.all()):
        # The import's own row is no part of what it did.
        super().__init__(made.context, door, memory=(Import,))
        self.made = made

    @property
    def why_resting(self) -> str:
        return _("s’appuie sur une fiche que l’importation a ajoutée")

    def _add_more(self, found: undoing.Obstacles) -> None:
        if whole := registry.whole(self.made.resource):
            self._add_all(found, whole.standing_on(self.made), whole.why)

    def _forget(self) -> None:
        """The steps that the import logged before logs had a history, and those of the records that it added."""
        for label, keys in self.made.moves.items():
            undoing.delete(apps.get_model(label), keys)
        added = {one.model: one.added for one in self.touched}
        for log in _logs():
            if keys := added.get(log.subject().related_model):
                own = log._base_manager.filter(**{f"{log.subject().name}__in": keys})
                undoing.delete(log, own.values_list("pk", flat=True))


def _logs() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if issubclass(model, Move)]


@transaction.atomic
def undo(made: Import, *, by) -> Import:
    """Undo ``made`` as one act. Raises ValidationError, in French, where something rests on it."""
    wait_for_others()
    locked = Import.objects.select_for_update(of=("self",)).get(pk=made.pk)
    if locked.undone_at:
        raise ValidationError(_("Cette importation est déjà annulée."))
    refusal = _("D’autres fiches s’appuient sur cette importation : elle ne s’annule plus.")
    with Undoing(locked).put_back(refusal, by=by) as name_in_history:
        locked.undone_at, locked.undoer = timezone.now(), by
        locked.undone_context = name_in_history
        locked.save(update_fields=["undone_at", "undoer", "undone_context"])
    return locked
