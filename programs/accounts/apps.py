"""Who signs in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "programs.accounts"
    verbose_name = _("Comptes")

    def ready(self):
        from programs.accounts import checks  # noqa: F401 (they make themselves known)
