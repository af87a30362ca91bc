"""What an action achieved: from its approved news, never from a number that somebody keeps beside them."""

from collections.abc import Iterable
from datetime import date

from programs.lib import quantities
from programs.lib.quantities import Quantity
from programs.plans.enums import Counting, ProgressState
from programs.plans.models import Action, ProgressUpdate


def achieved(
    action: Action, updates: Iterable[ProgressUpdate], day: date | None = None
) -> Quantity:
    """How many ``action`` achieved by the end of ``day`` (of all time by default), as its approved ``updates`` say.

    Where each says what comes in addition, their sum; where each says the total to date, the last one. Unknown
    where none says a number.
    """
    said = [
        update
        for update in sorted(updates, key=lambda one: (one.reported_on, one.pk))
        if update.state == ProgressState.APPROVED
        and update.quantity.is_known
        and (day is None or update.reported_on <= day)
    ]
    if not said:
        return quantities.UNKNOWN
    if action.counting == Counting.TOTAL:
        return said[-1].quantity
    return quantities.total([update.quantity for update in said])
