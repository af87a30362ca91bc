"""Two readings of one total, as reports print them side by side."""

from dataclasses import dataclass
from decimal import Decimal

from reporting.enums import Unit

Total = Decimal | int


@dataclass(frozen=True)
class Check:
    """Two readings of one total. ``difference`` adds up, in absolute value, what differs of each of its parts.

    ``where`` names those parts, where there are any.
    """

    code: str
    name: str
    left: Total
    right: Total
    difference: Total
    where: str = ""
    unit: Unit = Unit.DOLLARS

    @classmethod
    def of(
        cls, code: str, name: str, left: Total, right: Total, unit: Unit = Unit.DOLLARS
    ) -> "Check":
        """Two numbers that should be the same."""
        return cls(code, name, left, right, abs(left - right), unit=unit)

    @property
    def agrees(self) -> bool:
        return not self.difference
