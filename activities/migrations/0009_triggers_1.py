"""The triggers that write the history of activities, and that keep it from being changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0008_history_4"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_activityevent" ("action_id", "audiences", "certificate", "certificate_en", "certificate_sessions", "code", "companions_take_seats", "contact_email", "contact_name", "contact_phone", "copied_from_id", "enrolment", "id", "is_public", "kind", "language", "levels", "names_needed", "one_choice", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "region_id", "review", "review_en", "state", "summary", "summary_en", "title", "title_en") VALUES (NEW."action_id", NEW."audiences", NEW."certificate", NEW."certificate_en", NEW."certificate_sessions", NEW."code", NEW."companions_take_seats", NEW."contact_email", NEW."contact_name", NEW."contact_phone", NEW."copied_from_id", NEW."enrolment", NEW."id", NEW."is_public", NEW."kind", NEW."language", NEW."levels", NEW."names_needed", NEW."one_choice", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."reason", NEW."region_id", NEW."review", NEW."review_en", NEW."state", NEW."summary", NEW."summary_en", NEW."title", NEW."title_en"); RETURN NULL;',
                    hash="27d47ef4e28404e36cc2f643f1903b163c348141",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6de9c",
                    table="activities_activity",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "activities_activityevent" ("action_id", "audiences", "certificate", "certificate_en", "certificate_sessions", "code", "companions_take_seats", "contact_email", "contact_name", "contact_phone", "copied_from_id", "enrolment", "id", "is_public", "kind", "language", "levels", "names_needed", "one_choice", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "region_id", "review", "review_en", "state", "summary", "summary_en", "title", "title_en") VALUES (NEW."action_id", NEW."audiences", NEW."certificate", NEW."certificate_en", NEW."certificate_sessions", NEW."code", NEW."companions_take_seats", NEW."contact_email", NEW."contact_name", NEW."contact_phone", NEW."copied_from_id", NEW."enrolment", NEW."id", NEW."is_public", NEW."kind", NEW."language", NEW."levels", NEW."names_needed", NEW."one_choice", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."reason", NEW."region_id", NEW."review", NEW."review_en", NEW."state", NEW."summary", NEW."summary_en", NEW."title", NEW."title_en"); RETURN NULL;',
                    hash="99d623b827f7734a9fc89ab6ae4d340d9140505d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a56a1",
                    table="activities_activity",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_activityevent" ("action_id", "audiences", "certificate", "certificate_en", "certificate_sessions", "code", "companions_take_seats", "contact_email", "contact_name", "contact_phone", "copied_from_id", "enrolment", "id", "is_public", "kind", "language", "levels", "names_needed", "one_choice", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "region_id", "review", "review_en", "state", "summary", "summary_en", "title", "title_en") VALUES (OLD."action_id", OLD."audiences", OLD."certificate", OLD."certificate_en", OLD."certificate_sessions", OLD."code", OLD."companions_take_seats", OLD."contact_email", OLD."contact_name", OLD."contact_phone", OLD."copied_from_id", OLD."enrolment", OLD."id", OLD."is_public", OLD."kind", OLD."language", OLD."levels", OLD."names_needed", OLD."one_choice", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."reason", OLD."region_id", OLD."review", OLD."review_en", OLD."state", OLD."summary", OLD."summary_en", OLD."title", OLD."title_en"); RETURN NULL;',
                    hash="0ced5d14fffc79898c20ee3ab89e89a95966cc78",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cc776",
                    table="activities_activity",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activityevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="6718b0c696188f2c74013f9d29625cde9efa16da",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_8b4a7",
                    table="activities_activityevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activityevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="db1ce8ee7434c8d6ffd204f1fd78016cd3a3a0a3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_09934",
                    table="activities_activityevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activitypart",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_activitypartevent" ("activity_id", "id", "organization_id", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."activity_id", NEW."id", NEW."organization_id", NEW."part", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="ab613f255a4a3b4cf096546d48781deb1d645e7b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dca05",
                    table="activities_activitypart",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activitypart",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "activities_activitypartevent" ("activity_id", "id", "organization_id", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."activity_id", NEW."id", NEW."organization_id", NEW."part", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="6f2291e7362a27c4b10322388dab69727a30eabb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7feff",
                    table="activities_activitypart",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activitypart",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_activitypartevent" ("activity_id", "id", "organization_id", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."activity_id", OLD."id", OLD."organization_id", OLD."part", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="eba86cc7387a16baaa023abd4d6801c6b43f5ba2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_caad7",
                    table="activities_activitypart",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activitypartevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="17dd986c86448673ce0bc3dc4f35c8da2252ab77",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_93a34",
                    table="activities_activitypartevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activitypartevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="70c39527622e677d6d99260becb47df0c93ad646",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7f973",
                    table="activities_activitypartevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="booking",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_bookingevent" ("activity_id", "code", "email", "id", "language", "made_at", "made_by_id", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role", "submission") VALUES (NEW."activity_id", NEW."code", NEW."email", NEW."id", NEW."language", NEW."made_at", NEW."made_by_id", NEW."name", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."role", NEW."submission"); RETURN NULL;',
                    hash="3986bce1ae715f9848750cc14f686985b4bb7248",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a0e7e",
                    table="activities_booking",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="booking",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."activity_id" IS DISTINCT FROM (NEW."activity_id") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."submission" IS DISTINCT FROM (NEW."submission"))',
                    func='INSERT INTO "activities_bookingevent" ("activity_id", "code", "email", "id", "language", "made_at", "made_by_id", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role", "submission") VALUES (NEW."activity_id", NEW."code", NEW."email", NEW."id", NEW."language", NEW."made_at", NEW."made_by_id", NEW."name", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."role", NEW."submission"); RETURN NULL;',
                    hash="25297111fab6d3230000d46ab15850b976b75cb8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_28310",
                    table="activities_booking",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="booking",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_bookingevent" ("activity_id", "code", "email", "id", "language", "made_at", "made_by_id", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role", "submission") VALUES (OLD."activity_id", OLD."code", OLD."email", OLD."id", OLD."language", OLD."made_at", OLD."made_by_id", OLD."name", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."role", OLD."submission"); RETURN NULL;',
                    hash="45318cdb3911ec65101e48ee7225ac87a50b72e6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d8e67",
                    table="activities_booking",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bookingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="e5f0866cf0d966c65ba6f5cc051274bec5d5218a",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_ce5a5",
                    table="activities_bookingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bookingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0db8fa78d5dbc98c3a317f742f34d20e7e19f463",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_20274",
                    table="activities_bookingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="highlight",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_highlightevent" ("activity_id", "code", "happened_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "program_id", "submission", "text", "text_en", "title", "title_en") VALUES (NEW."activity_id", NEW."code", NEW."happened_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."program_id", NEW."submission", NEW."text", NEW."text_en", NEW."title", NEW."title_en"); RETURN NULL;',
                    hash="cee8bc30aa426a2573b8203060773655195a8375",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_65b53",
                    table="activities_highlight",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="highlight",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "activities_highlightevent" ("activity_id", "code", "happened_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "program_id", "submission", "text", "text_en", "title", "title_en") VALUES (NEW."activity_id", NEW."code", NEW."happened_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."program_id", NEW."submission", NEW."text", NEW."text_en", NEW."title", NEW."title_en"); RETURN NULL;',
                    hash="576df842b0d87d403339556163bdb5cbcf36f7be",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1fdb2",
                    table="activities_highlight",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="highlight",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_highlightevent" ("activity_id", "code", "happened_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "program_id", "submission", "text", "text_en", "title", "title_en") VALUES (OLD."activity_id", OLD."code", OLD."happened_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."program_id", OLD."submission", OLD."text", OLD."text_en", OLD."title", OLD."title_en"); RETURN NULL;',
                    hash="cfe33b02e5cf94d5d26a4919f35277ab6fc26fcd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_10590",
                    table="activities_highlight",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="highlightevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="e5263c36bd2b413750dfecacec6c1a88d13484ec",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_62358",
                    table="activities_highlightevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="highlightevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b09783e5bab4444acced2f4b42133378cee0e2d3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_dbcab",
                    table="activities_highlightevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="highlightpicture",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_highlightpictureevent" ("added_at", "added_by_id", "alt", "alt_en", "consent", "consent_note", "consented_on", "content_type", "credit", "height", "highlight_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sha256", "size", "width") VALUES (NEW."added_at", NEW."added_by_id", NEW."alt", NEW."alt_en", NEW."consent", NEW."consent_note", NEW."consented_on", NEW."content_type", NEW."credit", NEW."height", NEW."highlight_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."sha256", NEW."size", NEW."width"); RETURN NULL;',
                    hash="de32465bbb2940cbb12e7afc337ecf8d688fdba0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e93fe",
                    table="activities_highlightpicture",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="highlightpicture",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."alt" IS DISTINCT FROM (NEW."alt") OR OLD."alt_en" IS DISTINCT FROM (NEW."alt_en") OR OLD."consent" IS DISTINCT FROM (NEW."consent") OR OLD."consent_note" IS DISTINCT FROM (NEW."consent_note") OR OLD."consented_on" IS DISTINCT FROM (NEW."consented_on") OR OLD."content_type" IS DISTINCT FROM (NEW."content_type") OR OLD."credit" IS DISTINCT FROM (NEW."credit") OR OLD."height" IS DISTINCT FROM (NEW."height") OR OLD."highlight_id" IS DISTINCT FROM (NEW."highlight_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."width" IS DISTINCT FROM (NEW."width"))',
                    func='INSERT INTO "activities_highlightpictureevent" ("added_at", "added_by_id", "alt", "alt_en", "consent", "consent_note", "consented_on", "content_type", "credit", "height", "highlight_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sha256", "size", "width") VALUES (NEW."added_at", NEW."added_by_id", NEW."alt", NEW."alt_en", NEW."consent", NEW."consent_note", NEW."consented_on", NEW."content_type", NEW."credit", NEW."height", NEW."highlight_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."sha256", NEW."size", NEW."width"); RETURN NULL;',
                    hash="377a0af4d19339abbeb77355b076269e27dd278c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9368e",
                    table="activities_highlightpicture",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="highlightpicture",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_highlightpictureevent" ("added_at", "added_by_id", "alt", "alt_en", "consent", "consent_note", "consented_on", "content_type", "credit", "height", "highlight_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sha256", "size", "width") VALUES (OLD."added_at", OLD."added_by_id", OLD."alt", OLD."alt_en", OLD."consent", OLD."consent_note", OLD."consented_on", OLD."content_type", OLD."credit", OLD."height", OLD."highlight_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."sha256", OLD."size", OLD."width"); RETURN NULL;',
                    hash="7acdd3cd7d46cef5a6d2557c0945871c1b606847",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c449f",
                    table="activities_highlightpicture",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="highlightpictureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="60e8c5d1d127ddb72ae52cc8776166fc44ae8ea8",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_883d7",
                    table="activities_highlightpictureevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="highlightpictureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="51494c3f46336bc06c19e71da103d8ca62120b54",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_45392",
                    table="activities_highlightpictureevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="kiosk",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_kioskevent" ("activity_id", "code", "contact", "cost_id", "email", "id", "name", "needs", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "space", "state", "submission", "theme") VALUES (NEW."activity_id", NEW."code", NEW."contact", NEW."cost_id", NEW."email", NEW."id", NEW."name", NEW."needs", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."space", NEW."state", NEW."submission", NEW."theme"); RETURN NULL;',
                    hash="dcba037c92cd55307d0f82600f9e18e3c7f9cb74",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fa8d2",
                    table="activities_kiosk",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="kiosk",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "activities_kioskevent" ("activity_id", "code", "contact", "cost_id", "email", "id", "name", "needs", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "space", "state", "submission", "theme") VALUES (NEW."activity_id", NEW."code", NEW."contact", NEW."cost_id", NEW."email", NEW."id", NEW."name", NEW."needs", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."space", NEW."state", NEW."submission", NEW."theme"); RETURN NULL;',
                    hash="fb91410907f63b809f098e14c38153429ad417a2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e9e4c",
                    table="activities_kiosk",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="kiosk",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_kioskevent" ("activity_id", "code", "contact", "cost_id", "email", "id", "name", "needs", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "space", "state", "submission", "theme") VALUES (OLD."activity_id", OLD."code", OLD."contact", OLD."cost_id", OLD."email", OLD."id", OLD."name", OLD."needs", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."space", OLD."state", OLD."submission", OLD."theme"); RETURN NULL;',
                    hash="ed52260aa9ae9ea5a2344e773621ceb5cf7505d8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a55b5",
                    table="activities_kiosk",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="kioskevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="2c7c043368ccc5ff6d56e39451318a2d8e52c640",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_8dc88",
                    table="activities_kioskevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="kioskevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="017004a0b5bff82e3683d629c29db5cf3d2f54e2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ffdac",
                    table="activities_kioskevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offering",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_offeringevent" ("activity_id", "address", "capacity", "closes_at", "code", "fee", "freezes_at", "has_waiting_list", "id", "is_online", "label", "label_en", "language", "link", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "reason", "state", "town") VALUES (NEW."activity_id", NEW."address", NEW."capacity", NEW."closes_at", NEW."code", NEW."fee", NEW."freezes_at", NEW."has_waiting_list", NEW."id", NEW."is_online", NEW."label", NEW."label_en", NEW."language", NEW."link", NEW."opens_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."reason", NEW."state", NEW."town"); RETURN NULL;',
                    hash="c9ca1d586c4a3ce0c20a4fa35aeafc8a7d929d07",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_52174",
                    table="activities_offering",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offering",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."activity_id" IS DISTINCT FROM (NEW."activity_id") OR OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."capacity" IS DISTINCT FROM (NEW."capacity") OR OLD."closes_at" IS DISTINCT FROM (NEW."closes_at") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."fee" IS DISTINCT FROM (NEW."fee") OR OLD."freezes_at" IS DISTINCT FROM (NEW."freezes_at") OR OLD."has_waiting_list" IS DISTINCT FROM (NEW."has_waiting_list") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_online" IS DISTINCT FROM (NEW."is_online") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."label_en" IS DISTINCT FROM (NEW."label_en") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."link" IS DISTINCT FROM (NEW."link") OR OLD."opens_at" IS DISTINCT FROM (NEW."opens_at") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."town" IS DISTINCT FROM (NEW."town"))',
                    func='INSERT INTO "activities_offeringevent" ("activity_id", "address", "capacity", "closes_at", "code", "fee", "freezes_at", "has_waiting_list", "id", "is_online", "label", "label_en", "language", "link", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "reason", "state", "town") VALUES (NEW."activity_id", NEW."address", NEW."capacity", NEW."closes_at", NEW."code", NEW."fee", NEW."freezes_at", NEW."has_waiting_list", NEW."id", NEW."is_online", NEW."label", NEW."label_en", NEW."language", NEW."link", NEW."opens_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."reason", NEW."state", NEW."town"); RETURN NULL;',
                    hash="0fe6479e0e6e6265e8b85cab1fe88afd43853dde",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0aa23",
                    table="activities_offering",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offering",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_offeringevent" ("activity_id", "address", "capacity", "closes_at", "code", "fee", "freezes_at", "has_waiting_list", "id", "is_online", "label", "label_en", "language", "link", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "reason", "state", "town") VALUES (OLD."activity_id", OLD."address", OLD."capacity", OLD."closes_at", OLD."code", OLD."fee", OLD."freezes_at", OLD."has_waiting_list", OLD."id", OLD."is_online", OLD."label", OLD."label_en", OLD."language", OLD."link", OLD."opens_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."reason", OLD."state", OLD."town"); RETURN NULL;',
                    hash="637c5d043652646bff6600b76a45444a2b942833",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5e981",
                    table="activities_offering",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offeringevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="7ae62f50481546079616cac01d97f55e9681f0d3",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_36e4b",
                    table="activities_offeringevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offeringevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e8cc338faa2b56eeecd9774c2e63a1b3369cce06",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_bb50a",
                    table="activities_offeringevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outreachentry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_outreachentryevent" ("action_id", "activity_id", "audience", "code", "count", "ends_on", "id", "kind", "language", "maximum", "medium", "minimum", "note", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "qualifier", "starts_on", "submission", "title", "title_en", "url") VALUES (NEW."action_id", NEW."activity_id", NEW."audience", NEW."code", NEW."count", NEW."ends_on", NEW."id", NEW."kind", NEW."language", NEW."maximum", NEW."medium", NEW."minimum", NEW."note", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."qualifier", NEW."starts_on", NEW."submission", NEW."title", NEW."title_en", NEW."url"); RETURN NULL;',
                    hash="e910207131b3e7e64453ed8ec0e3638c383a63ee",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9cb83",
                    table="activities_outreachentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outreachentry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "activities_outreachentryevent" ("action_id", "activity_id", "audience", "code", "count", "ends_on", "id", "kind", "language", "maximum", "medium", "minimum", "note", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "qualifier", "starts_on", "submission", "title", "title_en", "url") VALUES (NEW."action_id", NEW."activity_id", NEW."audience", NEW."code", NEW."count", NEW."ends_on", NEW."id", NEW."kind", NEW."language", NEW."maximum", NEW."medium", NEW."minimum", NEW."note", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."qualifier", NEW."starts_on", NEW."submission", NEW."title", NEW."title_en", NEW."url"); RETURN NULL;',
                    hash="f93fff769b90f6e81a93f7db3736355374ebebb4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_caf81",
                    table="activities_outreachentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outreachentry",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_outreachentryevent" ("action_id", "activity_id", "audience", "code", "count", "ends_on", "id", "kind", "language", "maximum", "medium", "minimum", "note", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "qualifier", "starts_on", "submission", "title", "title_en", "url") VALUES (OLD."action_id", OLD."activity_id", OLD."audience", OLD."code", OLD."count", OLD."ends_on", OLD."id", OLD."kind", OLD."language", OLD."maximum", OLD."medium", OLD."minimum", OLD."note", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."qualifier", OLD."starts_on", OLD."submission", OLD."title", OLD."title_en", OLD."url"); RETURN NULL;',
                    hash="28fac90067d9da369986a9422d94c1bc4eee8088",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c185e",
                    table="activities_outreachentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outreachentryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="dee6adbd58fa443707d45b9570c4f0e8a3858c29",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_bb82a",
                    table="activities_outreachentryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outreachentryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="86a1eb913354c8d64f59aa172317459afd838d33",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0edbd",
                    table="activities_outreachentryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registration",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_registrationevent" ("board_id", "booking_id", "code", "companions", "fee", "group", "id", "is_walk_in", "levels", "needs", "needs_transport", "note", "offering_id", "paid", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pupils", "queue", "reason", "region_id", "registered_on", "school_id", "school_name", "seats", "split_from_id", "state") VALUES (NEW."board_id", NEW."booking_id", NEW."code", NEW."companions", NEW."fee", NEW."group", NEW."id", NEW."is_walk_in", NEW."levels", NEW."needs", NEW."needs_transport", NEW."note", NEW."offering_id", NEW."paid", NEW."paid_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pupils", NEW."queue", NEW."reason", NEW."region_id", NEW."registered_on", NEW."school_id", NEW."school_name", NEW."seats", NEW."split_from_id", NEW."state"); RETURN NULL;',
                    hash="c048228b7999a1bf80b3219b032601669a7498fe",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_86db7",
                    table="activities_registration",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registration",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "activities_registrationevent" ("board_id", "booking_id", "code", "companions", "fee", "group", "id", "is_walk_in", "levels", "needs", "needs_transport", "note", "offering_id", "paid", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pupils", "queue", "reason", "region_id", "registered_on", "school_id", "school_name", "seats", "split_from_id", "state") VALUES (NEW."board_id", NEW."booking_id", NEW."code", NEW."companions", NEW."fee", NEW."group", NEW."id", NEW."is_walk_in", NEW."levels", NEW."needs", NEW."needs_transport", NEW."note", NEW."offering_id", NEW."paid", NEW."paid_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pupils", NEW."queue", NEW."reason", NEW."region_id", NEW."registered_on", NEW."school_id", NEW."school_name", NEW."seats", NEW."split_from_id", NEW."state"); RETURN NULL;',
                    hash="226a8026610bf0144fd7fb0d82ba2cdd7d4ba004",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_362e8",
                    table="activities_registration",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registration",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_registrationevent" ("board_id", "booking_id", "code", "companions", "fee", "group", "id", "is_walk_in", "levels", "needs", "needs_transport", "note", "offering_id", "paid", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pupils", "queue", "reason", "region_id", "registered_on", "school_id", "school_name", "seats", "split_from_id", "state") VALUES (OLD."board_id", OLD."booking_id", OLD."code", OLD."companions", OLD."fee", OLD."group", OLD."id", OLD."is_walk_in", OLD."levels", OLD."needs", OLD."needs_transport", OLD."note", OLD."offering_id", OLD."paid", OLD."paid_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."pupils", OLD."queue", OLD."reason", OLD."region_id", OLD."registered_on", OLD."school_id", OLD."school_name", OLD."seats", OLD."split_from_id", OLD."state"); RETURN NULL;',
                    hash="9bda2b37b388e4f6bd0e6a513585103db524c16b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c3076",
                    table="activities_registration",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participantevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="e54017c72ad7346aafa46dd0ce9836ebe9ba8bcf",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_d406b",
                    table="activities_participantevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participantevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f4fc757c481965a0bbd5eec518239e9754332999",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8947e",
                    table="activities_participantevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participant",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_participantevent" ("asked_on", "authorized_on", "code", "email", "first_name", "guardian_email", "guardian_name", "id", "is_minor", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_on", "registration_id") VALUES (NEW."asked_on", NEW."authorized_on", NEW."code", NEW."email", NEW."first_name", NEW."guardian_email", NEW."guardian_name", NEW."id", NEW."is_minor", NEW."last_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."refused_on", NEW."registration_id"); RETURN NULL;',
                    hash="6649f50079252bcd07e541be324053d16bb7af83",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d80ce",
                    table="activities_participant",
                    when="AFTER",
                ),
            ),
        ),
    ]
