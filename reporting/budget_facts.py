"""Reads what a financial report says, once, in one language: after this, no query is left to run.

The number of queries depends neither on the number of lines nor on that of expenses.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch, Q, QuerySet

from programs.budgets.balances import balances_on
from programs.budgets.models import (
    Allocation,
    Budget,
    BudgetLine,
    ChangeEntry,
    Expense,
    ExpenseFile,
    PeriodClose,
)
from programs.budgets.reckoning import Balance, passes_threshold, together
from programs.lib.periods import FiscalCalendar, Period
from programs.lookups import counted_key_of
from programs.models import Organization, Program
from programs.models.fields import localized
from programs.models.organizations import tell_apart
from programs.plans.enums import Level
from programs.plans.models import Heading
from reporting.figures import Result, Scope, collect
from reporting.figures.budgets import budgets, category_labels, lines
from reporting.gathering import PREVIEW, Edition
from reporting.reconciling import Money, gather_money

CODES = (
    "budget.adopted",
    "budget.amended",
    "budget.engaged",
    "budget.spent",
    "budget.remaining",
    "funding.received",
)
# How many fiscal years stand beside one another, the one of the report last.
YEARS = 5


@dataclass(frozen=True)
class Group:
    """What sets several lines apart from others: its key, and what it is called. None is for those that say nothing."""

    key: int | None
    label: str


@dataclass(frozen=True)
class LineFacts:
    """A line of a budget as of the day of the report. ``explanation`` is why it ends above or below its budget.

    ``place`` is where it stands: its number, after the code of its budget where the report has several.
    """

    pk: int
    place: str
    number: str
    label: str
    category: Group
    axis: Group
    organization: Group
    funder: Group
    balance: Balance
    explanation: str = ""
    is_to_explain: bool = False

    @property
    def name(self) -> str:
        return f"{self.number} {self.label}"

    @property
    def line(self) -> Group:
        """Itself, as what sets it apart from others."""
        return Group(self.pk, self.name)


@dataclass(frozen=True)
class BudgetFacts:
    """``is_over`` says that its fiscal year had ended by then: only then is a variance explained."""

    pk: int
    code: str
    title: str
    program: str
    lead: str
    funder: str
    period: Period
    adopted_by: str
    adopted_on: date
    stated_total: Decimal | None
    threshold_percent: Decimal
    threshold_amount: Decimal | None
    is_over: bool
    lines: tuple[LineFacts, ...]
    signatories: tuple[tuple[str, str], ...]

    @property
    def balance(self) -> Balance:
        return together(line.balance for line in self.lines)

    @property
    def has_unknown(self) -> bool:
        """Whether the amount of one of its lines is not known."""
        return any(line.balance.adopted is None for line in self.lines)

    @property
    def is_stated_rightly(self) -> bool:
        """Whether the total that its document states is the sum of its lines, all of them known."""
        return not self.has_unknown and self.stated_total == self.balance.adopted


@dataclass(frozen=True)
class ChangeFacts:
    """What one line gained or gave by an approved change."""

    code: str
    kind: str
    effective_on: date
    why: str
    line: str
    amount: Decimal


@dataclass(frozen=True)
class FileFacts:
    pk: int
    name: str
    sha256: str


@dataclass(frozen=True)
class ExpenseFacts:
    """An approved expense: ``charged`` is what it charges to ``lines`` of the report, of ``whole`` in all."""

    pk: int
    code: str
    spent_on: date
    supplier: str
    description: str
    reference: str
    amount: Decimal
    gst: Decimal | None
    qst: Decimal | None
    hst: Decimal | None
    rebated: Decimal
    whole: Decimal
    charged: Decimal
    lines: tuple[str, ...]
    reverses: str
    files: tuple[FileFacts, ...]


# What is read of an expense as it stands, in the order of ``ExpenseFacts``.
_OF_EXPENSE = (
    "code",
    "spent_on",
    "supplier",
    "description",
    "reference",
    "amount",
    "gst",
    "qst",
    "hst",
    "rebated",
    "charged",
)


@dataclass(frozen=True)
class FinancialFacts:
    """All that a financial report says, of a program, of the programs of an organisation, or of a funder's money.

    ``day`` is the one of which its budgets are read; ``open_programs`` are those whose books of the period are not
    all closed; ``years`` are the figures of the years up to this one, the oldest first.
    """

    kind: str
    kind_label: str
    number: str
    label: str
    about: dict[str, str]
    title: str
    lead: str
    funders: tuple[str, ...]
    language: str
    period: Period
    as_of: date
    day: date
    results: dict[str, Result]
    budgets: tuple[BudgetFacts, ...]
    changes: tuple[ChangeFacts, ...]
    expenses: tuple[ExpenseFacts, ...]
    years: tuple[tuple[Period, dict[str, Result]], ...]
    money: Money
    open_programs: tuple[str, ...]
    pending: int
    checks: tuple = ()
    narratives: dict[str, str] = field(default_factory=dict)
    edition: Edition = PREVIEW

    @property
    def says_something(self) -> bool:
        """Whether there is a budget, a year before it, or money that came in."""
        return bool(self.budgets or self.years or self.money.accounts)

    @property
    def lines(self) -> Iterator[LineFacts]:
        return (line for budget in self.budgets for line in budget.lines)

    @property
    def balance(self) -> Balance:
        return together(line.balance for line in self.lines)

    def grouped(self, by: str) -> list[tuple[Group, Balance]]:
        """What the lines of each group come to together, in the order of their labels, those of none last.

        ``by`` is one of the groups of a line: ``funder``, ``axis``, ``organization``, ``category``, ``line``.
        """
        found: dict[Group, list[Balance]] = {}
        for line in self.lines:
            found.setdefault(getattr(line, by), []).append(line.balance)
        ordered = sorted(found, key=lambda group: (group.key is None, group.label, group.key or 0))
        return [(group, together(found[group])) for group in ordered]


@dataclass(frozen=True)
class Asked:
    """What a financial report is asked about: ``nobody`` are the words for what stands under no axis and the like."""

    scope: Scope
    period: Period
    calendar: FiscalCalendar
    language: str
    programs: QuerySet[Program]
    nobody: Mapping[str, str]

    @property
    def day(self) -> date:
        return self.scope.last_day(self.period)

    def say(self, record, name: str) -> str:
        return localized(record, name, self.language)


def gather_budgets(asked: Asked) -> tuple[BudgetFacts, ...]:
    found = list(
        budgets(asked.scope, asked.period)
        .select_related("program", "funder")
        .prefetch_related(
            Prefetch(
                "lines",
                BudgetLine.objects.select_related(
                    "organization", "action", "heading", "variance_note"
                ),
            ),
            "signatories",
        )
        .order_by("program__slug", "starts_on", counted_key_of("code"), "pk")
    )
    reader = _Reader(asked, found)
    return tuple(reader.budget(one) for one in found)


class _Reader:
    """Reads budgets, knowing what all of their lines name."""

    def __init__(self, asked: Asked, found: list[Budget]):
        self.asked = asked
        every = [line for budget in found for line in budget.lines.all()]
        self.has_several = len(found) > 1
        self.balances = balances_on(lines(asked.scope, asked.period), asked.day)
        self.categories = category_labels({(line.category_id,) for line in every})
        self.axes = _axes(every, asked)
        named = {line.organization_id: line.organization for line in every if line.organization}
        named |= {budget.funder_id: budget.funder for budget in found if budget.funder}
        leads = Organization.objects.in_bulk({budget.program.lead_id for budget in found})
        tell_apart((named | leads).values())
        self.organizations = named | leads

    def budget(self, budget: Budget) -> BudgetFacts:
        asked = self.asked
        is_over = budget.ends_on <= asked.day
        return BudgetFacts(
            pk=budget.pk,
            code=budget.code,
            title=asked.say(budget, "title") or budget.code,
            program=asked.say(budget.program, "title"),
            lead=self._named(budget.program.lead_id).label,
            funder=self._funder(budget).label,
            period=budget.period,
            adopted_by=budget.adopted_by,
            adopted_on=budget.adopted_on,
            stated_total=budget.stated_total,
            threshold_percent=budget.variance_percent,
            threshold_amount=budget.variance_amount,
            is_over=is_over,
            lines=tuple(self._line(line, budget, is_over) for line in budget.lines.all()),
            signatories=tuple(
                (asked.say(one, "title"), one.name) for one in budget.signatories.all()
            ),
        )

    def _line(self, line: BudgetLine, budget: Budget, is_over: bool) -> LineFacts:
        balance = self.balances[line.pk]
        note = getattr(line, "variance_note", None)
        return LineFacts(
            pk=line.pk,
            place=f"{budget.code} {line.number}" if self.has_several else line.number,
            number=line.number,
            label=self.asked.say(line, "label"),
            category=Group(line.category_id, self.categories[(line.category_id,)]),
            axis=self.axes.get(line.pk, Group(None, self.asked.nobody["axis"])),
            organization=self._named(line.organization_id or budget.program.lead_id),
            funder=self._funder(budget),
            balance=balance,
            explanation=self.asked.say(note, "text") if note else "",
            is_to_explain=is_over
            and passes_threshold(balance, budget.variance_percent, budget.variance_amount),
        )

    def _funder(self, budget: Budget) -> Group:
        if budget.funder_id is None:
            return Group(None, self.asked.nobody["funder"])
        return self._named(budget.funder_id)

    def _named(self, pk: int) -> Group:
        found = self.organizations[pk]
        return Group(pk, found.told(self.asked.say(found, "name")))


def _axes(every: list[BudgetLine], asked: Asked) -> dict[int, Group]:
    """The axis that each line serves by its heading, or by that of its action, where it does. One query."""
    starts = {
        line.pk: line.heading_id or (line.action and line.action.heading_id) for line in every
    }
    wanted = {heading for heading in starts.values() if heading}
    if not wanted:
        return {}
    plans = Heading.ever.filter(pk__in=wanted).values("plan")
    headings = {one.pk: one for one in Heading.ever.filter(plan__in=plans)}
    found = {}
    for line, start in starts.items():
        heading = headings.get(start)
        while heading and heading.level != Level.AXIS:
            heading = headings.get(heading.parent_id)
        if heading:
            label = " – ".join(filter(None, (heading.number, asked.say(heading, "text"))))
            found[line] = Group(heading.pk, label)
    return found


def gather_changes(asked: Asked, by_pk: Mapping[int, LineFacts]) -> tuple[ChangeFacts, ...]:
    entries = ChangeEntry.objects.filter(line__in=by_pk.keys()).counting_on(asked.day)
    return tuple(
        ChangeFacts(
            code=entry.change.code,
            kind=entry.change.get_kind_display(),
            effective_on=entry.change.effective_on,
            why=entry.change.why,
            line=f"{by_pk[entry.line_id].place} {by_pk[entry.line_id].label}",
            amount=entry.amount,
        )
        for entry in entries.select_related("change").order_by(
            "change__effective_on", "change__code", "pk"
        )
    )


def gather_expenses(asked: Asked, by_pk: Mapping[int, LineFacts]) -> tuple[ExpenseFacts, ...]:
    """The expenses that are spent on the budgets of the report, by day. Three queries, and no record is made of any."""
    charges = Allocation.objects.filter(line__in=by_pk.keys()).counting_on(asked.day)
    charged = charges.order_by().values("expense")
    parts: dict[int, list[tuple[int, Decimal]]] = {}
    for expense, line, amount in charges.order_by("pk").values_list("expense", "line", "amount"):
        parts.setdefault(expense, []).append((line, amount))
    files: dict[int, list[FileFacts]] = {}
    found = ExpenseFile.objects.filter(expense__in=charged).order_by("pk")
    for expense, *told in found.values_list("expense", "pk", "name", "sha256"):
        files.setdefault(expense, []).append(FileFacts(*told))
    read = Expense.objects.filter(pk__in=charged).order_by("spent_on", counted_key_of("code"), "pk")
    return tuple(
        ExpenseFacts(
            pk,
            *told,
            reverses=reverses or "",
            charged=sum((amount for _line, amount in parts[pk]), Decimal(0)),
            lines=tuple(dict.fromkeys(by_pk[line].place for line, _amount in parts[pk])),
            files=tuple(files.get(pk, ())),
        )
        for pk, reverses, *told in read.values_list("pk", "reverses__code", *_OF_EXPENSE)
    )


def gather_years(
    asked: Asked, results: dict[str, Result]
) -> tuple[tuple[Period, dict[str, Result]], ...]:
    """The figures of up to five years that something was adopted or received in, each as of its own last day.

    Those of the last one are ``results``.
    """
    read = [(asked.period, results)]
    while len(read) < YEARS:
        year = asked.calendar.previous(read[0][0])
        read.insert(0, (year, collect(asked.scope, year, CODES, with_parts=False)))
    begun = next((index for index, (_year, found) in enumerate(read) if _says_something(found)), -1)
    return tuple(read[begun:]) if begun >= 0 else ()


def _says_something(found: dict[str, Result]) -> bool:
    return found["budget.adopted"].number is not None or any(
        found[code].number for code in ("budget.spent", "funding.received")
    )


def gather_open_programs(asked: Asked, found: Iterable[BudgetFacts]) -> tuple[str, ...]:
    """The programs of which some day of the years of their budgets is not closed. Two queries."""
    own = budgets(asked.scope, asked.period)
    closed: dict[int, list[tuple[date, date]]] = {}
    closings = PeriodClose.objects.in_force().filter(program__in=own.order_by().values("program"))
    for program, start, end in closings.order_by("starts_on").values_list(
        "program", "starts_on", "ends_on"
    ):
        closed.setdefault(program, []).append((start, end))
    is_open = {}
    for budget in own.select_related("program").order_by("program__slug", "pk"):
        if not _covers(closed.get(budget.program_id, ()), budget.period):
            is_open[budget.program_id] = asked.say(budget.program, "title")
    return tuple(is_open.values())


def _covers(closed: Iterable[tuple[date, date]], period: Period) -> bool:
    day = period.start.toordinal()
    for start, end in closed:
        if start.toordinal() <= day:
            day = max(day, end.toordinal() + 1)
    return day > period.end.toordinal()


def count_pending(asked: Asked) -> int:
    """The expenses of these years that nobody approved yet: they would count in them."""
    own = lines(asked.scope, asked.period).order_by().values("pk")
    waiting = Expense.objects.pending().filter(spent_on__lte=asked.day)
    return waiting.filter(Q(allocations__line__in=own)).distinct().count()


def gather_everything(asked: Asked) -> dict:
    """What every financial report says, whatever it is about, by the names of ``FinancialFacts``."""
    found = gather_budgets(asked)
    results = collect(asked.scope, asked.period, CODES)
    by_pk = {line.pk: line for budget in found for line in budget.lines}
    return {
        "language": asked.language,
        "period": asked.period,
        "day": asked.day,
        "results": results,
        "budgets": found,
        "changes": gather_changes(asked, by_pk),
        "expenses": gather_expenses(asked, by_pk),
        "years": gather_years(asked, results),
        "money": gather_money(asked.scope, asked.period, asked.day, asked.language),
        "open_programs": gather_open_programs(asked, found),
        "pending": count_pending(asked),
    }
