"""What the triggers of budgets are made of: how they refuse, and how they hold closed periods closed."""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from programs import integrity


def listed(values) -> str:
    """``values`` as SQL."""
    return ", ".join(f"'{value}'" for value in values)


def refuse(name: str, message: str, column: str = "") -> str:
    """SQL that refuses by the rule ``name``, beside ``column``."""
    where = f", TABLE = TG_TABLE_NAME, COLUMN = '{column}'" if column else ""
    return f"RAISE check_violation USING CONSTRAINT = '{name}'{where}, MESSAGE = '{message}';"


def stays(column: str, name: str) -> pgtrigger.Trigger:
    """A row keeps what ``column`` points to: it stays where it was written."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf(column),
        condition=pgtrigger.Condition(f"NEW.{column} IS DISTINCT FROM OLD.{column}"),
        func=refuse(name, "it stays where it was written", column),
    )


def deferred(name: str, operation, func: str) -> pgtrigger.Trigger:
    """A rule that holds at the end of a transaction: its rows are written one by one."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=operation,
        timing=pgtrigger.Deferred,
        func=f"{func}\n        RETURN NULL;",
    )


# --- closed periods

# A closing waits for whoever writes in its program, and they for it.
_WAIT_FOR_CLOSINGS = "PERFORM 1 FROM programs_program WHERE id = {program} FOR SHARE;"


def _is_closed(program: str, day: str) -> str:
    return f"""EXISTS (
                SELECT 1 FROM budgets_periodclose
                WHERE program_id = {program} AND reopened_at IS NULL
                AND {day} BETWEEN starts_on AND ends_on
            )"""


def refuse_closed(program: str, day: str, column: str) -> str:
    """SQL that refuses where ``day`` is of a closed period of ``program``; both are SQL."""
    return f"""
        {_WAIT_FOR_CLOSINGS.format(program=program)}
        IF {_is_closed(program, day)} THEN
            {refuse("period_is_closed", "this period is closed", column)}
        END IF;"""


def unless_changed(*columns: str) -> str:
    """SQL that lets an update pass that leaves ``columns`` as they were: whole rows are written back by an undoing."""
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("OLD", "NEW"))
    return f"""
        IF TG_OP = 'UPDATE' AND ROW({old}) IS NOT DISTINCT FROM ROW({new}) THEN
            RETURN NEW;
        END IF;"""


def in_an_open_period(column: str, program: str, *also: str) -> pgtrigger.Trigger:
    """A row that counts from the day in ``column`` on is not written, changed or taken out of a closed period.

    ``program`` is SQL for the key of its program, where ``{row}`` is NEW or OLD; ``also`` are the other columns that
    its figures depend on.
    """
    tests = "".join(
        f"""
        IF TG_OP <> '{other}' AND {row}.{column} IS NOT NULL THEN
            {refuse_closed(program.format(row=row), f"{row}.{column}", column)}
        END IF;"""
        for row, other in (("OLD", "INSERT"), ("NEW", "DELETE"))
    )
    return pgtrigger.Trigger(
        name="in_an_open_period",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(column, *also) | pgtrigger.Delete,
        func=(
            f"{unless_changed(column, *also)}{tests}\n"
            "        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n        RETURN NEW;"
        ),
    )


CLOSING_WAITS = pgtrigger.Trigger(
    name="closing_waits",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("reopened_at", "starts_on", "ends_on"),
    func="""
        PERFORM 1 FROM programs_program WHERE id = NEW.program_id FOR NO KEY UPDATE;
        IF TG_OP = 'UPDATE' AND (
            OLD.reopened_at IS NOT NULL
            OR (NEW.program_id, NEW.starts_on, NEW.ends_on)
                IS DISTINCT FROM (OLD.program_id, OLD.starts_on, OLD.ends_on)
        ) THEN
            RAISE check_violation USING CONSTRAINT = 'closing_is_kept', TABLE = TG_TABLE_NAME,
                COLUMN = 'ends_on', MESSAGE = 'a closing never changes';
        END IF;
        RETURN NEW;
    """,
)

integrity.register(
    "period_is_closed",
    _(
        "Cette période est fermée. Datez l’écriture d’une période ouverte, ou contre-passez la dépense."
    ),
)
integrity.register(
    "closing_is_kept", _("Une fermeture ne change pas : rouvrez la période, puis refermez.")
)
