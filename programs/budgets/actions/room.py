"""Whether a line has what is asked of it, and what lets it be passed."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.amounts import amount_said
from programs.budgets.balances import current
from programs.budgets.models import BudgetLine, Overrun
from programs.budgets.reckoning import ZERO
from programs.lib.periods import format_date, today


def make_room(amounts: Mapping[BudgetLine, Decimal], *, override: str, by) -> None:
    """Have room for what each line, locked, is to hold more than it does; with an ``override``, let it be passed.

    Raises ValidationError, naming the lines and what they have left, where no reason is given. A line whose budget
    is not known has no bound.
    """
    passed = lacking(amounts)
    if not passed:
        return
    if not override.strip():
        raise ValidationError(
            [ValidationError(_lacks(line, amounts[line]), code="overrun") for line in passed]
        )
    for line, amount in passed.items():
        Overrun.objects.create(
            line=line, amount=amount, reason=override.strip(), allowed_by=by, allowed_on=today()
        )


def lacking(amounts: Mapping[BudgetLine, Decimal]) -> dict[BudgetLine, Decimal]:
    """By how much each line would be passed, of those that would."""
    return {
        line: amount - left
        for line, amount in amounts.items()
        if (left := room_of(line)) is not None and amount > max(left, ZERO)
    }


def room_of(line: BudgetLine) -> Decimal | None:
    """What may still be engaged on a line: what remains, and what somebody allowed beyond. None is no bound."""
    remaining = current(line).remaining
    return None if remaining is None else remaining + line.overrun


def require_adopted(line: BudgetLine) -> None:
    if line.budget.is_draft:
        raise ValidationError(
            _("Le budget « %(budget)s » n’est pas encore adopté : rien ne s’y engage.")
            % {"budget": line.budget}
        )


def require_line_of(line: BudgetLine, day: date) -> None:
    """Raise ValidationError where the budget of ``line`` does not cover ``day``."""
    if day in line.budget.period:
        return
    raise ValidationError(
        {
            "line": _(
                "Le poste « %(line)s » est de l’exercice %(year)s, qui ne compte pas le %(day)s : choisissez un poste "
                "du budget qui couvre ce jour."
            )
            % {
                "line": line,
                "year": line.budget.years,
                "day": format_date(day, get_language() or "fr"),
            }
        }
    )


def _lacks(line: BudgetLine, amount: Decimal) -> str:
    return _(
        "Le poste « %(line)s » n’a que %(left)s de disponible, et il en faut %(amount)s : virez d’un autre poste, "
        "ou permettez le dépassement avec un motif."
    ) % {
        "line": line,
        "left": amount_said(room_of(line)),
        "amount": amount_said(amount),
    }
