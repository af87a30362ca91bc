"""The admin site: coordinators and finance officers work here all day."""

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from programs.asked import read_number
from programs.lib.periods import today


class Choices(AutocompleteJsonView):
    """Django's own, whose choices know of one another: homonyms are told apart, and another name is said."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["object_list"] = list(context["object_list"])
        self.model_admin.before_showing(context["object_list"])
        self.said = self.model_admin.told_beside(context["object_list"], self.term)
        return context

    def serialize_result(self, obj, to_field_name):
        found = super().serialize_result(obj, to_field_name)
        if said := self.said.get(obj.pk):
            found["text"] = f"{found['text']} ({said})"
        return found


class ArrimageAdminSite(admin.AdminSite):
    """Opens to active staff; its home page says what awaits them."""

    site_title = "Arrimage"
    site_header = "Arrimage"
    index_title = _("Ce qui vous attend")
    # The menu of the header has every list.
    enable_nav_sidebar = False

    def index(self, request, extra_context=None):
        from config import agenda  # the site is loaded before the apps are ready

        context = agenda.home(request.user, request.GET, today()) | (extra_context or {})
        return super().index(request, context)

    def autocomplete_view(self, request):
        if "page" in request.GET:
            read_number(request.GET["page"])
        return Choices.as_view(admin_site=self)(request)

    def get_app_list(self, request, app_label=None):
        """Found where a page shows it: every page is given it, and hardly one does."""
        found = super().get_app_list
        return SimpleLazyObject(lambda: found(request, app_label))

    def get_urls(self):
        """Passwords are changed on the pages of one's own account, and records have no page but here."""
        left_out = ("password_change", "password_change_done", "view_on_site")
        return [
            address
            for address in super().get_urls()
            if getattr(address, "name", "") not in left_out
        ]

    @method_decorator(login_not_required)
    def login(self, request, extra_context=None):
        """The site has one page to sign in; who is signed in and has no business here is told so."""
        wanted = request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index")
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(wanted, reverse("account_login"))
