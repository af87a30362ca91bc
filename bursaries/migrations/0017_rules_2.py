"""The rules of bursaries that only triggers can hold."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0016_rules_1"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="bursaryround",
            trigger=pgtrigger.compiler.Trigger(
                name="round_line_of_its_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF NEW.line_id IS NOT NULL AND (\n            SELECT budget.program_id FROM budgets_budgetline AS line\n            JOIN budgets_budget AS budget ON budget.id = line.budget_id\n            WHERE line.id = NEW.line_id\n        ) <> NEW.program_id THEN\n            RAISE check_violation USING CONSTRAINT = 'round_line_of_its_program', TABLE = TG_TABLE_NAME, COLUMN = 'line_id', MESSAGE = 'a line of another program';\n        END IF;\n        IF NEW.rule_id IS NOT NULL AND NEW.program_id <> (\n            SELECT program_id FROM bursaries_obligationrule WHERE id = NEW.rule_id\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'rule_of_its_program', TABLE = TG_TABLE_NAME, COLUMN = 'rule_id', MESSAGE = 'a rule of another program';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="98022b2a4b39686028953d60e96f25654fa48de0",
                    operation='INSERT OR UPDATE OF "line_id", "rule_id"',
                    pgid="pgtrigger_round_line_of_its_program_f0b4b",
                    table="bursaries_bursaryround",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bursaryround",
            trigger=pgtrigger.compiler.Trigger(
                name="round_stays_in_its_program",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.program_id IS DISTINCT FROM OLD.program_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'round_stays_in_its_program', TABLE = TG_TABLE_NAME, COLUMN = 'program_id', MESSAGE = 'it stays where it was written';",
                    hash="da90edd21396259bbf7f74813e191b50f09153b3",
                    operation='UPDATE OF "program_id"',
                    pgid="pgtrigger_round_stays_in_its_program_cbb79",
                    table="bursaries_bursaryround",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bursaryround",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="e3f31a774ceba316ad375e6229950cafae5bf870",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_689ef",
                    table="bursaries_bursaryround",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bursaryround",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"starts_on\" < DATE '1900-01-01' OR NEW.\"starts_on\" > arrimage_today() + interval '30 years' OR NEW.\"ends_on\" < DATE '1900-01-01' OR NEW.\"ends_on\" > arrimage_today() + interval '30 years')",
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'bursaryround_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: bursaryround_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'bursaryround_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: bursaryround_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'bursaryround_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: bursaryround_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'bursaryround_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: bursaryround_ends_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="63e31907ca8e735d8fc5f5cc0dd3844c945d1b2e",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_possible_days_f7430",
                    table="bursaries_bursaryround",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligationterm",
            trigger=pgtrigger.compiler.Trigger(
                name="binding_term_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP = 'UPDATE' AND ROW(NEW.rule_id, NEW.level, NEW.from_region, NEW.months, NEW.per)\n            IS NOT DISTINCT FROM ROW(OLD.rule_id, OLD.level, OLD.from_region, OLD.months, OLD.per)\n        THEN RETURN NEW; END IF;\n        IF TG_OP <> 'INSERT' AND EXISTS (SELECT 1 FROM bursaries_obligation WHERE rule_id = OLD.rule_id) THEN\n            RAISE check_violation USING CONSTRAINT = 'binding_rule_is_kept', MESSAGE = 'it binds somebody already';\n        END IF;\n        IF TG_OP <> 'DELETE' AND EXISTS (SELECT 1 FROM bursaries_obligation WHERE rule_id = NEW.rule_id) THEN\n            RAISE check_violation USING CONSTRAINT = 'binding_rule_is_kept', MESSAGE = 'it binds somebody already';\n        END IF;\n        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n        RETURN NEW;\n    ",
                    hash="9707237b4ef1dca453f14ce45f9a4f1b20e341fc",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_binding_term_is_kept_b4cdb",
                    table="bursaries_obligationterm",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obligationterm",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="62672146c97652bcf8a45c5573432a953de8da64",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_b0c3c",
                    table="bursaries_obligationterm",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="stays_in_its_round",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.round_id IS DISTINCT FROM OLD.round_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'stays_in_its_round', TABLE = TG_TABLE_NAME, COLUMN = 'round_id', MESSAGE = 'it stays where it was written';",
                    hash="e54488aec1b3d6b4bda2f36e64109c8f1b3b3ce7",
                    operation='UPDATE OF "round_id"',
                    pgid="pgtrigger_stays_in_its_round_9058c",
                    table="bursaries_question",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="338a8227a4b89b10304895d9bd1b11bba5673dc6",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_87ce1",
                    table="bursaries_question",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
                name="of_one_round",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF NEW.question_id IS NOT NULL AND (\n            SELECT round_id FROM bursaries_question WHERE id = NEW.question_id\n        ) IS DISTINCT FROM (SELECT round_id FROM bursaries_application WHERE id = NEW.application_id) THEN\n            RAISE check_violation USING CONSTRAINT = 'of_one_round', TABLE = TG_TABLE_NAME, COLUMN = 'question_id', MESSAGE = 'of another round';\n        END IF;\n        RETURN NEW;",
                    hash="ff70932a51dc56ccba18d54d2fdfeb2493db6532",
                    operation='INSERT OR UPDATE OF "application_id", "question_id"',
                    pgid="pgtrigger_of_one_round_53e00",
                    table="bursaries_answer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="eda09a7b225a22adb8173cd1adfce33246620d30",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_af2a8",
                    table="bursaries_answer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reference",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="205aad1a4f6017c5aa0ac9da8b598a00eb9ee6da",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_a2c0a",
                    table="bursaries_reference",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencefile",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='\n            IF NOT arrimage_is_clean(ROW(NEW."name", NEW."content_type", NEW."sha256")::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ',
                    hash="e32ed363e0dd6c6e64fb076ded583d77f5e6964e",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_5dc27",
                    table="bursaries_referencefile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="repayment",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="0396b1515262fa0d718de250522699f20c5d20ed",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_ee52d",
                    table="bursaries_repayment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="repayment",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."received_on" < DATE \'1900-01-01\' OR NEW."received_on" > arrimage_today() OR NEW."annulled_on" < DATE \'1900-01-01\' OR NEW."annulled_on" > arrimage_today() OR NEW."annulled_on" < NEW."received_on")',
                    func="IF NEW.\"received_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"received_on\" IS DISTINCT FROM OLD.\"received_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'repayment_received_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'received_on', MESSAGE = 'a date that cannot be: repayment_received_on_too_early';\nEND IF;\nIF NEW.\"received_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"received_on\" IS DISTINCT FROM OLD.\"received_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'repayment_received_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'received_on', MESSAGE = 'a date that cannot be: repayment_received_on_too_late';\nEND IF;\nIF NEW.\"annulled_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"annulled_on\" IS DISTINCT FROM OLD.\"annulled_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'repayment_annulled_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'annulled_on', MESSAGE = 'a date that cannot be: repayment_annulled_on_too_early';\nEND IF;\nIF NEW.\"annulled_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"annulled_on\" IS DISTINCT FROM OLD.\"annulled_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'repayment_annulled_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'annulled_on', MESSAGE = 'a date that cannot be: repayment_annulled_on_too_late';\nEND IF;\nIF NEW.\"annulled_on\" < NEW.\"received_on\" AND (TG_OP = 'INSERT' OR (NEW.\"annulled_on\" IS DISTINCT FROM OLD.\"annulled_on\" OR NEW.\"received_on\" IS DISTINCT FROM OLD.\"received_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'repayment_annulled_on_after_received_on', TABLE = TG_TABLE_NAME, COLUMN = 'annulled_on', MESSAGE = 'a date that cannot be: repayment_annulled_on_after_received_on';\nEND IF;\nRETURN NEW;",
                    hash="cc1bd64872eabdc63525fac4769662db27644902",
                    operation='INSERT OR UPDATE OF "received_on", "annulled_on"',
                    pgid="pgtrigger_possible_days_f0130",
                    table="bursaries_repayment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="repaymentreversal",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="8ade448a750c41d3fa3cd2cd22042b42ffeaac5a",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_72ba0",
                    table="bursaries_repaymentreversal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requireddocument",
            trigger=pgtrigger.compiler.Trigger(
                name="stays_in_its_round",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.round_id IS DISTINCT FROM OLD.round_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'stays_in_its_round', TABLE = TG_TABLE_NAME, COLUMN = 'round_id', MESSAGE = 'it stays where it was written';",
                    hash="ee2eda4d947b425e3d4d84ef3cf94ce23803ecee",
                    operation='UPDATE OF "round_id"',
                    pgid="pgtrigger_stays_in_its_round_b7a65",
                    table="bursaries_requireddocument",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requireddocument",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="fff9776e5241acf9207d1f32b623b243b33a8739",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_1cf7c",
                    table="bursaries_requireddocument",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicationfile",
            trigger=pgtrigger.compiler.Trigger(
                name="of_one_round",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF NEW.document_id IS NOT NULL AND (\n            SELECT round_id FROM bursaries_requireddocument WHERE id = NEW.document_id\n        ) IS DISTINCT FROM (SELECT round_id FROM bursaries_application WHERE id = NEW.application_id) THEN\n            RAISE check_violation USING CONSTRAINT = 'of_one_round', TABLE = TG_TABLE_NAME, COLUMN = 'document_id', MESSAGE = 'of another round';\n        END IF;\n        RETURN NEW;",
                    hash="331495edca3b8f0b1000a9b4dcd269434c707a61",
                    operation='INSERT OR UPDATE OF "application_id", "document_id"',
                    pgid="pgtrigger_of_one_round_794a7",
                    table="bursaries_applicationfile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicationfile",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='\n            IF NOT arrimage_is_clean(ROW(NEW."name", NEW."content_type", NEW."sha256")::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ',
                    hash="c973ddf947a3658ac698112ac31efb2ffea2c86a",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_9096f",
                    table="bursaries_applicationfile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewer",
            trigger=pgtrigger.compiler.Trigger(
                name="stays_in_its_round",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.round_id IS DISTINCT FROM OLD.round_id)",
                    func="RAISE check_violation USING CONSTRAINT = 'stays_in_its_round', TABLE = TG_TABLE_NAME, COLUMN = 'round_id', MESSAGE = 'it stays where it was written';",
                    hash="766db92bcf2bb1656c61369e31ef0b9cc965bacc",
                    operation='UPDATE OF "round_id"',
                    pgid="pgtrigger_stays_in_its_round_9a99c",
                    table="bursaries_reviewer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewer",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="e6376101dfdc6a66dad3d855c05f4276d9ae46c2",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_ee73f",
                    table="bursaries_reviewer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="of_one_round",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF NEW.reviewer_id IS NOT NULL AND (\n            SELECT round_id FROM bursaries_reviewer WHERE id = NEW.reviewer_id\n        ) IS DISTINCT FROM (SELECT round_id FROM bursaries_application WHERE id = NEW.application_id) THEN\n            RAISE check_violation USING CONSTRAINT = 'of_one_round', TABLE = TG_TABLE_NAME, COLUMN = 'reviewer_id', MESSAGE = 'of another round';\n        END IF;\n        RETURN NEW;",
                    hash="ea6e9382957eedb71a4ca14e78d48884db764922",
                    operation='INSERT OR UPDATE OF "application_id", "reviewer_id"',
                    pgid="pgtrigger_of_one_round_acd1a",
                    table="bursaries_review",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="2e1b26b3a0c3e80092fd8d4c611ba8461cba97d6",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_25ce5",
                    table="bursaries_review",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="score",
            trigger=pgtrigger.compiler.Trigger(
                name="score_without_conflict",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE review RECORD; criterion RECORD;",
                    func="\n        SELECT conflict, application.round_id AS round_id INTO review\n        FROM bursaries_review AS one\n        JOIN bursaries_application AS application ON application.id = one.application_id\n        WHERE one.id = NEW.review_id FOR SHARE OF one;\n        SELECT round_id, most INTO criterion FROM bursaries_criterion WHERE id = NEW.criterion_id;\n        IF review.conflict <> 'none' THEN\n            RAISE check_violation USING CONSTRAINT = 'score_without_conflict', TABLE = TG_TABLE_NAME, COLUMN = 'review_id', MESSAGE = 'no conflict of interest was ruled out';\n        END IF;\n        IF review.round_id <> criterion.round_id THEN\n            RAISE check_violation USING CONSTRAINT = 'of_one_round', TABLE = TG_TABLE_NAME, COLUMN = 'criterion_id', MESSAGE = 'of another round';\n        END IF;\n        IF NEW.value > criterion.most THEN\n            RAISE check_violation USING CONSTRAINT = 'score_within_its_criterion', TABLE = TG_TABLE_NAME, COLUMN = 'value', MESSAGE = 'above the most';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="8391c60ed42170f153c3d312bc6e45be6db53e8d",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_score_without_conflict_d4443",
                    table="bursaries_score",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="score",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="7497c0cdc9d870f8f7bbcf14adfe8daa8ef9b5a6",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_43c0e",
                    table="bursaries_score",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceattestationfile",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='\n            IF NOT arrimage_is_clean(ROW(NEW."name", NEW."content_type", NEW."sha256")::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ',
                    hash="a806c3635c6c731a17ea588588cef0a175fca7ea",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_09ba1",
                    table="bursaries_serviceattestationfile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceattestationmove",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="0215335d38e68477982435c0ff48b7689b23f6d1",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_9ea61",
                    table="bursaries_serviceattestationmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceattestationmove",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."effective_on" < DATE \'1900-01-01\' OR NEW."effective_on" > arrimage_today())',
                    func="IF NEW.\"effective_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'serviceattestationmove_effective_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: serviceattestationmove_effective_on_too_early';\nEND IF;\nIF NEW.\"effective_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"effective_on\" IS DISTINCT FROM OLD.\"effective_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'serviceattestationmove_effective_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'effective_on', MESSAGE = 'a date that cannot be: serviceattestationmove_effective_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="74b93f81836b34b1e79f5bcb01778b2563b81339",
                    operation='INSERT OR UPDATE OF "effective_on"',
                    pgid="pgtrigger_possible_days_6e711",
                    table="bursaries_serviceattestationmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="df9943ab73473f686278f8c0eddebc43cd6056d3",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_d2e8a",
                    table="bursaries_serviceperiod",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" < DATE \'1900-01-01\' OR NEW."starts_on" > arrimage_today() + interval \'30 years\' OR NEW."ends_on" < DATE \'1900-01-01\' OR NEW."ends_on" > arrimage_today() + interval \'30 years\' OR NEW."ends_on" < NEW."starts_on")',
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'serviceperiod_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: serviceperiod_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'serviceperiod_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: serviceperiod_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'serviceperiod_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: serviceperiod_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() + interval '30 years' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'serviceperiod_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: serviceperiod_ends_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < NEW.\"starts_on\" AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\" OR NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'serviceperiod_ends_on_after_starts_on', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: serviceperiod_ends_on_after_starts_on';\nEND IF;\nRETURN NEW;",
                    hash="44af47f421f6ae1663b71889f665cca96dd3eef2",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on"',
                    pgid="pgtrigger_possible_days_1f8ee",
                    table="bursaries_serviceperiod",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="days_of_serviceattestation_service",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" IS DISTINCT FROM OLD."starts_on")',
                    func='PERFORM 1 FROM "bursaries_serviceperiod" WHERE "id" = NEW."id" FOR UPDATE;\nIF NEW."starts_on" IS DISTINCT FROM OLD."starts_on" AND EXISTS (SELECT 1 FROM "bursaries_serviceattestation" AS child WHERE child."service_id" = NEW."id" AND child."starts_on" < NEW."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'serviceattestation_starts_on_after_service_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: serviceattestation_starts_on_after_service_starts_on\';\nEND IF;\nRETURN NULL;',
                    hash="6f642e4b246ef945a7fa728b690aec16f682606a",
                    operation='UPDATE OF "starts_on"',
                    pgid="pgtrigger_days_of_serviceattestation_service_b63f3",
                    table="bursaries_serviceperiod",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceattestation",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="aba8874ce4214c6ba7bcbebabde398f3dcb6a7e0",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_51c17",
                    table="bursaries_serviceattestation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceattestation",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" < DATE \'1900-01-01\' OR NEW."starts_on" > arrimage_today() OR NEW."ends_on" < DATE \'1900-01-01\' OR NEW."ends_on" > arrimage_today() OR NEW."received_on" < DATE \'1900-01-01\' OR NEW."received_on" > arrimage_today() OR NEW."ends_on" < NEW."starts_on")',
                    func="IF NEW.\"starts_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'serviceattestation_starts_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: serviceattestation_starts_on_too_early';\nEND IF;\nIF NEW.\"starts_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'serviceattestation_starts_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'starts_on', MESSAGE = 'a date that cannot be: serviceattestation_starts_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'serviceattestation_ends_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: serviceattestation_ends_on_too_early';\nEND IF;\nIF NEW.\"ends_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'serviceattestation_ends_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: serviceattestation_ends_on_too_late';\nEND IF;\nIF NEW.\"received_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"received_on\" IS DISTINCT FROM OLD.\"received_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'serviceattestation_received_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'received_on', MESSAGE = 'a date that cannot be: serviceattestation_received_on_too_early';\nEND IF;\nIF NEW.\"received_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"received_on\" IS DISTINCT FROM OLD.\"received_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'serviceattestation_received_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'received_on', MESSAGE = 'a date that cannot be: serviceattestation_received_on_too_late';\nEND IF;\nIF NEW.\"ends_on\" < NEW.\"starts_on\" AND (TG_OP = 'INSERT' OR (NEW.\"ends_on\" IS DISTINCT FROM OLD.\"ends_on\" OR NEW.\"starts_on\" IS DISTINCT FROM OLD.\"starts_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'serviceattestation_ends_on_after_starts_on', TABLE = TG_TABLE_NAME, COLUMN = 'ends_on', MESSAGE = 'a date that cannot be: serviceattestation_ends_on_after_starts_on';\nEND IF;\nRETURN NEW;",
                    hash="d25384743f24b5c77eef4d79ebe6f57621baa5b9",
                    operation='INSERT OR UPDATE OF "starts_on", "ends_on", "received_on"',
                    pgid="pgtrigger_possible_days_7620c",
                    table="bursaries_serviceattestation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceattestation",
            trigger=pgtrigger.compiler.Trigger(
                name="days_with_service",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='PERFORM 1 FROM "bursaries_serviceperiod" WHERE "id" IN (SELECT "service_id" FROM new_rows) FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM new_rows AS child JOIN "bursaries_serviceperiod" AS parent ON parent."id" = child."service_id" WHERE child."starts_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'serviceattestation_starts_on_after_service_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: serviceattestation_starts_on_after_service_starts_on\';\nEND IF;\nRETURN NULL;',
                    hash="ff679ca2c72db003403dfa4417654437710471e2",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_days_with_service_286b6",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="bursaries_serviceattestation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceattestation",
            trigger=pgtrigger.compiler.Trigger(
                name="days_moved_with_service",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."starts_on" IS DISTINCT FROM OLD."starts_on" OR NEW."service_id" IS DISTINCT FROM OLD."service_id")',
                    func='PERFORM 1 FROM "bursaries_serviceperiod" WHERE "id" = NEW."service_id" FOR KEY SHARE;\nIF EXISTS (SELECT 1 FROM "bursaries_serviceperiod" AS parent WHERE parent."id" = NEW."service_id" AND NEW."starts_on" < parent."starts_on") THEN\n    RAISE check_violation USING CONSTRAINT = \'serviceattestation_starts_on_after_service_starts_on\', TABLE = TG_TABLE_NAME, COLUMN = \'starts_on\', MESSAGE = \'a date that cannot be: serviceattestation_starts_on_after_service_starts_on\';\nEND IF;\nRETURN NULL;',
                    hash="d13d0ec9b356719933097c4132a4f2a07e5efc27",
                    operation='UPDATE OF "starts_on", "service_id"',
                    pgid="pgtrigger_days_moved_with_service_13d70",
                    table="bursaries_serviceattestation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="waiver",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="f037e26b874fcd51c0d09bd2af0e86b5ba116371",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_6d6a7",
                    table="bursaries_waiver",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="waiver",
            trigger=pgtrigger.compiler.Trigger(
                name="possible_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."granted_on" < DATE \'1900-01-01\' OR NEW."granted_on" > arrimage_today())',
                    func="IF NEW.\"granted_on\" < DATE '1900-01-01' AND (TG_OP = 'INSERT' OR (NEW.\"granted_on\" IS DISTINCT FROM OLD.\"granted_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'waiver_granted_on_too_early', TABLE = TG_TABLE_NAME, COLUMN = 'granted_on', MESSAGE = 'a date that cannot be: waiver_granted_on_too_early';\nEND IF;\nIF NEW.\"granted_on\" > arrimage_today() AND (TG_OP = 'INSERT' OR (NEW.\"granted_on\" IS DISTINCT FROM OLD.\"granted_on\")) THEN\n    RAISE check_violation USING CONSTRAINT = 'waiver_granted_on_too_late', TABLE = TG_TABLE_NAME, COLUMN = 'granted_on', MESSAGE = 'a date that cannot be: waiver_granted_on_too_late';\nEND IF;\nRETURN NEW;",
                    hash="9556ce7eca88dbcc73f3b39f1483a0870a137359",
                    operation='INSERT OR UPDATE OF "granted_on"',
                    pgid="pgtrigger_possible_days_1089c",
                    table="bursaries_waiver",
                    when="BEFORE",
                ),
            ),
        ),
    ]
