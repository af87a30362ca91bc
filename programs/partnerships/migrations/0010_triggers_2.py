"""The triggers that write the history of partnerships, and that keep it from being changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0009_triggers_1"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="committee",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partnerships_committeeevent" ("announced_members", "code", "ends_on", "id", "kind", "mandate", "mandate_en", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "quorum", "starts_on") VALUES (NEW."announced_members", NEW."code", NEW."ends_on", NEW."id", NEW."kind", NEW."mandate", NEW."mandate_en", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."quorum", NEW."starts_on"); RETURN NULL;',
                    hash="722dd3fa69ee337bd71b2b0339573198acc85bc0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_804a0",
                    table="partnerships_committee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committee",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_committeeevent" ("announced_members", "code", "ends_on", "id", "kind", "mandate", "mandate_en", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "quorum", "starts_on") VALUES (OLD."announced_members", OLD."code", OLD."ends_on", OLD."id", OLD."kind", OLD."mandate", OLD."mandate_en", OLD."name", OLD."name_en", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."quorum", OLD."starts_on"); RETURN NULL;',
                    hash="2b861c05bcfd2cf7aa1d96e4c9d8bbb97003ec8a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3cae9",
                    table="partnerships_committee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="daf3cab09d688ca677289a8c34a7eda5946e6c48",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_fb212",
                    table="partnerships_committeeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d2d13ffb1e0b3cc86eb9ceae3355d982e0321446",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_71299",
                    table="partnerships_committeeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeemeeting",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_committeemeetingevent" ("changed_at", "committee_id", "convened_at", "day", "ends", "id", "minutes", "number", "online", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "quorum_needed", "reason", "sequence", "starts", "state", "uid") VALUES (NEW."changed_at", NEW."committee_id", NEW."convened_at", NEW."day", NEW."ends", NEW."id", NEW."minutes", NEW."number", NEW."online", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."quorum_needed", NEW."reason", NEW."sequence", NEW."starts", NEW."state", NEW."uid"); RETURN NULL;',
                    hash="a4ffced0e27f8ea567a202a2a511dd48e3c9c2f5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_82adc",
                    table="partnerships_committeemeeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeemeeting",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."committee_id" IS DISTINCT FROM (NEW."committee_id") OR OLD."convened_at" IS DISTINCT FROM (NEW."convened_at") OR OLD."day" IS DISTINCT FROM (NEW."day") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."minutes" IS DISTINCT FROM (NEW."minutes") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."online" IS DISTINCT FROM (NEW."online") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."quorum_needed" IS DISTINCT FROM (NEW."quorum_needed") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence") OR OLD."starts" IS DISTINCT FROM (NEW."starts") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."uid" IS DISTINCT FROM (NEW."uid"))',
                    func='INSERT INTO "partnerships_committeemeetingevent" ("changed_at", "committee_id", "convened_at", "day", "ends", "id", "minutes", "number", "online", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "quorum_needed", "reason", "sequence", "starts", "state", "uid") VALUES (NEW."changed_at", NEW."committee_id", NEW."convened_at", NEW."day", NEW."ends", NEW."id", NEW."minutes", NEW."number", NEW."online", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."quorum_needed", NEW."reason", NEW."sequence", NEW."starts", NEW."state", NEW."uid"); RETURN NULL;',
                    hash="09b2c37fadabbe2a73311cf89093c5292133513d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b71db",
                    table="partnerships_committeemeeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeemeeting",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_committeemeetingevent" ("changed_at", "committee_id", "convened_at", "day", "ends", "id", "minutes", "number", "online", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "quorum_needed", "reason", "sequence", "starts", "state", "uid") VALUES (OLD."changed_at", OLD."committee_id", OLD."convened_at", OLD."day", OLD."ends", OLD."id", OLD."minutes", OLD."number", OLD."online", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."quorum_needed", OLD."reason", OLD."sequence", OLD."starts", OLD."state", OLD."uid"); RETURN NULL;',
                    hash="626e12afa7b5bcde85f271e9f775c273d936b63d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6ff69",
                    table="partnerships_committeemeeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeemeetingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="e6a6b9adf240f43d0e278e4f5006252bdec89cf0",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_91d35",
                    table="partnerships_committeemeetingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeemeetingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2cf5ed6cf229f04d909d9481fc8c6bde949adf78",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_22210",
                    table="partnerships_committeemeetingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeemember",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_committeememberevent" ("committee_id", "email", "ends_on", "id", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat", "starts_on", "title") VALUES (NEW."committee_id", NEW."email", NEW."ends_on", NEW."id", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seat", NEW."starts_on", NEW."title"); RETURN NULL;',
                    hash="74ddfbfaa8dad6e733969b7153708a23eed09172",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1bbba",
                    table="partnerships_committeemember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeemember",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partnerships_committeememberevent" ("committee_id", "email", "ends_on", "id", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat", "starts_on", "title") VALUES (NEW."committee_id", NEW."email", NEW."ends_on", NEW."id", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seat", NEW."starts_on", NEW."title"); RETURN NULL;',
                    hash="9e09fe8f716f4cd03e5c6e0005be00629497e381",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6f8ee",
                    table="partnerships_committeemember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeemember",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_committeememberevent" ("committee_id", "email", "ends_on", "id", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat", "starts_on", "title") VALUES (OLD."committee_id", OLD."email", OLD."ends_on", OLD."id", OLD."name", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."seat", OLD."starts_on", OLD."title"); RETURN NULL;',
                    hash="c24546e2d6529d869783de09564fc25b810a9e3a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_115c8",
                    table="partnerships_committeemember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeeattendanceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="36827801b5680d80eceb417f5e18a5be5b69c595",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_7c644",
                    table="partnerships_committeeattendanceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeeattendanceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5dcf7ed5adcb8f6e2990bcea2874fedf02c3dd70",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d2b70",
                    table="partnerships_committeeattendanceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeeattendance",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_committeeattendanceevent" ("id", "meeting_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence", "replaced_by") VALUES (NEW."id", NEW."meeting_id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."presence", NEW."replaced_by"); RETURN NULL;',
                    hash="78b84c925c12cfa4175f5a595622e5b5f0699513",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a9c6b",
                    table="partnerships_committeeattendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeeattendance",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partnerships_committeeattendanceevent" ("id", "meeting_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence", "replaced_by") VALUES (NEW."id", NEW."meeting_id", NEW."member_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."presence", NEW."replaced_by"); RETURN NULL;',
                    hash="e3b43aca0e706bfe2bc123cc9834ca294c49d75d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9848f",
                    table="partnerships_committeeattendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeeattendance",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_committeeattendanceevent" ("id", "meeting_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence", "replaced_by") VALUES (OLD."id", OLD."meeting_id", OLD."member_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."presence", OLD."replaced_by"); RETURN NULL;',
                    hash="7c17f31978737a9a881218cdfdffc951d1abd025",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7b468",
                    table="partnerships_committeeattendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeememberevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="7ebcbdfa5b63d3a2e08691aca5877c060f743fa7",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_1a2d7",
                    table="partnerships_committeememberevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeememberevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="866360de1b0a7b1ae444efed198054dd9ec9b0f9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f655b",
                    table="partnerships_committeememberevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_decisionevent" ("id", "is_provisional", "item_id", "meeting_id", "moved_by", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ratified_at_id", "seconded_by", "text", "text_en") VALUES (NEW."id", NEW."is_provisional", NEW."item_id", NEW."meeting_id", NEW."moved_by", NEW."number", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ratified_at_id", NEW."seconded_by", NEW."text", NEW."text_en"); RETURN NULL;',
                    hash="6577b62a4d181b0365449253860f94ed57244e88",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3c734",
                    table="partnerships_decision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partnerships_decisionevent" ("id", "is_provisional", "item_id", "meeting_id", "moved_by", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ratified_at_id", "seconded_by", "text", "text_en") VALUES (NEW."id", NEW."is_provisional", NEW."item_id", NEW."meeting_id", NEW."moved_by", NEW."number", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ratified_at_id", NEW."seconded_by", NEW."text", NEW."text_en"); RETURN NULL;',
                    hash="e18e0e1bc0f3c254049010a374465c600df6c671",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_75163",
                    table="partnerships_decision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_decisionevent" ("id", "is_provisional", "item_id", "meeting_id", "moved_by", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ratified_at_id", "seconded_by", "text", "text_en") VALUES (OLD."id", OLD."is_provisional", OLD."item_id", OLD."meeting_id", OLD."moved_by", OLD."number", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ratified_at_id", OLD."seconded_by", OLD."text", OLD."text_en"); RETURN NULL;',
                    hash="e6d5089e0c7edbfd16b253dfb82519f408585492",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_882f0",
                    table="partnerships_decision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="944668796a3ba1c74ff246c3f504bcb893148d52",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_72d3c",
                    table="partnerships_decisionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d5738736f1cb080d43cb17282b05e94bc2f51f52",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d2901",
                    table="partnerships_decisionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_followupevent" ("action_id", "agreement_id", "assigned_to_id", "code", "committee_id", "decision_id", "due_on", "id", "meeting_id", "note", "noted_on", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "responsible", "state", "text", "text_en", "timeline") VALUES (NEW."action_id", NEW."agreement_id", NEW."assigned_to_id", NEW."code", NEW."committee_id", NEW."decision_id", NEW."due_on", NEW."id", NEW."meeting_id", NEW."note", NEW."noted_on", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."reason", NEW."responsible", NEW."state", NEW."text", NEW."text_en", NEW."timeline"); RETURN NULL;',
                    hash="038f19a493af195ee1d6ed3ee9268bc7f172a70a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_01961",
                    table="partnerships_followup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partnerships_followupevent" ("action_id", "agreement_id", "assigned_to_id", "code", "committee_id", "decision_id", "due_on", "id", "meeting_id", "note", "noted_on", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "responsible", "state", "text", "text_en", "timeline") VALUES (NEW."action_id", NEW."agreement_id", NEW."assigned_to_id", NEW."code", NEW."committee_id", NEW."decision_id", NEW."due_on", NEW."id", NEW."meeting_id", NEW."note", NEW."noted_on", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."reason", NEW."responsible", NEW."state", NEW."text", NEW."text_en", NEW."timeline"); RETURN NULL;',
                    hash="f28b52b5e617bf3bf11c5d9712a7ab56a70f8604",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_965e2",
                    table="partnerships_followup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_followupevent" ("action_id", "agreement_id", "assigned_to_id", "code", "committee_id", "decision_id", "due_on", "id", "meeting_id", "note", "noted_on", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "responsible", "state", "text", "text_en", "timeline") VALUES (OLD."action_id", OLD."agreement_id", OLD."assigned_to_id", OLD."code", OLD."committee_id", OLD."decision_id", OLD."due_on", OLD."id", OLD."meeting_id", OLD."note", OLD."noted_on", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."reason", OLD."responsible", OLD."state", OLD."text", OLD."text_en", OLD."timeline"); RETURN NULL;',
                    hash="65f50066b119e76ec2e988a3b8d6e4fc34ab6dc0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3a31d",
                    table="partnerships_followup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitemevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="190b491817f7359c5453417559ddaf4259ce5936",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_a2869",
                    table="partnerships_agendaitemevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitemevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1c7080db8830c9a321f48484428dd4a4a81c2d46",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_659f1",
                    table="partnerships_agendaitemevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_agendaitemevent" ("follow_up_id", "id", "meeting_id", "minutes_planned", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presenter", "text", "title", "title_en") VALUES (NEW."follow_up_id", NEW."id", NEW."meeting_id", NEW."minutes_planned", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."presenter", NEW."text", NEW."title", NEW."title_en"); RETURN NULL;',
                    hash="6bb3bc6d70eba23921b8a370dfd04675288e3147",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c0197",
                    table="partnerships_agendaitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partnerships_agendaitemevent" ("follow_up_id", "id", "meeting_id", "minutes_planned", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presenter", "text", "title", "title_en") VALUES (NEW."follow_up_id", NEW."id", NEW."meeting_id", NEW."minutes_planned", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."presenter", NEW."text", NEW."title", NEW."title_en"); RETURN NULL;',
                    hash="79039c47d9ebc1d19db01b83dd6791cd67f07050",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1a890",
                    table="partnerships_agendaitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_agendaitemevent" ("follow_up_id", "id", "meeting_id", "minutes_planned", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presenter", "text", "title", "title_en") VALUES (OLD."follow_up_id", OLD."id", OLD."meeting_id", OLD."minutes_planned", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."presenter", OLD."text", OLD."title", OLD."title_en"); RETURN NULL;',
                    hash="7110b26b5ee3f3a65d0e081f89480602ae7c21ab",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b29fe",
                    table="partnerships_agendaitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followupevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="5ebf88015817cece3d0b63b3eb0eafdfbb8c4249",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_878a9",
                    table="partnerships_followupevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followupevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b42a5e5c06cb7cc9390159785dbcddca9f02c841",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_14bbd",
                    table="partnerships_followupevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="insuredhours",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_insuredhoursevent" ("agreement_id", "declared_at", "declared_by_id", "ends_on", "hours", "id", "note", "party_id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "submission") VALUES (NEW."agreement_id", NEW."declared_at", NEW."declared_by_id", NEW."ends_on", NEW."hours", NEW."id", NEW."note", NEW."party_id", NEW."people", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_on", NEW."submission"); RETURN NULL;',
                    hash="2737577beb780a9e29f855c23819b32360f44730",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_806aa",
                    table="partnerships_insuredhours",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="insuredhours",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partnerships_insuredhoursevent" ("agreement_id", "declared_at", "declared_by_id", "ends_on", "hours", "id", "note", "party_id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "submission") VALUES (NEW."agreement_id", NEW."declared_at", NEW."declared_by_id", NEW."ends_on", NEW."hours", NEW."id", NEW."note", NEW."party_id", NEW."people", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts_on", NEW."submission"); RETURN NULL;',
                    hash="5e0273ff2bc2419d808f92c93adca6e1a9b0aadd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_60289",
                    table="partnerships_insuredhours",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="insuredhours",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_insuredhoursevent" ("agreement_id", "declared_at", "declared_by_id", "ends_on", "hours", "id", "note", "party_id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "submission") VALUES (OLD."agreement_id", OLD."declared_at", OLD."declared_by_id", OLD."ends_on", OLD."hours", OLD."id", OLD."note", OLD."party_id", OLD."people", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."starts_on", OLD."submission"); RETURN NULL;',
                    hash="6ce49ae8fa77ed0324717a280e2bb8ed80ee18eb",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_04084",
                    table="partnerships_insuredhours",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="insuredhoursevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="4e8de8d62bfb63f035503adc1daaec6afa50da4c",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_9095e",
                    table="partnerships_insuredhoursevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="insuredhoursevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2c62244cd1dcca6dce9148433e184c59d0d4d564",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6afd5",
                    table="partnerships_insuredhoursevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingfile",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_meetingfileevent" ("added_at", "added_by_id", "content_type", "id", "item_id", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."content_type", NEW."id", NEW."item_id", NEW."meeting_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="d8c2592c3c3f5bd846bbe0efa9d7944c25914c37",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6fe01",
                    table="partnerships_meetingfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingfile",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."content_type" IS DISTINCT FROM (NEW."content_type") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."item_id" IS DISTINCT FROM (NEW."item_id") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size"))',
                    func='INSERT INTO "partnerships_meetingfileevent" ("added_at", "added_by_id", "content_type", "id", "item_id", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."content_type", NEW."id", NEW."item_id", NEW."meeting_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="18175fc856c1af32926225b71be042fef6c495fb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bb65e",
                    table="partnerships_meetingfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingfile",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_meetingfileevent" ("added_at", "added_by_id", "content_type", "id", "item_id", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (OLD."added_at", OLD."added_by_id", OLD."content_type", OLD."id", OLD."item_id", OLD."meeting_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sha256", OLD."size"); RETURN NULL;',
                    hash="f0cc438bbc78be2b65c8e88354512c3f06618b2d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d2efa",
                    table="partnerships_meetingfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingfileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="ff957e107d138b40d7f3c3decedd02c7db7191f4",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_ccdd6",
                    table="partnerships_meetingfileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingfileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0cc0df4a6c5438955e98bc20d242a1701ae5fd98",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_766b6",
                    table="partnerships_meetingfileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="minutes",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_minutesevent" ("added_at", "added_by_id", "adopted_at_id", "adopted_on", "content_type", "id", "language", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "version") VALUES (NEW."added_at", NEW."added_by_id", NEW."adopted_at_id", NEW."adopted_on", NEW."content_type", NEW."id", NEW."language", NEW."meeting_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sha256", NEW."size", NEW."version"); RETURN NULL;',
                    hash="5621004fe79859b34b0f91ff433ca35c7520557d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d42fe",
                    table="partnerships_minutes",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="minutes",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."adopted_at_id" IS DISTINCT FROM (NEW."adopted_at_id") OR OLD."adopted_on" IS DISTINCT FROM (NEW."adopted_on") OR OLD."content_type" IS DISTINCT FROM (NEW."content_type") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "partnerships_minutesevent" ("added_at", "added_by_id", "adopted_at_id", "adopted_on", "content_type", "id", "language", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "version") VALUES (NEW."added_at", NEW."added_by_id", NEW."adopted_at_id", NEW."adopted_on", NEW."content_type", NEW."id", NEW."language", NEW."meeting_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sha256", NEW."size", NEW."version"); RETURN NULL;',
                    hash="022a552fd87decdd3870f38e01a30774ef1c680e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_152f9",
                    table="partnerships_minutes",
                    when="AFTER",
                ),
            ),
        ),
    ]
