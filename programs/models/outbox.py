"""The outbox: each mail is a row of the transaction that it tells of, and leaves by the worker."""

from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs.enums import MAIL_OVER, MAIL_SETTLED, MailState, MailTrouble

# What goes with a mail once it is over.
EMPTIED: dict[str, object] = {"body": "", "file": b"", "unsubscribe_url": ""}

# How long a mail may wait before somebody should know.
LONG = timedelta(hours=1)


class OutgoingMailQuerySet(models.QuerySet):
    def waiting(self):
        """Neither sent nor given up."""
        return self.filter(sent_at=None, given_up_at=None)

    def due(self, moment):
        """Those whose time to be tried has come, in the order in which it came."""
        return self.waiting().filter(next_attempt_at__lte=moment).order_by("next_attempt_at", "pk")

    def stuck_at(self, moment):
        """Those that will not leave, and those that have waited for too long."""
        late = Q(sent_at=None, given_up_at=None, created_at__lt=moment - LONG)
        lost = Q(given_up_at__isnull=False) & ~Q(trouble__in=MAIL_SETTLED)
        return self.filter(late | lost)

    def unsent(self):
        """Those that may still leave, and those that nobody has settled."""
        return self.filter(sent_at=None).exclude(trouble__in=MAIL_SETTLED)

    def sendable(self):
        """Those that can still be sent, given up or not."""
        return self.filter(sent_at=None).exclude(body="")

    def of_act(self, act):
        """What one act wrote."""
        return self.filter(act=act)

    def about(self, *records):
        """What tells of ``records``, which are of one model."""
        kind = ContentType.objects.get_for_model(records[0])
        return self.filter(about_type=kind, about_id__in=[record.pk for record in records])


class OutgoingMail(models.Model):
    """A mail to one address, and what became of it. Its ``body`` may hold a secret link: it goes when it is over.

    So does the one ``file`` that may be joined, whose name stays, and the address at which a program that reads mail
    stops those of this kind (RFC 8058).

    ``attempting_since`` is set while somebody speaks with the server: found by another, it says that the one who
    did is dead, and that nobody knows what the server answered. ``uncertain`` counts such tries.
    """

    to = models.CharField(_("à"), max_length=254)
    language = models.CharField(_("langue"), max_length=8, choices=settings.LANGUAGES)
    template = models.CharField(_("modèle"), max_length=60)
    subject = models.CharField(_("objet"), max_length=300)
    body = models.TextField(_("texte"), blank=True, editable=False)
    file_name = models.CharField(_("fichier joint"), max_length=100, blank=True, editable=False)
    file_type = models.CharField(max_length=100, blank=True, editable=False)
    file = models.BinaryField(default=bytes, blank=True, editable=False)
    unsubscribe_url = models.CharField(max_length=500, blank=True, editable=False)
    # The same at each try, by which a server knows a repeat.
    message_id = models.CharField(_("identifiant"), max_length=200, unique=True)
    about_type = models.ForeignKey(
        ContentType,
        models.CASCADE,
        verbose_name=_("type de la fiche"),
        null=True,
        blank=True,
        related_name="+",
    )
    about_id = models.BigIntegerField(_("numéro de la fiche"), null=True, blank=True)
    about = GenericForeignKey("about_type", "about_id")
    # The act that it tells of, as the history calls it; what is done outside of any has no name.
    act = models.UUIDField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("écrit le"), auto_now_add=True)
    useful_until = models.DateTimeField(_("utile jusqu’au"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("essais"), default=0)
    uncertain = models.PositiveSmallIntegerField(
        _("essais sans réponse connue"),
        default=0,
        help_text=_("Le courriel peut être arrivé plus d’une fois : la réponse s’est perdue."),
    )
    attempting_since = models.DateTimeField(_("essai en cours depuis"), null=True, blank=True)
    next_attempt_at = models.DateTimeField(_("prochain essai"), default=timezone.now)
    sent_at = models.DateTimeField(_("envoyé le"), null=True, blank=True)
    given_up_at = models.DateTimeField(_("abandonné le"), null=True, blank=True)
    trouble = models.CharField(_("dernière erreur"), max_length=20, choices=MailTrouble, blank=True)
    # The numbers alone: the words that come with them may repeat the address.
    server_code = models.CharField(_("code du serveur"), max_length=20, blank=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("courriel")
        verbose_name_plural = _("courriels")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["next_attempt_at", "id"],
                condition=Q(sent_at=None, given_up_at=None),
                name="outgoing_mail_due",
            ),
            models.Index(fields=["about_type", "about_id", "-id"], name="outgoing_mail_about"),
            models.Index(fields=["act"], condition=Q(act__isnull=False), name="outgoing_mail_act"),
        ]
        constraints = [
            models.CheckConstraint(
                name="outgoing_mail_ends_once",
                condition=Q(sent_at=None) | Q(given_up_at=None),
                violation_error_message=_("Un courriel envoyé n’est pas abandonné."),
            ),
            models.CheckConstraint(
                name="outgoing_mail_text_while_it_waits",
                condition=Q(sent_at__isnull=False, body="")
                | (Q(sent_at=None, given_up_at=None) & ~Q(body=""))
                | (Q(given_up_at__isnull=False) & (Q(body="") | ~Q(trouble__in=MAIL_OVER))),
                violation_error_message=_(
                    "Un courriel a un texte jusqu’à son envoi, et plus ensuite."
                ),
            ),
            models.CheckConstraint(
                name="outgoing_mail_file_has_a_name",
                condition=Q(file=b"") | (~Q(file_name="") & ~Q(file_type="")),
                violation_error_message=_("Un fichier joint a un nom et un type."),
            ),
            models.CheckConstraint(
                name="outgoing_mail_file_goes_with_its_text",
                condition=Q(file=b"") | ~Q(body=""),
                violation_error_message=_("Le fichier joint part avec le texte du courriel."),
            ),
            models.CheckConstraint(
                name="outgoing_mail_unsubscribing_goes_with_its_text",
                condition=Q(unsubscribe_url="") | ~Q(body=""),
                violation_error_message=_("L’adresse de désabonnement part avec le texte."),
            ),
            models.CheckConstraint(
                name="outgoing_mail_given_up_for_a_reason",
                condition=Q(given_up_at=None) | ~Q(trouble=""),
                violation_error_message=_("Un courriel est abandonné pour une raison."),
            ),
            models.CheckConstraint(
                name="outgoing_mail_tried_while_it_waits",
                condition=Q(attempting_since=None) | Q(sent_at=None, given_up_at=None),
                violation_error_message=_("Un courriel qui n’attend plus ne s’essaie plus."),
            ),
            models.CheckConstraint(
                name="outgoing_mail_about_one_record",
                condition=Q(about_type=None, about_id=None)
                | Q(about_type__isnull=False, about_id__isnull=False),
                violation_error_message=_("Un courriel parle d’une fiche, ou d’aucune."),
            ),
        ]

    def __str__(self):
        return f"{self.to} · {self.subject}"

    @property
    def is_waiting(self) -> bool:
        return self.sent_at is None and self.given_up_at is None

    @property
    def state(self) -> MailState:
        if self.sent_at:
            return MailState.SENT
        if self.is_waiting:
            return MailState.DELAYED if self.trouble else MailState.WAITING
        return _ENDS.get(self.trouble, MailState.UNSENT)


_ENDS: dict[str, MailState] = {
    MailTrouble.RECIPIENT: MailState.REFUSED,
    MailTrouble.REPLACED: MailState.REPLACED,
    MailTrouble.ABANDONED: MailState.ABANDONED,
    MailTrouble.TAKEN_BACK: MailState.TAKEN_BACK,
}
