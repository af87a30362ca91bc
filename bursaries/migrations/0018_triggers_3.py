"""The triggers that write the history of bursaries, and that keep it from being changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0017_triggers_2"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="repaymentreversal",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_repaymentreversalevent" ("expense_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repayment_id") VALUES (NEW."expense_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."repayment_id"); RETURN NULL;',
                    hash="44b10a4366e057612c377ba56a5efa53a47f3c47",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9a346",
                    table="bursaries_repaymentreversal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="repaymentreversal",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_repaymentreversalevent" ("expense_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repayment_id") VALUES (NEW."expense_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."repayment_id"); RETURN NULL;',
                    hash="dafcca9df5184fe21d166fd271e79aa1fae5846c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fe692",
                    table="bursaries_repaymentreversal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="repaymentreversal",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_repaymentreversalevent" ("expense_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repayment_id") VALUES (OLD."expense_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."repayment_id"); RETURN NULL;',
                    hash="00a6da9f8a0327b8018f9a17f2f91ecd4d7221b7",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_87be7",
                    table="bursaries_repaymentreversal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="repaymentreversalevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="f6ea2607e8c08faa401199cc54194252fd1b8d89",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_5ad64",
                    table="bursaries_repaymentreversalevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="repaymentreversalevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8a17db479a46e99079d6f9a1aaaf5fc510df8358",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1f5c0",
                    table="bursaries_repaymentreversalevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requireddocument",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_requireddocumentevent" ("code", "id", "is_required", "label", "label_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id") VALUES (NEW."code", NEW."id", NEW."is_required", NEW."label", NEW."label_en", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."round_id"); RETURN NULL;',
                    hash="3706e9fe3329e8117eb57d696e42e07dffa19667",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6223b",
                    table="bursaries_requireddocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requireddocument",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_requireddocumentevent" ("code", "id", "is_required", "label", "label_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id") VALUES (NEW."code", NEW."id", NEW."is_required", NEW."label", NEW."label_en", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."round_id"); RETURN NULL;',
                    hash="29766ffe38098015d0863f756006ca758987f846",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bdda8",
                    table="bursaries_requireddocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requireddocument",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_requireddocumentevent" ("code", "id", "is_required", "label", "label_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id") VALUES (OLD."code", OLD."id", OLD."is_required", OLD."label", OLD."label_en", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."round_id"); RETURN NULL;',
                    hash="2d31c7f6570f1be7fe35cd15afde0bf92e6f86a9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_36cf3",
                    table="bursaries_requireddocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicationfileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="e70c66db295158dd6c15a9bdccafa1f7b70f1c75",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_16175",
                    table="bursaries_applicationfileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicationfileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="dd8101d2c4a854a20403e00384f28e852b5afb71",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d43f8",
                    table="bursaries_applicationfileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicationfile",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_applicationfileevent" ("added_at", "added_by_id", "application_id", "content_type", "document_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."application_id", NEW."content_type", NEW."document_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="42da5c97bfde59829616b62cec9308ff03e0ece8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_905c7",
                    table="bursaries_applicationfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicationfile",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."content_type" IS DISTINCT FROM (NEW."content_type") OR OLD."document_id" IS DISTINCT FROM (NEW."document_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size"))',
                    func='INSERT INTO "bursaries_applicationfileevent" ("added_at", "added_by_id", "application_id", "content_type", "document_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."application_id", NEW."content_type", NEW."document_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="339cc4a02250a9d011f013b9087cc63a1bfdbc89",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_de74b",
                    table="bursaries_applicationfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicationfile",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_applicationfileevent" ("added_at", "added_by_id", "application_id", "content_type", "document_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (OLD."added_at", OLD."added_by_id", OLD."application_id", OLD."content_type", OLD."document_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sha256", OLD."size"); RETURN NULL;',
                    hash="37e56cfaf67a9fe18e0a398588c4fabf9ee7c4e9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b6c77",
                    table="bursaries_applicationfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requireddocumentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="af391cc594c88ca7c4a2397c1259e032cbac9f6f",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_a4c71",
                    table="bursaries_requireddocumentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requireddocumentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="89d537da96f1a4c2c5cbd93a4b192fbe8e0dd6fe",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e435b",
                    table="bursaries_requireddocumentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_reviewerevent" ("id", "is_active", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "user_id") VALUES (NEW."id", NEW."is_active", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."round_id", NEW."user_id"); RETURN NULL;',
                    hash="f675c5f09e66a034f1c2daa84236cb4780da4d25",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_47cf6",
                    table="bursaries_reviewer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_reviewerevent" ("id", "is_active", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "user_id") VALUES (NEW."id", NEW."is_active", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."round_id", NEW."user_id"); RETURN NULL;',
                    hash="a004eeae549002941ec379e6b73d725406c3a61b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_38f64",
                    table="bursaries_reviewer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_reviewerevent" ("id", "is_active", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "user_id") VALUES (OLD."id", OLD."is_active", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."round_id", OLD."user_id"); RETURN NULL;',
                    hash="759c933331cb30576774ca3f8a11dc293a5fea03",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f2dd0",
                    table="bursaries_reviewer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_reviewevent" ("application_id", "assigned_at", "comment", "completed_at", "conflict", "conflict_reason", "declared_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewer_id") VALUES (NEW."application_id", NEW."assigned_at", NEW."comment", NEW."completed_at", NEW."conflict", NEW."conflict_reason", NEW."declared_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reviewer_id"); RETURN NULL;',
                    hash="5beea1a606106337ee8ae08a4602aba1343440e5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fe42d",
                    table="bursaries_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_reviewevent" ("application_id", "assigned_at", "comment", "completed_at", "conflict", "conflict_reason", "declared_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewer_id") VALUES (NEW."application_id", NEW."assigned_at", NEW."comment", NEW."completed_at", NEW."conflict", NEW."conflict_reason", NEW."declared_at", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reviewer_id"); RETURN NULL;',
                    hash="3e81d2a30904f277c1313c9fd6daf67702f81f9e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3dc60",
                    table="bursaries_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_reviewevent" ("application_id", "assigned_at", "comment", "completed_at", "conflict", "conflict_reason", "declared_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewer_id") VALUES (OLD."application_id", OLD."assigned_at", OLD."comment", OLD."completed_at", OLD."conflict", OLD."conflict_reason", OLD."declared_at", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reviewer_id"); RETURN NULL;',
                    hash="ac1476ea2e1acdf187eba74c4f3b562b24de29a1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a5f1e",
                    table="bursaries_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="07c6c642d725c61105fda98cacf24a3feea29edb",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_a57de",
                    table="bursaries_reviewerevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4e064597ec3bc5f0b9c951a9b98ef1dfc4ab8c0a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_12e33",
                    table="bursaries_reviewerevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="2e022d1f723f8292a72dbc73f5fbb7607d65677e",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_190b8",
                    table="bursaries_reviewevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b4fbafc34088e1070c12eb2efd0d13a510ee6495",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b6554",
                    table="bursaries_reviewevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="score",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_scoreevent" ("criterion_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "value") VALUES (NEW."criterion_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."review_id", NEW."value"); RETURN NULL;',
                    hash="89bc1091f8bd73d4fa8906b191d65495ef91503f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_37344",
                    table="bursaries_score",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="score",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_scoreevent" ("criterion_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "value") VALUES (NEW."criterion_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."review_id", NEW."value"); RETURN NULL;',
                    hash="e6616dd2c1835d71a2082c116aaea463b5c8e097",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3a558",
                    table="bursaries_score",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="score",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_scoreevent" ("criterion_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "value") VALUES (OLD."criterion_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."review_id", OLD."value"); RETURN NULL;',
                    hash="710e14e10d233fc7e9c05d8e631642fc73ecdfe2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8f885",
                    table="bursaries_score",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scoreevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="bc9a802b8eed717ee8327636c0f078087b6c8d62",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_fffec",
                    table="bursaries_scoreevent",
                    when="BEFORE",
                ),
            ),
        ),
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
                    func='INSERT INTO "bursaries_waiverevent" ("granted_by_id", "granted_on", "id", "months", "obligation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."granted_by_id", NEW."granted_on", NEW."id", NEW."months", NEW."obligation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason"); RETURN NULL;',
                    hash="1539186310308094008179493a1f8947be7119db",
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
                    func='INSERT INTO "bursaries_waiverevent" ("granted_by_id", "granted_on", "id", "months", "obligation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."granted_by_id", NEW."granted_on", NEW."id", NEW."months", NEW."obligation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason"); RETURN NULL;',
                    hash="dfcb8cfa19aaedb41bd1652b54b4a88ef93b922c",
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
                    func='INSERT INTO "bursaries_waiverevent" ("granted_by_id", "granted_on", "id", "months", "obligation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."granted_by_id", OLD."granted_on", OLD."id", OLD."months", OLD."obligation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason"); RETURN NULL;',
                    hash="aebd4794f316cef26b14ec0c4567be71a94603b1",
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
