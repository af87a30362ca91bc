"""Budgets in the menu: for those who claim what they spent."""

from django.utils.translation import gettext_lazy as _

from programs import menu
from programs.budgets.access import claimable_programs, own_claims


def claimants(user) -> bool:
    """Partners who may claim, or did: it concerns nobody else."""
    if not menu.partners(user):
        return False
    return claimable_programs(user).exists() or own_claims(user).exists()


menu.add(menu.Entry(_("Mes réclamations"), "claims", claimants))
