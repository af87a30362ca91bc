"""Awards, small aids and their instalments in the admin: whoever keeps the accounts reads them."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from bursaries import access
from bursaries.actions.machines import award_machine
from bursaries.admin.base import (
    AWARD_TONES,
    INSTALMENT_TONES,
)
from bursaries.models import Award, AwardFile, AwardInstalment
from programs import access as ground
from programs.admin.badges import NEUTRAL, badge
from programs.admin.filters import AwaitingFilter, fiscal_year
from programs.admin.told import ListedAdmin, MendedAdmin, Told
from programs.amounts import amount_said
from programs.people.search import words_of
from programs.people.telling import TellsApart


class InstalmentInline(Told):
    model = AwardInstalment
    fields = ["number", "amount", "expected_on", "condition", "state", "attested_on", "expense"]
    readonly_fields = ["expense"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("expense", "award")


class AwardFileInline(Told):
    model = AwardFile
    fields = ["kind", "name", "added_at"]
    readonly_fields = ["added_at"]


@admin.register(Award)
class AwardAdmin(TellsApart, MendedAdmin):
    """What was decided stays as it was; what helps to reach and to describe its holder is mended here."""

    resource_name = "awards"
    visible = staticmethod(access.visible_awards)
    machine = award_machine
    tones = AWARD_TONES
    empty_hint = _(
        "Les bourses s’accordent à la sélection d’un concours, les aides à leur page ; ou elles s’importent."
    )
    date_hierarchy = "awarded_on"
    list_display = [
        "code",
        "holder_shown",
        "kind",
        "amount_shown",
        "state_badge",
        "awarded_on",
        "round",
        "program",
    ]
    list_display_links = ["code", "holder_shown"]
    list_filter = [
        "program",
        fiscal_year("awarded_on"),
        "kind",
        "state",
        "round",
        "field",
        AwaitingFilter,
    ]
    list_select_related = ["program", "round", "person", "organization"]
    search_fields = [
        "code__matches",
        *words_of("person__"),
        "organization__known_as",
        "description__matches",
        "person__phone__dials",
    ]
    autocomplete_fields = ["institution"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "program",
                    ("code", "kind"),
                    ("round", "tier"),
                    ("person", "organization", "beneficiaries"),
                    "description",
                    ("amount", "planned", "awarded_on"),
                    ("line", "commitment"),
                    ("signed_on", "reason"),
                    "obligation",
                ]
            },
        ),
        (
            _("Études"),
            {
                "fields": [
                    ("institution", "institution_name"),
                    "study_program",
                    ("level", "field"),
                    ("studies_end_on", "funded_years"),
                    "origin",
                ]
            },
        ),
        (_("Correspondance"), {"fields": ["language", "address", "note"]}),
    ]
    mended = (
        "description", "institution", "institution_name", "study_program", "language", "address",
        "note",
    )  # fmt: skip
    inlines = [InstalmentInline, AwardFileInline]

    def can_view(self, user):
        return ground.keeps_accounts(user)

    @admin.display(description=_("titulaire"), ordering="person__sort_key")
    def holder_shown(self, award):
        return award.holder

    @admin.display(description=_("montant"), ordering="amount")
    def amount_shown(self, award):
        return amount_said(award.amount)


@admin.register(AwardInstalment)
class AwardInstalmentAdmin(TellsApart, ListedAdmin):
    resource_name = "award_instalments"
    visible = staticmethod(access.visible_award_instalments)
    people = ("award.person",)
    date_hierarchy = "expected_on"
    list_display = [
        "award",
        "number",
        "amount_shown",
        "expected_on",
        "attested_on",
        "state_badge",
        "program",
    ]
    list_filter = ["award__program", "state", AwaitingFilter]
    list_select_related = ["award__program", "award__person", "award__organization"]
    search_fields = [
        "award__code__matches",
        *words_of("award__person__"),
    ]
    fields = [
        "award",
        ("number", "amount"),
        ("expected_on", "attested_on"),
        ("condition", "condition_en"),
        ("state", "reason"),
        "expense",
    ]

    def can_view(self, user):
        return ground.keeps_accounts(user)

    @admin.display(description=_("montant"), ordering="amount")
    def amount_shown(self, instalment):
        return amount_said(instalment.amount)

    @admin.display(description=_("état"), ordering="state")
    def state_badge(self, instalment):
        tone = INSTALMENT_TONES.get(instalment.state, NEUTRAL)
        return badge(instalment.get_state_display(), tone)

    @admin.display(description=_("programme"), ordering="award__program__title")
    def program(self, instalment):
        return instalment.award.program
