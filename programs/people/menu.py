"""The persons in the menu."""

from django.utils.translation import gettext_lazy as _

from programs import access, menu
from programs.enums import Shared

menu.add(
    menu.Entry(
        _("Personnes"),
        "admin:people_person_changelist",
        access.coordinates,
        Shared.DIRECTORY,
        # What a coordinator looks up most often.
        rank=-1,
    ),
)
