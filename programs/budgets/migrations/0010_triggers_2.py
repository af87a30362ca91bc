"""The triggers that write the history of budgets, and that keep it from being changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0009_triggers_1"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="expensefile",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_expensefileevent" ("added_at", "added_by_id", "content_type", "expense_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."content_type", NEW."expense_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="c13e2c21d9f3406d7bdf65fdb7271aed3761fe16",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e0352",
                    table="budgets_expensefile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expensefile",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."content_type" IS DISTINCT FROM (NEW."content_type") OR OLD."expense_id" IS DISTINCT FROM (NEW."expense_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size"))',
                    func='INSERT INTO "budgets_expensefileevent" ("added_at", "added_by_id", "content_type", "expense_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."content_type", NEW."expense_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="2915ca139962a92bbbbace45cb51b726f0b4b2d9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_16eb6",
                    table="budgets_expensefile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expensefile",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_expensefileevent" ("added_at", "added_by_id", "content_type", "expense_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (OLD."added_at", OLD."added_by_id", OLD."content_type", OLD."expense_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sha256", OLD."size"); RETURN NULL;',
                    hash="117c618d42c41d5323342d5c84fa0af8a6e94292",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7689a",
                    table="budgets_expensefile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expensefileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="177ce940bf0f5254984c3ca7f1cc7a14d8ea709c",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_0d72f",
                    table="budgets_expensefileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expensefileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="91316a8780b0e6faf257750ec20b5e775f62a16a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_67a2d",
                    table="budgets_expensefileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expensemove",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_expensemoveevent" ("effective_on", "expense_id", "from_state", "id", "moved_at", "moved_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "to_state") VALUES (NEW."effective_on", NEW."expense_id", NEW."from_state", NEW."id", NEW."moved_at", NEW."moved_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."to_state"); RETURN NULL;',
                    hash="231c2d7d77568c69db67f96abcf786f0cee01039",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d3df3",
                    table="budgets_expensemove",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expensemove",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "budgets_expensemoveevent" ("effective_on", "expense_id", "from_state", "id", "moved_at", "moved_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "to_state") VALUES (NEW."effective_on", NEW."expense_id", NEW."from_state", NEW."id", NEW."moved_at", NEW."moved_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."to_state"); RETURN NULL;',
                    hash="6f68d0db5e2ad7ef60b479ddb467586f6a983564",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8d25a",
                    table="budgets_expensemove",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expensemove",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_expensemoveevent" ("effective_on", "expense_id", "from_state", "id", "moved_at", "moved_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "to_state") VALUES (OLD."effective_on", OLD."expense_id", OLD."from_state", OLD."id", OLD."moved_at", OLD."moved_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."to_state"); RETURN NULL;',
                    hash="fd86713621883b7604e319bb2182edc05eb53b05",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d4414",
                    table="budgets_expensemove",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expensemoveevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="8da077c67be2fc1a6787e129427e0262ff580b11",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_34f2f",
                    table="budgets_expensemoveevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expensemoveevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2e83d938835375764e07d70e7cda8e26486b4328",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4bfd4",
                    table="budgets_expensemoveevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instalment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_instalmentevent" ("amount", "condition", "expected_on", "funding_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."amount", NEW."condition", NEW."expected_on", NEW."funding_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="26d61e89d74d16964f07af763908d7e07eb1583a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1e3de",
                    table="budgets_instalment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instalment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "budgets_instalmentevent" ("amount", "condition", "expected_on", "funding_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."amount", NEW."condition", NEW."expected_on", NEW."funding_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="c1af7db22d7471fbbcc360885512f4dfe4dd5274",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_eddc9",
                    table="budgets_instalment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instalment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_instalmentevent" ("amount", "condition", "expected_on", "funding_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."amount", OLD."condition", OLD."expected_on", OLD."funding_id", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="3e9fe1933025da73cec6e94bf5dd08226f7359ae",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fd785",
                    table="budgets_instalment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instalmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="aea8796a461f2ebcb84a755fa62da2cbc31be584",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_48a4a",
                    table="budgets_instalmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instalmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="032171f7cfc081dab86c9c99d60e9bd57bd954ea",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3e080",
                    table="budgets_instalmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="overrun",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_overrunevent" ("allowed_at", "allowed_by_id", "allowed_on", "amount", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."allowed_at", NEW."allowed_by_id", NEW."allowed_on", NEW."amount", NEW."id", NEW."line_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason"); RETURN NULL;',
                    hash="b463e95839528fa5cf9c3bca464f906f50eeea3a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e4c13",
                    table="budgets_overrun",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="overrun",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "budgets_overrunevent" ("allowed_at", "allowed_by_id", "allowed_on", "amount", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."allowed_at", NEW."allowed_by_id", NEW."allowed_on", NEW."amount", NEW."id", NEW."line_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason"); RETURN NULL;',
                    hash="43c5b680a695ae303eb3b9799ea7575af2c618bd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c2ac8",
                    table="budgets_overrun",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="overrun",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_overrunevent" ("allowed_at", "allowed_by_id", "allowed_on", "amount", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."allowed_at", OLD."allowed_by_id", OLD."allowed_on", OLD."amount", OLD."id", OLD."line_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason"); RETURN NULL;',
                    hash="d8520b83be4a3077d9e10a4ed1e1f54e52bae2e8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8a1eb",
                    table="budgets_overrun",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="overrunevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="5cb9b0c3fb3e2fe99f269897ec429d7290ebd2f3",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_6fa7a",
                    table="budgets_overrunevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="overrunevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f3a5e063d0e193b8dd90114130cb45f4526496c1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_55d98",
                    table="budgets_overrunevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_paymentevent" ("amount", "annulled_on", "expense_id", "id", "made_at", "made_by_id", "method", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reference", "submission", "transaction_id") VALUES (NEW."amount", NEW."annulled_on", NEW."expense_id", NEW."id", NEW."made_at", NEW."made_by_id", NEW."method", NEW."paid_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."reference", NEW."submission", NEW."transaction_id"); RETURN NULL;',
                    hash="bb266023355e5468adc80ee14ada1585d0487fd8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_17b26",
                    table="budgets_payment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "budgets_paymentevent" ("amount", "annulled_on", "expense_id", "id", "made_at", "made_by_id", "method", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reference", "submission", "transaction_id") VALUES (NEW."amount", NEW."annulled_on", NEW."expense_id", NEW."id", NEW."made_at", NEW."made_by_id", NEW."method", NEW."paid_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."reference", NEW."submission", NEW."transaction_id"); RETURN NULL;',
                    hash="3d393d2f4c03c13b8bdd7bbb57752873395c784f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3ced0",
                    table="budgets_payment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_paymentevent" ("amount", "annulled_on", "expense_id", "id", "made_at", "made_by_id", "method", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reference", "submission", "transaction_id") VALUES (OLD."amount", OLD."annulled_on", OLD."expense_id", OLD."id", OLD."made_at", OLD."made_by_id", OLD."method", OLD."paid_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."reference", OLD."submission", OLD."transaction_id"); RETURN NULL;',
                    hash="80da4e1b9a16d0c1d6894ecf88182466f3c7d185",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ae614",
                    table="budgets_payment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paymentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="a6ef5912bc3d51176c778e3090c14dde17b2affa",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_97d21",
                    table="budgets_paymentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paymentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="258311273ca45b3526e31cf7213e84fa8aaf11ce",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e714d",
                    table="budgets_paymentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="periodclose",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_periodcloseevent" ("closed_at", "closed_by_id", "ends_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "reopened_at", "reopened_by_id", "starts_on") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."ends_on", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."reason", NEW."reopened_at", NEW."reopened_by_id", NEW."starts_on"); RETURN NULL;',
                    hash="bb937351421a978f39721b009579531a39b9f926",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e21e6",
                    table="budgets_periodclose",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="periodclose",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "budgets_periodcloseevent" ("closed_at", "closed_by_id", "ends_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "reopened_at", "reopened_by_id", "starts_on") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."ends_on", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."reason", NEW."reopened_at", NEW."reopened_by_id", NEW."starts_on"); RETURN NULL;',
                    hash="6668e86bae8ce089480c3d283bd569486e9c9bc1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0d53c",
                    table="budgets_periodclose",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="periodclose",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_periodcloseevent" ("closed_at", "closed_by_id", "ends_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "reopened_at", "reopened_by_id", "starts_on") VALUES (OLD."closed_at", OLD."closed_by_id", OLD."ends_on", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."reason", OLD."reopened_at", OLD."reopened_by_id", OLD."starts_on"); RETURN NULL;',
                    hash="d34bedfb69eb4bcefd75fdf7c9f0d4a33ddd7bfd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d939f",
                    table="budgets_periodclose",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="periodcloseevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="53fa9b7ac87225a5695328264fc82b6db101c5b7",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_4a8aa",
                    table="budgets_periodcloseevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="periodcloseevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7ed5648d580d2cdeedaf7aad0dcbe3554e3d7e0b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_08da2",
                    table="budgets_periodcloseevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="receipt",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_receiptevent" ("amount", "funding_id", "id", "instalment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "reference", "submission", "transaction_id") VALUES (NEW."amount", NEW."funding_id", NEW."id", NEW."instalment_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."received_on", NEW."reference", NEW."submission", NEW."transaction_id"); RETURN NULL;',
                    hash="f9f2546b9dcec8add52b03f313c6e22c58a8d607",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_02ba5",
                    table="budgets_receipt",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="receipt",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "budgets_receiptevent" ("amount", "funding_id", "id", "instalment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "reference", "submission", "transaction_id") VALUES (NEW."amount", NEW."funding_id", NEW."id", NEW."instalment_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."received_on", NEW."reference", NEW."submission", NEW."transaction_id"); RETURN NULL;',
                    hash="b6508116044d075a42b24e0f83ba8c55018da1f1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_baf49",
                    table="budgets_receipt",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="receipt",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_receiptevent" ("amount", "funding_id", "id", "instalment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "reference", "submission", "transaction_id") VALUES (OLD."amount", OLD."funding_id", OLD."id", OLD."instalment_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."received_on", OLD."reference", OLD."submission", OLD."transaction_id"); RETURN NULL;',
                    hash="0e62e75365090acf4cca5391cc72087f5d4299a7",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5033a",
                    table="budgets_receipt",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="receiptevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="3e5ea157fd6a1109d28170d0e0244ed7868e9b5a",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_11606",
                    table="budgets_receiptevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="receiptevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4b8d0e4cc35a22a6857a5ac04fa11b42013d4756",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d2eb7",
                    table="budgets_receiptevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sharingkey",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_sharingkeyevent" ("code", "id", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "retired_on") VALUES (NEW."code", NEW."id", NEW."label", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."retired_on"); RETURN NULL;',
                    hash="cf982da9fb1d515863a37462680597a6cb6485ae",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_62e07",
                    table="budgets_sharingkey",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sharingkey",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "budgets_sharingkeyevent" ("code", "id", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "retired_on") VALUES (NEW."code", NEW."id", NEW."label", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."retired_on"); RETURN NULL;',
                    hash="f6ec2a34040ab86db148f56c9f58906f664b9cba",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d610e",
                    table="budgets_sharingkey",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sharingkey",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_sharingkeyevent" ("code", "id", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "retired_on") VALUES (OLD."code", OLD."id", OLD."label", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."retired_on"); RETURN NULL;',
                    hash="1c0531ece65312bdc4d65bb265713670ca436b35",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_85735",
                    table="budgets_sharingkey",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expenseevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="bd281b1b056afd663b20ed9ae5c46abe76a15517",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_54808",
                    table="budgets_expenseevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expenseevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2c9046d1978ed3408e20a595b0e6aff162f95542",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0922a",
                    table="budgets_expenseevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expense",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_expenseevent" ("action_id", "amount", "approved_by_id", "changed_by_id", "claimant_id", "claimed", "code", "description", "entered_at", "entered_by_id", "gst", "hst", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "qst", "reason", "rebated", "reduction", "reference", "reverses_id", "sharing_key_id", "spent_on", "state", "submission", "supplier", "verified_by_id") VALUES (NEW."action_id", NEW."amount", NEW."approved_by_id", NEW."changed_by_id", NEW."claimant_id", NEW."claimed", NEW."code", NEW."description", NEW."entered_at", NEW."entered_by_id", NEW."gst", NEW."hst", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."qst", NEW."reason", NEW."rebated", NEW."reduction", NEW."reference", NEW."reverses_id", NEW."sharing_key_id", NEW."spent_on", NEW."state", NEW."submission", NEW."supplier", NEW."verified_by_id"); RETURN NULL;',
                    hash="ad5f786f81691d9099a4e31417122d4abd72cc6e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7b985",
                    table="budgets_expense",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expense",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."action_id" IS DISTINCT FROM (NEW."action_id") OR OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."approved_by_id" IS DISTINCT FROM (NEW."approved_by_id") OR OLD."changed_by_id" IS DISTINCT FROM (NEW."changed_by_id") OR OLD."claimant_id" IS DISTINCT FROM (NEW."claimant_id") OR OLD."claimed" IS DISTINCT FROM (NEW."claimed") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."entered_at" IS DISTINCT FROM (NEW."entered_at") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."gst" IS DISTINCT FROM (NEW."gst") OR OLD."hst" IS DISTINCT FROM (NEW."hst") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."program_id" IS DISTINCT FROM (NEW."program_id") OR OLD."qst" IS DISTINCT FROM (NEW."qst") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."rebated" IS DISTINCT FROM (NEW."rebated") OR OLD."reduction" IS DISTINCT FROM (NEW."reduction") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."reverses_id" IS DISTINCT FROM (NEW."reverses_id") OR OLD."sharing_key_id" IS DISTINCT FROM (NEW."sharing_key_id") OR OLD."spent_on" IS DISTINCT FROM (NEW."spent_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submission" IS DISTINCT FROM (NEW."submission") OR OLD."supplier" IS DISTINCT FROM (NEW."supplier") OR OLD."verified_by_id" IS DISTINCT FROM (NEW."verified_by_id"))',
                    func='INSERT INTO "budgets_expenseevent" ("action_id", "amount", "approved_by_id", "changed_by_id", "claimant_id", "claimed", "code", "description", "entered_at", "entered_by_id", "gst", "hst", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "qst", "reason", "rebated", "reduction", "reference", "reverses_id", "sharing_key_id", "spent_on", "state", "submission", "supplier", "verified_by_id") VALUES (NEW."action_id", NEW."amount", NEW."approved_by_id", NEW."changed_by_id", NEW."claimant_id", NEW."claimed", NEW."code", NEW."description", NEW."entered_at", NEW."entered_by_id", NEW."gst", NEW."hst", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."qst", NEW."reason", NEW."rebated", NEW."reduction", NEW."reference", NEW."reverses_id", NEW."sharing_key_id", NEW."spent_on", NEW."state", NEW."submission", NEW."supplier", NEW."verified_by_id"); RETURN NULL;',
                    hash="513584299e049c833e9ed987df2231658f48f756",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e8704",
                    table="budgets_expense",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expense",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_expenseevent" ("action_id", "amount", "approved_by_id", "changed_by_id", "claimant_id", "claimed", "code", "description", "entered_at", "entered_by_id", "gst", "hst", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "qst", "reason", "rebated", "reduction", "reference", "reverses_id", "sharing_key_id", "spent_on", "state", "submission", "supplier", "verified_by_id") VALUES (OLD."action_id", OLD."amount", OLD."approved_by_id", OLD."changed_by_id", OLD."claimant_id", OLD."claimed", OLD."code", OLD."description", OLD."entered_at", OLD."entered_by_id", OLD."gst", OLD."hst", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."qst", OLD."reason", OLD."rebated", OLD."reduction", OLD."reference", OLD."reverses_id", OLD."sharing_key_id", OLD."spent_on", OLD."state", OLD."submission", OLD."supplier", OLD."verified_by_id"); RETURN NULL;',
                    hash="ff12a8d306d584b142cdcf4c4443f4582302d7f4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8e35e",
                    table="budgets_expense",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sharingkeyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="add0a5213cc6bc5f0f6a83bd22b370a3d83d75a7",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_a3185",
                    table="budgets_sharingkeyevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sharingkeyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="63c98574f01f2b2f4ed512f8e6ca94c30d6ec784",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_07573",
                    table="budgets_sharingkeyevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sharingpart",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_sharingpartevent" ("id", "key_id", "line_id", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."key_id", NEW."line_id", NEW."percent", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="d5d2dac4e5265c8838953025374b0872d2e42779",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d888b",
                    table="budgets_sharingpart",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sharingpart",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "budgets_sharingpartevent" ("id", "key_id", "line_id", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."key_id", NEW."line_id", NEW."percent", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="9ab560d35b2d9974469bf45770b61e2db68e5e8a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8adb2",
                    table="budgets_sharingpart",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sharingpart",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_sharingpartevent" ("id", "key_id", "line_id", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."key_id", OLD."line_id", OLD."percent", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="ea7ddbcc4b40126e44b68d256db0a909696a4507",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_24673",
                    table="budgets_sharingpart",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sharingpartevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="b10890ff7467ff8bb5e31da6d9a4d4795ee3fbee",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_21278",
                    table="budgets_sharingpartevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sharingpartevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c64635c47ddc2d8038d6525548feda374c3595d5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_bd0ad",
                    table="budgets_sharingpartevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="variancenote",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_variancenoteevent" ("id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "text_en") VALUES (NEW."id", NEW."line_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text", NEW."text_en"); RETURN NULL;',
                    hash="915604fc09d09782995f007f9f87a85131c90b95",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6e8c8",
                    table="budgets_variancenote",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="variancenote",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "budgets_variancenoteevent" ("id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "text_en") VALUES (NEW."id", NEW."line_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text", NEW."text_en"); RETURN NULL;',
                    hash="06418610ef03d403ab865bc455bcb02df6e4aa45",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9250b",
                    table="budgets_variancenote",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="variancenote",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_variancenoteevent" ("id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "text_en") VALUES (OLD."id", OLD."line_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text", OLD."text_en"); RETURN NULL;',
                    hash="277d171d208ad60fe7069f26b72dc262c4767936",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_599f2",
                    table="budgets_variancenote",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="variancenoteevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="1dadb2986bf032d4e680d40ab478957eded7844f",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_77303",
                    table="budgets_variancenoteevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="variancenoteevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="feb7ade7a341fbd0a0eefa1b0ee2352e613db8a9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a89ca",
                    table="budgets_variancenoteevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
