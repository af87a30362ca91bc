"""The rules of bursaries that only triggers can hold."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0015_triggers_4"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="applicationmove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="2ea80619d36ab05c7c40fab25d39837e8c19e2f0",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_7315f",
                    table="bursaries_applicationmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicationmove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'applicationmove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: applicationmove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'applicationmove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: applicationmove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="bbab888e2511a69a101da488cdd4353ff8dfc7d6",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_40ba8",
                    table="bursaries_applicationmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardinstalment",
            trigger=pgtrigger.compiler.Trigger(
                name="instalment_amount_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.expense_id IS NOT NULL AND ROW(NEW.amount, NEW.award_id) IS DISTINCT FROM ROW(OLD.amount, OLD.award_id))",
                    func="RAISE check_violation USING CONSTRAINT = 'award_amount_is_kept', TABLE = TG_TABLE_NAME, COLUMN = 'amount', MESSAGE = 'it is an expense';",
                    hash="cc80196a2dd639b1afb558418dd638f1ef2dc83e",
                    operation='UPDATE OF "amount", "award_id"',
                    pgid="pgtrigger_instalment_amount_is_kept_54fb1",
                    table="bursaries_awardinstalment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardinstalment",
            trigger=pgtrigger.compiler.Trigger(
                name="instalment_is_counted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP <> 'INSERT' AND OLD.state IN ('expected', 'attested', 'authorized') THEN\n            UPDATE bursaries_award SET planned = planned - OLD.amount WHERE id = OLD.award_id;\n        END IF;\n        IF TG_OP <> 'DELETE' AND NEW.state IN ('expected', 'attested', 'authorized') THEN\n            UPDATE bursaries_award SET planned = planned + NEW.amount WHERE id = NEW.award_id;\n        END IF;\n        RETURN NULL;\n    ",
                    hash="29d0fb2c919db19331471deefc531e447b26fd4b",
                    operation='INSERT OR UPDATE OF "state", "amount", "award_id" OR DELETE',
                    pgid="pgtrigger_instalment_is_counted_556f3",
                    table="bursaries_awardinstalment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardinstalment",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="f4273557d54f15eafb76e38160293a78bed59095",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_c4615",
                    table="bursaries_awardinstalment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardinstalment",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."expected_on" < DATE \'1900-01-01\' OR NEW."expected_on" > arrimage_today() + interval \'30 years\' OR NEW."attested_on" < DATE \'1900-01-01\' OR NEW."attested_on" > arrimage_today())',
                    func="IF NEW.\"expected_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"expected_on\" IS DISTINCT FROM OLD.\"expected_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'awardinstalment_expected_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'expected_on', MESSAGE = 'a date that cannot be: awardinstalment_expected_on_too_early';\nEND IF;\nIF NEW.\"expected_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"expected_on\" IS DISTINCT FROM OLD.\"expected_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'awardinstalment_expected_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'expected_on', MESSAGE = 'a date that cannot be: awardinstalment_expected_on_too_late';\nEND IF;\nIF NEW.\"attested_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"attested_on\" IS DISTINCT FROM OLD.\"attested_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'awardinstalment_attested_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'attested_on', MESSAGE = 'a date that cannot be: awardinstalment_attested_on_too_early';\nEND IF;\nIF NEW.\"attested_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"attested_on\" IS DISTINCT FROM OLD.\"attested_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'awardinstalment_attested_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'attested_on', MESSAGE = 'a date that cannot be: awardinstalment_attested_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="9d537f092b3e1ec75055b996c7a868dcad8343c3",
                    operation='INSERT OR UPDATE OF "expected_on", "attested_on"',
                    pgid="pgtrigger_possible_days_5a23b",
                    table="bursaries_awardinstalment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardfile",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='\n            IF NOT arrimage_is_clean(ROW(NEW."name", NEW."content_type", NEW."sha256", NEW."kind")::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ',
                    hash="abeed962245f603568f64bb8654f2742ad52c75d",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_19c17",
                    table="bursaries_awardfile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardinstalmentmove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="0529d1cfdb3190e77def73b2e7af44fb95a580d0",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_0a93d",
                    table="bursaries_awardinstalmentmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardinstalmentmove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'awardinstalmentmove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: awardinstalmentmove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'awardinstalmentmove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: awardinstalmentmove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="5b73da7ff8a34418899e1da35bf5c85d6dd7d697",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_c8b7d",
                    table="bursaries_awardinstalmentmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardmove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="7fc417ec5f50f3d6a62ba58b0ebb2d47e096361b",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_5bdb7",
                    table="bursaries_awardmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardmove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'awardmove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: awardmove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'awardmove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: awardmove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="7f6cdc849bd0e700c95af2c97265b76e77e28b67",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_a70fb",
                    table="bursaries_awardmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardtier",
            trigger=pgtrigger.compiler.Trigger(
                name="stays_in_its_round",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.round_id IS DISTINCT FROM OLD.round_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'stays_in_its_round', TABLE = TG_TABLE_NAME, COLUMN = 'round_id', MESSAGE = 'it stays where it was written';",
                    hash="6bdfc65ce374f37e159456d77a4339e1dfd228fa",
                    operation='UPDATE OF "round_id"',
                    pgid="pgtrigger_stays_in_its_round_37baa",
                    table="bursaries_awardtier",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awardtier",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="b63d1045dfb8fe98caa3f9052c6ae7c7e901e14e",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_8f32d",
                    table="bursaries_awardtier",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="stays_in_its_round",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.round_id IS DISTINCT FROM OLD.round_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'stays_in_its_round', TABLE = TG_TABLE_NAME, COLUMN = 'round_id', MESSAGE = 'it stays where it was written';",
                    hash="85ebdbee97bc5ba90df6c477a3f3083d141c6cd5",
                    operation='UPDATE OF "round_id"',
                    pgid="pgtrigger_stays_in_its_round_85d89",
                    table="bursaries_application",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="3bcd4fcbcd47646ebb3aa64e4ca21b74515cfb07",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_8d1dd",
                    table="bursaries_application",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."birth_date" < DATE \'1900-01-01\' OR NEW."birth_date" > arrimage_today() OR NEW."lives_there_since" < DATE \'1900-01-01\' OR NEW."lives_there_since" > arrimage_today() OR NEW."studies_end_on" < DATE \'1900-01-01\' OR NEW."studies_end_on" > arrimage_today() + interval \'30 years\' OR NEW."submitted_on" < DATE \'1900-01-01\' OR NEW."submitted_on" > arrimage_today() OR NEW."consented_on" < DATE \'1900-01-01\' OR NEW."consented_on" > arrimage_today())',
                    func="IF NEW.\"birth_date\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"birth_date\" IS DISTINCT FROM OLD.\"birth_date\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'application_birth_date_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'birth_date', MESSAGE = 'a date that cannot be: application_birth_date_too_early';\nEND IF;\nIF NEW.\"birth_date\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"birth_date\" IS DISTINCT FROM OLD.\"birth_date\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'application_birth_date_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'birth_date', MESSAGE = 'a date that cannot be: application_birth_date_too_late';\nEND IF;\nIF NEW.\"lives_there_since\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"lives_there_since\" IS DISTINCT FROM OLD.\"lives_there_since\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'application_lives_there_since_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'lives_there_since', MESSAGE = 'a date that cannot be: application_lives_there_since_too_early';\nEND IF;\nIF NEW.\"lives_there_since\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"lives_there_since\" IS DISTINCT FROM OLD.\"lives_there_since\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'application_lives_there_since_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'lives_there_since', MESSAGE = 'a date that cannot be: application_lives_there_since_too_late';\nEND IF;\nIF NEW.\"studies_end_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"studies_end_on\" IS DISTINCT FROM OLD.\"studies_end_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'application_studies_end_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'studies_end_on', MESSAGE = 'a date that cannot be: application_studies_end_on_too_early';\nEND IF;\nIF NEW.\"studies_end_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"studies_end_on\" IS DISTINCT FROM OLD.\"studies_end_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'application_studies_end_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'studies_end_on', MESSAGE = 'a date that cannot be: application_studies_end_on_too_late';\nEND IF;\nIF NEW.\"submitted_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"submitted_on\" IS DISTINCT FROM OLD.\"submitted_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'application_submitted_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'submitted_on', MESSAGE = 'a date that cannot be: application_submitted_on_too_early';\nEND IF;\nIF NEW.\"submitted_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"submitted_on\" IS DISTINCT FROM OLD.\"submitted_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'application_submitted_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'submitted_on', MESSAGE = 'a date that cannot be: application_submitted_on_too_late';\nEND IF;\nIF NEW.\"consented_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"consented_on\" IS DISTINCT FROM OLD.\"consented_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'application_consented_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'consented_on', MESSAGE = 'a date that cannot be: application_consented_on_too_early';\nEND IF;\nIF NEW.\"consented_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"consented_on\" IS DISTINCT FROM OLD.\"consented_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'application_consented_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'consented_on', MESSAGE = 'a date that cannot be: application_consented_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="c855e09db567d2aa9e521425b62df161d0363f57",
                    operation='INSERT OR UPDATE OF "birth_date", "lives_there_since", "studies_end_on", "submitted_on", "consented_on"',
                    pgid="pgtrigger_possible_days_4c69a",
                    table="bursaries_application",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bursaryroundmove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="8293bc092888c27f7303d0c0367641c92878e7f1",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_3530e",
                    table="bursaries_bursaryroundmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bursaryroundmove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'bursaryroundmove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: bursaryroundmove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'bursaryroundmove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: bursaryroundmove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="a8e7fa285d378b7d286d4d6ffa4c975f32b1a8f6",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_bf94e",
                    table="bursaries_bursaryroundmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="choice",
            trigger=pgtrigger.compiler.Trigger(
                name="of_one_round",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF NEW.tier_id IS NOT NULL AND (\n            SELECT round_id FROM bursaries_awardtier WHERE id = NEW.tier_id\n        ) IS DISTINCT FROM (SELECT round_id FROM bursaries_application WHERE id = NEW.application_id) THEN\n            RAISE check_violation USING CONSTRAINT = 'of_one_round', TABLE = TG_TABLE_NAME, COLUMN = 'tier_id', MESSAGE = 'of another round';\n        END IF;\n        RETURN NEW;",
                    hash="91dec4a4be2e2821328f009df2e120e05584471d",
                    operation='INSERT OR UPDATE OF "application_id", "tier_id"',
                    pgid="pgtrigger_of_one_round_1c528",
                    table="bursaries_choice",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="choice",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="b558996dd7e785828342c56f3bbef3bca1992e7a",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_60712",
                    table="bursaries_choice",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="criterion",
            trigger=pgtrigger.compiler.Trigger(
                name="stays_in_its_round",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.round_id IS DISTINCT FROM OLD.round_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'stays_in_its_round', TABLE = TG_TABLE_NAME, COLUMN = 'round_id', MESSAGE = 'it stays where it was written';",
                    hash="935f89a680e093354269c98565716317c9819976",
                    operation='UPDATE OF "round_id"',
                    pgid="pgtrigger_stays_in_its_round_47cc3",
                    table="bursaries_criterion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="criterion",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="76ddd8e8033fbed590605777e41ee75f2cb8a539",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_2f747",
                    table="bursaries_criterion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eligibilityrule",
            trigger=pgtrigger.compiler.Trigger(
                name="stays_in_its_round",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.round_id IS DISTINCT FROM OLD.round_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'stays_in_its_round', TABLE = TG_TABLE_NAME, COLUMN = 'round_id', MESSAGE = 'it stays where it was written';",
                    hash="0106b5e8039387703bf24e8914290e9650a87519",
                    operation='UPDATE OF "round_id"',
                    pgid="pgtrigger_stays_in_its_round_f1903",
                    table="bursaries_eligibilityrule",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eligibilityrule",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="75fa4dccc297426e99181602c8e6df31860d887f",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_14ce7",
                    table="bursaries_eligibilityrule",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="holderlink",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="aa9c6527a9403b0a058a6daed19e692bd9343109",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_dd9bd",
                    table="bursaries_holderlink",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lettertemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="stays_in_its_round",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.round_id IS DISTINCT FROM OLD.round_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'stays_in_its_round', TABLE = TG_TABLE_NAME, COLUMN = 'round_id', MESSAGE = 'it stays where it was written';",
                    hash="717559dcc687212e9005fb997d6cd9cee6759d2f",
                    operation='UPDATE OF "round_id"',
                    pgid="pgtrigger_stays_in_its_round_e2593",
                    table="bursaries_lettertemplate",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lettertemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="4ddffdf1387ba03aa5bc3beb5966bce0e89948b2",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_87d92",
                    table="bursaries_lettertemplate",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="letter_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (ROW(NEW.kind, NEW.language, NEW.addressee, NEW.subject, NEW.body, NEW.dated_on) IS DISTINCT FROM ROW(OLD.kind, OLD.language, OLD.addressee, OLD.subject, OLD.body, OLD.dated_on))",
                    func="RAISE check_violation USING CONSTRAINT = 'letter_is_kept', TABLE = TG_TABLE_NAME, COLUMN = 'body', MESSAGE = 'a letter never changes';",
                    hash="6b3d219c8c023e9405ba8170e46ce57d681e7172",
                    operation="UPDATE",
                    pgid="pgtrigger_letter_is_kept_f4c6c",
                    table="bursaries_letter",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="96f0e0af1428680f1b0b69e986f0ed2f5cfc06dd",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_45827",
                    table="bursaries_letter",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."dated_on" < DATE \'1900-01-01\' OR NEW."dated_on" > arrimage_today())',
                    func="IF NEW.\"dated_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"dated_on\" IS DISTINCT FROM OLD.\"dated_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'letter_dated_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'dated_on', MESSAGE = 'a date that cannot be: letter_dated_on_too_early';\nEND IF;\nIF NEW.\"dated_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"dated_on\" IS DISTINCT FROM OLD.\"dated_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'letter_dated_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'dated_on', MESSAGE = 'a date that cannot be: letter_dated_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="5b6020d104938727be72e5137819bb554c6ea03b",
                    operation='INSERT OR UPDATE OF "dated_on"',
                    pgid="pgtrigger_possible_days_d1dcb",
                    table="bursaries_letter",
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
                    hash="191b442b2f9b8af4bd898fca3a2905aab8e56021",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_53d36",
                    table="bursaries_followup",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."observed_on" < DATE \'1900-01-01\' OR NEW."observed_on" > arrimage_today())',
                    func="IF NEW.\"observed_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"observed_on\" IS DISTINCT FROM OLD.\"observed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'followup_observed_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'observed_on', MESSAGE = 'a date that cannot be: followup_observed_on_too_early';\nEND IF;\nIF NEW.\"observed_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"observed_on\" IS DISTINCT FROM OLD.\"observed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'followup_observed_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'observed_on', MESSAGE = 'a date that cannot be: followup_observed_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="0427939ee752639dcb403cf5c54e3fbee1f0d050",
                    operation='INSERT OR UPDATE OF "observed_on"',
                    pgid="pgtrigger_possible_days_06588",
                    table="bursaries_followup",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deferral",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="89518404e13aeb2040142f01a62a6f7ea79d19a4",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_f5856",
                    table="bursaries_deferral",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deferral",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" < DATE \'1900-01-01\' OR NEW."starts_on" > arrimage_today() + interval \'30 years\' OR NEW."ends_on" < DATE \'1900-01-01\' OR NEW."ends_on" > arrimage_today() + interval \'30 years\' OR NEW."granted_on" < DATE \'1900-01-01\' OR NEW."granted_on" > arrimage_today() OR NEW."ends_on" < NEW."starts_on")',
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'deferral_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: deferral_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'deferral_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: deferral_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'deferral_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: deferral_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'deferral_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: deferral_ends_on_too_late';\nEND IF;\nIF NEW.\"granted_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"granted_on\" IS DISTINCT FROM OLD.\"granted_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'deferral_granted_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'granted_on', MESSAGE = 'a date that cannot be: deferral_granted_on_too_early';\nEND IF;\nIF NEW.\"granted_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"granted_on\" IS DISTINCT FROM OLD.\"granted_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'deferral_granted_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'granted_on', MESSAGE = 'a date that cannot be: deferral_granted_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < NEW.\"starts_on\" AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\" OR NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'deferral_ends_on_after_starts_on', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: deferral_ends_on_after_starts_on';\nEND IF;\nRETURN NEW;",
                    hash="0ce15fb728f1cf8789866b8e01527514c817e82a",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on", "granted_on"',
                    pgid="pgtrigger_possible_days_b4bea",
                    table="bursaries_deferral",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="award",
            trigger=pgtrigger.compiler.Trigger(
                name="award_amount_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.amount IS DISTINCT FROM OLD.amount)",
                    func="\n        IF EXISTS (\n            SELECT 1 FROM bursaries_awardinstalment\n            WHERE award_id = NEW.id AND expense_id IS NOT NULL\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'award_amount_is_kept', TABLE = TG_TABLE_NAME, COLUMN = 'amount', MESSAGE = 'something of it is an expense';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="ab935443aa0f329d658c882e8de80b41388bf692",
                    operation='UPDATE OF "amount"',
                    pgid="pgtrigger_award_amount_is_kept_6d1da",
                    table="bursaries_award",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="award",
            trigger=pgtrigger.compiler.Trigger(
                name="award_is_counted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP <> 'INSERT' AND OLD.round_id IS NOT NULL AND OLD.state IN ('granted', 'signed') THEN\n            UPDATE bursaries_bursaryround SET taken = taken - 1, granted = granted - OLD.amount\n            WHERE id = OLD.round_id;\n            UPDATE bursaries_awardtier SET taken = taken - 1 WHERE id = OLD.tier_id;\n        END IF;\n        IF TG_OP <> 'DELETE' AND NEW.round_id IS NOT NULL AND NEW.state IN ('granted', 'signed') THEN\n            UPDATE bursaries_bursaryround SET taken = taken + 1, granted = granted + NEW.amount\n            WHERE id = NEW.round_id;\n            UPDATE bursaries_awardtier SET taken = taken + 1 WHERE id = NEW.tier_id;\n        END IF;\n        RETURN NULL;\n    ",
                    hash="3591a1b9f811b97b04f70e34add815a9f305710b",
                    operation='INSERT OR UPDATE OF "state", "amount", "round_id", "tier_id" OR DELETE',
                    pgid="pgtrigger_award_is_counted_0c9f5",
                    table="bursaries_award",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="award",
            trigger=pgtrigger.compiler.Trigger(
                name="award_of_its_round",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF NEW.round_id IS NOT NULL AND NEW.program_id <> (\n            SELECT program_id FROM bursaries_bursaryround WHERE id = NEW.round_id\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'award_of_its_program', TABLE = TG_TABLE_NAME, COLUMN = 'round_id', MESSAGE = 'a round of another program';\n        END IF;\n        IF NEW.tier_id IS NOT NULL AND NEW.round_id IS DISTINCT FROM (\n            SELECT round_id FROM bursaries_awardtier WHERE id = NEW.tier_id\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'of_one_round', TABLE = TG_TABLE_NAME, COLUMN = 'tier_id', MESSAGE = 'of another round';\n        END IF;\n        IF NEW.application_id IS NOT NULL AND NEW.round_id IS DISTINCT FROM (\n            SELECT round_id FROM bursaries_application WHERE id = NEW.application_id\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'of_one_round', TABLE = TG_TABLE_NAME, COLUMN = 'application_id', MESSAGE = 'of another round';\n        END IF;\n        IF NEW.line_id IS NOT NULL AND (\n            SELECT budget.program_id FROM budgets_budgetline AS line\n            JOIN budgets_budget AS budget ON budget.id = line.budget_id\n            WHERE line.id = NEW.line_id\n        ) <> NEW.program_id THEN\n            RAISE check_violation USING CONSTRAINT = 'round_line_of_its_program', TABLE = TG_TABLE_NAME, COLUMN = 'line_id', MESSAGE = 'a line of another program';\n        END IF;\n        IF NEW.obligation_id IS NOT NULL AND NOT EXISTS (\n            SELECT 1 FROM bursaries_obligation\n            WHERE id = NEW.obligation_id AND person_id = NEW.person_id\n            AND program_id = NEW.program_id\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'award_obliges_its_holder', TABLE = TG_TABLE_NAME, COLUMN = 'obligation_id', MESSAGE = 'the obligation of somebody else';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="3abf1448aeb94392057a94f5ec1047547eda1574",
                    operation='INSERT OR UPDATE OF "program_id", "round_id", "tier_id", "application_id", "line_id", "obligation_id"',
                    pgid="pgtrigger_award_of_its_round_f75c1",
                    table="bursaries_award",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="award",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="97cc7947b97d9f3255c7350c661e976a8dc352ad",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_23553",
                    table="bursaries_award",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="award",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."awarded_on" < DATE \'1900-01-01\' OR NEW."awarded_on" > arrimage_today() OR NEW."studies_end_on" < DATE \'1900-01-01\' OR NEW."studies_end_on" > arrimage_today() + interval \'30 years\' OR NEW."signed_on" < DATE \'1900-01-01\' OR NEW."signed_on" > arrimage_today() OR NEW."signed_on" < NEW."awarded_on")',
                    func="IF NEW.\"awarded_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"awarded_on\" IS DISTINCT FROM OLD.\"awarded_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'award_awarded_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'awarded_on', MESSAGE = 'a date that cannot be: award_awarded_on_too_early';\nEND IF;\nIF NEW.\"awarded_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"awarded_on\" IS DISTINCT FROM OLD.\"awarded_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'award_awarded_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'awarded_on', MESSAGE = 'a date that cannot be: award_awarded_on_too_late';\nEND IF;\nIF NEW.\"studies_end_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"studies_end_on\" IS DISTINCT FROM OLD.\"studies_end_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'award_studies_end_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'studies_end_on', MESSAGE = 'a date that cannot be: award_studies_end_on_too_early';\nEND IF;\nIF NEW.\"studies_end_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"studies_end_on\" IS DISTINCT FROM OLD.\"studies_end_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'award_studies_end_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'studies_end_on', MESSAGE = 'a date that cannot be: award_studies_end_on_too_late';\nEND IF;\nIF NEW.\"signed_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"signed_on\" IS DISTINCT FROM OLD.\"signed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'award_signed_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'signed_on', MESSAGE = 'a date that cannot be: award_signed_on_too_early';\nEND IF;\nIF NEW.\"signed_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"signed_on\" IS DISTINCT FROM OLD.\"signed_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'award_signed_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'signed_on', MESSAGE = 'a date that cannot be: award_signed_on_too_late';\nEND IF;\nIF NEW.\"signed_on\" < NEW.\"awarded_on\" AND (TG_OP = 'INSERT' OR (NEW.\"signed_on\" IS DISTINCT FROM OLD.\"signed_on\" OR NEW.\"awarded_on\" IS DISTINCT FROM OLD.\"awarded_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'award_signed_on_after_awarded_on', TABLE = TG_TABLE_NAME, COLUMN = 'signed_on', MESSAGE = 'a date that cannot be: award_signed_on_after_awarded_on';\nEND IF;\nRETURN NEW;",
                    hash="10c3039254051a572087597dd279fc8ebf29b27b",
                    operation='INSERT OR UPDATE OF "awarded_on", "studies_end_on", "signed_on"',
                    pgid="pgtrigger_possible_days_2203b",
                    table="bursaries_award",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligationmove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="65004056c5324acf674795571cd917a155aeeb01",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_8ac54",
                    table="bursaries_obligationmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligationmove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'obligationmove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: obligationmove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'obligationmove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: obligationmove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="bacef6bd3b70f6c8429edb02aa99d36350eb397d",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_69b1c",
                    table="bursaries_obligationmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligationrule",
            trigger=pgtrigger.compiler.Trigger(
                name="binding_rule_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF ROW(NEW.program_id, NEW.code, NEW.version, NEW.region_id, NEW.employer_kinds, NEW.start_within_months, NEW.complete_within_months, NEW.prorates_part_time, NEW.minimum_share, NEW.prorates_paid, NEW.counts_during_studies, NEW.repayment, NEW.repay_within_months) IS DISTINCT FROM ROW(OLD.program_id, OLD.code, OLD.version, OLD.region_id, OLD.employer_kinds, OLD.start_within_months, OLD.complete_within_months, OLD.prorates_part_time, OLD.minimum_share, OLD.prorates_paid, OLD.counts_during_studies, OLD.repayment, OLD.repay_within_months) AND EXISTS (SELECT 1 FROM bursaries_obligation WHERE rule_id = OLD.id) THEN\n            RAISE check_violation USING CONSTRAINT = 'binding_rule_is_kept', MESSAGE = 'it binds somebody already';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="68b0307418fe0e95f5a45320f6be8ab404fcef3e",
                    operation="UPDATE",
                    pgid="pgtrigger_binding_rule_is_kept_aba52",
                    table="bursaries_obligationrule",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligationrule",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="e3443914013addd03ddb6874e42b85039f7932ed",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_6a6a0",
                    table="bursaries_obligationrule",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligation",
            trigger=pgtrigger.compiler.Trigger(
                name="obligation_of_its_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF NEW.program_id <> (\n            SELECT program_id FROM bursaries_obligationrule WHERE id = NEW.rule_id\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'rule_of_its_program', TABLE = TG_TABLE_NAME, COLUMN = 'rule_id', MESSAGE = 'a rule of another program';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="63aa8703e3b8a22ab171a7bfe8ae7c2899b08c75",
                    operation='INSERT OR UPDATE OF "program_id", "rule_id"',
                    pgid="pgtrigger_obligation_of_its_program_4729f",
                    table="bursaries_obligation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligation",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="fc94c529aaf909e2fbd1a1d647afb7e35f8ef932",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_434e9",
                    table="bursaries_obligation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligation",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"studies_ended_on\" < DATE '1900-01-01' OR NEW.\"studies_ended_on\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"studies_ended_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"studies_ended_on\" IS DISTINCT FROM OLD.\"studies_ended_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'obligation_studies_ended_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'studies_ended_on', MESSAGE = 'a date that cannot be: obligation_studies_ended_on_too_early';\nEND IF;\nIF NEW.\"studies_ended_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"studies_ended_on\" IS DISTINCT FROM OLD.\"studies_ended_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'obligation_studies_ended_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'studies_ended_on', MESSAGE = 'a date that cannot be: obligation_studies_ended_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="95831b36cdb53d98120234d860a829d3a38e42c3",
                    operation='INSERT OR UPDATE OF "studies_ended_on"',
                    pgid="pgtrigger_possible_days_4d471",
                    table="bursaries_obligation",
                    when="BEFORE",
                ),
            ),
        ),
    ]
