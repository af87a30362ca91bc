"""Amendments, transfers between lines and carry-forwards: asked for by one person, approved by another."""

import uuid
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.amounts import amount_said
from programs.budgets.actions.budgets import lock_lines
from programs.budgets.actions.numbers import next_code
from programs.budgets.actions.periods import require_open
from programs.budgets.balances import current
from programs.budgets.enums import (
    CHANGE_REASON_REQUIRED,
    CHANGE_TRANSITIONS,
    CHANGES_TO_ZERO,
    ChangeKind,
    ChangeState,
)
from programs.budgets.models import BudgetChange, BudgetChangeMove, BudgetLine, ChangeEntry
from programs.lib.periods import today
from programs.models import Program
from programs.moves import Machine
from programs.submissions import made_once

change_machine = Machine(
    model=BudgetChange,
    log=BudgetChangeMove,
    states=ChangeState,
    transitions=CHANGE_TRANSITIONS,
    reason_required=CHANGE_REASON_REQUIRED,
)


@transaction.atomic
def request_change(
    *,
    program: Program,
    kind: str,
    amounts: Mapping[BudgetLine, Decimal],
    why: str,
    by,
    effective_on: date | None = None,
    submission: uuid.UUID | None = None,
) -> BudgetChange:
    """Ask that each line gain its amount, or give it where it is below zero. Nothing moves before the approval.

    Raises ValidationError where a transfer does not add up to zero, a line is of a draft or another program, or a
    carry-forward is not from one year of a funder who allows it to the next.
    """
    _check_entries(program, kind, amounts)
    day = effective_on or today()

    def begin() -> BudgetChange:
        change = BudgetChange(
            program=program,
            code=next_code(BudgetChange, program, day),
            kind=kind,
            requested_on=today(),
            effective_on=day,
            why=why,
            requested_by=by,
            submission=submission,
        )
        change_machine.begin(change, by=by, on=today())
        for line, amount in amounts.items():
            entry = ChangeEntry(change=change, line=line, amount=amount, asked=amount)
            entry.full_clean()
            entry.save()
        return change

    change, _is_new = made_once(
        begin,
        lambda: (
            BudgetChange.objects.filter(submission=submission, program=program).first()
            if submission
            else None
        ),
    )
    return change


@transaction.atomic
def approve_change(
    *, change: BudgetChange, by, granted: Mapping[int, Decimal] | None = None
) -> BudgetChange:
    """Let it count. ``granted`` are the amounts that were granted, by key of the entry, where they are not as asked.

    Raises ValidationError where a line has not so much to give.
    """
    require_open(change.program_id, "effective_on", change.effective_on)
    entries = list(change.entries.select_related("line__budget"))
    for entry in entries:
        if granted and entry.pk in granted and entry.amount != granted[entry.pk]:
            entry.amount = granted[entry.pk]
            entry.full_clean()
            entry.save(update_fields=["amount"])
    _check_entries(change.program, change.kind, {entry.line: entry.amount for entry in entries})
    lines = lock_lines(entry.line_id for entry in entries)
    for entry in entries:
        _require_what_it_gives(lines[entry.line_id], entry.amount)
    return change_machine.move(change, ChangeState.APPROVED, by=by, approved_by=by)


@transaction.atomic
def refuse_change(*, change: BudgetChange, by, reason: str) -> BudgetChange:
    return change_machine.move(change, ChangeState.REFUSED, by=by, reason=reason)


@transaction.atomic
def take_back_change(*, change: BudgetChange, by, reason: str = "") -> BudgetChange:
    """Approved or refused too fast: it waits again. Raises ValidationError where a line has spent what it gained."""
    if change.state == ChangeState.APPROVED:
        require_open(change.program_id, "effective_on", change.effective_on)
        entries = list(change.entries.all())
        lines = lock_lines(entry.line_id for entry in entries)
        for entry in entries:
            _require_what_it_gives(lines[entry.line_id], -entry.amount)
    return change_machine.move(
        change, ChangeState.REQUESTED, by=by, reason=reason, approved_by=None
    )


def _check_entries(program: Program, kind: str, amounts: Mapping[BudgetLine, Decimal]) -> None:
    if not amounts:
        raise ValidationError(_("Choisissez au moins un poste."))
    if any(line.budget.program_id != program.pk for line in amounts):
        raise ValidationError(_("Ce poste budgétaire est d’un autre programme."))
    if any(line.budget.is_draft for line in amounts):
        raise ValidationError(_("Un budget qui n’est pas adopté se modifie sans demande."))
    if any(line.adopted is None for line in amounts):
        raise ValidationError(
            _("Le montant d’un de ces postes n’est pas connu : il ne peut pas être modifié.")
        )
    if kind in CHANGES_TO_ZERO and (total := sum(amounts.values())):
        raise ValidationError(
            _(
                "Ce qui est ajouté et ce qui est retiré diffèrent de %(amount)s : ils doivent être égaux."
            )
            % {"amount": amount_said(abs(total))}
        )
    budgets = {line.budget for line in amounts}
    if kind == ChangeKind.TRANSFER and len(budgets) > 1:
        raise ValidationError(_("Un virement se fait entre les postes d’un même budget."))
    if kind == ChangeKind.CARRY_FORWARD:
        _check_years(amounts)


def _check_years(amounts: Mapping[BudgetLine, Decimal]) -> None:
    """What is carried goes from one year of a funder who allows it to the next of the same funder."""
    given = {line.budget for line, amount in amounts.items() if amount < 0}
    gained = {line.budget for line, amount in amounts.items() if amount > 0}
    for before in given:
        if not before.carries_forward:
            raise ValidationError(
                _("Le bailleur de fonds de « %(budget)s » ne permet pas de reporter le solde.")
                % {"budget": before}
            )
        for after in gained:
            follows = (
                after.starts_on > before.ends_on and after.starts_on <= before.period.next().start
            )
            if after.funder_id != before.funder_id or not follows:
                raise ValidationError(
                    _("Le solde se reporte à l’exercice suivant du même bailleur de fonds.")
                )


def lacking_to_give(change: BudgetChange) -> list[str]:
    """Why ``change`` could not be approved as it is now: a sentence for each line that has not so much to give."""
    entries = change.entries.select_related("line__budget").order_by("line__number_key", "pk")
    return [why for entry in entries if (why := _why_it_cannot_give(entry.line, entry.amount))]


def _require_what_it_gives(line: BudgetLine, amount: Decimal) -> None:
    if why := _why_it_cannot_give(line, amount):
        raise ValidationError(why)


def _why_it_cannot_give(line: BudgetLine, amount: Decimal) -> str:
    left = (current(line).remaining or Decimal(0)) + line.overrun
    if amount >= 0 or left + amount >= 0:
        return ""
    return _("Le poste « %(line)s » n’a plus que %(left)s de disponible.") % {
        "line": line,
        "left": amount_said(left),
    }
