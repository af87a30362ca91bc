"""What the database holds of expenses, commitments and payments.

The balances of a line are counters that these triggers keep and a check of the line bounds
(``docs/decisions/0002``). Whoever changes several lines locks them in the order of their keys; of one line, first the
commitment and then the line.
"""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from programs import integrity
from programs.budgets.enums import EXPENSE_COUNTED, EXPENSE_SHARED_OUT
from programs.budgets.triggers.parts import (
    deferred,
    listed,
    refuse,
    refuse_closed,
    unless_changed,
)

_COUNTED = listed(EXPENSE_COUNTED)
_SHARED_OUT = listed(EXPENSE_SHARED_OUT)

# --- expenses

# Here rather than in ``save``: imports in bulk and raw SQL come by as well.
CHARGED_IS_COMPUTED = pgtrigger.Trigger(
    name="a_charged_is_computed",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    func="NEW.charged := NEW.amount - NEW.rebated; RETURN NEW;",
)

# What is left of a commitment on its line: nothing once it is closed or used up.
_LEFT = "CASE WHEN {closed} IS NULL THEN GREATEST({amount} - ({consumed}), 0) ELSE 0 END"


def _count(part: str, delta: str) -> str:
    """Count ``delta`` of what ``part``, a record of an allocation, spends: off its commitment and on its line."""
    before = _LEFT.format(closed="held.closed_on", amount="held.amount", consumed="held.consumed")
    after = _LEFT.format(
        closed="held.closed_on", amount="held.amount", consumed=f"held.consumed + {delta}"
    )
    return f"""
            released := 0;
            IF {part}.commitment_id IS NOT NULL THEN
                SELECT amount, consumed, closed_on INTO held
                FROM budgets_commitment WHERE id = {part}.commitment_id FOR NO KEY UPDATE;
                released := {after} - {before};
                UPDATE budgets_commitment SET consumed = consumed + {delta}
                WHERE id = {part}.commitment_id;
            END IF;
            UPDATE budgets_budgetline SET spent = spent + {delta}, committed = committed + released
            WHERE id = {part}.line_id;"""


_COUNTING = [("released", "NUMERIC"), ("held", "RECORD")]

EXPENSE_IS_COUNTED = pgtrigger.Trigger(
    name="expense_is_counted",
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf("state"),
    declare=[("part", "RECORD"), *_COUNTING],
    func=f"""
        IF (OLD.state IN ({_COUNTED})) = (NEW.state IN ({_COUNTED})) THEN RETURN NULL; END IF;
        PERFORM 1 FROM budgets_commitment WHERE id IN (
            SELECT commitment_id FROM budgets_allocation WHERE expense_id = NEW.id
        ) ORDER BY id FOR NO KEY UPDATE;
        PERFORM 1 FROM budgets_budgetline WHERE id IN (
            SELECT line_id FROM budgets_allocation WHERE expense_id = NEW.id
        ) ORDER BY id FOR NO KEY UPDATE;
        FOR part IN SELECT * FROM budgets_allocation WHERE expense_id = NEW.id ORDER BY id LOOP
            IF NEW.state IN ({_COUNTED}) THEN {_count("part", "part.amount")}
            ELSE {_count("part", "(- part.amount)")}
            END IF;
        END LOOP;
        IF NEW.reverses_id IS NOT NULL THEN
            UPDATE budgets_expense SET reversed = reversed
                + CASE WHEN NEW.state IN ({_COUNTED}) THEN - NEW.amount ELSE NEW.amount END
            WHERE id = NEW.reverses_id;
        END IF;
        RETURN NULL;
    """,
)

# Rows that come or go already approved: an import, and its undoing.
COUNTED_REVERSAL_COMES_OR_GOES = pgtrigger.Trigger(
    name="counted_reversal_comes_or_goes",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.Delete,
    func=f"""
        IF TG_OP = 'INSERT' AND NEW.reverses_id IS NOT NULL AND NEW.state IN ({_COUNTED}) THEN
            UPDATE budgets_expense SET reversed = reversed - NEW.amount WHERE id = NEW.reverses_id;
        END IF;
        IF TG_OP = 'DELETE' AND OLD.reverses_id IS NOT NULL AND OLD.state IN ({_COUNTED}) THEN
            UPDATE budgets_expense SET reversed = reversed + OLD.amount WHERE id = OLD.reverses_id;
        END IF;
        RETURN NULL;
    """,
)


def _allocations_are_counted(operation, delta: str, **rows: str) -> pgtrigger.Trigger:
    """Of rows that come or go with an expense that is approved already: an import, and its undoing.

    Once a statement and not once a row: a line that changes once an expense keeps every version of itself until the
    transaction ends, and each is looked through again.
    """
    written = (
        " JOIN budgets_expense AS expense ON expense.id = row.expense_id WHERE expense.state IN"
    )
    of_them = f"FROM written AS row{written} ({_COUNTED})"
    return pgtrigger.Trigger(
        name=f"allocations_are_counted_{operation}".lower(),
        when=pgtrigger.After,
        operation=operation,
        level=pgtrigger.Statement,
        referencing=pgtrigger.Referencing(**rows),
        declare=[("part", "RECORD"), *_COUNTING],
        func=f"""
        PERFORM 1 FROM budgets_commitment WHERE id IN (SELECT row.commitment_id {of_them})
        ORDER BY id FOR NO KEY UPDATE;
        PERFORM 1 FROM budgets_budgetline WHERE id IN (SELECT row.line_id {of_them})
        ORDER BY id FOR NO KEY UPDATE;
        FOR part IN
            SELECT row.line_id, row.commitment_id, SUM(row.amount) AS amount {of_them}
            GROUP BY row.line_id, row.commitment_id ORDER BY row.line_id, row.commitment_id
        LOOP {_count("part", delta)}
        END LOOP;
        RETURN NULL;
    """,
    )


ALLOCATIONS_COME = _allocations_are_counted(pgtrigger.Insert, "part.amount", new="written")
ALLOCATIONS_GO = _allocations_are_counted(pgtrigger.Delete, "(- part.amount)", old="written")

_ALLOCATION_IS_KEPT = f"""
        SELECT state, program_id, spent_on, amount INTO one
        FROM budgets_expense WHERE id = {{row}}.expense_id FOR SHARE;
        IF one.state IN ({_COUNTED}) THEN
            {refuse_closed("one.program_id", "one.spent_on", "amount")}
        END IF;"""
ALLOCATION_IS_KEPT = pgtrigger.Trigger(
    name="allocation_is_kept",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    declare=[("one", "RECORD"), ("year", "RECORD"), ("held", "RECORD")],
    func=f"""{unless_changed("expense_id", "line_id", "commitment_id", "amount")}
        IF TG_OP <> 'INSERT' THEN {_ALLOCATION_IS_KEPT.format(row="OLD")} END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        {_ALLOCATION_IS_KEPT.format(row="NEW")}
        IF TG_OP = 'UPDATE' AND one.state IN ({_COUNTED}) AND (
            NEW.expense_id, NEW.line_id, NEW.commitment_id, NEW.amount
        ) IS DISTINCT FROM (OLD.expense_id, OLD.line_id, OLD.commitment_id, OLD.amount) THEN
            {refuse("expense_is_kept", "an approved expense never changes", "amount")}
        END IF;
        IF SIGN(NEW.amount) <> SIGN(one.amount) THEN
            {refuse("allocation_of_one_sign", "a part has the sign of the whole", "amount")}
        END IF;
        SELECT budget.program_id, budget.starts_on, budget.ends_on INTO year
        FROM budgets_budgetline AS line JOIN budgets_budget AS budget ON budget.id = line.budget_id
        WHERE line.id = NEW.line_id;
        IF year.program_id <> one.program_id THEN
            {refuse("line_of_the_program", "a line of another program", "line_id")}
        END IF;
        IF one.spent_on NOT BETWEEN year.starts_on AND year.ends_on THEN
            {refuse("expense_in_the_year_of_its_line", "a line of another year", "line_id")}
        END IF;
        IF NEW.commitment_id IS NOT NULL THEN
            SELECT line_id, made_on INTO held FROM budgets_commitment WHERE id = NEW.commitment_id;
            IF held.line_id <> NEW.line_id THEN
                {refuse("commitment_of_its_line", "a commitment on another line", "commitment_id")}
            END IF;
            IF one.spent_on < held.made_on THEN
                {refuse("expense_after_its_commitment", "before its commitment", "commitment_id")}
            END IF;
        END IF;
        RETURN NEW;
    """,
)
OF_ANOTHER_PROGRAM = _("Ce poste budgétaire est d’un autre programme.")
OF_ANOTHER_YEAR = _(
    "La date de la dépense n’est pas dans l’exercice de ce poste : choisissez le poste de son exercice."
)
OF_ONE_SIGN = _("Chaque part d’une dépense a le même signe que son montant.")
ON_ANOTHER_LINE = _("Cet engagement porte sur un autre poste.")
BEFORE_ITS_COMMITMENT = _("La dépense précède son engagement.")
integrity.register("allocation_of_one_sign", OF_ONE_SIGN)
integrity.register("expense_in_the_year_of_its_line", OF_ANOTHER_YEAR)
integrity.register("commitment_of_its_line", ON_ANOTHER_LINE)
integrity.register("expense_after_its_commitment", BEFORE_ITS_COMMITMENT)
integrity.register(
    "expense_is_kept",
    _("Une dépense approuvée ne change plus : contre-passez-la, ou reprenez son approbation."),
)

# What figures are made of. Its supplier and its description may be mended: the history keeps both.
_KEPT = "program_id, spent_on, amount, gst, qst, hst, rebated, charged, reverses_id, claimed, claimant_id"
EXPENSE_IS_KEPT = pgtrigger.Trigger(
    name="expense_is_kept",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    func=f"""
        IF TG_OP <> 'INSERT' AND OLD.state IN ({_COUNTED}) THEN
            IF TG_OP = 'DELETE' OR NEW.state NOT IN ({_COUNTED}) THEN
                {refuse_closed("OLD.program_id", "OLD.spent_on", "spent_on")}
            END IF;
            IF TG_OP = 'UPDATE' AND ({", ".join(f"NEW.{one}" for one in _KEPT.split(", "))})
                IS DISTINCT FROM ({", ".join(f"OLD.{one}" for one in _KEPT.split(", "))})
            THEN
                {refuse("expense_is_kept", "an approved expense never changes", "amount")}
            END IF;
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        IF TG_OP = 'INSERT' OR (NEW.program_id, NEW.spent_on)
            IS DISTINCT FROM (OLD.program_id, OLD.spent_on)
            OR (NEW.state IN ({_COUNTED}) AND OLD.state NOT IN ({_COUNTED}))
        THEN
            {refuse_closed("NEW.program_id", "NEW.spent_on", "spent_on")}
        END IF;
        RETURN NEW;
    """,
)

# An expense that changes its day or its program has its allocations looked at again.
EXPENSE_STAYS_ON_ITS_LINES = pgtrigger.Trigger(
    name="expense_stays_on_its_lines",
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf("spent_on", "program_id"),
    func=f"""
        IF EXISTS (
            SELECT 1 FROM budgets_allocation AS part
            JOIN budgets_budgetline AS line ON line.id = part.line_id
            JOIN budgets_budget AS budget ON budget.id = line.budget_id
            LEFT JOIN budgets_commitment AS held ON held.id = part.commitment_id
            WHERE part.expense_id = NEW.id AND (
                budget.program_id <> NEW.program_id
                OR NEW.spent_on NOT BETWEEN budget.starts_on AND budget.ends_on
                OR NEW.spent_on < held.made_on
            )
        ) THEN
            {refuse("expense_in_the_year_of_its_line", "a line of another year", "spent_on")}
        END IF;
        RETURN NULL;
    """,
)


def _is_shared_out(expense: str) -> str:
    return f"""
        IF EXISTS (
            SELECT 1 FROM budgets_expense AS expense
            WHERE expense.id = {expense} AND expense.state IN ({_SHARED_OUT})
            AND (
                SELECT COALESCE(SUM(amount), 0) FROM budgets_allocation WHERE expense_id = expense.id
            ) <> expense.charged
        ) THEN
            {refuse("expense_is_shared_out", "the parts do not make the whole", "amount")}
        END IF;"""


EXPENSE_IS_SHARED_OUT = deferred(
    "expense_is_shared_out",
    pgtrigger.Insert | pgtrigger.UpdateOf("state", "amount", "rebated"),
    _is_shared_out("NEW.id"),
)
ALLOCATIONS_MAKE_THE_WHOLE = deferred(
    "allocations_make_the_whole",
    pgtrigger.Insert | pgtrigger.UpdateOf("amount", "expense_id") | pgtrigger.Delete,
    _is_shared_out("COALESCE(NEW.expense_id, OLD.expense_id)"),
)
integrity.register(
    "expense_is_shared_out",
    _("Répartissez la dépense entre ses postes, au cent près : les parts font le montant imputé."),
)

REVERSAL_POINTS_BACK = pgtrigger.Trigger(
    name="reversal_points_back",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("reverses_id", "program_id", "spent_on"),
    declare=[("first", "RECORD")],
    func=f"""{unless_changed("reverses_id", "program_id", "spent_on")}
        IF NEW.reverses_id IS NULL THEN RETURN NEW; END IF;
        SELECT program_id, state, reverses_id, spent_on INTO first
        FROM budgets_expense WHERE id = NEW.reverses_id FOR SHARE;
        IF first.program_id <> NEW.program_id OR first.state NOT IN ({_COUNTED})
            OR first.reverses_id IS NOT NULL OR NEW.spent_on < first.spent_on
        THEN
            {refuse("reversal_points_back", "not an approved expense of the program", "reverses_id")}
        END IF;
        RETURN NEW;
    """,
)
integrity.register(
    "reversal_points_back",
    _("Une contre-passation vise une dépense approuvée du même programme, à sa date ou plus tard."),
)

# --- commitments

COMMITMENT_IS_COUNTED = pgtrigger.Trigger(
    name="commitment_is_counted",
    when=pgtrigger.After,
    operation=pgtrigger.Insert
    | pgtrigger.UpdateOf("amount", "closed_on", "line_id")
    | pgtrigger.Delete,
    func=f"""
        IF TG_OP <> 'INSERT' THEN
            UPDATE budgets_budgetline SET committed = committed
                - {_LEFT.format(closed="OLD.closed_on", amount="OLD.amount", consumed="OLD.consumed")}
            WHERE id = OLD.line_id;
        END IF;
        IF TG_OP <> 'DELETE' THEN
            UPDATE budgets_budgetline SET committed = committed
                + {_LEFT.format(closed="NEW.closed_on", amount="NEW.amount", consumed="NEW.consumed")}
            WHERE id = NEW.line_id;
        END IF;
        RETURN NULL;
    """,
)


def _ends_in_an_open_period(name: str, column: str, program: str) -> pgtrigger.Trigger:
    """The day on which something ends to count is not of a closed period, when it is written or taken away."""
    tests = "".join(
        f"""
        IF {row}.{column} IS NOT NULL AND OLD.{column} IS DISTINCT FROM NEW.{column} THEN
            {refuse_closed(program.format(row=row), f"{row}.{column}", column)}
        END IF;"""
        for row in ("OLD", "NEW")
    )
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf(column),
        func=f"{tests}\n        RETURN NEW;",
    )


COMMITMENT_CLOSES_IN_AN_OPEN_PERIOD = _ends_in_an_open_period(
    "closes_in_an_open_period",
    "closed_on",
    """(
            SELECT budget.program_id FROM budgets_budgetline AS line
            JOIN budgets_budget AS budget ON budget.id = line.budget_id
            WHERE line.id = {row}.line_id
        )""",
)
ANNULLED_IN_AN_OPEN_PERIOD = _ends_in_an_open_period(
    "annulled_in_an_open_period",
    "annulled_on",
    "(SELECT program_id FROM budgets_expense WHERE id = {row}.expense_id)",
)

COMMITMENT_STAYS_ON_ITS_LINE = pgtrigger.Trigger(
    name="commitment_stays_on_its_line",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf("line_id", "made_on"),
    func=f"""
        IF (NEW.line_id <> OLD.line_id OR NEW.made_on > OLD.made_on) AND EXISTS (
            SELECT 1 FROM budgets_allocation WHERE commitment_id = NEW.id
        ) THEN
            {refuse("commitment_of_its_line", "expenses hang on it", "line_id")}
        END IF;
        RETURN NEW;
    """,
)

# --- payments

PAYMENT_IS_COUNTED = pgtrigger.Trigger(
    name="payment_is_counted",
    when=pgtrigger.After,
    operation=pgtrigger.Insert
    | pgtrigger.UpdateOf("amount", "expense_id", "annulled_on")
    | pgtrigger.Delete,
    func="""
        IF TG_OP <> 'INSERT' AND OLD.annulled_on IS NULL THEN
            UPDATE budgets_expense SET paid = paid - OLD.amount WHERE id = OLD.expense_id;
        END IF;
        IF TG_OP <> 'DELETE' AND NEW.annulled_on IS NULL THEN
            UPDATE budgets_expense SET paid = paid + NEW.amount WHERE id = NEW.expense_id;
        END IF;
        RETURN NULL;
    """,
)
# Up to the whole of what was approved: what is paid may be reversed afterwards, and comes in so from another house.
# The action, which holds the expense, looks at what is still owed.
PAYMENT_OF_WHAT_IS_APPROVED = pgtrigger.Trigger(
    name="payment_of_what_is_approved",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("amount", "expense_id", "paid_on"),
    declare=[("owed", "RECORD")],
    func=f"""{unless_changed("amount", "expense_id", "paid_on")}
        SELECT state, amount AS due, paid, spent_on INTO owed
        FROM budgets_expense WHERE id = NEW.expense_id FOR NO KEY UPDATE;
        IF owed.state NOT IN ({_COUNTED}) OR owed.due <= 0 THEN
            {refuse("payment_of_what_is_approved", "not approved", "expense_id")}
        END IF;
        IF NEW.annulled_on IS NULL AND (
            owed.paid + NEW.amount - CASE
                WHEN TG_OP = 'UPDATE' AND OLD.annulled_on IS NULL AND OLD.expense_id = NEW.expense_id
                THEN OLD.amount ELSE 0 END
        ) > owed.due
        THEN
            {refuse("paid_at_most_what_is_approved", "more than was approved", "amount")}
        END IF;
        RETURN NEW;
    """,
)
integrity.register(
    "payment_of_what_is_approved",
    _("Seule une dépense approuvée, et non contre-passée, est payée."),
)
integrity.register(
    "paid_at_most_what_is_approved",
    _("Ce paiement dépasse ce qui reste à payer de la dépense approuvée."),
)

# --- overruns

OVERRUN_IS_COUNTED = pgtrigger.Trigger(
    name="overrun_is_counted",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.Delete,
    func="""
        IF TG_OP = 'INSERT' THEN
            UPDATE budgets_budgetline SET overrun = overrun + NEW.amount WHERE id = NEW.line_id;
        ELSE
            UPDATE budgets_budgetline SET overrun = overrun - OLD.amount WHERE id = OLD.line_id;
        END IF;
        RETURN NULL;
    """,
)

# Of a log that only grows; an import that brought some can be undone.
NEVER_CHANGED = pgtrigger.Protect(name="frozen", operation=pgtrigger.Update)
