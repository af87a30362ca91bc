"""Pairings are compared with every stay of both, and stays with what bounds them: see mentoring/presence.py."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("mentoring", "0012_clean_stays"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="mentee",
            name="earlier_stay_kept",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="menteestay",
            name="stay_before_the_current",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="mentor",
            name="earlier_stay_kept",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="mentorstay",
            name="stay_before_the_current",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="pairing",
            name="days_with_mentee",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="pairing",
            name="days_moved_with_mentee",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="pairing",
            name="days_with_mentor",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="pairing",
            name="days_moved_with_mentor",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentee",
            trigger=pgtrigger.compiler.Trigger(
                name="earlier_stay_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NEW.registered_on >= OLD.left_on AND NEW.registered_on > OLD.registered_on THEN\n                INSERT INTO mentoring_menteestay (mentee_id, starts_on, ends_on)\n                VALUES (NEW.id, OLD.registered_on, LEAST(OLD.left_on, NEW.registered_on - 1));\n            ELSIF NEW.left_on IS NULL AND NEW.registered_on < OLD.left_on THEN\n                RAISE check_violation USING CONSTRAINT = 'back_after_leaving',\n                    MESSAGE = 'who comes back is registered anew, on the day of leaving at the earliest';\n            END IF;\n            RETURN NULL;\n        ",
                    hash="d5f3975303b14e32c7bdca31426cab9bbbf5fe32",
                    operation='UPDATE OF "registered_on", "left_on"',
                    pgid="pgtrigger_earlier_stay_kept_5c17b",
                    table="mentoring_mentee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentee",
            trigger=pgtrigger.compiler.Trigger(
                name="present_after_earlier",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF EXISTS (\n                SELECT 1 FROM mentoring_menteestay\n                WHERE mentee_id = NEW.id AND ends_on >= NEW.registered_on\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'stay_before_the_current',\n                    MESSAGE = 'an earlier stay ends before the current one begins';\n            END IF;\n            RETURN NULL;\n        ",
                    hash="49fff540dd694e2f359912f20a5364e58fb6e8d2",
                    operation='UPDATE OF "registered_on"',
                    pgid="pgtrigger_present_after_earlier_37f16",
                    table="mentoring_mentee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentee",
            trigger=pgtrigger.compiler.Trigger(
                name="pairings_within_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."registered_on" IS DISTINCT FROM OLD."registered_on" OR NEW."left_on" IS DISTINCT FROM OLD."left_on")',
                    constraint="CONSTRAINT",
                    declare="DECLARE started DATE; ended DATE; present DATEMULTIRANGE;",
                    func="\n            PERFORM 1 FROM mentoring_mentee WHERE id = OLD.id FOR UPDATE;\n            \n            SELECT started_on, ended_on, days INTO started, ended, present FROM (\n                SELECT pairing.started_on, pairing.ended_on, daterange(pairing.started_on, COALESCE(pairing.ended_on, pairing.started_on), '[]') * daterange(OLD.registered_on, OLD.left_on, '[]') AS wanted, (\n                    SELECT range_agg(stay) FROM (\n                        SELECT daterange(registered_on, left_on, '[]') AS stay\n                        FROM mentoring_mentee WHERE id = pairing.mentee_id\n                        UNION ALL\n                        SELECT daterange(starts_on, ends_on, '[]')\n                        FROM mentoring_menteestay WHERE mentee_id = pairing.mentee_id\n                    ) AS stays\n                ) AS days\n                FROM mentoring_pairing AS pairing WHERE pairing.started_on IS NOT NULL AND pairing.mentee_id = OLD.id\n            ) AS found WHERE NOT days @> wanted LIMIT 1;\n            \n            IF FOUND THEN\n                DECLARE\n                    day DATE := CASE WHEN present @> started THEN ended ELSE started END;\n                    place TEXT := CASE\n                        WHEN day < lower(present) THEN 'before' WHEN day >= upper(present) THEN 'after'\n                        WHEN present @> day THEN 'across' ELSE 'between' END;\n                BEGIN\n                    RAISE check_violation USING\n                        CONSTRAINT = 'pairing_' || place || '_stays_of_mentee', TABLE = TG_TABLE_NAME,\n                        COLUMN = CASE WHEN place = 'after' THEN 'left_on' ELSE 'registered_on' END,\n                        MESSAGE = 'a pairing lies within one stay of its mentee: ' || place;\n                END;\n            END IF;\n            RETURN NULL;\n            ",
                    hash="e283eeda81ca396195b7e26df5f84083731e71da",
                    operation='UPDATE OF "registered_on", "left_on"',
                    pgid="pgtrigger_pairings_within_stays_4f86b",
                    table="mentoring_mentee",
                    timing="DEFERRABLE INITIALLY IMMEDIATE",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentee",
            trigger=pgtrigger.compiler.Trigger(
                name="stays_of_another",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF EXISTS (\n                SELECT 1 FROM mentoring_menteestay AS stay\n                JOIN mentoring_mentee AS participant ON participant.id = stay.mentee_id\n                JOIN programs_program AS whole ON whole.id = participant.program_id\n                WHERE participant.id = NEW.id AND stay.starts_on < whole.starts_on\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'stay_after_program_starts_on',\n                    TABLE = TG_TABLE_NAME, COLUMN = 'program_id',\n                    MESSAGE = 'a date that cannot be: a stay before its program';\n            END IF;\n            IF EXISTS (\n                SELECT 1 FROM mentoring_menteestay AS stay\n                JOIN mentoring_mentee AS participant ON participant.id = stay.mentee_id\n                JOIN people_person AS whole ON whole.id = participant.person_id\n                WHERE participant.id = NEW.id AND stay.starts_on < whole.birth_date\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'stay_after_person_birth_date',\n                    TABLE = TG_TABLE_NAME, COLUMN = 'person_id',\n                    MESSAGE = 'a date that cannot be: a stay before its person';\n            END IF;\n            RETURN NULL;",
                    hash="6ac3e93a58f18e7201b11ae2d26e89c600e30fde",
                    operation='UPDATE OF "program_id", "person_id"',
                    pgid="pgtrigger_stays_of_another_84489",
                    table="mentoring_mentee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="menteestay",
            trigger=pgtrigger.compiler.Trigger(
                name="stay_before_the_current",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE current_start DATE;",
                    func="\n            SELECT registered_on INTO current_start\n            FROM mentoring_mentee WHERE id = NEW.mentee_id FOR UPDATE;\n            IF NEW.ends_on >= current_start THEN\n                RAISE check_violation USING CONSTRAINT = 'stay_before_the_current',\n                    MESSAGE = 'an earlier stay ends before the current one begins';\n            END IF;\n            RETURN NEW;\n        ",
                    hash="aeeab14c9ca08cc6e6afc6a38a097be2e467c894",
                    operation='INSERT OR UPDATE OF "ends_on", "mentee_id"',
                    pgid="pgtrigger_stay_before_the_current_5ced9",
                    table="mentoring_menteestay",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="menteestay",
            trigger=pgtrigger.compiler.Trigger(
                name="stay_within_lives",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM 1 FROM programs_program WHERE id = (\n                SELECT program_id FROM mentoring_mentee WHERE id = NEW.mentee_id\n            ) FOR KEY SHARE;\n            PERFORM 1 FROM people_person WHERE id = (\n                SELECT person_id FROM mentoring_mentee WHERE id = NEW.mentee_id\n            ) FOR KEY SHARE;\n            IF EXISTS (\n                SELECT 1 FROM mentoring_menteestay AS stay\n                JOIN mentoring_mentee AS participant ON participant.id = stay.mentee_id\n                JOIN programs_program AS whole ON whole.id = participant.program_id\n                WHERE stay.id = NEW.id AND stay.starts_on < whole.starts_on\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'stay_after_program_starts_on',\n                    TABLE = TG_TABLE_NAME, COLUMN = 'starts_on',\n                    MESSAGE = 'a date that cannot be: a stay before its program';\n            END IF;\n            IF EXISTS (\n                SELECT 1 FROM mentoring_menteestay AS stay\n                JOIN mentoring_mentee AS participant ON participant.id = stay.mentee_id\n                JOIN people_person AS whole ON whole.id = participant.person_id\n                WHERE stay.id = NEW.id AND stay.starts_on < whole.birth_date\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'stay_after_person_birth_date',\n                    TABLE = TG_TABLE_NAME, COLUMN = 'starts_on',\n                    MESSAGE = 'a date that cannot be: a stay before its person';\n            END IF;\n            RETURN NULL;",
                    hash="24cd7c5e10d11db52e1b9020476cb63eccf785d1",
                    operation='INSERT OR UPDATE OF "starts_on", "mentee_id"',
                    pgid="pgtrigger_stay_within_lives_609a6",
                    table="mentoring_menteestay",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="menteestay",
            trigger=pgtrigger.compiler.Trigger(
                name="pairings_within_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    declare="DECLARE started DATE; ended DATE; present DATEMULTIRANGE;",
                    func="\n            PERFORM 1 FROM mentoring_mentee WHERE id = OLD.mentee_id FOR UPDATE;\n            \n            SELECT started_on, ended_on, days INTO started, ended, present FROM (\n                SELECT pairing.started_on, pairing.ended_on, daterange(pairing.started_on, COALESCE(pairing.ended_on, pairing.started_on), '[]') * daterange(OLD.starts_on, OLD.ends_on, '[]') AS wanted, (\n                    SELECT range_agg(stay) FROM (\n                        SELECT daterange(registered_on, left_on, '[]') AS stay\n                        FROM mentoring_mentee WHERE id = pairing.mentee_id\n                        UNION ALL\n                        SELECT daterange(starts_on, ends_on, '[]')\n                        FROM mentoring_menteestay WHERE mentee_id = pairing.mentee_id\n                    ) AS stays\n                ) AS days\n                FROM mentoring_pairing AS pairing WHERE pairing.started_on IS NOT NULL AND pairing.mentee_id = OLD.mentee_id\n            ) AS found WHERE NOT days @> wanted LIMIT 1;\n            \n            IF FOUND THEN\n                DECLARE\n                    day DATE := CASE WHEN present @> started THEN ended ELSE started END;\n                    place TEXT := CASE\n                        WHEN day < lower(present) THEN 'before' WHEN day >= upper(present) THEN 'after'\n                        WHEN present @> day THEN 'across' ELSE 'between' END;\n                BEGIN\n                    RAISE check_violation USING\n                        CONSTRAINT = 'pairing_' || place || '_stays_of_mentee', TABLE = TG_TABLE_NAME,\n                        COLUMN = CASE WHEN place = 'before' THEN 'starts_on' ELSE 'ends_on' END,\n                        MESSAGE = 'a pairing lies within one stay of its mentee: ' || place;\n                END;\n            END IF;\n            RETURN NULL;\n            ",
                    hash="5b3afce698ba5fef2cee305a37831d2c0744e481",
                    operation='UPDATE OF "starts_on", "ends_on", "mentee_id" OR DELETE',
                    pgid="pgtrigger_pairings_within_stays_7e90d",
                    table="mentoring_menteestay",
                    timing="DEFERRABLE INITIALLY IMMEDIATE",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="menteestay",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" < DATE \'1900-01-01\' OR NEW."starts_on" > arrimage_today() OR NEW."ends_on" < DATE \'1900-01-01\' OR NEW."ends_on" > arrimage_today())',
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'menteestay_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: menteestay_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'menteestay_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: menteestay_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'menteestay_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: menteestay_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'menteestay_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: menteestay_ends_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="ffa681b379734daa32a52681e8ee9a925151de52",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_possible_days_9209e",
                    table="mentoring_menteestay",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentor",
            trigger=pgtrigger.compiler.Trigger(
                name="earlier_stay_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NEW.registered_on >= OLD.left_on AND NEW.registered_on > OLD.registered_on THEN\n                INSERT INTO mentoring_mentorstay (mentor_id, starts_on, ends_on)\n                VALUES (NEW.id, OLD.registered_on, LEAST(OLD.left_on, NEW.registered_on - 1));\n            ELSIF NEW.left_on IS NULL AND NEW.registered_on < OLD.left_on THEN\n                RAISE check_violation USING CONSTRAINT = 'back_after_leaving',\n                    MESSAGE = 'who comes back is registered anew, on the day of leaving at the earliest';\n            END IF;\n            RETURN NULL;\n        ",
                    hash="b4e2f13c21dd3da8f435dc84185123819cb17074",
                    operation='UPDATE OF "registered_on", "left_on"',
                    pgid="pgtrigger_earlier_stay_kept_ea4c1",
                    table="mentoring_mentor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentor",
            trigger=pgtrigger.compiler.Trigger(
                name="present_after_earlier",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF EXISTS (\n                SELECT 1 FROM mentoring_mentorstay\n                WHERE mentor_id = NEW.id AND ends_on >= NEW.registered_on\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'stay_before_the_current',\n                    MESSAGE = 'an earlier stay ends before the current one begins';\n            END IF;\n            RETURN NULL;\n        ",
                    hash="ec5e5beaafe8ee62476f4cd63af460562e7d2d99",
                    operation='UPDATE OF "registered_on"',
                    pgid="pgtrigger_present_after_earlier_a0b9f",
                    table="mentoring_mentor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentor",
            trigger=pgtrigger.compiler.Trigger(
                name="pairings_within_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."registered_on" IS DISTINCT FROM OLD."registered_on" OR NEW."left_on" IS DISTINCT FROM OLD."left_on")',
                    constraint="CONSTRAINT",
                    declare="DECLARE started DATE; ended DATE; present DATEMULTIRANGE;",
                    func="\n            PERFORM 1 FROM mentoring_mentor WHERE id = OLD.id FOR UPDATE;\n            \n            SELECT started_on, ended_on, days INTO started, ended, present FROM (\n                SELECT pairing.started_on, pairing.ended_on, daterange(pairing.started_on, COALESCE(pairing.ended_on, pairing.started_on), '[]') * daterange(OLD.registered_on, OLD.left_on, '[]') AS wanted, (\n                    SELECT range_agg(stay) FROM (\n                        SELECT daterange(registered_on, left_on, '[]') AS stay\n                        FROM mentoring_mentor WHERE id = pairing.mentor_id\n                        UNION ALL\n                        SELECT daterange(starts_on, ends_on, '[]')\n                        FROM mentoring_mentorstay WHERE mentor_id = pairing.mentor_id\n                    ) AS stays\n                ) AS days\n                FROM mentoring_pairing AS pairing WHERE pairing.started_on IS NOT NULL AND pairing.mentor_id = OLD.id\n            ) AS found WHERE NOT days @> wanted LIMIT 1;\n            \n            IF FOUND THEN\n                DECLARE\n                    day DATE := CASE WHEN present @> started THEN ended ELSE started END;\n                    place TEXT := CASE\n                        WHEN day < lower(present) THEN 'before' WHEN day >= upper(present) THEN 'after'\n                        WHEN present @> day THEN 'across' ELSE 'between' END;\n                BEGIN\n                    RAISE check_violation USING\n                        CONSTRAINT = 'pairing_' || place || '_stays_of_mentor', TABLE = TG_TABLE_NAME,\n                        COLUMN = CASE WHEN place = 'after' THEN 'left_on' ELSE 'registered_on' END,\n                        MESSAGE = 'a pairing lies within one stay of its mentor: ' || place;\n                END;\n            END IF;\n            RETURN NULL;\n            ",
                    hash="cae3c7fa6605b335dbe1e86851d3faf9c60402ac",
                    operation='UPDATE OF "registered_on", "left_on"',
                    pgid="pgtrigger_pairings_within_stays_622ba",
                    table="mentoring_mentor",
                    timing="DEFERRABLE INITIALLY IMMEDIATE",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentor",
            trigger=pgtrigger.compiler.Trigger(
                name="stays_of_another",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF EXISTS (\n                SELECT 1 FROM mentoring_mentorstay AS stay\n                JOIN mentoring_mentor AS participant ON participant.id = stay.mentor_id\n                JOIN programs_program AS whole ON whole.id = participant.program_id\n                WHERE participant.id = NEW.id AND stay.starts_on < whole.starts_on\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'stay_after_program_starts_on',\n                    TABLE = TG_TABLE_NAME, COLUMN = 'program_id',\n                    MESSAGE = 'a date that cannot be: a stay before its program';\n            END IF;\n            IF EXISTS (\n                SELECT 1 FROM mentoring_mentorstay AS stay\n                JOIN mentoring_mentor AS participant ON participant.id = stay.mentor_id\n                JOIN people_person AS whole ON whole.id = participant.person_id\n                WHERE participant.id = NEW.id AND stay.starts_on < whole.birth_date\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'stay_after_person_birth_date',\n                    TABLE = TG_TABLE_NAME, COLUMN = 'person_id',\n                    MESSAGE = 'a date that cannot be: a stay before its person';\n            END IF;\n            RETURN NULL;",
                    hash="d6ee10163674681efb4b54137147232328e551ca",
                    operation='UPDATE OF "program_id", "person_id"',
                    pgid="pgtrigger_stays_of_another_85c75",
                    table="mentoring_mentor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentorstay",
            trigger=pgtrigger.compiler.Trigger(
                name="stay_before_the_current",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE current_start DATE;",
                    func="\n            SELECT registered_on INTO current_start\n            FROM mentoring_mentor WHERE id = NEW.mentor_id FOR UPDATE;\n            IF NEW.ends_on >= current_start THEN\n                RAISE check_violation USING CONSTRAINT = 'stay_before_the_current',\n                    MESSAGE = 'an earlier stay ends before the current one begins';\n            END IF;\n            RETURN NEW;\n        ",
                    hash="7a561cd85c87c8bc2451d19d91e0fef932b6367e",
                    operation='INSERT OR UPDATE OF "ends_on", "mentor_id"',
                    pgid="pgtrigger_stay_before_the_current_3d944",
                    table="mentoring_mentorstay",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentorstay",
            trigger=pgtrigger.compiler.Trigger(
                name="stay_within_lives",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM 1 FROM programs_program WHERE id = (\n                SELECT program_id FROM mentoring_mentor WHERE id = NEW.mentor_id\n            ) FOR KEY SHARE;\n            PERFORM 1 FROM people_person WHERE id = (\n                SELECT person_id FROM mentoring_mentor WHERE id = NEW.mentor_id\n            ) FOR KEY SHARE;\n            IF EXISTS (\n                SELECT 1 FROM mentoring_mentorstay AS stay\n                JOIN mentoring_mentor AS participant ON participant.id = stay.mentor_id\n                JOIN programs_program AS whole ON whole.id = participant.program_id\n                WHERE stay.id = NEW.id AND stay.starts_on < whole.starts_on\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'stay_after_program_starts_on',\n                    TABLE = TG_TABLE_NAME, COLUMN = 'starts_on',\n                    MESSAGE = 'a date that cannot be: a stay before its program';\n            END IF;\n            IF EXISTS (\n                SELECT 1 FROM mentoring_mentorstay AS stay\n                JOIN mentoring_mentor AS participant ON participant.id = stay.mentor_id\n                JOIN people_person AS whole ON whole.id = participant.person_id\n                WHERE stay.id = NEW.id AND stay.starts_on < whole.birth_date\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'stay_after_person_birth_date',\n                    TABLE = TG_TABLE_NAME, COLUMN = 'starts_on',\n                    MESSAGE = 'a date that cannot be: a stay before its person';\n            END IF;\n            RETURN NULL;",
                    hash="ad1eb12c156042436acf321bf830663ab98867ad",
                    operation='INSERT OR UPDATE OF "starts_on", "mentor_id"',
                    pgid="pgtrigger_stay_within_lives_26e1d",
                    table="mentoring_mentorstay",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentorstay",
            trigger=pgtrigger.compiler.Trigger(
                name="pairings_within_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    declare="DECLARE started DATE; ended DATE; present DATEMULTIRANGE;",
                    func="\n            PERFORM 1 FROM mentoring_mentor WHERE id = OLD.mentor_id FOR UPDATE;\n            \n            SELECT started_on, ended_on, days INTO started, ended, present FROM (\n                SELECT pairing.started_on, pairing.ended_on, daterange(pairing.started_on, COALESCE(pairing.ended_on, pairing.started_on), '[]') * daterange(OLD.starts_on, OLD.ends_on, '[]') AS wanted, (\n                    SELECT range_agg(stay) FROM (\n                        SELECT daterange(registered_on, left_on, '[]') AS stay\n                        FROM mentoring_mentor WHERE id = pairing.mentor_id\n                        UNION ALL\n                        SELECT daterange(starts_on, ends_on, '[]')\n                        FROM mentoring_mentorstay WHERE mentor_id = pairing.mentor_id\n                    ) AS stays\n                ) AS days\n                FROM mentoring_pairing AS pairing WHERE pairing.started_on IS NOT NULL AND pairing.mentor_id = OLD.mentor_id\n            ) AS found WHERE NOT days @> wanted LIMIT 1;\n            \n            IF FOUND THEN\n                DECLARE\n                    day DATE := CASE WHEN present @> started THEN ended ELSE started END;\n                    place TEXT := CASE\n                        WHEN day < lower(present) THEN 'before' WHEN day >= upper(present) THEN 'after'\n                        WHEN present @> day THEN 'across' ELSE 'between' END;\n                BEGIN\n                    RAISE check_violation USING\n                        CONSTRAINT = 'pairing_' || place || '_stays_of_mentor', TABLE = TG_TABLE_NAME,\n                        COLUMN = CASE WHEN place = 'before' THEN 'starts_on' ELSE 'ends_on' END,\n                        MESSAGE = 'a pairing lies within one stay of its mentor: ' || place;\n                END;\n            END IF;\n            RETURN NULL;\n            ",
                    hash="a28a5aad47b925138e5f7d57b3f209f378520816",
                    operation='UPDATE OF "starts_on", "ends_on", "mentor_id" OR DELETE',
                    pgid="pgtrigger_pairings_within_stays_c54e5",
                    table="mentoring_mentorstay",
                    timing="DEFERRABLE INITIALLY IMMEDIATE",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentorstay",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" < DATE \'1900-01-01\' OR NEW."starts_on" > arrimage_today() OR NEW."ends_on" < DATE \'1900-01-01\' OR NEW."ends_on" > arrimage_today())',
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentorstay_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: mentorstay_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentorstay_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: mentorstay_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentorstay_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: mentorstay_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentorstay_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: mentorstay_ends_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="802a0d0fdac231ec1abe827ce1d9f821f9e16d7b",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_possible_days_1da8b",
                    table="mentoring_mentorstay",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairing",
            trigger=pgtrigger.compiler.Trigger(
                name="within_stays_of_mentor",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE started DATE; ended DATE; present DATEMULTIRANGE;",
                    func="\n            PERFORM 1 FROM mentoring_mentor WHERE id IN (SELECT mentor_id FROM new_rows) FOR KEY SHARE;\n            \n            SELECT started_on, ended_on, days INTO started, ended, present FROM (\n                SELECT pairing.started_on, pairing.ended_on, daterange(pairing.started_on, COALESCE(pairing.ended_on, pairing.started_on), '[]') AS wanted, (\n                    SELECT range_agg(stay) FROM (\n                        SELECT daterange(registered_on, left_on, '[]') AS stay\n                        FROM mentoring_mentor WHERE id = pairing.mentor_id\n                        UNION ALL\n                        SELECT daterange(starts_on, ends_on, '[]')\n                        FROM mentoring_mentorstay WHERE mentor_id = pairing.mentor_id\n                    ) AS stays\n                ) AS days\n                FROM new_rows AS pairing WHERE pairing.started_on IS NOT NULL AND TRUE\n            ) AS found WHERE NOT days @> wanted LIMIT 1;\n            \n            IF FOUND THEN\n                DECLARE\n                    day DATE := CASE WHEN present @> started THEN ended ELSE started END;\n                    place TEXT := CASE\n                        WHEN day < lower(present) THEN 'before' WHEN day >= upper(present) THEN 'after'\n                        WHEN present @> day THEN 'across' ELSE 'between' END;\n                BEGIN\n                    RAISE check_violation USING\n                        CONSTRAINT = 'pairing_' || place || '_stays_of_mentor', TABLE = TG_TABLE_NAME,\n                        COLUMN = CASE WHEN NOT present @> started THEN 'started_on' ELSE 'ended_on' END,\n                        MESSAGE = 'a pairing lies within one stay of its mentor: ' || place;\n                END;\n            END IF;\n            RETURN NULL;\n            ",
                    hash="94b015de2830ee3ae36041cdabdcd26dc941a375",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_within_stays_of_mentor_23859",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="mentoring_pairing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairing",
            trigger=pgtrigger.compiler.Trigger(
                name="moved_within_stays_of_mentor",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."started_on" IS DISTINCT FROM OLD."started_on" OR NEW."ended_on" IS DISTINCT FROM OLD."ended_on" OR NEW."mentor_id" IS DISTINCT FROM OLD."mentor_id")',
                    declare="DECLARE started DATE; ended DATE; present DATEMULTIRANGE;",
                    func="\n            PERFORM 1 FROM mentoring_mentor WHERE id = NEW.mentor_id FOR KEY SHARE;\n            \n            SELECT started_on, ended_on, days INTO started, ended, present FROM (\n                SELECT pairing.started_on, pairing.ended_on, daterange(pairing.started_on, COALESCE(pairing.ended_on, pairing.started_on), '[]') AS wanted, (\n                    SELECT range_agg(stay) FROM (\n                        SELECT daterange(registered_on, left_on, '[]') AS stay\n                        FROM mentoring_mentor WHERE id = pairing.mentor_id\n                        UNION ALL\n                        SELECT daterange(starts_on, ends_on, '[]')\n                        FROM mentoring_mentorstay WHERE mentor_id = pairing.mentor_id\n                    ) AS stays\n                ) AS days\n                FROM mentoring_pairing AS pairing WHERE pairing.started_on IS NOT NULL AND pairing.id = NEW.id\n            ) AS found WHERE NOT days @> wanted LIMIT 1;\n            \n            IF FOUND THEN\n                DECLARE\n                    day DATE := CASE WHEN present @> started THEN ended ELSE started END;\n                    place TEXT := CASE\n                        WHEN day < lower(present) THEN 'before' WHEN day >= upper(present) THEN 'after'\n                        WHEN present @> day THEN 'across' ELSE 'between' END;\n                BEGIN\n                    RAISE check_violation USING\n                        CONSTRAINT = 'pairing_' || place || '_stays_of_mentor', TABLE = TG_TABLE_NAME,\n                        COLUMN = CASE WHEN NOT present @> started THEN 'started_on' ELSE 'ended_on' END,\n                        MESSAGE = 'a pairing lies within one stay of its mentor: ' || place;\n                END;\n            END IF;\n            RETURN NULL;\n            ",
                    hash="7abf0e04a4d05050fc77e224c42a9e14da9f4c40",
                    operation='UPDATE OF "started_on", "ended_on", "mentor_id"',
                    pgid="pgtrigger_moved_within_stays_of_mentor_b53c0",
                    table="mentoring_pairing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairing",
            trigger=pgtrigger.compiler.Trigger(
                name="within_stays_of_mentee",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE started DATE; ended DATE; present DATEMULTIRANGE;",
                    func="\n            PERFORM 1 FROM mentoring_mentee WHERE id IN (SELECT mentee_id FROM new_rows) FOR KEY SHARE;\n            \n            SELECT started_on, ended_on, days INTO started, ended, present FROM (\n                SELECT pairing.started_on, pairing.ended_on, daterange(pairing.started_on, COALESCE(pairing.ended_on, pairing.started_on), '[]') AS wanted, (\n                    SELECT range_agg(stay) FROM (\n                        SELECT daterange(registered_on, left_on, '[]') AS stay\n                        FROM mentoring_mentee WHERE id = pairing.mentee_id\n                        UNION ALL\n                        SELECT daterange(starts_on, ends_on, '[]')\n                        FROM mentoring_menteestay WHERE mentee_id = pairing.mentee_id\n                    ) AS stays\n                ) AS days\n                FROM new_rows AS pairing WHERE pairing.started_on IS NOT NULL AND TRUE\n            ) AS found WHERE NOT days @> wanted LIMIT 1;\n            \n            IF FOUND THEN\n                DECLARE\n                    day DATE := CASE WHEN present @> started THEN ended ELSE started END;\n                    place TEXT := CASE\n                        WHEN day < lower(present) THEN 'before' WHEN day >= upper(present) THEN 'after'\n                        WHEN present @> day THEN 'across' ELSE 'between' END;\n                BEGIN\n                    RAISE check_violation USING\n                        CONSTRAINT = 'pairing_' || place || '_stays_of_mentee', TABLE = TG_TABLE_NAME,\n                        COLUMN = CASE WHEN NOT present @> started THEN 'started_on' ELSE 'ended_on' END,\n                        MESSAGE = 'a pairing lies within one stay of its mentee: ' || place;\n                END;\n            END IF;\n            RETURN NULL;\n            ",
                    hash="e40535dbb5578f5287a85d7b3fe974c4d1e3502e",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_within_stays_of_mentee_ccb0f",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="mentoring_pairing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairing",
            trigger=pgtrigger.compiler.Trigger(
                name="moved_within_stays_of_mentee",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."started_on" IS DISTINCT FROM OLD."started_on" OR NEW."ended_on" IS DISTINCT FROM OLD."ended_on" OR NEW."mentee_id" IS DISTINCT FROM OLD."mentee_id")',
                    declare="DECLARE started DATE; ended DATE; present DATEMULTIRANGE;",
                    func="\n            PERFORM 1 FROM mentoring_mentee WHERE id = NEW.mentee_id FOR KEY SHARE;\n            \n            SELECT started_on, ended_on, days INTO started, ended, present FROM (\n                SELECT pairing.started_on, pairing.ended_on, daterange(pairing.started_on, COALESCE(pairing.ended_on, pairing.started_on), '[]') AS wanted, (\n                    SELECT range_agg(stay) FROM (\n                        SELECT daterange(registered_on, left_on, '[]') AS stay\n                        FROM mentoring_mentee WHERE id = pairing.mentee_id\n                        UNION ALL\n                        SELECT daterange(starts_on, ends_on, '[]')\n                        FROM mentoring_menteestay WHERE mentee_id = pairing.mentee_id\n                    ) AS stays\n                ) AS days\n                FROM mentoring_pairing AS pairing WHERE pairing.started_on IS NOT NULL AND pairing.id = NEW.id\n            ) AS found WHERE NOT days @> wanted LIMIT 1;\n            \n            IF FOUND THEN\n                DECLARE\n                    day DATE := CASE WHEN present @> started THEN ended ELSE started END;\n                    place TEXT := CASE\n                        WHEN day < lower(present) THEN 'before' WHEN day >= upper(present) THEN 'after'\n                        WHEN present @> day THEN 'across' ELSE 'between' END;\n                BEGIN\n                    RAISE check_violation USING\n                        CONSTRAINT = 'pairing_' || place || '_stays_of_mentee', TABLE = TG_TABLE_NAME,\n                        COLUMN = CASE WHEN NOT present @> started THEN 'started_on' ELSE 'ended_on' END,\n                        MESSAGE = 'a pairing lies within one stay of its mentee: ' || place;\n                END;\n            END IF;\n            RETURN NULL;\n            ",
                    hash="3dc7b231b121cdb3b09474b9e184d1e674b398e2",
                    operation='UPDATE OF "started_on", "ended_on", "mentee_id"',
                    pgid="pgtrigger_moved_within_stays_of_mentee_9871d",
                    table="mentoring_pairing",
                    when="AFTER",
                ),
            ),
        ),
    ]
