"""What happens on the ground floor: one atomic function an event."""

from django.core.exceptions import ValidationError
from django.db import transaction
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


@transaction.atomic
def receive_referral(
    *,
    program: Program,
    person: Person,
    by,
    referrer: Organization | None = None,
    referrer_as_typed: str = "",
    received_on=None,
    need: str = "",
    note: str = "",
) -> Referral:
    """Record a referral and log its receipt."""
    referral = Referral(
        program=program,
        person=person,
        referrer=referrer,
        referrer_as_typed=referrer_as_typed,
        received_on=received_on or today(),
        need=need,
        note=note,
    )
    referral.full_clean()
    referral.save()
    referral_machine.start_log(referral, by=by, on=referral.received_on)
    return referral


def move_referral(*, referral: Referral, to: str, by, on=None, reason: str = "") -> Referral:
    """Take any step of a referral that needs nothing but a reason."""
    if to == ReferralState.REDIRECTED:
        raise ValidationError(_("Choisissez l’organisme vers lequel la référence est redirigée."))
    changes = {"reason": reason} if reason else {}
    return referral_machine.move(referral, to, by=by, on=on, reason=reason, **changes)


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
