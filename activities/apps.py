"""Activities: what schools and the public are invited to, who comes, and what they thought of it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    name = "activities"
    verbose_name = _("Activités")

    def ready(self):
        import activities.importing  # noqa: F401  (registers the import resources)
        from activities import serving

        serving.tie_to_actions()
