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

OUTCOME_AFTER_START = pgtrigger.Trigger(
    name="outcome_after_start",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("observed_on", "pairing_id"),
    declare=[("start", "DATE")],
    func="""
        SELECT started_on INTO start FROM mentoring_pairing WHERE id = NEW.pairing_id FOR SHARE;
        IF start IS NULL OR NEW.observed_on < start THEN
            RAISE check_violation USING CONSTRAINT = 'outcome_after_start',
                MESSAGE = 'an outcome cannot precede the start of its pairing';
        END IF;
        RETURN NEW;
    """,
)

PAIRING_BEFORE_OUTCOMES = pgtrigger.Trigger(
    name="pairing_before_outcomes",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf("started_on"),
    func="""
        IF EXISTS (
            SELECT 1 FROM mentoring_outcome
            WHERE pairing_id = NEW.id AND (NEW.started_on IS NULL OR observed_on < NEW.started_on)
        ) THEN
            RAISE check_violation USING CONSTRAINT = 'outcome_after_start',
                MESSAGE = 'an outcome cannot precede the start of its pairing';
        END IF;
        RETURN NEW;
    """,
)

integrity.register("outcome_after_start", _("Une issue ne peut pas précéder le début du jumelage."))
integrity.register(
    "pairing_mentor_of_its_program", _("Le mentor n’appartient pas au programme du jumelage.")
)
integrity.register(
    "pairing_mentee_of_its_program", _("Le mentoré n’appartient pas au programme du jumelage.")
)
