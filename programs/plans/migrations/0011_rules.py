"""The rules of action plans that only triggers can hold."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0010_triggers_2"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="actionmove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="15212739c8ccc7f23bb2f89937787b4508ef6bc0",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_755dc",
                    table="plans_actionmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionmove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'actionmove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: actionmove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'actionmove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: actionmove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="fb1365242f3dd0b8b2c2874236fe46c492705bac",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_8daf5",
                    table="plans_actionmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionplan",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="904214ef5941a90870f7a0023d6aae5ce123ae76",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_b19ef",
                    table="plans_actionplan",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionplan",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" < DATE \'1900-01-01\' OR NEW."starts_on" > arrimage_today() + interval \'30 years\' OR NEW."ends_on" < DATE \'1900-01-01\' OR NEW."ends_on" > arrimage_today() + interval \'30 years\' OR NEW."adopted_on" < DATE \'1900-01-01\' OR NEW."adopted_on" > arrimage_today() OR NEW."revised_since" < DATE \'1900-01-01\' OR NEW."revised_since" > arrimage_today() OR NEW."ends_on" < NEW."starts_on")',
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'actionplan_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: actionplan_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'actionplan_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: actionplan_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'actionplan_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: actionplan_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'actionplan_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: actionplan_ends_on_too_late';\nEND IF;\nIF NEW.\"adopted_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"adopted_on\" IS DISTINCT FROM OLD.\"adopted_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'actionplan_adopted_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'adopted_on', MESSAGE = 'a date that cannot be: actionplan_adopted_on_too_early';\nEND IF;\nIF NEW.\"adopted_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"adopted_on\" IS DISTINCT FROM OLD.\"adopted_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'actionplan_adopted_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'adopted_on', MESSAGE = 'a date that cannot be: actionplan_adopted_on_too_late';\nEND IF;\nIF NEW.\"revised_since\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"revised_since\" IS DISTINCT FROM OLD.\"revised_since\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'actionplan_revised_since_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'revised_since', MESSAGE = 'a date that cannot be: actionplan_revised_since_too_early';\nEND IF;\nIF NEW.\"revised_since\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"revised_since\" IS DISTINCT FROM OLD.\"revised_since\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'actionplan_revised_since_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'revised_since', MESSAGE = 'a date that cannot be: actionplan_revised_since_too_late';\nEND IF;\nIF NEW.\"ends_on\" < NEW.\"starts_on\" AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\" OR NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'actionplan_ends_on_after_starts_on', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: actionplan_ends_on_after_starts_on';\nEND IF;\nRETURN NEW;",
                    hash="4eb044884016e7e72f749d7748bcbbe0d1d8d394",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on", "adopted_on", "revised_since"',
                    pgid="pgtrigger_possible_days_06b50",
                    table="plans_actionplan",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionplanmove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="74504e6fe80f23dc2a0177bae8d25a3a99d1ec7d",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_8928b",
                    table="plans_actionplanmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionplanmove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'actionplanmove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: actionplanmove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'actionplanmove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: actionplanmove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="63caf75ef6a557c12d0118434b2cb70d3aa1ef97",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_71d15",
                    table="plans_actionplanmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="heading",
            trigger=pgtrigger.compiler.Trigger(
                name="stays_in_its_plan",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.plan_id IS DISTINCT FROM OLD.plan_id)",
                    func="\n            RAISE check_violation USING CONSTRAINT = 'line_stays_in_its_plan', TABLE = TG_TABLE_NAME,\n                COLUMN = 'plan_id', MESSAGE = 'a line never passes to another plan';\n        ",
                    hash="2486fb246458875a42f0a38b209c032c68bd39a6",
                    operation='UPDATE OF "plan_id"',
                    pgid="pgtrigger_stays_in_its_plan_98ac9",
                    table="plans_heading",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="heading",
            trigger=pgtrigger.compiler.Trigger(
                name="of_one_plan",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NEW.parent_id IS NOT NULL AND NOT EXISTS (\n                SELECT 1 FROM plans_heading WHERE id = NEW.parent_id AND plan_id = NEW.plan_id\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'line_of_one_plan', TABLE = TG_TABLE_NAME,\n                    COLUMN = 'parent_id', MESSAGE = 'of another plan';\n            END IF;\n            RETURN NEW;",
                    hash="9fbfd984aabcb520c102e99337c0b825176407b1",
                    operation='INSERT OR UPDATE OF "parent_id"',
                    pgid="pgtrigger_of_one_plan_d40bb",
                    table="plans_heading",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="heading",
            trigger=pgtrigger.compiler.Trigger(
                name="narrower_than_its_parent",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE above VARCHAR;",
                    func="\n        IF NEW.parent_id IS NOT NULL THEN\n            SELECT level INTO above FROM plans_heading WHERE id = NEW.parent_id FOR UPDATE;\n        END IF;\n        IF array_position(ARRAY['axis', 'theme', 'objective', 'specific'], NEW.level::text) <= array_position(ARRAY['axis', 'theme', 'objective', 'specific'], above::text)\n            OR EXISTS (\n                SELECT 1 FROM plans_heading\n                WHERE parent_id = NEW.id\n                AND array_position(ARRAY['axis', 'theme', 'objective', 'specific'], level::text)\n                    <= array_position(ARRAY['axis', 'theme', 'objective', 'specific'], NEW.level::text)\n            )\n        THEN\n            RAISE check_violation USING CONSTRAINT = 'heading_under_a_wider_one',\n                TABLE = TG_TABLE_NAME, COLUMN = 'level', MESSAGE = 'not narrower than its parent';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="768fa4ba5758f2cc16256f1b55c1ef0b09672448",
                    operation='INSERT OR UPDATE OF "level", "parent_id"',
                    pgid="pgtrigger_narrower_than_its_parent_07c4e",
                    table="plans_heading",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="heading",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="01ed040474f9e62f7008d3a105e047d78e70de29",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_8594a",
                    table="plans_heading",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="stays_in_its_plan",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.plan_id IS DISTINCT FROM OLD.plan_id)",
                    func="\n            RAISE check_violation USING CONSTRAINT = 'line_stays_in_its_plan', TABLE = TG_TABLE_NAME,\n                COLUMN = 'plan_id', MESSAGE = 'a line never passes to another plan';\n        ",
                    hash="684ddb874d215040d3302ba6f31b342e1893f7f0",
                    operation='UPDATE OF "plan_id"',
                    pgid="pgtrigger_stays_in_its_plan_91498",
                    table="plans_action",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="of_one_plan",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NEW.heading_id IS NOT NULL AND NOT EXISTS (\n                SELECT 1 FROM plans_heading WHERE id = NEW.heading_id AND plan_id = NEW.plan_id\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'line_of_one_plan', TABLE = TG_TABLE_NAME,\n                    COLUMN = 'heading_id', MESSAGE = 'of another plan';\n            END IF;\n            RETURN NEW;",
                    hash="2fdf9fd2d22bddcfc21b23c126850b6428a7d20b",
                    operation='INSERT OR UPDATE OF "heading_id"',
                    pgid="pgtrigger_of_one_plan_705bf",
                    table="plans_action",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="c39568990cc4a99d4a116fe360249f560b6a9dcf",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_67752",
                    table="plans_action",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" < DATE \'1900-01-01\' OR NEW."starts_on" > arrimage_today() + interval \'30 years\' OR NEW."due_on" < DATE \'1900-01-01\' OR NEW."due_on" > arrimage_today() + interval \'30 years\' OR NEW."due_on" < NEW."starts_on")',
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'action_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: action_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'action_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: action_starts_on_too_late';\nEND IF;\nIF NEW.\"due_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"due_on\" IS DISTINCT FROM OLD.\"due_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'action_due_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'due_on', MESSAGE = 'a date that cannot be: action_due_on_too_early';\nEND IF;\nIF NEW.\"due_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"due_on\" IS DISTINCT FROM OLD.\"due_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'action_due_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'due_on', MESSAGE = 'a date that cannot be: action_due_on_too_late';\nEND IF;\nIF NEW.\"due_on\" < NEW.\"starts_on\" AND (TG_OP = 'INSERT' OR (NEW.\"due_on\" IS DISTINCT FROM OLD.\"due_on\" OR NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'action_due_on_after_starts_on', TABLE = TG_TABLE_NAME, COLUMN = 'due_on', MESSAGE = 'a date that cannot be: action_due_on_after_starts_on';\nEND IF;\nRETURN NEW;",
                    hash="f17b4aadb8514e1702ca46b423d0f7ec26c83e0c",
                    operation='INSERT OR UPDATE OF "starts_on", "due_on"',
                    pgid="pgtrigger_possible_days_b9df3",
                    table="plans_action",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="stays_in_its_plan",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.plan_id IS DISTINCT FROM OLD.plan_id)",
                    func="\n            RAISE check_violation USING CONSTRAINT = 'line_stays_in_its_plan', TABLE = TG_TABLE_NAME,\n                COLUMN = 'plan_id', MESSAGE = 'a line never passes to another plan';\n        ",
                    hash="6dcf330ff4ff685d0930a279a7e3da0ef165c448",
                    operation='UPDATE OF "plan_id"',
                    pgid="pgtrigger_stays_in_its_plan_8fa5e",
                    table="plans_indicator",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="of_one_plan",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NEW.heading_id IS NOT NULL AND NOT EXISTS (\n                SELECT 1 FROM plans_heading WHERE id = NEW.heading_id AND plan_id = NEW.plan_id\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'line_of_one_plan', TABLE = TG_TABLE_NAME,\n                    COLUMN = 'heading_id', MESSAGE = 'of another plan';\n            END IF;\n            IF NEW.action_id IS NOT NULL AND NOT EXISTS (\n                SELECT 1 FROM plans_action WHERE id = NEW.action_id AND plan_id = NEW.plan_id\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'line_of_one_plan', TABLE = TG_TABLE_NAME,\n                    COLUMN = 'action_id', MESSAGE = 'of another plan';\n            END IF;\n            RETURN NEW;",
                    hash="83a55788fae9cfc0a64f0ea7227866c0826074a0",
                    operation='INSERT OR UPDATE OF "heading_id", "action_id"',
                    pgid="pgtrigger_of_one_plan_61516",
                    table="plans_indicator",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="28650ae4c7c3c01048c3a6248da11fa80c70821f",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_e76c5",
                    table="plans_indicator",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."baseline_on" < DATE \'1900-01-01\' OR NEW."baseline_on" > arrimage_today())',
                    func="IF NEW.\"baseline_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"baseline_on\" IS DISTINCT FROM OLD.\"baseline_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'indicator_baseline_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'baseline_on', MESSAGE = 'a date that cannot be: indicator_baseline_on_too_early';\nEND IF;\nIF NEW.\"baseline_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"baseline_on\" IS DISTINCT FROM OLD.\"baseline_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'indicator_baseline_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'baseline_on', MESSAGE = 'a date that cannot be: indicator_baseline_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="80b75ee2d735eda85be31c747c9cf17e2a4b83f8",
                    operation='INSERT OR UPDATE OF "baseline_on"',
                    pgid="pgtrigger_possible_days_1e8d3",
                    table="plans_indicator",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatortarget",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="9ae1a290709aa94cdb0250c2b0c12c61ed7a8fc7",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_73636",
                    table="plans_indicatortarget",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatortarget",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" < DATE \'1900-01-01\' OR NEW."starts_on" > arrimage_today() + interval \'30 years\' OR NEW."ends_on" < DATE \'1900-01-01\' OR NEW."ends_on" > arrimage_today() + interval \'30 years\' OR NEW."ends_on" < NEW."starts_on")',
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'indicatortarget_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: indicatortarget_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'indicatortarget_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: indicatortarget_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'indicatortarget_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: indicatortarget_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'indicatortarget_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: indicatortarget_ends_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < NEW.\"starts_on\" AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\" OR NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'indicatortarget_ends_on_after_starts_on', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: indicatortarget_ends_on_after_starts_on';\nEND IF;\nRETURN NEW;",
                    hash="4133f8fc0dd296647719fa9a6dac14ad48e504ea",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_possible_days_343cd",
                    table="plans_indicatortarget",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="involvement",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="b7e31b9053f2bb778b77c31ed47441dfa9383377",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_b42bb",
                    table="plans_involvement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measurement",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="8bfac519d5a1ad2d752af682d9e4baff04eb1d5b",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_2b34d",
                    table="plans_measurement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measurement",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" < DATE \'1900-01-01\' OR NEW."starts_on" > arrimage_today() + interval \'30 years\' OR NEW."ends_on" < DATE \'1900-01-01\' OR NEW."ends_on" > arrimage_today() + interval \'30 years\' OR NEW."measured_on" < DATE \'1900-01-01\' OR NEW."measured_on" > arrimage_today() OR NEW."ends_on" < NEW."starts_on")',
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'measurement_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: measurement_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'measurement_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: measurement_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'measurement_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: measurement_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'measurement_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: measurement_ends_on_too_late';\nEND IF;\nIF NEW.\"measured_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"measured_on\" IS DISTINCT FROM OLD.\"measured_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'measurement_measured_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'measured_on', MESSAGE = 'a date that cannot be: measurement_measured_on_too_early';\nEND IF;\nIF NEW.\"measured_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"measured_on\" IS DISTINCT FROM OLD.\"measured_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'measurement_measured_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'measured_on', MESSAGE = 'a date that cannot be: measurement_measured_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < NEW.\"starts_on\" AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\" OR NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'measurement_ends_on_after_starts_on', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: measurement_ends_on_after_starts_on';\nEND IF;\nRETURN NEW;",
                    hash="df878f9d5bdfe25e112a24cedd4b9abecf3fa39f",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on", "measured_on"',
                    pgid="pgtrigger_possible_days_c641b",
                    table="plans_measurement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obstacle",
            trigger=pgtrigger.compiler.Trigger(
                name="obstacle_of_one_plan",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF NEW.cause_id IS NOT NULL AND (\n            SELECT COUNT(DISTINCT plan_id) FROM plans_action WHERE id IN (NEW.action_id, NEW.cause_id)\n        ) <> 1 THEN\n            RAISE check_violation USING CONSTRAINT = 'line_of_one_plan', TABLE = TG_TABLE_NAME,\n                COLUMN = 'cause_id', MESSAGE = 'of another plan';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="5627ee08a9cb31b77b96311247eb9081fb3c001d",
                    operation='INSERT OR UPDATE OF "action_id", "cause_id"',
                    pgid="pgtrigger_obstacle_of_one_plan_9ef00",
                    table="plans_obstacle",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obstacle",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="d1ec9bfbf07dab53dad0cbaa7f6653263bd70c63",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_0ba8c",
                    table="plans_obstacle",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obstacle",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."since" < DATE \'1900-01-01\' OR NEW."since" > arrimage_today() OR NEW."lifted_on" < DATE \'1900-01-01\' OR NEW."lifted_on" > arrimage_today() OR NEW."seen_on" < DATE \'1900-01-01\' OR NEW."seen_on" > arrimage_today() OR NEW."lifted_on" < NEW."since")',
                    func="IF NEW.\"since\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"since\" IS DISTINCT FROM OLD.\"since\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'obstacle_since_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'since', MESSAGE = 'a date that cannot be: obstacle_since_too_early';\nEND IF;\nIF NEW.\"since\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"since\" IS DISTINCT FROM OLD.\"since\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'obstacle_since_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'since', MESSAGE = 'a date that cannot be: obstacle_since_too_late';\nEND IF;\nIF NEW.\"lifted_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"lifted_on\" IS DISTINCT FROM OLD.\"lifted_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'obstacle_lifted_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'lifted_on', MESSAGE = 'a date that cannot be: obstacle_lifted_on_too_early';\nEND IF;\nIF NEW.\"lifted_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"lifted_on\" IS DISTINCT FROM OLD.\"lifted_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'obstacle_lifted_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'lifted_on', MESSAGE = 'a date that cannot be: obstacle_lifted_on_too_late';\nEND IF;\nIF NEW.\"seen_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"seen_on\" IS DISTINCT FROM OLD.\"seen_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'obstacle_seen_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'seen_on', MESSAGE = 'a date that cannot be: obstacle_seen_on_too_early';\nEND IF;\nIF NEW.\"seen_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"seen_on\" IS DISTINCT FROM OLD.\"seen_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'obstacle_seen_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'seen_on', MESSAGE = 'a date that cannot be: obstacle_seen_on_too_late';\nEND IF;\nIF NEW.\"lifted_on\" < NEW.\"since\" AND (TG_OP = 'INSERT' OR (NEW.\"lifted_on\" IS DISTINCT FROM OLD.\"lifted_on\" OR NEW.\"since\" IS DISTINCT FROM OLD.\"since\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'obstacle_lifted_on_after_since', TABLE = TG_TABLE_NAME, COLUMN = 'lifted_on', MESSAGE = 'a date that cannot be: obstacle_lifted_on_after_since';\nEND IF;\nRETURN NEW;",
                    hash="86dc28306d30be32df761e91d5f6da2a7f10445b",
                    operation='INSERT OR UPDATE OF "since", "lifted_on", "seen_on"',
                    pgid="pgtrigger_possible_days_e06e5",
                    table="plans_obstacle",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planprogram",
            trigger=pgtrigger.compiler.Trigger(
                name="of_one_lead",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF (\n            SELECT lead_id FROM programs_program WHERE id = NEW.program_id FOR SHARE\n        ) IS DISTINCT FROM (\n            SELECT program.lead_id FROM plans_actionplan AS plan\n            JOIN programs_program AS program ON program.id = plan.program_id\n            WHERE plan.id = NEW.plan_id\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'plan_programs_of_one_lead',\n                TABLE = TG_TABLE_NAME, COLUMN = 'program_id', MESSAGE = 'led by another organisation';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="1623fd8bdbda86cc46043c5bfacfd098d09e5b1f",
                    operation='INSERT OR UPDATE OF "program_id"',
                    pgid="pgtrigger_of_one_lead_35f3b",
                    table="plans_planprogram",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planprogram",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="39a6ad73af925caec50eff0c34ab277a50bb1f46",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_48c5e",
                    table="plans_planprogram",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planversion",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="85586aca7f160175d1af011d500a147a581b3937",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_frozen_7be5d",
                    table="plans_planversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planversion",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."adopted_on" < DATE \'1900-01-01\' OR NEW."adopted_on" > arrimage_today())',
                    func="IF NEW.\"adopted_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"adopted_on\" IS DISTINCT FROM OLD.\"adopted_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'planversion_adopted_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'adopted_on', MESSAGE = 'a date that cannot be: planversion_adopted_on_too_early';\nEND IF;\nIF NEW.\"adopted_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"adopted_on\" IS DISTINCT FROM OLD.\"adopted_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'planversion_adopted_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'adopted_on', MESSAGE = 'a date that cannot be: planversion_adopted_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="4a96325f4a0959f20e71a91ce0a0bc97648f957d",
                    operation='INSERT OR UPDATE OF "adopted_on"',
                    pgid="pgtrigger_possible_days_528d9",
                    table="plans_planversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progresslink",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="53377222799723f03966326b5924540926f88c54",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_ce7db",
                    table="plans_progresslink",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressupdate",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="d709ab09bbd2bbc11774f9f1adc601f707e84efd",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_9fb14",
                    table="plans_progressupdate",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressupdate",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."reported_on" < DATE \'1900-01-01\' OR NEW."reported_on" > arrimage_today())',
                    func="IF NEW.\"reported_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"reported_on\" IS DISTINCT FROM OLD.\"reported_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'progressupdate_reported_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'reported_on', MESSAGE = 'a date that cannot be: progressupdate_reported_on_too_early';\nEND IF;\nIF NEW.\"reported_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"reported_on\" IS DISTINCT FROM OLD.\"reported_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'progressupdate_reported_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'reported_on', MESSAGE = 'a date that cannot be: progressupdate_reported_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="10aae899ac194ea64009cac40318c075f07401ce",
                    operation='INSERT OR UPDATE OF "reported_on"',
                    pgid="pgtrigger_possible_days_fb218",
                    table="plans_progressupdate",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressmove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="d0f990a3764de2060ab07c992ca9e15fb3f9d957",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_92c4a",
                    table="plans_progressmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressmove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'progressmove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: progressmove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'progressmove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: progressmove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="1706c272e52d9b4ff94e649ffa9b1632dba27d6f",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_0c61b",
                    table="plans_progressmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressfile",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='\n            IF NOT arrimage_is_clean(ROW(NEW."name", NEW."content_type", NEW."sha256")::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ',
                    hash="8597716cecd6754ce202ff90b6ea81160c739514",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_0c142",
                    table="plans_progressfile",
                    when="BEFORE",
                ),
            ),
        ),
    ]
