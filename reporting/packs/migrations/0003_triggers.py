"""What the database does by itself of accountability packs."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("packs", "0002_history"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="deliveredfile",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e38536e20c402c0e6f754b66b02d1667a22e4b80",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_frozen_28004",
                    table="packs_deliveredfile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deliveredfile",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="9c25060c9ddde4e35b3f84eedca03b2d70e687ee",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_dcec4",
                    table="packs_deliveredfile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deliveryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="11ba080fedbc6d4eb35ec518cfd99fd067568d0b",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_7b52e",
                    table="packs_deliveryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deliveryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5a2c550a7aae9403435dab213c0ecdcedaea1d47",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d5cf5",
                    table="packs_deliveryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delivery",
            trigger=pgtrigger.compiler.Trigger(
                name="as_it_left",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."pack_id" IS DISTINCT FROM (NEW."pack_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."sent_on" IS DISTINCT FROM (NEW."sent_on") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."receipt" IS DISTINCT FROM (NEW."receipt") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="88fc881265e8bc1b1e80aae1e50c171a67ce2ce0",
                    operation="UPDATE",
                    pgid="pgtrigger_as_it_left_a626e",
                    table="packs_delivery",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delivery",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="29e53f313bb2730043d5bc2a9b2fed9c6053fce8",
                    operation="DELETE",
                    pgid="pgtrigger_kept_c8662",
                    table="packs_delivery",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delivery",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="c286e36f5aafb27fc41a535b0c4f6ad86dde3a1d",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_b3760",
                    table="packs_delivery",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delivery",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="5bc8f6c1c496388b2a710e654632c1f67fb54c04",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_c4ea4",
                    table="packs_delivery",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delivery",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "packs_deliveryevent" ("channel", "id", "made_at", "made_by_id", "number", "pack_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "receipt", "sent_on", "withdrawn_on", "withdrawn_reason") VALUES (NEW."channel", NEW."id", NEW."made_at", NEW."made_by_id", NEW."number", NEW."pack_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."receipt", NEW."sent_on", NEW."withdrawn_on", NEW."withdrawn_reason"); RETURN NULL;',
                    hash="648e73f6a776e193f3bdd4539983e643b7ff3d81",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6a9f6",
                    table="packs_delivery",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delivery",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "packs_deliveryevent" ("channel", "id", "made_at", "made_by_id", "number", "pack_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "receipt", "sent_on", "withdrawn_on", "withdrawn_reason") VALUES (NEW."channel", NEW."id", NEW."made_at", NEW."made_by_id", NEW."number", NEW."pack_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."receipt", NEW."sent_on", NEW."withdrawn_on", NEW."withdrawn_reason"); RETURN NULL;',
                    hash="eac27c907668096fe6817e8480da2d3cf1be175f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e19d4",
                    table="packs_delivery",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delivery",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "packs_deliveryevent" ("channel", "id", "made_at", "made_by_id", "number", "pack_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "receipt", "sent_on", "withdrawn_on", "withdrawn_reason") VALUES (OLD."channel", OLD."id", OLD."made_at", OLD."made_by_id", OLD."number", OLD."pack_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."receipt", OLD."sent_on", OLD."withdrawn_on", OLD."withdrawn_reason"); RETURN NULL;',
                    hash="f1ceac0e9f9903aca757893a13ccd1840bda4899",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ac176",
                    table="packs_delivery",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delivery",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."sent_on" < DATE \'1900-01-01\' OR NEW."sent_on" > arrimage_today() OR NEW."withdrawn_on" < DATE \'1900-01-01\' OR NEW."withdrawn_on" > arrimage_today() OR NEW."withdrawn_on" < NEW."sent_on")',
                    func="IF NEW.\"sent_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"sent_on\" IS DISTINCT FROM OLD.\"sent_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'delivery_sent_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'sent_on', MESSAGE = 'a date that cannot be: delivery_sent_on_too_early';\nEND IF;\nIF NEW.\"sent_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"sent_on\" IS DISTINCT FROM OLD.\"sent_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'delivery_sent_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'sent_on', MESSAGE = 'a date that cannot be: delivery_sent_on_too_late';\nEND IF;\nIF NEW.\"withdrawn_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"withdrawn_on\" IS DISTINCT FROM OLD.\"withdrawn_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'delivery_withdrawn_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'withdrawn_on', MESSAGE = 'a date that cannot be: delivery_withdrawn_on_too_early';\nEND IF;\nIF NEW.\"withdrawn_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"withdrawn_on\" IS DISTINCT FROM OLD.\"withdrawn_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'delivery_withdrawn_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'withdrawn_on', MESSAGE = 'a date that cannot be: delivery_withdrawn_on_too_late';\nEND IF;\nIF NEW.\"withdrawn_on\" < NEW.\"sent_on\" AND (TG_OP = 'INSERT' OR (NEW.\"withdrawn_on\" IS DISTINCT FROM OLD.\"withdrawn_on\" OR NEW.\"sent_on\" IS DISTINCT FROM OLD.\"sent_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'delivery_withdrawn_on_after_sent_on', TABLE = TG_TABLE_NAME, COLUMN = 'withdrawn_on', MESSAGE = 'a date that cannot be: delivery_withdrawn_on_after_sent_on';\nEND IF;\nRETURN NEW;",
                    hash="a0f4db699787b6f8270c39bf74d2a51ffee459e6",
                    operation='INSERT OR UPDATE OF "sent_on", "withdrawn_on"',
                    pgid="pgtrigger_possible_days_c8ed7",
                    table="packs_delivery",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delivery",
            trigger=pgtrigger.compiler.Trigger(
                name="days_with_pack",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='PERFORM 1 FROM "packs_pack" WHERE "id" IN (SELECT "pack_id" FROM new_rows) FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "packs_pack" AS parent ON parent."id" = child."pack_id" WHERE child."sent_on" < parent."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'delivery_sent_on_after_pack_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'sent_on\', MESSAGE = \'a date that cannot be: delivery_sent_on_after_pack_ends_on\';\nEND IF;\nRETURN NULL;',
                    hash="93c24f14e6268448745204b01d5f42a03ee3c3fc",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_days_with_pack_0792e",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="packs_delivery",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delivery",
            trigger=pgtrigger.compiler.Trigger(
                name="days_moved_with_pack",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."sent_on" IS DISTINCT FROM OLD."sent_on" OR NEW."pack_id" IS DISTINCT FROM OLD."pack_id")',
                    func='PERFORM 1 FROM "packs_pack" WHERE "id" = NEW."pack_id" FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM "packs_pack" AS parent WHERE parent."id" = NEW."pack_id" AND NEW."sent_on" < parent."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'delivery_sent_on_after_pack_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'sent_on\', MESSAGE = \'a date that cannot be: delivery_sent_on_after_pack_ends_on\';\nEND IF;\nRETURN NULL;',
                    hash="fdd8283271cd216b4d175edffd143b6e244a8f4a",
                    operation='UPDATE OF "sent_on", "pack_id"',
                    pgid="pgtrigger_days_moved_with_pack_87c23",
                    table="packs_delivery",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packfileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="e51a81751918fbd55f70fd55d824de31506c5b74",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_00da5",
                    table="packs_packfileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packfileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="08fa57ee960775707c0e422b4e709eda484456cf",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a387b",
                    table="packs_packfileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packfile",
            trigger=pgtrigger.compiler.Trigger(
                name="joined_while_prepared",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE which BIGINT;",
                    func="\n            IF TG_OP = 'DELETE' THEN which := OLD.item_id; ELSE which := NEW.item_id; END IF;\n            IF EXISTS (\n                SELECT 1 FROM packs_packitem AS item JOIN packs_pack AS pack ON pack.id = item.pack_id\n                WHERE item.id = which AND pack.state <> 'preparing'\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'pack_is_complete', TABLE = TG_TABLE_NAME,\n                    MESSAGE = 'the pack is complete, or left';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                    hash="d4f4b63792eb5ecf29d81d6981fa64cc693cc039",
                    operation="INSERT OR DELETE",
                    pgid="pgtrigger_joined_while_prepared_e9e06",
                    table="packs_packfile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packfile",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='\n            IF NOT arrimage_is_clean(ROW(NEW."name", NEW."content_type", NEW."sha256", NEW."origin")::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ',
                    hash="c868e7b6b3cbfcef4bb0bffd387f3b8050d942c0",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_04832",
                    table="packs_packfile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packfile",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "packs_packfileevent" ("added_at", "added_by_id", "content_type", "id", "item_id", "name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."content_type", NEW."id", NEW."item_id", NEW."name", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="7c3aadc8bf7cbc5a0f1d4f4056a527edadc574e7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a532b",
                    table="packs_packfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packfile",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."content_type" IS DISTINCT FROM (NEW."content_type") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."item_id" IS DISTINCT FROM (NEW."item_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size"))',
                    func='INSERT INTO "packs_packfileevent" ("added_at", "added_by_id", "content_type", "id", "item_id", "name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."content_type", NEW."id", NEW."item_id", NEW."name", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="e8a75504fc4fdd0e366d66bcc5a9bd342ab09f13",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_149fc",
                    table="packs_packfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packfile",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "packs_packfileevent" ("added_at", "added_by_id", "content_type", "id", "item_id", "name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (OLD."added_at", OLD."added_by_id", OLD."content_type", OLD."id", OLD."item_id", OLD."name", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sha256", OLD."size"); RETURN NULL;',
                    hash="e6e3bbc9e0711a675d7ce1ef6ae9a9d449191a85",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a51cd",
                    table="packs_packfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packmove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="95bfc3e19fb7fbe853a589479544299ae3f191c5",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_972b5",
                    table="packs_packmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packmove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'packmove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: packmove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'packmove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: packmove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="a697a6fde83752e41fdc905040ab52f0c25e1320",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_79bb2",
                    table="packs_packmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packsignature",
            trigger=pgtrigger.compiler.Trigger(
                name="joined_while_prepared",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE which BIGINT;",
                    func="\n            IF TG_OP = 'DELETE' THEN which := OLD.item_id; ELSE which := NEW.item_id; END IF;\n            IF EXISTS (\n                SELECT 1 FROM packs_packitem AS item JOIN packs_pack AS pack ON pack.id = item.pack_id\n                WHERE item.id = which AND pack.state <> 'preparing'\n            ) THEN\n                RAISE check_violation USING CONSTRAINT = 'pack_is_complete', TABLE = TG_TABLE_NAME,\n                    MESSAGE = 'the pack is complete, or left';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                    hash="87fc84d61f761a937e57fa301ab7fa7d81b74e76",
                    operation="INSERT OR DELETE",
                    pgid="pgtrigger_joined_while_prepared_6e74a",
                    table="packs_packsignature",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packsignature",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="18e9351fde678c6647121f6eddb25b5dd5531552",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_8865b",
                    table="packs_packsignature",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packsignature",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "packs_packsignatureevent" ("id", "item_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "signed_on") VALUES (NEW."id", NEW."item_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."signed_on"); RETURN NULL;',
                    hash="4c656415ac10ae7473a387c42fbfe34bc0c36fd9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9e792",
                    table="packs_packsignature",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packsignature",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "packs_packsignatureevent" ("id", "item_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "signed_on") VALUES (NEW."id", NEW."item_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."signed_on"); RETURN NULL;',
                    hash="5070406a422e60d0793fcec70e16bd50515393e5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c0621",
                    table="packs_packsignature",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packsignature",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "packs_packsignatureevent" ("id", "item_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "signed_on") VALUES (OLD."id", OLD."item_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."signed_on"); RETURN NULL;',
                    hash="81eb0a003d5f5766abff27affa7818c59cb6c817",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3194b",
                    table="packs_packsignature",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packsignature",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."signed_on" < DATE \'1900-01-01\' OR NEW."signed_on" > arrimage_today())',
                    func="IF NEW.\"signed_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"signed_on\" IS DISTINCT FROM OLD.\"signed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'packsignature_signed_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'signed_on', MESSAGE = 'a date that cannot be: packsignature_signed_on_too_early';\nEND IF;\nIF NEW.\"signed_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"signed_on\" IS DISTINCT FROM OLD.\"signed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'packsignature_signed_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'signed_on', MESSAGE = 'a date that cannot be: packsignature_signed_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="e2a245b42e770b2561549a5bf889383acf6d5d95",
                    operation='INSERT OR UPDATE OF "signed_on"',
                    pgid="pgtrigger_possible_days_3c2e9",
                    table="packs_packsignature",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packsignatureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="f5a0a7474ccfb429a97c61306d7274333966024b",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_8c607",
                    table="packs_packsignatureevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packsignatureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="aef57d4453897d0ded540dfdd75c36c333e1b26a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_346d5",
                    table="packs_packsignatureevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packitemevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="c1499639c7e52e6cbf72a66e64ea23056e617ead",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_4c1a2",
                    table="packs_packitemevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packitemevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0b4216c7e9e8a380bde05020e575a7bb53ef8e94",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d96a0",
                    table="packs_packitemevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packitem",
            trigger=pgtrigger.compiler.Trigger(
                name="content_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."report_version_id" IS DISTINCT FROM (NEW."report_version_id") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."explanations" IS DISTINCT FROM (NEW."explanations"))',
                    func="\n        IF EXISTS (SELECT 1 FROM packs_pack WHERE id = NEW.pack_id AND state <> 'preparing') THEN\n            RAISE check_violation USING CONSTRAINT = 'pack_is_complete', TABLE = TG_TABLE_NAME,\n                MESSAGE = 'the pack is complete, or left';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="d25def0f7d43f9340076b85a7b9c7dd6652ea4d7",
                    operation="UPDATE",
                    pgid="pgtrigger_content_stays_571bb",
                    table="packs_packitem",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packitem",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="ea9e30acd5be61dc414b07783c2360f39051df17",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_5b7cb",
                    table="packs_packitem",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packitem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "packs_packitemevent" ("due_on", "explanations", "id", "pack_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "piece_id", "report_version_id", "text") VALUES (NEW."due_on", NEW."explanations", NEW."id", NEW."pack_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."piece_id", NEW."report_version_id", NEW."text"); RETURN NULL;',
                    hash="7c25af8f30f74e4c3866d5c8071d2b365d6ea1d4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7e1e7",
                    table="packs_packitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packitem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."explanations" IS DISTINCT FROM (NEW."explanations") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."pack_id" IS DISTINCT FROM (NEW."pack_id") OR OLD."piece_id" IS DISTINCT FROM (NEW."piece_id") OR OLD."report_version_id" IS DISTINCT FROM (NEW."report_version_id") OR OLD."text" IS DISTINCT FROM (NEW."text"))',
                    func='INSERT INTO "packs_packitemevent" ("due_on", "explanations", "id", "pack_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "piece_id", "report_version_id", "text") VALUES (NEW."due_on", NEW."explanations", NEW."id", NEW."pack_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."piece_id", NEW."report_version_id", NEW."text"); RETURN NULL;',
                    hash="69b2a05b886446ae26ecbeefd00132bf00d963ab",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_46655",
                    table="packs_packitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packitem",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "packs_packitemevent" ("due_on", "explanations", "id", "pack_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "piece_id", "report_version_id", "text") VALUES (OLD."due_on", OLD."explanations", OLD."id", OLD."pack_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."piece_id", OLD."report_version_id", OLD."text"); RETURN NULL;',
                    hash="3cd37a69b445cc9bc88e88aee979d799e4dbafd2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a8502",
                    table="packs_packitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packitem",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"due_on\" < DATE '1900-01-01' OR NEW.\"due_on\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"due_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"due_on\" IS DISTINCT FROM OLD.\"due_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'packitem_due_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'due_on', MESSAGE = 'a date that cannot be: packitem_due_on_too_early';\nEND IF;\nIF NEW.\"due_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"due_on\" IS DISTINCT FROM OLD.\"due_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'packitem_due_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'due_on', MESSAGE = 'a date that cannot be: packitem_due_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="94e30c27ef1ce23394613c8ae183f7ee1e2d54cf",
                    operation='INSERT OR UPDATE OF "due_on"',
                    pgid="pgtrigger_possible_days_6300a",
                    table="packs_packitem",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requirement",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="d329a5a434c0becdf2741e2cf7d43e5e26f8feb1",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_0988a",
                    table="packs_requirement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requirement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "packs_requirementevent" ("code", "due", "due_moves", "funder_id", "id", "language", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reference", "title", "title_en", "valid_from", "valid_until") VALUES (NEW."code", NEW."due", NEW."due_moves", NEW."funder_id", NEW."id", NEW."language", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."reference", NEW."title", NEW."title_en", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                    hash="9e0c4c7fde973bbf603210c3492a08f266b3063a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_363d7",
                    table="packs_requirement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requirement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "packs_requirementevent" ("code", "due", "due_moves", "funder_id", "id", "language", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reference", "title", "title_en", "valid_from", "valid_until") VALUES (NEW."code", NEW."due", NEW."due_moves", NEW."funder_id", NEW."id", NEW."language", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."reference", NEW."title", NEW."title_en", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                    hash="037dd0814939518a80cadf7bdf20189a02bbfa70",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c5f14",
                    table="packs_requirement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requirement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "packs_requirementevent" ("code", "due", "due_moves", "funder_id", "id", "language", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reference", "title", "title_en", "valid_from", "valid_until") VALUES (OLD."code", OLD."due", OLD."due_moves", OLD."funder_id", OLD."id", OLD."language", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."reference", OLD."title", OLD."title_en", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                    hash="6a6de64cda30424b24f46381874828f700f9c404",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a1c22",
                    table="packs_requirement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requirement",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"valid_from\" < DATE '1900-01-01' OR NEW.\"valid_from\" > arrimage_today() + interval '30 years' OR NEW.\"valid_until\" < DATE '1900-01-01' OR NEW.\"valid_until\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"valid_from\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"valid_from\" IS DISTINCT FROM OLD.\"valid_from\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'requirement_valid_from_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'valid_from', MESSAGE = 'a date that cannot be: requirement_valid_from_too_early';\nEND IF;\nIF NEW.\"valid_from\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"valid_from\" IS DISTINCT FROM OLD.\"valid_from\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'requirement_valid_from_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'valid_from', MESSAGE = 'a date that cannot be: requirement_valid_from_too_late';\nEND IF;\nIF NEW.\"valid_until\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"valid_until\" IS DISTINCT FROM OLD.\"valid_until\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'requirement_valid_until_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'valid_until', MESSAGE = 'a date that cannot be: requirement_valid_until_too_early';\nEND IF;\nIF NEW.\"valid_until\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"valid_until\" IS DISTINCT FROM OLD.\"valid_until\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'requirement_valid_until_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'valid_until', MESSAGE = 'a date that cannot be: requirement_valid_until_too_late';\nEND IF;\nRETURN NEW;",
                    hash="5ba011512f09082110c81870fbc61077cb07cb18",
                    operation='INSERT OR UPDATE OF "valid_from", "valid_until"',
                    pgid="pgtrigger_possible_days_9573e",
                    table="packs_requirement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requiredpieceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="c9dd7561689820b1c0812f68248b5c23f24f2733",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_5a54f",
                    table="packs_requiredpieceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requiredpieceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8f5adf78f7d8eda437da6950c8d92dcae98ef29d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0eec1",
                    table="packs_requiredpieceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requiredpiece",
            trigger=pgtrigger.compiler.Trigger(
                name="piece_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP <> 'INSERT' THEN \n    IF EXISTS (\n        SELECT 1 FROM packs_pack WHERE requirement_id = OLD.requirement_id AND state <> 'preparing'\n    ) THEN\n        RAISE check_violation USING CONSTRAINT = 'requirement_was_used', TABLE = TG_TABLE_NAME,\n            MESSAGE = 'a pack was made after it';\n    END IF; END IF;\n        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n        \n    IF EXISTS (\n        SELECT 1 FROM packs_pack WHERE requirement_id = NEW.requirement_id AND state <> 'preparing'\n    ) THEN\n        RAISE check_violation USING CONSTRAINT = 'requirement_was_used', TABLE = TG_TABLE_NAME,\n            MESSAGE = 'a pack was made after it';\n    END IF;\n        RETURN NEW;\n    ",
                    hash="b64e4d9d6477c52b66c83a005ba0e06d39aa73db",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_piece_stays_d7dbd",
                    table="packs_requiredpiece",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requiredpiece",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="09d4165b3298ecc7694750f487dedba5c47fba44",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_7ac57",
                    table="packs_requiredpiece",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requiredpiece",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "packs_requiredpieceevent" ("condition", "condition_amount", "due", "id", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_by", "report_kind", "requirement_id", "signatories", "signatories_en", "title", "title_en", "variance_amount", "variance_percent") VALUES (NEW."condition", NEW."condition_amount", NEW."due", NEW."id", NEW."kind", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prepared_by", NEW."report_kind", NEW."requirement_id", NEW."signatories", NEW."signatories_en", NEW."title", NEW."title_en", NEW."variance_amount", NEW."variance_percent"); RETURN NULL;',
                    hash="f52a961e5315050f9f1048f964d9f759a4266c8c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2b316",
                    table="packs_requiredpiece",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requiredpiece",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."condition" IS DISTINCT FROM (NEW."condition") OR OLD."condition_amount" IS DISTINCT FROM (NEW."condition_amount") OR OLD."due" IS DISTINCT FROM (NEW."due") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."prepared_by" IS DISTINCT FROM (NEW."prepared_by") OR OLD."report_kind" IS DISTINCT FROM (NEW."report_kind") OR OLD."requirement_id" IS DISTINCT FROM (NEW."requirement_id") OR OLD."signatories" IS DISTINCT FROM (NEW."signatories") OR OLD."signatories_en" IS DISTINCT FROM (NEW."signatories_en") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."variance_amount" IS DISTINCT FROM (NEW."variance_amount") OR OLD."variance_percent" IS DISTINCT FROM (NEW."variance_percent"))',
                    func='INSERT INTO "packs_requiredpieceevent" ("condition", "condition_amount", "due", "id", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_by", "report_kind", "requirement_id", "signatories", "signatories_en", "title", "title_en", "variance_amount", "variance_percent") VALUES (NEW."condition", NEW."condition_amount", NEW."due", NEW."id", NEW."kind", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prepared_by", NEW."report_kind", NEW."requirement_id", NEW."signatories", NEW."signatories_en", NEW."title", NEW."title_en", NEW."variance_amount", NEW."variance_percent"); RETURN NULL;',
                    hash="f492bb592e8d1794ad7435476408e9ab18f33798",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4225f",
                    table="packs_requiredpiece",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requiredpiece",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "packs_requiredpieceevent" ("condition", "condition_amount", "due", "id", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_by", "report_kind", "requirement_id", "signatories", "signatories_en", "title", "title_en", "variance_amount", "variance_percent") VALUES (OLD."condition", OLD."condition_amount", OLD."due", OLD."id", OLD."kind", OLD."note", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."prepared_by", OLD."report_kind", OLD."requirement_id", OLD."signatories", OLD."signatories_en", OLD."title", OLD."title_en", OLD."variance_amount", OLD."variance_percent"); RETURN NULL;',
                    hash="15732a53b68923235334686be2bde01d4bf19d65",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b54c0",
                    table="packs_requiredpiece",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="81b79424ee7687f4804327838446dc5b6d4bfb96",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_a5c81",
                    table="packs_packevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="62ac146457c9c042cc2af10b1ff7fc8b46943ab2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_665aa",
                    table="packs_packevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pack",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="0b390a2e854fa2e500bfdf6f2f36fe6c867c011c",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_ada90",
                    table="packs_pack",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pack",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "packs_packevent" ("due_on", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requirement_id", "starts_on", "state") VALUES (NEW."due_on", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."requirement_id", NEW."starts_on", NEW."state"); RETURN NULL;',
                    hash="e658a388f7d29cb926f8a3364a0cd073ba445fe9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f993f",
                    table="packs_pack",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pack",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "packs_packevent" ("due_on", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requirement_id", "starts_on", "state") VALUES (NEW."due_on", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."requirement_id", NEW."starts_on", NEW."state"); RETURN NULL;',
                    hash="7665f60ed06dffcd7151d802ad5a5c54ccd16048",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_248d5",
                    table="packs_pack",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pack",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "packs_packevent" ("due_on", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requirement_id", "starts_on", "state") VALUES (OLD."due_on", OLD."ends_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."requirement_id", OLD."starts_on", OLD."state"); RETURN NULL;',
                    hash="12fe728a2f3bdd13760f6d54999633e985c0344a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3061f",
                    table="packs_pack",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pack",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"starts_on\" < DATE '1900-01-01' OR NEW.\"starts_on\" > arrimage_today() + interval '30 years' OR NEW.\"ends_on\" < DATE '1900-01-01' OR NEW.\"ends_on\" > arrimage_today() + interval '30 years' OR NEW.\"due_on\" < DATE '1900-01-01' OR NEW.\"due_on\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'pack_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: pack_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'pack_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: pack_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'pack_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: pack_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'pack_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: pack_ends_on_too_late';\nEND IF;\nIF NEW.\"due_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"due_on\" IS DISTINCT FROM OLD.\"due_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'pack_due_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'due_on', MESSAGE = 'a date that cannot be: pack_due_on_too_early';\nEND IF;\nIF NEW.\"due_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"due_on\" IS DISTINCT FROM OLD.\"due_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'pack_due_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'due_on', MESSAGE = 'a date that cannot be: pack_due_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="8a556264f4c64704d8195043353cec260ed71333",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on", "due_on"',
                    pgid="pgtrigger_possible_days_69804",
                    table="packs_pack",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pack",
            trigger=pgtrigger.compiler.Trigger(
                name="days_of_delivery_pack",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."ends_on" IS DISTINCT FROM OLD."ends_on")',
                    func='PERFORM 1 FROM "packs_pack" WHERE "id" = NEW."id" FOR UPDATE;\nIF NEW."ends_on" IS DISTINCT FROM OLD."ends_on" AND EXISTS (SELECT 1 FROM "packs_delivery" AS child WHERE child."pack_id" = NEW."id" AND child."sent_on" < NEW."ends_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'delivery_sent_on_after_pack_ends_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ends_on\', MESSAGE = \'a date that cannot be: delivery_sent_on_after_pack_ends_on\';\nEND IF;\nRETURN NULL;',
                    hash="f1c812c3054cbc537d44d803057624e0865c4db1",
                    operation='UPDATE OF "ends_on"',
                    pgid="pgtrigger_days_of_delivery_pack_ff608",
                    table="packs_pack",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requirementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="49a521029d9151f2527c63176a3b59167c382762",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_7bff3",
                    table="packs_requirementevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requirementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8227aa18f4cbfd2ae8d60ee4b6806c7bfa553cb7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4af23",
                    table="packs_requirementevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
