"""What of activities awaits those who coordinate them."""

from datetime import timedelta
from operator import attrgetter

from django.db.models import (
    DateField,
    Exists,
    F,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from activities import access
from activities.enums import (
    ACTIVITY_TO_COME,
    REGISTRATION_LIVE,
    ActivityState,
    ChangeState,
    OfferingState,
    SessionState,
)
from activities.models import (
    Activity,
    ChangeRequest,
    Offering,
    Participant,
    Registration,
    Session,
    Survey,
    SurveyResponse,
)
from programs import awaiting
from programs.enums import Service

DAYS_TO_NOTE = 7
WORKING_DAYS_TO_ANSWER = 2
DAYS_TO_REPORT = 30
DAYS_BEFORE_A_SESSION = 14
DAYS_TO_BE_ANSWERED = 14

# The page on which something of a record is done: its address, and whose key it takes. Of others, their own record.
_DESKS: dict[type, tuple[str, str]] = {
    Activity: ("activity_page", "pk"),
    Offering: ("activity_offering", "pk"),
    Session: ("session_attendance", "pk"),
    ChangeRequest: ("registration_changes", "registration.offering.activity_id"),
    Participant: ("registration_page", "registration_id"),
    Survey: ("survey_page", "pk"),
}


class _OfActivities(awaiting.Rule):
    section = Service.ACTIVITIES

    def url(self, record):
        if self.model not in _DESKS:
            return super().url(record)
        address, key = _DESKS[self.model]
        return reverse(address, args=[attrgetter(key)(record)])


def _sessions_of(activity: str = "pk"):
    """The sessions of what has the key ``activity``, without those that were called off."""
    return Session.objects.not_cancelled().filter(offering__activity=OuterRef(activity)).order_by()


def _last_day(sessions):
    days = sessions.values("offering__activity").annotate(last=Max("day"))
    return Subquery(days.values("last"))


# --- sessions, and the activities that they make


@awaiting.rule
class SessionToNote(_OfActivities):
    """Its day is over: whether it was held, and who came."""

    code = "seances-a-noter"
    label = gettext_lazy("Séances passées à noter")
    model = Session
    action = gettext_lazy("Noter les présences")
    since = F("day")
    due = awaiting.days_after("waiting_since", DAYS_TO_NOTE)
    program = "offering__activity__program"
    related = ("offering__activity",)
    names_nobody = True
    visible = staticmethod(access.visible_sessions)

    def waiting(self, records, day):
        return records.filter(
            state=SessionState.SCHEDULED,
            day__lt=day,
            offering__state=OfferingState.OFFERED,
            offering__activity__state__in=ACTIVITY_TO_COME,
        )

    def title(self, record):
        return str(record.offering.activity)

    def details(self, record):
        return [str(record.offering), awaiting.say_day(record.day)]


class _OfAnActivity(_OfActivities):
    model = Activity
    related = ("program",)
    names_nobody = True
    visible = staticmethod(access.visible_activities)

    def details(self, record):
        return [str(record.get_kind_display()), str(record.get_state_display())]


@awaiting.rule
class ActivityToClose(_OfAnActivity):
    """All its sessions are over and noted, held or called off, and it still stands among those to come."""

    code = "activites-a-clore"
    label = gettext_lazy("Activités passées encore à venir selon leur état")
    action = gettext_lazy("Mettre l’état à jour")
    since = F("last_day")
    due = awaiting.days_after("waiting_since", DAYS_TO_NOTE)

    def waiting(self, records, day):
        sessions = Session.objects.filter(offering__activity=OuterRef("pk")).order_by()
        over = records.annotate(last_day=_last_day(sessions))
        to_come = sessions.filter(
            state=SessionState.SCHEDULED, offering__state=OfferingState.OFFERED
        )
        return over.filter(~Exists(to_come), state__in=ACTIVITY_TO_COME, last_day__lt=day)


@awaiting.rule
class ReviewToWrite(_OfAnActivity):
    code = "bilans-d-activites"
    label = gettext_lazy("Bilans d’activités à faire")
    action = gettext_lazy("Faire le bilan")
    since = F("last_day")
    due = awaiting.days_after("waiting_since", DAYS_TO_REPORT)

    def waiting(self, records, day):
        held = records.filter(state=ActivityState.HELD)
        return held.annotate(last_day=_last_day(_sessions_of())).filter(last_day__lt=day)


# --- registrations


@awaiting.rule
class ChangeToDecide(_OfActivities):
    """The list is frozen: somebody asks by their link, and waits for an answer."""

    code = "changements-a-decider"
    label = gettext_lazy("Changements d’inscription à accepter")
    model = ChangeRequest
    action = gettext_lazy("Répondre")
    since = TruncDate("asked_at")
    due = awaiting.working_days_after("waiting_since", WORKING_DAYS_TO_ANSWER)
    program = "registration__offering__activity__program"
    related = (
        "registration__offering__activity",
        "registration__school",
        "registration__booking",
    )
    visible = staticmethod(access.visible_changes)

    def waiting(self, records, day):
        return records.filter(state=ChangeState.ASKED)

    def title(self, record):
        return str(record.registration)

    def details(self, record):
        activity = record.registration.offering.activity
        return [str(activity), str(record.get_kind_display())]


@awaiting.rule
class SeatsToGive(_OfActivities):
    """Places are free while somebody waits: the first one needs more of them, and may be split or called."""

    code = "places-libres"
    label = gettext_lazy("Places libres avec une liste d’attente")
    model = Offering
    action = gettext_lazy("Voir la liste d’attente")
    since = F("waits_since")
    due = F("next_day")
    program = "activity__program"
    related = ("activity",)
    names_nobody = True
    visible = staticmethod(access.visible_offerings)

    def waiting(self, records, day):
        queue = Registration.objects.waiting().filter(offering=OuterRef("pk")).order_by()
        grouped = queue.values("offering")
        sessions = Session.objects.not_cancelled().filter(offering=OuterRef("pk"), day__gte=day)
        return records.filter(
            Exists(queue),
            capacity__gt=F("taken"),
            state=OfferingState.OFFERED,
            activity__state__in=ACTIVITY_TO_COME,
        ).annotate(
            waits_since=Subquery(grouped.annotate(first=Min("registered_on")).values("first")),
            waiting_seats=Subquery(
                grouped.annotate(sum=Sum("seats")).values("sum"), output_field=IntegerField()
            ),
            next_day=Subquery(sessions.order_by("day").values("day")[:1]),
        )

    def title(self, record):
        return f"{record.activity} · {record}"

    def details(self, record):
        free, asked = record.seats_left, record.waiting_seats
        return [
            ngettext("%(count)d place libre", "%(count)d places libres", free) % {"count": free},
            ngettext("%(count)d place demandée", "%(count)d places demandées", asked)
            % {"count": asked},
        ]


@awaiting.rule
class AuthorizationToReceive(_OfActivities):
    """A minor who is named, whose parent said nothing yet, and whose session is near."""

    code = "autorisations-a-recevoir"
    label = gettext_lazy("Autorisations de parents à recevoir")
    model = Participant
    action = gettext_lazy("Relancer")
    since = Coalesce("asked_on", "registration__registered_on")
    due = Cast(F("next_day") - Value(timedelta(days=1)), DateField())
    program = "registration__offering__activity__program"
    related = ("registration__offering__activity", "registration__school", "registration__booking")
    visible = staticmethod(access.visible_participants)

    def waiting(self, records, day):
        near = Session.objects.filter(
            offering=OuterRef("registration__offering"),
            state=SessionState.SCHEDULED,
            day__range=(day, day + timedelta(days=DAYS_BEFORE_A_SESSION)),
        ).order_by("day")
        return (
            records.filter(
                is_minor=True,
                authorized_on=None,
                refused_on=None,
                registration__state__in=REGISTRATION_LIVE,
                registration__offering__state=OfferingState.OFFERED,
                registration__offering__activity__state__in=ACTIVITY_TO_COME,
            )
            .annotate(next_day=Subquery(near.values("day")[:1]))
            .filter(next_day__isnull=False)
        )

    def details(self, record):
        return [
            record.registration.who,
            _("Séance du %(day)s") % {"day": awaiting.say_day(record.next_day)},
        ]


# --- appreciation


@awaiting.rule
class SurveyToBeAnswered(_OfActivities):
    """Its activity was held and nobody answered: it may not have reached those who were there."""

    code = "sondages-sans-reponse"
    label = gettext_lazy("Sondages sans réponse")
    model = Survey
    action = gettext_lazy("Relancer")
    since = F("last_day")
    due = awaiting.days_after("waiting_since", DAYS_TO_BE_ANSWERED)
    program = "activity__program"
    related = ("activity",)
    names_nobody = True
    visible = staticmethod(access.visible_surveys)

    def waiting(self, records, day):
        held = _sessions_of("activity").filter(state=SessionState.HELD)
        answers = SurveyResponse.objects.counted().filter(survey=OuterRef("pk"))
        return (
            records.filter(~Exists(answers))
            .exclude(opens_on__gt=day)
            .exclude(closes_on__lt=day)
            .exclude(activity__state__in=(ActivityState.REPORTED, ActivityState.CANCELLED))
            .annotate(last_day=_last_day(held))
            .filter(last_day__lt=day)
        )

    def title(self, record):
        return str(record.activity)

    def details(self, record):
        return [str(record.get_audience_display())]


awaiting.key_figures(
    awaiting.KeyFigure(
        label=gettext_lazy("activités à venir"),
        section=Service.ACTIVITIES,
        records=lambda user: access.visible_activities(user).to_come(),
        address="admin:activities_activity_changelist",
        filters={awaiting.PARAMETER: "a-venir"},
    ),
    awaiting.KeyFigure(
        label=gettext_lazy("inscriptions aux activités à venir"),
        section=Service.ACTIVITIES,
        records=lambda user: (
            access.visible_registrations(user)
            .live()
            .filter(offering__activity__state__in=ACTIVITY_TO_COME)
        ),
        address="admin:activities_registration_changelist",
        filters={awaiting.PARAMETER: "a-venir"},
        program="offering__activity__program",
    ),
)
