"""What awaits somebody by one rule, for the tests of the rules of every app."""

from datetime import timedelta

from programs import awaiting
from programs.lib.periods import today


def waiting(rule: type[awaiting.Rule], user) -> list:
    """The records that await ``user`` today by ``rule``, the oldest first."""
    declared = rule()
    records = declared.select(declared.visible(user), today())
    return list(records.order_by("waiting_since", "pk"))


def coming(rule: type[awaiting.Rule], user, days: int = 1000) -> list:
    """The records that will await ``user`` and are due within so many days, the first due first."""
    declared = rule()
    until = today() + timedelta(days=days)
    records = declared.select_upcoming(declared.visible(user), today(), until)
    return list(records.order_by("due_day", "pk"))


def late(rule: type[awaiting.Rule], user) -> list[bool]:
    """Whether each of them is late today."""
    return [record.due_day < today() for record in waiting(rule, user)]
