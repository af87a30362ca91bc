"""Accounts and their roles in the admin: the business of administrators alone."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from programs.admin.base import RefusableForm, ScopedAdmin, ScopedInline
from programs.models import Membership, User

# What an account may do follows from its memberships: Django's groups would be a second way to say it.
admin.site.unregister(Group)


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
