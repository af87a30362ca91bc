"""Activities in the menu."""

from django.utils.translation import gettext_lazy as _

from programs import menu


def guests(user) -> bool:
    """Whoever may come, or send a class: visitors, and the partners, schools among them."""
    return menu.visitors(user) or menu.partners(user)


menu.add(
    menu.Entry(_("Activités"), "calendar", guests, "", ("calendar_program", "calendar_activity")),
)
