"""A running balance against the amounts beside it: what a table says twice is compared, not believed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Step:
    """One row: its amount and, where the table says it, the balance after it."""

    row: int
    on: date
    amount: Decimal
    balance: Decimal | None


@dataclass(frozen=True)
class Gap:
    """A balance that the amounts do not lead to."""

    row: int
    expected: Decimal
    stated: Decimal


@dataclass(frozen=True)
class Trail:
    """The balances before the first and after the last entry, and where the table leaves its own trail."""

    opening: Decimal | None = None
    closing: Decimal | None = None
    gaps: tuple[Gap, ...] = ()
    stated: int = 0

    @property
    def is_lost(self) -> bool:
        """Whether so few balances follow from the amounts that the column is none of theirs."""
        return len(self.gaps) * 2 > max(self.stated - 1, 1)


def follow(steps: Sequence[Step], *, is_owed: bool = False) -> Trail:
    """Follow the balances of a table, newest or oldest first, of what is owned or of what is owed.

    The way with the fewest gaps is taken; ``is_owed`` says which of the two is likelier. What is owed comes out
    below zero.
    """
    if not any(step.balance is not None for step in steps):
        return Trail()
    signs = (-1, 1) if is_owed else (1, -1)
    ways = [_trail(way, sign) for sign in signs for way in _ways(steps)]
    return min(ways, key=lambda trail: len(trail.gaps))


def _ways(steps: Sequence[Step]) -> list[Sequence[Step]]:
    """The orders in time that its days allow."""
    first, last = steps[0].on, steps[-1].on
    if first < last:
        return [steps]
    return [steps[::-1]] if first > last else [steps, steps[::-1]]


def _trail(steps: Sequence[Step], sign: int) -> Trail:
    opening: Decimal | None = None
    running = since = Decimal("0.00")
    gaps = []
    stated = 0
    for step in steps:
        since += step.amount
        if step.balance is None:
            continue
        stated += 1
        balance = sign * step.balance + 0
        if opening is None:
            opening = balance - since
        elif running + since != balance:
            gaps.append(Gap(step.row, sign * (running + since) + 0, step.balance))
        running, since = balance, Decimal("0.00")
    return Trail(opening, running + since, tuple(gaps), stated)
