"""What is due in words: the line of a list, how late it is, and how many there are of each kind for a mail."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from programs.agenda.obligations import Obligation, Obligations
from programs.awaiting import Rule
from programs.enums import SECTIONS
from programs.lib.periods import format_date
from programs.models import Program

DAYS_IN_SIGHT = 7


def line_of(
    found: Obligations, one: Obligation, record: Any, programs: dict[int, Program]
) -> dict[str, Any]:
    """A line of components/due_list.html. What does not wait yet says what it will be."""
    rule = found.rule_of(one)
    details = rule.details(record) if one.waits else [str(rule.said_in_calendars)]
    if len(programs) > 1:
        details = [*details, str(programs.get(one.program or 0, ""))]
    return {
        "late": one.is_late(found.day),
        "when": when(one.due, found.day),
        "title": rule.title(record),
        "detail": " · ".join(filter(None, details)),
        "url": rule.url(record),
        "page": rule.page(record),
        "action": rule.action if one.waits else _("Ouvrir"),
    }


def when(due: date | None, day: date) -> str:
    """When something is due, as one says it on ``day``."""
    if due is None:
        return ""
    if due < day:
        return _late_by((day - due).days)
    if due == day:
        return _("Aujourd’hui")
    if due == day + timedelta(days=1):
        return _("Demain")
    language = get_language() or "fr"
    return format_date(due, language, "day" if due.year == day.year else "long")


def _late_by(days: int) -> str:
    """In days for two months, then in months for two years, then in years: what is that late needs no more."""
    if days <= 60:
        said, count = ngettext("%(count)s jour de retard", "%(count)s jours de retard", days), days
    elif days < 730:
        count = days // 30
        said = ngettext("%(count)s mois de retard", "%(count)s mois de retard", count)
    else:
        count = days // 365
        said = ngettext("%(count)s an de retard", "%(count)s ans de retard", count)
    return said % {"count": count}


# --- How many


@dataclass
class Count:
    """How many things are due by one rule: late, today, and within the days in sight."""

    rule: Rule
    late: int = 0
    today: int = 0
    soon: int = 0

    @property
    def total(self) -> int:
        return self.late + self.today + self.soon

    def add(self, due: date, day: date) -> None:
        if due < day:
            self.late += 1
        elif due == day:
            self.today += 1
        else:
            self.soon += 1

    @property
    def said(self) -> str:
        """« 3 en retard, 1 aujourd’hui, 2 d’ici sept jours »."""
        told = [
            (self.late, ngettext("%(count)s en retard", "%(count)s en retard", self.late)),
            (self.today, ngettext("%(count)s aujourd’hui", "%(count)s aujourd’hui", self.today)),
            (
                self.soon,
                ngettext("%(count)s d’ici sept jours", "%(count)s d’ici sept jours", self.soon),
            ),
        ]
        return ", ".join(said % {"count": count} for count, said in told if count)


@dataclass
class Counts:
    """The counts of a section."""

    section: Any
    rules: list[Count] = field(default_factory=list)


def counts_of(found: Obligations) -> list[Counts]:
    """What is late, due today or within the days in sight, by section and rule: no name of anybody."""
    until = found.day + timedelta(days=DAYS_IN_SIGHT)
    by_rule: dict[int, Count] = {}
    for one in found.all:
        if one.due is not None and one.due <= until:
            count = by_rule.setdefault(one.rule, Count(found.rule_of(one)))
            count.add(one.due, found.day)
    rules = [by_rule[number] for number in sorted(by_rule)]
    shown = [Counts(section, _of(section, rules)) for section in SECTIONS]
    return [counts for counts in shown if counts.rules]


def _of(section: str, counts: Iterable[Count]) -> list[Count]:
    return [count for count in counts if count.rule.section == section]
