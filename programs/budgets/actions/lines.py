"""Writing a budget: what it is, who signs its report, its lines while it is a draft."""

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.budgets.access import plans_of
from programs.budgets.actions.budgets import locked_budget
from programs.budgets.enums import CategoryKind
from programs.budgets.models import (
    Budget,
    BudgetLine,
    BudgetSignatory,
    ExpenseCategory,
    VarianceNote,
)
from programs.models import Organization
from programs.submissions import made_once

LINE_FIELDS = (
    "number",
    "label",
    "label_en",
    "category",
    "account_code",
    "heading",
    "action",
    "organization",
    "adopted",
    "forecast_1",
    "forecast_2",
    "forecast_3",
    "forecast_4",
)
# What an adoption fixes: who pays, when, and what it is known by.
FIXED_BY_ADOPTION = ("code", "funder", "starts_on", "ends_on")


@transaction.atomic
def begin_budget(*, budget: Budget, submission: uuid.UUID) -> Budget:
    """Save a new draft; sent twice, it is one. Raises ValidationError."""

    def begin() -> Budget:
        budget.submission = submission
        _check_funding(budget)
        budget.full_clean()
        budget.save()
        return budget

    made, _is_new = made_once(
        begin,
        lambda: Budget.objects.filter(submission=submission, program=budget.program).first(),
    )
    return made


@transaction.atomic
def describe_budget(*, budget: Budget, signatories: Iterable[dict]) -> Budget:
    """Keep what was changed of ``budget``, and those who sign its report in place of those it had.

    ``signatories`` are their ``title``, ``title_en`` and ``name``, in the order in which they sign. Raises
    ValidationError.
    """
    before = locked_budget(budget)
    if not before.is_draft and any(
        getattr(before, name) != getattr(budget, name) for name in FIXED_BY_ADOPTION
    ):
        raise ValidationError(
            _("Le budget est adopté : son identifiant, son bailleur de fonds et ses dates restent.")
        )
    _check_funding(budget)
    budget.full_clean()
    budget.save()
    budget.signatories.all().delete()
    for position, one in enumerate(signatories, start=1):
        signatory = BudgetSignatory(budget=budget, position=position, **one)
        signatory.full_clean()
        signatory.save()
    return budget


def _check_funding(budget: Budget) -> None:
    funding = budget.funding
    if funding and (
        funding.program_id != budget.program_id or funding.funder_id != budget.funder_id
    ):
        raise ValidationError(
            {"funding": _("Ce financement n’est pas de ce programme et de ce bailleur de fonds.")}
        )


# --- lines


@dataclass(frozen=True)
class Written:
    """A line as it is to be: ``seen`` is the ``mark_of`` that its form was opened on, nothing for a new line."""

    line: BudgetLine
    seen: str = ""


def mark_of(line: BudgetLine) -> str:
    """What a form carries of the line that it was opened on."""
    said = "|".join(str(getattr(line, line._meta.get_field(name).attname)) for name in LINE_FIELDS)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


@transaction.atomic
def write_lines(*, budget: Budget, written: list[Written], removed: Iterable[int] = ()) -> None:
    """Write lines of a draft, and take those with the keys ``removed`` out of it: all or none of it.

    Raises ValidationError; RefusedLine where it is about one of them.
    """
    locked = locked_budget(budget)
    if not locked.is_draft:
        raise ValidationError(
            _("Le budget vient d’être adopté : ses montants changent par un amendement.")
        )
    now = {line.pk: line for line in locked.lines.select_for_update(of=("self",))}
    for pk in removed:
        if pk in now:
            now.pop(pk).delete()
    for place, one in enumerate(written):
        if one.line.pk and (one.line.pk not in now or one.seen != mark_of(now[one.line.pk])):
            raise RefusedLine(
                place, _("Quelqu’un vient de changer ce poste : relisez-le, puis recommencez.")
            )
    _free_numbers(now, [one.line for one in written])
    for place, one in enumerate(written):
        one.line.budget = locked
        try:
            _check_line(one.line)
            one.line.full_clean()
        except ValidationError as error:
            raise RefusedLine(place, *error.messages) from error
        one.line.save()


class RefusedLine(ValidationError):
    """One of several lines that are written together: the one in ``place``."""

    def __init__(self, place: int, *messages: str):
        super().__init__(list(messages))
        self.place = place


def _free_numbers(now: dict[int, BudgetLine], written: list[BudgetLine]) -> None:
    """Let lines exchange their numbers: what leaves one gives it up first."""
    wanted = {line.number for line in written}
    for line in written:
        held = now.get(line.pk)
        if held and held.number != line.number and held.number in wanted:
            BudgetLine.objects.filter(pk=line.pk).update(number=f"~{line.pk}")


@transaction.atomic
def add_line(*, line: BudgetLine) -> BudgetLine:
    """Add a line. To a budget that is adopted it comes without money, which a change then gives it."""
    locked = locked_budget(line.budget)
    if not locked.is_draft and line.adopted:
        raise ValidationError(
            {
                "adopted": _(
                    "Le budget est adopté : le poste s’ajoute à 0 $, puis reçoit son montant par un amendement ou "
                    "un virement."
                )
            }
        )
    _check_line(line)
    line.full_clean()
    line.save()
    return line


@transaction.atomic
def change_line(*, line: BudgetLine, seen: str) -> BudgetLine:
    """Keep what was changed of a line, unless somebody else changed it since. Raises ValidationError."""
    locked_budget(line.budget)
    now = BudgetLine.objects.select_for_update(of=("self",)).filter(pk=line.pk).first()
    if now is None or mark_of(now) != seen:
        raise ValidationError(
            _("Quelqu’un vient de changer ce poste : relisez-le, puis recommencez.")
        )
    _check_line(line)
    line.full_clean()
    line.save(update_fields=[*LINE_FIELDS, "number_key"])
    return line


@transaction.atomic
def remove_line(*, line: BudgetLine) -> None:
    """Take a line out of its budget, where nothing is tied to it. Raises ValidationError or IntegrityError."""
    locked = locked_budget(line.budget)
    if not locked.is_draft:
        raise ValidationError(
            _("Le budget est adopté : ses postes restent. Virez à d’autres ce qui ne sert plus.")
        )
    line.delete()


@transaction.atomic
def explain_variance(*, line: BudgetLine, text: str, text_en: str = "") -> VarianceNote | None:
    """Keep why a line ends its year above or below its budget; an empty text takes the explanation away."""
    if not text.strip():
        VarianceNote.objects.filter(line=line).delete()
        return None
    note = VarianceNote.objects.filter(line=line).first() or VarianceNote(line=line)
    note.text, note.text_en = text, text_en
    note.full_clean()
    note.save()
    return note


def _check_line(line: BudgetLine) -> None:
    """The line speaks of its own program: categories of its lead organisation, plans of its own."""
    program = line.budget.program
    if line.category_id and line.category.organization_id != program.lead_id:
        raise ValidationError({"category": _("Cette catégorie est d’un autre organisme.")})
    for name in ("heading", "action"):
        serves = getattr(line, name)
        if serves and not plans_of(program).filter(pk=serves.plan_id).exists():
            raise ValidationError({name: _("Cette ligne est du plan d’un autre programme.")})


# --- categories


@transaction.atomic
def offer_usual_categories(*, organization: Organization) -> int:
    """Give an organisation that has none the categories that everybody has; returns how many."""
    if organization.expense_categories.exists():
        return 0
    usual = [
        ExpenseCategory(
            organization=organization, code=f"{number:02d}", label=kind.label, kind=kind
        )
        for number, kind in enumerate(CategoryKind, start=1)
    ]
    for category in usual:
        category.full_clean()
        category.save()
    return len(usual)
