"""Packs: the list of them, one with its checklist, its ZIP, and what happens to it."""

from itertools import groupby

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs.doors import for_accounts
from programs.forms import ReasonForm, attempt
from programs.letters.printing import Unprintable
from programs.lib.periods import add_months, today
from programs.taking_back import timeline
from reporting.enums import FileFormat
from reporting.packs import access, actions
from reporting.packs.actions.packs import pack_machine
from reporting.packs.enclosing import contents_of, zip_name, zip_of
from reporting.packs.enums import PackState
from reporting.packs.forms import DeliverForm
from reporting.packs.models import Delivery, Pack
from reporting.packs.standing import progress_of, standing_of
from reporting.packs.views.desk import ASKS, TONES, confirm, crumbs_of, sent
from reporting.views.files import as_slices

# A program that ended so many months ago, and of which nobody asks anything, is not listed.
_LONG_OVER = 24
_SENT_LAST = {PackState.PREPARING: 0, PackState.COMPLETE: 0, PackState.SENT: 1}


@for_accounts
@require_safe
def pack_list(request: HttpRequest) -> HttpResponse:
    """What is to be given of each program, by due day; what left comes last, the newest first."""
    programs = access.pack_programs(request.user)
    requirements = list(
        access.visible_requirements(request.user)
        .select_related("funder", "program")
        .order_by("program", "-valid_from", "pk")
    )
    packs = list(
        access.visible_packs(request.user).select_related(
            "requirement__program", "requirement__funder"
        )
    )
    progress = progress_of(packs)
    packs.sort(key=lambda one: (one.requirement.program_id, *_place(one)))
    of_program = {
        key: [
            {
                "pack": one,
                "progress": progress[one.pk],
                "tone": TONES[PackState(one.state)],
                "is_late": _is_late(one),
            }
            for one in found
        ]
        for key, found in groupby(packs, key=lambda one: one.requirement.program_id)
    }
    asked = {
        key: list(found) for key, found in groupby(requirements, key=lambda one: one.program_id)
    }
    groups = [
        {
            "program": one,
            "packs": of_program.get(one.pk, []),
            "requirements": asked.get(one.pk, []),
        }
        for one in programs
        if one.pk in asked or one.ends_on is None or one.ends_on >= add_months(today(), -_LONG_OVER)
    ]
    groups.sort(key=lambda group: not group["requirements"])
    return render(request, "packs/list.html", {"groups": groups})


def _place(pack: Pack) -> tuple:
    due = pack.due_on.toordinal()
    return (_SENT_LAST[pack.state], -due if pack.state == PackState.SENT else due, pack.pk)


def _is_late(pack: Pack) -> bool:
    return pack.state != PackState.SENT and pack.due_on < today()


@for_accounts
@require_safe
def pack(request: HttpRequest, pk: int) -> HttpResponse:
    """The checklist: each piece, who prepares it, when it is due, what is missing; what may be done with the whole."""
    found = access.get_pack_for(request.user, pk)
    context = {
        "pack": found,
        "requirement": found.requirement,
        "standing": standing_of(found, today()),
        "deliveries": list(found.deliveries.select_related("made_by").prefetch_related("files")),
        "history": timeline(found, request.user),
        "tone": TONES[PackState(found.state)],
        "is_over": found.ends_on < today(),
        "crumbs": crumbs_of(),
    }
    return render(request, "packs/pack.html", context)


@for_accounts
@require_safe
def pack_zip(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The ZIP of a pack that is whole, as it stands today. One that is not has none yet."""
    found = access.get_pack_for(request.user, pk)
    standing = standing_of(found, today())
    if not standing.is_whole:
        return _no_zip(
            request,
            found,
            _("Le dossier n’est pas entier : les pièces qui manquent sont nommées ci-dessous."),
        )
    contents = contents_of(standing)
    try:
        first = next(contents)
    except Unprintable as error:
        return _no_zip(request, found, str(error))
    slices = zip_of(_all(first, contents), day=standing.on, language=found.requirement.language)
    return as_slices(slices, FileFormat.ZIP, zip_name(found))


def _all(first, others):
    yield first
    yield from others


def _no_zip(request: HttpRequest, pack: Pack, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect("pack", pack.pk)


# --- what happens to it


@for_accounts
@require_http_methods(ASKS)
def pack_step(request: HttpRequest, pk: int, pack_step: str) -> HttpResponse:
    """Ask what a step needs, and take it."""
    if pack_step not in _STEPS:
        raise Http404
    return _STEPS[pack_step](request, access.get_pack_for(request.user, pk))


def _ask(request: HttpRequest, form, pack: Pack, action, done: str, **details) -> HttpResponse:
    if form.is_valid():
        attempt(form, action)
        if not form.errors:
            messages.success(request, done)
            return redirect(details.pop("then", None) or reverse("pack", args=[pack.pk]))
    details.pop("then", None)
    return confirm(
        request,
        form,
        object_label=f"{pack} · {pack.requirement.program}",
        crumbs=crumbs_of(pack),
        cancel_url=reverse("pack", args=[pack.pk]),
        **details,
    )


def _complete(request: HttpRequest, pack: Pack) -> HttpResponse:
    return _ask(
        request,
        forms.Form(*sent(request)),
        pack,
        lambda: actions.complete_pack(pack=pack, by=request.user),
        _("Le dossier est complet : téléchargez-le, puis notez sa transmission."),
        title=_("Déclarer le dossier complet"),
        consequences=[
            _("Ses pièces ne changent plus, à moins qu’il ne soit rouvert."),
            _("Il reste à le transmettre au bailleur de fonds."),
        ],
    )


def _reopen(request: HttpRequest, pack: Pack) -> HttpResponse:
    has_left = pack.state == PackState.SENT
    form = ReasonForm(*sent(request), record=pack) if has_left else forms.Form(*sent(request))
    said = [_("Ses pièces se changent de nouveau.")]
    if has_left:
        said.append(
            _(
                "Ce qui a été transmis reste tel quel; une nouvelle transmission le remplacera, et dira pourquoi."
            )
        )
    return _ask(
        request,
        form,
        pack,
        lambda: actions.reopen_pack(
            pack=pack, by=request.user, reason=form.cleaned_data.get("reason", "")
        ),
        _("Le dossier est rouvert."),
        title=_("Rouvrir le dossier"),
        consequences=said,
    )


def _discard(request: HttpRequest, pack: Pack) -> HttpResponse:
    return _ask(
        request,
        forms.Form(*sent(request)),
        pack,
        lambda: actions.discard_pack(pack=pack),
        _("Le dossier est retiré."),
        title=_("Retirer le dossier"),
        consequences=[_("Il est vide et n’a jamais été transmis : rien d’autre n’est perdu.")],
        danger=True,
        then=reverse("pack_list"),
    )


def _deliver(request: HttpRequest, pack: Pack) -> HttpResponse:
    last = pack.deliveries.order_by("-number").first()
    reopened = pack_machine.history(pack).exclude(reason="").first() if last else None
    form = DeliverForm(
        *sent(request),
        record=pack,
        is_correction=bool(last),
        why=reopened.reason if reopened else "",
    )
    return _ask(
        request,
        form,
        pack,
        lambda: actions.deliver_pack(pack=pack, by=request.user, **form.answers()),
        _("La transmission est notée, et chaque fichier est gardé tel qu’il est parti."),
        title=_("Noter la transmission"),
        consequences=[
            _("Les fichiers et leurs empreintes sont gardés, et ne changent plus."),
            _("Le bailleur de fonds trouve le dossier dans son portail, s’il y a un compte."),
            _("Le dossier de l’exercice suivant est commencé."),
        ],
    )


_STEPS = {
    "completer": _complete,
    "rouvrir": _reopen,
    "abandonner": _discard,
    "transmettre": _deliver,
}


# --- what left


@for_accounts
@require_safe
def delivery_zip(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The ZIP as it left: the same files, whatever became of the records since."""
    return zip_as_it_left(access.get_delivery_for(request.user, pk))


def zip_as_it_left(delivery: Delivery) -> HttpResponseBase:
    requirement = delivery.pack.requirement
    slices = zip_of(
        access.delivered_files(delivery), day=delivery.sent_on, language=requirement.language
    )
    return as_slices(slices, FileFormat.ZIP, zip_name(delivery.pack))


@for_accounts
@require_http_methods(ASKS)
def delivery_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    delivery = access.get_delivery_for(request.user, pk)
    form = ReasonForm(*sent(request), record=delivery)
    return _ask(
        request,
        form,
        delivery.pack,
        lambda: actions.withdraw_delivery(
            delivery=delivery, reason=form.cleaned_data["reason"], by=request.user
        ),
        _("La transmission est retirée."),
        title=_("Retirer la transmission"),
        consequences=[
            _("Le bailleur de fonds ne la trouve plus dans son portail."),
            _("Elle reste ici avec votre motif, et ses fichiers avec elle."),
        ],
        danger=True,
    )
