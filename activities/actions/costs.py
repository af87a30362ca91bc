"""Costs of activities that the program pays: each becomes an expense of the ledger, and may be parted from it again."""

import uuid
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from activities.models import Cost
from programs.budgets.actions import Share, enter_expense, refuse_expense, require_line_of
from programs.budgets.enums import EXPENSE_PENDING
from programs.budgets.models import BudgetLine, Expense
from programs.files import CheckedFile

_LONGEST_DESCRIPTION = 250


@transaction.atomic
def make_expense(
    *,
    cost: Cost,
    by,
    line: BudgetLine,
    amount: Decimal,
    supplier: str,
    on: date,
    reference: str = "",
    files: Iterable[CheckedFile] = (),
    submission: uuid.UUID | None = None,
) -> Expense:
    """Enter what a cost came to as an expense of ``line``, tied to the action of the plan that its activity serves.

    One whose expense was refused, or wholly taken back, may have another. Raises ValidationError where somebody else
    pays, or where it is an expense already; the same ``submission`` twice is one expense.
    """
    locked = lock_cost(cost)
    if locked.payer_id:
        raise ValidationError(
            _("%(payer)s paie ce coût : il n’est pas une dépense du programme.")
            % {"payer": locked.payer}
        )
    if locked.expense_id and not locked.expense.is_void:
        if submission and locked.expense.submission == submission:
            return locked.expense
        raise ValidationError(
            _("Ce coût est déjà la dépense %(code)s.") % {"code": locked.expense.code}
        )
    require_line_of(line, on)
    expense = enter_expense(
        program=locked.activity.program,
        answers={
            "spent_on": on,
            "supplier": supplier,
            "description": f"{locked.activity} – {locked.description}"[:_LONGEST_DESCRIPTION],
            "reference": reference,
            "amount": amount,
            "action": locked.activity.action,
        },
        by=by,
        shares=[Share(line, amount)],
        files=files,
        submission=submission,
    )
    locked.expense = expense
    locked.save(update_fields=["expense"])
    return expense


@transaction.atomic
def take_expense_back(*, cost: Cost, by, reason: str) -> Cost:
    """It was no expense after all: a pending one is refused, and the cost may become another.

    Raises ValidationError where it is approved already: finance reverses it first.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Écrivez le motif.")})
    locked = lock_cost(cost)
    expense = locked.expense
    if expense is None:
        raise ValidationError(_("Ce coût n’est pas une dépense."))
    if not expense.is_void and expense.state not in EXPENSE_PENDING:
        raise ValidationError(
            _(
                "La dépense %(code)s est à l’état « %(state)s » : les finances la reprennent ou la contre-passent "
                "d’abord."
            )
            % {"code": expense.code, "state": expense.get_state_display()}
        )
    if expense.state in EXPENSE_PENDING:
        refuse_expense(expense=expense, by=by, reason=reason)
    locked.expense = None
    locked.save(update_fields=["expense"])
    return locked


@transaction.atomic
def remove_cost(*, cost: Cost) -> None:
    """Raises ValidationError where it is an expense: the ledger would keep what nothing explains."""
    locked = lock_cost(cost)
    if locked.expense_id:
        raise ValidationError(
            _("Ce coût est la dépense %(code)s : reprenez-la d’abord.")
            % {"code": locked.expense.code}
        )
    locked.delete()


def lock_cost(cost: Cost) -> Cost:
    """The cost, held until the end of the transaction, with what its actions read of it."""
    rows = Cost.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related(
        "activity__program__lead", "activity__action", "expense", "payer", "supplier"
    ).get(pk=cost.pk)
