"""The reconciliation of a program: what the bank says on a day, what the books say, and all that stands between."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, Max, Min, Q, QuerySet, Sum

from programs.budgets.models import BankAccount, BankTransaction, Payment, Receipt
from programs.models import Program

_NOTHING = Decimal("0.00")
# Of each list, so many are shown; its sum is that of all.
SHOWN = 100


@dataclass(frozen=True)
class Part:
    """What stands in one of both and not in the other: how much in all, how many, and the first of them."""

    total: Decimal
    count: int
    shown: list

    @property
    def more(self) -> int:
        return self.count - len(self.shown)


@dataclass(frozen=True)
class Reconciliation:
    """All of it on ``day``: sums of money in are above zero, of money out below.

    ``outstanding`` are payments noted that the bank does not have by then, ``in_transit`` such receipts;
    ``unexplained`` what the bank has and the books do not, ``ahead`` what the books date later than the bank.
    ``unsaid`` are those of ``outstanding`` that an account opened since may have had in its opening balance, and
    ``before`` those that were said to be so: they are in neither sum.
    """

    day: date
    opening: Decimal
    posted: Decimal
    received: Decimal
    paid: Decimal
    outstanding: Part
    in_transit: Part
    unexplained: Part
    ahead: tuple[Part, Part]
    unsaid: Part
    before: Part

    @property
    def bank(self) -> Decimal:
        return self.opening + self.posted

    @property
    def books(self) -> Decimal:
        return self.opening + self.received + self.paid

    @property
    def bank_adjusted(self) -> Decimal:
        return self.bank + self.outstanding.total + self.in_transit.total

    @property
    def dated_later(self) -> Decimal:
        return self.ahead[0].total + self.ahead[1].total

    @property
    def books_adjusted(self) -> Decimal:
        return self.books + self.unexplained.total + self.dated_later

    @property
    def difference(self) -> Decimal:
        return self.bank_adjusted - self.books_adjusted


@dataclass(frozen=True)
class StatementCheck:
    """A balance that the bank wrote, beside ours of the same day."""

    day: date
    stated: Decimal
    computed: Decimal

    @property
    def difference(self) -> Decimal:
        return self.stated - self.computed


@dataclass(frozen=True)
class Span:
    """One account from a day to another: what it held before, what came in and went out, what it holds.

    Of what moved, ``set_aside`` concerns no expense and no receipt, and ``left`` is what nobody said yet what it is.
    """

    opening: Decimal
    money_in: Decimal
    money_out: Decimal
    set_aside: Decimal
    left: Decimal

    @property
    def closing(self) -> Decimal:
        return self.opening + self.money_in - self.money_out


@dataclass(frozen=True)
class Matched:
    """What receipts and payments say of what moved on an account."""

    received: Decimal = _NOTHING
    paid: Decimal = _NOTHING


def reconcile(program: Program, day: date) -> Reconciliation:
    """The accounts of ``program`` together: nothing says from which of them a payment was made until it is matched.

    A payment older than the account that it is said to come from is in the opening balance of that one; of which
    nobody said it, it is taken to come from the account that was opened first. A constant number of queries. Each sum
    is the database's own, so the difference is 0.00 because both sides agree.
    """
    accounts = opened_by(program, day)
    start = accounts.aggregate(
        first=Min("opened_on"), last=Max("opened_on"), sum=Sum("opening_balance")
    )
    by_day = BankTransaction.objects.filter(account__program=program, posted_on__lte=day)
    payments = Payment.objects.filter(expense__program=program, annulled_on=None)
    payments = payments.select_related("expense", "account")
    receipts = Receipt.objects.filter(funding__program=program)
    receipts = receipts.select_related("funding__funder", "funding__program")
    since = start["first"] or day
    noted_payments = payments.filter(_noted("paid_on", since, day)).filter(_NOT_BEFORE)
    noted_receipts = receipts.filter(_noted("received_on", since, day))
    waiting = payments.filter(transaction=None)
    not_through = Q(transaction=None) | Q(transaction__posted_on__gt=day)
    through = Q(transaction__posted_on__lte=day)
    return Reconciliation(
        day=day,
        opening=start["sum"] or _NOTHING,
        posted=_sum(by_day),
        received=_sum(noted_receipts),
        paid=-_sum(noted_payments),
        outstanding=_part(noted_payments.filter(not_through), -1),
        in_transit=_part(noted_receipts.filter(not_through)),
        unexplained=_left(by_day),
        ahead=(
            _part(payments.filter(through, paid_on__gt=day), -1),
            _part(receipts.filter(through, received_on__gt=day)),
        ),
        unsaid=_part(
            waiting.filter(account=None, paid_on__gte=since, paid_on__lt=start["last"] or day), -1
        ),
        before=_part(waiting.filter(_BEFORE, paid_on__lte=day), -1),
    )


def opened_by(program: Program, day: date) -> QuerySet[BankAccount]:
    """The accounts that are followed on ``day``: before its first day, an account holds nothing that we know."""
    return BankAccount.objects.filter(program=program, opened_on__lte=day)


def _noted(column: str, since: date, day: date) -> Q:
    """Noted by ``day``: since the accounts were opened, or earlier and on a statement all the same.

    What an account has on its statements is of the books once that account is followed.
    """
    return Q(**{f"{column}__lte": day}) & (
        Q(transaction=None, **{f"{column}__gte": since})
        | Q(transaction__account__opened_on__lte=day)
    )


# Paid before the account that it is said to come from was followed, and on no statement.
_BEFORE = Q(transaction=None, paid_on__lt=F("account__opened_on"))
_NOT_BEFORE = (
    Q(transaction__isnull=False) | Q(account=None) | Q(paid_on__gte=F("account__opened_on"))
)


def _sum(records: QuerySet) -> Decimal:
    return records.aggregate(sum=Sum("amount"))["sum"] or _NOTHING


def _part(records: QuerySet, sign: int = 1) -> Part:
    return Part(sign * _sum(records), records.count(), list(records[:SHOWN]))


def _left(posted: QuerySet) -> Part:
    left = posted.exclude(matched=F("amount"))
    sums = left.aggregate(amount=Sum("amount"), matched=Sum("matched"))
    total = (sums["amount"] or _NOTHING) - (sums["matched"] or _NOTHING)
    return Part(total, left.count(), list(left.select_related("account")[:SHOWN]))


def span_of(account: BankAccount, start: date, end: date) -> Span:
    return spans_of([account], start, end)[account.pk]


def spans_of(accounts: Iterable[BankAccount], start: date, end: date) -> dict[int, Span]:
    """What each account held before ``start``, what moved until ``end``: of all, in one query."""
    day, amount = "transactions__posted_on", "transactions__amount"
    within, to_match = Q(**{f"{day}__range": (start, end)}), Q(transactions__set_aside="")
    summed = BankAccount.objects.filter(pk__in=[one.pk for one in accounts]).annotate(
        earlier=Sum(amount, filter=Q(**{f"{day}__lt": start}), default=_NOTHING),
        money_in=Sum(amount, filter=within & Q(**{f"{amount}__gt": 0}), default=_NOTHING),
        money_out=Sum(amount, filter=within & Q(**{f"{amount}__lt": 0}), default=_NOTHING),
        aside=Sum(amount, filter=within & ~to_match, default=_NOTHING),
        left=Sum(
            F(amount) - F("transactions__matched"), filter=within & to_match, default=_NOTHING
        ),
    )
    return {
        one.pk: Span(
            opening=one.opening_balance + one.earlier,
            money_in=one.money_in,
            money_out=-one.money_out,
            set_aside=one.aside,
            left=one.left,
        )
        for one in summed
    }


def matched_of(accounts: Iterable[BankAccount], start: date, end: date) -> dict[int, Matched]:
    """The receipts and payments that are matched to what moved on each account from ``start`` to ``end``."""
    moved = BankTransaction.objects.filter(account__in=accounts, posted_on__range=(start, end))
    inside = {"transaction__in": moved.order_by().values("pk")}
    received = _by_account(Receipt.objects.filter(**inside))
    paid = _by_account(Payment.objects.filter(annulled_on=None, **inside))
    return {
        key: Matched(received.get(key, _NOTHING), paid.get(key, _NOTHING))
        for key in received.keys() | paid.keys()
    }


def _by_account(records: QuerySet) -> dict[int, Decimal]:
    summed = records.order_by().values_list("transaction__account").annotate(sum=Sum("amount"))
    return dict(summed)


def stated_of(account: BankAccount, day: date) -> StatementCheck | None:
    """The last balance that a statement ended with by ``day``, beside ours of its day."""
    last = (
        account.transactions.filter(stated_balance__isnull=False, posted_on__lte=day)
        .order_by("-posted_on", "-pk")
        .first()
    )
    if last is None:
        return None
    moved = _sum(account.transactions.filter(posted_on__lte=last.posted_on))
    return StatementCheck(last.posted_on, last.stated_balance, account.opening_balance + moved)


def summed_up(accounts: QuerySet[BankAccount]) -> QuerySet[BankAccount]:
    """Each with what ``moved`` on it, the day of its last line (``last_on``) and how many lines are ``waiting``."""
    matched, amount = "transactions__matched", F("transactions__amount")
    to_match = Q(Q(**{f"{matched}__lt": amount}) | Q(**{f"{matched}__gt": amount}))
    return accounts.annotate(
        moved=Sum("transactions__amount", default=_NOTHING),
        last_on=Max("transactions__posted_on"),
        waiting=Count("transactions", filter=to_match & Q(transactions__set_aside="")),
    )
