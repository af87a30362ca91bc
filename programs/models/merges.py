"""Two records that were one person or one body: which were put together, and which were said to be two.

Not to be mistaken for the merging of two bodies that were: see ``successions``.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs.history import tracked


class MergeQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not taken back."""
        return self.filter(undone_at=None)

    def into(self, record: models.Model):
        """What ``record`` took in, directly or by one that it took in later."""
        return self.standing().filter(kind=record._meta.label_lower, leads_to=record.pk)


@tracked
class Merge(models.Model):
    """One record that went into another of its ``kind``, as one act.

    ``kept_key`` is the one that took it in, ``leads_to`` the one in which it is found today: they differ once the kept
    one was itself taken in. ``absorbed`` is the record as it was. ``words`` are what it may be looked for by. ``sheet``
    says which record each value came from, so that the next merge may decide as if all were merged at once.
    ``context`` names in the history all that was changed; ``moved`` are the rows that have no history of their own.
    """

    kind = models.CharField(_("type de fiche"), max_length=80)
    kept_key = models.BigIntegerField(_("numéro de la fiche gardée"))
    leads_to = models.BigIntegerField(_("numéro de la fiche d’aujourd’hui"))
    absorbed_key = models.BigIntegerField(_("numéro de la fiche fusionnée"))
    absorbed_name = models.CharField(_("fiche fusionnée"), max_length=250)
    absorbed = models.JSONField(_("fiche telle qu’elle était"), default=dict)
    words = models.TextField(_("ce qui la retrouve"), blank=True)
    sheet = models.JSONField(_("provenance des valeurs"), default=dict)
    reason = models.TextField(_("motif"), blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("par"),
        null=True,
        blank=True,
        related_name="+",
    )
    made_at = models.DateTimeField(_("fusionnée le"), default=timezone.now)
    context = models.UUIDField(_("nom dans l’historique"), null=True)
    moved = models.JSONField(_("lignes sans historique"), default=list)
    undone_at = models.DateTimeField(_("annulée le"), null=True, blank=True)
    undoer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("annulée par"),
        null=True,
        blank=True,
        related_name="+",
    )
    undone_context = models.UUIDField(_("nom de l’annulation dans l’historique"), null=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("fusion de fiches")
        verbose_name_plural = _("fusions de fiches")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["kind", "leads_to"], name="merge_leads_to")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "absorbed_key"],
                condition=Q(undone_at=None),
                name="merged_once",
                violation_error_message=_("Cette fiche est déjà fusionnée avec une autre."),
            ),
            models.CheckConstraint(
                name="merged_with_another",
                condition=~Q(kept_key=F("absorbed_key")),
                violation_error_message=_("Une fiche ne se fusionne pas avec elle-même."),
            ),
        ]

    def __str__(self):
        return self.absorbed_name


@tracked
class Distinction(models.Model):
    """Somebody said that two records that look alike are two, so that nobody is asked again."""

    kind = models.CharField(_("type de fiche"), max_length=80)
    first_key = models.BigIntegerField(_("numéro de la première fiche"))
    second_key = models.BigIntegerField(_("numéro de la seconde fiche"))
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("par"),
        null=True,
        blank=True,
        related_name="+",
    )
    said_at = models.DateTimeField(_("dit le"), default=timezone.now)

    class Meta:
        verbose_name = _("distinction de deux fiches")
        verbose_name_plural = _("distinctions de fiches")
        ordering = ["-said_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "first_key", "second_key"],
                name="told_apart_once",
                violation_error_message=_("On a déjà dit que ces fiches sont différentes."),
            ),
            models.CheckConstraint(
                name="told_apart_in_order",
                condition=Q(first_key__lt=F("second_key")),
                violation_error_message=_("La fiche la plus ancienne est la première."),
            ),
        ]

    def __str__(self):
        return f"{self.kind} : {self.first_key}, {self.second_key}"
