"""The texts that are kept in one form, the order of names and the telephone numbers."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# Each number in one form; what is none becomes a line of the background. Then nothing waits for the end of the transaction,
# so that the table takes its constraint.
PHONES = """
    UPDATE mentoring_mentoroffer SET
        phone = coalesce(arrimage_phone(phone), ''),
        background = CASE WHEN arrimage_phone(phone) IS NOT NULL THEN background
            ELSE concat_ws(E'\n', nullif(background, ''), 'Téléphone tel qu’écrit : ' || phone) END
    WHERE phone <> '';
    SET CONSTRAINTS ALL IMMEDIATE
"""

# What was there before the triggers passes through them once.
TABLES = (
    "mentoring_mentee",
    "mentoring_menteemove",
    "mentoring_mentor",
    "mentoring_mentormove",
    "mentoring_mentoroffer",
    "mentoring_mentoroffermove",
    "mentoring_outcome",
    "mentoring_pairing",
    "mentoring_pairingmeeting",
    "mentoring_pairingmove",
)


class Migration(migrations.Migration):
    dependencies = [
        ("mentoring", "0010_stays_kept"),
        ("programs", "0015_names_phones_and_text"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="mentee",
            options={
                "ordering": ["person__sort_key", "pk"],
                "verbose_name": "mentoré",
                "verbose_name_plural": "mentorés",
            },
        ),
        migrations.AlterModelOptions(
            name="mentor",
            options={
                "ordering": ["person__sort_key", "pk"],
                "verbose_name": "mentor",
                "verbose_name_plural": "mentors",
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentee",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="e2c53f835e16e84d119d7623337e0db147c5045e",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_567af",
                    table="mentoring_mentee",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="menteemove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="cbbf97b2b12a422666b8f306f64d7a0c81de854d",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_9d6cf",
                    table="mentoring_menteemove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentor",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="cead5c66b8f4fc0f7e1ddad55bbb180db070b095",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_a3717",
                    table="mentoring_mentor",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentormove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="fde601d06ef7377255c2633c67164af9864e5e1b",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_bb8a6",
                    table="mentoring_mentormove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentoroffer",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="995695c9a2c257e12fdeb9bc1b506d7d8a90e9e3",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_15673",
                    table="mentoring_mentoroffer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentoroffermove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="e1e28d140c1aa40db3b49110bad0e4be6b7fedb7",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_5eb2f",
                    table="mentoring_mentoroffermove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outcome",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="fa9c4c4bf59e58d67fe7d10f241e53b051c76884",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_6bc83",
                    table="mentoring_outcome",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairing",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="8b7869df31c6961971381e2eb0b29658b3da5952",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_11f79",
                    table="mentoring_pairing",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairingmeeting",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="e7153c5a1a466529e5a764a1a3045d3f8b4b5ac8",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_9fba5",
                    table="mentoring_pairingmeeting",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairingmove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="ad35f901c15f9b0a5156f2cbb486ab3d565d5c86",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_c6082",
                    table="mentoring_pairingmove",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(PHONES, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="mentoroffer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("phone", ""),
                    ("phone__regex", "^\\+[1-9][0-9]{6,14}(;ext=[0-9]{1,8})?$"),
                    _connector="OR",
                ),
                name="offer_phone_is_kept",
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
