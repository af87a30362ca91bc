"""The texts that are kept in one form, whoever writes them."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# What was there before the triggers passes through them once.
TABLES = (
    "reporting_report",
    "reporting_reportmove",
    "reporting_reporttext",
    "reporting_statedfigure",
)


class Migration(migrations.Migration):
    dependencies = [
        ("reporting", "0006_labels_and_numbers"),
        ("programs", "0015_names_phones_and_text"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="report",
            options={
                "ordering": [
                    "-ends_on",
                    models.Func(
                        models.F("program__title"),
                        output_field=models.TextField(),
                        template='arrimage_sort_key(%(expressions)s) COLLATE "C"',
                    ),
                    "pk",
                ],
                "verbose_name": "rapport",
                "verbose_name_plural": "rapports",
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="5195b5a4ff51d65a5e0cdfbb455bce09e405d90c",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_053ba",
                    table="reporting_report",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportmove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="3c923387274fa9ebae6733bd3e431e01ce08f3c1",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_563c4",
                    table="reporting_reportmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reporttext",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="c4ceb5771b5a7ea136022ffe5f32f160fdab2462",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_238a8",
                    table="reporting_reporttext",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statedfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="6893931211752bfbbba413d3726a7987d97e73e4",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_2db08",
                    table="reporting_statedfigure",
                    when="BEFORE",
                ),
            ),
        ),
        *(
            migrations.RunSQL(
                f"UPDATE {table} SET id = id WHERE NOT arrimage_is_clean({table}::text)",
                migrations.RunSQL.noop,
            )
            for table in TABLES
        ),
    ]
