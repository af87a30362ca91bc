"""Import with preview and confirmation, and export, for a ModelAdmin."""

import hashlib
import logging
from dataclasses import replace
from uuid import uuid4

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from import_export.admin import ImportExportMixin

from programs import jobs
from programs.access import programs_coordinated_by
from programs.enums import MembershipRole
from programs.importing import exports, registry
from programs.importing.directories import Scope
from programs.importing.errors import UnreadableFile
from programs.importing.forms import RecordConfirmForm, RecordExportForm, RecordImportForm
from programs.importing.questions import Answers
from programs.importing.results import RecordResult
from programs.importing.writing import FORMATS
from programs.models import Organization, Program

logger = logging.getLogger(__name__)

# How long a previewed file may wait for its confirmation, in seconds.
_WAIT = 3600


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
        form = self._import_form(request)
        if request.method != "POST" or not form.is_valid():
            return self._import_page(request, form=form)
        upload, program = form.cleaned_data["import_file"], form.cleaned_data.get("program")
        data = upload.read()
        asking = Answers(may_ask=True)
        try:
            result = self._import(request, data, upload.name, program, asking, dry_run=True)
        except UnreadableFile as error:
            form.add_error("import_file", error.sentence)
            return self._import_page(request, form=form)
        if result.is_refused:
            return self._import_page(
                request, form=self._form_again(request, program), result=result
            )
        return self._import_page(
            request,
            form=form,
            result=result,
            confirm_form=self._keep(request, data, upload.name, program, result),
        )

    @method_decorator(require_POST)
    def process_import(self, request, **kwargs):
        """Import the file that was previewed, once."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        kept = self._take(request)
        if kept is None:
            messages.warning(
                request,
                _("Ce fichier est déjà importé, ou sa vérification a expiré : vérifiez la liste."),
            )
            return HttpResponseRedirect(self._changelist_url())
        answers, program = kept["answers"], None
        if kept["program"] is not None:
            program = Program.objects.filter(pk=kept["program"]).first()
        try:
            result = self._import(
                request, kept["data"], kept["name"], program, answers, dry_run=False
            )
            if result.is_refused and result.is_undecided:
                return self._ask_again(request, kept, program)
        except UnreadableFile as error:
            # It was read once: what reads it was interrupted, or found less room. Nothing is imported.
            messages.error(request, error.sentence)
            return HttpResponseRedirect(self._import_url())
        if result.is_refused:
            # The records changed since the preview.
            return self._import_page(
                request, form=self._form_again(request, program), result=result
            )
        self._log(request, kept["name"], result)
        messages.success(request, _summary(kept["name"], result))
        return HttpResponseRedirect(self._changelist_url())

    def _ask_again(self, request, kept: dict, program) -> TemplateResponse:
        """The preview once more, with the answers that there are."""
        data, name = kept["data"], kept["name"]
        answers = replace(kept["answers"], may_ask=True)
        result = self._import(request, data, name, program, answers, dry_run=True)
        messages.error(request, _("Répondez à chaque question : rien n’est encore importé."))
        return self._import_page(
            request,
            form=self._form_again(request, program),
            result=result,
            confirm_form=self._keep(request, data, name, program, result),
        )

    def _import(
        self, request, data: bytes, name: str, program, answers: Answers, *, dry_run: bool
    ) -> RecordResult:
        scope = Scope(program=program, **self.import_scope(request))
        resource = registry.get(self.resource_name)(scope)
        resource.answers = answers
        return resource.import_file(data, name, dry_run=dry_run, user=request.user)

    def _import_form(self, request) -> RecordImportForm:
        if request.method == "POST":
            return self._make_form(request, request.POST, request.FILES)
        return self._make_form(request)

    def _form_again(self, request, program) -> RecordImportForm:
        """The form for the corrected file: a browser forgets the file, we keep the program."""
        return self._make_form(request, initial={"program": program})

    def _make_form(self, request, *data, **kwargs) -> RecordImportForm:
        columns = {column.name for column in registry.get(self.resource_name).columns}
        programs = None
        if columns & {"program", "holder"}:
            programs = self.import_scope(request).get("programs")
            programs = Program.objects.all() if programs is None else programs
        return RecordImportForm(
            *data, programs=programs, gives_holder="program" not in columns, **kwargs
        )

    def _import_page(self, request, *, form, result=None, confirm_form=None):
        resource = registry.get(self.resource_name)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Importer"),
            "opts": self.opts,
            "media": self.media,
            "form": form,
            "result": result,
            "confirm_form": confirm_form,
            "columns": resource.columns,
            "fields_list": [
                (resource.get_display_name(), [_heading(one) for one in resource.columns])
            ],
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, [self.import_template_name], context)

    # The file waits in the cache; taking it out is what makes a double confirmation import once.

    def _keep(
        self, request, data: bytes, name: str, program, result: RecordResult
    ) -> RecordConfirmForm:
        token, digest = uuid4().hex, hashlib.sha256(data).hexdigest()
        kept = {
            "data": data,
            "name": name,
            "program": program.pk if program else None,
            "user": request.user.pk,
            "resource": self.resource_name,
        }
        cache.set(_cache_key(token), kept, _WAIT)
        return RecordConfirmForm(initial={"token": token, "sha256": digest}, asked=result.asked)

    def _take(self, request) -> dict | None:
        """The file of the posted token, and the answers, for whoever previewed it; None where it is gone."""
        form = RecordConfirmForm(request.POST)
        if not form.is_valid():
            return None
        key = _cache_key(form.cleaned_data["token"])
        kept = cache.get(key)
        if not kept or (kept["user"], kept["resource"]) != (request.user.pk, self.resource_name):
            return None
        if hashlib.sha256(kept["data"]).hexdigest() != form.cleaned_data["sha256"]:
            return None
        return kept | {"answers": form.answers()} if cache.delete(key) else None

    def _log(self, request, name: str, result: RecordResult) -> None:
        """One line in the log of the admin; the database keeps the history of each record."""
        LogEntry.objects.create(
            user=request.user,
            content_type=ContentType.objects.get_for_model(self.model),
            object_repr=name[:200],
            action_flag=CHANGE,
            change_message=_summary(name, result),
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


def _cache_key(token: str) -> str:
    return f"import-{token}"


def _heading(column) -> str:
    return f"{capfirst(column.heading)} *" if column.required else capfirst(column.heading)


def _summary(name: str, result: RecordResult) -> str:
    counts = result.counts
    return _(
        "« %(name)s » est importé. Nouvelles : %(new)d, modifiées : %(updated)d, inchangées : %(unchanged)d."
    ) % {
        "name": name,
        "new": counts.new,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
    }
