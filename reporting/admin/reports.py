"""Where a bilan is written, reviewed, published and corrected."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programs import access as programs_access
from programs.admin.badges import ACTIVE, ATTENTION, DONE
from programs.admin.filters import AwaitingFilter
from programs.admin.moves import QUIET, MovesAdmin, Step
from programs.budgets.access import budgeted_programs
from programs.lib.periods import format_date, today
from programs.lib.text import sort_key
from programs.models.jobs import Job, JobState
from reporting import access, actions, addresses, differences, making, publishing, shelf
from reporting.admin.texts import ShownText, fields_of, kept, narratives_of
from reporting.budget_papers import reports_of
from reporting.enums import REPORT_EDITABLE, About, ReportState
from reporting.forms import (
    CorrectionForm,
    PublishForm,
    ReportStepForm,
    StartReportForm,
    in_english,
    report_form,
    start_query,
    startable_key,
)
from reporting.kinds import KINDS
from reporting.models import Report, give_labels
from reporting.subjects import title_of

REPORT_TONES = {
    ReportState.DRAFT: ATTENTION,
    ReportState.IN_REVIEW: ACTIVE,
    ReportState.PUBLISHED: DONE,
}

# The last readings of a report that its page shows.
DOWNLOADS_SHOWN = 25

_NOBODY_READS = {
    About.PROGRAM: _(
        "Aucun bailleur de fonds n’est inscrit à ce programme : personne d’autre ne le lira."
    ),
    About.ORGANIZATION: _(
        "Aucun bailleur de fonds n’est inscrit à un programme de cet organisme : personne d’autre ne le lira."
    ),
}

_MARKDOWN = _(
    "Une ligne vide sépare deux paragraphes; **deux astérisques** mettent en gras; « - » au début d’une "
    "ligne fait une liste, « ## » un titre."
)


class SubjectFilter(admin.SimpleListFilter):
    """The reports about one program, or one organisation, among those that the user sees."""

    title = _("programme ou organisme")
    parameter_name = "sujet"

    def lookups(self, request, model_admin):
        reports = model_admin.get_queryset(request).select_related("program", "organization")
        named = {_subject_key(report): title_of(report.subject) for report in reports}
        return sorted(named.items(), key=lambda item: sort_key(item[1]))

    def queryset(self, request, queryset):
        about, _separator, pk = (self.value() or "").partition("-")
        if about not in _ABOUT or not pk.isdecimal():
            return queryset
        return queryset.filter(**{about: int(pk)})


# The fields that hold what a report is about.
_ABOUT = ("program", "organization")


def _subject_key(report) -> str:
    return f"{report.what.about.value}-{report.subject.pk}"


@admin.register(Report)
class ReportAdmin(MovesAdmin):
    """The state moves by buttons; the texts can be changed until the report is published."""

    machine = actions.report_machine
    tones = REPORT_TONES
    list_display = (
        "number_column",
        "subject_column",
        "kind",
        "period_column",
        "state_badge",
        "preview_link",
    )
    list_filter = ("state", AwaitingFilter, "kind", SubjectFilter)
    list_select_related = ("program__lead", "organization")
    search_fields = (
        "program__title__matches",
        "program__code__matches",
        "organization__known_as",
        "organization__code__matches",
    )
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
            actions.ask_to_publish,
            to=ReportState.PUBLISHED,
            style="",
            form=PublishForm,
            ask_reason=False,
            consequences=(
                _(
                    "Les chiffres, les textes et les fichiers sont figés tels quels, en français et en anglais."
                ),
                _("Les bailleurs de fonds concernés peuvent les télécharger."),
                _("Une correction paraîtra comme une nouvelle version."),
                _(
                    "La préparation des fichiers peut prendre quelques minutes, que vous suivrez ou non."
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
            # The readers of each learn what changes in it.
            of_many=False,
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
        if obj is None:
            return self.can_view(user)
        return access.may_write(user, obj.what, obj.subject)

    # --- The list, and what could be begun

    def changelist_view(self, request, extra_context=None):
        context = {
            "to_start": self._to_start(request.user),
            "financial": reports_of(budgeted_programs(request.user), today()),
            "sheets": programs_access.visible_programs(request.user),
        }
        return super().changelist_view(request, context | (extra_context or {}))

    def _to_start(self, user) -> list[dict]:
        """The bilans of the current and the last fiscal year that nobody began."""
        add = reverse("admin:reporting_report_add")
        found = [
            Report(kind=kind, starts_on=period.start, ends_on=period.end, **{about: subject})
            for kind, about, periods in (
                ("bilan", "program", access.bilans_to_start(user, today())),
                (
                    "bilan-organisme",
                    "organization",
                    access.organization_bilans_to_start(user, today()),
                ),
            )
            for subject, period in periods
        ]
        give_labels(found)
        return [
            {
                "subject": title_of(report.subject),
                "year": report.years_said,
                "ended": report.ends_on < today(),
                "ends_on": format_date(report.ends_on, get_language() or "fr"),
                "url": f"{add}?{start_query(report)}",
            }
            for report in found
        ]

    # --- The record

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs["form"] = type("StartReportForm", (StartReportForm,), {"user": request.user})
        else:
            written = narratives_of(obj) if self._writes(request, obj) else ()
            kwargs["form"] = report_form(written)
        return super().get_form(request, obj, change, **kwargs)

    def _writes(self, request, report) -> bool:
        if report.state not in REPORT_EDITABLE or report.publication:
            return False
        return self.has_change_permission(request, report)

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return [(None, {"fields": ("subject", "year")})]
        writes, declared = self._writes(request, obj), narratives_of(obj)
        in_french = [ShownText(one.name, one.label) for one in declared]
        translated = [ShownText(one.name, in_english(one.label), True) for one in declared]
        sets = [
            (
                _("Textes"),
                {
                    "fields": fields_of(in_french, writes),
                    "description": _MARKDOWN if writes else "",
                },
            ),
            (
                _("Textes en anglais"),
                {
                    "fields": fields_of(translated, writes),
                    "classes": ("collapse",),
                    "description": _(
                        "Un texte laissé vide paraît en français dans le document anglais."
                    ),
                },
            ),
        ]
        if left := kept(obj, declared):
            sets.append(
                (
                    _("Textes gardés"),
                    {
                        "fields": left,
                        "description": _(
                            "Ces textes sont d’un chapitre que le rapport n’a plus. Ils n’y paraissent pas; ils "
                            "reviendront avec lui."
                        ),
                    },
                )
            )
        return sets

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return ()
        fields = [
            field for _t, options in self.get_fieldsets(request, obj) for field in options["fields"]
        ]
        return [field for field in fields if isinstance(field, ShownText)]

    def get_changeform_initial_data(self, request):
        return {name: request.GET[name] for name in ("subject", "year") if name in request.GET} or (
            self._begun_with(request.user)
        )

    @staticmethod
    def _begun_with(user) -> dict:
        """The program with which the user works, or the only one that there is to choose."""
        kind = KINDS["bilan" if programs_access.coordinates(user) else "financier"]
        programs = access.programs_to_report_on(user, kind)
        offered = list(programs.filter(pk=user.chosen_program_id)) or list(programs[:2])
        return {"subject": startable_key(kind, offered[0])} if len(offered) == 1 else {}

    def filter_by(self, program):
        return {SubjectFilter.parameter_name: f"program-{program.pk}"}

    def save_model(self, request, obj, form, change):
        if not change:
            super().save_model(request, obj, form, change)
        elif form.texts:
            actions.write_texts(report=obj, texts=form.texts)

    def add_view(self, request, form_url="", extra_context=None):
        context = {"title": _("Commencer un rapport")} | (extra_context or {})
        return super().add_view(request, form_url, context)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            context |= self._record_context(request.user, obj)
        response = super().render_change_form(request, context, *args, obj=obj, **kwargs)
        if obj is not None:
            moves = response.context_data["moves"]
            if obj.publication:
                follow = reverse("job", args=[obj.publication.pk])
                moves = [{"label": _("Suivre la publication"), "url": follow, "style": ""}]
            preview = {"label": _("Voir le rapport"), "url": self._preview_url(obj), "style": QUIET}
            response.context_data["moves"] = [*moves, preview]
        return response

    def _record_context(self, user, report) -> dict:
        downloads = access.visible_downloads(user).filter(file__version__report=report)
        shown = {
            "shelf": shelf.of(access.visible_versions(user).filter(report=report)),
            "readers": access.readers_of(report.subject),
            "downloads": downloads[:DOWNLOADS_SHOWN],
            "download_count": downloads.count(),
            "sees_downloads": access.coordinates_subject(user, report.subject),
        }
        if report.state in REPORT_EDITABLE and not report.publication:
            return shown | {"differences": self._so_far(report)}
        return shown | {"show_save": False, "show_save_and_continue": False}

    @staticmethod
    def _so_far(report) -> dict | None:
        """What the correction under way changes, against the published version."""
        if not report.versions.exists():
            return None
        language = making.language_of(get_language())
        made = making.make_report(report, language, as_of=today())
        return differences.since_published(report, made)

    def response_post_save_add(self, request, obj):
        return HttpResponseRedirect(self.url_of(obj.pk))

    def response_post_save_change(self, request, obj):
        return HttpResponseRedirect(self._preview_url(obj))

    def available_steps(self, record):
        return [] if record.publication else super().available_steps(record)

    def after_step(self, request, step, pk, made):
        """Whoever publishes follows it; where it was done at once, as after any other step."""
        if isinstance(made, Job):
            made.refresh_from_db()
            if made.state != JobState.DONE:
                return HttpResponseRedirect(reverse("job", args=[made.pk]))
        return super().after_step(request, step, pk, made)

    def _ask(self, request, record, step, form):
        response = super()._ask(request, record, step, form)
        if step.to == ReportState.PUBLISHED:
            response.template_name = "reporting/publish.html"
            response.context_data["doubts"] = self._doubts(record)
            response.context_data["refusals"] = self._refusals(record, form.english)
            response.context_data["untranslated"] = form.untranslated
            response.context_data["differences"] = self._so_far(record)
            response.context_data["consequences"] += self._who_is_told(record)
        return response

    def _who_is_told(self, report) -> tuple[str, ...]:
        """Whom publishing writes to, by name; and which funders have nobody to write to."""
        told = [str(reader) for reader in access.people_reading(report.subject)]
        without = [
            str(reader) for reader in access.readers_of(report.subject) if not reader.signs_in
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

    def _refusals(self, report, english) -> list[str]:
        """Why the report cannot be published as its records and its texts stand, in either language."""
        french = making.make_report(report, "fr", as_of=today())
        return publishing.refusals_of((french, english))

    def _doubts(self, report) -> list[str]:
        """What one would look at twice before publishing."""
        empty = [
            str(one.label)
            for one in narratives_of(report)
            if not report.narrative(one.name, "fr").strip()
        ]
        doubts = []
        if report.ends_on >= today():
            day = format_date(report.ends_on, get_language() or "fr")
            doubts.append(_("L’exercice n’est pas terminé : il finit le %(day)s.") % {"day": day})
        if empty:
            doubts.append(_("Textes encore vides : %(names)s.") % {"names": ", ".join(empty)})
        if not making.services_told(report):
            doubts.append(
                _("Aucun service n’est coché : ce rapport n’aura pas de chapitre de service.")
            )
        if not access.readers_of(report.subject).exists():
            doubts.append(_NOBODY_READS[report.what.about])
        return doubts

    # --- Columns

    @admin.display(description=_("numéro"))
    def number_column(self, report):
        return report.number

    @admin.display(description=_("rapport sur"), ordering="program__title")
    def subject_column(self, report):
        return title_of(report.subject)

    @admin.display(description=_("période"), ordering="ends_on")
    def period_column(self, report):
        return report.years_said

    @admin.display(description=_("aperçu"))
    def preview_link(self, report):
        return format_html('<a href="{}">{}</a>', self._preview_url(report), _("Voir le rapport"))

    @staticmethod
    def _preview_url(report) -> str:
        return addresses.page(report.what, report.subject, report.label)
