"""What of awards is paid, as the ledger says it, and where each instalment stands on its way there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Max, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.db.models.query import prefetch_related_objects
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bursaries.enums import AwardKind, AwardState, InstalmentState
from bursaries.models import Award, AwardInstalment
from programs.budgets.enums import ExpenseState
from programs.budgets.models import Payment
from programs.lib.periods import format_date

ZERO = Decimal(0)
_E = ExpenseState
_PENDING = {
    _E.ENTERED: ("attention", lambda: _("Dépense retournée")),
    _E.JUSTIFIED: ("active", lambda: _("Dépense à vérifier")),
    _E.VERIFIED: ("active", lambda: _("Dépense à approuver")),
    _E.REFUSED: ("stopped", lambda: _("Dépense refusée")),
}
# Whoever gave the award has to do something again.
NOT_PAYABLE = (_E.ENTERED, _E.REFUSED)


@dataclass(frozen=True)
class Stage:
    """Where an instalment stands, in a word and its tone."""

    label: str
    tone: str


def instalments_with_payments(instalments: QuerySet[AwardInstalment]) -> QuerySet[AwardInstalment]:
    """Each with its expense, and ``paid_on``: the day of its last payment that was not annulled."""
    payments = Payment.objects.filter(expense=OuterRef("expense"), annulled_on=None).order_by()
    last = payments.values("expense").annotate(last=Max("paid_on")).values("last")
    return instalments.select_related("expense").annotate(paid_on=Subquery(last))


def awards_with_sums(awards: QuerySet[Award]) -> QuerySet[Award]:
    """Each with ``paid``, and ``authorized``: what of it became, or was, payable."""
    held = AwardInstalment.objects.filter(award=OuterRef("pk"), state=InstalmentState.AUTHORIZED)
    payable = held.exclude(expense__state__in=NOT_PAYABLE).order_by().values("award")
    authorized = payable.annotate(sum=Sum("amount")).values("sum")
    return awards.with_paid().annotate(authorized=Coalesce(Subquery(authorized), ZERO))


def with_instalments(awards: Iterable[Award]) -> list[Award]:
    """The awards, each with its instalments and their payments read. Two queries."""
    found = list(awards)
    rows = instalments_with_payments(AwardInstalment.objects.order_by("number", "pk"))
    prefetch_related_objects(found, Prefetch("instalments", rows))
    return found


def is_paid(instalment: AwardInstalment) -> bool:
    """Whether nothing of it is left to pay: by its expense, or outside of the books."""
    if instalment.state != InstalmentState.AUTHORIZED:
        return False
    expense = instalment.expense
    return expense is None or (expense.is_counted and expense.paid > 0 >= expense.owed)


def stage_of(instalment: AwardInstalment) -> Stage:
    """The state of an instalment; once it is authorised, that of its expense."""
    expense = instalment.expense
    match instalment.state:
        case InstalmentState.CANCELLED:
            return Stage(instalment.get_state_display(), "stopped")
        case InstalmentState.EXPECTED:
            return Stage(instalment.get_state_display(), "neutral")
        case InstalmentState.ATTESTED:
            return Stage(_("À autoriser"), "attention")
    if expense is None:
        return Stage(_("Autorisé, hors des budgets"), "done")
    if is_paid(instalment):
        return Stage(_paid_said(instalment.paid_on), "done")
    if expense.state in _PENDING:
        tone, label = _PENDING[expense.state]
        return Stage(label(), tone)
    if expense.owed > 0:
        return Stage(_("Versé en partie") if expense.paid else _("À payer"), "active")
    return Stage(_("Dépense contre-passée"), "stopped")


def _paid_said(day: date | None) -> str:
    if day is None:
        return _("Versé")
    return _("Versé le %(day)s") % {"day": format_date(day, get_language() or "fr")}


# --- what awaits whoever gives awards, one at a time

_SIGNED_OR_SMALL = Q(award__state=AwardState.SIGNED) | ~Q(award__kind=AwardKind.BURSARY)
_HELD = Q(award__state__in=(AwardState.GRANTED, AwardState.SIGNED))


def to_sign(award: str = "") -> Q:
    """Bursaries whose contract is not signed."""
    return Q(**{f"{award}kind": AwardKind.BURSARY, f"{award}state": AwardState.GRANTED})


def to_attest() -> Q:
    """Instalments that wait for a document."""
    return _HELD & Q(state=InstalmentState.EXPECTED)


def to_authorize() -> Q:
    """Instalments that may be authorised, or may be again."""
    sent_back = Q(state=InstalmentState.AUTHORIZED, expense__state__in=NOT_PAYABLE)
    return _HELD & _SIGNED_OR_SMALL & (Q(state=InstalmentState.ATTESTED) | sent_back)


def to_pay() -> Q:
    """Instalments that are with finance: an expense that is not wholly paid."""
    pending = (_E.JUSTIFIED, _E.VERIFIED, _E.APPROVED)
    return Q(state=InstalmentState.AUTHORIZED, expense__state__in=pending)
