"""Attendance: who came to a session, by counts or by name."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from activities import triggers as rules
from activities.models.registrations import MOST_PUPILS, Participant, Registration
from activities.models.sessions import Session
from programs.history import tracked
from programs.models.fields import told


@tracked
class Attendance(models.Model):
    """How many of a registration were expected at a session, and how many came; None where nobody counted.

    What was expected is kept as it was on the day, whatever becomes of the registration. Nobody who came is a
    no-show: zero, which is not the same as unknown.
    """

    session = models.ForeignKey(
        Session, models.CASCADE, verbose_name=_("séance"), related_name="attendances"
    )
    registration = models.ForeignKey(
        Registration, models.CASCADE, verbose_name=_("inscription"), related_name="attendances"
    )
    expected_pupils = models.PositiveSmallIntegerField(_("élèves ou participants attendus"))
    expected_companions = models.PositiveSmallIntegerField(_("adultes attendus"), default=0)
    pupils = models.PositiveSmallIntegerField(
        _("élèves ou participants présents"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_PUPILS)],
    )
    companions = models.PositiveSmallIntegerField(
        _("adultes présents"), null=True, blank=True, validators=[MaxValueValidator(MOST_PUPILS)]
    )
    note = models.CharField(_("note"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("présence")
        verbose_name_plural = _("présences")
        ordering = ["session", "pk"]
        triggers = [rules.ATTENDANCE_OF_ITS_OFFERING]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "registration"],
                name="attendance_once",
                violation_error_message=_(
                    "La présence de ce groupe à cette séance est déjà notée."
                ),
            ),
            models.CheckConstraint(
                name="attendance_within_reason",
                condition=(Q(pupils=None) | Q(pupils__lte=MOST_PUPILS))
                & (Q(companions=None) | Q(companions__lte=MOST_PUPILS)),
                violation_error_message=_("Ce nombre est trop grand."),
            ),
        ]

    def __str__(self):
        return told(self, "session", "registration")

    @property
    def is_no_show(self) -> bool:
        return self.pupils == 0

    @property
    def is_above(self) -> bool:
        """Whether more came than were expected."""
        return self.pupils is not None and self.pupils > self.expected_pupils


@tracked
class ParticipantAttendance(models.Model):
    """Whether somebody who is named came to a session."""

    session = models.ForeignKey(
        Session, models.CASCADE, verbose_name=_("séance"), related_name="named_attendances"
    )
    participant = models.ForeignKey(
        Participant, models.CASCADE, verbose_name=_("participant"), related_name="attendances"
    )
    is_present = models.BooleanField(_("présent"))

    class Meta:
        verbose_name = _("présence d’un participant")
        verbose_name_plural = _("présences des participants")
        ordering = ["session", "participant"]
        triggers = [rules.NAMED_ATTENDANCE_OF_ITS_OFFERING]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "participant"],
                name="named_attendance_once",
                violation_error_message=_("La présence de cette personne est déjà notée."),
            ),
        ]

    def __str__(self):
        return told(self, "session", "participant")
