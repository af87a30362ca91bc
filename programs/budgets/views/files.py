"""A ledger as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from programs import jobs
from programs.budgets import access
from programs.budgets.exporting import rows_of, workbook_of
from programs.budgets.jobs import ask_ledger
from programs.budgets.ledger import Asked, Ledger, with_parts
from programs.doors import for_accounts
from programs.files import as_attachment
from programs.importing.exports import AT_ONCE


@for_accounts
@require_safe
def ledger_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The expenses that are asked for: a short list at once, a long one as a job."""
    program = access.get_budgeted_program_for(request.user, slug)
    book = Ledger(program, request.user, Asked.read(request.GET))
    if book.total.number > AT_ONCE:
        return redirect(jobs.address_of(ask_ledger(book)))
    name, content_type, content = workbook_of(book.program, rows_of(with_parts(book.expenses)))
    return as_attachment(content, content_type, name)
