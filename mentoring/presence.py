"""A pairing lies within one stay of its mentor and within one of its mentee: the database's side of it.

Every day of it is a day of presence; of one that was annulled, none is asked for. Stays that touch are one, as
PostgreSQL's multiranges have it. Several rows tell the presence of somebody, so that what removes days of it, on their
record or among their earlier stays, is compared once all of it is written, where that is asked for
(``compare_later``).
"""

import pgtrigger
from django.db import transaction

from mentoring.days import WITHIN_STAYS
from mentoring.enums import PairingState
from mentoring.triggers import earlier_stay_kept, present_after_earlier, stays_of_another
from programs import integrity

for _who, _sentences in WITHIN_STAYS.items():
    for _place, _sentence in _sentences.items():
        integrity.register(f"pairing_{_place}_stays_of_{_who}", _sentence)

_ANNULLED = PairingState.ANNULLED.value
# A pairing that was annulled, and is put back.
_PUT_BACK = f"OLD.state = '{_ANNULLED}' AND NEW.state <> OLD.state"
_NAME = "pairings_within_stays"
_DECLARED = [("started", "DATE"), ("ended", "DATE"), ("present", "DATEMULTIRANGE")]
_DAYS = "daterange(pairing.started_on, COALESCE(pairing.ended_on, pairing.started_on), '[]')"


def pairing_triggers(who: str) -> list[pgtrigger.Trigger]:
    """On pairings: whoever writes one locks its participants against losing days meanwhile."""
    table, key = f"mentoring_{who}", f"{who}_id"
    by_column = {"started_on": "NOT present @> started"}
    return [
        pgtrigger.Trigger(
            name=f"within_stays_of_{who}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Insert,
            referencing=pgtrigger.Referencing(new="new_rows"),
            declare=_DECLARED,
            func=f"""
            PERFORM 1 FROM {table} WHERE id IN (SELECT {key} FROM new_rows) FOR KEY SHARE;
            {_look(who, "new_rows", "TRUE", _DAYS)}
            {_refuse(who, by_column, "ended_on")}
            RETURN NULL;
            """,
        ),
        pgtrigger.Trigger(
            name=f"moved_within_stays_of_{who}",
            when=pgtrigger.After,
            operation=pgtrigger.UpdateOf("started_on", "ended_on", key, "state"),
            condition=_changed("started_on", "ended_on", key, other=_PUT_BACK),
            declare=_DECLARED,
            func=f"""
            PERFORM 1 FROM {table} WHERE id = NEW.{key} FOR KEY SHARE;
            {_look(who, "mentoring_pairing", "pairing.id = NEW.id", _DAYS)}
            {_refuse(who, by_column, "ended_on")}
            RETURN NULL;
            """,
        ),
    ]


def participant_triggers(who: str) -> list[pgtrigger.Trigger]:
    """On mentors or mentees: all that holds their stays. They fire in the order of their names."""
    return [
        earlier_stay_kept(who),
        present_after_earlier(who),
        stays_of_another(who),
        _participant_trigger(who),
    ]


def _participant_trigger(who: str) -> pgtrigger.Trigger:
    """Fires after ``earlier_stay_kept``, which keeps the days of a stay that ended."""
    return _losing_days(
        who,
        operation=pgtrigger.UpdateOf("registered_on", "left_on"),
        condition=_changed("registered_on", "left_on"),
        key="OLD.id",
        lost="daterange(OLD.registered_on, OLD.left_on, '[]')",
        by_column={"left_on": "place = 'after'"},
        otherwise="registered_on",
    )


def stay_trigger(who: str) -> pgtrigger.Trigger:
    """On earlier stays: one that is moved, given to somebody else, or deleted."""
    return _losing_days(
        who,
        operation=pgtrigger.UpdateOf("starts_on", "ends_on", f"{who}_id") | pgtrigger.Delete,
        condition=None,
        key=f"OLD.{who}_id",
        lost="daterange(OLD.starts_on, OLD.ends_on, '[]')",
        by_column={"starts_on": "place = 'before'"},
        otherwise="ends_on",
    )


def _losing_days(who: str, *, operation, condition, key: str, lost: str, by_column, otherwise):
    """The days of a pairing that the row had until now must be in some stay still; others are not its matter."""
    return pgtrigger.Trigger(
        name=_NAME,
        when=pgtrigger.After,
        operation=operation,
        condition=condition,
        timing=pgtrigger.Immediate,
        declare=_DECLARED,
        func=f"""
            PERFORM 1 FROM mentoring_{who} WHERE id = {key} FOR UPDATE;
            {_look(who, "mentoring_pairing", f"pairing.{who}_id = {key}", f"{_DAYS} * {lost}")}
            {_refuse(who, by_column, otherwise)}
            RETURN NULL;
            """,
    )


def _look(who: str, rows: str, condition: str, days: str) -> str:
    """Find a pairing some of whose ``days`` are not among those of its participant."""
    return f"""
            SELECT started_on, ended_on, days INTO started, ended, present FROM (
                SELECT pairing.started_on, pairing.ended_on, {days} AS wanted, (
                    SELECT range_agg(stay) FROM (
                        SELECT daterange(registered_on, left_on, '[]') AS stay
                        FROM mentoring_{who} WHERE id = pairing.{who}_id
                        UNION ALL
                        SELECT daterange(starts_on, ends_on, '[]')
                        FROM mentoring_{who}stay WHERE {who}_id = pairing.{who}_id
                    ) AS stays
                ) AS days
                FROM {rows} AS pairing
                WHERE pairing.started_on IS NOT NULL AND pairing.state <> '{_ANNULLED}' AND {condition}
            ) AS found WHERE NOT days @> wanted LIMIT 1;"""


def _refuse(who: str, by_column: dict[str, str], otherwise: str) -> str:
    """Refuse what was found by the name of its rule; the table and the column lead to the field of a form."""
    columns = "".join(f" WHEN {condition} THEN '{name}'" for name, condition in by_column.items())
    return f"""
            IF FOUND THEN
                DECLARE
                    day DATE := CASE WHEN present @> started THEN ended ELSE started END;
                    place TEXT := CASE
                        WHEN day < lower(present) THEN 'before' WHEN day >= upper(present) THEN 'after'
                        WHEN present @> day THEN 'across' ELSE 'between' END;
                BEGIN
                    RAISE check_violation USING
                        CONSTRAINT = 'pairing_' || place || '_stays_of_{who}', TABLE = TG_TABLE_NAME,
                        COLUMN = CASE{columns} ELSE '{otherwise}' END,
                        MESSAGE = 'a pairing lies within one stay of its {who}: ' || place;
                END;
            END IF;"""


def _changed(*columns: str, other: str = "") -> pgtrigger.Condition:
    changes = [f'NEW."{name}" IS DISTINCT FROM OLD."{name}"' for name in columns]
    return pgtrigger.Condition(" OR ".join([*changes, *([other] if other else [])]))


# --- several rows that tell one presence ------------------------------------------------------------


def compare_later() -> None:
    """Until ``compare_now`` in this transaction, somebody's stays may be written one by one."""
    pgtrigger.constraints(pgtrigger.Deferred, *_URIS)


def compare_now() -> None:
    """Compare pairings with what was written of their participants. Raises IntegrityError."""
    with transaction.atomic():
        pgtrigger.constraints(pgtrigger.Immediate, *_URIS)


_URIS = [f"mentoring.{name}:{_NAME}" for name in ("Mentor", "MentorStay", "Mentee", "MenteeStay")]
