"""What whoever registered is told by mail: the one place, in the transaction of what it tells of.

No mail names a pupil or says a secret: it tells what happened, and leads to the page of the link. Whoever was written
down by a coordinator without an address is told nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from activities.enums import ActivityState, ChangeState, OfferingState, SessionState
from activities.invitations import invitation
from activities.models import (
    Activity,
    Booking,
    ChangeRequest,
    Offering,
    Participant,
    Registration,
    Session,
)
from activities.schedules import session_said, sessions_said, waiting_said, where
from programs import mailing
from programs.accounts.access import coordinators_of
from programs.lib.calendars import Method
from programs.lib.periods import format_date, today
from programs.lib.text import is_english
from programs.links import token_of
from programs.mailing import MailFile, absolute
from programs.models import OutgoingMail
from programs.models.fields import localized

LINK = "booking_link"

mailing.declare(
    booking_received=gettext_lazy("Inscription à une activité"),
    booking_link=gettext_lazy("Lien d’une inscription à une activité"),
    booking_news=gettext_lazy("Nouvelle d’une inscription à une activité"),
    booking_reminder=gettext_lazy("Rappel d’une activité"),
    booking_change_asked=gettext_lazy("Changement demandé à une inscription"),
    authorization_asked=gettext_lazy("Autorisation demandée à un parent"),
)

# A link stays good; a mail about a place that has not left by then says nothing that is still true.
USEFUL_FOR = timedelta(days=14)


def url_of(booking: Booking) -> str:
    """« Mes inscriptions » as somebody outside types it."""
    return absolute(reverse("booking", args=[token_of(booking)]))


# --- one booking


def tell_registered(booking: Booking) -> None:
    """It came, and where each of its registrations stands; what is confirmed comes for the calendar."""
    found = list(_with_all(booking.registrations))
    if found and all(is_past(one.offering) for one in found):
        return
    _write(
        "booking_received",
        booking,
        file=invitation(booking, _to_come(_confirmed(found))),
        lines=lambda: [_standing(one) for one in found],
    )


def send_link(booking: Booking) -> None:
    """The link again, for whoever lost it."""
    _write(LINK, booking, replaces=True)


def tell_promoted(registrations: Iterable[Registration]) -> None:
    """Those who waited have their places."""
    to_come = (one for one in registrations if not is_past(one.offering))
    for booking, confirmed in _by_booking(to_come).items():
        _news(
            booking,
            lambda: _("Une place s’est libérée : votre inscription est confirmée."),
            confirmed,
            file=invitation(booking, _to_come(confirmed)),
        )


def tell_cancelled(registration: Registration) -> None:
    _tell_taken_away(registration, lambda: _("Votre inscription est annulée."))


def tell_place_given_up(registration: Registration) -> None:
    _tell_taken_away(
        registration,
        lambda: _("Vous avez laissé votre place : vous êtes à la fin de la liste d’attente."),
    )


def tell_restored(registration: Registration) -> None:
    if is_past(registration.offering):
        return
    _news(
        registration.booking,
        lambda: _("Votre inscription est rétablie."),
        [registration],
        file=invitation(registration.booking, _to_come(_confirmed([registration]))),
    )


def tell_change_decided(change: ChangeRequest) -> None:
    """What a coordinator answered to a change that was asked for."""
    accepted = change.state == ChangeState.APPROVED

    def said() -> str:
        if accepted:
            return _("Le changement que vous avez demandé est accepté.")
        return _("Le changement que vous avez demandé n’est pas possible.")

    registration = change.registration
    _news(registration.booking, said, [registration], reason=change.reason)


# --- what happens to sessions and activities: each says how many were told


def is_past(offering: Offering) -> bool:
    """Whether all its days are past: what is put right afterwards is news to nobody. What is put off is to come."""
    if offering.activity.state == ActivityState.POSTPONED:
        return False
    sessions = list(offering.sessions.all())
    past = [one.state == SessionState.HELD or one.day < today() for one in sessions]
    return bool(past) and all(past)


def reached(
    record: Activity | Offering | Session, *, to_come: bool = False, unless_over: bool = False
) -> QuerySet[Registration]:
    """The registrations that what happens to ``record`` concerns; of a schedule called off, nobody hears again.

    With ``to_come``, those alone who have something to come of it; with ``unless_over``, those too of a schedule that
    has no day yet. The days of what is put off are told together, once it no longer is.
    """
    sessions = Session.objects.exclude(state=SessionState.HELD).filter(
        offering=OuterRef("offering"), day__gte=today()
    )
    found = Registration.objects.live()
    if isinstance(record, Activity):
        found = found.filter(offering__activity=record, offering__state=OfferingState.OFFERED)
    elif isinstance(record, Offering):
        found = found.filter(offering=record)
    else:
        found = found.filter(offering=record.offering_id).exclude(
            offering__activity__state=ActivityState.POSTPONED
        )
        sessions = sessions.filter(pk=record.pk)
    if to_come:
        return found.filter(Exists(sessions))
    if unless_over:
        of_any_day = Session.objects.filter(offering=OuterRef("offering"))
        return found.filter(Exists(sessions) | ~Exists(of_any_day))
    return found


def called_off(record: Activity | Offering) -> QuerySet[Registration]:
    """Who hears that ``record``, as it stands, is given up: of what is put off, the days that passed say nothing."""
    activity = record if isinstance(record, Activity) else record.activity
    return reached(record, unless_over=activity.state != ActivityState.POSTPONED)


def tell_session_moved(session: Session, before: Session) -> int:
    """Each who is expected, or waits, hears of the new day, hours or place; it is reminded of again in its time.

    ``before`` is the session as they know it: of several, it says which one moved.
    """
    Session.objects.filter(pk=session.pk).update(reminded_at=None)

    def said() -> str:
        moved = _("La séance du %(before)s, a changé : c’est le %(when)s qu’elle a lieu.") % {
            "before": session_said(before),
            "when": session_said(session),
        }
        if session.place_given == before.place_given:
            return moved
        place = _("Lieu : %(where)s") % {"where": where(session.offering, session)}
        return f"{moved}\n{place}"

    was_to_come = max(session.day, before.day) >= today()
    return _tell_of_session(session, said, Method.REQUEST, to_come=not was_to_come)


def tell_session_cancelled(session: Session) -> int:
    """Each who is expected, or waits, hears that one session does not take place, if it is still to come."""

    def said() -> str:
        return _("La séance du %(when)s est annulée.") % {"when": session_said(session)}

    return _tell_of_session(session, said, Method.CANCEL, reason=session.reason, to_come=True)


def tell_session_restored(session: Session) -> int:
    """Each who is expected, or waits, hears that a session takes place after all, if it is still to come."""

    def said() -> str:
        return _("La séance du %(when)s a lieu après tout.") % {"when": session_said(session)}

    return _tell_of_session(session, said, Method.REQUEST, to_come=True)


def tell_offering_cancelled(offering: Offering) -> int:
    """Each who registered hears that this schedule does not take place, unless it is over."""
    return _tell_called_off(
        called_off(offering),
        lambda: _("L’horaire « %(offering)s » est annulé.") % {"offering": offering},
        offering.reason,
    )


def tell_offering_restored(offering: Offering) -> int:
    """Each who registered, and has something to come of it, hears that this schedule takes place after all."""
    return _tell_given_back(
        reached(offering, to_come=True),
        lambda: _("L’horaire « %(offering)s » a lieu après tout.") % {"offering": offering},
    )


def tell_activity_cancelled(activity: Activity, *, was_put_off: bool = False) -> int:
    """Each who registered hears that the activity does not take place, unless it is over."""
    return _tell_called_off(
        reached(activity, unless_over=not was_put_off),
        lambda: _("L’activité est annulée."),
        activity.reason,
    )


def tell_activity_restored(activity: Activity) -> int:
    """Each who registered, and has something to come of it, hears that the activity takes place after all."""
    return _tell_given_back(
        reached(activity, to_come=True), lambda: _("L’activité a lieu après tout.")
    )


def tell_activity_postponed(activity: Activity) -> int:
    """Each who registered hears that the days they know are no longer good, and that they stay registered."""
    return _tell_called_off(
        reached(activity),
        lambda: _(
            "L’activité est reportée à une date qui vous sera écrite. Votre inscription reste."
        ),
        activity.reason,
        with_sessions=False,
    )


def tell_activity_resumed(activity: Activity) -> int:
    """Each who registered, and has something to come of it, hears the days of what had been put off."""
    return _tell_given_back(
        reached(activity, to_come=True),
        lambda: _("L’activité, qui était reportée, a lieu aux dates suivantes."),
    )


def remind(session: Session) -> int:
    """Each whose place is confirmed is reminded of a session."""
    expected = Registration.objects.filter(offering=session.offering_id).confirmed()
    bookings = _by_booking(_with_all(expected))
    for booking, found in bookings.items():
        _write(
            "booking_reminder",
            booking,
            when=lambda: session_said(session),
            where=lambda: where(session.offering, session),
            lines=lambda found=found: [_standing(one, with_sessions=False) for one in found],
        )
    return len(bookings)


# --- parents and coordinators


def ask_authorization(participant: Participant) -> None:
    """Ask the parent of a minor, who is not named in the mail."""
    booking = participant.registration.booking
    activity = booking.activity
    with override(booking.language):
        name = str(activity)
    mailing.send(
        "authorization_asked",
        to=participant.guardian_email,
        language=booking.language,
        about=participant,
        useful_for=USEFUL_FOR,
        replaces=True,
        activity=name,
        lead=activity.program.lead,
        url=absolute(reverse("authorization", args=[token_of(participant)])),
    )


def times_asked(participant: Participant) -> int:
    """How many mails asked the parent."""
    return OutgoingMail.objects.about(participant).filter(template="authorization_asked").count()


def tell_change_asked(change: ChangeRequest) -> None:
    """Coordinators learn that a change waits for their answer."""
    activity = change.registration.booking.activity
    for user in coordinators_of(activity.program):
        with override(user.language):
            name = str(activity)
        mailing.send(
            "booking_change_asked",
            to=user.email,
            language=user.language,
            about=change.registration.booking,
            activity=name,
            number=change.registration.display_code,
            url=absolute(reverse("registration_changes", args=[activity.pk])),
        )


# --- how a mail is made


def _with_all(registrations):
    """With what a mail says of them."""
    related = ("booking__activity__program__lead", "offering__activity")
    found = registrations.select_related(*related).prefetch_related("offering__sessions")
    return found.order_by("booking_id", "pk")


def _by_booking(registrations: Iterable[Registration]) -> dict[Booking, list[Registration]]:
    found = defaultdict(list)
    for one in registrations:
        found[one.booking].append(one)
    return found


def _confirmed(registrations: Iterable[Registration]) -> list[Registration]:
    return [one for one in registrations if one.is_confirmed]


def _to_come(
    registrations: Iterable[Registration], states: Sequence[str] = (SessionState.SCHEDULED,)
) -> list[Session]:
    """The sessions of ``registrations`` that are not over."""
    sessions = []
    for one in registrations:
        for session in one.offering.sessions.all():
            if session.state in states and session.day >= today():
                session.offering = one.offering
                sessions.append(session)
    return sessions


def _tell_taken_away(registration: Registration, said: Callable[[], str]) -> None:
    """Calendars let go of the sessions, unless another group of the booking is expected there."""
    if is_past(registration.offering):
        return
    booking, file = registration.booking, None
    others = booking.registrations.confirmed().filter(offering=registration.offering_id)
    if not others.exists():
        file = invitation(booking, _to_come([registration]), method=Method.CANCEL)
    _news(booking, said, [registration], file=file)


def _tell_of_session(
    session: Session,
    said: Callable[[], str],
    method: Method,
    *,
    reason: str = "",
    to_come: bool = False,
) -> int:
    """Whoever waits has nothing in a calendar."""
    bookings = _by_booking(_with_all(reached(session, to_come=to_come)))
    for booking, found in bookings.items():
        kept = [session] if _confirmed(found) else []
        file = invitation(booking, kept, method=method)
        _news(booking, said, found, reason=reason, file=file)
    return len(bookings)


def _tell_called_off(
    registrations: QuerySet[Registration],
    said: Callable[[], str],
    reason: str,
    *,
    with_sessions: bool = True,
) -> int:
    """Nothing of it takes place, whether its sessions were called off one by one or not."""
    states = (SessionState.SCHEDULED, SessionState.CANCELLED)
    bookings = _by_booking(_with_all(registrations))
    for booking, found in bookings.items():
        sessions = _to_come(_confirmed(found), states)
        file = invitation(booking, sessions, method=Method.CANCEL)
        _news(booking, said, found, reason=reason, file=file, with_sessions=with_sessions)
    return len(bookings)


def _tell_given_back(registrations: QuerySet[Registration], said: Callable[[], str]) -> int:
    """What is to come of it is put back into the calendars of those who are expected."""
    bookings = _by_booking(_with_all(registrations))
    for booking, found in bookings.items():
        _news(booking, said, found, file=invitation(booking, _to_come(_confirmed(found))))
    return len(bookings)


def _news(
    booking: Booking,
    said: Callable[[], str],
    registrations: Sequence[Registration],
    *,
    reason: str = "",
    file: MailFile | None = None,
    with_sessions: bool = True,
) -> None:
    """One sentence of what happened, and where what it is about stands now."""
    _write(
        "booking_news",
        booking,
        file=file,
        sentence=said,
        reason=reason,
        lines=lambda: [_standing(one, with_sessions=with_sessions) for one in registrations],
    )


def _write(
    template: str,
    booking: Booking,
    *,
    replaces: bool = False,
    file: MailFile | None = None,
    **context,
) -> None:
    """What is a function in ``context`` is said in the language of the booking."""
    if not booking.email:
        return
    with override(booking.language):
        said = {name: value() if callable(value) else value for name, value in context.items()}
        name = str(booking.activity)
    mailing.send(
        template,
        to=booking.email,
        language=booking.language,
        about=booking,
        useful_for=USEFUL_FOR,
        replaces=replaces,
        file=file,
        activity=name,
        lead=booking.activity.program.lead,
        url=url_of(booking),
        **said,
    )


def _standing(registration: Registration, *, with_sessions: bool = True) -> str:
    """« Matinée, groupe 32 : confirmée — jeudi 18 octobre 2007, de 9 h à 11 h 30; Pavillon des sciences »"""
    offering = registration.offering
    state = registration.get_state_display()
    if registration.is_waiting:
        state = waiting_said(registration.ahead)
    what = ", ".join(filter(None, (localized(offering, "label"), registration.group)))
    details = _when_and_where(offering) if with_sessions else ""
    said = _("%(what)s : %(state)s") % {"what": what, "state": state} if what else state
    return f"{said} — {details}" if details else said


def _when_and_where(offering: Offering) -> str:
    """Its sessions and its place, with those that are held elsewhere."""
    sessions = [one for one in offering.sessions.all() if one.state != SessionState.CANCELLED]
    language = get_language() or "fr"
    elsewhere = [
        _("le %(day)s : %(where)s")
        % {"day": format_date(one.day, language), "where": where(offering, one)}
        for one in sessions
        if one.place
    ]
    parts = [*sessions_said(sessions), where(offering), *elsewhere]
    return ("; " if is_english(language) else "\u00a0; ").join(filter(None, parts))
