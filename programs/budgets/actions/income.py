"""What funders promise by their agreements, and what came in."""

from django.db import transaction

from programs.budgets.models import Instalment, Receipt


@transaction.atomic
def keep_instalment(*, instalment: Instalment) -> Instalment:
    """Save an instalment that an agreement promises. Raises ValidationError."""
    instalment.full_clean()
    instalment.save()
    return instalment


@transaction.atomic
def drop_instalment(*, instalment: Instalment) -> None:
    """Take one back that no receipt answers to. Raises IntegrityError where one does."""
    instalment.delete()


@transaction.atomic
def keep_receipt(*, receipt: Receipt) -> Receipt:
    """Save what came in, or what was given back. Raises ValidationError, IntegrityError of a closed period."""
    receipt.full_clean()
    receipt.save()
    return receipt


@transaction.atomic
def drop_receipt(*, receipt: Receipt) -> None:
    """Take one back that was noted by mistake. Raises IntegrityError where its period is closed."""
    receipt.delete()
