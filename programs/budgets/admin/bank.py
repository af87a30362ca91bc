"""Bank accounts in the admin, and what is posted to them."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs.admin.filters import AwaitingFilter
from programs.amounts import amount_said
from programs.budgets import access
from programs.budgets.admin.base import AccountsAdmin, ListedAdmin
from programs.budgets.models import BankAccount, BankTransaction


@admin.register(BankAccount)
class AccountAdmin(AccountsAdmin):
    resource_name = "bank_accounts"
    visible = staticmethod(access.visible_bank_accounts)
    list_display = ["code", "name", "opened_on", "opening_balance", "program"]
    list_display_links = ["code", "name"]
    list_filter = ["program"]
    list_select_related = ["program"]
    search_fields = ["code__matches", "name__matches"]
    fields = ["program", ("code", "name"), ("opened_on", "opening_balance")]

    def get_readonly_fields(self, request, obj=None):
        return ["program"] if obj else []


class UnmatchedFilter(AwaitingFilter):
    before = {
        "a-rapprocher": (_("À rapprocher"), lambda request, records: records.unmatched()),
    }


@admin.register(BankTransaction)
class TransactionAdmin(ListedAdmin):
    """They come from statements, and are matched on the page of their account."""

    resource_name = "bank_transactions"
    visible = staticmethod(access.visible_transactions)
    date_hierarchy = "posted_on"
    list_display = [
        "posted_on",
        "amount_shown",
        "description",
        "reference",
        "set_aside",
        "account",
        "program",
    ]
    list_filter = ["account", UnmatchedFilter]
    list_select_related = ["account__program"]
    search_fields = ["description__matches", "reference__matches", "set_aside__matches"]
    fields = [
        "account",
        ("posted_on", "amount"),
        "description",
        "reference",
        "set_aside",
        "identity",
    ]

    @admin.display(description=_("programme"), ordering="account__program__title")
    def program(self, posted):
        return posted.account.program

    @admin.display(description=_("montant"), ordering="amount")
    def amount_shown(self, posted):
        return amount_said(posted.amount)
