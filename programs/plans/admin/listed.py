"""What hangs on the lines of plans, in lists: to search, bring in and bring out."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs.admin.filters import AwaitingFilter
from programs.plans import access
from programs.plans.admin.base import ListedAdmin
from programs.plans.models import IndicatorTarget, Involvement, Measurement, Obstacle


@admin.register(Involvement)
class InvolvementAdmin(ListedAdmin):
    resource_name = "plan_involvements"
    visible = staticmethod(access.visible_involvements)
    list_display = ["line", "part", "organization", "label"]
    list_filter = ["part", "organization"]
    list_select_related = ["action__plan", "heading__plan", "organization"]
    search_fields = [
        "label__matches",
        "organization__known_as",
    ]
    fields = ["action", "heading", "part", "organization", "label"]

    @admin.display(description=_("ligne"))
    def line(self, involvement):
        return involvement.action or involvement.heading


@admin.register(Obstacle)
class ObstacleAdmin(ListedAdmin):
    resource_name = "plan_obstacles"
    visible = staticmethod(access.visible_obstacles)
    date_hierarchy = "since"
    list_display = ["action", "cause", "text", "since", "lifted_on"]
    list_filter = ["action__plan", AwaitingFilter]
    list_select_related = ["action__plan", "cause"]
    search_fields = ["text__matches", "action__text__matches", "action__number__matches"]
    fields = ["action", "cause", "text", "since", "lifted_on", "seen_on"]


class OfIndicatorAdmin(ListedAdmin):
    list_select_related = ["indicator__plan"]
    list_filter = ["indicator__plan"]
    search_fields = ["indicator__label__matches", "indicator__number__matches"]

    @admin.display(description=_("plan"), ordering="indicator__plan__code")
    def plan(self, record):
        return record.indicator.plan

    @admin.display(description=_("valeur"))
    def value(self, record):
        return record.quantity_said


@admin.register(IndicatorTarget)
class TargetAdmin(OfIndicatorAdmin):
    resource_name = "indicator_targets"
    visible = staticmethod(access.visible_targets)
    list_display = ["indicator", "starts_on", "ends_on", "value", "plan"]
    fields = ["indicator", ("starts_on", "ends_on"), ("qualifier", "minimum", "maximum")]


@admin.register(Measurement)
class MeasurementAdmin(OfIndicatorAdmin):
    resource_name = "measurements"
    visible = staticmethod(access.visible_measurements)
    date_hierarchy = "measured_on"
    list_display = ["indicator", "part", "starts_on", "ends_on", "value", "measured_on", "plan"]
    list_filter = ["indicator__plan", "origin"]
    fields = [
        "indicator",
        ("starts_on", "ends_on", "part"),
        ("qualifier", "minimum", "maximum"),
        ("numerator", "denominator"),
        ("origin", "source"),
        "note",
        ("measured_on", "entered_by"),
    ]
