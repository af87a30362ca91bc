"""One line of a statement: what it may be, what it was said to be, and taking that back."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs.access import visible_fundings
from programs.budgets import access, actions
from programs.budgets.banking import proposing
from programs.budgets.forms.bank import AsideForm, FundingForm, LineForm, MatchForm
from programs.budgets.models import BankTransaction, Expense, PeriodClose
from programs.budgets.views.bank import back
from programs.budgets.views.desk import ASKS
from programs.doors import for_accounts
from programs.forms import attempt

# Of what a line may be, the likeliest.
_MOST = 60
_NAMED = 10


@for_accounts
@require_http_methods(ASKS)
def line(request: HttpRequest, pk: int, transaction_pk: int) -> HttpResponse:
    """All that a line may be; match it, set it aside, enter its expense, or take back what was said of it."""
    account = access.get_account_for(request.user, pk)
    posted = access.get_transaction_for(request.user, account, transaction_pk)
    page = _Page(request, posted)
    if request.method == "POST":
        do = page.does().get(request.POST.get("do", ""))
        if do is None:
            raise BadRequest("no such act")
        if answer := do():
            return answer
    return render(request, "budgets/bank_line.html", page.context())


class _Page:
    """The page of one line; the form that was sent is bound, the others are as they begin."""

    def __init__(self, request: HttpRequest, posted: BankTransaction):
        self.request, self.posted = request, posted
        self.is_open = not posted.set_aside and bool(posted.left)
        self.candidates = proposing.fitting(posted)[:_MOST] if self.is_open else []
        fundings = (
            visible_fundings(request.user)
            .filter(program=posted.account.program)
            .select_related("funder", "program")
        )
        program = posted.account.program
        self.match = MatchForm(*self._sent("match"), candidates=self.candidates)
        self.aside = AsideForm(*self._sent("aside"))
        self.funding = FundingForm(*self._sent("funding"), fundings=fundings)
        self.expense = LineForm(*self._sent("expense"), program=program, posted=posted)
        self.plain = forms.Form(*self._sent("unmatch"), *self._sent("forget"))

    def _sent(self, do: str) -> tuple:
        return (self.request.POST,) if self.request.POST.get("do") == do else ()

    def does(self) -> dict[str, Callable[[], HttpResponse | None]]:
        return {
            "match": self._match,
            "aside": self._aside,
            "funding": self._fund,
            "expense": self._enter,
            "unmatch": lambda: self._unmatch(forgets=False),
            "forget": lambda: self._unmatch(forgets=True),
        }

    def _done(self, sentence: str) -> HttpResponse:
        messages.success(self.request, sentence)
        return back(self.posted.account)

    def _match(self) -> HttpResponse | None:
        form = self.match
        if not form.is_valid():
            return None
        chosen = {one.key: one.record for one in self.candidates}
        to = [chosen[key] for key in form.cleaned_data["to"]]
        details = {"posted": self.posted, "to": to, "by": self.request.user}
        if not attempt(form, actions.match_transaction, **details):
            return None
        return self._done(_("L’opération est rapprochée."))

    def _aside(self) -> HttpResponse | None:
        form = self.aside
        said = {"posted": self.posted}
        if not form.is_valid() or not attempt(
            form, actions.set_aside, **said, reason=form.cleaned_data["reason"]
        ):
            return None
        return self._done(_("L’opération est écartée, avec son motif."))

    def _fund(self) -> HttpResponse | None:
        form = self.funding
        if not form.is_valid() or not attempt(
            form,
            actions.receive_funding,
            posted=self.posted,
            funding=form.cleaned_data["funding"],
        ):
            return None
        return self._done(_("L’encaissement est noté, et l’opération rapprochée."))

    def _enter(self) -> HttpResponse | None:
        form, posted = self.expense, self.posted
        if not self.is_open or posted.left > 0:
            raise BadRequest("nothing went out")
        if not form.is_valid():
            return None
        said = form.cleaned_data
        amount = -posted.left
        entered = attempt(
            form,
            actions.enter_expense,
            program=posted.account.program,
            answers={
                "spent_on": posted.posted_on,
                "supplier": said["supplier"],
                "description": said["description"],
                "reference": posted.reference,
                "amount": amount,
            },
            by=self.request.user,
            shares=[actions.Share(said["line"], amount)],
            submission=said["submission"],
        )
        if not entered:
            return None
        messages.success(
            self.request,
            _(
                "La dépense %(code)s est saisie. Une fois approuvée par quelqu’un d’autre, elle sera proposée pour "
                "cette opération."
            )
            % {"code": entered.code},
        )
        return redirect("bank_line", posted.account_id, posted.pk)

    def _unmatch(self, *, forgets: bool) -> HttpResponse | None:
        form = self.plain
        if not form.is_valid() or not attempt(
            form, actions.unmatch, posted=self.posted, by=self.request.user, forgets=forgets
        ):
            return None
        messages.success(self.request, _("L’opération est de nouveau à rapprocher."))
        return redirect("bank_line", self.posted.account_id, self.posted.pk)

    def _pays_in_a_closed_period(self) -> bool:
        """Whether something went out on a day on which nothing is entered or paid any more."""
        closed = PeriodClose.objects.filter(program=self.posted.account.program)
        return self.posted.left < 0 and closed.holding(self.posted.posted_on).exists()

    def context(self) -> dict:
        posted = self.posted
        to_approve = Expense.objects.filter(
            program=posted.account.program, amount=abs(posted.left)
        ).pending()
        return {
            "account": posted.account,
            "program": posted.account.program,
            "posted": posted,
            "is_closed": self._pays_in_a_closed_period(),
            "is_open": self.is_open,
            "candidates": self.candidates,
            "same": [one for one in self.candidates if one.amount == posted.left],
            "others": [one for one in self.candidates if one.amount != posted.left],
            "chosen": set(self.request.POST.getlist("to")),
            "match_form": self.match,
            "aside_form": self.aside,
            "funding_form": self.funding,
            "line_form": self.expense,
            "plain_form": self.plain,
            "payments": list(posted.payments.select_related("expense")),
            "receipts": list(
                posted.receipts.select_related("funding__funder", "funding__program", "instalment")
            ),
            "to_approve": list(to_approve[:_NAMED]) if self.is_open and posted.left < 0 else [],
        }
