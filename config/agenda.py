"""The home page of the administration: all that awaits somebody, by whatever rule, as one list by day."""

from collections import Counter
from datetime import timedelta
from typing import Any

from django.core.paginator import Page
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from config.beginning import first_steps
from programs import access
from programs.agenda.choosing import SECTION, Choice, programs_of
from programs.agenda.obligations import Obligation, Obligations
from programs.agenda.saying import DAYS_IN_SIGHT, line_of
from programs.asked import page_of
from programs.awaiting import PARAMETER, Rule, key_figures_for
from programs.enums import SECTIONS
from programs.lib.periods import format_date
from programs.models import Program

SHOWN = 50
# What does not wait yet and comes next: so many lines, of so many days.
COMING, DAYS_AHEAD = 5, 14


def home(user, asked: dict, day) -> dict:
    """What templates/admin/index.html shows; ``asked`` are the parameters of the address."""
    found = Obligations(user, day, day + timedelta(days=DAYS_AHEAD))
    programs = programs_of(user)
    choice = Choice.read(asked, found.rules, programs, user.chosen_program_id)
    agenda = Agenda(found, programs, choice)
    context = agenda.context(asked.get("page"))
    steps = first_steps(user, choice.program, day)
    return {
        "kpis": _key_figures(user, choice),
        "agenda": context,
        "first_steps": steps,
        # Once they are half done, what is late comes first.
        "first_steps_folded": bool(
            steps and context["late"] and 2 * steps["done"] > steps["total"]
        ),
    }


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
    """What awaits somebody, of which ``choice`` is kept."""

    def __init__(self, found: Obligations, programs: dict[int, Program], choice: Choice):
        self.found, self.programs, self.choice = found, programs, choice
        self.rules, self.day = found.rules, found.day
        self.everything = [one for one in found.all if one.waits]
        self.kept = [one for one in self.everything if choice.keeps(found, one)]

    def context(self, page_number) -> dict:
        page = page_of(self.kept, SHOWN, page_number)
        coming = self._coming()
        read = self.found.read([*page.object_list, *coming])
        rule = next((rule for rule in self.rules if rule.code == self.choice.rule), None)
        return {
            "day": format_date(self.day, get_language() or "fr", "full"),
            "total": len(self.kept),
            "late": sum(self._is_late(one) for one in self.kept),
            "page": page,
            "groups": self._groups(page, read),
            "coming": self._items(coming, read),
            "calendar_url": reverse("agenda_calendar") + self.choice.address(),
            "late_url": reverse("agenda_calendar") + self.choice.address(vue="retard"),
            "sections": self._sections(),
            "programs": self._programs(),
            "has_program": bool(self.programs),
            "coordinates": access.coordinates(self.found.user),
            "rule": rule and self._whole_list(rule),
            "kept": {name: self.choice.query.get(name, "") for name in (SECTION, PARAMETER)},
            "is_chosen": bool(self.choice.query),
            "all_url": self.choice.without.address(),
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

    def _coming(self) -> list[Obligation]:
        """What does not wait yet and is due first."""
        ahead = (one for one in self.found.all if not one.waits)
        return [one for one in ahead if self.choice.keeps(self.found, one)][:COMING]

    def _is_late(self, one: Obligation) -> bool:
        return one.is_late(self.day)

    # --- The list

    def _groups(self, page: Page, read: dict[tuple[int, int], Any]) -> list[dict]:
        """The lines of a page, under the headings of their time."""
        totals = Counter(self._time(one) for one in self.kept)
        groups: dict[str, list[Obligation]] = {}
        for one in page.object_list:
            groups.setdefault(self._time(one), []).append(one)
        shown = {label: self._items(some, read) for label, some in groups.items()}
        return [
            {"label": label, "count": totals[label], "items": items}
            for label, items in shown.items()
            if items
        ]

    def _items(self, shown: list[Obligation], read: dict[tuple[int, int], Any]) -> list[dict]:
        """The lines of those that are still there."""
        there = [one for one in shown if one.key in read]
        return [line_of(self.found, one, read[one.key], self.programs) for one in there]

    def _time(self, one: Obligation) -> str:
        if one.due is None:
            return _("Sans échéance")
        if one.due < self.day:
            return _("En retard")
        if one.due < self.day + timedelta(days=DAYS_IN_SIGHT):
            return _("D’ici sept jours")
        return _("Plus tard")

    # --- What can be kept of it

    def _sections(self) -> list[dict]:
        """Everything, then each section and its rules, as far as something waits there in the chosen program."""
        keeps = self.choice.keeps
        of_program = [one for one in self.everything if keeps(self.found, one, rule=False)]
        counts = Counter(one.rule for one in of_program)
        late = Counter(one.rule for one in of_program if self._is_late(one))
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
        keeps = self.choice.keeps
        counts = Counter(w.program for w in self.everything if keeps(self.found, w, program=False))
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
