"""What funders promised, what came in, what is late."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs.access import visible_fundings
from programs.budgets import access
from programs.budgets.actions.income import (
    drop_instalment,
    drop_receipt,
    keep_instalment,
    keep_receipt,
    note_receipt,
)
from programs.budgets.forms.income import InstalmentForm, ReceiptForm
from programs.budgets.models import Instalment, Receipt
from programs.budgets.pictures import language
from programs.budgets.reckoning import ZERO
from programs.budgets.views.desk import ASKS, confirm, form_page, sent
from programs.doors import for_accounts
from programs.forms import attempt
from programs.lib.periods import today
from programs.models import Funding, Program


@dataclass(frozen=True)
class Promised:
    """An instalment with what came in of it. It is late once its day is over and something is missing."""

    instalment: Instalment
    received: Decimal
    is_late: bool

    @property
    def missing(self) -> Decimal | None:
        amount = self.instalment.amount
        return None if amount is None else max(amount - self.received, ZERO)


def _promised(instalment: Instalment, receipts: list[Receipt], day: date) -> Promised:
    received = sum((one.amount for one in receipts if one.instalment_id == instalment.pk), ZERO)
    lacks = received <= 0 if instalment.amount is None else received < instalment.amount
    return Promised(instalment, received, lacks and instalment.expected_on < day)


@for_accounts
@require_safe
def income(request: HttpRequest, slug: str) -> HttpResponse:
    """Each funding of a program: what was granted, over which years, promised when, and received."""
    program = access.get_budgeted_program_for(request.user, slug)
    fundings = (
        visible_fundings(request.user)
        .filter(program=program)
        .select_related("funder")
        .prefetch_related("shares", "instalments", "receipts")
        .order_by("-starts_on", "pk")
    )
    return render(
        request,
        "budgets/income.html",
        {"program": program, "fundings": [_told(funding) for funding in fundings]},
    )


def _told(funding: Funding) -> dict:
    receipts = list(funding.receipts.all())
    received = sum((one.amount for one in receipts), ZERO)
    known = funding.quantity.is_known and funding.maximum is None
    promised = [_promised(one, receipts, today()) for one in funding.instalments.all()]
    numbers = {one.pk: one.number for one in funding.instalments.all()}
    return {
        "funding": funding,
        "granted": funding.quantity.display(language()),
        "shares": [(period.label, amount) for period, amount in funding.shared.items()],
        "promised": promised,
        "late": sum(one.is_late for one in promised),
        "receipts": [(one, numbers.get(one.instalment_id)) for one in receipts],
        "received": received,
        "to_come": funding.amount - received if known else None,
    }


def _fundings(request: HttpRequest, program: Program):
    return visible_fundings(request.user).filter(program=program).select_related("funder")


@for_accounts
@require_http_methods(ASKS)
def new_instalment(request: HttpRequest, slug: str) -> HttpResponse:
    program = access.get_budgeted_program_for(request.user, slug)
    return _instalment(request, program, Instalment(), _("Versement attendu"))


@for_accounts
@require_http_methods(ASKS)
def edit_instalment(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own(access.visible_instalments(request.user), pk)
    return _instalment(request, found.funding.program, found, str(found))


def _own(visible, pk: int):
    return get_object_or_404(
        visible.select_related("funding__program__lead", "funding__funder"), pk=pk
    )


def _instalment(
    request: HttpRequest, program: Program, found: Instalment, title: str
) -> HttpResponse:
    form = InstalmentForm(*sent(request), instance=found, fundings=_fundings(request, program))
    if form.is_valid() and attempt(form, keep_instalment, instalment=form.instance):
        messages.success(request, _("Le versement attendu est enregistré."))
        return redirect("budget_income", program.slug)
    return _asked(request, program, form, title)


@for_accounts
@require_http_methods(ASKS)
def remove_instalment(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own(access.visible_instalments(request.user), pk)
    form = forms.Form(*sent(request))
    program = found.funding.program
    title = _("Retirer le versement attendu")
    if form.is_valid() and attempt(form, lambda: _done(drop_instalment, instalment=found)):
        messages.success(request, _("Le versement attendu est retiré."))
        return redirect("budget_income", program.slug)
    return _confirmed(request, program, str(found), form, title)


@for_accounts
@require_http_methods(ASKS)
def new_receipt(request: HttpRequest, slug: str) -> HttpResponse:
    program = access.get_budgeted_program_for(request.user, slug)
    form = ReceiptForm(
        *sent(request),
        instance=Receipt(),
        fundings=_fundings(request, program),
        initial={name: request.GET.get(name, "") for name in ("funding", "instalment")},
    )
    if form.is_valid() and attempt(
        form,
        note_receipt,
        receipt=form.instance,
        submission=form.cleaned_data["submission"],
    ):
        messages.success(request, _("L’encaissement est enregistré."))
        return redirect("budget_income", program.slug)
    return _asked(request, program, form, _("Noter un encaissement"))


@for_accounts
@require_http_methods(ASKS)
def edit_receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what was noted: its day, its amount, its reference, the instalment that it answers to."""
    found = _own(access.visible_receipts(request.user), pk)
    program = found.funding.program
    form = ReceiptForm(*sent(request), instance=found, fundings=_fundings(request, program))
    title = str(found)
    if form.is_valid() and attempt(form, keep_receipt, receipt=form.instance):
        messages.success(request, _("L’encaissement est enregistré."))
        return redirect("budget_income", program.slug)
    return _asked(request, program, form, title)


@for_accounts
@require_http_methods(ASKS)
def remove_receipt(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own(access.visible_receipts(request.user), pk)
    form = forms.Form(*sent(request))
    program = found.funding.program
    if form.is_valid() and attempt(form, lambda: _done(drop_receipt, receipt=found)):
        messages.success(request, _("L’encaissement est retiré."))
        return redirect("budget_income", program.slug)
    return _confirmed(request, program, str(found), form, _("Retirer l’encaissement"))


def _done(action, **details) -> bool:
    action(**details)
    return True


def _asked(request: HttpRequest, program: Program, form, title: str) -> HttpResponse:
    back = reverse("budget_income", args=[program.slug])
    return form_page(request, form, title=title, object_label=program, cancel_url=back)


def _confirmed(
    request: HttpRequest, program: Program, label: str, form, title: str
) -> HttpResponse:
    return confirm(
        request,
        form,
        title=title,
        object_label=label,
        consequences=[_("Les sommes de ce financement changent aussitôt.")],
        danger=True,
        cancel_url=reverse("budget_income", args=[program.slug]),
    )
