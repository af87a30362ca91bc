"""What happens to bank accounts: a statement that is imported, its lines that are matched or set aside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from programs import history, integrity
from programs.budgets.actions.entering import locked_expense
from programs.budgets.actions.paying import annul_payment, pay_expense
from programs.budgets.banking.methods import paid_by
from programs.budgets.banking.previewing import New, Preview
from programs.budgets.banking.recorded import RESOURCE, brought_by, holding
from programs.budgets.models import (
    BankAccount,
    BankTransaction,
    Expense,
    Instalment,
    Payment,
    Receipt,
)
from programs.budgets.statements.entries import Statement
from programs.importing.bulk import BATCH, check_at_once, uncollected
from programs.models import Funding, Import

_MOST_NOTES = 50


@dataclass(frozen=True)
class Document:
    """Where entries come from: the name of the file and the print of its bytes."""

    name: str
    sha256: str


@transaction.atomic
def keep_account(*, account: BankAccount) -> BankAccount:
    """Save an account. Raises ValidationError where it would leave what was imported before its opening."""
    account.full_clean()
    if account.pk and account.transactions.filter(posted_on__lt=account.opened_on).exists():
        raise ValidationError(
            {
                "opened_on": _(
                    "Des opérations importées sont d’avant ce jour : choisissez le jour de la première, ou plus tôt."
                )
            }
        )
    account.save()
    return account


# --- importing


@transaction.atomic
def import_transactions(
    *,
    account: BankAccount,
    statement: Statement,
    document: Document,
    by,
    leads: Sequence[int] = (),
    takes_alike: bool = True,
) -> Import | None:
    """Bring in what of ``statement`` the account does not have yet, as one act; None where it has all.

    Without ``takes_alike``, what looks like something that is there is left out. Raises ValidationError where a cell
    was not read: nothing is half done.
    """
    locked = BankAccount.objects.select_for_update(of=("self",), no_key=True).get(pk=account.pk)
    preview = Preview(locked, statement)
    _require_whole(preview)
    brought = [one for one in preview.new if takes_alike or one.like is None]
    if not brought:
        return None
    with history.one_act() as name_in_history, uncollected():
        check_at_once()
        _write(locked, brought, statement.closing)
        return Import.objects.create(
            resource=RESOURCE,
            program=locked.program,
            file_name=document.name[:255],
            sha256=document.sha256,
            made_by=by,
            leads=list(leads),
            new=len(brought),
            unchanged=len(preview.entries) - len(brought),
            notes=[note.text for note in statement.remarks[:_MOST_NOTES]],
            context=name_in_history,
        )


def _require_whole(preview: Preview) -> None:
    if problems := preview.statement.problems:
        raise ValidationError(str(problems[0]))
    if preview.to_come:
        raise ValidationError(
            _(
                "Ligne %(row)d : cette opération est d’un jour à venir. Vérifiez l’ordre du jour et du mois."
            )
            % {"row": preview.to_come[0].row}
        )


def _write(account: BankAccount, brought: Sequence[New], closing: Decimal | None) -> None:
    records = [_posted(account, one) for one in brought]
    if closing is not None:
        max(reversed(records), key=lambda one: one.posted_on).stated_balance = closing
    for record in (min(records, key=_day), max(records, key=_day)):
        record.clean_fields()
    try:
        with transaction.atomic():
            BankTransaction.objects.bulk_create(records, BATCH)
    except IntegrityError as error:
        raise integrity.refusal(error) from error


def _day(record: BankTransaction):
    return record.posted_on


def _posted(account: BankAccount, new: New) -> BankTransaction:
    entry = new.entry
    return BankTransaction(
        account=account,
        posted_on=entry.posted_on,
        amount=entry.amount,
        description=entry.description,
        reference=entry.reference,
        identity=new.identity,
    )


@transaction.atomic
def take_back_import(*, made: Import, by, unmatches: bool = False) -> Import:
    """Undo the import of a statement whole. Raises ValidationError while one of its lines is matched or set aside.

    With ``unmatches``, what was said of its lines is undone first: what they paid or brought in stays noted. The
    history would hold up a line that was set aside and taken up again, though it is as it was: what each says now
    decides.
    """
    locked = Import.objects.select_for_update(of=("self",)).get(pk=made.pk)
    if locked.undone_at:
        raise ValidationError(_("Cette importation est déjà annulée."))
    if unmatches:
        held = list(holding(locked).order_by("pk"))
        # Of all lines at once, so that two who undo never wait for each other.
        _lock_expenses(
            one.expense
            for one in Payment.objects.filter(transaction__in=held).select_related("expense")
        )
        for posted in held:
            unmatch(posted=posted, by=by)
    rows = list(brought_by(locked).select_for_update(of=("self",), no_key=True))
    if count := sum(bool(one.matched or one.set_aside) for one in rows):
        raise ValidationError(
            _(
                "Des opérations de ce relevé sont rapprochées ou écartées (%(count)d) : défaites-le d’abord, "
                "puis annulez l’importation."
            )
            % {"count": count}
        )
    with history.one_act() as name_in_history:
        BankTransaction.objects.filter(pk__in=[one.pk for one in rows]).delete()
        locked.undone_at, locked.undoer = timezone.now(), by
        locked.undone_context = name_in_history
        locked.save(update_fields=["undone_at", "undoer", "undone_context"])
    return locked


# --- matching


@transaction.atomic
def match_transaction(
    *, posted: BankTransaction, to: Iterable[Payment | Expense | Receipt | Instalment], by
) -> BankTransaction:
    """Say what a line of a statement is: payments and receipts that are noted, or that it notes.

    An approved expense is paid, and an instalment received, on the day of the line. Raises ValidationError.
    """
    chosen = list(to)
    if not chosen:
        raise ValidationError(_("Choisissez au moins un paiement, une dépense ou un encaissement."))
    # Expenses before the line, in one order: whoever pays or annuls beside us does the same.
    _lock_expenses(
        one if isinstance(one, Expense) else one.expense
        for one in chosen
        if isinstance(one, Expense | Payment)
    )
    locked = _locked(posted)
    for one in chosen:
        locked.refresh_from_db(fields=["matched"])
        if locked.set_aside or not locked.left:
            raise ValidationError(_("Cette opération est déjà rapprochée ou écartée."))
        match one:
            case Payment():
                match_payment(posted=locked, payment=one)
            case Receipt():
                match_receipt(posted=locked, receipt=one)
            case Expense():
                amount = min(one.owed, abs(locked.left))
                pay_expense(
                    expense=one,
                    by=by,
                    amount=amount,
                    on=locked.posted_on,
                    bank=locked,
                    **paid_by(locked),
                )
            case Instalment():
                _receive(locked, one)
    locked.refresh_from_db()
    return locked


@transaction.atomic
def match_payment(*, posted: BankTransaction, payment: Payment) -> Payment:
    """A payment that was noted is on the statement. Raises ValidationError."""
    locked = Payment.objects.select_for_update(of=("self",)).get(pk=payment.pk)
    if locked.annulled_on:
        raise ValidationError(_("Ce paiement est annulé."))
    return _attach(locked, posted)


@transaction.atomic
def say_account(*, payments: Iterable[Payment], account: BankAccount | None) -> int:
    """Say from which account payments were made that are on no statement yet; None says it no more. How many changed.

    Raises ValidationError where one of them is matched meanwhile: its line says it.
    """
    rows = Payment.objects.filter(pk__in=[one.pk for one in payments]).order_by("pk")
    changed = 0
    for payment in rows.select_for_update(of=("self",)):
        if payment.transaction_id:
            raise ValidationError(
                _(
                    "Un de ces paiements est déjà rapproché : son opération dit de quel compte il sort."
                )
            )
        if payment.account_id != (account and account.pk):
            payment.account = account
            _saved(payment, update_fields=["account"])
            changed += 1
    return changed


@transaction.atomic
def match_receipt(*, posted: BankTransaction, receipt: Receipt) -> Receipt:
    """A receipt that was noted is on the statement. Raises ValidationError."""
    return _attach(Receipt.objects.select_for_update(of=("self",)).get(pk=receipt.pk), posted)


@transaction.atomic
def receive_funding(*, posted: BankTransaction, funding: Funding) -> Receipt:
    """Note all that is left of a line as received from a funder, for no instalment in particular."""
    locked = _locked(posted)
    if locked.set_aside or locked.left <= 0:
        raise ValidationError(_("Cette opération est déjà rapprochée ou écartée."))
    return _note(locked, funding=funding, amount=locked.left)


def _receive(posted: BankTransaction, instalment: Instalment) -> Receipt:
    received = sum((one.amount for one in instalment.receipts.all()), Decimal(0))
    missing = (instalment.amount or 0) - received
    amount = min(missing, posted.left) if missing > 0 else posted.left
    return _note(posted, funding=instalment.funding, instalment=instalment, amount=amount)


def _note(posted: BankTransaction, **details) -> Receipt:
    receipt = Receipt(
        received_on=posted.posted_on, reference=posted.reference, transaction=posted, **details
    )
    receipt.full_clean()
    return _saved(receipt)


def _attach(record, posted: BankTransaction):
    if record.transaction_id:
        raise ValidationError(
            _("« %(record)s » est déjà rapproché d’une autre opération.") % {"record": record}
        )
    record.transaction = posted
    return _saved(record, update_fields=["transaction"])


def _saved(record, **how):
    try:
        with transaction.atomic():
            record.save(**how)
    except IntegrityError as error:
        raise ValidationError(integrity.explain(error)) from error
    return record


@transaction.atomic
def set_aside(*, posted: BankTransaction, reason: str) -> BankTransaction:
    """Neither an expense of ours nor money received: bank charges, a transfer between accounts. With the reason."""
    locked = _locked(posted)
    if not reason.strip():
        raise ValidationError({"reason": _("Écrivez pourquoi l’opération est écartée.")})
    if locked.matched:
        raise ValidationError(
            _("Une opération rapprochée ne s’écarte pas : défaites d’abord le rapprochement.")
        )
    locked.set_aside = reason.strip()
    locked.clean_fields()
    locked.save(update_fields=["set_aside"])
    return locked


@transaction.atomic
def unmatch(*, posted: BankTransaction, by, forgets: bool = False) -> BankTransaction:
    """Undo all that was said of a line. What it paid stays noted, unless it ``forgets``: then it is taken back.

    A payment is annulled, a receipt goes. Raises ValidationError.
    """
    _lock_expenses(one.expense for one in posted.payments.select_related("expense"))
    locked = _locked(posted)
    for payment in locked.payments.all():
        if forgets and not payment.annulled_on:
            annul_payment(payment=payment, by=by, reason=_("Rapprochement défait"))
        else:
            payment.transaction = None
            _saved(payment, update_fields=["transaction"])
    for receipt in locked.receipts.all():
        if forgets:
            _dropped(receipt)
        else:
            receipt.transaction = None
            _saved(receipt, update_fields=["transaction"])
    locked.refresh_from_db()
    locked.set_aside = ""
    locked.save(update_fields=["set_aside"])
    return locked


def _dropped(receipt: Receipt) -> None:
    try:
        with transaction.atomic():
            receipt.delete()
    except IntegrityError as error:
        raise ValidationError(integrity.explain(error)) from error


def _lock_expenses(expenses: Iterable[Expense]) -> None:
    for expense in sorted(set(expenses), key=lambda one: one.pk):
        locked_expense(expense)


def _locked(posted: BankTransaction) -> BankTransaction:
    rows = BankTransaction.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("account__program").get(pk=posted.pk)
