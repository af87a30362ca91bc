"""An award that ends: its place, its sum and its line are given back, and what it obliged to is owed no more."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from bursaries.actions.machines import award_machine, instalment_machine, obligation_machine
from bursaries.enums import AWARD_HELD, InstalmentState, ObligationState
from bursaries.models import Award, Obligation
from programs.budgets.actions.commitments import close_commitment


@transaction.atomic
def end_award(*, award: Award, to: str, by, reason: str, on: date | None = None) -> Award:
    """Withdraw or cancel an award of which nothing is authorised yet.

    The round is locked by whoever calls, so that the place is given to one person only. Raises ValidationError.
    """
    if award.instalments.filter(state=InstalmentState.AUTHORIZED).exists():
        raise ValidationError(
            _(
                "Un versement de cette bourse est déjà autorisé : passez par la page de la bourse,"
                " qui dit ce qui en est remboursé."
            )
        )
    for instalment in award.instalments.exclude(state=InstalmentState.CANCELLED):
        instalment_machine.move(instalment, InstalmentState.CANCELLED, by=by, on=on, reason=reason)
    award = award_machine.move(award, to, by=by, on=on, reason=reason)
    if award.commitment and not award.commitment.closed_on:
        close_commitment(commitment=award.commitment, on=on, reason=reason)
    if award.obligation:
        _release(award.obligation, by=by, reason=reason, on=on)
    return award


def _release(obligation: Obligation, *, by, reason: str, on: date | None) -> None:
    """What no award obliges to any more, and was not begun, is cancelled."""
    held = obligation.awards.filter(state__in=AWARD_HELD)
    if obligation.state == ObligationState.NOT_STARTED and not held.exists():
        obligation_machine.move(obligation, ObligationState.CANCELLED, by=by, on=on, reason=reason)
