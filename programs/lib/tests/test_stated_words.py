"""Quantities as people write them, with their units and in round words."""

from decimal import Decimal

import pytest
from django.utils import translation

from programs.lib.quantities import Agreement, Quantity, parse_quantity, says_unknown

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("text", "french", "english", "unit"),
    [
        ("70 %", "70 %", "70%", "percent"),
        ("70%", "70 %", "70%", "percent"),
        ("58,8 pour cent", "58,8 %", "58.8%", "percent"),
        ("60 à 70 %", "60 % à 70 %", "60% to 70%", "percent"),
        ("plus de 315 000 $", "plus de 315 000 $", "over $315,000", "dollars"),
        ("1,2 M$", "1 200 000 $", "$1,200,000", "dollars"),
        ("près de 2,4 M$", "près de 2 400 000 $", "nearly $2,400,000", "dollars"),
        ("1,2 à 1,5 M$", "1 200 000 $ à 1 500 000 $", "$1,200,000 to $1,500,000", "dollars"),
        ("500 $ à 1 M$", "500 $ à 1 000 000 $", "$500 to $1,000,000", "dollars"),
        ("2 millions de dollars", "2 000 000 $", "$2,000,000", "dollars"),
        ("75 k$", "75 000 $", "$75,000", "dollars"),
        ("$12,500.50", "12 500,50 $", "$12,500.50", "dollars"),
        ("jusqu’à 5 000 $", "jusqu’à 5 000 $", "up to $5,000", "dollars"),
        ("une dizaine", "près de 10", "nearly 10", ""),
        ("une centaine", "près de 100", "nearly 100", ""),
        ("a dozen", "près de 12", "nearly 12", ""),
        ("plus d’une centaine", "plus de 100", "over 100", ""),
        ("environ 40", "près de 40", "nearly 40", ""),
        ("une vingtaine d’heures", "près de 20 heures", "nearly 20 hours", "hours"),
        ("1 heure", "1 heure", "1 hour", "hours"),
        ("1,5 h", "1,5 heure", "1.5 hours", "hours"),
        ("3 à 5 jours", "3 à 5 jours", "3 to 5 days", "days"),
        ("au moins 12 personnes", "au moins 12", "at least 12", "persons"),
    ],
)
def test_a_quantity_keeps_the_unit_that_was_written(text, french, english, unit):
    quantity = parse_quantity(text)
    shown = [quantity.display(language).replace(NBSP, " ") for language in ("fr", "en")]
    assert [*shown, quantity.unit] == [french, english, unit]


@pytest.mark.parametrize(
    "text", ["1,234 M$", "3 bourses", "plusieurs dizaines", "$5 $", "5 $ à 7 %", "dizaine", "#N/A"]
)
def test_what_may_be_read_in_two_ways_is_refused_with_examples(text):
    with translation.override("fr"), pytest.raises(ValueError, match="n’est pas une quantité") as e:
        parse_quantity(text)
    assert str(e.value).count("une dizaine") == 1


def test_the_error_of_a_formula_does_not_say_that_a_value_is_unknown():
    assert [says_unknown(text) for text in ("#N/A", " #N/D", "n/a")] == [False, False, True]


@pytest.mark.parametrize(
    ("stated", "computed", "outcome"),
    [
        ("42", "42", "agrees"),
        ("42", "41", "differs"),
        ("plus de 42", "42", "differs"),
        ("plus de 42", "43", "agrees"),
        ("au moins 10", "11", "agrees"),
        ("n. d.", "11", "incomparable"),
        ("11", "n. d.", "incomparable"),
        # Of what was computed only a part is known.
        ("30", "au moins 40", "differs"),
        ("40", "au moins 40", "incomparable"),
        ("50", "au moins 40", "incomparable"),
        ("au moins 40", "au moins 40", "agrees"),
        ("au moins 30", "au moins 40", "agrees"),
        ("au moins 50", "au moins 40", "incomparable"),
        ("jusqu’à 30", "au moins 40", "differs"),
        ("plus de 40", "au moins 40", "incomparable"),
        ("plus de 40", "plus de 40", "agrees"),
        ("jusqu’à 40", "plus de 40", "differs"),
        ("près de 40", "44", "agrees"),
        ("près de 40", "45", "differs"),
        ("3 à 5", "4", "agrees"),
        ("3 à 5", "4 à 6", "incomparable"),
    ],
)
def test_a_stated_quantity_agrees_differs_or_cannot_be_compared(stated, computed, outcome):
    assert parse_quantity(stated).against(parse_quantity(computed)) == Agreement(outcome)


def test_the_number_that_stands_for_a_quantity_is_one_of_its_bounds():
    ten = Decimal(10)
    numbers = [Quantity(ten, None, "over").number, Quantity(None, ten, "at_most").number]
    assert [*numbers, Quantity(None, None).number] == [ten, ten, None]
