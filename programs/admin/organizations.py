"""The directory of organisations in the admin."""

from collections.abc import Callable

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs import access
from programs.admin.base import ScopedAdmin, ScopedInline
from programs.admin.merging import MergeableAdmin
from programs.admin.names import (
    FormerNameInline,
    NamesAdmin,
    PredecessorInline,
    SuccessorInline,
    story_of,
)
from programs.doubles import doubles_among, like
from programs.finding import ended_said, reasons
from programs.importing.admin import RecordImportExportMixin
from programs.models import Organization, OrganizationAlias, School
from programs.published import code_is_published

# What stands above shows on the page of an organisation: functions of (user, organization) that return context.
_PANELS: list[Callable[..., dict]] = []


def panel(function: Callable[..., dict]) -> Callable[..., dict]:
    """Let a room above add to the page of an organisation what its template shows there."""
    _PANELS.append(function)
    return function


class AliasInline(ScopedInline):
    model = OrganizationAlias


class SchoolInline(ScopedInline):
    """What an organisation that teaches is as a school: the list of schools only reads it."""

    model = School
    template = "admin/edit_inline/stacked.html"
    fk_name = "organization"
    fields = ["board", "official_code", "levels", "language", "town", "setting"]
    autocomplete_fields = ["board"]


@admin.register(Organization)
class OrganizationAdmin(MergeableAdmin, NamesAdmin, RecordImportExportMixin, ScopedAdmin):
    change_form_template = "admin/programs/organization/change_form.html"
    resource_name = "organizations"
    visible = staticmethod(access.visible_organizations)
    changed_by = staticmethod(access.organizations_changed_by)
    doubles_among = staticmethod(doubles_among)
    like = staticmethod(like)
    list_display = ["named", "acronym", "kind", "region", "email", "phone"]
    list_filter = ["kind", "region"]
    list_select_related = ["region"]
    search_fields = [
        "pk__known_as",
        "phone__dials",
    ]
    fieldsets = [
        (None, {"fields": ["name", "acronym", "code", "kind", "region", "name_en"]}),
        (_("Coordonnées"), {"fields": ["email", "phone", "website"]}),
        (_("Bilan de l’organisme"), {"fields": [*NamesAdmin.calendar_fields]}),
        (pgettext_lazy("fiche", "Note"), {"fields": ["note"]}),
    ]
    inlines = [
        SchoolInline,
        AliasInline,
        FormerNameInline,
        PredecessorInline,
        SuccessorInline,
    ]

    def get_queryset(self, request):
        """Also what the lists of choices offer: homonyms are told apart there."""
        return super().get_queryset(request).told_apart()

    def told_beside(self, records, words):
        """By what other name each was found, and since when it is no more."""
        why = reasons(records, words)
        said = {one.pk: filter(None, (why.get(one.pk), ended_said(one))) for one in records}
        return {pk: "; ".join(words) for pk, words in said.items()}

    @admin.display(description=_("nom"), ordering="name")
    def named(self, organization):
        """Its name, and what is said beside it."""
        said = getattr(organization, "told_beside", "")
        return (
            format_html("{}<br><small>{}</small>", organization.name, said)
            if said
            else organization.name
        )

    def get_readonly_fields(self, request, obj=None):
        read = super().get_readonly_fields(request, obj)
        return [*read, "code"] if obj and code_is_published(obj) else read

    def can_view(self, user):
        return user.is_staff

    def can_add(self, user):
        return access.coordinates(user)

    def can_change(self, user, obj=None):
        if obj is None:
            return access.coordinates(user)
        return access.can_change_organization(user, obj)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            context |= {
                # What is kept: a refused form shows what was typed in its stead.
                "story": story_of(Organization.objects.get(pk=obj.pk)),
                "lists_names": access.coordinates(request.user),
            }
            for find in _PANELS:
                context |= find(request.user, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)
