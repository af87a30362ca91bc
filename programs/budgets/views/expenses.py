"""One expense: all that is known of it, its documents, and its correction as long as nobody verified it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.budgets import access, actions
from programs.budgets.forms.documents import DocumentsForm
from programs.budgets.forms.entry import Entry
from programs.budgets.ledger import left_to_pay, same_bills
from programs.budgets.models import Expense, ExpenseFile
from programs.budgets.views.desk import ASKS
from programs.budgets.views.ledger import (
    entry_context,
    row_of,
    warn_of_bill,
    with_another_part,
)
from programs.budgets.views.steps import may_share_out, steps_of, why_not_approved
from programs.doors import for_accounts
from programs.files import attachment
from programs.forms import attempt
from programs.taking_back import timeline

REFUSED = 422


@for_accounts
@require_safe
def expense(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_expense_for(request.user, pk)
    return page_of_expense(request, found)


def page_of_expense(
    request: HttpRequest, found: Expense, documents: DocumentsForm | None = None
) -> HttpResponse:
    same = actions.same_files(found)
    files = list(found.files.select_related("added_by"))
    moves = list(actions.expense_machine.history(found))
    context = {
        "expense": found,
        "program": found.program,
        "parts": list(
            found.allocations.select_related("line__budget", "commitment").order_by("pk")
        ),
        "files": [{"file": one, "elsewhere": same.get(one.sha256, [])} for one in files],
        "payments": list(found.payments.select_related("made_by")),
        "reversals": list(found.reversals.order_by("spent_on", "pk")),
        "owed": left_to_pay(found),
        "same_bills": list(same_bills(found)),
        "events": timeline(found, request.user),
        # What was said when it was handed back, for whoever completes it.
        "returned": moves[0].reason if moves and found.is_writable and moves[0].reason else "",
        "is_shared_out": actions.is_shared_out(found),
        "may_share_out": may_share_out(found),
        "steps": steps_of(found, request.user),
        "why_not": why_not_approved(found, request.user),
        "documents": documents or DocumentsForm(),
        "may_join": found.state != "refused",
    }
    return render(request, "budgets/expense.html", context)


@for_accounts
@require_http_methods(ASKS)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what was entered, until somebody verifies it."""
    found = access.get_expense_for(request.user, pk)
    if not found.is_writable or found.reverses_id:
        messages.error(
            request,
            _("Cette dépense ne change plus : retournez-la d’abord, ou contre-passez-la."),
        )
        return redirect("expense", found.pk)
    posted = request.method == "POST"
    entry = (
        Entry(request.POST, request.FILES, program=found.program, expense=found)
        if posted
        else Entry(program=found.program, expense=found)
    )
    if posted and "more" in request.POST:
        entry = with_another_part(request, found.program, found)
    elif posted and entry.is_valid():
        done = attempt(entry.form, lambda: _changed(entry, found, request.user))
        if done:
            messages.success(request, _("La dépense est corrigée."))
            warn_of_bill(request, done)
            return redirect("expense", found.pk)
    context = entry_context(request, entry) | {"expense": found, "program": found.program}
    return render(request, "budgets/expense_change.html", context)


def _changed(entry: Entry, found: Expense, user) -> Expense:
    changed = actions.change_expense(
        expense=found, answers=entry.answers(), by=user, shares=entry.shares
    )
    for file in entry.files:
        actions.join_file(expense=changed, file=file, by=user)
    return changed


# --- documents


@for_accounts
@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Join the documents that were chosen, photographed or dropped; what is refused is said beside.

    Dropped on a row of the ledger, it answers with the row anew.
    """
    found = access.get_expense_for(request.user, pk)
    form = DocumentsForm(request.POST, request.FILES)
    joined = form.is_valid() and attempt(form, lambda: _joined(form, found, request.user))
    if request.htmx:
        if joined:
            return render(request, "budgets/ledger_row.html", row_of(request, found))
        said = " ".join(sentence for errors in form.errors.values() for sentence in errors)
        return HttpResponse(said, content_type="text/plain; charset=utf-8", status=REFUSED)
    if not joined:
        return page_of_expense(request, found, form)
    messages.success(request, _("La pièce est jointe."))
    return redirect(f"{reverse('expense', args=[found.pk])}#pieces")


def _joined(form: DocumentsForm, found: Expense, user) -> list[ExpenseFile]:
    if not form.documents:
        raise ValidationError({"file": _("Choisissez un fichier.")})
    return [actions.join_file(expense=found, file=file, by=user) for file in form.documents]


@for_accounts
@require_safe
def file(request: HttpRequest, pk: int, document_pk: int) -> HttpResponse:
    """Hand over a document."""
    found = access.get_expense_for(request.user, pk)
    return attachment(get_object_or_404(found.files, pk=document_pk))


@for_accounts
@require_POST
def drop_file(request: HttpRequest, pk: int, document_pk: int) -> HttpResponse:
    """Take a document away that was joined by mistake."""
    found = access.get_expense_for(request.user, pk)
    document = get_object_or_404(found.files, pk=document_pk)
    try:
        actions.drop_file(file=document, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("La pièce « %(name)s » est retirée.") % {"name": document.name})
    return redirect(f"{reverse('expense', args=[found.pk])}#pieces")
