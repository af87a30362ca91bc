"""The triggers that write the history of bursaries, and that keep it from being changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0011_history_5"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="awardinstalment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_awardinstalmentevent" ("amount", "attested_on", "award_id", "condition", "condition_en", "expected_on", "expense_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state") VALUES (NEW."amount", NEW."attested_on", NEW."award_id", NEW."condition", NEW."condition_en", NEW."expected_on", NEW."expense_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."state"); RETURN NULL;',
                    hash="f16bd7f387547ff9091e267cf49810c32f806442",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_12707",
                    table="bursaries_awardinstalment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardinstalment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_awardinstalmentevent" ("amount", "attested_on", "award_id", "condition", "condition_en", "expected_on", "expense_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state") VALUES (NEW."amount", NEW."attested_on", NEW."award_id", NEW."condition", NEW."condition_en", NEW."expected_on", NEW."expense_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."state"); RETURN NULL;',
                    hash="83958a371a5e2acfd1aef5cd999e8b037dd99141",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ffbc5",
                    table="bursaries_awardinstalment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardinstalment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_awardinstalmentevent" ("amount", "attested_on", "award_id", "condition", "condition_en", "expected_on", "expense_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state") VALUES (OLD."amount", OLD."attested_on", OLD."award_id", OLD."condition", OLD."condition_en", OLD."expected_on", OLD."expense_id", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."state"); RETURN NULL;',
                    hash="a629e78e15d444382ac92a8431aa82c25ee813bb",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_460f3",
                    table="bursaries_awardinstalment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardfileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="6f4eb11732ce53018ba30f2ea88bc7464034ead7",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_1a94c",
                    table="bursaries_awardfileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardfileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b9036d1aff3fbd4841592bfa8ff193f03bc1a2d2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d5f73",
                    table="bursaries_awardfileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardfile",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_awardfileevent" ("added_at", "added_by_id", "award_id", "content_type", "id", "instalment_id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."award_id", NEW."content_type", NEW."id", NEW."instalment_id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="cedaef68d18af2a54028ea16f73774e567fb02aa",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_83745",
                    table="bursaries_awardfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardfile",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."award_id" IS DISTINCT FROM (NEW."award_id") OR OLD."content_type" IS DISTINCT FROM (NEW."content_type") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."instalment_id" IS DISTINCT FROM (NEW."instalment_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size"))',
                    func='INSERT INTO "bursaries_awardfileevent" ("added_at", "added_by_id", "award_id", "content_type", "id", "instalment_id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."award_id", NEW."content_type", NEW."id", NEW."instalment_id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="5fdb368ea9b63447ab27b418ff7efc4aa831aeb1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8d8ef",
                    table="bursaries_awardfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardfile",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_awardfileevent" ("added_at", "added_by_id", "award_id", "content_type", "id", "instalment_id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (OLD."added_at", OLD."added_by_id", OLD."award_id", OLD."content_type", OLD."id", OLD."instalment_id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sha256", OLD."size"); RETURN NULL;',
                    hash="7f482cb7f69729827fef440965be4668492712fa",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d160c",
                    table="bursaries_awardfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardinstalmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="4664bb871d46fc028557b50bd1cd6dafd50b3cfe",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_75c77",
                    table="bursaries_awardinstalmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardinstalmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5d04af5980774d3c01dbd0e57fe826b35eeb173d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7ab40",
                    table="bursaries_awardinstalmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardtierevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="b8230c87d93a4704f306c13bc08825a40f100bb5",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_c2468",
                    table="bursaries_awardtierevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardtierevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1fae75a3711ec94c21c00adaf0b5f91c2ad78908",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b7c0c",
                    table="bursaries_awardtierevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardtier",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_awardtierevent" ("amount", "awards", "code", "id", "label", "label_en", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id") VALUES (NEW."amount", NEW."awards", NEW."code", NEW."id", NEW."label", NEW."label_en", NEW."level", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."round_id"); RETURN NULL;',
                    hash="a3f4381fa004440ce71484043d56e40cb4aa7721",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0e9b5",
                    table="bursaries_awardtier",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardtier",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."awards" IS DISTINCT FROM (NEW."awards") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."label_en" IS DISTINCT FROM (NEW."label_en") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id"))',
                    func='INSERT INTO "bursaries_awardtierevent" ("amount", "awards", "code", "id", "label", "label_en", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id") VALUES (NEW."amount", NEW."awards", NEW."code", NEW."id", NEW."label", NEW."label_en", NEW."level", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."round_id"); RETURN NULL;',
                    hash="fc3000c509b504519282991772bc45b35c37393d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5fab4",
                    table="bursaries_awardtier",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardtier",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_awardtierevent" ("amount", "awards", "code", "id", "label", "label_en", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id") VALUES (OLD."amount", OLD."awards", OLD."code", OLD."id", OLD."label", OLD."label_en", OLD."level", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."round_id"); RETURN NULL;',
                    hash="604bbe2ce1ca165b5dfa8eeba15490666b3c9d1a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e8c64",
                    table="bursaries_awardtier",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="308683b3f8255532b9b59bfbb4b67ca49c5567ba",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_c407e",
                    table="bursaries_applicationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5a625c52d5bdc2aa1fdd54da4a06ecb41998e639",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_70269",
                    table="bursaries_applicationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_applicationevent" ("average", "begun_at", "birth_date", "citizenship", "city", "code", "commits", "consented_on", "email", "field", "first_language", "first_name", "id", "institution_id", "institution_name", "instruction", "language", "languages", "last_name", "level", "lives_there_since", "note", "origin_id", "pathway", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postal_code", "province", "reason", "region_id", "round_id", "state", "street", "studies_end_on", "study_program", "study_status", "study_year", "submission", "submitted_at", "submitted_on", "waiting_rank") VALUES (NEW."average", NEW."begun_at", NEW."birth_date", NEW."citizenship", NEW."city", NEW."code", NEW."commits", NEW."consented_on", NEW."email", NEW."field", NEW."first_language", NEW."first_name", NEW."id", NEW."institution_id", NEW."institution_name", NEW."instruction", NEW."language", NEW."languages", NEW."last_name", NEW."level", NEW."lives_there_since", NEW."note", NEW."origin_id", NEW."pathway", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."postal_code", NEW."province", NEW."reason", NEW."region_id", NEW."round_id", NEW."state", NEW."street", NEW."studies_end_on", NEW."study_program", NEW."study_status", NEW."study_year", NEW."submission", NEW."submitted_at", NEW."submitted_on", NEW."waiting_rank"); RETURN NULL;',
                    hash="6bd944978399c3f233667b315146490bfb22f4a8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d0598",
                    table="bursaries_application",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."average" IS DISTINCT FROM (NEW."average") OR OLD."begun_at" IS DISTINCT FROM (NEW."begun_at") OR OLD."birth_date" IS DISTINCT FROM (NEW."birth_date") OR OLD."citizenship" IS DISTINCT FROM (NEW."citizenship") OR OLD."city" IS DISTINCT FROM (NEW."city") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."commits" IS DISTINCT FROM (NEW."commits") OR OLD."consented_on" IS DISTINCT FROM (NEW."consented_on") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."field" IS DISTINCT FROM (NEW."field") OR OLD."first_language" IS DISTINCT FROM (NEW."first_language") OR OLD."first_name" IS DISTINCT FROM (NEW."first_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_id" IS DISTINCT FROM (NEW."institution_id") OR OLD."institution_name" IS DISTINCT FROM (NEW."institution_name") OR OLD."instruction" IS DISTINCT FROM (NEW."instruction") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."last_name" IS DISTINCT FROM (NEW."last_name") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."lives_there_since" IS DISTINCT FROM (NEW."lives_there_since") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."origin_id" IS DISTINCT FROM (NEW."origin_id") OR OLD."pathway" IS DISTINCT FROM (NEW."pathway") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."postal_code" IS DISTINCT FROM (NEW."postal_code") OR OLD."province" IS DISTINCT FROM (NEW."province") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."region_id" IS DISTINCT FROM (NEW."region_id") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."street" IS DISTINCT FROM (NEW."street") OR OLD."studies_end_on" IS DISTINCT FROM (NEW."studies_end_on") OR OLD."study_program" IS DISTINCT FROM (NEW."study_program") OR OLD."study_status" IS DISTINCT FROM (NEW."study_status") OR OLD."study_year" IS DISTINCT FROM (NEW."study_year") OR OLD."submission" IS DISTINCT FROM (NEW."submission") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_on" IS DISTINCT FROM (NEW."submitted_on") OR OLD."waiting_rank" IS DISTINCT FROM (NEW."waiting_rank"))',
                    func='INSERT INTO "bursaries_applicationevent" ("average", "begun_at", "birth_date", "citizenship", "city", "code", "commits", "consented_on", "email", "field", "first_language", "first_name", "id", "institution_id", "institution_name", "instruction", "language", "languages", "last_name", "level", "lives_there_since", "note", "origin_id", "pathway", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postal_code", "province", "reason", "region_id", "round_id", "state", "street", "studies_end_on", "study_program", "study_status", "study_year", "submission", "submitted_at", "submitted_on", "waiting_rank") VALUES (NEW."average", NEW."begun_at", NEW."birth_date", NEW."citizenship", NEW."city", NEW."code", NEW."commits", NEW."consented_on", NEW."email", NEW."field", NEW."first_language", NEW."first_name", NEW."id", NEW."institution_id", NEW."institution_name", NEW."instruction", NEW."language", NEW."languages", NEW."last_name", NEW."level", NEW."lives_there_since", NEW."note", NEW."origin_id", NEW."pathway", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."postal_code", NEW."province", NEW."reason", NEW."region_id", NEW."round_id", NEW."state", NEW."street", NEW."studies_end_on", NEW."study_program", NEW."study_status", NEW."study_year", NEW."submission", NEW."submitted_at", NEW."submitted_on", NEW."waiting_rank"); RETURN NULL;',
                    hash="fa37caac0b44828b74f35f00bcdec40ac5fe3bb3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_74050",
                    table="bursaries_application",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_applicationevent" ("average", "begun_at", "birth_date", "citizenship", "city", "code", "commits", "consented_on", "email", "field", "first_language", "first_name", "id", "institution_id", "institution_name", "instruction", "language", "languages", "last_name", "level", "lives_there_since", "note", "origin_id", "pathway", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postal_code", "province", "reason", "region_id", "round_id", "state", "street", "studies_end_on", "study_program", "study_status", "study_year", "submission", "submitted_at", "submitted_on", "waiting_rank") VALUES (OLD."average", OLD."begun_at", OLD."birth_date", OLD."citizenship", OLD."city", OLD."code", OLD."commits", OLD."consented_on", OLD."email", OLD."field", OLD."first_language", OLD."first_name", OLD."id", OLD."institution_id", OLD."institution_name", OLD."instruction", OLD."language", OLD."languages", OLD."last_name", OLD."level", OLD."lives_there_since", OLD."note", OLD."origin_id", OLD."pathway", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."postal_code", OLD."province", OLD."reason", OLD."region_id", OLD."round_id", OLD."state", OLD."street", OLD."studies_end_on", OLD."study_program", OLD."study_status", OLD."study_year", OLD."submission", OLD."submitted_at", OLD."submitted_on", OLD."waiting_rank"); RETURN NULL;',
                    hash="8f0912a22a394a3cad2f8d148febf6ca75b69e82",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9c52c",
                    table="bursaries_application",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="choice",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_choiceevent" ("application_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "tier_id") VALUES (NEW."application_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."tier_id"); RETURN NULL;',
                    hash="4481bc8b78acd803afef2531e7865417691f5755",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_78765",
                    table="bursaries_choice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="choice",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_choiceevent" ("application_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "tier_id") VALUES (NEW."application_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."tier_id"); RETURN NULL;',
                    hash="fce639b2964ccab1638e65bba0a883c9ff29bbfb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f82f1",
                    table="bursaries_choice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="choice",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_choiceevent" ("application_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "tier_id") VALUES (OLD."application_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."tier_id"); RETURN NULL;',
                    hash="d173c883458a7f7ee9f83a16630dc93140eedabb",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_80f40",
                    table="bursaries_choice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="choiceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="3df723a853023100d6a1ffaaf1b7fafdabd80f6f",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_2b62a",
                    table="bursaries_choiceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="choiceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="031211e31b64a5ae4e8d5ddc1f909f632271f49f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1c30f",
                    table="bursaries_choiceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="criterion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_criterionevent" ("code", "guidance", "guidance_en", "id", "label", "label_en", "most", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id", "weight") VALUES (NEW."code", NEW."guidance", NEW."guidance_en", NEW."id", NEW."label", NEW."label_en", NEW."most", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."round_id", NEW."weight"); RETURN NULL;',
                    hash="5febda184aa5544755386665c82da809e15c0d2d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_08ca8",
                    table="bursaries_criterion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="criterion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_criterionevent" ("code", "guidance", "guidance_en", "id", "label", "label_en", "most", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id", "weight") VALUES (NEW."code", NEW."guidance", NEW."guidance_en", NEW."id", NEW."label", NEW."label_en", NEW."most", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."round_id", NEW."weight"); RETURN NULL;',
                    hash="a875b2509f464364d9d5983a4ea864543bdba720",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a654c",
                    table="bursaries_criterion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="criterion",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_criterionevent" ("code", "guidance", "guidance_en", "id", "label", "label_en", "most", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id", "weight") VALUES (OLD."code", OLD."guidance", OLD."guidance_en", OLD."id", OLD."label", OLD."label_en", OLD."most", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."round_id", OLD."weight"); RETURN NULL;',
                    hash="8d4a9d402ed8093710d18066b190f8c29a126d7c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7d0d0",
                    table="bursaries_criterion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="criterionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="3018035a7394ee6767ed433ff28c15d13427664b",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_7c300",
                    table="bursaries_criterionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="criterionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="dc6ba46f417ffc488c1fe33e5e77abe11a332c52",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_72645",
                    table="bursaries_criterionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eligibilityrule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_eligibilityruleevent" ("id", "message", "message_en", "number", "operator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id", "subject", "values") VALUES (NEW."id", NEW."message", NEW."message_en", NEW."number", NEW."operator", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."round_id", NEW."subject", NEW."values"); RETURN NULL;',
                    hash="d110360f70c20d621cc7f8db252cf0065962e289",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a76f0",
                    table="bursaries_eligibilityrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eligibilityrule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_eligibilityruleevent" ("id", "message", "message_en", "number", "operator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id", "subject", "values") VALUES (NEW."id", NEW."message", NEW."message_en", NEW."number", NEW."operator", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."round_id", NEW."subject", NEW."values"); RETURN NULL;',
                    hash="9516f3b68a94cf62bd2a0a5726890bc5513b32e6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0ae48",
                    table="bursaries_eligibilityrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eligibilityrule",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_eligibilityruleevent" ("id", "message", "message_en", "number", "operator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id", "subject", "values") VALUES (OLD."id", OLD."message", OLD."message_en", OLD."number", OLD."operator", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."round_id", OLD."subject", OLD."values"); RETURN NULL;',
                    hash="c3e0e887e4286e92b868b368c101d072b5d0b3fc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_70560",
                    table="bursaries_eligibilityrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eligibilityruleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="b1d8d73c051093c32b73a255b42c877ac4c75048",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_ae73d",
                    table="bursaries_eligibilityruleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eligibilityruleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c233076e1592470fa0f700d423067ae4c035841d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_62ac4",
                    table="bursaries_eligibilityruleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="holderlink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_holderlinkevent" ("created_at", "created_by_id", "email", "expires_at", "id", "language", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reminded_at", "revoked_at") VALUES (NEW."created_at", NEW."created_by_id", NEW."email", NEW."expires_at", NEW."id", NEW."language", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."reminded_at", NEW."revoked_at"); RETURN NULL;',
                    hash="79bd2a1823d11b7fe62194ba7489ad69cce78da5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_98155",
                    table="bursaries_holderlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="holderlink",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."program_id" IS DISTINCT FROM (NEW."program_id") OR OLD."reminded_at" IS DISTINCT FROM (NEW."reminded_at") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at"))',
                    func='INSERT INTO "bursaries_holderlinkevent" ("created_at", "created_by_id", "email", "expires_at", "id", "language", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reminded_at", "revoked_at") VALUES (NEW."created_at", NEW."created_by_id", NEW."email", NEW."expires_at", NEW."id", NEW."language", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."reminded_at", NEW."revoked_at"); RETURN NULL;',
                    hash="87c0101e938854d9320ca3e2df07080746727945",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c4fca",
                    table="bursaries_holderlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="holderlink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_holderlinkevent" ("created_at", "created_by_id", "email", "expires_at", "id", "language", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "reminded_at", "revoked_at") VALUES (OLD."created_at", OLD."created_by_id", OLD."email", OLD."expires_at", OLD."id", OLD."language", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."reminded_at", OLD."revoked_at"); RETURN NULL;',
                    hash="1c7ee2b331d31c3c8c489b1e07717132f600f8fb",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_81bb9",
                    table="bursaries_holderlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="holderlinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="d5c44c3cb82e124532906b2cb12fdd21a7f219e8",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_82d27",
                    table="bursaries_holderlinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="holderlinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f088baaa487f06a0bdc39f87005c140b7767d9ba",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5e3d2",
                    table="bursaries_holderlinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lettertemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_lettertemplateevent" ("body", "body_en", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "subject", "subject_en") VALUES (NEW."body", NEW."body_en", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."round_id", NEW."subject", NEW."subject_en"); RETURN NULL;',
                    hash="4a4478fa111f9a3f4a35ce394ec91bbc995357c8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4da44",
                    table="bursaries_lettertemplate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lettertemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "bursaries_lettertemplateevent" ("body", "body_en", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "subject", "subject_en") VALUES (NEW."body", NEW."body_en", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."round_id", NEW."subject", NEW."subject_en"); RETURN NULL;',
                    hash="309326abfb2e45315d9e09aaf3313994f51fc356",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bb72e",
                    table="bursaries_lettertemplate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lettertemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "bursaries_lettertemplateevent" ("body", "body_en", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "subject", "subject_en") VALUES (OLD."body", OLD."body_en", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."round_id", OLD."subject", OLD."subject_en"); RETURN NULL;',
                    hash="4ed941762d6725794ab294ba66979db6ed6bb079",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1036b",
                    table="bursaries_lettertemplate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lettertemplateevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="a2903858db30c3936c1c14f89a31a390dc07335a",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_153ad",
                    table="bursaries_lettertemplateevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lettertemplateevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fda63da4c524fa454f0ee0968be4ec856aa14187",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_257da",
                    table="bursaries_lettertemplateevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letterevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="48b3b61bc40b3ca3b44f944e2d7843942055f891",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_95177",
                    table="bursaries_letterevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
