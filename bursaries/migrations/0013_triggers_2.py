"""The triggers that write the history of bursaries, and that keep it from being changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0012_triggers_1"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="letterevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fccfab0d3704c46de7ad8d4d5bcb6d37fa4f0eba",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_fe31c",
                    table="bursaries_letterevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_letterevent" ("addressee", "application_id", "award_id", "body", "dated_on", "id", "kind", "language", "made_at", "made_by_id", "obligation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "subject") VALUES (NEW."addressee", NEW."application_id", NEW."award_id", NEW."body", NEW."dated_on", NEW."id", NEW."kind", NEW."language", NEW."made_at", NEW."made_by_id", NEW."obligation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sent_at", NEW."subject"); RETURN NULL;',
                    hash="9e218f8e6fcd3808f3f1babedb17ad4ce93a3409",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_889f0",
                    table="bursaries_letter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_letterevent" ("addressee", "application_id", "award_id", "body", "dated_on", "id", "kind", "language", "made_at", "made_by_id", "obligation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "subject") VALUES (NEW."addressee", NEW."application_id", NEW."award_id", NEW."body", NEW."dated_on", NEW."id", NEW."kind", NEW."language", NEW."made_at", NEW."made_by_id", NEW."obligation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sent_at", NEW."subject"); RETURN NULL;',
                    hash="890219b11f57e675990e62b80bac154ef3662fb8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5a43b",
                    table="bursaries_letter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_letterevent" ("addressee", "application_id", "award_id", "body", "dated_on", "id", "kind", "language", "made_at", "made_by_id", "obligation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "subject") VALUES (OLD."addressee", OLD."application_id", OLD."award_id", OLD."body", OLD."dated_on", OLD."id", OLD."kind", OLD."language", OLD."made_at", OLD."made_by_id", OLD."obligation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sent_at", OLD."subject"); RETURN NULL;',
                    hash="c33796a4e0e0055f74d4b3d5a640af200400e953",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b44a3",
                    table="bursaries_letter",
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
                    hash="86754a2c2a1a28ea1819cd2a5be5753e4e83be8d",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_23d5e",
                    table="bursaries_followupevent",
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
                    hash="746dc33545a67df938b6e932425ef8fe9f5978ef",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c5768",
                    table="bursaries_followupevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_followupevent" ("id", "milestone", "note", "obligation_id", "observed_on", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."milestone", NEW."note", NEW."obligation_id", NEW."observed_on", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="06f2e6aa0392ab1d10e191488c3e031e3dd78242",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_db2e5",
                    table="bursaries_followup",
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
                    func='INSERT INTO "bursaries_followupevent" ("id", "milestone", "note", "obligation_id", "observed_on", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."milestone", NEW."note", NEW."obligation_id", NEW."observed_on", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="2f428389a1f0d4bab72b80074d3aa01d16e3bd39",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4e042",
                    table="bursaries_followup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_followupevent" ("id", "milestone", "note", "obligation_id", "observed_on", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."milestone", OLD."note", OLD."obligation_id", OLD."observed_on", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="98389865b0996f66fc2a0b5afe0792858fc9c359",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7d063",
                    table="bursaries_followup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deferralevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="5a182fa84f1c3e62c611877a5b26a96fb1a38974",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_03237",
                    table="bursaries_deferralevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deferralevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="eacc8816edb651a7d63b6f817f8e6722eab6d490",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_65972",
                    table="bursaries_deferralevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deferral",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_deferralevent" ("ends_on", "granted_at", "granted_by_id", "granted_on", "id", "obligation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on") VALUES (NEW."ends_on", NEW."granted_at", NEW."granted_by_id", NEW."granted_on", NEW."id", NEW."obligation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."starts_on"); RETURN NULL;',
                    hash="80f8bc71eb6165959ccf30e65b535c386845fa6d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1fad3",
                    table="bursaries_deferral",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deferral",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_deferralevent" ("ends_on", "granted_at", "granted_by_id", "granted_on", "id", "obligation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on") VALUES (NEW."ends_on", NEW."granted_at", NEW."granted_by_id", NEW."granted_on", NEW."id", NEW."obligation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."starts_on"); RETURN NULL;',
                    hash="bc099cedd2469fe5585bcf08f0aa48c2042d33aa",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2a6b3",
                    table="bursaries_deferral",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deferral",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_deferralevent" ("ends_on", "granted_at", "granted_by_id", "granted_on", "id", "obligation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on") VALUES (OLD."ends_on", OLD."granted_at", OLD."granted_by_id", OLD."granted_on", OLD."id", OLD."obligation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."starts_on"); RETURN NULL;',
                    hash="8570054f3ff61fe0ed519673cdef584f295b2f10",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_aac22",
                    table="bursaries_deferral",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="f3c86d0fe496820fa9f496f015f3b3843b536f3a",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_84381",
                    table="bursaries_awardevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9aac65dc9be9b1e4fa6d684a20d5948207338c39",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_14eec",
                    table="bursaries_awardevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="award",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_awardevent" ("action_id", "address", "amount", "application_id", "awarded_on", "beneficiaries", "code", "commitment_id", "description", "field", "funded_years", "id", "institution_id", "institution_name", "kind", "language", "level", "line_id", "note", "obligation_id", "organization_id", "origin_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "round_id", "signed_on", "state", "studies_end_on", "study_program", "submission", "tier_id") VALUES (NEW."action_id", NEW."address", NEW."amount", NEW."application_id", NEW."awarded_on", NEW."beneficiaries", NEW."code", NEW."commitment_id", NEW."description", NEW."field", NEW."funded_years", NEW."id", NEW."institution_id", NEW."institution_name", NEW."kind", NEW."language", NEW."level", NEW."line_id", NEW."note", NEW."obligation_id", NEW."organization_id", NEW."origin_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."reason", NEW."round_id", NEW."signed_on", NEW."state", NEW."studies_end_on", NEW."study_program", NEW."submission", NEW."tier_id"); RETURN NULL;',
                    hash="d3a0c7591e7770798844da8508b8018c8f2d1a96",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_374ec",
                    table="bursaries_award",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="award",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."action_id" IS DISTINCT FROM (NEW."action_id") OR OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."awarded_on" IS DISTINCT FROM (NEW."awarded_on") OR OLD."beneficiaries" IS DISTINCT FROM (NEW."beneficiaries") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."commitment_id" IS DISTINCT FROM (NEW."commitment_id") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."field" IS DISTINCT FROM (NEW."field") OR OLD."funded_years" IS DISTINCT FROM (NEW."funded_years") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_id" IS DISTINCT FROM (NEW."institution_id") OR OLD."institution_name" IS DISTINCT FROM (NEW."institution_name") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."line_id" IS DISTINCT FROM (NEW."line_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."obligation_id" IS DISTINCT FROM (NEW."obligation_id") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."origin_id" IS DISTINCT FROM (NEW."origin_id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."program_id" IS DISTINCT FROM (NEW."program_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."signed_on" IS DISTINCT FROM (NEW."signed_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."studies_end_on" IS DISTINCT FROM (NEW."studies_end_on") OR OLD."study_program" IS DISTINCT FROM (NEW."study_program") OR OLD."submission" IS DISTINCT FROM (NEW."submission") OR OLD."tier_id" IS DISTINCT FROM (NEW."tier_id"))',
                    func='INSERT INTO "bursaries_awardevent" ("action_id", "address", "amount", "application_id", "awarded_on", "beneficiaries", "code", "commitment_id", "description", "field", "funded_years", "id", "institution_id", "institution_name", "kind", "language", "level", "line_id", "note", "obligation_id", "organization_id", "origin_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "round_id", "signed_on", "state", "studies_end_on", "study_program", "submission", "tier_id") VALUES (NEW."action_id", NEW."address", NEW."amount", NEW."application_id", NEW."awarded_on", NEW."beneficiaries", NEW."code", NEW."commitment_id", NEW."description", NEW."field", NEW."funded_years", NEW."id", NEW."institution_id", NEW."institution_name", NEW."kind", NEW."language", NEW."level", NEW."line_id", NEW."note", NEW."obligation_id", NEW."organization_id", NEW."origin_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."reason", NEW."round_id", NEW."signed_on", NEW."state", NEW."studies_end_on", NEW."study_program", NEW."submission", NEW."tier_id"); RETURN NULL;',
                    hash="1a43d55d042853ae3650c4b5399f8f4089e6f394",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6f376",
                    table="bursaries_award",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="award",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_awardevent" ("action_id", "address", "amount", "application_id", "awarded_on", "beneficiaries", "code", "commitment_id", "description", "field", "funded_years", "id", "institution_id", "institution_name", "kind", "language", "level", "line_id", "note", "obligation_id", "organization_id", "origin_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "round_id", "signed_on", "state", "studies_end_on", "study_program", "submission", "tier_id") VALUES (OLD."action_id", OLD."address", OLD."amount", OLD."application_id", OLD."awarded_on", OLD."beneficiaries", OLD."code", OLD."commitment_id", OLD."description", OLD."field", OLD."funded_years", OLD."id", OLD."institution_id", OLD."institution_name", OLD."kind", OLD."language", OLD."level", OLD."line_id", OLD."note", OLD."obligation_id", OLD."organization_id", OLD."origin_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."reason", OLD."round_id", OLD."signed_on", OLD."state", OLD."studies_end_on", OLD."study_program", OLD."submission", OLD."tier_id"); RETURN NULL;',
                    hash="2a045c4f780993d4a7f48e86f15c5455430d28f1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a90e3",
                    table="bursaries_award",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligationrule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_obligationruleevent" ("code", "complete_within_months", "counts_during_studies", "employer_kinds", "id", "minimum_share", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "prorates_paid", "prorates_part_time", "region_id", "repay_within_months", "repayment", "start_within_months", "text", "text_en", "title", "title_en", "version") VALUES (NEW."code", NEW."complete_within_months", NEW."counts_during_studies", NEW."employer_kinds", NEW."id", NEW."minimum_share", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."prorates_paid", NEW."prorates_part_time", NEW."region_id", NEW."repay_within_months", NEW."repayment", NEW."start_within_months", NEW."text", NEW."text_en", NEW."title", NEW."title_en", NEW."version"); RETURN NULL;',
                    hash="80f63ca3989269daf00645f8e5269faf47bc1fe0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c1e1b",
                    table="bursaries_obligationrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligationrule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_obligationruleevent" ("code", "complete_within_months", "counts_during_studies", "employer_kinds", "id", "minimum_share", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "prorates_paid", "prorates_part_time", "region_id", "repay_within_months", "repayment", "start_within_months", "text", "text_en", "title", "title_en", "version") VALUES (NEW."code", NEW."complete_within_months", NEW."counts_during_studies", NEW."employer_kinds", NEW."id", NEW."minimum_share", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."prorates_paid", NEW."prorates_part_time", NEW."region_id", NEW."repay_within_months", NEW."repayment", NEW."start_within_months", NEW."text", NEW."text_en", NEW."title", NEW."title_en", NEW."version"); RETURN NULL;',
                    hash="46a74257b7577409753f041475a76e06c58e4045",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_80bbc",
                    table="bursaries_obligationrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligationrule",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_obligationruleevent" ("code", "complete_within_months", "counts_during_studies", "employer_kinds", "id", "minimum_share", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "prorates_paid", "prorates_part_time", "region_id", "repay_within_months", "repayment", "start_within_months", "text", "text_en", "title", "title_en", "version") VALUES (OLD."code", OLD."complete_within_months", OLD."counts_during_studies", OLD."employer_kinds", OLD."id", OLD."minimum_share", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."prorates_paid", OLD."prorates_part_time", OLD."region_id", OLD."repay_within_months", OLD."repayment", OLD."start_within_months", OLD."text", OLD."text_en", OLD."title", OLD."title_en", OLD."version"); RETURN NULL;',
                    hash="e00d276c84de39739c6c6b3f5acc99afed188e35",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2cb50",
                    table="bursaries_obligationrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="372311d34e4c4cd02076f6b44c05f335d7a84850",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_de5b9",
                    table="bursaries_obligationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3d64447c558ffd55703e2622d6536b8292acfa46",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a891d",
                    table="bursaries_obligationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_obligationevent" ("code", "id", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "rule_id", "state", "studies_ended_on") VALUES (NEW."code", NEW."id", NEW."note", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."reason", NEW."rule_id", NEW."state", NEW."studies_ended_on"); RETURN NULL;',
                    hash="2072ef5be7e84fb565e588a152e4b91a4fb27c74",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_66a6e",
                    table="bursaries_obligation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_obligationevent" ("code", "id", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "rule_id", "state", "studies_ended_on") VALUES (NEW."code", NEW."id", NEW."note", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."reason", NEW."rule_id", NEW."state", NEW."studies_ended_on"); RETURN NULL;',
                    hash="2ca518ed2fe539d10b3bbbda728cf3f353c9c28a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2a5f1",
                    table="bursaries_obligation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_obligationevent" ("code", "id", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "rule_id", "state", "studies_ended_on") VALUES (OLD."code", OLD."id", OLD."note", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."reason", OLD."rule_id", OLD."state", OLD."studies_ended_on"); RETURN NULL;',
                    hash="aa00310458912a7350d8cf7ca3480070e3ae8d38",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c4b2e",
                    table="bursaries_obligation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bursaryroundevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="2f2d6128578a287a5f529e896237ad819705270d",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_2ac8a",
                    table="bursaries_bursaryroundevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bursaryroundevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fabdbf5b31be8fd01487716152354875b2199f9a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_bac3c",
                    table="bursaries_bursaryroundevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bursaryround",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_bursaryroundevent" ("awards", "call", "call_en", "closes_at", "code", "copied_from_id", "ends_on", "envelope", "funder_id", "grace_minutes", "id", "is_blind", "line_id", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "references_needed", "reviews_needed", "rule_id", "starts_on", "state", "title", "title_en") VALUES (NEW."awards", NEW."call", NEW."call_en", NEW."closes_at", NEW."code", NEW."copied_from_id", NEW."ends_on", NEW."envelope", NEW."funder_id", NEW."grace_minutes", NEW."id", NEW."is_blind", NEW."line_id", NEW."opens_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."reason", NEW."references_needed", NEW."reviews_needed", NEW."rule_id", NEW."starts_on", NEW."state", NEW."title", NEW."title_en"); RETURN NULL;',
                    hash="88ab78dc16753f57e4eb3dfe5332c813617cf044",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_398e4",
                    table="bursaries_bursaryround",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bursaryround",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."awards" IS DISTINCT FROM (NEW."awards") OR OLD."call" IS DISTINCT FROM (NEW."call") OR OLD."call_en" IS DISTINCT FROM (NEW."call_en") OR OLD."closes_at" IS DISTINCT FROM (NEW."closes_at") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."copied_from_id" IS DISTINCT FROM (NEW."copied_from_id") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."envelope" IS DISTINCT FROM (NEW."envelope") OR OLD."funder_id" IS DISTINCT FROM (NEW."funder_id") OR OLD."grace_minutes" IS DISTINCT FROM (NEW."grace_minutes") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_blind" IS DISTINCT FROM (NEW."is_blind") OR OLD."line_id" IS DISTINCT FROM (NEW."line_id") OR OLD."opens_at" IS DISTINCT FROM (NEW."opens_at") OR OLD."program_id" IS DISTINCT FROM (NEW."program_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."references_needed" IS DISTINCT FROM (NEW."references_needed") OR OLD."reviews_needed" IS DISTINCT FROM (NEW."reviews_needed") OR OLD."rule_id" IS DISTINCT FROM (NEW."rule_id") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en"))',
                    func='INSERT INTO "bursaries_bursaryroundevent" ("awards", "call", "call_en", "closes_at", "code", "copied_from_id", "ends_on", "envelope", "funder_id", "grace_minutes", "id", "is_blind", "line_id", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "references_needed", "reviews_needed", "rule_id", "starts_on", "state", "title", "title_en") VALUES (NEW."awards", NEW."call", NEW."call_en", NEW."closes_at", NEW."code", NEW."copied_from_id", NEW."ends_on", NEW."envelope", NEW."funder_id", NEW."grace_minutes", NEW."id", NEW."is_blind", NEW."line_id", NEW."opens_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."reason", NEW."references_needed", NEW."reviews_needed", NEW."rule_id", NEW."starts_on", NEW."state", NEW."title", NEW."title_en"); RETURN NULL;',
                    hash="6c46254baecb7b1dbc7e62f3910e50116f36f4ad",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f8cf4",
                    table="bursaries_bursaryround",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bursaryround",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_bursaryroundevent" ("awards", "call", "call_en", "closes_at", "code", "copied_from_id", "ends_on", "envelope", "funder_id", "grace_minutes", "id", "is_blind", "line_id", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reason", "references_needed", "reviews_needed", "rule_id", "starts_on", "state", "title", "title_en") VALUES (OLD."awards", OLD."call", OLD."call_en", OLD."closes_at", OLD."code", OLD."copied_from_id", OLD."ends_on", OLD."envelope", OLD."funder_id", OLD."grace_minutes", OLD."id", OLD."is_blind", OLD."line_id", OLD."opens_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."reason", OLD."references_needed", OLD."reviews_needed", OLD."rule_id", OLD."starts_on", OLD."state", OLD."title", OLD."title_en"); RETURN NULL;',
                    hash="e48a05088ad5ad99d6c72468091d88f8e4aabead",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3d749",
                    table="bursaries_bursaryround",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligationruleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="1b56e2fc31e134f2925e06b0eb951c6a981c7e98",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_04f35",
                    table="bursaries_obligationruleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligationruleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b5d74f0fc550d0d63bcccabc9018f6e034d6b443",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_facf5",
                    table="bursaries_obligationruleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligationterm",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_obligationtermevent" ("from_region", "id", "level", "months", "per", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id") VALUES (NEW."from_region", NEW."id", NEW."level", NEW."months", NEW."per", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rule_id"); RETURN NULL;',
                    hash="cf3561c55d2f5360eb11680b22012150eefb9bf4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a2dd9",
                    table="bursaries_obligationterm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligationterm",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_obligationtermevent" ("from_region", "id", "level", "months", "per", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id") VALUES (NEW."from_region", NEW."id", NEW."level", NEW."months", NEW."per", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rule_id"); RETURN NULL;',
                    hash="9f1faf89ddc9652f20df7c91f3eca61676730133",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fb150",
                    table="bursaries_obligationterm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligationterm",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_obligationtermevent" ("from_region", "id", "level", "months", "per", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id") VALUES (OLD."from_region", OLD."id", OLD."level", OLD."months", OLD."per", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rule_id"); RETURN NULL;',
                    hash="258a54d7b6b198f405fff9a8318b6e602f26bfb0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_567fd",
                    table="bursaries_obligationterm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligationtermevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="6d3558955e7e05490e45e0f35846c2fa509c6e9b",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_274a2",
                    table="bursaries_obligationtermevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligationtermevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0c12e40afc4332a9b22fc027aada18e73d3ec2c8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e628d",
                    table="bursaries_obligationtermevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_questionevent" ("code", "id", "is_required", "label", "label_en", "most_words", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id") VALUES (NEW."code", NEW."id", NEW."is_required", NEW."label", NEW."label_en", NEW."most_words", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."round_id"); RETURN NULL;',
                    hash="10eef496aa8b213695200966e4fbabc3e0904ce4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_276d2",
                    table="bursaries_question",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_questionevent" ("code", "id", "is_required", "label", "label_en", "most_words", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id") VALUES (NEW."code", NEW."id", NEW."is_required", NEW."label", NEW."label_en", NEW."most_words", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."round_id"); RETURN NULL;',
                    hash="feb4d8f0a97ad38f2bb9dccf40379372e006a280",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4a9d4",
                    table="bursaries_question",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_questionevent" ("code", "id", "is_required", "label", "label_en", "most_words", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id") VALUES (OLD."code", OLD."id", OLD."is_required", OLD."label", OLD."label_en", OLD."most_words", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."round_id"); RETURN NULL;',
                    hash="bba8117d22de0bc022cfa3295486b92cb5a35ec4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_87cdd",
                    table="bursaries_question",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="a8186a14bacc26b1ed4eb33a7404197b92a44ae4",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_0df02",
                    table="bursaries_answerevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5fcd0a9acccf4a834adcd0b7f9fd364bd425fd17",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ee053",
                    table="bursaries_answerevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_answerevent" ("application_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "text") VALUES (NEW."application_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question_id", NEW."text"); RETURN NULL;',
                    hash="0c803c5a6dadbf5219c3e7f887275294caf2ef6f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a737f",
                    table="bursaries_answer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_answerevent" ("application_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "text") VALUES (NEW."application_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question_id", NEW."text"); RETURN NULL;',
                    hash="30257d89269da8156f16e0efe5dbe78672684e69",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_edc6e",
                    table="bursaries_answer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_answerevent" ("application_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "text") VALUES (OLD."application_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."question_id", OLD."text"); RETURN NULL;',
                    hash="e86fa336fe958d8a62b5f0ed5e90e1b2173e7657",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_720e9",
                    table="bursaries_answer",
                    when="AFTER",
                ),
            ),
        ),
    ]
