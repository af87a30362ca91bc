"""What of the money awaits those who keep the accounts of its programs."""

from django.db.models import Exists, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce, TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import awaiting
from programs.amounts import amount_said
from programs.budgets import access
from programs.budgets.actions import CLAIMS_TO_VERIFY
from programs.budgets.balances import current
from programs.budgets.enums import ExpenseState
from programs.budgets.models import (
    Budget,
    BudgetChange,
    BudgetLine,
    Expense,
    ExpenseMove,
    Instalment,
    Overrun,
    PeriodClose,
    written_by,
)
from programs.enums import MembershipRole, Service

# A partner that advanced the money hears within the week, and is paid within the month.
WORKING_DAYS_TO_VERIFY = 5
WORKING_DAYS_TO_APPROVE = 5
DAYS_TO_PAY = 30
DAYS_TO_DOCUMENT = 14
DAYS_TO_DECIDE = 14
# A year is closed, and its gaps explained, by the time its report is due.
DAYS_AFTER_THE_YEAR = 90


class _OfMoney(awaiting.Rule):
    section = Service.BUDGETS
    roles = (MembershipRole.FINANCE, MembershipRole.COORDINATION)


# --- Expenses


def _came_to(state: str) -> Coalesce:
    """The day on which an expense last came to ``state``; of one that was imported, the day it was written."""
    moves = ExpenseMove.objects.filter(expense=OuterRef("pk"), to_state=state)
    return Coalesce(
        Subquery(moves.order_by("-pk").values("effective_on")[:1]), TruncDate("entered_at")
    )


class _OfAnExpense(_OfMoney):
    model = Expense
    related = ("claimant",)
    visible = staticmethod(access.visible_expenses)

    def details(self, record):
        amount = _("montant inconnu") if record.amount is None else amount_said(record.amount)
        return [amount, str(record.claimant or "")]

    def url(self, record):
        return reverse("expense", args=[record.pk])


@awaiting.rule
class ClaimToVerify(_OfAnExpense):
    code = CLAIMS_TO_VERIFY
    label = gettext_lazy("Réclamations à vérifier")
    action = gettext_lazy("Vérifier")
    since = _came_to(ExpenseState.JUSTIFIED)
    due = awaiting.working_days_after("waiting_since", WORKING_DAYS_TO_VERIFY)

    def waiting(self, records, day):
        return records.claims().filter(state=ExpenseState.JUSTIFIED)


@awaiting.rule
class ExpenseToVerify(_OfAnExpense):
    code = "depenses-a-verifier"
    label = gettext_lazy("Dépenses à vérifier")
    action = gettext_lazy("Vérifier")
    since = _came_to(ExpenseState.JUSTIFIED)
    due = awaiting.working_days_after("waiting_since", WORKING_DAYS_TO_VERIFY)

    def waiting(self, records, day):
        return records.filter(state=ExpenseState.JUSTIFIED, claimant=None)


def _of_others(user):
    """What the user may approve: whoever entered an expense does not."""
    return access.visible_expenses(user).exclude(written_by(user))


@awaiting.rule
class ExpenseToApprove(_OfAnExpense):
    code = "depenses-a-approuver"
    label = gettext_lazy("Dépenses à approuver")
    action = gettext_lazy("Approuver")
    since = _came_to(ExpenseState.VERIFIED)
    due = awaiting.working_days_after("waiting_since", WORKING_DAYS_TO_APPROVE)
    visible = staticmethod(_of_others)

    def waiting(self, records, day):
        return records.filter(state=ExpenseState.VERIFIED)


@awaiting.rule
class ExpenseToPay(_OfAnExpense):
    code = "depenses-a-payer"
    label = gettext_lazy("Dépenses à payer")
    action = gettext_lazy("Payer")
    since = _came_to(ExpenseState.APPROVED)
    due = awaiting.days_after("waiting_since", DAYS_TO_PAY)

    def waiting(self, records, day):
        return records.to_pay()

    def details(self, record):
        return [amount_said(record.owed), str(record.claimant or "")]


@awaiting.rule
class ExpenseWithoutDocument(_OfAnExpense):
    """Those that were entered here: what is missing from a claim awaits whoever claims it."""

    code = "depenses-sans-piece"
    label = gettext_lazy("Dépenses sans pièce justificative")
    action = gettext_lazy("Joindre la pièce")
    since = TruncDate("entered_at")
    due = awaiting.days_after("waiting_since", DAYS_TO_DOCUMENT)

    def waiting(self, records, day):
        return records.filter(state=ExpenseState.ENTERED, claimant=None)


# --- Budgets


def _changes_of_others(user):
    """What the user may approve: whoever asks for a change does not."""
    return access.visible_changes(user).exclude(requested_by=user)


@awaiting.rule
class ChangeToApprove(_OfMoney):
    code = "modifications-a-approuver"
    label = gettext_lazy("Modifications budgétaires à approuver")
    model = BudgetChange
    action = gettext_lazy("Décider")
    since = F("requested_on")
    due = awaiting.days_after("waiting_since", DAYS_TO_DECIDE)
    visible = staticmethod(_changes_of_others)

    def waiting(self, records, day):
        return records.awaiting()

    def details(self, record):
        day = awaiting.say_day(record.requested_on)
        return [_("Demandée le %(day)s") % {"day": day}]

    def url(self, record):
        return reverse("budget_change", args=[record.pk])


@awaiting.rule
class LateInstalment(_OfMoney):
    """What a funder promised for a day that has passed, and has not come whole."""

    code = "versements-en-retard"
    label = gettext_lazy("Versements attendus en retard")
    calendar_label = gettext_lazy("Versements attendus")
    model = Instalment
    action = gettext_lazy("Voir le versement")
    since = F("expected_on")
    due = F("expected_on")
    program = "funding__program"
    related = ("funding__funder", "funding__program")
    visible = staticmethod(access.visible_instalments)
    names_nobody = True

    def waiting(self, records, day):
        return self._not_whole(records.filter(expected_on__lt=day))

    def upcoming(self, records, day):
        return self._not_whole(records.filter(expected_on__gte=day))

    def _not_whole(self, records):
        received = records.annotate(came=Sum("receipts__amount"))
        return received.filter(Q(came=None) | Q(came__lt=F("amount")))

    def details(self, record):
        amount = _("montant inconnu") if record.amount is None else amount_said(record.amount)
        return [_("Attendu le %(day)s") % {"day": awaiting.say_day(record.expected_on)}, amount]

    def url(self, record):
        return reverse("budget_income", args=[record.funding.program.slug])


@awaiting.rule
class YearToClose(_OfMoney):
    """A year whose last day is of no closed period: until it is, what is reported of it may still change."""

    code = "exercices-a-fermer"
    label = gettext_lazy("Exercices finis à fermer")
    calendar_label = gettext_lazy("Exercices à fermer")
    model = Budget
    action = gettext_lazy("Fermer l’exercice")
    since = F("ends_on")
    due = awaiting.days_after("waiting_since", DAYS_AFTER_THE_YEAR)
    related = ("program",)
    visible = staticmethod(access.visible_budgets)
    names_nobody = True

    def waiting(self, records, day):
        return self._open(records, day).filter(ends_on__lt=day)

    def upcoming(self, records, day):
        return self._open(records, day).filter(ends_on__gte=day)

    def _open(self, records, day):
        closings = PeriodClose.objects.filter(program=OuterRef("program"))
        closed = closings.holding(OuterRef("ends_on"))
        return records.adopted_by(day).filter(~Exists(closed))

    def details(self, record):
        return [_("Fini le %(day)s") % {"day": awaiting.say_day(record.ends_on)}]

    def url(self, record):
        return reverse("budget_year", args=[record.pk])


class _OfALine(_OfMoney):
    model = BudgetLine
    program = "budget__program"
    related = ("budget",)
    names_nobody = True
    visible = staticmethod(access.visible_lines)

    def url(self, record):
        return reverse("budget_line", args=[record.pk])


@awaiting.rule
class OverrunLine(_OfALine):
    """It was let be passed, and nothing has been moved to it since; it waits until its year is over."""

    code = "postes-depasses"
    label = gettext_lazy("Postes dépassés")
    action = gettext_lazy("Virer d’un autre poste")
    since = Coalesce(
        Subquery(
            Overrun.objects.filter(line=OuterRef("pk"))
            .order_by("-allowed_on", "-pk")
            .values("allowed_on")[:1]
        ),
        F("budget__starts_on"),
    )

    def waiting(self, records, day):
        return records.passed().filter(budget__ends_on__gte=day)

    def details(self, record):
        passed = amount_said(-current(record).remaining)
        return [_("Dépassé de %(amount)s") % {"amount": passed}, str(record.budget)]


@awaiting.rule
class GapToExplain(_OfALine):
    """A line that ends its year so far from its budget that its report asks why, and nobody has said it."""

    code = "ecarts-a-expliquer"
    label = gettext_lazy("Écarts à expliquer")
    action = gettext_lazy("Expliquer l’écart")
    since = F("budget__ends_on")
    due = awaiting.days_after("waiting_since", DAYS_AFTER_THE_YEAR)

    def waiting(self, records, day):
        over = records.filter(budget__ends_on__lt=day, budget__adopted_on__isnull=False)
        return over.far_from_budget().filter(variance_note=None)

    def details(self, record):
        gap = amount_said(current(record).variance - record.amended_later)
        return [_("Écart : %(amount)s") % {"amount": gap}, str(record.budget)]
