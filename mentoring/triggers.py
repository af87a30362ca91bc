"""Rules across rows that only the database can hold against bulk imports and simultaneous changes."""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from mentoring.enums import PAIRING_ONGOING
from programs import integrity

_ONGOING = ", ".join(f"'{state}'" for state in PAIRING_ONGOING)

CAPACITY_COUNTER = pgtrigger.Trigger(
    name="count_active_pairings",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("state", "mentor_id") | pgtrigger.Delete,
    declare=[("before", "BIGINT"), ("after", "BIGINT")],
    func=f"""
        IF TG_OP <> 'INSERT' AND OLD.state IN ({_ONGOING}) THEN before := OLD.mentor_id; END IF;
        IF TG_OP <> 'DELETE' AND NEW.state IN ({_ONGOING}) THEN after := NEW.mentor_id; END IF;
        IF before IS NOT DISTINCT FROM after THEN RETURN NULL; END IF;
        UPDATE mentoring_mentor SET active_pairings = active_pairings - 1 WHERE id = before;
        UPDATE mentoring_mentor SET active_pairings = active_pairings + 1 WHERE id = after;
        RETURN NULL;
    """,
)

integrity.register(
    "pairing_mentor_of_its_program", _("Le mentor n’appartient pas au programme du jumelage.")
)
integrity.register(
    "pairing_mentee_of_its_program", _("Le mentoré n’appartient pas au programme du jumelage.")
)
