"""What organisations were called before, and which carries on which."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("programs", "0025_partnerships"),
    ]

    operations = [
        migrations.CreateModel(
            name="OrganizationName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="nom")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=200, verbose_name="nom en anglais"),
                ),
                ("acronym", models.CharField(blank=True, max_length=30, verbose_name="sigle")),
                (
                    "used_until",
                    models.DateField(
                        blank=True,
                        help_text="Le dernier jour où il portait ce nom\xa0: les rapports des périodes finies ce jour-là ou avant l’impriment.",
                        null=True,
                        verbose_name="porté jusqu’au",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=250, verbose_name="note")),
            ],
            options={
                "verbose_name": "ancien nom",
                "verbose_name_plural": "anciens noms",
                "ordering": [
                    models.OrderBy(models.F("used_until"), descending=True, nulls_last=True),
                    "pk",
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganizationNameEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200, verbose_name="nom")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=200, verbose_name="nom en anglais"),
                ),
                ("acronym", models.CharField(blank=True, max_length=30, verbose_name="sigle")),
                (
                    "used_until",
                    models.DateField(
                        blank=True,
                        help_text="Le dernier jour où il portait ce nom\xa0: les rapports des périodes finies ce jour-là ou avant l’impriment.",
                        null=True,
                        verbose_name="porté jusqu’au",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=250, verbose_name="note")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrganizationSuccession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("merger", "Fusion"),
                            ("takeover", "Reprise des activités"),
                            ("split", "Scission"),
                            ("spin_off", "Détachement d’une partie"),
                        ],
                        default="merger",
                        max_length=10,
                        verbose_name="type",
                    ),
                ),
                (
                    "on_day",
                    models.DateField(
                        help_text="Le premier jour où l’organisme d’après le remplace.",
                        verbose_name="depuis le",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=250, verbose_name="note")),
            ],
            options={
                "verbose_name": "succession d’organismes",
                "verbose_name_plural": "successions d’organismes",
                "ordering": ["-on_day", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OrganizationSuccessionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("merger", "Fusion"),
                            ("takeover", "Reprise des activités"),
                            ("split", "Scission"),
                            ("spin_off", "Détachement d’une partie"),
                        ],
                        default="merger",
                        max_length=10,
                        verbose_name="type",
                    ),
                ),
                (
                    "on_day",
                    models.DateField(
                        help_text="Le premier jour où l’organisme d’après le remplace.",
                        verbose_name="depuis le",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=250, verbose_name="note")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="organization",
            name="update_update",
        ),
        migrations.AddField(
            model_name="organization",
            name="ceased_on",
            field=models.DateField(editable=False, null=True, verbose_name="a cessé d’exister le"),
        ),
        migrations.AddField(
            model_name="organization",
            name="past_names",
            field=models.JSONField(default=list, editable=False),
        ),
        migrations.AlterField(
            model_name="organizationalias",
            name="kind",
            field=models.CharField(
                choices=[
                    ("acronym", "Sigle"),
                    ("variant", "Autre graphie"),
                    ("translation", "Nom dans une autre langue"),
                ],
                default="variant",
                max_length=20,
                verbose_name="type",
            ),
        ),
        migrations.AlterField(
            model_name="organizationaliasevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("acronym", "Sigle"),
                    ("variant", "Autre graphie"),
                    ("translation", "Nom dans une autre langue"),
                ],
                default="variant",
                max_length=20,
                verbose_name="type",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="shows_its_past",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        NEW.past_names := (\n            SELECT coalesce(\n                jsonb_agg(jsonb_build_array(used_until, name, name_en, acronym) ORDER BY used_until), '[]')\n            FROM programs_organizationname\n            WHERE organization_id = NEW.id AND used_until IS NOT NULL\n        );\n        NEW.ceased_on := (\n            SELECT min(on_day) FROM programs_organizationsuccession\n            WHERE predecessor_id = NEW.id AND kind <> 'spin_off'\n        );\n        RETURN NEW;\n    ",
                    hash="eb7527c0292f823e2a5e24afc6ff5dbd9d97b216",
                    operation="UPDATE",
                    pgid="pgtrigger_shows_its_past_e308b",
                    table="programs_organization",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."acronym" IS DISTINCT FROM (NEW."acronym") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."fiscal_year_changes" IS DISTINCT FROM (NEW."fiscal_year_changes") OR OLD."fiscal_year_starts" IS DISTINCT FROM (NEW."fiscal_year_starts") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."region_id" IS DISTINCT FROM (NEW."region_id") OR OLD."website" IS DISTINCT FROM (NEW."website"))',
                    func='INSERT INTO "programs_organizationevent" ("acronym", "code", "email", "fiscal_year_changes", "fiscal_year_starts", "id", "kind", "name", "name_en", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "region_id", "website") VALUES (NEW."acronym", NEW."code", NEW."email", NEW."fiscal_year_changes", NEW."fiscal_year_starts", NEW."id", NEW."kind", NEW."name", NEW."name_en", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."region_id", NEW."website"); RETURN NULL;',
                    hash="7dd6bebe47574705d1edc1d702c6953ed90e72bd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_22ff2",
                    table="programs_organization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"ceased_on\" < DATE '1900-01-01' OR NEW.\"ceased_on\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"ceased_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ceased_on\" IS DISTINCT FROM OLD.\"ceased_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'organization_ceased_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ceased_on', MESSAGE = 'a date that cannot be: organization_ceased_on_too_early';\nEND IF;\nIF NEW.\"ceased_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"ceased_on\" IS DISTINCT FROM OLD.\"ceased_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'organization_ceased_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ceased_on', MESSAGE = 'a date that cannot be: organization_ceased_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="73c596fdd8e9aa2a97661fda57af9ab79377c2b4",
                    operation='INSERT OR UPDATE OF "ceased_on"',
                    pgid="pgtrigger_possible_days_f97e6",
                    table="programs_organization",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddField(
            model_name="organizationname",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="former_names",
                to="programs.organization",
                verbose_name="organisme",
            ),
        ),
        migrations.AddField(
            model_name="organizationnameevent",
            name="organization",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="programs.organization",
                verbose_name="organisme",
            ),
        ),
        migrations.AddField(
            model_name="organizationnameevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="organizationnameevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="programs.organizationname",
            ),
        ),
        migrations.AddField(
            model_name="organizationsuccession",
            name="predecessor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="succeeded",
                to="programs.organization",
                verbose_name="organisme d’avant",
            ),
        ),
        migrations.AddField(
            model_name="organizationsuccession",
            name="successor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="succeeds",
                to="programs.organization",
                verbose_name="organisme d’après",
            ),
        ),
        migrations.AddField(
            model_name="organizationsuccessionevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="organizationsuccessionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="programs.organizationsuccession",
            ),
        ),
        migrations.AddField(
            model_name="organizationsuccessionevent",
            name="predecessor",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="programs.organization",
                verbose_name="organisme d’avant",
            ),
        ),
        migrations.AddField(
            model_name="organizationsuccessionevent",
            name="successor",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="programs.organization",
                verbose_name="organisme d’après",
            ),
        ),
        migrations.AddConstraint(
            model_name="organizationname",
            constraint=models.UniqueConstraint(
                fields=("organization", "used_until"),
                name="former_name_one_a_day",
                violation_error_message="Il portait déjà un autre nom jusqu’à ce jour.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organizationname",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="former_name_is_not_blank",
                violation_error_message="Écrivez l’ancien nom.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationname",
            trigger=pgtrigger.compiler.Trigger(
                name="names_are_known",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            UPDATE programs_organization SET ceased_on = ceased_on\n            WHERE id IN (\n                CASE WHEN TG_OP <> 'INSERT' THEN OLD.organization_id END,\n                CASE WHEN TG_OP <> 'DELETE' THEN NEW.organization_id END\n            );\n            RETURN NULL;\n        ",
                    hash="af26c3398aa473c2dd6607c715a7d6bc1c01acc5",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_names_are_known_3ffbc",
                    table="programs_organizationname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationname",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="af1dc2c66b0b91a19aa153ff70cfb8610ca44719",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_9a5bb",
                    table="programs_organizationname",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationname",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_organizationnameevent" ("acronym", "id", "name", "name_en", "note", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "used_until") VALUES (NEW."acronym", NEW."id", NEW."name", NEW."name_en", NEW."note", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."used_until"); RETURN NULL;',
                    hash="de9bcdbe7ffa9ded1fdc4008a6587bc1da221e28",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c1f36",
                    table="programs_organizationname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationname",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "programs_organizationnameevent" ("acronym", "id", "name", "name_en", "note", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "used_until") VALUES (NEW."acronym", NEW."id", NEW."name", NEW."name_en", NEW."note", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."used_until"); RETURN NULL;',
                    hash="57e56c24894bd74b206bfbb497aec48fcff66c37",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b4785",
                    table="programs_organizationname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationname",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_organizationnameevent" ("acronym", "id", "name", "name_en", "note", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "used_until") VALUES (OLD."acronym", OLD."id", OLD."name", OLD."name_en", OLD."note", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."used_until"); RETURN NULL;',
                    hash="f429377500c637701788fdd479d15581be460b40",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1309a",
                    table="programs_organizationname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationname",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."used_until" < DATE \'1900-01-01\' OR NEW."used_until" > arrimage_today())',
                    func="IF NEW.\"used_until\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"used_until\" IS DISTINCT FROM OLD.\"used_until\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'organizationname_used_until_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'used_until', MESSAGE = 'a date that cannot be: organizationname_used_until_too_early';\nEND IF;\nIF NEW.\"used_until\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"used_until\" IS DISTINCT FROM OLD.\"used_until\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'organizationname_used_until_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'used_until', MESSAGE = 'a date that cannot be: organizationname_used_until_too_late';\nEND IF;\nRETURN NEW;",
                    hash="ec28448e7ea2587f1ca32ae9b428d4ee8dee6cb4",
                    operation='INSERT OR UPDATE OF "used_until"',
                    pgid="pgtrigger_possible_days_cf90e",
                    table="programs_organizationname",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationnameevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="773bfed3ddc7bf285f439b9c1020a1d672519b4a",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_64d79",
                    table="programs_organizationnameevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationnameevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cb4d04ae37b9af6a77652120c329e666276a1f3c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_27247",
                    table="programs_organizationnameevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="organizationsuccession",
            constraint=models.UniqueConstraint(
                fields=("predecessor", "successor"),
                name="succession_once",
                violation_error_message="Cette succession est déjà inscrite.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organizationsuccession",
            constraint=models.CheckConstraint(
                condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                name="succession_of_another",
                violation_error_message="Un organisme ne se succède pas à lui-même.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationsuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="in_turn",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        PERFORM pg_advisory_xact_lock(hashtext('arrimage_successions'));\n        RETURN NEW;\n    ",
                    hash="4e92bb11e4838191a75fd3dc507608d6487e250a",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_in_turn_03e8e",
                    table="programs_organizationsuccession",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationsuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="succession_goes_on",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (\n                    WITH RECURSIVE later(id) AS (\n                        SELECT NEW.successor_id\n                        UNION\n                        SELECT step.successor_id\n                        FROM programs_organizationsuccession AS step\n                        JOIN later ON later.id = step.predecessor_id\n                    )\n                    SELECT 1 FROM later WHERE later.id = NEW.predecessor_id\n                ) THEN\n            RAISE check_violation USING CONSTRAINT = 'succession_without_a_circle', TABLE = TG_TABLE_NAME,\n                MESSAGE = 'succession_without_a_circle';\n        END IF;\n    \n\n        IF NEW.kind <> 'spin_off' AND EXISTS (\n                    SELECT 1 FROM programs_organizationsuccession AS other WHERE other.id <> NEW.id AND other.predecessor_id = NEW.predecessor_id\n                    AND other.kind <> 'spin_off' AND other.on_day <> NEW.on_day\n                ) THEN\n            RAISE check_violation USING CONSTRAINT = 'succession_ends_once', TABLE = TG_TABLE_NAME,\n                MESSAGE = 'succession_ends_once';\n        END IF;\n    \n\n        IF EXISTS (\n                    SELECT 1 FROM programs_organizationsuccession AS other WHERE other.id <> NEW.id AND other.kind <> 'spin_off' AND other.on_day < NEW.on_day\n                    AND other.predecessor_id IN (NEW.successor_id, NEW.predecessor_id)\n                ) OR NEW.kind <> 'spin_off' AND EXISTS (\n                    SELECT 1 FROM programs_organizationsuccession AS other WHERE other.id <> NEW.id AND other.on_day > NEW.on_day\n                    AND NEW.predecessor_id IN (other.successor_id, other.predecessor_id)\n                ) THEN\n            RAISE check_violation USING CONSTRAINT = 'succession_while_both_are', TABLE = TG_TABLE_NAME,\n                MESSAGE = 'succession_while_both_are';\n        END IF;\n    \nRETURN NULL;",
                    hash="a05320f78cbb1885a4db6d7cba79e327138d22eb",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_succession_goes_on_bd9ae",
                    table="programs_organizationsuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationsuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="names_are_known",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            UPDATE programs_organization SET ceased_on = ceased_on\n            WHERE id IN (\n                CASE WHEN TG_OP <> 'INSERT' THEN OLD.predecessor_id END,\n                CASE WHEN TG_OP <> 'DELETE' THEN NEW.predecessor_id END\n            );\n            RETURN NULL;\n        ",
                    hash="d569745cf0c574fb782fde7f8ee6c7da3a40f41b",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_names_are_known_c58b4",
                    table="programs_organizationsuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationsuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="0d4a104875d06df59d5a4fe97e577163138e8365",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_8e4b9",
                    table="programs_organizationsuccession",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationsuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_organizationsuccessionevent" ("id", "kind", "note", "on_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id") VALUES (NEW."id", NEW."kind", NEW."note", NEW."on_day", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."predecessor_id", NEW."successor_id"); RETURN NULL;',
                    hash="97b27a3b9eaa6d3bfe74796dde48ff1dd88e45eb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4baf0",
                    table="programs_organizationsuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationsuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "programs_organizationsuccessionevent" ("id", "kind", "note", "on_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id") VALUES (NEW."id", NEW."kind", NEW."note", NEW."on_day", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."predecessor_id", NEW."successor_id"); RETURN NULL;',
                    hash="9fd031fb05c032ac2fd010a315f4ea3bb10e1e98",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9bdb4",
                    table="programs_organizationsuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationsuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_organizationsuccessionevent" ("id", "kind", "note", "on_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id") VALUES (OLD."id", OLD."kind", OLD."note", OLD."on_day", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."predecessor_id", OLD."successor_id"); RETURN NULL;',
                    hash="5e76ee4989fe15b955751721cc6e9b1461a76d5f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_774e0",
                    table="programs_organizationsuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationsuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"on_day\" < DATE '1900-01-01' OR NEW.\"on_day\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"on_day\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"on_day\" IS DISTINCT FROM OLD.\"on_day\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'organizationsuccession_on_day_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'on_day', MESSAGE = 'a date that cannot be: organizationsuccession_on_day_too_early';\nEND IF;\nIF NEW.\"on_day\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"on_day\" IS DISTINCT FROM OLD.\"on_day\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'organizationsuccession_on_day_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'on_day', MESSAGE = 'a date that cannot be: organizationsuccession_on_day_too_late';\nEND IF;\nRETURN NEW;",
                    hash="14061d69998b1586415179f73852ffb935040464",
                    operation='INSERT OR UPDATE OF "on_day"',
                    pgid="pgtrigger_possible_days_c5736",
                    table="programs_organizationsuccession",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationsuccessionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="f1a4693aa4ec297bf8984ad7361d127d813a4770",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_f784e",
                    table="programs_organizationsuccessionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationsuccessionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e81262c0dd1c4095b99ce46ea26f73f64d81558d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_791a2",
                    table="programs_organizationsuccessionevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
