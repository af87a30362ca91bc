"""What is entered in the ledger of a service obligation beside service, and the lines that come of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from django.utils.translation import gettext as _


class Kind(StrEnum):
    """What a line tells of, in the order of one day: what is served that day comes before what is waived."""

    OWED = "owed"
    DEFERRED = "deferred"
    UNCOUNTED = "uncounted"
    SERVED = "served"
    WAIVED = "waived"
    REPAID = "repaid"

    @property
    def place(self) -> int:
        return list(Kind).index(self)


@dataclass(frozen=True)
class Waiver:
    """So many months given up by whom they are owed to; None is all that is left on that day."""

    on: date
    months: Fraction | int | None = None
    reason: str = ""
    key: str = ""

    def __post_init__(self) -> None:
        if self.months is not None and self.months <= 0:
            raise ValueError(_("Les mois exonérés sont au-dessus de zéro."))


@dataclass(frozen=True)
class Repayment:
    """Money that the holder gave back, instead of serving."""

    on: date
    amount: Decimal
    key: str = ""

    def __post_init__(self) -> None:
        if self.amount <= 0:
            raise ValueError(_("Un remboursement est au-dessus de zéro."))


@dataclass(frozen=True)
class Line:
    """The months that it adds to the balance, or takes off, and the balance after it; None is not known.

    ``beyond`` is what was served when nothing was owed any more, which the balance leaves out; ``days`` are
    those of a deferral that no other has; ``keys`` say what the line comes from.
    """

    on: date
    kind: Kind
    months: Fraction | None
    balance: Fraction | None
    say: Callable[[], str] = field(repr=False, compare=False)
    amount: Decimal | None = None
    beyond: Fraction = Fraction(0)
    days: int = 0
    keys: tuple[str, ...] = ()

    @property
    def explanation(self) -> str:
        """How it was reckoned, in words, in the language of whoever reads it."""
        return self.say()
