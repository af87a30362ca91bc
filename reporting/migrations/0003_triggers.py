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
                    func='INSERT INTO "reporting_reportevent" ("correction_reason", "ends_on", "highlights", "highlights_en", "id", "kind", "outlook", "outlook_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presentation", "presentation_en", "program_id", "promotion", "promotion_en", "starts_on", "state") VALUES (NEW."correction_reason", NEW."ends_on", NEW."highlights", NEW."highlights_en", NEW."id", NEW."kind", NEW."outlook", NEW."outlook_en", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."presentation", NEW."presentation_en", NEW."program_id", NEW."promotion", NEW."promotion_en", NEW."starts_on", NEW."state"); RETURN NULL;',
                    hash="9d89b9231057e054aa7f63b92ae99ce7d0024cd6",
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
                    func='INSERT INTO "reporting_reportevent" ("correction_reason", "ends_on", "highlights", "highlights_en", "id", "kind", "outlook", "outlook_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presentation", "presentation_en", "program_id", "promotion", "promotion_en", "starts_on", "state") VALUES (NEW."correction_reason", NEW."ends_on", NEW."highlights", NEW."highlights_en", NEW."id", NEW."kind", NEW."outlook", NEW."outlook_en", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."presentation", NEW."presentation_en", NEW."program_id", NEW."promotion", NEW."promotion_en", NEW."starts_on", NEW."state"); RETURN NULL;',
                    hash="3f3219e345800530b997bcf7bfca42758d0b829f",
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
                    func='INSERT INTO "reporting_reportevent" ("correction_reason", "ends_on", "highlights", "highlights_en", "id", "kind", "outlook", "outlook_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presentation", "presentation_en", "program_id", "promotion", "promotion_en", "starts_on", "state") VALUES (OLD."correction_reason", OLD."ends_on", OLD."highlights", OLD."highlights_en", OLD."id", OLD."kind", OLD."outlook", OLD."outlook_en", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."presentation", OLD."presentation_en", OLD."program_id", OLD."promotion", OLD."promotion_en", OLD."starts_on", OLD."state"); RETURN NULL;',
                    hash="b74f64075ea4190c2b6c697e3af80d3829324049",
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
