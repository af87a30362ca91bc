"""Follow-ups: who does what by when, after a meeting, an agreement or on its own."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programs.dates import dated, past, planned
from programs.history import tracked
from programs.models.fields import numbered, told
from programs.moves import Move, MovedQuerySet, moved
from programs.partnerships import triggers as rules
from programs.partnerships.enums import FollowUpState
from programs.partnerships.models.agreements import Agreement
from programs.partnerships.models.committees import Committee
from programs.partnerships.models.meetings import CommitteeMeeting, Decision


class FollowUpQuerySet(MovedQuerySet):
    def open_on(self, day: date):
        """Those that remained to be done at the end of ``day``, as their log said."""
        return self.stood_on(day).filter(stood=FollowUpState.OPEN)

    def open(self):
        return self.filter(state=FollowUpState.OPEN)

    def late_on(self, day: date):
        """Those that remain to be done and whose day had passed on ``day``."""
        return self.open().filter(due_on__lt=day)


@dated(noted_on=past(), due_on=planned())
@tracked
class FollowUp(models.Model):
    """Something that somebody has to do. While it is open it comes back on the agenda of its committee.

    ``timeline`` is the due time as it was said; ``due_on``, its day where there is one.
    """

    program = models.ForeignKey(
        "programs.Program", models.PROTECT, verbose_name=_("programme"), related_name="follow_ups"
    )
    code = models.CharField(_("code"), max_length=40, blank=True)
    committee = models.ForeignKey(
        Committee,
        models.PROTECT,
        verbose_name=_("comité"),
        null=True,
        blank=True,
        related_name="follow_ups",
    )
    meeting = models.ForeignKey(
        CommitteeMeeting,
        models.PROTECT,
        verbose_name=_("noté à la rencontre"),
        null=True,
        blank=True,
        related_name="follow_ups",
    )
    decision = models.ForeignKey(
        Decision,
        models.SET_NULL,
        verbose_name=_("décision"),
        null=True,
        blank=True,
        related_name="follow_ups",
    )
    agreement = models.ForeignKey(
        Agreement,
        models.SET_NULL,
        verbose_name=_("entente"),
        null=True,
        blank=True,
        related_name="follow_ups",
    )
    action = models.ForeignKey(
        "plans.Action",
        models.SET_NULL,
        verbose_name=_("action du plan"),
        null=True,
        blank=True,
        related_name="follow_ups",
    )
    text = models.CharField(_("suivi"), max_length=500)
    text_en = models.CharField(_("suivi en anglais"), max_length=500, blank=True)
    organization = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("organisme qui s’en charge"),
        null=True,
        blank=True,
        related_name="follow_ups",
    )
    responsible = models.CharField(_("personne qui s’en charge"), max_length=160, blank=True)
    assigned_to = models.ForeignKey(
        "accounts.User",
        models.SET_NULL,
        verbose_name=_("suivi par"),
        null=True,
        blank=True,
        related_name="assigned_follow_ups",
    )
    noted_on = models.DateField(_("noté le"))
    timeline = models.CharField(_("échéancier"), max_length=100, blank=True)
    due_on = models.DateField(_("échéance"), null=True, blank=True)
    state = models.CharField(
        _("état"), max_length=20, choices=FollowUpState, default=FollowUpState.OPEN
    )
    reason = models.TextField(_("motif"), blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("suivi")
        verbose_name_plural = _("suivis")
        ordering = ["program", F("due_on").asc(nulls_last=True), "noted_on", "pk"]
        indexes = [
            models.Index(
                fields=["program", "due_on"],
                name="follow_up_open",
                condition=Q(state=FollowUpState.OPEN),
            )
        ]
        triggers = [rules.FOLLOW_UP_STAYS_IN_ITS_PROGRAM, rules.FOLLOW_UP_OF_ITS_PROGRAM]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "code"],
                condition=~Q(code=""),
                name="follow_up_code_once",
                violation_error_message=_("Un autre suivi du programme porte ce code."),
            ),
            models.CheckConstraint(
                name="follow_up_dropped_with_reason",
                condition=~Q(state=FollowUpState.DROPPED, reason=""),
                violation_error_message=_("Écrivez pourquoi le suivi est abandonné."),
            ),
        ]

    def __str__(self):
        return told(self, "text")

    def is_late_on(self, day: date) -> bool:
        return self.state == FollowUpState.OPEN and self.due_on is not None and self.due_on < day

    @property
    def display_code(self) -> str:
        return self.code or numbered("S", self.pk)


@dated(effective_on=past())
@tracked
class FollowUpMove(Move):
    follow_up = moved(FollowUp)

    class Meta(Move.Meta):
        verbose_name = _("étape d’un suivi")
        verbose_name_plural = _("étapes des suivis")
