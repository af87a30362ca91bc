"""Letters: their templates, written by a coordinator for a round, and what was made of them, which never changes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bursaries.enums import LetterKind
from bursaries.models.applications import Application
from bursaries.models.awards import Award
from bursaries.models.duties import Obligation
from bursaries.models.rounds import BursaryRound
from bursaries.triggers import LETTER_IS_KEPT, STAYS_IN_ITS_ROUND
from programs.dates import dated, past
from programs.history import tracked
from programs.models.fields import told


@tracked
class LetterTemplate(models.Model):
    """The text of one kind of letter of a round, in both languages, with fields that are filled in."""

    round = models.ForeignKey(
        BursaryRound, models.CASCADE, verbose_name=_("concours"), related_name="letter_templates"
    )
    kind = models.CharField(_("lettre"), max_length=12, choices=LetterKind)
    subject = models.CharField(_("objet"), max_length=200)
    subject_en = models.CharField(_("objet en anglais"), max_length=200, blank=True)
    body = models.TextField(_("texte"))
    body_en = models.TextField(_("texte en anglais"), blank=True)

    class Meta:
        verbose_name = _("modèle de lettre")
        verbose_name_plural = _("modèles de lettres")
        ordering = ["round", "kind", "pk"]
        triggers = [STAYS_IN_ITS_ROUND]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "kind"],
                name="letter_template_once",
                violation_error_message=_("Ce concours a déjà ce modèle de lettre."),
            ),
        ]

    def __str__(self):
        return told(self, "get_kind_display", "round")


@dated(dated_on=past())
@tracked
class Letter(models.Model):
    """A letter that was made: its text as it was filled in, frozen. Its PDF is made of it, the same each time."""

    kind = models.CharField(_("lettre"), max_length=12, choices=LetterKind)
    application = models.ForeignKey(
        Application,
        models.PROTECT,
        verbose_name=_("candidature"),
        null=True,
        blank=True,
        related_name="letters",
    )
    award = models.ForeignKey(
        Award,
        models.PROTECT,
        verbose_name=_("bourse"),
        null=True,
        blank=True,
        related_name="letters",
    )
    obligation = models.ForeignKey(
        Obligation,
        models.PROTECT,
        verbose_name=_("engagement"),
        null=True,
        blank=True,
        related_name="letters",
    )
    language = models.CharField(_("langue"), max_length=8, choices=settings.LANGUAGES)
    addressee = models.TextField(_("destinataire"))
    subject = models.CharField(_("objet"), max_length=200)
    body = models.TextField(_("texte"))
    dated_on = models.DateField(_("datée du"))
    made_at = models.DateTimeField(_("faite le"), auto_now_add=True)
    made_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("faite par"),
        null=True,
        blank=True,
        related_name="+",
    )
    sent_at = models.DateTimeField(_("envoyée le"), null=True, blank=True)

    class Meta:
        verbose_name = _("lettre")
        verbose_name_plural = _("lettres")
        ordering = ["-dated_on", "-pk"]
        triggers = [LETTER_IS_KEPT]
        constraints = [
            models.CheckConstraint(
                name="letter_is_about_something",
                condition=models.Q(application__isnull=False)
                | models.Q(award__isnull=False)
                | models.Q(obligation__isnull=False),
                violation_error_message=_(
                    "Une lettre concerne une candidature, une bourse ou un engagement."
                ),
            ),
        ]

    def __str__(self):
        return told(self, "get_kind_display", "dated_on")
