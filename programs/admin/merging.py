"""Records that may be merged with another of their list: the ways to it, and what is left of those that were."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from programs import access
from programs.admin.merging_pages import MergingPages
from programs.doubles import Double
from programs.lib import phones
from programs.lib.periods import format_date
from programs.models import Merge

# Fewer digits are no number that somebody looks for.
_DIGITS_OF_A_PHONE = 7


class MergeableAdmin(MergingPages):
    """Put before the ModelAdmin of a model that may be merged.

    ``changed_by`` gives those of which the user may change each; ``doubles_among`` the pairs of a list that may be one,
    and ``like`` the pairs that one record makes with those of a list.
    """

    import_export_change_list_template = "admin/merging/change_list.html"
    actions: ClassVar[Sequence[Any]] = ["merge_ticked"]

    changed_by: Callable[..., QuerySet]
    doubles_among: Callable[[QuerySet], list[Double]]
    like: Callable[..., list[Double]]

    def get_urls(self):
        pages = {
            "doublons/": (self.doubles_view, "doubles"),
            "<int:pk>/fusionner/": (self.choose_view, "merge"),
            "<int:pk>/fusionner/<int:other>/": (self.compare_view, "merge_with"),
            "<int:pk>/fusionner/<int:other>/differentes/": (self.apart_view, "told_apart"),
            "<int:pk>/fusions/<int:merge>/annuler/": (self.unmerge_view, "unmerge"),
        }
        own = [
            path(route, self.admin_site.admin_view(view), name=self._name_of(name))
            for route, (view, name) in pages.items()
        ]
        return [*own, *super().get_urls()]

    def _name_of(self, name: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}"

    def address(self, name: str, *arguments) -> str:
        """The address of one of the pages about merging."""
        return reverse(f"{self.admin_site.name}:{self._name_of(name)}", args=arguments)

    @property
    def kind(self) -> str:
        return self.opts.label_lower

    # --- From the list -----------------------------------------------------------------------------

    @admin.action(description=gettext_lazy("Fusionner les deux fiches"), permissions=["change"])
    def merge_ticked(self, request, queryset):
        """Two that were ticked are compared."""
        keys = sorted(queryset.values_list("pk", flat=True)[:3])
        if len(keys) != 2:
            messages.error(request, _("Cochez exactement deux fiches pour les fusionner."))
            return None
        return HttpResponseRedirect(self.address("merge_with", *keys))

    def changelist_view(self, request, extra_context=None):
        more = {"doubles_url": self.address("doubles")} if self.can_change(request.user) else {}
        return super().changelist_view(request, (extra_context or {}) | more)

    def get_search_results(self, request, queryset, search_term):
        """Also those that took in a record which one looks for by its own name, number, address or telephone."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        if words := search_term.split():
            said = Q(*(Q(words__matches=word) for word in words))
            digits = phones.digits_of(search_term)
            if len(digits) >= _DIGITS_OF_A_PHONE:
                said |= Q(words__contains=digits)
            merges = Merge.objects.standing().filter(said, kind=self.kind)
            if keys := list(merges.values_list("leads_to", flat=True)[: self.list_per_page]):
                found = found | queryset.filter(pk__in=keys)
        return found, may_repeat

    # --- From a record -----------------------------------------------------------------------------

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            if self.can_change(request.user, obj):
                context["merge_url"] = self.address("merge", obj.pk)
            context["merges"] = [
                self._told_merge(request, made)
                for made in Merge.objects.into(obj).select_related("made_by")
            ]
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _told_merge(self, request, made: Merge) -> dict:
        return {
            "name": made.absorbed_name,
            "number": made.absorbed_key,
            "day": _day(made),
            "by": made.made_by,
            "reason": made.reason,
            "url": self.address("unmerge", made.leads_to, made.pk)
            if access.can_unmerge(request.user, made)
            else "",
        }

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """The address of a record that was merged leads to the one that took it in, for whoever sees that one."""
        if str(object_id).isascii() and str(object_id).isdecimal() and len(str(object_id)) < 19:
            merged = Merge.objects.standing().filter(kind=self.kind, absorbed_key=int(object_id))
            made = merged.first()
            kept = made and self.get_object(request, str(made.leads_to))
            if kept and self.can_view(request.user):
                said = {"name": made.absorbed_name, "kept": kept, "day": _day(made)}
                messages.info(
                    request,
                    _("La fiche « %(name)s » a été fusionnée avec « %(kept)s » le %(day)s.") % said,
                )
                return HttpResponseRedirect(self.url_of(kept.pk))
        return super()._get_obj_does_not_exist_redirect(request, opts, object_id)

    def refuse_strangers(self, request) -> None:
        """Raise PermissionDenied where the user changes none of these records."""
        if not self.can_view(request.user) or not self.can_change(request.user):
            raise PermissionDenied


def _day(made: Merge) -> str:
    return format_date(timezone.localdate(made.made_at), get_language() or "fr")
