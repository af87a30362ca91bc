"""Sharing keys: the parts by which a common cost is shared out over lines."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.budgets.models import BudgetLine, SharingKey, SharingPart
from programs.lib.periods import today

WHOLE = Decimal(100)


@transaction.atomic
def keep_key(*, key: SharingKey, parts: Mapping[BudgetLine, Decimal]) -> SharingKey:
    """Save a key with these parts, in place of those that it had; what it shared out stays as it was.

    Raises ValidationError where they do not make a hundred, to four decimals.
    """
    if not parts:
        raise ValidationError(_("Choisissez au moins un poste."))
    if total := sum(parts.values()) - WHOLE:
        raise ValidationError(
            _("Les parts font %(total)s %% : elles doivent faire 100 %%.")
            % {"total": _written(total + WHOLE)}
        )
    if key.pk:
        # Whoever changes it meanwhile waits, and replaces the parts that are then there.
        SharingKey.objects.select_for_update(of=("self",)).get(pk=key.pk)
    key.full_clean()
    key.save()
    key.parts.all().delete()
    for line, percent in parts.items():
        part = SharingPart(key=key, line=line, percent=percent)
        part.full_clean()
        part.save()
    return key


def _written(percent: Decimal) -> str:
    return f"{percent.normalize():f}".replace(".", ",")


@transaction.atomic
def retire_key(*, key: SharingKey, on: date | None = None) -> SharingKey:
    """From that day on it is no longer offered; what it shared out keeps it."""
    locked = SharingKey.objects.select_for_update(of=("self",)).get(pk=key.pk)
    if locked.retired_on:
        raise ValidationError(_("Cette clé est déjà retirée."))
    locked.retired_on = on or today()
    locked.full_clean()
    locked.save(update_fields=["retired_on"])
    return locked
