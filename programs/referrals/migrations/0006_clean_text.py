"""The texts that are kept in one form, whoever writes them."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

# What was there before the triggers passes through them once.
TABLES = (
    "referrals_referral",
    "referrals_referrallink",
    "referrals_referralmessage",
    "referrals_referralmove",
)


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0005_moves_kept"),
        ("programs", "0015_names_phones_and_text"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="referral",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="a449f2e78ec70640d16646ba6859d86477a6ee52",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_14fa5",
                    table="referrals_referral",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referralfile",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='\n            IF NOT arrimage_is_clean(ROW(NEW."name", NEW."content_type", NEW."sha256")::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ',
                    hash="896dc6afbb01a5d919a89f591dfb93557142ce7a",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_e6a50",
                    table="referrals_referralfile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referrallink",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="20270947e4a8e8b6c3e09a7dc3572970a305aeef",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_9158c",
                    table="referrals_referrallink",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referralmessage",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="5b7827faadbc934fe0e2cf2031723c692796eaac",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_7cbe6",
                    table="referrals_referralmessage",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referralmove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="e73c1491e3c46dad30d749cb1ce8a39f9574d897",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_ccde7",
                    table="referrals_referralmove",
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
        # The contents of the files are not looked at.
        migrations.RunSQL(
            "UPDATE referrals_referralfile SET id = id WHERE NOT arrimage_is_clean(name)",
            migrations.RunSQL.noop,
        ),
    ]
