"""What funders pay in the admin: the instalments that are expected, and what was received."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs.admin.filters import AwaitingFilter
from programs.amounts import amount_said
from programs.budgets import access
from programs.budgets.admin.base import AccountsAdmin, OfFunding
from programs.budgets.models import Instalment, Receipt
from programs.lib.periods import today


class OfFundingAdmin(OfFunding, AccountsAdmin):
    list_filter = ["funding__program", "funding__funder", AwaitingFilter]
    list_select_related = ["funding__program", "funding__funder"]
    autocomplete_fields = ["funding"]

    @admin.display(description=_("montant"), ordering="amount")
    def amount_shown(self, record):
        return amount_said(record.amount)


@admin.register(Instalment)
class InstalmentAdmin(OfFundingAdmin):
    resource_name = "instalments"
    visible = staticmethod(access.visible_instalments)
    date_hierarchy = "expected_on"
    list_display = ["funding", "number", "expected_on", "amount_shown", "condition", "program"]
    search_fields = [
        "funding__funder__known_as",
        "funding__reference__matches",
        "condition__matches",
    ]
    fields = ["funding", "number", "expected_on", "amount", "condition"]


@admin.register(Receipt)
class ReceiptAdmin(OfFundingAdmin):
    resource_name = "receipts"
    visible = staticmethod(access.visible_receipts)
    date_hierarchy = "received_on"
    list_display = ["funding", "received_on", "amount_shown", "reference", "instalment", "program"]
    list_select_related = [*OfFundingAdmin.list_select_related, "instalment__funding"]
    search_fields = [
        "funding__funder__known_as",
        "funding__reference__matches",
        "reference__matches",
    ]
    autocomplete_fields = ["funding", "instalment"]
    fields = ["funding", "instalment", ("received_on", "amount"), "reference", "transaction"]
    readonly_fields = ["transaction"]

    def get_changeform_initial_data(self, request):
        return {"received_on": today()} | super().get_changeform_initial_data(request)
