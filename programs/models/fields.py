"""What several models say in the same way."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programs.lib import quantities


def choices_array(enum, verbose_name, **kwargs) -> ArrayField:
    """Zero or more codes of ``enum``, kept in one column so that imports stay fast and overlaps are one operator."""
    return ArrayField(
        models.CharField(max_length=12, choices=enum.choices),
        verbose_name=verbose_name,
        default=list,
        blank=True,
        **kwargs,
    )


def known_codes(name: str, field: str, enum) -> models.CheckConstraint:
    """Refuses in the database what is not a code of ``enum``."""
    return models.CheckConstraint(
        name=name,
        condition=models.Q(**{f"{field}__contained_by": list(enum.values)}),
        violation_error_message=_("Un des choix n’existe pas dans la liste."),
    )


def localized(instance, field: str, language: str | None = None) -> str:
    """The text of ``field`` in ``language`` (``fr…`` or ``en``), in French where no English was written."""
    language = language or get_language() or "fr"
    if language.startswith("en") and (text := getattr(instance, f"{field}_en", "")):
        return text
    return getattr(instance, field)


class Quantified(models.Model):
    """A quantity as somebody states it: exact, a range, or « près de », « au moins », « jusqu’à »."""

    minimum = models.DecimalField(
        _("valeur"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    maximum = models.DecimalField(
        _("maximum"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    qualifier = models.CharField(
        _("précision"), max_length=12, choices=quantities.Qualifier.choices, blank=True
    )

    class Meta:
        abstract = True

    def clean(self):
        try:
            quantities.Quantity(self.minimum, self.maximum, self.qualifier)
        except ValueError as error:
            raise ValidationError(str(error)) from None

    @property
    def quantity(self) -> quantities.Quantity:
        return quantities.Quantity(self.minimum, self.maximum, self.qualifier)
