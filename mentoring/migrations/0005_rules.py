"""The rules of mentoring that only triggers can hold."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("mentoring", "0004_triggers"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="pairing",
            trigger=pgtrigger.compiler.Trigger(
                name="count_active_pairings",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE before BIGINT; after BIGINT;",
                    func="\n        IF TG_OP <> 'INSERT' AND OLD.state IN ('active', 'paused') THEN before := OLD.mentor_id; END IF;\n        IF TG_OP <> 'DELETE' AND NEW.state IN ('active', 'paused') THEN after := NEW.mentor_id; END IF;\n        IF before IS NOT DISTINCT FROM after THEN RETURN NULL; END IF;\n        UPDATE mentoring_mentor SET active_pairings = active_pairings - 1 WHERE id = before;\n        UPDATE mentoring_mentor SET active_pairings = active_pairings + 1 WHERE id = after;\n        RETURN NULL;\n    ",
                    hash="0ae6a71fe7636400618f6177af8f27a8afc0e48a",
                    operation='INSERT OR UPDATE OF "state", "mentor_id" OR DELETE',
                    pgid="pgtrigger_count_active_pairings_b3b52",
                    table="mentoring_pairing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairing",
            trigger=pgtrigger.compiler.Trigger(
                name="pairing_before_outcomes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (\n            SELECT 1 FROM mentoring_outcome\n            WHERE pairing_id = NEW.id AND (NEW.started_on IS NULL OR observed_on < NEW.started_on)\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'outcome_after_start',\n                MESSAGE = 'an outcome cannot precede the start of its pairing';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="d0d202d7b3024d95609f730755bad6ed1a391cc6",
                    operation='UPDATE OF "started_on"',
                    pgid="pgtrigger_pairing_before_outcomes_2176f",
                    table="mentoring_pairing",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outcome",
            trigger=pgtrigger.compiler.Trigger(
                name="outcome_after_start",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE start DATE;",
                    func="\n        SELECT started_on INTO start FROM mentoring_pairing WHERE id = NEW.pairing_id FOR SHARE;\n        IF start IS NULL OR NEW.observed_on < start THEN\n            RAISE check_violation USING CONSTRAINT = 'outcome_after_start',\n                MESSAGE = 'an outcome cannot precede the start of its pairing';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="7d473b98fd0aa535ffb1822d98996a7f54ec3c02",
                    operation='INSERT OR UPDATE OF "observed_on", "pairing_id"',
                    pgid="pgtrigger_outcome_after_start_f6866",
                    table="mentoring_outcome",
                    when="BEFORE",
                ),
            ),
        ),
    ]
