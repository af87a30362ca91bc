"""Accountability packs: what each funder asks for, what it is given, and when."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PacksConfig(AppConfig):
    name = "reporting.packs"
    verbose_name = _("Reddition de comptes")

    def ready(self):
        import reporting.packs.importing  # noqa: F401  (registers the import resources)
