"""The control: the same site, whose mails leave at the commit, by the process that answers the page."""

from functools import partial

from config.wsgi import application

__all__ = ["application"]


def send_at_the_commit(template, *, to, language, about=None, useful_for=None, **context) -> None:
    from django.db import transaction

    transaction.on_commit(partial(_send, template, to, language, context))


def _send(template, to, language, context) -> None:
    from django.core.mail import EmailMessage
    from django.template.loader import render_to_string
    from django.utils.translation import override

    with override(language):
        subject = render_to_string(f"mail/{template}_subject.txt", context, using="text")
        body = render_to_string(f"mail/{template}_message.txt", context, using="text")
    try:
        EmailMessage(" ".join(subject.split()), body, to=[to]).send()
    except OSError:
        return


def replace() -> None:
    """In every module that took the name, whichever way it did."""
    import sys

    from programs import mailing

    usual = mailing.send
    for module in list(sys.modules.values()):
        if getattr(module, "send", None) is usual:
            module.send = send_at_the_commit


replace()
