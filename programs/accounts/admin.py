"""Accounts and their roles in the admin: the business of administrators alone."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs.access import coordinates, latest_mails
from programs.accounts import access, actions
from programs.accounts.models import Membership, User
from programs.admin.badges import ACTIVE, ATTENTION, NEUTRAL, STOPPED
from programs.admin.base import RefusableForm, ScopedAdmin, ScopedInline
from programs.admin.mails import standing
from programs.admin.organizations import panel
from programs.lookups import sort_key_of

# What an account may do follows from its memberships: Django's groups would be a second way to say it.
admin.site.unregister(Group)
# An address belongs to its account, and a second factor is taken away by its own page, which logs it.
admin.site.unregister([EmailAddress, Authenticator])


class AdministratorsOnly(ScopedAdmin):
    def can_view(self, user):
        return user.is_superuser

    def can_change(self, user, obj=None):
        return user.is_superuser

    def has_delete_permission(self, request, obj=None):
        return False


class UserCreationForm(RefusableForm, AdminUserCreationForm):
    class Meta:
        model = User
        fields = ("email", "first_name", "last_name", "language")


class AccountForm(RefusableForm, UserChangeForm):
    class Meta:
        model = User
        fields = "__all__"


class MembershipInline(ScopedInline):
    model = Membership
    autocomplete_fields = ["organization"]
    can_delete = False


@admin.register(User)
class UserAdmin(AdministratorsOnly, DjangoUserAdmin):
    visible = staticmethod(lambda user: User.objects.all())
    form = AccountForm
    add_form = UserCreationForm
    list_display = ["email", "first_name", "last_name", "language", "is_active", "last_login"]
    list_filter = ["is_active", "is_superuser", "memberships__role"]
    search_fields = ["email__matches", "first_name__matches", "last_name__matches"]
    ordering = ["email"]
    filter_horizontal = []
    change_form_template = "admin/accounts/user/change_form.html"
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["email", "password"]}),
        (_("Personne"), {"fields": ["first_name", "last_name", "language"]}),
        (_("Droits"), {"fields": ["is_active", "is_superuser"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "fields": [
                    *UserCreationForm.Meta.fields,
                    "usable_password",
                    "password1",
                    "password2",
                ]
            },
        ),
    ]
    inlines = [MembershipInline]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["has_second_factor"] = bool(obj) and is_mfa_enabled(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and "is_active" in form.changed_data:
            # Sessions of a closed account must not come back to life when it is opened again.
            actions.end_sessions(user=obj)


@admin.register(Membership)
class MembershipAdmin(AdministratorsOnly):
    visible = staticmethod(access.visible_memberships)
    list_display = ["user", "role", "organization", "is_active"]
    list_filter = ["role", "is_active", "organization"]
    list_select_related = ["user", "organization"]
    search_fields = [
        "user__email__matches",
        "user__last_name__matches",
        "organization__known_as",
    ]
    autocomplete_fields = ["user", "organization"]


# --- On the page of an organisation: the people who work with it ----------------------------------------


@panel
def people_of(user, organization) -> dict:
    """Who has a role there and who is invited, with what may be done about it."""
    if not coordinates(user):
        return {}
    return {
        "people": [*_members(user, organization), *_invited(user, organization)],
        "may_invite": bool(access.roles_to_give(user, organization)),
    }


def _members(user, organization) -> list[dict]:
    memberships = (
        access.visible_memberships(user)
        .filter(organization=organization)
        .select_related("user", "vouched_by")
        .order_by("-is_active", sort_key_of("user__last_name"), "user__email", "pk")
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
            "mail": None,
            "moves": [(_("Mettre fin à l’accès"), reverse("end_access", args=[one.pk]))]
            if one.is_active and access.can_end_membership(user, one)
            else [],
        }
        for one in memberships
    ]


def _invited(user, organization) -> list[dict]:
    now = timezone.now()
    pending = access.visible_invitations(user).pending().filter(organization=organization)
    invitations = list(pending.select_related("vouched_by"))
    mails = latest_mails(invitations)
    return [
        {
            "name": f"{one.first_name} {one.last_name}".strip() or one.email,
            "email": one.email,
            "role": one.get_role_display(),
            "vouched_by": one.vouched_by or "",
            "last_seen": None,
            "state": _("Invitée") if one.expires_at > now else _("Invitation expirée"),
            "tone": ATTENTION if one.expires_at > now else NEUTRAL,
            "mail": standing(mails.get(one.pk)),
            "moves": [
                (_("Renouveler l’invitation"), reverse("renew_invitation", args=[one.pk])),
                (_("Annuler l’invitation"), reverse("withdraw_invitation", args=[one.pk])),
            ],
        }
        for one in invitations
    ]
