"""Budgets: what is granted, adopted, engaged, spent and paid, to the cent."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BudgetsConfig(AppConfig):
    name = "programs.budgets"
    verbose_name = _("Budgets et dépenses")

    def ready(self):
        import programs.budgets.importing  # noqa: F401  (registers the import resources)
        from programs.budgets import serving

        serving.tie_to_actions()
