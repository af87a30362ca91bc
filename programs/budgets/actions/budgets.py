"""What happens to a budget: adopted, taken back, begun anew for the next year."""

import uuid
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.budgets.balances import current
from programs.budgets.models import (
    Allocation,
    Budget,
    BudgetLine,
    BudgetSignatory,
    ChangeEntry,
    Commitment,
)
from programs.budgets.reckoning import ZERO
from programs.submissions import made_once


@transaction.atomic
def adopt_budget(*, budget: Budget, adopted_by: str, on: date) -> Budget:
    """From then on its amounts change by amendments and transfers alone. Raises ValidationError."""
    locked = locked_budget(budget)
    if not locked.is_draft:
        raise ValidationError(_("Ce budget est déjà adopté."))
    if not locked.lines.exists():
        raise ValidationError(_("Inscrivez au moins un poste avant d’adopter le budget."))
    locked.adopted_by, locked.adopted_on = adopted_by, on
    locked.full_clean()
    locked.save(update_fields=["adopted_by", "adopted_on"])
    return locked


@transaction.atomic
def take_back_adoption(*, budget: Budget) -> Budget:
    """Back to a draft, as long as nothing was engaged, spent or changed on its lines. Raises ValidationError."""
    locked = locked_budget(budget)
    used = (
        rows.filter(line__budget=locked).exists()
        for rows in (Allocation.objects, Commitment.objects, ChangeEntry.objects)
    )
    if any(used):
        raise ValidationError(
            _(
                "Des dépenses, des engagements ou des modifications s’y rattachent : amendez-le plutôt."
            )
        )
    locked.adopted_on = None
    locked.save(update_fields=["adopted_on"])
    return locked


@transaction.atomic
def begin_next_year(*, budget: Budget, code: str, submission: uuid.UUID | None = None) -> Budget:
    """A draft for the fiscal year after ``budget``, with its lines and its signatories; amounts as revised.

    Categories that are retired by then stay on their lines, for whoever writes it to see. The same ``submission``
    twice is one draft. Raises ValidationError.
    """
    draft, _is_new = made_once(
        lambda: _begun_after(budget, code, submission),
        lambda: (
            Budget.objects.filter(submission=submission, program=budget.program_id).first()
            if submission
            else None
        ),
    )
    return draft


def _begun_after(budget: Budget, code: str, submission: uuid.UUID | None) -> Budget:
    calendar = budget.program.calendar
    year = calendar.year_containing(budget.period.next().start)
    before, after = calendar.label(budget.period), calendar.label(year)
    draft = Budget(
        program=budget.program,
        code=code,
        title=budget.title.replace(before, after),
        title_en=budget.title_en.replace(before, after),
        funder=budget.funder,
        starts_on=year.start,
        ends_on=year.end,
        carries_forward=budget.carries_forward,
        variance_percent=budget.variance_percent,
        variance_amount=budget.variance_amount,
        submission=submission,
    )
    draft.full_clean()
    draft.save()
    for line in budget.lines.all():
        BudgetLine.objects.create(
            budget=draft,
            number=line.number,
            label=line.label,
            label_en=line.label_en,
            category_id=line.category_id,
            account_code=line.account_code,
            organization_id=line.organization_id,
            adopted=_to_begin_with(line),
        )
    BudgetSignatory.objects.bulk_create(
        BudgetSignatory(
            budget=draft,
            position=one.position,
            title=one.title,
            title_en=one.title_en,
            name=one.name,
        )
        for one in budget.signatories.all()
    )
    return draft


def _to_begin_with(line: BudgetLine) -> Decimal | None:
    revised = current(line).revised
    return None if revised is None else max(revised, ZERO)


def locked_budget(budget: Budget) -> Budget:
    return Budget.objects.select_for_update(of=("self",)).get(pk=budget.pk)


def lock_lines(lines) -> dict[int, BudgetLine]:
    """The lines of these keys, locked in the order of their keys, freshly read, with their budget and category."""
    rows = BudgetLine.objects.filter(pk__in=set(lines)).order_by("pk")
    rows = rows.select_for_update(of=("self",), no_key=True).select_related("budget", "category")
    return {line.pk: line for line in rows}
