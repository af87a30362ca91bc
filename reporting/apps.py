"""Reports: they read everything and write only their own archive."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    name = "reporting"
    verbose_name = _("Rapports")

    def ready(self):
        import reporting.importing  # noqa: F401  (registers the import resources)
        from programs import counted, published
        from programs.budgets import papers as of_budgets
        from programs.letters import printing as of_letters
        from programs.plans import papers as of_plans
        from reporting import budget_papers, plan_papers, printing
        from reporting.feeding import named
        from reporting.subjects import has_published

        counted.name(named())
        published.ask(has_published)
        of_plans.offer(plan_papers.papers())
        of_letters.register(printing)
        of_budgets.offer(budget_papers.papers())
