"""The taxes inside an amount that holds them, each rounded half up to the cent, as an invoice prints them."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import floor

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from programs.lib.money import CENT


class Place(TextChoices):
    """Where something was bought, which says what taxes it bears."""

    QUEBEC = "qc", _("Québec : TPS (5 %) et TVQ (9,975 %)")
    ONTARIO = "on", _("Ontario : TVH (13 %)")


RATES: dict[str, dict[str, Fraction]] = {
    Place.QUEBEC: {"gst": Fraction(5, 100), "qst": Fraction(9975, 100_000)},
    Place.ONTARIO: {"hst": Fraction(13, 100)},
}
TAXES = ("gst", "qst", "hst")


def taxes_within(total: Decimal, place: str) -> dict[str, Decimal]:
    """The taxes of ``place`` in ``total``, taxes included, by the name of their column; none is below zero."""
    rates = RATES[place]
    before = Fraction(total) / (1 + sum(rates.values()))
    return {name: _half_up(before * rate) for name, rate in rates.items()}


def rebate_of(taxes: Mapping[str, Decimal], percent: Decimal) -> Decimal:
    """What the government gives back of ``taxes`` at one rate, each of them to the cent."""
    rate = Fraction(percent) / 100
    return sum((_half_up(Fraction(tax) * rate) for tax in taxes.values()), Decimal(0))


def _half_up(amount: Fraction) -> Decimal:
    return floor(amount * 100 + Fraction(1, 2)) * CENT
