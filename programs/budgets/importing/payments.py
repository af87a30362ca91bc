"""The resource of payments. They come after the expenses that they pay."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from programs.budgets.actions import expense_machine
from programs.budgets.enums import ExpenseState, PaymentMethod
from programs.budgets.importing.naming import (
    ACCOUNT,
    EXPENSE,
    PROGRAM,
    BelowProgram,
    transaction_column,
)
from programs.budgets.importing.twins import Twins
from programs.budgets.models import Expense, Payment
from programs.importing import kinds
from programs.importing.bulk import BATCH
from programs.importing.columns import Column
from programs.importing.registry import register
from programs.lib.periods import today

_TEXT = kinds.Kind()


@register
class PaymentsResource(Twins, BelowProgram):
    """An expense that a file pays whole is paid from then on."""

    name = "payments"
    label = _("Paiements")
    key_fields = ("paid_on", "amount", "expense")
    within = ("expense_id",)
    path = ("expense",)
    alike = ("expense_id", "paid_on", "amount")
    identity = (*alike, "rank")
    moving_days = ("paid_on", "annulled_on")
    moves_by_years = True
    columns = (
        PROGRAM,
        Column("expense", "dépense", "expense", EXPENSE, required=True, attribute="expense_id"),
        Column("paid_on", "payée le", "paid on", kinds.Day(), required=True),
        Column("amount", "montant", "amount", kinds.Amount(), required=True),
        Column("method", "mode", "method", kinds.Choice(PaymentMethod)),
        Column("reference", "référence", "reference", _TEXT),
        Column("account", "compte", "account", ACCOUNT, attribute="account_id"),
        transaction_column(),
        Column("annulled_on", "annulé le", "annulled on", kinds.Day()),
        Column("reason", "motif de l’annulation", "reason for annulling", _TEXT),
    )

    class Meta:
        model = Payment

    def complete(self, row) -> None:
        super().complete(row)
        if row.is_new:
            row.instance.made_by = self._by

    def before_import(self, dataset, **kwargs):
        self._by = kwargs.get("user")
        super().before_import(dataset, **kwargs)

    def after_writing(self, user) -> None:
        super().after_writing(user)
        paid = {row.instance.expense_id for row in self.rows if row.is_new}
        whole = Expense.objects.filter(
            pk__in=paid, state=ExpenseState.APPROVED, amount__gt=0, paid=F("amount")
        )
        log = expense_machine.log
        moves = [
            log(
                expense=expense,
                from_state=expense.state,
                to_state=ExpenseState.PAID,
                effective_on=today(),
                moved_by=user,
            )
            for expense in whole
        ]
        Expense.objects.filter(pk__in=[move.expense_id for move in moves]).update(
            state=ExpenseState.PAID
        )
        log.objects.bulk_create(moves, BATCH)
        self.logged = {log._meta.label: [move.pk for move in moves]}

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("account", "transaction__account")
