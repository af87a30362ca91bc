"""A new agreement in one short form, and the form of a draft; of a signed one, who follows it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs.access import visible_organizations
from programs.forms import UndatedForm, attempt
from programs.lib.periods import format_date, today
from programs.partnerships import access
from programs.partnerships.actions import agreement_making as actions
from programs.partnerships.actions.agreement_renewing import (
    AlreadyRenewed,
    next_term,
    renew_agreement,
)
from programs.partnerships.enums import AGREEMENT_BEING_WRITTEN, AgreementState
from programs.partnerships.forms.agreement import (
    AgreementForm,
    FollowUpForm,
    NewAgreementForm,
    parties_form,
)
from programs.partnerships.views.agreement_desk import (
    ASKS,
    do_form,
    for_coordinators,
    language,
    page_url,
    sent,
    show_confirm,
    show_form,
)

_WRITE = "partnerships/agreement_write.html"


def _organizations(user):
    return visible_organizations(user).order_by("name", "pk")


@for_coordinators
@require_http_methods(ASKS)
def agreement_new(request: HttpRequest, slug: str) -> HttpResponse:
    program = access.get_partnership_program_for(request.user, slug)
    form = NewAgreementForm(*sent(request), user=request.user, program=program)
    parties = parties_form(request.POST or None, _organizations(request.user), program)
    if form.is_bound and all([form.is_valid(), parties.is_valid()]):
        details = {"agreement": form.instance, "parties": parties.wanted}
        made = attempt(form, actions.make_agreement, by=request.user, **details)
        if made:
            said = _("L’entente %(number)s est en projet, avec les clauses d’usage. Relisez-la.")
            messages.success(request, said % {"number": made.number})
            return redirect("agreement_page", made.pk)
    return show_form(
        request,
        form,
        title=_("Nouvelle entente"),
        template=_WRITE,
        program=program,
        object_label=str(program),
        parties=parties,
        action=_("Créer le projet"),
        has_templates=program.clause_templates.exists(),
        cancel_url=reverse("agreement_list"),
    )


@for_coordinators
@require_http_methods(ASKS)
def agreement_change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_agreement_for(request.user, pk)
    if found.state not in AGREEMENT_BEING_WRITTEN:
        return _follow_up(request, pk)
    form = AgreementForm(*sent(request), user=request.user, program=found.program, instance=found)
    parties = parties_form(request.POST or None, _organizations(request.user), found.program, found)
    if form.is_bound and all([form.is_valid(), parties.is_valid()]):
        details = {"agreement": form.instance, "parties": parties.wanted}
        if attempt(form, actions.change_agreement, by=request.user, **details):
            messages.success(request, _("L’entente est enregistrée."))
            return redirect("agreement_page", pk)
    return show_form(
        request,
        form,
        title=_("Modifier l’entente"),
        agreement=access.get_agreement_for(request.user, pk),
        template=_WRITE,
        parties=parties,
        has_templates=True,
        cancel_url=page_url(pk),
    )


def _follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_agreement_for(request.user, pk)
    form = FollowUpForm(*sent(request), user=request.user, instance=found)
    done = do_form(
        request,
        form,
        actions.change_follow_up,
        agreement=form.instance,
        said=_("L’entente est enregistrée."),
        to=page_url(pk),
    )
    return done or show_form(
        request,
        form,
        title=_("Suivi de l’entente"),
        agreement=access.get_agreement_for(request.user, pk),
        cancel_url=page_url(pk),
    )


@for_coordinators
@require_http_methods(ASKS)
def agreement_renew(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what the successor will be, and make it; the second time, lead to the first."""
    found = access.get_agreement_for(request.user, pk)
    if found.state in (*AGREEMENT_BEING_WRITTEN, AgreementState.SIGNING, AgreementState.CANCELLED):
        messages.error(request, _("Cette entente n’a pas été signée : il n’y a rien à renouveler."))
        return redirect("agreement_page", pk)
    form = UndatedForm(*sent(request), record=found)
    if form.is_bound and form.is_valid():
        try:
            made = renew_agreement(agreement=found, by=request.user)
        except AlreadyRenewed as before:
            said = _("Cette entente est déjà renouvelée par celle-ci, %(number)s.")
            messages.warning(request, said % {"number": before.successor.number})
            return redirect("agreement_page", before.successor.pk)
        said = _("L’entente %(number)s est en projet, liée à celle qu’elle renouvelle. Relisez-la.")
        messages.success(request, said % {"number": made.number})
        return redirect("agreement_page", made.pk)
    return show_confirm(
        request,
        form,
        title=_("Renouveler"),
        agreement=found,
        consequences=_said_of_renewal(found),
        cancel_url=page_url(pk),
    )


def _said_of_renewal(agreement) -> list[str]:
    starts, ends = next_term(agreement, today())
    said = {"start": format_date(starts, language()), "end": ends and format_date(ends, language())}
    term = (
        _("Une nouvelle entente est mise en projet, du %(start)s au %(end)s.")
        if ends
        else _("Une nouvelle entente est mise en projet, à compter du %(start)s.")
    )
    return [
        term % said,
        _(
            "Elle reprend les parties, les clauses, les obligations et les contributions ; rien n’est signé."
        ),
        _(
            "L’entente actuelle devient « renouvelée » quand toutes les parties ont signé la nouvelle."
        ),
    ]
