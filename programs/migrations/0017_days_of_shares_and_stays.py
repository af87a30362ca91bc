"""What the days of a share may be; a program begins before the earlier stays in it."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0016_clean_new_tables"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="fundingshare",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"starts_on\" < DATE '1900-01-01' OR NEW.\"starts_on\" > arrimage_today() + interval '30 years' OR NEW.\"ends_on\" < DATE '1900-01-01' OR NEW.\"ends_on\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'fundingshare_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: fundingshare_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'fundingshare_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: fundingshare_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'fundingshare_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: fundingshare_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'fundingshare_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: fundingshare_ends_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="1c7cf5a92ea0b00b13192d47d8273b56076cba63",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_possible_days_69a9c",
                    table="programs_fundingshare",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="program",
            trigger=pgtrigger.compiler.Trigger(
                name="starts_on_before_mentor_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.starts_on IS DISTINCT FROM OLD.starts_on)",
                    func="PERFORM 1 FROM programs_program WHERE id = NEW.id FOR UPDATE;\n            \n            IF EXISTS (\n                SELECT 1 FROM mentoring_mentorstay AS stay\n                JOIN mentoring_mentor AS participant ON participant.id = stay.mentor_id\n                JOIN programs_program AS whole ON whole.id = participant.program_id\n                WHERE whole.id = NEW.id AND stay.starts_on < whole.starts_on\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'stay_after_program_starts_on',\n                    TABLE = TG_TABLE_NAME, COLUMN = 'starts_on',\n                    MESSAGE = 'a date that cannot be: a stay before its program';\n            END IF;\n            RETURN NULL;",
                    hash="2ba0f80725f29e9da0d37cbec530fa9d1074b924",
                    operation='UPDATE OF "starts_on"',
                    pgid="pgtrigger_starts_on_before_mentor_stays_7ae3e",
                    table="programs_program",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="program",
            trigger=pgtrigger.compiler.Trigger(
                name="starts_on_before_mentee_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.starts_on IS DISTINCT FROM OLD.starts_on)",
                    func="PERFORM 1 FROM programs_program WHERE id = NEW.id FOR UPDATE;\n            \n            IF EXISTS (\n                SELECT 1 FROM mentoring_menteestay AS stay\n                JOIN mentoring_mentee AS participant ON participant.id = stay.mentee_id\n                JOIN programs_program AS whole ON whole.id = participant.program_id\n                WHERE whole.id = NEW.id AND stay.starts_on < whole.starts_on\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'stay_after_program_starts_on',\n                    TABLE = TG_TABLE_NAME, COLUMN = 'starts_on',\n                    MESSAGE = 'a date that cannot be: a stay before its program';\n            END IF;\n            RETURN NULL;",
                    hash="9aca63a7f875059016e7e9ba17e96e0006a0bbdb",
                    operation='UPDATE OF "starts_on"',
                    pgid="pgtrigger_starts_on_before_mentee_stays_16e0d",
                    table="programs_program",
                    when="AFTER",
                ),
            ),
        ),
    ]
