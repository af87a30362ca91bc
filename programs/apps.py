"""The ground floor."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgramsConfig(AppConfig):
    name = "programs"
    verbose_name = _("Programmes")

    def ready(self):
        import programs.importing.ground
        import programs.importing.schools
        import programs.importing.successions
        import programs.lookups
        import programs.merging.ground  # noqa: F401  (what becomes of the rows of merged organisations)
