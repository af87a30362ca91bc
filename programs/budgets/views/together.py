"""Several expenses of a ledger at once: verified, approved or paid, and what came of each."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from programs.asked import read_number
from programs.budgets import access, actions
from programs.budgets.actions import Outcome
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
    act = {"verify": actions.verify_together, "approve": actions.approve_together}[step]
    return act(expenses=expenses, by=user)


def _said(book: Ledger, form: TogetherForm, outcomes: list[Outcome]) -> dict:
    passed = [one for one in outcomes if one.passed]
    refused = [one for one in outcomes if not one.passed]
    return {
        "program": book.program,
        "title": _title(form.cleaned_data["step"], len(passed)),
        "passed": passed,
        "refused": refused,
        "back": address_of(book.program, book.asked),
    }


def _title(step: str, number: int) -> str:
    if not number:
        return {
            "verify": _("Aucune dépense vérifiée"),
            "approve": _("Aucune dépense approuvée"),
            "pay": _("Aucune dépense payée"),
        }[step]
    said = {
        "verify": ngettext("%(number)s dépense vérifiée", "%(number)s dépenses vérifiées", number),
        "approve": ngettext(
            "%(number)s dépense approuvée", "%(number)s dépenses approuvées", number
        ),
        "pay": ngettext("%(number)s dépense payée", "%(number)s dépenses payées", number),
    }[step]
    return said % {"number": number}
