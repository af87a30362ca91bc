"""A file that was read and waits to be confirmed, for whoever sent it; taking it out is what makes it import once."""

import hashlib
import re
from dataclasses import asdict, dataclass, field
from typing import Any, Self
from uuid import uuid4

from django.core.cache import cache

from programs.importing.choices import Choices
from programs.importing.questions import Answers
from programs.models import Program

# How long a previewed file may wait for its confirmation, in seconds.
WAIT = 3600
# That of ``later`` says that it was confirmed.
_TOKEN = re.compile("(confirmed-)?[0-9a-f]{32}")


@dataclass
class KeptFile:
    """``rows`` it has, and whether it ``has_doubts``, or ``asks`` something.

    ``seen`` is the import of it of which its sender was told.
    """

    data: bytes
    name: str
    resource: str
    user: int | None = None
    program_pk: int | None = None
    choices: Choices = field(default_factory=Choices)
    answers: Answers = field(default_factory=Answers)
    rows: int = 0
    seen: int | None = None
    has_doubts: bool = False
    asks: bool = False
    token: str = field(default_factory=lambda: uuid4().hex)

    @classmethod
    def of(
        cls, upload, *, resource: str, by, program: Program | None, choices: Choices | None = None
    ) -> Self:
        """The file as it was uploaded."""
        return cls(
            upload.read(),
            upload.name,
            resource,
            by.pk,
            program.pk if program else None,
            choices or Choices(),
        )

    @classmethod
    def named_by(cls, form, *, resource: str, by) -> Self | None:
        """The file that a posted form confirms, for whoever previewed it; None where it is gone or another."""
        return (
            cls.get(
                form.cleaned_data["token"], form.cleaned_data["sha256"], resource=resource, by=by
            )
            if form.is_valid()
            else None
        )

    @classmethod
    def get(cls, token: str, digest: str, *, resource: str, by) -> Self | None:
        found: dict[str, Any] | None = cache.get(_key(token)) if _TOKEN.fullmatch(token) else None
        if not found:
            return None
        said = {"choices": Choices(**found["choices"]), "answers": Answers(**found["answers"])}
        kept = cls(**(found | said | {"token": token}))
        ours = (kept.user, kept.resource, kept.digest) == (by.pk, resource, digest)
        return kept if ours else None

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @property
    def program(self) -> Program | None:
        return Program.objects.filter(pk=self.program_pk).first() if self.program_pk else None

    def keep(self, seconds: int = WAIT) -> None:
        cache.set(_key(self.token), asdict(self), seconds)

    def take(self) -> bool:
        """Take it out: False where somebody else, or another click, was first."""
        return cache.delete(_key(self.token))


def _key(token: str) -> str:
    return f"import-{token}"
