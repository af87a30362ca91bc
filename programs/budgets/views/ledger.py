"""The ledger of a program: its expenses as they are asked for, and the row in which the next one is entered."""

from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.amounts import amount_said
from programs.asked import LONGEST_NUMBER, read_number
from programs.budgets import access, actions
from programs.budgets.enums import ExpenseState
from programs.budgets.forms.entry import Entry
from programs.budgets.forms.steps import TogetherForm
from programs.budgets.ledger import (
    AWAITING,
    FLAGS,
    Asked,
    Ledger,
    same_bills,
    with_a_bill_elsewhere,
    with_a_file_elsewhere,
    with_parts,
)
from programs.budgets.models import Budget, Expense
from programs.budgets.offered import lines_on, remaining_said, suppliers_of
from programs.budgets.views.desk import ASKS
from programs.choosing import to_open
from programs.doors import for_accounts
from programs.forms import attempt
from programs.lib.periods import parse_date, today
from programs.models import Program


@for_accounts
@require_safe
def ledgers(request: HttpRequest) -> HttpResponse:
    """The programs whose money the user keeps, with what awaits them in each; of a single or chosen one, its ledger."""
    programs = list(access.budgeted_programs(request.user).select_related("lead"))
    if program := to_open(request, programs):
        return redirect("ledger", program.slug)
    awaiting = _awaiting_of(programs, request.user)
    groups = [
        {
            "program": program,
            "awaiting": awaiting[program.pk],
            "waits": any(one["number"] for one in awaiting[program.pk]),
        }
        for program in programs
    ]
    return render(request, "budgets/ledgers.html", {"groups": groups})


def _awaiting_of(programs: list[Program], user) -> dict[int, list[dict]]:
    """How many expenses await each step, by program: a query a step, whatever the number of programs."""
    found: dict[int, list[dict]] = {program.pk: [] for program in programs}
    for name, (label, test) in AWAITING.items():
        rows = access.visible_expenses(user).filter(test(user), program__in=programs).order_by()
        for key in found:
            found[key].append({"name": name, "label": label, "number": 0})
        for key, number in rows.values_list("program").annotate(number=Count("pk")):
            found[key][-1]["number"] = number
    return found


@for_accounts
@require_http_methods(ASKS)
def ledger(request: HttpRequest, slug: str) -> HttpResponse:
    """The expenses of a program; a POST enters the next one."""
    program = access.get_budgeted_program_for(request.user, slug)
    asked = Asked.read(request.GET)
    if request.method != "POST":
        return whole(request, Ledger(program, request.user, asked), new_entry(request, program))
    entry = Entry(request.POST, request.FILES, program=program)
    if "more" not in request.POST and entry.is_valid():
        made = attempt(entry.form, lambda: entered(entry, request.user))
        if made:
            messages.success(request, said_with_its_page(made))
            warn_of_bill(request, made)
            return redirect(address_of(program, asked, entry.form.cleaned_data["spent_on"]))
    if "more" in request.POST:
        entry = with_another_part(request, program)
    return whole(request, Ledger(program, request.user, asked), entry)


def entered(entry: Entry, user) -> Expense:
    return actions.enter_expense(
        program=entry.program,
        answers=entry.answers(),
        by=user,
        shares=entry.shares,
        files=entry.files,
        submission=entry.form.cleaned_data["submission"],
    )


def said_with_its_page(expense: Expense) -> SafeString:
    """What was entered, and the way to it: one of an earlier month is not on the page of the ledger that follows."""
    url = reverse("expense", args=[expense.pk])
    return format_html('{} <a href="{}">{}</a>', said_of(expense), url, _("Ouvrir la dépense"))


def said_of(expense: Expense) -> str:
    """What was entered, in a sentence that can be compared with the paper."""
    parts = [str(part.line) for part in expense.allocations.select_related("line").order_by("pk")]
    amount = _("montant non connu") if expense.amount is None else amount_said(expense.amount)
    said = {"code": expense.code, "supplier": expense.supplier, "amount": amount}
    if not parts:
        return (
            _("%(code)s est saisie : %(supplier)s, %(amount)s, sans poste pour le moment.") % said
        )
    said["lines"] = ", ".join(parts)
    return _("%(code)s est saisie : %(supplier)s, %(amount)s, %(lines)s.") % said


def warn_of_bill(request: HttpRequest, expense: Expense) -> None:
    """Say that an invoice was entered before, as it still lies on the table: nothing keeps it from being right."""
    if others := list(same_bills(expense)):
        said = _("La facture %(reference)s de %(supplier)s était déjà saisie : %(codes)s.") % {
            "reference": expense.reference,
            "supplier": expense.supplier,
            "codes": ", ".join(one.code for one in others),
        }
        messages.warning(request, said)


def new_entry(request: HttpRequest, program: Program) -> Entry:
    """An empty one, of the day of the one before."""
    text = request.GET.get("jour", "")
    try:
        day = parse_date(text) if text else None
    except ValueError as error:
        raise BadRequest("a day is none") from error
    return Entry(program=program, initial={"spent_on": day or _last_day(program)})


def _last_day(program: Program) -> date:
    """Today, or the last day on which the newest budget may be spent."""
    newest = Budget.objects.filter(program=program, adopted_on__isnull=False).first()
    return min(newest.ends_on, today()) if newest else today()


def with_another_part(request: HttpRequest, program: Program, expense: Expense | None = None):
    """The entry as it was sent, not checked yet, with room for one line more."""
    data = request.POST.copy()
    number = data.get("part-TOTAL_FORMS", "")
    is_read = number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER
    data["part-TOTAL_FORMS"] = str(int(number) + 1) if is_read else "1"
    return Entry(data, request.FILES, program=program, expense=expense)


def address_of(program: Program, asked: Asked, day: date | None = None) -> str:
    said = asked.said | ({"jour": day.isoformat()} if day else {})
    url = reverse("ledger", args=[program.slug])
    return f"{url}?{urlencode(said)}" if said else url


def whole(
    request: HttpRequest,
    book: Ledger,
    entry: Entry,
    together: TogetherForm | None = None,
    ticked: frozenset[int] = frozenset(),
) -> HttpResponse:
    """The page of a ledger, with its forms as they were sent."""
    asked = book.asked
    page = book.page(request.GET.get("page"))
    rows = list(page.object_list)
    context = entry_context(request, entry) | {
        "program": book.program,
        "book": book,
        "asked": asked,
        "query": f"?{asked.query}" if asked.query else "",
        "page": page,
        "rows": rows,
        "twice": with_a_file_elsewhere(rows),
        "billed_twice": with_a_bill_elsewhere(rows),
        "marks": _marks(book),
        "flags": _flags(asked),
        "states": ExpenseState.choices,
        "together": together or TogetherForm(),
        "ticked": ticked,
        "all_url": reverse("ledger", args=[book.program.slug]),
        "has_budget": bool(book.lines),
        "just_saved": "jour" in request.GET,
    }
    return render(request, "budgets/ledger.html", context)


def entry_context(request: HttpRequest, entry: Entry) -> dict:
    """What the form of an expense is painted with."""
    return {
        "entry": entry,
        "form": entry.form,
        "parts": entry.parts,
        "offered": [(one, remaining_said(one)) for one in entry.offered],
        "suppliers": suppliers_of(entry.program, entry.offered),
        "expected": entry.expected() if entry.form.is_bound else [],
    }


def _marks(book: Ledger) -> list[dict]:
    """What awaits somebody, each with the address that shows it, or no longer does."""
    return [
        {
            "label": label,
            "number": book.awaiting[name],
            "is_chosen": name == book.asked.awaiting,
            "url": address_of(
                book.program,
                Asked() if name == book.asked.awaiting else Asked(awaiting=name),
            ),
        }
        for name, (label, _test) in AWAITING.items()
    ]


def _flags(asked: Asked) -> list[dict]:
    return [
        {"name": name, "label": label, "is_chosen": name in asked.flags}
        for name, (label, _test) in FLAGS.items()
    ]


# --- while one types


@for_accounts
@require_POST
def taxes(request: HttpRequest, slug: str) -> HttpResponse:
    """The entry with its taxes computed: the fields alone in place, the whole page without a script."""
    program = access.get_budgeted_program_for(request.user, slug)
    expense = _changed(request, program)
    entry = Entry(request.POST, request.FILES, program=program, expense=expense)
    entry.form = entry.form.with_taxes()
    if request.htmx:
        return render(request, "budgets/expense_taxes.html", {"form": entry.form})
    if expense:
        context = entry_context(request, entry) | {"expense": expense, "program": program}
        return render(request, "budgets/expense_change.html", context)
    return whole(request, Ledger(program, request.user, Asked()), entry)


@for_accounts
@require_safe
def balances(request: HttpRequest, slug: str) -> HttpResponse:
    """What the lines of an entry have left, now and after it."""
    program = access.get_budgeted_program_for(request.user, slug)
    entry = Entry(request.GET, program=program, expense=_changed(request, program))
    context = {"expected": entry.expected(), "entry": entry}
    return render(request, "budgets/expense_balances.html", context)


@for_accounts
@require_safe
def lines(request: HttpRequest, slug: str) -> HttpResponse:
    """The lines that may be charged on the day that was typed, to choose from."""
    program = access.get_budgeted_program_for(request.user, slug)
    try:
        day = parse_date(request.GET.get("spent_on", "")) or today()
    except ValueError:
        day = today()
    offered = [(one, remaining_said(one)) for one in lines_on(program, day)]
    return render(request, "budgets/expense_lines.html", {"offered": offered})


def _changed(request: HttpRequest, program: Program) -> Expense | None:
    """The expense that the form says it changes, of this program."""
    said = (request.POST if request.method == "POST" else request.GET).get("expense", "")
    if not said:
        return None
    expense = access.get_expense_for(request.user, read_number(said))
    return expense if expense.program_id == program.pk else None


def row_of(request: HttpRequest, expense: Expense) -> dict:
    """What one row of the ledger is painted with, alone."""
    (fresh,) = with_parts(access.visible_expenses(request.user).filter(pk=expense.pk))
    return {
        "expense": fresh,
        "twice": with_a_file_elsewhere([fresh]),
        "billed_twice": with_a_bill_elsewhere([fresh]),
        "ticked": frozenset(),
    }
