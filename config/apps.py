"""Puts our own admin site in the place of Django's, and gives the project's commands a home."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.module_loading import autodiscover_modules

from config.registering import register_quickly

# What each app declares beside itself, in files of these names: nobody lists the apps.
DECLARED = (
    "menu",
    "awaiting",
    "records",
    "search",
    "jobs",
    "stepping",
    "help",
    "first_steps",
    "merging",
)

# All apps are named before the models of the first of them are imported.
register_quickly()


class ArrimageAdminConfig(AdminConfig):
    default_site = "config.admin.ArrimageAdminSite"


class ProjectConfig(AppConfig):
    name = "config"

    def ready(self):
        """In the order of INSTALLED_APPS, so that menu and home page come in the same order everywhere."""
        from config import outdated  # noqa: F401 (its check makes itself known)
        from config.formats import ordinals

        ordinals.install()
        autodiscover_modules(*DECLARED)
