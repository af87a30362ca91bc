"""The resources of what activities cost, of who drives whom, and of who holds a kiosk."""

from django.utils.translation import gettext_lazy as _

from activities.enums import CostKind, KioskState, TransportState
from activities.importing.naming import (
    CODE,
    CONTACT,
    OF_ACTIVITY,
    OF_OFFERING,
    OF_SESSION,
    PHONE,
    TEXT,
    TRANSPORT,
    OfActivity,
    OfSession,
    cost_column,
    offering_column,
    position_column,
    registration_column,
    session_column,
)
from activities.models import Cost, Kiosk, Transport, TransportStop
from programs.budgets.importing.naming import EXPENSE, Below, organization_column
from programs.budgets.importing.twins import Twins
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.measures import Hour, Number
from programs.importing.registry import register


@register
class CostsResource(OfActivity):
    """Known by their code; without one, by what they are for. The expense that one became is there already."""

    name = "activity_costs"
    label = _("Coûts des activités")
    key_fields = ("code", "description", "kind")
    code = "code"
    code_within = "activity_id"
    identity = ("activity_id", "kind", "description", "session_id", "registration_id")
    moving_days = coming_days = ("needed_on",)
    moves_by_years = True
    columns = (
        *OF_ACTIVITY,
        CODE,
        offering_column(attribute="", required=False),
        session_column(required=False),
        registration_column(required=False),
        Column("kind", "nature", "kind", kinds.Choice(CostKind), required=True),
        Column("description", "description", "description", TEXT, required=True),
        organization_column("supplier", "fournisseur", "supplier"),
        Column("supplier_name", "fournisseur, comme écrit", "supplier, as written", TEXT),
        Column("quantity", "quantité", "quantity", Number(_("un nombre ; vide s’il n’y en a pas"))),
        Column("unit", "unité", "unit", TEXT),
        Column("quoted", "coût prévu", "quoted", kinds.Amount()),
        organization_column("payer", "payé par", "paid by"),
        Column("stated", "coût réel, déclaré", "actual cost, as stated", kinds.Amount()),
        Column("needed_on", "pour le", "needed on", kinds.Day()),
        Column(
            "expense", "dépense", "expense", EXPENSE, attribute="expense_id",
            also=("numéro de la dépense",),
        ),
    )  # fmt: skip

    class Meta:
        model = Cost

    def for_export(self, queryset):
        return (
            super()
            .for_export(queryset)
            .select_related("session__offering", "registration__offering", "expense")
        )

    def cell(self, instance, column: Column):
        if column.name == "offering":
            within = instance.session or instance.registration
            return within and within.offering
        return super().cell(instance, column)


@register
class TransportsResource(OfSession):
    """Known by their code; without one, by their vehicle and their carrier."""

    name = "transports"
    label = _("Transports des activités")
    key_fields = ("code", "label", "session")
    code = "code"
    code_within = "session_id"
    identity = ("session_id", "label", "carrier_id", "carrier_name")
    columns = (
        *OF_SESSION,
        CODE,
        organization_column("carrier", "transporteur", "carrier"),
        Column("carrier_name", "transporteur, comme écrit", "carrier, as written", TEXT),
        Column("label", "véhicule", "vehicle", TEXT),
        Column("seats", "places assises", "seats", kinds.Whole()),
        Column("state", "état", "state", kinds.Choice(TransportState)),
        Column("leaves_at", "départ", "leaves at", Hour()),
        Column("returns_at", "retour", "returns at", Hour()),
        CONTACT,
        PHONE,
        Column("instructions", "consignes", "instructions", TEXT),
        cost_column(),
    )

    class Meta:
        model = Transport

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("cost")


@register
class TransportStopsResource(Twins, Below):
    """Where nothing tells two stops of a vehicle apart, they are taken in their order."""

    name = "transport_stops"
    label = _("Arrêts des transports")
    key_fields = ("place", "transport")
    within = ("transport_id",)
    path = ("transport", "session", "offering", "activity")
    alike = ("transport_id", "place", "registration_id", "position")
    identity = (*alike, "rank")
    columns = (
        *OF_OFFERING[:2],
        offering_column(attribute=""),
        session_column(attribute=""),
        Column(
            "transport", "transport", "transport", TRANSPORT, required=True,
            attribute="transport_id", also=("code du transport",),
        ),
        registration_column(required=False),
        Column("place", "lieu", "place", TEXT, required=True),
        Column("time", "heure", "time", Hour()),
        Column("boards", "montent", "board", kinds.Whole()),
        position_column(),
    )  # fmt: skip

    class Meta:
        model = TransportStop

    def for_export(self, queryset):
        """Those that nothing tells apart from the newest to the oldest, as their ranks go."""
        queryset = super().for_export(queryset).select_related("registration")
        return queryset.order_by("transport_id", "position", "-pk")


@register
class KiosksResource(OfActivity):
    """Known by their code; without one, by who holds them and where."""

    name = "kiosks"
    label = _("Kiosques")
    key_fields = ("code", "organization", "name", "activity")
    code = "code"
    code_within = "activity_id"
    identity = ("activity_id", "organization_id", "name", "space")
    columns = (
        *OF_ACTIVITY,
        CODE,
        organization_column("organization", "exposant", "exhibitor"),
        Column("name", "exposant, comme écrit", "exhibitor, as written", TEXT),
        Column("theme", "métiers ou programmes présentés", "trades or programs presented", TEXT),
        CONTACT,
        Column("email", "courriel", "email", kinds.EMAIL),
        PHONE,
        Column("space", "emplacement", "space", TEXT),
        Column("needs", "besoins", "needs", TEXT),
        Column("state", "état", "state", kinds.Choice(KioskState)),
        cost_column(),
    )

    class Meta:
        model = Kiosk

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("cost")
