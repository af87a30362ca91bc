"""Imports in the admin: what was taken in, by whom, and the way to undo it."""

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import access, jobs
from programs.admin.badges import DONE, NEUTRAL, badge
from programs.admin.base import ScopedAdmin
from programs.admin.obstacles import told
from programs.importing import later, registry, undoing
from programs.models import Import, ImportState

TONES = {ImportState.DONE: DONE, ImportState.UNDONE: NEUTRAL}


@admin.register(Import)
class ImportAdmin(ScopedAdmin):
    visible = staticmethod(access.visible_imports)
    empty_hint = gettext_lazy("Chaque fichier importé paraîtra ici, avec de quoi l’annuler.")
    search_help_text = gettext_lazy("Le nom d’un fichier.")
    list_display = [
        "file_name",
        "records",
        "program",
        "made_at",
        "maker",
        "new",
        "updated",
        "state_shown",
    ]
    list_select_related = ["program", "made_by"]
    search_fields = ["file_name__matches"]
    fields = [
        "records",
        "program",
        "made_at",
        "maker",
        "new",
        "updated",
        "unchanged",
        "remarks",
        "sha256",
        "undone_at",
        "undoer",
    ]
    readonly_fields = fields
    change_form_template = "admin/programs/import/change_form.html"

    def can_view(self, user):
        return access.keeps_accounts(user)

    def can_add(self, user):
        return False

    def can_change(self, user, obj=None):
        return False

    def get_fields(self, request, obj=None):
        undone = obj is not None and obj.undone_at
        return [name for name in self.fields if undone or name not in ("undone_at", "undoer")]

    def get_urls(self):
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<int:pk>/annuler/", view, name="programs_import_undo"), *super().get_urls()]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        made = obj
        context |= {"state": made.state.label, "tone": TONES[made.state]}
        if self._may_undo(request, made) and not made.undone_at:
            context["moves"] = [
                {
                    "label": _("Annuler cet import"),
                    "url": reverse(f"{self.admin_site.name}:programs_import_undo", args=[made.pk]),
                    "style": "quiet",
                }
            ]
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    # --- Undoing --------------------------------------------------------------------------------

    def undo_view(self, request, pk: int):
        """GET shows what would go and what stands in the way; POST undoes it, once."""
        if not self.can_view(request.user):
            raise PermissionDenied
        made = self.get_object(request, str(pk))
        if made is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, pk)
        if not self._may_undo(request, made):
            raise PermissionDenied
        if made.undone_at:
            messages.info(request, _("Cette importation est déjà annulée."))
            return HttpResponseRedirect(self.url_of(pk))
        if request.method == "POST":
            return self._undo(request, made)
        return self._undo_page(request, made)

    def _undo(self, request, made: Import):
        if later.is_long(made):
            return HttpResponseRedirect(jobs.address_of(later.ask_undoing(made, by=request.user)))
        try:
            undoing.undo(made, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self._undo_page(request, made)
        self._log_undoing(request, made)
        messages.success(
            request, _("L’importation de « %(file)s » est annulée.") % {"file": made.file_name}
        )
        return HttpResponseRedirect(self.url_of(made.pk))

    def _undo_page(self, request, made: Import):
        looked = undoing.Undoing(made, lambda model: self._records(request, model))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Annuler cet import"),
            "opts": self.opts,
            "original": made,
            "touched": looked.touched,
            "obstacles": looked.obstacles,
            "named": [told(self.admin_site, one) for one in looked.obstacles.named],
            "cancel_url": self.url_of(made.pk),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/programs/import/undo.html", context)

    def _may_undo(self, request, made: Import) -> bool:
        """Whoever made it, as long as they may still import such records; or an administrator."""
        if request.user.is_superuser or not access.can_undo(request.user, made):
            return request.user.is_superuser
        records = self.admin_site._registry.get(registry.model_of(made.resource))
        may_import = getattr(records, "has_import_permission", None)
        return bool(may_import and may_import(request))

    def _records(self, request, model):
        """The records of a model that the user may see one by one, through its own door."""
        records = self.admin_site._registry.get(model)
        return records.get_queryset(request) if records else None

    def _log_undoing(self, request, made: Import) -> None:
        LogEntry.objects.create(
            user=request.user,
            content_type=ContentType.objects.get_for_model(Import),
            object_id=str(made.pk),
            object_repr=made.file_name[:200],
            action_flag=CHANGE,
            change_message=_("Importation annulée."),
        )

    # --- Columns --------------------------------------------------------------------------------

    @admin.display(description=gettext_lazy("fiches"), ordering="resource")
    def records(self, made):
        return later.label_of(made)

    @admin.display(description=gettext_lazy("par"), ordering="made_by")
    def maker(self, made):
        return made.made_by or _("la ligne de commande")

    @admin.display(description=gettext_lazy("état"), ordering="undone_at")
    def state_shown(self, made):
        return badge(made.state.label, TONES[made.state])

    @admin.display(description=gettext_lazy("remarques de lecture"))
    def remarks(self, made):
        return format_html_join("", "<p>{}</p>", ([note] for note in made.notes)) or "–"
