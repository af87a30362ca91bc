"""The rules of partnerships that only triggers can hold."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0012_rules_1"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="9fbced52cc186e1f4102a58936fabfefa53e2176",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_0fc0e",
                    table="partnerships_decision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="follow_up_stays_in_its_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.program_id IS DISTINCT FROM OLD.program_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'follow_up_stays_in_its_program', TABLE = TG_TABLE_NAME, COLUMN = 'program_id', MESSAGE = 'it stays where it was written';",
                    hash="f6d6a488de51bec942d9796ab003907667fa91b0",
                    operation='UPDATE OF "program_id"',
                    pgid="pgtrigger_follow_up_stays_in_its_program_8e0c7",
                    table="partnerships_followup",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="follow_up_of_its_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF NEW.committee_id IS NOT NULL AND (SELECT program_id FROM partnerships_committee WHERE id = NEW.committee_id) <> NEW.program_id THEN\n            RAISE check_violation USING CONSTRAINT = 'follow_up_of_its_program', TABLE = TG_TABLE_NAME, COLUMN = 'committee_id', MESSAGE = 'of another program';\n        END IF;\n        IF NEW.meeting_id IS NOT NULL AND (SELECT committee.program_id FROM partnerships_committeemeeting AS meeting\n            JOIN partnerships_committee AS committee ON committee.id = meeting.committee_id\n            WHERE meeting.id = NEW.meeting_id) <> NEW.program_id THEN\n            RAISE check_violation USING CONSTRAINT = 'follow_up_of_its_program', TABLE = TG_TABLE_NAME, COLUMN = 'meeting_id', MESSAGE = 'of another program';\n        END IF;\n        IF NEW.decision_id IS NOT NULL AND (SELECT committee.program_id FROM partnerships_committeemeeting AS meeting\n            JOIN partnerships_committee AS committee ON committee.id = meeting.committee_id\n            WHERE meeting.id = (SELECT meeting_id FROM partnerships_decision WHERE id = NEW.decision_id)) <> NEW.program_id THEN\n            RAISE check_violation USING CONSTRAINT = 'follow_up_of_its_program', TABLE = TG_TABLE_NAME, COLUMN = 'decision_id', MESSAGE = 'of another program';\n        END IF;\n        IF NEW.agreement_id IS NOT NULL AND (SELECT program_id FROM partnerships_agreement WHERE id = NEW.agreement_id) <> NEW.program_id THEN\n            RAISE check_violation USING CONSTRAINT = 'follow_up_of_its_program', TABLE = TG_TABLE_NAME, COLUMN = 'agreement_id', MESSAGE = 'of another program';\n        END IF;\n        IF NEW.action_id IS NOT NULL AND (SELECT plan.program_id FROM plans_action AS action JOIN plans_actionplan AS plan ON plan.id = action.plan_id WHERE action.id = NEW.action_id) <> NEW.program_id THEN\n            RAISE check_violation USING CONSTRAINT = 'follow_up_of_its_program', TABLE = TG_TABLE_NAME, COLUMN = 'action_id', MESSAGE = 'of another program';\n        END IF;\n        RETURN NEW;",
                    hash="41ebc5da9bd730ca35a8ac0c77ff99f48d1b888f",
                    operation='INSERT OR UPDATE OF "committee_id", "meeting_id", "decision_id", "agreement_id", "action_id"',
                    pgid="pgtrigger_follow_up_of_its_program_3a15b",
                    table="partnerships_followup",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="324263a1e982b5dc768b39fdbbdd4d291b70ad67",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_60dab",
                    table="partnerships_followup",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."noted_on" < DATE \'1900-01-01\' OR NEW."noted_on" > arrimage_today() OR NEW."due_on" < DATE \'1900-01-01\' OR NEW."due_on" > arrimage_today() + interval \'30 years\')',
                    func="IF NEW.\"noted_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"noted_on\" IS DISTINCT FROM OLD.\"noted_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'followup_noted_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'noted_on', MESSAGE = 'a date that cannot be: followup_noted_on_too_early';\nEND IF;\nIF NEW.\"noted_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"noted_on\" IS DISTINCT FROM OLD.\"noted_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'followup_noted_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'noted_on', MESSAGE = 'a date that cannot be: followup_noted_on_too_late';\nEND IF;\nIF NEW.\"due_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"due_on\" IS DISTINCT FROM OLD.\"due_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'followup_due_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'due_on', MESSAGE = 'a date that cannot be: followup_due_on_too_early';\nEND IF;\nIF NEW.\"due_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"due_on\" IS DISTINCT FROM OLD.\"due_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'followup_due_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'due_on', MESSAGE = 'a date that cannot be: followup_due_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="26cbe921a73c60a2fd2cbcd7d48d39e229fd111f",
                    operation='INSERT OR UPDATE OF "noted_on", "due_on"',
                    pgid="pgtrigger_possible_days_47fdc",
                    table="partnerships_followup",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="part_stays_in_its_meeting",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.meeting_id IS DISTINCT FROM OLD.meeting_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'part_stays_in_its_meeting', TABLE = TG_TABLE_NAME, COLUMN = 'meeting_id', MESSAGE = 'it stays where it was written';",
                    hash="385f12658b8fec1e8ae2b37c45b69bff061ad6b4",
                    operation='UPDATE OF "meeting_id"',
                    pgid="pgtrigger_part_stays_in_its_meeting_52825",
                    table="partnerships_agendaitem",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="5200506a593ce776018cc598756fe609844edf7e",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_4d4e3",
                    table="partnerships_agendaitem",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followupmove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="bb7f7454a01f78e931d018ff3db5250c4f0d655a",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_a5578",
                    table="partnerships_followupmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followupmove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'followupmove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: followupmove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'followupmove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: followupmove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="aa506a87e3e3106ae1e2bb3368e5f1133dee8224",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_26649",
                    table="partnerships_followupmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="insuredhours",
            trigger=pgtrigger.compiler.Trigger(
                name="hours_of_its_agreement",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF (SELECT agreement_id FROM partnerships_agreementparty WHERE id = NEW.party_id)\n            <> NEW.agreement_id\n        THEN\n            RAISE check_violation USING CONSTRAINT = 'part_of_its_agreement', TABLE = TG_TABLE_NAME, COLUMN = 'party_id', MESSAGE = 'a party of another agreement';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="eeecbf142589ed5bc057378371f120ef8bae2ec7",
                    operation='INSERT OR UPDATE OF "agreement_id", "party_id"',
                    pgid="pgtrigger_hours_of_its_agreement_4c617",
                    table="partnerships_insuredhours",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="insuredhours",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="5b5f2501da2878ad3485388dc0adf3dc56ae19e0",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_02d58",
                    table="partnerships_insuredhours",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="insuredhours",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" < DATE \'1900-01-01\' OR NEW."starts_on" > arrimage_today() OR NEW."ends_on" < DATE \'1900-01-01\' OR NEW."ends_on" > arrimage_today())',
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'insuredhours_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: insuredhours_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'insuredhours_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: insuredhours_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'insuredhours_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: insuredhours_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'insuredhours_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: insuredhours_ends_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="7505b5c4155dfd20fdbd7751976c5ed47c069d31",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_possible_days_8e143",
                    table="partnerships_insuredhours",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingfile",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='\n            IF NOT arrimage_is_clean(ROW(NEW."name", NEW."content_type", NEW."sha256")::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ',
                    hash="6353c7506487b51d30fe025a0726bf4e50083b8f",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_1ca57",
                    table="partnerships_meetingfile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="minutes",
            trigger=pgtrigger.compiler.Trigger(
                name="minutes_are_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (ROW(NEW.sha256, NEW.meeting_id, NEW.version, NEW.adopted_on) IS DISTINCT FROM ROW(OLD.sha256, OLD.meeting_id, OLD.version, OLD.adopted_on))",
                    func="RAISE check_violation USING CONSTRAINT = 'adopted_minutes_are_kept', TABLE = TG_TABLE_NAME, COLUMN = 'meeting_id', MESSAGE = 'they were adopted so';",
                    hash="9939a5d1e09cd4915b8d72463570117fb3c664fe",
                    operation='UPDATE OF "content", "sha256", "meeting_id", "version", "adopted_on"',
                    pgid="pgtrigger_minutes_are_kept_dcb52",
                    table="partnerships_minutes",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="minutes",
            trigger=pgtrigger.compiler.Trigger(
                name="minutes_of_its_committee",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.adopted_at_id IS NOT NULL)",
                    func="\n        IF (SELECT committee_id FROM partnerships_committeemeeting WHERE id = NEW.meeting_id)\n            <> (SELECT committee_id FROM partnerships_committeemeeting WHERE id = NEW.adopted_at_id)\n        THEN\n            RAISE check_violation USING CONSTRAINT = 'part_of_its_committee', TABLE = TG_TABLE_NAME, COLUMN = 'adopted_at_id', MESSAGE = 'of another committee';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="b7dbd104c84ab558e01b3cdc88022d8a60ae39cb",
                    operation='INSERT OR UPDATE OF "adopted_at_id"',
                    pgid="pgtrigger_minutes_of_its_committee_a79fa",
                    table="partnerships_minutes",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="minutes",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='\n            IF NOT arrimage_is_clean(ROW(NEW."name", NEW."content_type", NEW."sha256", NEW."language")::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ',
                    hash="99f36a110952d4439f116b60c51838a33869a016",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_df3df",
                    table="partnerships_minutes",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="minutes",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."adopted_on" < DATE \'1900-01-01\' OR NEW."adopted_on" > arrimage_today())',
                    func="IF NEW.\"adopted_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"adopted_on\" IS DISTINCT FROM OLD.\"adopted_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'minutes_adopted_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'adopted_on', MESSAGE = 'a date that cannot be: minutes_adopted_on_too_early';\nEND IF;\nIF NEW.\"adopted_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"adopted_on\" IS DISTINCT FROM OLD.\"adopted_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'minutes_adopted_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'adopted_on', MESSAGE = 'a date that cannot be: minutes_adopted_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="cac454718374c15472bfc2b51dacb134f7511636",
                    operation='INSERT OR UPDATE OF "adopted_on"',
                    pgid="pgtrigger_possible_days_646e3",
                    table="partnerships_minutes",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkentry",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="841acb92e6f19b8e602e46be5d618871c088a02c",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_15e53",
                    table="partnerships_networkentry",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkentry",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."confirmed_on" < DATE \'1900-01-01\' OR NEW."confirmed_on" > arrimage_today())',
                    func="IF NEW.\"confirmed_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"confirmed_on\" IS DISTINCT FROM OLD.\"confirmed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'networkentry_confirmed_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'confirmed_on', MESSAGE = 'a date that cannot be: networkentry_confirmed_on_too_early';\nEND IF;\nIF NEW.\"confirmed_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"confirmed_on\" IS DISTINCT FROM OLD.\"confirmed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'networkentry_confirmed_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'confirmed_on', MESSAGE = 'a date that cannot be: networkentry_confirmed_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="8b27f6ac793ff7cba9328d6ccca9069053635b8d",
                    operation='INSERT OR UPDATE OF "confirmed_on"',
                    pgid="pgtrigger_possible_days_2bfa6",
                    table="partnerships_networkentry",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkcontact",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="e37515747c13889ec2025dd6aebff50fb7fe4ff3",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_0d345",
                    table="partnerships_networkcontact",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="networkservice",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="9d8a1de8872e48f3f4f124774e72105e5af74b9b",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_e2f34",
                    table="partnerships_networkservice",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signature",
            trigger=pgtrigger.compiler.Trigger(
                name="signature_of_its_agreement",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF NEW.amendment_id IS NOT NULL\n            AND (SELECT agreement_id FROM partnerships_amendment WHERE id = NEW.amendment_id)\n            <> (SELECT agreement_id FROM partnerships_agreementparty WHERE id = NEW.party_id)\n        THEN\n            RAISE check_violation USING CONSTRAINT = 'part_of_its_agreement', TABLE = TG_TABLE_NAME, COLUMN = 'amendment_id', MESSAGE = 'of another agreement';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="6a050d6ce2fa8092976122e491529e20c3f630e5",
                    operation='INSERT OR UPDATE OF "party_id", "amendment_id"',
                    pgid="pgtrigger_signature_of_its_agreement_0ac3a",
                    table="partnerships_signature",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signature",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="7980adf471d82e020cd0b038094bd21fc65e6818",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_73c91",
                    table="partnerships_signature",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signature",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."signed_on" < DATE \'1900-01-01\' OR NEW."signed_on" > arrimage_today())',
                    func="IF NEW.\"signed_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"signed_on\" IS DISTINCT FROM OLD.\"signed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'signature_signed_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'signed_on', MESSAGE = 'a date that cannot be: signature_signed_on_too_early';\nEND IF;\nIF NEW.\"signed_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"signed_on\" IS DISTINCT FROM OLD.\"signed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'signature_signed_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'signed_on', MESSAGE = 'a date that cannot be: signature_signed_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="206174038cfc7feac367d6352a4bbc23657351e6",
                    operation='INSERT OR UPDATE OF "signed_on"',
                    pgid="pgtrigger_possible_days_20f58",
                    table="partnerships_signature",
                    when="BEFORE",
                ),
            ),
        ),
    ]
