"""Records that may have neither a number nor a name: each bears a code, or shows one of its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.models.fields import numbered


def code_once(name: str, within: str) -> models.UniqueConstraint:
    """Refuses one code twice within what ``within`` names."""
    return models.UniqueConstraint(
        fields=[within, "code"],
        condition=~models.Q(code=""),
        name=name,
        violation_error_message=_("Une autre fiche porte déjà ce code."),
    )


class Coded(models.Model):
    """What an import finds it by. A concrete table says where that is unique, by ``code_once``."""

    PREFIX = ""

    code = models.CharField(_("code"), max_length=40, blank=True)

    class Meta:
        abstract = True

    @property
    def display_code(self) -> str:
        return self.code or numbered(self.PREFIX, self.pk)
