"""The triggers that write the history of activities, and that keep it from being changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0010_triggers_2"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="surveyanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_surveyanswerevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "response_id", "text", "value") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."question_id", OLD."response_id", OLD."text", OLD."value"); RETURN NULL;',
                    hash="59c163cfb0a47478a0607d70871b6ec9941022eb",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6fd8b",
                    table="activities_surveyanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyresponseevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="c0534d0ee982c7003123b0153c51e3933d39f1c2",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_12bea",
                    table="activities_surveyresponseevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyresponseevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="22c489e6e0ed44c5e42fe4df3c27f5d0132a4d32",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b28f0",
                    table="activities_surveyresponseevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transport",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_transportevent" ("carrier_id", "carrier_name", "code", "contact", "cost_id", "id", "instructions", "label", "leaves_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "returns_at", "seats", "session_id", "state", "submission") VALUES (NEW."carrier_id", NEW."carrier_name", NEW."code", NEW."contact", NEW."cost_id", NEW."id", NEW."instructions", NEW."label", NEW."leaves_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."returns_at", NEW."seats", NEW."session_id", NEW."state", NEW."submission"); RETURN NULL;',
                    hash="73a4632947a2cb5fc8718da99bcd1486125a1a33",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e62f7",
                    table="activities_transport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transport",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "activities_transportevent" ("carrier_id", "carrier_name", "code", "contact", "cost_id", "id", "instructions", "label", "leaves_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "returns_at", "seats", "session_id", "state", "submission") VALUES (NEW."carrier_id", NEW."carrier_name", NEW."code", NEW."contact", NEW."cost_id", NEW."id", NEW."instructions", NEW."label", NEW."leaves_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."returns_at", NEW."seats", NEW."session_id", NEW."state", NEW."submission"); RETURN NULL;',
                    hash="ed8b347af3771dee0aa12f66aaf98344915a9dc3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_96c5d",
                    table="activities_transport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transport",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_transportevent" ("carrier_id", "carrier_name", "code", "contact", "cost_id", "id", "instructions", "label", "leaves_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "returns_at", "seats", "session_id", "state", "submission") VALUES (OLD."carrier_id", OLD."carrier_name", OLD."code", OLD."contact", OLD."cost_id", OLD."id", OLD."instructions", OLD."label", OLD."leaves_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."returns_at", OLD."seats", OLD."session_id", OLD."state", OLD."submission"); RETURN NULL;',
                    hash="74e2523d0fd53cfc3263de6929c0e99558485358",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0df8d",
                    table="activities_transport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transportevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="80b8ca22815b548ef5e421f8866bd9a437cda9c7",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_a4ebd",
                    table="activities_transportevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transportevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e8e50cf7a1653da6f43442a5b5f10a02f25ec337",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a9c5c",
                    table="activities_transportevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transportstop",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_transportstopevent" ("boards", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "registration_id", "time", "transport_id") VALUES (NEW."boards", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."registration_id", NEW."time", NEW."transport_id"); RETURN NULL;',
                    hash="7a9087a1670ef0e70394d0841cfe90478afd0c7b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1ed40",
                    table="activities_transportstop",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transportstop",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "activities_transportstopevent" ("boards", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "registration_id", "time", "transport_id") VALUES (NEW."boards", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."registration_id", NEW."time", NEW."transport_id"); RETURN NULL;',
                    hash="20077ad0f6bd265e7057ac5636f59ef38f038779",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b1670",
                    table="activities_transportstop",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transportstop",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_transportstopevent" ("boards", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "registration_id", "time", "transport_id") VALUES (OLD."boards", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."registration_id", OLD."time", OLD."transport_id"); RETURN NULL;',
                    hash="9991db72810221576debb8f2441174b5d741fd01",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bc1af",
                    table="activities_transportstop",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transportstopevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="b7170551bd35ca84cfd0dc8e1527f2f4d9e22471",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_29ec9",
                    table="activities_transportstopevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transportstopevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="06ad5af4b95fac893e77fac1b1aabe7008000c3d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c1f9d",
                    table="activities_transportstopevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
