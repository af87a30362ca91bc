"""Indicators in the admin, with their targets and what they came to."""

from django.contrib import admin

from programs.admin.base import ScopedAdmin, ScopedInline
from programs.importing.admin import RecordImportExportMixin
from programs.plans import access
from programs.plans.admin.base import OfPlan
from programs.plans.models import Indicator, IndicatorTarget, Measurement


class TargetInline(ScopedInline):
    model = IndicatorTarget
    fields = ["starts_on", "ends_on", "qualifier", "minimum", "maximum"]


class MeasurementInline(ScopedInline):
    model = Measurement
    fields = [
        "starts_on",
        "ends_on",
        "part",
        "qualifier",
        "minimum",
        "maximum",
        "numerator",
        "denominator",
        "measured_on",
        "source",
        "note",
    ]


@admin.register(Indicator)
class IndicatorAdmin(OfPlan, RecordImportExportMixin, ScopedAdmin):
    resource_name = "indicators"
    visible = staticmethod(access.visible_indicators)
    list_display = ["number", "label", "kind", "cadence", "plan", "program"]
    list_display_links = ["number", "label"]
    list_filter = ["plan", "kind", "is_cumulative"]
    list_select_related = ["plan__program"]
    search_fields = ["number__matches", "label__matches", "label_en__matches", "code__matches"]
    autocomplete_fields = ["plan", "heading", "action"]
    fields = [
        "plan",
        ("heading", "action"),
        ("number", "code"),
        ("label", "label_en"),
        ("kind", "measured_in", "measured_in_en"),
        ("numerator", "numerator_en"),
        ("denominator", "denominator_en"),
        ("cadence", "is_cumulative", "direction"),
        ("qualifier", "minimum", "maximum", "baseline_on"),
        ("source", "source_en"),
        "parts",
        "figure",
    ]
    inlines = [TargetInline, MeasurementInline]

    def save_formset(self, request, form, formset, change):
        """Who entered a value stays known."""
        for row in formset.forms:
            if isinstance(row.instance, Measurement) and row.has_changed():
                row.instance.entered_by = request.user
        super().save_formset(request, form, formset, change)
