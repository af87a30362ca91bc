"""Verifying, approving, refusing and returning an expense; and undoing that."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.amounts import amount_said
from programs.budgets.actions.budgets import lock_lines
from programs.budgets.actions.entering import expense_machine, locked_expense
from programs.budgets.actions.notices import (
    tell_author_of_news,
    tell_author_of_refusal,
    tell_author_of_return,
)
from programs.budgets.actions.periods import require_open
from programs.budgets.actions.room import lacking, make_room, require_adopted
from programs.budgets.enums import ExpenseState
from programs.budgets.models import Allocation, BudgetLine, Commitment, Expense
from programs.lib.money import split_amount


@transaction.atomic
def verify_expense(*, expense: Expense, by) -> Expense:
    """Its document, its amount and its lines were looked at. Raises ValidationError where they do not agree."""
    locked = locked_expense(expense)
    _require_shared_out(locked)
    return expense_machine.move(
        locked, ExpenseState.VERIFIED, by=by, sources=(ExpenseState.JUSTIFIED,), verified_by=by
    )


@transaction.atomic
def approve_expense(
    *,
    expense: Expense,
    by,
    granted: Decimal | None = None,
    reduction: str = "",
    override: str = "",
) -> Expense:
    """Let it count on its lines. ``granted`` is less than a partner claimed, and ``reduction`` says why.

    ``override`` is why a line may be passed by it. Raises ValidationError where a line has not so much left, where
    whoever entered it approves it, or where its period is closed.
    """
    locked = locked_expense(expense)
    if locked.is_written_by(by):
        raise ValidationError(
            _("Qui saisit une dépense ne l’approuve pas : demandez à une autre personne.")
            if locked.entered_by_id == by.pk
            else _("Qui corrige une dépense ne l’approuve pas : demandez à une autre personne.")
        )
    # Before what its lines have left: what is approved already lacks no room, and nothing is to be permitted of it.
    expense_machine.require(locked, ExpenseState.APPROVED, (ExpenseState.VERIFIED,))
    require_open(locked.program_id, "spent_on", locked.spent_on)
    if granted is not None and granted != locked.amount:
        locked = _grant(locked, granted, reduction)
    _require_shared_out(locked)
    parts = list(locked.allocations.select_related("commitment"))
    held = Commitment.objects.filter(pk__in=[part.commitment_id for part in parts])
    commitments = {
        one.pk: one for one in held.order_by("pk").select_for_update(of=("self",), no_key=True)
    }
    lines = lock_lines(part.line_id for part in parts)
    for line in lines.values():
        require_adopted(line)
    asked = _asked_of(parts, lines, commitments)
    make_room(asked, override=override, by=by)
    approved = expense_machine.move(
        locked, ExpenseState.APPROVED, by=by, sources=(ExpenseState.VERIFIED,), approved_by=by
    )
    tell_author_of_news(approved)
    return approved


def _asked_of(
    parts: list[Allocation], lines: dict[int, BudgetLine], commitments: dict[int, Commitment]
) -> dict[BudgetLine, Decimal]:
    """What each line would hold more than it does, once what commitments hold for it is let go."""
    asked: dict[BudgetLine, Decimal] = {}
    for part in parts:
        line = lines[part.line_id]
        freed = min(commitments[part.commitment_id].left, part.amount) if part.commitment_id else 0
        asked[line] = asked.get(line, Decimal(0)) + part.amount - freed
    return asked


def lacking_for(expense: Expense) -> dict[BudgetLine, Decimal]:
    """The lines that approving it would pass, as they are now, and each by how much."""
    parts = list(expense.allocations.select_related("line__budget", "commitment"))
    lines = {part.line_id: part.line for part in parts}
    commitments = {part.commitment_id: part.commitment for part in parts if part.commitment}
    return lacking(_asked_of(parts, lines, commitments))


def _grant(expense: Expense, granted: Decimal, reduction: str) -> Expense:
    """Grant less than was claimed: what it charges shrinks in the proportions that it had."""
    if expense.claimed is None:
        raise ValidationError(
            _("Seule une réclamation s’approuve en partie; corrigez plutôt le montant.")
        )
    if not reduction.strip():
        raise ValidationError({"reduction": _("Écrivez pourquoi la réclamation est réduite.")})
    if granted <= 0:
        raise ValidationError({"granted": _("Pour ne rien accorder, refusez la réclamation.")})
    if granted > expense.claimed:
        raise ValidationError({"granted": _("Le montant accordé dépasse le montant réclamé.")})
    parts = list(expense.allocations.order_by("pk"))
    rebated = (
        split_amount(granted, [expense.charged, expense.rebated])[1]
        if expense.rebated
        else Decimal(0)
    )
    amounts = split_amount(granted - rebated, [part.amount for part in parts]) if parts else []
    expense.amount, expense.rebated, expense.reduction = granted, rebated, reduction.strip()
    expense.full_clean()
    expense.save(update_fields=["amount", "rebated", "reduction"])
    for part, amount in zip(parts, amounts, strict=True):
        part.amount = amount
        if amount:
            part.save(update_fields=["amount"])
        else:
            part.delete()
    expense.refresh_from_db()
    return expense


@transaction.atomic
def refuse_expense(*, expense: Expense, by, reason: str) -> Expense:
    refused = expense_machine.move(expense, ExpenseState.REFUSED, by=by, reason=reason)
    tell_author_of_refusal(refused)
    return refused


@transaction.atomic
def return_expense(*, expense: Expense, by, reason: str) -> Expense:
    """Back to whoever entered it, to be completed; with the reason, which they read."""
    if not reason.strip():
        raise ValidationError({"reason": _("Écrivez ce qu’il manque.")})
    locked = locked_expense(expense)
    if locked.state == ExpenseState.VERIFIED:
        locked = expense_machine.move(locked, ExpenseState.JUSTIFIED, by=by, verified_by=None)
    returned = expense_machine.move(
        locked,
        ExpenseState.ENTERED,
        by=by,
        reason=reason,
        sources=(ExpenseState.JUSTIFIED,),
    )
    tell_author_of_return(returned)
    return returned


@transaction.atomic
def take_back_step(*, expense: Expense, by, reason: str = "") -> Expense:
    """Undo the last step: a refusal, a verification, an approval that nothing was paid of and no closing holds."""
    back = {
        ExpenseState.REFUSED: ExpenseState.ENTERED,
        ExpenseState.VERIFIED: ExpenseState.JUSTIFIED,
        ExpenseState.APPROVED: ExpenseState.VERIFIED,
    }
    locked = locked_expense(expense)
    if locked.state not in back:
        raise ValidationError(_("Cette étape ne se reprend pas."))
    if locked.paid or locked.reversed:
        raise ValidationError(
            _("Cette dépense est payée ou contre-passée : contre-passez-la plutôt.")
        )
    if locked.state == ExpenseState.APPROVED:
        require_open(locked.program_id, "spent_on", locked.spent_on)
    to = back[locked.state]
    cleared = {"approved_by": None} if to == ExpenseState.VERIFIED else {"verified_by": None}
    return expense_machine.move(locked, to, by=by, reason=reason, **cleared)


def _require_shared_out(expense: Expense) -> None:
    if expense.amount is None:
        raise ValidationError({"amount": _("Écrivez le montant avant de vérifier la dépense.")})
    shared = sum((part.amount for part in expense.allocations.all()), Decimal(0))
    if shared != expense.charged:
        raise ValidationError(
            _(
                "La dépense impute %(charged)s, et ses postes en reçoivent %(shared)s : répartissez-la au cent près."
            )
            % {
                "charged": amount_said(expense.charged),
                "shared": amount_said(shared),
            }
        )


def is_shared_out(expense: Expense) -> bool:
    """Whether its allocations make what it charges, as its verification requires."""
    try:
        _require_shared_out(expense)
    except ValidationError:
        return False
    return True
