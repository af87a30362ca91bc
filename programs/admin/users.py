"""Accounts and their roles in the admin: the business of administrators alone."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from programs import actions
from programs.admin.base import RefusableForm, ScopedAdmin, ScopedInline
from programs.models import Membership, User

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
    change_form_template = "admin/programs/user/change_form.html"
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
    visible = staticmethod(lambda user: Membership.objects.all())
    list_display = ["user", "role", "organization", "is_active"]
    list_filter = ["role", "is_active", "organization"]
    list_select_related = ["user", "organization"]
    search_fields = [
        "user__email__matches",
        "user__last_name__matches",
        "organization__name__matches",
    ]
    autocomplete_fields = ["user", "organization"]
