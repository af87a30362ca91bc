"""The triggers that write the history of bursaries, and that keep it from being changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0014_triggers_3"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="scoreevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="de3060cd9b4e874ea7a14e4f9c5dcb14e88cc872",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_14c7b",
                    table="bursaries_scoreevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceattestationfile",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_serviceattestationfileevent" ("added_at", "added_by_id", "attestation_id", "content_type", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."attestation_id", NEW."content_type", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="bd895b9c713abfa8a7801d10d91e33430ad17e0a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4bf1c",
                    table="bursaries_serviceattestationfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceattestationfile",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."attestation_id" IS DISTINCT FROM (NEW."attestation_id") OR OLD."content_type" IS DISTINCT FROM (NEW."content_type") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size"))',
                    func='INSERT INTO "bursaries_serviceattestationfileevent" ("added_at", "added_by_id", "attestation_id", "content_type", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."attestation_id", NEW."content_type", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="5ddfb2cdcb3553d98378942906df91e7b0f35821",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_175e0",
                    table="bursaries_serviceattestationfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceattestationfile",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_serviceattestationfileevent" ("added_at", "added_by_id", "attestation_id", "content_type", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (OLD."added_at", OLD."added_by_id", OLD."attestation_id", OLD."content_type", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sha256", OLD."size"); RETURN NULL;',
                    hash="7c9e32554438f3a632548c9f15c4a98390212f38",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_103c9",
                    table="bursaries_serviceattestationfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceattestationfileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="def04c7d9f42e3ad6b57af630096ba125aae2c5e",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_7e971",
                    table="bursaries_serviceattestationfileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceattestationfileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a79f6aaf4ca8c92594f314a037302768785afff6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6c8e8",
                    table="bursaries_serviceattestationfileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_serviceperiodevent" ("employer_id", "employer_kind", "employer_name", "ends_on", "id", "obligation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reason", "recognized", "region_id", "share", "starts_on", "submission") VALUES (NEW."employer_id", NEW."employer_kind", NEW."employer_name", NEW."ends_on", NEW."id", NEW."obligation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."reason", NEW."recognized", NEW."region_id", NEW."share", NEW."starts_on", NEW."submission"); RETURN NULL;',
                    hash="012b71142381328d9ebe3de6caf8bce00850912f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f314d",
                    table="bursaries_serviceperiod",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_serviceperiodevent" ("employer_id", "employer_kind", "employer_name", "ends_on", "id", "obligation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reason", "recognized", "region_id", "share", "starts_on", "submission") VALUES (NEW."employer_id", NEW."employer_kind", NEW."employer_name", NEW."ends_on", NEW."id", NEW."obligation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."reason", NEW."recognized", NEW."region_id", NEW."share", NEW."starts_on", NEW."submission"); RETURN NULL;',
                    hash="844c9f2539892c690c147c6e8f634616fb340ac3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_37f4d",
                    table="bursaries_serviceperiod",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_serviceperiodevent" ("employer_id", "employer_kind", "employer_name", "ends_on", "id", "obligation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reason", "recognized", "region_id", "share", "starts_on", "submission") VALUES (OLD."employer_id", OLD."employer_kind", OLD."employer_name", OLD."ends_on", OLD."id", OLD."obligation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."reason", OLD."recognized", OLD."region_id", OLD."share", OLD."starts_on", OLD."submission"); RETURN NULL;',
                    hash="4f1de2577a514d48472b15ebbbdd35e22bddad36",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fb3d5",
                    table="bursaries_serviceperiod",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceattestationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="78680cbd78d998e112f1ec7736e5f4f6f3935f47",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_05be8",
                    table="bursaries_serviceattestationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceattestationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="800040ee274edfd5b2d33eb5d73e14a68dda18c6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_bc251",
                    table="bursaries_serviceattestationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceattestation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_serviceattestationevent" ("comment", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_on", "service_id", "starts_on", "state", "submission") VALUES (NEW."comment", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."received_on", NEW."service_id", NEW."starts_on", NEW."state", NEW."submission"); RETURN NULL;',
                    hash="2ea25ab1065774246c9cf7b2c4231db5fa57f991",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c6689",
                    table="bursaries_serviceattestation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceattestation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_serviceattestationevent" ("comment", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_on", "service_id", "starts_on", "state", "submission") VALUES (NEW."comment", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."received_on", NEW."service_id", NEW."starts_on", NEW."state", NEW."submission"); RETURN NULL;',
                    hash="90616b6c26dc913aea64a92a0255c021041e9dd1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4833c",
                    table="bursaries_serviceattestation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceattestation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_serviceattestationevent" ("comment", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_on", "service_id", "starts_on", "state", "submission") VALUES (OLD."comment", OLD."ends_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."received_on", OLD."service_id", OLD."starts_on", OLD."state", OLD."submission"); RETURN NULL;',
                    hash="d62910b9349840d92e5c29040214c17a7e674806",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cd685",
                    table="bursaries_serviceattestation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceperiodevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="082a853d2a337421fcfb80fe4daee6aa687da12f",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_ac115",
                    table="bursaries_serviceperiodevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceperiodevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a819f0a3dd2e5aee7169226590710bc9d38f422b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8f0fc",
                    table="bursaries_serviceperiodevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="waiver",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_waiverevent" ("granted_at", "granted_by_id", "granted_on", "id", "months", "obligation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."granted_at", NEW."granted_by_id", NEW."granted_on", NEW."id", NEW."months", NEW."obligation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason"); RETURN NULL;',
                    hash="054e55ccb538f65b0232e470eda3b7be6ba213f7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2c447",
                    table="bursaries_waiver",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="waiver",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_waiverevent" ("granted_at", "granted_by_id", "granted_on", "id", "months", "obligation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."granted_at", NEW."granted_by_id", NEW."granted_on", NEW."id", NEW."months", NEW."obligation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason"); RETURN NULL;',
                    hash="2a9c651550650e5e3e368a51adb9ab6b79dcb279",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bd744",
                    table="bursaries_waiver",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="waiver",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_waiverevent" ("granted_at", "granted_by_id", "granted_on", "id", "months", "obligation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."granted_at", OLD."granted_by_id", OLD."granted_on", OLD."id", OLD."months", OLD."obligation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason"); RETURN NULL;',
                    hash="96ff2081de68e03f0c9a2086a9f45e365d206edc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2c86e",
                    table="bursaries_waiver",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="waiverevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="c575018a495c13c08ee27c9bba9510c5107745f0",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_d8b09",
                    table="bursaries_waiverevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="waiverevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="eb5344b65e6f460a46d66c7f33700bb60f381281",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ad4fe",
                    table="bursaries_waiverevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
