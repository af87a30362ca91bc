"""The triggers that write the history of action plans, and that keep it from being changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0008_history_3"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="actionmove",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_actionmoveevent" ("action_id", "effective_on", "from_state", "id", "moved_at", "moved_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "to_state") VALUES (NEW."action_id", NEW."effective_on", NEW."from_state", NEW."id", NEW."moved_at", NEW."moved_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."to_state"); RETURN NULL;',
                    hash="2d41973b2856b23692c0313273b74d197c603d57",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_67575",
                    table="plans_actionmove",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionmove",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_actionmoveevent" ("action_id", "effective_on", "from_state", "id", "moved_at", "moved_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "to_state") VALUES (NEW."action_id", NEW."effective_on", NEW."from_state", NEW."id", NEW."moved_at", NEW."moved_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."to_state"); RETURN NULL;',
                    hash="12ef69bf6b3bf9dbb33d2c2966df15e84657adae",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_51124",
                    table="plans_actionmove",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionmove",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_actionmoveevent" ("action_id", "effective_on", "from_state", "id", "moved_at", "moved_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "to_state") VALUES (OLD."action_id", OLD."effective_on", OLD."from_state", OLD."id", OLD."moved_at", OLD."moved_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."to_state"); RETURN NULL;',
                    hash="1e019675c9d463c9a3d2210e2e4800a06e4df5f3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_22782",
                    table="plans_actionmove",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionmoveevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="5ab10a4b4672ffbfa4576e41dcc35e4deb8506d1",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_d3577",
                    table="plans_actionmoveevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionmoveevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b820235b7357d8c13644c5409f2f320704326f3d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f2dc1",
                    table="plans_actionmoveevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionplan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_actionplanevent" ("adopted_by", "adopted_on", "code", "ends_on", "follows_id", "framework", "framework_en", "id", "layout", "orientation", "orientation_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "revised_since", "starts_on", "state", "submission", "title", "title_en", "version") VALUES (NEW."adopted_by", NEW."adopted_on", NEW."code", NEW."ends_on", NEW."follows_id", NEW."framework", NEW."framework_en", NEW."id", NEW."layout", NEW."orientation", NEW."orientation_en", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."reason", NEW."revised_since", NEW."starts_on", NEW."state", NEW."submission", NEW."title", NEW."title_en", NEW."version"); RETURN NULL;',
                    hash="d7b8a03b7b3064a7429179bb475f65a60c6ca29b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8d4f9",
                    table="plans_actionplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionplan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_actionplanevent" ("adopted_by", "adopted_on", "code", "ends_on", "follows_id", "framework", "framework_en", "id", "layout", "orientation", "orientation_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "revised_since", "starts_on", "state", "submission", "title", "title_en", "version") VALUES (NEW."adopted_by", NEW."adopted_on", NEW."code", NEW."ends_on", NEW."follows_id", NEW."framework", NEW."framework_en", NEW."id", NEW."layout", NEW."orientation", NEW."orientation_en", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."reason", NEW."revised_since", NEW."starts_on", NEW."state", NEW."submission", NEW."title", NEW."title_en", NEW."version"); RETURN NULL;',
                    hash="6365c0a9bcdc15712105381f4fcad3614a5e8561",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e755a",
                    table="plans_actionplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionplan",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_actionplanevent" ("adopted_by", "adopted_on", "code", "ends_on", "follows_id", "framework", "framework_en", "id", "layout", "orientation", "orientation_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "revised_since", "starts_on", "state", "submission", "title", "title_en", "version") VALUES (OLD."adopted_by", OLD."adopted_on", OLD."code", OLD."ends_on", OLD."follows_id", OLD."framework", OLD."framework_en", OLD."id", OLD."layout", OLD."orientation", OLD."orientation_en", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."reason", OLD."revised_since", OLD."starts_on", OLD."state", OLD."submission", OLD."title", OLD."title_en", OLD."version"); RETURN NULL;',
                    hash="a200573d8c2eb3028e343420a2a8d68f4b937db6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fb709",
                    table="plans_actionplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionplanevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="d81928abfd3aed87e89f407b2776a32dafc6a39d",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_c7564",
                    table="plans_actionplanevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionplanevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="53f4f4990d7239b682dcdaa9e136092da732b762",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_13649",
                    table="plans_actionplanevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionplanmove",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_actionplanmoveevent" ("effective_on", "from_state", "id", "moved_at", "moved_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "reason", "to_state") VALUES (NEW."effective_on", NEW."from_state", NEW."id", NEW."moved_at", NEW."moved_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."reason", NEW."to_state"); RETURN NULL;',
                    hash="40ef270cc6789d01277e1501b02705844d4899fe",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5e87c",
                    table="plans_actionplanmove",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionplanmove",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_actionplanmoveevent" ("effective_on", "from_state", "id", "moved_at", "moved_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "reason", "to_state") VALUES (NEW."effective_on", NEW."from_state", NEW."id", NEW."moved_at", NEW."moved_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."reason", NEW."to_state"); RETURN NULL;',
                    hash="d8a1f17a6bb1c358c5329373731694cdf1406d12",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_16ebd",
                    table="plans_actionplanmove",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionplanmove",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_actionplanmoveevent" ("effective_on", "from_state", "id", "moved_at", "moved_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "reason", "to_state") VALUES (OLD."effective_on", OLD."from_state", OLD."id", OLD."moved_at", OLD."moved_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."reason", OLD."to_state"); RETURN NULL;',
                    hash="72ba7293b7427e51acf0aaac773d9b517f010603",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_27bc5",
                    table="plans_actionplanmove",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionplanmoveevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="456b07972d0c66ae7dac1be287aa0bc85ea12a01",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_1633d",
                    table="plans_actionplanmoveevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionplanmoveevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="eea2e650ba1a8a0c3ee6d933a506ee1572362fb4",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c2c8e",
                    table="plans_actionplanmoveevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="heading",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_headingevent" ("aim", "aim_en", "code", "id", "level", "number", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "stated_achievements", "stated_ongoing", "text", "text_en", "timeline", "timeline_en") VALUES (NEW."aim", NEW."aim_en", NEW."code", NEW."id", NEW."level", NEW."number", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."position", NEW."stated_achievements", NEW."stated_ongoing", NEW."text", NEW."text_en", NEW."timeline", NEW."timeline_en"); RETURN NULL;',
                    hash="35017f38e514ee94c11084d68028e50a40a7efc3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_63905",
                    table="plans_heading",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="heading",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."aim" IS DISTINCT FROM (NEW."aim") OR OLD."aim_en" IS DISTINCT FROM (NEW."aim_en") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."stated_achievements" IS DISTINCT FROM (NEW."stated_achievements") OR OLD."stated_ongoing" IS DISTINCT FROM (NEW."stated_ongoing") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."text_en" IS DISTINCT FROM (NEW."text_en") OR OLD."timeline" IS DISTINCT FROM (NEW."timeline") OR OLD."timeline_en" IS DISTINCT FROM (NEW."timeline_en"))',
                    func='INSERT INTO "plans_headingevent" ("aim", "aim_en", "code", "id", "level", "number", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "stated_achievements", "stated_ongoing", "text", "text_en", "timeline", "timeline_en") VALUES (NEW."aim", NEW."aim_en", NEW."code", NEW."id", NEW."level", NEW."number", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."position", NEW."stated_achievements", NEW."stated_ongoing", NEW."text", NEW."text_en", NEW."timeline", NEW."timeline_en"); RETURN NULL;',
                    hash="4af7affbfe2058e19d316c115920a346468057ef",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d2fb6",
                    table="plans_heading",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="heading",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_headingevent" ("aim", "aim_en", "code", "id", "level", "number", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "stated_achievements", "stated_ongoing", "text", "text_en", "timeline", "timeline_en") VALUES (OLD."aim", OLD."aim_en", OLD."code", OLD."id", OLD."level", OLD."number", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."position", OLD."stated_achievements", OLD."stated_ongoing", OLD."text", OLD."text_en", OLD."timeline", OLD."timeline_en"); RETURN NULL;',
                    hash="f4802768de21c8332de11d01000478800b099ae6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c86f9",
                    table="plans_heading",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="0884ce59acb1e7395fa95ba59200464691da2d13",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_d9cfa",
                    table="plans_actionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b6b323b840fa156e10b2953d8cfc2e12b29c8fb9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_58bca",
                    table="plans_actionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_actionevent" ("carried_from_id", "code", "counted", "counted_en", "counting", "due_on", "heading_id", "id", "maximum", "minimum", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "qualifier", "reason", "starts_on", "state", "stated_achievements", "stated_ongoing", "target_population", "target_population_en", "text", "text_en", "timeline", "timeline_en") VALUES (NEW."carried_from_id", NEW."code", NEW."counted", NEW."counted_en", NEW."counting", NEW."due_on", NEW."heading_id", NEW."id", NEW."maximum", NEW."minimum", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."position", NEW."qualifier", NEW."reason", NEW."starts_on", NEW."state", NEW."stated_achievements", NEW."stated_ongoing", NEW."target_population", NEW."target_population_en", NEW."text", NEW."text_en", NEW."timeline", NEW."timeline_en"); RETURN NULL;',
                    hash="e435071f3af215216d9a053f0fbae69741ecc897",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c2072",
                    table="plans_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."carried_from_id" IS DISTINCT FROM (NEW."carried_from_id") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."counted" IS DISTINCT FROM (NEW."counted") OR OLD."counted_en" IS DISTINCT FROM (NEW."counted_en") OR OLD."counting" IS DISTINCT FROM (NEW."counting") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."heading_id" IS DISTINCT FROM (NEW."heading_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."maximum" IS DISTINCT FROM (NEW."maximum") OR OLD."minimum" IS DISTINCT FROM (NEW."minimum") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."qualifier" IS DISTINCT FROM (NEW."qualifier") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."stated_achievements" IS DISTINCT FROM (NEW."stated_achievements") OR OLD."stated_ongoing" IS DISTINCT FROM (NEW."stated_ongoing") OR OLD."target_population" IS DISTINCT FROM (NEW."target_population") OR OLD."target_population_en" IS DISTINCT FROM (NEW."target_population_en") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."text_en" IS DISTINCT FROM (NEW."text_en") OR OLD."timeline" IS DISTINCT FROM (NEW."timeline") OR OLD."timeline_en" IS DISTINCT FROM (NEW."timeline_en"))',
                    func='INSERT INTO "plans_actionevent" ("carried_from_id", "code", "counted", "counted_en", "counting", "due_on", "heading_id", "id", "maximum", "minimum", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "qualifier", "reason", "starts_on", "state", "stated_achievements", "stated_ongoing", "target_population", "target_population_en", "text", "text_en", "timeline", "timeline_en") VALUES (NEW."carried_from_id", NEW."code", NEW."counted", NEW."counted_en", NEW."counting", NEW."due_on", NEW."heading_id", NEW."id", NEW."maximum", NEW."minimum", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."position", NEW."qualifier", NEW."reason", NEW."starts_on", NEW."state", NEW."stated_achievements", NEW."stated_ongoing", NEW."target_population", NEW."target_population_en", NEW."text", NEW."text_en", NEW."timeline", NEW."timeline_en"); RETURN NULL;',
                    hash="b5764d9724e71881a59c57b6e81c244a6888bf16",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c6d25",
                    table="plans_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_actionevent" ("carried_from_id", "code", "counted", "counted_en", "counting", "due_on", "heading_id", "id", "maximum", "minimum", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "qualifier", "reason", "starts_on", "state", "stated_achievements", "stated_ongoing", "target_population", "target_population_en", "text", "text_en", "timeline", "timeline_en") VALUES (OLD."carried_from_id", OLD."code", OLD."counted", OLD."counted_en", OLD."counting", OLD."due_on", OLD."heading_id", OLD."id", OLD."maximum", OLD."minimum", OLD."note", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."position", OLD."qualifier", OLD."reason", OLD."starts_on", OLD."state", OLD."stated_achievements", OLD."stated_ongoing", OLD."target_population", OLD."target_population_en", OLD."text", OLD."text_en", OLD."timeline", OLD."timeline_en"); RETURN NULL;',
                    hash="d9330e228771a341eac7f31f5193da668160c25e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b325f",
                    table="plans_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="headingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="73fa26e10f8e99b84dc0af5875e68ca1a0232205",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_171ff",
                    table="plans_headingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="headingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2a0b0d19dea90e80c909a98aab61d25402d75f07",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_10e9e",
                    table="plans_headingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_indicatorevent" ("action_id", "baseline_on", "cadence", "code", "denominator", "denominator_en", "direction", "figure", "heading_id", "id", "is_cumulative", "kind", "label", "label_en", "maximum", "measured_in", "measured_in_en", "minimum", "number", "numerator", "numerator_en", "parts", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "qualifier", "source", "source_en") VALUES (NEW."action_id", NEW."baseline_on", NEW."cadence", NEW."code", NEW."denominator", NEW."denominator_en", NEW."direction", NEW."figure", NEW."heading_id", NEW."id", NEW."is_cumulative", NEW."kind", NEW."label", NEW."label_en", NEW."maximum", NEW."measured_in", NEW."measured_in_en", NEW."minimum", NEW."number", NEW."numerator", NEW."numerator_en", NEW."parts", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."qualifier", NEW."source", NEW."source_en"); RETURN NULL;',
                    hash="ded47fd76f7703f45178ba8fa494bbb7cd5c2963",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_438a6",
                    table="plans_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."action_id" IS DISTINCT FROM (NEW."action_id") OR OLD."baseline_on" IS DISTINCT FROM (NEW."baseline_on") OR OLD."cadence" IS DISTINCT FROM (NEW."cadence") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."denominator" IS DISTINCT FROM (NEW."denominator") OR OLD."denominator_en" IS DISTINCT FROM (NEW."denominator_en") OR OLD."direction" IS DISTINCT FROM (NEW."direction") OR OLD."figure" IS DISTINCT FROM (NEW."figure") OR OLD."heading_id" IS DISTINCT FROM (NEW."heading_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_cumulative" IS DISTINCT FROM (NEW."is_cumulative") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."label_en" IS DISTINCT FROM (NEW."label_en") OR OLD."maximum" IS DISTINCT FROM (NEW."maximum") OR OLD."measured_in" IS DISTINCT FROM (NEW."measured_in") OR OLD."measured_in_en" IS DISTINCT FROM (NEW."measured_in_en") OR OLD."minimum" IS DISTINCT FROM (NEW."minimum") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."numerator" IS DISTINCT FROM (NEW."numerator") OR OLD."numerator_en" IS DISTINCT FROM (NEW."numerator_en") OR OLD."parts" IS DISTINCT FROM (NEW."parts") OR OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."qualifier" IS DISTINCT FROM (NEW."qualifier") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."source_en" IS DISTINCT FROM (NEW."source_en"))',
                    func='INSERT INTO "plans_indicatorevent" ("action_id", "baseline_on", "cadence", "code", "denominator", "denominator_en", "direction", "figure", "heading_id", "id", "is_cumulative", "kind", "label", "label_en", "maximum", "measured_in", "measured_in_en", "minimum", "number", "numerator", "numerator_en", "parts", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "qualifier", "source", "source_en") VALUES (NEW."action_id", NEW."baseline_on", NEW."cadence", NEW."code", NEW."denominator", NEW."denominator_en", NEW."direction", NEW."figure", NEW."heading_id", NEW."id", NEW."is_cumulative", NEW."kind", NEW."label", NEW."label_en", NEW."maximum", NEW."measured_in", NEW."measured_in_en", NEW."minimum", NEW."number", NEW."numerator", NEW."numerator_en", NEW."parts", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."qualifier", NEW."source", NEW."source_en"); RETURN NULL;',
                    hash="0cd65ab9f54fd82c9dc8bc1d3847ce54caa77b58",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6974b",
                    table="plans_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_indicatorevent" ("action_id", "baseline_on", "cadence", "code", "denominator", "denominator_en", "direction", "figure", "heading_id", "id", "is_cumulative", "kind", "label", "label_en", "maximum", "measured_in", "measured_in_en", "minimum", "number", "numerator", "numerator_en", "parts", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "qualifier", "source", "source_en") VALUES (OLD."action_id", OLD."baseline_on", OLD."cadence", OLD."code", OLD."denominator", OLD."denominator_en", OLD."direction", OLD."figure", OLD."heading_id", OLD."id", OLD."is_cumulative", OLD."kind", OLD."label", OLD."label_en", OLD."maximum", OLD."measured_in", OLD."measured_in_en", OLD."minimum", OLD."number", OLD."numerator", OLD."numerator_en", OLD."parts", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."qualifier", OLD."source", OLD."source_en"); RETURN NULL;',
                    hash="ff83d8155e58cb7df3e06124d727ba5ddda6a5a8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_eda16",
                    table="plans_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatorevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="79125a7eeddc767bcb1b033da0eba1e1ca7181be",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_d3bfc",
                    table="plans_indicatorevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatorevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="40c8f7ec8d97fe67de907c2a14e91f87ae7f1f27",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e3253",
                    table="plans_indicatorevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatortarget",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_indicatortargetevent" ("ends_on", "id", "indicator_id", "maximum", "minimum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "starts_on") VALUES (NEW."ends_on", NEW."id", NEW."indicator_id", NEW."maximum", NEW."minimum", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."qualifier", NEW."starts_on"); RETURN NULL;',
                    hash="6dcfe4cef4b3d15b66142d03ccd1cf23f5f826af",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_21726",
                    table="plans_indicatortarget",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatortarget",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_indicatortargetevent" ("ends_on", "id", "indicator_id", "maximum", "minimum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "starts_on") VALUES (NEW."ends_on", NEW."id", NEW."indicator_id", NEW."maximum", NEW."minimum", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."qualifier", NEW."starts_on"); RETURN NULL;',
                    hash="b4cc0e477b1731672deb4bca1b40499ad599c898",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_850ef",
                    table="plans_indicatortarget",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatortarget",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_indicatortargetevent" ("ends_on", "id", "indicator_id", "maximum", "minimum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "starts_on") VALUES (OLD."ends_on", OLD."id", OLD."indicator_id", OLD."maximum", OLD."minimum", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."qualifier", OLD."starts_on"); RETURN NULL;',
                    hash="f7f287fd1e7a00d3f302a46135bebab45084629d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_da468",
                    table="plans_indicatortarget",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatortargetevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="c7c6fe7ede6cc24f8abd1d18f5bae21bf1c64fc3",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_4187c",
                    table="plans_indicatortargetevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatortargetevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="88d324f77e547c0908a5ba8bf49cfe50ddafcce8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0be5d",
                    table="plans_indicatortargetevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="involvement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_involvementevent" ("action_id", "heading_id", "id", "label", "organization_id", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."action_id", NEW."heading_id", NEW."id", NEW."label", NEW."organization_id", NEW."part", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="4501cd4bf1cb572dec662556333a7fc249dfa8ca",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3a216",
                    table="plans_involvement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="involvement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_involvementevent" ("action_id", "heading_id", "id", "label", "organization_id", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."action_id", NEW."heading_id", NEW."id", NEW."label", NEW."organization_id", NEW."part", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="582b54f49e418d0c1afca1f5aba54cc0c4541761",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_04d63",
                    table="plans_involvement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="involvement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_involvementevent" ("action_id", "heading_id", "id", "label", "organization_id", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."action_id", OLD."heading_id", OLD."id", OLD."label", OLD."organization_id", OLD."part", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="0cc3c5f16014d4c531ca16eb7578d2d65bee5027",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d4fd8",
                    table="plans_involvement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="involvementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="bac92796c0e93f63434f27cdc13a1649004b8630",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_58ec0",
                    table="plans_involvementevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="involvementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a793e4a35e0be32a729d21fa53e3753e469301a8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7170c",
                    table="plans_involvementevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
