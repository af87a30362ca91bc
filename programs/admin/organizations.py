"""The directory of organisations in the admin."""

from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs import access
from programs.admin.badges import ACTIVE, ATTENTION, NEUTRAL, STOPPED
from programs.admin.base import ScopedAdmin, ScopedInline
from programs.importing.admin import RecordImportExportMixin
from programs.models import Organization, OrganizationAlias


class AliasInline(ScopedInline):
    model = OrganizationAlias


@admin.register(Organization)
class OrganizationAdmin(RecordImportExportMixin, ScopedAdmin):
    change_form_template = "admin/programs/organization/change_form.html"
    resource_name = "organizations"
    visible = staticmethod(access.visible_organizations)
    list_display = ["name", "acronym", "kind", "region", "email", "phone"]
    list_filter = ["kind", "region"]
    list_select_related = ["region"]
    search_fields = [
        "name__matches",
        "acronym__matches",
        "name_en__matches",
        "aliases__name__matches",
    ]
    fieldsets = [
        (None, {"fields": ["name", "acronym", "code", "kind", "region", "name_en"]}),
        (_("Coordonnées"), {"fields": ["email", "phone", "website"]}),
        (_("Bilan de l’organisme"), {"fields": ["fiscal_year_starts"]}),
        (pgettext_lazy("fiche", "Note"), {"fields": ["note"]}),
    ]
    inlines = [AliasInline]

    def can_view(self, user):
        return user.is_staff

    def can_add(self, user):
        return access.coordinates(user)

    def can_change(self, user, obj=None):
        if obj is None:
            return access.coordinates(user)
        return access.can_change_organization(user, obj)

    # --- The people who work with the organisation ------------------------------------------------

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and access.coordinates(request.user):
            context |= {
                "people": [*self._members(request.user, obj), *self._invited(request.user, obj)],
                "may_invite": bool(access.roles_to_give(request.user, obj)),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _members(self, user, organization) -> list[dict]:
        memberships = (
            access.visible_memberships(user)
            .filter(organization=organization)
            .select_related("user", "vouched_by")
            .order_by("-is_active", "user__last_name", "user__email", "pk")
        )
        return [
            {
                "name": str(one.user),
                "email": one.user.email,
                "role": one.get_role_display(),
                "vouched_by": one.vouched_by or "",
                "last_seen": one.user.last_login,
                "state": _("En vigueur") if one.is_active else _("Terminé"),
                "tone": ACTIVE if one.is_active else STOPPED,
                "moves": [(_("Mettre fin à l’accès"), reverse("end_access", args=[one.pk]))]
                if one.is_active and access.can_end_membership(user, one)
                else [],
            }
            for one in memberships
        ]

    def _invited(self, user, organization) -> list[dict]:
        now = timezone.now()
        invitations = access.visible_invitations(user).pending().filter(organization=organization)
        return [
            {
                "name": f"{one.first_name} {one.last_name}".strip() or one.email,
                "email": one.email,
                "role": one.get_role_display(),
                "vouched_by": one.vouched_by or "",
                "last_seen": None,
                "state": _("Invitée") if one.expires_at > now else _("Invitation expirée"),
                "tone": ATTENTION if one.expires_at > now else NEUTRAL,
                "moves": [
                    (_("Renouveler l’invitation"), reverse("renew_invitation", args=[one.pk])),
                    (_("Annuler l’invitation"), reverse("withdraw_invitation", args=[one.pk])),
                ],
            }
            for one in invitations.select_related("vouched_by")
        ]
