"""Action plans: their tree, its progress and its indicators."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "programs.plans"
    verbose_name = _("Plans d’action")

    def ready(self):
        import programs.plans.bringing.undoing
        import programs.plans.importing  # noqa: F401  (registers the import resources)
