"""What several models say in the same way."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programs.amounts import MoneyField
from programs.lib import quantities

_BOTH_BOUNDS = _("Écrivez les deux bornes d’un intervalle : 10 000 $ à 12 000 $.")


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


def labels_of(record: models.Model, field: str) -> str:
    """What the codes of a ``choices_array`` say, one after another."""
    labels = dict(record._meta.get_field(field).base_field.choices)
    return ", ".join(str(labels[code]) for code in getattr(record, field))


@dataclass(frozen=True)
class Untranslated:
    """A text that was asked for in English and is not written: ``field`` is where it would be."""

    record: models.Model
    field: str
    french: str


_UNTRANSLATED: ContextVar[dict | None] = ContextVar("untranslated", default=None)


@contextmanager
def noting_untranslated() -> Iterator[dict[Any, Untranslated]]:
    """Keep note, while it lasts, of every text that was given in French for want of English: each once."""
    found: dict[Any, Untranslated] = {}
    token = _UNTRANSLATED.set(found)
    try:
        yield found
    finally:
        _UNTRANSLATED.reset(token)


def in_language(record: models.Model, french: str, english: str, language: str | None) -> str:
    """What ``record`` says in its fields ``french`` and ``english``, in French where no English was written.

    An organisation says its name of the day of which is written.
    """
    read = record.worn if french == "name" and hasattr(record, "worn") else record
    said = getattr(read, french)
    if not (language or get_language() or "fr").startswith("en"):
        return said
    if text := getattr(read, english, ""):
        return text
    found = _UNTRANSLATED.get()
    if found is not None and said and hasattr(record, english):
        key = record._meta.label, record.pk, english
        found.setdefault(key, Untranslated(record, english, said))
    return said


def localized(instance, field: str, language: str | None = None) -> str:
    """The text of ``field`` in ``language`` (``fr…`` or ``en``), in French where no English was written."""
    return in_language(instance, field, f"{field}_en", language)


def told(record: models.Model, *paths: str) -> str:
    """What ``record`` has at the end of each path, for its ``__str__``, and nothing for what it has not yet.

    A form that is refused shows its record again while parts of it are missing. A path goes through relations and
    methods without arguments: « organization », « get_role_display », « referral.display_code ».
    """
    return " · ".join(str(value) for path in paths if (value := _at_the_end(record, path)))


def _at_the_end(value, path: str):
    for step in path.split("."):
        try:
            value = getattr(value, step)
        except ObjectDoesNotExist:
            return None
        value = value() if callable(value) else value
        if value is None:
            break
    return value


def numbered(prefix: str, pk: int | None) -> str:
    """The number that is printed of a record without a code of its own; none before it is saved."""
    return f"{prefix}-{pk:04d}" if pk else ""


class Quantified(models.Model):
    """A quantity as somebody states it: exact, a range, or « près de », « au moins », « jusqu’à ».

    A subclass that has a ``unit`` prints the quantity with it.
    """

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
        unit = getattr(self, "unit", "")
        return quantities.Quantity(self.minimum, self.maximum, self.qualifier, unit)

    @property
    def quantity_said(self) -> str:
        """The quantity in French; nothing where what was typed makes none."""
        try:
            return self.quantity.display("fr")
        except ValueError:
            return ""

    @staticmethod
    def spread(quantity: quantities.Quantity) -> dict[str, Decimal | str | None]:
        """The columns that keep ``quantity``."""
        return {
            "minimum": quantity.minimum,
            "maximum": quantity.maximum,
            "qualifier": str(quantity.qualifier.value),
        }


class Amounted(models.Model):
    """An amount as somebody states it: « plus de 75 000 $ », « près de 2,4 M$ », a range.

    ``amount`` is the one number that was stated, whichever its qualifier; a range has a ``maximum`` too.
    """

    amount = MoneyField(
        _("montant"),
        null=True,
        blank=True,
        help_text=_(
            "En dollars canadiens, comme l’écrit sa source : 14 300 $, plus de 75 000 $, près de 2,4 M$. "
            "Laissez vide si le montant n’est pas connu : il s’imprimera « n. d. »."
        ),
    )
    maximum = MoneyField(_("montant maximal"), null=True, blank=True)
    qualifier = models.CharField(
        _("précision"), max_length=12, choices=quantities.Qualifier.choices, blank=True
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        is_range = self.qualifier == quantities.Qualifier.RANGE
        if self.amount is not None and is_range and self.maximum is None:
            raise ValidationError({"amount": _BOTH_BOUNDS})
        if self.maximum is not None and not (is_range and self.amount is not None):
            raise ValidationError({"amount": _BOTH_BOUNDS})
        if self.amount is not None and self.qualifier == quantities.Qualifier.UNKNOWN:
            raise ValidationError({"qualifier": _("Un montant inscrit n’est pas inconnu.")})

    @property
    def quantity(self) -> quantities.Quantity:
        return quantities.stated_amount(self.qualifier, self.amount, self.maximum)

    @staticmethod
    def spread(quantity: quantities.Quantity) -> dict[str, Decimal | str | None]:
        """The columns that keep ``quantity``."""
        is_range = quantity.qualifier == quantities.Qualifier.RANGE
        return {
            "amount": quantity.number,
            "maximum": quantity.maximum if is_range else None,
            "qualifier": str(quantity.qualifier.value) if quantity.is_known else "",
        }


# What stands in an address where the slug of a program may: activites/gestion/.
RESERVED_SLUGS = ("gestion",)


def refuse_reserved(slug: str) -> None:
    """Raise ValidationError for a slug that begins addresses of ours."""
    if slug in RESERVED_SLUGS:
        words = _("Des adresses du site commencent par ce mot : choisissez-en un autre.")
        raise ValidationError({"slug": words})
