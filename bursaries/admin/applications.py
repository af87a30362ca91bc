"""Applications and reviews in the admin: for who coordinates, and for nobody else. A draft is nobody's."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from bursaries import access
from bursaries.actions.machines import application_machine
from bursaries.admin.base import APPLICATION_TONES, OfRound
from bursaries.enums import RoundState
from bursaries.models import Answer, Application, Choice, Reference, Review
from programs.admin.base import NumberSearch
from programs.admin.filters import AwaitingFilter, fiscal_year
from programs.admin.told import ListedAdmin, MendedAdmin, Told
from programs.models.fields import labels_of


class ChoiceInline(Told):
    model = Choice
    fields = ["position", "tier"]


class AnswerInline(Told):
    model = Answer
    fields = ["question", "text"]


class ReferenceInline(Told):
    model = Reference
    fields = ["name", "relation", "asked_at", "answered_at", "declined_at", "text"]


class ReviewInline(Told):
    model = Review
    fields = ["reviewer", "conflict", "completed_at", "comment"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("reviewer__user")


class StandingFilter(AwaitingFilter):
    before = {
        "concours-publies": (
            _("Concours publiés"),
            lambda request, applications: applications.filter(round__state=RoundState.PUBLISHED),
        ),
    }


@admin.register(Application)
class ApplicationAdmin(OfRound, NumberSearch, MendedAdmin):
    """What somebody declared stays as it was sent; how to reach them, and where they study, is mended here."""

    number_prefix = "C"
    resource_name = "bursary_applications"
    visible = staticmethod(access.visible_applications)
    machine = application_machine
    tones = APPLICATION_TONES
    empty_hint = _("Les candidatures arrivent du formulaire public, ou s’importent d’un fichier.")
    date_hierarchy = "submitted_on"
    list_display = [
        "name_shown",
        "number",
        "state_badge",
        "submitted_on",
        "level",
        "field",
        "round",
        "program",
    ]
    list_display_links = ["name_shown", "number"]
    list_filter = [
        "round",
        fiscal_year("submitted_on", "round__program"),
        "state",
        "level",
        "field",
        StandingFilter,
    ]
    list_select_related = ["round__program"]
    search_fields = [
        "code__matches",
        "first_name__matches",
        "last_name__matches",
        "email__matches",
        "phone__dials",
        "institution_name__matches",
    ]
    autocomplete_fields = ["institution"]
    fieldsets = [
        (None, {"fields": ["round", "code", "person", ("first_name", "last_name"), "birth_date"]}),
        (
            _("Coordonnées"),
            {
                "fields": [
                    ("email", "phone"),
                    "street",
                    ("city", "province", "postal_code"),
                    "language",
                ]
            },
        ),
        (
            _("Provenance"),
            {
                "fields": [
                    ("region", "lives_there_since"),
                    "origin",
                    "citizenship",
                    "languages_shown",
                    "first_language",
                    "commits",
                ]
            },
        ),
        (
            _("Études"),
            {
                "fields": [
                    ("institution", "institution_name"),
                    "study_program",
                    ("level", "field", "study_status"),
                    ("study_year", "studies_end_on"),
                    "pathway_shown",
                    ("instruction", "average"),
                ]
            },
        ),
        (
            _("Suivi"),
            {
                "fields": [
                    ("submitted_on", "submitted_at"),
                    "consented_on",
                    "waiting_rank",
                    "reason",
                    "note",
                ]
            },
        ),
    ]
    mended = (
        "code", "email", "phone", "street", "city", "province", "postal_code", "language",
        "institution", "institution_name", "study_program", "studies_end_on", "note",
    )  # fmt: skip
    inlines = [ChoiceInline, AnswerInline, ReferenceInline, ReviewInline]

    @admin.display(description=_("nom"), ordering="last_name")
    def name_shown(self, application):
        return application.name

    @admin.display(description=_("numéro"), ordering="code")
    def number(self, application):
        return application.display_code

    @admin.display(description=_("langues parlées"))
    def languages_shown(self, application):
        return labels_of(application, "languages")

    @admin.display(description=_("parcours au secondaire"))
    def pathway_shown(self, application):
        return labels_of(application, "pathway")


@admin.register(Review)
class ReviewAdmin(ListedAdmin):
    """What reviewers made of applications, to search and to bring out; they write it themselves."""

    resource_name = "bursary_reviews"
    visible = staticmethod(access.visible_reviews)
    list_display = ["application", "reviewer", "conflict", "assigned_at", "completed_at", "round"]
    list_filter = ["application__round", "conflict", AwaitingFilter]
    list_select_related = ["application__round", "reviewer__user"]
    search_fields = [
        "application__code__matches",
        "application__first_name__matches",
        "application__last_name__matches",
        "reviewer__user__last_name__matches",
    ]
    fields = [
        "application",
        "reviewer",
        ("conflict", "declared_at"),
        "conflict_reason",
        "completed_at",
        "comment",
    ]

    @admin.display(description=_("concours"), ordering="application__round__code")
    def round(self, review):
        return review.application.round
