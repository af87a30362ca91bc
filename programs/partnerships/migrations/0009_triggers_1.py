"""The triggers that write the history of partnerships, and that keep it from being changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0008_history_4"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="agreement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_agreementevent" ("assigned_to_id", "created_at", "denounced_by_id", "denounced_on", "ends_on", "id", "insured_hours", "insured_per", "kind", "note", "notice", "notice_unit", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "region_id", "renewal", "renewal_months", "renews_id", "reviewed_each_year", "starts_on", "state", "stops_on", "submission", "title", "title_en") VALUES (NEW."assigned_to_id", NEW."created_at", NEW."denounced_by_id", NEW."denounced_on", NEW."ends_on", NEW."id", NEW."insured_hours", NEW."insured_per", NEW."kind", NEW."note", NEW."notice", NEW."notice_unit", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."reason", NEW."region_id", NEW."renewal", NEW."renewal_months", NEW."renews_id", NEW."reviewed_each_year", NEW."starts_on", NEW."state", NEW."stops_on", NEW."submission", NEW."title", NEW."title_en"); RETURN NULL;',
                    hash="f608aa19d167f36f434391cc4fb98d177356894c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f7bf3",
                    table="partnerships_agreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partnerships_agreementevent" ("assigned_to_id", "created_at", "denounced_by_id", "denounced_on", "ends_on", "id", "insured_hours", "insured_per", "kind", "note", "notice", "notice_unit", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "region_id", "renewal", "renewal_months", "renews_id", "reviewed_each_year", "starts_on", "state", "stops_on", "submission", "title", "title_en") VALUES (NEW."assigned_to_id", NEW."created_at", NEW."denounced_by_id", NEW."denounced_on", NEW."ends_on", NEW."id", NEW."insured_hours", NEW."insured_per", NEW."kind", NEW."note", NEW."notice", NEW."notice_unit", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."reason", NEW."region_id", NEW."renewal", NEW."renewal_months", NEW."renews_id", NEW."reviewed_each_year", NEW."starts_on", NEW."state", NEW."stops_on", NEW."submission", NEW."title", NEW."title_en"); RETURN NULL;',
                    hash="923ce81f7c727b46108bebd75ad6ea110a70ca22",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6130f",
                    table="partnerships_agreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_agreementevent" ("assigned_to_id", "created_at", "denounced_by_id", "denounced_on", "ends_on", "id", "insured_hours", "insured_per", "kind", "note", "notice", "notice_unit", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "region_id", "renewal", "renewal_months", "renews_id", "reviewed_each_year", "starts_on", "state", "stops_on", "submission", "title", "title_en") VALUES (OLD."assigned_to_id", OLD."created_at", OLD."denounced_by_id", OLD."denounced_on", OLD."ends_on", OLD."id", OLD."insured_hours", OLD."insured_per", OLD."kind", OLD."note", OLD."notice", OLD."notice_unit", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."reason", OLD."region_id", OLD."renewal", OLD."renewal_months", OLD."renews_id", OLD."reviewed_each_year", OLD."starts_on", OLD."state", OLD."stops_on", OLD."submission", OLD."title", OLD."title_en"); RETURN NULL;',
                    hash="756252f0589410f5ce0675e129b3e1db477864d8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7dce8",
                    table="partnerships_agreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="39d8977c2d29b52546ec6a6b4a5fc3e9cf97bb22",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_fc334",
                    table="partnerships_agreementevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="dcf629851595577781cbf7017d54767f2824f8ba",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9181d",
                    table="partnerships_agreementevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementparty",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_agreementpartyevent" ("agreement_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role", "signatory_email", "signatory_name", "signatory_title") VALUES (NEW."agreement_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."role", NEW."signatory_email", NEW."signatory_name", NEW."signatory_title"); RETURN NULL;',
                    hash="96b9261bf7a10697123baf19105eb31bcaa587a7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d6f12",
                    table="partnerships_agreementparty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementparty",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partnerships_agreementpartyevent" ("agreement_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role", "signatory_email", "signatory_name", "signatory_title") VALUES (NEW."agreement_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."role", NEW."signatory_email", NEW."signatory_name", NEW."signatory_title"); RETURN NULL;',
                    hash="a012cf6759325c665212bfc14b6afde04a8130a1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5e9d9",
                    table="partnerships_agreementparty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementparty",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_agreementpartyevent" ("agreement_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role", "signatory_email", "signatory_name", "signatory_title") VALUES (OLD."agreement_id", OLD."id", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."role", OLD."signatory_email", OLD."signatory_name", OLD."signatory_title"); RETURN NULL;',
                    hash="6530392294a84cf22ea60b51e962f78be8e85c16",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e5a13",
                    table="partnerships_agreementparty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementobligationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="d8b7f73c18ff2479bd51d3ecaa059e3931797000",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_cd030",
                    table="partnerships_agreementobligationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementobligationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="62060fc4d92c415f81b367cffc102c686980024d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_de916",
                    table="partnerships_agreementobligationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementobligation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_agreementobligationevent" ("agreement_id", "done_on", "due_on", "id", "kind", "note", "owner_id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repeats", "text", "text_en", "timeline") VALUES (NEW."agreement_id", NEW."done_on", NEW."due_on", NEW."id", NEW."kind", NEW."note", NEW."owner_id", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."repeats", NEW."text", NEW."text_en", NEW."timeline"); RETURN NULL;',
                    hash="8a98095322bbcf586f0267d31cf93521b300e43c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_edc7e",
                    table="partnerships_agreementobligation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementobligation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partnerships_agreementobligationevent" ("agreement_id", "done_on", "due_on", "id", "kind", "note", "owner_id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repeats", "text", "text_en", "timeline") VALUES (NEW."agreement_id", NEW."done_on", NEW."due_on", NEW."id", NEW."kind", NEW."note", NEW."owner_id", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."repeats", NEW."text", NEW."text_en", NEW."timeline"); RETURN NULL;',
                    hash="4fadb3c125088e6b19854a60b534f2d98a9194f7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_53034",
                    table="partnerships_agreementobligation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementobligation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_agreementobligationevent" ("agreement_id", "done_on", "due_on", "id", "kind", "note", "owner_id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repeats", "text", "text_en", "timeline") VALUES (OLD."agreement_id", OLD."done_on", OLD."due_on", OLD."id", OLD."kind", OLD."note", OLD."owner_id", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."repeats", OLD."text", OLD."text_en", OLD."timeline"); RETURN NULL;',
                    hash="3197d37206440449fc1aa8481af4a1504519f6c6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_61eb7",
                    table="partnerships_agreementobligation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementcontributionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="5bdf5f6fae8e35ed6e62d3fd7f6a8c248610b7b5",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_8a287",
                    table="partnerships_agreementcontributionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementcontributionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d8a4742efde5b3fd2f1181e24dfb658797c771da",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2036b",
                    table="partnerships_agreementcontributionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementcontribution",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_agreementcontributionevent" ("agreement_id", "amount", "id", "kind", "label", "label_en", "maximum", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier") VALUES (NEW."agreement_id", NEW."amount", NEW."id", NEW."kind", NEW."label", NEW."label_en", NEW."maximum", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."qualifier"); RETURN NULL;',
                    hash="11361823de986f901f06753455f8f9235983de9f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b7f14",
                    table="partnerships_agreementcontribution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementcontribution",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partnerships_agreementcontributionevent" ("agreement_id", "amount", "id", "kind", "label", "label_en", "maximum", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier") VALUES (NEW."agreement_id", NEW."amount", NEW."id", NEW."kind", NEW."label", NEW."label_en", NEW."maximum", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."qualifier"); RETURN NULL;',
                    hash="3b2b6d76718c72e2b8cb0cbcfe0c5674941b0f3c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1ab76",
                    table="partnerships_agreementcontribution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementcontribution",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_agreementcontributionevent" ("agreement_id", "amount", "id", "kind", "label", "label_en", "maximum", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier") VALUES (OLD."agreement_id", OLD."amount", OLD."id", OLD."kind", OLD."label", OLD."label_en", OLD."maximum", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."qualifier"); RETURN NULL;',
                    hash="b2606cf0713864de59ebfbf70906d6b0cf63a622",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a05af",
                    table="partnerships_agreementcontribution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementpartyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="007838fd2da1a7bb52d23a8d36721976bd53650a",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_2625a",
                    table="partnerships_agreementpartyevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementpartyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2d37b6a71a426ca7064ea8dbad54fd353fd19d64",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_29640",
                    table="partnerships_agreementpartyevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementreview",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_agreementreviewevent" ("agreement_id", "answered_at", "answered_by_id", "asked_on", "communication", "concluded_on", "conclusion", "conclusion_note", "difficulties", "due_on", "id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referrals", "services", "strengths", "wish", "year") VALUES (NEW."agreement_id", NEW."answered_at", NEW."answered_by_id", NEW."asked_on", NEW."communication", NEW."concluded_on", NEW."conclusion", NEW."conclusion_note", NEW."difficulties", NEW."due_on", NEW."id", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."referrals", NEW."services", NEW."strengths", NEW."wish", NEW."year"); RETURN NULL;',
                    hash="4a44e0f9ae49fd49cfaad3fbb199bcfbb480441d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9f694",
                    table="partnerships_agreementreview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementreview",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partnerships_agreementreviewevent" ("agreement_id", "answered_at", "answered_by_id", "asked_on", "communication", "concluded_on", "conclusion", "conclusion_note", "difficulties", "due_on", "id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referrals", "services", "strengths", "wish", "year") VALUES (NEW."agreement_id", NEW."answered_at", NEW."answered_by_id", NEW."asked_on", NEW."communication", NEW."concluded_on", NEW."conclusion", NEW."conclusion_note", NEW."difficulties", NEW."due_on", NEW."id", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."referrals", NEW."services", NEW."strengths", NEW."wish", NEW."year"); RETURN NULL;',
                    hash="606ba81a9340a68de11efb00578379b518c85d84",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8b9f3",
                    table="partnerships_agreementreview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementreview",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_agreementreviewevent" ("agreement_id", "answered_at", "answered_by_id", "asked_on", "communication", "concluded_on", "conclusion", "conclusion_note", "difficulties", "due_on", "id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referrals", "services", "strengths", "wish", "year") VALUES (OLD."agreement_id", OLD."answered_at", OLD."answered_by_id", OLD."asked_on", OLD."communication", OLD."concluded_on", OLD."conclusion", OLD."conclusion_note", OLD."difficulties", OLD."due_on", OLD."id", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."referrals", OLD."services", OLD."strengths", OLD."wish", OLD."year"); RETURN NULL;',
                    hash="7610f0cc6465f029c653b98544044aaefcf7bb6d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_871e9",
                    table="partnerships_agreementreview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementreviewevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="84effb41b057fbf1bfc2058ee1a512e10145c891",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_ab4e8",
                    table="partnerships_agreementreviewevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementreviewevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6027213c715021147e52d47cfd51e9fe31404a9d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_179cb",
                    table="partnerships_agreementreviewevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="amendment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_amendmentevent" ("agreement_id", "body", "body_en", "cancelled_on", "effective_on", "ends_on", "id", "insured_hours", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "signed_on", "subject", "subject_en") VALUES (NEW."agreement_id", NEW."body", NEW."body_en", NEW."cancelled_on", NEW."effective_on", NEW."ends_on", NEW."id", NEW."insured_hours", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."signed_on", NEW."subject", NEW."subject_en"); RETURN NULL;',
                    hash="d5ce467dfc3387f1ed82ac392e45878469c091bf",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f690c",
                    table="partnerships_amendment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="amendment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partnerships_amendmentevent" ("agreement_id", "body", "body_en", "cancelled_on", "effective_on", "ends_on", "id", "insured_hours", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "signed_on", "subject", "subject_en") VALUES (NEW."agreement_id", NEW."body", NEW."body_en", NEW."cancelled_on", NEW."effective_on", NEW."ends_on", NEW."id", NEW."insured_hours", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."signed_on", NEW."subject", NEW."subject_en"); RETURN NULL;',
                    hash="09f79ccf587d39fbf2bf8bca1f27d245d6295ae0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3ae41",
                    table="partnerships_amendment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="amendment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_amendmentevent" ("agreement_id", "body", "body_en", "cancelled_on", "effective_on", "ends_on", "id", "insured_hours", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "signed_on", "subject", "subject_en") VALUES (OLD."agreement_id", OLD."body", OLD."body_en", OLD."cancelled_on", OLD."effective_on", OLD."ends_on", OLD."id", OLD."insured_hours", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."signed_on", OLD."subject", OLD."subject_en"); RETURN NULL;',
                    hash="d29cfb57e559df9a719348bfe4e9cf27eaee7b04",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9017a",
                    table="partnerships_amendment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementfileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="aed1082c4faf76bbba6665da0dfebd2aab920ae8",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_5f30a",
                    table="partnerships_agreementfileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementfileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="82631b8ccbed26fa2faf73e556645ce0af8be20a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_69e49",
                    table="partnerships_agreementfileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementfile",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_agreementfileevent" ("added_at", "added_by_id", "agreement_id", "amendment_id", "content_type", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."agreement_id", NEW."amendment_id", NEW."content_type", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="460e60a030a970d74f8d84b403fb83d3424ae926",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9059a",
                    table="partnerships_agreementfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementfile",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."amendment_id" IS DISTINCT FROM (NEW."amendment_id") OR OLD."content_type" IS DISTINCT FROM (NEW."content_type") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size"))',
                    func='INSERT INTO "partnerships_agreementfileevent" ("added_at", "added_by_id", "agreement_id", "amendment_id", "content_type", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."agreement_id", NEW."amendment_id", NEW."content_type", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="ba804f38a3527196664a8e176d3ad6d808fc2e50",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_71798",
                    table="partnerships_agreementfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementfile",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_agreementfileevent" ("added_at", "added_by_id", "agreement_id", "amendment_id", "content_type", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (OLD."added_at", OLD."added_by_id", OLD."agreement_id", OLD."amendment_id", OLD."content_type", OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sha256", OLD."size"); RETURN NULL;',
                    hash="06fcd079c7f323710a4e99e8d725d20df2f00208",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7f4d4",
                    table="partnerships_agreementfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementclauseevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="cac874e6aef3932209e93fc381d6493d447501c6",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_7872b",
                    table="partnerships_agreementclauseevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementclauseevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="63fc486e782e6b799835d2199b2c5c0c759be395",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_04f71",
                    table="partnerships_agreementclauseevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementclause",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_agreementclauseevent" ("agreement_id", "amendment_id", "body", "body_en", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source", "source_en", "title", "title_en") VALUES (NEW."agreement_id", NEW."amendment_id", NEW."body", NEW."body_en", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."source", NEW."source_en", NEW."title", NEW."title_en"); RETURN NULL;',
                    hash="0c0e62a71a00b1f70ff2cba65ba023f775cfeb88",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bb3b7",
                    table="partnerships_agreementclause",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementclause",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partnerships_agreementclauseevent" ("agreement_id", "amendment_id", "body", "body_en", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source", "source_en", "title", "title_en") VALUES (NEW."agreement_id", NEW."amendment_id", NEW."body", NEW."body_en", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."source", NEW."source_en", NEW."title", NEW."title_en"); RETURN NULL;',
                    hash="71bf204bae4a3388eff314258b569c787512b652",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_065c5",
                    table="partnerships_agreementclause",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementclause",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_agreementclauseevent" ("agreement_id", "amendment_id", "body", "body_en", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source", "source_en", "title", "title_en") VALUES (OLD."agreement_id", OLD."amendment_id", OLD."body", OLD."body_en", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."source", OLD."source_en", OLD."title", OLD."title_en"); RETURN NULL;',
                    hash="59e42f14879d855395c97505cc5a294036c2ecc6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3d302",
                    table="partnerships_agreementclause",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="amendmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="1bb8975f8bf0a3345f581895ad7766605f5f81ce",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_66371",
                    table="partnerships_amendmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="amendmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="962c8359b4a7cfbc43d6bcd1e1111db5ac9eef6b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_44f52",
                    table="partnerships_amendmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clausetemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_clausetemplateevent" ("body", "body_en", "code", "id", "is_usual", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "program_id", "title", "title_en") VALUES (NEW."body", NEW."body_en", NEW."code", NEW."id", NEW."is_usual", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."program_id", NEW."title", NEW."title_en"); RETURN NULL;',
                    hash="07f13b1248ec31abeddd56a8f93c64b4ab25afa8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7fd21",
                    table="partnerships_clausetemplate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clausetemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partnerships_clausetemplateevent" ("body", "body_en", "code", "id", "is_usual", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "program_id", "title", "title_en") VALUES (NEW."body", NEW."body_en", NEW."code", NEW."id", NEW."is_usual", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."program_id", NEW."title", NEW."title_en"); RETURN NULL;',
                    hash="3215468824d52e3c20732856a77d0db605eb8e03",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_33ce7",
                    table="partnerships_clausetemplate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clausetemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_clausetemplateevent" ("body", "body_en", "code", "id", "is_usual", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "program_id", "title", "title_en") VALUES (OLD."body", OLD."body_en", OLD."code", OLD."id", OLD."is_usual", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."program_id", OLD."title", OLD."title_en"); RETURN NULL;',
                    hash="36260311b74967b60d5df78142548d7f4bb908dc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_15a34",
                    table="partnerships_clausetemplate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clausetemplateevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="0895fc9742d77c19517c5f9da05f6b0b434109d3",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_2f66a",
                    table="partnerships_clausetemplateevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clausetemplateevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="970c1e602ffc5ee904a5f557a71dc8d222dd0cfb",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f76ed",
                    table="partnerships_clausetemplateevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committee",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_committeeevent" ("announced_members", "code", "ends_on", "id", "kind", "mandate", "mandate_en", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "quorum", "starts_on") VALUES (NEW."announced_members", NEW."code", NEW."ends_on", NEW."id", NEW."kind", NEW."mandate", NEW."mandate_en", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."quorum", NEW."starts_on"); RETURN NULL;',
                    hash="31956d7638b42a034d04f0dcdc98001f16a2bf98",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c6214",
                    table="partnerships_committee",
                    when="AFTER",
                ),
            ),
        ),
    ]
