"""Telling persons from robots on a public form, without asking anybody else.

A form carries a ticket made when it was opened: signed, it says when that was and gives the form its own
number. A person takes some seconds to fill it in, and sends it within the day.
"""

import uuid
from datetime import timedelta

from allauth.account.adapter import get_adapter
from allauth.core.internal import ratelimit
from django.core import signing
from django.http import HttpRequest

# Nobody reads a form and writes a name in less.
QUICKEST = timedelta(seconds=3)
# A form left open for longer is shown again: what it says may have changed.
OLDEST = timedelta(days=1)

_signer = signing.TimestampSigner(salt="programs.robots")


class TooQuick(Exception):
    """The form came back sooner than a person can fill it in."""


class NotOpenedHere(Exception):
    """The ticket is missing, forged or older than a day."""


def issue_ticket() -> str:
    """A ticket for a form that is being opened now."""
    return _signer.sign(str(uuid.uuid4()))


def read_ticket(ticket: str) -> uuid.UUID:
    """The number of the form that holds ``ticket``. Raises TooQuick or NotOpenedHere."""
    try:
        number = uuid.UUID(_signer.unsign(ticket, max_age=OLDEST))
    except (signing.BadSignature, ValueError):
        raise NotOpenedHere from None
    try:
        _signer.unsign(ticket, max_age=QUICKEST)
    except signing.SignatureExpired:
        return number
    raise TooQuick


def number_of(number: uuid.UUID, answers: dict) -> uuid.UUID:
    """The number of one sending: the same when the same answers are sent twice, another once they are corrected."""
    said = sorted((name, str(value)) for name, value in answers.items())
    return uuid.uuid5(number, repr(said))


def place_of(request: HttpRequest) -> str:
    """The network address that a request comes from, through the proxies that are ours."""
    return get_adapter().get_client_ip(request)


def within_limit(request: HttpRequest, action: str, rate: str, *, key: str | None = None) -> bool:
    """Count one ``action``; False where its ``rate`` is used up. Not inside a transaction.

    ``rate`` is as allauth writes it: ``10/h/ip,3/d/key`` is ten an hour from one network address, and three a day
    for one ``key`` (an e-mail address).
    """
    used = ratelimit.consume(
        request, app="arrimage", action=action, config={action: rate}, key=key, limit_get=True
    )
    return used is not None
