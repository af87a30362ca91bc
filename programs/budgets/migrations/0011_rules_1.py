"""The rules of budgets that only triggers can hold."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0010_triggers_2"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="bankaccount",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="f121271dabb34ddd817c3c61272105e9a9996790",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_fd221",
                    table="budgets_bankaccount",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bankaccount",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."opened_on" < DATE \'1900-01-01\' OR NEW."opened_on" > arrimage_today())',
                    func="IF NEW.\"opened_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"opened_on\" IS DISTINCT FROM OLD.\"opened_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'bankaccount_opened_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'opened_on', MESSAGE = 'a date that cannot be: bankaccount_opened_on_too_early';\nEND IF;\nIF NEW.\"opened_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"opened_on\" IS DISTINCT FROM OLD.\"opened_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'bankaccount_opened_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'opened_on', MESSAGE = 'a date that cannot be: bankaccount_opened_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="de5b084d6e990b2e7fa7a07934a24510d18ca703",
                    operation='INSERT OR UPDATE OF "opened_on"',
                    pgid="pgtrigger_possible_days_63155",
                    table="budgets_bankaccount",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="banktransaction",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="d0af7a39a2e0694dd424f421d235885409d86741",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_20d47",
                    table="budgets_banktransaction",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="banktransaction",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."posted_on" < DATE \'1900-01-01\' OR NEW."posted_on" > arrimage_today())',
                    func="IF NEW.\"posted_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"posted_on\" IS DISTINCT FROM OLD.\"posted_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'banktransaction_posted_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'posted_on', MESSAGE = 'a date that cannot be: banktransaction_posted_on_too_early';\nEND IF;\nIF NEW.\"posted_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"posted_on\" IS DISTINCT FROM OLD.\"posted_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'banktransaction_posted_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'posted_on', MESSAGE = 'a date that cannot be: banktransaction_posted_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="9ef409e722c44f2885d59b9f6eb25d906caec212",
                    operation='INSERT OR UPDATE OF "posted_on"',
                    pgid="pgtrigger_possible_days_00e5a",
                    table="budgets_banktransaction",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budget",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="119e6b6443bae7c2e6f1a55c93a8bb85f42de6b0",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_b397c",
                    table="budgets_budget",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budget",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" < DATE \'1900-01-01\' OR NEW."starts_on" > arrimage_today() + interval \'30 years\' OR NEW."ends_on" < DATE \'1900-01-01\' OR NEW."ends_on" > arrimage_today() + interval \'30 years\' OR NEW."adopted_on" < DATE \'1900-01-01\' OR NEW."adopted_on" > arrimage_today())',
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'budget_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: budget_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'budget_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: budget_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'budget_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: budget_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'budget_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: budget_ends_on_too_late';\nEND IF;\nIF NEW.\"adopted_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"adopted_on\" IS DISTINCT FROM OLD.\"adopted_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'budget_adopted_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'adopted_on', MESSAGE = 'a date that cannot be: budget_adopted_on_too_early';\nEND IF;\nIF NEW.\"adopted_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"adopted_on\" IS DISTINCT FROM OLD.\"adopted_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'budget_adopted_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'adopted_on', MESSAGE = 'a date that cannot be: budget_adopted_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="0701022c424ed76fc8a517707e1744a1f2a19886",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on", "adopted_on"',
                    pgid="pgtrigger_possible_days_5b33e",
                    table="budgets_budget",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budget",
            trigger=pgtrigger.compiler.Trigger(
                name="days_with_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='PERFORM 1 FROM "programs_program" WHERE "id" IN (SELECT "program_id" FROM new_rows) FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "programs_program" AS parent ON parent."id" = child."program_id" WHERE child."starts_on" > parent."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'budget_starts_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: budget_starts_on_before_program_ends_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "programs_program" AS parent ON parent."id" = child."program_id" WHERE child."ends_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'budget_ends_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ends_on\', MESSAGE = \'a date that cannot be: budget_ends_on_after_program_starts_on\';\nEND IF;\nRETURN NULL;',
                    hash="f89414e193ef13a8fd7e0d748c0dd028615d9c7b",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_days_with_program_38f21",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="budgets_budget",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budget",
            trigger=pgtrigger.compiler.Trigger(
                name="days_moved_with_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" IS DISTINCT FROM OLD."starts_on" OR NEW."ends_on" IS DISTINCT FROM OLD."ends_on" OR NEW."program_id" IS DISTINCT FROM OLD."program_id")',
                    func='PERFORM 1 FROM "programs_program" WHERE "id" = NEW."program_id" FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM "programs_program" AS parent WHERE parent."id" = NEW."program_id" AND NEW."starts_on" > parent."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'budget_starts_on_before_program_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: budget_starts_on_before_program_ends_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM "programs_program" AS parent WHERE parent."id" = NEW."program_id" AND NEW."ends_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'budget_ends_on_after_program_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ends_on\', MESSAGE = \'a date that cannot be: budget_ends_on_after_program_starts_on\';\nEND IF;\nRETURN NULL;',
                    hash="11c4c5e73882b8149bce34546b6c8b22f9567aa4",
                    operation='UPDATE OF "starts_on", "ends_on", "program_id"',
                    pgid="pgtrigger_days_moved_with_program_8eeaf",
                    table="budgets_budget",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetchange",
            trigger=pgtrigger.compiler.Trigger(
                name="change_is_applied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE entry RECORD;",
                    func="\n        IF (OLD.state = 'approved') = (NEW.state = 'approved') THEN\n            RETURN NULL;\n        END IF;\n        PERFORM 1 FROM budgets_budgetline WHERE id IN (\n            SELECT line_id FROM budgets_changeentry WHERE change_id = NEW.id\n        ) ORDER BY id FOR NO KEY UPDATE;\n        FOR entry IN SELECT line_id, amount FROM budgets_changeentry WHERE change_id = NEW.id LOOP\n            IF NEW.state = 'approved' THEN\n                UPDATE budgets_budgetline SET amended = amended + entry.amount WHERE id = entry.line_id;\n            ELSE\n                UPDATE budgets_budgetline SET amended = amended - entry.amount WHERE id = entry.line_id;\n            END IF;\n        END LOOP;\n        RETURN NULL;\n    ",
                    hash="6a7e763060ca2f98ff4f3ab7f943b7efd4172171",
                    operation='UPDATE OF "state"',
                    pgid="pgtrigger_change_is_applied_82856",
                    table="budgets_budgetchange",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetchange",
            trigger=pgtrigger.compiler.Trigger(
                name="change_in_an_open_period",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP = 'UPDATE' AND ROW(OLD.state, OLD.effective_on, OLD.program_id) IS NOT DISTINCT FROM ROW(NEW.state, NEW.effective_on, NEW.program_id) THEN\n            RETURN NEW;\n        END IF;\n        IF TG_OP <> 'INSERT' AND OLD.state = 'approved' THEN\n            \n        PERFORM 1 FROM programs_program WHERE id = OLD.program_id FOR SHARE;\n        IF EXISTS (\n                SELECT 1 FROM budgets_periodclose\n                WHERE program_id = OLD.program_id AND reopened_at IS NULL\n                AND OLD.effective_on BETWEEN starts_on AND ends_on\n            ) THEN\n            RAISE check_violation USING CONSTRAINT = 'period_is_closed', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'this period is closed';\n        END IF;\n        END IF;\n        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n        IF NEW.state = 'approved' THEN\n            \n        PERFORM 1 FROM programs_program WHERE id = NEW.program_id FOR SHARE;\n        IF EXISTS (\n                SELECT 1 FROM budgets_periodclose\n                WHERE program_id = NEW.program_id AND reopened_at IS NULL\n                AND NEW.effective_on BETWEEN starts_on AND ends_on\n            ) THEN\n            RAISE check_violation USING CONSTRAINT = 'period_is_closed', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'this period is closed';\n        END IF;\n        END IF;\n        RETURN NEW;\n    ",
                    hash="2fe70165734d18ecfc2c3b24e6e48e75e9526e5c",
                    operation='INSERT OR UPDATE OF "state", "effective_on", "program_id" OR DELETE',
                    pgid="pgtrigger_change_in_an_open_period_0133d",
                    table="budgets_budgetchange",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetchange",
            trigger=pgtrigger.compiler.Trigger(
                name="change_adds_up",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\n        IF EXISTS (\n            SELECT 1 FROM budgets_budgetchange AS change\n            WHERE change.id = NEW.id AND change.state = 'approved'\n            AND change.kind IN ('transfer', 'carry_forward')\n            AND (\n                SELECT COALESCE(SUM(amount), 0) FROM budgets_changeentry WHERE change_id = change.id\n            ) <> 0\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'transfer_adds_up_to_zero', TABLE = TG_TABLE_NAME, COLUMN = 'amount', MESSAGE = 'what is gained is not what is given';\n        END IF;\n        RETURN NULL;",
                    hash="d270f74c1642d47b834db88bc0fa254f6d92433c",
                    operation='INSERT OR UPDATE OF "state", "kind"',
                    pgid="pgtrigger_change_adds_up_24027",
                    table="budgets_budgetchange",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetchange",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="028d505e26fcb34560f0b852a69854368aac78c0",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_03083",
                    table="budgets_budgetchange",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetchange",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."requested_on" < DATE \'1900-01-01\' OR NEW."requested_on" > arrimage_today() OR NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"requested_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"requested_on\" IS DISTINCT FROM OLD.\"requested_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'budgetchange_requested_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'requested_on', MESSAGE = 'a date that cannot be: budgetchange_requested_on_too_early';\nEND IF;\nIF NEW.\"requested_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"requested_on\" IS DISTINCT FROM OLD.\"requested_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'budgetchange_requested_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'requested_on', MESSAGE = 'a date that cannot be: budgetchange_requested_on_too_late';\nEND IF;\nIF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'budgetchange_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: budgetchange_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'budgetchange_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: budgetchange_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="04ac93521873a766bf6ce95250258b96a62ee00c",
                    operation='INSERT OR UPDATE OF "requested_on", "effective_on"',
                    pgid="pgtrigger_possible_days_a52a7",
                    table="budgets_budgetchange",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetchangemove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="e4540e8514d2459c87b656e0a5cb87c0dbb170c0",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_4aff0",
                    table="budgets_budgetchangemove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetchangemove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'budgetchangemove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: budgetchangemove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'budgetchangemove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: budgetchangemove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="ad77181640c66f972e6cb10d4443a2ce4d6f39d6",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_8737a",
                    table="budgets_budgetchangemove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetsignatory",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="b4f4ff4ea74a615cf1652443768a38360353c005",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_7a810",
                    table="budgets_budgetsignatory",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changeentry",
            trigger=pgtrigger.compiler.Trigger(
                name="entry_is_applied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP <> 'INSERT' AND (SELECT state FROM budgets_budgetchange WHERE id = OLD.change_id) = 'approved' THEN\n            UPDATE budgets_budgetline SET amended = amended - OLD.amount WHERE id = OLD.line_id;\n        END IF;\n        IF TG_OP <> 'DELETE' AND (SELECT state FROM budgets_budgetchange WHERE id = NEW.change_id) = 'approved' THEN\n            UPDATE budgets_budgetline SET amended = amended + NEW.amount WHERE id = NEW.line_id;\n        END IF;\n        RETURN NULL;\n    ",
                    hash="37dd8793227ebdcb0735f24c0fc5665354e28403",
                    operation='INSERT OR UPDATE OF "amount", "line_id", "change_id" OR DELETE',
                    pgid="pgtrigger_entry_is_applied_cedc4",
                    table="budgets_changeentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changeentry",
            trigger=pgtrigger.compiler.Trigger(
                name="entry_in_an_open_period",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE one RECORD;",
                    func="\n        IF TG_OP = 'UPDATE' AND ROW(OLD.amount, OLD.line_id, OLD.change_id) IS NOT DISTINCT FROM ROW(NEW.amount, NEW.line_id, NEW.change_id) THEN\n            RETURN NEW;\n        END IF;\n        IF TG_OP <> 'INSERT' THEN \n        SELECT program_id, effective_on, state INTO one FROM budgets_budgetchange\n        WHERE id = OLD.change_id FOR SHARE;\n        IF one.state = 'approved' THEN\n            \n        PERFORM 1 FROM programs_program WHERE id = one.program_id FOR SHARE;\n        IF EXISTS (\n                SELECT 1 FROM budgets_periodclose\n                WHERE program_id = one.program_id AND reopened_at IS NULL\n                AND one.effective_on BETWEEN starts_on AND ends_on\n            ) THEN\n            RAISE check_violation USING CONSTRAINT = 'period_is_closed', TABLE = TG_TABLE_NAME, COLUMN = 'amount', MESSAGE = 'this period is closed';\n        END IF;\n        END IF; END IF;\n        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n        \n        SELECT program_id, effective_on, state INTO one FROM budgets_budgetchange\n        WHERE id = NEW.change_id FOR SHARE;\n        IF one.state = 'approved' THEN\n            \n        PERFORM 1 FROM programs_program WHERE id = one.program_id FOR SHARE;\n        IF EXISTS (\n                SELECT 1 FROM budgets_periodclose\n                WHERE program_id = one.program_id AND reopened_at IS NULL\n                AND one.effective_on BETWEEN starts_on AND ends_on\n            ) THEN\n            RAISE check_violation USING CONSTRAINT = 'period_is_closed', TABLE = TG_TABLE_NAME, COLUMN = 'amount', MESSAGE = 'this period is closed';\n        END IF;\n        END IF;\n        RETURN NEW;\n    ",
                    hash="764d01eb53fea85bfaa09a2380be5609125dca48",
                    operation='INSERT OR UPDATE OF "amount", "line_id", "change_id" OR DELETE',
                    pgid="pgtrigger_entry_in_an_open_period_6db37",
                    table="budgets_changeentry",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changeentry",
            trigger=pgtrigger.compiler.Trigger(
                name="entries_add_up",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\n        IF EXISTS (\n            SELECT 1 FROM budgets_budgetchange AS change\n            WHERE change.id = COALESCE(NEW.change_id, OLD.change_id) AND change.state = 'approved'\n            AND change.kind IN ('transfer', 'carry_forward')\n            AND (\n                SELECT COALESCE(SUM(amount), 0) FROM budgets_changeentry WHERE change_id = change.id\n            ) <> 0\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'transfer_adds_up_to_zero', TABLE = TG_TABLE_NAME, COLUMN = 'amount', MESSAGE = 'what is gained is not what is given';\n        END IF;\n        RETURN NULL;",
                    hash="f4ee72057277550f044c79bad54e2d51cf3f48f0",
                    operation='INSERT OR UPDATE OF "amount", "change_id" OR DELETE',
                    pgid="pgtrigger_entries_add_up_1548a",
                    table="budgets_changeentry",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changeentry",
            trigger=pgtrigger.compiler.Trigger(
                name="line_of_the_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF (SELECT program_id FROM budgets_budgetchange WHERE id = NEW.change_id) IS DISTINCT FROM (\n            SELECT budget.program_id FROM budgets_budgetline AS line\n            JOIN budgets_budget AS budget ON budget.id = line.budget_id\n            WHERE line.id = NEW.line_id\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'line_of_the_program', TABLE = TG_TABLE_NAME, COLUMN = 'line_id', MESSAGE = 'a line of another program';\n        END IF;\n        RETURN NEW;\n        ",
                    hash="ea3b41dd3477caf6b5c7dce48a13855aa6fea67b",
                    operation='INSERT OR UPDATE OF "line_id", "change_id"',
                    pgid="pgtrigger_line_of_the_program_78786",
                    table="budgets_changeentry",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changeentry",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="46ae319b881a27a689ce9d5286430cac523827d6",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_147e6",
                    table="budgets_changeentry",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitment",
            trigger=pgtrigger.compiler.Trigger(
                name="in_an_open_period",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP = 'UPDATE' AND ROW(OLD.made_on, OLD.amount, OLD.line_id) IS NOT DISTINCT FROM ROW(NEW.made_on, NEW.amount, NEW.line_id) THEN\n            RETURN NEW;\n        END IF;\n        IF TG_OP <> 'INSERT' AND OLD.made_on IS NOT NULL THEN\n            \n        PERFORM 1 FROM programs_program WHERE id = (\n            SELECT budget.program_id FROM budgets_budgetline AS line\n            JOIN budgets_budget AS budget ON budget.id = line.budget_id\n            WHERE line.id = OLD.line_id\n        ) FOR SHARE;\n        IF EXISTS (\n                SELECT 1 FROM budgets_periodclose\n                WHERE program_id = (\n            SELECT budget.program_id FROM budgets_budgetline AS line\n            JOIN budgets_budget AS budget ON budget.id = line.budget_id\n            WHERE line.id = OLD.line_id\n        ) AND reopened_at IS NULL\n                AND OLD.made_on BETWEEN starts_on AND ends_on\n            ) THEN\n            RAISE check_violation USING CONSTRAINT = 'period_is_closed', TABLE = TG_TABLE_NAME, COLUMN = 'made_on', MESSAGE = 'this period is closed';\n        END IF;\n        END IF;\n        IF TG_OP <> 'DELETE' AND NEW.made_on IS NOT NULL THEN\n            \n        PERFORM 1 FROM programs_program WHERE id = (\n            SELECT budget.program_id FROM budgets_budgetline AS line\n            JOIN budgets_budget AS budget ON budget.id = line.budget_id\n            WHERE line.id = NEW.line_id\n        ) FOR SHARE;\n        IF EXISTS (\n                SELECT 1 FROM budgets_periodclose\n                WHERE program_id = (\n            SELECT budget.program_id FROM budgets_budgetline AS line\n            JOIN budgets_budget AS budget ON budget.id = line.budget_id\n            WHERE line.id = NEW.line_id\n        ) AND reopened_at IS NULL\n                AND NEW.made_on BETWEEN starts_on AND ends_on\n            ) THEN\n            RAISE check_violation USING CONSTRAINT = 'period_is_closed', TABLE = TG_TABLE_NAME, COLUMN = 'made_on', MESSAGE = 'this period is closed';\n        END IF;\n        END IF;\n        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n        RETURN NEW;",
                    hash="a365f0e9d01024fc367bb5d3f35d031278d13c53",
                    operation='INSERT OR UPDATE OF "made_on", "amount", "line_id" OR DELETE',
                    pgid="pgtrigger_in_an_open_period_55b28",
                    table="budgets_commitment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitment",
            trigger=pgtrigger.compiler.Trigger(
                name="closes_in_an_open_period",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF OLD.closed_on IS NOT NULL AND OLD.closed_on IS DISTINCT FROM NEW.closed_on THEN\n            \n        PERFORM 1 FROM programs_program WHERE id = (\n            SELECT budget.program_id FROM budgets_budgetline AS line\n            JOIN budgets_budget AS budget ON budget.id = line.budget_id\n            WHERE line.id = OLD.line_id\n        ) FOR SHARE;\n        IF EXISTS (\n                SELECT 1 FROM budgets_periodclose\n                WHERE program_id = (\n            SELECT budget.program_id FROM budgets_budgetline AS line\n            JOIN budgets_budget AS budget ON budget.id = line.budget_id\n            WHERE line.id = OLD.line_id\n        ) AND reopened_at IS NULL\n                AND OLD.closed_on BETWEEN starts_on AND ends_on\n            ) THEN\n            RAISE check_violation USING CONSTRAINT = 'period_is_closed', TABLE = TG_TABLE_NAME, COLUMN = 'closed_on', MESSAGE = 'this period is closed';\n        END IF;\n        END IF;\n        IF NEW.closed_on IS NOT NULL AND OLD.closed_on IS DISTINCT FROM NEW.closed_on THEN\n            \n        PERFORM 1 FROM programs_program WHERE id = (\n            SELECT budget.program_id FROM budgets_budgetline AS line\n            JOIN budgets_budget AS budget ON budget.id = line.budget_id\n            WHERE line.id = NEW.line_id\n        ) FOR SHARE;\n        IF EXISTS (\n                SELECT 1 FROM budgets_periodclose\n                WHERE program_id = (\n            SELECT budget.program_id FROM budgets_budgetline AS line\n            JOIN budgets_budget AS budget ON budget.id = line.budget_id\n            WHERE line.id = NEW.line_id\n        ) AND reopened_at IS NULL\n                AND NEW.closed_on BETWEEN starts_on AND ends_on\n            ) THEN\n            RAISE check_violation USING CONSTRAINT = 'period_is_closed', TABLE = TG_TABLE_NAME, COLUMN = 'closed_on', MESSAGE = 'this period is closed';\n        END IF;\n        END IF;\n        RETURN NEW;",
                    hash="d29b4e6731f6761d9e300865ada317501992894f",
                    operation='UPDATE OF "closed_on"',
                    pgid="pgtrigger_closes_in_an_open_period_fb686",
                    table="budgets_commitment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitment",
            trigger=pgtrigger.compiler.Trigger(
                name="commitment_is_counted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP <> 'INSERT' THEN\n            UPDATE budgets_budgetline SET committed = committed\n                - CASE WHEN OLD.closed_on IS NULL THEN GREATEST(OLD.amount - (OLD.consumed), 0) ELSE 0 END\n            WHERE id = OLD.line_id;\n        END IF;\n        IF TG_OP <> 'DELETE' THEN\n            UPDATE budgets_budgetline SET committed = committed\n                + CASE WHEN NEW.closed_on IS NULL THEN GREATEST(NEW.amount - (NEW.consumed), 0) ELSE 0 END\n            WHERE id = NEW.line_id;\n        END IF;\n        RETURN NULL;\n    ",
                    hash="d3f5c0c5a3b34658428a44a5e530caa3ab943feb",
                    operation='INSERT OR UPDATE OF "amount", "closed_on", "line_id" OR DELETE',
                    pgid="pgtrigger_commitment_is_counted_3b3d4",
                    table="budgets_commitment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitment",
            trigger=pgtrigger.compiler.Trigger(
                name="commitment_stays_on_its_line",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF (NEW.line_id <> OLD.line_id OR NEW.made_on > OLD.made_on) AND EXISTS (\n            SELECT 1 FROM budgets_allocation WHERE commitment_id = NEW.id\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'commitment_of_its_line', TABLE = TG_TABLE_NAME, COLUMN = 'line_id', MESSAGE = 'expenses hang on it';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="63fdb13890c399dbecf1154bfdbc8b87f4095505",
                    operation='UPDATE OF "line_id", "made_on"',
                    pgid="pgtrigger_commitment_stays_on_its_line_df848",
                    table="budgets_commitment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitment",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="f62359a4c3b337be40c5fea914f1de89952d9476",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_69fe2",
                    table="budgets_commitment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitment",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."made_on" < DATE \'1900-01-01\' OR NEW."made_on" > arrimage_today() OR NEW."closed_on" < DATE \'1900-01-01\' OR NEW."closed_on" > arrimage_today() OR NEW."closed_on" < NEW."made_on")',
                    func="IF NEW.\"made_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"made_on\" IS DISTINCT FROM OLD.\"made_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'commitment_made_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'made_on', MESSAGE = 'a date that cannot be: commitment_made_on_too_early';\nEND IF;\nIF NEW.\"made_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"made_on\" IS DISTINCT FROM OLD.\"made_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'commitment_made_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'made_on', MESSAGE = 'a date that cannot be: commitment_made_on_too_late';\nEND IF;\nIF NEW.\"closed_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"closed_on\" IS DISTINCT FROM OLD.\"closed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'commitment_closed_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'closed_on', MESSAGE = 'a date that cannot be: commitment_closed_on_too_early';\nEND IF;\nIF NEW.\"closed_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"closed_on\" IS DISTINCT FROM OLD.\"closed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'commitment_closed_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'closed_on', MESSAGE = 'a date that cannot be: commitment_closed_on_too_late';\nEND IF;\nIF NEW.\"closed_on\" < NEW.\"made_on\" AND (TG_OP = 'INSERT' OR (NEW.\"closed_on\" IS DISTINCT FROM OLD.\"closed_on\" OR NEW.\"made_on\" IS DISTINCT FROM OLD.\"made_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'commitment_closed_on_after_made_on', TABLE = TG_TABLE_NAME, COLUMN = 'closed_on', MESSAGE = 'a date that cannot be: commitment_closed_on_after_made_on';\nEND IF;\nRETURN NEW;",
                    hash="e81e50d8b7ca70f4c6afbae1e404794108a20c07",
                    operation='INSERT OR UPDATE OF "made_on", "closed_on"',
                    pgid="pgtrigger_possible_days_2a89b",
                    table="budgets_commitment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="allocation",
            trigger=pgtrigger.compiler.Trigger(
                name="allocation_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE one RECORD; year RECORD; held RECORD;",
                    func="\n        IF TG_OP = 'UPDATE' AND ROW(OLD.expense_id, OLD.line_id, OLD.commitment_id, OLD.amount) IS NOT DISTINCT FROM ROW(NEW.expense_id, NEW.line_id, NEW.commitment_id, NEW.amount) THEN\n            RETURN NEW;\n        END IF;\n        IF TG_OP <> 'INSERT' THEN \n        SELECT state, program_id, spent_on, amount INTO one\n        FROM budgets_expense WHERE id = OLD.expense_id FOR SHARE;\n        IF one.state IN ('approved', 'paid') THEN\n            \n        PERFORM 1 FROM programs_program WHERE id = one.program_id FOR SHARE;\n        IF EXISTS (\n                SELECT 1 FROM budgets_periodclose\n                WHERE program_id = one.program_id AND reopened_at IS NULL\n                AND one.spent_on BETWEEN starts_on AND ends_on\n            ) THEN\n            RAISE check_violation USING CONSTRAINT = 'period_is_closed', TABLE = TG_TABLE_NAME, COLUMN = 'amount', MESSAGE = 'this period is closed';\n        END IF;\n        END IF; END IF;\n        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n        \n        SELECT state, program_id, spent_on, amount INTO one\n        FROM budgets_expense WHERE id = NEW.expense_id FOR SHARE;\n        IF one.state IN ('approved', 'paid') THEN\n            \n        PERFORM 1 FROM programs_program WHERE id = one.program_id FOR SHARE;\n        IF EXISTS (\n                SELECT 1 FROM budgets_periodclose\n                WHERE program_id = one.program_id AND reopened_at IS NULL\n                AND one.spent_on BETWEEN starts_on AND ends_on\n            ) THEN\n            RAISE check_violation USING CONSTRAINT = 'period_is_closed', TABLE = TG_TABLE_NAME, COLUMN = 'amount', MESSAGE = 'this period is closed';\n        END IF;\n        END IF;\n        IF TG_OP = 'UPDATE' AND one.state IN ('approved', 'paid') AND (\n            NEW.expense_id, NEW.line_id, NEW.commitment_id, NEW.amount\n        ) IS DISTINCT FROM (OLD.expense_id, OLD.line_id, OLD.commitment_id, OLD.amount) THEN\n            RAISE check_violation USING CONSTRAINT = 'expense_is_kept', TABLE = TG_TABLE_NAME, COLUMN = 'amount', MESSAGE = 'an approved expense never changes';\n        END IF;\n        IF SIGN(NEW.amount) <> SIGN(one.amount) THEN\n            RAISE check_violation USING CONSTRAINT = 'allocation_of_one_sign', TABLE = TG_TABLE_NAME, COLUMN = 'amount', MESSAGE = 'a part has the sign of the whole';\n        END IF;\n        SELECT budget.program_id, budget.starts_on, budget.ends_on INTO year\n        FROM budgets_budgetline AS line JOIN budgets_budget AS budget ON budget.id = line.budget_id\n        WHERE line.id = NEW.line_id;\n        IF year.program_id <> one.program_id THEN\n            RAISE check_violation USING CONSTRAINT = 'line_of_the_program', TABLE = TG_TABLE_NAME, COLUMN = 'line_id', MESSAGE = 'a line of another program';\n        END IF;\n        IF one.spent_on NOT BETWEEN year.starts_on AND year.ends_on THEN\n            RAISE check_violation USING CONSTRAINT = 'expense_in_the_year_of_its_line', TABLE = TG_TABLE_NAME, COLUMN = 'line_id', MESSAGE = 'a line of another year';\n        END IF;\n        IF NEW.commitment_id IS NOT NULL THEN\n            SELECT line_id, made_on INTO held FROM budgets_commitment WHERE id = NEW.commitment_id;\n            IF held.line_id <> NEW.line_id THEN\n                RAISE check_violation USING CONSTRAINT = 'commitment_of_its_line', TABLE = TG_TABLE_NAME, COLUMN = 'commitment_id', MESSAGE = 'a commitment on another line';\n            END IF;\n            IF one.spent_on < held.made_on THEN\n                RAISE check_violation USING CONSTRAINT = 'expense_after_its_commitment', TABLE = TG_TABLE_NAME, COLUMN = 'commitment_id', MESSAGE = 'before its commitment';\n            END IF;\n        END IF;\n        RETURN NEW;\n    ",
                    hash="9206e2298db07896562e2108319d910c6b6482c5",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_allocation_is_kept_a87e1",
                    table="budgets_allocation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="allocation",
            trigger=pgtrigger.compiler.Trigger(
                name="allocations_are_counted_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE part RECORD; released NUMERIC; held RECORD;",
                    func="\n        PERFORM 1 FROM budgets_commitment WHERE id IN (SELECT row.commitment_id FROM written AS row JOIN budgets_expense AS expense ON expense.id = row.expense_id WHERE expense.state IN ('approved', 'paid'))\n        ORDER BY id FOR NO KEY UPDATE;\n        PERFORM 1 FROM budgets_budgetline WHERE id IN (SELECT row.line_id FROM written AS row JOIN budgets_expense AS expense ON expense.id = row.expense_id WHERE expense.state IN ('approved', 'paid'))\n        ORDER BY id FOR NO KEY UPDATE;\n        FOR part IN\n            SELECT row.line_id, row.commitment_id, SUM(row.amount) AS amount FROM written AS row JOIN budgets_expense AS expense ON expense.id = row.expense_id WHERE expense.state IN ('approved', 'paid')\n            GROUP BY row.line_id, row.commitment_id ORDER BY row.line_id, row.commitment_id\n        LOOP \n            released := 0;\n            IF part.commitment_id IS NOT NULL THEN\n                SELECT amount, consumed, closed_on INTO held\n                FROM budgets_commitment WHERE id = part.commitment_id FOR NO KEY UPDATE;\n                released := CASE WHEN held.closed_on IS NULL THEN GREATEST(held.amount - (held.consumed + part.amount), 0) ELSE 0 END - CASE WHEN held.closed_on IS NULL THEN GREATEST(held.amount - (held.consumed), 0) ELSE 0 END;\n                UPDATE budgets_commitment SET consumed = consumed + part.amount\n                WHERE id = part.commitment_id;\n            END IF;\n            UPDATE budgets_budgetline SET spent = spent + part.amount, committed = committed + released\n            WHERE id = part.line_id;\n        END LOOP;\n        RETURN NULL;\n    ",
                    hash="88e3e10cefdec742f7a88dfa7194bf8d57f7df2f",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_allocations_are_counted_insert_e480d",
                    referencing="REFERENCING NEW TABLE AS written ",
                    table="budgets_allocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="allocation",
            trigger=pgtrigger.compiler.Trigger(
                name="allocations_are_counted_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE part RECORD; released NUMERIC; held RECORD;",
                    func="\n        PERFORM 1 FROM budgets_commitment WHERE id IN (SELECT row.commitment_id FROM written AS row JOIN budgets_expense AS expense ON expense.id = row.expense_id WHERE expense.state IN ('approved', 'paid'))\n        ORDER BY id FOR NO KEY UPDATE;\n        PERFORM 1 FROM budgets_budgetline WHERE id IN (SELECT row.line_id FROM written AS row JOIN budgets_expense AS expense ON expense.id = row.expense_id WHERE expense.state IN ('approved', 'paid'))\n        ORDER BY id FOR NO KEY UPDATE;\n        FOR part IN\n            SELECT row.line_id, row.commitment_id, SUM(row.amount) AS amount FROM written AS row JOIN budgets_expense AS expense ON expense.id = row.expense_id WHERE expense.state IN ('approved', 'paid')\n            GROUP BY row.line_id, row.commitment_id ORDER BY row.line_id, row.commitment_id\n        LOOP \n            released := 0;\n            IF part.commitment_id IS NOT NULL THEN\n                SELECT amount, consumed, closed_on INTO held\n                FROM budgets_commitment WHERE id = part.commitment_id FOR NO KEY UPDATE;\n                released := CASE WHEN held.closed_on IS NULL THEN GREATEST(held.amount - (held.consumed + (- part.amount)), 0) ELSE 0 END - CASE WHEN held.closed_on IS NULL THEN GREATEST(held.amount - (held.consumed), 0) ELSE 0 END;\n                UPDATE budgets_commitment SET consumed = consumed + (- part.amount)\n                WHERE id = part.commitment_id;\n            END IF;\n            UPDATE budgets_budgetline SET spent = spent + (- part.amount), committed = committed + released\n            WHERE id = part.line_id;\n        END LOOP;\n        RETURN NULL;\n    ",
                    hash="1191657958517d161421c505c3418fbf023fe957",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_allocations_are_counted_delete_d1c1d",
                    referencing="REFERENCING OLD TABLE AS written ",
                    table="budgets_allocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="allocation",
            trigger=pgtrigger.compiler.Trigger(
                name="allocations_make_the_whole",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\n        IF EXISTS (\n            SELECT 1 FROM budgets_expense AS expense\n            WHERE expense.id = COALESCE(NEW.expense_id, OLD.expense_id) AND expense.state IN ('verified', 'approved', 'paid')\n            AND (\n                SELECT COALESCE(SUM(amount), 0) FROM budgets_allocation WHERE expense_id = expense.id\n            ) <> expense.charged\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'expense_is_shared_out', TABLE = TG_TABLE_NAME, COLUMN = 'amount', MESSAGE = 'the parts do not make the whole';\n        END IF;\n        RETURN NULL;",
                    hash="bedbf461fe52117e01269096c5b42aaff808f802",
                    operation='INSERT OR UPDATE OF "amount", "expense_id" OR DELETE',
                    pgid="pgtrigger_allocations_make_the_whole_9bad8",
                    table="budgets_allocation",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="allocation",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="b203bae776984d8e6237a33883c3880540a679eb",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_dae93",
                    table="budgets_allocation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expensecategory",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="7827334776b339e3efb9cb46b0f56d180d087381",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_277ff",
                    table="budgets_expensecategory",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expensecategory",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"retired_on\" < DATE '1900-01-01' OR NEW.\"retired_on\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"retired_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"retired_on\" IS DISTINCT FROM OLD.\"retired_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'expensecategory_retired_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'retired_on', MESSAGE = 'a date that cannot be: expensecategory_retired_on_too_early';\nEND IF;\nIF NEW.\"retired_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"retired_on\" IS DISTINCT FROM OLD.\"retired_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'expensecategory_retired_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'retired_on', MESSAGE = 'a date that cannot be: expensecategory_retired_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="9c6d22ad134390ac6001d15622d81b702d671b15",
                    operation='INSERT OR UPDATE OF "retired_on"',
                    pgid="pgtrigger_possible_days_3a960",
                    table="budgets_expensecategory",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="adopted_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n        IF (NEW.adopted, NEW.budget_id) IS DISTINCT FROM (OLD.adopted, OLD.budget_id) AND EXISTS (\n            SELECT 1 FROM budgets_budget WHERE id = OLD.budget_id AND adopted_on IS NOT NULL\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'adopted_is_kept', TABLE = TG_TABLE_NAME, COLUMN = 'adopted', MESSAGE = 'an adopted amount changes by an amendment';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="4490511e0e57356c40a119e90326242a8659534a",
                    operation='UPDATE OF "adopted", "budget_id" OR DELETE',
                    pgid="pgtrigger_adopted_is_kept_ffd4c",
                    table="budgets_budgetline",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="6c81d5f8b00d39ddc35cf41b517f35109fbdc5c1",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_a1fb4",
                    table="budgets_budgetline",
                    when="BEFORE",
                ),
            ),
        ),
    ]
