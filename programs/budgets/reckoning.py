"""Balances as numbers alone: what screens, checks and documents reckon with, none of which reads a record."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

ZERO = Decimal(0)


@dataclass(frozen=True)
class Balance:
    """Dollars of one line, or of several together. None is not known.

    ``committed`` is what is left of open commitments, ``spent`` what approved expenses charged.
    """

    adopted: Decimal | None
    amended: Decimal = ZERO
    committed: Decimal = ZERO
    spent: Decimal = ZERO

    @property
    def revised(self) -> Decimal | None:
        """The budget as amended."""
        return None if self.adopted is None else self.adopted + self.amended

    @property
    def engaged(self) -> Decimal:
        """All that is not free any more: spent, or committed and not spent yet."""
        return self.committed + self.spent

    @property
    def remaining(self) -> Decimal | None:
        """What is free; below zero where the line was passed."""
        return None if self.revised is None else self.revised - self.engaged

    @property
    def variance(self) -> Decimal | None:
        """The budget as amended less what was spent: above zero where less was spent."""
        return None if self.revised is None else self.revised - self.spent


def together(balances: Iterable[Balance]) -> Balance:
    """Their sum. What is not known of one stays out of it; of none known, it is not known."""
    balances = list(balances)
    known = [one.adopted for one in balances if one.adopted is not None]
    return Balance(
        sum(known, ZERO) if known else None,
        # A line whose budget is not known has no revised budget either.
        sum((one.amended for one in balances if one.adopted is not None), ZERO),
        sum((one.committed for one in balances), ZERO),
        sum((one.spent for one in balances), ZERO),
    )


def passes_threshold(balance: Balance, percent: Decimal, least: Decimal | None) -> bool:
    """Whether a line ends so far above or below its budget that somebody should say why: by more than so many
    per cent of it, and by ``least`` dollars.
    """
    variance = balance.variance
    if not variance or abs(variance) < (least or ZERO):
        return False
    return abs(variance) * 100 > percent * max(balance.revised, ZERO)
