"""Service obligations in the admin, with what happened to each; and in lists of their own, what is to be followed."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from bursaries import access
from bursaries.actions.machines import obligation_machine
from bursaries.admin.base import (
    ATTESTATION_TONES,
    OBLIGATION_TONES,
    OfObligation,
)
from bursaries.models import (
    Award,
    Deferral,
    FollowUp,
    Obligation,
    Repayment,
    ServiceAttestation,
    ServicePeriod,
    Waiver,
)
from programs.admin.badges import NEUTRAL, badge
from programs.admin.base import NumberSearch
from programs.admin.filters import AwaitingFilter, fiscal_year
from programs.admin.told import ListedAdmin, LoggedAdmin, Told
from programs.amounts import amount_said
from programs.people.search import words_of
from programs.people.telling import TellsApart


class AwardInline(Told):
    model = Award
    fields = ["code", "amount", "awarded_on", "funded_years", "state"]
    show_change_link = True


class ServiceInline(Told):
    model = ServicePeriod
    fields = ["employer_said", "position", "region", "starts_on", "ends_on", "share", "recognized"]
    readonly_fields = ["employer_said"]
    ordering = ["starts_on", "pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("employer", "region")

    @admin.display(description=_("employeur"))
    def employer_said(self, service):
        return service.employer_said


class DeferralInline(Told):
    model = Deferral
    fields = ["starts_on", "ends_on", "reason", "granted_on", "granted_by"]
    ordering = ["starts_on", "pk"]


class WaiverInline(Told):
    model = Waiver
    fields = ["months", "reason", "granted_on", "granted_by"]
    ordering = ["granted_on", "pk"]


class RepaymentInline(Told):
    model = Repayment
    fields = ["received_on", "amount", "reference", "annulled_on", "reason"]
    ordering = ["received_on", "pk"]


class FollowUpInline(Told):
    model = FollowUp
    fields = ["milestone", "outcome", "observed_on", "note"]
    ordering = ["milestone", "pk"]


class StandingFilter(AwaitingFilter):
    before = {
        "en-cours": (
            _("Quelque chose reste dû"),
            lambda request, obligations: obligations.active(),
        ),
    }


@admin.register(Obligation)
class ObligationAdmin(TellsApart, NumberSearch, LoggedAdmin):
    """What is owed follows from the rule and from what is noted on its page; here it is found and read."""

    number_prefix = "S"
    resource_name = "obligations"
    visible = staticmethod(access.visible_obligations)
    machine = obligation_machine
    tones = OBLIGATION_TONES
    empty_hint = _("Un engagement commence avec la bourse qui oblige, ou s’importe d’un fichier.")
    list_display = ["person", "number", "state_badge", "rule", "studies_ended_on", "program"]
    list_display_links = ["person", "number"]
    list_filter = [
        "program",
        fiscal_year("studies_ended_on"),
        "state",
        "rule",
        StandingFilter,
    ]
    list_select_related = ["program", "person", "rule"]
    search_fields = [
        "code__matches",
        *words_of("person__"),
        "person__phone__dials",
    ]
    fields = ["program", "person", "rule", "code", "studies_ended_on", "reason", "note"]
    inlines = [
        AwardInline,
        ServiceInline,
        DeferralInline,
        WaiverInline,
        RepaymentInline,
        FollowUpInline,
    ]

    def get_readonly_fields(self, request, obj=None):
        return ["program", "person", "rule", "studies_ended_on", "reason"]

    @admin.display(description=_("numéro"), ordering="code")
    def number(self, obligation):
        return obligation.display_code


class OfObligationAdmin(OfObligation, TellsApart, ListedAdmin):
    people = ("obligation.person",)
    list_select_related = ["obligation__program", "obligation__person"]
    search_fields = [
        "obligation__code__matches",
        *words_of("obligation__person__"),
    ]


@admin.register(ServicePeriod)
class ServicePeriodAdmin(OfObligationAdmin):
    resource_name = "service_periods"
    visible = staticmethod(access.visible_service)
    date_hierarchy = "starts_on"
    list_display = [
        "holder",
        "employer_said",
        "position",
        "starts_on",
        "ends_on",
        "share",
        "program",
    ]
    list_filter = ["obligation__program", "region", "employer_kind", "recognized"]
    list_select_related = ["obligation__program", "obligation__person", "employer"]
    fields = [
        "obligation",
        ("employer", "employer_name", "employer_kind"),
        ("region", "position"),
        ("starts_on", "ends_on", "share"),
        ("recognized", "reason"),
    ]

    @admin.display(description=_("employeur"))
    def employer_said(self, service):
        return service.employer_said


@admin.register(ServiceAttestation)
class ServiceAttestationAdmin(TellsApart, ListedAdmin):
    resource_name = "service_attestations"
    visible = staticmethod(access.visible_attestations)
    people = ("service.obligation.person",)
    date_hierarchy = "starts_on"
    list_display = ["holder", "starts_on", "ends_on", "received_on", "state_badge", "program"]
    list_filter = ["service__obligation__program", "state", AwaitingFilter]
    list_select_related = ["service__obligation__program", "service__obligation__person"]
    search_fields = [
        "service__obligation__code__matches",
        *words_of("service__obligation__person__"),
    ]
    fields = [
        "service",
        ("starts_on", "ends_on"),
        "received_on",
        ("state", "reason"),
        "comment",
    ]

    @admin.display(description=_("titulaire"), ordering="service__obligation__person__sort_key")
    def holder(self, attestation):
        return attestation.service.obligation.person

    @admin.display(description=_("état"), ordering="state")
    def state_badge(self, attestation):
        tone = ATTESTATION_TONES.get(attestation.state, NEUTRAL)
        return badge(attestation.get_state_display(), tone)

    @admin.display(description=_("programme"), ordering="service__obligation__program__title")
    def program(self, attestation):
        return attestation.service.obligation.program


@admin.register(Repayment)
class RepaymentAdmin(OfObligationAdmin):
    resource_name = "repayments"
    visible = staticmethod(access.visible_repayments)
    date_hierarchy = "received_on"
    list_display = ["holder", "received_on", "amount_shown", "reference", "annulled_on", "program"]
    list_filter = ["obligation__program", fiscal_year("received_on", "obligation__program")]
    fields = ["obligation", ("received_on", "amount"), "reference", ("annulled_on", "reason")]

    @admin.display(description=_("montant"), ordering="amount")
    def amount_shown(self, repayment):
        return amount_said(repayment.amount)


@admin.register(FollowUp)
class FollowUpAdmin(OfObligationAdmin):
    resource_name = "follow_ups"
    visible = staticmethod(access.visible_follow_ups)
    date_hierarchy = "observed_on"
    list_display = ["holder", "milestone", "outcome", "observed_on", "program"]
    list_filter = ["obligation__program", "milestone", "outcome"]
    fields = ["obligation", ("milestone", "outcome"), "observed_on", "note"]
