"""A budget as its page shows it: its lines with what each has left, together and apart, and the bar of each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from programs.budgets.balances import balances_on, current
from programs.budgets.models import Budget, BudgetLine
from programs.budgets.reckoning import ZERO, Balance, passes_threshold, together
from programs.lib.money import format_amount
from programs.lib.periods import Period
from programs.lib.quantities import format_percent, percent
from programs.lib.text import counted_key
from programs.plans.models import Heading

GROUPINGS = {
    "numero": gettext_lazy("Numéro"),
    "axe": gettext_lazy("Axe du plan"),
    "categorie": gettext_lazy("Catégorie"),
    "organisme": gettext_lazy("Organisme"),
}


def language() -> str:
    return get_language() or "fr"


def elapsed_on(period: Period, day: date) -> Decimal:
    """The share of the days of ``period`` that are over on the evening of ``day``, from 0 to 1."""
    if day < period.start:
        return ZERO
    return min(Decimal((day - period.start).days + 1) / period.days, Decimal(1))


# --- bars


def _written(share: Decimal) -> str:
    """A length of a drawing, in hundredths of its width."""
    return f"{max(share, ZERO) * 100:.2f}"


@dataclass(frozen=True)
class Bar:
    """The lengths of a bar, written for a drawing 100 wide; nothing where its budget is not known.

    ``revised`` is the frame, ``spent`` and ``held`` fill it from the left, ``over`` is what goes beyond. ``adopted`` is
    where it ended before it was changed, ``elapsed`` where it would be if it were spent day by day.
    """

    revised: str
    spent: str
    held: str
    held_from: str
    over: str
    adopted: str
    elapsed: str


def bar_of(balance: Balance, elapsed: Decimal) -> Bar | None:
    revised = balance.revised
    if revised is None:
        return None
    whole = max(revised, balance.engaged, balance.adopted or ZERO)
    if whole <= 0:
        return None
    inside = min(balance.spent, revised)
    held = max(min(balance.engaged, revised) - inside, ZERO)
    return Bar(
        revised=_written(revised / whole),
        spent=_written(inside / whole),
        held=_written(held / whole),
        held_from=_written(inside / whole),
        over=_written((balance.engaged - revised) / whole),
        adopted=_written(balance.adopted / whole) if balance.amended else "",
        elapsed=_written(revised * elapsed / whole),
    )


# --- the table


@dataclass(frozen=True)
class Row:
    """A line, several of them together, or a whole budget, with what it has and the words of its bar."""

    balance: Balance
    elapsed: Decimal
    line: BudgetLine | None = None
    # Whether the budget of some of its lines is not known: what they spent is in, what they had is not.
    is_partial: bool = False

    @classmethod
    def of(cls, balances: Iterable[Balance], elapsed: Decimal) -> "Row":
        """What ``balances`` come to."""
        balances = list(balances)
        lacks = any(one.adopted is None for one in balances)
        return cls(together(balances), elapsed, is_partial=lacks)

    @cached_property
    def bar(self) -> Bar | None:
        return bar_of(self.balance, self.elapsed)

    @property
    def spent_percent(self) -> str:
        return format_percent(percent(self.balance.spent, self.balance.revised), language())

    @property
    def elapsed_said(self) -> str:
        return format_percent(percent(self.elapsed, 1), language())

    @property
    def is_passed(self) -> bool:
        remaining = self.balance.remaining
        return remaining is not None and remaining < 0 and not self.is_partial

    @property
    def said(self) -> str:
        """The bar in words."""
        if self.balance.revised is None:
            return _("budget n. d. · dépensé %(spent)s") % {
                "spent": format_amount(self.balance.spent, language())
            }
        words = [_("dépensé %(percent)s") % {"percent": self.spent_percent}]
        if self.balance.committed:
            held = percent(self.balance.committed, self.balance.revised)
            words.append(_("engagé %(percent)s") % {"percent": format_percent(held, language())})
        left = self.balance.remaining
        if self.is_passed:
            words.append(_("dépassé de %(amount)s") % {"amount": format_amount(-left, language())})
        else:
            words.append(_("disponible : %(amount)s") % {"amount": format_amount(left, language())})
        return " · ".join(words)


@dataclass(frozen=True)
class Group:
    """Lines that have something in common, and what they come to."""

    label: str
    rows: list[Row]
    total: Row


@dataclass
class Picture:
    """The whole of a budget on ``day``."""

    budget: Budget
    day: date
    grouping: str
    rows: list[Row] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)

    @property
    def elapsed(self) -> Decimal:
        return elapsed_on(self.budget.period, self.day)

    @property
    def elapsed_said(self) -> str:
        return self.total.elapsed_said

    @property
    def is_under_way(self) -> bool:
        return self.day in self.budget.period

    @cached_property
    def total(self) -> Row:
        return Row.of((row.balance for row in self.rows), self.elapsed)

    @cached_property
    def unknown(self) -> list[Row]:
        """The lines of which nobody knows the budget: they stand in no sum."""
        return [row for row in self.rows if row.balance.adopted is None]

    @cached_property
    def to_explain(self) -> list[Row]:
        """Once the year is over, the lines far from their budget of which nobody says why.

        As its last day left them, like the report of the year: what is carried to the next later changes nothing.
        """
        budget = self.budget
        if self.day <= budget.ends_on or budget.is_draft:
            return []
        at_the_end = balances_on(BudgetLine.objects.filter(budget=budget), budget.ends_on)
        rows = (Row(at_the_end[row.line.pk], Decimal(1), row.line) for row in self.rows)
        return [
            row
            for row in rows
            if passes_threshold(row.balance, budget.variance_percent, budget.variance_amount)
            and not hasattr(row.line, "variance_note")
        ]

    @property
    def gap(self) -> Decimal | None:
        """What the stated total has more than the lines come to; None where they agree, or it is not stated."""
        stated = self.budget.stated_total
        if stated is None:
            return None
        return stated - (self.total.balance.adopted or ZERO) or None

    @property
    def is_changed(self) -> bool:
        return any(row.balance.amended for row in self.rows)


def picture_of(
    budget: Budget,
    day: date,
    grouping: str = "numero",
    balances: dict[int, Balance] | None = None,
) -> Picture:
    """The picture of ``budget``: three queries, whatever the number of its lines.

    ``balances`` are those of ``day``, by key of the line, where it is not as of now.
    """
    elapsed = elapsed_on(budget.period, day)
    rows = [
        Row(balances[line.pk] if balances is not None else current(line), elapsed, line)
        for line in budget.lines.select_related(
            "category", "organization", "heading", "action", "variance_note"
        )
    ]
    picture = Picture(budget, day, grouping, rows)
    if grouping != "numero":
        picture.groups = _grouped(rows, _NAMES[grouping](budget, rows), elapsed)
    return picture


# What a group is in the order of, and what it is called.
Named = Callable[[BudgetLine], tuple[object, str]]


def _by_axis(budget: Budget, rows: list[Row]) -> Named:
    """The widest title of the plan that a line serves, itself or by its action."""

    def heading_of(line: BudgetLine) -> int | None:
        return line.heading_id or (line.action.heading_id if line.action else None)

    used = {heading_of(row.line) for row in rows} - {None}
    plans = Heading.ever.filter(pk__in=used).values("plan")
    known = Heading.ever.filter(plan__in=plans).in_bulk()

    def named(line: BudgetLine) -> tuple[object, str]:
        heading = known.get(heading_of(line))
        while heading and heading.parent_id:
            heading = known[heading.parent_id]
        if heading is None:
            return (True, 0, ""), _("Hors du plan")
        return (False, heading.plan_id, heading.number_key), str(heading)

    return named


def _by_category(_budget: Budget, _rows: list[Row]) -> Named:
    return lambda line: (counted_key(line.category.code), str(line.category))


def _by_organization(budget: Budget, _rows: list[Row]) -> Named:
    """Those that spend, whoever is responsible first."""
    lead = budget.program.lead

    def named(line: BudgetLine) -> tuple[object, str]:
        spends = line.organization or lead
        return (spends != lead, counted_key(str(spends))), str(spends)

    return named


_NAMES = {"axe": _by_axis, "categorie": _by_category, "organisme": _by_organization}


def _grouped(rows: list[Row], named: Named, elapsed: Decimal) -> list[Group]:
    found: dict[tuple[object, str], list[Row]] = {}
    for row in rows:
        found.setdefault(named(row.line), []).append(row)
    return [
        Group(
            label,
            found[key, label],
            Row.of((row.balance for row in found[key, label]), elapsed),
        )
        for key, label in sorted(found)
    ]


# --- several budgets


def totals_of(budgets: Iterable[Budget], day: date) -> dict[int, Row]:
    """What each budget comes to as of now, by its key. One query."""
    budgets = list(budgets)
    found: dict[int, list[Balance]] = {}
    columns = ("adopted", "amended", "committed", "spent")
    lines = BudgetLine.objects.filter(budget__in=[one.pk for one in budgets]).order_by()
    for budget, *amounts in lines.values_list("budget", *columns):
        found.setdefault(budget, []).append(Balance(*amounts))
    return {one.pk: Row.of(found.get(one.pk, ()), elapsed_on(one.period, day)) for one in budgets}
