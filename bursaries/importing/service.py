"""The resources of what happens to obligations: jobs, attestations, deferrals, waivers, repayments, follow-ups."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bursaries.actions.machines import attestation_machine
from bursaries.enums import AttestationState, FollowUpMilestone, Retention
from bursaries.importing.naming import (
    OF_OBLIGATION,
    PROGRAM,
    TEXT,
    OfObligation,
    ServiceRef,
    obligation_column,
)
from bursaries.models import (
    Deferral,
    FollowUp,
    Repayment,
    RepaymentReversal,
    ServiceAttestation,
    ServicePeriod,
    Waiver,
)
from programs.budgets.importing.naming import EXPENSE, Below, organization_column
from programs.budgets.importing.twins import Twins
from programs.enums import OrganizationKind
from programs.importing import kinds
from programs.importing.bulk import BATCH
from programs.importing.columns import Column
from programs.importing.errors import BadCell
from programs.importing.measures import YES_NO, Number
from programs.importing.registry import register
from programs.importing.rows import Row
from programs.plans.importing.steps import SteppedResource, steps_column

_STARTS_ON = Column("starts_on", "du", "from", kinds.Day(), required=True, also=("début", "start"))
_ENDS_ON = Column("ends_on", "au", "to", kinds.Day(), also=("fin", "end"))


@register
class ServicePeriodsResource(OfObligation):
    name = "service_periods"
    label = _("Emplois des titulaires")
    key_fields = ("starts_on", "employer", "employer_name", "obligation")
    weak_identity = ("obligation_id", "starts_on")
    identity = (*weak_identity, "employer_id", "employer_name", "position")
    moving_days = coming_days = ("starts_on", "ends_on")
    moves_by_years = True
    columns = (
        *OF_OBLIGATION,
        organization_column("employer", "employeur", "employer"),
        Column("employer_name", "employeur, comme écrit", "employer, as written", TEXT),
        Column(
            "employer_kind", "type d’employeur", "kind of employer",
            kinds.Choice(OrganizationKind, blank=""),
        ),
        Column("region", "région", "region", kinds.RegionRef(), attribute="region_id"),
        Column("position", "poste", "position", TEXT),
        _STARTS_ON,
        _ENDS_ON,
        Column(
            "share", "part d’un temps plein, en %", "share of full time, in %",
            Number(_("un pourcentage, de 1 à 100"), keeps=True),
        ),
        Column(
            "recognized", "reconnu", "recognized",
            kinds.Choice(YES_NO.pairs, blank=None, also={"selon la règle": None}),
        ),
        Column("reason", "motif", "reason", TEXT),
    )  # fmt: skip

    class Meta:
        model = ServicePeriod


@register
class ServiceAttestationsResource(Below, SteppedResource):
    """Of a job, which its first day names."""

    name = "service_attestations"
    label = _("Attestations de service")
    machine = attestation_machine
    key_fields = ("starts_on", "ends_on", "service", "obligation")
    within = ("service_id",)
    path = ("service", "obligation")
    weak_identity = ("service_id", "starts_on", "ends_on")
    identity = (*weak_identity, "received_on")
    moving_days = ("service", "starts_on", "ends_on", "received_on", "steps")
    moves_by_years = True
    columns = (
        PROGRAM,
        obligation_column(attribute=""),
        Column("service", "emploi", "job", ServiceRef(), required=True, attribute="service_id"),
        _STARTS_ON,
        Column("ends_on", "au", "to", kinds.Day(), required=True, also=("fin", "end")),
        Column("received_on", "reçue le", "received on", kinds.Day(), required=True),
        Column("state", "état", "state", kinds.Choice(AttestationState)),
        steps_column(AttestationState),
        Column("comment", "précisions", "comment", TEXT),
        Column("reason", "motif", "reason", TEXT),
    )

    class Meta:
        model = ServiceAttestation

    def moved_on(self, row: Row):
        return row.instance.received_on

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("service__employer")


_REASON = Column("reason", "motif", "reason", TEXT, required=True)
_GRANTED_ON = Column("granted_on", "accordé le", "granted on", kinds.Day(), required=True)


@register
class DeferralsResource(OfObligation):
    name = "deferrals"
    label = _("Sursis")
    key_fields = ("starts_on", "granted_on", "obligation")
    identity = ("obligation_id", "starts_on", "granted_on")
    moving_days = ("starts_on", "ends_on", "granted_on")
    coming_days = ("starts_on", "ends_on")
    moves_by_years = True
    columns = (*OF_OBLIGATION, _STARTS_ON, _ENDS_ON, _REASON, _GRANTED_ON)

    class Meta:
        model = Deferral


@register
class WaiversResource(OfObligation):
    """Blank months are all that were left on that day."""

    name = "waivers"
    label = _("Exonérations")
    key_fields = ("granted_on", "months", "obligation")
    weak_identity = ("obligation_id", "granted_on")
    identity = (*weak_identity, "months", "reason")
    moving_days = ("granted_on",)
    moves_by_years = True
    columns = (
        *OF_OBLIGATION,
        Column(
            "months", "mois", "months",
            Number(_("un nombre de mois ; vide pour tous ceux qui restent dus ce jour-là")),
        ),
        _REASON,
        _GRANTED_ON,
    )  # fmt: skip

    class Meta:
        model = Waiver


@register
class RepaymentsResource(Twins, OfObligation):
    """The entries below zero by which they take expenses back come with the expenses, and are named here."""

    name = "repayments"
    label = _("Remboursements des titulaires")
    key_fields = ("received_on", "amount", "obligation")
    alike = ("obligation_id", "received_on", "amount")
    identity = (*alike, "rank")
    moving_days = ("received_on", "annulled_on")
    moves_by_years = True
    columns = (
        *OF_OBLIGATION,
        Column("received_on", "reçu le", "received on", kinds.Day(), required=True),
        Column("amount", "montant", "amount", kinds.Amount(), required=True),
        Column("reference", "référence", "reference", TEXT),
        Column("annulled_on", "annulé le", "annulled on", kinds.Day()),
        Column("reason", "motif de l’annulation", "reason for annulling", TEXT),
        Column(
            "reversals", "contre-passations", "reversals",
            kinds.SeveralNames(), attribute="",
        ),
    )  # fmt: skip

    class Meta:
        model = Repayment

    def resolve_in(self, row: Row, program) -> None:
        super().resolve_in(row, program)
        found = []
        for code in row.value("reversals", []):
            try:
                found.append(EXPENSE.find(code, self.directories, program))
            except BadCell as error:
                row.refuse("reversals", str(error))
                continue
            if found[-1].reverses_id is None:
                row.refuse(
                    "reversals",
                    gettext("La dépense « %(code)s » n’en contre-passe aucune.") % {"code": code},
                )
        row.named["reversals"] = found

    def existing(self, rows):
        return super().existing(rows).prefetch_related("reversals")

    def complete(self, row: Row) -> None:
        super().complete(row)
        if row.has("reversals") and _reversed(row) != {one.pk for one in row.named["reversals"]}:
            row.touched = True

    def after_writing(self, user) -> None:
        super().after_writing(user)
        gone: list[int] = []
        new: list[RepaymentReversal] = []
        for row in self.rows:
            if not row.has("reversals"):
                continue
            said, there = {one.pk for one in row.named["reversals"]}, _reversed(row)
            gone += there - said
            new += [
                RepaymentReversal(repayment=row.instance, expense_id=pk)
                for pk in sorted(said - there)
            ]
        RepaymentReversal.objects.filter(expense__in=gone).delete()
        RepaymentReversal.objects.bulk_create(new, BATCH)

    def for_export(self, queryset):
        """Those that nothing tells apart from the newest to the oldest, as their ranks go."""
        queryset = super().for_export(queryset).prefetch_related("reversals__expense")
        return queryset.order_by("obligation_id", "received_on", "-pk")

    def cell(self, instance, column: Column):
        if column.name == "reversals":
            return [one.expense.code for one in instance.reversals.all()]
        return super().cell(instance, column)


def _reversed(row: Row) -> set[int]:
    """The expenses that the repayment of a row had taken back when it was read."""
    return set() if row.is_new else {one.expense_id for one in row.instance.reversals.all()}


@register
class FollowUpsResource(OfObligation):
    name = "follow_ups"
    label = _("Suivis d’emploi")
    key_fields = ("milestone", "obligation")
    identity = ("obligation_id", "milestone")
    moving_days = ("observed_on",)
    moves_by_years = True
    columns = (
        *OF_OBLIGATION,
        Column(
            "milestone", "moment", "milestone",
            kinds.Choice(FollowUpMilestone, also={"12 mois": 12, "24 mois": 24}), required=True,
        ),
        Column("outcome", "situation", "outcome", kinds.Choice(Retention), required=True),
        Column("observed_on", "constatée le", "observed on", kinds.Day(), required=True),
        Column("note", "note", "note", TEXT),
    )  # fmt: skip

    class Meta:
        model = FollowUp
