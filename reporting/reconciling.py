"""Where the money stands: what funders granted, promised and paid, and what the bank says beside the books."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum

from programs.budgets.banking.reconciling import Matched, Span, matched_of, spans_of
from programs.budgets.models import (
    Allocation,
    BankAccount,
    Expense,
    Instalment,
    Payment,
    Receipt,
)
from programs.enums import Service
from programs.lib.periods import Period
from programs.lib.quantities import Quantity
from programs.lookups import counted_key_of
from programs.models import Funding
from programs.models.fields import localized
from programs.models.organizations import tell_apart
from reporting.figures.base import Scope

ZERO = Decimal(0)


@dataclass(frozen=True)
class GrantFacts:
    """A grant that touches the period: its amount, and what of it was expected and came in by the last day.

    ``in_period`` is what came in within the period; ``unknown`` how many instalments have no known amount.
    """

    funder: str
    reference: str
    period: Period
    amount: Quantity
    is_envelope: bool
    share: Decimal | None
    expected: Decimal
    unknown: int
    received: Decimal
    in_period: Decimal
    spent: Decimal


@dataclass(frozen=True)
class AccountFacts:
    """A bank account over the period: what the bank says (``span``), and what the books say of it (``matched``)."""

    name: str
    program: str
    span: Span
    matched: Matched

    @property
    def told(self) -> Decimal:
        """What the account holds at the end by the books: what is left is what they do not explain yet."""
        moved = self.matched.received - self.matched.paid
        return self.span.opening + moved + self.span.set_aside + self.span.left


@dataclass(frozen=True)
class Money:
    """``unpaid`` is what is still owed of approved expenses, ``paid`` what was paid in the period, and
    ``not_at_the_bank`` payments of it that no entry of a statement was matched to yet.
    """

    grants: tuple[GrantFacts, ...]
    accounts: tuple[AccountFacts, ...]
    paid: Decimal
    unpaid: Decimal
    not_at_the_bank: Decimal


def gather_money(scope: Scope, period: Period, day: date, language: str) -> Money:
    """A constant number of queries. Of a funder there is no bank: its money is among that of others."""
    payments = _payments(scope, period, day)
    return Money(
        grants=_grants(scope, period, day, language),
        accounts=() if scope.funder else _accounts(scope, period, day, language),
        paid=_sum(payments),
        unpaid=ZERO if scope.funder else _unpaid(scope, day),
        not_at_the_bank=_sum(payments.filter(transaction=None)),
    )


def _sum(rows: QuerySet, column: str = "amount") -> Decimal:
    return rows.order_by().aggregate(sum=Sum(column, default=ZERO))["sum"]


def _standing(day: date) -> Q:
    return Q(annulled_on=None) | Q(annulled_on__gt=day)


def _payments(scope: Scope, period: Period, day: date) -> QuerySet[Payment]:
    if scope.funder:
        return Payment.objects.none()
    own = scope.of("expense__program", service=Service.BUDGETS)
    return Payment.objects.filter(own, _standing(day), paid_on__range=(period.start, day))


def _unpaid(scope: Scope, day: date) -> Decimal:
    """What approved expenses of that day at the latest came to, less what was paid of them by then."""
    approved = Expense.objects.counted().filter(
        scope.of(service=Service.BUDGETS), spent_on__lte=day
    )
    own = scope.of("expense__program", service=Service.BUDGETS)
    paid = Payment.objects.filter(own, _standing(day), paid_on__lte=day, expense__spent_on__lte=day)
    return _sum(approved) - _sum(paid)


def _grants(scope: Scope, period: Period, day: date, language: str) -> tuple[GrantFacts, ...]:
    own = scope.of(service=Service.BUDGETS, funder_at="funder")
    found = list(
        Funding.objects.filter(own, starts_on__lte=period.end, ends_on__gte=period.start)
        .shared_in(period)
        .select_related("funder")
    )
    tell_apart({one.funder_id: one.funder for one in found}.values())
    instalments = Instalment.objects.filter(funding__in=found, expected_on__lte=day)
    receipts = Receipt.objects.filter(funding__in=found, received_on__lte=day)
    expected, received = _by_grant(instalments), _by_grant(receipts)
    in_period = _by_grant(receipts.filter(received_on__gte=period.start))
    unknown = instalments.filter(amount=None).values_list("funding", flat=True)
    unknown = list(unknown)
    spent = _spent(found, day)
    return tuple(
        GrantFacts(
            funder=one.funder.told(localized(one.funder, "name", language)),
            reference=one.reference,
            period=one.period,
            amount=one.quantity,
            is_envelope=one.starts_on < period.start or one.ends_on > period.end,
            share=one.share,
            expected=expected.get(one.pk, ZERO),
            unknown=unknown.count(one.pk),
            received=received.get(one.pk, ZERO),
            in_period=in_period.get(one.pk, ZERO),
            spent=spent.get(one.pk, ZERO),
        )
        for one in sorted(found, key=lambda one: (one.funder.worn.name, one.starts_on, one.pk))
    )


def _by_grant(rows: QuerySet) -> dict[int, Decimal]:
    return dict(rows.order_by().values_list("funding").annotate(sum=Sum("amount", default=ZERO)))


def _spent(found: list[Funding], day: date) -> dict[int, Decimal]:
    """What was spent by then on the budgets that say which grant their money comes from."""
    rows = Allocation.objects.filter(line__budget__funding__in=found).counting_on(day)
    by_grant = rows.order_by().values_list("line__budget__funding")
    return dict(by_grant.annotate(sum=Sum("amount")))


def _accounts(scope: Scope, period: Period, day: date, language: str) -> tuple[AccountFacts, ...]:
    own = scope.of(service=Service.BUDGETS)
    accounts = list(
        BankAccount.objects.filter(own, opened_on__lte=day)
        .select_related("program")
        .order_by("program__slug", counted_key_of("code"))
    )
    spans = spans_of(accounts, period.start, day)
    matched = matched_of(accounts, period.start, day)
    return tuple(
        AccountFacts(
            name=one.name,
            program=localized(one.program, "title", language),
            span=spans[one.pk],
            matched=matched.get(one.pk, Matched()),
        )
        for one in accounts
    )
