"""The accounts in the menu."""

from django.utils.translation import gettext_lazy as _

from programs import menu
from programs.enums import Shared

menu.add(
    menu.Entry(
        _("Utilisateurs"),
        "admin:accounts_user_changelist",
        menu.administrators,
        Shared.DIRECTORY,
        rank=2,
    ),
    menu.Entry(
        _("Rôles des utilisateurs"),
        "admin:accounts_membership_changelist",
        menu.administrators,
        Shared.DIRECTORY,
        rank=2,
    ),
)
