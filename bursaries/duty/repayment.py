"""What is to be repaid where months are left that will not be served: exactly, and then to the cent."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

from bursaries.duty.terms import RepaymentFormula, Terms
from programs.lib.money import CENT
from programs.lib.periods import add_months

_ZERO = Fraction(0)


def outstanding(
    terms: Terms, paid: Decimal, owed: Fraction, left: Fraction, repaid: Decimal = Decimal(0)
) -> Fraction:
    """Return what is to be repaid before it is rounded.

    By the months left, of which those are gone already that were repaid; or all that was paid and not
    ``repaid``, as long as anything is left.
    """
    if not left or not owed:
        return _ZERO
    if terms.repayment == RepaymentFormula.WHOLE:
        return max(Fraction(paid) - Fraction(repaid), _ZERO)
    return Fraction(paid) * left / owed


def due(
    terms: Terms, paid: Decimal, owed: Fraction, left: Fraction, repaid: Decimal = Decimal(0)
) -> Decimal:
    """Return what is to be repaid, half up to the cent."""
    return to_the_cent(outstanding(terms, paid, owed, left, repaid))


def months_settled(
    terms: Terms,
    amount: Decimal,
    *,
    paid: Decimal,
    owed: Fraction,
    left: Fraction,
    repaid: Decimal = Decimal(0),
) -> Fraction:
    """Return the months, of those ``left``, that are settled by repaying an amount.

    The amount ÷ what a month costs, which is what is outstanding ÷ what is left. Where less than half a cent
    would remain due, all of it is settled: nobody is held by what cannot be paid.
    """
    whole = outstanding(terms, paid, owed, left, repaid)
    if not whole:
        return _ZERO
    months = min(left * Fraction(amount) / whole, left)
    remains = due(terms, paid, owed, left - months, repaid + amount)
    return months if remains else left


def repay_by(terms: Terms, on: date) -> date | None:
    """Return the day by which all is repaid that was asked for on a day; None where the terms set none."""
    if terms.repay_within_months is None:
        return None
    return add_months(on, terms.repay_within_months)


def to_the_cent(amount: Fraction) -> Decimal:
    return floor(amount * 100 + Fraction(1, 2)) * CENT
