"""What funders pay: the instalments that are expected, and what was received."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.amounts import MoneyField
from programs.budgets.models.bank import BankTransaction
from programs.budgets.triggers.matching import RECEIPT_IS_MATCHED
from programs.budgets.triggers.parts import in_an_open_period
from programs.dates import dated, past, planned
from programs.history import tracked
from programs.models.fields import told

_PROGRAM_OF_FUNDING = "(SELECT program_id FROM programs_funding WHERE id = {row}.funding_id)"


@dated(expected_on=planned())
@tracked
class Instalment(models.Model):
    """A part of a grant that its agreement promises for a day."""

    funding = models.ForeignKey(
        "programs.Funding",
        models.PROTECT,
        verbose_name=_("financement"),
        related_name="instalments",
    )
    number = models.PositiveSmallIntegerField(_("versement"), default=1)
    expected_on = models.DateField(_("attendu le"))
    amount = MoneyField(
        _("montant"),
        null=True,
        blank=True,
        help_text=_("Vide s’il n’est pas connu."),
    )
    condition = models.CharField(
        _("condition"),
        max_length=250,
        blank=True,
        help_text=_("À la signature, à la réception du rapport financier…"),
    )

    class Meta:
        verbose_name = _("versement attendu")
        verbose_name_plural = _("versements attendus")
        ordering = ["funding", "expected_on", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["funding", "number"],
                name="instalment_once",
                violation_error_message=_("Un autre versement de ce financement porte ce numéro."),
            ),
            models.CheckConstraint(
                name="instalment_above_zero",
                condition=Q(amount=None) | Q(amount__gt=0),
                violation_error_message=_("Un versement est plus grand que zéro."),
            ),
        ]

    def __str__(self):
        return told(self, "funding", "number")


class ReceiptQuerySet(models.QuerySet):
    def received_by(self, day: date):
        return self.filter(received_on__lte=day)


@dated(received_on=past())
@tracked
class Receipt(models.Model):
    """Money that came in from a funder; less than zero where it was given back."""

    funding = models.ForeignKey(
        "programs.Funding", models.PROTECT, verbose_name=_("financement"), related_name="receipts"
    )
    instalment = models.ForeignKey(
        Instalment,
        models.PROTECT,
        verbose_name=_("versement attendu"),
        null=True,
        blank=True,
        related_name="receipts",
    )
    received_on = models.DateField(_("reçu le"))
    amount = MoneyField(_("montant"))
    reference = models.CharField(pgettext_lazy("paiement", "référence"), max_length=120, blank=True)
    transaction = models.ForeignKey(
        BankTransaction,
        models.SET_NULL,
        verbose_name=_("opération bancaire"),
        null=True,
        blank=True,
        related_name="receipts",
    )

    # The number of the form that noted it: sent twice, it is one receipt.
    submission = models.UUIDField(null=True, unique=True, editable=False)

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = _("encaissement")
        verbose_name_plural = _("encaissements")
        ordering = ["-received_on", "-pk"]
        triggers = [
            in_an_open_period("received_on", _PROGRAM_OF_FUNDING, "amount", "funding_id"),
            RECEIPT_IS_MATCHED,
        ]
        constraints = [
            models.CheckConstraint(
                name="receipt_says_something",
                condition=~Q(amount=0),
                violation_error_message=_("Écrivez un montant autre que zéro."),
            ),
        ]

    def __str__(self):
        return told(self, "funding", "received_on")
