"""Lists on paper, each with what its reader needs and nothing else.

A carrier reads where to stop, when, and how many board; a host reads which groups come, how many and what they need; a
teacher reads of the own group alone. Nobody who is not their teacher reads the name of a pupil.
"""

from django.utils.translation import get_language, override, pgettext
from django.utils.translation import gettext as _

from activities.actions.attending import expected_at
from activities.actions.papers import on_paper
from activities.enums import SessionState
from activities.models import Registration, Session, Transport
from activities.schedules import session_said, where
from programs.enums import SchoolLevel
from programs.letters import model as paper
from programs.letters.fields import fill
from programs.lib import phones
from programs.lib.calendars.hours import hour_said


def _facts(facts: dict[str, str]) -> paper.Text:
    """« Quoi : ce que c’est », a line each; what is empty is left out."""
    lines = [(label, value) for label, value in facts.items() if value]
    markdown = "\n".join(f"- {{{{ label{n} }}}} : {{{{ value{n} }}}}" for n in range(len(lines)))
    values = {}
    for number, (label, value) in enumerate(lines):
        values |= {f"label{number}": label, f"value{number}": value}
    return paper.Text(fill(markdown, values))


def _of_session(session: Session) -> dict[str, str]:
    return {
        _("Activité"): str(session.offering.activity),
        _("Quand"): session_said(session),
        _("Où"): where(session.offering, session),
    }


# --- for a carrier


def carrier_list(transport: Transport) -> paper.Letter:
    """For who drives: the stops with their hours and how many board."""
    language, session = get_language() or "fr", transport.session
    stops = list(transport.stops.all())
    boards = [one.boards for one in stops]
    table = paper.Table(
        _("Arrêts"),
        (
            paper.Column(_("Heure")),
            paper.Column(_("Lieu")),
            paper.Column(_("Montent"), numeric=True),
        ),
        tuple((_hour(one.time, language), one.place, _count(one.boards)) for one in stops),
        (_("Total"), "", _count(None if None in boards else sum(boards))),
    )
    facts = _of_session(session) | {
        _("Véhicule"): transport.label,
        _("Places assises"): "" if transport.seats is None else str(transport.seats),
        _("Départ"): _hour(transport.leaves_at, language, ""),
        _("Retour"): _hour(transport.returns_at, language, ""),
        _("À joindre le jour même"): _contact(transport.contact, transport.phone),
        _("Consignes"): transport.instructions,
    }
    blocks = [_facts(facts), *([table] if stops else [])]
    return on_paper(session.offering.activity, _("Feuille de route"), blocks, language)


def _hour(hour, language: str, unknown: str = "—") -> str:
    return unknown if hour is None else hour_said(hour, language)


def _count(number: int | None) -> str:
    return "—" if number is None else str(number)


def _contact(name: str, phone: str) -> str:
    return ", ".join(part for part in (name, phones.show(phone)) if part)


# --- for who receives


def host_list(session: Session) -> paper.Letter:
    """For who opens the room: which groups come, of which level, how many, and what they need."""
    language, activity = get_language() or "fr", session.offering.activity
    registrations = list(expected_at(session).select_related("school"))
    rows = tuple(_host_row(one, activity.takes_groups) for one in registrations)
    totals = (
        sum(one.pupils for one in registrations),
        sum(one.companions for one in registrations),
    )
    table = paper.Table(
        _("Qui vient"),
        (
            paper.Column(_("Groupe")),
            paper.Column(pgettext("école", "Niveau")),
            paper.Column(_("Élèves ou participants"), numeric=True),
            paper.Column(_("Adultes"), numeric=True),
            paper.Column(_("Besoins")),
        ),
        rows,
        (_("Total"), "", str(totals[0]), str(totals[1]), ""),
    )
    blocks = [_facts(_of_session(session)), *([table] if rows else [])]
    return on_paper(activity, _("Liste d’accueil"), blocks, language)


def _host_row(one: Registration, takes_groups: bool) -> tuple[str, ...]:
    """Who registers for oneself is counted, and not named."""
    school = str(one.school) if one.school_id else one.school_name
    who = " · ".join(part for part in (school, one.group) if part)
    return (
        (who or _("Groupe")) if takes_groups else _("Une personne"),
        _levels(one),
        str(one.pupils),
        str(one.companions),
        one.needs or "—",
    )


def _levels(registration: Registration) -> str:
    labels = [str(SchoolLevel(one).label) for one in registration.levels]
    return ", ".join(labels) or "—"


# --- for a teacher


def teacher_list(registration: Registration) -> paper.Letter:
    """For who registered: the own group, its sessions, and its pupils where they are named."""
    language = registration.booking.language
    with override(language):
        return _teacher_list(registration, language)


def _teacher_list(registration: Registration, language: str) -> paper.Letter:
    offering = registration.offering
    sessions = offering.sessions.exclude(state=SessionState.CANCELLED)
    facts = {
        _("Activité"): str(offering.activity),
        _("Groupe"): registration.who,
        _("Où"): where(offering),
        _("Élèves ou participants"): str(registration.pupils),
        _("Adultes accompagnateurs"): str(registration.companions),
        _("Besoins"): registration.needs,
        _("Transport"): _("demandé") if registration.needs_transport else "",
    }
    days = paper.Table(
        _("Séances"),
        (paper.Column(_("Quand")),),
        tuple((session_said(one),) for one in sessions),
    )
    named = list(registration.participants.all())
    people = paper.Table(
        _("Participants"),
        (paper.Column(_("Nom")), paper.Column(_("Autorisation")), paper.Column(_("Présence"))),
        tuple((str(one), _authorization(one), "") for one in named),
    )
    blocks = [_facts(facts), *([days] if days.rows else []), *([people] if named else [])]
    return on_paper(offering.activity, _("Liste du groupe"), blocks, language)


def _authorization(participant) -> str:
    standing = participant.authorization
    return "—" if standing is None else str(standing.label)
