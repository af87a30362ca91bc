"""The news of an action, by those who carry it out; and the links of those who have no account."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.dates import dated, past
from programs.history import tracked
from programs.models.fields import Quantified, told
from programs.models.files import StoredFile, once_a
from programs.moves import Move, moved
from programs.plans.enums import ActionState, ProgressState
from programs.plans.models.lines import Action
from programs.plans.models.plans import ActionPlan


class ProgressQuerySet(models.QuerySet):
    def approved(self):
        return self.filter(state=ProgressState.APPROVED)

    def said_by(self, day: date):
        """Of what was so on ``day`` at the latest."""
        return self.filter(reported_on__lte=day)

    def awaiting_approval(self):
        return self.filter(state=ProgressState.SUBMITTED)


@dated(reported_on=past())
@tracked
class ProgressUpdate(Quantified):
    """What was achieved and is under way in an action, as it was on ``reported_on``.

    ``minimum``, ``maximum``, ``qualifier``: the number achieved, since the last news or in all, as the action counts.
    ``says_state`` is where its author says that the action stands: its approval moves the action there.
    """

    action = models.ForeignKey(
        Action, models.PROTECT, verbose_name=_("action"), related_name="updates"
    )
    reported_on = models.DateField(_("en date du"))
    achievements = models.TextField(_("réalisations"), blank=True)
    ongoing = models.TextField(_("actions en cours"), blank=True)
    says_state = models.CharField(
        _("où en est l’action"), max_length=20, choices=ActionState, blank=True
    )
    organization = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("organisme"),
        null=True,
        blank=True,
        related_name="progress_updates",
    )
    author = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("auteur"),
        null=True,
        blank=True,
        related_name="+",
    )
    # Who writes through a signed link has a name and no account.
    author_name = models.CharField(_("nom de l’auteur"), max_length=160, blank=True)
    state = models.CharField(
        _("état"), max_length=20, choices=ProgressState, default=ProgressState.DRAFT
    )
    reason = models.TextField(_("motif du retour"), blank=True)
    created_at = models.DateTimeField(_("inscrite le"), auto_now_add=True)
    # The form's own number: sent twice, it is one update.
    submission = models.UUIDField(null=True, unique=True, editable=False)

    objects = ProgressQuerySet.as_manager()

    class Meta:
        verbose_name = _("nouvelle d’une action")
        verbose_name_plural = _("nouvelles des actions")
        ordering = ["-reported_on", "-pk"]
        indexes = [models.Index(fields=["action", "reported_on"], name="progress_by_day")]
        constraints = [
            models.CheckConstraint(
                name="progress_says_something",
                condition=~Q(
                    achievements="", ongoing="", minimum=None, maximum=None, says_state=""
                ),
                violation_error_message=_(
                    "Écrivez ce qui a été fait, ce qui est en cours, un nombre, ou où en est l’action."
                ),
            ),
            models.CheckConstraint(
                name="progress_returned_with_reason",
                condition=~Q(state=ProgressState.RETURNED, reason=""),
                violation_error_message=_("Écrivez pourquoi la nouvelle est retournée."),
            ),
        ]

    def __str__(self):
        return told(self, "action", "reported_on")

    @property
    def said_by_whom(self) -> str:
        """The name of its author."""
        return str(self.author) if self.author_id else self.author_name


@dated(effective_on=past())
@tracked
class ProgressMove(Move):
    """One step of the news of an action, mended where its day was wrong."""

    update = moved(ProgressUpdate)

    class Meta(Move.Meta):
        verbose_name = _("étape d’une nouvelle")
        verbose_name_plural = _("étapes des nouvelles")


@tracked(exclude=("content",))
class ProgressFile(StoredFile):
    """A file joined to the news of an action."""

    update = models.ForeignKey(
        ProgressUpdate, models.CASCADE, verbose_name=_("nouvelle"), related_name="files"
    )

    class Meta(StoredFile.Meta):
        verbose_name = _("pièce jointe d’une nouvelle")
        verbose_name_plural = _("pièces jointes des nouvelles")
        constraints = [*StoredFile.Meta.constraints, once_a("update")]


class ProgressLinkQuerySet(models.QuerySet):
    def open_at(self, moment):
        return self.filter(revoked_at=None, expires_at__gt=moment)


@tracked(exclude=("nonce",))
class ProgressLink(models.Model):
    """The door of somebody who carries actions out and has no account: those of one organisation, in one plan.

    The link is signed and holds ``nonce``: renewing it changes that, so that only the last link opens.
    """

    plan = models.ForeignKey(
        ActionPlan, models.CASCADE, verbose_name=_("plan d’action"), related_name="links"
    )
    organization = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("organisme"),
        related_name="progress_links",
    )
    contact_name = models.CharField(_("nom de la personne"), max_length=160)
    email = models.EmailField(_("courriel"))
    language = models.CharField(
        _("langue"), max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    nonce = models.UUIDField(default=uuid.uuid4, editable=False)
    created_by = models.ForeignKey(
        "accounts.User", models.PROTECT, verbose_name=_("envoyé par"), related_name="+"
    )
    created_at = models.DateTimeField(_("créé le"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valide jusqu’au"))
    revoked_at = models.DateTimeField(_("fermé le"), null=True, blank=True)

    objects = ProgressLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("lien de suivi d’un plan")
        verbose_name_plural = _("liens de suivi des plans")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return told(self, "contact_name", "organization")
