"""The texts that are kept in one form, the order of names and the telephone numbers."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# Each number in one form; what is none becomes a line of the note. Then nothing waits for the end of the transaction,
# so that the table takes its constraint.
PHONES = """
    UPDATE programs_organization SET
        phone = coalesce(arrimage_phone(phone), ''),
        note = CASE WHEN arrimage_phone(phone) IS NOT NULL THEN note
            ELSE concat_ws(E'\n', nullif(note, ''), 'Téléphone tel qu’écrit : ' || phone) END
    WHERE phone <> '';
    SET CONSTRAINTS ALL IMMEDIATE
"""

# What was there before the triggers passes through them once.
TABLES = (
    "programs_funding",
    "programs_organization",
    "programs_organizationalias",
    "programs_program",
    "programs_programobjective",
    "programs_programrole",
    "programs_programtarget",
)


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0014_text"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="funding",
            options={
                "ordering": [
                    "program",
                    "starts_on",
                    models.Func(
                        models.F("funder__name"),
                        output_field=models.TextField(),
                        template='arrimage_sort_key(%(expressions)s) COLLATE "C"',
                    ),
                    "pk",
                ],
                "verbose_name": "financement",
                "verbose_name_plural": "financements",
            },
        ),
        migrations.AlterModelOptions(
            name="organization",
            options={
                "ordering": [
                    models.Func(
                        models.F("name"),
                        output_field=models.TextField(),
                        template='arrimage_sort_key(%(expressions)s) COLLATE "C"',
                    ),
                    "pk",
                ],
                "verbose_name": "organisme",
                "verbose_name_plural": "organismes",
            },
        ),
        migrations.AlterModelOptions(
            name="organizationalias",
            options={
                "ordering": [
                    models.Func(
                        models.F("name"),
                        output_field=models.TextField(),
                        template='arrimage_sort_key(%(expressions)s) COLLATE "C"',
                    ),
                    "pk",
                ],
                "verbose_name": "autre nom",
                "verbose_name_plural": "autres noms",
            },
        ),
        migrations.AlterModelOptions(
            name="program",
            options={
                "ordering": [
                    "region__code",
                    models.Func(
                        models.F("title"),
                        output_field=models.TextField(),
                        template='arrimage_sort_key(%(expressions)s) COLLATE "C"',
                    ),
                    "pk",
                ],
                "verbose_name": "programme",
                "verbose_name_plural": "programmes",
            },
        ),
        migrations.AlterModelOptions(
            name="programrole",
            options={
                "ordering": [
                    "role",
                    models.Func(
                        models.F("organization__name"),
                        output_field=models.TextField(),
                        template='arrimage_sort_key(%(expressions)s) COLLATE "C"',
                    ),
                    "pk",
                ],
                "verbose_name": "rôle dans un programme",
                "verbose_name_plural": "rôles dans les programmes",
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="funding",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="212eb68e0b7a8ddf2397734136339a8261a7c341",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_f89b3",
                    table="programs_funding",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="f6f17375e3945f5b40f6b278f06e73b014317144",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_bd4e0",
                    table="programs_organization",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationalias",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="23794d7e7f71ebc7d593b752ce9178904b071fa2",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_a6edb",
                    table="programs_organizationalias",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="program",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="125da60f9048b2d8fff5172d9a09eb8190eaedfc",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_cbf38",
                    table="programs_program",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programobjective",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="9ca2b2a1af21086340a4928ce2c383b156109bd0",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_f5923",
                    table="programs_programobjective",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programrole",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="dadd54c96e3ddd87c01575316dea7b1dce945f35",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_7edaa",
                    table="programs_programrole",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programtarget",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="bea59092a2b0febd8efcf303344ac56b810aa6fd",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_5ebfd",
                    table="programs_programtarget",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(PHONES, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("phone", ""),
                    ("phone__regex", "^\\+[1-9][0-9]{6,14}(;ext=[0-9]{1,8})?$"),
                    _connector="OR",
                ),
                name="organization_phone_is_kept",
                violation_error_message="Ce n’est pas un numéro de téléphone\xa0: 819 555-1234\xa0; 819 555-1234, poste 204\xa0; +33 6 12 34 56 78.",
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
