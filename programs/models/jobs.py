"""Work that takes a while: what was asked, by whom, how far it is, and what came of it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.models.files import FileInDatabase

# How long what came of a job waits for the one who asked. The records themselves can be asked again.
KEPT_FOR = timedelta(days=7)


class JobState(models.TextChoices):
    """Follows from the dates and the error of a job; stored nowhere."""

    WAITING = "waiting", _("En attente")
    RUNNING = "running", _("En cours")
    DONE = "done", _("Terminé")
    FAILED = "failed", _("Échoué")


class JobQuerySet(models.QuerySet):
    def open(self):
        """Those that are asked and not over."""
        return self.filter(finished_at=None)

    def of(self, key: str):
        return self.filter(key=key)


class Job(models.Model):
    """One piece of work of a ``kind`` that an app declares in its ``jobs.py``.

    Of one ``key`` one is open at a time: who asks twice is shown the first. ``done`` of ``total`` steps are over,
    and ``step`` says which one is under way.
    """

    kind = models.CharField(_("type"), max_length=40)
    key = models.CharField(_("clé"), max_length=200, blank=True)
    parameters = models.JSONField(_("paramètres"), default=dict)
    title = models.CharField(_("titre"), max_length=250)
    language = models.CharField(_("langue"), max_length=10)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("demandé par"),
        null=True,
        blank=True,
        related_name="+",
    )
    asked_at = models.DateTimeField(_("demandé le"), auto_now_add=True)
    started_at = models.DateTimeField(_("commencé le"), null=True, blank=True)
    finished_at = models.DateTimeField(_("terminé le"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("essais"), default=0)
    done = models.PositiveIntegerField(_("étapes faites"), default=0)
    total = models.PositiveIntegerField(_("étapes"), default=0)
    step = models.CharField(_("étape"), max_length=200, blank=True)
    error = models.TextField(_("erreur"), blank=True)
    url = models.CharField(_("résultat"), max_length=500, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("travail")
        verbose_name_plural = _("travaux")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(finished_at=None) & ~Q(key=""),
                name="job_once_at_a_time",
                violation_error_message=_("Ce travail est déjà en cours."),
            ),
            models.CheckConstraint(
                condition=Q(error="") | Q(finished_at__isnull=False),
                name="job_fails_at_its_end",
                violation_error_message=_("Un travail qui a échoué est terminé."),
            ),
            models.CheckConstraint(
                condition=Q(done__lte=models.F("total")),
                name="job_within_its_steps",
                violation_error_message=_("Plus d’étapes sont faites que prévu."),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def state(self) -> JobState:
        if self.finished_at:
            return JobState.FAILED if self.error else JobState.DONE
        return JobState.RUNNING if self.started_at else JobState.WAITING

    @property
    def is_over(self) -> bool:
        return self.finished_at is not None


class JobFile(FileInDatabase):
    """The file that a job made, until ``KEPT_FOR`` has passed."""

    job = models.OneToOneField(Job, models.CASCADE, verbose_name=_("travail"), related_name="file")

    class Meta:
        verbose_name = _("fichier d’un travail")
        verbose_name_plural = _("fichiers des travaux")
        ordering = ["job"]
