"""Puts our own admin site in the place of Django's, and gives the project's commands a home."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class ArrimageAdminConfig(AdminConfig):
    default_site = "config.admin.ArrimageAdminSite"


class ProjectConfig(AppConfig):
    name = "config"

    def ready(self):
        from config import outdated  # noqa: F401 (its check makes itself known)
