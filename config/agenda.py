"""The home page of the administration: all that awaits somebody, by whatever rule, as one list by day.

One query finds what waits, of every program and by every rule; what a page shows is then read rule by rule. So the
number of queries follows neither the programs nor the records.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.core.paginator import Page
from django.db.models import F, IntegerField, Value
from django.db.models.functions import Cast
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from programs import access
from programs.asked import page_of, read_number
from programs.awaiting import PARAMETER, RULES, Rule, key_figures_for, rules_for
from programs.enums import SECTIONS
from programs.lib.periods import format_date
from programs.lookups import sort_key_of
from programs.models import Program

SHOWN = 50
SECTION, PROGRAM = "service", "programme"
DAYS_IN_SIGHT = 7
_OF_NO_PROGRAM = Cast(Value(None), IntegerField())


class Waiting(NamedTuple):
    """A record that waits, before it is read."""

    rule: int
    pk: int
    program: int | None
    since: date
    due: date | None

    @property
    def order(self) -> tuple:
        """By due day, so that what is late comes first; what never is, last; the oldest first."""
        return self.due or date.max, self.rule, self.since, self.pk


@dataclass(frozen=True)
class Choice:
    """What the reader keeps of the list, as the address says it.

    What is not the reader's, or no longer there, is left out; what never was answers 400.
    """

    section: str = ""
    rule: str = ""
    program: int | None = None

    @classmethod
    def read(cls, asked: dict, rules: list[Rule], programs: Iterable[int]) -> "Choice":
        codes, sections = {rule.code for rule in rules}, {rule.section for rule in rules}
        section, code, program = (asked.get(name, "") for name in (SECTION, PARAMETER, PROGRAM))
        if section not in ("", *SECTIONS) or code not in ("", *(rule.code for rule in RULES)):
            raise BadRequest("nothing that waits is called so")
        number = read_number(program) if program else None
        return cls(
            section=section if section in sections else "",
            rule=code if code in codes else "",
            program=number if number in set(programs) else None,
        )

    @property
    def query(self) -> dict[str, str]:
        values = {SECTION: self.section, PARAMETER: self.rule, PROGRAM: self.program}
        return {name: str(value) for name, value in values.items() if value}

    def address(self, **changes) -> str:
        """The address of the page with ``changes``; always one that the reader can follow."""
        query = urlencode({name: value for name, value in (self.query | changes).items() if value})
        return f"?{query}"


def home(user, asked: dict, day: date) -> dict:
    """``agenda`` and ``kpis`` for templates/admin/index.html; ``asked`` are the parameters of the address."""
    rules = rules_for(user)
    named = (
        access.visible_programs(user).only("title", "title_en").order_by(sort_key_of("title"), "pk")
    )
    programs = {program.pk: program for program in named}
    choice = Choice.read(asked, rules, programs)
    agenda = Agenda(user, rules, programs, choice, day)
    return {"kpis": _key_figures(user, choice), "agenda": agenda.context(asked.get("page"))}


def _key_figures(user, choice: Choice) -> list[dict]:
    shown = []
    sections = {choice.section} if choice.section else set(access.sections_of(user))
    for figure in key_figures_for(user):
        if figure.section not in sections:
            continue
        records = figure.records(user)
        if choice.program:
            records = records.filter(**{figure.program: choice.program})
        url = figure.list_url(**_in_a_list(choice, figure.program))
        shown.append({"value": records.count(), "label": figure.label, "url": url})
    return shown


def _in_a_list(choice: Choice, path: str) -> dict[str, str]:
    """The filter that keeps the chosen program in a list of the admin, to whose program ``path`` leads."""
    if choice.program is None or not path:
        return {}
    return {"id__exact" if path == "pk" else f"{path}__id__exact": str(choice.program)}


class Agenda:
    """What awaits ``user`` on ``day``, of which ``choice`` is kept."""

    def __init__(self, user, rules, programs: dict[int, Program], choice: Choice, day: date):
        self.user, self.rules, self.programs = user, rules, programs
        self.choice, self.day = choice, day
        self.everything = sorted(self._waiting(), key=lambda waiting: waiting.order)
        self.kept = [waiting for waiting in self.everything if self._keeps(waiting)]

    def context(self, page_number) -> dict:
        page = page_of(self.kept, SHOWN, page_number)
        rule = next((rule for rule in self.rules if rule.code == self.choice.rule), None)
        return {
            "day": format_date(self.day, get_language() or "fr", "full"),
            "total": len(self.kept),
            "late": sum(self._is_late(waiting) for waiting in self.kept),
            "page": page,
            "groups": self._groups(page),
            "sections": self._sections(),
            "programs": self._programs(),
            "has_program": bool(self.programs),
            "rule": rule and self._whole_list(rule),
            "kept": {name: self.choice.query.get(name, "") for name in (SECTION, PARAMETER)},
            "is_chosen": bool(self.choice.query),
            "all_url": Choice().address(),
            "to_come": self._to_come(),
        }

    def _whole_list(self, rule: Rule) -> dict:
        url = rule.list_url(**_in_a_list(self.choice, rule.program))
        return {"label": rule.label, "url": url}

    def _to_come(self) -> list[dict]:
        """What will be on the page, one day or another: the rules of each section."""
        labels = [
            (section.label, [rule.label for rule in self.rules if rule.section == section])
            for section in SECTIONS
        ]
        return [{"label": label, "rules": rules} for label, rules in labels if rules]

    # --- What waits

    def _waiting(self) -> list[Waiting]:
        found = [
            rule.select(rule.visible(self.user), self.day)
            .order_by()
            .annotate(
                of_rule=Value(number, output_field=IntegerField()),
                of_program=F(rule.program) if rule.program else _OF_NO_PROGRAM,
            )
            .values_list("of_rule", "pk", "of_program", "waiting_since", "due_day")
            for number, rule in enumerate(self.rules)
        ]
        if not found:
            return []
        first, *others = found
        return [Waiting(*row) for row in first.union(*others, all=True)]

    def _keeps(self, waiting: Waiting, program: bool = True, rule: bool = True) -> bool:
        """Whether it is of the rule or section that was chosen, and of the program."""
        of, choice = self.rules[waiting.rule], self.choice
        of_rule = choice.section in ("", of.section) and choice.rule in ("", of.code)
        of_program = choice.program in (None, waiting.program)
        return (of_rule or not rule) and (of_program or not program)

    def _is_late(self, waiting: Waiting) -> bool:
        return waiting.due is not None and waiting.due < self.day

    # --- The list

    def _groups(self, page: Page) -> list[dict]:
        """The lines of a page, under the headings of their time."""
        totals = Counter(self._time(waiting) for waiting in self.kept)
        read = self._read(page.object_list)
        groups: dict[str, list[dict]] = {}
        for waiting in page.object_list:
            if record := read.get((waiting.rule, waiting.pk)):
                groups.setdefault(self._time(waiting), []).append(self._item(waiting, record))
        return [
            {"label": label, "count": totals[label], "items": items}
            for label, items in groups.items()
        ]

    def _time(self, waiting: Waiting) -> str:
        if waiting.due is None:
            return _("Sans échéance")
        if waiting.due < self.day:
            return _("En retard")
        if waiting.due < self.day + timedelta(days=DAYS_IN_SIGHT):
            return _("D’ici sept jours")
        return _("Plus tard")

    def _read(self, shown: list[Waiting]) -> dict[tuple[int, int], object]:
        found = {}
        for number in sorted({waiting.rule for waiting in shown}):
            rule = self.rules[number]
            keys = [waiting.pk for waiting in shown if waiting.rule == number]
            records = rule.select(rule.visible(self.user).filter(pk__in=keys), self.day)
            if rule.related:
                records = records.select_related(*rule.related)
            for record in records:
                found[number, record.pk] = record
        return found

    def _item(self, waiting: Waiting, record) -> dict:
        rule = self.rules[waiting.rule]
        details = rule.details(record)
        if len(self.programs) > 1:
            details = [*details, str(self.programs.get(waiting.program, ""))]
        return {
            "late": self._is_late(waiting),
            "when": when(waiting.due, self.day),
            "title": rule.title(record),
            "detail": " · ".join(filter(None, details)),
            "url": rule.url(record),
            "action": rule.action,
        }

    # --- What can be kept of it

    def _sections(self) -> list[dict]:
        """Everything, then each section and its rules, as far as something waits there in the chosen program."""
        of_program = [waiting for waiting in self.everything if self._keeps(waiting, rule=False)]
        counts = Counter(waiting.rule for waiting in of_program)
        late = Counter(waiting.rule for waiting in of_program if self._is_late(waiting))
        found = [self._section(_("Tout"), "", counts.total(), [])]
        for section in SECTIONS:
            numbers = [n for n in sorted(counts) if self.rules[n].section == section]
            if numbers:
                rules = [self._rule(n, counts[n], late[n]) for n in numbers]
                count = sum(counts[n] for n in numbers)
                found.append(self._section(section.label, section.value, count, rules))
        return found if counts else []

    def _section(self, label: str, section: str, count: int, rules: list[dict]) -> dict:
        chosen = self.choice.section == section
        return {
            "label": label,
            "count": count,
            "url": self.choice.address(**{SECTION: section, PARAMETER: ""}),
            "current": chosen and not self.choice.rule,
            "open": chosen,
            "rules": rules,
        }

    def _rule(self, number: int, count: int, late: int) -> dict:
        rule = self.rules[number]
        return {
            "label": rule.label,
            "count": count,
            "late": late,
            "url": self.choice.address(**{SECTION: rule.section, PARAMETER: rule.code}),
            "current": self.choice.rule == rule.code,
        }

    def _programs(self) -> list[dict]:
        """The programs of which something waits, where the user has several."""
        if len(self.programs) < 2:
            return []
        counts = Counter(w.program for w in self.everything if self._keeps(w, program=False))
        return [
            {
                "pk": pk,
                "label": str(program),
                "count": counts[pk],
                "current": pk == self.choice.program,
            }
            for pk, program in self.programs.items()
            if counts[pk] or pk == self.choice.program
        ]


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
