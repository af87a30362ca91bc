"""The rules of partnerships that only triggers can hold."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0011_triggers_3"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="agreement",
            trigger=pgtrigger.compiler.Trigger(
                name="agreement_stays_in_its_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.program_id IS DISTINCT FROM OLD.program_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'agreement_stays_in_its_program', TABLE = TG_TABLE_NAME, COLUMN = 'program_id', MESSAGE = 'it stays where it was written';",
                    hash="0e2671f357e986586e012c590b7f7c47efa379cc",
                    operation='UPDATE OF "program_id"',
                    pgid="pgtrigger_agreement_stays_in_its_program_5de30",
                    table="partnerships_agreement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreement",
            trigger=pgtrigger.compiler.Trigger(
                name="renewal_has_no_circle",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.renews_id IS NOT NULL)",
                    func="\n        PERFORM pg_advisory_xact_lock(hashtext('arrimage_agreement_renewals'));\n        IF EXISTS (\n            WITH RECURSIVE before(id) AS (\n                SELECT NEW.renews_id\n                UNION\n                SELECT agreement.renews_id FROM partnerships_agreement AS agreement\n                JOIN before ON before.id = agreement.id WHERE agreement.renews_id IS NOT NULL\n            )\n            SELECT 1 FROM before WHERE id = NEW.id\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'renewal_has_no_circle', TABLE = TG_TABLE_NAME, COLUMN = 'renews_id', MESSAGE = 'it would renew itself';\n        END IF;\n        IF (SELECT program_id FROM partnerships_agreement WHERE id = NEW.renews_id)\n            <> NEW.program_id\n        THEN\n            RAISE check_violation USING CONSTRAINT = 'renewal_in_its_program', TABLE = TG_TABLE_NAME, COLUMN = 'renews_id', MESSAGE = 'of another program';\n        END IF;\n        RETURN NULL;\n    ",
                    hash="3150f5b1d9d84fcb6ade10a3208bb92ba7d7b904",
                    operation='INSERT OR UPDATE OF "renews_id"',
                    pgid="pgtrigger_renewal_has_no_circle_cf08a",
                    table="partnerships_agreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreement",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="be3667e96263d5458ac2b26f5e620e9439d0b1ac",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_914e3",
                    table="partnerships_agreement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreement",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" < DATE \'1900-01-01\' OR NEW."starts_on" > arrimage_today() + interval \'30 years\' OR NEW."ends_on" < DATE \'1900-01-01\' OR NEW."ends_on" > arrimage_today() + interval \'30 years\' OR NEW."denounced_on" < DATE \'1900-01-01\' OR NEW."denounced_on" > arrimage_today() OR NEW."stops_on" < DATE \'1900-01-01\' OR NEW."stops_on" > arrimage_today() + interval \'30 years\')',
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreement_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: agreement_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreement_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: agreement_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreement_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: agreement_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreement_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: agreement_ends_on_too_late';\nEND IF;\nIF NEW.\"denounced_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"denounced_on\" IS DISTINCT FROM OLD.\"denounced_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreement_denounced_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'denounced_on', MESSAGE = 'a date that cannot be: agreement_denounced_on_too_early';\nEND IF;\nIF NEW.\"denounced_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"denounced_on\" IS DISTINCT FROM OLD.\"denounced_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreement_denounced_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'denounced_on', MESSAGE = 'a date that cannot be: agreement_denounced_on_too_late';\nEND IF;\nIF NEW.\"stops_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"stops_on\" IS DISTINCT FROM OLD.\"stops_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreement_stops_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'stops_on', MESSAGE = 'a date that cannot be: agreement_stops_on_too_early';\nEND IF;\nIF NEW.\"stops_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"stops_on\" IS DISTINCT FROM OLD.\"stops_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreement_stops_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'stops_on', MESSAGE = 'a date that cannot be: agreement_stops_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="a071a389311c85df5285c0f4101de92a6b7c6b43",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on", "denounced_on", "stops_on"',
                    pgid="pgtrigger_possible_days_22e2a",
                    table="partnerships_agreement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreement",
            trigger=pgtrigger.compiler.Trigger(
                name="days_of_amendment_agreement",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" IS DISTINCT FROM OLD."starts_on")',
                    func='PERFORM 1 FROM "partnerships_agreement" WHERE "id" = NEW."id" FOR UPDATE;\nIF NEW."starts_on" IS DISTINCT FROM OLD."starts_on" AND EXISTS (SELECT 1 FROM "partnerships_amendment" AS child WHERE child."agreement_id" = NEW."id" AND child."effective_on" < NEW."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'amendment_effective_on_after_agreement_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: amendment_effective_on_after_agreement_starts_on\';\nEND IF;\nIF NEW."starts_on" IS DISTINCT FROM OLD."starts_on" AND EXISTS (SELECT 1 FROM "partnerships_amendment" AS child WHERE child."agreement_id" = NEW."id" AND child."ends_on" < NEW."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'amendment_ends_on_after_agreement_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: amendment_ends_on_after_agreement_starts_on\';\nEND IF;\nRETURN NULL;',
                    hash="62d9b3fb3ad9227f0d7193d7cda7819fea9e6a7b",
                    operation='UPDATE OF "starts_on"',
                    pgid="pgtrigger_days_of_amendment_agreement_926b2",
                    table="partnerships_agreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementmove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="6c1dce68885ab04201ecc630c2ebe0feb05ab1ae",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_a0b66",
                    table="partnerships_agreementmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementmove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreementmove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: agreementmove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreementmove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: agreementmove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="f740856090982c1914adf1706a5859509ea0a4ed",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_ef643",
                    table="partnerships_agreementmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementparty",
            trigger=pgtrigger.compiler.Trigger(
                name="part_stays_in_its_agreement",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.agreement_id IS DISTINCT FROM OLD.agreement_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'part_stays_in_its_agreement', TABLE = TG_TABLE_NAME, COLUMN = 'agreement_id', MESSAGE = 'it stays where it was written';",
                    hash="cf658137638f32ef9563c7f61c7d4d8a11bfbad4",
                    operation='UPDATE OF "agreement_id"',
                    pgid="pgtrigger_part_stays_in_its_agreement_20e06",
                    table="partnerships_agreementparty",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementparty",
            trigger=pgtrigger.compiler.Trigger(
                name="signed_party_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.organization_id <> OLD.organization_id)",
                    func="\n        IF EXISTS (SELECT 1 FROM partnerships_signature WHERE party_id = OLD.id) THEN\n            RAISE check_violation USING CONSTRAINT = 'signed_party_is_kept', TABLE = TG_TABLE_NAME, COLUMN = 'organization_id', MESSAGE = 'this party signed';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="a760d5bbb49d212d1185a680d200110fa366988d",
                    operation='UPDATE OF "organization_id"',
                    pgid="pgtrigger_signed_party_is_kept_90cc3",
                    table="partnerships_agreementparty",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementparty",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="d8c45de52ddbf1b2a37fcaeba9a504deb6b29df9",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_28c9f",
                    table="partnerships_agreementparty",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementobligation",
            trigger=pgtrigger.compiler.Trigger(
                name="obligation_of_its_agreement",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF (SELECT agreement_id FROM partnerships_agreementparty WHERE id = NEW.party_id)\n            <> NEW.agreement_id\n        THEN\n            RAISE check_violation USING CONSTRAINT = 'part_of_its_agreement', TABLE = TG_TABLE_NAME, COLUMN = 'party_id', MESSAGE = 'a party of another agreement';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="ec1aee5950a57c91f576bd72ede797a50f6bfcc2",
                    operation='INSERT OR UPDATE OF "agreement_id", "party_id"',
                    pgid="pgtrigger_obligation_of_its_agreement_60f91",
                    table="partnerships_agreementobligation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementobligation",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="ee4144780514211da5792d2edb7e5c07afb75ff7",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_52bda",
                    table="partnerships_agreementobligation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementobligation",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."due_on" < DATE \'1900-01-01\' OR NEW."due_on" > arrimage_today() + interval \'30 years\' OR NEW."done_on" < DATE \'1900-01-01\' OR NEW."done_on" > arrimage_today())',
                    func="IF NEW.\"due_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"due_on\" IS DISTINCT FROM OLD.\"due_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreementobligation_due_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'due_on', MESSAGE = 'a date that cannot be: agreementobligation_due_on_too_early';\nEND IF;\nIF NEW.\"due_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"due_on\" IS DISTINCT FROM OLD.\"due_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreementobligation_due_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'due_on', MESSAGE = 'a date that cannot be: agreementobligation_due_on_too_late';\nEND IF;\nIF NEW.\"done_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"done_on\" IS DISTINCT FROM OLD.\"done_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreementobligation_done_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'done_on', MESSAGE = 'a date that cannot be: agreementobligation_done_on_too_early';\nEND IF;\nIF NEW.\"done_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"done_on\" IS DISTINCT FROM OLD.\"done_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreementobligation_done_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'done_on', MESSAGE = 'a date that cannot be: agreementobligation_done_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="bb1f7531f9e677887b60130daea8437d84b2b34b",
                    operation='INSERT OR UPDATE OF "due_on", "done_on"',
                    pgid="pgtrigger_possible_days_bbf76",
                    table="partnerships_agreementobligation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementcontribution",
            trigger=pgtrigger.compiler.Trigger(
                name="contribution_of_its_agreement",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF (SELECT agreement_id FROM partnerships_agreementparty WHERE id = NEW.party_id)\n            <> NEW.agreement_id\n        THEN\n            RAISE check_violation USING CONSTRAINT = 'part_of_its_agreement', TABLE = TG_TABLE_NAME, COLUMN = 'party_id', MESSAGE = 'a party of another agreement';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="2eee7c544602f893aea828f500d86ac99a6c35ae",
                    operation='INSERT OR UPDATE OF "agreement_id", "party_id"',
                    pgid="pgtrigger_contribution_of_its_agreement_32496",
                    table="partnerships_agreementcontribution",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementcontribution",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="ed61343224da9213452f9ce8233092b0e2e550ca",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_4aa44",
                    table="partnerships_agreementcontribution",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementreview",
            trigger=pgtrigger.compiler.Trigger(
                name="review_of_its_agreement",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF (SELECT agreement_id FROM partnerships_agreementparty WHERE id = NEW.party_id)\n            <> NEW.agreement_id\n        THEN\n            RAISE check_violation USING CONSTRAINT = 'part_of_its_agreement', TABLE = TG_TABLE_NAME, COLUMN = 'party_id', MESSAGE = 'a party of another agreement';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="45102a1142594587d4f9d1423b55e33902cb77f6",
                    operation='INSERT OR UPDATE OF "agreement_id", "party_id"',
                    pgid="pgtrigger_review_of_its_agreement_390a7",
                    table="partnerships_agreementreview",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementreview",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="1c52cebc2125c1d0a29f5996820e4bb473f29007",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_8309d",
                    table="partnerships_agreementreview",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementreview",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."asked_on" < DATE \'1900-01-01\' OR NEW."asked_on" > arrimage_today() OR NEW."due_on" < DATE \'1900-01-01\' OR NEW."due_on" > arrimage_today() + interval \'30 years\' OR NEW."concluded_on" < DATE \'1900-01-01\' OR NEW."concluded_on" > arrimage_today() OR NEW."due_on" < NEW."asked_on" OR NEW."concluded_on" < NEW."asked_on")',
                    func="IF NEW.\"asked_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"asked_on\" IS DISTINCT FROM OLD.\"asked_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreementreview_asked_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'asked_on', MESSAGE = 'a date that cannot be: agreementreview_asked_on_too_early';\nEND IF;\nIF NEW.\"asked_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"asked_on\" IS DISTINCT FROM OLD.\"asked_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreementreview_asked_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'asked_on', MESSAGE = 'a date that cannot be: agreementreview_asked_on_too_late';\nEND IF;\nIF NEW.\"due_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"due_on\" IS DISTINCT FROM OLD.\"due_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreementreview_due_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'due_on', MESSAGE = 'a date that cannot be: agreementreview_due_on_too_early';\nEND IF;\nIF NEW.\"due_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"due_on\" IS DISTINCT FROM OLD.\"due_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreementreview_due_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'due_on', MESSAGE = 'a date that cannot be: agreementreview_due_on_too_late';\nEND IF;\nIF NEW.\"concluded_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"concluded_on\" IS DISTINCT FROM OLD.\"concluded_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreementreview_concluded_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'concluded_on', MESSAGE = 'a date that cannot be: agreementreview_concluded_on_too_early';\nEND IF;\nIF NEW.\"concluded_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"concluded_on\" IS DISTINCT FROM OLD.\"concluded_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreementreview_concluded_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'concluded_on', MESSAGE = 'a date that cannot be: agreementreview_concluded_on_too_late';\nEND IF;\nIF NEW.\"due_on\" < NEW.\"asked_on\" AND (TG_OP = 'INSERT' OR (NEW.\"due_on\" IS DISTINCT FROM OLD.\"due_on\" OR NEW.\"asked_on\" IS DISTINCT FROM OLD.\"asked_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreementreview_due_on_after_asked_on', TABLE = TG_TABLE_NAME, COLUMN = 'due_on', MESSAGE = 'a date that cannot be: agreementreview_due_on_after_asked_on';\nEND IF;\nIF NEW.\"concluded_on\" < NEW.\"asked_on\" AND (TG_OP = 'INSERT' OR (NEW.\"concluded_on\" IS DISTINCT FROM OLD.\"concluded_on\" OR NEW.\"asked_on\" IS DISTINCT FROM OLD.\"asked_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'agreementreview_concluded_on_after_asked_on', TABLE = TG_TABLE_NAME, COLUMN = 'concluded_on', MESSAGE = 'a date that cannot be: agreementreview_concluded_on_after_asked_on';\nEND IF;\nRETURN NEW;",
                    hash="db8b3e8554ab0cd32b81440088c4e7a4f04cb9b6",
                    operation='INSERT OR UPDATE OF "asked_on", "due_on", "concluded_on"',
                    pgid="pgtrigger_possible_days_ea7b1",
                    table="partnerships_agreementreview",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="amendment",
            trigger=pgtrigger.compiler.Trigger(
                name="part_stays_in_its_agreement",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.agreement_id IS DISTINCT FROM OLD.agreement_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'part_stays_in_its_agreement', TABLE = TG_TABLE_NAME, COLUMN = 'agreement_id', MESSAGE = 'it stays where it was written';",
                    hash="3a2cd203951023ba5e4d607876e31d1b807f51b6",
                    operation='UPDATE OF "agreement_id"',
                    pgid="pgtrigger_part_stays_in_its_agreement_06e74",
                    table="partnerships_amendment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="amendment",
            trigger=pgtrigger.compiler.Trigger(
                name="amendment_of_a_live_agreement",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        PERFORM 1 FROM partnerships_agreement WHERE id = NEW.agreement_id FOR SHARE;\n        IF (SELECT state FROM partnerships_agreement WHERE id = NEW.agreement_id) NOT IN ('in_force', 'suspended') AND NEW.signed_on IS NULL\n        THEN\n            RAISE check_violation USING CONSTRAINT = 'amendment_of_a_live_agreement', TABLE = TG_TABLE_NAME, COLUMN = 'agreement_id', MESSAGE = 'this agreement is not in force';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="93e6d60ca5fb6e6af31b971f7fd5031b6d57cb3c",
                    operation="INSERT",
                    pgid="pgtrigger_amendment_of_a_live_agreement_e3747",
                    table="partnerships_amendment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="amendment",
            trigger=pgtrigger.compiler.Trigger(
                name="signed_amendment_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.signed_on IS NOT NULL AND NEW.signed_on IS NOT NULL AND ROW(NEW.number, NEW.subject, NEW.body, NEW.effective_on, NEW.ends_on, NEW.insured_hours) IS DISTINCT FROM ROW(OLD.number, OLD.subject, OLD.body, OLD.effective_on, OLD.ends_on, OLD.insured_hours))",
                    func="RAISE check_violation USING CONSTRAINT = 'signed_amendment_is_kept', TABLE = TG_TABLE_NAME, COLUMN = 'subject', MESSAGE = 'it was signed so';",
                    hash="ee3fd1a97fd1ff8c4903aee15e04cd0d6e0ec4dc",
                    operation='UPDATE OF "number", "subject", "body", "effective_on", "ends_on", "insured_hours"',
                    pgid="pgtrigger_signed_amendment_is_kept_5ac5d",
                    table="partnerships_amendment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="amendment",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="082f4beba834430ca44e60c00e233bdaf175d055",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_24263",
                    table="partnerships_amendment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="amendment",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today() + interval \'30 years\' OR NEW."ends_on" < DATE \'1900-01-01\' OR NEW."ends_on" > arrimage_today() + interval \'30 years\' OR NEW."signed_on" < DATE \'1900-01-01\' OR NEW."signed_on" > arrimage_today() OR NEW."cancelled_on" < DATE \'1900-01-01\' OR NEW."cancelled_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'amendment_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: amendment_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'amendment_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: amendment_effective_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'amendment_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: amendment_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'amendment_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: amendment_ends_on_too_late';\nEND IF;\nIF NEW.\"signed_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"signed_on\" IS DISTINCT FROM OLD.\"signed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'amendment_signed_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'signed_on', MESSAGE = 'a date that cannot be: amendment_signed_on_too_early';\nEND IF;\nIF NEW.\"signed_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"signed_on\" IS DISTINCT FROM OLD.\"signed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'amendment_signed_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'signed_on', MESSAGE = 'a date that cannot be: amendment_signed_on_too_late';\nEND IF;\nIF NEW.\"cancelled_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"cancelled_on\" IS DISTINCT FROM OLD.\"cancelled_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'amendment_cancelled_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'cancelled_on', MESSAGE = 'a date that cannot be: amendment_cancelled_on_too_early';\nEND IF;\nIF NEW.\"cancelled_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"cancelled_on\" IS DISTINCT FROM OLD.\"cancelled_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'amendment_cancelled_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'cancelled_on', MESSAGE = 'a date that cannot be: amendment_cancelled_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="d7c02947794011c25d1d80afea8ae8233920d328",
                    operation='INSERT OR UPDATE OF "effective_on", "ends_on", "signed_on", "cancelled_on"',
                    pgid="pgtrigger_possible_days_db5ee",
                    table="partnerships_amendment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="amendment",
            trigger=pgtrigger.compiler.Trigger(
                name="days_with_agreement",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='PERFORM 1 FROM "partnerships_agreement" WHERE "id" IN (SELECT "agreement_id" FROM new_rows) FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "partnerships_agreement" AS parent ON parent."id" = child."agreement_id" WHERE child."effective_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'amendment_effective_on_after_agreement_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'effective_on\', MESSAGE = \'a date that cannot be: amendment_effective_on_after_agreement_starts_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "partnerships_agreement" AS parent ON parent."id" = child."agreement_id" WHERE child."ends_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'amendment_ends_on_after_agreement_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ends_on\', MESSAGE = \'a date that cannot be: amendment_ends_on_after_agreement_starts_on\';\nEND IF;\nRETURN NULL;',
                    hash="dc7a29c50aaaafd1021f13ac31e7f9ff6794aa3d",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_days_with_agreement_9e5a4",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="partnerships_amendment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="amendment",
            trigger=pgtrigger.compiler.Trigger(
                name="days_moved_with_agreement",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" IS DISTINCT FROM OLD."effective_on" OR NEW."ends_on" IS DISTINCT FROM OLD."ends_on" OR NEW."agreement_id" IS DISTINCT FROM OLD."agreement_id")',
                    func='PERFORM 1 FROM "partnerships_agreement" WHERE "id" = NEW."agreement_id" FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM "partnerships_agreement" AS parent WHERE parent."id" = NEW."agreement_id" AND NEW."effective_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'amendment_effective_on_after_agreement_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'effective_on\', MESSAGE = \'a date that cannot be: amendment_effective_on_after_agreement_starts_on\';\nEND IF;\nIF EXISTS (SELECT 1 FROM "partnerships_agreement" AS parent WHERE parent."id" = NEW."agreement_id" AND NEW."ends_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'amendment_ends_on_after_agreement_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'ends_on\', MESSAGE = \'a date that cannot be: amendment_ends_on_after_agreement_starts_on\';\nEND IF;\nRETURN NULL;',
                    hash="bbb63401c2f70c9d3c12f06816abf554e4a79097",
                    operation='UPDATE OF "effective_on", "ends_on", "agreement_id"',
                    pgid="pgtrigger_days_moved_with_agreement_1fcd1",
                    table="partnerships_amendment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementfile",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='\n            IF NOT arrimage_is_clean(ROW(NEW."name", NEW."content_type", NEW."sha256", NEW."kind")::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ',
                    hash="cd28b503e9e8e459d83b452d73fd51a0fbd96056",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_fa2d7",
                    table="partnerships_agreementfile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementclause",
            trigger=pgtrigger.compiler.Trigger(
                name="part_stays_in_its_agreement",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.agreement_id IS DISTINCT FROM OLD.agreement_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'part_stays_in_its_agreement', TABLE = TG_TABLE_NAME, COLUMN = 'agreement_id', MESSAGE = 'it stays where it was written';",
                    hash="da2225a80754502184a65b2a8b53cc7732f050b1",
                    operation='UPDATE OF "agreement_id"',
                    pgid="pgtrigger_part_stays_in_its_agreement_0965b",
                    table="partnerships_agreementclause",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementclause",
            trigger=pgtrigger.compiler.Trigger(
                name="signed_clause_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (ROW(NEW.kind, NEW.title, NEW.title_en, NEW.body, NEW.body_en) IS DISTINCT FROM ROW(OLD.kind, OLD.title, OLD.title_en, OLD.body, OLD.body_en))",
                    func="\n        IF (CASE WHEN OLD.amendment_id IS NULL\n            THEN (SELECT state FROM partnerships_agreement WHERE id = OLD.agreement_id) NOT IN ('draft', 'negotiation')\n            ELSE (SELECT signed_on FROM partnerships_amendment WHERE id = OLD.amendment_id)\n                IS NOT NULL\n        END) THEN\n            RAISE check_violation USING CONSTRAINT = 'signed_clause_is_kept', TABLE = TG_TABLE_NAME, COLUMN = 'body', MESSAGE = 'it was signed so';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="1d01a4ce3f5482458ad3ade84a4d604d07be8bbf",
                    operation="UPDATE",
                    pgid="pgtrigger_signed_clause_is_kept_63832",
                    table="partnerships_agreementclause",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementclause",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="ea42fc9e194008e4d44e6154843e09fca83b737a",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_639c1",
                    table="partnerships_agreementclause",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clausetemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="8e1a64f9c9419331f36ab4e5cd9cf06d001cc803",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_39fb4",
                    table="partnerships_clausetemplate",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committee",
            trigger=pgtrigger.compiler.Trigger(
                name="committee_stays_in_its_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.program_id IS DISTINCT FROM OLD.program_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'committee_stays_in_its_program', TABLE = TG_TABLE_NAME, COLUMN = 'program_id', MESSAGE = 'it stays where it was written';",
                    hash="872b9f05da36b76752c28f4da4a887ea95d5bacb",
                    operation='UPDATE OF "program_id"',
                    pgid="pgtrigger_committee_stays_in_its_program_32ef6",
                    table="partnerships_committee",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committee",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="2877931855fa9dd93ddd6402b3289741c11aaf02",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_2954e",
                    table="partnerships_committee",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committee",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"starts_on\" < DATE '1900-01-01' OR NEW.\"starts_on\" > arrimage_today() + interval '30 years' OR NEW.\"ends_on\" < DATE '1900-01-01' OR NEW.\"ends_on\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'committee_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: committee_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'committee_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: committee_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'committee_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: committee_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'committee_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: committee_ends_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="507092f565e6377fadf0d27d5837d2a9b0150a32",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_possible_days_a3d67",
                    table="partnerships_committee",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeemeeting",
            trigger=pgtrigger.compiler.Trigger(
                name="part_stays_in_its_committee",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.committee_id IS DISTINCT FROM OLD.committee_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'part_stays_in_its_committee', TABLE = TG_TABLE_NAME, COLUMN = 'committee_id', MESSAGE = 'it stays where it was written';",
                    hash="a3921a9e50f6359b4a37f265be6182bd1547fcf5",
                    operation='UPDATE OF "committee_id"',
                    pgid="pgtrigger_part_stays_in_its_committee_19b21",
                    table="partnerships_committeemeeting",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeemeeting",
            trigger=pgtrigger.compiler.Trigger(
                name="adopted_minutes_are_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.state = 'approved' AND NEW.state = 'approved' AND ROW(NEW.minutes, NEW.day, NEW.starts, NEW.ends) IS DISTINCT FROM ROW(OLD.minutes, OLD.day, OLD.starts, OLD.ends))",
                    func="RAISE check_violation USING CONSTRAINT = 'adopted_minutes_are_kept', TABLE = TG_TABLE_NAME, COLUMN = 'minutes', MESSAGE = 'they were adopted so';",
                    hash="b175de7548817cee261c97dbdb328defeb937ac5",
                    operation='UPDATE OF "minutes", "day", "starts", "ends"',
                    pgid="pgtrigger_adopted_minutes_are_kept_8b917",
                    table="partnerships_committeemeeting",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeemeeting",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="694dea591df42501a3a305b32ac5a0212604bbc8",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_1662a",
                    table="partnerships_committeemeeting",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeemeeting",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"day\" < DATE '1900-01-01' OR NEW.\"day\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"day\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"day\" IS DISTINCT FROM OLD.\"day\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'committeemeeting_day_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'day', MESSAGE = 'a date that cannot be: committeemeeting_day_too_early';\nEND IF;\nIF NEW.\"day\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"day\" IS DISTINCT FROM OLD.\"day\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'committeemeeting_day_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'day', MESSAGE = 'a date that cannot be: committeemeeting_day_too_late';\nEND IF;\nRETURN NEW;",
                    hash="9c9810957a133596383a4a8c83ec082fe766464f",
                    operation='INSERT OR UPDATE OF "day"',
                    pgid="pgtrigger_possible_days_d1ed6",
                    table="partnerships_committeemeeting",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeemeetingmove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="1c7edc38125201fc3061c2a16d9f1071f39325c1",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_098c7",
                    table="partnerships_committeemeetingmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeemeetingmove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'committeemeetingmove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: committeemeetingmove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'committeemeetingmove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: committeemeetingmove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="de30427434e9238d3aa4414042931ae4bf6364b5",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_bc910",
                    table="partnerships_committeemeetingmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeemember",
            trigger=pgtrigger.compiler.Trigger(
                name="part_stays_in_its_committee",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.committee_id IS DISTINCT FROM OLD.committee_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'part_stays_in_its_committee', TABLE = TG_TABLE_NAME, COLUMN = 'committee_id', MESSAGE = 'it stays where it was written';",
                    hash="3d3b1c14c62552f738c4e6f1826cc4cab5281c54",
                    operation='UPDATE OF "committee_id"',
                    pgid="pgtrigger_part_stays_in_its_committee_7cf34",
                    table="partnerships_committeemember",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeemember",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="67e3e736fac5551a22d3fc243a4d2249d6379940",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_52229",
                    table="partnerships_committeemember",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeemember",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"starts_on\" < DATE '1900-01-01' OR NEW.\"starts_on\" > arrimage_today() + interval '30 years' OR NEW.\"ends_on\" < DATE '1900-01-01' OR NEW.\"ends_on\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'committeemember_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: committeemember_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'committeemember_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: committeemember_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'committeemember_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: committeemember_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'committeemember_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: committeemember_ends_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="41027712e0a391e393a515fb2f74860bb88a4e99",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_possible_days_b1335",
                    table="partnerships_committeemember",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeeattendance",
            trigger=pgtrigger.compiler.Trigger(
                name="attendance_of_its_committee",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF (SELECT committee_id FROM partnerships_committeemeeting WHERE id = NEW.meeting_id)\n            <> (SELECT committee_id FROM partnerships_committeemember WHERE id = NEW.member_id)\n        THEN\n            RAISE check_violation USING CONSTRAINT = 'part_of_its_committee', TABLE = TG_TABLE_NAME, COLUMN = 'member_id', MESSAGE = 'a member of another committee';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="cdec8fbe7dfc4df769095de053f1c0e59128b472",
                    operation='INSERT OR UPDATE OF "meeting_id", "member_id"',
                    pgid="pgtrigger_attendance_of_its_committee_51a1a",
                    table="partnerships_committeeattendance",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeeattendance",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="30dd3dbc714ddde77beccd56c08f572dd12b9fca",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_0c2a4",
                    table="partnerships_committeeattendance",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="part_stays_in_its_meeting",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.meeting_id IS DISTINCT FROM OLD.meeting_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'part_stays_in_its_meeting', TABLE = TG_TABLE_NAME, COLUMN = 'meeting_id', MESSAGE = 'it stays where it was written';",
                    hash="23a689736672d4145518e88de00cae1a23aacb43",
                    operation='UPDATE OF "meeting_id"',
                    pgid="pgtrigger_part_stays_in_its_meeting_f0613",
                    table="partnerships_decision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="decision_of_its_committee",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.ratified_at_id IS NOT NULL)",
                    func="\n        IF (SELECT committee_id FROM partnerships_committeemeeting WHERE id = NEW.meeting_id)\n            <> (SELECT committee_id FROM partnerships_committeemeeting WHERE id = NEW.ratified_at_id)\n        THEN\n            RAISE check_violation USING CONSTRAINT = 'part_of_its_committee', TABLE = TG_TABLE_NAME, COLUMN = 'ratified_at_id', MESSAGE = 'of another committee';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="45192edc9c0254335d5cae4bf32132f0ba1e0470",
                    operation='INSERT OR UPDATE OF "ratified_at_id"',
                    pgid="pgtrigger_decision_of_its_committee_6bde8",
                    table="partnerships_decision",
                    when="BEFORE",
                ),
            ),
        ),
    ]
