"""The pages of a partner who claims expenses: the form, what became of each claim, and what is still missing."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

import tablib
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from programs.asked import page_of, read_number
from programs.budgets import access, actions
from programs.budgets.enums import EXPENSE_WRITABLE
from programs.budgets.forms.claims import ClaimForm, DocumentsForm, WithdrawalForm
from programs.budgets.models import Expense
from programs.budgets.views import claimed
from programs.enums import MembershipRole
from programs.files import as_attachment, attachment
from programs.forms import attempt
from programs.importing.writing import FORMATS
from programs.lib.periods import today
from programs.lookups import counted_key_of
from programs.models import Organization, Program
from programs.models.organizations import tell_apart

CLAIMS_A_PAGE = 20
_ASKS = ["GET", "HEAD", "POST"]
_FORMATS = {format.extension: format for format in FORMATS}


def of_partner(view: Callable) -> Callable:
    """Serve a page to whoever signed in as a partner."""

    @never_cache
    @wraps(view)
    def page(request: HttpRequest, **kwargs) -> HttpResponseBase:
        if MembershipRole.PARTNER not in request.user.roles:
            raise PermissionDenied
        return view(request, **kwargs)

    return page


@of_partner
@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """What the organisations of the user claimed, by state, and the money that is to come."""
    group = request.GET.get("etat", "")
    found = claimed.claims_of(request.user)
    if group:
        found = found.filter(state__in=claimed.states_of(group))
    page = page_of(found, CLAIMS_A_PAGE, request.GET.get("page"))
    context = {
        "page": page,
        "entries": claimed.entries(page),
        "summary": claimed.summary(request.user),
        "group": group,
        "groups": [(key, label) for key, (label, _states) in claimed.GROUPS.items()],
        "may_claim": bool(_pairs(request)),
        "files": [(name, reverse(f"claims_{name}")) for name in ("xlsx", "csv")],
    }
    return render(request, "budgets/claims.html", context)


@of_partner
@require_safe
def claims_file(request: HttpRequest, written_as: str) -> HttpResponse:
    """The same as a file, for whoever keeps the books of the partner."""
    format = _FORMATS[written_as]()
    headings = (
        _("Numéro"),
        _("Programme"),
        _("Organisme"),
        _("Date"),
        _("Fournisseur"),
        _("Description"),
        _("Réclamé"),
        _("Accordé"),
        _("Payé"),
        _("Dernier paiement"),
        _("État"),
    )
    table = tablib.Dataset(headers=headings, title=_("Réclamations"))
    table.is_text = tuple(number in (0, 1, 2, 4, 5, 10) for number in range(len(headings)))
    for claim in claimed.claims_of(request.user):
        table.append([_cell(value) for value in _row(claim)])
    content = format.export_data(table)
    name = f"reclamations-{today().isoformat()}.{written_as}"
    return as_attachment(content, format.content_type, name)


def _row(claim: Expense) -> tuple:
    return (
        claim.code,
        str(claim.program),
        str(claim.claimant),
        claim.spent_on,
        claim.supplier,
        claim.description,
        claim.claimed,
        claimed.granted(claim),
        claim.paid,
        claim.paid_by[-1].paid_on if claim.paid_by else None,
        claimed.standing(claim)["state"],
    )


def _cell(value):
    return "" if value is None else value


# --- Claiming


@of_partner
@require_http_methods(_ASKS)
def claim_new(request: HttpRequest) -> HttpResponse:
    """Claim an expense: of which program and for which organisation is asked only where there is a choice."""
    pairs = _pairs(request)
    chosen = _chosen(request, pairs)
    if chosen is None:
        return _choose(request, pairs)
    program, claimant = chosen
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ClaimForm(*posted, user=request.user, program=program, claimant=claimant)
    if posted and form.is_valid():
        made = attempt(
            form,
            lambda: actions.claim_expense(
                program=program,
                claimant=claimant,
                answers=form.answers(),
                by=request.user,
                line=form.cleaned_data.get("line"),
                files=form.joined.files,
                submission=form.cleaned_data["submission"],
            ),
        )
        if made:
            return _kept(request, form, made)
    context = {"program": program, "claimant": claimant, "has_choice": len(pairs) > 1}
    return _show(request, form, context)


def _pairs(request: HttpRequest) -> list[tuple[Program, Organization]]:
    open_to = access.claims_open_to(request.user)
    return [(program, one) for program, claimants in open_to.items() for one in claimants]


def _chosen(request: HttpRequest, pairs: list) -> tuple[Program, Organization] | None:
    """The program and the organisation that the address names, or the only ones that there are."""
    asked = request.GET.get("programme"), request.GET.get("organisme")
    if all(asked):
        keys = tuple(read_number(key) for key in asked)
        for program, claimant in pairs:
            if (program.pk, claimant.pk) == keys:
                return program, claimant
        raise Http404
    return pairs[0] if len(pairs) == 1 else None


def _choose(request: HttpRequest, pairs: list) -> HttpResponse:
    claimants = {claimant.pk for _program, claimant in pairs}
    tell_apart(claimant for _program, claimant in pairs)
    choices = [
        {
            "program": program,
            "claimant": claimant if len(claimants) > 1 else None,
            "url": "?" + urlencode({"programme": program.pk, "organisme": claimant.pk}),
        }
        for program, claimant in pairs
    ]
    return render(request, "budgets/claim_choice.html", {"choices": choices})


def _kept(request: HttpRequest, form: ClaimForm, claim: Expense) -> HttpResponse:
    """Say what became of what was sent, and lead to the claim."""
    if claim.state in EXPENSE_WRITABLE:
        _say_kept(request, claim, form.joined.refusals)
    address = reverse("claim", args=[claim.pk])
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


def _say_kept(request: HttpRequest, claim: Expense, refusals: tuple[str, ...] = ()) -> None:
    if claim.files.exists():
        messages.success(
            request,
            _("La réclamation %(number)s est transmise à %(lead)s.")
            % {"number": claim.code, "lead": claim.program.lead},
        )
    else:
        messages.warning(
            request,
            _("La réclamation %(number)s est gardée. Il manque le reçu pour la transmettre.")
            % {"number": claim.code},
        )
    for why in refusals:
        messages.error(request, _("Fichier non joint : %(why)s") % {"why": why})
    others = access.own_files(request.user).filter(sha256__in=claim.files.values("sha256"))
    for code in (
        others.exclude(expense=claim)
        .order_by(counted_key_of("expense__code"))
        .values_list("expense__code", flat=True)
        .distinct()
    ):
        messages.warning(
            request,
            _("Un de ces documents est déjà joint à la réclamation %(number)s.") % {"number": code},
        )


def _show(request: HttpRequest, form: ClaimForm, context: dict) -> HttpResponse:
    if form.errors:
        form.say_again()
    return render(request, "budgets/claim_form.html", context | {"form": form})


# --- One claim


@of_partner
@require_safe
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """One claim: where it is, what was granted and paid, its documents, and what may be done with it."""
    return _claim(request, _get(request, pk), DocumentsForm())


def _claim(request: HttpRequest, found: Expense, form: DocumentsForm) -> HttpResponse:
    context = claimed.story(request.user, found) | {"form": form}
    return render(request, "budgets/claim.html", context)


def _get(request: HttpRequest, pk: int) -> Expense:
    return get_object_or_404(claimed.claims_of(request.user).select_related("action"), pk=pk)


@of_partner
@require_http_methods(_ASKS)
def claim_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a claim that nobody has verified, or complete one that came back; then it is transmitted."""
    found = _get(request, pk)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    if not posted and found.state not in EXPENSE_WRITABLE:
        return redirect("claim", pk=found.pk)
    form = ClaimForm(
        *posted, user=request.user, program=found.program, claimant=found.claimant, claim=found
    )
    if posted and form.is_valid():
        done = attempt(
            form,
            lambda: actions.change_claim(
                claim=found,
                answers=form.answers(),
                by=request.user,
                line=form.cleaned_data.get("line"),
                files=form.joined.files,
            ),
        )
        if done:
            return _kept(request, form, done)
    context = {
        "program": found.program,
        "claimant": found.claimant,
        "claim": found,
        "asked": found.asked if found.state in EXPENSE_WRITABLE else "",
        "files": claimed.files(request.user, found),
    }
    return _show(request, form, context)


@of_partner
@require_POST
def claim_join(request: HttpRequest, pk: int) -> HttpResponse:
    """Add documents to a claim: what was missing, it is transmitted by."""
    found = _get(request, pk)
    form = DocumentsForm(request.POST, request.FILES)
    if form.is_valid():
        done = attempt(
            form,
            actions.document_claim,
            claim=found,
            files=form.joined.files,
            by=request.user,
        )
        if done:
            _say_kept(request, done)
            return redirect("claim", pk=found.pk)
    return _claim(request, found, form)


@of_partner
@require_http_methods(_ASKS)
def claim_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask before taking a claim back; then take it back."""
    found = _get(request, pk)
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        done = attempt(
            form, actions.withdraw_claim, claim=found, by=request.user, **form.cleaned_data
        )
        if done:
            messages.success(request, _("La réclamation est retirée."))
            return redirect("claim", pk=found.pk)
    context = {
        "title": _("Retirer la réclamation"),
        "object_label": f"{found.code} · {found.supplier} · {claimed.dollars(found.claimed)}",
        "consequences": [
            _("Personne ne la traitera, et rien n’en sera payé."),
            _("Elle reste dans votre liste, avec ses documents."),
        ],
        "form": form,
        "action": _("Retirer la réclamation"),
        "danger": True,
        "cancel_url": reverse("claim", args=[found.pk]),
    }
    return render(request, "components/confirm.html", context)


@of_partner
@require_safe
def claim_file(request: HttpRequest, pk: int, document_pk: int) -> HttpResponseBase:
    """Hand over a document that the partner joined."""
    claim = access.get_own_claim_for(request.user, pk)
    return attachment(access.get_own_file_for(request.user, claim, document_pk))


@of_partner
@require_POST
def claim_drop_file(request: HttpRequest, pk: int, document_pk: int) -> HttpResponse:
    """Take a document off a claim that nobody has verified."""
    claim = access.get_own_claim_for(request.user, pk)
    file = access.get_own_file_for(request.user, claim, document_pk)
    try:
        actions.drop_document(file=file, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Le document est retiré."))
    return redirect("claim", pk=claim.pk)
