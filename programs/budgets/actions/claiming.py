"""What partners do with the expenses that they claim, until somebody has verified them."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.budgets.actions.entering import (
    Share,
    change_expense,
    drop_file,
    enter_expense,
    expense_machine,
    join_file,
    locked_expense,
)
from programs.budgets.enums import EXPENSE_WRITABLE, ExpenseState
from programs.budgets.models import BudgetLine, Expense, ExpenseFile
from programs.files import CheckedFile
from programs.models import Organization, Program

# How the reason of a refusal begins where nobody refused the claim: whoever claimed it took it back. It is kept with
# the claim, and so is not translated.
WITHDRAWN = "Retirée par l’organisme qui la réclamait."


@transaction.atomic
def claim_expense(
    *,
    program: Program,
    claimant: Organization,
    answers: dict,
    by,
    line: BudgetLine | None = None,
    files: Iterable[CheckedFile] = (),
    submission: uuid.UUID | None = None,
) -> Expense:
    """Claim an expense in the name of ``claimant``; with a document it is transmitted at once.

    ``line`` is one of its own on which it is to be charged. The same ``submission`` twice is one claim, the first.
    Raises ValidationError.
    """
    _require_open_books(program, answers["spent_on"])
    return enter_expense(
        program=program,
        answers=answers | {"claimant": claimant, "claimed": answers["amount"]},
        by=by,
        shares=[Share(line, answers["amount"])] if line else [],
        files=files,
        submission=submission,
    )


@transaction.atomic
def change_claim(
    *,
    claim: Expense,
    answers: dict,
    by,
    line: BudgetLine | None = None,
    files: Iterable[CheckedFile] = (),
) -> Expense:
    """Write the claim anew and transmit it, where it has a document. Raises ValidationError.

    The lines that whoever keeps the accounts chose for it stay as they are.
    """
    locked = _writable(claim)
    _require_open_books(locked.program, answers["spent_on"])
    shares = None
    if chooses_line(locked):
        shares = [Share(line, answers["amount"] - locked.rebated)] if line else []
    changed = change_expense(
        expense=locked, answers=answers | {"claimed": answers["amount"]}, by=by, shares=shares
    )
    return _transmit(changed, files, by)


@transaction.atomic
def document_claim(*, claim: Expense, files: Iterable[CheckedFile], by) -> Expense:
    """Join documents to a claim and transmit it. Raises ValidationError."""
    return _transmit(_writable(claim), files, by)


@transaction.atomic
def drop_document(*, file: ExpenseFile, by) -> Expense:
    """Take a document off a claim; without any it waits to be completed. Raises ValidationError."""
    _writable(file.expense)
    return drop_file(file=file, by=by)


@transaction.atomic
def withdraw_claim(*, claim: Expense, by, reason: str = "") -> Expense:
    """Take a claim back that nobody has verified. Raises ValidationError."""
    return expense_machine.move(
        _writable(claim),
        ExpenseState.REFUSED,
        by=by,
        reason=f"{WITHDRAWN} {reason}".strip(),
        sources=EXPENSE_WRITABLE,
    )


def is_withdrawn(claim: Expense) -> bool:
    """Whether the claim was taken back by who claimed it, rather than refused."""
    return claim.state == ExpenseState.REFUSED and claim.reason.startswith(WITHDRAWN)


def chooses_line(claim: Expense) -> bool:
    """Whether the line of a claim is still its claimant's to choose: nobody else shared it out."""
    lines = [part.line for part in claim.allocations.select_related("line")]
    return not lines or (len(lines) == 1 and lines[0].organization_id == claim.claimant_id)


def _transmit(claim: Expense, files: Iterable[CheckedFile], by) -> Expense:
    """Join those of ``files`` that it has not yet: a form sent twice brings them twice."""
    there = set(claim.files.values_list("sha256", flat=True))
    for file in files:
        if file.sha256 not in there:
            join_file(expense=claim, file=file, by=by)
    claim.refresh_from_db()
    if claim.state == ExpenseState.ENTERED and claim.files.exists():
        return expense_machine.move(claim, ExpenseState.JUSTIFIED, by=by)
    return claim


def _writable(claim: Expense) -> Expense:
    locked = locked_expense(claim)
    if locked.state not in EXPENSE_WRITABLE:
        raise ValidationError(
            _(
                "La réclamation est à l’état « %(state)s » : elle ne change plus. Écrivez à %(lead)s."
            )
            % {"state": locked.get_state_display(), "lead": locked.program.lead}
        )
    return locked


def _require_open_books(program: Program, day: date) -> None:
    """Said here in the words of whoever claims; the database refuses it as well."""
    if program.closings.holding(day).exists():
        raise ValidationError(
            {
                "spent_on": _("Les comptes de cette période sont fermés : écrivez à %(lead)s.")
                % {"lead": program.lead}
            }
        )
