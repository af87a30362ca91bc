"""The days from which another fiscal calendar holds, for programs and organisations."""

import django.contrib.postgres.fields
import django.core.validators
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# Each day is the first of a month, and later than the one before.
BEGIN_CALENDARS = """
    CREATE FUNCTION arrimage_begin_calendars(date[]) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
        SELECT coalesce(bool_and(
            coalesce(extract(day FROM begun) = 1, false) AND (before IS NULL OR before < begun)
        ), true)
        FROM (
            SELECT begun, lag(begun) OVER (ORDER BY place) AS before
            FROM unnest($1) WITH ORDINALITY AS days(begun, place)
        ) AS ordered
    $$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0011_imports"),
    ]

    operations = [
        migrations.RunSQL(BEGIN_CALENDARS, "DROP FUNCTION arrimage_begin_calendars(date[])"),
        pgtrigger.migrations.RemoveTrigger(
            model_name="organization",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="organization",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="organization",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="program",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="program",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="program",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="organization",
            name="fiscal_year_changes",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.DateField(),
                blank=True,
                default=list,
                help_text="Si l’exercice change un jour : le premier jour du premier nouvel exercice, par exemple 2026-07-01 pour passer à juillet-juin. L’exercice en cours finit alors la veille, plus court que douze mois; ceux d’avant gardent leurs dates. Séparez plusieurs jours par « ; ».",
                size=None,
                verbose_name="changements d’exercice",
            ),
        ),
        migrations.AddField(
            model_name="organizationevent",
            name="fiscal_year_changes",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.DateField(),
                blank=True,
                default=list,
                help_text="Si l’exercice change un jour : le premier jour du premier nouvel exercice, par exemple 2026-07-01 pour passer à juillet-juin. L’exercice en cours finit alors la veille, plus court que douze mois; ceux d’avant gardent leurs dates. Séparez plusieurs jours par « ; ».",
                size=None,
                verbose_name="changements d’exercice",
            ),
        ),
        migrations.AddField(
            model_name="program",
            name="fiscal_year_changes",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.DateField(),
                blank=True,
                default=list,
                help_text="Si l’exercice change un jour : le premier jour du premier nouvel exercice, par exemple 2026-07-01 pour passer à juillet-juin. L’exercice en cours finit alors la veille, plus court que douze mois; ceux d’avant gardent leurs dates. Séparez plusieurs jours par « ; ».",
                size=None,
                verbose_name="changements d’exercice",
            ),
        ),
        migrations.AddField(
            model_name="programevent",
            name="fiscal_year_changes",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.DateField(),
                blank=True,
                default=list,
                help_text="Si l’exercice change un jour : le premier jour du premier nouvel exercice, par exemple 2026-07-01 pour passer à juillet-juin. L’exercice en cours finit alors la veille, plus court que douze mois; ceux d’avant gardent leurs dates. Séparez plusieurs jours par « ; ».",
                size=None,
                verbose_name="changements d’exercice",
            ),
        ),
        migrations.AlterField(
            model_name="organization",
            name="fiscal_year_starts",
            field=models.PositiveSmallIntegerField(
                default=4,
                help_text="4 pour avril-mars, 7 pour juillet-juin, 9 pour septembre-août, 1 pour l’année civile.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(12),
                ],
                verbose_name="premier mois de l’exercice",
            ),
        ),
        migrations.AlterField(
            model_name="organizationevent",
            name="fiscal_year_starts",
            field=models.PositiveSmallIntegerField(
                default=4,
                help_text="4 pour avril-mars, 7 pour juillet-juin, 9 pour septembre-août, 1 pour l’année civile.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(12),
                ],
                verbose_name="premier mois de l’exercice",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_organizationevent" ("acronym", "code", "email", "fiscal_year_changes", "fiscal_year_starts", "id", "kind", "name", "name_en", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "region_id", "website") VALUES (NEW."acronym", NEW."code", NEW."email", NEW."fiscal_year_changes", NEW."fiscal_year_starts", NEW."id", NEW."kind", NEW."name", NEW."name_en", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."region_id", NEW."website"); RETURN NULL;',
                    hash="14447baa8526e2f11b42ee6d72fcec5669699789",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_03ab0",
                    table="programs_organization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "programs_organizationevent" ("acronym", "code", "email", "fiscal_year_changes", "fiscal_year_starts", "id", "kind", "name", "name_en", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "region_id", "website") VALUES (NEW."acronym", NEW."code", NEW."email", NEW."fiscal_year_changes", NEW."fiscal_year_starts", NEW."id", NEW."kind", NEW."name", NEW."name_en", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."region_id", NEW."website"); RETURN NULL;',
                    hash="cceb0b420b5e192796c725893a0d446a9a6dc297",
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
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_organizationevent" ("acronym", "code", "email", "fiscal_year_changes", "fiscal_year_starts", "id", "kind", "name", "name_en", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "region_id", "website") VALUES (OLD."acronym", OLD."code", OLD."email", OLD."fiscal_year_changes", OLD."fiscal_year_starts", OLD."id", OLD."kind", OLD."name", OLD."name_en", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."region_id", OLD."website"); RETURN NULL;',
                    hash="1104505cb2f613cf95bdf237b1684ae74457f1a6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b7747",
                    table="programs_organization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="program",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_programevent" ("aim", "aim_en", "code", "description", "description_en", "doors", "ends_on", "fiscal_year_changes", "fiscal_year_starts", "framework", "framework_en", "id", "lead_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "services", "slug", "starts_on", "title", "title_en") VALUES (NEW."aim", NEW."aim_en", NEW."code", NEW."description", NEW."description_en", NEW."doors", NEW."ends_on", NEW."fiscal_year_changes", NEW."fiscal_year_starts", NEW."framework", NEW."framework_en", NEW."id", NEW."lead_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."services", NEW."slug", NEW."starts_on", NEW."title", NEW."title_en"); RETURN NULL;',
                    hash="abb9e6061f4e587db6ef4113055de9d99e9847bc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5a554",
                    table="programs_program",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="program",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "programs_programevent" ("aim", "aim_en", "code", "description", "description_en", "doors", "ends_on", "fiscal_year_changes", "fiscal_year_starts", "framework", "framework_en", "id", "lead_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "services", "slug", "starts_on", "title", "title_en") VALUES (NEW."aim", NEW."aim_en", NEW."code", NEW."description", NEW."description_en", NEW."doors", NEW."ends_on", NEW."fiscal_year_changes", NEW."fiscal_year_starts", NEW."framework", NEW."framework_en", NEW."id", NEW."lead_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."services", NEW."slug", NEW."starts_on", NEW."title", NEW."title_en"); RETURN NULL;',
                    hash="5ae240623fcd988909b277bec2ea17b4b0b14edd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7f86c",
                    table="programs_program",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="program",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_programevent" ("aim", "aim_en", "code", "description", "description_en", "doors", "ends_on", "fiscal_year_changes", "fiscal_year_starts", "framework", "framework_en", "id", "lead_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "services", "slug", "starts_on", "title", "title_en") VALUES (OLD."aim", OLD."aim_en", OLD."code", OLD."description", OLD."description_en", OLD."doors", OLD."ends_on", OLD."fiscal_year_changes", OLD."fiscal_year_starts", OLD."framework", OLD."framework_en", OLD."id", OLD."lead_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."services", OLD."slug", OLD."starts_on", OLD."title", OLD."title_en"); RETURN NULL;',
                    hash="d01ef3607d6ae099af8dbb00d753f0a2f1ebc026",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7c1d4",
                    table="programs_program",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Func(
                        models.F("fiscal_year_changes"),
                        function="arrimage_begin_calendars",
                        output_field=models.BooleanField(),
                    )
                ),
                name="organization_fiscal_changes",
                violation_error_message="Un exercice commence le premier jour d’un mois, et les changements vont du plus ancien au plus récent.",
            ),
        ),
        migrations.AddConstraint(
            model_name="program",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Func(
                        models.F("fiscal_year_changes"),
                        function="arrimage_begin_calendars",
                        output_field=models.BooleanField(),
                    )
                ),
                name="program_fiscal_changes",
                violation_error_message="Un exercice commence le premier jour d’un mois, et les changements vont du plus ancien au plus récent.",
            ),
        ),
    ]
