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

integrity.register(
    "school_board_stands_above",
    _(
        "Un organisme qui a des écoles ne dépend pas lui-même d’un centre de services ou d’un conseil scolaire."
    ),
)
