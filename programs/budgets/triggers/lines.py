"""What the database holds of the lines of budgets, of their changes and of sharing keys."""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from programs import integrity
from programs.budgets.enums import CHANGES_TO_ZERO, ChangeState
from programs.budgets.triggers.parts import (
    deferred,
    listed,
    refuse,
    refuse_closed,
    unless_changed,
)

_TO_ZERO = listed(CHANGES_TO_ZERO)

# --- lines

# Written in the draft of a budget; afterwards a line is added empty, and gets its amount by a change.
ADOPTED_IS_KEPT = pgtrigger.Trigger(
    name="adopted_is_kept",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf("adopted", "budget_id") | pgtrigger.Delete,
    func=f"""
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        IF (NEW.adopted, NEW.budget_id) IS DISTINCT FROM (OLD.adopted, OLD.budget_id) AND EXISTS (
            SELECT 1 FROM budgets_budget WHERE id = OLD.budget_id AND adopted_on IS NOT NULL
        ) THEN
            {refuse("adopted_is_kept", "an adopted amount changes by an amendment", "adopted")}
        END IF;
        RETURN NEW;
    """,
)
integrity.register(
    "adopted_is_kept",
    _("Le budget est adopté : son montant change par un amendement ou un virement."),
)


def _of_the_program(column: str, table: str) -> pgtrigger.Trigger:
    """The line that a row points to is of the program of what ``column``, a key of ``table``, points to."""
    return pgtrigger.Trigger(
        name="line_of_the_program",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("line_id", column),
        func=f"""
        IF (SELECT program_id FROM {table} WHERE id = NEW.{column}) IS DISTINCT FROM (
            SELECT budget.program_id FROM budgets_budgetline AS line
            JOIN budgets_budget AS budget ON budget.id = line.budget_id
            WHERE line.id = NEW.line_id
        ) THEN
            {refuse("line_of_the_program", "a line of another program", "line_id")}
        END IF;
        RETURN NEW;
        """,
    )


LINE_OF_THE_CHANGE = _of_the_program("change_id", "budgets_budgetchange")
LINE_OF_THE_KEY = _of_the_program("key_id", "budgets_sharingkey")
integrity.register("line_of_the_program", _("Ce poste budgétaire est d’un autre programme."))


# --- changes of a budget

_APPLY_ENTRY = "UPDATE budgets_budgetline SET amended = amended {sign} {amount} WHERE id = {line};"

CHANGE_IS_APPLIED = pgtrigger.Trigger(
    name="change_is_applied",
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf("state"),
    declare=[("entry", "RECORD")],
    func=f"""
        IF (OLD.state = '{ChangeState.APPROVED}') = (NEW.state = '{ChangeState.APPROVED}') THEN
            RETURN NULL;
        END IF;
        PERFORM 1 FROM budgets_budgetline WHERE id IN (
            SELECT line_id FROM budgets_changeentry WHERE change_id = NEW.id
        ) ORDER BY id FOR NO KEY UPDATE;
        FOR entry IN SELECT line_id, amount FROM budgets_changeentry WHERE change_id = NEW.id LOOP
            IF NEW.state = '{ChangeState.APPROVED}' THEN
                {_APPLY_ENTRY.format(sign="+", amount="entry.amount", line="entry.line_id")}
            ELSE
                {_APPLY_ENTRY.format(sign="-", amount="entry.amount", line="entry.line_id")}
            END IF;
        END LOOP;
        RETURN NULL;
    """,
)


def _change_of(row: str) -> str:
    return f"SELECT state FROM budgets_budgetchange WHERE id = {row}.change_id"


ENTRY_IS_APPLIED = pgtrigger.Trigger(
    name="entry_is_applied",
    when=pgtrigger.After,
    operation=pgtrigger.Insert
    | pgtrigger.UpdateOf("amount", "line_id", "change_id")
    | pgtrigger.Delete,
    func=f"""
        IF TG_OP <> 'INSERT' AND ({_change_of("OLD")}) = '{ChangeState.APPROVED}' THEN
            {_APPLY_ENTRY.format(sign="-", amount="OLD.amount", line="OLD.line_id")}
        END IF;
        IF TG_OP <> 'DELETE' AND ({_change_of("NEW")}) = '{ChangeState.APPROVED}' THEN
            {_APPLY_ENTRY.format(sign="+", amount="NEW.amount", line="NEW.line_id")}
        END IF;
        RETURN NULL;
    """,
)

_ENTRY_PERIOD = f"""
        SELECT program_id, effective_on, state INTO one FROM budgets_budgetchange
        WHERE id = {{row}}.change_id FOR SHARE;
        IF one.state = '{ChangeState.APPROVED}' THEN
            {refuse_closed("one.program_id", "one.effective_on", "amount")}
        END IF;"""
ENTRY_IN_AN_OPEN_PERIOD = pgtrigger.Trigger(
    name="entry_in_an_open_period",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert
    | pgtrigger.UpdateOf("amount", "line_id", "change_id")
    | pgtrigger.Delete,
    declare=[("one", "RECORD")],
    func=f"""{unless_changed("amount", "line_id", "change_id")}
        IF TG_OP <> 'INSERT' THEN {_ENTRY_PERIOD.format(row="OLD")} END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        {_ENTRY_PERIOD.format(row="NEW")}
        RETURN NEW;
    """,
)

# Only what is approved has been counted: a request may be dated of a period that closed meanwhile.
CHANGE_IN_AN_OPEN_PERIOD = pgtrigger.Trigger(
    name="change_in_an_open_period",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert
    | pgtrigger.UpdateOf("state", "effective_on", "program_id")
    | pgtrigger.Delete,
    func=f"""{unless_changed("state", "effective_on", "program_id")}
        IF TG_OP <> 'INSERT' AND OLD.state = '{ChangeState.APPROVED}' THEN
            {refuse_closed("OLD.program_id", "OLD.effective_on", "effective_on")}
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        IF NEW.state = '{ChangeState.APPROVED}' THEN
            {refuse_closed("NEW.program_id", "NEW.effective_on", "effective_on")}
        END IF;
        RETURN NEW;
    """,
)


def _adds_up_to_zero(change: str) -> str:
    return f"""
        IF EXISTS (
            SELECT 1 FROM budgets_budgetchange AS change
            WHERE change.id = {change} AND change.state = '{ChangeState.APPROVED}'
            AND change.kind IN ({_TO_ZERO})
            AND (
                SELECT COALESCE(SUM(amount), 0) FROM budgets_changeentry WHERE change_id = change.id
            ) <> 0
        ) THEN
            {refuse("transfer_adds_up_to_zero", "what is gained is not what is given", "amount")}
        END IF;"""


CHANGE_ADDS_UP = deferred(
    "change_adds_up",
    pgtrigger.Insert | pgtrigger.UpdateOf("state", "kind"),
    _adds_up_to_zero("NEW.id"),
)
ENTRIES_ADD_UP = deferred(
    "entries_add_up",
    pgtrigger.Insert | pgtrigger.UpdateOf("amount", "change_id") | pgtrigger.Delete,
    _adds_up_to_zero("COALESCE(NEW.change_id, OLD.change_id)"),
)
integrity.register(
    "transfer_adds_up_to_zero",
    _("Ce qui est ajouté à des postes doit être exactement ce qui est retiré à d’autres."),
)

# --- sharing keys

KEY_IS_WHOLE = deferred(
    "key_is_whole",
    pgtrigger.Insert | pgtrigger.UpdateOf("percent", "key_id") | pgtrigger.Delete,
    f"""
        IF (
            SELECT SUM(percent) FROM budgets_sharingpart
            WHERE key_id = COALESCE(NEW.key_id, OLD.key_id)
        ) <> 100 THEN
            {refuse("sharing_key_is_whole", "the parts of a key make 100 per cent", "percent")}
        END IF;""",
)
integrity.register("sharing_key_is_whole", _("Les parts d’une clé de répartition font 100 %."))
