"""What becomes of holders after their studies, and the door that they have without an account."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bursaries.enums import FollowUpMilestone, Retention
from bursaries.models.duties import Obligation
from programs.dates import dated, past
from programs.history import tracked
from programs.models.fields import told


@dated(observed_on=past())
@tracked
class FollowUp(models.Model):
    """Where a holder works so many months after their studies; « sans nouvelles » is unknown, and counted as such."""

    obligation = models.ForeignKey(
        Obligation, models.CASCADE, verbose_name=_("engagement"), related_name="follow_ups"
    )
    milestone = models.PositiveSmallIntegerField(_("moment"), choices=FollowUpMilestone)
    outcome = models.CharField(_("situation"), max_length=12, choices=Retention)
    observed_on = models.DateField(_("constatée le"))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("suivi d’emploi")
        verbose_name_plural = _("suivis d’emploi")
        ordering = ["obligation", "milestone", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "milestone"],
                name="bursary_follow_up_once",
                violation_error_message=_("Ce moment a déjà son suivi."),
            ),
        ]

    def __str__(self):
        return told(self, "obligation.person", "get_milestone_display", "get_outcome_display")


class HolderLinkQuerySet(models.QuerySet):
    def open_at(self, moment):
        return self.filter(revoked_at=None, expires_at__gt=moment)


@tracked(exclude=("nonce",))
class HolderLink(models.Model):
    """The door of a holder, who has no account: their awards, what they owe, what they attest.

    The link is signed and holds ``nonce``: renewing it changes that, so that only the last link opens.
    """

    program = models.ForeignKey(
        "programs.Program", models.CASCADE, verbose_name=_("programme"), related_name="+"
    )
    person = models.ForeignKey(
        "people.Person",
        models.CASCADE,
        verbose_name=_("titulaire"),
        related_name="bursary_links",
    )
    email = models.EmailField(_("courriel"))
    language = models.CharField(
        _("langue"), max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    nonce = models.UUIDField(default=uuid.uuid4, editable=False)
    created_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("envoyé par"),
        null=True,
        blank=True,
        related_name="+",
    )
    created_at = models.DateTimeField(_("créé le"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valide jusqu’au"))
    revoked_at = models.DateTimeField(_("fermé le"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("dernier rappel"), null=True, blank=True)

    objects = HolderLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("lien d’un titulaire")
        verbose_name_plural = _("liens des titulaires")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "person"],
                condition=Q(revoked_at=None),
                name="holder_link_once",
                violation_error_message=_("Cette personne a déjà un lien : renouvelez-le."),
            ),
        ]

    def __str__(self):
        return told(self, "person")
