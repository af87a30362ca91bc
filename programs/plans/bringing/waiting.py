"""A document that was read and waits to be confirmed, for whoever sent it, with what they said of it meanwhile."""

import re
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, Self
from uuid import uuid4

from django.core.cache import cache

from programs.models import Program
from programs.plans.bringing.targets import Target
from programs.plans.bringing.understanding import Understood, understand
from programs.plans.bringing.writing import Document
from programs.plans.enums import Level
from programs.plans.reading.blocks import Source

# In seconds. Correcting the levels of a long document takes longer than confirming a spreadsheet.
WAIT = 24 * 3600
_TOKEN = re.compile("[0-9a-f]{32}")


@dataclass
class Waiting:
    """``source`` is what was read; ``levels`` are the corrections, by place, None leaving a line out.

    It goes to the plan ``code`` of the program, else to the one of ``period``, or of that which the document says.
    """

    name: str
    sha256: str
    source: Source
    user: int
    program: int
    code: str = ""
    period: str = ""
    levels: dict[str, str | None] = field(default_factory=dict)
    token: str = field(default_factory=lambda: uuid4().hex)

    @classmethod
    def get(cls, token: str, by) -> Self | None:
        """The document that ``token`` names, where it is that of ``by`` and still waits."""
        found: dict[str, Any] | None = cache.get(_key(token)) if _TOKEN.fullmatch(token) else None
        return cls(**found) if found and found["user"] == by.pk else None

    def keep(self, seconds: int = WAIT) -> None:
        names = [one.name for one in fields(self)]
        shallow = {name: getattr(self, name) for name in names}
        cache.set(_key(self.token), shallow, seconds)

    def forget(self) -> None:
        cache.delete(_key(self.token))

    @property
    def document(self) -> Document:
        return Document(self.name, self.sha256)

    @property
    def target(self) -> Target:
        return Target(self._program, self.period, self.code)

    @cached_property
    def _program(self) -> Program:
        return Program.objects.select_related("lead").get(pk=self.program)

    @cached_property
    def understood(self) -> Understood:
        levels = {place: level and Level(level) for place, level in self.levels.items()}
        return understand(self.source, levels)


def _key(token: str) -> str:
    return f"plan-document-{token}"
