"""What is due, and when: one calendar of what every app says to await somebody."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgendaConfig(AppConfig):
    name = "programs.agenda"
    verbose_name = _("Échéances")
