"""Referrals: persons whom organisations send to programs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReferralsConfig(AppConfig):
    name = "programs.referrals"
    verbose_name = _("Références")

    def ready(self):
        import programs.referrals.importing  # noqa: F401  (registers the import resource)
        from programs.people import paths as of_people
        from programs.people.access import link_people_through
        from programs.referrals.paths import referrals_of

        of_people.teller(referrals_of)
        link_people_through("referrals__program")
