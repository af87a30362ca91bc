"""The rules of activities that only triggers can hold."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0011_triggers_3"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="activity_stays_in_its_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.program_id IS DISTINCT FROM OLD.program_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'activity_stays_in_its_program', TABLE = TG_TABLE_NAME, COLUMN = 'program_id', MESSAGE = 'it stays where it was written';",
                    hash="5a73dec79a497208d002c4110174888a3db8dd3f",
                    operation='UPDATE OF "program_id"',
                    pgid="pgtrigger_activity_stays_in_its_program_b7ec5",
                    table="activities_activity",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="9b37866ab35cb59eb28dd1535bd76f884ef04de9",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_e5be9",
                    table="activities_activity",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activitymove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="d91d7a2613b11fe8252afd8e57f5bf85e314f0d7",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_db651",
                    table="activities_activitymove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activitymove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'activitymove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: activitymove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'activitymove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: activitymove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="55737b1350e7bf3ed8d6471e5e917cb3f317953f",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_0ad12",
                    table="activities_activitymove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activitypart",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="2907b172b3d284560c37e4f0d4bfcc0319342f2e",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_23d0a",
                    table="activities_activitypart",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="booking",
            trigger=pgtrigger.compiler.Trigger(
                name="offering_stays_in_its_activity",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.activity_id IS DISTINCT FROM OLD.activity_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'offering_stays_in_its_activity', TABLE = TG_TABLE_NAME, COLUMN = 'activity_id', MESSAGE = 'it stays where it was written';",
                    hash="99e0d70811122e48dea1cb0064d1fac59dd743a4",
                    operation='UPDATE OF "activity_id"',
                    pgid="pgtrigger_offering_stays_in_its_activity_8600c",
                    table="activities_booking",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="booking",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="0977adaf5f2100e40170d8df44f1d068552ee74c",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_68533",
                    table="activities_booking",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="highlight",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="57ac031d93374079c37b7943825754230615ea70",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_55ba5",
                    table="activities_highlight",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="highlight",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."happened_on" < DATE \'1900-01-01\' OR NEW."happened_on" > arrimage_today())',
                    func="IF NEW.\"happened_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"happened_on\" IS DISTINCT FROM OLD.\"happened_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'highlight_happened_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'happened_on', MESSAGE = 'a date that cannot be: highlight_happened_on_too_early';\nEND IF;\nIF NEW.\"happened_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"happened_on\" IS DISTINCT FROM OLD.\"happened_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'highlight_happened_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'happened_on', MESSAGE = 'a date that cannot be: highlight_happened_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="505f2e1706766ede9f54da590513d952951aa7a2",
                    operation='INSERT OR UPDATE OF "happened_on"',
                    pgid="pgtrigger_possible_days_6af77",
                    table="activities_highlight",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="highlightpicture",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='\n            IF NOT arrimage_is_clean(ROW(NEW."name", NEW."content_type", NEW."sha256", NEW."alt", NEW."alt_en", NEW."credit", NEW."consent", NEW."consent_note")::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ',
                    hash="719455f17194a9436955211c680b3708a90fe689",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_031eb",
                    table="activities_highlightpicture",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="highlightpicture",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."consented_on" < DATE \'1900-01-01\' OR NEW."consented_on" > arrimage_today())',
                    func="IF NEW.\"consented_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"consented_on\" IS DISTINCT FROM OLD.\"consented_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'highlightpicture_consented_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'consented_on', MESSAGE = 'a date that cannot be: highlightpicture_consented_on_too_early';\nEND IF;\nIF NEW.\"consented_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"consented_on\" IS DISTINCT FROM OLD.\"consented_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'highlightpicture_consented_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'consented_on', MESSAGE = 'a date that cannot be: highlightpicture_consented_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="6c7bd01aff3b38360643e5d7c31285664ec94fd4",
                    operation='INSERT OR UPDATE OF "consented_on"',
                    pgid="pgtrigger_possible_days_0af6c",
                    table="activities_highlightpicture",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="kiosk",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="de83038ec32a2772cf7edfbe54274bfb81e58d00",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_c20c0",
                    table="activities_kiosk",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offering",
            trigger=pgtrigger.compiler.Trigger(
                name="offering_stays_in_its_activity",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.activity_id IS DISTINCT FROM OLD.activity_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'offering_stays_in_its_activity', TABLE = TG_TABLE_NAME, COLUMN = 'activity_id', MESSAGE = 'it stays where it was written';",
                    hash="21349b22bd988a9f2a19f0d9c52677110d159dd5",
                    operation='UPDATE OF "activity_id"',
                    pgid="pgtrigger_offering_stays_in_its_activity_a16e9",
                    table="activities_offering",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offering",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="e2bcb4257c0ada9265fa1011ded14f0494291f71",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_d71c2",
                    table="activities_offering",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offeringmove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="dffc848bb7060865ff3d188a1ce68358e5b12aed",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_0e1cf",
                    table="activities_offeringmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offeringmove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'offeringmove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: offeringmove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'offeringmove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: offeringmove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="b9c5c85791e4388306bb50373cce97ffb8e4a063",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_ef851",
                    table="activities_offeringmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outreachentry",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="65a80ba0922bb1fe6589280c1fe7ee730ec8c091",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_6b975",
                    table="activities_outreachentry",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outreachentry",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"starts_on\" < DATE '1900-01-01' OR NEW.\"starts_on\" > arrimage_today() + interval '30 years' OR NEW.\"ends_on\" < DATE '1900-01-01' OR NEW.\"ends_on\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'outreachentry_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: outreachentry_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'outreachentry_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: outreachentry_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'outreachentry_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: outreachentry_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'outreachentry_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: outreachentry_ends_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="3439b352774b2d161f83c3c0445ddaa8b9e6b0e9",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_possible_days_005b3",
                    table="activities_outreachentry",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registration",
            trigger=pgtrigger.compiler.Trigger(
                name="registration_is_counted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP <> 'INSERT' AND OLD.state = 'confirmed' THEN\n            UPDATE activities_offering SET taken = taken - OLD.seats WHERE id = OLD.offering_id;\n        END IF;\n        IF TG_OP <> 'DELETE' AND NEW.state = 'confirmed' THEN\n            UPDATE activities_offering SET taken = taken + NEW.seats WHERE id = NEW.offering_id;\n        END IF;\n        RETURN NULL;\n    ",
                    hash="b13c9e55a90509c24cee13118f343697d46a0c44",
                    operation='INSERT OR UPDATE OF "state", "seats", "offering_id" OR DELETE',
                    pgid="pgtrigger_registration_is_counted_51816",
                    table="activities_registration",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registration",
            trigger=pgtrigger.compiler.Trigger(
                name="registration_of_its_activity",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF NEW.offering_id IS NOT NULL AND NEW.booking_id IS NOT NULL\n            AND (SELECT activity_id FROM activities_offering WHERE id = NEW.offering_id)\n            IS DISTINCT FROM (SELECT activity_id FROM activities_booking WHERE id = NEW.booking_id)\n        THEN\n            RAISE check_violation USING CONSTRAINT = 'registration_of_its_activity', TABLE = TG_TABLE_NAME, COLUMN = 'offering_id', MESSAGE = 'of another';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="91c8a3cb3f5fb74b2a3ddce3506d06201861ec9a",
                    operation='INSERT OR UPDATE OF "offering_id", "booking_id"',
                    pgid="pgtrigger_registration_of_its_activity_b639b",
                    table="activities_registration",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registration",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="052dbba21bd0832e6661d38ee2018ebb5a2eb144",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_a6728",
                    table="activities_registration",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registration",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."registered_on" < DATE \'1900-01-01\' OR NEW."registered_on" > arrimage_today() OR NEW."paid_on" < DATE \'1900-01-01\' OR NEW."paid_on" > arrimage_today())',
                    func="IF NEW.\"registered_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"registered_on\" IS DISTINCT FROM OLD.\"registered_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'registration_registered_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'registered_on', MESSAGE = 'a date that cannot be: registration_registered_on_too_early';\nEND IF;\nIF NEW.\"registered_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"registered_on\" IS DISTINCT FROM OLD.\"registered_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'registration_registered_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'registered_on', MESSAGE = 'a date that cannot be: registration_registered_on_too_late';\nEND IF;\nIF NEW.\"paid_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"paid_on\" IS DISTINCT FROM OLD.\"paid_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'registration_paid_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'paid_on', MESSAGE = 'a date that cannot be: registration_paid_on_too_early';\nEND IF;\nIF NEW.\"paid_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"paid_on\" IS DISTINCT FROM OLD.\"paid_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'registration_paid_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'paid_on', MESSAGE = 'a date that cannot be: registration_paid_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="9e69643f362f753c615f22da207da8944e923827",
                    operation='INSERT OR UPDATE OF "registered_on", "paid_on"',
                    pgid="pgtrigger_possible_days_51919",
                    table="activities_registration",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participant",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="dd59cefe81d144af1a31f0427e8b826d4acf847a",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_2b069",
                    table="activities_participant",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participant",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."asked_on" < DATE \'1900-01-01\' OR NEW."asked_on" > arrimage_today() OR NEW."authorized_on" < DATE \'1900-01-01\' OR NEW."authorized_on" > arrimage_today() OR NEW."refused_on" < DATE \'1900-01-01\' OR NEW."refused_on" > arrimage_today())',
                    func="IF NEW.\"asked_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"asked_on\" IS DISTINCT FROM OLD.\"asked_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'participant_asked_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'asked_on', MESSAGE = 'a date that cannot be: participant_asked_on_too_early';\nEND IF;\nIF NEW.\"asked_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"asked_on\" IS DISTINCT FROM OLD.\"asked_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'participant_asked_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'asked_on', MESSAGE = 'a date that cannot be: participant_asked_on_too_late';\nEND IF;\nIF NEW.\"authorized_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"authorized_on\" IS DISTINCT FROM OLD.\"authorized_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'participant_authorized_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'authorized_on', MESSAGE = 'a date that cannot be: participant_authorized_on_too_early';\nEND IF;\nIF NEW.\"authorized_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"authorized_on\" IS DISTINCT FROM OLD.\"authorized_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'participant_authorized_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'authorized_on', MESSAGE = 'a date that cannot be: participant_authorized_on_too_late';\nEND IF;\nIF NEW.\"refused_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"refused_on\" IS DISTINCT FROM OLD.\"refused_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'participant_refused_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'refused_on', MESSAGE = 'a date that cannot be: participant_refused_on_too_early';\nEND IF;\nIF NEW.\"refused_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"refused_on\" IS DISTINCT FROM OLD.\"refused_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'participant_refused_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'refused_on', MESSAGE = 'a date that cannot be: participant_refused_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="3334c4fdd1cb04fb71483a49da0696c3e4f4ee6b",
                    operation='INSERT OR UPDATE OF "asked_on", "authorized_on", "refused_on"',
                    pgid="pgtrigger_possible_days_71d99",
                    table="activities_participant",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changerequest",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="7430f352d03b7626ec1a498804819dcc6efd6776",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_49d82",
                    table="activities_changerequest",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registrationmove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="5117a66645eee2fabad295ac9a18fafc365be4db",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_e8577",
                    table="activities_registrationmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registrationmove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'registrationmove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: registrationmove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'registrationmove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: registrationmove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="779967424671874db03ade8160eb8062c6404a6a",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_bb6ca",
                    table="activities_registrationmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="session_stays_in_its_offering",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.offering_id IS DISTINCT FROM OLD.offering_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'session_stays_in_its_offering', TABLE = TG_TABLE_NAME, COLUMN = 'offering_id', MESSAGE = 'it stays where it was written';",
                    hash="8f041bc61cd8b975f85adf34330e2bce3d2e98b1",
                    operation='UPDATE OF "offering_id"',
                    pgid="pgtrigger_session_stays_in_its_offering_f339e",
                    table="activities_session",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="held_session_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.state = 'held' AND NEW.state = 'held' AND ROW(NEW.day, NEW.starts, NEW.ends) IS DISTINCT FROM ROW(OLD.day, OLD.starts, OLD.ends))",
                    func="RAISE check_violation USING CONSTRAINT = 'held_session_is_kept', TABLE = TG_TABLE_NAME, COLUMN = 'day', MESSAGE = 'it was held then';",
                    hash="c65a643839b56cebda5572134b63487dc97e1600",
                    operation='UPDATE OF "day", "starts", "ends"',
                    pgid="pgtrigger_held_session_is_kept_45e69",
                    table="activities_session",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="145be8c9b2999db4042781235530dff3ef29cd13",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_e6e15",
                    table="activities_session",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"day\" < DATE '1900-01-01' OR NEW.\"day\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"day\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"day\" IS DISTINCT FROM OLD.\"day\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'session_day_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'day', MESSAGE = 'a date that cannot be: session_day_too_early';\nEND IF;\nIF NEW.\"day\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"day\" IS DISTINCT FROM OLD.\"day\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'session_day_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'day', MESSAGE = 'a date that cannot be: session_day_too_late';\nEND IF;\nRETURN NEW;",
                    hash="51337a56703c4b422848b7d230c5273f9e71b03a",
                    operation='INSERT OR UPDATE OF "day"',
                    pgid="pgtrigger_possible_days_ab58d",
                    table="activities_session",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participantattendance",
            trigger=pgtrigger.compiler.Trigger(
                name="named_attendance_of_its_offering",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF (SELECT offering_id FROM activities_session WHERE id = NEW.session_id)\n            IS DISTINCT FROM (\n                SELECT registration.offering_id FROM activities_participant AS participant\n                JOIN activities_registration AS registration\n                    ON registration.id = participant.registration_id\n                WHERE participant.id = NEW.participant_id\n            )\n        THEN\n            RAISE check_violation USING CONSTRAINT = 'attendance_of_its_offering', TABLE = TG_TABLE_NAME, COLUMN = 'participant_id', MESSAGE = 'of another offering';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="705545b62ee41f1bbe47fc788e12eef8c37830bc",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_named_attendance_of_its_offering_245ad",
                    table="activities_participantattendance",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participantattendance",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="85a675c6fbd9f70341010cac9f2f0c0904ba6458",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_9276e",
                    table="activities_participantattendance",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cost",
            trigger=pgtrigger.compiler.Trigger(
                name="cost_of_its_activity",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF NEW.session_id IS NOT NULL AND (\n            SELECT offering.activity_id FROM activities_session AS session\n            JOIN activities_offering AS offering ON offering.id = session.offering_id\n            WHERE session.id = NEW.session_id\n        ) <> NEW.activity_id THEN\n            RAISE check_violation USING CONSTRAINT = 'cost_of_its_activity', TABLE = TG_TABLE_NAME, COLUMN = 'session_id', MESSAGE = 'a session of another activity';\n        END IF;\n        IF NEW.registration_id IS NOT NULL AND NEW.activity_id <> (\n            SELECT offering.activity_id FROM activities_registration AS registration\n            JOIN activities_offering AS offering ON offering.id = registration.offering_id\n            WHERE registration.id = NEW.registration_id\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'cost_of_its_activity', TABLE = TG_TABLE_NAME, COLUMN = 'registration_id', MESSAGE = 'of another activity';\n        END IF;\n        IF NEW.expense_id IS NOT NULL AND (\n            SELECT program_id FROM activities_activity WHERE id = NEW.activity_id\n        ) <> (SELECT program_id FROM budgets_expense WHERE id = NEW.expense_id) THEN\n            RAISE check_violation USING CONSTRAINT = 'cost_of_its_program', TABLE = TG_TABLE_NAME, COLUMN = 'expense_id', MESSAGE = 'an expense of another program';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="f3af17ad6c72d6f199b65392a87d767180a730e6",
                    operation='INSERT OR UPDATE OF "activity_id", "session_id", "registration_id", "expense_id"',
                    pgid="pgtrigger_cost_of_its_activity_f6637",
                    table="activities_cost",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cost",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="a0a3e8e43e178479f0247a8bfdbbda21ec6a49e5",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_27fd9",
                    table="activities_cost",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cost",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"needed_on\" < DATE '1900-01-01' OR NEW.\"needed_on\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"needed_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"needed_on\" IS DISTINCT FROM OLD.\"needed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'cost_needed_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'needed_on', MESSAGE = 'a date that cannot be: cost_needed_on_too_early';\nEND IF;\nIF NEW.\"needed_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"needed_on\" IS DISTINCT FROM OLD.\"needed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'cost_needed_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'needed_on', MESSAGE = 'a date that cannot be: cost_needed_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="37d56b39b24a92b84b840e02342e180ad74b90f9",
                    operation='INSERT OR UPDATE OF "needed_on"',
                    pgid="pgtrigger_possible_days_4f597",
                    table="activities_cost",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="attendance_of_its_offering",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF NEW.registration_id IS NOT NULL AND NEW.session_id IS NOT NULL\n            AND (SELECT offering_id FROM activities_registration WHERE id = NEW.registration_id)\n            IS DISTINCT FROM (SELECT offering_id FROM activities_session WHERE id = NEW.session_id)\n        THEN\n            RAISE check_violation USING CONSTRAINT = 'attendance_of_its_offering', TABLE = TG_TABLE_NAME, COLUMN = 'registration_id', MESSAGE = 'of another';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="c01ea8f8b7874520e614b46c1c3e3a394ad09eb8",
                    operation='INSERT OR UPDATE OF "registration_id", "session_id"',
                    pgid="pgtrigger_attendance_of_its_offering_1447b",
                    table="activities_attendance",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="ee1a820f458042193da0d054d0d6e4dc477e6a67",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_d42ba",
                    table="activities_attendance",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sessionmove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="6160e23077e132eda9d4c3cbbf31d2c85612d1c6",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_96e7e",
                    table="activities_sessionmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sessionmove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'sessionmove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: sessionmove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'sessionmove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: sessionmove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="bb43e88dd4f6d2cfe4131970d86e7d9520504142",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_67f7d",
                    table="activities_sessionmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="survey",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="35eda44832c1f970a667b5d1bef8ac05a341d3ba",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_e9cf8",
                    table="activities_survey",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="survey",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"opens_on\" < DATE '1900-01-01' OR NEW.\"opens_on\" > arrimage_today() + interval '30 years' OR NEW.\"closes_on\" < DATE '1900-01-01' OR NEW.\"closes_on\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"opens_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"opens_on\" IS DISTINCT FROM OLD.\"opens_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'survey_opens_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'opens_on', MESSAGE = 'a date that cannot be: survey_opens_on_too_early';\nEND IF;\nIF NEW.\"opens_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"opens_on\" IS DISTINCT FROM OLD.\"opens_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'survey_opens_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'opens_on', MESSAGE = 'a date that cannot be: survey_opens_on_too_late';\nEND IF;\nIF NEW.\"closes_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"closes_on\" IS DISTINCT FROM OLD.\"closes_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'survey_closes_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'closes_on', MESSAGE = 'a date that cannot be: survey_closes_on_too_early';\nEND IF;\nIF NEW.\"closes_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"closes_on\" IS DISTINCT FROM OLD.\"closes_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'survey_closes_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'closes_on', MESSAGE = 'a date that cannot be: survey_closes_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="93c7dfc7a5e536cd8e6f6b2f2a4f99324d69d635",
                    operation='INSERT OR UPDATE OF "opens_on", "closes_on"',
                    pgid="pgtrigger_possible_days_281bf",
                    table="activities_survey",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyquestion",
            trigger=pgtrigger.compiler.Trigger(
                name="answered_question_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (ROW(NEW.kind, NEW.options, NEW.survey_id) IS DISTINCT FROM ROW(OLD.kind, OLD.options, OLD.survey_id))",
                    func="\n        IF EXISTS (SELECT 1 FROM activities_surveyanswer WHERE question_id = OLD.id) THEN\n            RAISE check_violation USING CONSTRAINT = 'answered_question_is_kept', TABLE = TG_TABLE_NAME, COLUMN = 'kind', MESSAGE = 'somebody answered it';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="294ca087055f58f16f1ba35911a949d5e84735b7",
                    operation='UPDATE OF "kind", "options", "survey_id"',
                    pgid="pgtrigger_answered_question_is_kept_0159b",
                    table="activities_surveyquestion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyquestion",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="5453656d9637f5983453af6557ec0e13da39ce16",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_32f66",
                    table="activities_surveyquestion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyresponse",
            trigger=pgtrigger.compiler.Trigger(
                name="response_of_its_activity",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF NEW.session_id IS NOT NULL AND (\n            SELECT offering.activity_id FROM activities_session AS session\n            JOIN activities_offering AS offering ON offering.id = session.offering_id\n            WHERE session.id = NEW.session_id\n        ) <> (\n            SELECT activity_id FROM activities_survey WHERE id = NEW.survey_id\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'cost_of_its_activity', TABLE = TG_TABLE_NAME, COLUMN = 'session_id', MESSAGE = 'a session of another activity';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="968df01acc5e4e0b30531db45a758994c1c2c83d",
                    operation='INSERT OR UPDATE OF "survey_id", "session_id"',
                    pgid="pgtrigger_response_of_its_activity_664aa",
                    table="activities_surveyresponse",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="surveyresponse",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="b3703e92f5bc3ff2bdb41503b4e867d144f58ede",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_aaa96",
                    table="activities_surveyresponse",
                    when="BEFORE",
                ),
            ),
        ),
    ]
