"""Action plans in the menu: for those who carry their actions out."""

from django.utils.translation import gettext_lazy as _

from programs import menu
from programs.plans.access import carried_actions


def carriers(user) -> bool:
    """Partners whose organisations carry something out: it concerns nobody else."""
    return menu.partners(user) and carried_actions(user).exists()


menu.add(menu.Entry(_("Mes actions"), "carried_actions", carriers))
