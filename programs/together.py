"""One step of several records at once: each passes or not by itself, and it is said of each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from programs import history, integrity


@dataclass(frozen=True)
class Outcome:
    """What came of one record; ``refusals`` are the sentences that say why not, none where it passed.

    ``codes`` are those of its refusals that have one, for a page that offers the way on.
    """

    record: models.Model
    refusals: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()

    @property
    def passed(self) -> bool:
        return not self.refusals

    def told(
        self, url: str, label: str, amount: str, links: Iterable[tuple[str, str]] = ()
    ) -> dict:
        """It, for ``components/outcomes_page.html``; ``links`` are the addresses and words of what goes on from it."""
        return {
            "record": self.record,
            "url": url,
            "label": label,
            "amount": amount,
            "refusals": self.refusals,
            "links": list(links),
        }


def each_by_itself(records: Iterable, step: Callable[[Any], object]) -> list[Outcome]:
    """Have each record take the step, as an act of its own: what is refused keeps none of the others back."""
    return [_outcome(record, step) for record in records]


def parted(outcomes: Iterable[Outcome]) -> tuple[list[Outcome], list[Outcome]]:
    """Those that passed, and the others."""
    outcomes = list(outcomes)
    return [one for one in outcomes if one.passed], [one for one in outcomes if not one.passed]


def _outcome(record, step: Callable[[Any], object]) -> Outcome:
    try:
        with transaction.atomic(), history.own_act():
            step(record)
    except IntegrityError as error:
        return Outcome(record, (integrity.explain(error),))
    except ValidationError as error:
        codes = {one.code for one in getattr(error, "error_list", ()) if one.code}
        return Outcome(record, tuple(error.messages), frozenset(codes))
    return Outcome(record)
