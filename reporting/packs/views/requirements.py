"""What funders ask: one requirement with its pieces, written, copied, taken back."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.doors import for_accounts
from programs.forms import attempt
from programs.lib.periods import Period, today
from reporting.packs import access, actions
from reporting.packs.actions.requirements import is_used
from reporting.packs.forms import CopyForm, PieceForm, RequirementForm
from reporting.packs.models import RequiredPiece, Requirement
from reporting.packs.views.desk import ASKS, confirm, crumbs_of, form_page, requirement_crumbs, sent


@for_accounts
@require_http_methods(ASKS)
def requirement_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Write what a funder asks of a program, the letter of its agreement in hand."""
    program = get_object_or_404(
        access.pack_programs(request.user).select_related("lead"), slug=slug
    )
    form = RequirementForm(*sent(request), program=program)
    if form.is_valid():
        made = attempt(form, lambda: _written(form, request.user))
        if made:
            messages.success(request, _("C’est écrit. Vérifiez ses pièces, une à une."))
            return redirect("pack_requirement", made.pk)
    return form_page(
        request,
        form,
        title=_("Écrire ce qu’un bailleur de fonds demande"),
        object_label=str(program),
        cancel_url=reverse("pack_list"),
    )


def _written(form: RequirementForm, by) -> Requirement:
    made = actions.keep_requirement(requirement=form.instance, by=by)
    if form.cleaned_data["usual"]:
        actions.offer_usual_pieces(requirement=made)
    return made


@for_accounts
@require_safe
def requirement(request: HttpRequest, pk: int) -> HttpResponse:
    """What is asked: its rule, its pieces, and the packs that were made after it."""
    found = access.get_requirement_for(request.user, pk)
    pieces = list(found.pieces.select_related("requirement"))
    packs = {pack.ends_on: pack for pack in found.packs.order_by("-ends_on")}
    years = [
        {"name": found.program.calendar.name(year), "label": found.program.calendar.label(year)}
        for year in _years_to_begin(found)
        if year.end not in packs
    ]
    context = {
        "requirement": found,
        "crumbs": crumbs_of(),
        "pieces": pieces,
        "packs": list(packs.values()),
        "years": years,
        "is_used": is_used(found),
        "since": found.program.calendar.label(
            found.program.calendar.year_containing(found.valid_from)
        ),
        "until": found.valid_until
        and found.program.calendar.label(found.program.calendar.year_containing(found.valid_until)),
    }
    return render(request, "packs/requirement.html", context)


def _years_to_begin(requirement: Requirement) -> list[Period]:
    """The fiscal years, up to that of today, that it holds for, the newest first."""
    program = requirement.program
    current = program.calendar.year_containing(today())
    years = program.calendar.years_between(
        requirement.valid_from, max(current.end, requirement.valid_from)
    )
    return [year for year in reversed(years) if requirement.asks_of(year) and program.runs_in(year)]


@for_accounts
@require_POST
def pack_begin(request: HttpRequest, pk: int, year: str) -> HttpResponse:
    """Begin the pack of one of those years."""
    found = access.get_requirement_for(request.user, pk)
    calendar = found.program.calendar
    period = next((one for one in _years_to_begin(found) if calendar.name(one) == year), None)
    if period is None:
        raise Http404
    pack = actions.begin_pack(requirement=found, period=period, by=request.user)
    return redirect("pack", pack.pk)


@for_accounts
@require_http_methods(ASKS)
def requirement_change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_requirement_for(request.user, pk)
    form = RequirementForm(
        *sent(request), instance=found, program=found.program, is_used=is_used(found)
    )
    if form.is_valid() and attempt(
        form, actions.keep_requirement, requirement=form.instance, by=request.user
    ):
        messages.success(request, _("C’est changé, et les dossiers en préparation suivent."))
        return redirect("pack_requirement", pk)
    found = access.get_requirement_for(request.user, pk)
    return form_page(
        request,
        form,
        title=_("Changer ce qui est demandé"),
        object_label=f"{found} · {found.program}",
        crumbs=requirement_crumbs(found),
        cancel_url=reverse("pack_requirement", args=[pk]),
        removal_url=reverse("pack_requirement_remove", args=[pk]),
    )


@for_accounts
@require_http_methods(ASKS)
def requirement_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over what a funder asks: from another year on, of another program, or by another funder."""
    found = access.get_requirement_for(request.user, pk)
    programs = access.pack_programs(request.user)
    form = CopyForm(*sent(request), copied=found, programs=programs)
    if form.is_valid():
        made = attempt(
            form,
            actions.copy_requirement,
            requirement=found,
            copy=form.instance,
            by=request.user,
        )
        if made:
            messages.success(request, _("L’exigence est reprise : changez-y ce qui diffère."))
            return redirect("pack_requirement", made.pk)
    found = access.get_requirement_for(request.user, pk)
    return confirm(
        request,
        form,
        title=_("Reprendre cette exigence"),
        object_label=f"{found} · {found.program}",
        consequences=[
            _(
                "L’échéance, la consigne et toutes les pièces sont reprises, et se changent ensuite."
            ),
            _(
                "Pour le même programme et le même bailleur de fonds, celle-ci vaut jusqu’à l’exercice d’avant : les "
                "dossiers déjà faits ne changent pas."
            ),
        ],
        crumbs=requirement_crumbs(found),
        cancel_url=reverse("pack_requirement", args=[pk]),
    )


@for_accounts
@require_http_methods(ASKS)
def requirement_remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_requirement_for(request.user, pk)
    form = forms.Form(*sent(request))
    if form.is_valid():
        attempt(form, actions.drop_requirement, requirement=found)
        if not form.errors:
            messages.success(request, _("L’exigence est retirée."))
            return redirect("pack_list")
    return confirm(
        request,
        form,
        title=_("Retirer cette exigence"),
        object_label=f"{found} · {found.program}",
        consequences=[
            _("Ses pièces, et ses dossiers où il n’y a rien encore, sont retirés avec elle.")
        ],
        danger=True,
        crumbs=requirement_crumbs(found),
        cancel_url=reverse("pack_requirement", args=[pk]),
    )


# --- its pieces


@for_accounts
@require_http_methods(ASKS)
def piece_new(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_requirement_for(request.user, pk)
    form = PieceForm(
        *sent(request), requirement=found, initial={"number": str(found.pieces.count() + 1)}
    )
    return _piece_page(request, form, found, _("Ajouter une pièce"))


@for_accounts
@require_http_methods(ASKS)
def piece_change(request: HttpRequest, pk: int, piece_pk: int) -> HttpResponse:
    found = access.get_requirement_for(request.user, pk)
    piece = access.get_piece_for(request.user, found, piece_pk)
    form = PieceForm(*sent(request), instance=piece, requirement=found)
    removal_url = reverse("pack_piece_remove", args=[pk, piece_pk])
    return _piece_page(request, form, found, _("Changer une pièce"), removal_url=removal_url)


def _piece_page(request: HttpRequest, form: PieceForm, found: Requirement, title: str, **details):
    if form.is_valid() and attempt(form, actions.keep_piece, piece=form.instance):
        messages.success(request, _("La pièce est enregistrée."))
        return redirect("pack_requirement", found.pk)
    return form_page(
        request,
        form,
        title=title,
        object_label=f"{found} · {found.program}",
        crumbs=requirement_crumbs(found),
        cancel_url=reverse("pack_requirement", args=[found.pk]),
        **details,
    )


@for_accounts
@require_http_methods(ASKS)
def piece_remove(request: HttpRequest, pk: int, piece_pk: int) -> HttpResponse:
    found = access.get_requirement_for(request.user, pk)
    piece: RequiredPiece = access.get_piece_for(request.user, found, piece_pk)
    form = forms.Form(*sent(request))
    if form.is_valid():
        attempt(form, actions.drop_piece, piece=piece)
        if not form.errors:
            messages.success(request, _("La pièce n’est plus demandée."))
            return redirect("pack_requirement", pk)
    return confirm(
        request,
        form,
        title=_("Retirer une pièce"),
        object_label=str(piece),
        consequences=[_("Les dossiers en préparation ne la demandent plus.")],
        danger=True,
        crumbs=requirement_crumbs(found),
        cancel_url=reverse("pack_requirement", args=[pk]),
    )
