"""« Échéances »: what is due to whoever looks, by month or one after the other."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs.agenda.choosing import PROGRAM, SECTION, Choice, programs_of
from programs.agenda.obligations import Obligation, Obligations
from programs.agenda.saying import DAYS_IN_SIGHT, line_of
from programs.asked import page_of
from programs.awaiting import PARAMETER, Rule
from programs.doors import for_accounts
from programs.enums import SECTIONS
from programs.lib.calendars import Month, weekdays
from programs.lib.periods import add_months, format_date, today
from programs.models import Program

MONTH, COMING, LATE = VIEWS = ("mois", "liste", "retard")
LINES_A_PAGE = 50
MONTHS_AHEAD = 12


@dataclass(frozen=True)
class Asked:
    """What the address asks for. A list may be of one ``day``."""

    choice: Choice
    view: str
    month: Month
    day: date | None

    @classmethod
    def read(cls, query: QueryDict) -> "Asked":
        """Raises BadRequest for what cannot be read. What is kept is read once the rules are known."""
        view = query.get("vue", MONTH)
        if view not in VIEWS:
            raise BadRequest("the calendar has no such view")
        try:
            day = date.fromisoformat(query["jour"]) if query.get("jour") else None
        except ValueError as error:
            raise BadRequest("a day is none") from error
        month = Month.read(query["mois"]) if query.get("mois") else Month.of(day or today())
        return cls(Choice(), view, month, day)

    @property
    def until(self) -> date:
        """How far one looks ahead: no further than what is shown, for there may be a lot."""
        if self.view == MONTH:
            return self.month.period.end
        return self.day or add_months(today(), MONTHS_AHEAD)

    def address(self, **changes: Any) -> str:
        """The same calendar but for ``changes``. This month goes without saying: a kept address shows the day's."""
        other = replace(self, **changes)
        said = {
            "vue": "" if other.view == MONTH else other.view,
            "mois": "" if other.month == Month.of(today()) else other.month.code,
            "jour": other.day.isoformat() if other.day else "",
        }
        return reverse("agenda_calendar") + other.choice.address(**said)


@dataclass(frozen=True)
class Entry:
    """What the square of a day shows of one thing."""

    kind: str
    title: str
    program: str
    url: str
    late: bool
    due: date

    @property
    def look(self) -> str:
        return "is-late" if self.late else ""


@for_accounts
@require_safe
def agenda_calendar(request: HttpRequest) -> HttpResponse:
    asked = Asked.read(request.GET)
    found = Obligations(request.user, today(), asked.until)
    programs = programs_of(request.user)
    asked = replace(asked, choice=_choice(request, found.rules, programs))
    dated = [one for one in found.all if one.due and asked.choice.keeps(found, one)]
    shown = _month if asked.view == MONTH else _list
    context = {
        "asked": asked,
        "links": _links(asked),
        "choices": _choices(found.rules, programs),
        "today": today(),
        "late": sum(one.is_late(found.day) for one in dated),
        **shown(request, asked, found, dated, programs),
    }
    return render(request, "agenda/calendar.html", context)


def _choice(request: HttpRequest, rules: list[Rule], programs: dict[int, Program]) -> Choice:
    return Choice.read(request.GET, rules, programs, request.user.chosen_program_id)


def _month(
    request: HttpRequest,
    asked: Asked,
    found: Obligations,
    dated: list[Obligation],
    programs: dict[int, Program],
) -> dict[str, Any]:
    language, month = get_language() or "fr", asked.month
    within = [one for one in dated if month.first <= _due(one) <= month.period.end]
    weeks = month.weeks({day: list(some) for day, some in groupby(within, key=_due)})
    kept = [one for week in weeks for square in week for one in square.shown]
    entries = _entries(found, kept, programs)
    elsewhere = None if within else _nearest(asked, found, dated)
    return {
        "title": month.said(language),
        "total": len(within),
        "weekdays": weekdays(language),
        "weeks": [
            [
                {
                    "square": replace(
                        square,
                        shown=tuple(entries[o.key] for o in square.shown if o.key in entries),
                    ),
                    "said": square.said(language),
                    "more": asked.address(view=COMING, day=square.day) if square.more else "",
                }
                for square in week
            ]
            for week in weeks
        ],
        "elsewhere": elsewhere
        and {"said": elsewhere.said(language), "url": asked.address(month=elsewhere)},
    }


def _due(one: Obligation) -> date:
    assert one.due is not None
    return one.due


def _entries(
    found: Obligations, shown: Iterable[Obligation], programs: dict[int, Program]
) -> dict[tuple[int, int], Entry]:
    shown = list(shown)
    read = found.read(shown)
    entries = {}
    for one in shown:
        if record := read.get(one.key):
            rule = found.rule_of(one)
            entries[one.key] = Entry(
                kind=str(rule.said_in_calendars),
                title=rule.title(record),
                program=str(programs.get(one.program or 0, "")) if len(programs) > 1 else "",
                url=rule.url(record),
                late=one.is_late(found.day),
                due=_due(one),
            )
    return entries


def _nearest(asked: Asked, found: Obligations, dated: list[Obligation]) -> Month | None:
    """The next month that has something, within a year of this one, else the last that had."""
    end = asked.month.period.end
    beyond = Obligations(found.user, found.day, add_months(max(end, found.day), MONTHS_AHEAD))
    after = [
        _due(one)
        for one in beyond.all
        if one.due and one.due > end and asked.choice.keeps(beyond, one)
    ]
    before = [_due(one) for one in dated if _due(one) < asked.month.first]
    if not after and not before:
        return None
    return Month.of(min(after) if after else max(before))


def _list(
    request: HttpRequest,
    asked: Asked,
    found: Obligations,
    dated: list[Obligation],
    programs: dict[int, Program],
) -> dict[str, Any]:
    language = get_language() or "fr"
    kept = [one for one in dated if _is_asked(one, asked, found.day)]
    page = page_of(kept, LINES_A_PAGE, request.GET.get("page"))
    read = found.read(page.object_list)
    groups = [
        (label, [line_of(found, one, read[one.key], programs) for one in some if one.key in read])
        for label, some in _by_time(page.object_list, found.day, language)
    ]
    return {
        "title": format_date(asked.day, language, "full") if asked.day else "",
        "page": page,
        "groups": [{"label": label, "items": items} for label, items in groups if items],
        "total": len(kept),
    }


def _is_asked(one: Obligation, asked: Asked, day: date) -> bool:
    if asked.day:
        return one.due == asked.day
    return one.is_late(day) == (asked.view == LATE)


def _by_time(
    shown: Iterable[Obligation], day: date, language: str
) -> list[tuple[str, list[Obligation]]]:
    def time_of(one: Obligation) -> str:
        due = _due(one)
        if due < day:
            return _("En retard")
        if due <= day + timedelta(days=DAYS_IN_SIGHT):
            return _("D’ici sept jours")
        return Month.of(due).said(language)

    return [(label, list(some)) for label, some in groupby(shown, key=time_of)]


def _choices(rules: list[Rule], programs: dict[int, Program]) -> dict[str, Any]:
    """What the filters offer; of one program or one section there is nothing to choose."""
    sections = [one for one in SECTIONS if any(rule.section == one for rule in rules)]
    return {
        "programs": [(pk, str(one)) for pk, one in programs.items()] if len(programs) > 1 else [],
        "sections": [(one.value, one.label) for one in sections] if len(sections) > 1 else [],
        "rules": [(rule.code, rule.said_in_calendars) for rule in rules if rule.due is not None],
        "names": {"section": SECTION, "rule": PARAMETER, "program": PROGRAM},
    }


def _links(asked: Asked) -> dict[str, str]:
    """Where one goes from here; what is asked for stays."""
    month = asked.month
    return {
        "month": asked.address(view=MONTH, day=None),
        "coming": asked.address(view=COMING, day=None),
        "late": asked.address(view=LATE, day=None),
        "today": asked.address(month=Month.of(today()), day=None),
        "before": asked.address(month=month.before) if month.before else "",
        "after": asked.address(month=month.after) if month.after else "",
        "all": asked.address(choice=asked.choice.without),
    }
