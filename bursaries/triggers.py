"""What the database itself holds of bursaries, against imports, raw SQL and simultaneous decisions.

The awards of a round, of a tier and the sums that they come to are counters that these triggers keep and checks bound
(``docs/decisions/0002``). Whoever gives an award locks its round first, then its tier.
"""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from bursaries.enums import AWARD_HELD, INSTALMENT_HELD, ReviewConflict
from programs import integrity
from programs.budgets.triggers.parts import listed, refuse, stays

_HELD = listed(AWARD_HELD)
_PLANNED = listed(INSTALMENT_HELD)

# --- rounds


STAYS_IN_ITS_ROUND = stays("round_id", "stays_in_its_round")
ROUND_STAYS_IN_ITS_PROGRAM = stays("program_id", "round_stays_in_its_program")

_LINE_PROGRAM = """(
            SELECT budget.program_id FROM budgets_budgetline AS line
            JOIN budgets_budget AS budget ON budget.id = line.budget_id
            WHERE line.id = NEW.line_id
        )"""

ROUND_LINE_OF_ITS_PROGRAM = pgtrigger.Trigger(
    name="round_line_of_its_program",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("line_id", "rule_id"),
    func=f"""
        IF NEW.line_id IS NOT NULL AND {_LINE_PROGRAM} <> NEW.program_id THEN
            {refuse("round_line_of_its_program", "a line of another program", "line_id")}
        END IF;
        IF NEW.rule_id IS NOT NULL AND NEW.program_id <> (
            SELECT program_id FROM bursaries_obligationrule WHERE id = NEW.rule_id
        ) THEN
            {refuse("rule_of_its_program", "a rule of another program", "rule_id")}
        END IF;
        RETURN NEW;
    """,
)


def of_one_round(column: str, table: str, *others: tuple[str, str]) -> pgtrigger.Trigger:
    """What a row points to, as (column, table), is of the round of what ``column`` points to in ``table``."""
    tests = "".join(
        f"""
        IF NEW.{other} IS NOT NULL AND (
            SELECT round_id FROM {other_table} WHERE id = NEW.{other}
        ) IS DISTINCT FROM (SELECT round_id FROM {table} WHERE id = NEW.{column}) THEN
            {refuse("of_one_round", "of another round", other)}
        END IF;"""
        for other, other_table in others
    )
    return pgtrigger.Trigger(
        name="of_one_round",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert
        | pgtrigger.UpdateOf(column, *(other for other, _table in others)),
        func=f"{tests}\n        RETURN NEW;",
    )


# --- reviews

SCORE_WITHOUT_CONFLICT = pgtrigger.Trigger(
    name="score_without_conflict",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    declare=[("review", "RECORD"), ("criterion", "RECORD")],
    func=f"""
        SELECT conflict, application.round_id AS round_id INTO review
        FROM bursaries_review AS one
        JOIN bursaries_application AS application ON application.id = one.application_id
        WHERE one.id = NEW.review_id FOR SHARE OF one;
        SELECT round_id, most INTO criterion FROM bursaries_criterion WHERE id = NEW.criterion_id;
        IF review.conflict <> '{ReviewConflict.NONE}' THEN
            {refuse("score_without_conflict", "no conflict of interest was ruled out", "review_id")}
        END IF;
        IF review.round_id <> criterion.round_id THEN
            {refuse("of_one_round", "of another round", "criterion_id")}
        END IF;
        IF NEW.value > criterion.most THEN
            {refuse("score_within_its_criterion", "above the most", "value")}
        END IF;
        RETURN NEW;
    """,
)

# --- awards

# The places and the dollars that an award takes of its round and of its tier.
AWARD_IS_COUNTED = pgtrigger.Trigger(
    name="award_is_counted",
    when=pgtrigger.After,
    operation=pgtrigger.Insert
    | pgtrigger.UpdateOf("state", "amount", "round_id", "tier_id")
    | pgtrigger.Delete,
    func=f"""
        IF TG_OP <> 'INSERT' AND OLD.round_id IS NOT NULL AND OLD.state IN ({_HELD}) THEN
            UPDATE bursaries_bursaryround SET taken = taken - 1, granted = granted - OLD.amount
            WHERE id = OLD.round_id;
            UPDATE bursaries_awardtier SET taken = taken - 1 WHERE id = OLD.tier_id;
        END IF;
        IF TG_OP <> 'DELETE' AND NEW.round_id IS NOT NULL AND NEW.state IN ({_HELD}) THEN
            UPDATE bursaries_bursaryround SET taken = taken + 1, granted = granted + NEW.amount
            WHERE id = NEW.round_id;
            UPDATE bursaries_awardtier SET taken = taken + 1 WHERE id = NEW.tier_id;
        END IF;
        RETURN NULL;
    """,
)

AWARD_OF_ITS_ROUND = pgtrigger.Trigger(
    name="award_of_its_round",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert
    | pgtrigger.UpdateOf(
        "program_id", "round_id", "tier_id", "application_id", "line_id", "obligation_id"
    ),
    func=f"""
        IF NEW.round_id IS NOT NULL AND NEW.program_id <> (
            SELECT program_id FROM bursaries_bursaryround WHERE id = NEW.round_id
        ) THEN
            {refuse("award_of_its_program", "a round of another program", "round_id")}
        END IF;
        IF NEW.tier_id IS NOT NULL AND NEW.round_id IS DISTINCT FROM (
            SELECT round_id FROM bursaries_awardtier WHERE id = NEW.tier_id
        ) THEN
            {refuse("of_one_round", "of another round", "tier_id")}
        END IF;
        IF NEW.application_id IS NOT NULL AND NEW.round_id IS DISTINCT FROM (
            SELECT round_id FROM bursaries_application WHERE id = NEW.application_id
        ) THEN
            {refuse("of_one_round", "of another round", "application_id")}
        END IF;
        IF NEW.line_id IS NOT NULL AND {_LINE_PROGRAM} <> NEW.program_id THEN
            {refuse("round_line_of_its_program", "a line of another program", "line_id")}
        END IF;
        IF NEW.obligation_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM bursaries_obligation
            WHERE id = NEW.obligation_id AND person_id = NEW.person_id
            AND program_id = NEW.program_id
        ) THEN
            {refuse("award_obliges_its_holder", "the obligation of somebody else", "obligation_id")}
        END IF;
        RETURN NEW;
    """,
)

INSTALMENT_IS_COUNTED = pgtrigger.Trigger(
    name="instalment_is_counted",
    when=pgtrigger.After,
    operation=pgtrigger.Insert
    | pgtrigger.UpdateOf("state", "amount", "award_id")
    | pgtrigger.Delete,
    func=f"""
        IF TG_OP <> 'INSERT' AND OLD.state IN ({_PLANNED}) THEN
            UPDATE bursaries_award SET planned = planned - OLD.amount WHERE id = OLD.award_id;
        END IF;
        IF TG_OP <> 'DELETE' AND NEW.state IN ({_PLANNED}) THEN
            UPDATE bursaries_award SET planned = planned + NEW.amount WHERE id = NEW.award_id;
        END IF;
        RETURN NULL;
    """,
)

# What became an expense is what finance pays: no amount moves under it.
AWARD_AMOUNT_IS_KEPT = pgtrigger.Trigger(
    name="award_amount_is_kept",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf("amount"),
    condition=pgtrigger.Condition("NEW.amount IS DISTINCT FROM OLD.amount"),
    func=f"""
        IF EXISTS (
            SELECT 1 FROM bursaries_awardinstalment
            WHERE award_id = NEW.id AND expense_id IS NOT NULL
        ) THEN
            {refuse("award_amount_is_kept", "something of it is an expense", "amount")}
        END IF;
        RETURN NEW;
    """,
)

INSTALMENT_AMOUNT_IS_KEPT = pgtrigger.Trigger(
    name="instalment_amount_is_kept",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf("amount", "award_id"),
    condition=pgtrigger.Condition(
        "OLD.expense_id IS NOT NULL"
        " AND ROW(NEW.amount, NEW.award_id) IS DISTINCT FROM ROW(OLD.amount, OLD.award_id)"
    ),
    func=refuse("award_amount_is_kept", "it is an expense", "amount"),
)

# --- obligations

OBLIGATION_OF_ITS_PROGRAM = pgtrigger.Trigger(
    name="obligation_of_its_program",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("program_id", "rule_id"),
    func=f"""
        IF NEW.program_id <> (
            SELECT program_id FROM bursaries_obligationrule WHERE id = NEW.rule_id
        ) THEN
            {refuse("rule_of_its_program", "a rule of another program", "rule_id")}
        END IF;
        RETURN NEW;
    """,
)

# A rule that binds somebody is what their contract prints; another version is made of it.
_BINDS = "EXISTS (SELECT 1 FROM bursaries_obligation WHERE rule_id = {rule})"
_FROZEN_COLUMNS = (
    "program_id",
    "code",
    "version",
    "region_id",
    "employer_kinds",
    "start_within_months",
    "complete_within_months",
    "prorates_part_time",
    "minimum_share",
    "prorates_paid",
    "counts_during_studies",
    "repayment",
    "repay_within_months",
)
_OLD = ", ".join(f"OLD.{column}" for column in _FROZEN_COLUMNS)
_NEW = ", ".join(f"NEW.{column}" for column in _FROZEN_COLUMNS)

BINDING_RULE_IS_KEPT = pgtrigger.Trigger(
    name="binding_rule_is_kept",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    func=f"""
        IF ROW({_NEW}) IS DISTINCT FROM ROW({_OLD}) AND {_BINDS.format(rule="OLD.id")} THEN
            {refuse("binding_rule_is_kept", "it binds somebody already")}
        END IF;
        RETURN NEW;
    """,
)

BINDING_TERM_IS_KEPT = pgtrigger.Trigger(
    name="binding_term_is_kept",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    func=f"""
        IF TG_OP = 'UPDATE' AND ROW(NEW.rule_id, NEW.level, NEW.from_region, NEW.months, NEW.per)
            IS NOT DISTINCT FROM ROW(OLD.rule_id, OLD.level, OLD.from_region, OLD.months, OLD.per)
        THEN RETURN NEW; END IF;
        IF TG_OP <> 'INSERT' AND {_BINDS.format(rule="OLD.rule_id")} THEN
            {refuse("binding_rule_is_kept", "it binds somebody already")}
        END IF;
        IF TG_OP <> 'DELETE' AND {_BINDS.format(rule="NEW.rule_id")} THEN
            {refuse("binding_rule_is_kept", "it binds somebody already")}
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    """,
)

# --- letters

LETTER_IS_KEPT = pgtrigger.Trigger(
    name="letter_is_kept",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    condition=pgtrigger.Condition(
        "ROW(NEW.kind, NEW.language, NEW.addressee, NEW.subject, NEW.body, NEW.dated_on)"
        " IS DISTINCT FROM "
        "ROW(OLD.kind, OLD.language, OLD.addressee, OLD.subject, OLD.body, OLD.dated_on)"
    ),
    func=refuse("letter_is_kept", "a letter never changes", "body"),
)

for _name, _sentence in {
    "stays_in_its_round": _("Ce qui est écrit pour un concours ne passe pas à un autre."),
    "round_stays_in_its_program": _("Un concours ne passe pas d’un programme à un autre."),
    "round_line_of_its_program": _("Ce poste budgétaire est d’un autre programme."),
    "rule_of_its_program": _("Cette règle d’engagement est d’un autre programme."),
    "of_one_round": _("Cet élément est d’un autre concours."),
    "score_without_conflict": _("Déclarez d’abord que vous n’avez pas de conflit d’intérêts."),
    "score_within_its_criterion": _("Cette note dépasse la note maximale du critère."),
    "award_of_its_program": _("Ce concours est d’un autre programme."),
    "award_obliges_its_holder": _("Cet engagement est celui d’une autre personne."),
    "award_amount_is_kept": _("Un versement est déjà une dépense : le montant ne change plus."),
    "binding_rule_is_kept": _(
        "Cette règle engage déjà quelqu’un : faites-en une nouvelle version."
    ),
    "letter_is_kept": _("Une lettre faite ne change pas : faites-en une autre."),
}.items():
    integrity.register(_name, _sentence)
