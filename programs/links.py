"""Signed addresses sent by mail: each names a record and the secret that renewing it changes."""

import uuid

from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet
from django.utils import timezone

from programs.models import Invitation, ReferralLink

Sent = Invitation | ReferralLink


def _signer(model: type[Sent]) -> Signer:
    return Signer(salt=model._meta.label, sep=".")


def token_of(record: Sent) -> str:
    """What the address of ``record`` holds; it stands in no list and in no history."""
    return _signer(type(record)).sign(f"{record.pk}-{record.nonce.hex}")


def _named(token: str, records: QuerySet) -> Sent | None:
    """The one of ``records`` that ``token`` names; None where it was renewed since, or signed by nobody here."""
    try:
        pk, nonce = _signer(records.model).unsign(token).split("-")
        return records.filter(pk=int(pk), nonce=uuid.UUID(nonce)).first()
    except (BadSignature, ValueError):
        return None


def link_of(token: str) -> ReferralLink | None:
    """The link that ``token`` opens now; None where it is over, closed, or not the last one that was sent."""
    links = ReferralLink.objects.open_at(timezone.now())
    return _named(token, links.select_related("program__lead", "organization"))


def invitation_of(token: str) -> Invitation | None:
    """The invitation that ``token`` names, in whatever state; None where it is not the last one that was sent."""
    return _named(token, Invitation.objects.select_related("organization", "invited_by"))
