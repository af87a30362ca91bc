"""The rules of reports that only triggers can hold."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("reporting", "0003_triggers"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="reportdownload",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a28639009d6358814631122b11eb524e934ee978",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_frozen_d8f19",
                    table="reporting_reportdownload",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportversion",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="db9d1b148acc55a8888237decfba7090538a5e72",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_frozen_17be1",
                    table="reporting_reportversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportfile",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e74075966ce8bc4320d27c36aa907f331e014135",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_frozen_207b4",
                    table="reporting_reportfile",
                    when="BEFORE",
                ),
            ),
        ),
    ]
