"""Activities: what schools and the public are invited to, who comes, and what they thought of it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    name = "activities"
    verbose_name = _("Activités")

    def ready(self):
        import activities.importing  # noqa: F401  (registers the import resources)
        from activities import serving
        from activities.paths import activities_of
        from programs.people import paths as of_people

        of_people.teller(activities_of)
        serving.tie_to_actions()
