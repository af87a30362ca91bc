"""The steps of an agreement that are no signature: negotiation, suspension, notice of end, end; each can be mended."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.lib.periods import add_months
from programs.models import Organization
from programs.partnerships.actions.agreement_making import lock_agreement
from programs.partnerships.actions.agreement_signing import forget_signatures, take_back_renewal
from programs.partnerships.actions.machines import agreement_machine
from programs.partnerships.enums import AGREEMENT_LIVE, AgreementState, Renewal
from programs.partnerships.models import Agreement

_S = AgreementState


@transaction.atomic
def negotiate(*, agreement: Agreement, by) -> Agreement:
    return agreement_machine.move(agreement, _S.NEGOTIATION, by=by, sources=(_S.DRAFT,))


@transaction.atomic
def back_to_draft(*, agreement: Agreement, by) -> Agreement:
    return agreement_machine.move(agreement, _S.DRAFT, by=by, sources=(_S.NEGOTIATION,))


@transaction.atomic
def suspend(*, agreement: Agreement, by, reason: str, on: date | None = None) -> Agreement:
    return agreement_machine.move(
        agreement, _S.SUSPENDED, by=by, on=on, reason=reason, sources=(_S.IN_FORCE,)
    )


@transaction.atomic
def resume(*, agreement: Agreement, by, on: date | None = None) -> Agreement:
    return agreement_machine.move(agreement, _S.IN_FORCE, by=by, on=on, sources=(_S.SUSPENDED,))


@transaction.atomic
def end(*, agreement: Agreement, by, on: date | None = None) -> Agreement:
    """It came to its end, and goes on in no other."""
    return agreement_machine.move(agreement, _S.ENDED, by=by, on=on, sources=AGREEMENT_LIVE)


@transaction.atomic
def terminate(*, agreement: Agreement, by, reason: str, on: date | None = None) -> Agreement:
    """It ends before its time."""
    return agreement_machine.move(
        agreement, _S.TERMINATED, by=by, on=on, reason=reason, sources=AGREEMENT_LIVE
    )


@transaction.atomic
def restore(*, agreement: Agreement, by) -> Agreement:
    """Ended by mistake: it is in force again."""
    return agreement_machine.move(agreement, _S.IN_FORCE, by=by, sources=(_S.ENDED, _S.TERMINATED))


@transaction.atomic
def cancel(*, agreement: Agreement, by, reason: str) -> Agreement:
    """It was written by mistake, and bound nobody on any day; what it renewed is in force again."""
    moved = agreement_machine.move(agreement, _S.CANCELLED, by=by, reason=reason, mistaken=True)
    take_back_renewal(moved, by=by)
    return moved


@transaction.atomic
def restore_draft(*, agreement: Agreement, by) -> Agreement:
    """Cancelled by mistake: it is a draft again, to be signed anew."""
    moved = agreement_machine.move(agreement, _S.DRAFT, by=by, sources=(_S.CANCELLED,))
    forget_signatures(moved)
    return moved


# --- notice of end


def stop_proposed(agreement: Agreement, given_on: date) -> date:
    """The day on which a notice that is given on ``given_on`` ends the agreement.

    One that renews itself ends with the term under way where the notice is in time, else with the next; any other, once
    the notice is over.
    """
    found = Agreement.objects.with_term_on(given_on).get(pk=agreement.pk)
    if found.renewal == Renewal.TACIT and found.term_ends:
        if given_on <= found.notice_day:
            return found.term_ends
        return add_months(found.term_ends, found.renewal_months)
    return found.notice_term.after(given_on)


@transaction.atomic
def give_notice(
    *, agreement: Agreement, given_by: Organization, given_on: date, stops_on: date, reason: str, by
) -> Agreement:
    """A party says that it ends the agreement, on a day that its notice sets."""
    kept = lock_agreement(agreement.pk)
    if kept.state not in AGREEMENT_LIVE:
        raise ValidationError(_("Cette entente n’est pas en vigueur."))
    if kept.denounced_on:
        raise ValidationError(_("Un avis de fin est déjà donné : retirez-le d’abord."))
    if not reason.strip():
        raise ValidationError({"reason": _("Écrivez le motif.")})
    kept.denounced_on, kept.denounced_by, kept.stops_on = given_on, given_by, stops_on
    kept.reason = reason
    kept.full_clean()
    kept.save()
    return kept


@transaction.atomic
def withdraw_notice(*, agreement: Agreement, by) -> Agreement:
    """Given by mistake, or taken back: the agreement goes on as it would have."""
    kept = lock_agreement(agreement.pk)
    if kept.state not in AGREEMENT_LIVE:
        raise ValidationError(_("Cette entente n’est pas en vigueur."))
    kept.denounced_on = kept.denounced_by = kept.stops_on = None
    kept.reason = kept.reason if kept.state == _S.SUSPENDED else ""
    kept.save()
    return kept
