"""Amendments: begun from wherever something outside the agreement is met, signed by all, annulled with a reason."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from programs.lib.periods import today
from programs.partnerships.actions.agreement_clauses import add_from_templates
from programs.partnerships.actions.agreement_making import lock_agreement
from programs.partnerships.actions.agreement_signing import is_put_to_signature
from programs.partnerships.enums import AGREEMENT_LIVE
from programs.partnerships.models import Agreement, Amendment, ClauseTemplate


def require_live(agreement: Agreement) -> None:
    """Raise, with what to do instead, where an agreement is not in force."""
    if agreement.state not in AGREEMENT_LIVE:
        raise ValidationError(
            _(
                "Cette entente n’est pas en vigueur : elle ne se modifie plus par un avenant. Renouvelez-la."
            )
        )


def next_amendment(agreement: Agreement) -> int:
    return (agreement.amendments.aggregate(last=Max("number"))["last"] or 0) + 1


@transaction.atomic
def begin_amendment(
    *, amendment: Amendment, clauses: Iterable[ClauseTemplate] = (), by
) -> Amendment:
    """An amendment that changes nothing until all have signed it.

    ``amendment.number`` is that of the form: sent twice with the same subject, it is one; taken by another meanwhile,
    it gets the next.
    """
    agreement = lock_agreement(amendment.agreement_id)
    require_live(agreement)
    before = agreement.amendments.filter(number=amendment.number).first()
    if before and before.subject == amendment.subject:
        return before
    amendment.number = next_amendment(agreement)
    amendment.full_clean()
    amendment.save()
    add_from_templates(agreement=agreement, amendment=amendment, templates=clauses, by=by)
    return amendment


@transaction.atomic
def keep_amendment(*, amendment: Amendment, by) -> Amendment:
    """Keep what was written of it, as long as it is not put to signature."""
    lock_agreement(amendment.agreement_id)
    require_unsigned(amendment)
    amendment.full_clean()
    amendment.save()
    return amendment


def require_unsigned(amendment: Amendment) -> None:
    kept = Amendment.objects.select_for_update(of=("self",)).get(pk=amendment.pk)
    if kept.cancelled_on:
        raise ValidationError(_("Cet avenant est annulé."))
    if is_put_to_signature(kept):
        raise ValidationError(
            _("Cet avenant est en signature, ou signé : reprenez d’abord son texte.")
        )


@transaction.atomic
def annul_amendment(*, amendment: Amendment, by, reason: str, on: date | None = None) -> Amendment:
    """It counts no more, signed or not; who reads the agreement reads why."""
    kept = Amendment.objects.select_for_update(of=("self",)).get(pk=amendment.pk)
    if kept.cancelled_on:
        raise ValidationError(_("Cet avenant est annulé."))
    kept.cancelled_on, kept.reason = on or today(), reason
    kept.full_clean()
    kept.save()
    return kept


@transaction.atomic
def restore_amendment(*, amendment: Amendment, by) -> Amendment:
    """Annulled by mistake: it is again what it was."""
    kept = Amendment.objects.select_for_update(of=("self",)).get(pk=amendment.pk)
    kept.cancelled_on, kept.reason = None, ""
    kept.full_clean()
    kept.save()
    return kept
