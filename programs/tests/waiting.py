"""What awaits somebody by one rule, for the tests of the rules of every app."""

from programs import awaiting
from programs.lib.periods import today


def waiting(rule: type[awaiting.Rule], user) -> list:
    """The records that await ``user`` today by ``rule``, the oldest first."""
    declared = rule()
    records = declared.select(declared.visible(user), today())
    return list(records.order_by("waiting_since", "pk"))


def late(rule: type[awaiting.Rule], user) -> list[bool]:
    """Whether each of them is late today."""
    return [record.due_day < today() for record in waiting(rule, user)]
