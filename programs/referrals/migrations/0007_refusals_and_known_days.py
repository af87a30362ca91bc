"""Why referrals are refused, and of which steps the day is known."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

# What a file brought began in the state that it told of, or in its acceptance and what followed on the same day.
_UNKNOWN_DAYS = """
    UPDATE referrals_referralmove move SET day_known = FALSE
    WHERE to_state IN ('first_contact', 'in_service', 'closed') AND EXISTS (
        SELECT FROM referrals_referralmove first
        WHERE first.referral_id = move.referral_id AND first.from_state = '' AND first.to_state <> 'received'
          AND first.effective_on = move.effective_on
    )
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0006_births_before_stays"),
        ("programs", "0023_mail_files"),
        ("referrals", "0006_clean_text"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
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
        pgtrigger.migrations.RemoveTrigger(
            model_name="referralmove",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="referralmove",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="referralmove",
            name="delete_delete",
        ),
        migrations.RemoveConstraint(
            model_name="referral",
            name="referral_refused_with_reason",
        ),
        migrations.AddField(
            model_name="referral",
            name="refusal",
            field=models.CharField(
                blank=True,
                choices=[
                    ("not_eligible", "Ne répond pas aux critères"),
                    ("no_place", "Pas de place"),
                    ("not_offered", "Service non offert"),
                    ("outside", "Hors territoire"),
                    ("incomplete", "Renseignements insuffisants"),
                    ("unreachable", "Personne impossible à joindre"),
                    ("declined", "La personne ne souhaite pas ce service"),
                    ("other", "Autre motif"),
                ],
                max_length=20,
                verbose_name="motif du refus",
            ),
        ),
        migrations.AddField(
            model_name="referralevent",
            name="refusal",
            field=models.CharField(
                blank=True,
                choices=[
                    ("not_eligible", "Ne répond pas aux critères"),
                    ("no_place", "Pas de place"),
                    ("not_offered", "Service non offert"),
                    ("outside", "Hors territoire"),
                    ("incomplete", "Renseignements insuffisants"),
                    ("unreachable", "Personne impossible à joindre"),
                    ("declined", "La personne ne souhaite pas ce service"),
                    ("other", "Autre motif"),
                ],
                max_length=20,
                verbose_name="motif du refus",
            ),
        ),
        migrations.AddField(
            model_name="referralmove",
            name="day_known",
            field=models.BooleanField(default=True, verbose_name="jour connu"),
        ),
        migrations.AddField(
            model_name="referralmoveevent",
            name="day_known",
            field=models.BooleanField(default=True, verbose_name="jour connu"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referral",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_referralevent" ("as_sent", "assigned_to_id", "code", "created_at", "created_by_id", "duplicate_of_id", "id", "need", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "received_on", "redirected_to_id", "referrer_as_typed", "referrer_id", "refusal", "state", "submission", "urgency") VALUES (NEW."as_sent", NEW."assigned_to_id", NEW."code", NEW."created_at", NEW."created_by_id", NEW."duplicate_of_id", NEW."id", NEW."need", NEW."note", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."reason", NEW."received_on", NEW."redirected_to_id", NEW."referrer_as_typed", NEW."referrer_id", NEW."refusal", NEW."state", NEW."submission", NEW."urgency"); RETURN NULL;',
                    hash="630c3950ad6be8c339b84bacbfce74bc2be7370d",
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
                    func='INSERT INTO "referrals_referralevent" ("as_sent", "assigned_to_id", "code", "created_at", "created_by_id", "duplicate_of_id", "id", "need", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "received_on", "redirected_to_id", "referrer_as_typed", "referrer_id", "refusal", "state", "submission", "urgency") VALUES (NEW."as_sent", NEW."assigned_to_id", NEW."code", NEW."created_at", NEW."created_by_id", NEW."duplicate_of_id", NEW."id", NEW."need", NEW."note", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."reason", NEW."received_on", NEW."redirected_to_id", NEW."referrer_as_typed", NEW."referrer_id", NEW."refusal", NEW."state", NEW."submission", NEW."urgency"); RETURN NULL;',
                    hash="226ebeb02a458645696018dbe3c595266e06d1a1",
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
                    func='INSERT INTO "referrals_referralevent" ("as_sent", "assigned_to_id", "code", "created_at", "created_by_id", "duplicate_of_id", "id", "need", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "received_on", "redirected_to_id", "referrer_as_typed", "referrer_id", "refusal", "state", "submission", "urgency") VALUES (OLD."as_sent", OLD."assigned_to_id", OLD."code", OLD."created_at", OLD."created_by_id", OLD."duplicate_of_id", OLD."id", OLD."need", OLD."note", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."reason", OLD."received_on", OLD."redirected_to_id", OLD."referrer_as_typed", OLD."referrer_id", OLD."refusal", OLD."state", OLD."submission", OLD."urgency"); RETURN NULL;',
                    hash="6f61646bde5b6c667a4adc71a92d3c22b074d037",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e24da",
                    table="referrals_referral",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referralmove",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_referralmoveevent" ("day_known", "effective_on", "from_state", "id", "moved_at", "moved_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "referral_id", "to_state") VALUES (NEW."day_known", NEW."effective_on", NEW."from_state", NEW."id", NEW."moved_at", NEW."moved_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."referral_id", NEW."to_state"); RETURN NULL;',
                    hash="e2a7cf01a6f21509e600346cd1f9831966e419fe",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c55c3",
                    table="referrals_referralmove",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referralmove",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "referrals_referralmoveevent" ("day_known", "effective_on", "from_state", "id", "moved_at", "moved_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "referral_id", "to_state") VALUES (NEW."day_known", NEW."effective_on", NEW."from_state", NEW."id", NEW."moved_at", NEW."moved_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."referral_id", NEW."to_state"); RETURN NULL;',
                    hash="0dd5cebe2d203ca6146e0b8abb849eab9696d32f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7250c",
                    table="referrals_referralmove",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referralmove",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "referrals_referralmoveevent" ("day_known", "effective_on", "from_state", "id", "moved_at", "moved_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "referral_id", "to_state") VALUES (OLD."day_known", OLD."effective_on", OLD."from_state", OLD."id", OLD."moved_at", OLD."moved_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."referral_id", OLD."to_state"); RETURN NULL;',
                    hash="fc4552553a517c27a8b8128fbd833d2dc2dea296",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4a4f4",
                    table="referrals_referralmove",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), ("state", "refused"), _negated=True),
                    (
                        "refusal__in",
                        (
                            "not_eligible",
                            "no_place",
                            "not_offered",
                            "outside",
                            "incomplete",
                            "unreachable",
                            "declined",
                        ),
                    ),
                    _connector="OR",
                ),
                name="referral_refused_with_reason",
                violation_error_message="Écrivez le motif du refus.",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(("refusal", ""), ("state", "refused"), _connector="OR"),
                name="referral_refusal_of_a_refused_one",
                violation_error_message="Seule une référence refusée a un motif de refus.",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "refusal__in",
                        [
                            "",
                            "not_eligible",
                            "no_place",
                            "not_offered",
                            "outside",
                            "incomplete",
                            "unreachable",
                            "declined",
                            "other",
                        ],
                    )
                ),
                name="referral_refusal_known",
                violation_error_message="Ce motif de refus n’existe pas.",
            ),
        ),
        migrations.RunSQL(_UNKNOWN_DAYS, migrations.RunSQL.noop),
    ]
