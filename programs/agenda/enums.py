"""How often somebody is written to about what is due."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Rhythm(TextChoices):
    WEEKLY = "weekly", _("Une fois par semaine, le lundi")
    DAILY = "daily", _("Chaque jour ouvrable")
    NEVER = "never", _("Jamais")
