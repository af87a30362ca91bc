"""Meetings of committees: their agenda, who came, what was decided, and the minutes."""

import uuid
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs.dates import dated, past, planned
from programs.history import tracked
from programs.models.fields import localized, told
from programs.models.files import StoredFile, once_a
from programs.moves import Move, MovedQuerySet, moved
from programs.partnerships import triggers as rules
from programs.partnerships.enums import (
    COMMITTEE_MEETING_OVER,
    COMMITTEE_MEETING_TO_COME,
    CommitteeMeetingState,
    DecisionOutcome,
    Presence,
)
from programs.partnerships.models.committees import Committee, CommitteeMember


class CommitteeMeetingQuerySet(MovedQuerySet):
    def held_in(self, period):
        """Those that were held within ``period``, as their log said on its last day."""
        found = self.filter(day__range=(period.start, period.end)).stood_on(period.end)
        return found.filter(stood__in=COMMITTEE_MEETING_OVER)

    def to_come(self):
        return self.filter(state__in=COMMITTEE_MEETING_TO_COME)


@dated(day=planned())
@tracked(exclude=("nonce",))
class CommitteeMeeting(models.Model):
    """One meeting of a committee: a local day and two hours of the wall clock, in Toronto's time, once they are set.

    It may be planned without a day; it is not convened nor held without one. ``quorum_needed`` is the committee's
    quorum as it was on that day, kept when the meeting is held. ``minutes`` is Markdown; adopted minutes are frozen as
    ``Minutes``. What other calendars know it by is ``uid``; ``sequence`` grows with each change that they must hear of.
    The link by which its members read it holds ``nonce``.
    """

    committee = models.ForeignKey(
        Committee, models.PROTECT, verbose_name=_("comité"), related_name="meetings"
    )
    number = models.PositiveSmallIntegerField(_("rencontre"))
    day = models.DateField(_("jour"), null=True, blank=True)
    starts = models.TimeField(_("début"), null=True, blank=True)
    ends = models.TimeField(_("fin"), null=True, blank=True)
    place = models.CharField(_("lieu"), max_length=200, blank=True)
    online = models.URLField(_("lien de la visioconférence"), blank=True)
    state = models.CharField(
        _("état"),
        max_length=20,
        choices=CommitteeMeetingState,
        default=CommitteeMeetingState.PLANNED,
    )
    reason = models.TextField(_("motif"), blank=True)
    quorum_needed = models.PositiveSmallIntegerField(
        _("quorum de ce jour"), null=True, blank=True, editable=False
    )
    minutes = models.TextField(_("compte rendu"), blank=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nonce = models.UUIDField(default=uuid.uuid4, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(_("changée le"), auto_now=True)
    convened_at = models.DateTimeField(_("convoquée le"), null=True, blank=True, editable=False)

    objects = CommitteeMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("rencontre d’un comité")
        verbose_name_plural = _("rencontres des comités")
        ordering = ["committee", F("day").asc(nulls_last=True), "number", "pk"]
        triggers = [rules.MEETING_STAYS_IN_ITS_COMMITTEE, rules.ADOPTED_MINUTES_ARE_KEPT]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "number"],
                name="committee_meeting_number_once",
                violation_error_message=_("Une autre rencontre du comité porte ce numéro."),
            ),
            models.CheckConstraint(
                name="committee_meeting_has_a_day",
                condition=Q(day__isnull=False)
                | Q(state__in=(CommitteeMeetingState.PLANNED, CommitteeMeetingState.CANCELLED)),
                violation_error_message=_("Fixez le jour de la rencontre."),
            ),
            models.CheckConstraint(
                name="committee_meeting_hours_need_a_day",
                condition=Q(day__isnull=False) | Q(starts=None, ends=None),
                violation_error_message=_(
                    "Des heures sans jour ne disent pas quand on se rencontre."
                ),
            ),
            models.CheckConstraint(
                name="committee_meeting_hours_are_two",
                condition=Q(starts=None, ends=None)
                | (Q(starts__isnull=False, ends__isnull=False) & ~Q(starts=F("ends"))),
                violation_error_message=_("Écrivez l’heure du début et celle de la fin."),
            ),
            models.CheckConstraint(
                name="committee_meeting_cancelled_with_reason",
                condition=~Q(state=CommitteeMeetingState.CANCELLED, reason=""),
                violation_error_message=_("Écrivez pourquoi la rencontre est annulée."),
            ),
        ]

    def __str__(self):
        return told(self, "committee", "day") if self.day else told(self, "committee", "number")

    @property
    def display_code(self) -> str:
        return str(self.number)

    @property
    def last_day(self) -> date | None:
        """The day on which it ends: the next one where ``ends`` is not after ``starts``."""
        if self.day is None or self.starts is None or self.ends is None:
            return self.day
        return self.day + timedelta(days=self.ends <= self.starts)

    @property
    def starts_at(self) -> datetime | None:
        return self._moment(self.day, self.starts)

    @property
    def ends_at(self) -> datetime | None:
        return self._moment(self.last_day, self.ends)

    @property
    def is_to_come(self) -> bool:
        return self.state in COMMITTEE_MEETING_TO_COME

    @property
    def is_over(self) -> bool:
        return self.state in COMMITTEE_MEETING_OVER

    @property
    def language(self) -> str:
        """What the page of its link speaks, unless a reader chose another language."""
        return "fr-ca"

    @staticmethod
    def _moment(day, hour) -> datetime | None:
        if day is None or hour is None:
            return None
        return datetime.combine(day, hour, tzinfo=timezone.get_default_timezone())


@dated(effective_on=past())
@tracked
class CommitteeMeetingMove(Move):
    meeting = moved(CommitteeMeeting)

    class Meta(Move.Meta):
        verbose_name = _("étape d’une rencontre d’un comité")
        verbose_name_plural = _("étapes des rencontres des comités")


@tracked
class AgendaItem(models.Model):
    """A point of the agenda of a meeting. One that carries a follow-up over says which (``FollowUp`` stands above)."""

    meeting = models.ForeignKey(
        CommitteeMeeting, models.CASCADE, verbose_name=_("rencontre"), related_name="items"
    )
    position = models.PositiveSmallIntegerField(_("rang"), default=0)
    title = models.CharField(_("point"), max_length=250)
    title_en = models.CharField(_("point en anglais"), max_length=250, blank=True)
    text = models.TextField(_("explication"), blank=True)
    presenter = models.CharField(_("présenté par"), max_length=160, blank=True)
    minutes_planned = models.PositiveSmallIntegerField(_("durée (minutes)"), null=True, blank=True)
    follow_up = models.ForeignKey(
        "partnerships.FollowUp",
        models.CASCADE,
        verbose_name=_("suivi"),
        null=True,
        blank=True,
        related_name="agenda_items",
    )

    class Meta:
        verbose_name = _("point de l’ordre du jour")
        verbose_name_plural = _("points des ordres du jour")
        ordering = ["meeting", "position", "pk"]
        triggers = [rules.ITEM_STAYS_IN_ITS_MEETING]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "follow_up"],
                name="follow_up_once_an_agenda",
                violation_error_message=_("Ce suivi est déjà à l’ordre du jour."),
            ),
        ]

    def __str__(self):
        return localized(self, "title")


@tracked
class CommitteeAttendance(models.Model):
    """Whether a member came to a meeting, or who came in their place."""

    meeting = models.ForeignKey(
        CommitteeMeeting, models.CASCADE, verbose_name=_("rencontre"), related_name="attendances"
    )
    member = models.ForeignKey(
        CommitteeMember, models.PROTECT, verbose_name=_("membre"), related_name="attendances"
    )
    presence = models.CharField(_("présence"), max_length=12, choices=Presence)
    replaced_by = models.CharField(_("en remplacement"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("présence à une rencontre d’un comité")
        verbose_name_plural = _("présences aux rencontres des comités")
        ordering = ["meeting", "pk"]
        triggers = [rules.ATTENDANCE_OF_ITS_COMMITTEE]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "member"],
                name="committee_attendance_once",
                violation_error_message=_("La présence de ce membre est déjà notée."),
            ),
        ]

    def __str__(self):
        return told(self, "member", "get_presence_display")


@tracked
class Decision(models.Model):
    """What a meeting decided. Taken without a quorum it ``is_provisional``, until a later meeting ratifies it."""

    meeting = models.ForeignKey(
        CommitteeMeeting, models.PROTECT, verbose_name=_("rencontre"), related_name="decisions"
    )
    item = models.ForeignKey(
        AgendaItem,
        models.SET_NULL,
        verbose_name=_("point de l’ordre du jour"),
        null=True,
        blank=True,
        related_name="decisions",
    )
    number = models.CharField(_("numéro"), max_length=20)
    text = models.TextField(_("décision"))
    text_en = models.TextField(_("décision en anglais"), blank=True)
    outcome = models.CharField(
        _("issue"), max_length=12, choices=DecisionOutcome, default=DecisionOutcome.UNANIMOUS
    )
    moved_by = models.CharField(_("proposée par"), max_length=160, blank=True)
    seconded_by = models.CharField(_("appuyée par"), max_length=160, blank=True)
    is_provisional = models.BooleanField(_("sous réserve de ratification"), default=False)
    ratified_at = models.ForeignKey(
        CommitteeMeeting,
        models.PROTECT,
        verbose_name=_("ratifiée à la rencontre"),
        null=True,
        blank=True,
        related_name="ratified",
    )

    class Meta:
        verbose_name = _("décision")
        verbose_name_plural = _("décisions")
        ordering = ["meeting", "pk"]
        triggers = [rules.DECISION_STAYS_IN_ITS_MEETING, rules.DECISION_OF_ITS_COMMITTEE]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="decision_number_once",
                violation_error_message=_("Une autre décision de la rencontre porte ce numéro."),
            ),
            models.CheckConstraint(
                name="decision_ratified_was_provisional",
                condition=Q(ratified_at=None) | Q(is_provisional=True),
                violation_error_message=_("Seule une décision sous réserve est ratifiée."),
            ),
        ]

    def __str__(self):
        return f"{self.number} {localized(self, 'text')}".strip()


@tracked(exclude=("content",))
class MeetingFile(StoredFile):
    """A document of a meeting, for its members."""

    meeting = models.ForeignKey(
        CommitteeMeeting, models.CASCADE, verbose_name=_("rencontre"), related_name="files"
    )
    item = models.ForeignKey(
        AgendaItem,
        models.SET_NULL,
        verbose_name=_("point de l’ordre du jour"),
        null=True,
        blank=True,
        related_name="files",
    )

    class Meta(StoredFile.Meta):
        verbose_name = _("document d’une rencontre")
        verbose_name_plural = _("documents des rencontres")
        constraints = [*StoredFile.Meta.constraints, once_a("meeting")]


@dated(adopted_on=past())
@tracked(exclude=("content",))
class Minutes(StoredFile):
    """The minutes of a meeting as they were adopted: their PDF, which never changes. Adopted anew, a new version."""

    meeting = models.ForeignKey(
        CommitteeMeeting, models.PROTECT, verbose_name=_("rencontre"), related_name="adopted"
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    language = models.CharField(
        _("langue"), max_length=8, choices=settings.LANGUAGES, default="fr-ca"
    )
    adopted_on = models.DateField(_("adopté le"))
    adopted_at = models.ForeignKey(
        CommitteeMeeting,
        models.PROTECT,
        verbose_name=_("adopté à la rencontre"),
        null=True,
        blank=True,
        related_name="adoptions",
    )

    class Meta(StoredFile.Meta):
        verbose_name = _("compte rendu adopté")
        verbose_name_plural = _("comptes rendus adoptés")
        ordering = ["meeting", "-version", "pk"]
        triggers = [rules.MINUTES_ARE_KEPT, rules.MINUTES_OF_ITS_COMMITTEE]
        constraints = [
            *StoredFile.Meta.constraints,
            models.UniqueConstraint(
                fields=["meeting", "version", "language"],
                name="minutes_version_once",
                violation_error_message=_("Cette version du compte rendu existe déjà."),
            ),
        ]
