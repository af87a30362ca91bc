"""A registration that follows one which ended leaves it as an earlier stay, whoever writes it."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("mentoring", "0009_earlier_stays"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="mentee",
            trigger=pgtrigger.compiler.Trigger(
                name="earlier_stay_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NEW.registered_on >= OLD.left_on AND NEW.registered_on > OLD.registered_on THEN\n                INSERT INTO mentoring_menteestay (mentee_id, starts_on, ends_on)\n                VALUES (NEW.id, OLD.registered_on, LEAST(OLD.left_on, NEW.registered_on - 1));\n            ELSIF NEW.left_on IS NULL AND NEW.registered_on < OLD.left_on THEN\n                RAISE check_violation USING CONSTRAINT = 'back_after_leaving',\n                    MESSAGE = 'who comes back is registered anew, on the day of leaving at the earliest';\n            END IF;\n            IF EXISTS (\n                SELECT 1 FROM mentoring_menteestay\n                WHERE mentee_id = NEW.id AND ends_on >= NEW.registered_on\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'stay_before_the_current',\n                    MESSAGE = 'an earlier stay ends before the current one begins';\n            END IF;\n            RETURN NULL;\n        ",
                    hash="bf3e490329319123b3f8230b23202b6018f211da",
                    operation='UPDATE OF "registered_on", "left_on"',
                    pgid="pgtrigger_earlier_stay_kept_5c17b",
                    table="mentoring_mentee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentor",
            trigger=pgtrigger.compiler.Trigger(
                name="earlier_stay_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NEW.registered_on >= OLD.left_on AND NEW.registered_on > OLD.registered_on THEN\n                INSERT INTO mentoring_mentorstay (mentor_id, starts_on, ends_on)\n                VALUES (NEW.id, OLD.registered_on, LEAST(OLD.left_on, NEW.registered_on - 1));\n            ELSIF NEW.left_on IS NULL AND NEW.registered_on < OLD.left_on THEN\n                RAISE check_violation USING CONSTRAINT = 'back_after_leaving',\n                    MESSAGE = 'who comes back is registered anew, on the day of leaving at the earliest';\n            END IF;\n            IF EXISTS (\n                SELECT 1 FROM mentoring_mentorstay\n                WHERE mentor_id = NEW.id AND ends_on >= NEW.registered_on\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'stay_before_the_current',\n                    MESSAGE = 'an earlier stay ends before the current one begins';\n            END IF;\n            RETURN NULL;\n        ",
                    hash="88fd7c9227a741386ddfbffb06fb7c76ed89bb41",
                    operation='UPDATE OF "registered_on", "left_on"',
                    pgid="pgtrigger_earlier_stay_kept_ea4c1",
                    table="mentoring_mentor",
                    when="AFTER",
                ),
            ),
        ),
    ]
