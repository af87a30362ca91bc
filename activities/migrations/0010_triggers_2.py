"""The triggers that write the history of activities, and that keep it from being changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0009_triggers_1"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="participant",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."asked_on" IS DISTINCT FROM (NEW."asked_on") OR OLD."authorized_on" IS DISTINCT FROM (NEW."authorized_on") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."first_name" IS DISTINCT FROM (NEW."first_name") OR OLD."guardian_email" IS DISTINCT FROM (NEW."guardian_email") OR OLD."guardian_name" IS DISTINCT FROM (NEW."guardian_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_minor" IS DISTINCT FROM (NEW."is_minor") OR OLD."last_name" IS DISTINCT FROM (NEW."last_name") OR OLD."refused_on" IS DISTINCT FROM (NEW."refused_on") OR OLD."registration_id" IS DISTINCT FROM (NEW."registration_id"))',
                    func='INSERT INTO "activities_participantevent" ("asked_on", "authorized_on", "code", "email", "first_name", "guardian_email", "guardian_name", "id", "is_minor", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_on", "registration_id") VALUES (NEW."asked_on", NEW."authorized_on", NEW."code", NEW."email", NEW."first_name", NEW."guardian_email", NEW."guardian_name", NEW."id", NEW."is_minor", NEW."last_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."refused_on", NEW."registration_id"); RETURN NULL;',
                    hash="2875e4b6919416a2482157abb5946b809f9822bf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fe7b4",
                    table="activities_participant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participant",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_participantevent" ("asked_on", "authorized_on", "code", "email", "first_name", "guardian_email", "guardian_name", "id", "is_minor", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_on", "registration_id") VALUES (OLD."asked_on", OLD."authorized_on", OLD."code", OLD."email", OLD."first_name", OLD."guardian_email", OLD."guardian_name", OLD."id", OLD."is_minor", OLD."last_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."refused_on", OLD."registration_id"); RETURN NULL;',
                    hash="9c830cc6f965ef1c9bc8529e37591626e1d94dc1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6cb42",
                    table="activities_participant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changerequestevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="c89659bc87f51b73ee29045211e63b2595e0a7df",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_fe08f",
                    table="activities_changerequestevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changerequestevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d8b0d99035233dc367e79854c0ae488c7b98d1bd",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f0e39",
                    table="activities_changerequestevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changerequest",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_changerequestevent" ("asked_at", "companions", "decided_at", "decided_by_id", "id", "kind", "message", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pupils", "reason", "registration_id", "state") VALUES (NEW."asked_at", NEW."companions", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."kind", NEW."message", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pupils", NEW."reason", NEW."registration_id", NEW."state"); RETURN NULL;',
                    hash="61eee2f5f4ee8661a9cf4d87064fb802567b6e3c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0ea74",
                    table="activities_changerequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changerequest",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "activities_changerequestevent" ("asked_at", "companions", "decided_at", "decided_by_id", "id", "kind", "message", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pupils", "reason", "registration_id", "state") VALUES (NEW."asked_at", NEW."companions", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."kind", NEW."message", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pupils", NEW."reason", NEW."registration_id", NEW."state"); RETURN NULL;',
                    hash="ce3f159074bcd2f04b33418b55a45cd85f4b0445",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_91e41",
                    table="activities_changerequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changerequest",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_changerequestevent" ("asked_at", "companions", "decided_at", "decided_by_id", "id", "kind", "message", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pupils", "reason", "registration_id", "state") VALUES (OLD."asked_at", OLD."companions", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."kind", OLD."message", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."pupils", OLD."reason", OLD."registration_id", OLD."state"); RETURN NULL;',
                    hash="0f938f717971a17c54b676d5687816259bd74e0c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6a64c",
                    table="activities_changerequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registrationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="c5f99ea99eb928c09d184192974b2d500f9e8f84",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_f2067",
                    table="activities_registrationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registrationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="00d95de5e72f48ee6f799c0b650db332699f050d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5cf84",
                    table="activities_registrationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_sessionevent" ("changed_at", "day", "ends", "id", "maximum", "minimum", "note", "number", "offering_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "qualifier", "reason", "sequence", "starts", "state", "uid") VALUES (NEW."changed_at", NEW."day", NEW."ends", NEW."id", NEW."maximum", NEW."minimum", NEW."note", NEW."number", NEW."offering_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."qualifier", NEW."reason", NEW."sequence", NEW."starts", NEW."state", NEW."uid"); RETURN NULL;',
                    hash="ffb0e8ed824d308e46ecf34bf35a35a10287f07b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0f388",
                    table="activities_session",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."day" IS DISTINCT FROM (NEW."day") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."maximum" IS DISTINCT FROM (NEW."maximum") OR OLD."minimum" IS DISTINCT FROM (NEW."minimum") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."offering_id" IS DISTINCT FROM (NEW."offering_id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."qualifier" IS DISTINCT FROM (NEW."qualifier") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence") OR OLD."starts" IS DISTINCT FROM (NEW."starts") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."uid" IS DISTINCT FROM (NEW."uid"))',
                    func='INSERT INTO "activities_sessionevent" ("changed_at", "day", "ends", "id", "maximum", "minimum", "note", "number", "offering_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "qualifier", "reason", "sequence", "starts", "state", "uid") VALUES (NEW."changed_at", NEW."day", NEW."ends", NEW."id", NEW."maximum", NEW."minimum", NEW."note", NEW."number", NEW."offering_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."qualifier", NEW."reason", NEW."sequence", NEW."starts", NEW."state", NEW."uid"); RETURN NULL;',
                    hash="a9592222aef26f875d8d1fc372eaf4f7ee5b0b8e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7cff0",
                    table="activities_session",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_sessionevent" ("changed_at", "day", "ends", "id", "maximum", "minimum", "note", "number", "offering_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "qualifier", "reason", "sequence", "starts", "state", "uid") VALUES (OLD."changed_at", OLD."day", OLD."ends", OLD."id", OLD."maximum", OLD."minimum", OLD."note", OLD."number", OLD."offering_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."qualifier", OLD."reason", OLD."sequence", OLD."starts", OLD."state", OLD."uid"); RETURN NULL;',
                    hash="38683b5cdf6d415573065066d3806917affd17bc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1de24",
                    table="activities_session",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participantattendanceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="dcea54597989f25ed0a3bdac2254613e4dafe456",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_1f908",
                    table="activities_participantattendanceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participantattendanceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d925f4bd620244225a531503fb19ddb258395ed6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_17628",
                    table="activities_participantattendanceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participantattendance",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_participantattendanceevent" ("id", "is_present", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (NEW."id", NEW."is_present", NEW."participant_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."session_id"); RETURN NULL;',
                    hash="40eda35007019e02c1adf83d5121f06f8734e8ef",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_50660",
                    table="activities_participantattendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participantattendance",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "activities_participantattendanceevent" ("id", "is_present", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (NEW."id", NEW."is_present", NEW."participant_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."session_id"); RETURN NULL;',
                    hash="f5b48872f856b46583e24a40f5fc38c5e802a5b3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cb285",
                    table="activities_participantattendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participantattendance",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_participantattendanceevent" ("id", "is_present", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (OLD."id", OLD."is_present", OLD."participant_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."session_id"); RETURN NULL;',
                    hash="26f055bc2dd3b2d4effa4c7893bec0eceb2d1e40",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6945c",
                    table="activities_participantattendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="costevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="b26540ce9ac7cc0097e95201d885c331ad404b41",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_bae40",
                    table="activities_costevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="costevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9b2bbaf796a93b288db4a732d578341d4d90f17e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8cf91",
                    table="activities_costevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cost",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_costevent" ("activity_id", "code", "description", "expense_id", "id", "kind", "needed_on", "payer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "quoted", "registration_id", "session_id", "stated", "submission", "supplier_id", "supplier_name", "unit") VALUES (NEW."activity_id", NEW."code", NEW."description", NEW."expense_id", NEW."id", NEW."kind", NEW."needed_on", NEW."payer_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."quantity", NEW."quoted", NEW."registration_id", NEW."session_id", NEW."stated", NEW."submission", NEW."supplier_id", NEW."supplier_name", NEW."unit"); RETURN NULL;',
                    hash="5c3f180b91dbfeb85fec7a2311c107f7d229f584",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4397f",
                    table="activities_cost",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cost",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "activities_costevent" ("activity_id", "code", "description", "expense_id", "id", "kind", "needed_on", "payer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "quoted", "registration_id", "session_id", "stated", "submission", "supplier_id", "supplier_name", "unit") VALUES (NEW."activity_id", NEW."code", NEW."description", NEW."expense_id", NEW."id", NEW."kind", NEW."needed_on", NEW."payer_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."quantity", NEW."quoted", NEW."registration_id", NEW."session_id", NEW."stated", NEW."submission", NEW."supplier_id", NEW."supplier_name", NEW."unit"); RETURN NULL;',
                    hash="bae2e6076d8ed28f8d3e36debdd5e770311b3c11",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_654fb",
                    table="activities_cost",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cost",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_costevent" ("activity_id", "code", "description", "expense_id", "id", "kind", "needed_on", "payer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "quoted", "registration_id", "session_id", "stated", "submission", "supplier_id", "supplier_name", "unit") VALUES (OLD."activity_id", OLD."code", OLD."description", OLD."expense_id", OLD."id", OLD."kind", OLD."needed_on", OLD."payer_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."quantity", OLD."quoted", OLD."registration_id", OLD."session_id", OLD."stated", OLD."submission", OLD."supplier_id", OLD."supplier_name", OLD."unit"); RETURN NULL;',
                    hash="21babba1cbaace54b575505bfc0c0cbe2c16e614",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_07883",
                    table="activities_cost",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendanceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="0c56e2c616ad0d386fcddc0f49a691c86ded4328",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_96dcf",
                    table="activities_attendanceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendanceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3f5923ae95d930d383f709f9b77ff978f0dc2b47",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_66466",
                    table="activities_attendanceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_attendanceevent" ("companions", "expected_companions", "expected_pupils", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pupils", "registration_id", "session_id") VALUES (NEW."companions", NEW."expected_companions", NEW."expected_pupils", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pupils", NEW."registration_id", NEW."session_id"); RETURN NULL;',
                    hash="f4bfdec83d73fe26496f0c701f7420e59e437051",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c236e",
                    table="activities_attendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "activities_attendanceevent" ("companions", "expected_companions", "expected_pupils", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pupils", "registration_id", "session_id") VALUES (NEW."companions", NEW."expected_companions", NEW."expected_pupils", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pupils", NEW."registration_id", NEW."session_id"); RETURN NULL;',
                    hash="84e3eccd6e4fed5512e6ee08c48d59be75d8acf0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_80199",
                    table="activities_attendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_attendanceevent" ("companions", "expected_companions", "expected_pupils", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pupils", "registration_id", "session_id") VALUES (OLD."companions", OLD."expected_companions", OLD."expected_pupils", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."pupils", OLD."registration_id", OLD."session_id"); RETURN NULL;',
                    hash="0b0c4177d3c9a58ae581d37699d4da000d43dd57",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_12615",
                    table="activities_attendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sessionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="69a6495e70ecc81312d38594229ddfcb8c685c0c",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_8fa8f",
                    table="activities_sessionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sessionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7d2fae29e65ecaa45408bda9187fdee0c8a123c4",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_739a1",
                    table="activities_sessionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="survey",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_surveyevent" ("activity_id", "asked", "audience", "closes_on", "id", "intro", "intro_en", "least", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."activity_id", NEW."asked", NEW."audience", NEW."closes_on", NEW."id", NEW."intro", NEW."intro_en", NEW."least", NEW."opens_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="9e357ce91f0d6daf116948ce443244c9331fccbd",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_db956",
                    table="activities_survey",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="survey",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."activity_id" IS DISTINCT FROM (NEW."activity_id") OR OLD."asked" IS DISTINCT FROM (NEW."asked") OR OLD."audience" IS DISTINCT FROM (NEW."audience") OR OLD."closes_on" IS DISTINCT FROM (NEW."closes_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."intro" IS DISTINCT FROM (NEW."intro") OR OLD."intro_en" IS DISTINCT FROM (NEW."intro_en") OR OLD."least" IS DISTINCT FROM (NEW."least") OR OLD."opens_on" IS DISTINCT FROM (NEW."opens_on"))',
                    func='INSERT INTO "activities_surveyevent" ("activity_id", "asked", "audience", "closes_on", "id", "intro", "intro_en", "least", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."activity_id", NEW."asked", NEW."audience", NEW."closes_on", NEW."id", NEW."intro", NEW."intro_en", NEW."least", NEW."opens_on", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="a4751bbcc718bae009753edc3565f4f7e6c8906f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5ce37",
                    table="activities_survey",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="survey",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_surveyevent" ("activity_id", "asked", "audience", "closes_on", "id", "intro", "intro_en", "least", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."activity_id", OLD."asked", OLD."audience", OLD."closes_on", OLD."id", OLD."intro", OLD."intro_en", OLD."least", OLD."opens_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="168b508fefb0026185acc846dbcf7d8961f45c2b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4469c",
                    table="activities_survey",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="6a4a4b2b4389a86b90f91c72bcd7778a95f4375a",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_15e29",
                    table="activities_surveyevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="91ec3d0bb454162190c2e55ba1ea1c763c0e0200",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f5862",
                    table="activities_surveyevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyquestion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_surveyquestionevent" ("id", "kind", "measures_satisfaction", "number", "options", "options_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "survey_id", "text", "text_en") VALUES (NEW."id", NEW."kind", NEW."measures_satisfaction", NEW."number", NEW."options", NEW."options_en", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."survey_id", NEW."text", NEW."text_en"); RETURN NULL;',
                    hash="92e341e8718bd3292f12a9968ae8892152081186",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_33698",
                    table="activities_surveyquestion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyquestion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "activities_surveyquestionevent" ("id", "kind", "measures_satisfaction", "number", "options", "options_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "survey_id", "text", "text_en") VALUES (NEW."id", NEW."kind", NEW."measures_satisfaction", NEW."number", NEW."options", NEW."options_en", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."survey_id", NEW."text", NEW."text_en"); RETURN NULL;',
                    hash="198723aa6da5138b0d7b0b0c795d609d48e66d6d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5b9f1",
                    table="activities_surveyquestion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyquestion",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_surveyquestionevent" ("id", "kind", "measures_satisfaction", "number", "options", "options_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "survey_id", "text", "text_en") VALUES (OLD."id", OLD."kind", OLD."measures_satisfaction", OLD."number", OLD."options", OLD."options_en", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."survey_id", OLD."text", OLD."text_en"); RETURN NULL;',
                    hash="d75bee31706f07c1ce1ccdb6b803c2729a0f2669",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_66337",
                    table="activities_surveyquestion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyquestionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="a97f310b71740cf887df7cd4cd8fb04d7c4756d0",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_a91be",
                    table="activities_surveyquestionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyquestionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0dc4cbce0d22f194dd2f371ae5e3ee738823a360",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ad931",
                    table="activities_surveyquestionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyresponse",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_surveyresponseevent" ("answered_on", "code", "id", "is_aside", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "source", "submission", "survey_id") VALUES (NEW."answered_on", NEW."code", NEW."id", NEW."is_aside", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."session_id", NEW."source", NEW."submission", NEW."survey_id"); RETURN NULL;',
                    hash="8a2abb6f9ccf23d5f5f3e6ef2c4154d572cce066",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9e2a6",
                    table="activities_surveyresponse",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyresponse",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."answered_on" IS DISTINCT FROM (NEW."answered_on") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_aside" IS DISTINCT FROM (NEW."is_aside") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."session_id" IS DISTINCT FROM (NEW."session_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."submission" IS DISTINCT FROM (NEW."submission") OR OLD."survey_id" IS DISTINCT FROM (NEW."survey_id"))',
                    func='INSERT INTO "activities_surveyresponseevent" ("answered_on", "code", "id", "is_aside", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "source", "submission", "survey_id") VALUES (NEW."answered_on", NEW."code", NEW."id", NEW."is_aside", NEW."language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."session_id", NEW."source", NEW."submission", NEW."survey_id"); RETURN NULL;',
                    hash="1088c67d5d51f73de556673c9ec7ae487b978c79",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b9aca",
                    table="activities_surveyresponse",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyresponse",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_surveyresponseevent" ("answered_on", "code", "id", "is_aside", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "source", "submission", "survey_id") VALUES (OLD."answered_on", OLD."code", OLD."id", OLD."is_aside", OLD."language", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."session_id", OLD."source", OLD."submission", OLD."survey_id"); RETURN NULL;',
                    hash="2181186cdb634e004833674f4b738af689e266d2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1a9fb",
                    table="activities_surveyresponse",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyanswerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="229900791bca46e993106f44d6dac27ede64e0c8",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_a1511",
                    table="activities_surveyanswerevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyanswerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f2554ea25fdc35331ce8da648e9c114114ca1884",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9cd80",
                    table="activities_surveyanswerevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_surveyanswerevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "response_id", "text", "value") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question_id", NEW."response_id", NEW."text", NEW."value"); RETURN NULL;',
                    hash="1d3c294d767aff13aeaf47450f6926052c297d64",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_86908",
                    table="activities_surveyanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "activities_surveyanswerevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "response_id", "text", "value") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question_id", NEW."response_id", NEW."text", NEW."value"); RETURN NULL;',
                    hash="9944af96cfe926ce92ce8dad87a9af2e607c61fc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4b0ed",
                    table="activities_surveyanswer",
                    when="AFTER",
                ),
            ),
        ),
    ]
