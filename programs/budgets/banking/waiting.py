"""A statement that was sent and waits to be confirmed, for whoever sent it."""

import hashlib
import re
from dataclasses import dataclass, field, fields
from typing import Self
from uuid import uuid4

from django.core.cache import cache

from programs.budgets.models import BankAccount
from programs.budgets.statements import reading
from programs.budgets.statements.entries import Statement
from programs.budgets.statements.layouts import Layout
from programs.budgets.statements.mapping import Mapping
from programs.importing.choices import Unanswered
from programs.importing.errors import UnreadableFile

# In seconds: telling the columns of a new bank apart may need a call to it.
WAIT = 24 * 3600
_TOKEN = re.compile("[0-9a-f]{32}")
# Layouts that an account remembers; a bank changes its own once in some years.
_REMEMBERED = 20


@dataclass
class Waiting:
    """``layout`` is that of a table, None of OFX; ``mapping`` how it is read, ``part`` which of its accounts.

    ``is_known`` says that the mapping is one that the account remembers. What was read is ``statement``; where it
    could not be, ``refusal`` says why, and ``parts`` are the accounts to choose from.
    """

    data: bytes
    name: str
    account: int
    user: int
    layout: Layout | None = None
    mapping: Mapping | None = None
    is_known: bool = False
    part: str = ""
    statement: Statement | None = None
    refusal: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    asks_order: bool = False
    token: str = field(default_factory=lambda: uuid4().hex)

    @classmethod
    def of(cls, data: bytes, name: str, *, account: BankAccount, by) -> Self:
        """The file as it was sent, read as far as it can be. Raises UnreadableFile where it is none of ours."""
        waiting = cls(data, name[:255], account.pk, by.pk)
        if not reading.is_ofx(data):
            waiting.layout = reading.look(data, name)
            waiting.mapping = remembered(account, waiting.layout)
            waiting.is_known = waiting.mapping is not None
            waiting.mapping = waiting.mapping or waiting.layout.guess
        waiting.read()
        return waiting

    @classmethod
    def get(cls, token: str, *, account: BankAccount, by) -> Self | None:
        """What ``token`` names, where it is a file of ``by`` for ``account`` and still waits."""
        found = cache.get(_key(token)) if _TOKEN.fullmatch(token) else None
        ours = found and (found["user"], found["account"]) == (by.pk, account.pk)
        return cls(**found) if ours else None

    def keep(self) -> None:
        shallow = {one.name: getattr(self, one.name) for one in fields(self)}
        cache.set(_key(self.token), shallow, WAIT)

    def take(self) -> bool:
        """Take it out: False where another click was first."""
        return cache.delete(_key(self.token))

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    def read(self) -> None:
        """Read it again, as ``mapping`` and ``part`` now say."""
        self.statement, self.refusal, self.asks_order = None, "", False
        try:
            self.statement = self._read()
        except Unanswered as asked:
            self.refusal = " ".join(asked.messages)
            for question in asked.questions:
                if question.name == "account":
                    self.parts = question.options
                else:
                    self.asks_order = True
        except UnreadableFile as error:
            self.refusal = " ".join(error.messages)

    def _read(self) -> Statement | None:
        if self.layout is None:
            return reading.read_ofx(self.data, self.part)
        if self.mapping is None:
            return None
        return reading.read_table(self.data, self.name, self.mapping, self.part)


def remembered(account: BankAccount, layout: Layout) -> Mapping | None:
    """How the columns of such a table were read the last time; None where nobody said it, or it cannot be any more."""
    kept = account.mapping.get(layout.signature)
    try:
        return Mapping.from_json(kept) if kept else None
    except ValueError:
        return None


def remember(account: BankAccount, layout: Layout, mapping: Mapping) -> None:
    """Keep how such a table is read, so that it is never asked again for this account."""
    others = [pair for pair in account.mapping.items() if pair[0] != layout.signature]
    account.mapping = dict([*others, (layout.signature, mapping.to_json())][-_REMEMBERED:])


def _key(token: str) -> str:
    return f"bank-statement-{token}"
