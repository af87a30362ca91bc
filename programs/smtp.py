"""Speaks with the mail server, for a limited time whatever it does, and knows when its answer was lost."""

import io
import smtplib
import time

from django.core.mail.backends import smtp

# Seconds for one mail, and as many to open the connection: each answer has the time-out of the settings, but a
# server that drips its answers would keep us for hours.
LONGEST = 60
# Seconds that a server has to say goodbye.
GOODBYE = 5


class AnswerLost(smtplib.SMTPServerDisconnected):
    """The server had the whole mail and did not say what it does with it: nobody knows whether it left."""


class _Bounded(smtplib.SMTP):
    """A conversation in which nothing waits beyond ``ends``."""

    def __init__(self, *args, **kwargs):
        self.begin(LONGEST)
        super().__init__(*args, **kwargs)

    def begin(self, seconds: float) -> None:
        self.ends = time.monotonic() + seconds
        self.handed_over = False

    def patience(self) -> float:
        """How long to wait for what comes next; once the mail is handed over, as long as there is time."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TimeoutError("the server is too slow")
        return left if self.handed_over else min(left, self.timeout)

    def send(self, s):
        if self.sock:
            self.sock.settimeout(self.patience())
        super().send(s)

    def getreply(self):
        if self.file is None:
            self.file = io.BufferedReader(_Reading(self))
        code, text = super().getreply()
        # « Go ahead »: from here on the mail may leave.
        self.handed_over = self.handed_over or code == 354
        return code, text

    def sendmail(self, *args, **kwargs):
        self.begin(LONGEST)
        try:
            return super().sendmail(*args, **kwargs)
        except (smtplib.SMTPServerDisconnected, TimeoutError) as error:
            if self.handed_over:
                raise AnswerLost(str(error)) from error
            raise

    def quit(self):
        self.begin(GOODBYE)
        return super().quit()


class _BoundedSSL(_Bounded, smtplib.SMTP_SSL):
    """The same, encrypted from the first byte."""


class _Reading(io.RawIOBase):
    """What the server says, in the time that is left."""

    def __init__(self, conversation: _Bounded):
        self._conversation = conversation

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        socket = self._conversation.sock
        socket.settimeout(self._conversation.patience())
        return socket.recv_into(buffer)


class EmailBackend(smtp.EmailBackend):
    """Django's own, in limited time."""

    @property
    def connection_class(self):
        return _BoundedSSL if self.use_ssl else _Bounded
