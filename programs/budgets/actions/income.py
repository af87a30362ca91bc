"""What funders promise by their agreements, and what came in."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.budgets.models import Instalment, Receipt
from programs.submissions import made_once


@transaction.atomic
def keep_instalment(*, instalment: Instalment) -> Instalment:
    """Save an instalment that an agreement promises. Raises ValidationError."""
    instalment.full_clean()
    instalment.save()
    return instalment


@transaction.atomic
def drop_instalment(*, instalment: Instalment) -> None:
    """Take one back that no receipt answers to. Raises ValidationError where one does."""
    if instalment.receipts.exists():
        raise ValidationError(
            _("Un encaissement répond à ce versement : retirez d’abord l’encaissement.")
        )
    instalment.delete()


@transaction.atomic
def note_receipt(*, receipt: Receipt, submission: uuid.UUID) -> Receipt:
    """Save what came in, or what was given back; sent twice, it is one. Raises ValidationError."""

    def begin() -> Receipt:
        receipt.submission = submission
        receipt.full_clean()
        receipt.save()
        return receipt

    made, _is_new = made_once(
        begin,
        lambda: Receipt.objects.filter(submission=submission, funding=receipt.funding_id).first(),
    )
    return made


@transaction.atomic
def keep_receipt(*, receipt: Receipt) -> Receipt:
    """Save one that is corrected. Raises ValidationError, or IntegrityError where its period is closed."""
    receipt.full_clean()
    # Not what it is matched to: somebody may be matching it meanwhile.
    receipt.save(update_fields=["funding", "instalment", "received_on", "amount", "reference"])
    return receipt


@transaction.atomic
def drop_receipt(*, receipt: Receipt) -> None:
    """Take one back that was noted by mistake. Raises IntegrityError where its period is closed."""
    receipt.delete()
