"""What a holder in default pays back, and how the expenses that paid their awards are taken back for as much."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, Sum
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bursaries import owing
from bursaries.actions.duties import lock_obligation, require_reason
from bursaries.actions.machines import obligation_machine
from bursaries.enums import OBLIGATION_REPAID, ObligationState
from bursaries.models import Obligation, Repayment, RepaymentReversal
from programs.amounts import amount_said
from programs.budgets.actions import instead_of, refuse_expense, reverse_expense, take_back_step
from programs.budgets.enums import EXPENSE_COUNTED, EXPENSE_PENDING, ExpenseState
from programs.budgets.models import BudgetLine, Expense
from programs.lib.periods import format_date, today
from programs.submissions import made_once

_ZERO = Decimal(0)


@dataclass(frozen=True)
class Portion:
    """So much of an expense, of what it still has to be taken back."""

    expense: Expense
    amount: Decimal


@transaction.atomic
def record_repayment(
    *,
    obligation: Obligation,
    amount: Decimal,
    received_on: date,
    by,
    reference: str = "",
    posted_on: date | None = None,
    line: BudgetLine | None = None,
    submission: uuid.UUID | None = None,
) -> Repayment:
    """Record money that came back, and take as much back of the expenses that paid the awards, the latest first.

    The entries are dated ``posted_on`` (the day of receipt by default), and charge the lines of the expenses, or
    ``line`` in place of those of a year that is over; they count once somebody else approves them. Never more than is
    due, also where two do it at once; once nothing is due, the obligation is settled. The same ``submission`` twice is
    one repayment. Raises ValidationError.
    """

    def create() -> Repayment:
        locked = lock_obligation(obligation)
        _check(locked, amount, received_on)
        repayment = Repayment(
            obligation=locked,
            received_on=received_on,
            amount=amount,
            reference=reference,
            submission=submission,
        )
        repayment.full_clean()
        repayment.save()
        _reverse(repayment, posted_on or received_on, line, by)
        _go_on(locked, by)
        return repayment

    def find() -> Repayment | None:
        found = Repayment.objects.filter(obligation=obligation, submission=submission)
        return found.first() if submission else None

    repayment, _is_new = made_once(create, find)
    return repayment


def _check(obligation: Obligation, amount: Decimal, received_on: date) -> None:
    if obligation.state not in OBLIGATION_REPAID:
        raise ValidationError(
            _(
                "Un remboursement s’inscrit pour un engagement en défaut ; celui-ci est « %(state)s »."
            )
            % {"state": obligation.get_state_display()}
        )
    since = owing.defaulted_on(obligation)
    if since and received_on < since:
        said = format_date(since, get_language() or "fr")
        raise ValidationError(
            {"received_on": _("Le remboursement précède le défaut, du %(day)s.") % {"day": said}}
        )
    due = owing.statement_of(obligation, today()).left_to_repay
    if due is None:
        raise ValidationError(_("Ce qui est dû n’est pas connu : complétez d’abord la bourse."))
    if amount > due:
        raise ValidationError(
            {"amount": _("Il ne reste que %(due)s à rembourser.") % {"due": amount_said(due)}}
        )


def _go_on(obligation: Obligation, by) -> None:
    """Being repaid from the first dollar on; settled once nothing is due."""
    if obligation.state == ObligationState.DEFAULTED:
        obligation = obligation_machine.move(obligation, ObligationState.REPAYING, by=by)
    if owing.statement_of(obligation, today()).left_to_repay == 0:
        obligation_machine.move(obligation, ObligationState.SETTLED, by=by)


# --- the expenses


def _reverse(repayment: Repayment, on: date, line: BudgetLine | None, by) -> None:
    for portion in portions(repayment.obligation, repayment.amount):
        reversal = reverse_expense(
            expense=portion.expense,
            by=by,
            amount=portion.amount,
            reason=_("Remboursement de la bourse, engagement %(code)s")
            % {"code": repayment.obligation.display_code},
            on=on,
            shares=instead_of(portion.expense, portion.amount, _lines_instead(portion, on, line)),
        )
        RepaymentReversal.objects.create(repayment=repayment, expense=reversal)


def portions(obligation: Obligation, amount: Decimal) -> Iterator[Portion]:
    """``amount`` shared out over the expenses that paid the awards, the latest first, as far as they go.

    What was paid outside of the books has no expense, and is taken back nowhere.
    """
    left = amount
    for expense in paid_expenses(obligation):
        part = min(left, _left_of(expense))
        if part > 0:
            yield Portion(expense, part)
            left -= part


def paid_expenses(obligation: Obligation) -> list[Expense]:
    """The expenses by which the awards of an obligation were paid, the latest first, each with what waits to take
    some of it back (``pending``)."""
    waiting = Sum("reversals__amount", filter=Q(reversals__state__in=EXPENSE_PENDING))
    paid = Expense.objects.filter(
        award_instalment__award__obligation=obligation, state__in=EXPENSE_COUNTED, paid__gt=0
    )
    return list(paid.annotate(pending=waiting).order_by("-spent_on", "-pk"))


def _left_of(expense) -> Decimal:
    """What can be taken back of what was paid; ``pending`` is below zero."""
    return expense.paid - expense.reversed + (expense.pending or _ZERO)


def lines_over(obligation: Obligation, on: date) -> list[BudgetLine]:
    """The lines that taking all back would charge on a day of which their year knows nothing."""
    found = BudgetLine.objects.filter(allocations__expense__in=paid_expenses(obligation))
    lines = found.select_related("budget").distinct().order_by("pk")
    return [line for line in lines if on not in line.budget.period]


def _lines_instead(portion: Portion, on: date, line: BudgetLine | None) -> dict[int, BudgetLine]:
    over = [
        part.line
        for part in portion.expense.allocations.select_related("line__budget")
        if on not in part.line.budget.period
    ]
    if over and line is None:
        raise ValidationError(
            {
                "line": _(
                    "L’exercice %(years)s, qui a payé la bourse, ne compte pas ce jour : choisissez le poste de "
                    "l’exercice en cours."
                )
                % {"years": over[0].budget.years}
            }
        )
    return {one.pk: line for one in over}


# --- annulled


@transaction.atomic
def annul_repayment(*, repayment: Repayment, by, on: date, reason: str) -> Repayment:
    """A cheque that bounced, an amount of somebody else: it is due again, and its entries count no more.

    Raises ValidationError where one of them was paid out already, or its period is closed.
    """
    require_reason(reason)
    obligation = lock_obligation(repayment.obligation)
    locked = Repayment.objects.select_for_update(of=("self",)).get(pk=repayment.pk)
    if locked.annulled_on:
        raise ValidationError(_("Ce remboursement est déjà annulé."))
    for reversal in locked.reversals.select_related("expense"):
        _undo(reversal.expense, by, reason)
    locked.annulled_on, locked.reason = on, reason
    locked.full_clean()
    locked.save(update_fields=["annulled_on", "reason"])
    if obligation.state == ObligationState.SETTLED:
        obligation_machine.move(obligation, ObligationState.REPAYING, by=by, reason=reason)
    return locked


def _undo(expense: Expense, by, reason: str) -> None:
    """Refuse an entry, approved or not: it stays in the ledger, and counts nowhere."""
    if expense.state == ExpenseState.REFUSED:
        return
    if expense.state in EXPENSE_COUNTED:
        expense = take_back_step(expense=expense, by=by, reason=reason)
    refuse_expense(expense=expense, by=by, reason=reason)
