"""The resources of bank accounts and of what is posted to them. Statements have a page of their own."""

from django.utils.translation import gettext_lazy as _

from programs.budgets.importing.naming import ACCOUNT, PROGRAM, BelowProgram
from programs.budgets.importing.parts import Known
from programs.budgets.models import BankAccount, BankTransaction
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.layers import ProgramResource, program_column
from programs.importing.registry import register

_TEXT = kinds.Kind()


@register
class BankAccountsResource(ProgramResource):
    name = "bank_accounts"
    label = _("Comptes bancaires")
    key_fields = ("code",)
    identity = ("program_id", "code")
    moving_days = ("opened_on",)
    moves_by_years = True
    columns = (
        program_column(),
        Column("code", "code", "code", _TEXT, required=True),
        Column("name", "nom", "name", _TEXT, required=True),
        Column(
            "opened_on", "solde d’ouverture au", "opening balance on", kinds.Day(), required=True
        ),
        Column("opening_balance", "solde d’ouverture", "opening balance", Known()),
    )

    class Meta:
        model = BankAccount


@register
class BankTransactionsResource(BelowProgram):
    """Told apart by their identity in their account."""

    name = "bank_transactions"
    label = _("Opérations bancaires")
    key_fields = ("identity", "account")
    identity = ("account_id", "identity")
    path = ("account",)
    moving_days = ("posted_on",)
    moves_by_years = True
    columns = (
        PROGRAM,
        Column("account", "compte", "account", ACCOUNT, required=True, attribute="account_id"),
        Column("posted_on", "date", "date", kinds.Day(), required=True),
        Column("amount", "montant", "amount", kinds.Amount(), required=True),
        Column("description", "description", "description", _TEXT),
        Column("reference", "référence", "reference", _TEXT),
        Column(
            "identity", "identité", "identity", kinds.Text(_("ce qui la distingue dans son compte")),
            required=True,
        ),
        Column("set_aside", "écartée : pourquoi", "set aside: why", _TEXT),
    )  # fmt: skip

    class Meta:
        model = BankTransaction

    def existing(self, rows):
        identities = {row.attributes.get("identity") for row in rows}
        accounts = self._references(rows, "account_id")
        return BankTransaction.objects.filter(account__in=accounts, identity__in=identities)
