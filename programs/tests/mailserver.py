"""A small mail server in threads of the test's own process, which behaves as it is told."""

import socketserver
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from threading import Event, Lock, Thread


@dataclass
class MailServer:
    """Takes everything, but for what is set: before a test speaks with it, or meanwhile."""

    # What it answers to a recipient, or to a verb, where that is not yes.
    recipients: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    # Says nothing at all; a byte of its greeting each so many seconds; hangs up instead of greeting.
    silent: bool = False
    drip: float = 0
    closed: bool = False
    # Takes so many mails and hangs up without a word.
    lose_answers: int = 0
    # What it does before it says that it took a mail.
    before_answer: Callable[[], None] = lambda: None
    taken: list[Message] = field(default_factory=list)
    connections: int = 0
    port: int = 0
    ended: Event = field(default_factory=Event)
    lock: object = field(default_factory=Lock)

    def recipients_of_taken(self) -> list[str]:
        return [message["To"] for message in self.taken]


@contextmanager
def mail_server(**behaviour) -> Iterator[MailServer]:
    told = MailServer(**behaviour)
    handler = type("Handler", (_Conversation,), {"told": told})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        told.port = server.server_address[1]
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield told
        finally:
            told.ended.set()
            server.shutdown()


class _Conversation(socketserver.StreamRequestHandler):
    told: MailServer

    def handle(self) -> None:
        with self.told.lock:
            self.told.connections += 1
        try:
            self._converse()
        except OSError:
            return  # the other side has gone

    def _converse(self) -> None:
        told = self.told
        if told.silent:
            told.ended.wait()
        while told.drip and not told.ended.wait(told.drip):
            self.wfile.write(b"2")
        if told.closed or told.ended.is_set():
            return
        self._say("220 bonjour")
        while line := self.rfile.readline().decode():
            verb = line[:4].strip().upper()
            if verb == "DATA":
                if not self._take():
                    return
            elif verb == "RCPT":
                address = line.partition("<")[2].partition(">")[0]
                self._say(told.recipients.get(address, "250 ok"))
            else:
                self._say(told.answers.get(verb, "250 ok"))
            if verb == "QUIT":
                return

    def _take(self) -> bool:
        """Take a mail and say so, unless the answer is to be lost."""
        self._say("354 go ahead")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        told = self.told
        if "DATA" in told.answers:
            self._say(told.answers["DATA"])
            return True
        with told.lock:
            told.taken.append(message_from_bytes(b"".join(lines)))
            lost = told.lose_answers > 0
            told.lose_answers -= lost
        told.before_answer()
        if not lost:
            self._say("250 taken")
        return not lost

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())
