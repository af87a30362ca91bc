"""Several awards or instalments at once: each passes or not by itself, and it is said of each."""

from collections.abc import Callable, Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from bursaries.actions.awards import sign_contract
from bursaries.actions.contracts import make_contract
from bursaries.actions.instalments import (
    authorize_instalment,
    equal_parts,
    lock_award,
    plan_instalments,
)
from bursaries.enums import LetterKind
from bursaries.models import Award, AwardInstalment
from programs.budgets.models import BudgetLine
from programs.files import CheckedFile
from programs.together import Outcome, each_by_itself


def authorize_together(
    *,
    instalments: Iterable[AwardInstalment],
    by,
    line: BudgetLine | None = None,
    on: date | None = None,
) -> list[Outcome]:
    """Authorise several instalments: what is refused keeps none of the others back."""
    return each_by_itself(
        instalments, lambda one: authorize_instalment(instalment=one, by=by, line=line, on=on)
    )


def make_contracts_together(
    *, awards: Iterable[Award], by, parts: int | None = None, on: date | None = None
) -> list[Outcome]:
    """Make the contracts of several bursaries; those that nobody planned yet are first planned in ``parts``."""
    return each_by_itself(awards, lambda one: _first_contract(one, by=by, parts=parts, on=on))


def sign_together(
    *, awards: Iterable[Award], by, on: date, copy_of: Callable[[Award], CheckedFile | None]
) -> list[Outcome]:
    """Note the signature of several contracts, each with its own copy, which came now or before."""
    return each_by_itself(
        awards, lambda one: sign_contract(award=one, by=by, on=on, file=copy_of(one))
    )


@transaction.atomic
def _first_contract(award: Award, *, by, parts: int | None, on: date | None) -> None:
    """A second one is for the page of its award, where the first is read."""
    locked = lock_award(award.pk)
    if locked.letters.filter(kind=LetterKind.CONTRACT).exists():
        raise ValidationError(
            _("Son contrat est déjà fait : un autre se fait de la page de la bourse.")
        )
    if parts and not locked.instalments.held().exists():
        plan_instalments(award=locked, by=by, parts=equal_parts(locked.amount, parts), on=on)
    make_contract(award=locked, by=by, on=on)
