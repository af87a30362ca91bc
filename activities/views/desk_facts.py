"""What the page of an activity says: its offerings with their sessions, and what is missing or awaits somebody."""

from django.db.models import Count, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.actions.desk import Lack, Obstacle, obstacles_to_open
from activities.actions.telling import is_past
from activities.enums import (
    ACTIVITY_TO_COME,
    ActivityState,
    ChangeState,
    OfferingState,
    RegistrationState,
    SessionState,
    TransportState,
)
from activities.models import (
    Activity,
    ChangeRequest,
    Offering,
    Registration,
    Session,
    Transport,
)
from activities.schedules import hours_of
from activities.views.desk import OFFERING_TONES, SESSION_TONES
from programs.lib.periods import format_date, today


def offerings_of(activity: Activity, language: str) -> list[dict]:
    """Its offerings with their sessions, the vehicles of those and their numbers. Four queries."""
    transports = Transport.objects.exclude(state=TransportState.CANCELLED)
    sessions = Session.objects.prefetch_related(Prefetch("transports", transports, "vehicles"))
    offerings = list(activity.offerings.prefetch_related(Prefetch("sessions", sessions)))
    registered = Registration.objects.filter(offering__activity=activity)
    counts = {
        row["offering"]: row
        for row in registered.order_by()
        .values("offering")
        .annotate(
            confirmed=Count("pk", filter=Q(state=RegistrationState.CONFIRMED)),
            waiting=Count("pk", filter=Q(state=RegistrationState.WAITING)),
        )
    }
    return [_offering(one, activity, counts.get(one.pk, {}), language) for one in offerings]


def _offering(offering: Offering, activity: Activity, counts: dict, language: str) -> dict:
    offering.activity = activity
    is_offered = offering.state == OfferingState.OFFERED
    return {
        "offering": offering,
        "tone": OFFERING_TONES[OfferingState(offering.state)],
        "is_offered": is_offered,
        "confirmed": counts.get("confirmed", 0),
        "waiting": counts.get("waiting", 0),
        "sessions": [_session(one, offering, language) for one in offering.sessions.all()],
        "is_frozen": offering.is_frozen_at(timezone.now()),
    }


def _session(session: Session, offering: Offering, language: str) -> dict:
    session.offering = offering
    has_come = session.day <= today()
    is_scheduled = session.state == SessionState.SCHEDULED
    return {
        "session": session,
        "tone": SESSION_TONES[SessionState(session.state)],
        "day": format_date(session.day, language, "full"),
        "hours": hours_of(session, language),
        "may_note": has_come and session.state != SessionState.CANCELLED,
        "is_late": is_scheduled and session.day < today(),
        "transports": session.vehicles,
    }


def missing_in(activity: Activity, offerings: list[dict]) -> list[dict]:
    """What is to be done, in sentences, each with the page where it is done. One query."""
    found = [
        *_to_open(activity),
        *_to_name(offerings),
        *_to_note(offerings),
        *_to_decide(activity),
        *_to_promote(offerings),
    ]
    if activity.state == ActivityState.HELD:
        url = reverse("activity_step", args=[activity.pk, "bilan"])
        text = _("L’activité est tenue : écrivez ce qu’il faut en retenir.")
        found.append({"text": text, "action": _("Faire le bilan"), "url": url})
    return found


def _to_open(activity: Activity) -> list[dict]:
    if activity.state not in ACTIVITY_TO_COME or activity.is_public:
        return []
    return [lack_said(activity, one) for one in obstacles_to_open(activity)]


def lack_said(activity: Activity, obstacle: Obstacle) -> dict:
    """What is lacking, with the page where it is written; a session has none before there is a schedule."""
    of_offering = [obstacle.offering.pk] if obstacle.offering else None
    name, arguments, action = {
        Lack.OFFERING: ("activity_offering_new", [activity.pk], _("Ajouter un horaire")),
        Lack.SESSION: ("session_new", of_offering, _("Ajouter des séances")),
        Lack.PLACE: ("activity_offering_change", of_offering, _("Écrire le lieu")),
        Lack.SUMMARY: ("activity_change", [activity.pk], _("Écrire la présentation")),
    }[obstacle.lack]
    if arguments is None:
        return {"text": str(obstacle), "action": "", "url": ""}
    return {"text": str(obstacle), "action": action, "url": reverse(name, args=arguments)}


def _to_name(offerings: list[dict]) -> list[dict]:
    """Schedules that nobody named, and that begin at one moment, are called the same: one of the two is named."""
    found, seen = [], set()
    for one in offerings:
        offering = one["offering"]
        begins = (offering.first_day, offering.first_starts)
        if offering.label or not one["is_offered"] or offering.first_day is None:
            continue
        if begins in seen:
            text = _("Un autre horaire se nomme aussi « %(offering)s » : donnez-lui un nom.")
            found.append(
                {
                    "text": text % {"offering": offering},
                    "action": _("Nommer l’horaire"),
                    "url": reverse("activity_offering_change", args=[offering.pk]),
                }
            )
        seen.add(begins)
    return found


def _to_note(offerings: list[dict]) -> list[dict]:
    late = [one for offering in offerings for one in offering["sessions"] if one["is_late"]]
    return [
        {
            "text": _("La séance du %(day)s est passée : notez qui est venu.")
            % {"day": one["day"]},
            "action": _("Noter les présences"),
            "url": reverse("session_attendance", args=[one["session"].pk]),
        }
        for one in late[:3]
    ]


def _to_decide(activity: Activity) -> list[dict]:
    number = ChangeRequest.objects.filter(
        registration__offering__activity=activity, state=ChangeState.ASKED
    ).count()
    if not number:
        return []
    text = ngettext(
        "%(number)d changement demandé attend votre réponse.",
        "%(number)d changements demandés attendent votre réponse.",
        number,
    )
    url = reverse("registration_changes", args=[activity.pk])
    return [{"text": text % {"number": number}, "action": _("Répondre"), "url": url}]


def _to_promote(offerings: list[dict]) -> list[dict]:
    found = []
    for one in offerings:
        offering = one["offering"]
        if one["waiting"] and offering.seats_left:
            url = reverse("activity_offering", args=[offering.pk])
            text = ngettext(
                "« %(offering)s » : %(left)d place libre, et quelqu’un attend.",
                "« %(offering)s » : %(left)d places libres, et quelqu’un attend.",
                offering.seats_left,
            )
            said = {"offering": offering, "left": offering.seats_left}
            found.append({"text": text % said, "action": _("Voir la liste"), "url": url})
    return found


def told_to(registration: Registration) -> str:
    """Whether whoever registered hears by mail of what is about to be done, in a sentence."""
    if is_past(registration.offering):
        return _("L’activité est passée : nul n’en est prévenu par courriel.")
    if not registration.booking.email:
        return _("Nul n’en est prévenu par courriel.")
    return _("Un courriel le dit à %(name)s.") % {"name": registration.booking.name}


def told_said(registrations: QuerySet[Registration]) -> str:
    """How many hear by mail of what is about to be done, in a sentence."""
    bookings = registrations.exclude(booking__email="").values("booking")
    number = bookings.distinct().count()
    if not number:
        return _("Nul n’en est prévenu par courriel.")
    return ngettext(
        "%(number)d personne qui a inscrit un groupe, ou s’est inscrite, en est prévenue par courriel.",
        "%(number)d personnes qui ont inscrit un groupe, ou se sont inscrites, en sont prévenues par courriel.",
        number,
    ) % {"number": number}
