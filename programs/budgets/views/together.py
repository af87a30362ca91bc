"""Several expenses of a ledger at once: verified, approved, paid or no longer paid, and what came of each."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from programs.amounts import amount_said
from programs.asked import read_number
from programs.budgets import access, actions
from programs.budgets.forms.steps import TogetherForm
from programs.budgets.ledger import Asked, Ledger
from programs.budgets.models import Expense
from programs.budgets.views.ledger import (
    address_of,
    new_entry,
    whole,
)
from programs.doors import for_accounts
from programs.submissions import outcome_page
from programs.together import Outcome, parted

MOST_AT_ONCE = 500


@for_accounts
@require_POST
def together(request: HttpRequest, slug: str) -> HttpResponse:
    """Take one step of all that is ticked, or of all that is asked for; each passes or not by itself."""
    program = access.get_budgeted_program_for(request.user, slug)
    book = Ledger(program, request.user, Asked.read(request.GET))
    ticked = frozenset(read_number(one) for one in request.POST.getlist("expense"))
    is_all = request.POST.get("all") == "1"
    form = TogetherForm(request.POST)
    if form.is_valid():
        # One more than may be, so that too many are told from just enough.
        found = book.expenses if is_all else book.all.filter(pk__in=ticked)
        expenses = list(found[: MOST_AT_ONCE + 1])
        if expenses and len(expenses) <= MOST_AT_ONCE:
            outcomes = _done(form, expenses, request.user)
            told = _said(book, form, outcomes)
            return outcome_page(request, "budgets/ledger_together.html", told)
        form.add_error(
            None,
            _("Cochez d’abord les dépenses.")
            if not expenses
            else _("Au plus %(most)s dépenses à la fois : filtrez-les.") % {"most": MOST_AT_ONCE},
        )
    return whole(request, book, new_entry(request, program), form, ticked)


def _done(form: TogetherForm, expenses: list[Expense], user) -> list[Outcome]:
    step = form.cleaned_data["step"]
    if step == "pay":
        return actions.pay_together(expenses=expenses, by=user, **form.payment())
    if step == "annul":
        return actions.annul_together(expenses=expenses, by=user, **form.annulment())
    act = {"verify": actions.verify_together, "approve": actions.approve_together}[step]
    return act(expenses=expenses, by=user)


def _said(book: Ledger, form: TogetherForm, outcomes: list[Outcome]) -> dict:
    passed, refused = parted(outcomes)
    return {
        "program": book.program,
        "title": _title(form.cleaned_data["step"], len(passed)),
        "passed": [_told(one) for one in passed],
        "refused": [_told(one) for one in refused],
        "back_url": address_of(book.program, book.asked),
        "back": _("Retour au registre"),
    }


def _told(outcome: Outcome) -> dict:
    expense, links = outcome.record, []
    if "overrun" in outcome.codes:
        step = reverse("expense_step", args=[expense.pk, "approuver"])
        links.append((step, _("Permettre le dépassement, avec un motif")))
    return outcome.told(
        reverse("expense", args=[expense.pk]),
        f"{expense.code} · {expense.supplier}",
        amount_said(expense.amount),
        links,
    )


def _title(step: str, number: int) -> str:
    if not number:
        return {
            "verify": _("Aucune dépense vérifiée"),
            "approve": _("Aucune dépense approuvée"),
            "pay": _("Aucune dépense payée"),
            "annul": _("Aucun paiement annulé"),
        }[step]
    said = {
        "verify": ngettext("%(number)s dépense vérifiée", "%(number)s dépenses vérifiées", number),
        "approve": ngettext(
            "%(number)s dépense approuvée", "%(number)s dépenses approuvées", number
        ),
        "pay": ngettext("%(number)s dépense payée", "%(number)s dépenses payées", number),
        "annul": ngettext("%(number)s paiement annulé", "%(number)s paiements annulés", number),
    }[step]
    return said % {"number": number}
