"""What waits and what will, by every rule and of every program: one query finds it, whatever there is of it.

What a page shows of it is then read rule by rule. So the number of queries follows neither programs nor records.
"""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import BooleanField, F, IntegerField, Model, QuerySet, Value
from django.db.models.functions import Cast

from programs.awaiting import Rule, rules_for

_OF_NO_PROGRAM = Cast(Value(None), IntegerField())


class Obligation(NamedTuple):
    """A record that waits, or will, before it is read: ``rule`` is the place of its rule among the user's."""

    rule: int
    waits: bool
    pk: int
    program: int | None
    since: date
    due: date | None

    @property
    def order(self) -> tuple:
        """By due day, so that what is late comes first; what never is, last; the oldest first."""
        return self.due or date.max, self.rule, self.since, self.pk

    @property
    def key(self) -> tuple[int, int]:
        return self.rule, self.pk

    def is_late(self, day: date) -> bool:
        return self.due is not None and self.due < day


class Obligations:
    """What awaits ``user`` on ``day``, and what will and is due on ``until`` at the latest, where that is asked for."""

    def __init__(self, user, day: date, until: date | None = None):
        self.user, self.day, self.until = user, day, until
        self.rules = rules_for(user)

    @cached_property
    def all(self) -> list[Obligation]:
        """In the order of their due days."""
        found = [self._rows(number, True) for number in range(len(self.rules))]
        if self.until:
            foreseen = [n for n, rule in enumerate(self.rules) if rule.foresees]
            found += [self._rows(number, False) for number in foreseen]
        if not found:
            return []
        first, *others = found
        rows = first.union(*others, all=True)
        return sorted((Obligation(*row) for row in rows), key=lambda one: one.order)

    def rule_of(self, obligation: Obligation) -> Rule:
        return self.rules[obligation.rule]

    def read(self, shown: Iterable[Obligation]) -> dict[tuple[int, int], Any]:
        """The records of ``shown``, by ``Obligation.key``, each with its days: two queries a rule at most."""
        wanted: dict[tuple[int, bool], list[int]] = {}
        for one in shown:
            wanted.setdefault((one.rule, one.waits), []).append(one.pk)
        found: dict[tuple[int, int], Any] = {}
        for (number, waits), keys in sorted(wanted.items()):
            for record in self._selected(number, waits, keys):
                found[number, record.pk] = record
        return found

    def _rows(self, number: int, waits: bool) -> QuerySet:
        rule = self.rules[number]
        return (
            self._select(rule, rule.visible(self.user), waits)
            .order_by()
            .annotate(
                of_rule=Value(number, output_field=IntegerField()),
                waits_now=Value(waits, output_field=BooleanField()),
                of_program=F(rule.program) if rule.program else _OF_NO_PROGRAM,
            )
            .values_list("of_rule", "waits_now", "pk", "of_program", "waiting_since", "due_day")
        )

    def _selected(self, number: int, waits: bool, keys: list[int]) -> QuerySet[Model]:
        rule = self.rules[number]
        records = self._select(rule, rule.visible(self.user).filter(pk__in=keys), waits)
        return records.select_related(*rule.related) if rule.related else records

    def _select(self, rule: Rule, records: QuerySet, waits: bool) -> QuerySet:
        if waits:
            return rule.select(records, self.day)
        return rule.select_upcoming(records, self.day, self.until)
