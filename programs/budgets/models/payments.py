"""Payments of expenses."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.amounts import MoneyField
from programs.budgets.enums import PaymentMethod
from programs.budgets.models.bank import BankAccount, BankTransaction
from programs.budgets.models.expenses import Expense
from programs.budgets.triggers import matching
from programs.budgets.triggers import spending as rules
from programs.budgets.triggers.parts import in_an_open_period
from programs.dates import dated, past, since
from programs.history import tracked
from programs.models.fields import told

_PROGRAM_OF_EXPENSE = "(SELECT program_id FROM budgets_expense WHERE id = {row}.expense_id)"


@dated(
    paid_on=past(),
    annulled_on=past(since("paid_on", _("Le paiement est annulé avant d’être fait."))),
)
@tracked
class Payment(models.Model):
    """A payment of an expense, whole or in part. One that came back is annulled, with the day and the reason.

    ``account`` is which one it was made from, where somebody said so; the line of a statement that it is matched to
    has the last word.
    """

    expense = models.ForeignKey(
        Expense, models.PROTECT, verbose_name=_("dépense"), related_name="payments"
    )
    paid_on = models.DateField(_("payée le"))
    amount = MoneyField(_("montant"))
    method = models.CharField(
        _("mode"), max_length=20, choices=PaymentMethod, default=PaymentMethod.TRANSFER
    )
    reference = models.CharField(pgettext_lazy("paiement", "référence"), max_length=120, blank=True)
    transaction = models.ForeignKey(
        BankTransaction,
        models.SET_NULL,
        verbose_name=_("opération bancaire"),
        null=True,
        blank=True,
        related_name="payments",
    )
    account = models.ForeignKey(
        BankAccount,
        models.PROTECT,
        verbose_name=_("compte dont il sort"),
        null=True,
        blank=True,
        related_name="payments",
    )
    made_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("noté par"),
        null=True,
        blank=True,
        related_name="+",
    )
    made_at = models.DateTimeField(_("noté le"), auto_now_add=True)
    annulled_on = models.DateField(_("annulé le"), null=True, blank=True)
    reason = models.TextField(_("motif de l’annulation"), blank=True)
    submission = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("paiement")
        verbose_name_plural = _("paiements")
        ordering = ["-paid_on", "-pk"]
        triggers = [
            in_an_open_period("paid_on", _PROGRAM_OF_EXPENSE, "amount", "expense_id"),
            rules.ANNULLED_IN_AN_OPEN_PERIOD,
            rules.PAYMENT_OF_WHAT_IS_APPROVED,
            rules.PAYMENT_IS_COUNTED,
            matching.PAYMENT_IS_MATCHED,
            matching.PAYMENT_FROM_AN_ACCOUNT_OF_ITS_PROGRAM,
        ]
        constraints = [
            models.CheckConstraint(
                name="payment_above_zero",
                condition=Q(amount__gt=0),
                violation_error_message=_("Un paiement est plus grand que zéro."),
            ),
            models.CheckConstraint(
                name="payment_annulled_with_reason",
                condition=Q(annulled_on=None) | ~Q(reason=""),
                violation_error_message=_("Écrivez pourquoi le paiement est annulé."),
            ),
        ]

    def __str__(self):
        return told(self, "expense", "paid_on")
