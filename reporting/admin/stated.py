"""The figures that partners and older documents state, in the admin."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programs.admin.base import RefusableForm, ScopedAdmin
from programs.forms import QuantityField, QuantityForm
from programs.importing.admin import RecordImportExportMixin
from programs.models.fields import localized
from reporting import access
from reporting.figures import FIGURES, is_mistyped, unknown_code
from reporting.models import StatedFigure


class StatedFigureForm(QuantityForm, RefusableForm):
    """A code that looks like a figure's must be one; a fact of one's own takes another family."""

    minimum = QuantityField(
        label=_("Valeur"),
        required=False,
        help_text=_("Comme l’écrit la source : 42, plus de 75 000 $, 70 %, 3 à 5, une dizaine."),
    )

    def clean_code(self):
        code = self.cleaned_data["code"].strip()
        if is_mistyped(code):
            raise ValidationError(unknown_code(code))
        return code


@admin.register(StatedFigure)
class StatedFigureAdmin(RecordImportExportMixin, ScopedAdmin):
    """Figures as a partner or an older document states them."""

    form = StatedFigureForm
    resource_name = "stated_figures"
    list_display = ("figure_label", "part", "shown", "period_column", "source", "program")
    list_filter = ("program",)
    list_select_related = ("program",)
    search_fields = ("code__matches", "part__matches", "label__matches", "source__matches")
    fieldsets = (
        (None, {"fields": ("program", "starts_on", "ends_on")}),
        (
            _("Ce qui est énoncé"),
            {"fields": ("code", "part", "qualifier", "minimum", "maximum", "unit")},
        ),
        (_("Par qui"), {"fields": ("source", "source_en")}),
        (
            _("Pour un fait que les fiches ne comptent pas"),
            {"fields": ("label", "label_en")},
        ),
    )

    @staticmethod
    def visible(user):
        return access.visible_stated_figures(user)

    @admin.display(description=_("chiffre"), ordering="code")
    def figure_label(self, stated):
        figure = FIGURES.get(stated.code)
        return figure.label if figure else localized(stated, "label") or stated.code

    @admin.display(description=_("énoncé"))
    def shown(self, stated):
        return stated.quantity.display(get_language() or "fr")

    @admin.display(description=_("période"), ordering="ends_on")
    def period_column(self, stated):
        return stated.period.label
