"""Sessions: the days and the hours of an offering, and what was of them."""

import uuid
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from activities import triggers as rules
from activities.enums import SessionState
from activities.models.activities import Offering
from programs.dates import dated, past, planned
from programs.history import tracked
from programs.lib.calendars import hour_said
from programs.lib.periods import format_date
from programs.models.fields import Quantified, told
from programs.moves import Move, MovedQuerySet, moved


class SessionQuerySet(MovedQuerySet):
    def within(self, period):
        return self.filter(day__range=(period.start, period.end))

    def held_in(self, period):
        """Those that were held within ``period``, as their log said on its last day."""
        return self.within(period).stood_on(period.end).filter(stood=SessionState.HELD)

    def not_cancelled(self):
        return self.exclude(state=SessionState.CANCELLED)


@dated(day=planned())
@tracked(exclude=("reminded_at",))
class Session(Quantified):
    """One meeting: a local day and two hours of the wall clock, in Toronto's time.

    It ends on the next day where ``ends`` is not after ``starts``. What other calendars know it by is ``uid``, and
    ``sequence`` grows with each change that they must hear of. ``quantity`` is how many came to what has no
    registration, as it was stated.
    """

    offering = models.ForeignKey(
        Offering, models.CASCADE, verbose_name=_("horaire"), related_name="sessions"
    )
    number = models.PositiveSmallIntegerField(_("séance"), default=1)
    day = models.DateField(_("jour"))
    starts = models.TimeField(_("début"))
    ends = models.TimeField(_("fin"))
    place = models.CharField(
        _("lieu"), max_length=200, blank=True, help_text=_("Vide : celui de l’horaire.")
    )
    note = models.CharField(_("note"), max_length=250, blank=True)
    state = models.CharField(
        _("état"), max_length=20, choices=SessionState, default=SessionState.SCHEDULED
    )
    reason = models.TextField(_("motif"), blank=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(_("changée le"), auto_now=True)
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("séance")
        verbose_name_plural = _("séances")
        ordering = ["day", "starts", "pk"]
        indexes = [models.Index(fields=["day", "starts"], name="session_by_day")]
        triggers = [
            rules.SESSION_STAYS_IN_ITS_OFFERING,
            rules.HELD_SESSION_IS_KEPT,
            rules.FIRST_SESSION_IS_TOLD,
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["offering", "number"],
                name="session_number_once",
                violation_error_message=_("Une autre séance de l’horaire porte ce numéro."),
            ),
            models.CheckConstraint(
                name="session_lasts",
                condition=~Q(starts=F("ends")),
                violation_error_message=_("La fin est à la même heure que le début."),
            ),
            models.CheckConstraint(
                name="session_cancelled_with_reason",
                condition=~Q(state=SessionState.CANCELLED, reason=""),
                violation_error_message=_("Écrivez pourquoi la séance est annulée."),
            ),
        ]

    def __str__(self):
        return told(self, "offering.activity", "begins")

    @property
    def begins(self) -> str:
        """« 18 octobre 2007, 9 h »: enough to tell the sessions of one activity apart."""
        if self.day is None or self.starts is None:
            return ""
        language = get_language() or "fr"
        return f"{format_date(self.day, language)}, {hour_said(self.starts, language)}"

    @property
    def last_day(self) -> date:
        """The day on which it ends."""
        return self.day + timedelta(days=self.ends <= self.starts)

    @property
    def starts_at(self) -> datetime:
        return datetime.combine(self.day, self.starts, tzinfo=timezone.get_default_timezone())

    @property
    def ends_at(self) -> datetime:
        return datetime.combine(self.last_day, self.ends, tzinfo=timezone.get_default_timezone())

    @property
    def hours(self) -> Decimal:
        """How long it lasts, to the minute, in hours: what passes between its two moments, change of hour included."""
        passed = self.ends_at.timestamp() - self.starts_at.timestamp()
        return Decimal(int(passed) // 60) / 60

    @property
    def place_given(self) -> str:
        return self.place or self.offering.place


@dated(effective_on=past())
@tracked
class SessionMove(Move):
    session = moved(Session)

    class Meta(Move.Meta):
        verbose_name = _("étape d’une séance")
        verbose_name_plural = _("étapes des séances")
