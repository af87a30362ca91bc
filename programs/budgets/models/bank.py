"""What a bank, or the finance service of the banker organisation, says of a program's money."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.amounts import MoneyField
from programs.dates import dated, past
from programs.history import tracked
from programs.lookups import counted_key_of
from programs.models.fields import told


@dated(opened_on=past())
@tracked(exclude=("mapping",))
class BankAccount(models.Model):
    """An account, or a project of a general ledger, whose statements are imported and reconciled.

    ``mapping`` is how the columns of its files were read the last time, by the signature of their heads
    (``programs.budgets.statements``).
    """

    program = models.ForeignKey(
        "programs.Program",
        models.PROTECT,
        verbose_name=_("programme"),
        related_name="bank_accounts",
    )
    code = models.CharField(_("code"), max_length=20)
    name = models.CharField(
        _("nom"),
        max_length=160,
        help_text=_("« Compte courant », « Projet 4120 du conseil scolaire banquier »."),
    )
    opened_on = models.DateField(_("solde d’ouverture au"))
    opening_balance = MoneyField(_("solde d’ouverture"), default=Decimal(0))
    mapping = models.JSONField(_("colonnes retenues"), default=dict, editable=False)

    class Meta:
        verbose_name = _("compte bancaire")
        verbose_name_plural = _("comptes bancaires")
        ordering = ["program", counted_key_of("code")]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "code"],
                name="bank_account_code_once",
                violation_error_message=_("Un autre compte du programme porte ce code."),
            ),
        ]

    def __str__(self):
        return told(self, "name")

    @property
    def display_code(self) -> str:
        return self.code


class BankTransactionQuerySet(models.QuerySet):
    def unmatched(self):
        """Of which something is left that nothing here says what it is."""
        return self.filter(set_aside="").exclude(matched=F("amount"))


@dated(posted_on=past())
@tracked(exclude=("matched",))
class BankTransaction(models.Model):
    """A line of a statement: what came in (above zero) or went out. ``identity`` tells it from every other one.

    It is matched to payments or receipts, or set aside with a reason: bank charges, a transfer between accounts.
    ``matched`` is a counter of the first, with its sign. ``stated_balance`` is what the bank says of the account at
    the end of that day, where a statement ended with it.
    """

    account = models.ForeignKey(
        BankAccount,
        models.PROTECT,
        verbose_name=_("compte bancaire"),
        related_name="transactions",
    )
    posted_on = models.DateField(_("date"))
    amount = MoneyField(_("montant"))
    description = models.CharField(_("description"), max_length=500, blank=True)
    reference = models.CharField(pgettext_lazy("paiement", "référence"), max_length=120, blank=True)
    stated_balance = MoneyField(_("solde selon le relevé"), null=True, blank=True)
    matched = MoneyField(_("rapproché"), default=Decimal(0), editable=False)
    identity = models.CharField(_("identité"), max_length=80, editable=False)
    set_aside = models.CharField(
        _("écartée : pourquoi"),
        max_length=250,
        blank=True,
        help_text=_(
            "Frais bancaires, virement entre comptes : ni une dépense d’ici, ni un versement."
        ),
    )

    objects = BankTransactionQuerySet.as_manager()

    class Meta:
        verbose_name = _("opération bancaire")
        verbose_name_plural = _("opérations bancaires")
        ordering = ["-posted_on", "-pk"]
        indexes = [models.Index(fields=["account", "posted_on"], name="transaction_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "identity"],
                name="bank_transaction_once",
                violation_error_message=_("Cette opération est déjà importée."),
            ),
            models.CheckConstraint(
                name="bank_transaction_says_something",
                condition=~Q(amount=0),
                violation_error_message=_("Une opération a un montant autre que zéro."),
            ),
            models.CheckConstraint(
                name="bank_transaction_matched_at_most_whole",
                condition=Q(matched=0)
                | Q(matched__gt=0, matched__lte=F("amount"))
                | Q(matched__lt=0, matched__gte=F("amount")),
                violation_error_message=_(
                    "Ce qui est rapproché de cette opération dépasserait son montant."
                ),
            ),
            models.CheckConstraint(
                name="bank_transaction_matched_or_aside",
                condition=Q(set_aside="") | Q(matched=0),
                violation_error_message=_(
                    "Une opération rapprochée ne s’écarte pas : défaites d’abord le rapprochement."
                ),
            ),
        ]

    def __str__(self):
        return told(self, "posted_on", "amount")

    @property
    def left(self) -> Decimal:
        """What of it is still to be matched, with its sign."""
        return self.amount - self.matched
