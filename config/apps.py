"""Puts our own admin site in the place of Django's."""

from django.contrib.admin.apps import AdminConfig


class ArrimageAdminConfig(AdminConfig):
    default_site = "config.admin.ArrimageAdminSite"
