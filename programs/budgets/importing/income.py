"""The resources of what funders pay: instalments that are expected, and what came in."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.budgets.importing.naming import (
    PROGRAM,
    BelowProgram,
    funding_column,
    transaction_column,
)
from programs.budgets.importing.twins import Twins
from programs.budgets.models import Instalment, Receipt
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.registry import register
from programs.importing.rows import Row

_TEXT = kinds.Kind()


class OfFundingResource(BelowProgram):
    within = ("funding_id",)
    path = ("funding",)

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("funding__funder")


@register
class InstalmentsResource(OfFundingResource):
    name = "instalments"
    label = _("Versements attendus")
    key_fields = ("number", "funding")
    identity = ("funding_id", "number")
    moving_days = coming_days = ("expected_on",)
    moves_by_years = True
    columns = (
        PROGRAM,
        funding_column(),
        Column("number", "versement", "instalment", kinds.Whole(), required=True),
        Column("expected_on", "attendu le", "expected on", kinds.Day(), required=True),
        Column("amount", "montant", "amount", kinds.Amount()),
        Column("condition", "condition", "condition", _TEXT),
    )

    class Meta:
        model = Instalment


@register
class ReceiptsResource(Twins, OfFundingResource):
    name = "receipts"
    label = _("Encaissements")
    key_fields = ("received_on", "amount", "funding")
    alike = ("funding_id", "received_on", "amount")
    identity = (*alike, "rank")
    moving_days = ("received_on",)
    moves_by_years = True
    columns = (
        PROGRAM,
        funding_column(),
        Column("instalment", "versement", "instalment", kinds.Whole(), attribute=""),
        Column("received_on", "reçu le", "received on", kinds.Day(), required=True),
        Column("amount", "montant", "amount", kinds.Amount(), required=True),
        Column("reference", "référence", "reference", _TEXT),
        transaction_column(),
    )

    class Meta:
        model = Receipt

    def resolve_in(self, row: Row, program) -> None:
        if not row.has("instalment") or row.is_refused("instalment"):
            return
        number, funding = row.value("instalment"), row.named.get("funding")
        found = None
        if number is not None and funding:
            promised = self.directories.once(
                (Instalment, funding.pk),
                lambda: {one.number: one for one in Instalment.objects.filter(funding=funding)},
            )
            found = promised.get(number)
            if found is None:
                row.refuse(
                    "instalment", gettext("Ce financement n’attend aucun versement de ce numéro.")
                )
        row.attributes["instalment_id"] = found.pk if found else None

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("instalment", "transaction__account")

    def cell(self, instance, column: Column):
        if column.name == "instalment":
            return instance.instalment.number if instance.instalment else None
        return super().cell(instance, column)
