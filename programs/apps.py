"""The ground floor."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgramsConfig(AppConfig):
    name = "programs"
    verbose_name = _("Programmes")

    def ready(self):
        # Registers the ``matches`` lookup on text columns.
        import programs.lookups  # noqa: F401

        # Registers the import resources, in the order in which files are loaded.
        from programs.importing import ground, persons  # noqa: F401
