"""Sends what waits in the outbox: each mail by one process at a time, and again until the server took it.

Before it speaks with the server a try is on record, and after it its outcome: whoever finds a try without an
outcome knows that nobody knows it, and tries again. So a mail comes twice only where an answer was lost.
"""

import contextlib
import logging
import re
import smtplib
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime

from django.core import mail
from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import Min
from django.utils import timezone

from programs import locks
from programs.enums import MailTrouble
from programs.models import OutgoingMail
from programs.models.outbox import EMPTIED
from programs.smtp import AnswerLost

logger = logging.getLogger(__name__)

# From a try to the next one: about two days in all, then the mail is given up.
DELAYS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1800))
# While the server itself does not answer, every mail waits for it.
PAUSE = timedelta(minutes=1)
# Two conversations in a row that break are the server's doing, and not a mail's.
MOST_BROKEN = 2
# Seconds after which whoever sends lets go, for others to have their turn.
BATCH_LASTS = 120
# Seconds between the tries to write down an outcome that a database which went away does not know yet.
WRITING = (0, 1, 2, 4, 8, 16)

# What a server says of an address, as against what it says of us: 5.7 is its policy.
_OF_THE_ADDRESS = (501, 550, 551, 552, 553, 556)
_POLICY = "5.7."
_STATUS = re.compile(rb"\s*([245]\.\d{1,3}\.\d{1,3})\b")


@dataclass(frozen=True)
class Outcome:
    """What came of a try; without a ``trouble``, the server took the mail."""

    trouble: str = ""
    code: str = ""
    final: bool = False


def deliver() -> datetime | None:
    """Send what is due, in order; return when to look again, None where nothing waits."""
    ends = time.monotonic() + BATCH_LASTS
    with contextlib.closing(_Line()) as line:
        while keys := list(OutgoingMail.objects.due(timezone.now()).values_list("pk", flat=True)):
            tried = 0
            for pk in keys:
                if line.down or time.monotonic() > ends:
                    break
                tried += _try(pk, line)
            if line.down or tried < len(keys):
                break
    if line.down:
        _have_all_wait(line.down)
    following = OutgoingMail.objects.waiting().aggregate(first=Min("next_attempt_at"))["first"]
    # What is due still is in another's hands, or was for want of time.
    return following and max(following, timezone.now() + timedelta(seconds=1))


def _try(pk: int, line: "_Line") -> bool:
    """Send one mail; say whether it was ours to send."""
    with locks.held("mail", pk) as ours:
        found = _take(pk) if ours else None
        if found:
            _write(found, line.send(found))
    return bool(found)


@transaction.atomic(durable=True)
def _take(pk: int) -> OutgoingMail | None:
    """The mail, with a try on record; None where it is no longer due, or where it is too late to send it.

    The next try is written as well: a mail over which processes die waits longer each time, too.
    """
    now = timezone.now()
    found = OutgoingMail.objects.due(now).filter(pk=pk).select_for_update().first()
    if found is None:
        return None
    if found.attempting_since:
        found.uncertain += 1
        found.trouble, found.server_code = MailTrouble.LOST, ""
    if found.useful_until and found.useful_until <= now:
        _give_up(found, MailTrouble.EXPIRED, now)
        return None
    if found.attempts > len(DELAYS):
        _give_up(found, found.trouble or MailTrouble.LOST, now)
        return None
    found.attempts += 1
    found.attempting_since = now
    found.next_attempt_at = now + _delay(found.attempts)
    found.save()
    return found


def _give_up(found: OutgoingMail, trouble: str, now: datetime) -> None:
    found.given_up_at, found.trouble, found.attempting_since = now, trouble, None
    if trouble == MailTrouble.EXPIRED:
        found.body, found.file = "", b""
    found.save()


def _delay(attempts: int) -> timedelta:
    return DELAYS[min(attempts, len(DELAYS)) - 1]


def _write(found: OutgoingMail, outcome: Outcome) -> None:
    """Put the outcome on record, as soon as the database is there to take it."""
    for pause in WRITING:
        time.sleep(pause)
        try:
            return _record(found, outcome)
        except (OperationalError, InterfaceError):
            logger.exception("What came of mail %s could not be written down yet", found.pk)
            connection.close()
    return _record(found, outcome)


def _record(found: OutgoingMail, outcome: Outcome) -> None:
    now, row = timezone.now(), OutgoingMail.objects.filter(pk=found.pk)
    over: dict[str, object] = {
        "attempting_since": None,
        "trouble": outcome.trouble,
        "server_code": outcome.code,
    }
    if not outcome.trouble:
        # Even where it was given up meanwhile: it has left.
        row.update(sent_at=now, given_up_at=None, **EMPTIED, **over)
        return
    if outcome.trouble == MailTrouble.LOST:
        over["uncertain"] = found.uncertain + 1
    if outcome.final or found.attempts > len(DELAYS):
        over["given_up_at"] = now
    else:
        over["next_attempt_at"] = now + _delay(found.attempts)
    # Unless it was taken back meanwhile, or this process passed for dead.
    row.filter(attempting_since=found.attempting_since).update(**over)


def _have_all_wait(outcome: Outcome) -> None:
    """The server does not answer: nobody's mail is tried in vain, and each says what it waits for."""
    now = timezone.now()
    OutgoingMail.objects.due(now).filter(attempting_since=None).update(
        next_attempt_at=now + PAUSE, trouble=outcome.trouble, server_code=outcome.code
    )


class _Line:
    """A connection to the server for several mails; ``down`` says why there is none."""

    def __init__(self):
        self.down: Outcome | None = None
        self._connection = mail.get_connection()
        self._broken = 0

    def send(self, found: OutgoingMail) -> Outcome:
        try:
            message = _compose(found)
        except Exception as error:
            logger.warning("Mail %s cannot be written: %s", found.pk, type(error).__name__)
            return Outcome(MailTrouble.MALFORMED, final=True)
        try:
            self._connection.open()
        except Exception as error:
            self.close()
            self.down = _outcome_of(error)
            return self.down
        try:
            self._connection.send_messages([message])
        except Exception as error:
            return self._failed(error)
        self._broken = 0
        return Outcome()

    def _failed(self, error: Exception) -> Outcome:
        outcome = _outcome_of(error)
        refused = isinstance(error, smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused)
        if not refused or outcome.code.startswith("421"):
            self.close()
            self._broken += 1
        if self._broken >= MOST_BROKEN:
            self.down = outcome
        return outcome

    def close(self) -> None:
        with contextlib.suppress(Exception):
            self._connection.close()


def _compose(found: OutgoingMail) -> mail.EmailMessage:
    written = format_datetime(timezone.localtime(found.created_at))
    headers = {"Message-ID": found.message_id, "Date": written}
    if found.unsubscribe_url:
        headers["List-Unsubscribe"] = f"<{found.unsubscribe_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message = mail.EmailMessage(found.subject, found.body, to=[found.to], headers=headers)
    if found.file_name:
        message.attach(found.file_name, bytes(found.file), found.file_type)
    message.message()  # refuses what is no address or no text, before anybody is spoken to
    return message


def _outcome_of(error: Exception) -> Outcome:
    """What an error says, in our words: the server's own may repeat the address."""
    match error:
        case AnswerLost():
            return Outcome(MailTrouble.LOST)
        case smtplib.SMTPRecipientsRefused():
            ((code, text),) = error.recipients.values()
            said = _said(code, text)
            of_the_address = code in _OF_THE_ADDRESS and _POLICY not in said
            if of_the_address:
                return Outcome(MailTrouble.RECIPIENT, said, final=True)
            return Outcome(_severity(code), said)
        case smtplib.SMTPResponseException():
            return Outcome(_severity(error.smtp_code), _said(error.smtp_code, error.smtp_error))
        case smtplib.SMTPNotSupportedError():
            return Outcome(MailTrouble.REFUSED)
        case OSError():
            return Outcome(MailTrouble.UNREACHABLE)
    if isinstance(error, ValueError):
        return Outcome(MailTrouble.MALFORMED, final=True)
    # By its name alone: its words may repeat the address.
    logger.error("A mail could not be sent: %s", type(error).__name__)
    return Outcome(MailTrouble.UNREACHABLE)


def _severity(code: int) -> str:
    return MailTrouble.REFUSED if code >= 500 else MailTrouble.POSTPONED


def _said(code: int, text: bytes | str) -> str:
    """« 550 5.1.1 »: the numbers alone."""
    status = _STATUS.match(text if isinstance(text, bytes) else text.encode())
    return f"{code} {status[1].decode()}" if status else str(code)
