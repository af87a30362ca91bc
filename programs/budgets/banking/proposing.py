"""What the lines of a statement may be: payments and receipts that are noted, expenses to pay, instalments to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import F, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from programs.budgets.models import (
    BankAccount,
    BankTransaction,
    Expense,
    Instalment,
    Payment,
    Receipt,
)
from programs.budgets.statements.entries import Entry
from programs.budgets.statements.matching import DAYS_AFTER, DAYS_BEFORE, Expected, match
from programs.models import Program

Target = Payment | Expense | Receipt | Instalment
_KINDS: dict[str, type] = {
    "payment": Payment,
    "expense": Expense,
    "receipt": Receipt,
    "instalment": Instalment,
}


_MONEY = Instalment._meta.get_field("amount")


@dataclass(frozen=True)
class Candidate:
    """A record that a line of a statement may be: ``amount`` with the sign of the line."""

    record: Target
    amount: Decimal
    on: date
    words: str

    @property
    def key(self) -> str:
        """« expense-12 »: how a form names it."""
        return f"{self.kind}-{self.record.pk}"

    @property
    def kind(self) -> str:
        return type(self.record).__name__.lower()

    @property
    def label(self) -> str:
        return {
            "payment": _("Paiement déjà noté"),
            "expense": _("Dépense à payer"),
            "receipt": _("Encaissement déjà noté"),
            "instalment": _("Versement attendu"),
        }[self.kind]

    @property
    def name(self) -> str:
        record = self.record
        return str(record.expense if isinstance(record, Payment) else record)

    @property
    def expected(self) -> Expected:
        return Expected(
            key=(self.kind, self.record.pk),
            kind="payment" if self.amount < 0 else "receipt",
            amount=abs(self.amount),
            on=self.on,
            words=self.words,
        )


@dataclass(frozen=True)
class Proposal:
    """What a line may be, best first: each option is one candidate, or several that make its amount together."""

    posted: BankTransaction
    options: tuple[tuple[Candidate, ...], ...]
    is_decided: bool
    is_named: bool

    @property
    def best(self) -> tuple[Candidate, ...]:
        return self.options[0]

    @property
    def value(self) -> str:
        """How a form accepts the best of them: « 7:expense-12 »."""
        return f"{self.posted.pk}:{named(self.best)}"

    @property
    def others(self) -> int:
        return len(self.options) - 1


def named(option: Iterable[Candidate]) -> str:
    """« expense-12+expense-13 »: how a form names an option."""
    return "+".join(one.key for one in option)


def candidates_of(program: Program, *, within: tuple[date, date] | None = None) -> list[Candidate]:
    """All that is neither matched nor paid in a program, of the days ``within`` or of all: four queries."""

    def of_days(records, column: str):
        return records.filter(**{f"{column}__range": within}) if within else records

    payments = Payment.objects.filter(
        expense__program=program, annulled_on=None, transaction=None
    ).select_related("expense")
    expenses = Expense.objects.filter(program=program).to_pay()
    receipts = Receipt.objects.filter(funding__program=program, transaction=None).select_related(
        "funding__funder", "funding__program"
    )
    received = Coalesce(Sum("receipts__amount"), Decimal(0), output_field=_MONEY)
    instalments = (
        Instalment.objects.filter(funding__program=program, amount__isnull=False)
        .annotate(received=received)
        .filter(amount__gt=F("received"))
        .select_related("funding__funder", "funding__program")
    )
    return [
        *(
            Candidate(one, -one.amount, one.paid_on, one.expense.supplier)
            for one in of_days(payments, "paid_on")
        ),
        *(
            Candidate(one, -one.owed, one.spent_on, one.supplier)
            for one in of_days(expenses, "spent_on")
        ),
        *(
            Candidate(one, one.amount, one.received_on, one.funding.funder.name)
            for one in of_days(receipts, "received_on")
        ),
        *(
            Candidate(one, one.amount - one.received, one.expected_on, one.funding.funder.name)
            for one in of_days(instalments, "expected_on")
        ),
    ]


def propose(account: BankAccount) -> list[Proposal]:
    """What each line of the account may be that is still to be matched, by day; a constant number of queries."""
    posted = {one.pk: one for one in account.transactions.unmatched()}
    if not posted:
        return []
    days = [one.posted_on for one in posted.values()]
    within = (
        min(days) - timedelta(days=DAYS_AFTER),
        max(days) + timedelta(days=DAYS_BEFORE),
    )
    candidates = {one.expected.key: one for one in candidates_of(account.program, within=within)}
    found = match(map(_entry_of, posted.values()), [one.expected for one in candidates.values()])
    return [
        Proposal(
            posted[one.entry.row],
            tuple(tuple(candidates[each.key] for each in option) for option in one.options),
            one.is_decided,
            one.is_named,
        )
        for one in found
    ]


def _entry_of(posted: BankTransaction) -> Entry:
    return Entry(posted.pk, posted.posted_on, posted.left, posted.description, posted.reference)


def fitting(posted: BankTransaction) -> list[Candidate]:
    """All that a line may be matched to by hand, the same amount first, then the nearest in time."""
    return sorted(
        (
            one
            for one in candidates_of(posted.account.program)
            if (one.amount < 0) == (posted.left < 0)
        ),
        key=lambda one: (
            one.amount != posted.left,
            abs((one.on - posted.posted_on).days),
            one.kind,
            one.record.pk,
        ),
    )


def targets(program: Program, text: str) -> list[Target]:
    """The records that « expense-12+payment-7 » names. Raises ValueError where it names none, or one of others."""
    found: list[Target] = []
    for part in dict.fromkeys(text.split("+")):
        kind, _mark, pk = part.partition("-")
        if kind not in _KINDS or not (pk.isascii() and pk.isdecimal() and len(pk) < 19):
            raise ValueError(part)
        path = {"payment": "expense__program", "expense": "program"}.get(kind, "funding__program")
        record = _KINDS[kind].objects.filter(**{path: program}, pk=int(pk)).first()
        if record is None:
            raise ValueError(part)
        found.append(record)
    return found
