"""Which expenses of a program are looked at, what they come to, and how many await whom."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, Min, OuterRef, Prefetch, Q, QuerySet, Sum
from django.http import Http404, QueryDict
from django.utils.translation import gettext_lazy, pgettext_lazy

from programs.asked import read_number
from programs.budgets.access import visible_expenses
from programs.budgets.enums import EXPENSE_COUNTED, ExpenseState
from programs.budgets.models import (
    Allocation,
    Budget,
    BudgetLine,
    Expense,
    ExpenseCategory,
    ExpenseFile,
    written_by,
)
from programs.lib.money import parse_amount
from programs.lib.periods import Period, parse_date, today
from programs.lookups import counted_key_of
from programs.models import Organization, Program

PAGE = 50
ZERO = Decimal(0)


def _elsewhere() -> QuerySet[ExpenseFile]:
    """The files of an expense whose bytes are on another expense of its program as well."""
    same = ExpenseFile.objects.filter(
        sha256=OuterRef("sha256"), expense__program=OuterRef("expense__program")
    ).exclude(expense=OuterRef("expense"))
    return ExpenseFile.objects.filter(Exists(same), expense=OuterRef("pk"))


def _billed_elsewhere() -> QuerySet[Expense]:
    """The other expenses of the program that bear the invoice of one: the same number, of the same supplier."""
    return (
        _billed()
        .filter(
            program=OuterRef("program"),
            supplier__iexact=OuterRef("supplier"),
            reference__iexact=OuterRef("reference"),
        )
        .exclude(pk=OuterRef("pk"))
    )


def _billed() -> QuerySet[Expense]:
    """What pays an invoice that has a number: nothing that was refused, or reversed whole, or that reverses."""
    held = Expense.objects.filter(Q(amount=None) | ~Q(amount=F("reversed")), reverses=None)
    return held.exclude(reference="").exclude(state=ExpenseState.REFUSED)


# What awaits whoever looks, one at a time.
AWAITING: dict[str, tuple[str, Callable]] = {
    "a-verifier": (
        pgettext_lazy("dépenses", "À vérifier"),
        lambda user: Q(state=ExpenseState.JUSTIFIED),
    ),
    "a-approuver": (
        gettext_lazy("À approuver"),
        lambda user: Q(state=ExpenseState.VERIFIED) & ~written_by(user.pk),
    ),
    "a-payer": (
        gettext_lazy("À payer"),
        lambda user: Q(state=ExpenseState.APPROVED, paid__lt=F("amount") - F("reversed")),
    ),
}
# What is odd about an expense or its documents.
FLAGS: dict[str, tuple[str, Callable[[], Q]]] = {
    "sans-piece": (
        gettext_lazy("Sans pièce justificative"),
        lambda: (
            Q(~Exists(ExpenseFile.objects.filter(expense=OuterRef("pk"))))
            & ~Q(state=ExpenseState.REFUSED)
        ),
    ),
    "piece-double": (gettext_lazy("Même pièce deux fois"), lambda: Q(Exists(_elsewhere()))),
    "facture-double": (
        gettext_lazy("Même facture deux fois"),
        lambda: Q(Exists(_billed_elsewhere())) & Q(pk__in=_billed().values("pk")),
    ),
}


@dataclass(frozen=True)
class Asked:
    """What an address asks of a ledger; nothing by default. ``wrong`` says what was typed and is no amount."""

    awaiting: str = ""
    state: str = ""
    line: int | None = None
    category: int | None = None
    claimant: int | None = None
    text: str = ""
    year: str = ""
    since: date | None = None
    until: date | None = None
    least: str = ""
    most: str = ""
    flags: frozenset[str] = frozenset()
    wrong: dict[str, str] = field(default_factory=dict, compare=False)

    @classmethod
    def read(cls, query: QueryDict) -> "Asked":
        """Raises BadRequest for what cannot be read."""
        state, awaiting = query.get("etat", ""), query.get("suivi", "")
        if state and state not in ExpenseState:
            raise BadRequest("a state is none")
        if awaiting and awaiting not in AWAITING:
            raise BadRequest("nothing awaits so")
        if any(query.get(name, "1") not in ("1", "") for name in FLAGS):
            raise BadRequest("a mark is ticked or not")
        wrong = {}
        for name in ("min", "max"):
            try:
                parse_amount(query.get(name, ""))
            except ValueError as error:
                wrong[name] = str(error)
        return cls(
            awaiting=awaiting,
            state=state,
            **{
                name: read_number(query[word]) if query.get(word) else None
                for name, word in (
                    ("line", "poste"),
                    ("category", "categorie"),
                    ("claimant", "organisme"),
                )
            },
            text=query.get("q", "").strip()[:200],
            year=query.get("exercice", ""),
            since=_day(query.get("du", "")),
            until=_day(query.get("au", "")),
            least=query.get("min", "").strip()[:60],
            most=query.get("max", "").strip()[:60],
            flags=frozenset(name for name in FLAGS if query.get(name)),
            wrong=wrong,
        )

    @property
    def said(self) -> dict[str, str]:
        """What an address must say to ask for the same, by its word."""
        said = {
            "suivi": self.awaiting,
            "etat": self.state,
            "poste": self.line or "",
            "categorie": self.category or "",
            "organisme": self.claimant or "",
            "q": self.text,
            "exercice": self.year,
            "du": self.since.isoformat() if self.since else "",
            "au": self.until.isoformat() if self.until else "",
            "min": self.least,
            "max": self.most,
            **{name: "1" for name in FLAGS if name in self.flags},
        }
        return {name: str(value) for name, value in said.items() if value}

    @property
    def query(self) -> str:
        return urlencode(self.said)

    @property
    def narrows(self) -> bool:
        """Whether more is asked than what awaits somebody, and than a text."""
        return bool(replace(self, awaiting="", text="").said)


def _day(text: str) -> date | None:
    try:
        return parse_date(text) if text else None
    except ValueError as error:
        raise BadRequest("a day is none") from error


class _Known(Paginator):
    """The pages of a list whose length is known: it is not counted a second time."""

    def __init__(self, records, size: int, count: int):
        super().__init__(records, size)
        self._known = count

    @property
    def count(self) -> int:
        return self._known


@dataclass(frozen=True)
class Total:
    """Of the expenses in one state, or of all. ``unknown`` is how many have no amount, and are out of the sum."""

    label: str
    number: int
    amount: Decimal
    unknown: int
    is_refused: bool = False


@dataclass
class Ledger:
    """The expenses of ``program`` that an address asks for, as ``user`` looks at them."""

    program: Program
    user: object
    asked: Asked

    def __post_init__(self):
        known = {
            "line": BudgetLine.objects.of_program(self.program),
            "category": ExpenseCategory.objects.filter(organization=self.program.lead_id),
            "claimant": Organization.objects.filter(claims__program=self.program),
        }
        for name, records in known.items():
            key = getattr(self.asked, name)
            if key is not None and not records.filter(pk=key).exists():
                raise Http404
        self.period = self._period()

    def _period(self) -> Period | None:
        if not self.asked.year:
            return None
        try:
            return self.program.calendar.year(self.asked.year)
        except ValueError as error:
            raise BadRequest("a year is none") from error

    @cached_property
    def all(self) -> QuerySet[Expense]:
        return visible_expenses(self.user).filter(program=self.program)

    @cached_property
    def expenses(self) -> QuerySet[Expense]:
        """What is asked for, the newest first."""
        asked, found = self.asked, self.all
        if asked.awaiting:
            found = found.filter(AWAITING[asked.awaiting][1](self.user))
        for name in asked.flags:
            found = found.filter(FLAGS[name][1]())
        if asked.state:
            found = found.filter(state=asked.state)
        if asked.claimant:
            found = found.filter(claimant=asked.claimant)
        parts = Q(line=asked.line) if asked.line else Q()
        parts &= Q(line__category=asked.category) if asked.category else Q()
        if parts:
            found = found.filter(Exists(Allocation.objects.filter(parts, expense=OuterRef("pk"))))
        if asked.text:
            words = ("supplier", "description", "reference")
            sought = Q(code__icontains=asked.text)
            for word in words:
                sought |= Q(**{f"{word}__matches": asked.text})
            found = found.filter(sought)
        return self._within(found).order_by("-spent_on", "-pk")

    def _within(self, found: QuerySet[Expense]) -> QuerySet[Expense]:
        """Of the days and the amounts that are asked for."""
        asked = self.asked
        if self.period:
            found = found.spent_in(self.period)
        if asked.since:
            found = found.filter(spent_on__gte=asked.since)
        if asked.until:
            found = found.filter(spent_on__lte=asked.until)
        for name, text, lookup in (("min", asked.least, "gte"), ("max", asked.most, "lte")):
            if text and name not in asked.wrong and (amount := parse_amount(text)) is not None:
                found = found.filter(**{f"amount__{lookup}": amount})
        return found

    # --- what they come to

    @cached_property
    def totals(self) -> list[Total]:
        """By state, in the order of an expense's life: one query."""
        rows = self.expenses.order_by().values_list("state")
        found = {
            state: (number, amount, unknown)
            for state, number, amount, unknown in rows.annotate(
                number=Count("pk"),
                sum=Sum("amount", default=ZERO),
                unknown=Count("pk", filter=Q(amount=None)),
            )
        }
        return [
            Total(state.label, *found[state], is_refused=state == ExpenseState.REFUSED)
            for state in ExpenseState
            if state in found
        ]

    @property
    def leaves_out_refused(self) -> bool:
        """Whether refused expenses stand among others: they count nowhere, and not in the sum of these either."""
        return len({one.is_refused for one in self.totals}) == 2

    @property
    def total(self) -> Total:
        summed = [one for one in self.totals if not (self.leaves_out_refused and one.is_refused)]
        return Total(
            "",
            sum(one.number for one in self.totals),
            sum((one.amount for one in summed), ZERO),
            sum(one.unknown for one in self.totals),
        )

    @cached_property
    def awaiting(self) -> dict[str, int]:
        """How many of the whole program await each step: one query."""
        return self.all.order_by().aggregate(
            **{
                name: Count("pk", filter=test(self.user))
                for name, (_label, test) in AWAITING.items()
            }
        )

    @cached_property
    def is_empty(self) -> bool:
        return not self.all.exists()

    def page(self, asked: str | None) -> Page:
        number = 1 if asked is None else read_number(asked)
        keys = self.expenses.values_list("pk", flat=True)
        page = _Known(keys, PAGE, self.total.number).get_page(number)
        # Only the rows of the page are read whole, however many stand before it.
        some = Expense.objects.filter(pk__in=list(page.object_list))
        page.object_list = with_parts(some.order_by("-spent_on", "-pk"))
        return page

    # --- what may be asked

    @cached_property
    def years(self) -> list[str]:
        """The fiscal years from the first budget to today, the last first."""
        first = Budget.objects.filter(program=self.program).aggregate(first=Min("starts_on"))
        start = first["first"]
        if start is None or start > today():
            return []
        calendar = self.program.calendar
        return [calendar.name(year) for year in reversed(calendar.years_between(start, today()))]

    @cached_property
    def lines(self) -> list[BudgetLine]:
        """The lines of its adopted budgets, the newest budgets first."""
        return list(
            BudgetLine.objects.of_program(self.program)
            .filter(budget__adopted_on__isnull=False)
            .select_related("budget")
            .order_by("-budget__starts_on", counted_key_of("budget__code"), "number_key", "pk")
        )

    @cached_property
    def categories(self) -> list[ExpenseCategory]:
        return list(ExpenseCategory.objects.filter(organization=self.program.lead_id))

    @cached_property
    def claimants(self) -> list[Organization]:
        claims = Expense.objects.filter(claimant=OuterRef("pk"), program=self.program)
        return list(Organization.objects.filter(Exists(claims)))


def with_parts(expenses: QuerySet[Expense]) -> QuerySet[Expense]:
    """With what a row of the ledger shows: lines, documents and who had to do with them. A few queries."""
    parts = Allocation.objects.select_related("line__budget").order_by("pk")
    return expenses.select_related("claimant", "entered_by", "program__lead").prefetch_related(
        Prefetch("allocations", parts), "files"
    )


def with_a_file_elsewhere(expenses) -> frozenset[int]:
    """The keys of those of which a document is on another expense as well."""
    keys = [expense.pk for expense in expenses]
    return frozenset(
        Expense.objects.filter(Exists(_elsewhere()), pk__in=keys).values_list("pk", flat=True)
    )


def with_a_bill_elsewhere(expenses) -> frozenset[int]:
    """The keys of those whose invoice was entered a second time."""
    keys = [expense.pk for expense in expenses]
    found = _billed().filter(Exists(_billed_elsewhere()), pk__in=keys)
    return frozenset(found.values_list("pk", flat=True))


def same_bills(expense: Expense) -> QuerySet[Expense]:
    """The other expenses of its program that bear its invoice, in the order of their days."""
    if not _billed().filter(pk=expense.pk).exists():
        return Expense.objects.none()
    return (
        _billed()
        .filter(
            program=expense.program_id,
            supplier__iexact=expense.supplier,
            reference__iexact=expense.reference,
        )
        .exclude(pk=expense.pk)
        .order_by("spent_on", "pk")
    )


def left_to_pay(expense: Expense) -> Decimal:
    """What whoever pays bills will see: nothing before the approval, nor of what reverses."""
    return expense.owed if expense.state in EXPENSE_COUNTED and expense.owed > 0 else ZERO
