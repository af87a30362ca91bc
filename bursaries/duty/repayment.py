"""What is to be repaid where months are left that will not be served: exactly, and then to the cent."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

from bursaries.duty.terms import RepaymentFormula, Terms
from programs.lib.money import CENT
from programs.lib.periods import add_months

_ZERO = Fraction(0)


@dataclass(frozen=True)
class Standing:
    """What is at stake: what was ``paid`` for the months ``owed``, those that are ``left`` and what was ``repaid``.

    Of the awards since all was last done: what was served, waived or repaid to the end is not asked for again.
    """

    paid: Decimal
    owed: Fraction
    left: Fraction
    repaid: Decimal = Decimal(0)

    def less(self, months: Fraction, amount: Decimal) -> "Standing":
        """The same once an amount is repaid, which settles so many months."""
        return replace(self, left=self.left - months, repaid=self.repaid + amount)


def outstanding(terms: Terms, standing: Standing) -> Fraction:
    """Return what is to be repaid before it is rounded.

    By the months left, of which those are gone already that were repaid; or all that was paid and not repaid,
    as long as anything is left.
    """
    if not standing.left or not standing.owed:
        return _ZERO
    if terms.repayment == RepaymentFormula.WHOLE:
        return max(Fraction(standing.paid) - Fraction(standing.repaid), _ZERO)
    return Fraction(standing.paid) * standing.left / standing.owed


def due(terms: Terms, standing: Standing) -> Decimal:
    """Return what is to be repaid, half up to the cent."""
    return to_the_cent(outstanding(terms, standing))


def months_settled(terms: Terms, standing: Standing, amount: Decimal) -> Fraction:
    """Return the months, of those left, that are settled by repaying an amount.

    The amount ÷ what a month costs, which is what is outstanding ÷ what is left. Where less than half a cent
    would remain due, all of it is settled: nobody is held by what cannot be paid.
    """
    whole = outstanding(terms, standing)
    if not whole:
        return _ZERO
    months = min(standing.left * Fraction(amount) / whole, standing.left)
    return months if due(terms, standing.less(months, amount)) else standing.left


def repay_by(terms: Terms, on: date) -> date | None:
    """Return the day by which all is repaid that was asked for on a day; None where the terms set none."""
    if terms.repay_within_months is None:
        return None
    return add_months(on, terms.repay_within_months)


def to_the_cent(amount: Fraction) -> Decimal:
    return floor(amount * 100 + Fraction(1, 2)) * CENT
