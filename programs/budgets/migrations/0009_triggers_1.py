"""The triggers that write the history of budgets, and that keep it from being changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0008_history_3"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="bankaccount",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_bankaccountevent" ("code", "id", "name", "opened_on", "opening_balance", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id") VALUES (NEW."code", NEW."id", NEW."name", NEW."opened_on", NEW."opening_balance", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id"); RETURN NULL;',
                    hash="0589a09b8bbaf1dbf22d9f3585443f1352a3bc05",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0dfcf",
                    table="budgets_bankaccount",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bankaccount",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."opened_on" IS DISTINCT FROM (NEW."opened_on") OR OLD."opening_balance" IS DISTINCT FROM (NEW."opening_balance") OR OLD."program_id" IS DISTINCT FROM (NEW."program_id"))',
                    func='INSERT INTO "budgets_bankaccountevent" ("code", "id", "name", "opened_on", "opening_balance", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id") VALUES (NEW."code", NEW."id", NEW."name", NEW."opened_on", NEW."opening_balance", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id"); RETURN NULL;',
                    hash="39687f2eb7290ca9a3b217132e9c6e0520c3d145",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_32382",
                    table="budgets_bankaccount",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bankaccount",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_bankaccountevent" ("code", "id", "name", "opened_on", "opening_balance", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id") VALUES (OLD."code", OLD."id", OLD."name", OLD."opened_on", OLD."opening_balance", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id"); RETURN NULL;',
                    hash="bc396437da5521f373aec693fe6e66e89cf8800a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4d1cb",
                    table="budgets_bankaccount",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bankaccountevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="42cfcefd3f422f0db285c4ceea61e0c2d5859e20",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_d267c",
                    table="budgets_bankaccountevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bankaccountevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0b0cb08ad623e0cca952640d25d3ae273d1e6573",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_35088",
                    table="budgets_bankaccountevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="banktransaction",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_banktransactionevent" ("account_id", "amount", "description", "id", "identity", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_on", "reference", "set_aside", "stated_balance") VALUES (NEW."account_id", NEW."amount", NEW."description", NEW."id", NEW."identity", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."posted_on", NEW."reference", NEW."set_aside", NEW."stated_balance"); RETURN NULL;',
                    hash="6a1e683ad1b82ad9933d2544d128801274a947ab",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bad06",
                    table="budgets_banktransaction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="banktransaction",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."account_id" IS DISTINCT FROM (NEW."account_id") OR OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."identity" IS DISTINCT FROM (NEW."identity") OR OLD."posted_on" IS DISTINCT FROM (NEW."posted_on") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."set_aside" IS DISTINCT FROM (NEW."set_aside") OR OLD."stated_balance" IS DISTINCT FROM (NEW."stated_balance"))',
                    func='INSERT INTO "budgets_banktransactionevent" ("account_id", "amount", "description", "id", "identity", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_on", "reference", "set_aside", "stated_balance") VALUES (NEW."account_id", NEW."amount", NEW."description", NEW."id", NEW."identity", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."posted_on", NEW."reference", NEW."set_aside", NEW."stated_balance"); RETURN NULL;',
                    hash="f0793ec0b6dd919d46164033833616a1ac919980",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fd889",
                    table="budgets_banktransaction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="banktransaction",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_banktransactionevent" ("account_id", "amount", "description", "id", "identity", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_on", "reference", "set_aside", "stated_balance") VALUES (OLD."account_id", OLD."amount", OLD."description", OLD."id", OLD."identity", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."posted_on", OLD."reference", OLD."set_aside", OLD."stated_balance"); RETURN NULL;',
                    hash="a876dbfbaa71bc8e337c3b4e4be4f35a394d9e0d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f113f",
                    table="budgets_banktransaction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="banktransactionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="096e1c8e7ad62c9c258e53b15ffff495b4a92db6",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_5067d",
                    table="budgets_banktransactionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="banktransactionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d9c51232f50764896c1810330761c77fba3e7ba4",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f9aca",
                    table="budgets_banktransactionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budget",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_budgetevent" ("adopted_by", "adopted_on", "carries_forward", "code", "ends_on", "funder_id", "funding_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "starts_on", "stated_total", "submission", "title", "title_en", "variance_amount", "variance_percent") VALUES (NEW."adopted_by", NEW."adopted_on", NEW."carries_forward", NEW."code", NEW."ends_on", NEW."funder_id", NEW."funding_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."starts_on", NEW."stated_total", NEW."submission", NEW."title", NEW."title_en", NEW."variance_amount", NEW."variance_percent"); RETURN NULL;',
                    hash="68c072d356a5c246d97a9273f51292c1ab660a5f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_69143",
                    table="budgets_budget",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budget",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "budgets_budgetevent" ("adopted_by", "adopted_on", "carries_forward", "code", "ends_on", "funder_id", "funding_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "starts_on", "stated_total", "submission", "title", "title_en", "variance_amount", "variance_percent") VALUES (NEW."adopted_by", NEW."adopted_on", NEW."carries_forward", NEW."code", NEW."ends_on", NEW."funder_id", NEW."funding_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."starts_on", NEW."stated_total", NEW."submission", NEW."title", NEW."title_en", NEW."variance_amount", NEW."variance_percent"); RETURN NULL;',
                    hash="b19eacbb8db155f5ceeebfcc76369974e7dfe802",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_dac1d",
                    table="budgets_budget",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budget",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_budgetevent" ("adopted_by", "adopted_on", "carries_forward", "code", "ends_on", "funder_id", "funding_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "starts_on", "stated_total", "submission", "title", "title_en", "variance_amount", "variance_percent") VALUES (OLD."adopted_by", OLD."adopted_on", OLD."carries_forward", OLD."code", OLD."ends_on", OLD."funder_id", OLD."funding_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."starts_on", OLD."stated_total", OLD."submission", OLD."title", OLD."title_en", OLD."variance_amount", OLD."variance_percent"); RETURN NULL;',
                    hash="9de90c82cf0f4270435c2a678ce5112ca1948673",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d0eba",
                    table="budgets_budget",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetchange",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_budgetchangeevent" ("approved_by_id", "code", "effective_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "requested_by_id", "requested_on", "state", "submission", "why") VALUES (NEW."approved_by_id", NEW."code", NEW."effective_on", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."reason", NEW."requested_by_id", NEW."requested_on", NEW."state", NEW."submission", NEW."why"); RETURN NULL;',
                    hash="9fe318cdc7b7b8cc79720c7f9447ed7eb8792b05",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_37a69",
                    table="budgets_budgetchange",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetchange",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "budgets_budgetchangeevent" ("approved_by_id", "code", "effective_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "requested_by_id", "requested_on", "state", "submission", "why") VALUES (NEW."approved_by_id", NEW."code", NEW."effective_on", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."reason", NEW."requested_by_id", NEW."requested_on", NEW."state", NEW."submission", NEW."why"); RETURN NULL;',
                    hash="1d97d16303ed5e5679936c7ac7b250003260cf04",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4503f",
                    table="budgets_budgetchange",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetchange",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_budgetchangeevent" ("approved_by_id", "code", "effective_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "requested_by_id", "requested_on", "state", "submission", "why") VALUES (OLD."approved_by_id", OLD."code", OLD."effective_on", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."reason", OLD."requested_by_id", OLD."requested_on", OLD."state", OLD."submission", OLD."why"); RETURN NULL;',
                    hash="f038e7215610f7250b3363b14a77a3b5be5f6790",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9e6ef",
                    table="budgets_budgetchange",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetchangeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="4e2a4efe607a43c08c62ed5fb40cc40221973142",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_a062d",
                    table="budgets_budgetchangeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetchangeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="40a2c4e351e971c69fe11212c66daee3b26aed1a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_77e35",
                    table="budgets_budgetchangeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetchangemove",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_budgetchangemoveevent" ("change_id", "effective_on", "from_state", "id", "moved_at", "moved_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "to_state") VALUES (NEW."change_id", NEW."effective_on", NEW."from_state", NEW."id", NEW."moved_at", NEW."moved_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."to_state"); RETURN NULL;',
                    hash="bc8ac3e96e54e88420f282248a03b87ce901c4ab",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b919f",
                    table="budgets_budgetchangemove",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetchangemove",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "budgets_budgetchangemoveevent" ("change_id", "effective_on", "from_state", "id", "moved_at", "moved_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "to_state") VALUES (NEW."change_id", NEW."effective_on", NEW."from_state", NEW."id", NEW."moved_at", NEW."moved_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."to_state"); RETURN NULL;',
                    hash="b6ca42aea7811f4fd809c8593d11ffc35d795ba9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_310f5",
                    table="budgets_budgetchangemove",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetchangemove",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_budgetchangemoveevent" ("change_id", "effective_on", "from_state", "id", "moved_at", "moved_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "to_state") VALUES (OLD."change_id", OLD."effective_on", OLD."from_state", OLD."id", OLD."moved_at", OLD."moved_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."to_state"); RETURN NULL;',
                    hash="292dcd225cf72143ecb2b5648496a2664828c179",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6f625",
                    table="budgets_budgetchangemove",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetchangemoveevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="d0e4d1d53bce6a991b3154beeae5d501fe97e50e",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_e12d2",
                    table="budgets_budgetchangemoveevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetchangemoveevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f380549b43fcce21c5b50e4df48052e4a3168ee8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e56f8",
                    table="budgets_budgetchangemoveevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="e6e49d9bdee904cda065a10bac8e0157f7b683d5",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_1fb79",
                    table="budgets_budgetevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b01aabdc9a5cc2a2eb89122741e1da06e7570fb5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_585f3",
                    table="budgets_budgetevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetsignatory",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_budgetsignatoryevent" ("budget_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title", "title_en") VALUES (NEW."budget_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."title", NEW."title_en"); RETURN NULL;',
                    hash="4c39317c29d5070dc42b6560f88840688ebe55fb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_20586",
                    table="budgets_budgetsignatory",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetsignatory",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "budgets_budgetsignatoryevent" ("budget_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title", "title_en") VALUES (NEW."budget_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."title", NEW."title_en"); RETURN NULL;',
                    hash="040e1a15e40b31dcf9cc68b7b4fbdbfcd63ac2cc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1376a",
                    table="budgets_budgetsignatory",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetsignatory",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_budgetsignatoryevent" ("budget_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title", "title_en") VALUES (OLD."budget_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."title", OLD."title_en"); RETURN NULL;',
                    hash="a408a46e66f0f010ebca3e854789c3a12a435a2d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_611d5",
                    table="budgets_budgetsignatory",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetsignatoryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="8f68cc6bba358876e9b7910f6bae2730be0ce059",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_3c8e7",
                    table="budgets_budgetsignatoryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetsignatoryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="707b44c8c76c548fa99940b2b1dabcc5aa046960",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ba25d",
                    table="budgets_budgetsignatoryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changeentry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_changeentryevent" ("amount", "asked", "change_id", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."amount", NEW."asked", NEW."change_id", NEW."id", NEW."line_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="d83db9f08a5fd9cb1b7157055e57051744fbddad",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_439ec",
                    table="budgets_changeentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changeentry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "budgets_changeentryevent" ("amount", "asked", "change_id", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."amount", NEW."asked", NEW."change_id", NEW."id", NEW."line_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="20976098f05df5d8a675ed5a56146231dac4c8a6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f6d17",
                    table="budgets_changeentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changeentry",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_changeentryevent" ("amount", "asked", "change_id", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."amount", OLD."asked", OLD."change_id", OLD."id", OLD."line_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="714530ab50d94cdda0b47eb96f16c9193b0d2dfa",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6b21e",
                    table="budgets_changeentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changeentryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="1369c9e50b82b8dadb3e1c57ba0d59ae143b55d1",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_0de8e",
                    table="budgets_changeentryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changeentryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e18d08fdeabba280c67747aef562e40ff93efc76",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_80b2a",
                    table="budgets_changeentryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_commitmentevent" ("amount", "closed_on", "code", "description", "entered_at", "entered_by_id", "id", "line_id", "made_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "submission", "supplier") VALUES (NEW."amount", NEW."closed_on", NEW."code", NEW."description", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."line_id", NEW."made_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."submission", NEW."supplier"); RETURN NULL;',
                    hash="3d65c533747ceb7313d4ca046cfad50d1824a1c1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_902c6",
                    table="budgets_commitment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."entered_at" IS DISTINCT FROM (NEW."entered_at") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."line_id" IS DISTINCT FROM (NEW."line_id") OR OLD."made_on" IS DISTINCT FROM (NEW."made_on") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."submission" IS DISTINCT FROM (NEW."submission") OR OLD."supplier" IS DISTINCT FROM (NEW."supplier"))',
                    func='INSERT INTO "budgets_commitmentevent" ("amount", "closed_on", "code", "description", "entered_at", "entered_by_id", "id", "line_id", "made_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "submission", "supplier") VALUES (NEW."amount", NEW."closed_on", NEW."code", NEW."description", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."line_id", NEW."made_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."submission", NEW."supplier"); RETURN NULL;',
                    hash="66a456719b8e68c56e952039ac0ac456391a66e0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0a23e",
                    table="budgets_commitment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_commitmentevent" ("amount", "closed_on", "code", "description", "entered_at", "entered_by_id", "id", "line_id", "made_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "submission", "supplier") VALUES (OLD."amount", OLD."closed_on", OLD."code", OLD."description", OLD."entered_at", OLD."entered_by_id", OLD."id", OLD."line_id", OLD."made_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."submission", OLD."supplier"); RETURN NULL;',
                    hash="44eb9bec91c9a04344fc2026c7ef4ab67397d94d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cb4b8",
                    table="budgets_commitment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="c46814e2429c49d3976f4dace93ae42300fad2ad",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_abe09",
                    table="budgets_commitmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="dfb7a984e1772765c61e7c26cedd5b2cc983be69",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b3d29",
                    table="budgets_commitmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="allocationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="7815303dfba3234666527e39bc890fc70d3cbcbe",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_4949b",
                    table="budgets_allocationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="allocationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4618df9037687cff04e7e636624bf9e5fec88a4a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_648b4",
                    table="budgets_allocationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="allocation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_allocationevent" ("amount", "commitment_id", "expense_id", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."amount", NEW."commitment_id", NEW."expense_id", NEW."id", NEW."line_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="2dfbd4a38f046856a913700ab6cb5003107b9aaa",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1539d",
                    table="budgets_allocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="allocation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "budgets_allocationevent" ("amount", "commitment_id", "expense_id", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."amount", NEW."commitment_id", NEW."expense_id", NEW."id", NEW."line_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="78ed367595bd3b4b06f0fbd6b826dd8a1f5e2e9f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1220f",
                    table="budgets_allocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="allocation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_allocationevent" ("amount", "commitment_id", "expense_id", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."amount", OLD."commitment_id", OLD."expense_id", OLD."id", OLD."line_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="78ff34ce188c3bb9f463aeee2ea92aece46bdf24",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4a5f7",
                    table="budgets_allocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expensecategory",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_expensecategoryevent" ("account_code", "code", "id", "kind", "label", "label_en", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_on") VALUES (NEW."account_code", NEW."code", NEW."id", NEW."kind", NEW."label", NEW."label_en", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."retired_on"); RETURN NULL;',
                    hash="273bb26bbf0ec1a4516b52b710eb39de77d318f1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ee08a",
                    table="budgets_expensecategory",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expensecategory",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "budgets_expensecategoryevent" ("account_code", "code", "id", "kind", "label", "label_en", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_on") VALUES (NEW."account_code", NEW."code", NEW."id", NEW."kind", NEW."label", NEW."label_en", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."retired_on"); RETURN NULL;',
                    hash="ec9966d80f1ffa9bc7806ecbd12f80ce62c2279b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9ecec",
                    table="budgets_expensecategory",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expensecategory",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_expensecategoryevent" ("account_code", "code", "id", "kind", "label", "label_en", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_on") VALUES (OLD."account_code", OLD."code", OLD."id", OLD."kind", OLD."label", OLD."label_en", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."retired_on"); RETURN NULL;',
                    hash="8a8e4eb58c542f35f931102677070b9aa1c26f9a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_59555",
                    table="budgets_expensecategory",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetlineevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="ea72ca65c22741c5c827c46472bfe9f48ef70568",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_23092",
                    table="budgets_budgetlineevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetlineevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e7ac04cdc0e4cc37ebd93fba4ed456b1e4449019",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_99acc",
                    table="budgets_budgetlineevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_budgetlineevent" ("account_code", "action_id", "adopted", "budget_id", "category_id", "forecast_1", "forecast_2", "forecast_3", "forecast_4", "heading_id", "id", "label", "label_en", "number", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."account_code", NEW."action_id", NEW."adopted", NEW."budget_id", NEW."category_id", NEW."forecast_1", NEW."forecast_2", NEW."forecast_3", NEW."forecast_4", NEW."heading_id", NEW."id", NEW."label", NEW."label_en", NEW."number", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="70958d69ef9e730930205fed933ff1b8a967ad49",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8e8f3",
                    table="budgets_budgetline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."account_code" IS DISTINCT FROM (NEW."account_code") OR OLD."action_id" IS DISTINCT FROM (NEW."action_id") OR OLD."adopted" IS DISTINCT FROM (NEW."adopted") OR OLD."budget_id" IS DISTINCT FROM (NEW."budget_id") OR OLD."category_id" IS DISTINCT FROM (NEW."category_id") OR OLD."forecast_1" IS DISTINCT FROM (NEW."forecast_1") OR OLD."forecast_2" IS DISTINCT FROM (NEW."forecast_2") OR OLD."forecast_3" IS DISTINCT FROM (NEW."forecast_3") OR OLD."forecast_4" IS DISTINCT FROM (NEW."forecast_4") OR OLD."heading_id" IS DISTINCT FROM (NEW."heading_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."label_en" IS DISTINCT FROM (NEW."label_en") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id"))',
                    func='INSERT INTO "budgets_budgetlineevent" ("account_code", "action_id", "adopted", "budget_id", "category_id", "forecast_1", "forecast_2", "forecast_3", "forecast_4", "heading_id", "id", "label", "label_en", "number", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."account_code", NEW."action_id", NEW."adopted", NEW."budget_id", NEW."category_id", NEW."forecast_1", NEW."forecast_2", NEW."forecast_3", NEW."forecast_4", NEW."heading_id", NEW."id", NEW."label", NEW."label_en", NEW."number", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="aaa3a130096603e2fe242a26ad1b508e83bea96c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1922c",
                    table="budgets_budgetline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "budgets_budgetlineevent" ("account_code", "action_id", "adopted", "budget_id", "category_id", "forecast_1", "forecast_2", "forecast_3", "forecast_4", "heading_id", "id", "label", "label_en", "number", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."account_code", OLD."action_id", OLD."adopted", OLD."budget_id", OLD."category_id", OLD."forecast_1", OLD."forecast_2", OLD."forecast_3", OLD."forecast_4", OLD."heading_id", OLD."id", OLD."label", OLD."label_en", OLD."number", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="479a1b92bf5131958c9695f337e36c629392cba7",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_47283",
                    table="budgets_budgetline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expensecategoryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="66e05f01b260f3ab88b19c984c0fd89f7b5ff26c",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_41a35",
                    table="budgets_expensecategoryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expensecategoryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="039945b1eaa43e5443b1113d89de3e355cd8c497",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_94da5",
                    table="budgets_expensecategoryevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
