"""Bank accounts: what each holds by its statements, what is still to be matched, and the reconciliation."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from programs import asked, integrity
from programs.access import can_undo, visible_imports
from programs.budgets import access, actions
from programs.budgets.banking import proposing
from programs.budgets.banking.reconciling import opened_by, reconcile, span_of, stated_of, summed_up
from programs.budgets.banking.recorded import imports_of
from programs.budgets.forms.bank import AccountForm, FromForm
from programs.budgets.models import BankAccount, BankTransaction
from programs.budgets.views.desk import ASKS, form_page, sent
from programs.choosing import to_open
from programs.doors import for_accounts
from programs.forms import attempt
from programs.lib.periods import parse_date, today

PAGE = 50
# What lines are matched to, as budgets/bank_said.html tells it.
SAID = ("payments__expense", "receipts__funding__funder", "receipts__funding__program")
# Of the statements that were imported, the last.
_LAST_IMPORTS = 12


# --- accounts


@for_accounts
@require_safe
def banks(request: HttpRequest) -> HttpResponse:
    """The programs whose money the user keeps, with their accounts; of a single or chosen one, its page."""
    programs = list(access.budgeted_programs(request.user).select_related("lead"))
    if program := to_open(request, programs):
        return redirect("bank_accounts", program.slug)
    accounts_of: dict[int, list[BankAccount]] = {program.pk: [] for program in programs}
    visible = access.visible_bank_accounts(request.user).filter(program__in=programs)
    for account in summed_up(visible):
        accounts_of[account.program_id].append(account)
    groups = [{"program": one, "accounts": accounts_of[one.pk]} for one in programs]
    return render(request, "budgets/banks.html", {"groups": groups})


@for_accounts
@require_safe
def accounts(request: HttpRequest, slug: str) -> HttpResponse:
    """The accounts of a program: their balance by the statements, their last day, what waits."""
    program = access.get_budgeted_program_for(request.user, slug)
    found = list(summed_up(access.visible_bank_accounts(request.user).filter(program=program)))
    rows = [(one, one.opening_balance + one.moved) for one in found]
    return render(request, "budgets/bank_accounts.html", {"program": program, "rows": rows})


@for_accounts
@require_http_methods(ASKS)
def new_account(request: HttpRequest, slug: str) -> HttpResponse:
    program = access.get_budgeted_program_for(request.user, slug)
    return _account_form(request, BankAccount(program=program))


@for_accounts
@require_http_methods(ASKS)
def edit_account(request: HttpRequest, pk: int) -> HttpResponse:
    return _account_form(request, access.get_account_for(request.user, pk))


def _account_form(request: HttpRequest, account: BankAccount) -> HttpResponse:
    is_new = account.pk is None
    form = AccountForm(*sent(request), instance=account)
    if form.is_valid() and attempt(form, actions.keep_account, account=form.instance):
        messages.success(request, _("Le compte est enregistré."))
        return redirect("bank_import" if is_new else "bank_reconcile", account.pk)
    return form_page(
        request,
        form,
        template="budgets/bank_account_form.html",
        title=_("Nouveau compte") if is_new else account.name,
        object_label=account.program,
        here=_("Nouveau compte") if is_new else _("Modifier"),
        program=account.program,
        account="" if is_new else account,
        cancel_url=(
            reverse("bank_accounts", args=[account.program.slug]) if is_new else back(account).url
        ),
    )


# --- reconciling


@for_accounts
@require_http_methods(ASKS)
def reconciliation(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines of an account with what each may be; accept one, or all that are decided; and what differs."""
    account = access.get_account_for(request.user, pk)
    if request.method == "POST":
        act = _say_account if request.POST.get("do") == "from" else _accept
        return act(request, account)
    return render(request, "budgets/bank_reconcile.html", _shown(request, account))


def _shown(request: HttpRequest, account: BankAccount) -> dict:
    chosen = request.GET.get("etat", "a-rapprocher")
    lists = _lists(account)
    if chosen not in lists:
        raise BadRequest("no such list")
    counts = {name: records.count() for name, (_label, records) in lists.items()}
    page = asked.page_of(
        lists[chosen][1].order_by("-posted_on", "-pk"), PAGE, request.GET.get("page")
    )
    proposals = (
        {one.posted.pk: one for one in proposing.propose(account)}
        if chosen == "a-rapprocher"
        else {}
    )
    rows = [(one, proposals.get(one.pk)) for one in page.object_list]
    last = account.transactions.order_by("-posted_on").values_list("posted_on", flat=True).first()
    day = _asked_day(request) or last or today()
    imports = imports_of(account) & visible_imports(request.user)
    return {
        "account": account,
        "program": account.program,
        "tabs": [
            (name, label, counts[name], name == chosen) for name, (label, _all) in lists.items()
        ],
        "chosen": chosen,
        "page": page,
        "rows": rows,
        "decided": [one for _line, one in rows if one and one.is_decided],
        "day": day,
        "last": last,
        "span": span_of(account, day.replace(day=1), day),
        "first_day": day.replace(day=1),
        "stated": stated_of(account, day),
        "told": reconcile(account.program, day),
        "accounts": opened_by(account.program, day).count(),
        "from_form": FromForm(program=account.program, initial={"account": _youngest(account)}),
        "imports": [
            (made, not made.undone_at and can_undo(request.user, made))
            for made in imports.select_related("made_by").order_by("-pk")[:_LAST_IMPORTS]
        ],
    }


def _youngest(account: BankAccount) -> BankAccount:
    """The account of the program that was opened last: the likeliest of which a payment is older."""
    return account.program.bank_accounts.order_by("-opened_on", "-pk")[0]


def _lists(account: BankAccount) -> dict[str, tuple[str, QuerySet[BankTransaction]]]:
    posted = account.transactions.all()
    return {
        "a-rapprocher": (_("À rapprocher"), posted.unmatched()),
        "rapprochees": (
            _("Rapprochées"),
            posted.filter(matched=F("amount")).prefetch_related(*SAID),
        ),
        "ecartees": (_("Écartées"), posted.exclude(set_aside="")),
    }


def _asked_day(request: HttpRequest, said: QueryDict | None = None) -> date | None:
    text = (said or request.GET).get("au", "")
    try:
        return parse_date(text) if text else None
    except ValueError as error:
        raise BadRequest("no such day") from error


def _accept(request: HttpRequest, account: BankAccount) -> HttpResponse:
    """Match the lines that the form names, each in a transaction of its own: one that is refused holds up no other."""
    accepted = request.POST.getlist("accept") or request.POST.getlist("decided")
    done, refused = 0, []
    for text in accepted[:PAGE]:
        posted, to = _pair(account, text)
        try:
            with transaction.atomic():
                actions.match_transaction(posted=posted, to=to, by=request.user)
            done += 1
        except (ValidationError, IntegrityError) as error:
            refused.append((posted, said_of(error)))
    if done:
        text = ngettext(
            "%(number)d opération est rapprochée.", "%(number)d opérations sont rapprochées.", done
        )
        messages.success(request, text % {"number": done})
    for posted, sentence in refused:
        messages.error(
            request,
            _("%(line)s : %(sentence)s") % {"line": posted.description, "sentence": sentence},
        )
    return redirect("bank_reconcile", account.pk)


def _say_account(request: HttpRequest, account: BankAccount) -> HttpResponse:
    """Say from which account payments were made that are older than one of them; and back to the day that was shown."""
    form = FromForm(request.POST, program=account.program)
    if form.is_valid():
        chosen = form.cleaned_data
        said = attempt(
            form, actions.say_account, payments=chosen["payment"], account=chosen["account"]
        )
        if said is not None:
            messages.success(request, _("C’est noté : le rapprochement en tient compte."))
    for sentences in form.errors.values():
        messages.error(request, " ".join(sentences))
    day = f"?au={request.POST.get('au')}" if _asked_day(request, request.POST) else ""
    return redirect(f"{back(account).url}{day}#told")


def _pair(account: BankAccount, text: str):
    """The line and the records that « 7:expense-12+expense-13 » names, all of the program."""
    number, _mark, option = text.partition(":")
    posted = account.transactions.filter(pk=asked.read_number(number)).first()
    try:
        to = proposing.targets(account.program, option)
    except ValueError as error:
        raise BadRequest("no such record") from error
    if posted is None:
        raise Http404
    return posted, to


def said_of(error: ValidationError | IntegrityError) -> str:
    if isinstance(error, IntegrityError):
        return integrity.explain(error)
    return " ".join(error.messages)


def back(account: BankAccount) -> HttpResponseRedirect:
    return redirect(reverse("bank_reconcile", args=[account.pk]))
