"""Rules across rows that only the database can hold against bulk imports and simultaneous changes."""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from mentoring import days
from mentoring.enums import PAIRING_ONGOING
from programs import integrity

_ONGOING = ", ".join(f"'{state}'" for state in PAIRING_ONGOING)

CAPACITY_COUNTER = pgtrigger.Trigger(
    name="count_active_pairings",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("state", "mentor_id") | pgtrigger.Delete,
    declare=[("before", "BIGINT"), ("after", "BIGINT")],
    func=f"""
        IF TG_OP <> 'INSERT' AND OLD.state IN ({_ONGOING}) THEN before := OLD.mentor_id; END IF;
        IF TG_OP <> 'DELETE' AND NEW.state IN ({_ONGOING}) THEN after := NEW.mentor_id; END IF;
        IF before IS NOT DISTINCT FROM after THEN RETURN NULL; END IF;
        UPDATE mentoring_mentor SET active_pairings = active_pairings - 1 WHERE id = before;
        UPDATE mentoring_mentor SET active_pairings = active_pairings + 1 WHERE id = after;
        RETURN NULL;
    """,
)


def earlier_stay_kept(participant: str) -> pgtrigger.Trigger:
    """A registration that follows one which ended takes its place, and leaves it as an earlier stay.

    Whoever comes back on the very day of their leaving was there all along. Nobody comes back without a new day
    of registration: that of the stay which ended would be lost, and the time away counted as spent there.
    """
    return pgtrigger.Trigger(
        name="earlier_stay_kept",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("registered_on", "left_on"),
        func=f"""
            IF NEW.registered_on >= OLD.left_on AND NEW.registered_on > OLD.registered_on THEN
                INSERT INTO mentoring_{participant}stay ({participant}_id, starts_on, ends_on)
                VALUES (NEW.id, OLD.registered_on, LEAST(OLD.left_on, NEW.registered_on - 1));
            ELSIF NEW.left_on IS NULL AND NEW.registered_on < OLD.left_on THEN
                RAISE check_violation USING CONSTRAINT = 'back_after_leaving',
                    MESSAGE = 'who comes back is registered anew, on the day of leaving at the earliest';
            END IF;
            RETURN NULL;
        """,
    )


def present_after_earlier(participant: str) -> pgtrigger.Trigger:
    """From the other side: fires after ``earlier_stay_kept``, which may have added the last one."""
    return pgtrigger.Trigger(
        name="present_after_earlier",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("registered_on"),
        func=f"""
            IF EXISTS (
                SELECT 1 FROM mentoring_{participant}stay
                WHERE {participant}_id = NEW.id AND ends_on >= NEW.registered_on
            ) THEN
                RAISE check_violation USING CONSTRAINT = 'stay_before_the_current',
                    MESSAGE = 'an earlier stay ends before the current one begins';
            END IF;
            RETURN NULL;
        """,
    )


def stay_before_the_current(participant: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name="stay_before_the_current",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("ends_on", f"{participant}_id"),
        declare=[("current_start", "DATE")],
        func=f"""
            SELECT registered_on INTO current_start
            FROM mentoring_{participant} WHERE id = NEW.{participant}_id FOR UPDATE;
            IF NEW.ends_on >= current_start THEN
                RAISE check_violation USING CONSTRAINT = 'stay_before_the_current',
                    MESSAGE = 'an earlier stay ends before the current one begins';
            END IF;
            RETURN NEW;
        """,
    )


# What an earlier stay may not precede, by the foreign key of the participant; the last stay is held by its record.
_LIVES = {
    "program": ("programs_program", "starts_on", days.BEFORE_PROGRAM),
    "person": ("people_person", "birth_date", days.BEFORE_BIRTH),
}
for _relation, (_table, _column, _sentence) in _LIVES.items():
    integrity.register(f"stay_after_{_relation}_{_column}", _sentence)


def _precedes(participant: str, relation: str, condition: str, column: str) -> str:
    table, limit, _sentence = _LIVES[relation]
    return f"""
            IF EXISTS (
                SELECT 1 FROM mentoring_{participant}stay AS stay
                JOIN mentoring_{participant} AS participant ON participant.id = stay.{participant}_id
                JOIN {table} AS whole ON whole.id = participant.{relation}_id
                WHERE {condition} AND stay.starts_on < whole.{limit}
            ) THEN
                RAISE check_violation USING CONSTRAINT = 'stay_after_{relation}_{limit}',
                    TABLE = TG_TABLE_NAME, COLUMN = '{column}',
                    MESSAGE = 'a date that cannot be: a stay before its {relation}';
            END IF;"""


def stay_within_lives(participant: str) -> pgtrigger.Trigger:
    """On earlier stays. Keeps what bounds them from moving meanwhile."""
    locks = "".join(
        f"""
            PERFORM 1 FROM {table} WHERE id = (
                SELECT {relation}_id FROM mentoring_{participant} WHERE id = NEW.{participant}_id
            ) FOR KEY SHARE;"""
        for relation, (table, *_rest) in _LIVES.items()
    )
    tests = "".join(_precedes(participant, one, "stay.id = NEW.id", "starts_on") for one in _LIVES)
    return pgtrigger.Trigger(
        name="stay_within_lives",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("starts_on", f"{participant}_id"),
        func=f"{locks}{tests}\n            RETURN NULL;",
    )


def stays_of_another(participant: str) -> pgtrigger.Trigger:
    """On participants who pass to another program or person with their stays."""
    tests = "".join(
        _precedes(participant, one, "participant.id = NEW.id", f"{one}_id") for one in _LIVES
    )
    return pgtrigger.Trigger(
        name="stays_of_another",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("program_id", "person_id"),
        func=f"{tests}\n            RETURN NULL;",
    )


def life_before_stays(participant: str, relation: str) -> pgtrigger.Trigger:
    """On what bounds the stays: a program that begins later, a person who is born later."""
    table, limit, _sentence = _LIVES[relation]
    return pgtrigger.Trigger(
        name=f"{limit}_before_{participant}_stays",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf(limit),
        condition=pgtrigger.Condition(f"NEW.{limit} IS DISTINCT FROM OLD.{limit}"),
        func=f"""PERFORM 1 FROM {table} WHERE id = NEW.id FOR UPDATE;
            {_precedes(participant, relation, "whole.id = NEW.id", limit)}
            RETURN NULL;""",
    )


integrity.register(
    "back_after_leaving",
    _("Qui revient est inscrit de nouveau, au plus tôt le jour de sa sortie."),
)
integrity.register(
    "stay_before_the_current",
    _("Un séjour antérieur finit avant le jour de l’inscription actuelle."),
)
integrity.register(
    "pairing_mentor_of_its_program", _("Le mentor n’appartient pas au programme du jumelage.")
)
integrity.register(
    "pairing_mentee_of_its_program", _("Le mentoré n’appartient pas au programme du jumelage.")
)
