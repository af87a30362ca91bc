"""The ground floor."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgramsConfig(AppConfig):
    name = "programs"
    verbose_name = _("Programmes et personnes")

    def ready(self):
        # Registers the ``matches`` lookup on text columns.
        import programs.lookups  # noqa: F401
