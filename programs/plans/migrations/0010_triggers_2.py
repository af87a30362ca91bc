"""The triggers that write the history of action plans, and that keep it from being changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0009_triggers_1"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="measurement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_measurementevent" ("denominator", "ends_on", "entered_at", "entered_by_id", "id", "indicator_id", "maximum", "measured_on", "minimum", "note", "note_en", "numerator", "origin", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "source", "starts_on") VALUES (NEW."denominator", NEW."ends_on", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."indicator_id", NEW."maximum", NEW."measured_on", NEW."minimum", NEW."note", NEW."note_en", NEW."numerator", NEW."origin", NEW."part", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."qualifier", NEW."source", NEW."starts_on"); RETURN NULL;',
                    hash="23b9eef81d21bddbcc081c53872a7453aef0dd35",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_62693",
                    table="plans_measurement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measurement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_measurementevent" ("denominator", "ends_on", "entered_at", "entered_by_id", "id", "indicator_id", "maximum", "measured_on", "minimum", "note", "note_en", "numerator", "origin", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "source", "starts_on") VALUES (NEW."denominator", NEW."ends_on", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."indicator_id", NEW."maximum", NEW."measured_on", NEW."minimum", NEW."note", NEW."note_en", NEW."numerator", NEW."origin", NEW."part", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."qualifier", NEW."source", NEW."starts_on"); RETURN NULL;',
                    hash="4f61b3ab1ac74ea0cec7a13d0e1b9b163fa40406",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_66b30",
                    table="plans_measurement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measurement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_measurementevent" ("denominator", "ends_on", "entered_at", "entered_by_id", "id", "indicator_id", "maximum", "measured_on", "minimum", "note", "note_en", "numerator", "origin", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "source", "starts_on") VALUES (OLD."denominator", OLD."ends_on", OLD."entered_at", OLD."entered_by_id", OLD."id", OLD."indicator_id", OLD."maximum", OLD."measured_on", OLD."minimum", OLD."note", OLD."note_en", OLD."numerator", OLD."origin", OLD."part", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."qualifier", OLD."source", OLD."starts_on"); RETURN NULL;',
                    hash="6d64d59ac3c2de522f915b73c283b79e4965c973",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_da31a",
                    table="plans_measurement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measurementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="f9bc3cf14dee273d69aeec054bcf36f16f632ff8",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_1431d",
                    table="plans_measurementevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measurementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e2f20744828d65ff2bad9327ee198d4beb89f05d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_87fff",
                    table="plans_measurementevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obstacle",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_obstacleevent" ("action_id", "cause_id", "id", "lifted_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_on", "since", "text") VALUES (NEW."action_id", NEW."cause_id", NEW."id", NEW."lifted_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seen_on", NEW."since", NEW."text"); RETURN NULL;',
                    hash="cc8c6fbaa2e794b3fce21a8ac4ca60200ad31a16",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_37ebc",
                    table="plans_obstacle",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obstacle",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_obstacleevent" ("action_id", "cause_id", "id", "lifted_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_on", "since", "text") VALUES (NEW."action_id", NEW."cause_id", NEW."id", NEW."lifted_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seen_on", NEW."since", NEW."text"); RETURN NULL;',
                    hash="2bc56ca8632343b04cf77c163aac25b811b87a3a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bf329",
                    table="plans_obstacle",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obstacle",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_obstacleevent" ("action_id", "cause_id", "id", "lifted_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_on", "since", "text") VALUES (OLD."action_id", OLD."cause_id", OLD."id", OLD."lifted_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."seen_on", OLD."since", OLD."text"); RETURN NULL;',
                    hash="a76639da97448d26e0bce464f9cfae661f4e432e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_74a6a",
                    table="plans_obstacle",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obstacleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="bcbae2fefd30e6c671c48be9b36ad6061df7deb0",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_2dbd8",
                    table="plans_obstacleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obstacleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2feb5fca8cc73be88c7fb783fdb727dbcc71c90e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f4232",
                    table="plans_obstacleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planprogram",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_planprogramevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "program_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."program_id"); RETURN NULL;',
                    hash="d02dff06195401a28fc4a1c40b2d31e25acede05",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_becd2",
                    table="plans_planprogram",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planprogram",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_planprogramevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "program_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."program_id"); RETURN NULL;',
                    hash="b3ba0b1bbdea70bc320aaeb15b913d2e95e6525a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b8d47",
                    table="plans_planprogram",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planprogram",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_planprogramevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "program_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."program_id"); RETURN NULL;',
                    hash="1bd233fc6a75b9902bf6599c8d05adf86425a787",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_32d47",
                    table="plans_planprogram",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planprogramevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="99a2b7b6c78f60d87b7e8d10e3590ce5ca728321",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_7b7f6",
                    table="plans_planprogramevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planprogramevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3e503dd3633f1321e8e6cdd7f2eef983b8148a85",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_34967",
                    table="plans_planprogramevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planversion",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="b73000c76ea6a2dbabcab3f80abcd1ae774fc9f8",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_0eeac",
                    table="plans_planversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progresslink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_progresslinkevent" ("contact_name", "created_at", "created_by_id", "email", "expires_at", "id", "language", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "revoked_at") VALUES (NEW."contact_name", NEW."created_at", NEW."created_by_id", NEW."email", NEW."expires_at", NEW."id", NEW."language", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."revoked_at"); RETURN NULL;',
                    hash="e012ceabe5c8afc83213419771dee60c5e331e61",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0dbcf",
                    table="plans_progresslink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progresslink",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."contact_name" IS DISTINCT FROM (NEW."contact_name") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at"))',
                    func='INSERT INTO "plans_progresslinkevent" ("contact_name", "created_at", "created_by_id", "email", "expires_at", "id", "language", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "revoked_at") VALUES (NEW."contact_name", NEW."created_at", NEW."created_by_id", NEW."email", NEW."expires_at", NEW."id", NEW."language", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."revoked_at"); RETURN NULL;',
                    hash="460aae2535b2a11ad47423cce8fff356bcd25d23",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f9f36",
                    table="plans_progresslink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progresslink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_progresslinkevent" ("contact_name", "created_at", "created_by_id", "email", "expires_at", "id", "language", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "revoked_at") VALUES (OLD."contact_name", OLD."created_at", OLD."created_by_id", OLD."email", OLD."expires_at", OLD."id", OLD."language", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."revoked_at"); RETURN NULL;',
                    hash="3fc59b1bf099870dcf8b916aff11f8324abaad8e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8ac1d",
                    table="plans_progresslink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progresslinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="81d1abd87599bdf30b023ad5e990995a1b0d06b0",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_aec38",
                    table="plans_progresslinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progresslinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8ebdae09eb40aa136a8b37f750fae58d578b90b8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a1dc1",
                    table="plans_progresslinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressupdate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_progressupdateevent" ("achievements", "action_id", "author_id", "author_name", "created_at", "id", "maximum", "minimum", "ongoing", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "reason", "reported_on", "says_state", "state", "submission") VALUES (NEW."achievements", NEW."action_id", NEW."author_id", NEW."author_name", NEW."created_at", NEW."id", NEW."maximum", NEW."minimum", NEW."ongoing", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."qualifier", NEW."reason", NEW."reported_on", NEW."says_state", NEW."state", NEW."submission"); RETURN NULL;',
                    hash="72571e2bdee502b0de31cac1a2ba00c08f99f834",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c9fb6",
                    table="plans_progressupdate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressupdate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_progressupdateevent" ("achievements", "action_id", "author_id", "author_name", "created_at", "id", "maximum", "minimum", "ongoing", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "reason", "reported_on", "says_state", "state", "submission") VALUES (NEW."achievements", NEW."action_id", NEW."author_id", NEW."author_name", NEW."created_at", NEW."id", NEW."maximum", NEW."minimum", NEW."ongoing", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."qualifier", NEW."reason", NEW."reported_on", NEW."says_state", NEW."state", NEW."submission"); RETURN NULL;',
                    hash="71f7e6f305abb7808e1b7c3eb7a80d687165e849",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_57c57",
                    table="plans_progressupdate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressupdate",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_progressupdateevent" ("achievements", "action_id", "author_id", "author_name", "created_at", "id", "maximum", "minimum", "ongoing", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "reason", "reported_on", "says_state", "state", "submission") VALUES (OLD."achievements", OLD."action_id", OLD."author_id", OLD."author_name", OLD."created_at", OLD."id", OLD."maximum", OLD."minimum", OLD."ongoing", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."qualifier", OLD."reason", OLD."reported_on", OLD."says_state", OLD."state", OLD."submission"); RETURN NULL;',
                    hash="a2419a8bdbe5460e61256240e7fb325abcf9ff20",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_53b3e",
                    table="plans_progressupdate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressmoveevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="caf0b716d8b9e12adf4eb28059135a311f3b9b59",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_6cdba",
                    table="plans_progressmoveevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressmoveevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4b42c68c090fc3ae6fe487bff1e83cf500abd856",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2c840",
                    table="plans_progressmoveevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressmove",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_progressmoveevent" ("effective_on", "from_state", "id", "moved_at", "moved_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "to_state", "update_id") VALUES (NEW."effective_on", NEW."from_state", NEW."id", NEW."moved_at", NEW."moved_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."to_state", NEW."update_id"); RETURN NULL;',
                    hash="8262551d169e7cb59320dacd82bd50d8250361de",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_322a2",
                    table="plans_progressmove",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressmove",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_progressmoveevent" ("effective_on", "from_state", "id", "moved_at", "moved_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "to_state", "update_id") VALUES (NEW."effective_on", NEW."from_state", NEW."id", NEW."moved_at", NEW."moved_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."to_state", NEW."update_id"); RETURN NULL;',
                    hash="62590938e4a5f86b3200c64ba0267d3a0d880bb0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b3640",
                    table="plans_progressmove",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressmove",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_progressmoveevent" ("effective_on", "from_state", "id", "moved_at", "moved_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "to_state", "update_id") VALUES (OLD."effective_on", OLD."from_state", OLD."id", OLD."moved_at", OLD."moved_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."to_state", OLD."update_id"); RETURN NULL;',
                    hash="a7a5a0707a2803ddd143e4a5d131fe444e95993e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9a044",
                    table="plans_progressmove",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressfileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="72aaba18734f04656674d822497ea983e6387b18",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_9309c",
                    table="plans_progressfileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressfileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7eb7d5ad7f29727f0d8f5e575cf915421d80a322",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ab49a",
                    table="plans_progressfileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressfile",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_progressfileevent" ("added_at", "added_by_id", "content_type", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "update_id") VALUES (NEW."added_at", NEW."added_by_id", NEW."content_type", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sha256", NEW."size", NEW."update_id"); RETURN NULL;',
                    hash="58544eb1c0bd9b6b5c489c77082bd12f71d7772a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d2cf3",
                    table="plans_progressfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressfile",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."content_type" IS DISTINCT FROM (NEW."content_type") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."update_id" IS DISTINCT FROM (NEW."update_id"))',
                    func='INSERT INTO "plans_progressfileevent" ("added_at", "added_by_id", "content_type", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "update_id") VALUES (NEW."added_at", NEW."added_by_id", NEW."content_type", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sha256", NEW."size", NEW."update_id"); RETURN NULL;',
                    hash="53ba50b1c16626b835e0f0e566d964626d768376",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_04863",
                    table="plans_progressfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressfile",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_progressfileevent" ("added_at", "added_by_id", "content_type", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "update_id") VALUES (OLD."added_at", OLD."added_by_id", OLD."content_type", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sha256", OLD."size", OLD."update_id"); RETURN NULL;',
                    hash="b43cd4966f578583badc9b28b569236600a3647f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a89be",
                    table="plans_progressfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressupdateevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="c1b4416021fccb2db82024e5075b1efb8e4bfee4",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_398ce",
                    table="plans_progressupdateevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressupdateevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d4c8be85e3706557f030f9acbe05695fb484d7c8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9b3e8",
                    table="plans_progressupdateevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
