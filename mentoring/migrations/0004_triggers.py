"""The triggers that write the history of mentoring, and that keep it from being changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("mentoring", "0003_history"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="mentee",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "mentoring_menteeevent" ("arrived_on", "fields", "id", "left_on", "need", "note", "occupation", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "referral_id", "registered_on", "state", "training") VALUES (NEW."arrived_on", NEW."fields", NEW."id", NEW."left_on", NEW."need", NEW."note", NEW."occupation", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."referral_id", NEW."registered_on", NEW."state", NEW."training"); RETURN NULL;',
                    hash="0ff56568d7c9770ceada8e8f72828c83394cd83e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6aa8e",
                    table="mentoring_mentee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentee",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "mentoring_menteeevent" ("arrived_on", "fields", "id", "left_on", "need", "note", "occupation", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "referral_id", "registered_on", "state", "training") VALUES (NEW."arrived_on", NEW."fields", NEW."id", NEW."left_on", NEW."need", NEW."note", NEW."occupation", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."referral_id", NEW."registered_on", NEW."state", NEW."training"); RETURN NULL;',
                    hash="723109a6d23d7b2e0586defaee3ed579fcd5a103",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_838e8",
                    table="mentoring_mentee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentee",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "mentoring_menteeevent" ("arrived_on", "fields", "id", "left_on", "need", "note", "occupation", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "referral_id", "registered_on", "state", "training") VALUES (OLD."arrived_on", OLD."fields", OLD."id", OLD."left_on", OLD."need", OLD."note", OLD."occupation", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."referral_id", OLD."registered_on", OLD."state", OLD."training"); RETURN NULL;',
                    hash="ba9ead9140be587b6fcbbd82353b8759a9b48280",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7d385",
                    table="mentoring_mentee",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="menteeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="6042280af3022b39a8778102fbca051acfaa13bd",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_dcb7b",
                    table="mentoring_menteeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="menteeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bf15b80f0832dae6a79f874561d09ef49b95a9e2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_117d7",
                    table="mentoring_menteeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentor",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "mentoring_mentorevent" ("background", "capacity", "fields", "id", "left_on", "note", "occupation", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "registered_on", "state") VALUES (NEW."background", NEW."capacity", NEW."fields", NEW."id", NEW."left_on", NEW."note", NEW."occupation", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."registered_on", NEW."state"); RETURN NULL;',
                    hash="72eb6cf9114bf50a61263e2d4b538d1aa70bc0c6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cc33b",
                    table="mentoring_mentor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentor",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."background" IS DISTINCT FROM (NEW."background") OR OLD."capacity" IS DISTINCT FROM (NEW."capacity") OR OLD."fields" IS DISTINCT FROM (NEW."fields") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."left_on" IS DISTINCT FROM (NEW."left_on") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."occupation" IS DISTINCT FROM (NEW."occupation") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."program_id" IS DISTINCT FROM (NEW."program_id") OR OLD."registered_on" IS DISTINCT FROM (NEW."registered_on") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func='INSERT INTO "mentoring_mentorevent" ("background", "capacity", "fields", "id", "left_on", "note", "occupation", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "registered_on", "state") VALUES (NEW."background", NEW."capacity", NEW."fields", NEW."id", NEW."left_on", NEW."note", NEW."occupation", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."registered_on", NEW."state"); RETURN NULL;',
                    hash="da68067daccfe8609f780966785e4b563071c3e7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_561fd",
                    table="mentoring_mentor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentor",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "mentoring_mentorevent" ("background", "capacity", "fields", "id", "left_on", "note", "occupation", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "registered_on", "state") VALUES (OLD."background", OLD."capacity", OLD."fields", OLD."id", OLD."left_on", OLD."note", OLD."occupation", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."registered_on", OLD."state"); RETURN NULL;',
                    hash="c3aab9c87941afb2bce97fd14fc6bc092eba716a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_48f79",
                    table="mentoring_mentor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentorevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="503d62b8fb7b4a7a2d81b1c95246c3d6bd2f2df2",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_059e7",
                    table="mentoring_mentorevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentorevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8f2bd546d196de5b276a068177d8ab652513fbd6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5e476",
                    table="mentoring_mentorevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentoroffer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "mentoring_mentorofferevent" ("background", "city", "consented_on", "email", "fields", "first_name", "id", "language", "languages", "last_name", "mentor_id", "motivation", "occupation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "program_id", "reason", "received_on", "state", "submission") VALUES (NEW."background", NEW."city", NEW."consented_on", NEW."email", NEW."fields", NEW."first_name", NEW."id", NEW."language", NEW."languages", NEW."last_name", NEW."mentor_id", NEW."motivation", NEW."occupation", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."program_id", NEW."reason", NEW."received_on", NEW."state", NEW."submission"); RETURN NULL;',
                    hash="c2313994ee9c6c8e1ee917726a432ee263125e78",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_904bd",
                    table="mentoring_mentoroffer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentoroffer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "mentoring_mentorofferevent" ("background", "city", "consented_on", "email", "fields", "first_name", "id", "language", "languages", "last_name", "mentor_id", "motivation", "occupation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "program_id", "reason", "received_on", "state", "submission") VALUES (NEW."background", NEW."city", NEW."consented_on", NEW."email", NEW."fields", NEW."first_name", NEW."id", NEW."language", NEW."languages", NEW."last_name", NEW."mentor_id", NEW."motivation", NEW."occupation", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."program_id", NEW."reason", NEW."received_on", NEW."state", NEW."submission"); RETURN NULL;',
                    hash="ee69b501970fac70a14c686e6143963f3a4c4c2d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_687e9",
                    table="mentoring_mentoroffer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentoroffer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "mentoring_mentorofferevent" ("background", "city", "consented_on", "email", "fields", "first_name", "id", "language", "languages", "last_name", "mentor_id", "motivation", "occupation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "program_id", "reason", "received_on", "state", "submission") VALUES (OLD."background", OLD."city", OLD."consented_on", OLD."email", OLD."fields", OLD."first_name", OLD."id", OLD."language", OLD."languages", OLD."last_name", OLD."mentor_id", OLD."motivation", OLD."occupation", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."program_id", OLD."reason", OLD."received_on", OLD."state", OLD."submission"); RETURN NULL;',
                    hash="b10b5ba611d547e2a3807a5e84b857d1c34749d5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_50e51",
                    table="mentoring_mentoroffer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentorofferevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="2e5eeb37627f09555e6bb56ef7a90bbf72f07b15",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_2485b",
                    table="mentoring_mentorofferevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentorofferevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="636e9db712db650a4e1976725ed732a63aeba15e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_dc9b0",
                    table="mentoring_mentorofferevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairing",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "mentoring_pairingevent" ("code", "ended_on", "id", "interruption", "mentee_id", "mentor_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "proposed_on", "reason", "started_on", "state") VALUES (NEW."code", NEW."ended_on", NEW."id", NEW."interruption", NEW."mentee_id", NEW."mentor_id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."proposed_on", NEW."reason", NEW."started_on", NEW."state"); RETURN NULL;',
                    hash="76fcbfa5adb3e7acb72d0a26b2e2f6a1ab76f603",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c5a1a",
                    table="mentoring_pairing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairing",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "mentoring_pairingevent" ("code", "ended_on", "id", "interruption", "mentee_id", "mentor_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "proposed_on", "reason", "started_on", "state") VALUES (NEW."code", NEW."ended_on", NEW."id", NEW."interruption", NEW."mentee_id", NEW."mentor_id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."proposed_on", NEW."reason", NEW."started_on", NEW."state"); RETURN NULL;',
                    hash="b2e58577a3299c3a76751dc3692d06a7355ea2f2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d2eec",
                    table="mentoring_pairing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairing",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "mentoring_pairingevent" ("code", "ended_on", "id", "interruption", "mentee_id", "mentor_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "proposed_on", "reason", "started_on", "state") VALUES (OLD."code", OLD."ended_on", OLD."id", OLD."interruption", OLD."mentee_id", OLD."mentor_id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."proposed_on", OLD."reason", OLD."started_on", OLD."state"); RETURN NULL;',
                    hash="2e211b514d8b26b7c473ad7479d247b070431426",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9c5d8",
                    table="mentoring_pairing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outcomeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="5303b170a2def76d88c0b939e9ed4773824d5c20",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_d0420",
                    table="mentoring_outcomeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outcomeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d5966ef8877303472c5c9226ac9d33bfd2741730",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_32648",
                    table="mentoring_outcomeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outcome",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "mentoring_outcomeevent" ("id", "milestone", "note", "observed_on", "pairing_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (NEW."id", NEW."milestone", NEW."note", NEW."observed_on", NEW."pairing_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status"); RETURN NULL;',
                    hash="1e475a49e5517806f34bd599255824cb053eda47",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a9822",
                    table="mentoring_outcome",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outcome",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "mentoring_outcomeevent" ("id", "milestone", "note", "observed_on", "pairing_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (NEW."id", NEW."milestone", NEW."note", NEW."observed_on", NEW."pairing_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status"); RETURN NULL;',
                    hash="9214ca8ae98da00384822a84c9539d55629ba10b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5604a",
                    table="mentoring_outcome",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outcome",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "mentoring_outcomeevent" ("id", "milestone", "note", "observed_on", "pairing_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (OLD."id", OLD."milestone", OLD."note", OLD."observed_on", OLD."pairing_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."status"); RETURN NULL;',
                    hash="1ec6b7d7711328ebbc51d74fc605b3f66c46d4c5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ab371",
                    table="mentoring_outcome",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="54897ffe9aa71ec2524687be0aed967a6cc2298b",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_0d113",
                    table="mentoring_pairingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="94157682efd696f79696f7af0776813d2cde79b5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f3395",
                    table="mentoring_pairingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairingmeeting",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "mentoring_pairingmeetingevent" ("held_on", "id", "minutes", "mode", "note", "pairing_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."held_on", NEW."id", NEW."minutes", NEW."mode", NEW."note", NEW."pairing_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="1f41695e882e22d8668d91acb3bd7634fddea0a3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e3ecf",
                    table="mentoring_pairingmeeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairingmeeting",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "mentoring_pairingmeetingevent" ("held_on", "id", "minutes", "mode", "note", "pairing_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."held_on", NEW."id", NEW."minutes", NEW."mode", NEW."note", NEW."pairing_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="bf6a13141af1d2fddef0034638ea52d65bf6c37f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6085b",
                    table="mentoring_pairingmeeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairingmeeting",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "mentoring_pairingmeetingevent" ("held_on", "id", "minutes", "mode", "note", "pairing_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."held_on", OLD."id", OLD."minutes", OLD."mode", OLD."note", OLD."pairing_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="7e449d23665022356fc6c1502dd9aa15407fe531",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_44389",
                    table="mentoring_pairingmeeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairingmeetingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="4eb7e0992ee3920768bc464d9859ac82177e675a",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_ece22",
                    table="mentoring_pairingmeetingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pairingmeetingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="be90285bfc209d8b802a0d7577f8ec2e4439dc39",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_72ef3",
                    table="mentoring_pairingmeetingevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
