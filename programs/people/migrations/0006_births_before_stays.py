"""A person is born before their earlier stays."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_names_phones_and_text"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="birth_date_before_mentor_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.birth_date IS DISTINCT FROM OLD.birth_date)",
                    func="PERFORM 1 FROM people_person WHERE id = NEW.id FOR UPDATE;\n            \n            IF EXISTS (\n                SELECT 1 FROM mentoring_mentorstay AS stay\n                JOIN mentoring_mentor AS participant ON participant.id = stay.mentor_id\n                JOIN people_person AS whole ON whole.id = participant.person_id\n                WHERE whole.id = NEW.id AND stay.starts_on < whole.birth_date\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'stay_after_person_birth_date',\n                    TABLE = TG_TABLE_NAME, COLUMN = 'birth_date',\n                    MESSAGE = 'a date that cannot be: a stay before its person';\n            END IF;\n            RETURN NULL;",
                    hash="7d31adc8cee3809825f53fe87a16817a63718887",
                    operation='UPDATE OF "birth_date"',
                    pgid="pgtrigger_birth_date_before_mentor_stays_6bca3",
                    table="people_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="birth_date_before_mentee_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.birth_date IS DISTINCT FROM OLD.birth_date)",
                    func="PERFORM 1 FROM people_person WHERE id = NEW.id FOR UPDATE;\n            \n            IF EXISTS (\n                SELECT 1 FROM mentoring_menteestay AS stay\n                JOIN mentoring_mentee AS participant ON participant.id = stay.mentee_id\n                JOIN people_person AS whole ON whole.id = participant.person_id\n                WHERE whole.id = NEW.id AND stay.starts_on < whole.birth_date\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'stay_after_person_birth_date',\n                    TABLE = TG_TABLE_NAME, COLUMN = 'birth_date',\n                    MESSAGE = 'a date that cannot be: a stay before its person';\n            END IF;\n            RETURN NULL;",
                    hash="af3af18f2dd67845568ad4da1fc89c84b6b49d89",
                    operation='UPDATE OF "birth_date"',
                    pgid="pgtrigger_birth_date_before_mentee_stays_a591f",
                    table="people_person",
                    when="AFTER",
                ),
            ),
        ),
    ]
