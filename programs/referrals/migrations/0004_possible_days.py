"""The triggers that refuse dates that cannot be: see programs/dates."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0009_today"),
        ("referrals", "0003_triggers"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="referral",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."received_on" < DATE \'1900-01-01\' OR NEW."received_on" > arrimage_today())',
                    func="IF NEW.\"received_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"received_on\" IS DISTINCT FROM OLD.\"received_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'referral_received_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'received_on', MESSAGE = 'a date that cannot be: referral_received_on_too_early';\nEND IF;\nIF NEW.\"received_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"received_on\" IS DISTINCT FROM OLD.\"received_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'referral_received_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'received_on', MESSAGE = 'a date that cannot be: referral_received_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="87a16df8269eb5222a14ddfbdd86bbc974c77972",
                    operation='INSERT OR UPDATE OF "received_on"',
                    pgid="pgtrigger_possible_days_3551c",
                    table="referrals_referral",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referral",
            trigger=pgtrigger.compiler.Trigger(
                name="days_with_person",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='PERFORM 1 FROM "people_person" WHERE "id" IN (SELECT "person_id" FROM new_rows) FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "people_person" AS parent ON parent."id" = child."person_id" WHERE child."received_on" < parent."birth_date") THEN\n    RAISE check_violation USING CONSTRAINT = \'referral_received_on_after_person_birth_date\', TABLE = TG_TABLE_NAME, COLUMN = \'received_on\', MESSAGE = \'a date that cannot be: referral_received_on_after_person_birth_date\';\nEND IF;\nRETURN NULL;',
                    hash="465b2f2f04d887e34c1ed4956d35c26c28893c8e",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_days_with_person_ad1e5",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="referrals_referral",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referral",
            trigger=pgtrigger.compiler.Trigger(
                name="days_moved_with_person",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."received_on" IS DISTINCT FROM OLD."received_on" OR NEW."person_id" IS DISTINCT FROM OLD."person_id")',
                    func='PERFORM 1 FROM "people_person" WHERE "id" = NEW."person_id" FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM "people_person" AS parent WHERE parent."id" = NEW."person_id" AND NEW."received_on" < parent."birth_date") THEN\n    RAISE check_violation USING CONSTRAINT = \'referral_received_on_after_person_birth_date\', TABLE = TG_TABLE_NAME, COLUMN = \'received_on\', MESSAGE = \'a date that cannot be: referral_received_on_after_person_birth_date\';\nEND IF;\nRETURN NULL;',
                    hash="1bf88ce8d136d9ba151f73e2c2c6a9797c7ebd11",
                    operation='UPDATE OF "received_on", "person_id"',
                    pgid="pgtrigger_days_moved_with_person_08198",
                    table="referrals_referral",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referral",
            trigger=pgtrigger.compiler.Trigger(
                name="days_with_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='PERFORM 1 FROM "programs_program" WHERE "id" IN (SELECT "program_id" FROM new_rows) FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "programs_program" AS parent ON parent."id" = child."program_id" WHERE child."received_on" < parent."starts_on" - 30) THEN\n    RAISE check_violation USING CONSTRAINT = \'referral_received_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'received_on\', MESSAGE = \'a date that cannot be: referral_received_on_after_program_starts_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "programs_program" AS parent ON parent."id" = child."program_id" WHERE child."received_on" > parent."ends_on" + 30) THEN\n    RAISE check_violation USING CONSTRAINT = \'referral_received_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'received_on\', MESSAGE = \'a date that cannot be: referral_received_on_before_program_ends_on\';\nEND IF;\nRETURN NULL;',
                    hash="f74a9f71b7093090c77eded579906798b4730dd8",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_days_with_program_b8532",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="referrals_referral",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referral",
            trigger=pgtrigger.compiler.Trigger(
                name="days_moved_with_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."received_on" IS DISTINCT FROM OLD."received_on" OR NEW."program_id" IS DISTINCT FROM OLD."program_id")',
                    func='PERFORM 1 FROM "programs_program" WHERE "id" = NEW."program_id" FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM "programs_program" AS parent WHERE parent."id" = NEW."program_id" AND NEW."received_on" < parent."starts_on" - 30) THEN\n    RAISE check_violation USING CONSTRAINT = \'referral_received_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'received_on\', MESSAGE = \'a date that cannot be: referral_received_on_after_program_starts_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM "programs_program" AS parent WHERE parent."id" = NEW."program_id" AND NEW."received_on" > parent."ends_on" + 30) THEN\n    RAISE check_violation USING CONSTRAINT = \'referral_received_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'received_on\', MESSAGE = \'a date that cannot be: referral_received_on_before_program_ends_on\';\nEND IF;\nRETURN NULL;',
                    hash="3ce20ea115f97ae08b091b960d8cda4cb9efcaf5",
                    operation='UPDATE OF "received_on", "program_id"',
                    pgid="pgtrigger_days_moved_with_program_923e1",
                    table="referrals_referral",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referralmove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'referralmove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: referralmove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'referralmove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: referralmove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="c59df67f082b8470ce8b3784021a14e71f1c5264",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_74720",
                    table="referrals_referralmove",
                    when="BEFORE",
                ),
            ),
        ),
    ]
