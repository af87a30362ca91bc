"""Where a bilan is written, reviewed, published and corrected."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from programs import access as programs_access
from programs.admin.badges import ACTIVE, ATTENTION, DONE
from programs.admin.base import ScopedAdmin
from programs.admin.moves import DANGER, MovesAdmin, Step
from reporting import access, actions
from reporting.enums import REPORT_EDITABLE, ReportState
from reporting.forms import StartReportForm
from reporting.models import NARRATIVES, Report, ReportVersion, StatedFigure

REPORT_TONES = {
    ReportState.DRAFT: ATTENTION,
    ReportState.IN_REVIEW: ACTIVE,
    ReportState.PUBLISHED: DONE,
}


def _submit(report, *, by, **answers):
    return actions.submit_report(report=report, by=by)


def _publish(report, *, by, **answers):
    return actions.publish_report(report=report, by=by)


def _return(report, *, by, reason="", **answers):
    return actions.return_report(report=report, by=by, reason=reason)


def _reopen(report, *, by, reason="", **answers):
    return actions.reopen_report(report=report, by=by, reason=reason)


class VersionInline(admin.TabularInline):
    """The versions that were published, with their files."""

    model = ReportVersion
    verbose_name_plural = _("Versions publiées")
    fields = readonly_fields = ("number", "published_at", "published_by", "reason", "files")
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        return True

    def get_queryset(self, request):
        return (
            super().get_queryset(request).prefetch_related(access.files_without_content())
        )

    @admin.display(description=_("fichiers"))
    def files(self, version):
        links = [
            format_html(
                '<a href="{}">{} {}</a>',
                reverse("report_file", args=[version.pk, file.language, file.format]),
                file.get_format_display(),
                file.language,
            )
            for file in version.files.all()
        ]
        return format_html(" · ".join(["{}"] * len(links)), *links)


@admin.register(Report)
class ReportAdmin(MovesAdmin):
    """The state moves by buttons; the texts can be changed until the report is published."""

    machine = actions.report_machine
    tones = REPORT_TONES
    list_display = ("number_column", "program", "period_column", "state_badge", "preview_link")
    list_filter = ("state", "program")
    list_select_related = ("program__lead",)
    search_fields = ("program__title__matches", "program__code__matches")
    inlines = (VersionInline,)
    steps = (
        Step(
            "reviser",
            _("Soumettre à la révision"),
            _submit,
            to=ReportState.IN_REVIEW,
            style="",
            ask_reason=False,
            consequences=(_("Le rapport passe en révision; les textes restent modifiables."),),
        ),
        Step(
            "publier",
            _("Publier"),
            _publish,
            to=ReportState.PUBLISHED,
            style="",
            ask_reason=False,
            consequences=(
                _("Les chiffres, les textes et les fichiers sont figés tels quels, en français et en anglais."),
                _("Les bailleurs de fonds du programme peuvent les télécharger."),
                _("Une correction paraîtra comme une nouvelle version. La préparation prend quelques secondes."),
            ),
        ),
        Step(
            "rendre",
            _("Rendre à la rédaction"),
            _return,
            to=ReportState.DRAFT,
            sources=(ReportState.IN_REVIEW,),
        ),
        Step(
            "corriger",
            _("Corriger"),
            _reopen,
            to=ReportState.DRAFT,
            sources=(ReportState.PUBLISHED,),
            style=DANGER,
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

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs["form"] = StartReportForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return [(None, {"fields": ("program", "year")})]
        english = [f"{name}_en" for name in NARRATIVES]
        return [
            (None, {"fields": ("preview_link",)}),
            (
                _("Textes"),
                {
                    "fields": NARRATIVES,
                    "description": _("En Markdown : **gras**, listes avec « - », titres avec « ## »."),
                },
            ),
            (_("Textes en anglais"), {"fields": english, "classes": ("collapse",)}),
        ]

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return ()
        if obj.state in REPORT_EDITABLE:
            return ("preview_link",)
        return ("preview_link", *NARRATIVES, *(f"{name}_en" for name in NARRATIVES))

    def get_inlines(self, request, obj):
        return self.inlines if obj and obj.versions.exists() else ()

    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        return initial | {
            name: request.GET[name] for name in ("program", "year") if name in request.GET
        }

    @admin.display(description=_("numéro"))
    def number_column(self, report):
        return report.number

    @admin.display(description=_("période"), ordering="ends_on")
    def period_column(self, report):
        return report.period.label

    @admin.display(description=_("aperçu"))
    def preview_link(self, report):
        url = reverse("preview", args=[report.program.slug, report.period.label])
        return format_html('<a href="{}">{}</a>', url, _("Voir le bilan"))


@admin.register(StatedFigure)
class StatedFigureAdmin(ScopedAdmin):
    """Figures as a partner or an older document states them."""

    list_display = ("code", "part", "shown", "period_column", "source", "program")
    list_filter = ("program",)
    list_select_related = ("program",)
    search_fields = ("code__matches", "part__matches", "label__matches", "source__matches")

    @staticmethod
    def visible(user):
        return access.visible_stated_figures(user)

    @admin.display(description=_("énoncé"))
    def shown(self, stated):
        return stated.quantity.display("fr")

    @admin.display(description=_("période"), ordering="ends_on")
    def period_column(self, stated):
        return stated.period.label
