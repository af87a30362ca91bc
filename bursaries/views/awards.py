"""The awards of a program, each with its contract, its instalments, its documents and its letters."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bursaries import access, disbursed
from bursaries.actions.contracts import make_contract, receipt_on_paper
from bursaries.actions.letters import printed
from bursaries.enums import AwardFileKind, AwardKind, AwardState, InstalmentState, LetterKind
from bursaries.models import Award, AwardInstalment
from bursaries.views.award_steps import steps_of
from bursaries.views.awards_desk import award_to_change
from bursaries.views.awards_listed import Asked, AwardList, Sums
from bursaries.views.instalment_steps import steps_of_instalment
from programs.access import can_coordinate
from programs.amounts import amount_said
from programs.choosing import to_open
from programs.doors import for_accounts
from programs.files import PDF, as_attachment
from programs.letters.printing import Unprintable, pdf_of
from programs.taking_back import addresses_of, timeline

TONES = {
    AwardState.GRANTED: "attention",
    AwardState.SIGNED: "active",
    AwardState.WITHDRAWN: "stopped",
    AwardState.CANCELLED: "stopped",
}


@for_accounts
@require_safe
def awards(request: HttpRequest) -> HttpResponse:
    """The programs that give awards; of a single or chosen one, its awards."""
    programs = list(access.awarding_programs(request.user).select_related("lead"))
    if program := to_open(request, programs):
        return redirect("award_list", program.slug)
    given = access.visible_awards(request.user).held().filter(program__in=programs).order_by()
    numbers = dict(given.values_list("program").annotate(number=Count("pk")))
    groups = [{"program": one, "number": numbers.get(one.pk, 0)} for one in programs]
    return render(request, "bursaries/award_programs.html", {"groups": groups})


@for_accounts
@require_safe
def award_list(request: HttpRequest, slug: str) -> HttpResponse:
    program = access.get_awarding_program_for(request.user, slug)
    listed = AwardList(program, request.user, Asked.read(request.GET))
    page = listed.page(request.GET.get("page"))
    may_change = can_coordinate(request.user, program)
    context = {
        "program": program,
        "listed": listed,
        "asked": listed.asked,
        "page": page,
        "rows": [row_of(one) for one in page.object_list],
        "sums": listed.sums,
        "picture": picture_of(listed.sums),
        "marks": listed.awaiting,
        "states": AwardState.choices,
        "kinds": AwardKind.choices,
        "may_change": may_change,
        "rounds_url": reverse("bursary_rounds") if may_change else "",
        "is_empty": not page.object_list and not listed.asked.query,
    }
    return render(request, "bursaries/award_list.html", context)


def row_of(award: Award) -> dict:
    sums = Sums(1, award.amount, award.paid, award.authorized)
    return {
        "award": award,
        "tone": TONES[AwardState(award.state)],
        "sums": sums,
        "picture": picture_of(sums),
        "instalments": [
            {"number": one.number, "stage": disbursed.stage_of(one)}
            for one in award.instalments.all()
        ],
    }


def picture_of(sums: Sums) -> dict[str, str] | None:
    """The parts of a bar of 100 that is paid, and on its way; nothing of nothing."""
    if not sums.amount:
        return None
    paid = min(sums.paid * 100 / sums.amount, 100)
    underway = min(sums.underway * 100 / sums.amount, 100 - paid)
    return {"paid": f"{paid:.2f}", "underway": f"{underway:.2f}"}


@for_accounts
@require_safe
def award(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_award_for(request.user, pk)
    (one,) = disbursed.with_instalments(
        disbursed.awards_with_sums(Award.objects.filter(pk=found.pk))
    )
    may_change = can_coordinate(request.user, found.program)
    instalments = list(one.instalments.all())
    files = list(found.files.select_related("added_by", "instalment"))
    taking_back = addresses_of(request.user, instalments)
    sums = Sums(1, found.amount, one.paid, one.authorized)
    context = {
        "award": found,
        "program": found.program,
        "tone": TONES[AwardState(found.state)],
        "sums": sums,
        "picture": picture_of(sums),
        "instalments": [
            _instalment(item, found, files, may_change)
            | {"take_back": taking_back.get(item.pk, "")}
            for item in instalments
        ],
        "files": files,
        "letters": list(found.letters.select_related("made_by")) if may_change else [],
        "events": timeline(found, request.user),
        "steps": steps_of(found) if may_change else [],
        "may_change": may_change,
        "may_plan": may_change and found.is_held and _is_to_plan(instalments, found),
        "is_bursary": found.kind == AwardKind.BURSARY,
        "next": _next_of(found, instalments) if may_change else "",
    }
    return render(request, "bursaries/award.html", context)


def _instalment(item: AwardInstalment, award: Award, files: list, may_change: bool) -> dict:
    item.award = award
    return {
        "instalment": item,
        "stage": disbursed.stage_of(item),
        "files": [file for file in files if file.instalment_id == item.pk],
        "steps": steps_of_instalment(item) if may_change else [],
    }


def _is_to_plan(instalments: list[AwardInstalment], award: Award) -> bool:
    return award.planned < award.amount or any(
        one.state == InstalmentState.EXPECTED for one in instalments
    )


def _next_of(award: Award, instalments: list[AwardInstalment]) -> str:
    """What whoever coordinates does next, in a sentence; nothing where it is somebody else’s turn."""
    if not award.is_held:
        return ""
    if award.planned < award.amount:
        return _("Planifiez les versements : le contrat les imprime.")
    if award.kind == AwardKind.BURSARY and award.state == AwardState.GRANTED:
        if award.files.filter(kind=AwardFileKind.CONTRACT).exists():
            return _("Un contrat signé est reçu : lisez-le, puis notez la signature.")
        if award.letters.filter(kind=LetterKind.CONTRACT).exists():
            return _("Faites signer le contrat, puis notez la signature avec la copie signée.")
        return _("Préparez le contrat et faites-le signer.")
    if any(one.state == InstalmentState.ATTESTED for one in instalments):
        return _("Autorisez le versement attesté : les finances le paieront.")
    if any(one.expense and one.expense.state in disbursed.NOT_PAYABLE for one in instalments):
        return _("Une dépense est revenue : corrigez, puis autorisez le versement de nouveau.")
    return ""


# --- papers


@for_accounts
@require_POST
def contract(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the contract of a bursary; one that was made stays."""
    found = award_to_change(request, pk)
    try:
        make_contract(award=found, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Le contrat est fait : imprimez-le et faites-le signer."))
    return redirect(f"{reverse('award', args=[found.pk])}#documents")


@for_accounts
@require_safe
def contract_pdf(request: HttpRequest, pk: int, letter_pk: int) -> HttpResponse:
    found = award_to_change(request, pk)
    letter = get_object_or_404(found.letters.filter(kind=LetterKind.CONTRACT), pk=letter_pk)
    letter.award = found
    return _printed(request, found, printed(letter), _("Contrat"))


@for_accounts
@require_safe
def receipt_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """What its holder was paid, on paper."""
    found = access.get_award_for(request.user, pk)
    if not disbursed.awards_with_sums(Award.objects.filter(pk=found.pk)).get().paid:
        raise Http404
    return _printed(request, found, receipt_on_paper(found), _("Attestation de versement"))


def _printed(request: HttpRequest, award: Award, letter, what: str) -> HttpResponse:
    try:
        content = pdf_of(letter)
    except Unprintable as error:
        messages.error(request, str(error))
        return redirect("award", award.pk)
    return as_attachment(content, PDF, f"{slugify(what)}-{slugify(award.code)}.pdf")


def said_of(award: Award) -> str:
    """What an award is, on one line: « B2022-007 · Zoé Inventée · 2 500 $ »."""
    return f"{award} · {amount_said(award.amount)}"
