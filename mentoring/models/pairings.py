"""Pairings, what happens in them, and what came of them.

A pairing that was recorded by mistake is annulled: it stays on record with all that hangs on it, and has never been.
What counts, lists or compares pairings speaks of states that leave it out, or of those ``standing``; so do its
meetings and its outcomes.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentoring import days
from mentoring.enums import (
    PAIRING_ENDED,
    PAIRING_ONGOING,
    PAIRING_PENDING,
    PAIRING_STARTED,
    InterruptionReason,
    MeetingMode,
    Milestone,
    OutcomeStatus,
    PairingState,
)
from mentoring.models.participants import Mentee, Mentor
from mentoring.presence import pairing_triggers
from mentoring.triggers import CAPACITY_COUNTER
from programs.dates import asking, dated, past
from programs.history import tracked
from programs.lib.periods import Period
from programs.models.fields import numbered, told
from programs.moves import Move, moved

_ANNULLED = PairingState.ANNULLED
# A pairing that was annulled keeps the days that it was given: it may be taken up again as it was.
_DATED = (*PAIRING_STARTED, _ANNULLED)


class PairingQuerySet(models.QuerySet):
    def standing(self):
        """All but those that were recorded by mistake."""
        return self.exclude(state=_ANNULLED)

    def pending(self):
        return self.filter(state__in=PAIRING_PENDING)

    def ongoing(self):
        return self.filter(state__in=PAIRING_ONGOING)

    def started(self):
        return self.filter(state__in=PAIRING_STARTED)

    def ended(self):
        return self.filter(state__in=PAIRING_ENDED)

    def started_in(self, period: Period):
        return self.started().filter(started_on__range=(period.start, period.end))

    def without_meeting_since(self, day):
        """Active pairings that started by ``day`` and have not met since."""
        recent = PairingMeeting.objects.filter(pairing=models.OuterRef("pk"), held_on__gt=day)
        return self.filter(state=PairingState.ACTIVE, started_on__lte=day).exclude(
            models.Exists(recent)
        )


@asking(*days.LENGTH_OF_PAIRING)
@dated(**days.PAIRING)
@tracked
class Pairing(models.Model):
    """A mentor and a mentee of the same program who work together for a time."""

    program = models.ForeignKey(
        "programs.Program", models.PROTECT, verbose_name=_("programme"), related_name="pairings"
    )
    mentor = models.ForeignKey(
        Mentor, models.PROTECT, verbose_name=_("mentor"), related_name="pairings"
    )
    mentee = models.ForeignKey(
        Mentee, models.PROTECT, verbose_name=_("mentoré"), related_name="pairings"
    )
    code = models.CharField(
        _("code"),
        max_length=40,
        blank=True,
        help_text=_("Le numéro du jumelage dans vos fichiers."),
    )
    state = models.CharField(
        _("état"), max_length=20, choices=PairingState, default=PairingState.PROPOSED
    )
    proposed_on = models.DateField(_("proposé le"))
    started_on = models.DateField(_("commencé le"), null=True, blank=True)
    ended_on = models.DateField(_("fini le"), null=True, blank=True)
    interruption = models.CharField(
        _("cause de l’interruption"), max_length=20, choices=InterruptionReason, blank=True
    )
    reason = models.TextField(_("précisions sur la fin"), blank=True)
    annulment = models.TextField(_("motif de l’annulation"), blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = PairingQuerySet.as_manager()

    class Meta:
        verbose_name = _("jumelage")
        verbose_name_plural = _("jumelages")
        ordering = ["-proposed_on", "-pk"]
        indexes = [models.Index(fields=["program", "started_on"], name="pairing_by_start")]
        triggers = [CAPACITY_COUNTER, *pairing_triggers("mentor"), *pairing_triggers("mentee")]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "code"],
                condition=~Q(code=""),
                name="pairing_code_once",
                violation_error_message=_("Un autre jumelage de ce programme porte ce code."),
            ),
            ExclusionConstraint(
                name="mentee_one_pairing_at_a_time",
                expressions=[
                    ("mentee", RangeOperators.EQUAL),
                    (
                        Func(
                            "started_on",
                            "ended_on",
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(state__in=PAIRING_STARTED),
                violation_error_message=_(
                    "Ce mentoré a déjà un jumelage à ces dates : terminez-le d’abord."
                ),
            ),
            models.CheckConstraint(
                name="pairing_started_with_a_date",
                condition=Q(state__in=_DATED, started_on__isnull=False)
                | (~Q(state__in=_DATED) & Q(started_on=None)),
                violation_error_message=_("La date de début va avec un jumelage commencé."),
            ),
            models.CheckConstraint(
                name="pairing_ended_with_a_date",
                condition=Q(state__in=PAIRING_ENDED, ended_on__isnull=False)
                | (~Q(state__in=PAIRING_ENDED) & Q(ended_on=None))
                | Q(state=_ANNULLED),
                violation_error_message=_(
                    "La date de fin va avec un jumelage terminé ou interrompu."
                ),
            ),
            models.CheckConstraint(
                name="pairing_dates_in_order",
                condition=Q(ended_on__gte=F("started_on")),
                violation_error_message=_("La fin du jumelage précède son début."),
            ),
            models.CheckConstraint(
                name="pairing_interrupted_with_a_cause",
                condition=~Q(state=PairingState.INTERRUPTED, interruption=""),
                violation_error_message=_("Choisissez la cause de l’interruption."),
            ),
            models.CheckConstraint(
                name="pairing_annulled_with_a_reason",
                condition=~Q(state=_ANNULLED, annulment=""),
                violation_error_message=_(
                    "Le motif de l’annulation va avec un jumelage annulé par erreur de saisie."
                ),
            ),
        ]

    def __str__(self):
        both = {"mentor": told(self, "mentor"), "mentee": told(self, "mentee")}
        return gettext("%(mentor)s et %(mentee)s") % both

    @property
    def is_annulled(self) -> bool:
        return self.state == _ANNULLED

    @property
    def display_code(self) -> str:
        return self.code or numbered("J", self.pk)


@dated(effective_on=past())
@tracked
class PairingMove(Move):
    pairing = moved(Pairing)

    class Meta(Move.Meta):
        verbose_name = _("étape d’un jumelage")
        verbose_name_plural = _("étapes des jumelages")


class OfPairingQuerySet(models.QuerySet):
    """What hangs on pairings."""

    def standing(self):
        """All but what hangs on a pairing that was recorded by mistake."""
        return self.exclude(pairing__state=_ANNULLED)


class PairingMeetingQuerySet(OfPairingQuerySet):
    def held_in(self, period: Period):
        return self.standing().filter(held_on__range=(period.start, period.end))


@asking(days.LENGTH_OF_MEETING)
@dated(**days.MEETING)
@tracked
class PairingMeeting(models.Model):
    """One meeting of a pair. Unknown length is null, not zero."""

    pairing = models.ForeignKey(
        Pairing, models.CASCADE, verbose_name=_("jumelage"), related_name="meetings"
    )
    held_on = models.DateField(_("tenue le"))
    minutes = models.PositiveSmallIntegerField(
        _("durée en minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(1440)],
    )
    mode = models.CharField(
        _("mode"), max_length=20, choices=MeetingMode, default=MeetingMode.IN_PERSON
    )
    note = models.TextField(_("note"), blank=True)

    objects = PairingMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("rencontre")
        verbose_name_plural = _("rencontres")
        ordering = ["-held_on", "-pk"]
        indexes = [models.Index(fields=["pairing", "held_on"], name="meeting_by_day")]
        constraints = [
            models.CheckConstraint(
                name="meeting_lasts",
                condition=Q(minutes__range=(1, 1440)),
                violation_error_message=_("Une rencontre dure de 1 à 1440 minutes."),
            ),
        ]

    def __str__(self):
        return f"{self.held_on} · {self.get_mode_display()}"


@dated(**days.OUTCOME)
@tracked
class Outcome(models.Model):
    """What had become of a mentee when they were asked, at the close of a pairing or some months later."""

    pairing = models.ForeignKey(
        Pairing, models.CASCADE, verbose_name=_("jumelage"), related_name="outcomes"
    )
    milestone = models.PositiveSmallIntegerField(_("moment"), choices=Milestone)
    status = models.CharField(_("issue"), max_length=20, choices=OutcomeStatus)
    observed_on = models.DateField(_("recueillie le"))
    note = models.TextField(_("note"), blank=True)

    objects = OfPairingQuerySet.as_manager()

    class Meta:
        verbose_name = _("issue d’un jumelage")
        verbose_name_plural = _("issues des jumelages")
        ordering = ["pairing", "milestone"]
        constraints = [
            models.UniqueConstraint(
                fields=["pairing", "milestone"],
                name="outcome_once_a_milestone",
                violation_error_message=_("L’issue de ce moment est déjà inscrite."),
            ),
        ]

    def __str__(self):
        return f"{self.get_milestone_display()} · {self.get_status_display()}"
