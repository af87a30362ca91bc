"""What the database itself holds of activities, against imports, raw SQL and simultaneous registrations.

The seats taken of an offering are a counter that a trigger keeps and a check bounds (``docs/decisions/0002``).
Whoever registers locks the offering first.
"""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from activities.enums import RegistrationState, SessionState
from programs import integrity
from programs.budgets.triggers.parts import refuse, stays

_WRITTEN = pgtrigger.Insert | pgtrigger.Update


ACTIVITY_STAYS_IN_ITS_PROGRAM = stays("program_id", "activity_stays_in_its_program")
OFFERING_STAYS_IN_ITS_ACTIVITY = stays("activity_id", "offering_stays_in_its_activity")
SESSION_STAYS_IN_ITS_OFFERING = stays("offering_id", "session_stays_in_its_offering")
BOOKING_STAYS_IN_ITS_ACTIVITY = stays("activity_id", "offering_stays_in_its_activity")

HELD_SESSION_IS_KEPT = pgtrigger.Trigger(
    name="held_session_is_kept",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf("day", "starts", "ends"),
    condition=pgtrigger.Condition(
        f"OLD.state = '{SessionState.HELD}' AND NEW.state = '{SessionState.HELD}' AND"
        " ROW(NEW.day, NEW.starts, NEW.ends) IS DISTINCT FROM ROW(OLD.day, OLD.starts, OLD.ends)"
    ),
    func=refuse("held_session_is_kept", "it was held then", "day"),
)


def _of_one(
    name: str, column: str, table: str, other: str, other_table: str, key: str
) -> pgtrigger.Trigger:
    """What ``column`` and ``other`` point to, in their tables, has one ``key``."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(column, other),
        func=f"""
        IF NEW.{column} IS NOT NULL AND NEW.{other} IS NOT NULL
            AND (SELECT {key} FROM {table} WHERE id = NEW.{column})
            IS DISTINCT FROM (SELECT {key} FROM {other_table} WHERE id = NEW.{other})
        THEN
            {refuse(name, "of another", column)}
        END IF;
        RETURN NEW;
    """,
    )


REGISTRATION_OF_ITS_ACTIVITY = _of_one(
    "registration_of_its_activity",
    "offering_id",
    "activities_offering",
    "booking_id",
    "activities_booking",
    "activity_id",
)
ATTENDANCE_OF_ITS_OFFERING = _of_one(
    "attendance_of_its_offering",
    "registration_id",
    "activities_registration",
    "session_id",
    "activities_session",
    "offering_id",
)

NAMED_ATTENDANCE_OF_ITS_OFFERING = pgtrigger.Trigger(
    name="named_attendance_of_its_offering",
    when=pgtrigger.Before,
    operation=_WRITTEN,
    func=f"""
        IF (SELECT offering_id FROM activities_session WHERE id = NEW.session_id)
            IS DISTINCT FROM (
                SELECT registration.offering_id FROM activities_participant AS participant
                JOIN activities_registration AS registration
                    ON registration.id = participant.registration_id
                WHERE participant.id = NEW.participant_id
            )
        THEN
            {refuse("attendance_of_its_offering", "of another offering", "participant_id")}
        END IF;
        RETURN NEW;
    """,
)

# The seats that a registration takes of its offering.
REGISTRATION_IS_COUNTED = pgtrigger.Trigger(
    name="registration_is_counted",
    when=pgtrigger.After,
    operation=pgtrigger.Insert
    | pgtrigger.UpdateOf("state", "seats", "offering_id")
    | pgtrigger.Delete,
    func=f"""
        IF TG_OP <> 'INSERT' AND OLD.state = '{RegistrationState.CONFIRMED}' THEN
            UPDATE activities_offering SET taken = taken - OLD.seats WHERE id = OLD.offering_id;
        END IF;
        IF TG_OP <> 'DELETE' AND NEW.state = '{RegistrationState.CONFIRMED}' THEN
            UPDATE activities_offering SET taken = taken + NEW.seats WHERE id = NEW.offering_id;
        END IF;
        RETURN NULL;
    """,
)

# The first session of an offering, be it cancelled where all are: an offering that nobody named is called by it. Who
# saves the offering as it was read does not undo what its sessions have become since.
FIRST_SESSION_IS_READ = pgtrigger.Trigger(
    name="first_session_is_read",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf("first_day", "first_starts"),
    func=f"""
        NEW.first_day = NULL;
        NEW.first_starts = NULL;
        SELECT day, starts INTO NEW.first_day, NEW.first_starts
        FROM activities_session WHERE offering_id = NEW.id
        ORDER BY (state = '{SessionState.CANCELLED}'), day, starts LIMIT 1;
        RETURN NEW;
    """,
)
FIRST_SESSION_IS_TOLD = pgtrigger.Trigger(
    name="first_session_is_told",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("day", "starts", "state") | pgtrigger.Delete,
    func="""
        UPDATE activities_offering SET first_day = NULL
        WHERE id = COALESCE(NEW.offering_id, OLD.offering_id);
        RETURN NULL;
    """,
)

_ACTIVITY_OF_SESSION = """(
            SELECT offering.activity_id FROM activities_session AS session
            JOIN activities_offering AS offering ON offering.id = session.offering_id
            WHERE session.id = NEW.session_id
        )"""

COST_OF_ITS_ACTIVITY = pgtrigger.Trigger(
    name="cost_of_its_activity",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert
    | pgtrigger.UpdateOf("activity_id", "session_id", "registration_id", "expense_id"),
    func=f"""
        IF NEW.session_id IS NOT NULL AND {_ACTIVITY_OF_SESSION} <> NEW.activity_id THEN
            {refuse("cost_of_its_activity", "a session of another activity", "session_id")}
        END IF;
        IF NEW.registration_id IS NOT NULL AND NEW.activity_id <> (
            SELECT offering.activity_id FROM activities_registration AS registration
            JOIN activities_offering AS offering ON offering.id = registration.offering_id
            WHERE registration.id = NEW.registration_id
        ) THEN
            {refuse("cost_of_its_activity", "of another activity", "registration_id")}
        END IF;
        IF NEW.expense_id IS NOT NULL AND (
            SELECT program_id FROM activities_activity WHERE id = NEW.activity_id
        ) <> (SELECT program_id FROM budgets_expense WHERE id = NEW.expense_id) THEN
            {refuse("cost_of_its_program", "an expense of another program", "expense_id")}
        END IF;
        RETURN NEW;
    """,
)

STOP_OF_ITS_SESSION = pgtrigger.Trigger(
    name="stop_of_its_session",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("transport_id", "registration_id"),
    func=f"""
        IF NEW.registration_id IS NOT NULL AND (
            SELECT session.offering_id FROM activities_transport AS transport
            JOIN activities_session AS session ON session.id = transport.session_id
            WHERE transport.id = NEW.transport_id
        ) <> (SELECT offering_id FROM activities_registration WHERE id = NEW.registration_id) THEN
            {refuse("attendance_of_its_offering", "of another offering", "registration_id")}
        END IF;
        RETURN NEW;
    """,
)

# --- surveys

RESPONSE_OF_ITS_ACTIVITY = pgtrigger.Trigger(
    name="response_of_its_activity",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("survey_id", "session_id"),
    func=f"""
        IF NEW.session_id IS NOT NULL AND {_ACTIVITY_OF_SESSION} <> (
            SELECT activity_id FROM activities_survey WHERE id = NEW.survey_id
        ) THEN
            {refuse("cost_of_its_activity", "a session of another activity", "session_id")}
        END IF;
        RETURN NEW;
    """,
)

ANSWER_OF_ITS_SURVEY = _of_one(
    "answer_of_its_survey",
    "question_id",
    "activities_surveyquestion",
    "response_id",
    "activities_surveyresponse",
    "survey_id",
)

ANSWERED_QUESTION_IS_KEPT = pgtrigger.Trigger(
    name="answered_question_is_kept",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf("kind", "options", "survey_id"),
    condition=pgtrigger.Condition(
        "ROW(NEW.kind, NEW.options, NEW.survey_id)"
        " IS DISTINCT FROM ROW(OLD.kind, OLD.options, OLD.survey_id)"
    ),
    func=f"""
        IF EXISTS (SELECT 1 FROM activities_surveyanswer WHERE question_id = OLD.id) THEN
            {refuse("answered_question_is_kept", "somebody answered it", "kind")}
        END IF;
        RETURN NEW;
    """,
)

for _name, _sentence in {
    "activity_stays_in_its_program": _("Une activité ne passe pas d’un programme à un autre."),
    "offering_stays_in_its_activity": _("Un horaire ne passe pas d’une activité à une autre."),
    "session_stays_in_its_offering": _("Une séance ne passe pas d’un horaire à un autre."),
    "held_session_is_kept": _(
        "Cette séance a été tenue ce jour-là : reprenez l’étape avant de la déplacer."
    ),
    "registration_of_its_activity": _("Cet horaire est d’une autre activité."),
    "attendance_of_its_offering": _("Cette inscription est d’un autre horaire."),
    "cost_of_its_activity": _("Cette séance ou cette inscription est d’une autre activité."),
    "cost_of_its_program": _("Cette dépense est d’un autre programme."),
    "answer_of_its_survey": _("Cette question est d’un autre sondage."),
    "answered_question_is_kept": _(
        "Quelqu’un a déjà répondu à cette question : ajoutez-en une autre."
    ),
}.items():
    integrity.register(_name, _sentence)
