"""The contracts of a program that are to make and to sign: several are made, or their signatures noted, together."""

from collections.abc import Callable, Iterable
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from bursaries import access, disbursed
from bursaries.actions.together import make_contracts_together, sign_together
from bursaries.enums import AwardFileKind, LetterKind
from bursaries.forms.awards import ContractsForm
from bursaries.jobs import ask_for_contracts
from bursaries.models import Award, AwardFile, Letter
from bursaries.views.awards_desk import ASKS, program_to_change, together_page
from programs import jobs
from programs.access import can_coordinate
from programs.amounts import amount_said
from programs.asked import page_of, read_number
from programs.doors import for_accounts
from programs.forms import attempt
from programs.models import Program
from programs.together import Outcome, parted

# Each row may bring a file, and no form is read that brings more than a hundred.
PAGE = 50
_PRINT = "imprimer"
_NONE_TICKED = gettext_lazy("Cochez d’abord les bourses.")


@for_accounts
@require_http_methods(ASKS)
def award_contracts(request: HttpRequest, slug: str) -> HttpResponse:
    """What is to sign, and how far each is; a POST makes, prints or notes as signed the contracts that are ticked."""
    if request.method == "POST":
        program = program_to_change(request, slug)
        return (_printed if request.POST.get("do") == _PRINT else _taken)(request, program)
    program = access.get_awarding_program_for(request.user, slug)
    ticked = frozenset(map(read_number, request.GET.getlist("award")))
    return _listed(request, program, ContractsForm(), ticked)


def _listed(
    request: HttpRequest,
    program: Program,
    form: ContractsForm,
    ticked: frozenset[int] = frozenset(),
) -> HttpResponse:
    page = page_of(_to_sign(program, request.user), PAGE, request.GET.get("page"))
    rows = [_row(one) for one in page.object_list]
    to_make = [one["award"] for one in rows if one["contract"] is None]
    form.offer_parts_for(to_make)
    context = {
        "program": program,
        "page": page,
        "rows": rows,
        "makes": bool(to_make),
        "prints": len(to_make) < len(rows),
        "may_change": can_coordinate(request.user, program),
        "form": form,
        "ticked": ticked,
    }
    return render(request, "bursaries/award_contracts.html", context)


def _to_sign(program: Program, user) -> QuerySet[Award]:
    """Those that were granted first come first."""
    contracts = Letter.objects.filter(kind=LetterKind.CONTRACT).order_by("-pk")
    copies = AwardFile.objects.filter(kind=AwardFileKind.CONTRACT).defer("content")
    rows = access.visible_awards(user).filter(disbursed.to_sign(), program=program)
    return (
        rows.select_related("person", "organization", "round")
        .prefetch_related(
            Prefetch("letters", contracts, to_attr="contracts"),
            Prefetch("files", copies, to_attr="copies"),
        )
        .order_by("awarded_on", "pk")
    )


def _row(award: Award) -> dict:
    return {
        "award": award,
        "is_planned": award.planned >= award.amount,
        "contract": award.contracts[0] if award.contracts else None,
        "copies": award.copies,
        "copy_name": ContractsForm.copy_name(award),
    }


def _taken(request: HttpRequest, program: Program) -> HttpResponse:
    step = _STEPS.get(request.POST.get("do", ""))
    if step is None:
        raise BadRequest("no such step of contracts")
    form = ContractsForm(request.POST, request.FILES)
    ticked = _ticked(request, form)
    if form.is_valid():
        found = list(_to_sign(program, request.user).filter(pk__in=ticked)[:PAGE])
        if found:
            do, said = step
            return _told(request, program, do(request, form, found), said)
        form.add_error(None, _NONE_TICKED)
    return _listed(request, program, form, ticked)


def _printed(request: HttpRequest, program: Program) -> HttpResponse:
    """The contracts that are ticked, in one file: no other field of the form matters."""
    form = ContractsForm(request.POST)
    ticked = frozenset(map(read_number, request.POST.getlist("award")))
    found = list(_to_sign(program, request.user).filter(pk__in=ticked)[:PAGE])
    if not found:
        form.add_error(None, _NONE_TICKED)
    elif job := attempt(form, ask_for_contracts, program=program, awards=found, by=request.user):
        return redirect(jobs.address_of(job))
    return _listed(request, program, form, ticked)


def _ticked(request: HttpRequest, form: ContractsForm) -> frozenset[int]:
    """The rows that are ticked, and those that a signed copy was joined to: nobody joins one for nothing."""
    return frozenset(map(read_number, (*request.POST.getlist("award"), *form.joined)))


def _make(request: HttpRequest, form: ContractsForm, awards: Iterable[Award]) -> list[Outcome]:
    return make_contracts_together(awards=awards, by=request.user, parts=form.cleaned_data["parts"])


def _sign(request: HttpRequest, form: ContractsForm, awards: Iterable[Award]) -> list[Outcome]:
    return sign_together(
        awards=awards,
        by=request.user,
        on=form.cleaned_data["on"],
        copy_of=form.copy_of,
    )


def _made_said(number: int) -> str:
    if not number:
        return _("Aucun contrat fait")
    return ngettext("%(number)s contrat fait", "%(number)s contrats faits", number)


def _signed_said(number: int) -> str:
    if not number:
        return _("Aucune signature notée")
    return ngettext("%(number)s signature notée", "%(number)s signatures notées", number)


_STEPS: dict[str, tuple[Callable, Callable[[int], str]]] = {
    "faire": (_make, _made_said),
    "signer": (_sign, _signed_said),
}


def _told(
    request: HttpRequest, program: Program, outcomes: list[Outcome], said: Callable[[int], str]
) -> HttpResponse:
    passed, refused = parted(outcomes)
    made = Letter.objects.filter(
        kind=LetterKind.CONTRACT, award__in=[one.record for one in passed]
    ).order_by("pk")
    contracts = {one.award_id: one for one in made}
    # What was made is printed next: it comes back ticked.
    still_ticked = urlencode({"award": [one.record.pk for one in passed]}, doseq=True)
    return together_page(
        request,
        program=program,
        title=said(len(passed)) % {"number": len(passed)},
        passed=[_one_told(one, contracts.get(one.record.pk)) for one in passed],
        refused=[_one_told(one) for one in refused],
        back_url=f"{reverse('award_contracts', args=[program.slug])}?{still_ticked}",
        back=_("Retour aux contrats"),
    )


def _one_told(outcome: Outcome, contract: Letter | None = None) -> dict:
    award, links = outcome.record, []
    if contract:
        pdf = reverse("award_contract_pdf", args=[award.pk, contract.pk])
        links.append((pdf, _("Contrat (PDF)")))
    return outcome.told(
        reverse("award", args=[award.pk]), str(award), amount_said(award.amount), links
    )
