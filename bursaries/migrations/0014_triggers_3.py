"""The triggers that write the history of bursaries, and that keep it from being changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0013_triggers_2"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="questionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="c8c56096747d44b3b421cb4b18d8510deb2734ca",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_31fde",
                    table="bursaries_questionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="questionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="19c7f066d6164d57ae5098d8ae779892b7792abf",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ba5cb",
                    table="bursaries_questionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reference",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_referenceevent" ("answered_at", "application_id", "asked_at", "declined_at", "email", "id", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation", "reminded_at", "text") VALUES (NEW."answered_at", NEW."application_id", NEW."asked_at", NEW."declined_at", NEW."email", NEW."id", NEW."language", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."relation", NEW."reminded_at", NEW."text"); RETURN NULL;',
                    hash="5b60bcbe0a6b457fd75de2cbffbdae869e2f1d49",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fedf5",
                    table="bursaries_reference",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reference",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."declined_at" IS DISTINCT FROM (NEW."declined_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."relation" IS DISTINCT FROM (NEW."relation") OR OLD."reminded_at" IS DISTINCT FROM (NEW."reminded_at") OR OLD."text" IS DISTINCT FROM (NEW."text"))',
                    func='INSERT INTO "bursaries_referenceevent" ("answered_at", "application_id", "asked_at", "declined_at", "email", "id", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation", "reminded_at", "text") VALUES (NEW."answered_at", NEW."application_id", NEW."asked_at", NEW."declined_at", NEW."email", NEW."id", NEW."language", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."relation", NEW."reminded_at", NEW."text"); RETURN NULL;',
                    hash="d71d7283c6d8cde64de99b0e5a269af430b561f8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c4757",
                    table="bursaries_reference",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reference",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_referenceevent" ("answered_at", "application_id", "asked_at", "declined_at", "email", "id", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation", "reminded_at", "text") VALUES (OLD."answered_at", OLD."application_id", OLD."asked_at", OLD."declined_at", OLD."email", OLD."id", OLD."language", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."relation", OLD."reminded_at", OLD."text"); RETURN NULL;',
                    hash="2cc39138668b17fb50a28be899ec1e2bfb77ec8d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1c791",
                    table="bursaries_reference",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referenceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="7fab795c715f515a51495b6fa895432b5ec812c5",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_da950",
                    table="bursaries_referenceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referenceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fbe03d27e7a686202ab3d7ce475a2c3cec1de669",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_eb5bf",
                    table="bursaries_referenceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencefile",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_referencefileevent" ("added_at", "added_by_id", "content_type", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."content_type", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference_id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="5c64977a52098367086008e46461ef1c2dd71556",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d0f4f",
                    table="bursaries_referencefile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencefile",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."content_type" IS DISTINCT FROM (NEW."content_type") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."reference_id" IS DISTINCT FROM (NEW."reference_id") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size"))',
                    func='INSERT INTO "bursaries_referencefileevent" ("added_at", "added_by_id", "content_type", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."content_type", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference_id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="a620b18421e1cb0dbcccc859227bc34acb4ee841",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6a9d6",
                    table="bursaries_referencefile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencefile",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_referencefileevent" ("added_at", "added_by_id", "content_type", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference_id", "sha256", "size") VALUES (OLD."added_at", OLD."added_by_id", OLD."content_type", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference_id", OLD."sha256", OLD."size"); RETURN NULL;',
                    hash="723bd879ba6a7fc8b0aaa522c523b5db8fd4a9d2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6aeaa",
                    table="bursaries_referencefile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencefileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="9924299d0fee45ed2bc9b1e6db0a8a6bbb9db3c0",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_c6bd9",
                    table="bursaries_referencefileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencefileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cfc4aab638346e66261d00fc58d85024109fbc59",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e9932",
                    table="bursaries_referencefileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="repayment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_repaymentevent" ("amount", "annulled_on", "id", "obligation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_on", "reference", "submission") VALUES (NEW."amount", NEW."annulled_on", NEW."id", NEW."obligation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."received_on", NEW."reference", NEW."submission"); RETURN NULL;',
                    hash="77ec5aca9ef06050842369587ed803a7ff6817d9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2c1a0",
                    table="bursaries_repayment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="repayment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_repaymentevent" ("amount", "annulled_on", "id", "obligation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_on", "reference", "submission") VALUES (NEW."amount", NEW."annulled_on", NEW."id", NEW."obligation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."received_on", NEW."reference", NEW."submission"); RETURN NULL;',
                    hash="1f722c30a7dafa4e24db4af290a01e62fa536e87",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_97041",
                    table="bursaries_repayment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="repayment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_repaymentevent" ("amount", "annulled_on", "id", "obligation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_on", "reference", "submission") VALUES (OLD."amount", OLD."annulled_on", OLD."id", OLD."obligation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."received_on", OLD."reference", OLD."submission"); RETURN NULL;',
                    hash="35897e7c5bf68658f2d1d83088dbd2af694359bc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2572d",
                    table="bursaries_repayment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="repaymentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="bf3716d15d2182107c409a4e0ff74ba9a1707a02",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_65832",
                    table="bursaries_repaymentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="repaymentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fca05c095d644bf2ba9eac0b2ebed174fbf5b785",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a8265",
                    table="bursaries_repaymentevent",
                    when="BEFORE",
                ),
            ),
        ),
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
    ]
