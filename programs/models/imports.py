"""Imports: which file was taken in, by whom, and what became of it. The history says what each one changed."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs.history import tracked
from programs.models.programs import Program


class ImportState(models.TextChoices):
    """Follows from the dates of an import; stored nowhere."""

    DONE = "done", _("Faite")
    UNDONE = "undone", _("Annulée")


class ImportQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not undone."""
        return self.filter(undone_at=None)

    def within(self, organizations):
        """Those made in the name of some of ``organizations``, and of no other."""
        return self.filter(leads__contained_by=list(organizations), leads__len__gt=0)


@tracked
class Import(models.Model):
    """One file that was imported, as one act.

    ``context`` is the name under which the history keeps all that it changed, ``undone_context`` all that its
    undoing did. ``leads`` are the organisations in
    whose name it was made: none for an administrator, who may touch everything. ``moves`` are the steps that it
    logged for records that were there, by table: logs have no history of their own.
    """

    resource = models.CharField(_("fiches"), max_length=40)
    program = models.ForeignKey(
        Program,
        models.PROTECT,
        verbose_name=_("programme"),
        null=True,
        blank=True,
        related_name="+",
    )
    file_name = models.CharField(_("fichier"), max_length=255)
    sha256 = models.CharField(_("empreinte"), max_length=64)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("par"),
        null=True,
        blank=True,
        related_name="+",
    )
    made_at = models.DateTimeField(_("importé le"), default=timezone.now)
    leads = ArrayField(models.BigIntegerField(), verbose_name=_("au nom de"), default=list)
    new = models.PositiveIntegerField(_("nouvelles"), default=0)
    updated = models.PositiveIntegerField(_("modifiées"), default=0)
    unchanged = models.PositiveIntegerField(_("inchangées"), default=0)
    notes = ArrayField(models.TextField(), verbose_name=_("remarques de lecture"), default=list)
    context = models.UUIDField(_("nom dans l’historique"), null=True)
    moves = models.JSONField(_("étapes notées"), default=dict)
    undone_at = models.DateTimeField(_("annulé le"), null=True, blank=True)
    undoer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("annulé par"),
        null=True,
        blank=True,
        related_name="+",
    )
    undone_context = models.UUIDField(_("nom de l’annulation dans l’historique"), null=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("importation")
        verbose_name_plural = _("importations")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["sha256"], name="import_sha256")]
        constraints = [
            models.CheckConstraint(
                condition=Q(undoer=None) | Q(undone_at__isnull=False),
                name="import_undone_some_day",
                violation_error_message=_("Une importation annulée l’a été un jour."),
            ),
        ]

    def __str__(self):
        return self.file_name

    @property
    def state(self) -> ImportState:
        return ImportState.UNDONE if self.undone_at else ImportState.DONE
