"""What everybody may read of the demonstration, its password and its domain: they open nothing beside real data."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

PASSWORD = "arrimage-demo"  # printed on purpose
DOMAIN = "demo.arrimage.test"


class NotPrintedValidator:
    """Nobody chooses the password that is printed."""

    def validate(self, password, user=None):
        if password == PASSWORD:
            raise ValidationError(
                _("Ce mot de passe est celui de la démonstration, que tout le monde peut lire."),
                code="password_printed",
            )

    def get_help_text(self):
        return _("Votre mot de passe ne peut pas être celui de la démonstration.")
