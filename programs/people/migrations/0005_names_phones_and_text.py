"""The texts that are kept in one form, the order of names and the telephone numbers."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# Each number in one form; what is none becomes a line of the note. Then nothing waits for the end of the transaction,
# so that the table takes its constraint.
PHONES = """
    UPDATE people_person SET
        phone = coalesce(arrimage_phone(phone), ''),
        note = CASE WHEN arrimage_phone(phone) IS NOT NULL THEN note
            ELSE concat_ws(E'\n', nullif(note, ''), 'Téléphone tel qu’écrit : ' || phone) END
    WHERE phone <> '';
    SET CONSTRAINTS ALL IMMEDIATE
"""

# What was there before the triggers passes through them once.
TABLES = (
    "people_consent",
    "people_person",
)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_possible_days"),
        ("programs", "0015_names_phones_and_text"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="person",
            options={
                "ordering": ["sort_key", "pk"],
                "verbose_name": "personne",
                "verbose_name_plural": "personnes",
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="person",
            name="update_update",
        ),
        migrations.AddField(
            model_name="person",
            name="sort_key",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("last_name"),
                    models.F("first_name"),
                    arg_joiner=") || ' ' || arrimage_sort_key(",
                    template="arrimage_sort_key(%(expressions)s)",
                ),
                output_field=models.CharField(db_collation="C", max_length=1000),
                verbose_name="place dans l’ordre des noms",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["sort_key", "id"], name="person_in_order"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="54b7ccd2aee041d15fcbed5a1d944f6bb6a11195",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_60de0",
                    table="people_consent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="ae6f1df45d7c2706603c34ba4851e6df8e77a38b",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_8192c",
                    table="people_person",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."birth_date" IS DISTINCT FROM (NEW."birth_date") OR OLD."city" IS DISTINCT FROM (NEW."city") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."first_name" IS DISTINCT FROM (NEW."first_name") OR OLD."holder_id" IS DISTINCT FROM (NEW."holder_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."last_name" IS DISTINCT FROM (NEW."last_name") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."region_id" IS DISTINCT FROM (NEW."region_id"))',
                    func='INSERT INTO "people_personevent" ("birth_date", "city", "code", "created_at", "email", "first_name", "holder_id", "id", "languages", "last_name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "region_id") VALUES (NEW."birth_date", NEW."city", NEW."code", NEW."created_at", NEW."email", NEW."first_name", NEW."holder_id", NEW."id", NEW."languages", NEW."last_name", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."region_id"); RETURN NULL;',
                    hash="7e62438602625537f749fbd187baf1cc18d9701e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_de829",
                    table="people_person",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(PHONES, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("phone", ""),
                    ("phone__regex", "^\\+[1-9][0-9]{6,14}(;ext=[0-9]{1,8})?$"),
                    _connector="OR",
                ),
                name="person_phone_is_kept",
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
