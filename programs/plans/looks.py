"""How states look, and how the lines of a plan are laid out on a page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from babel.dates import get_month_names
from django.utils.translation import get_language

from programs.lib.periods import add_months
from programs.lib.text import is_english
from programs.models.fields import localized
from programs.plans.enums import ActionState, PlanState, ProgressState
from programs.plans.following import Followed, Sheet, Tally
from programs.plans.models import Heading
from programs.plans.trees import Branch

# More actions than these are opened an axis at a time, unless all are asked for: nobody reads them in a row.
MOST_AT_ONCE = 600

TONES: dict[str, str] = {
    ActionState.UPCOMING: "neutral",
    ActionState.IN_PROGRESS: "active",
    ActionState.DONE: "done",
    ActionState.ON_PAUSE: "attention",
    ActionState.POSTPONED: "attention",
    ActionState.ABANDONED: "stopped",
    PlanState.DRAFT: "neutral",
    PlanState.ADOPTED: "active",
    PlanState.IN_FORCE: "active",
    PlanState.CLOSED: "done",
    ProgressState.SUBMITTED: "attention",
    ProgressState.RETURNED: "stopped",
    ProgressState.APPROVED: "done",
}


def language() -> str:
    return get_language() or "fr"


def _locale() -> str:
    return "en" if is_english(language()) else "fr"


@dataclass
class Line:
    """One row of the table: a heading with what stands under it, or an action."""

    heading: Heading | None = None
    depth: int = 0
    tally: Tally | None = None
    row: Followed | None = None

    @property
    def text(self) -> str:
        return localized(self.heading, "text")

    @property
    def aim(self) -> str:
        return localized(self.heading, "aim")


def lines_of(sheet: Sheet, shown: set[int] | None = None) -> list[Line]:
    """The lines in the order of reading. Where only some are ``shown``, a heading without any is folded away."""
    return list(_lines(sheet, sheet.tree, shown))


def folded_lines_of(sheet: Sheet) -> list[Line]:
    """The headings alone, of a plan that is too long to be painted whole at once."""
    return [line for line in lines_of(sheet) if line.heading]


def _lines(sheet: Sheet, branch: Branch, shown: set[int] | None) -> Iterator[Line]:
    for item in branch.items:
        if not isinstance(item, Branch):
            if shown is None or item.pk in shown:
                yield Line(depth=branch.depth, row=sheet.by_key[item.pk])
            continue
        rows = list(sheet.under(item))
        if shown is None or any(row.pk in shown for row in rows):
            yield Line(item.heading, item.depth, Tally.of(rows))
            yield from _lines(sheet, item, shown)


# --- By month -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Month:
    first: date
    is_now: bool

    @property
    def name(self) -> str:
        return get_month_names("wide", locale=_locale())[self.first.month]

    @property
    def short(self) -> str:
        return get_month_names("abbreviated", locale=_locale())[self.first.month]


@dataclass
class Bar:
    """An action over the months: how many columns lie before its bar, under it and after it."""

    line: Line
    before: int = 0
    length: int = 0
    after: int = 0


@dataclass
class Calendar:
    months: list[Month] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    undated: list[Followed] = field(default_factory=list)


def calendar_of(sheet: Sheet, lines: list[Line]) -> Calendar:
    """The actions of ``lines`` over the months of their plan, those without any day apart.

    What is due before the plan begins, or after it ends, stands in its first month or in its last.
    """
    plan = sheet.plan
    count = _place(plan.ends_on, plan.starts_on) + 1
    months = [add_months(plan.starts_on.replace(day=1), n) for n in range(count)]
    found = Calendar([Month(one, one == sheet.day.replace(day=1)) for one in months])
    for line in lines:
        if line.row is None:
            found.bars.append(Bar(line))
            continue
        action = line.row.action
        days = [day for day in (action.starts_on, action.due_on) if day]
        if not days:
            found.undated.append(line.row)
            continue
        first, last = (
            min(max(_place(day, plan.starts_on), 0), count - 1) for day in (days[0], days[-1])
        )
        found.bars.append(Bar(line, first, last - first + 1, count - last - 1))
    found.bars = _without_empty(found.bars)
    return found


def _place(day: date, since: date) -> int:
    return (day.year - since.year) * 12 + day.month - since.month


def _without_empty(bars: list[Bar]) -> list[Bar]:
    """Without the headings under which no bar is left."""
    kept: list[Bar] = []
    for bar in reversed(bars):
        below = kept[-1].line.depth if kept and kept[-1].line.heading else None
        is_empty = not kept or (below is not None and below <= bar.line.depth)
        if bar.line.row is not None or not is_empty:
            kept.append(bar)
    return kept[::-1]
