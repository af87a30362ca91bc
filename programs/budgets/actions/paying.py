"""Payments of approved expenses, and those that come back."""

import uuid
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.amounts import amount_said
from programs.budgets.actions.entering import expense_machine, locked_expense
from programs.budgets.actions.notices import tell_author_of_news
from programs.budgets.actions.periods import require_open
from programs.budgets.enums import EXPENSE_COUNTED, ExpenseState, PaymentMethod
from programs.budgets.models import BankTransaction, Expense, Payment
from programs.lib.periods import today
from programs.submissions import made_once


@transaction.atomic
def pay_expense(
    *,
    expense: Expense,
    by,
    amount: Decimal | None = None,
    on: date | None = None,
    method: str = PaymentMethod.TRANSFER,
    reference: str = "",
    bank: BankTransaction | None = None,
    submission: uuid.UUID | None = None,
) -> Payment:
    """Note a payment, of all that is owed by default; once nothing is owed any more, the expense is paid.

    Raises ValidationError where it would be paid above what was approved, or is not approved.
    """

    def begin() -> Payment:
        locked = locked_expense(expense)
        require_open(locked.program_id, "paid_on", on or today())
        _require_owed(locked, amount)
        payment = Payment(
            expense=locked,
            paid_on=on or today(),
            amount=locked.owed if amount is None else amount,
            method=method,
            reference=reference,
            transaction=bank,
            made_by=by,
            submission=submission,
        )
        payment.full_clean()
        payment.save()
        locked.refresh_from_db()
        if locked.state == ExpenseState.APPROVED and not locked.owed:
            locked = expense_machine.move(locked, ExpenseState.PAID, by=by)
        tell_author_of_news(locked)
        return payment

    payment, _is_new = made_once(
        begin,
        lambda: (
            Payment.objects.filter(submission=submission, expense=expense).first()
            if submission
            else None
        ),
    )
    return payment


@transaction.atomic
def annul_payment(*, payment: Payment, by, reason: str, on: date | None = None) -> Payment:
    """A cheque that was never cashed, a payment noted on the wrong expense: what it paid is owed again."""
    expense = locked_expense(payment.expense)
    locked = Payment.objects.select_for_update(of=("self",)).get(pk=payment.pk)
    if locked.annulled_on:
        raise ValidationError(_("Ce paiement est déjà annulé."))
    locked.annulled_on, locked.reason, locked.transaction = on or today(), reason, None
    require_open(expense.program_id, "annulled_on", locked.annulled_on)
    locked.full_clean()
    locked.save(update_fields=["annulled_on", "reason", "transaction"])
    if expense.state == ExpenseState.PAID:
        expense_machine.move(expense, ExpenseState.APPROVED, by=by, reason=reason)
    return locked


@transaction.atomic
def annul_last_payment(*, expense: Expense, by, reason: str, on: date) -> Payment:
    """Annul the payment that was noted last of an expense. Raises ValidationError where none stands."""
    last = locked_expense(expense).payments.filter(annulled_on=None).order_by("-pk").first()
    if last is None:
        raise ValidationError(_("Aucun paiement de cette dépense n’est noté."))
    return annul_payment(payment=last, by=by, reason=reason, on=on)


def _require_owed(expense: Expense, amount: Decimal | None) -> None:
    if expense.state not in EXPENSE_COUNTED:
        raise ValidationError(_("Seule une dépense approuvée est payée."))
    if expense.owed <= 0:
        raise ValidationError(_("Il ne reste rien à payer de cette dépense."))
    if amount is not None and amount > expense.owed:
        raise ValidationError(
            {
                "amount": _("Il ne reste que %(owed)s à payer de cette dépense.")
                % {"owed": amount_said(expense.owed)}
            }
        )
