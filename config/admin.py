"""The admin site: coordinators and finance officers work here all day."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class ArrimageAdminSite(admin.AdminSite):
    """Opens to active staff; its home page says what awaits them."""

    site_title = "Arrimage"
    site_header = "Arrimage"
    index_title = _("Ce qui vous attend")

    def index(self, request, extra_context=None):
        from reporting import dashboards  # the site is loaded before the apps are ready

        context = dashboards.awaiting(request.user) | (extra_context or {})
        return super().index(request, context)
