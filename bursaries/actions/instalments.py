"""The parts in which an award is paid: planned, attested, authorised; each then an expense that finance pays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import override

from bursaries.actions.holder_links import tell_returned
from bursaries.actions.machines import instalment_machine
from bursaries.enums import (
    INSTALMENT_HELD,
    AwardFileKind,
    AwardKind,
    AwardState,
    InstalmentState,
)
from bursaries.models import Award, AwardFile, AwardInstalment
from programs.amounts import amount_said
from programs.budgets.actions import (
    FILE_TYPES,
    Share,
    enter_expense,
    refuse_expense,
    require_line_of,
)
from programs.budgets.enums import EXPENSE_PENDING, ExpenseState
from programs.budgets.models import BudgetLine, Commitment, Expense
from programs.files import CheckedFile
from programs.lib.money import split_amount
from programs.lib.periods import today

ZERO = Decimal(0)
_LONGEST_SUPPLIER = 200
_LONGEST_DESCRIPTION = 250
# An expense that was sent back, or refused: another one may take its place.
_EXPENSE_SENT_BACK = (ExpenseState.ENTERED, ExpenseState.REFUSED)


@dataclass(frozen=True)
class Part:
    """An instalment as it is planned: dollars, when, and on which condition in both languages."""

    amount: Decimal
    expected_on: date | None = None
    condition: str = ""
    condition_en: str = ""


def equal_parts(amount: Decimal, number: int = 2) -> list[Part]:
    """So many equal parts, each on an attestation of studies; odd cents go to the first."""
    said = []
    for language in ("fr", "en"):
        with override(language):
            said.append(_("À la réception de l’attestation d’études"))
    parts = split_amount(amount, (1,) * number)
    return [Part(part, None, *said) for part in parts if part]


@transaction.atomic
def plan_instalments(
    *, award: Award, by, parts: Sequence[Part] | None = None, on: date | None = None
) -> list[AwardInstalment]:
    """Plan what is not attested yet anew: ``parts``, or two halves, which with what stays make the award to the cent.

    Raises ValidationError where they do not.
    """
    locked = lock_award(award.pk)
    require_held(locked)
    kept = locked.instalments.exclude(state=InstalmentState.EXPECTED)
    held = kept.filter(state__in=INSTALMENT_HELD).values_list("amount", flat=True)
    left = locked.amount - sum(held, ZERO)
    planned = equal_parts(left) if parts is None else list(parts)
    if sum((part.amount for part in planned), ZERO) != left or not planned:
        raise ValidationError(
            _("Les versements à planifier font %(sum)s, et il reste %(left)s de la bourse.")
            % {
                "sum": amount_said(sum((part.amount for part in planned), ZERO)),
                "left": amount_said(left),
            }
        )
    expected = locked.instalments.filter(state=InstalmentState.EXPECTED)
    # A document that came for one of them, and was sent back, stays with the award.
    AwardFile.objects.filter(instalment__in=expected).update(instalment=None)
    expected.delete()
    first = (kept.aggregate(last=Max("number"))["last"] or 0) + 1
    return [
        instalment_machine.begin(
            AwardInstalment(
                award=locked,
                number=number,
                amount=part.amount,
                expected_on=part.expected_on,
                condition=part.condition,
                condition_en=part.condition_en,
            ),
            by=by,
            on=on or today(),
        )
        for number, part in enumerate(planned, start=first)
    ]


@transaction.atomic
def receive_attestation(
    *, instalment: AwardInstalment, file: CheckedFile, by=None, on: date | None = None
) -> AwardInstalment:
    """Keep what proves the condition of an instalment: an attestation of studies, the receipt of a small aid.

    It comes from a coordinator, or from the holder, who has no account (``by`` is None). A second document of one that
    is attested already is joined to it. Raises ValidationError.
    """
    if file.content_type not in FILE_TYPES:
        raise ValidationError(
            {"file": _("Une attestation est un PDF ou une image JPEG ou PNG : exportez-la en PDF.")}
        )
    locked = lock_instalment(instalment)
    require_held(locked.award)
    if locked.state not in (InstalmentState.EXPECTED, InstalmentState.ATTESTED):
        raise ValidationError(
            _("Ce versement est à l’état « %(state)s » : il n’attend plus de document.")
            % {"state": locked.get_state_display()}
        )
    is_bursary = locked.award.kind == AwardKind.BURSARY
    join_award_file(
        award=locked.award,
        file=file,
        kind=AwardFileKind.ATTESTATION if is_bursary else AwardFileKind.RECEIPT,
        instalment=locked,
        by=by,
    )
    if locked.state == InstalmentState.ATTESTED:
        return locked
    day = on or today()
    return instalment_machine.move(locked, InstalmentState.ATTESTED, by=by, on=day, attested_on=day)


@transaction.atomic
def return_attestation(*, instalment: AwardInstalment, by, reason: str) -> AwardInstalment:
    """The document does not prove the condition: another is awaited, and it stays among those of the award."""
    if not reason.strip():
        raise ValidationError({"reason": _("Écrivez ce qui manque à l’attestation.")})
    locked = lock_instalment(instalment)
    locked.files.update(instalment=None, kind=AwardFileKind.OTHER)
    done = instalment_machine.move(
        locked,
        InstalmentState.EXPECTED,
        by=by,
        reason=reason,
        sources=(InstalmentState.ATTESTED,),
        attested_on=None,
    )
    if person := locked.award.person:
        tell_returned(locked.award.program, person)
    return done


@transaction.atomic
def authorize_instalment(
    *, instalment: AwardInstalment, by, line: BudgetLine | None = None, on: date | None = None
) -> AwardInstalment:
    """Let an instalment be paid: it becomes an expense of ``line``, or of the line of its award, on that day.

    The attestation goes with it as its document, the holder is its supplier, and it takes of what the award engages
    where it is charged to the same line. Finance verifies, approves and pays it. An award without a line is only
    authorised. Authorised already, it may be again once its expense was sent back or refused. Raises ValidationError.
    """
    day = on or today()
    locked = lock_instalment(instalment)
    award = locked.award
    require_held(award)
    if award.kind == AwardKind.BURSARY and award.state != AwardState.SIGNED:
        raise ValidationError(
            _("Le contrat de %(award)s n’est pas signé : notez d’abord sa signature.")
            % {"award": award}
        )
    if locked.state == InstalmentState.AUTHORIZED:
        _require_sent_back(locked)
        locked = _without_expense(locked, by=by)
    if locked.state != InstalmentState.ATTESTED:
        raise ValidationError(
            _("L’attestation du versement %(number)s de %(award)s n’est pas reçue.")
            % {"number": locked.number, "award": award}
        )
    charged = line or award.line
    expense = _expense_of(locked, charged, by=by, day=day) if charged else None
    return instalment_machine.move(
        locked, InstalmentState.AUTHORIZED, by=by, on=_since_last_step(locked, day), expense=expense
    )


@transaction.atomic
def take_back_authorization(*, instalment: AwardInstalment, by, reason: str) -> AwardInstalment:
    """Authorised by mistake: its expense is refused, unless it counts already; it may be authorised anew."""
    if not reason.strip():
        raise ValidationError({"reason": _("Écrivez le motif.")})
    locked = lock_instalment(instalment)
    if locked.state != InstalmentState.AUTHORIZED:
        raise ValidationError(_("Ce versement n’est pas autorisé."))
    return _without_expense(locked, by=by, reason=reason)


# --- what these actions and those of the award share


def lock_award(pk: int) -> Award:
    """The award, held until the end of the transaction, with what its actions read of it."""
    awards = Award.objects.select_for_update(of=("self",), no_key=True)
    return awards.select_related(
        "program__lead", "person", "organization", "line__budget", "commitment", "action"
    ).get(pk=pk)


def lock_instalment(instalment: AwardInstalment) -> AwardInstalment:
    """The instalment, held as its award is, which is locked first."""
    award = lock_award(instalment.award_id)
    rows = AwardInstalment.objects.select_for_update(of=("self",), no_key=True)
    locked = rows.select_related("expense").get(pk=instalment.pk)
    locked.award = award
    return locked


def require_held(award: Award) -> None:
    if not award.is_held:
        raise ValidationError(
            _("%(award)s est à l’état « %(state)s » : rien ne s’y verse.")
            % {"award": award, "state": award.get_state_display()}
        )


def join_award_file(
    *,
    award: Award,
    file: CheckedFile,
    kind: str,
    by=None,
    instalment: AwardInstalment | None = None,
) -> AwardFile:
    """Keep a document of an award. Raises ValidationError where it is there already."""
    stored = AwardFile.of(file, award=award, instalment=instalment, kind=kind, added_by=by)
    stored.full_clean()
    stored.save()
    return stored


def free(instalment: AwardInstalment, *, by, reason: str) -> AwardInstalment:
    """Part a locked instalment from its expense, which is refused where it is pending. Raises ValidationError."""
    return _without_expense(instalment, by=by, reason=reason)


def _without_expense(instalment: AwardInstalment, *, by, reason: str = "") -> AwardInstalment:
    award, expense = instalment.award, instalment.expense
    said = reason
    if expense is not None:
        if not expense.is_void and expense.state not in EXPENSE_PENDING:
            raise ValidationError(
                _(
                    "Le versement %(number)s est la dépense %(code)s, qui est à l’état « %(state)s » : les finances la "
                    "reprennent ou la contre-passent d’abord."
                )
                % {
                    "number": instalment.number,
                    "code": expense.code,
                    "state": expense.get_state_display(),
                }
            )
        said = reason or _("La dépense %(code)s est remplacée.") % {"code": expense.code}
        if expense.state in EXPENSE_PENDING:
            refuse_expense(expense=expense, by=by, reason=said)
    freed = instalment_machine.move(
        instalment, InstalmentState.ATTESTED, by=by, reason=said, expense=None
    )
    freed.award = award
    return freed


def _since_last_step(instalment: AwardInstalment, day: date) -> date:
    """``day``, or that of the last step, which one taken today to mend the others may be."""
    last = instalment.moves.aggregate(last=Max("effective_on"))["last"]
    return max(day, last or day)


def _require_sent_back(instalment: AwardInstalment) -> None:
    expense = instalment.expense
    if expense is None or not (expense.state in _EXPENSE_SENT_BACK or expense.is_void):
        raise ValidationError(
            _("Le versement %(number)s de %(award)s est déjà autorisé.")
            % {"number": instalment.number, "award": instalment.award}
        )


def _expense_of(instalment: AwardInstalment, line: BudgetLine, *, by, day: date) -> Expense:
    award = instalment.award
    require_line_of(line, day)
    files = [
        CheckedFile(file.name, bytes(file.content), file.content_type)
        for file in instalment.files.all()
    ]
    if not files:
        raise ValidationError(
            _("Le versement %(number)s de %(award)s n’a pas de pièce : joignez son attestation.")
            % {"number": instalment.number, "award": award}
        )
    share = Share(line, instalment.amount, _commitment_on(award, line, day))
    return enter_expense(
        program=award.program,
        answers={
            "spent_on": day,
            "supplier": award.holder[:_LONGEST_SUPPLIER],
            "description": _description_of(instalment)[:_LONGEST_DESCRIPTION],
            "reference": f"{award.code}/{instalment.number}",
            "amount": instalment.amount,
            "action": award.action,
        },
        by=by,
        shares=[share],
        files=files,
    )


def _description_of(instalment: AwardInstalment) -> str:
    award = instalment.award
    if award.kind == AwardKind.BURSARY:
        return _("Bourse %(code)s, versement %(number)s") % {
            "code": award.code,
            "number": instalment.number,
        }
    said = award.description or award.get_kind_display()
    return _("Aide %(code)s : %(what)s") % {"code": award.code, "what": said}


def _commitment_on(award: Award, line: BudgetLine, day: date) -> Commitment | None:
    """What the award engages on ``line``; nothing where the payment is charged elsewhere, or it was closed."""
    held = award.commitment
    if held is None or held.closed_on or held.line_id != line.pk or day < held.made_on:
        return None
    return held
