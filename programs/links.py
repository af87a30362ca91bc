"""Signed addresses sent by mail: each names a record and the secret that renewing it changes."""

import uuid

from django.core.signing import BadSignature, Signer
from django.db.models import Model, QuerySet


def _signer(model: type[Model]) -> Signer:
    return Signer(salt=model._meta.label, sep=".")


def token_of(record: Model) -> str:
    """What the address of ``record`` holds, which has a ``nonce``; it stands in no list and in no history."""
    return _signer(type(record)).sign(f"{record.pk}-{record.nonce.hex}")


def record_of(token: str, records: QuerySet):
    """The one of ``records`` that ``token`` names; None where it was renewed since, or signed by nobody here."""
    try:
        pk, nonce = _signer(records.model).unsign(token).split("-")
        return records.filter(pk=int(pk), nonce=uuid.UUID(nonce)).first()
    except (BadSignature, ValueError):
        return None
