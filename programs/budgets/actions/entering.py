"""Entering an expense: what it is, what it charges to lines, the documents that prove it."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.budgets.actions.numbers import next_code
from programs.budgets.actions.periods import require_open
from programs.budgets.actions.room import require_adopted
from programs.budgets.enums import (
    EXPENSE_REASON_REQUIRED,
    EXPENSE_TRANSITIONS,
    EXPENSE_WRITABLE,
    ExpenseState,
)
from programs.budgets.models import (
    Allocation,
    BudgetLine,
    Commitment,
    Expense,
    ExpenseFile,
    ExpenseMove,
    SharingKey,
)
from programs.files import JPEG, PDF, PNG, CheckedFile
from programs.lib.money import split_amount
from programs.lib.periods import today
from programs.lookups import counted_key_of
from programs.models import Program
from programs.moves import Machine
from programs.submissions import made_once

MOST_FILES = 20
FILE_TYPES = (PDF, JPEG, PNG)
# What somebody enters of an expense, and what is known of one that was claimed as well.
ENTERED_FIELDS = (
    "spent_on",
    "supplier",
    "description",
    "reference",
    "amount",
    "gst",
    "qst",
    "hst",
    "rebated",
    "sharing_key",
    "action",
)
EXPENSE_FIELDS = (*ENTERED_FIELDS, "claimant", "claimed")

expense_machine = Machine(
    model=Expense,
    log=ExpenseMove,
    states=ExpenseState,
    transitions=EXPENSE_TRANSITIONS,
    reason_required=EXPENSE_REASON_REQUIRED,
)


@dataclass(frozen=True)
class Share:
    """What an expense charges to a line, off a commitment or not. Dollars, of the sign of the expense."""

    line: BudgetLine
    amount: Decimal
    commitment: Commitment | None = None


@transaction.atomic
def enter_expense(
    *,
    program: Program,
    answers: dict,
    by,
    shares: Iterable[Share] = (),
    files: Iterable[CheckedFile] = (),
    reverses: Expense | None = None,
    submission: uuid.UUID | None = None,
) -> Expense:
    """Save an expense, with what it charges to lines and its documents; with a document it is justified at once.

    ``answers`` holds ``EXPENSE_FIELDS``. Where it has a sharing key and no ``shares``, the key shares it out. The same
    ``submission`` twice is one expense, the first. Raises ValidationError.
    """

    def begin() -> Expense:
        require_open(program.pk, "spent_on", answers["spent_on"])
        expense = Expense(
            program=program,
            code=next_code(Expense, program, answers["spent_on"]),
            entered_by=by,
            reverses=reverses,
            submission=submission,
            **{name: answers[name] for name in EXPENSE_FIELDS if name in answers},
        )
        return expense_machine.begin(expense, by=by, on=today())

    def find() -> Expense | None:
        written = Expense.objects.filter(submission=submission, program=program, entered_by=by)
        return written.first() if submission else None

    expense, is_new = made_once(begin, find)
    if not is_new:
        return expense
    expense.refresh_from_db()
    share_out(expense, list(shares))
    for file in files:
        join_file(expense=expense, file=file, by=by)
    expense.refresh_from_db()
    return expense


@transaction.atomic
def change_expense(
    *, expense: Expense, answers: dict, by, shares: Iterable[Share] | None = None
) -> Expense:
    """Change what was entered, as long as nobody verified it; ``shares``, where given, in place of those it had.

    Whoever changes what another entered does not approve it either; choosing its lines changes nothing of it. Raises
    ValidationError.
    """
    locked = writable(expense)
    given = [name for name in EXPENSE_FIELDS if name in answers]
    differs = [name for name in given if getattr(locked, name) != answers[name]]
    for name in given:
        setattr(locked, name, answers[name])
    if differs and locked.entered_by_id != by.pk:
        locked.changed_by = by
    if "spent_on" in answers and answers["spent_on"] != expense.spent_on:
        require_open(locked.program_id, "spent_on", answers["spent_on"])
    locked.full_clean()
    if shares is not None:
        locked.allocations.all().delete()
    locked.save(update_fields=[*given, "changed_by"])
    locked.refresh_from_db()
    if shares is not None:
        share_out(locked, list(shares))
    return locked


def shares_by_key(key: SharingKey, amount: Decimal) -> list[Share]:
    """``amount`` shared out by the parts of a key, to the cent, the largest remainders first."""
    parts = list(key.parts.select_related("line__budget").order_by("pk"))
    amounts = split_amount(amount, [part.percent for part in parts]) if parts else []
    return [Share(part.line, share) for part, share in zip(parts, amounts, strict=True) if share]


def share_out(expense: Expense, shares: list[Share]) -> None:
    if not shares and expense.sharing_key and expense.charged:
        shares = shares_by_key(expense.sharing_key, expense.charged)
    for share in shares:
        require_adopted(share.line)
        allocation = Allocation(
            expense=expense, line=share.line, commitment=share.commitment, amount=share.amount
        )
        allocation.full_clean()
        allocation.save()


@transaction.atomic
def join_file(*, expense: Expense, file: CheckedFile, by) -> ExpenseFile:
    """Join a document; the first one justifies the expense. Raises ValidationError.

    The same bytes on another expense are let through: ``same_files`` says where else they are.
    """
    if file.content_type not in FILE_TYPES:
        raise ValidationError(_("Une pièce justificative est un PDF ou une image JPEG ou PNG."))
    locked = locked_expense(expense)
    if locked.state == ExpenseState.REFUSED:
        raise ValidationError(_("Cette dépense est refusée : reprenez-la d’abord."))
    if locked.files.count() >= MOST_FILES:
        raise ValidationError(_("Une dépense garde vingt pièces justificatives au plus."))
    stored = ExpenseFile.of(file, expense=locked, added_by=by)
    stored.full_clean()
    stored.save()
    if locked.state == ExpenseState.ENTERED:
        expense_machine.move(locked, ExpenseState.JUSTIFIED, by=by)
    return stored


@transaction.atomic
def drop_file(*, file: ExpenseFile, by) -> Expense:
    """Take a document away again, until the expense is verified; without any it is no longer justified."""
    locked = writable(file.expense)
    file.delete()
    if locked.state == ExpenseState.JUSTIFIED and not locked.files.exists():
        return expense_machine.move(locked, ExpenseState.ENTERED, by=by)
    return locked


@transaction.atomic
def justify_without_file(*, expense: Expense, by, reason: str) -> Expense:
    """Go on without a document, with the reason: a lost receipt, an allowance without one."""
    if not reason.strip():
        raise ValidationError(
            {"reason": _("Écrivez pourquoi il n’y a pas de pièce justificative.")}
        )
    return expense_machine.move(
        expense, ExpenseState.JUSTIFIED, by=by, reason=reason, sources=(ExpenseState.ENTERED,)
    )


@transaction.atomic
def justify_again(*, expense: Expense, by) -> Expense:
    """Hand on again what was returned, and has its documents already. Raises ValidationError where it has none."""
    if not expense.files.exists():
        raise ValidationError(_("Joignez d’abord une pièce justificative."))
    return expense_machine.move(
        expense, ExpenseState.JUSTIFIED, by=by, sources=(ExpenseState.ENTERED,)
    )


def same_files(expense: Expense) -> dict[str, list[Expense]]:
    """The other expenses of the program that have one of its documents, by the hash of it."""
    others = (
        ExpenseFile.objects.filter(
            sha256__in=expense.files.values("sha256"), expense__program=expense.program_id
        )
        .exclude(expense=expense)
        .select_related("expense")
        .order_by(counted_key_of("expense__code"))
    )
    found: dict[str, list[Expense]] = {}
    for file in others:
        found.setdefault(file.sha256, []).append(file.expense)
    return found


def locked_expense(expense: Expense) -> Expense:
    rows = Expense.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("program__lead").get(pk=expense.pk)


def writable(expense: Expense) -> Expense:
    locked = locked_expense(expense)
    if locked.state not in EXPENSE_WRITABLE:
        raise ValidationError(
            _("La dépense est à l’état « %(state)s » : elle ne change plus. Retournez-la d’abord.")
            % {"state": locked.get_state_display()}
        )
    return locked
