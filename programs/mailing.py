"""Mail: written from templates in the transaction that it tells of, and sent from the outbox once that is committed.

A mail holds no personal data: it says that something happened, and where to read it.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import Model, Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from programs import background, history
from programs.enums import MailState, MailTrouble
from programs.lib.periods import format_date, today
from programs.models import OutgoingMail
from programs.models.outbox import EMPTIED, OutgoingMailQuerySet
from programs.tasks import deliver_due, is_under_way

KEPT_FOR = timedelta(days=90)

# What each template is, in the words of whoever looks after the mail.
_LABELS: dict[str, str] = {}
# The templates of which one tells of several events, by the one that tells of each.
_SEVERAL: dict[str, str] = {}
_put_off: ContextVar[list | None] = ContextVar("put_off", default=None)


def declare(**labels: str) -> None:
    """Say what the mails of a template are called; none is sent whose name is not said."""
    _LABELS.update(labels)


def declare_several(**templates: str) -> None:
    """Say which template tells at once of what several mails of another would; its ``entries`` are their contexts."""
    _SEVERAL.update(templates)


def label_of(template: str) -> str:
    return str(_LABELS.get(template, template))


def labels() -> dict[str, str]:
    return {template: str(label) for template, label in _LABELS.items()}


def fate_of(mail: OutgoingMail) -> str:
    """What has become of a mail, or what is to be done about it, in a few words; its state says the rest."""
    match mail.state:
        case MailState.SENT:
            return _moment(mail.sent_at)
        case MailState.WAITING:
            return _("part dans la minute")
        case MailState.DELAYED:
            return _("prochain essai %(moment)s") % {"moment": _moment(mail.next_attempt_at)}
        case MailState.REFUSED:
            return _("par le serveur du destinataire : vérifiez l’adresse")
        case MailState.UNSENT:
            return str(mail.get_trouble_display())
    return ""


def _moment(moment: datetime) -> str:
    local = timezone.localtime(moment)
    said = {"time": date_format(local, "TIME_FORMAT")}
    if local.date() == today():
        return _("aujourd’hui à %(time)s") % said
    said["day"] = format_date(local.date(), get_language() or "fr")
    return _("le %(day)s à %(time)s") % said


def absolute(path: str) -> str:
    """The address of ``path`` as somebody outside types it; no request decides it."""
    return f"{settings.SITE_URL}{path}"


@dataclass(frozen=True)
class MailFile:
    """A small file that goes with a mail: its name, what it is, as a mail says it, and its bytes."""

    name: str
    content_type: str
    content: bytes


def send(
    template: str,
    *,
    to: str,
    language: str,
    about: Model | None = None,
    useful_for: timedelta | None = None,
    replaces: bool = False,
    file: MailFile | None = None,
    unsubscribe_url: str = "",
    **context,
) -> None:
    """Have ``mail/<template>`` sent to one address in ``language`` once the current transaction is committed.

    ``mail/<template>_subject.txt`` and ``mail/<template>_message.txt`` are plain text. ``about`` is the record it
    tells of, on whose page it says where the mail is. After ``useful_for`` it need not leave any more. One that
    ``replaces`` those of its kind about the same record takes back what of them has not left. ``file`` is joined.
    A mail that comes again and again has the ``unsubscribe_url`` at which one click stops it: a POST, without a form.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "A mail is written in the transaction of what it tells of."
        )
    if template not in _LABELS:
        raise LookupError(f"nobody declared what a mail {template} is")
    if template in _SEVERAL and (kept := _put_off.get()) is not None:
        record = [about._meta.label, about.pk] if about else None
        kept.append([template, to, language, record, context])
        return
    if replaces and about:
        take_back(template, about)
    with override(language):
        subject = render_to_string(f"mail/{template}_subject.txt", context, using="text")
        body = render_to_string(f"mail/{template}_message.txt", context, using="text")
    OutgoingMail.objects.create(
        template=template,
        to=to,
        language=language,
        subject=" ".join(subject.split())[:300],
        body=body.strip() + "\n",
        file_name=file.name if file else "",
        file_type=file.content_type if file else "",
        file=file.content if file else b"",
        unsubscribe_url=unsubscribe_url,
        about=about,
        act=history.act_under_way(),
        useful_until=timezone.now() + useful_for if useful_for else None,
        message_id=make_msgid(domain=urlsplit(settings.SITE_URL).hostname),
    )
    _have_delivered()


@contextmanager
def put_off() -> Iterator[list]:
    """What is sent within, and can be told of several events at once, waits in the list that this gives.

    The list can be kept as JSON in the transaction of the events, until ``send_together``.
    """
    kept: list = []
    token = _put_off.set(kept)
    try:
        yield kept
    finally:
        _put_off.reset(token)


def send_together(kept: list) -> None:
    """Send what was put off: to each address one mail of a kind, whatever the number of its events."""
    together: dict[tuple, list] = {}
    for template, to, language, record, context in kept:
        together.setdefault((template, to, language), []).append((record, context))
    for (template, to, language), events in together.items():
        if len(events) > 1:
            entries = [context for _record, context in events]
            send(_SEVERAL[template], to=to, language=language, entries=entries)
            continue
        [(record, context)] = events
        about = apps.get_model(record[0])(pk=record[1]) if record else None
        send(template, to=to, language=language, about=about, **context)


def take_back(template: str, about: Model) -> None:
    """What of these mails has not left need not any more: another says it better, or it is true no longer."""
    _end(OutgoingMail.objects.about(about).filter(template=template).unsent(), MailTrouble.REPLACED)


def take_back_those(mails: QuerySet[OutgoingMail]) -> None:
    """What of ``mails`` has not left does not: what they tell of was taken back."""
    _end(mails.unsent(), MailTrouble.TAKEN_BACK)


def _end(mails: QuerySet, trouble: str) -> None:
    mails.update(given_up_at=timezone.now(), attempting_since=None, trouble=trouble, **EMPTIED)


def _have_delivered() -> None:
    """One task a transaction is enough, where the database keeps it; a savepoint that is undone takes its own along."""
    kept = connection.run_on_commit
    if not deliver_due.get_backend().supports_defer:
        background.enqueue(deliver_due)
    elif not any(entry[1] is _asked for entry in kept):
        transaction.on_commit(_asked)
        background.enqueue(deliver_due)


def _asked() -> None:
    """Stands among what is done at the commit for « somebody will send »."""


# --- By administrators


@transaction.atomic
def retry(mails: OutgoingMailQuerySet, *, by) -> int:
    """Try again at once those of ``mails`` that can still leave, from the first delay on; say how many."""
    _require_administrator(by)
    keys = _locked(mails.sendable())
    OutgoingMail.objects.filter(pk__in=keys).update(
        given_up_at=None, next_attempt_at=timezone.now(), attempts=0
    )
    _log(keys, by, _("Nouvel essai demandé."))
    if keys:
        _have_delivered()
    return len(keys)


@transaction.atomic
def abandon(mails: OutgoingMailQuerySet, *, by, reason: str) -> int:
    """Give up for good those of ``mails`` that have not left, for a reason that the journal keeps; say how many."""
    _require_administrator(by)
    if not reason.strip():
        raise ValidationError({"reason": _("Écrivez le motif.")})
    keys = _locked(mails.unsent())
    _end(OutgoingMail.objects.filter(pk__in=keys), MailTrouble.ABANDONED)
    _log(keys, by, _("Abandonné : %(reason)s") % {"reason": reason})
    return len(keys)


def _require_administrator(by) -> None:
    if not by.is_superuser:
        raise PermissionDenied


def _locked(mails: QuerySet) -> list[int]:
    return list(mails.order_by("pk").select_for_update().values_list("pk", flat=True))


def _log(keys: Collection[int], by, message: str) -> None:
    LogEntry.objects.log_actions(by.pk, OutgoingMail.objects.filter(pk__in=keys), CHANGE, message)


# --- By the worker, between two tasks


@transaction.atomic
def wake_if_due() -> None:
    """Have the mails sent that are due and that no task is about to send: a lost task loses no mail."""
    if OutgoingMail.objects.due(timezone.now()).exists() and not is_under_way():
        background.enqueue(deliver_due)


@transaction.atomic
def forget_old(now: datetime) -> None:
    """Delete what ended long ago, and the text of what was given up and is of no use any more."""
    before = now - KEPT_FOR
    OutgoingMail.objects.filter(Q(sent_at__lt=before) | Q(given_up_at__lt=before)).delete()
    OutgoingMail.objects.exclude(given_up_at=None).filter(useful_until__lt=now).update(**EMPTIED)
