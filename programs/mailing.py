"""Mail: written from templates, sent once what it tells of is committed."""

import logging
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import override

logger = logging.getLogger(__name__)


def absolute(path: str) -> str:
    """The address of ``path`` as somebody outside types it; no request decides it."""
    return f"{settings.SITE_URL}{path}"


def send_on_commit(template: str, *, to: str, language: str, **context) -> None:
    """Send ``mail/<template>`` to one address in ``language`` when the current transaction commits.

    ``mail/<template>_subject.txt`` and ``mail/<template>_message.txt`` are plain text. A mail holds no personal
    data: it says that something happened, and where to read it. What the mail server refuses is logged, and
    does not undo what happened.
    """
    transaction.on_commit(partial(_send, template, to, language, context))


def _send(template: str, to: str, language: str, context: dict) -> None:
    with override(language):
        subject = render_to_string(f"mail/{template}_subject.txt", context, using="text")
        body = render_to_string(f"mail/{template}_message.txt", context, using="text")
    try:
        EmailMessage(" ".join(subject.split()), body.strip() + "\n", to=[to]).send()
    except OSError:  # smtplib's exceptions are of this family
        logger.exception("The mail %s could not be sent", template)
