"""The records behind the figures of activities: what was held, who came, what it cost, what was said of it."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from activities import access
from activities.models import (
    Activity,
    Attendance,
    Cost,
    OutreachEntry,
    Registration,
    Session,
    Survey,
    SurveyAnswer,
    SurveyResponse,
)
from programs.amounts import amount_said
from programs.lib.periods import format_date
from programs.lib.quantities import unknown
from programs.records import RecordList, listed


def _day(day) -> str:
    return format_date(day, get_language() or "fr") if day else "—"


def _count(number: int | None) -> str:
    return unknown(get_language() or "fr") if number is None else str(number)


def _activity(activity: Activity) -> list[tuple[str, str]]:
    return [
        (_("Activité"), str(activity)),
        (_("Identifiant"), activity.code),
        (_("Nature"), activity.get_kind_display()),
        (_("État"), activity.get_state_display()),
    ]


def _session(session: Session) -> list[tuple[str, str]]:
    return [
        (_("Activité"), str(session.offering.activity)),
        (_("Horaire"), str(session.offering)),
        (_("Séance"), str(session.number)),
        (_("Jour"), _day(session.day)),
        (_("État"), session.get_state_display()),
    ]


def _registration(registration: Registration) -> list[tuple[str, str]]:
    return [
        (_("Inscription"), registration.display_code),
        (_("École ou personne"), registration.who),
        (_("Activité"), str(registration.offering.activity)),
        (_("Attendus"), str(registration.pupils)),
        (_("État"), registration.get_state_display()),
    ]


def _attendance(attendance: Attendance) -> list[tuple[str, str]]:
    return [
        (_("École ou personne"), attendance.registration.who),
        (_("Activité"), str(attendance.session.offering.activity)),
        (_("Jour"), _day(attendance.session.day)),
        (_("Attendus"), str(attendance.expected_pupils)),
        (_("Présents"), _count(attendance.pupils)),
    ]


def _cost(cost: Cost) -> list[tuple[str, str]]:
    return [
        (_("Coût"), cost.display_code),
        (_("Description"), cost.description),
        (_("Nature"), cost.get_kind_display()),
        (_("Activité"), str(cost.activity)),
        (_("Montant"), amount_said(cost.actual)),
    ]


def _survey(survey: Survey) -> list[tuple[str, str]]:
    return [
        (_("Sondage"), str(survey)),
        (_("Activité"), str(survey.activity)),
        (_("Personnes sollicitées"), _count(survey.asked)),
    ]


def _response(response: SurveyResponse) -> list[tuple[str, str]]:
    return [
        (_("Réponse"), response.display_code),
        (_("Activité"), str(response.survey.activity)),
        (_("Destinataires"), response.survey.get_audience_display()),
        (_("Répondu le"), _day(response.answered_on)),
    ]


def _answer(answer: SurveyAnswer) -> list[tuple[str, str]]:
    return [
        (_("Réponse"), answer.response.display_code),
        (_("Activité"), str(answer.response.survey.activity)),
        (_("Question"), str(answer.question)),
        (_("Valeur"), _count(answer.value)),
    ]


def _outreach(entry: OutreachEntry) -> list[tuple[str, str]]:
    return [
        (_("Ce qui a paru"), str(entry)),
        (_("Nature"), entry.get_kind_display()),
        (_("Média ou lieu"), entry.medium or "—"),
        (_("Du"), _day(entry.starts_on)),
        (_("Au"), _day(entry.ends_on)),
        (_("Nombre"), _count(entry.count)),
    ]


listed(RecordList(Activity, access.visible_activities, _activity))
listed(RecordList(Session, access.visible_sessions, _session, related=("offering__activity",)))
listed(
    RecordList(
        Registration,
        access.visible_registrations,
        _registration,
        related=("offering__activity", "school", "booking"),
    )
)
listed(
    RecordList(
        Attendance,
        access.visible_attendances,
        _attendance,
        related=("session__offering__activity", "registration__school", "registration__booking"),
    )
)
listed(RecordList(Cost, access.visible_costs, _cost, related=("activity", "expense")))
listed(RecordList(Survey, access.visible_surveys, _survey, related=("activity",)))
listed(
    RecordList(SurveyResponse, access.visible_responses, _response, related=("survey__activity",))
)
listed(
    RecordList(
        SurveyAnswer,
        access.visible_answers,
        _answer,
        related=("response__survey__activity", "question"),
        opens=lambda answer: answer.response,
    )
)
listed(RecordList(OutreachEntry, access.visible_outreach, _outreach))
