"""The texts that are kept in one form, whoever writes them."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# What was there before the triggers passes through them once.
TABLES = (
    "accounts_invitation",
    "accounts_membership",
    "accounts_user",
)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_mark_demo_accounts"),
        ("programs", "0015_names_phones_and_text"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="membership",
            options={
                "ordering": [
                    models.Func(
                        models.F("organization__name"),
                        output_field=models.TextField(),
                        template='arrimage_sort_key(%(expressions)s) COLLATE "C"',
                    ),
                    "user__email",
                    "pk",
                ],
                "verbose_name": "rôle d’un utilisateur",
                "verbose_name_plural": "rôles des utilisateurs",
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="invitation",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="9f07edcd492ac17d4cee2ab55cad7aa8ed4ad1b5",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_695e7",
                    table="accounts_invitation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="cbce2f401d56f5ceaf3cb2f96fea0d0c6643de2a",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_a4d36",
                    table="accounts_membership",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="33ee1165b6ce32085f2472423e1cf0633fcf3b1b",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_b19e0",
                    table="accounts_user",
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
