"""The rules of budgets that only triggers can hold."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0011_rules_1"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="expensefile",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='\n            IF NOT arrimage_is_clean(ROW(NEW."name", NEW."content_type", NEW."sha256")::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ',
                    hash="7a977b9b866071ba3f11f3dbe3d996fee07ea9a8",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_b5e75",
                    table="budgets_expensefile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expensemove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="02e239d87c36cb7584fb5253f947684b6f66456e",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_fa0f5",
                    table="budgets_expensemove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expensemove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'expensemove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: expensemove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'expensemove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: expensemove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="5107d5b8211e7017186a2bddfd05e1a6c213fa77",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_4b71a",
                    table="budgets_expensemove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instalment",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="07b852bb613e247dc8480e0c9fe3da1802f2ebfa",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_871da",
                    table="budgets_instalment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instalment",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"expected_on\" < DATE '1900-01-01' OR NEW.\"expected_on\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"expected_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"expected_on\" IS DISTINCT FROM OLD.\"expected_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'instalment_expected_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'expected_on', MESSAGE = 'a date that cannot be: instalment_expected_on_too_early';\nEND IF;\nIF NEW.\"expected_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"expected_on\" IS DISTINCT FROM OLD.\"expected_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'instalment_expected_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'expected_on', MESSAGE = 'a date that cannot be: instalment_expected_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="18928fa7541b65e9ff286c77092a4d8d41285a97",
                    operation='INSERT OR UPDATE OF "expected_on"',
                    pgid="pgtrigger_possible_days_d21e2",
                    table="budgets_instalment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="overrun",
            trigger=pgtrigger.compiler.Trigger(
                name="overrun_is_counted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP = 'INSERT' THEN\n            UPDATE budgets_budgetline SET overrun = overrun + NEW.amount WHERE id = NEW.line_id;\n        ELSE\n            UPDATE budgets_budgetline SET overrun = overrun - OLD.amount WHERE id = OLD.line_id;\n        END IF;\n        RETURN NULL;\n    ",
                    hash="0d60e8e91f87bc5e5c6993540cc75ecb04f04123",
                    operation="INSERT OR DELETE",
                    pgid="pgtrigger_overrun_is_counted_edb6e",
                    table="budgets_overrun",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="overrun",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="303ceeaaa6ab5317b91a4401bc41dbf017486c94",
                    operation="UPDATE",
                    pgid="pgtrigger_frozen_114f5",
                    table="budgets_overrun",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="overrun",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="668f06df901ecc739b53fc5b644f915ad0f99cd8",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_052db",
                    table="budgets_overrun",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="overrun",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."allowed_on" < DATE \'1900-01-01\' OR NEW."allowed_on" > arrimage_today())',
                    func="IF NEW.\"allowed_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"allowed_on\" IS DISTINCT FROM OLD.\"allowed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'overrun_allowed_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'allowed_on', MESSAGE = 'a date that cannot be: overrun_allowed_on_too_early';\nEND IF;\nIF NEW.\"allowed_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"allowed_on\" IS DISTINCT FROM OLD.\"allowed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'overrun_allowed_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'allowed_on', MESSAGE = 'a date that cannot be: overrun_allowed_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="0acf8a6b04c55705f0fcc124686c4e4241662f21",
                    operation='INSERT OR UPDATE OF "allowed_on"',
                    pgid="pgtrigger_possible_days_1baa1",
                    table="budgets_overrun",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payment",
            trigger=pgtrigger.compiler.Trigger(
                name="in_an_open_period",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP = 'UPDATE' AND ROW(OLD.paid_on, OLD.amount, OLD.expense_id) IS NOT DISTINCT FROM ROW(NEW.paid_on, NEW.amount, NEW.expense_id) THEN\n            RETURN NEW;\n        END IF;\n        IF TG_OP <> 'INSERT' AND OLD.paid_on IS NOT NULL THEN\n            \n        PERFORM 1 FROM programs_program WHERE id = (SELECT program_id FROM budgets_expense WHERE id = OLD.expense_id) FOR SHARE;\n        IF EXISTS (\n                SELECT 1 FROM budgets_periodclose\n                WHERE program_id = (SELECT program_id FROM budgets_expense WHERE id = OLD.expense_id) AND reopened_at IS NULL\n                AND OLD.paid_on BETWEEN starts_on AND ends_on\n            ) THEN\n            RAISE check_violation USING CONSTRAINT = 'period_is_closed', TABLE = TG_TABLE_NAME, COLUMN = 'paid_on', MESSAGE = 'this period is closed';\n        END IF;\n        END IF;\n        IF TG_OP <> 'DELETE' AND NEW.paid_on IS NOT NULL THEN\n            \n        PERFORM 1 FROM programs_program WHERE id = (SELECT program_id FROM budgets_expense WHERE id = NEW.expense_id) FOR SHARE;\n        IF EXISTS (\n                SELECT 1 FROM budgets_periodclose\n                WHERE program_id = (SELECT program_id FROM budgets_expense WHERE id = NEW.expense_id) AND reopened_at IS NULL\n                AND NEW.paid_on BETWEEN starts_on AND ends_on\n            ) THEN\n            RAISE check_violation USING CONSTRAINT = 'period_is_closed', TABLE = TG_TABLE_NAME, COLUMN = 'paid_on', MESSAGE = 'this period is closed';\n        END IF;\n        END IF;\n        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n        RETURN NEW;",
                    hash="3a6a84f01f14646bf333514f0caa303965cb9565",
                    operation='INSERT OR UPDATE OF "paid_on", "amount", "expense_id" OR DELETE',
                    pgid="pgtrigger_in_an_open_period_fff15",
                    table="budgets_payment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payment",
            trigger=pgtrigger.compiler.Trigger(
                name="annulled_in_an_open_period",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF OLD.annulled_on IS NOT NULL AND OLD.annulled_on IS DISTINCT FROM NEW.annulled_on THEN\n            \n        PERFORM 1 FROM programs_program WHERE id = (SELECT program_id FROM budgets_expense WHERE id = OLD.expense_id) FOR SHARE;\n        IF EXISTS (\n                SELECT 1 FROM budgets_periodclose\n                WHERE program_id = (SELECT program_id FROM budgets_expense WHERE id = OLD.expense_id) AND reopened_at IS NULL\n                AND OLD.annulled_on BETWEEN starts_on AND ends_on\n            ) THEN\n            RAISE check_violation USING CONSTRAINT = 'period_is_closed', TABLE = TG_TABLE_NAME, COLUMN = 'annulled_on', MESSAGE = 'this period is closed';\n        END IF;\n        END IF;\n        IF NEW.annulled_on IS NOT NULL AND OLD.annulled_on IS DISTINCT FROM NEW.annulled_on THEN\n            \n        PERFORM 1 FROM programs_program WHERE id = (SELECT program_id FROM budgets_expense WHERE id = NEW.expense_id) FOR SHARE;\n        IF EXISTS (\n                SELECT 1 FROM budgets_periodclose\n                WHERE program_id = (SELECT program_id FROM budgets_expense WHERE id = NEW.expense_id) AND reopened_at IS NULL\n                AND NEW.annulled_on BETWEEN starts_on AND ends_on\n            ) THEN\n            RAISE check_violation USING CONSTRAINT = 'period_is_closed', TABLE = TG_TABLE_NAME, COLUMN = 'annulled_on', MESSAGE = 'this period is closed';\n        END IF;\n        END IF;\n        RETURN NEW;",
                    hash="a2114e2a8e50dcf6f10c05dabbd8ef51e02d9222",
                    operation='UPDATE OF "annulled_on"',
                    pgid="pgtrigger_annulled_in_an_open_period_be23c",
                    table="budgets_payment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payment",
            trigger=pgtrigger.compiler.Trigger(
                name="payment_of_what_is_approved",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE owed RECORD;",
                    func="\n        IF TG_OP = 'UPDATE' AND ROW(OLD.amount, OLD.expense_id, OLD.paid_on) IS NOT DISTINCT FROM ROW(NEW.amount, NEW.expense_id, NEW.paid_on) THEN\n            RETURN NEW;\n        END IF;\n        SELECT state, amount AS due, paid, spent_on INTO owed\n        FROM budgets_expense WHERE id = NEW.expense_id FOR NO KEY UPDATE;\n        IF owed.state NOT IN ('approved', 'paid') OR owed.due <= 0 THEN\n            RAISE check_violation USING CONSTRAINT = 'payment_of_what_is_approved', TABLE = TG_TABLE_NAME, COLUMN = 'expense_id', MESSAGE = 'not approved';\n        END IF;\n        IF NEW.annulled_on IS NULL AND (\n            owed.paid + NEW.amount - CASE\n                WHEN TG_OP = 'UPDATE' AND OLD.annulled_on IS NULL AND OLD.expense_id = NEW.expense_id\n                THEN OLD.amount ELSE 0 END\n        ) > owed.due\n        THEN\n            RAISE check_violation USING CONSTRAINT = 'paid_at_most_what_is_approved', TABLE = TG_TABLE_NAME, COLUMN = 'amount', MESSAGE = 'more than was approved';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="0453efcfa90be149355c479ab2b9b472fcdda73d",
                    operation='INSERT OR UPDATE OF "amount", "expense_id", "paid_on"',
                    pgid="pgtrigger_payment_of_what_is_approved_f7ef2",
                    table="budgets_payment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payment",
            trigger=pgtrigger.compiler.Trigger(
                name="payment_is_counted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP <> 'INSERT' AND OLD.annulled_on IS NULL THEN\n            UPDATE budgets_expense SET paid = paid - OLD.amount WHERE id = OLD.expense_id;\n        END IF;\n        IF TG_OP <> 'DELETE' AND NEW.annulled_on IS NULL THEN\n            UPDATE budgets_expense SET paid = paid + NEW.amount WHERE id = NEW.expense_id;\n        END IF;\n        RETURN NULL;\n    ",
                    hash="c909085a22a0e8c898b3a31a24158cf26ff8828c",
                    operation='INSERT OR UPDATE OF "amount", "expense_id", "annulled_on" OR DELETE',
                    pgid="pgtrigger_payment_is_counted_b0ae1",
                    table="budgets_payment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payment",
            trigger=pgtrigger.compiler.Trigger(
                name="payment_is_matched",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE found RECORD;",
                    func="\n        IF TG_OP <> 'INSERT' AND OLD.transaction_id IS NOT NULL AND OLD.annulled_on IS NULL THEN\n            UPDATE budgets_banktransaction SET matched = matched - (-OLD.amount)\n            WHERE id = OLD.transaction_id;\n        END IF;\n        IF TG_OP <> 'DELETE' AND NEW.transaction_id IS NOT NULL AND NEW.annulled_on IS NULL THEN\n            SELECT posted.amount, account.program_id INTO found\n            FROM budgets_banktransaction AS posted\n            JOIN budgets_bankaccount AS account ON account.id = posted.account_id\n            WHERE posted.id = NEW.transaction_id;\n            IF sign(found.amount) <> sign(-NEW.amount) THEN\n                RAISE check_violation USING CONSTRAINT = 'matched_in_its_direction', TABLE = TG_TABLE_NAME, COLUMN = 'transaction_id', MESSAGE = 'money in is not money out';\n            END IF;\n            IF found.program_id <> (SELECT program_id FROM budgets_expense WHERE id = NEW.expense_id) THEN\n                RAISE check_violation USING CONSTRAINT = 'matched_in_its_program', TABLE = TG_TABLE_NAME, COLUMN = 'transaction_id', MESSAGE = 'of another program';\n            END IF;\n            UPDATE budgets_banktransaction SET matched = matched + (-NEW.amount)\n            WHERE id = NEW.transaction_id;\n        END IF;\n        RETURN NULL;\n        ",
                    hash="a31efa23e55278efd3caf9637ded050d8d90c9ba",
                    operation='INSERT OR UPDATE OF "amount", "transaction_id", "annulled_on" OR DELETE',
                    pgid="pgtrigger_payment_is_matched_459e8",
                    table="budgets_payment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payment",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="6f337f478ea7cff59ef900e6f4818c416a25de2f",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_208d6",
                    table="budgets_payment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payment",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."paid_on" < DATE \'1900-01-01\' OR NEW."paid_on" > arrimage_today() OR NEW."annulled_on" < DATE \'1900-01-01\' OR NEW."annulled_on" > arrimage_today() OR NEW."annulled_on" < NEW."paid_on")',
                    func="IF NEW.\"paid_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"paid_on\" IS DISTINCT FROM OLD.\"paid_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'payment_paid_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'paid_on', MESSAGE = 'a date that cannot be: payment_paid_on_too_early';\nEND IF;\nIF NEW.\"paid_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"paid_on\" IS DISTINCT FROM OLD.\"paid_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'payment_paid_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'paid_on', MESSAGE = 'a date that cannot be: payment_paid_on_too_late';\nEND IF;\nIF NEW.\"annulled_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"annulled_on\" IS DISTINCT FROM OLD.\"annulled_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'payment_annulled_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'annulled_on', MESSAGE = 'a date that cannot be: payment_annulled_on_too_early';\nEND IF;\nIF NEW.\"annulled_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"annulled_on\" IS DISTINCT FROM OLD.\"annulled_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'payment_annulled_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'annulled_on', MESSAGE = 'a date that cannot be: payment_annulled_on_too_late';\nEND IF;\nIF NEW.\"annulled_on\" < NEW.\"paid_on\" AND (TG_OP = 'INSERT' OR (NEW.\"annulled_on\" IS DISTINCT FROM OLD.\"annulled_on\" OR NEW.\"paid_on\" IS DISTINCT FROM OLD.\"paid_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'payment_annulled_on_after_paid_on', TABLE = TG_TABLE_NAME, COLUMN = 'annulled_on', MESSAGE = 'a date that cannot be: payment_annulled_on_after_paid_on';\nEND IF;\nRETURN NEW;",
                    hash="17fc3de605779cbf7cf87cadd33b50569e0dcad9",
                    operation='INSERT OR UPDATE OF "paid_on", "annulled_on"',
                    pgid="pgtrigger_possible_days_7123a",
                    table="budgets_payment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="periodclose",
            trigger=pgtrigger.compiler.Trigger(
                name="closing_waits",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        PERFORM 1 FROM programs_program WHERE id = NEW.program_id FOR NO KEY UPDATE;\n        IF TG_OP = 'UPDATE' AND (\n            OLD.reopened_at IS NOT NULL\n            OR (NEW.program_id, NEW.starts_on, NEW.ends_on)\n                IS DISTINCT FROM (OLD.program_id, OLD.starts_on, OLD.ends_on)\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'closing_is_kept', TABLE = TG_TABLE_NAME,\n                COLUMN = 'ends_on', MESSAGE = 'a closing never changes';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="5adafd4f7d32d08ad45ab01369e2a091342f3094",
                    operation='INSERT OR UPDATE OF "reopened_at", "starts_on", "ends_on"',
                    pgid="pgtrigger_closing_waits_81102",
                    table="budgets_periodclose",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="periodclose",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="6a9d0ba8fc929301d01f30b53b8bb521b1da26d1",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_47bf7",
                    table="budgets_periodclose",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="periodclose",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" < DATE \'1900-01-01\' OR NEW."starts_on" > arrimage_today() OR NEW."ends_on" < DATE \'1900-01-01\' OR NEW."ends_on" > arrimage_today())',
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'periodclose_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: periodclose_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'periodclose_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: periodclose_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'periodclose_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: periodclose_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'periodclose_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: periodclose_ends_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="0deda0babb762abd9e1b8781ef0bdd0e6c76e4ca",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_possible_days_d0937",
                    table="budgets_periodclose",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="receipt",
            trigger=pgtrigger.compiler.Trigger(
                name="in_an_open_period",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP = 'UPDATE' AND ROW(OLD.received_on, OLD.amount, OLD.funding_id) IS NOT DISTINCT FROM ROW(NEW.received_on, NEW.amount, NEW.funding_id) THEN\n            RETURN NEW;\n        END IF;\n        IF TG_OP <> 'INSERT' AND OLD.received_on IS NOT NULL THEN\n            \n        PERFORM 1 FROM programs_program WHERE id = (SELECT program_id FROM programs_funding WHERE id = OLD.funding_id) FOR SHARE;\n        IF EXISTS (\n                SELECT 1 FROM budgets_periodclose\n                WHERE program_id = (SELECT program_id FROM programs_funding WHERE id = OLD.funding_id) AND reopened_at IS NULL\n                AND OLD.received_on BETWEEN starts_on AND ends_on\n            ) THEN\n            RAISE check_violation USING CONSTRAINT = 'period_is_closed', TABLE = TG_TABLE_NAME, COLUMN = 'received_on', MESSAGE = 'this period is closed';\n        END IF;\n        END IF;\n        IF TG_OP <> 'DELETE' AND NEW.received_on IS NOT NULL THEN\n            \n        PERFORM 1 FROM programs_program WHERE id = (SELECT program_id FROM programs_funding WHERE id = NEW.funding_id) FOR SHARE;\n        IF EXISTS (\n                SELECT 1 FROM budgets_periodclose\n                WHERE program_id = (SELECT program_id FROM programs_funding WHERE id = NEW.funding_id) AND reopened_at IS NULL\n                AND NEW.received_on BETWEEN starts_on AND ends_on\n            ) THEN\n            RAISE check_violation USING CONSTRAINT = 'period_is_closed', TABLE = TG_TABLE_NAME, COLUMN = 'received_on', MESSAGE = 'this period is closed';\n        END IF;\n        END IF;\n        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n        RETURN NEW;",
                    hash="35035c0a644fbe447cc3121efad781ec2c6b1d98",
                    operation='INSERT OR UPDATE OF "received_on", "amount", "funding_id" OR DELETE',
                    pgid="pgtrigger_in_an_open_period_12f29",
                    table="budgets_receipt",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="receipt",
            trigger=pgtrigger.compiler.Trigger(
                name="receipt_is_matched",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE found RECORD;",
                    func="\n        IF TG_OP <> 'INSERT' AND OLD.transaction_id IS NOT NULL AND TRUE THEN\n            UPDATE budgets_banktransaction SET matched = matched - (OLD.amount)\n            WHERE id = OLD.transaction_id;\n        END IF;\n        IF TG_OP <> 'DELETE' AND NEW.transaction_id IS NOT NULL AND TRUE THEN\n            SELECT posted.amount, account.program_id INTO found\n            FROM budgets_banktransaction AS posted\n            JOIN budgets_bankaccount AS account ON account.id = posted.account_id\n            WHERE posted.id = NEW.transaction_id;\n            IF sign(found.amount) <> sign(NEW.amount) THEN\n                RAISE check_violation USING CONSTRAINT = 'matched_in_its_direction', TABLE = TG_TABLE_NAME, COLUMN = 'transaction_id', MESSAGE = 'money in is not money out';\n            END IF;\n            IF found.program_id <> (SELECT program_id FROM programs_funding WHERE id = NEW.funding_id) THEN\n                RAISE check_violation USING CONSTRAINT = 'matched_in_its_program', TABLE = TG_TABLE_NAME, COLUMN = 'transaction_id', MESSAGE = 'of another program';\n            END IF;\n            UPDATE budgets_banktransaction SET matched = matched + (NEW.amount)\n            WHERE id = NEW.transaction_id;\n        END IF;\n        RETURN NULL;\n        ",
                    hash="5299452ba958c799f981c9cb1d1d6b6611f2d5c7",
                    operation='INSERT OR UPDATE OF "amount", "transaction_id" OR DELETE',
                    pgid="pgtrigger_receipt_is_matched_9704e",
                    table="budgets_receipt",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="receipt",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="bec7ed2ac41edf9db3849c5e3f3249cb9bfa19c5",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_f360c",
                    table="budgets_receipt",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="receipt",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."received_on" < DATE \'1900-01-01\' OR NEW."received_on" > arrimage_today())',
                    func="IF NEW.\"received_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"received_on\" IS DISTINCT FROM OLD.\"received_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'receipt_received_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'received_on', MESSAGE = 'a date that cannot be: receipt_received_on_too_early';\nEND IF;\nIF NEW.\"received_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"received_on\" IS DISTINCT FROM OLD.\"received_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'receipt_received_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'received_on', MESSAGE = 'a date that cannot be: receipt_received_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="c8bebfb31bbf0f48f63dff989bd8c2538904755e",
                    operation='INSERT OR UPDATE OF "received_on"',
                    pgid="pgtrigger_possible_days_4a25e",
                    table="budgets_receipt",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sharingkey",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="3886eda0f3959cec3037f7c0453a3b6b55aeed8c",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_7e586",
                    table="budgets_sharingkey",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sharingkey",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"retired_on\" < DATE '1900-01-01' OR NEW.\"retired_on\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"retired_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"retired_on\" IS DISTINCT FROM OLD.\"retired_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'sharingkey_retired_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'retired_on', MESSAGE = 'a date that cannot be: sharingkey_retired_on_too_early';\nEND IF;\nIF NEW.\"retired_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"retired_on\" IS DISTINCT FROM OLD.\"retired_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'sharingkey_retired_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'retired_on', MESSAGE = 'a date that cannot be: sharingkey_retired_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="31847ed5b7ca4c716dbec027b7b792dcec4d8bbb",
                    operation='INSERT OR UPDATE OF "retired_on"',
                    pgid="pgtrigger_possible_days_985b5",
                    table="budgets_sharingkey",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expense",
            trigger=pgtrigger.compiler.Trigger(
                name="a_charged_is_computed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.charged := NEW.amount - NEW.rebated; RETURN NEW;",
                    hash="185a54141f1e6c81c1332cb81f91d51461630e37",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_a_charged_is_computed_053f5",
                    table="budgets_expense",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expense",
            trigger=pgtrigger.compiler.Trigger(
                name="expense_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP <> 'INSERT' AND OLD.state IN ('approved', 'paid') THEN\n            IF TG_OP = 'DELETE' OR NEW.state NOT IN ('approved', 'paid') THEN\n                \n        PERFORM 1 FROM programs_program WHERE id = OLD.program_id FOR SHARE;\n        IF EXISTS (\n                SELECT 1 FROM budgets_periodclose\n                WHERE program_id = OLD.program_id AND reopened_at IS NULL\n                AND OLD.spent_on BETWEEN starts_on AND ends_on\n            ) THEN\n            RAISE check_violation USING CONSTRAINT = 'period_is_closed', TABLE = TG_TABLE_NAME, COLUMN = 'spent_on', MESSAGE = 'this period is closed';\n        END IF;\n            END IF;\n            IF TG_OP = 'UPDATE' AND (NEW.program_id, NEW.spent_on, NEW.amount, NEW.gst, NEW.qst, NEW.hst, NEW.rebated, NEW.charged, NEW.reverses_id, NEW.claimed, NEW.claimant_id)\n                IS DISTINCT FROM (OLD.program_id, OLD.spent_on, OLD.amount, OLD.gst, OLD.qst, OLD.hst, OLD.rebated, OLD.charged, OLD.reverses_id, OLD.claimed, OLD.claimant_id)\n            THEN\n                RAISE check_violation USING CONSTRAINT = 'expense_is_kept', TABLE = TG_TABLE_NAME, COLUMN = 'amount', MESSAGE = 'an approved expense never changes';\n            END IF;\n        END IF;\n        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n        IF TG_OP = 'INSERT' OR (NEW.program_id, NEW.spent_on)\n            IS DISTINCT FROM (OLD.program_id, OLD.spent_on)\n            OR (NEW.state IN ('approved', 'paid') AND OLD.state NOT IN ('approved', 'paid'))\n        THEN\n            \n        PERFORM 1 FROM programs_program WHERE id = NEW.program_id FOR SHARE;\n        IF EXISTS (\n                SELECT 1 FROM budgets_periodclose\n                WHERE program_id = NEW.program_id AND reopened_at IS NULL\n                AND NEW.spent_on BETWEEN starts_on AND ends_on\n            ) THEN\n            RAISE check_violation USING CONSTRAINT = 'period_is_closed', TABLE = TG_TABLE_NAME, COLUMN = 'spent_on', MESSAGE = 'this period is closed';\n        END IF;\n        END IF;\n        RETURN NEW;\n    ",
                    hash="c6ea140a5995afac7d608927ed1c174d8b3779ff",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_expense_is_kept_d3eab",
                    table="budgets_expense",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expense",
            trigger=pgtrigger.compiler.Trigger(
                name="reversal_points_back",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE first RECORD;",
                    func="\n        IF TG_OP = 'UPDATE' AND ROW(OLD.reverses_id, OLD.program_id, OLD.spent_on) IS NOT DISTINCT FROM ROW(NEW.reverses_id, NEW.program_id, NEW.spent_on) THEN\n            RETURN NEW;\n        END IF;\n        IF NEW.reverses_id IS NULL THEN RETURN NEW; END IF;\n        SELECT program_id, state, reverses_id, spent_on INTO first\n        FROM budgets_expense WHERE id = NEW.reverses_id FOR SHARE;\n        IF first.program_id <> NEW.program_id OR first.state NOT IN ('approved', 'paid')\n            OR first.reverses_id IS NOT NULL OR NEW.spent_on < first.spent_on\n        THEN\n            RAISE check_violation USING CONSTRAINT = 'reversal_points_back', TABLE = TG_TABLE_NAME, COLUMN = 'reverses_id', MESSAGE = 'not an approved expense of the program';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="b64e97c9b09901d3c2035f6fa629e750ad21468b",
                    operation='INSERT OR UPDATE OF "reverses_id", "program_id", "spent_on"',
                    pgid="pgtrigger_reversal_points_back_8dfe3",
                    table="budgets_expense",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expense",
            trigger=pgtrigger.compiler.Trigger(
                name="expense_is_counted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE part RECORD; released NUMERIC; held RECORD;",
                    func="\n        IF (OLD.state IN ('approved', 'paid')) = (NEW.state IN ('approved', 'paid')) THEN RETURN NULL; END IF;\n        PERFORM 1 FROM budgets_commitment WHERE id IN (\n            SELECT commitment_id FROM budgets_allocation WHERE expense_id = NEW.id\n        ) ORDER BY id FOR NO KEY UPDATE;\n        PERFORM 1 FROM budgets_budgetline WHERE id IN (\n            SELECT line_id FROM budgets_allocation WHERE expense_id = NEW.id\n        ) ORDER BY id FOR NO KEY UPDATE;\n        FOR part IN SELECT * FROM budgets_allocation WHERE expense_id = NEW.id ORDER BY id LOOP\n            IF NEW.state IN ('approved', 'paid') THEN \n            released := 0;\n            IF part.commitment_id IS NOT NULL THEN\n                SELECT amount, consumed, closed_on INTO held\n                FROM budgets_commitment WHERE id = part.commitment_id FOR NO KEY UPDATE;\n                released := CASE WHEN held.closed_on IS NULL THEN GREATEST(held.amount - (held.consumed + part.amount), 0) ELSE 0 END - CASE WHEN held.closed_on IS NULL THEN GREATEST(held.amount - (held.consumed), 0) ELSE 0 END;\n                UPDATE budgets_commitment SET consumed = consumed + part.amount\n                WHERE id = part.commitment_id;\n            END IF;\n            UPDATE budgets_budgetline SET spent = spent + part.amount, committed = committed + released\n            WHERE id = part.line_id;\n            ELSE \n            released := 0;\n            IF part.commitment_id IS NOT NULL THEN\n                SELECT amount, consumed, closed_on INTO held\n                FROM budgets_commitment WHERE id = part.commitment_id FOR NO KEY UPDATE;\n                released := CASE WHEN held.closed_on IS NULL THEN GREATEST(held.amount - (held.consumed + (- part.amount)), 0) ELSE 0 END - CASE WHEN held.closed_on IS NULL THEN GREATEST(held.amount - (held.consumed), 0) ELSE 0 END;\n                UPDATE budgets_commitment SET consumed = consumed + (- part.amount)\n                WHERE id = part.commitment_id;\n            END IF;\n            UPDATE budgets_budgetline SET spent = spent + (- part.amount), committed = committed + released\n            WHERE id = part.line_id;\n            END IF;\n        END LOOP;\n        IF NEW.reverses_id IS NOT NULL THEN\n            UPDATE budgets_expense SET reversed = reversed\n                + CASE WHEN NEW.state IN ('approved', 'paid') THEN - NEW.amount ELSE NEW.amount END\n            WHERE id = NEW.reverses_id;\n        END IF;\n        RETURN NULL;\n    ",
                    hash="9e3d1e5c4418a9a0e9b527ab9b4c8561553ad022",
                    operation='UPDATE OF "state"',
                    pgid="pgtrigger_expense_is_counted_cb754",
                    table="budgets_expense",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expense",
            trigger=pgtrigger.compiler.Trigger(
                name="counted_reversal_comes_or_goes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP = 'INSERT' AND NEW.reverses_id IS NOT NULL AND NEW.state IN ('approved', 'paid') THEN\n            UPDATE budgets_expense SET reversed = reversed - NEW.amount WHERE id = NEW.reverses_id;\n        END IF;\n        IF TG_OP = 'DELETE' AND OLD.reverses_id IS NOT NULL AND OLD.state IN ('approved', 'paid') THEN\n            UPDATE budgets_expense SET reversed = reversed + OLD.amount WHERE id = OLD.reverses_id;\n        END IF;\n        RETURN NULL;\n    ",
                    hash="13a607c7d8efaa7451647fc37c60ce4edc332774",
                    operation="INSERT OR DELETE",
                    pgid="pgtrigger_counted_reversal_comes_or_goes_06e20",
                    table="budgets_expense",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expense",
            trigger=pgtrigger.compiler.Trigger(
                name="expense_stays_on_its_lines",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (\n            SELECT 1 FROM budgets_allocation AS part\n            JOIN budgets_budgetline AS line ON line.id = part.line_id\n            JOIN budgets_budget AS budget ON budget.id = line.budget_id\n            LEFT JOIN budgets_commitment AS held ON held.id = part.commitment_id\n            WHERE part.expense_id = NEW.id AND (\n                budget.program_id <> NEW.program_id\n                OR NEW.spent_on NOT BETWEEN budget.starts_on AND budget.ends_on\n                OR NEW.spent_on < held.made_on\n            )\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'expense_in_the_year_of_its_line', TABLE = TG_TABLE_NAME, COLUMN = 'spent_on', MESSAGE = 'a line of another year';\n        END IF;\n        RETURN NULL;\n    ",
                    hash="9a2ee0999fe0eb3e2af9edc0f82d06b957e5775c",
                    operation='UPDATE OF "spent_on", "program_id"',
                    pgid="pgtrigger_expense_stays_on_its_lines_b890c",
                    table="budgets_expense",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expense",
            trigger=pgtrigger.compiler.Trigger(
                name="expense_is_shared_out",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\n        IF EXISTS (\n            SELECT 1 FROM budgets_expense AS expense\n            WHERE expense.id = NEW.id AND expense.state IN ('verified', 'approved', 'paid')\n            AND (\n                SELECT COALESCE(SUM(amount), 0) FROM budgets_allocation WHERE expense_id = expense.id\n            ) <> expense.charged\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'expense_is_shared_out', TABLE = TG_TABLE_NAME, COLUMN = 'amount', MESSAGE = 'the parts do not make the whole';\n        END IF;\n        RETURN NULL;",
                    hash="1bccd5185ea0a8840eb6b644253f51283306d6b6",
                    operation='INSERT OR UPDATE OF "state", "amount", "rebated"',
                    pgid="pgtrigger_expense_is_shared_out_b4920",
                    table="budgets_expense",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expense",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="437a3f03bc88b548df419e191214f506fac4f0f3",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_e4dc0",
                    table="budgets_expense",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expense",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."spent_on" < DATE \'1900-01-01\' OR NEW."spent_on" > arrimage_today())',
                    func="IF NEW.\"spent_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"spent_on\" IS DISTINCT FROM OLD.\"spent_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'expense_spent_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'spent_on', MESSAGE = 'a date that cannot be: expense_spent_on_too_early';\nEND IF;\nIF NEW.\"spent_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"spent_on\" IS DISTINCT FROM OLD.\"spent_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'expense_spent_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'spent_on', MESSAGE = 'a date that cannot be: expense_spent_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="957e940edf95a9b37baaf484f28f2cc38b79f731",
                    operation='INSERT OR UPDATE OF "spent_on"',
                    pgid="pgtrigger_possible_days_f10cb",
                    table="budgets_expense",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sharingpart",
            trigger=pgtrigger.compiler.Trigger(
                name="key_is_whole",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\n        IF (\n            SELECT SUM(percent) FROM budgets_sharingpart\n            WHERE key_id = COALESCE(NEW.key_id, OLD.key_id)\n        ) <> 100 THEN\n            RAISE check_violation USING CONSTRAINT = 'sharing_key_is_whole', TABLE = TG_TABLE_NAME, COLUMN = 'percent', MESSAGE = 'the parts of a key make 100 per cent';\n        END IF;\n        RETURN NULL;",
                    hash="4ec3c4fc5ef80bb9a0dda5df85930b7484fae13a",
                    operation='INSERT OR UPDATE OF "percent", "key_id" OR DELETE',
                    pgid="pgtrigger_key_is_whole_c8b60",
                    table="budgets_sharingpart",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sharingpart",
            trigger=pgtrigger.compiler.Trigger(
                name="line_of_the_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF (SELECT program_id FROM budgets_sharingkey WHERE id = NEW.key_id) IS DISTINCT FROM (\n            SELECT budget.program_id FROM budgets_budgetline AS line\n            JOIN budgets_budget AS budget ON budget.id = line.budget_id\n            WHERE line.id = NEW.line_id\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'line_of_the_program', TABLE = TG_TABLE_NAME, COLUMN = 'line_id', MESSAGE = 'a line of another program';\n        END IF;\n        RETURN NEW;\n        ",
                    hash="4ed285152f1d08cadfd7ef828452bba503719f33",
                    operation='INSERT OR UPDATE OF "line_id", "key_id"',
                    pgid="pgtrigger_line_of_the_program_92ecd",
                    table="budgets_sharingpart",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sharingpart",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="f541d45faf75340a3fbfd0f8b34fc18a87201aad",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_2add8",
                    table="budgets_sharingpart",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="variancenote",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="a6d76ced0d2aee9b00647b4452dd8ee77176597d",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_d44ff",
                    table="budgets_variancenote",
                    when="BEFORE",
                ),
            ),
        ),
    ]
