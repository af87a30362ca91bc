"""Partnerships: agreements, committees, the directory of the network."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnershipsConfig(AppConfig):
    name = "programs.partnerships"
    verbose_name = _("Partenariats")

    def ready(self):
        import programs.partnerships.importing  # noqa: F401  (registers the import resources)
        from programs.partnerships.referral_limits import no_clause
        from programs.referrals import outgoing

        outgoing.declare(no_clause)
