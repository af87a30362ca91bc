"""The day and the hour of the first session of each offering, which name it where nobody did."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0015_counted_order"),
    ]

    operations = [
        migrations.AddField(
            model_name="offering",
            name="first_day",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="offering",
            name="first_starts",
            field=models.TimeField(editable=False, null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offering",
            trigger=pgtrigger.compiler.Trigger(
                name="first_session_is_read",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        NEW.first_day = NULL;\n        NEW.first_starts = NULL;\n        SELECT day, starts INTO NEW.first_day, NEW.first_starts\n        FROM activities_session WHERE offering_id = NEW.id\n        ORDER BY (state = 'cancelled'), day, starts LIMIT 1;\n        RETURN NEW;\n    ",
                    hash="cdeec6858b3987bc03f9a0ecc23103f14f83ec38",
                    operation='UPDATE OF "first_day", "first_starts"',
                    pgid="pgtrigger_first_session_is_read_683ee",
                    table="activities_offering",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="first_session_is_told",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        UPDATE activities_offering SET first_day = NULL\n        WHERE id = COALESCE(NEW.offering_id, OLD.offering_id);\n        RETURN NULL;\n    ",
                    hash="7b73f58a1d1c5b900a030b1a6d96df66146220e1",
                    operation='INSERT OR UPDATE OF "day", "starts", "state" OR DELETE',
                    pgid="pgtrigger_first_session_is_told_aaa5f",
                    table="activities_session",
                    when="AFTER",
                ),
            ),
        ),
        # The trigger reads what is asked to be written.
        migrations.RunSQL(
            "UPDATE activities_offering SET first_day = NULL",
            migrations.RunSQL.noop,
        ),
    ]
