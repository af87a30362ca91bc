"""The triggers that write the history of referrals, and that keep it from being changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0002_history"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="referral",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_referralevent" ("as_sent", "assigned_to_id", "code", "created_at", "created_by_id", "duplicate_of_id", "id", "need", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "received_on", "redirected_to_id", "referrer_as_typed", "referrer_id", "state", "submission", "urgency") VALUES (NEW."as_sent", NEW."assigned_to_id", NEW."code", NEW."created_at", NEW."created_by_id", NEW."duplicate_of_id", NEW."id", NEW."need", NEW."note", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."reason", NEW."received_on", NEW."redirected_to_id", NEW."referrer_as_typed", NEW."referrer_id", NEW."state", NEW."submission", NEW."urgency"); RETURN NULL;',
                    hash="efd68cf94900770c4a50deca7bbcdae20c8d0994",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a74c8",
                    table="referrals_referral",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referral",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "referrals_referralevent" ("as_sent", "assigned_to_id", "code", "created_at", "created_by_id", "duplicate_of_id", "id", "need", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "received_on", "redirected_to_id", "referrer_as_typed", "referrer_id", "state", "submission", "urgency") VALUES (NEW."as_sent", NEW."assigned_to_id", NEW."code", NEW."created_at", NEW."created_by_id", NEW."duplicate_of_id", NEW."id", NEW."need", NEW."note", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."reason", NEW."received_on", NEW."redirected_to_id", NEW."referrer_as_typed", NEW."referrer_id", NEW."state", NEW."submission", NEW."urgency"); RETURN NULL;',
                    hash="98f7c9bdf052ffd2e6dbc500a84c9c81f31fc63d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_223e7",
                    table="referrals_referral",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referral",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_referralevent" ("as_sent", "assigned_to_id", "code", "created_at", "created_by_id", "duplicate_of_id", "id", "need", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "received_on", "redirected_to_id", "referrer_as_typed", "referrer_id", "state", "submission", "urgency") VALUES (OLD."as_sent", OLD."assigned_to_id", OLD."code", OLD."created_at", OLD."created_by_id", OLD."duplicate_of_id", OLD."id", OLD."need", OLD."note", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."reason", OLD."received_on", OLD."redirected_to_id", OLD."referrer_as_typed", OLD."referrer_id", OLD."state", OLD."submission", OLD."urgency"); RETURN NULL;',
                    hash="9badb522242be582d3f0fcb9ee68f19f1bbee0d6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e24da",
                    table="referrals_referral",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referralevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="80878453fce62afbf3a5013d6621641c232959de",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_26f35",
                    table="referrals_referralevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referralevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1a61dcd844caf3ca043cd5fc836a4fbfb5122b75",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d0304",
                    table="referrals_referralevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referralfile",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_referralfileevent" ("added_at", "added_by_id", "content_type", "from_referrer", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."content_type", NEW."from_referrer", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."referral_id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="8100963469c56cea3c8c61954fdfc5bb8898066b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_33985",
                    table="referrals_referralfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referralfile",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."content_type" IS DISTINCT FROM (NEW."content_type") OR OLD."from_referrer" IS DISTINCT FROM (NEW."from_referrer") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."referral_id" IS DISTINCT FROM (NEW."referral_id") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size"))',
                    func='INSERT INTO "referrals_referralfileevent" ("added_at", "added_by_id", "content_type", "from_referrer", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."content_type", NEW."from_referrer", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."referral_id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="cb8f73be4081c3ddf743396d8fcc1047b0e07fd3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b2f0b",
                    table="referrals_referralfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referralfile",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_referralfileevent" ("added_at", "added_by_id", "content_type", "from_referrer", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id", "sha256", "size") VALUES (OLD."added_at", OLD."added_by_id", OLD."content_type", OLD."from_referrer", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."referral_id", OLD."sha256", OLD."size"); RETURN NULL;',
                    hash="eb9622795c42b29dea56fdc63ca2c42827023a8d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_28749",
                    table="referrals_referralfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referralfileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="8dc7a25b23a51b47483607055422da0eae3edff9",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_7b191",
                    table="referrals_referralfileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referralfileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ef7e121773f2d99c7a9b11572077a41c79f011de",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_45b79",
                    table="referrals_referralfileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referrallink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_referrallinkevent" ("contact_name", "created_at", "created_by_id", "email", "expires_at", "id", "language", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "referral_id", "revoked_at") VALUES (NEW."contact_name", NEW."created_at", NEW."created_by_id", NEW."email", NEW."expires_at", NEW."id", NEW."language", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."referral_id", NEW."revoked_at"); RETURN NULL;',
                    hash="db1874258681e6e2fd463b002847e0995c020937",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4e67e",
                    table="referrals_referrallink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referrallink",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."contact_name" IS DISTINCT FROM (NEW."contact_name") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."program_id" IS DISTINCT FROM (NEW."program_id") OR OLD."referral_id" IS DISTINCT FROM (NEW."referral_id") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at"))',
                    func='INSERT INTO "referrals_referrallinkevent" ("contact_name", "created_at", "created_by_id", "email", "expires_at", "id", "language", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "referral_id", "revoked_at") VALUES (NEW."contact_name", NEW."created_at", NEW."created_by_id", NEW."email", NEW."expires_at", NEW."id", NEW."language", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."referral_id", NEW."revoked_at"); RETURN NULL;',
                    hash="09c1a3b665d987e5194fff28a15fe86b659eb72d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_45604",
                    table="referrals_referrallink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referrallink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_referrallinkevent" ("contact_name", "created_at", "created_by_id", "email", "expires_at", "id", "language", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "referral_id", "revoked_at") VALUES (OLD."contact_name", OLD."created_at", OLD."created_by_id", OLD."email", OLD."expires_at", OLD."id", OLD."language", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."referral_id", OLD."revoked_at"); RETURN NULL;',
                    hash="890775e55f095fbf1084690e366ce8c61f2d10bc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8e854",
                    table="referrals_referrallink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referrallinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="706372d1a08046d3f8ef43c255c64fd7d9260748",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_2d4d6",
                    table="referrals_referrallinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referrallinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c3baeeb85d15c57de3500cb2bf98cd92ae06fa53",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_902a5",
                    table="referrals_referrallinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referralmessage",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_referralmessageevent" ("author_id", "author_name", "body", "from_referrer", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "referral_id", "sent_at", "submission") VALUES (NEW."author_id", NEW."author_name", NEW."body", NEW."from_referrer", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."read_at", NEW."referral_id", NEW."sent_at", NEW."submission"); RETURN NULL;',
                    hash="fae5917adf8a56d41fa407762eebccfe64fc59dd",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9b6ab",
                    table="referrals_referralmessage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referralmessage",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "referrals_referralmessageevent" ("author_id", "author_name", "body", "from_referrer", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "referral_id", "sent_at", "submission") VALUES (NEW."author_id", NEW."author_name", NEW."body", NEW."from_referrer", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."read_at", NEW."referral_id", NEW."sent_at", NEW."submission"); RETURN NULL;',
                    hash="1cfafce9cd2f801b367f29467dbe279a67abc42c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cc1a1",
                    table="referrals_referralmessage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referralmessage",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_referralmessageevent" ("author_id", "author_name", "body", "from_referrer", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "referral_id", "sent_at", "submission") VALUES (OLD."author_id", OLD."author_name", OLD."body", OLD."from_referrer", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."read_at", OLD."referral_id", OLD."sent_at", OLD."submission"); RETURN NULL;',
                    hash="8fc18b3c57a2e2b39b267fbff2c6d3d343dce639",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_908c2",
                    table="referrals_referralmessage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referralmessageevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="48866589532cd82c38daab7489d294077d5d6980",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_cf0f1",
                    table="referrals_referralmessageevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referralmessageevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="89c72535aeec846eea7439a630019d3a1d5fec13",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a49bd",
                    table="referrals_referralmessageevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
