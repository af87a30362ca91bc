"""Obligations, contributions and files of an agreement, each on a form of its own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from programs.files import attachment
from programs.forms import UndatedForm
from programs.partnerships import access
from programs.partnerships.actions import agreement_obligations as actions
from programs.partnerships.forms.agreement_parts import (
    ContributionForm,
    FileForm,
    ObligationForm,
)
from programs.partnerships.forms.agreement_steps import DatedForm
from programs.partnerships.models import AgreementContribution, AgreementObligation
from programs.partnerships.views.agreement_desk import (
    ASKS,
    do_form,
    for_coordinators,
    page_url,
    sent,
    show_confirm,
    show_form,
)

# --- obligations


def _get_obligation(user, pk: int) -> AgreementObligation:
    found = access.visible_agreement_obligations(user)
    return get_object_or_404(found.select_related("agreement__program__lead"), pk=pk)


@for_coordinators
@require_http_methods(ASKS)
def agreement_obligation_new(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_agreement_for(request.user, pk)
    return _write_obligation(
        request, AgreementObligation(agreement=found), _("Nouvelle obligation")
    )


@for_coordinators
@require_http_methods(ASKS)
def agreement_obligation(request: HttpRequest, pk: int) -> HttpResponse:
    return _write_obligation(request, _get_obligation(request.user, pk), _("Modifier l’obligation"))


def _write_obligation(
    request: HttpRequest, obligation: AgreementObligation, title: str
) -> HttpResponse:
    agreement = obligation.agreement
    form = ObligationForm(
        *sent(request), agreement=agreement, user=request.user, instance=obligation
    )
    to = page_url(agreement.pk, "obligations")
    done = do_form(
        request,
        form,
        actions.keep_obligation,
        obligation=form.instance,
        said=_("L’obligation est enregistrée."),
        to=to,
    )
    return done or show_form(request, form, title=title, agreement=agreement, cancel_url=to)


OBLIGATION_STEPS = {
    "remplie": (
        gettext_lazy("Noter comme remplie"),
        actions.fulfil_obligation,
        DatedForm,
        gettext_lazy("L’obligation est remplie."),
        gettext_lazy("Si elle revient, la prochaine commence, avec sa nouvelle échéance."),
    ),
    "reprendre": (
        gettext_lazy("À remplir de nouveau"),
        actions.reopen_obligation,
        UndatedForm,
        gettext_lazy("L’obligation est de nouveau à remplir."),
        gettext_lazy("Celle qu’elle avait commencée est retirée."),
    ),
    "retirer": (
        gettext_lazy("Retirer l’obligation"),
        actions.remove_obligation,
        UndatedForm,
        gettext_lazy("L’obligation est retirée."),
        gettext_lazy("Elle n’est plus suivie."),
    ),
}


@for_coordinators
@require_http_methods(ASKS)
def agreement_obligation_step(request: HttpRequest, pk: int, obligation_step: str) -> HttpResponse:
    if obligation_step not in OBLIGATION_STEPS:
        raise Http404
    obligation = _get_obligation(request.user, pk)
    title, action, form_class, said, says = OBLIGATION_STEPS[obligation_step]
    form = form_class(*sent(request), record=obligation)
    answers = form.answers() if form.is_bound and form.is_valid() else {}
    to = page_url(obligation.agreement_id, "obligations")
    done = do_form(request, form, action, said=said, to=to, obligation=obligation, **answers)
    return done or show_confirm(
        request,
        form,
        title=title,
        agreement=obligation.agreement,
        object_label=str(obligation),
        consequences=[says],
        danger=obligation_step == "retirer",
        cancel_url=to,
    )


# --- contributions


def _get_contribution(user, pk: int) -> AgreementContribution:
    found = access.visible_contributions(user)
    return get_object_or_404(found.select_related("agreement__program__lead"), pk=pk)


@for_coordinators
@require_http_methods(ASKS)
def agreement_contribution_new(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_agreement_for(request.user, pk)
    new = AgreementContribution(agreement=found)
    return _write_contribution(request, new, _("Nouvelle contribution"))


@for_coordinators
@require_http_methods(ASKS)
def agreement_contribution(request: HttpRequest, pk: int) -> HttpResponse:
    found = _get_contribution(request.user, pk)
    return _write_contribution(request, found, _("Modifier la contribution"))


def _write_contribution(
    request: HttpRequest, contribution: AgreementContribution, title: str
) -> HttpResponse:
    agreement = contribution.agreement
    form = ContributionForm(*sent(request), agreement=agreement, instance=contribution)
    to = page_url(agreement.pk, "contributions")
    done = do_form(
        request,
        form,
        actions.keep_contribution,
        contribution=form.instance,
        said=_("La contribution est enregistrée."),
        to=to,
    )
    return done or show_form(request, form, title=title, agreement=agreement, cancel_url=to)


@for_coordinators
@require_http_methods(ASKS)
def agreement_contribution_remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = _get_contribution(request.user, pk)
    form = UndatedForm(*sent(request), record=found)
    to = page_url(found.agreement_id, "contributions")
    done = do_form(
        request,
        form,
        actions.remove_contribution,
        contribution=found,
        said=_("La contribution est retirée."),
        to=to,
    )
    return done or show_confirm(
        request,
        form,
        title=_("Retirer la contribution"),
        agreement=found.agreement,
        object_label=str(found),
        danger=True,
        cancel_url=to,
    )


# --- files


@for_coordinators
@require_http_methods(ASKS)
def agreement_file_new(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_agreement_for(request.user, pk)
    form = FileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    answers = form.cleaned_data if form.is_bound and form.is_valid() else {}
    to = page_url(pk, "documents")
    done = do_form(
        request,
        form,
        actions.add_file,
        agreement=found,
        said=_("Le document est joint."),
        to=to,
        **answers,
    )
    return done or show_form(
        request,
        form,
        title=_("Joindre un document"),
        agreement=found,
        action=_("Joindre"),
        enctype="multipart/form-data",
        cancel_url=to,
    )


@for_coordinators
@require_safe
def agreement_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    return attachment(get_object_or_404(access.visible_agreement_files(request.user), pk=pk))


@for_coordinators
@require_http_methods(ASKS)
def agreement_file_remove(request: HttpRequest, pk: int) -> HttpResponse:
    files = access.visible_agreement_files(request.user)
    found = get_object_or_404(files.select_related("agreement__program__lead"), pk=pk)
    form = UndatedForm(*sent(request), record=found)
    to = page_url(found.agreement_id, "documents")
    done = do_form(
        request,
        form,
        actions.remove_file,
        file=found,
        said=_("Le document est retiré."),
        to=to,
    )
    return done or show_confirm(
        request,
        form,
        title=_("Retirer le document"),
        agreement=found.agreement,
        object_label=found.name,
        danger=True,
        cancel_url=to,
    )
