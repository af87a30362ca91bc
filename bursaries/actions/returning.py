"""An award that ends: its place, its sum and its line are given back, and what it obliged to is owed no more."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from bursaries.actions.granting import lock_round
from bursaries.actions.instalments import free, lock_award, lock_instalment
from bursaries.actions.machines import award_machine, instalment_machine, obligation_machine
from bursaries.enums import AWARD_HELD, InstalmentState, ObligationState
from bursaries.models import Award, AwardInstalment, Obligation
from programs.amounts import amount_said
from programs.budgets.actions import close_commitment
from programs.budgets.enums import EXPENSE_PENDING
from programs.lib.periods import today

_NOTHING_SERVED = (ObligationState.NOT_STARTED, ObligationState.CANCELLED)


@transaction.atomic
def end_award(
    *, award: Award, to: str, by, reason: str, on: date | None = None, mistaken: bool = False
) -> Award:
    """Withdraw or cancel an award: what was not paid of it is given back, and what was stays, and still obliges.

    What becomes of its application is for whoever calls. Raises ValidationError where an instalment is approved and
    not paid; of one given by mistake (``mistaken``), also where one was paid or its service began.
    """
    day = on or today()
    if award.round_id:
        lock_round(award.round_id)
    locked = lock_award(award.pk)
    if mistaken:
        day = award_machine.first_day(locked) or locked.awarded_on
        _require_nothing_came_of_it(locked)
    how = {"by": by, "reason": reason, "mistaken": mistaken}
    ended = award_machine.move(locked, to, on=day, **how)
    _cancel_unpaid(locked, **how)
    commitment = locked.commitment
    if commitment and not commitment.closed_on:
        close_commitment(commitment=commitment, on=day, reason=reason)
    _release(ended, **how)
    return ended


def _require_nothing_came_of_it(award: Award) -> None:
    """Of what is said never to have been, nothing may be left."""
    for instalment in award.instalments.filter(state=InstalmentState.AUTHORIZED):
        if not _is_settled(instalment):
            continue
        if instalment.expense is None:
            raise ValidationError(
                _("Le versement %(number)s est autorisé : reprenez d’abord cette autorisation.")
                % {"number": instalment.number}
            )
        raise ValidationError(
            _(
                "Le versement %(number)s est payé (%(code)s) : les finances annulent d’abord ce paiement, ou "
                "contre-passent la dépense."
            )
            % {"number": instalment.number, "code": instalment.expense.code}
        )
    obligation = award.obligation
    if obligation and obligation.state not in _NOTHING_SERVED:
        raise ValidationError(
            _(
                "L’engagement de service est à l’état « %(state)s » : ramenez-le d’abord à « Pas débutée »."
            )
            % {"state": obligation.get_state_display()}
        )


def _cancel_unpaid(award: Award, *, by, reason: str, mistaken: bool) -> None:
    held = (InstalmentState.EXPECTED, InstalmentState.ATTESTED, InstalmentState.AUTHORIZED)
    for found in award.instalments.filter(state__in=held):
        instalment = lock_instalment(found)
        if instalment.state == InstalmentState.AUTHORIZED:
            if _is_settled(instalment):
                continue
            instalment = free(instalment, by=by, reason=reason)
        instalment_machine.move(
            instalment, InstalmentState.CANCELLED, by=by, reason=reason, mistaken=mistaken
        )


def _is_settled(instalment: AwardInstalment) -> bool:
    """Whether it was handed over: paid in the ledger, or authorised outside of it. Raises where it is half way."""
    expense = instalment.expense
    if expense is None:
        return True
    if expense.is_void or expense.state in EXPENSE_PENDING:
        return False
    if expense.owed > 0:
        raise ValidationError(
            _(
                "Le versement %(number)s est approuvé au registre (%(code)s), et il en reste %(owed)s à payer : les "
                "finances le paient, ou reprennent l’approbation, avant que la bourse prenne fin."
            )
            % {
                "number": instalment.number,
                "code": expense.code,
                "owed": amount_said(expense.owed),
            }
        )
    return True


def _binds(award: Award) -> bool:
    """Whether its holder owes service for it: it is held, or something of it was paid."""
    if award.state in AWARD_HELD:
        return True
    return award.instalments.filter(state=InstalmentState.AUTHORIZED).exists()


def _release(award: Award, **how) -> None:
    """Cancel the obligation where none of its awards binds any more, and nothing was served of it."""
    if award.obligation_id is None:
        return
    obligation = Obligation.objects.select_for_update(of=("self",)).get(pk=award.obligation_id)
    if obligation.state != ObligationState.NOT_STARTED:
        return
    if not any(_binds(one) for one in obligation.awards.all()):
        obligation_machine.move(obligation, ObligationState.CANCELLED, **how)
