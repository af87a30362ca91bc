"""The first steps of a program: each app says in a ``first_steps.py`` of its own what is done first with it.

A step is done when records say so; nothing else is stored. The home page of those who begin lists the steps of
their program, those of the services that it runs, in the order of ``rank``, then of the apps.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.db.models.expressions import Combinable
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from programs.enums import MembershipRole
from programs.help import Section
from programs.models import Funding, Program

COORDINATION = (MembershipRole.COORDINATION,)
ACCOUNTS = (MembershipRole.COORDINATION, MembershipRole.FINANCE)


@dataclass(frozen=True)
class Step:
    """``label``: what is to be done; ``why``, in one sentence; ``address``: where, for a program; ``guide``: how.

    ``done`` tells in the database, of the program of OuterRef("pk"), whether it is. Once a step that ``ends`` is done,
    a program is no longer new. ``imports``: where several at once come from a file. Administrators have every step.
    """

    label: str
    why: str
    done: Callable[[], Combinable]
    address: Callable[[Program], str]
    guide: Section
    service: str = ""
    roles: tuple[str, ...] = COORDINATION
    rank: int = 0
    ends: bool = False
    imports: str = ""

    def is_for(self, user) -> bool:
        return user.is_superuser or any(role in user.roles for role in self.roles)

    def is_of(self, program: Program) -> bool:
        return not self.service or self.service in program.services


STEPS: list[Step] = []


def add(*steps: Step) -> None:
    """Put ``steps`` on the list."""
    STEPS.extend(steps)
    STEPS.sort(key=lambda step: step.rank)


def any_of(model, program: str = "program", **filters) -> Callable[[], Combinable]:
    """Whether there is a record of ``model`` whose ``program`` it is."""
    return lambda: Exists(model.objects.filter(**{program: OuterRef("pk")}, **filters))


def adding(name: str) -> Callable[[Program], str]:
    """The form of the administration that adds a record to a program: ``referrals_referral``."""
    return lambda program: f"{reverse(f'admin:{name}_add')}?{urlencode({'program': program.pk})}"


def at(name: str) -> Callable[[Program], str]:
    """The page of a program that is called ``name``."""
    return lambda program: reverse(name, args=[program.slug])


def for_program(name: str) -> Callable[[Program], str]:
    """The page called ``name``, on which a program is chosen."""
    return lambda program: f"{reverse(name)}?{urlencode({'programme': program.slug})}"


# --- The ground floor's own ---------------------------------------------------------------------------

add(
    Step(
        label=_("Inscrire le financement"),
        why=_("Le bilan dit qui paie, et le bailleur de fonds lira les rapports publiés."),
        done=any_of(Funding),
        address=adding("programs_funding"),
        guide=Section("51-premiers-pas", "le-financement"),
        roles=ACCOUNTS,
    ),
)
