"""The persons whom the services share."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "programs.people"
    verbose_name = _("Personnes")

    def ready(self):
        from programs.importing.directories import add_directory
        from programs.people import paths
        from programs.people.consented import consents_of
        from programs.people.importing import resources  # noqa: F401  (registers the import resource)
        from programs.people.importing.directory import PersonDirectory

        add_directory("people", PersonDirectory)
        paths.teller(consents_of)
