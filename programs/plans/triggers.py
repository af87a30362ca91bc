"""Rules across the rows of a plan that only the database can hold against imports and simultaneous changes."""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from programs import integrity
from programs.plans.enums import HEADING_LEVELS

_LEVELS = "ARRAY[{}]".format(", ".join(f"'{level}'" for level in HEADING_LEVELS))


def stays_in_its_plan() -> pgtrigger.Trigger:
    """What is written under a plan never passes to another: what hangs on it needs no look at its way."""
    return pgtrigger.Trigger(
        name="stays_in_its_plan",
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf("plan_id"),
        condition=pgtrigger.Condition("NEW.plan_id IS DISTINCT FROM OLD.plan_id"),
        func="""
            RAISE check_violation USING CONSTRAINT = 'line_stays_in_its_plan', TABLE = TG_TABLE_NAME,
                COLUMN = 'plan_id', MESSAGE = 'a line never passes to another plan';
        """,
    )


def of_one_plan(*relations: tuple[str, str]) -> pgtrigger.Trigger:
    """What a row with a ``plan_id`` points to, as (column, table), is of the same plan."""
    tests = "".join(
        f"""
            IF NEW.{column} IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM {table} WHERE id = NEW.{column} AND plan_id = NEW.plan_id
            ) THEN
                RAISE check_violation USING CONSTRAINT = 'line_of_one_plan', TABLE = TG_TABLE_NAME,
                    COLUMN = '{column}', MESSAGE = 'of another plan';
            END IF;"""
        for column, table in relations
    )
    return pgtrigger.Trigger(
        name="of_one_plan",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(*(column for column, _table in relations)),
        func=f"{tests}\n            RETURN NEW;",
    )


# A heading and those under it are locked together: two people may move lines of one plan at once.
NARROWER_THAN_ITS_PARENT = pgtrigger.Trigger(
    name="narrower_than_its_parent",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("level", "parent_id"),
    declare=[("above", "VARCHAR")],
    func=f"""
        IF NEW.parent_id IS NOT NULL THEN
            SELECT level INTO above FROM plans_heading WHERE id = NEW.parent_id FOR UPDATE;
        END IF;
        IF array_position({_LEVELS}, NEW.level::text) <= array_position({_LEVELS}, above::text)
            OR EXISTS (
                SELECT 1 FROM plans_heading
                WHERE parent_id = NEW.id
                AND array_position({_LEVELS}, level::text)
                    <= array_position({_LEVELS}, NEW.level::text)
            )
        THEN
            RAISE check_violation USING CONSTRAINT = 'heading_under_a_wider_one',
                TABLE = TG_TABLE_NAME, COLUMN = 'level', MESSAGE = 'not narrower than its parent';
        END IF;
        RETURN NEW;
    """,
)

OBSTACLE_OF_ONE_PLAN = pgtrigger.Trigger(
    name="obstacle_of_one_plan",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("action_id", "cause_id"),
    func="""
        IF NEW.cause_id IS NOT NULL AND (
            SELECT COUNT(DISTINCT plan_id) FROM plans_action WHERE id IN (NEW.action_id, NEW.cause_id)
        ) <> 1 THEN
            RAISE check_violation USING CONSTRAINT = 'line_of_one_plan', TABLE = TG_TABLE_NAME,
                COLUMN = 'cause_id', MESSAGE = 'of another plan';
        END IF;
        RETURN NEW;
    """,
)

OF_ONE_LEAD = pgtrigger.Trigger(
    name="of_one_lead",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("program_id"),
    func="""
        IF (
            SELECT lead_id FROM programs_program WHERE id = NEW.program_id FOR SHARE
        ) IS DISTINCT FROM (
            SELECT program.lead_id FROM plans_actionplan AS plan
            JOIN programs_program AS program ON program.id = plan.program_id
            WHERE plan.id = NEW.plan_id
        ) THEN
            RAISE check_violation USING CONSTRAINT = 'plan_programs_of_one_lead',
                TABLE = TG_TABLE_NAME, COLUMN = 'program_id', MESSAGE = 'led by another organisation';
        END IF;
        RETURN NEW;
    """,
)

FROZEN = pgtrigger.Protect(name="frozen", operation=pgtrigger.Update | pgtrigger.Delete)

integrity.register(
    "line_stays_in_its_plan", _("Une ligne ne passe pas d’un plan à un autre : reconduisez-la.")
)
integrity.register("line_of_one_plan", _("Cette ligne appartient à un autre plan."))
integrity.register(
    "heading_under_a_wider_one",
    _(
        "Un titre se place sous un titre plus large : un axe, puis un thème, un objectif, un objectif spécifique."
    ),
)
integrity.register(
    "plan_programs_of_one_lead",
    _("Un plan réunit les programmes d’un même organisme responsable."),
)
