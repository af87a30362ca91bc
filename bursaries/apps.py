"""Bursaries: rounds, applications, reviews, awards and the service that their holders owe."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BursariesConfig(AppConfig):
    name = "bursaries"
    verbose_name = _("Bourses")

    def ready(self):
        import bursaries.importing  # noqa: F401  (registers the import resources)
        from bursaries import serving
        from bursaries.paths import bursaries_of
        from programs.people import paths as of_people
        from programs.people.access import link_people_through

        of_people.teller(bursaries_of)
        serving.tie_to_actions()
        link_people_through("bursary_applications__round__program")
        link_people_through("bursary_awards__program")
        link_people_through("service_obligations__program")
