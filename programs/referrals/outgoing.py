"""What is said before the file of a person goes out to another organisation.

The referrals know of consents; what the organisations agreed between them is known above. Who knows something of it
declares a check: ``check(program=…, sender=…, receiver=…, person=…, on=…)`` gives the remarks that it has, none where
all is well. ``person`` is None where they are not recorded yet. One of the organisations is the program's lead; such a
check gives a link only where it is the lead that sends, for the others cannot follow it.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class Level(Enum):
    """What a remark does: it forbids, or it must be read and confirmed."""

    REFUSE = "refuse"
    WARN = "warn"


@dataclass(frozen=True)
class Remark:
    """A sentence on what is about to go out, and where something is done about it."""

    level: Level
    sentence: str
    url_label: str = ""
    url: str = ""


_CHECKS: list[Callable[..., Iterable[Remark]]] = []


def declare(check: Callable[..., Iterable[Remark]]) -> Callable:
    """Have ``check`` asked before anything goes out."""
    _CHECKS.append(check)
    return check


def remarks_on(*, program, sender, receiver, person, on) -> list[Remark]:
    """What there is to say of sending ``person`` from one organisation to the other on a day."""
    sending = {
        "program": program,
        "sender": sender,
        "receiver": receiver,
        "person": person,
        "on": on,
    }
    return [remark for check in _CHECKS for remark in check(**sending)]


def of_level(level: Level, remarks: Iterable[Remark]) -> list[Remark]:
    return [remark for remark in remarks if remark.level == level]


def key_of(warnings: Sequence[Remark]) -> str:
    """What a confirmation holds: that of these very warnings, and of no others. Nothing where there are none."""
    said = "\n".join(remark.sentence for remark in warnings)
    return hashlib.sha256(said.encode()).hexdigest()[:16] if said else ""


def settle(remarks: Sequence[Remark], confirmed: str) -> str:
    """The warnings that ``confirmed`` is the key of, to be kept with what goes out.

    Raises ValidationError where something forbids it, or where other warnings than these were confirmed.
    """
    refusals = of_level(Level.REFUSE, remarks)
    if refusals:
        raise ValidationError([remark.sentence for remark in refusals])
    warnings = of_level(Level.WARN, remarks)
    if warnings and key_of(warnings) != confirmed:
        raise ValidationError(
            [*(one.sentence for one in warnings), _("Lisez ce qui précède et confirmez l’envoi.")]
        )
    return "\n".join(remark.sentence for remark in warnings)
