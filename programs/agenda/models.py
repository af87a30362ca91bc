"""What somebody chose to receive of what is due, their private feed, and the days on which they were written to."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.accounts.models import User
from programs.agenda.enums import Rhythm
from programs.dates import dated, past
from programs.history import tracked
from programs.models.fields import told


@tracked(exclude=("nonce",))
class DigestChoice(models.Model):
    """How often somebody wants to read by mail what is due. ``nonce`` signs the address that stops it."""

    user = models.OneToOneField(
        User, models.CASCADE, verbose_name=_("utilisateur"), related_name="digest_choice"
    )
    rhythm = models.CharField(_("courriel des échéances"), max_length=10, choices=Rhythm)
    nonce = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = _("choix du courriel des échéances")
        verbose_name_plural = _("choix du courriel des échéances")
        ordering = ["user"]

    def __str__(self):
        return told(self, "user", "get_rhythm_display")

    @property
    def language(self) -> str:
        return self.user.language


@tracked(exclude=("nonce",))
class CalendarFeed(models.Model):
    """The private feed of somebody, while there is one. Renewing changes the ``nonce`` that signs its address."""

    user = models.OneToOneField(
        User, models.CASCADE, verbose_name=_("utilisateur"), related_name="calendar_feed"
    )
    nonce = models.UUIDField(default=uuid.uuid4, editable=False)
    opened_at = models.DateTimeField(_("adresse créée le"))

    class Meta:
        verbose_name = _("agenda privé")
        verbose_name_plural = _("agendas privés")
        ordering = ["user"]

    def __str__(self):
        return told(self, "user")

    @property
    def language(self) -> str:
        return self.user.language


@dated(day=past())
class Digest(models.Model):
    """The day on which it was somebody's turn, with how many things were told: of none, no mail was written."""

    user = models.ForeignKey(
        User, models.CASCADE, verbose_name=_("utilisateur"), related_name="digests"
    )
    day = models.DateField(_("jour"))
    count = models.PositiveIntegerField(_("échéances dites"))

    class Meta:
        verbose_name = _("courriel des échéances")
        verbose_name_plural = _("courriels des échéances")
        ordering = ["-day", "user"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "day"],
                name="digest_once_a_day",
                violation_error_message=_("Le courriel de ce jour est déjà écrit."),
            )
        ]

    def __str__(self):
        return told(self, "user", "day")
