"""Appreciation in the admin: what was asked, and what was answered by nobody in particular."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from activities import access
from activities.admin.base import activity_column, program_column
from activities.models import Survey, SurveyQuestion, SurveyResponse
from programs.admin.base import NumberSearch
from programs.admin.filters import AwaitingFilter, fiscal_year
from programs.admin.told import ListedAdmin, Told


class QuestionInline(Told):
    model = SurveyQuestion
    fields = ["number", "kind", "text", "text_en", "options", "measures_satisfaction"]
    ordering = ["number"]


@admin.register(Survey)
class SurveyAdmin(ListedAdmin):
    resource_name = "surveys"
    visible = staticmethod(access.visible_surveys)
    list_display = ["activity", "audience", "opens_on", "closes_on", "program"]
    list_display_links = ["activity", "audience"]
    list_filter = ["activity__program", "audience", AwaitingFilter]
    list_select_related = ["activity__program"]
    search_fields = ["activity__code__matches", "activity__title__matches"]
    fields = [
        ("activity", "audience"),
        "intro",
        "intro_en",
        ("opens_on", "closes_on"),
        ("asked", "least"),
    ]
    inlines = [QuestionInline]
    program = program_column("activity")


@admin.register(SurveyResponse)
class SurveyResponseAdmin(NumberSearch, ListedAdmin):
    """When and how somebody answered; not what: under its threshold a survey tells nothing (decision 0046)."""

    number_prefix = "A"
    resource_name = "survey_responses"
    visible = staticmethod(access.visible_responses)
    date_hierarchy = "answered_on"
    list_display = [
        "number",
        "activity_shown",
        "audience",
        "answered_on",
        "source",
        "is_aside",
        "program",
    ]
    list_filter = [
        "survey__activity__program",
        fiscal_year("answered_on", "survey__activity__program"),
        "survey__audience",
        "source",
        "is_aside",
    ]
    list_select_related = ["survey__activity__program"]
    search_fields = ["code__matches", "survey__activity__title__matches"]
    fields = [
        ("survey", "code"),
        ("session", "answered_on"),
        ("language", "source", "is_aside"),
    ]
    activity_shown = activity_column("survey__activity")
    program = program_column("survey__activity")

    @admin.display(description=_("numéro"), ordering="code")
    def number(self, response):
        return response.display_code

    @admin.display(description=_("destinataires"), ordering="survey__audience")
    def audience(self, response):
        return response.survey.get_audience_display()
