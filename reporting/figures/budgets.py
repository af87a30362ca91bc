"""The figures of budgets: what was adopted, how it was amended, and what is engaged, spent and left of it.

A budget counts in the period in which its fiscal year ends, so that each counts once whatever the calendars of
programs and funders; it is read as of the last day of the period (``docs/decisions/0032``).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, DecimalField, F, Q, QuerySet, Subquery, Sum, Value
from django.db.models import OuterRef as Outer
from django.db.models.functions import Coalesce, Greatest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.budgets.models import (
    Allocation,
    Budget,
    BudgetLine,
    ChangeEntry,
    Commitment,
    ExpenseCategory,
    Receipt,
)
from programs.enums import Service
from programs.lib.periods import Period
from programs.models.fields import localized
from reporting.enums import Unit
from reporting.figures.base import Breakdown, Figure, Key, Measured, Scope, Spread, Total
from reporting.figures.labels import organization_labels

_SERVICES = (Service.BUDGETS,)
_ZERO = Decimal(0)


# --- What is counted ---------------------------------------------------------------------------------


def budgets(scope: Scope, period: Period) -> QuerySet[Budget]:
    """The budgets of fiscal years that end in ``period``, adopted by its last day; of a funder, its own alone."""
    own = Budget.objects.filter(scope.of(service=Service.BUDGETS, funder_at="funder"))
    ended = own.filter(ends_on__gte=period.start, ends_on__lte=period.end)
    return ended.adopted_by(scope.last_day(period))


def lines(scope: Scope, period: Period) -> QuerySet[BudgetLine]:
    """Their lines, each with what it had on the last day: see ``as_of``."""
    found = BudgetLine.objects.filter(budget__in=budgets(scope, period).order_by().values("pk"))
    return as_of(found, scope.last_day(period))


def charges(scope: Scope, period: Period) -> QuerySet[Allocation]:
    """What approved expenses of that day at the latest charge to these lines."""
    own = BudgetLine.objects.filter(budget__in=budgets(scope, period).order_by().values("pk"))
    found = Allocation.objects.filter(line__in=own.order_by().values("pk"))
    return found.counting_on(scope.last_day(period))


def receipts(scope: Scope, period: Period) -> QuerySet[Receipt]:
    """What came in on a day of the period, or was given back; of a funder, what it paid."""
    own = scope.of("funding__program", service=Service.BUDGETS, funder_at="funding__funder")
    found = Receipt.objects.filter(own, received_on__gte=period.start)
    return found.received_by(scope.last_day(period))


def as_of(found: QuerySet[BudgetLine], day: date) -> QuerySet[BudgetLine]:
    """Lines with ``revised_then``, ``engaged_then`` and ``left_then``: ``balances_on``, in the database.

    Of a budget that is not known, ``revised_then`` is not either, and ``left_then`` is what is taken off the others.
    """
    amended = _summed(ChangeEntry.objects.filter(line=Outer("pk")).counting_on(day), "line")
    spent = _summed(Allocation.objects.filter(line=Outer("pk")).counting_on(day), "line")
    engaged = spent + _committed(day)
    return found.annotate(
        revised_then=F("adopted") + amended,
        engaged_then=engaged,
        left_then=Coalesce(F("adopted") + amended, _dollars(_ZERO)) - engaged,
    )


def _committed(day: date) -> Coalesce:
    """What was left of the open commitments of a line."""
    used = _summed(Allocation.objects.filter(commitment=Outer("pk")).counting_on(day), "commitment")
    held = Commitment.objects.filter(line=Outer("pk"), made_on__lte=day).exclude(closed_on__lte=day)
    return _summed(
        held.annotate(left=Greatest(F("amount") - used, _dollars(_ZERO))), "line", "left"
    )


def _summed(rows: QuerySet, by: str, column: str = "amount") -> Coalesce:
    sums = rows.order_by().values(by).annotate(sum=Sum(column)).values("sum")
    return Coalesce(Subquery(sums), _dollars(_ZERO))


def _dollars(amount: Decimal) -> Value:
    return Value(amount, output_field=DecimalField(max_digits=14, decimal_places=2))


@dataclass(frozen=True)
class Left(Total):
    """What is left: at least that where some of the budgets are not known, and not known where none of them is."""

    @property
    def by_part(self) -> dict:
        unknown = Count("pk", filter=Q(adopted__isnull=True))
        return super().by_part | {"unknown": unknown}

    def part(self, row: dict) -> Measured:
        if row["rows"] and row["rows"] == row["unknown"]:
            return Measured(None)
        return super().part(row)


# --- By category -------------------------------------------------------------------------------------


def category_labels(keys: Iterable[Key]) -> dict[Key, str]:
    """What categories are called in the current language, by their keys: with their code where two share a name.

    The categories of two organisations that share both also say whose they are.
    """
    found = ExpenseCategory.objects.select_related("organization")
    read = found.in_bulk([key[0] for key in keys])
    names = {pk: localized(category, "label") for pk, category in read.items()}
    for more in (lambda one: one.code, lambda one: localized(one.organization, "name")):
        shared = Counter(names.values())
        names = {
            pk: f"{name} ({more(read[pk])})" if shared[name] > 1 else name
            for pk, name in names.items()
        }
    return {(pk,): name for pk, name in names.items()}


def by_category(path: str = "category") -> Breakdown:
    return Breakdown(by=(path,), labels=category_labels, in_order_of_label=True)


def _of_lines(code: str, label: Promise, rule: Promise, measure: Total) -> Figure:
    """A figure that adds up what each line had."""
    return Figure(
        code,
        label,
        rule,
        Unit.DOLLARS,
        lines,
        measure=measure,
        breakdown=by_category(),
        services=_SERVICES,
        spread=(Spread(lines, "budget__program"),),
    )


FIGURES = (
    _of_lines(
        "budget.adopted",
        _("Budget adopté"),
        _(
            "Somme des montants adoptés, poste par poste, des budgets dont l’exercice finit pendant la période et "
            "qui étaient adoptés au plus tard le dernier jour de celle-ci, en dollars canadiens; un montant qui "
            "n’est pas connu n’entre dans aucune somme."
        ),
        Total("adopted"),
    ),
    _of_lines(
        "budget.amended",
        _("Budget modifié"),
        _(
            "Budget adopté, plus ou moins les amendements, les virements et les reports approuvés qui sont en "
            "vigueur au plus tard le dernier jour de la période."
        ),
        Total("revised_then"),
    ),
    _of_lines(
        "budget.engaged",
        _("Budget engagé"),
        _(
            "Ce qui est dépensé sur les postes de ces budgets, et ce qui reste des engagements pris au plus tard le "
            "dernier jour de la période et non encore fermés ce jour-là."
        ),
        Total("engaged_then", when_empty=_ZERO),
    ),
    Figure(
        "budget.spent",
        _("Budget dépensé"),
        _(
            "Ce que les dépenses approuvées imputent aux postes de ces budgets, taxes remboursées déduites et "
            "contre-passations comprises; une dépense compte à sa propre date, quel que soit le jour de son "
            "approbation ou de son paiement."
        ),
        Unit.DOLLARS,
        charges,
        measure=Total("amount", when_empty=_ZERO),
        breakdown=by_category("line__category"),
        services=_SERVICES,
        spread=(Spread(charges, "line__budget__program"),),
    ),
    _of_lines(
        "budget.remaining",
        _("Budget disponible"),
        _(
            "Budget modifié moins budget engagé : ce que rien ne retient encore; « au moins » quand le budget d’un "
            "poste n’est pas connu."
        ),
        Left("left_then"),
    ),
    Figure(
        "funding.received",
        _("Financement reçu"),
        _(
            "Versements encaissés pendant la période, moins ce qui a été remboursé aux bailleurs de fonds, au jour "
            "de l’encaissement."
        ),
        Unit.DOLLARS,
        receipts,
        measure=Total("amount", when_empty=_ZERO),
        breakdown=Breakdown(
            by=("funding__funder",), labels=organization_labels(""), in_order_of_label=True
        ),
        services=_SERVICES,
        spread=(Spread(receipts, "funding__program"),),
    ),
)
