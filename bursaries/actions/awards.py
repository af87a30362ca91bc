"""An award after its decision: its contract, its end before its time, and what of that is taken back."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from bursaries.actions.granting import lock_round, require_room
from bursaries.actions.instalments import join_award_file, lock_award
from bursaries.actions.machines import (
    application_machine,
    award_machine,
    instalment_machine,
    obligation_machine,
)
from bursaries.actions.returning import end_award
from bursaries.enums import (
    ApplicationState,
    AwardFileKind,
    AwardState,
    InstalmentState,
    ObligationState,
)
from bursaries.models import Application, Award, Obligation
from programs.budgets.actions import FILE_TYPES, reopen_commitment
from programs.files import CheckedFile
from programs.lib.periods import today


@transaction.atomic
def sign_contract(*, award: Award, by, on: date, file: CheckedFile | None = None) -> Award:
    """Both have signed: keep the copy and the day. Raises ValidationError where no copy is there."""
    locked = lock_award(award.pk)
    if file is not None:
        if file.content_type not in FILE_TYPES:
            raise ValidationError(
                {"file": _("Le contrat signé est un PDF ou une image JPEG ou PNG.")}
            )
        join_award_file(award=locked, file=file, kind=AwardFileKind.CONTRACT, by=by)
    if not locked.files.filter(kind=AwardFileKind.CONTRACT).exists():
        raise ValidationError({"file": _("Joignez la copie signée du contrat.")})
    return award_machine.move(
        locked,
        AwardState.SIGNED,
        by=by,
        on=on,
        sources=(AwardState.GRANTED,),
        signed_on=on,
    )


@transaction.atomic
def take_back_signature(*, award: Award, by, reason: str) -> Award:
    """Noted by mistake: the contract is to sign again. Raises ValidationError where something was authorised by it."""
    if not reason.strip():
        raise ValidationError({"reason": _("Écrivez le motif.")})
    locked = lock_award(award.pk)
    if locked.instalments.filter(state=InstalmentState.AUTHORIZED).exists():
        raise ValidationError(
            _("Un versement est autorisé sur la foi de ce contrat : reprenez-le d’abord.")
        )
    locked.files.filter(kind=AwardFileKind.CONTRACT).update(kind=AwardFileKind.OTHER)
    return award_machine.move(
        locked,
        AwardState.GRANTED,
        by=by,
        reason=reason,
        sources=(AwardState.SIGNED,),
        signed_on=None,
    )


@transaction.atomic
def withdraw_award(*, award: Award, by, reason: str, on: date | None = None) -> Award:
    """Its holder gives it up. See ``cancel_award``."""
    return _end(award, AwardState.WITHDRAWN, by=by, reason=reason, on=on)


@transaction.atomic
def cancel_award(
    *, award: Award, by, reason: str, on: date | None = None, mistaken: bool = False
) -> Award:
    """Take an award away: its place and what was not paid of it go back to its round and to its line.

    What was paid stays, and still obliges; where nothing was, and nothing else binds them, its holder owes nothing any
    more. Raises ValidationError where an instalment is approved and not paid.

    One that was given by mistake (``mistaken``) never was: its application waits for a decision again. It is refused
    where something of it was paid, or is being served.
    """
    if not mistaken:
        return _end(award, AwardState.CANCELLED, by=by, reason=reason, on=on)
    ended = end_award(award=award, to=AwardState.CANCELLED, by=by, reason=reason, mistaken=True)
    if ended.application_id:
        application = Application.objects.get(pk=ended.application_id)
        if application.state == ApplicationState.AWARDED:
            application_machine.move(application, ApplicationState.REVIEWED, by=by, reason=reason)
    return ended


@transaction.atomic
def restore_award(*, award: Award, by, reason: str = "") -> Award:
    """Ended by mistake: it takes its place again, where its round and its line still have it.

    Its contract is signed again as it was, and its instalments wait where they stood. Raises ValidationError.
    """
    round = lock_round(award.round_id) if award.round_id else None
    locked = lock_award(award.pk)
    if locked.is_held:
        raise ValidationError(_("Cette bourse n’a pas pris fin."))
    if round is not None:
        require_room(round, locked.tier, locked.amount)
    again = {"by": by, "reason": reason, "mistaken": bool(award_machine.mistaken_since(locked))}
    restored = award_machine.move(locked, AwardState.GRANTED, **again)
    if restored.signed_on:
        restored = award_machine.move(restored, AwardState.SIGNED, **again)
    if locked.commitment and locked.commitment.closed_on:
        reopen_commitment(commitment=locked.commitment, by=by)
    for instalment in restored.instalments.filter(state=InstalmentState.CANCELLED):
        waiting = instalment_machine.move(instalment, InstalmentState.EXPECTED, **again)
        if waiting.attested_on:
            instalment_machine.move(waiting, InstalmentState.ATTESTED, **again)
    _oblige_again(restored, **again)
    _award_again(restored, by=by, reason=reason)
    return restored


def _end(award: Award, to: str, *, by, reason: str, on: date | None) -> Award:
    day = on or today()
    ended = end_award(award=award, to=to, by=by, on=day, reason=reason)
    if ended.application_id:
        application = Application.objects.get(pk=ended.application_id)
        if application.state == ApplicationState.AWARDED:
            application_machine.move(
                application, ApplicationState.WITHDRAWN, by=by, on=day, reason=reason
            )
    return ended


def _oblige_again(award: Award, **again) -> None:
    if award.obligation_id is None:
        return
    obligation = Obligation.objects.get(pk=award.obligation_id)
    if obligation.state == ObligationState.CANCELLED:
        obligation_machine.move(obligation, ObligationState.NOT_STARTED, **again)


def _award_again(award: Award, *, by, reason: str) -> None:
    if award.application_id is None:
        return
    application = Application.objects.get(pk=award.application_id)
    if application.state == ApplicationState.WITHDRAWN:
        application = application_machine.move(
            application, ApplicationState.REVIEWED, by=by, reason=reason
        )
    if application.state == ApplicationState.REVIEWED:
        application_machine.move(application, ApplicationState.AWARDED, by=by, reason=reason)
