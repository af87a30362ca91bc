"""Import with preview and confirmation, and export, for a ModelAdmin."""

import io
from dataclasses import replace
from pathlib import PurePath

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from import_export.admin import ImportExportMixin

from programs import jobs
from programs.access import programs_coordinated_by
from programs.choosing import chosen_program
from programs.enums import MembershipRole
from programs.importing import exports, later, marking, patterns, registry
from programs.importing.choices import Unanswered
from programs.importing.directories import Scope
from programs.importing.errors import UnreadableFile
from programs.importing.forms import RecordConfirmForm, RecordExportForm, RecordImportForm
from programs.importing.kept import KeptFile
from programs.importing.results import RecordResult
from programs.importing.taking import Repeated, find_own, latest, take_in
from programs.importing.writing import FORMATS
from programs.models import Import, Organization, Program


class RecordImportExportMixin(ImportExportMixin):
    """Put before the ModelAdmin. ``resource_name`` is a name of the registry.

    Override ``import_scope`` where other rights than a coordinator's apply. The list that is exported is the one on
    the screen, with its filters, out of ``get_queryset``.
    """

    resource_name: str
    export_form_class = RecordExportForm

    # --- rights -----------------------------------------------------------------------------------

    def import_scope(self, request) -> dict:
        """What the rows of a file may touch: ``programs`` (a QuerySet) and ``holder``, of ``Scope``."""
        user = request.user
        if user.is_superuser:
            return {}
        own = Organization.objects.filter(
            pk__in=user.organizations_as(MembershipRole.COORDINATION)
        )[:2]
        return {
            "programs": programs_coordinated_by(user),
            "holder": own[0] if len(own) == 1 else None,
        }

    def has_import_permission(self, request) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request) -> bool:
        return self.has_view_permission(request)

    # --- import -----------------------------------------------------------------------------------

    def get_resource_classes(self, request):
        return [registry.get(self.resource_name)]

    def import_action(self, request, **kwargs):
        """Ask for a file, then show what it would change or which cells it is refused for."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        if "modele" in request.GET:
            return patterns.response(registry.get(self.resource_name))
        form = self._import_form(request)
        if request.method != "POST" or not form.is_valid():
            return self._import_page(request, form=form)
        upload, program = form.cleaned_data["import_file"], form.cleaned_data.get("program")
        kept = KeptFile.of(
            upload,
            program=program,
            by=request.user,
            resource=self.resource_name,
            choices=form.choices,
        )
        try:
            result = self._preview(request, kept)
        except Unanswered as error:
            form.ask(error)
            return self._import_page(request, form=form)
        except UnreadableFile as error:
            form.add_error("import_file", error.sentence)
            return self._import_page(request, form=form)
        return self._result_page(request, kept, result)

    @method_decorator(require_POST)
    def process_import(self, request, **kwargs):
        """Import the file that was previewed, once; or give it back with its cells marked."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        named = RecordConfirmForm(request.POST)
        kept = KeptFile.named_by(named, by=request.user, resource=self.resource_name)
        if kept is None:
            return self._gone(request, named)
        if "marked" in request.POST:
            return self._marked(request, kept)
        form = RecordConfirmForm(request.POST, of=kept)
        kept.answers = form.answers()
        if not form.is_valid():
            return self._result_page(request, kept, self._preview(request, kept), request.POST)
        if kept.asks:
            result = self._preview(request, kept)
            if result.is_undecided:
                messages.error(
                    request, _("Répondez à chaque question : rien n’est encore importé.")
                )
                return self._result_page(request, kept, result)
        if not kept.take():
            return self._gone(request, named)
        if kept.rows > later.AT_ONCE:
            scope, leads = self._scope(request, kept), self._leads(request)
            job = later.ask_import(kept, scope=scope, by=request.user, leads=leads)
            return HttpResponseRedirect(jobs.address_of(job))
        return self._take_in(request, kept)

    def _take_in(self, request, kept: KeptFile):
        try:
            made, result = take_in(
                kept, scope=self._scope(request, kept), by=request.user, leads=self._leads(request)
            )
        except Repeated as repeated:
            messages.warning(request, _already(repeated.earlier))
            return HttpResponseRedirect(self._changelist_url())
        except UnreadableFile as error:
            # It was read once: what reads it was interrupted, or found less room. Nothing is imported.
            messages.error(request, error.sentence)
            return HttpResponseRedirect(self._import_url())
        if made is None:
            # The records changed since the preview.
            return self._result_page(request, kept, result)
        self._log(request, made)
        link = format_html('<a href="{}">{}</a>', later.address_of(made), _("Voir ou annuler"))
        messages.success(request, format_html("{} {}", _summary(made), link))
        return HttpResponseRedirect(self._changelist_url())

    def _gone(self, request, form: RecordConfirmForm):
        """Say what became of a file that is confirmed and no longer waits: perhaps it is imported by now."""
        digest = form.data.get("sha256", "")
        made = find_own(self.resource_name, digest, by=request.user)
        if made:
            messages.info(request, _already(made))
        else:
            messages.warning(
                request, _("La vérification de ce fichier a expiré : envoyez-le de nouveau.")
            )
        return HttpResponseRedirect(self._changelist_url())

    def _marked(self, request, kept: KeptFile):
        """The file with its cells marked: those that are refused, or else those that change something."""
        resource = self._resource(request, kept)
        try:
            result = resource.import_file(
                kept.data, kept.name, dry_run=True, user=request.user, choices=kept.choices
            )
        except UnreadableFile as error:
            messages.error(request, error.sentence)
            return HttpResponseRedirect(self._import_url())
        table = resource.table
        marks = (
            marking.marks_of_changes(table, result.preview.changed)
            if result.preview
            else marking.marks_of_errors(table, result.all_errors)
        )
        name = f"{PurePath(kept.name).stem}-{_('annoté')}.xlsx"
        content = io.BytesIO(marking.marked(table, marks))
        return FileResponse(content, as_attachment=True, filename=name)

    def _preview(self, request, kept: KeptFile) -> RecordResult:
        """What importing the file would do now, with the answers that there are."""
        resource = self._resource(request, kept)
        return resource.import_file(
            kept.data, kept.name, dry_run=True, user=request.user, choices=kept.choices
        )

    def _resource(self, request, kept: KeptFile):
        """The resource of somebody who reads its questions, and answers them afterwards."""
        resource = registry.get(self.resource_name)(self._scope(request, kept))
        resource.answers = replace(kept.answers, may_ask=True)
        return resource

    def _result_page(self, request, kept: KeptFile, result: RecordResult, posted=None):
        """Show ``result``, and remember what whoever reads it is told."""
        earlier = latest(self.resource_name, kept.digest, program=kept.program, by=request.user)
        kept.seen = earlier.pk if earlier else None
        kept.rows, kept.asks = result.counts.total, bool(result.asked)
        kept.has_doubts = bool(result.doubts)
        kept.keep()
        form = self._make_form(request, initial={"program": kept.program})
        confirm = RecordConfirmForm(
            posted,
            initial={"token": kept.token, "sha256": kept.digest},
            of=kept,
            asked=result.asked,
        )
        may_confirm = not (result.is_refused or result.changes_nothing)
        return self._import_page(
            request,
            form=form,
            result=result,
            confirm_form=confirm if may_confirm else None,
            marked_form=confirm if result.is_refused or result.counts.updated else None,
            earlier=_already(earlier) if earlier else "",
        )

    def _scope(self, request, kept: KeptFile) -> Scope:
        return Scope(program=kept.program, **self.import_scope(request))

    def _leads(self, request) -> list[int]:
        """The organisations in whose name the import is made: none for whoever may touch everything."""
        scope = self.import_scope(request)
        if scope.get("programs") is None:
            return []
        leads = set(scope["programs"].values_list("lead", flat=True))
        holder = scope.get("holder")
        return sorted(leads | ({holder.pk} if holder else set()))

    def _import_form(self, request) -> RecordImportForm:
        if request.method == "POST":
            return self._make_form(request, request.POST, request.FILES)
        return self._make_form(request, initial={"program": chosen_program(request.user)})

    def _make_form(self, request, *data, **kwargs) -> RecordImportForm:
        columns = registry.get(self.resource_name).columns
        names = {column.name for column in columns}
        programs = None
        if names & {"program", "holder"}:
            programs = self.import_scope(request).get("programs")
            programs = Program.objects.all() if programs is None else programs
        return RecordImportForm(
            *data,
            owner=(request.user.pk, self.resource_name),
            columns=columns,
            programs=programs,
            gives_holder="program" not in names,
            **kwargs,
        )

    def _import_page(self, request, *, form, result=None, **shown):
        resource = registry.get(self.resource_name)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Importer"),
            "opts": self.opts,
            "media": self.media,
            "form": form,
            "result": result,
            "columns": resource.columns,
            "fields_list": [
                (resource.get_display_name(), [_heading(one) for one in resource.columns])
            ],
            "confirm_form": None,
            **shown,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, [self.import_template_name], context)

    def _log(self, request, made: Import) -> None:
        """One line in the log of the admin; the database keeps the history of each record."""
        LogEntry.objects.create(
            user=request.user,
            content_type=ContentType.objects.get_for_model(self.model),
            object_repr=made.file_name[:200],
            action_flag=CHANGE,
            change_message=_summary(made),
        )

    def _changelist_url(self) -> str:
        return self._url("changelist")

    def _import_url(self) -> str:
        return self._url("import")

    def _url(self, page: str) -> str:
        name = "admin:{}_{}_{}".format(*self.get_model_info(), page)
        return reverse(name, current_app=self.admin_site.name)

    # --- export -----------------------------------------------------------------------------------

    def get_export_formats(self):
        return FORMATS

    def get_export_resource_kwargs(self, request, **kwargs):
        return {}

    def get_valid_export_item_pks(self, request):
        """The records that a posted form may name: those that one sees, as import-export 5 has it.

        Version 4 takes every record there is, and warns of itself. To be deleted with it.
        """
        return self.get_queryset(request).values_list("pk", flat=True)

    def get_export_filename(self, request, queryset, file_format) -> str:
        return exports.file_name(registry.get(self.resource_name), file_format.get_extension())

    def _do_file_export(self, file_format, request, queryset, export_form=None):
        """A long list is written in the background: its file waits for whoever asked for it."""
        if queryset.count() <= exports.AT_ONCE:
            return super()._do_file_export(file_format, request, queryset, export_form)
        job = exports.ask(
            self.resource_name,
            queryset,
            format=FORMATS.index(type(file_format)),
            columns=self.get_export_resource_fields_from_form(export_form),
            by=request.user,
        )
        return HttpResponseRedirect(jobs.address_of(job))


def _heading(column) -> str:
    return f"{capfirst(column.heading)} *" if column.required else capfirst(column.heading)


def _summary(made: Import) -> str:
    return _(
        "« %(name)s » est importé. Nouvelles : %(new)d, modifiées : %(updated)d, inchangées : %(unchanged)d."
    ) % {
        "name": made.file_name,
        "new": made.new,
        "updated": made.updated,
        "unchanged": made.unchanged,
    }


def _already(earlier: Import) -> str:
    said = _("Ce fichier a déjà été importé le %(when)s par %(who)s.") % {
        "when": localize(timezone.localtime(earlier.made_at)),
        "who": earlier.made_by or _("la ligne de commande"),
    }
    link = format_html(
        '<a href="{}">{}</a>', later.address_of(earlier), _("Voir cette importation")
    )
    return format_html("{} {}", said, link)
