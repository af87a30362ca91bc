"""The triggers that write the history of regions, organisations, programs and funding, and that keep it from being changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0003_history"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="organizationalias",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_organizationaliasevent" ("id", "kind", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "used_from", "used_until") VALUES (NEW."id", NEW."kind", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."used_from", NEW."used_until"); RETURN NULL;',
                    hash="c8422740c2ff4ef37e16df04bd6725c7051c5516",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b3662",
                    table="programs_organizationalias",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationalias",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "programs_organizationaliasevent" ("id", "kind", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "used_from", "used_until") VALUES (NEW."id", NEW."kind", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."used_from", NEW."used_until"); RETURN NULL;',
                    hash="7e1285fcc7871bd8ec429bd9e7ce3824b920595c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_22112",
                    table="programs_organizationalias",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationalias",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_organizationaliasevent" ("id", "kind", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "used_from", "used_until") VALUES (OLD."id", OLD."kind", OLD."name", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."used_from", OLD."used_until"); RETURN NULL;',
                    hash="7a56f8be1b6a3dbb520f634424e11ffc61fac9f5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a02c5",
                    table="programs_organizationalias",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationaliasevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="4223c8698ce7ad4874d2c9d72d732e51cbcb80ce",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_2ee1e",
                    table="programs_organizationaliasevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationaliasevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9895c1c4096a21869e7e2cb98b19186bd0f86fc9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_980ee",
                    table="programs_organizationaliasevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fundingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="3acf0a4fc1610b95a8518a8d361b98a3d7b5e4cd",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_98899",
                    table="programs_fundingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fundingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="364aa3ea9ed50a6dfaa5702858ba8f54177c5e2c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6a215",
                    table="programs_fundingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="funding",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_fundingevent" ("amount", "ends_on", "funder_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "qualifier", "reference", "starts_on") VALUES (NEW."amount", NEW."ends_on", NEW."funder_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."qualifier", NEW."reference", NEW."starts_on"); RETURN NULL;',
                    hash="3ac96116a040c53e89b8f68f4561e34fbd07596d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4ff71",
                    table="programs_funding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="funding",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "programs_fundingevent" ("amount", "ends_on", "funder_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "qualifier", "reference", "starts_on") VALUES (NEW."amount", NEW."ends_on", NEW."funder_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."qualifier", NEW."reference", NEW."starts_on"); RETURN NULL;',
                    hash="db2eeccd6cd383e265f5370e331f3f5c2bb29d34",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e9f8a",
                    table="programs_funding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="funding",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_fundingevent" ("amount", "ends_on", "funder_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "qualifier", "reference", "starts_on") VALUES (OLD."amount", OLD."ends_on", OLD."funder_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."qualifier", OLD."reference", OLD."starts_on"); RETURN NULL;',
                    hash="27aa9d7b81349d5e05796b4f114b6b4302f317ac",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_03cb7",
                    table="programs_funding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programobjective",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_programobjectiveevent" ("id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "text", "text_en") VALUES (NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."text", NEW."text_en"); RETURN NULL;',
                    hash="3f0afb8161c8de4a4d8cc3f0ba743ffd76d5404d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f5c77",
                    table="programs_programobjective",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programobjective",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."program_id" IS DISTINCT FROM (NEW."program_id") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."text_en" IS DISTINCT FROM (NEW."text_en"))',
                    func='INSERT INTO "programs_programobjectiveevent" ("id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "text", "text_en") VALUES (NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."text", NEW."text_en"); RETURN NULL;',
                    hash="5e7369d2bb94b2d50c6b03ac6e550907b507ccfa",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8a460",
                    table="programs_programobjective",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programobjective",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_programobjectiveevent" ("id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "text", "text_en") VALUES (OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."text", OLD."text_en"); RETURN NULL;',
                    hash="98a7bd1f7f685f02b28489301290ddd0c0b4cd57",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6f380",
                    table="programs_programobjective",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programobjectiveevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="ea8088156877cf8b097056d90a8cea72e3d27fcf",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_f8608",
                    table="programs_programobjectiveevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programobjectiveevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ceff8995e01c5840610ea9bce5eac93599f559ad",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8389b",
                    table="programs_programobjectiveevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programrole",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_programroleevent" ("ends_on", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "role", "starts_on") VALUES (NEW."ends_on", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."role", NEW."starts_on"); RETURN NULL;',
                    hash="6c73543f01774f3fec02b19fac9eccd660a16d96",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_69c4f",
                    table="programs_programrole",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programrole",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "programs_programroleevent" ("ends_on", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "role", "starts_on") VALUES (NEW."ends_on", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."role", NEW."starts_on"); RETURN NULL;',
                    hash="0aa04e65384d6ddbed3b2397de19895993551135",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_40b83",
                    table="programs_programrole",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programrole",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_programroleevent" ("ends_on", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "role", "starts_on") VALUES (OLD."ends_on", OLD."id", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."role", OLD."starts_on"); RETURN NULL;',
                    hash="516bf313191e7d741b6b4e95dbaac3c10d89d51b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9543c",
                    table="programs_programrole",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programroleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="c0bc7a4101118982249c958b817d337e6356c924",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_419f7",
                    table="programs_programroleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programroleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="730b69368a9645a63104cb82a4a7623b2c5c7942",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_19277",
                    table="programs_programroleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programtarget",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_programtargetevent" ("figure", "id", "label", "label_en", "maximum", "minimum", "number", "per", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "qualifier") VALUES (NEW."figure", NEW."id", NEW."label", NEW."label_en", NEW."maximum", NEW."minimum", NEW."number", NEW."per", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."qualifier"); RETURN NULL;',
                    hash="8f41542b08467182abf304be51183a1bd24f1619",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c4570",
                    table="programs_programtarget",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programtarget",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."figure" IS DISTINCT FROM (NEW."figure") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."label_en" IS DISTINCT FROM (NEW."label_en") OR OLD."maximum" IS DISTINCT FROM (NEW."maximum") OR OLD."minimum" IS DISTINCT FROM (NEW."minimum") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."per" IS DISTINCT FROM (NEW."per") OR OLD."program_id" IS DISTINCT FROM (NEW."program_id") OR OLD."qualifier" IS DISTINCT FROM (NEW."qualifier"))',
                    func='INSERT INTO "programs_programtargetevent" ("figure", "id", "label", "label_en", "maximum", "minimum", "number", "per", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "qualifier") VALUES (NEW."figure", NEW."id", NEW."label", NEW."label_en", NEW."maximum", NEW."minimum", NEW."number", NEW."per", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."qualifier"); RETURN NULL;',
                    hash="739909546ce688c017e77e0d5a12179c9980b768",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d397c",
                    table="programs_programtarget",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programtarget",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_programtargetevent" ("figure", "id", "label", "label_en", "maximum", "minimum", "number", "per", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "qualifier") VALUES (OLD."figure", OLD."id", OLD."label", OLD."label_en", OLD."maximum", OLD."minimum", OLD."number", OLD."per", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."qualifier"); RETURN NULL;',
                    hash="f72f179d9e272a4a1169d92e9e63b50bb2e8b286",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3e73b",
                    table="programs_programtarget",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programtargetevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="cb5d670ce555d659584f71431c2dea0c0ecfaf02",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_06e18",
                    table="programs_programtargetevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programtargetevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="16a9ae99e837af1dcab1ec6d80fdb41783db39ea",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1cdb1",
                    table="programs_programtargetevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="805189fce885cc1b1dc7ae250b29db99a881ecbe",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_1becc",
                    table="programs_programevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1b959981adc0355b7d255711197f23ff38ced4ca",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e6397",
                    table="programs_programevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="program",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_programevent" ("aim", "aim_en", "code", "description", "description_en", "doors", "ends_on", "fiscal_year_starts", "framework", "framework_en", "id", "lead_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "services", "slug", "starts_on", "title", "title_en") VALUES (NEW."aim", NEW."aim_en", NEW."code", NEW."description", NEW."description_en", NEW."doors", NEW."ends_on", NEW."fiscal_year_starts", NEW."framework", NEW."framework_en", NEW."id", NEW."lead_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."services", NEW."slug", NEW."starts_on", NEW."title", NEW."title_en"); RETURN NULL;',
                    hash="e17d644b507d6a43f13633dec12a16999914fd75",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5a554",
                    table="programs_program",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="program",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "programs_programevent" ("aim", "aim_en", "code", "description", "description_en", "doors", "ends_on", "fiscal_year_starts", "framework", "framework_en", "id", "lead_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "services", "slug", "starts_on", "title", "title_en") VALUES (NEW."aim", NEW."aim_en", NEW."code", NEW."description", NEW."description_en", NEW."doors", NEW."ends_on", NEW."fiscal_year_starts", NEW."framework", NEW."framework_en", NEW."id", NEW."lead_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."services", NEW."slug", NEW."starts_on", NEW."title", NEW."title_en"); RETURN NULL;',
                    hash="c2e8132b66f17f3859873e1dee2b1a9d0d2edbbd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7f86c",
                    table="programs_program",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="program",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_programevent" ("aim", "aim_en", "code", "description", "description_en", "doors", "ends_on", "fiscal_year_starts", "framework", "framework_en", "id", "lead_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "services", "slug", "starts_on", "title", "title_en") VALUES (OLD."aim", OLD."aim_en", OLD."code", OLD."description", OLD."description_en", OLD."doors", OLD."ends_on", OLD."fiscal_year_starts", OLD."framework", OLD."framework_en", OLD."id", OLD."lead_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."services", OLD."slug", OLD."starts_on", OLD."title", OLD."title_en"); RETURN NULL;',
                    hash="6bfa99103eb10b9182e7186e61382265a84f9249",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7c1d4",
                    table="programs_program",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="5308d022b62b431db44b8310272faf8da6cb899f",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_eb18b",
                    table="programs_organizationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d5cb10e0c56ca5fa15c263c88edd2b8ade8417bc",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_41cca",
                    table="programs_organizationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_organizationevent" ("acronym", "code", "email", "fiscal_year_starts", "id", "kind", "name", "name_en", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "region_id", "website") VALUES (NEW."acronym", NEW."code", NEW."email", NEW."fiscal_year_starts", NEW."id", NEW."kind", NEW."name", NEW."name_en", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."region_id", NEW."website"); RETURN NULL;',
                    hash="398f132ede876309c564c0304edeb435403dd4bb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_03ab0",
                    table="programs_organization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "programs_organizationevent" ("acronym", "code", "email", "fiscal_year_starts", "id", "kind", "name", "name_en", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "region_id", "website") VALUES (NEW."acronym", NEW."code", NEW."email", NEW."fiscal_year_starts", NEW."id", NEW."kind", NEW."name", NEW."name_en", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."region_id", NEW."website"); RETURN NULL;',
                    hash="fa7bb7355ab4e33f96a49070ffcb8efe83c70573",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_22ff2",
                    table="programs_organization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_organizationevent" ("acronym", "code", "email", "fiscal_year_starts", "id", "kind", "name", "name_en", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "region_id", "website") VALUES (OLD."acronym", OLD."code", OLD."email", OLD."fiscal_year_starts", OLD."id", OLD."kind", OLD."name", OLD."name_en", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."region_id", OLD."website"); RETURN NULL;',
                    hash="95d984da233c41cf3b434c6f2c14319f4aed324a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b7747",
                    table="programs_organization",
                    when="AFTER",
                ),
            ),
        ),
    ]
