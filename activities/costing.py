"""What an activity costs: an amount that nobody knows is counted beside the others, never as zero."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.models import Cost
from programs.amounts import amount_said

ZERO = Decimal(0)


@dataclass(frozen=True)
class Total:
    """What is known of several amounts, and how many of them are not."""

    known: Decimal = ZERO
    unknown: int = 0
    number: int = 0

    @classmethod
    def of(cls, amounts: Iterable[Decimal | None]) -> "Total":
        amounts = list(amounts)
        told = [amount for amount in amounts if amount is not None]
        return cls(sum(told, ZERO), len(amounts) - len(told), len(amounts))

    @property
    def amount(self) -> Decimal | None:
        """What is known; None where there are amounts and not one of them is."""
        return None if self.number and self.unknown == self.number else self.known

    @property
    def said(self) -> str:
        return amount_said(self.amount)

    @property
    def left_out(self) -> str:
        """What the total leaves out, in a few words; nothing where all is known."""
        if not self.unknown:
            return ""
        return ngettext(
            "et %(number)s coût inconnu", "et %(number)s coûts inconnus", self.unknown
        ) % {"number": self.unknown}


@dataclass(frozen=True)
class Totals:
    """What was quoted, what the program pays by its expenses, and what others say that they paid."""

    quoted: Total
    ours: Total
    theirs: Total

    @classmethod
    def of(cls, costs: Iterable[Cost]) -> "Totals":
        costs = list(costs)
        return cls(
            Total.of(cost.quoted for cost in costs),
            Total.of(cost.actual for cost in costs if not cost.payer_id),
            Total.of(cost.actual for cost in costs if cost.payer_id),
        )

    @property
    def shown(self) -> list[dict]:
        """As components/kpis.html takes them."""
        return [
            {"label": label, "value": total.said, "detail": total.left_out}
            for label, total in (
                (_("prévu"), self.quoted),
                (_("réel, à la charge du programme"), self.ours),
                (_("réel, payé par d’autres"), self.theirs),
            )
        ]


def with_money(costs: QuerySet[Cost]) -> QuerySet[Cost]:
    """Costs with all that their totals and their rows read."""
    return costs.select_related("supplier", "payer", "expense", "session")
