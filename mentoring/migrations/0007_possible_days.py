"""The triggers that refuse dates that cannot be: see programs/dates."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0009_today"),
        ("mentoring", "0006_one_program"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="outcome",
            name="outcome_after_start",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="pairing",
            name="pairing_before_outcomes",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentee",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."registered_on" < DATE \'1900-01-01\' OR NEW."registered_on" > arrimage_today() OR NEW."left_on" < DATE \'1900-01-01\' OR NEW."left_on" > arrimage_today() OR NEW."arrived_on" < DATE \'1900-01-01\' OR NEW."arrived_on" > arrimage_today())',
                    func="IF NEW.\"registered_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"registered_on\" IS DISTINCT FROM OLD.\"registered_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentee_registered_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'registered_on', MESSAGE = 'a date that cannot be: mentee_registered_on_too_early';\nEND IF;\nIF NEW.\"registered_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"registered_on\" IS DISTINCT FROM OLD.\"registered_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentee_registered_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'registered_on', MESSAGE = 'a date that cannot be: mentee_registered_on_too_late';\nEND IF;\nIF NEW.\"left_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"left_on\" IS DISTINCT FROM OLD.\"left_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentee_left_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'left_on', MESSAGE = 'a date that cannot be: mentee_left_on_too_early';\nEND IF;\nIF NEW.\"left_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"left_on\" IS DISTINCT FROM OLD.\"left_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentee_left_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'left_on', MESSAGE = 'a date that cannot be: mentee_left_on_too_late';\nEND IF;\nIF NEW.\"arrived_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"arrived_on\" IS DISTINCT FROM OLD.\"arrived_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentee_arrived_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'arrived_on', MESSAGE = 'a date that cannot be: mentee_arrived_on_too_early';\nEND IF;\nIF NEW.\"arrived_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"arrived_on\" IS DISTINCT FROM OLD.\"arrived_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentee_arrived_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'arrived_on', MESSAGE = 'a date that cannot be: mentee_arrived_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="2370ab756d15fbb18b81c9dd30e6fb827d27599b",
                    operation='INSERT OR UPDATE OF "registered_on", "left_on", "arrived_on"',
                    pgid="pgtrigger_possible_days_770c9",
                    table="mentoring_mentee",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentee",
            trigger=pgtrigger.compiler.Trigger(
                name="days_with_person",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='PERFORM 1 FROM "people_person" WHERE "id" IN (SELECT "person_id" FROM new_rows) FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "people_person" AS parent ON parent."id" = child."person_id" WHERE child."registered_on" < parent."birth_date") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentee_registered_on_after_person_birth_date\', TABLE = TG_TABLE_NAME, COLUMN = \'registered_on\', MESSAGE = \'a date that cannot be: mentee_registered_on_after_person_birth_date\';\nEND IF;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "people_person" AS parent ON parent."id" = child."person_id" WHERE child."arrived_on" < parent."birth_date") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentee_arrived_on_after_person_birth_date\', TABLE = TG_TABLE_NAME, COLUMN = \'arrived_on\', MESSAGE = \'a date that cannot be: mentee_arrived_on_after_person_birth_date\';\nEND IF;\nRETURN NULL;',
                    hash="701d84fa1755f84b365c163cad70eb0778f8a265",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_days_with_person_37a1f",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="mentoring_mentee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentee",
            trigger=pgtrigger.compiler.Trigger(
                name="days_moved_with_person",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."registered_on" IS DISTINCT FROM OLD."registered_on" OR NEW."arrived_on" IS DISTINCT FROM OLD."arrived_on" OR NEW."person_id" IS DISTINCT FROM OLD."person_id")',
                    func='PERFORM 1 FROM "people_person" WHERE "id" = NEW."person_id" FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM "people_person" AS parent WHERE parent."id" = NEW."person_id" AND NEW."registered_on" < parent."birth_date") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentee_registered_on_after_person_birth_date\', TABLE = TG_TABLE_NAME, COLUMN = \'registered_on\', MESSAGE = \'a date that cannot be: mentee_registered_on_after_person_birth_date\';\nEND IF;\nIF EXISTS (SELECT 1 FROM "people_person" AS parent WHERE parent."id" = NEW."person_id" AND NEW."arrived_on" < parent."birth_date") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentee_arrived_on_after_person_birth_date\', TABLE = TG_TABLE_NAME, COLUMN = \'arrived_on\', MESSAGE = \'a date that cannot be: mentee_arrived_on_after_person_birth_date\';\nEND IF;\nRETURN NULL;',
                    hash="05b3ecd12b40442fac93ff81143c4186e99a9e53",
                    operation='UPDATE OF "registered_on", "arrived_on", "person_id"',
                    pgid="pgtrigger_days_moved_with_person_981d7",
                    table="mentoring_mentee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentee",
            trigger=pgtrigger.compiler.Trigger(
                name="days_with_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='PERFORM 1 FROM "programs_program" WHERE "id" IN (SELECT "program_id" FROM new_rows) FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "programs_program" AS parent ON parent."id" = child."program_id" WHERE child."registered_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentee_registered_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'registered_on\', MESSAGE = \'a date that cannot be: mentee_registered_on_after_program_starts_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "programs_program" AS parent ON parent."id" = child."program_id" WHERE child."registered_on" > parent."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentee_registered_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'registered_on\', MESSAGE = \'a date that cannot be: mentee_registered_on_before_program_ends_on\';\nEND IF;\nRETURN NULL;',
                    hash="7bbb8b892f649a761179c17f9355ce2b86b1784c",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_days_with_program_8fcfd",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="mentoring_mentee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentee",
            trigger=pgtrigger.compiler.Trigger(
                name="days_moved_with_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."registered_on" IS DISTINCT FROM OLD."registered_on" OR NEW."program_id" IS DISTINCT FROM OLD."program_id")',
                    func='PERFORM 1 FROM "programs_program" WHERE "id" = NEW."program_id" FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM "programs_program" AS parent WHERE parent."id" = NEW."program_id" AND NEW."registered_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentee_registered_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'registered_on\', MESSAGE = \'a date that cannot be: mentee_registered_on_after_program_starts_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM "programs_program" AS parent WHERE parent."id" = NEW."program_id" AND NEW."registered_on" > parent."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentee_registered_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'registered_on\', MESSAGE = \'a date that cannot be: mentee_registered_on_before_program_ends_on\';\nEND IF;\nRETURN NULL;',
                    hash="ffd5faaf96ca9e62ff59ab3fe25087eb6b1e3453",
                    operation='UPDATE OF "registered_on", "program_id"',
                    pgid="pgtrigger_days_moved_with_program_87ccf",
                    table="mentoring_mentee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentee",
            trigger=pgtrigger.compiler.Trigger(
                name="days_of_pairing_mentee",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."registered_on" IS DISTINCT FROM OLD."registered_on" OR NEW."left_on" IS DISTINCT FROM OLD."left_on")',
                    func='PERFORM 1 FROM "mentoring_mentee" WHERE "id" = NEW."id" FOR UPDATE;\nIF NEW."registered_on" IS DISTINCT FROM OLD."registered_on" AND EXISTS (SELECT 1 FROM "mentoring_pairing" AS child WHERE child."mentee_id" = NEW."id" AND child."started_on" < NEW."registered_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_started_on_after_mentee_registered_on\', TABLE = TG_TABLE_NAME, COLUMN = \'registered_on\', MESSAGE = \'a date that cannot be: pairing_started_on_after_mentee_registered_on\';\nEND IF;\nIF NEW."left_on" IS DISTINCT FROM OLD."left_on" AND EXISTS (SELECT 1 FROM "mentoring_pairing" AS child WHERE child."mentee_id" = NEW."id" AND child."started_on" > NEW."left_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_started_on_before_mentee_left_on\', TABLE = TG_TABLE_NAME, COLUMN = \'left_on\', MESSAGE = \'a date that cannot be: pairing_started_on_before_mentee_left_on\';\nEND IF;\nIF NEW."left_on" IS DISTINCT FROM OLD."left_on" AND EXISTS (SELECT 1 FROM "mentoring_pairing" AS child WHERE child."mentee_id" = NEW."id" AND child."ended_on" > NEW."left_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_ended_on_before_mentee_left_on\', TABLE = TG_TABLE_NAME, COLUMN = \'left_on\', MESSAGE = \'a date that cannot be: pairing_ended_on_before_mentee_left_on\';\nEND IF;\nRETURN NULL;',
                    hash="2a700446a66c063f3701c3e4badfc9e04d94803c",
                    operation='UPDATE OF "registered_on", "left_on"',
                    pgid="pgtrigger_days_of_pairing_mentee_192f1",
                    table="mentoring_mentee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="menteemove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'menteemove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: menteemove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'menteemove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: menteemove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="580a43749f135d20c8a3e96c28303aeef65963a7",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_c06ff",
                    table="mentoring_menteemove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentor",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."registered_on" < DATE \'1900-01-01\' OR NEW."registered_on" > arrimage_today() OR NEW."left_on" < DATE \'1900-01-01\' OR NEW."left_on" > arrimage_today())',
                    func="IF NEW.\"registered_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"registered_on\" IS DISTINCT FROM OLD.\"registered_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentor_registered_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'registered_on', MESSAGE = 'a date that cannot be: mentor_registered_on_too_early';\nEND IF;\nIF NEW.\"registered_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"registered_on\" IS DISTINCT FROM OLD.\"registered_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentor_registered_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'registered_on', MESSAGE = 'a date that cannot be: mentor_registered_on_too_late';\nEND IF;\nIF NEW.\"left_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"left_on\" IS DISTINCT FROM OLD.\"left_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentor_left_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'left_on', MESSAGE = 'a date that cannot be: mentor_left_on_too_early';\nEND IF;\nIF NEW.\"left_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"left_on\" IS DISTINCT FROM OLD.\"left_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentor_left_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'left_on', MESSAGE = 'a date that cannot be: mentor_left_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="84d5860e3c34de24599ee7755550b696f130e8a7",
                    operation='INSERT OR UPDATE OF "registered_on", "left_on"',
                    pgid="pgtrigger_possible_days_1073d",
                    table="mentoring_mentor",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentor",
            trigger=pgtrigger.compiler.Trigger(
                name="days_with_person",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='PERFORM 1 FROM "people_person" WHERE "id" IN (SELECT "person_id" FROM new_rows) FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "people_person" AS parent ON parent."id" = child."person_id" WHERE child."registered_on" < parent."birth_date") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentor_registered_on_after_person_birth_date\', TABLE = TG_TABLE_NAME, COLUMN = \'registered_on\', MESSAGE = \'a date that cannot be: mentor_registered_on_after_person_birth_date\';\nEND IF;\nRETURN NULL;',
                    hash="5a6368c7851722f3832117d0d1364045546644c9",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_days_with_person_383c9",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="mentoring_mentor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentor",
            trigger=pgtrigger.compiler.Trigger(
                name="days_moved_with_person",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."registered_on" IS DISTINCT FROM OLD."registered_on" OR NEW."person_id" IS DISTINCT FROM OLD."person_id")',
                    func='PERFORM 1 FROM "people_person" WHERE "id" = NEW."person_id" FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM "people_person" AS parent WHERE parent."id" = NEW."person_id" AND NEW."registered_on" < parent."birth_date") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentor_registered_on_after_person_birth_date\', TABLE = TG_TABLE_NAME, COLUMN = \'registered_on\', MESSAGE = \'a date that cannot be: mentor_registered_on_after_person_birth_date\';\nEND IF;\nRETURN NULL;',
                    hash="92fc1d7f8ef4ee6cdff80f4e2c77bce304351716",
                    operation='UPDATE OF "registered_on", "person_id"',
                    pgid="pgtrigger_days_moved_with_person_7334d",
                    table="mentoring_mentor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentor",
            trigger=pgtrigger.compiler.Trigger(
                name="days_with_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='PERFORM 1 FROM "programs_program" WHERE "id" IN (SELECT "program_id" FROM new_rows) FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "programs_program" AS parent ON parent."id" = child."program_id" WHERE child."registered_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentor_registered_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'registered_on\', MESSAGE = \'a date that cannot be: mentor_registered_on_after_program_starts_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "programs_program" AS parent ON parent."id" = child."program_id" WHERE child."registered_on" > parent."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentor_registered_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'registered_on\', MESSAGE = \'a date that cannot be: mentor_registered_on_before_program_ends_on\';\nEND IF;\nRETURN NULL;',
                    hash="814446543818895c21e326fcff1d9c701b85f758",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_days_with_program_08560",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="mentoring_mentor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentor",
            trigger=pgtrigger.compiler.Trigger(
                name="days_moved_with_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."registered_on" IS DISTINCT FROM OLD."registered_on" OR NEW."program_id" IS DISTINCT FROM OLD."program_id")',
                    func='PERFORM 1 FROM "programs_program" WHERE "id" = NEW."program_id" FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM "programs_program" AS parent WHERE parent."id" = NEW."program_id" AND NEW."registered_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentor_registered_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'registered_on\', MESSAGE = \'a date that cannot be: mentor_registered_on_after_program_starts_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM "programs_program" AS parent WHERE parent."id" = NEW."program_id" AND NEW."registered_on" > parent."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentor_registered_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'registered_on\', MESSAGE = \'a date that cannot be: mentor_registered_on_before_program_ends_on\';\nEND IF;\nRETURN NULL;',
                    hash="deab7acc1875c377b68098353b33ed1b159492ec",
                    operation='UPDATE OF "registered_on", "program_id"',
                    pgid="pgtrigger_days_moved_with_program_e77f8",
                    table="mentoring_mentor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentor",
            trigger=pgtrigger.compiler.Trigger(
                name="days_of_pairing_mentor",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."registered_on" IS DISTINCT FROM OLD."registered_on" OR NEW."left_on" IS DISTINCT FROM OLD."left_on")',
                    func='PERFORM 1 FROM "mentoring_mentor" WHERE "id" = NEW."id" FOR UPDATE;\nIF NEW."registered_on" IS DISTINCT FROM OLD."registered_on" AND EXISTS (SELECT 1 FROM "mentoring_pairing" AS child WHERE child."mentor_id" = NEW."id" AND child."started_on" < NEW."registered_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_started_on_after_mentor_registered_on\', TABLE = TG_TABLE_NAME, COLUMN = \'registered_on\', MESSAGE = \'a date that cannot be: pairing_started_on_after_mentor_registered_on\';\nEND IF;\nIF NEW."left_on" IS DISTINCT FROM OLD."left_on" AND EXISTS (SELECT 1 FROM "mentoring_pairing" AS child WHERE child."mentor_id" = NEW."id" AND child."started_on" > NEW."left_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_started_on_before_mentor_left_on\', TABLE = TG_TABLE_NAME, COLUMN = \'left_on\', MESSAGE = \'a date that cannot be: pairing_started_on_before_mentor_left_on\';\nEND IF;\nIF NEW."left_on" IS DISTINCT FROM OLD."left_on" AND EXISTS (SELECT 1 FROM "mentoring_pairing" AS child WHERE child."mentor_id" = NEW."id" AND child."ended_on" > NEW."left_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_ended_on_before_mentor_left_on\', TABLE = TG_TABLE_NAME, COLUMN = \'left_on\', MESSAGE = \'a date that cannot be: pairing_ended_on_before_mentor_left_on\';\nEND IF;\nRETURN NULL;',
                    hash="58b93b3d7318f2eb45deb18021bc164e3b4389d0",
                    operation='UPDATE OF "registered_on", "left_on"',
                    pgid="pgtrigger_days_of_pairing_mentor_5b71f",
                    table="mentoring_mentor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentormove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentormove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: mentormove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentormove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: mentormove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="2100b5d93644621e277441ee401ac07190a1e07f",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_04399",
                    table="mentoring_mentormove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentoroffer",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."received_on" < DATE \'1900-01-01\' OR NEW."received_on" > arrimage_today() OR NEW."consented_on" < DATE \'1900-01-01\' OR NEW."consented_on" > arrimage_today())',
                    func="IF NEW.\"received_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"received_on\" IS DISTINCT FROM OLD.\"received_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentoroffer_received_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'received_on', MESSAGE = 'a date that cannot be: mentoroffer_received_on_too_early';\nEND IF;\nIF NEW.\"received_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"received_on\" IS DISTINCT FROM OLD.\"received_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentoroffer_received_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'received_on', MESSAGE = 'a date that cannot be: mentoroffer_received_on_too_late';\nEND IF;\nIF NEW.\"consented_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"consented_on\" IS DISTINCT FROM OLD.\"consented_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentoroffer_consented_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'consented_on', MESSAGE = 'a date that cannot be: mentoroffer_consented_on_too_early';\nEND IF;\nIF NEW.\"consented_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"consented_on\" IS DISTINCT FROM OLD.\"consented_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentoroffer_consented_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'consented_on', MESSAGE = 'a date that cannot be: mentoroffer_consented_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="993be659a3e804bbe9641792790deacc7aa2e54b",
                    operation='INSERT OR UPDATE OF "received_on", "consented_on"',
                    pgid="pgtrigger_possible_days_7f84f",
                    table="mentoring_mentoroffer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentoroffermove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentoroffermove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: mentoroffermove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'mentoroffermove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: mentoroffermove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="b882b5c2c70fef972c21280c3335668f6dddb373",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_bbafb",
                    table="mentoring_mentoroffermove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outcome",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."observed_on" < DATE \'1900-01-01\' OR NEW."observed_on" > arrimage_today())',
                    func="IF NEW.\"observed_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"observed_on\" IS DISTINCT FROM OLD.\"observed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'outcome_observed_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'observed_on', MESSAGE = 'a date that cannot be: outcome_observed_on_too_early';\nEND IF;\nIF NEW.\"observed_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"observed_on\" IS DISTINCT FROM OLD.\"observed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'outcome_observed_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'observed_on', MESSAGE = 'a date that cannot be: outcome_observed_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="224b0917d28a788f11574d4c35a6b83e18197bdb",
                    operation='INSERT OR UPDATE OF "observed_on"',
                    pgid="pgtrigger_possible_days_8666a",
                    table="mentoring_outcome",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outcome",
            trigger=pgtrigger.compiler.Trigger(
                name="days_with_pairing",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='PERFORM 1 FROM "mentoring_pairing" WHERE "id" IN (SELECT "pairing_id" FROM new_rows) FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "mentoring_pairing" AS parent ON parent."id" = child."pairing_id" WHERE (child."observed_on" IS NOT NULL AND (parent."started_on" IS NULL OR child."observed_on" < parent."started_on"))) THEN\n    RAISE check_violation USING CONSTRAINT = \'outcome_observed_on_after_pairing_started_on\', TABLE = TG_TABLE_NAME, COLUMN = \'observed_on\', MESSAGE = \'a date that cannot be: outcome_observed_on_after_pairing_started_on\';\nEND IF;\nRETURN NULL;',
                    hash="625a3881c17871635a6e40afbd318a472ab66a1d",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_days_with_pairing_cafa8",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="mentoring_outcome",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outcome",
            trigger=pgtrigger.compiler.Trigger(
                name="days_moved_with_pairing",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."observed_on" IS DISTINCT FROM OLD."observed_on" OR NEW."pairing_id" IS DISTINCT FROM OLD."pairing_id")',
                    func='PERFORM 1 FROM "mentoring_pairing" WHERE "id" = NEW."pairing_id" FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM "mentoring_pairing" AS parent WHERE parent."id" = NEW."pairing_id" AND (NEW."observed_on" IS NOT NULL AND (parent."started_on" IS NULL OR NEW."observed_on" < parent."started_on"))) THEN\n    RAISE check_violation USING CONSTRAINT = \'outcome_observed_on_after_pairing_started_on\', TABLE = TG_TABLE_NAME, COLUMN = \'observed_on\', MESSAGE = \'a date that cannot be: outcome_observed_on_after_pairing_started_on\';\nEND IF;\nRETURN NULL;',
                    hash="0014dc42f6d1a101be6d6dbdbb3e35d3b7b06682",
                    operation='UPDATE OF "observed_on", "pairing_id"',
                    pgid="pgtrigger_days_moved_with_pairing_1d25d",
                    table="mentoring_outcome",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairing",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."proposed_on" < DATE \'1900-01-01\' OR NEW."proposed_on" > arrimage_today() OR NEW."started_on" < DATE \'1900-01-01\' OR NEW."started_on" > arrimage_today() OR NEW."ended_on" < DATE \'1900-01-01\' OR NEW."ended_on" > arrimage_today() OR NEW."proposed_on" > NEW."started_on")',
                    func="IF NEW.\"proposed_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"proposed_on\" IS DISTINCT FROM OLD.\"proposed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'pairing_proposed_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'proposed_on', MESSAGE = 'a date that cannot be: pairing_proposed_on_too_early';\nEND IF;\nIF NEW.\"proposed_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"proposed_on\" IS DISTINCT FROM OLD.\"proposed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'pairing_proposed_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'proposed_on', MESSAGE = 'a date that cannot be: pairing_proposed_on_too_late';\nEND IF;\nIF NEW.\"started_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"started_on\" IS DISTINCT FROM OLD.\"started_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'pairing_started_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'started_on', MESSAGE = 'a date that cannot be: pairing_started_on_too_early';\nEND IF;\nIF NEW.\"started_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"started_on\" IS DISTINCT FROM OLD.\"started_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'pairing_started_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'started_on', MESSAGE = 'a date that cannot be: pairing_started_on_too_late';\nEND IF;\nIF NEW.\"ended_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ended_on\" IS DISTINCT FROM OLD.\"ended_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'pairing_ended_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ended_on', MESSAGE = 'a date that cannot be: pairing_ended_on_too_early';\nEND IF;\nIF NEW.\"ended_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"ended_on\" IS DISTINCT FROM OLD.\"ended_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'pairing_ended_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ended_on', MESSAGE = 'a date that cannot be: pairing_ended_on_too_late';\nEND IF;\nIF NEW.\"proposed_on\" > NEW.\"started_on\" AND (TG_OP = 'INSERT' OR (NEW.\"proposed_on\" IS DISTINCT FROM OLD.\"proposed_on\" OR NEW.\"started_on\" IS DISTINCT FROM OLD.\"started_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'pairing_proposed_on_before_started_on', TABLE = TG_TABLE_NAME, COLUMN = 'proposed_on', MESSAGE = 'a date that cannot be: pairing_proposed_on_before_started_on';\nEND IF;\nRETURN NEW;",
                    hash="e9871fbd5d25b82176c4434cfef56eff51413923",
                    operation='INSERT OR UPDATE OF "proposed_on", "started_on", "ended_on"',
                    pgid="pgtrigger_possible_days_73135",
                    table="mentoring_pairing",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairing",
            trigger=pgtrigger.compiler.Trigger(
                name="days_with_mentee",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='PERFORM 1 FROM "mentoring_mentee" WHERE "id" IN (SELECT "mentee_id" FROM new_rows) FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "mentoring_mentee" AS parent ON parent."id" = child."mentee_id" WHERE child."started_on" < parent."registered_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_started_on_after_mentee_registered_on\', TABLE = TG_TABLE_NAME, COLUMN = \'started_on\', MESSAGE = \'a date that cannot be: pairing_started_on_after_mentee_registered_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "mentoring_mentee" AS parent ON parent."id" = child."mentee_id" WHERE child."started_on" > parent."left_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_started_on_before_mentee_left_on\', TABLE = TG_TABLE_NAME, COLUMN = \'started_on\', MESSAGE = \'a date that cannot be: pairing_started_on_before_mentee_left_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "mentoring_mentee" AS parent ON parent."id" = child."mentee_id" WHERE child."ended_on" > parent."left_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_ended_on_before_mentee_left_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ended_on\', MESSAGE = \'a date that cannot be: pairing_ended_on_before_mentee_left_on\';\nEND IF;\nRETURN NULL;',
                    hash="7c1b020cc0b73446be261ffd502fdcea5e3bf311",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_days_with_mentee_0c4c3",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="mentoring_pairing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairing",
            trigger=pgtrigger.compiler.Trigger(
                name="days_moved_with_mentee",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."started_on" IS DISTINCT FROM OLD."started_on" OR NEW."ended_on" IS DISTINCT FROM OLD."ended_on" OR NEW."mentee_id" IS DISTINCT FROM OLD."mentee_id")',
                    func='PERFORM 1 FROM "mentoring_mentee" WHERE "id" = NEW."mentee_id" FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM "mentoring_mentee" AS parent WHERE parent."id" = NEW."mentee_id" AND NEW."started_on" < parent."registered_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_started_on_after_mentee_registered_on\', TABLE = TG_TABLE_NAME, COLUMN = \'started_on\', MESSAGE = \'a date that cannot be: pairing_started_on_after_mentee_registered_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM "mentoring_mentee" AS parent WHERE parent."id" = NEW."mentee_id" AND NEW."started_on" > parent."left_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_started_on_before_mentee_left_on\', TABLE = TG_TABLE_NAME, COLUMN = \'started_on\', MESSAGE = \'a date that cannot be: pairing_started_on_before_mentee_left_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM "mentoring_mentee" AS parent WHERE parent."id" = NEW."mentee_id" AND NEW."ended_on" > parent."left_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_ended_on_before_mentee_left_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ended_on\', MESSAGE = \'a date that cannot be: pairing_ended_on_before_mentee_left_on\';\nEND IF;\nRETURN NULL;',
                    hash="b7287f90a13a9fcf0705a2392df988d2b138fcd8",
                    operation='UPDATE OF "started_on", "ended_on", "mentee_id"',
                    pgid="pgtrigger_days_moved_with_mentee_9100d",
                    table="mentoring_pairing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairing",
            trigger=pgtrigger.compiler.Trigger(
                name="days_with_mentor",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='PERFORM 1 FROM "mentoring_mentor" WHERE "id" IN (SELECT "mentor_id" FROM new_rows) FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "mentoring_mentor" AS parent ON parent."id" = child."mentor_id" WHERE child."started_on" < parent."registered_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_started_on_after_mentor_registered_on\', TABLE = TG_TABLE_NAME, COLUMN = \'started_on\', MESSAGE = \'a date that cannot be: pairing_started_on_after_mentor_registered_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "mentoring_mentor" AS parent ON parent."id" = child."mentor_id" WHERE child."started_on" > parent."left_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_started_on_before_mentor_left_on\', TABLE = TG_TABLE_NAME, COLUMN = \'started_on\', MESSAGE = \'a date that cannot be: pairing_started_on_before_mentor_left_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "mentoring_mentor" AS parent ON parent."id" = child."mentor_id" WHERE child."ended_on" > parent."left_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_ended_on_before_mentor_left_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ended_on\', MESSAGE = \'a date that cannot be: pairing_ended_on_before_mentor_left_on\';\nEND IF;\nRETURN NULL;',
                    hash="40ab94848980416f38d9886d6f242fa989b47df7",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_days_with_mentor_963aa",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="mentoring_pairing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairing",
            trigger=pgtrigger.compiler.Trigger(
                name="days_moved_with_mentor",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."started_on" IS DISTINCT FROM OLD."started_on" OR NEW."ended_on" IS DISTINCT FROM OLD."ended_on" OR NEW."mentor_id" IS DISTINCT FROM OLD."mentor_id")',
                    func='PERFORM 1 FROM "mentoring_mentor" WHERE "id" = NEW."mentor_id" FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM "mentoring_mentor" AS parent WHERE parent."id" = NEW."mentor_id" AND NEW."started_on" < parent."registered_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_started_on_after_mentor_registered_on\', TABLE = TG_TABLE_NAME, COLUMN = \'started_on\', MESSAGE = \'a date that cannot be: pairing_started_on_after_mentor_registered_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM "mentoring_mentor" AS parent WHERE parent."id" = NEW."mentor_id" AND NEW."started_on" > parent."left_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_started_on_before_mentor_left_on\', TABLE = TG_TABLE_NAME, COLUMN = \'started_on\', MESSAGE = \'a date that cannot be: pairing_started_on_before_mentor_left_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM "mentoring_mentor" AS parent WHERE parent."id" = NEW."mentor_id" AND NEW."ended_on" > parent."left_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_ended_on_before_mentor_left_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ended_on\', MESSAGE = \'a date that cannot be: pairing_ended_on_before_mentor_left_on\';\nEND IF;\nRETURN NULL;',
                    hash="dfc81f174e6f913b32468b33dca14a88f8cb9bdb",
                    operation='UPDATE OF "started_on", "ended_on", "mentor_id"',
                    pgid="pgtrigger_days_moved_with_mentor_ea2f1",
                    table="mentoring_pairing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairing",
            trigger=pgtrigger.compiler.Trigger(
                name="days_with_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='PERFORM 1 FROM "programs_program" WHERE "id" IN (SELECT "program_id" FROM new_rows) FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "programs_program" AS parent ON parent."id" = child."program_id" WHERE child."proposed_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_proposed_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'proposed_on\', MESSAGE = \'a date that cannot be: pairing_proposed_on_after_program_starts_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "programs_program" AS parent ON parent."id" = child."program_id" WHERE child."proposed_on" > parent."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_proposed_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'proposed_on\', MESSAGE = \'a date that cannot be: pairing_proposed_on_before_program_ends_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "programs_program" AS parent ON parent."id" = child."program_id" WHERE child."started_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_started_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'started_on\', MESSAGE = \'a date that cannot be: pairing_started_on_after_program_starts_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "programs_program" AS parent ON parent."id" = child."program_id" WHERE child."started_on" > parent."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_started_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'started_on\', MESSAGE = \'a date that cannot be: pairing_started_on_before_program_ends_on\';\nEND IF;\nRETURN NULL;',
                    hash="2531bf67b7b4384f7499326e02d74f5fc16f97a4",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_days_with_program_4c5a4",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="mentoring_pairing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairing",
            trigger=pgtrigger.compiler.Trigger(
                name="days_moved_with_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."proposed_on" IS DISTINCT FROM OLD."proposed_on" OR NEW."started_on" IS DISTINCT FROM OLD."started_on" OR NEW."program_id" IS DISTINCT FROM OLD."program_id")',
                    func='PERFORM 1 FROM "programs_program" WHERE "id" = NEW."program_id" FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM "programs_program" AS parent WHERE parent."id" = NEW."program_id" AND NEW."proposed_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_proposed_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'proposed_on\', MESSAGE = \'a date that cannot be: pairing_proposed_on_after_program_starts_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM "programs_program" AS parent WHERE parent."id" = NEW."program_id" AND NEW."proposed_on" > parent."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_proposed_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'proposed_on\', MESSAGE = \'a date that cannot be: pairing_proposed_on_before_program_ends_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM "programs_program" AS parent WHERE parent."id" = NEW."program_id" AND NEW."started_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_started_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'started_on\', MESSAGE = \'a date that cannot be: pairing_started_on_after_program_starts_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM "programs_program" AS parent WHERE parent."id" = NEW."program_id" AND NEW."started_on" > parent."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_started_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'started_on\', MESSAGE = \'a date that cannot be: pairing_started_on_before_program_ends_on\';\nEND IF;\nRETURN NULL;',
                    hash="78e54dc8282c8bbd02886d52b13a82702ee65453",
                    operation='UPDATE OF "proposed_on", "started_on", "program_id"',
                    pgid="pgtrigger_days_moved_with_program_9f75b",
                    table="mentoring_pairing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairing",
            trigger=pgtrigger.compiler.Trigger(
                name="days_of_pairingmeeting_pairing",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."started_on" IS DISTINCT FROM OLD."started_on" OR NEW."ended_on" IS DISTINCT FROM OLD."ended_on")',
                    func='PERFORM 1 FROM "mentoring_pairing" WHERE "id" = NEW."id" FOR UPDATE;\nIF NEW."started_on" IS DISTINCT FROM OLD."started_on" AND EXISTS (SELECT 1 FROM "mentoring_pairingmeeting" AS child WHERE child."pairing_id" = NEW."id" AND (child."held_on" IS NOT NULL AND (NEW."started_on" IS NULL OR child."held_on" < NEW."started_on"))) THEN\n    RAISE check_violation USING CONSTRAINT = \'pairingmeeting_held_on_after_pairing_started_on\', TABLE = TG_TABLE_NAME, COLUMN = \'started_on\', MESSAGE = \'a date that cannot be: pairingmeeting_held_on_after_pairing_started_on\';\nEND IF;\nIF NEW."ended_on" IS DISTINCT FROM OLD."ended_on" AND EXISTS (SELECT 1 FROM "mentoring_pairingmeeting" AS child WHERE child."pairing_id" = NEW."id" AND child."held_on" > NEW."ended_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairingmeeting_held_on_before_pairing_ended_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ended_on\', MESSAGE = \'a date that cannot be: pairingmeeting_held_on_before_pairing_ended_on\';\nEND IF;\nRETURN NULL;',
                    hash="ac787f564ac1ddd5348af9aa2524162133b744e7",
                    operation='UPDATE OF "started_on", "ended_on"',
                    pgid="pgtrigger_days_of_pairingmeeting_pairing_25559",
                    table="mentoring_pairing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairing",
            trigger=pgtrigger.compiler.Trigger(
                name="days_of_outcome_pairing",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."started_on" IS DISTINCT FROM OLD."started_on")',
                    func='PERFORM 1 FROM "mentoring_pairing" WHERE "id" = NEW."id" FOR UPDATE;\nIF NEW."started_on" IS DISTINCT FROM OLD."started_on" AND EXISTS (SELECT 1 FROM "mentoring_outcome" AS child WHERE child."pairing_id" = NEW."id" AND (child."observed_on" IS NOT NULL AND (NEW."started_on" IS NULL OR child."observed_on" < NEW."started_on"))) THEN\n    RAISE check_violation USING CONSTRAINT = \'outcome_observed_on_after_pairing_started_on\', TABLE = TG_TABLE_NAME, COLUMN = \'started_on\', MESSAGE = \'a date that cannot be: outcome_observed_on_after_pairing_started_on\';\nEND IF;\nRETURN NULL;',
                    hash="e24b02db4529a74a698dd25e0b9780853018e3ac",
                    operation='UPDATE OF "started_on"',
                    pgid="pgtrigger_days_of_outcome_pairing_99097",
                    table="mentoring_pairing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairingmeeting",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."held_on" < DATE \'1900-01-01\' OR NEW."held_on" > arrimage_today())',
                    func="IF NEW.\"held_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"held_on\" IS DISTINCT FROM OLD.\"held_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'pairingmeeting_held_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'held_on', MESSAGE = 'a date that cannot be: pairingmeeting_held_on_too_early';\nEND IF;\nIF NEW.\"held_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"held_on\" IS DISTINCT FROM OLD.\"held_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'pairingmeeting_held_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'held_on', MESSAGE = 'a date that cannot be: pairingmeeting_held_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="7d0a3b2d39b6efa533a65315a0a45c6cb1f47fa9",
                    operation='INSERT OR UPDATE OF "held_on"',
                    pgid="pgtrigger_possible_days_64a43",
                    table="mentoring_pairingmeeting",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairingmeeting",
            trigger=pgtrigger.compiler.Trigger(
                name="days_with_pairing",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='PERFORM 1 FROM "mentoring_pairing" WHERE "id" IN (SELECT "pairing_id" FROM new_rows) FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "mentoring_pairing" AS parent ON parent."id" = child."pairing_id" WHERE (child."held_on" IS NOT NULL AND (parent."started_on" IS NULL OR child."held_on" < parent."started_on"))) THEN\n    RAISE check_violation USING CONSTRAINT = \'pairingmeeting_held_on_after_pairing_started_on\', TABLE = TG_TABLE_NAME, COLUMN = \'held_on\', MESSAGE = \'a date that cannot be: pairingmeeting_held_on_after_pairing_started_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "mentoring_pairing" AS parent ON parent."id" = child."pairing_id" WHERE child."held_on" > parent."ended_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairingmeeting_held_on_before_pairing_ended_on\', TABLE = TG_TABLE_NAME, COLUMN = \'held_on\', MESSAGE = \'a date that cannot be: pairingmeeting_held_on_before_pairing_ended_on\';\nEND IF;\nRETURN NULL;',
                    hash="cf937b7d7f3a71a4e6772eb3138d914e5bdda64e",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_days_with_pairing_f3363",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="mentoring_pairingmeeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairingmeeting",
            trigger=pgtrigger.compiler.Trigger(
                name="days_moved_with_pairing",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."held_on" IS DISTINCT FROM OLD."held_on" OR NEW."pairing_id" IS DISTINCT FROM OLD."pairing_id")',
                    func='PERFORM 1 FROM "mentoring_pairing" WHERE "id" = NEW."pairing_id" FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM "mentoring_pairing" AS parent WHERE parent."id" = NEW."pairing_id" AND (NEW."held_on" IS NOT NULL AND (parent."started_on" IS NULL OR NEW."held_on" < parent."started_on"))) THEN\n    RAISE check_violation USING CONSTRAINT = \'pairingmeeting_held_on_after_pairing_started_on\', TABLE = TG_TABLE_NAME, COLUMN = \'held_on\', MESSAGE = \'a date that cannot be: pairingmeeting_held_on_after_pairing_started_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM "mentoring_pairing" AS parent WHERE parent."id" = NEW."pairing_id" AND NEW."held_on" > parent."ended_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairingmeeting_held_on_before_pairing_ended_on\', TABLE = TG_TABLE_NAME, COLUMN = \'held_on\', MESSAGE = \'a date that cannot be: pairingmeeting_held_on_before_pairing_ended_on\';\nEND IF;\nRETURN NULL;',
                    hash="fa141f7daed792388f7c92ac2a79afb3e07420c8",
                    operation='UPDATE OF "held_on", "pairing_id"',
                    pgid="pgtrigger_days_moved_with_pairing_12bd4",
                    table="mentoring_pairingmeeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairingmove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'pairingmove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: pairingmove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'pairingmove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: pairingmove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="9ee520967340fe6e9d3aa65252697e6240e8a520",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_803ab",
                    table="mentoring_pairingmove",
                    when="BEFORE",
                ),
            ),
        ),
    ]
