"""Taking an approved expense back, whole or in part: an entry below zero that points to it."""

import uuid
from collections.abc import Iterable
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
from programs.budgets.models import Expense
from programs.lib.money import format_amount, split_amount
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
                % {"left": format_amount(left, "fr")}
            }
        )
    day = on or today()
    rebated = (
        split_amount(amount, [original.charged, original.rebated])[1]
        if original.rebated
        else Decimal(0)
    )
    parts = list(original.allocations.select_related("line__budget", "commitment").order_by("pk"))
    if shares is None:
        amounts = split_amount(amount - rebated, [part.amount for part in parts])
        shares = [
            Share(part.line, -share, part.commitment)
            for part, share in zip(parts, amounts, strict=True)
            if share
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
