"""What is promised on a line before it is spent."""

import uuid
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.budgets.actions.budgets import lock_lines
from programs.budgets.actions.numbers import next_code
from programs.budgets.actions.periods import require_open
from programs.budgets.actions.room import make_room, require_adopted
from programs.budgets.models import BudgetLine, Commitment
from programs.lib.periods import today
from programs.submissions import made_once


@transaction.atomic
def commit_amount(
    *,
    line: BudgetLine,
    amount: Decimal,
    supplier: str,
    by,
    made_on: date | None = None,
    description: str = "",
    override: str = "",
    submission: uuid.UUID | None = None,
) -> Commitment:
    """Hold ``amount`` of a line for an order or a contract. ``override`` is why the line may be passed by it.

    Raises ValidationError where the line has not so much left and no reason is given.
    """
    day = made_on or today()

    def begin() -> Commitment:
        (locked,) = lock_lines([line.pk]).values()
        require_adopted(locked)
        require_open(locked.budget.program_id, "made_on", day)
        make_room({locked: amount}, override=override, by=by)
        commitment = Commitment(
            line=locked,
            code=next_code(Commitment, locked.budget.program, day),
            made_on=day,
            supplier=supplier,
            description=description,
            amount=amount,
            entered_by=by,
            submission=submission,
        )
        commitment.full_clean()
        commitment.save()
        return commitment

    commitment, _is_new = made_once(
        begin,
        lambda: (
            Commitment.objects.filter(submission=submission, line=line).first()
            if submission
            else None
        ),
    )
    return commitment


@transaction.atomic
def close_commitment(
    *, commitment: Commitment, on: date | None = None, reason: str = ""
) -> Commitment:
    """Nothing more will be spent of it: what is left goes back to its line."""
    locked = _locked(commitment)
    if locked.closed_on:
        raise ValidationError(_("Cet engagement est déjà fermé."))
    locked.closed_on, locked.reason = on or today(), reason
    require_open(locked.line.budget.program_id, "closed_on", locked.closed_on)
    locked.full_clean()
    locked.save(update_fields=["closed_on", "reason"])
    return locked


@transaction.atomic
def reopen_commitment(*, commitment: Commitment, by, override: str = "") -> Commitment:
    """Closed by mistake: it holds again what is left of it, where the line has it."""
    locked = _locked(commitment)
    if not locked.closed_on:
        raise ValidationError(_("Cet engagement est ouvert."))
    require_open(locked.line.budget.program_id, "closed_on", locked.closed_on)
    locked.closed_on = None
    (line,) = lock_lines([locked.line_id]).values()
    make_room({line: locked.left}, override=override, by=by)
    locked.save(update_fields=["closed_on"])
    return locked


def _locked(commitment: Commitment) -> Commitment:
    return Commitment.objects.select_for_update(of=("self",), no_key=True).get(pk=commitment.pk)
