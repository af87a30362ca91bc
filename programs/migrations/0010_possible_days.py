"""The triggers that refuse dates that cannot be: see programs/dates."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0009_today"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="funding",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"starts_on\" < DATE '1900-01-01' OR NEW.\"starts_on\" > arrimage_today() + interval '30 years' OR NEW.\"ends_on\" < DATE '1900-01-01' OR NEW.\"ends_on\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'funding_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: funding_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'funding_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: funding_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'funding_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: funding_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'funding_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: funding_ends_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="a344dfd472a658987808c57b6012bbbde988759c",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_possible_days_5111a",
                    table="programs_funding",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="funding",
            trigger=pgtrigger.compiler.Trigger(
                name="days_with_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='PERFORM 1 FROM "programs_program" WHERE "id" IN (SELECT "program_id" FROM new_rows) FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "programs_program" AS parent ON parent."id" = child."program_id" WHERE child."starts_on" > parent."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'funding_starts_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: funding_starts_on_before_program_ends_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "programs_program" AS parent ON parent."id" = child."program_id" WHERE child."ends_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'funding_ends_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ends_on\', MESSAGE = \'a date that cannot be: funding_ends_on_after_program_starts_on\';\nEND IF;\nRETURN NULL;',
                    hash="0cc2b945d202eaed3bec0fa3880694319493c306",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_days_with_program_9edac",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="programs_funding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="funding",
            trigger=pgtrigger.compiler.Trigger(
                name="days_moved_with_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" IS DISTINCT FROM OLD."starts_on" OR NEW."ends_on" IS DISTINCT FROM OLD."ends_on" OR NEW."program_id" IS DISTINCT FROM OLD."program_id")',
                    func='PERFORM 1 FROM "programs_program" WHERE "id" = NEW."program_id" FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM "programs_program" AS parent WHERE parent."id" = NEW."program_id" AND NEW."starts_on" > parent."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'funding_starts_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: funding_starts_on_before_program_ends_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM "programs_program" AS parent WHERE parent."id" = NEW."program_id" AND NEW."ends_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'funding_ends_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ends_on\', MESSAGE = \'a date that cannot be: funding_ends_on_after_program_starts_on\';\nEND IF;\nRETURN NULL;',
                    hash="92fe73738dff1fd28ec6c475d9395fb2991979b9",
                    operation='UPDATE OF "starts_on", "ends_on", "program_id"',
                    pgid="pgtrigger_days_moved_with_program_fd361",
                    table="programs_funding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationalias",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"used_from\" < DATE '1900-01-01' OR NEW.\"used_from\" > arrimage_today() + interval '30 years' OR NEW.\"used_until\" < DATE '1900-01-01' OR NEW.\"used_until\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"used_from\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"used_from\" IS DISTINCT FROM OLD.\"used_from\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'organizationalias_used_from_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'used_from', MESSAGE = 'a date that cannot be: organizationalias_used_from_too_early';\nEND IF;\nIF NEW.\"used_from\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"used_from\" IS DISTINCT FROM OLD.\"used_from\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'organizationalias_used_from_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'used_from', MESSAGE = 'a date that cannot be: organizationalias_used_from_too_late';\nEND IF;\nIF NEW.\"used_until\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"used_until\" IS DISTINCT FROM OLD.\"used_until\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'organizationalias_used_until_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'used_until', MESSAGE = 'a date that cannot be: organizationalias_used_until_too_early';\nEND IF;\nIF NEW.\"used_until\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"used_until\" IS DISTINCT FROM OLD.\"used_until\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'organizationalias_used_until_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'used_until', MESSAGE = 'a date that cannot be: organizationalias_used_until_too_late';\nEND IF;\nRETURN NEW;",
                    hash="52eb419934d54e6124484cc0dc893e266c1e271f",
                    operation='INSERT OR UPDATE OF "used_from", "used_until"',
                    pgid="pgtrigger_possible_days_b5f63",
                    table="programs_organizationalias",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="program",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"starts_on\" < DATE '1900-01-01' OR NEW.\"starts_on\" > arrimage_today() + interval '30 years' OR NEW.\"ends_on\" < DATE '1900-01-01' OR NEW.\"ends_on\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'program_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: program_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'program_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: program_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'program_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: program_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'program_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: program_ends_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="b3a0bebda62dc50e2256bdae8a68009ffc23c34f",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_possible_days_909a3",
                    table="programs_program",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="program",
            trigger=pgtrigger.compiler.Trigger(
                name="days_of_programrole_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" IS DISTINCT FROM OLD."starts_on" OR NEW."ends_on" IS DISTINCT FROM OLD."ends_on")',
                    func='PERFORM 1 FROM "programs_program" WHERE "id" = NEW."id" FOR UPDATE;\nIF NEW."starts_on" IS DISTINCT FROM OLD."starts_on" AND EXISTS (SELECT 1 FROM "programs_programrole" AS child WHERE child."program_id" = NEW."id" AND child."starts_on" < NEW."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'programrole_starts_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: programrole_starts_on_after_program_starts_on\';\nEND IF;\nIF NEW."ends_on" IS DISTINCT FROM OLD."ends_on" AND EXISTS (SELECT 1 FROM "programs_programrole" AS child WHERE child."program_id" = NEW."id" AND child."starts_on" > NEW."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'programrole_starts_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ends_on\', MESSAGE = \'a date that cannot be: programrole_starts_on_before_program_ends_on\';\nEND IF;\nIF NEW."starts_on" IS DISTINCT FROM OLD."starts_on" AND EXISTS (SELECT 1 FROM "programs_programrole" AS child WHERE child."program_id" = NEW."id" AND child."ends_on" < NEW."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'programrole_ends_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: programrole_ends_on_after_program_starts_on\';\nEND IF;\nIF NEW."ends_on" IS DISTINCT FROM OLD."ends_on" AND EXISTS (SELECT 1 FROM "programs_programrole" AS child WHERE child."program_id" = NEW."id" AND child."ends_on" > NEW."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'programrole_ends_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ends_on\', MESSAGE = \'a date that cannot be: programrole_ends_on_before_program_ends_on\';\nEND IF;\nRETURN NULL;',
                    hash="ff9c1c082807492c0c411edbedc0a8834b702b5c",
                    operation='UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_days_of_programrole_program_ce0ad",
                    table="programs_program",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="program",
            trigger=pgtrigger.compiler.Trigger(
                name="days_of_funding_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."ends_on" IS DISTINCT FROM OLD."ends_on" OR NEW."starts_on" IS DISTINCT FROM OLD."starts_on")',
                    func='PERFORM 1 FROM "programs_program" WHERE "id" = NEW."id" FOR UPDATE;\nIF NEW."ends_on" IS DISTINCT FROM OLD."ends_on" AND EXISTS (SELECT 1 FROM "programs_funding" AS child WHERE child."program_id" = NEW."id" AND child."starts_on" > NEW."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'funding_starts_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ends_on\', MESSAGE = \'a date that cannot be: funding_starts_on_before_program_ends_on\';\nEND IF;\nIF NEW."starts_on" IS DISTINCT FROM OLD."starts_on" AND EXISTS (SELECT 1 FROM "programs_funding" AS child WHERE child."program_id" = NEW."id" AND child."ends_on" < NEW."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'funding_ends_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: funding_ends_on_after_program_starts_on\';\nEND IF;\nRETURN NULL;',
                    hash="e683dc620dda1006f63dcb0d875c8019c871b1b7",
                    operation='UPDATE OF "ends_on", "starts_on"',
                    pgid="pgtrigger_days_of_funding_program_7a8a8",
                    table="programs_program",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="program",
            trigger=pgtrigger.compiler.Trigger(
                name="days_of_referral_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" IS DISTINCT FROM OLD."starts_on" OR NEW."ends_on" IS DISTINCT FROM OLD."ends_on")',
                    func='PERFORM 1 FROM "programs_program" WHERE "id" = NEW."id" FOR UPDATE;\nIF NEW."starts_on" IS DISTINCT FROM OLD."starts_on" AND EXISTS (SELECT 1 FROM "referrals_referral" AS child WHERE child."program_id" = NEW."id" AND child."received_on" < NEW."starts_on" - 30) THEN\n    RAISE check_violation USING CONSTRAINT = \'referral_received_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: referral_received_on_after_program_starts_on\';\nEND IF;\nIF NEW."ends_on" IS DISTINCT FROM OLD."ends_on" AND EXISTS (SELECT 1 FROM "referrals_referral" AS child WHERE child."program_id" = NEW."id" AND child."received_on" > NEW."ends_on" + 30) THEN\n    RAISE check_violation USING CONSTRAINT = \'referral_received_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ends_on\', MESSAGE = \'a date that cannot be: referral_received_on_before_program_ends_on\';\nEND IF;\nRETURN NULL;',
                    hash="7cc9d07c56dfdf03b327d38510023f4fb7cd5e08",
                    operation='UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_days_of_referral_program_5611c",
                    table="programs_program",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="program",
            trigger=pgtrigger.compiler.Trigger(
                name="days_of_mentor_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" IS DISTINCT FROM OLD."starts_on" OR NEW."ends_on" IS DISTINCT FROM OLD."ends_on")',
                    func='PERFORM 1 FROM "programs_program" WHERE "id" = NEW."id" FOR UPDATE;\nIF NEW."starts_on" IS DISTINCT FROM OLD."starts_on" AND EXISTS (SELECT 1 FROM "mentoring_mentor" AS child WHERE child."program_id" = NEW."id" AND child."registered_on" < NEW."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentor_registered_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: mentor_registered_on_after_program_starts_on\';\nEND IF;\nIF NEW."ends_on" IS DISTINCT FROM OLD."ends_on" AND EXISTS (SELECT 1 FROM "mentoring_mentor" AS child WHERE child."program_id" = NEW."id" AND child."registered_on" > NEW."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentor_registered_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ends_on\', MESSAGE = \'a date that cannot be: mentor_registered_on_before_program_ends_on\';\nEND IF;\nRETURN NULL;',
                    hash="fb9e5c1b82392ad52b696f246970f443bbfdf951",
                    operation='UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_days_of_mentor_program_01a5b",
                    table="programs_program",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="program",
            trigger=pgtrigger.compiler.Trigger(
                name="days_of_mentee_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" IS DISTINCT FROM OLD."starts_on" OR NEW."ends_on" IS DISTINCT FROM OLD."ends_on")',
                    func='PERFORM 1 FROM "programs_program" WHERE "id" = NEW."id" FOR UPDATE;\nIF NEW."starts_on" IS DISTINCT FROM OLD."starts_on" AND EXISTS (SELECT 1 FROM "mentoring_mentee" AS child WHERE child."program_id" = NEW."id" AND child."registered_on" < NEW."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentee_registered_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: mentee_registered_on_after_program_starts_on\';\nEND IF;\nIF NEW."ends_on" IS DISTINCT FROM OLD."ends_on" AND EXISTS (SELECT 1 FROM "mentoring_mentee" AS child WHERE child."program_id" = NEW."id" AND child."registered_on" > NEW."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'mentee_registered_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ends_on\', MESSAGE = \'a date that cannot be: mentee_registered_on_before_program_ends_on\';\nEND IF;\nRETURN NULL;',
                    hash="79362e13eedd6e77811f7f871300e45762e10548",
                    operation='UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_days_of_mentee_program_16fa7",
                    table="programs_program",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="program",
            trigger=pgtrigger.compiler.Trigger(
                name="days_of_pairing_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" IS DISTINCT FROM OLD."starts_on" OR NEW."ends_on" IS DISTINCT FROM OLD."ends_on")',
                    func='PERFORM 1 FROM "programs_program" WHERE "id" = NEW."id" FOR UPDATE;\nIF NEW."starts_on" IS DISTINCT FROM OLD."starts_on" AND EXISTS (SELECT 1 FROM "mentoring_pairing" AS child WHERE child."program_id" = NEW."id" AND child."proposed_on" < NEW."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_proposed_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: pairing_proposed_on_after_program_starts_on\';\nEND IF;\nIF NEW."ends_on" IS DISTINCT FROM OLD."ends_on" AND EXISTS (SELECT 1 FROM "mentoring_pairing" AS child WHERE child."program_id" = NEW."id" AND child."proposed_on" > NEW."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_proposed_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ends_on\', MESSAGE = \'a date that cannot be: pairing_proposed_on_before_program_ends_on\';\nEND IF;\nIF NEW."starts_on" IS DISTINCT FROM OLD."starts_on" AND EXISTS (SELECT 1 FROM "mentoring_pairing" AS child WHERE child."program_id" = NEW."id" AND child."started_on" < NEW."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_started_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: pairing_started_on_after_program_starts_on\';\nEND IF;\nIF NEW."ends_on" IS DISTINCT FROM OLD."ends_on" AND EXISTS (SELECT 1 FROM "mentoring_pairing" AS child WHERE child."program_id" = NEW."id" AND child."started_on" > NEW."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'pairing_started_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ends_on\', MESSAGE = \'a date that cannot be: pairing_started_on_before_program_ends_on\';\nEND IF;\nRETURN NULL;',
                    hash="529aaf22b7e9b6e1fd3485065090f74db40a8174",
                    operation='UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_days_of_pairing_program_26668",
                    table="programs_program",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programrole",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"starts_on\" < DATE '1900-01-01' OR NEW.\"starts_on\" > arrimage_today() + interval '30 years' OR NEW.\"ends_on\" < DATE '1900-01-01' OR NEW.\"ends_on\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'programrole_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: programrole_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'programrole_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: programrole_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'programrole_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: programrole_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'programrole_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: programrole_ends_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="650fa292aaa0f977641cde7a65304373d4b5b178",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_possible_days_859ab",
                    table="programs_programrole",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programrole",
            trigger=pgtrigger.compiler.Trigger(
                name="days_with_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='PERFORM 1 FROM "programs_program" WHERE "id" IN (SELECT "program_id" FROM new_rows) FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "programs_program" AS parent ON parent."id" = child."program_id" WHERE child."starts_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'programrole_starts_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: programrole_starts_on_after_program_starts_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "programs_program" AS parent ON parent."id" = child."program_id" WHERE child."starts_on" > parent."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'programrole_starts_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: programrole_starts_on_before_program_ends_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "programs_program" AS parent ON parent."id" = child."program_id" WHERE child."ends_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'programrole_ends_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ends_on\', MESSAGE = \'a date that cannot be: programrole_ends_on_after_program_starts_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "programs_program" AS parent ON parent."id" = child."program_id" WHERE child."ends_on" > parent."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'programrole_ends_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ends_on\', MESSAGE = \'a date that cannot be: programrole_ends_on_before_program_ends_on\';\nEND IF;\nRETURN NULL;',
                    hash="a28dacd2b3f77673b45986e48f06955bdf64ac35",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_days_with_program_07b2d",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="programs_programrole",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programrole",
            trigger=pgtrigger.compiler.Trigger(
                name="days_moved_with_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" IS DISTINCT FROM OLD."starts_on" OR NEW."ends_on" IS DISTINCT FROM OLD."ends_on" OR NEW."program_id" IS DISTINCT FROM OLD."program_id")',
                    func='PERFORM 1 FROM "programs_program" WHERE "id" = NEW."program_id" FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM "programs_program" AS parent WHERE parent."id" = NEW."program_id" AND NEW."starts_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'programrole_starts_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: programrole_starts_on_after_program_starts_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM "programs_program" AS parent WHERE parent."id" = NEW."program_id" AND NEW."starts_on" > parent."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'programrole_starts_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: programrole_starts_on_before_program_ends_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM "programs_program" AS parent WHERE parent."id" = NEW."program_id" AND NEW."ends_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'programrole_ends_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ends_on\', MESSAGE = \'a date that cannot be: programrole_ends_on_after_program_starts_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM "programs_program" AS parent WHERE parent."id" = NEW."program_id" AND NEW."ends_on" > parent."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'programrole_ends_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ends_on\', MESSAGE = \'a date that cannot be: programrole_ends_on_before_program_ends_on\';\nEND IF;\nRETURN NULL;',
                    hash="fe97754928858148c6fa08a4252b6d4cc87553a4",
                    operation='UPDATE OF "starts_on", "ends_on", "program_id"',
                    pgid="pgtrigger_days_moved_with_program_fedea",
                    table="programs_programrole",
                    when="AFTER",
                ),
            ),
        ),
    ]
