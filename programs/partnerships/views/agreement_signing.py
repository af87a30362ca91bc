"""Signatures, and amendments from their beginning to their annulment."""

from decimal import Decimal

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from programs.asked import is_key
from programs.forms import ReasonForm, UndatedForm
from programs.letters.printing import pdf_answer
from programs.lib.markdown import letter_html
from programs.lib.periods import today
from programs.models.fields import localized
from programs.partnerships import access
from programs.partnerships.actions import agreement_amending as amending
from programs.partnerships.actions import agreement_signing as signing
from programs.partnerships.agreement_papers import amendment_paper, changes_of, file_name
from programs.partnerships.enums import AGREEMENT_LIVE, AGREEMENT_OVER, AgreementState, ClauseKind
from programs.partnerships.forms.agreement_steps import (
    AmendmentForm,
    NewAmendmentForm,
    PutForm,
    SignatureForm,
)
from programs.partnerships.models import Agreement, AgreementParty, Amendment, Signature
from programs.partnerships.views.agreement_desk import (
    ASKS,
    asked_language,
    do_form,
    for_coordinators,
    language,
    page_url,
    sent,
    show_confirm,
    show_form,
    shown_clauses,
)
from programs.partnerships.views.agreement_sheet import amendment_state

# --- signatures


def _get_party(user, pk: int) -> AgreementParty:
    found = access.visible_agreement_parties(user)
    return get_object_or_404(
        found.select_related("agreement__program__lead", "organization"), pk=pk
    )


@for_coordinators
@require_http_methods(ASKS)
def agreement_sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that a party signed its agreement."""
    return _sign(request, _get_party(request.user, pk), None)


@for_coordinators
@require_http_methods(ASKS)
def agreement_amendment_sign(request: HttpRequest, pk: int, party_pk: int) -> HttpResponse:
    """Note that a party signed an amendment of its agreement."""
    amendment = access.get_amendment_for(request.user, pk)
    party = _get_party(request.user, party_pk)
    if party.agreement_id != amendment.agreement_id:
        raise Http404
    return _sign(request, party, amendment)


def _noted(signature: Signature) -> str:
    """That it is noted, and what it brought about where it was the one that lacked."""
    if amendment := signature.amendment:
        if amendment.signed_on:
            return _("La signature est notée, et c’était la dernière : l’avenant est signé.")
    elif Agreement.objects.get(pk=signature.party.agreement_id).state == AgreementState.IN_FORCE:
        return _("La signature est notée, et c’était la dernière : l’entente est en vigueur.")
    return _("La signature est notée.")


def _sign(request: HttpRequest, party: AgreementParty, amendment: Amendment | None) -> HttpResponse:
    form = SignatureForm(*sent(request), party=party)
    answers = form.cleaned_data if form.is_bound and form.is_valid() else {}
    to = _amendment_url(amendment) if amendment else page_url(party.agreement_id, "signatures")
    done = do_form(
        request,
        form,
        signing.sign,
        party=party,
        amendment=amendment,
        said=_noted,
        to=to,
        **answers,
    )
    return done or show_confirm(
        request,
        form,
        title=_("Noter la signature"),
        agreement=party.agreement,
        amendment=amendment,
        object_label=str(party.organization),
        consequences=[
            _("Avec la dernière signature, l’avenant prend effet le jour qui y est écrit.")
            if amendment
            else _("Avec la dernière signature, l’entente entre en vigueur, en date de ce jour.")
        ],
        cancel_url=to,
    )


@for_coordinators
@require_http_methods(ASKS)
def agreement_signature_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Noted by mistake: what it brought about is taken back with it."""
    found = access.visible_signatures(request.user)
    signature = get_object_or_404(
        found.select_related("party__agreement__program__lead", "party__organization", "amendment"),
        pk=pk,
    )
    amendment = signature.amendment
    to = (
        _amendment_url(amendment)
        if amendment
        else page_url(signature.party.agreement_id, "signatures")
    )
    form = UndatedForm(*sent(request), record=signature)
    done = do_form(
        request,
        form,
        signing.withdraw_signature,
        signature=signature,
        said=_("La signature est retirée."),
        to=to,
    )
    return done or show_confirm(
        request,
        form,
        title=_("Retirer la signature"),
        agreement=signature.party.agreement,
        amendment=amendment,
        object_label=str(signature.party.organization),
        consequences=[
            _("L’avenant n’est plus en vigueur.")
            if amendment
            else _(
                "L’entente revient en signature, et celle qu’elle renouvelait redevient en vigueur."
            )
        ],
        danger=True,
        cancel_url=to,
    )


# --- amendments


def _amendment_url(amendment: Amendment) -> str:
    return reverse("agreement_amendment", args=[amendment.pk])


def _prefilled(request: HttpRequest, agreement: Agreement) -> dict:
    """What the warning that led here asks for. Raises BadRequest for hours or a clause that are none."""
    shown: dict = {"number": amending.next_amendment(agreement)}
    shown["subject"] = request.GET.get("objet", "")[:250]
    if hours := request.GET.get("heures", ""):
        if not is_key(Amendment._meta.get_field("insured_hours"), hours):
            raise BadRequest("hours are none")
        shown["insured_hours"] = Decimal(hours)
    if kind := request.GET.get("clause", ""):
        if kind not in ClauseKind.values:
            raise BadRequest("a clause is none")
        wanted = agreement.program.clause_templates.filter(kind=kind)
        shown["clauses"] = list(wanted.values_list("pk", flat=True))
        added = _("Ajout de la clause « %(kind)s »") % {"kind": ClauseKind(kind).label}
        shown["subject"] = shown["subject"] or added
    return shown


@for_coordinators
@require_http_methods(ASKS)
def agreement_amendment_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin an amendment, filled in with what called for it; of what is over, offer to renew it instead."""
    found = access.get_agreement_for(request.user, pk)
    if found.state not in AGREEMENT_LIVE:
        context = {
            "agreement": found,
            "program": found.program,
            "here": _("Commencer un avenant"),
            "was_signed": found.state in AGREEMENT_OVER,
        }
        return render(request, "partnerships/agreement_over.html", context)
    shown = _prefilled(request, found)
    form = NewAmendmentForm(*sent(request), agreement=found, initial=shown)
    clauses = form.cleaned_data.get("clauses", ()) if form.is_bound and form.is_valid() else ()
    done = do_form(
        request,
        form,
        amending.begin_amendment,
        amendment=form.instance,
        clauses=clauses,
        said=_(
            "L’avenant est commencé. Il ne change rien tant que toutes les parties n’ont pas signé."
        ),
        to=page_url(pk, "avenants"),
    )
    if done and form.instance.pk:
        # What comes next, its clauses and its signature, is on its own page.
        return redirect(_amendment_url(form.instance))
    return done or show_form(
        request,
        form,
        title=_("Commencer un avenant"),
        agreement=access.get_agreement_for(request.user, pk),
        action=_("Commencer l’avenant"),
        cancel_url=page_url(pk, "avenants"),
    )


@for_coordinators
@require_safe
def agreement_amendment(request: HttpRequest, pk: int) -> HttpResponse:
    """An amendment: what it changes, its clauses, who signed."""
    found = access.get_amendment_for(request.user, pk)
    is_put = signing.is_put_to_signature(found)
    signatures = {one.party_id: one for one in found.signatures.all()}
    (body,) = letter_html([localized(found, "body", language())])
    parties = found.agreement.parties.select_related("organization")
    is_open = not (is_put or found.signed_on or found.cancelled_on)
    context = {
        "amendment": found,
        "agreement": found.agreement,
        "state": amendment_state(found, is_put),
        "is_open": is_open,
        "is_put": is_put and not found.cancelled_on,
        "changes": changes_of(found, language()),
        "body": mark_safe(body),
        "clauses": shown_clauses(found.clauses.all()),
        "parties": [{"party": party, "signature": signatures.get(party.pk)} for party in parties],
        "files": list(found.files.all()),
    }
    return render(request, "partnerships/agreement_amendment.html", context)


@for_coordinators
@require_http_methods(ASKS)
def agreement_amendment_change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_amendment_for(request.user, pk)
    form = AmendmentForm(*sent(request), agreement=found.agreement, instance=found)
    done = do_form(
        request,
        form,
        amending.keep_amendment,
        amendment=form.instance,
        said=_("L’avenant est enregistré."),
        to=_amendment_url(found),
    )
    return done or show_form(
        request,
        form,
        title=_("Modifier l’avenant"),
        agreement=found.agreement,
        amendment=access.get_amendment_for(request.user, pk),
        cancel_url=_amendment_url(found),
    )


AMENDMENT_STEPS = {
    "signature": (
        gettext_lazy("Mettre en signature"),
        signing.put_amendment_to_signature,
        PutForm,
        gettext_lazy("L’avenant est en signature."),
        gettext_lazy("Le texte est arrêté et gardé en PDF, tel que les parties le reçoivent."),
    ),
    "reprendre-texte": (
        gettext_lazy("Reprendre le texte"),
        signing.take_back_amendment,
        UndatedForm,
        gettext_lazy("L’avenant se récrit de nouveau."),
        gettext_lazy("Les signatures notées sont retirées, et le PDF soumis aussi."),
    ),
    "annuler": (
        gettext_lazy("Annuler l’avenant"),
        amending.annul_amendment,
        ReasonForm,
        gettext_lazy("L’avenant est annulé."),
        gettext_lazy("Il ne compte plus ; l’entente dit de nouveau ce qu’elle disait sans lui."),
    ),
    "retablir": (
        gettext_lazy("Rétablir l’avenant"),
        amending.restore_amendment,
        UndatedForm,
        gettext_lazy("L’avenant est rétabli."),
        gettext_lazy("Il est de nouveau ce qu’il était."),
    ),
}


@for_coordinators
@require_http_methods(ASKS)
def agreement_amendment_step(request: HttpRequest, pk: int, amendment_step: str) -> HttpResponse:
    if amendment_step not in AMENDMENT_STEPS:
        raise Http404
    found = access.get_amendment_for(request.user, pk)
    title, action, form_class, said, says = AMENDMENT_STEPS[amendment_step]
    form = form_class(*sent(request), record=found)
    answers = form.answers() if form.is_bound and form.is_valid() else {}
    done = do_form(
        request, form, action, said=said, to=_amendment_url(found), amendment=found, **answers
    )
    return done or show_confirm(
        request,
        form,
        title=title,
        agreement=found.agreement,
        amendment=found,
        object_label=str(found),
        consequences=[says],
        lacking=getattr(form, "lacking", []),
        danger=amendment_step == "annuler",
        cancel_url=_amendment_url(found),
    )


@for_coordinators
@require_safe
def agreement_amendment_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_amendment_for(request.user, pk)
    asked = asked_language(request)
    is_draft = not (found.signed_on or signing.is_put_to_signature(found))
    printed = amendment_paper(found, asked, today(), is_draft=is_draft)
    return pdf_answer(printed, file_name(found.agreement, asked, found))
