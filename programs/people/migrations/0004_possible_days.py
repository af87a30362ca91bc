"""The triggers that refuse dates that cannot be: see programs/dates."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0009_today"),
        ("people", "0003_triggers"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."given_on" < DATE \'1900-01-01\' OR NEW."given_on" > arrimage_today() OR NEW."withdrawn_on" < DATE \'1900-01-01\' OR NEW."withdrawn_on" > arrimage_today())',
                    func="IF NEW.\"given_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"given_on\" IS DISTINCT FROM OLD.\"given_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'consent_given_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'given_on', MESSAGE = 'a date that cannot be: consent_given_on_too_early';\nEND IF;\nIF NEW.\"given_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"given_on\" IS DISTINCT FROM OLD.\"given_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'consent_given_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'given_on', MESSAGE = 'a date that cannot be: consent_given_on_too_late';\nEND IF;\nIF NEW.\"withdrawn_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"withdrawn_on\" IS DISTINCT FROM OLD.\"withdrawn_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'consent_withdrawn_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'withdrawn_on', MESSAGE = 'a date that cannot be: consent_withdrawn_on_too_early';\nEND IF;\nIF NEW.\"withdrawn_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"withdrawn_on\" IS DISTINCT FROM OLD.\"withdrawn_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'consent_withdrawn_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'withdrawn_on', MESSAGE = 'a date that cannot be: consent_withdrawn_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="8331382d9aefca5230e63e38394c911673b429a1",
                    operation='INSERT OR UPDATE OF "given_on", "withdrawn_on"',
                    pgid="pgtrigger_possible_days_4ca8a",
                    table="people_consent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="days_with_person",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='PERFORM 1 FROM "people_person" WHERE "id" IN (SELECT "person_id" FROM new_rows) FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "people_person" AS parent ON parent."id" = child."person_id" WHERE child."given_on" < parent."birth_date") THEN\n    RAISE check_violation USING CONSTRAINT = \'consent_given_on_after_person_birth_date\', TABLE = TG_TABLE_NAME, COLUMN = \'given_on\', MESSAGE = \'a date that cannot be: consent_given_on_after_person_birth_date\';\nEND IF;\nRETURN NULL;',
                    hash="0354291defe55f7aabee7c44ac61a63b961d2958",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_days_with_person_4fb2b",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="people_consent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="days_moved_with_person",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."given_on" IS DISTINCT FROM OLD."given_on" OR NEW."person_id" IS DISTINCT FROM OLD."person_id")',
                    func='PERFORM 1 FROM "people_person" WHERE "id" = NEW."person_id" FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM "people_person" AS parent WHERE parent."id" = NEW."person_id" AND NEW."given_on" < parent."birth_date") THEN\n    RAISE check_violation USING CONSTRAINT = \'consent_given_on_after_person_birth_date\', TABLE = TG_TABLE_NAME, COLUMN = \'given_on\', MESSAGE = \'a date that cannot be: consent_given_on_after_person_birth_date\';\nEND IF;\nRETURN NULL;',
                    hash="652ec0011b14a7854dcde8c0bfc6b24b6c0424b0",
                    operation='UPDATE OF "given_on", "person_id"',
                    pgid="pgtrigger_days_moved_with_person_803fc",
                    table="people_consent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."birth_date" < DATE \'1900-01-01\' OR NEW."birth_date" > arrimage_today())',
                    func="IF NEW.\"birth_date\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"birth_date\" IS DISTINCT FROM OLD.\"birth_date\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'person_birth_date_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'birth_date', MESSAGE = 'a date that cannot be: person_birth_date_too_early';\nEND IF;\nIF NEW.\"birth_date\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"birth_date\" IS DISTINCT FROM OLD.\"birth_date\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'person_birth_date_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'birth_date', MESSAGE = 'a date that cannot be: person_birth_date_too_late';\nEND IF;\nRETURN NEW;",
                    hash="2e5af41a58c80ae8276c77f62cd54a2d4c15a710",
                    operation='INSERT OR UPDATE OF "birth_date"',
                    pgid="pgtrigger_possible_days_da700",
                    table="people_person",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="days_of_consent_person",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."birth_date" IS DISTINCT FROM OLD."birth_date")',
                    func='PERFORM 1 FROM "people_person" WHERE "id" = NEW."id" FOR UPDATE;\nIF NEW."birth_date" IS DISTINCT FROM OLD."birth_date" AND EXISTS (SELECT 1 FROM "people_consent" AS child WHERE child."person_id" = NEW."id" AND child."given_on" < NEW."birth_date") THEN\n    RAISE check_violation USING CONSTRAINT = \'consent_given_on_after_person_birth_date\', TABLE = TG_TABLE_NAME, COLUMN = \'birth_date\', MESSAGE = \'a date that cannot be: consent_given_on_after_person_birth_date\';\nEND IF;\nRETURN NULL;',
                    hash="63ce60217157b587f955f0295f75eb63dcff8c93",
                    operation='UPDATE OF "birth_date"',
                    pgid="pgtrigger_days_of_consent_person_af1fe",
                    table="people_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="days_of_referral_person",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."birth_date" IS DISTINCT FROM OLD."birth_date")',
                    func='PERFORM 1 FROM "people_person" WHERE "id" = NEW."id" FOR UPDATE;\nIF NEW."birth_date" IS DISTINCT FROM OLD."birth_date" AND EXISTS (SELECT 1 FROM "referrals_referral" AS child WHERE child."person_id" = NEW."id" AND child."received_on" < NEW."birth_date") THEN\n    RAISE check_violation USING CONSTRAINT = \'referral_received_on_after_person_birth_date\', TABLE = TG_TABLE_NAME, COLUMN = \'birth_date\', MESSAGE = \'a date that cannot be: referral_received_on_after_person_birth_date\';\nEND IF;\nRETURN NULL;',
                    hash="c5901e8314924069c12f9282ca16010ef426a1a4",
                    operation='UPDATE OF "birth_date"',
                    pgid="pgtrigger_days_of_referral_person_e477f",
                    table="people_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="days_of_mentor_person",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."birth_date" IS DISTINCT FROM OLD."birth_date")',
                    func='PERFORM 1 FROM "people_person" WHERE "id" = NEW."id" FOR UPDATE;\nIF NEW."birth_date" IS DISTINCT FROM OLD."birth_date" AND EXISTS (SELECT 1 FROM "mentoring_mentor" AS child WHERE child."person_id" = NEW."id" AND child."registered_on" < NEW."birth_date") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentor_registered_on_after_person_birth_date\', TABLE = TG_TABLE_NAME, COLUMN = \'birth_date\', MESSAGE = \'a date that cannot be: mentor_registered_on_after_person_birth_date\';\nEND IF;\nRETURN NULL;',
                    hash="f3d00496d264ce352ee615364c5d799869d2c4e7",
                    operation='UPDATE OF "birth_date"',
                    pgid="pgtrigger_days_of_mentor_person_165a9",
                    table="people_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="days_of_mentee_person",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."birth_date" IS DISTINCT FROM OLD."birth_date")',
                    func='PERFORM 1 FROM "people_person" WHERE "id" = NEW."id" FOR UPDATE;\nIF NEW."birth_date" IS DISTINCT FROM OLD."birth_date" AND EXISTS (SELECT 1 FROM "mentoring_mentee" AS child WHERE child."person_id" = NEW."id" AND child."registered_on" < NEW."birth_date") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentee_registered_on_after_person_birth_date\', TABLE = TG_TABLE_NAME, COLUMN = \'birth_date\', MESSAGE = \'a date that cannot be: mentee_registered_on_after_person_birth_date\';\nEND IF;\nIF NEW."birth_date" IS DISTINCT FROM OLD."birth_date" AND EXISTS (SELECT 1 FROM "mentoring_mentee" AS child WHERE child."person_id" = NEW."id" AND child."arrived_on" < NEW."birth_date") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentee_arrived_on_after_person_birth_date\', TABLE = TG_TABLE_NAME, COLUMN = \'birth_date\', MESSAGE = \'a date that cannot be: mentee_arrived_on_after_person_birth_date\';\nEND IF;\nRETURN NULL;',
                    hash="36d74dbafccb157b4ac7004d7ea981cbf993fba4",
                    operation='UPDATE OF "birth_date"',
                    pgid="pgtrigger_days_of_mentee_person_21991",
                    table="people_person",
                    when="AFTER",
                ),
            ),
        ),
    ]
