"""The rules of activities that only triggers can hold."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0012_rules_1"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="surveyresponse",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."answered_on" < DATE \'1900-01-01\' OR NEW."answered_on" > arrimage_today())',
                    func="IF NEW.\"answered_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"answered_on\" IS DISTINCT FROM OLD.\"answered_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'surveyresponse_answered_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'answered_on', MESSAGE = 'a date that cannot be: surveyresponse_answered_on_too_early';\nEND IF;\nIF NEW.\"answered_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"answered_on\" IS DISTINCT FROM OLD.\"answered_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'surveyresponse_answered_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'answered_on', MESSAGE = 'a date that cannot be: surveyresponse_answered_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="6eb561cac34b62c39fc8c3482258b9f08da2391a",
                    operation='INSERT OR UPDATE OF "answered_on"',
                    pgid="pgtrigger_possible_days_d43bd",
                    table="activities_surveyresponse",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="answer_of_its_survey",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF NEW.question_id IS NOT NULL AND NEW.response_id IS NOT NULL\n            AND (SELECT survey_id FROM activities_surveyquestion WHERE id = NEW.question_id)\n            IS DISTINCT FROM (SELECT survey_id FROM activities_surveyresponse WHERE id = NEW.response_id)\n        THEN\n            RAISE check_violation USING CONSTRAINT = 'answer_of_its_survey', TABLE = TG_TABLE_NAME, COLUMN = 'question_id', MESSAGE = 'of another';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="d83dfb420632bee4313ea93ba9d47e9704dc3385",
                    operation='INSERT OR UPDATE OF "question_id", "response_id"',
                    pgid="pgtrigger_answer_of_its_survey_93f6a",
                    table="activities_surveyanswer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="92b8af82a6a0d6db44985004d736e6559a9d80fa",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_52569",
                    table="activities_surveyanswer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transport",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="631d2310df8396ec484fcbad81f1e4a27ade960b",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_bbe4a",
                    table="activities_transport",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transportstop",
            trigger=pgtrigger.compiler.Trigger(
                name="stop_of_its_session",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF NEW.registration_id IS NOT NULL AND (\n            SELECT session.offering_id FROM activities_transport AS transport\n            JOIN activities_session AS session ON session.id = transport.session_id\n            WHERE transport.id = NEW.transport_id\n        ) <> (SELECT offering_id FROM activities_registration WHERE id = NEW.registration_id) THEN\n            RAISE check_violation USING CONSTRAINT = 'attendance_of_its_offering', TABLE = TG_TABLE_NAME, COLUMN = 'registration_id', MESSAGE = 'of another offering';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="d371c658c8e0d12b92c03d5c57f6a89c4b248827",
                    operation='INSERT OR UPDATE OF "transport_id", "registration_id"',
                    pgid="pgtrigger_stop_of_its_session_6f03d",
                    table="activities_transportstop",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transportstop",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="e3566edba9c716110e4720bfacc9f2d2a342c807",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_0e60a",
                    table="activities_transportstop",
                    when="BEFORE",
                ),
            ),
        ),
    ]
