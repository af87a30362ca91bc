"""Reports: they read everything and write only their own archive."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    name = "reporting"
    verbose_name = _("Rapports")

    def ready(self):
        import reporting.importing  # noqa: F401  (registers the import resources)
        from programs.plans.feeds import provide
        from programs.plans.papers import offer
        from reporting.feeding import feeds
        from reporting.plan_papers import papers

        provide(feeds())
        offer(papers())
