"""What happened to a line, as the statement of an account: what it had first, what came, was engaged and was spent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from programs.budgets.enums import EXPENSE_COUNTED, ChangeState
from programs.budgets.models import (
    Allocation,
    BudgetChange,
    BudgetLine,
    ChangeEntry,
    Commitment,
    Expense,
    Overrun,
)
from programs.budgets.reckoning import ZERO, Balance

# What comes first on one day.
_CHANGED, _COMMITTED, _SPENT, _CLOSED, _TOLD = range(5)


@dataclass
class Movement:
    """One entry of the statement: what it adds to the budget, to what is held, to what is spent; nothing is None.

    ``balance`` is what the line had after it.
    """

    day: date
    kind: str
    text: str
    budget: Decimal | None = None
    held: Decimal | None = None
    spent: Decimal | None = None
    expense: Expense | None = None
    change: BudgetChange | None = None
    balance: Balance | None = None


def movements_of(line: BudgetLine) -> list[Movement]:
    """The movements of a line, oldest first: four queries, whatever their number.

    What is held of a commitment goes down as it is spent, and what is left of it goes back when it is closed, so that
    the last balance is the one that the counters of the line keep.
    """
    statement = _Statement(line)
    for _day, _rank, _pk, write, record in sorted(_events(line), key=lambda event: event[:3]):
        write(statement, record)
    return statement.movements


def _events(line: BudgetLine) -> Iterator[tuple]:
    entries = ChangeEntry.objects.filter(line=line, change__state=ChangeState.APPROVED)
    for entry in entries.select_related("change"):
        yield entry.change.effective_on, _CHANGED, entry.pk, _Statement.changed, entry
    for commitment in Commitment.objects.filter(line=line):
        yield commitment.made_on, _COMMITTED, commitment.pk, _Statement.committed, commitment
        if commitment.closed_on:
            yield commitment.closed_on, _CLOSED, commitment.pk, _Statement.closed, commitment
    parts = Allocation.objects.filter(line=line, expense__state__in=EXPENSE_COUNTED)
    for part in parts.select_related("expense__reverses", "commitment"):
        yield part.expense.spent_on, _SPENT, part.pk, _Statement.charged, part
    for overrun in Overrun.objects.filter(line=line).select_related("allowed_by"):
        yield overrun.allowed_on, _TOLD, overrun.pk, _Statement.allowed, overrun


class _Statement:
    """The entries as they are written, and what each commitment still holds meanwhile."""

    def __init__(self, line: BudgetLine):
        self.balance = Balance(line.adopted)
        self.left: dict[int, Decimal] = {}
        self.movements = [
            Movement(
                line.budget.adopted_on or line.budget.starts_on,
                _("Montant adopté"),
                line.budget.adopted_by,
                budget=line.adopted,
                balance=self.balance,
            )
        ]

    def changed(self, entry: ChangeEntry) -> None:
        change = entry.change
        self._write(
            Movement(
                change.effective_on,
                change.get_kind_display(),
                change.why,
                budget=entry.amount,
                change=change,
            )
        )

    def committed(self, commitment: Commitment) -> None:
        self.left[commitment.pk] = commitment.amount
        self._write(
            Movement(commitment.made_on, _("Engagement"), str(commitment), held=commitment.amount)
        )

    def closed(self, commitment: Commitment) -> None:
        left = max(self.left.pop(commitment.pk), ZERO)
        text = " · ".join(filter(None, (str(commitment), commitment.reason)))
        self._write(
            Movement(
                commitment.closed_on, _("Engagement fermé"), text, held=-left if left else None
            )
        )

    def charged(self, part: Allocation) -> None:
        expense = part.expense
        self._write(
            Movement(
                expense.spent_on,
                _("Contre-passation") if expense.reverses_id else _("Dépense"),
                " · ".join(filter(None, (expense.supplier, expense.description))),
                held=self._released(part),
                spent=part.amount,
                expense=expense,
            )
        )

    def allowed(self, overrun: Overrun) -> None:
        self._write(Movement(overrun.allowed_on, _("Dépassement permis"), overrun.reason))

    def _released(self, part: Allocation) -> Decimal | None:
        """What its commitment holds less, or more again where it is reversed."""
        left = self.left.get(part.commitment_id)
        if left is None:
            return None
        self.left[part.commitment_id] = left - part.amount
        return max(left - part.amount, ZERO) - max(left, ZERO) or None

    def _write(self, movement: Movement) -> None:
        before = self.balance
        self.balance = movement.balance = Balance(
            before.adopted,
            before.amended + (movement.budget or ZERO),
            before.committed + (movement.held or ZERO),
            before.spent + (movement.spent or ZERO),
        )
        self.movements.append(movement)


def pending_on(line: BudgetLine) -> Iterable[Allocation]:
    """What is charged to a line by expenses that nobody has approved yet: it moves nothing so far."""
    parts = Allocation.objects.filter(line=line, expense__in=Expense.objects.pending())
    return parts.select_related("expense").order_by("expense__spent_on", "pk")
