"""Hours that count against those that an agreement insures: declared, corrected, taken back. None are refused."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.partnerships.actions.agreement_making import lock_agreement
from programs.partnerships.enums import AGREEMENT_BOUND
from programs.partnerships.models import Agreement, InsuredHours


def _lock_bound(agreement_pk: int) -> Agreement:
    agreement = lock_agreement(agreement_pk)
    if agreement.state not in AGREEMENT_BOUND:
        raise ValidationError(_("Cette entente n’a pas encore pris effet."))
    return agreement


@transaction.atomic
def declare_hours(*, hours: InsuredHours, submission: uuid.UUID, by) -> InsuredHours:
    """Keep hours as they are declared; the same ``submission`` twice is one declaration, the first."""
    _lock_bound(hours.agreement_id)
    if made := InsuredHours.objects.filter(submission=submission).first():
        if made.party_id != hours.party_id:
            raise ValidationError(_("Ce formulaire a déjà servi : ouvrez-en un autre."))
        return made
    hours.submission, hours.declared_by = submission, by
    hours.full_clean()
    hours.save()
    return hours


@transaction.atomic
def correct_hours(*, hours: InsuredHours, by) -> InsuredHours:
    """Keep what was corrected; what was said before stays in its history."""
    _lock_bound(hours.agreement_id)
    hours.full_clean()
    hours.save()
    return hours


@transaction.atomic
def withdraw_hours(*, hours: InsuredHours, by) -> None:
    """Declared by mistake: they count no more, and stay in the history."""
    _lock_bound(hours.agreement_id)
    hours.delete()
