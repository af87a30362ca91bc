"""The triggers that refuse dates that cannot be: see programs/dates."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0009_today"),
        ("reporting", "0004_rules"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"starts_on\" < DATE '1900-01-01' OR NEW.\"starts_on\" > arrimage_today() + interval '30 years' OR NEW.\"ends_on\" < DATE '1900-01-01' OR NEW.\"ends_on\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'report_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: report_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'report_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: report_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'report_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: report_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'report_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: report_ends_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="c83f69edf87ac69e436e14798bd3d119482b555b",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_possible_days_4618b",
                    table="reporting_report",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportmove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'reportmove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: reportmove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'reportmove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: reportmove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="706c5473d0ceb119fbe680843e99cf1f9c26acc4",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_70f5a",
                    table="reporting_reportmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statedfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"starts_on\" < DATE '1900-01-01' OR NEW.\"starts_on\" > arrimage_today() + interval '30 years' OR NEW.\"ends_on\" < DATE '1900-01-01' OR NEW.\"ends_on\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'statedfigure_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: statedfigure_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'statedfigure_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: statedfigure_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'statedfigure_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: statedfigure_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'statedfigure_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: statedfigure_ends_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="805ca13970a7fa10c0246684e47e3453676b5fb5",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_possible_days_b034f",
                    table="reporting_statedfigure",
                    when="BEFORE",
                ),
            ),
        ),
    ]
