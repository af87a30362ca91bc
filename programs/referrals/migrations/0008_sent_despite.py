"""What was said against sending a referral, and confirmed."""

import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0007_refusals_and_known_days"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="referral",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="referral",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="referral",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="referral",
            name="sent_despite",
            field=models.TextField(blank=True, editable=False, verbose_name="transmise malgré"),
        ),
        migrations.AddField(
            model_name="referralevent",
            name="sent_despite",
            field=models.TextField(blank=True, editable=False, verbose_name="transmise malgré"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referral",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_referralevent" ("as_sent", "assigned_to_id", "code", "created_at", "created_by_id", "duplicate_of_id", "id", "need", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "received_on", "redirected_to_id", "referrer_as_typed", "referrer_id", "refusal", "sent_despite", "state", "submission", "urgency") VALUES (NEW."as_sent", NEW."assigned_to_id", NEW."code", NEW."created_at", NEW."created_by_id", NEW."duplicate_of_id", NEW."id", NEW."need", NEW."note", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."reason", NEW."received_on", NEW."redirected_to_id", NEW."referrer_as_typed", NEW."referrer_id", NEW."refusal", NEW."sent_despite", NEW."state", NEW."submission", NEW."urgency"); RETURN NULL;',
                    hash="486baed9b01fd97e8df689a862700fa1b23a4668",
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
                    func='INSERT INTO "referrals_referralevent" ("as_sent", "assigned_to_id", "code", "created_at", "created_by_id", "duplicate_of_id", "id", "need", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "received_on", "redirected_to_id", "referrer_as_typed", "referrer_id", "refusal", "sent_despite", "state", "submission", "urgency") VALUES (NEW."as_sent", NEW."assigned_to_id", NEW."code", NEW."created_at", NEW."created_by_id", NEW."duplicate_of_id", NEW."id", NEW."need", NEW."note", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."reason", NEW."received_on", NEW."redirected_to_id", NEW."referrer_as_typed", NEW."referrer_id", NEW."refusal", NEW."sent_despite", NEW."state", NEW."submission", NEW."urgency"); RETURN NULL;',
                    hash="dd133c974208cab0db1196a78bbfc3407a6b8b0e",
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
                    func='INSERT INTO "referrals_referralevent" ("as_sent", "assigned_to_id", "code", "created_at", "created_by_id", "duplicate_of_id", "id", "need", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "received_on", "redirected_to_id", "referrer_as_typed", "referrer_id", "refusal", "sent_despite", "state", "submission", "urgency") VALUES (OLD."as_sent", OLD."assigned_to_id", OLD."code", OLD."created_at", OLD."created_by_id", OLD."duplicate_of_id", OLD."id", OLD."need", OLD."note", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."reason", OLD."received_on", OLD."redirected_to_id", OLD."referrer_as_typed", OLD."referrer_id", OLD."refusal", OLD."sent_despite", OLD."state", OLD."submission", OLD."urgency"); RETURN NULL;',
                    hash="35089001dcdecb558e780f87ea27e0e1c8d85fe3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e24da",
                    table="referrals_referral",
                    when="AFTER",
                ),
            ),
        ),
    ]
