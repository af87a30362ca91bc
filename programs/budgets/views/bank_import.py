"""Bringing in a statement: it is sent, its columns are confirmed, what it brings is shown, then it is imported."""

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from programs import asked
from programs.access import can_undo, visible_imports
from programs.budgets import access, actions
from programs.budgets.banking.previewing import Preview
from programs.budgets.banking.recorded import brought_by, holding, imports_of
from programs.budgets.banking.waiting import Waiting, remember
from programs.budgets.forms.bank import AlikeForm, ColumnsForm, StatementForm, UndoForm
from programs.budgets.models import BankAccount
from programs.budgets.views.bank import SAID, back
from programs.budgets.views.desk import ASKS, confirm, sent
from programs.doors import for_accounts
from programs.forms import attempt
from programs.importing.errors import UnreadableFile

PAGE = 50
# Of what is wrong with a file, and of what looks alike, the first.
_SHOWN = 50


@for_accounts
@require_http_methods(ASKS)
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a statement."""
    account = access.get_account_for(request.user, pk)
    form = StatementForm(*sent(request), *((request.FILES,) if request.method == "POST" else ()))
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            waiting = Waiting.of(file.read(), file.name, account=account, by=request.user)
        except UnreadableFile as error:
            form.add_error("file", error)
        else:
            waiting.keep()
            return redirect("bank_import_preview", account.pk, waiting.token)
    context = {"form": form, "account": account, "program": account.program}
    return render(request, "budgets/bank_import.html", context)


@for_accounts
@require_http_methods(ASKS)
def preview(request: HttpRequest, pk: int, waiting: str) -> HttpResponse:
    """What a statement would bring; say its columns, then import it."""
    account = access.get_account_for(request.user, pk)
    found = Waiting.get(waiting, account=account, by=request.user)
    if found is None:
        messages.warning(
            request, _("Ce relevé n’attend plus : il est importé, ou l’attente a expiré.")
        )
        return redirect("bank_import", account.pk)
    page = _Page(request, account, found)
    if request.method == "POST" and (answer := page.answer()):
        return answer
    return render(request, "budgets/bank_import_preview.html", page.context())


class _Page:
    """A statement that waits, as its page shows it and takes answers."""

    def __init__(self, request: HttpRequest, account: BankAccount, waiting: Waiting):
        self.request, self.account, self.waiting = request, account, waiting
        self.preview = Preview(account, waiting.statement) if waiting.statement else None
        is_sent = request.method == "POST"
        self.columns = (
            ColumnsForm(
                *((request.POST,) if is_sent and "order" in request.POST else ()),
                layout=waiting.layout,
                mapping=waiting.mapping,
            )
            if waiting.layout
            else None
        )
        self.alike = AlikeForm(*((request.POST,) if "alike" in request.POST else ()))

    def answer(self) -> HttpResponse | None:
        """Read again by what was said; import where that is what the page showed."""
        do = self.request.POST.get("do", "")
        if do not in ("read", "import"):
            raise BadRequest("no such act")
        if self.columns and self.columns.is_bound and not self.columns.is_valid():
            return None
        if self._keep_answers() or do == "read":
            if do == "import":
                messages.info(
                    self.request,
                    _(
                        "Le relevé est relu avec vos réponses, et rien n’est encore importé : vérifiez, puis importez."
                    ),
                )
            return redirect("bank_import_preview", self.account.pk, self.waiting.token)
        return self._import()

    def _keep_answers(self) -> bool:
        waiting, columns = self.waiting, self.columns
        part = self.request.POST.get("part", waiting.part)
        if part and part not in dict(waiting.parts):
            raise BadRequest("no such account")
        is_changed = part != waiting.part
        waiting.part = part
        if columns and columns.is_bound and columns.is_changed:
            waiting.mapping, waiting.is_known, is_changed = columns.mapping, False, True
        if is_changed:
            waiting.read()
            waiting.keep()
        return is_changed

    def _import(self) -> HttpResponse | None:
        waiting, account, user = self.waiting, self.account, self.request.user
        if waiting.statement is None:
            return None
        takes_alike = self.alike.is_bound and self.alike.data["alike"] == "take"
        try:
            made = actions.import_transactions(
                account=account,
                statement=waiting.statement,
                document=actions.Document(waiting.name, waiting.sha256),
                by=user,
                leads=[] if user.is_superuser else [account.program.lead_id],
                takes_alike=takes_alike,
            )
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            return None
        if waiting.layout and waiting.mapping:
            remember(account, waiting.layout, waiting.mapping)
            account.save(update_fields=["mapping"])
        waiting.take()
        if made is None:
            messages.info(self.request, _("Rien de nouveau : le compte a déjà ces opérations."))
        else:
            text = ngettext(
                "%(number)d opération est importée.",
                "%(number)d opérations sont importées.",
                made.new,
            )
            messages.success(self.request, text % {"number": made.new})
        return back(account)

    def context(self) -> dict:
        waiting, found = self.waiting, self.preview
        statement = waiting.statement
        context = {
            "account": self.account,
            "program": self.account.program,
            "waiting": waiting,
            "columns": self.columns,
            "alike_form": self.alike,
            "preview": found,
            "problems": [],
        }
        if statement is None or found is None:
            return context
        balances = self._balances() if found.entries else []
        return context | {
            "problems": statement.problems[:_SHOWN],
            "more_problems": len(statement.problems[_SHOWN:]),
            "remarks": statement.remarks,
            "statement": statement,
            "page": asked.page_of(found.new, PAGE, self.request.GET.get("page")),
            "alike": found.alike[:_SHOWN],
            "more_alike": len(found.alike[_SHOWN:]),
            "balances": balances,
            "differs": any(gap for *_said, gap in balances),
            "earlier": self._earlier(),
        }

    def _balances(self) -> list[tuple]:
        """What the file says of its balances, beside ours, and what differs."""
        found, statement = self.preview, self.waiting.statement
        closing = found.closing(but=found.alike)
        pairs = [
            (_("Solde avant la première opération"), statement.opening, found.opening),
            (_("Solde après la dernière opération"), statement.closing, closing),
        ]
        return [
            (label, stated, ours, None if stated is None else stated - ours)
            for label, stated, ours in pairs
        ]

    def _earlier(self):
        """The import of the same file that stands, where the reader may see it."""
        same = imports_of(self.account).standing().filter(sha256=self.waiting.sha256)
        return (same & visible_imports(self.request.user)).order_by("-pk").first()


@for_accounts
@require_http_methods(ASKS)
def undo(request: HttpRequest, pk: int, import_pk: int) -> HttpResponse:
    """Undo the import of a statement; what is said of its lines is shown, and undone with it where that is asked."""
    account = access.get_account_for(request.user, pk)
    imports = imports_of(account) & visible_imports(request.user)
    made = get_object_or_404(imports, pk=import_pk)
    if made.undone_at or not can_undo(request.user, made):
        raise Http404
    held = holding(made)
    count, holds = brought_by(made).count(), held.count()
    form = UndoForm(*sent(request), holds=bool(holds))
    if form.is_valid() and attempt(
        form, actions.take_back_import, made=made, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("L’importation est annulée."))
        return back(account)
    gone = ngettext(
        "%(number)d opération quitte le compte.", "%(number)d opérations quittent le compte.", count
    )
    return confirm(
        request,
        form,
        template="budgets/bank_undo.html",
        title=_("Annuler l’importation"),
        object_label=made.file_name,
        consequences=[gone % {"number": count}],
        danger=True,
        cancel_url=back(account).url,
        account=account,
        program=account.program,
        held=held.order_by("-posted_on", "-pk").prefetch_related(*SAID)[:_SHOWN],
        more_held=max(holds - _SHOWN, 0),
    )
