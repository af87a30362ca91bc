"""What happens to a referral, from its receipt to its end."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from programs.enums import (
    REFERRAL_REASON_REQUIRED,
    REFERRAL_TRANSITIONS,
    ReferralState,
)
from programs.lib.periods import today
from programs.models import Organization, Person, Program, Referral, ReferralMove
from programs.moves import Machine

referral_machine = Machine(
    model=Referral,
    log=ReferralMove,
    subject="referral",
    states=ReferralState,
    transitions=REFERRAL_TRANSITIONS,
    reason_required=REFERRAL_REASON_REQUIRED,
)


def receive_referral(
    *, program: Program, person: Person, by, received_on=None, **details
) -> Referral:
    """Record a referral and log its receipt; ``details`` are its other fields."""
    received_on = received_on or today()
    referral = Referral(program=program, person=person, received_on=received_on, **details)
    return referral_machine.begin(referral, by=by, on=received_on)


def move_referral(*, referral: Referral, to: str, by, on=None, reason: str = "") -> Referral:
    """Take any step of a referral that needs nothing but a reason."""
    if to == ReferralState.REDIRECTED:
        raise ValidationError(_("Choisissez l’organisme vers lequel la référence est redirigée."))
    return referral_machine.move(referral, to, by=by, on=on, reason=reason)


def redirect_referral(
    *, referral: Referral, organization: Organization, by, on=None, reason: str = ""
) -> Referral:
    """Send a referral on to another organisation of the network."""
    if organization == referral.referrer:
        raise ValidationError(
            {"organization": _("Cet organisme est celui qui a envoyé la référence.")}
        )
    return referral_machine.move(
        referral,
        ReferralState.REDIRECTED,
        by=by,
        on=on,
        reason=reason,
        redirected_to=organization,
    )


def mark_duplicate(
    *, referral: Referral, by, original: Referral | None = None, on=None, reason: str = ""
) -> Referral:
    """Set a referral aside because the same one was received before: ``original``, where it is known."""
    if original and (original == referral or original.program_id != referral.program_id):
        raise ValidationError({"original": _("Choisissez une autre référence du même programme.")})
    return referral_machine.move(
        referral,
        ReferralState.DUPLICATE,
        by=by,
        on=on,
        reason=reason,
        duplicate_of=original,
    )
