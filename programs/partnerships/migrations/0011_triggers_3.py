"""The triggers that write the history of partnerships, and that keep it from being changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0010_triggers_2"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="minutes",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_minutesevent" ("added_at", "added_by_id", "adopted_at_id", "adopted_on", "content_type", "id", "language", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "version") VALUES (OLD."added_at", OLD."added_by_id", OLD."adopted_at_id", OLD."adopted_on", OLD."content_type", OLD."id", OLD."language", OLD."meeting_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sha256", OLD."size", OLD."version"); RETURN NULL;',
                    hash="d7c7168cf92bbc4fcf3ed250d7561b15a6d794fd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_13539",
                    table="partnerships_minutes",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="minutesevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="6e8362bd2179dcf5d9d6b8b75599fb68239349f2",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_9d138",
                    table="partnerships_minutesevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="minutesevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2b396ba978f397ac412005f0fd6b5227eb9bdaf6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_01459",
                    table="partnerships_minutesevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkentry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_networkentryevent" ("address", "confirmed_on", "hours", "id", "is_listed", "languages", "mission", "mission_en", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "takes_referrals", "territory", "updated_at") VALUES (NEW."address", NEW."confirmed_on", NEW."hours", NEW."id", NEW."is_listed", NEW."languages", NEW."mission", NEW."mission_en", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."takes_referrals", NEW."territory", NEW."updated_at"); RETURN NULL;',
                    hash="9be67eeb32fc044b8451e7561140178f2dce206a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_76166",
                    table="partnerships_networkentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkentry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partnerships_networkentryevent" ("address", "confirmed_on", "hours", "id", "is_listed", "languages", "mission", "mission_en", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "takes_referrals", "territory", "updated_at") VALUES (NEW."address", NEW."confirmed_on", NEW."hours", NEW."id", NEW."is_listed", NEW."languages", NEW."mission", NEW."mission_en", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."takes_referrals", NEW."territory", NEW."updated_at"); RETURN NULL;',
                    hash="ef7e2a75c7c506f94f5f9919feec4aac056ef033",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_84589",
                    table="partnerships_networkentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkentry",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_networkentryevent" ("address", "confirmed_on", "hours", "id", "is_listed", "languages", "mission", "mission_en", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "takes_referrals", "territory", "updated_at") VALUES (OLD."address", OLD."confirmed_on", OLD."hours", OLD."id", OLD."is_listed", OLD."languages", OLD."mission", OLD."mission_en", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."takes_referrals", OLD."territory", OLD."updated_at"); RETURN NULL;',
                    hash="b311989c0890655539457bb3cfd22ec1f9fd724a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_edd01",
                    table="partnerships_networkentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkcontactevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="c6e459866a8bdcd265228c8fbc4b26c72b283b95",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_d3fa9",
                    table="partnerships_networkcontactevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkcontactevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="528d0bfdc9565a98864112cdebcd58239aaaf46c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_53a8c",
                    table="partnerships_networkcontactevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkcontact",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_networkcontactevent" ("email", "entry_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "title") VALUES (NEW."email", NEW."entry_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."position", NEW."title"); RETURN NULL;',
                    hash="02bca8e15d17b501656b11e6c1eac3706799d83c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3b825",
                    table="partnerships_networkcontact",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkcontact",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partnerships_networkcontactevent" ("email", "entry_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "title") VALUES (NEW."email", NEW."entry_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."position", NEW."title"); RETURN NULL;',
                    hash="a01c941c9428728f872ba2808cbb1763067d391e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f679e",
                    table="partnerships_networkcontact",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkcontact",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_networkcontactevent" ("email", "entry_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "title") VALUES (OLD."email", OLD."entry_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."position", OLD."title"); RETURN NULL;',
                    hash="35600468217eebb93c13b8394a9ae9160bafa4b5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_aa57a",
                    table="partnerships_networkcontact",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkentryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="7daa116e3e5ebf3d261ca3058c338df5166c1964",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_30b7e",
                    table="partnerships_networkentryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkentryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9642bf8f4f8651efa11400ef29fa9df7a57b3367",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ac44b",
                    table="partnerships_networkentryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkservice",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_networkserviceevent" ("audience", "description", "description_en", "entry_id", "id", "kind", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."audience", NEW."description", NEW."description_en", NEW."entry_id", NEW."id", NEW."kind", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position"); RETURN NULL;',
                    hash="086daf6e46b2c16e37c8045c941713fbd5428833",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_061d4",
                    table="partnerships_networkservice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkservice",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partnerships_networkserviceevent" ("audience", "description", "description_en", "entry_id", "id", "kind", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."audience", NEW."description", NEW."description_en", NEW."entry_id", NEW."id", NEW."kind", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position"); RETURN NULL;',
                    hash="8bd9e0690682be138607b2a747b44b6d2ba5a48b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_388e5",
                    table="partnerships_networkservice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkservice",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_networkserviceevent" ("audience", "description", "description_en", "entry_id", "id", "kind", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."audience", OLD."description", OLD."description_en", OLD."entry_id", OLD."id", OLD."kind", OLD."name", OLD."name_en", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position"); RETURN NULL;',
                    hash="110e4d0c5b389d46be864babc68af003c019f252",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4415f",
                    table="partnerships_networkservice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkserviceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="0afa93bc889cba9b1937a95c2a30dcb9c81a9421",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_f5328",
                    table="partnerships_networkserviceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkserviceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="de99f020d25ca402447d0d94c6e244afd23438df",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_eae71",
                    table="partnerships_networkserviceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signature",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_signatureevent" ("amendment_id", "id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_by", "signed_on", "title") VALUES (NEW."amendment_id", NEW."id", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."signed_by", NEW."signed_on", NEW."title"); RETURN NULL;',
                    hash="05dd739ad137bc16e1baa83a2a6388ff6583e26b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_886ee",
                    table="partnerships_signature",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signature",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partnerships_signatureevent" ("amendment_id", "id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_by", "signed_on", "title") VALUES (NEW."amendment_id", NEW."id", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."signed_by", NEW."signed_on", NEW."title"); RETURN NULL;',
                    hash="d01dfc3bf1dfe257a33a0295ba78b32a267b4c51",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9151c",
                    table="partnerships_signature",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signature",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_signatureevent" ("amendment_id", "id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_by", "signed_on", "title") VALUES (OLD."amendment_id", OLD."id", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."signed_by", OLD."signed_on", OLD."title"); RETURN NULL;',
                    hash="d901cdcbcd36901e7d0cd953676e89ef50a42ff2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_33670",
                    table="partnerships_signature",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signatureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="33d4dec92250d3f72fe3e2560cf55d3172f130a1",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_0d97b",
                    table="partnerships_signatureevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signatureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="87f58c271bcf24ffec5e1dbb6d738805f78990a5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8f33e",
                    table="partnerships_signatureevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
