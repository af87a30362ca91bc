"""What happens to a referral, from its receipt to its end."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.accounts.access import colleagues_of
from programs.accounts.models import User
from programs.lib.periods import today
from programs.models import Organization, Program
from programs.moves import Machine
from programs.people.actions import record_consent
from programs.people.consents import Agreement
from programs.people.models import Person
from programs.referrals import outgoing
from programs.referrals.actions.notices import tell_receiver, tell_referrer
from programs.referrals.enums import (
    REFERRAL_REASON_REQUIRED,
    REFERRAL_TRANSITIONS,
    REFUSAL_EXPLAINED,
    ReferralState,
)
from programs.referrals.models import Referral, ReferralMove

referral_machine = Machine(
    model=Referral,
    log=ReferralMove,
    states=ReferralState,
    transitions=REFERRAL_TRANSITIONS,
    reason_required=REFERRAL_REASON_REQUIRED,
)

# The steps that need nothing more of which the referrer is told by mail; the others are on the page.
TOLD = (
    ReferralState.ACKNOWLEDGED,
    ReferralState.ACCEPTED,
    ReferralState.IN_SERVICE,
    ReferralState.CLOSED,
)


def receive_referral(
    *, program: Program, person: Person, by, received_on=None, **details
) -> Referral:
    """Record a referral and log its receipt; ``details`` are its other fields."""
    received_on = received_on or today()
    referral = Referral(program=program, person=person, received_on=received_on, **details)
    return referral_machine.begin(referral, by=by, on=received_on)


@transaction.atomic
def move_referral(*, referral: Referral, to: str, by, on=None, reason: str = "") -> Referral:
    """Take any step of a referral that needs nothing but a reason; the referrer is told of those that count."""
    if to == ReferralState.REDIRECTED:
        raise ValidationError(_("Choisissez l’organisme vers lequel la référence est redirigée."))
    if to == ReferralState.REFUSED:
        return refuse_referral(referral=referral, by=by, on=on, reason=reason)
    moved = referral_machine.move(referral, to, by=by, on=on, reason=reason)
    if to in TOLD:
        tell_referrer("referral_news", moved)
    return moved


@transaction.atomic
def refuse_referral(
    *, referral: Referral, by, refusal: str = "", on=None, reason: str = ""
) -> Referral:
    """Refuse a referral for a ``RefusalReason``; one that says nothing by itself is explained by ``reason``."""
    if refusal not in REFUSAL_EXPLAINED and not reason.strip():
        raise ValidationError({"reason": _("Écrivez le motif du refus.")})
    moved = referral_machine.move(
        referral, ReferralState.REFUSED, by=by, on=on, reason=reason, refusal=refusal
    )
    tell_referrer("referral_news", moved)
    return moved


@transaction.atomic
def redirect_referral(
    *,
    referral: Referral,
    organization: Organization,
    consent: Agreement,
    by,
    on=None,
    reason: str = "",
    despite: str = "",
) -> Referral:
    """Send a referral on to another organisation of the network, which the person agreed should know of it.

    ``despite`` is the key of what is said against it, and was confirmed (``programs.referrals.outgoing``).
    """
    if organization == referral.referrer:
        raise ValidationError(
            {"organization": _("Cet organisme est celui qui a envoyé la référence.")}
        )
    program = referral.program
    remarks = outgoing.remarks_on(
        program=program,
        sender=program.lead,
        receiver=organization,
        person=referral.person,
        on=on or today(),
    )
    confirmed = outgoing.settle(remarks, despite)
    moved = referral_machine.move(
        referral,
        ReferralState.REDIRECTED,
        by=by,
        on=on,
        reason=reason,
        redirected_to=organization,
        **({"sent_despite": confirmed} if confirmed else {}),
    )
    consent.check(moved.person.birth_date)
    if consent.given_on > (on or today()):
        raise ValidationError(
            {"given_on": _("Le consentement se donne avant que la référence soit redirigée.")}
        )
    record_consent(person=moved.person, given_to=organization, consent=consent)
    tell_referrer("referral_news", moved)
    tell_receiver("referral_redirected", moved, organization)
    return moved


@transaction.atomic
def assign_referral(*, referral: Referral, to: User, by: User) -> Referral:
    """Say who follows the referral: ``by`` or one of those who coordinate with them."""
    referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    if not (by.is_superuser and to == by) and not colleagues_of(by).filter(pk=to.pk).exists():
        raise ValidationError(_("Cette personne ne coordonne pas ce programme."))
    referral.assigned_to = to
    referral.save(update_fields=["assigned_to"])
    return referral


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
