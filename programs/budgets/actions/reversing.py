"""Taking an approved expense back, whole or in part: an entry below zero that points to it."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.budgets.actions.entering import (
    Share,
    enter_expense,
    justify_without_file,
    locked_expense,
)
from programs.budgets.enums import ExpenseState
from programs.budgets.looks import dollars
from programs.budgets.models import Allocation, BudgetLine, Commitment, Expense
from programs.lib.money import split_amount
from programs.lib.periods import today


@transaction.atomic
def reverse_expense(
    *,
    expense: Expense,
    by,
    amount: Decimal,
    reason: str,
    on: date | None = None,
    shares: Iterable[Share] | None = None,
    submission: uuid.UUID | None = None,
) -> Expense:
    """Enter what takes ``amount``, above zero, of an approved expense back, dated of an open period.

    It charges the lines of the expense in its proportions, or those of ``shares``, needed where its own are of a year
    that is over. It is justified by ``reason``, and counts once somebody else approves it.
    """
    original = locked_expense(expense)
    if not reason.strip():
        raise ValidationError({"reason": _("Écrivez pourquoi la dépense est contre-passée.")})
    left = (original.amount or Decimal(0)) - original.reversed
    if not 0 < amount <= left:
        raise ValidationError(
            {
                "amount": _("Il reste %(left)s à contre-passer de cette dépense.")
                % {"left": dollars(left)}
            }
        )
    day = on or today()
    rebated = _rebated(original, amount)
    if shares is None:
        shares = [
            Share(part.line, -share, part.commitment)
            for part, share in _parts_of(original, amount - rebated)
        ]
    reversal = enter_expense(
        program=original.program,
        answers={
            "spent_on": day,
            "supplier": original.supplier,
            "description": reason.strip()[:250],
            "reference": original.reference,
            "amount": -amount,
            "rebated": -rebated,
        },
        by=by,
        shares=shares,
        reverses=original,
        submission=submission,
    )
    if reversal.state != ExpenseState.ENTERED:
        return reversal
    return justify_without_file(expense=reversal, by=by, reason=reason)


def instead_of(
    expense: Expense, amount: Decimal, lines: Mapping[int, BudgetLine]
) -> list[Share] | None:
    """What taking ``amount`` of an expense back charges, with other ``lines`` in place of some, by the key of these.

    None where there are none, which is what ``reverse_expense`` then finds by itself. Lines of a year that is over are
    replaced by those of the open one; what was held by a commitment of theirs is not held again.
    """
    if not lines or not expense.charged or not expense.amount:
        return None
    charged: dict[tuple[BudgetLine, Commitment | None], Decimal] = {}
    for part, share in _parts_of(expense, amount - _rebated(expense, amount)):
        other = lines.get(part.line_id)
        place = (other, None) if other else (part.line, part.commitment)
        charged[place] = charged.get(place, Decimal(0)) - share
    return [Share(line, share, held) for (line, held), share in charged.items()]


def _rebated(expense: Expense, amount: Decimal) -> Decimal:
    """The rebated taxes in ``amount`` of an expense, in its proportion."""
    if not expense.rebated:
        return Decimal(0)
    return split_amount(amount, [expense.charged, expense.rebated])[1]


def _parts_of(expense: Expense, charged: Decimal) -> list[tuple[Allocation, Decimal]]:
    """``charged`` shared out as the expense was, without the parts to which no cent falls."""
    parts = list(expense.allocations.select_related("line__budget", "commitment").order_by("pk"))
    amounts = split_amount(charged, [part.amount for part in parts]) if parts else []
    return [(part, share) for part, share in zip(parts, amounts, strict=True) if share]
