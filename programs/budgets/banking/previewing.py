"""What a statement would bring to an account: what is new, what is there already, and how its balances compare."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.db.models import Sum

from programs.budgets.models import BankAccount, BankTransaction
from programs.budgets.statements.entries import Entry, Statement
from programs.budgets.statements.identities import identities, likenesses
from programs.lib.periods import today

_NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class New:
    """An entry that is not there yet; ``like`` is one of its day and amount that is there in other words."""

    entry: Entry
    identity: str
    like: BankTransaction | None


class Preview:
    """What ``statement`` would bring to ``account``, as the database is now."""

    def __init__(self, account: BankAccount, statement: Statement):
        self.account, self.statement = account, statement
        entries = [one for one in statement.entries if one.amount]
        self.without_amount = len(statement.entries) - len(entries)
        keys = list(zip(entries, identities(entries), strict=True))
        # What moved before is in the opening balance.
        self._keys = [pair for pair in keys if pair[0].posted_on >= account.opened_on]
        self.before_opening = len(keys) - len(self._keys)

    @cached_property
    def entries(self) -> list[Entry]:
        return [entry for entry, _identity in self._keys]

    @cached_property
    def to_come(self) -> list[Entry]:
        """Entries of days that are to come: their month and their day were exchanged, or they are of a forecast."""
        return [entry for entry in self.entries if entry.posted_on > today()]

    @cached_property
    def _there(self) -> list[BankTransaction]:
        """What the account has of the same days."""
        if not self.entries:
            return []
        return list(self.account.transactions.filter(posted_on__range=(self.first, self.last)))

    @cached_property
    def new(self) -> list[New]:
        wanted = {identity for _entry, identity in self._keys}
        known = {one.identity for one in self._there} & wanted
        fresh = [(entry, identity) for entry, identity in self._keys if identity not in known]
        spare = [one for one in self._there if one.identity not in known]
        like = dict(zip(likenesses([_entry_of(one) for one in spare]), spare, strict=True))
        said = likenesses([entry for entry, _identity in fresh])
        return [
            New(entry, identity, like.get(key))
            for (entry, identity), key in zip(fresh, said, strict=True)
        ]

    @property
    def known(self) -> int:
        return len(self.entries) - len(self.new)

    @property
    def alike(self) -> list[New]:
        return [one for one in self.new if one.like]

    @property
    def may_be_imported(self) -> bool:
        return bool(self.new) and not self.statement.problems and not self.to_come

    # --- days and sums

    @property
    def first(self) -> date:
        return min(entry.posted_on for entry in self.entries)

    @property
    def last(self) -> date:
        return max(entry.posted_on for entry in self.entries)

    @property
    def money_in(self) -> Decimal:
        return sum((one.amount for one in self.entries if one.amount > 0), _NOTHING)

    @property
    def money_out(self) -> Decimal:
        return sum((-one.amount for one in self.entries if one.amount < 0), _NOTHING)

    @cached_property
    def opening(self) -> Decimal:
        """Our own balance before the first day of the statement."""
        earlier = self.account.transactions.filter(posted_on__lt=self.first)
        return self.account.opening_balance + (earlier.aggregate(sum=Sum("amount"))["sum"] or 0)

    def closing(self, but: Sequence[New] = ()) -> Decimal:
        """Our own balance on the last day of the statement, once it is imported without ``but``."""
        there = sum((one.amount for one in self._there), _NOTHING)
        brought = sum((one.entry.amount for one in self.new if one not in but), _NOTHING)
        return self.opening + there + brought


def _entry_of(posted: BankTransaction) -> Entry:
    return Entry(posted.pk, posted.posted_on, posted.amount, posted.description, posted.reference)
