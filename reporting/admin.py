"""Where a bilan is written, reviewed, published and corrected."""

from urllib.parse import urlencode

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programs import access as programs_access
from programs.admin.badges import ACTIVE, ATTENTION, DONE
from programs.admin.base import RefusableForm, ScopedAdmin
from programs.admin.filters import AwaitingFilter
from programs.admin.moves import QUIET, MovesAdmin, Step
from programs.importing.admin import RecordImportExportMixin
from programs.lib.periods import format_date, today
from programs.models.fields import localized
from reporting import access, actions, shelf
from reporting.enums import REPORT_EDITABLE, ReportState
from reporting.figures import FIGURES, is_mistyped, unknown_code
from reporting.forms import CorrectionForm, ReportStepForm, StartReportForm
from reporting.models import NARRATIVES, Report, StatedFigure

REPORT_TONES = {
    ReportState.DRAFT: ATTENTION,
    ReportState.IN_REVIEW: ACTIVE,
    ReportState.PUBLISHED: DONE,
}

# The last readings of a report that its page shows.
DOWNLOADS_SHOWN = 25

_MARKDOWN = _(
    "Une ligne vide sépare deux paragraphes; **deux astérisques** mettent en gras; « - » au début d’une "
    "ligne fait une liste, « ## » un titre."
)


@admin.register(Report)
class ReportAdmin(MovesAdmin):
    """The state moves by buttons; the texts can be changed until the report is published."""

    machine = actions.report_machine
    tones = REPORT_TONES
    list_display = ("number_column", "program", "period_column", "state_badge", "preview_link")
    list_filter = ("state", AwaitingFilter, "program")
    list_select_related = ("program__lead",)
    search_fields = ("program__title__matches", "program__code__matches")
    change_form_template = "admin/reporting/report/change_form.html"
    steps = (
        Step(
            "reviser",
            _("Soumettre à la révision"),
            actions.submit_report,
            to=ReportState.IN_REVIEW,
            style="",
            form=ReportStepForm,
            ask_reason=False,
            consequences=(_("Le rapport passe en révision; les textes restent modifiables."),),
        ),
        Step(
            "publier",
            _("Publier"),
            actions.publish_report,
            to=ReportState.PUBLISHED,
            style="",
            form=ReportStepForm,
            ask_reason=False,
            consequences=(
                _(
                    "Les chiffres, les textes et les fichiers sont figés tels quels, en français et en anglais."
                ),
                _("Les bailleurs de fonds du programme peuvent les télécharger."),
                _(
                    "Une correction paraîtra comme une nouvelle version. La préparation peut prendre une minute."
                ),
            ),
        ),
        Step(
            "rendre",
            _("Rendre à la rédaction"),
            actions.return_report,
            to=ReportState.DRAFT,
            sources=(ReportState.IN_REVIEW,),
            form=ReportStepForm,
        ),
        Step(
            "corriger",
            _("Corriger"),
            actions.reopen_report,
            to=ReportState.DRAFT,
            sources=(ReportState.PUBLISHED,),
            form=CorrectionForm,
            consequences=(
                _("La version publiée reste en ligne jusqu’à la prochaine."),
                _("La prochaine version dira ce qui a changé, et ce motif."),
            ),
        ),
    )

    @staticmethod
    def visible(user):
        return access.visible_reports(user)

    def can_view(self, user) -> bool:
        return programs_access.keeps_accounts(user)

    def can_change(self, user, obj=None) -> bool:
        if not programs_access.coordinates(user):
            return False
        return obj is None or programs_access.can_coordinate(user, obj.program)

    # --- The list, and what could be begun

    def changelist_view(self, request, extra_context=None):
        context = {
            "to_start": self._to_start(request.user),
            "sheets": programs_access.visible_programs(request.user),
        }
        return super().changelist_view(request, context | (extra_context or {}))

    def _to_start(self, user) -> list[dict]:
        """The bilans of the current and the last fiscal year that nobody began."""
        add = reverse("admin:reporting_report_add")
        return [
            {
                "program": program,
                "year": period.label,
                "ended": period.end < today(),
                "ends_on": format_date(period.end, get_language() or "fr"),
                "url": f"{add}?{urlencode({'program': program.pk, 'year': period.label})}",
            }
            for program, period in access.bilans_to_start(user, today())
        ]

    # --- The record

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs["form"] = StartReportForm
        return super().get_form(request, obj, change, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "program":
            field.widget.can_add_related = field.widget.can_change_related = False
            field.widget.can_view_related = False
        return field

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return [(None, {"fields": ("program", "year")})]
        writes = obj.state in REPORT_EDITABLE and self.has_change_permission(request, obj)
        return [
            (
                _("Textes"),
                {"fields": NARRATIVES, "description": _MARKDOWN if writes else ""},
            ),
            (
                _("Textes en anglais"),
                {
                    "fields": [f"{name}_en" for name in NARRATIVES],
                    "classes": ("collapse",),
                    "description": _(
                        "Un texte laissé vide paraît en français dans le bilan anglais."
                    ),
                },
            ),
        ]

    def get_readonly_fields(self, request, obj=None):
        if obj is None or obj.state in REPORT_EDITABLE:
            return ()
        return (*NARRATIVES, *(f"{name}_en" for name in NARRATIVES))

    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        return initial | {
            name: request.GET[name] for name in ("program", "year") if name in request.GET
        }

    def add_view(self, request, form_url="", extra_context=None):
        context = {"title": _("Commencer un bilan")} | (extra_context or {})
        return super().add_view(request, form_url, context)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            context |= self._record_context(request.user, obj)
        response = super().render_change_form(request, context, *args, obj=obj, **kwargs)
        if obj is not None:
            preview = {"label": _("Voir le bilan"), "url": self._preview_url(obj), "style": QUIET}
            response.context_data["moves"] = [*response.context_data["moves"], preview]
        return response

    def _record_context(self, user, report) -> dict:
        downloads = access.visible_downloads(user).filter(file__version__report=report)
        shown = {
            "shelf": shelf.of(access.visible_versions(user).filter(report=report)),
            "readers": access.readers_of(report.program),
            "downloads": downloads[:DOWNLOADS_SHOWN],
            "download_count": downloads.count(),
            "sees_downloads": programs_access.can_coordinate(user, report.program),
        }
        if report.state in REPORT_EDITABLE:
            return shown
        return shown | {"show_save": False, "show_save_and_continue": False}

    def response_post_save_add(self, request, obj):
        return HttpResponseRedirect(self.url_of(obj.pk))

    def response_post_save_change(self, request, obj):
        return HttpResponseRedirect(self._preview_url(obj))

    def _ask(self, request, record, step, form):
        response = super()._ask(request, record, step, form)
        if step.to == ReportState.PUBLISHED:
            response.template_name = "reporting/publish.html"
            response.context_data["doubts"] = self._doubts(record)
            response.context_data["consequences"] += self._who_is_told(record)
        return response

    def _who_is_told(self, report) -> tuple[str, ...]:
        """Whom publishing writes to, by name; and which funders have nobody to write to."""
        told = [str(reader) for reader in access.people_reading(report.program)]
        without = [
            str(reader) for reader in access.readers_of(report.program) if not reader.signs_in
        ]
        sentences = []
        if told:
            sentences.append(
                _("Seront prévenus par courriel : %(names)s.") % {"names": ", ".join(told)}
            )
        if without:
            sentences.append(
                _("N’ont pas de compte, et ne seront pas prévenus : %(names)s.")
                % {"names": ", ".join(without)}
            )
        return tuple(sentences)

    def _doubts(self, report) -> list[str]:
        """What one would look at twice before publishing."""
        empty = [
            str(self.opts.get_field(name).verbose_name)
            for name in NARRATIVES
            if not getattr(report, name).strip()
        ]
        doubts = []
        if report.ends_on >= today():
            day = format_date(report.ends_on, get_language() or "fr")
            doubts.append(_("L’exercice n’est pas terminé : il finit le %(day)s.") % {"day": day})
        if empty:
            doubts.append(_("Textes encore vides : %(names)s.") % {"names": ", ".join(empty)})
        if not access.readers_of(report.program).exists():
            doubts.append(
                _(
                    "Aucun bailleur de fonds n’est inscrit à ce programme : personne d’autre ne le lira."
                )
            )
        return doubts

    # --- Columns

    @admin.display(description=_("numéro"))
    def number_column(self, report):
        return report.number

    @admin.display(description=_("période"), ordering="ends_on")
    def period_column(self, report):
        return report.period.label

    @admin.display(description=_("aperçu"))
    def preview_link(self, report):
        return format_html('<a href="{}">{}</a>', self._preview_url(report), _("Voir le bilan"))

    @staticmethod
    def _preview_url(report) -> str:
        return reverse("preview", args=[report.program.slug, report.period.label])


class StatedFigureForm(RefusableForm):
    """A code that looks like a figure's must be one; a fact of one's own takes another family."""

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
