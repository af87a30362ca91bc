"""Rules of accountability packs that the database holds, whoever writes."""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from programs import integrity

_SENT = """
    IF EXISTS (
        SELECT 1 FROM packs_pack WHERE requirement_id = {requirement} AND state <> 'preparing'
    ) THEN
        RAISE check_violation USING CONSTRAINT = 'requirement_was_used', TABLE = TG_TABLE_NAME,
            MESSAGE = 'a pack was made after it';
    END IF;"""

# What was asked of a pack that is complete, or that left, stays what it was.
PIECE_STAYS = pgtrigger.Trigger(
    name="piece_stays",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    func=f"""
        IF TG_OP <> 'INSERT' THEN {_SENT.format(requirement="OLD.requirement_id")} END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        {_SENT.format(requirement="NEW.requirement_id")}
        RETURN NEW;
    """,
)

# What is in a pack changes while it is being prepared.
CONTENT_STAYS = pgtrigger.Trigger(
    name="content_stays",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    condition=pgtrigger.Q(old__report_version__df=pgtrigger.F("new__report_version"))
    | pgtrigger.Q(old__text__df=pgtrigger.F("new__text"))
    | pgtrigger.Q(old__explanations__df=pgtrigger.F("new__explanations")),
    func="""
        IF EXISTS (SELECT 1 FROM packs_pack WHERE id = NEW.pack_id AND state <> 'preparing') THEN
            RAISE check_violation USING CONSTRAINT = 'pack_is_complete', TABLE = TG_TABLE_NAME,
                MESSAGE = 'the pack is complete, or left';
        END IF;
        RETURN NEW;
    """,
)


def joined_while_prepared() -> pgtrigger.Trigger:
    """What hangs on an item comes and goes while its pack is being prepared."""
    return pgtrigger.Trigger(
        name="joined_while_prepared",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Delete,
        declare=[("which", "BIGINT")],
        func="""
            IF TG_OP = 'DELETE' THEN which := OLD.item_id; ELSE which := NEW.item_id; END IF;
            IF EXISTS (
                SELECT 1 FROM packs_packitem AS item JOIN packs_pack AS pack ON pack.id = item.pack_id
                WHERE item.id = which AND pack.state <> 'preparing'
            ) THEN
                RAISE check_violation USING CONSTRAINT = 'pack_is_complete', TABLE = TG_TABLE_NAME,
                    MESSAGE = 'the pack is complete, or left';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


integrity.register(
    "requirement_was_used",
    _(
        "Un dossier de cette exigence est complet ou transmis : elle reste ce qu’elle était. Reprenez-la dans une "
        "nouvelle exigence pour les exercices suivants."
    ),
)
integrity.register(
    "pack_is_complete",
    _("Ce dossier est complet ou transmis : rouvrez-le pour le changer."),
)
