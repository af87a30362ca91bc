"""Rules across rows that only the database can hold against bulk imports and simultaneous changes."""

import pgtrigger
from django.utils.translation import gettext_lazy as _

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
