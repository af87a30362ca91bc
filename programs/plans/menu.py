"""Action plans in the menu: the news of those who carry their actions out."""

from django.utils.translation import gettext_lazy as _

from programs import access, menu
from programs.enums import Service
from programs.plans.access import carried_actions


def carriers(user) -> bool:
    """Partners whose organisations carry something out: it concerns nobody else."""
    return menu.partners(user) and carried_actions(user).exists()


menu.add(
    menu.Entry(_("Nouvelles à approuver"), "plan_updates", access.coordinates, Service.PLANS),
    menu.Entry(_("Liens de suivi"), "plan_links", access.coordinates, Service.PLANS),
    menu.Entry(_("Mes actions"), "carried_actions", carriers),
)
