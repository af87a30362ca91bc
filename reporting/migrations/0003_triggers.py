"""The triggers that write the history of reports, and that keep it from being changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("reporting", "0002_history"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reporting_reportevent" ("correction_reason", "ends_on", "id", "kind", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "starts_on", "state") VALUES (NEW."correction_reason", NEW."ends_on", NEW."id", NEW."kind", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."starts_on", NEW."state"); RETURN NULL;',
                    hash="fafb129df0db383f8ae5311ab7a91aa89113a6be",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_69d08",
                    table="reporting_report",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reporting_reportevent" ("correction_reason", "ends_on", "id", "kind", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "starts_on", "state") VALUES (NEW."correction_reason", NEW."ends_on", NEW."id", NEW."kind", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."starts_on", NEW."state"); RETURN NULL;',
                    hash="f1cb5049f3fa19e60a7e832729010198f22c6ec1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6c13c",
                    table="reporting_report",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reporting_reportevent" ("correction_reason", "ends_on", "id", "kind", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "starts_on", "state") VALUES (OLD."correction_reason", OLD."ends_on", OLD."id", OLD."kind", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."starts_on", OLD."state"); RETURN NULL;',
                    hash="f0c3930af48c60dbc353e1ef82757ca7afbce447",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a47c2",
                    table="reporting_report",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="56745650eb7b120b5aee5494b6498c27d97c8501",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_df5d0",
                    table="reporting_reportevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="19fbce4176f1a2ca6b1c1731117466334181de2f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_73e88",
                    table="reporting_reportevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportdownload",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="5a2ceceb8f59b1840d26236caf40fa2f481ec7cd",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_13049",
                    table="reporting_reportdownload",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reporttext",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reporting_reporttextevent" ("english", "french", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id") VALUES (NEW."english", NEW."french", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."report_id"); RETURN NULL;',
                    hash="9604da8c5bfe99ad014d0b4aa683ed55e50f3bb8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3464b",
                    table="reporting_reporttext",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reporttext",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reporting_reporttextevent" ("english", "french", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id") VALUES (NEW."english", NEW."french", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."report_id"); RETURN NULL;',
                    hash="6d8b9af1cbf58669b6893537cc6c82543eba0b46",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_44406",
                    table="reporting_reporttext",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reporttext",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reporting_reporttextevent" ("english", "french", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id") VALUES (OLD."english", OLD."french", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."report_id"); RETURN NULL;',
                    hash="a1c49b295bbc898a105f664daceb8dc4619c07cd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a5eaf",
                    table="reporting_reporttext",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reporttextevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="cab931e88e18a3116005853d6cbb8a9306a46853",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_d877d",
                    table="reporting_reporttextevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reporttextevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8931881264500d8aab5e8763623e4cf7952e9be1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f2204",
                    table="reporting_reporttextevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportversion",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="e521164f840191e37d888b492e31511dfbec885a",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_649aa",
                    table="reporting_reportversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportfile",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="ecf21aaef5b9a63842dafa05e7875b62ba6461a8",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_c9dcb",
                    table="reporting_reportfile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statedfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reporting_statedfigureevent" ("code", "ends_on", "id", "label", "label_en", "maximum", "minimum", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "qualifier", "source", "source_en", "starts_on", "unit") VALUES (NEW."code", NEW."ends_on", NEW."id", NEW."label", NEW."label_en", NEW."maximum", NEW."minimum", NEW."part", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."qualifier", NEW."source", NEW."source_en", NEW."starts_on", NEW."unit"); RETURN NULL;',
                    hash="74d0f41999f22247af5bb0f05a510c8c1b9f212b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ae150",
                    table="reporting_statedfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statedfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reporting_statedfigureevent" ("code", "ends_on", "id", "label", "label_en", "maximum", "minimum", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "qualifier", "source", "source_en", "starts_on", "unit") VALUES (NEW."code", NEW."ends_on", NEW."id", NEW."label", NEW."label_en", NEW."maximum", NEW."minimum", NEW."part", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."qualifier", NEW."source", NEW."source_en", NEW."starts_on", NEW."unit"); RETURN NULL;',
                    hash="a8b5dd6953addb84d3d33ea4ee305b7aefed2608",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f7a8c",
                    table="reporting_statedfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statedfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reporting_statedfigureevent" ("code", "ends_on", "id", "label", "label_en", "maximum", "minimum", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "qualifier", "source", "source_en", "starts_on", "unit") VALUES (OLD."code", OLD."ends_on", OLD."id", OLD."label", OLD."label_en", OLD."maximum", OLD."minimum", OLD."part", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."qualifier", OLD."source", OLD."source_en", OLD."starts_on", OLD."unit"); RETURN NULL;',
                    hash="9b7115b90643f89584659a67d3bbb79d9b3ac862",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ac0e1",
                    table="reporting_statedfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statedfigureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="aad8559271fae53c84b8981f9a388f9e12f50414",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_0d369",
                    table="reporting_statedfigureevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statedfigureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="427d292e624a11f5dd4056b4998d95114713c68e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a57f6",
                    table="reporting_statedfigureevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
