"""The taxes inside an amount, to the cent."""

from decimal import Decimal

import pytest

from programs.budgets.taxes import Place, rebate_of, taxes_within


@pytest.mark.parametrize(
    ("total", "gst", "qst"),
    [
        ("114.98", "5.00", "9.98"),
        ("1149.75", "50.00", "99.75"),
        ("0.01", "0.00", "0.00"),
        # 0.125 and 0.249375 before rounding.
        ("2.87", "0.12", "0.25"),
    ],
)
def test_the_two_taxes_of_quebec_are_each_rounded_half_up(total, gst, qst):
    assert taxes_within(Decimal(total), Place.QUEBEC) == {"gst": Decimal(gst), "qst": Decimal(qst)}


@pytest.mark.parametrize(("total", "hst"), [("113.00", "13.00"), ("99.99", "11.50")])
def test_ontario_has_one(total, hst):
    assert taxes_within(Decimal(total), Place.ONTARIO) == {"hst": Decimal(hst)}


def test_a_half_cent_goes_up():
    # 1.13 holds 0.13; a rate of half of 0.13 is 0.065.
    assert rebate_of({"hst": Decimal("0.13")}, Decimal(50)) == Decimal("0.07")


def test_each_tax_is_rebated_by_itself():
    taxes = {"gst": Decimal("0.01"), "qst": Decimal("0.01")}
    assert rebate_of(taxes, Decimal(50)) == Decimal("0.02")
