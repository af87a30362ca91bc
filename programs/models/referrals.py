"""Referrals: a person sent by an organisation to a program."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.enums import REFERRAL_ACCEPTED, REFERRAL_AWAITING, ReferralState, Urgency
from programs.history import tracked
from programs.lib.periods import Period
from programs.models.fields import Move


class ReferralQuerySet(models.QuerySet):
    def received_in(self, period: Period):
        return self.filter(received_on__range=(period.start, period.end))

    def awaiting_acknowledgement(self):
        return self.filter(state__in=REFERRAL_AWAITING)

    def accepted(self):
        return self.filter(state__in=REFERRAL_ACCEPTED)


@tracked
class Referral(models.Model):
    """One sending of a person to a program by an organisation, from its receipt to its close."""

    program = models.ForeignKey(
        "programs.Program", models.PROTECT, verbose_name=_("programme"), related_name="referrals"
    )
    person = models.ForeignKey(
        "programs.Person", models.PROTECT, verbose_name=_("personne"), related_name="referrals"
    )
    code = models.CharField(
        _("code"),
        max_length=40,
        blank=True,
        help_text=_("Le numéro de la référence dans vos fichiers."),
    )
    referrer = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("organisme référent"),
        null=True,
        blank=True,
        related_name="sent_referrals",
        help_text=_(
            "Laissez vide si la personne s’est présentée d’elle-même ou si l’organisme est inconnu."
        ),
    )
    referrer_as_typed = models.CharField(_("organisme tel qu’écrit"), max_length=200, blank=True)
    received_on = models.DateField(_("reçue le"))
    state = models.CharField(
        _("état"), max_length=20, choices=ReferralState, default=ReferralState.RECEIVED
    )
    urgency = models.CharField(_("urgence"), max_length=10, choices=Urgency, default=Urgency.NORMAL)
    need = models.TextField(_("besoin"), blank=True)
    note = models.TextField(_("note"), blank=True)
    assigned_to = models.ForeignKey(
        "programs.User",
        models.SET_NULL,
        verbose_name=_("suivie par"),
        null=True,
        blank=True,
        related_name="assigned_referrals",
    )
    redirected_to = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("redirigée vers"),
        null=True,
        blank=True,
        related_name="redirected_referrals",
    )
    duplicate_of = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("doublon de"),
        null=True,
        blank=True,
        related_name="duplicates",
    )
    reason = models.TextField(_("motif ou issue"), blank=True)
    created_at = models.DateTimeField(_("inscrite le"), auto_now_add=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        verbose_name = _("référence")
        verbose_name_plural = _("références")
        ordering = ["-received_on", "-pk"]
        indexes = [models.Index(fields=["program", "received_on"], name="referral_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "code"],
                condition=~Q(code=""),
                name="referral_code_once",
                violation_error_message=_("Une autre référence de ce programme porte ce code."),
            ),
            models.CheckConstraint(
                name="referral_refused_with_reason",
                condition=~Q(state=ReferralState.REFUSED, reason=""),
                violation_error_message=_("Écrivez le motif du refus."),
            ),
            models.CheckConstraint(
                name="referral_redirected_somewhere",
                condition=~Q(state=ReferralState.REDIRECTED, redirected_to=None),
                violation_error_message=_(
                    "Choisissez l’organisme vers lequel la référence est redirigée."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.display_code} · {self.person}"

    @property
    def display_code(self) -> str:
        return self.code or f"R-{self.pk:04d}"


class ReferralMove(Move):
    referral = models.ForeignKey(
        Referral, models.CASCADE, verbose_name=_("référence"), related_name="moves"
    )

    class Meta(Move.Meta):
        verbose_name = _("étape d’une référence")
        verbose_name_plural = _("étapes des références")

    def __str__(self):
        return f"{ReferralState(self.to_state).label}, {self.effective_on}"
