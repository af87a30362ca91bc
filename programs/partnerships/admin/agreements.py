"""Agreements in the admin: they are drafted, signed and amended on pages of their own, and read here."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs.admin.filters import AwaitingFilter, fiscal_year
from programs.admin.told import ListedAdmin, MendedAdmin, Told
from programs.lib.periods import today
from programs.partnerships import access
from programs.partnerships.actions.machines import agreement_machine
from programs.partnerships.admin.base import (
    AGREEMENT_TONES,
    program_column,
    search_of_agreement,
)
from programs.partnerships.models import (
    Agreement,
    AgreementClause,
    AgreementFile,
    AgreementObligation,
    AgreementParty,
    AgreementReview,
    Amendment,
    Signature,
)


class PartyInline(Told):
    model = AgreementParty
    fields = ["organization", "role", "signatory_name", "signatory_title"]
    ordering = ["position", "pk"]
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organization")


class AmendmentInline(Told):
    model = Amendment
    fields = ["number", "subject", "effective_on", "ends_on", "signed_on", "cancelled_on"]
    ordering = ["number"]
    show_change_link = True


class ClauseInline(Told):
    model = AgreementClause
    fields = ["kind", "title", "amendment"]
    ordering = ["position", "pk"]
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("amendment__agreement")


class ObligationInline(Told):
    model = AgreementObligation
    fields = ["party", "kind", "text", "due_on", "timeline", "done_on"]
    ordering = ["due_on", "pk"]
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("party__organization")


class ReviewInline(Told):
    model = AgreementReview
    fields = ["year", "party", "asked_on", "due_on", "wish", "conclusion"]
    ordering = ["-year", "pk"]
    show_change_link = True

    def get_queryset(self, request):
        found = super().get_queryset(request)
        return found.select_related("party__organization", "agreement")


class FileInline(Told):
    model = AgreementFile
    fields = ["kind", "name", "size", "sha256", "added_at"]
    readonly_fields = ["added_at"]


class StandingFilter(AwaitingFilter):
    before = {
        "en-vigueur": (_("En vigueur"), lambda request, found: found.in_force_on(today())),
        "echues": (_("Échues"), lambda request, found: found.expired_on(today())),
    }


@admin.register(Agreement)
class AgreementAdmin(MendedAdmin):
    """What the parties agreed on stays as they signed it; what only helps to find and follow it is mended here."""

    resource_name = "agreements"
    visible = staticmethod(access.visible_agreements)
    machine = agreement_machine
    tones = AGREEMENT_TONES
    empty_hint = _("Les ententes se rédigent à leur page, ou s’importent d’un fichier.")
    list_display = [
        "number", "title", "kind", "state_badge", "starts_on", "ends_on", "region", "program",
    ]  # fmt: skip
    list_display_links = ["number", "title"]
    list_filter = [
        "program", fiscal_year("starts_on"), "kind", "state", StandingFilter, "renewal", "region",
    ]  # fmt: skip
    list_select_related = ["program", "region"]
    search_fields = [
        "number__matches",
        "title__matches",
        "title_en__matches",
        "parties__organization__known_as",
    ]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "program",
                    ("number", "kind"),
                    "title",
                    "title_en",
                    ("region", "assigned_to"),
                    "renews",
                ]
            },
        ),
        (
            _("Durée"),
            {
                "fields": [
                    ("starts_on", "ends_on"),
                    ("renewal", "renewal_months"),
                    ("notice", "notice_unit"),
                    ("denounced_on", "denounced_by", "stops_on"),
                ]
            },
        ),
        (
            _("Suivi de l’entente"),
            {"fields": [("insured_hours", "insured_per"), "reviewed_each_year", "reason", "note"]},
        ),
    ]
    mended = ("title_en", "region", "note")
    inlines = [
        PartyInline, AmendmentInline, ClauseInline, ObligationInline, ReviewInline, FileInline,
    ]  # fmt: skip


class OfAgreementAdmin(ListedAdmin):
    """What hangs on an agreement. It is found by the agreement, and by what a subclass adds."""

    list_filter = ["agreement__program"]
    list_select_related = ["agreement__program"]
    search_fields = search_of_agreement()
    program = program_column("agreement")


@admin.register(AgreementParty)
class AgreementPartyAdmin(OfAgreementAdmin):
    resource_name = "agreement_parties"
    visible = staticmethod(access.visible_agreement_parties)
    list_display = ["organization", "role", "agreement", "signatory_name", "program"]
    list_filter = ["agreement__program", "role"]
    list_select_related = ["agreement__program", "organization"]
    search_fields = [
        *search_of_agreement(),
        "organization__name__matches",
        "organization__acronym__matches",
        "signatory_name__matches",
    ]
    fields = [
        ("agreement", "organization"),
        ("role", "position"),
        ("signatory_name", "signatory_title", "signatory_email"),
    ]


@admin.register(Amendment)
class AmendmentAdmin(OfAgreementAdmin):
    resource_name = "agreement_amendments"
    visible = staticmethod(access.visible_amendments)
    list_display = [
        "agreement", "number", "subject", "effective_on", "ends_on", "signed_on", "cancelled_on",
        "program",
    ]  # fmt: skip
    list_display_links = ["agreement", "number"]
    search_fields = [*search_of_agreement(), "subject__matches", "subject_en__matches"]
    fields = [
        ("agreement", "number"),
        "subject",
        "subject_en",
        "body",
        "body_en",
        ("effective_on", "ends_on", "insured_hours"),
        ("signed_on", "cancelled_on"),
        "reason",
    ]


@admin.register(Signature)
class SignatureAdmin(ListedAdmin):
    resource_name = "agreement_signatures"
    visible = staticmethod(access.visible_signatures)
    date_hierarchy = "signed_on"
    list_display = [
        "organization",
        "agreement_shown",
        "amendment",
        "signed_on",
        "signed_by",
        "program",
    ]
    list_filter = ["party__agreement__program"]
    list_select_related = [
        "party__agreement__program", "party__organization", "amendment__agreement",
    ]  # fmt: skip
    search_fields = [
        *search_of_agreement("party__agreement"),
        "party__organization__name__matches",
        "signed_by__matches",
    ]
    fields = ["party", "amendment", ("signed_on", "signed_by", "title")]
    program = program_column("party__agreement")

    @admin.display(description=_("organisme"), ordering="party__organization__name")
    def organization(self, signature):
        return signature.party.organization

    @admin.display(description=_("entente"), ordering="party__agreement__number")
    def agreement_shown(self, signature):
        return signature.party.agreement
