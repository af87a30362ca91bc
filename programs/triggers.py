"""Rules across the rows of the ground that only the database can hold against imports and simultaneous changes."""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from programs import integrity

# Two schools made boards of each other at once would not see each other: whoever gives a board waits for the others.
BOARD_STANDS_ABOVE = pgtrigger.Trigger(
    name="board_stands_above",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("organization_id", "board_id"),
    condition=pgtrigger.Condition("NEW.board_id IS NOT NULL"),
    func="""
        PERFORM pg_advisory_xact_lock(hashtext('arrimage_school_boards'));
        IF EXISTS (
            SELECT 1 FROM programs_school
            WHERE (organization_id = NEW.board_id AND board_id IS NOT NULL)
            OR board_id = NEW.organization_id
        ) THEN
            RAISE check_violation USING CONSTRAINT = 'school_board_stands_above',
                TABLE = TG_TABLE_NAME, COLUMN = 'board_id', MESSAGE = 'a board has no board';
        END IF;
        RETURN NULL;
    """,
)

# Whoever writes an organisation writes what its former names and its successors say, never what it once read of them.
# By its name it comes after « possible_days », which sees what somebody would have written.
ORGANIZATION_DERIVES = pgtrigger.Trigger(
    name="shows_its_past",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    func="""
        NEW.past_names := (
            SELECT coalesce(
                jsonb_agg(jsonb_build_array(used_until, name, name_en, acronym) ORDER BY used_until), '[]')
            FROM programs_organizationname
            WHERE organization_id = NEW.id AND used_until IS NOT NULL
        );
        NEW.ceased_on := (
            SELECT min(on_day) FROM programs_organizationsuccession
            WHERE predecessor_id = NEW.id AND kind <> 'spin_off'
        );
        RETURN NEW;
    """,
)


def names_are_known(column: str) -> pgtrigger.Trigger:
    """Has the organisation at the end of ``column`` derive what it shows, whenever a row about it is written."""
    return pgtrigger.Trigger(
        name="names_are_known",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            UPDATE programs_organization SET ceased_on = ceased_on
            WHERE id IN (
                CASE WHEN TG_OP <> 'INSERT' THEN OLD.{column} END,
                CASE WHEN TG_OP <> 'DELETE' THEN NEW.{column} END
            );
            RETURN NULL;
        """,
    )


def _refused(name: str, condition: str) -> str:
    return f"""
        IF {condition} THEN
            RAISE check_violation USING CONSTRAINT = '{name}', TABLE = TG_TABLE_NAME,
                MESSAGE = '{name}';
        END IF;
    """


_SUCCESSIONS = "SELECT 1 FROM programs_organizationsuccession AS other WHERE other.id <> NEW.id AND"
# Two successions written at once would not see the circle that they make: each waits for the others, before it holds
# anything that they wait for.
SUCCESSION_IN_TURN = pgtrigger.Trigger(
    name="in_turn",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    func="""
        PERFORM pg_advisory_xact_lock(hashtext('arrimage_successions'));
        RETURN NEW;
    """,
)
SUCCESSION_GOES_ON = pgtrigger.Trigger(
    name="succession_goes_on",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.Update,
    func="\n".join(
        [
            _refused(
                "succession_without_a_circle",
                """EXISTS (
                    WITH RECURSIVE later(id) AS (
                        SELECT NEW.successor_id
                        UNION
                        SELECT step.successor_id
                        FROM programs_organizationsuccession AS step
                        JOIN later ON later.id = step.predecessor_id
                    )
                    SELECT 1 FROM later WHERE later.id = NEW.predecessor_id
                )""",
            ),
            _refused(
                "succession_ends_once",
                f"""NEW.kind <> 'spin_off' AND EXISTS (
                    {_SUCCESSIONS} other.predecessor_id = NEW.predecessor_id
                    AND other.kind <> 'spin_off' AND other.on_day <> NEW.on_day
                )""",
            ),
            _refused(
                "succession_while_both_are",
                f"""EXISTS (
                    {_SUCCESSIONS} other.kind <> 'spin_off' AND other.on_day < NEW.on_day
                    AND other.predecessor_id IN (NEW.successor_id, NEW.predecessor_id)
                ) OR NEW.kind <> 'spin_off' AND EXISTS (
                    {_SUCCESSIONS} other.on_day > NEW.on_day
                    AND NEW.predecessor_id IN (other.successor_id, other.predecessor_id)
                )""",
            ),
            "RETURN NULL;",
        ]
    ),
)

integrity.register(
    "succession_without_a_circle",
    _("Un organisme ne peut pas succéder à celui qui lui a succédé."),
)
integrity.register(
    "succession_ends_once",
    _("Cet organisme a déjà cessé d’exister un autre jour : un organisme ne finit qu’une fois."),
)
integrity.register(
    "succession_while_both_are",
    _("L’un des deux organismes avait déjà cessé d’exister ce jour-là."),
)

integrity.register(
    "school_board_stands_above",
    _(
        "Un organisme qui a des écoles ne dépend pas lui-même d’un centre de services ou d’un conseil scolaire."
    ),
)
